"""Check report files and build those without errors. What comes out are values: writing them is the caller's next step."""

import os
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

from gipgen.check import Examined, has_errors
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, fault, filled, problem
from gipgen.project.check_files import Checked, check_files
from gipgen.workspace.files import STDIN, Found
from gipgen.workspace.names import Claims, folded, places, twins
from gipgen.workspace.workspace import Workspace

if TYPE_CHECKING:
    from gipgen.formats.renderer import Renderer

_OF_REPORT = Text("{name}：{why}", "{name}: {why}")
_SAME_TARGET = Text(
    "{path} 和 {other} 会写到同一个文件 {target}，没有生成；请分别用 -o 指定文件夹。",
    "{path} and {other} would both be written to {target}; give each its own -o",
)


class Built(NamedTuple):
    """One file that was checked and, where it has no errors, built: each output by the path that it belongs to.

    ``stale`` are the paths where outputs would be, of a file that was not built because of errors. ``inputs`` are the
    places (``folded``) of what the run has read so far, which no output replaces; ``notes`` is what is to be said of the outputs' names.
    """

    checked: Checked
    outputs: Mapping[str, bytes]
    problem: Problem | None = None
    stale: tuple[str, ...] = ()
    inputs: AbstractSet[str] = frozenset()
    notes: tuple[Text, ...] = ()

    @property
    def file(self) -> str:
        return self.checked.file


class Wanted(NamedTuple):
    """What to build: formats, the folder of the outputs (``None``: beside each report), and how.

    ``draft`` builds reports with errors as well, marked as drafts; ``review`` adds an appendix to the Markdown.
    """

    formats: tuple[str, ...]
    output: str | None = None
    draft: bool = False
    review: bool = False


def build_files(workspace: Workspace, arguments: Iterable[str], wanted: Wanted) -> Iterator[Built]:
    """Check every report that the arguments name and render those without errors, one after the other."""
    named = tuple(arguments)
    inputs = set(places(workspace.files, named))
    claims = Claims(workspace.files)
    for checked in check_files(workspace, named):
        if checked.problem is not None or checked.examined is None:
            yield Built(checked, {}, checked.problem)
            continue
        path, target = checked.found.path, _target(checked.found, wanted.output)
        claim = claims.claim(path, target)
        if claim.other is not None:
            yield Built(checked, {}, problem(_SAME_TARGET, path=path, other=claim.other, target=target))
            continue
        built = _build(workspace, checked, checked.examined, target, wanted)
        if built.outputs:
            inputs.add(folded(workspace.files.place(path)))
            inputs.update(workspace.inputs(checked.examined.case.settings))
            notes = () if claim.twin is None else (twins(built.outputs, target, claim.twin),)
            built = built._replace(inputs=inputs, notes=notes)
        yield built


def _target(found: Found, output: str | None) -> str:
    """The output path without its ending: beside the YAML file, or in the same place below ``output``."""
    if found.path == STDIN:
        return os.path.join(output or "", "report")
    stem = os.path.splitext(found.path)[0]
    return stem if output is None else os.path.join(output, os.path.relpath(stem, found.base or "."))


def _build(workspace: Workspace, checked: Checked, examined: Examined, target: str, wanted: Wanted) -> Built:
    if has_errors(examined.findings) and not (wanted.draft and examined.readable):
        return Built(checked, {}, stale=tuple(f"{target}.{format_}" for format_ in wanted.formats))
    try:
        renderer = workspace.renderer(examined.case.settings)
        folder = workspace.files.place(os.path.dirname(target) or ".")
        rendered = render(examined, wanted.formats, renderer, draft=wanted.draft, review=wanted.review, folder=folder)
    except Problem as problem:
        if problem.of_report:
            name = checked.found.path
            problem = Problem(*filled(_OF_REPORT, name=name, why=problem.text))
        return Built(checked, {}, problem)
    except Exception:  # noqa: BLE001  a fault of ours at one file, a failed proof too, stops none of the others
        return Built(checked, {}, fault(visible(checked.found.path)))
    return Built(checked, {f"{target}.{format_}": content for format_, content in rendered.items()})


def render(
    examined: Examined,
    formats: Iterable[str],
    renderer: "Renderer",
    *,
    draft: bool = False,
    review: bool = False,
    folder: str = "",
) -> dict[str, bytes]:
    """Lay a report out, render it to each format, and prove the result; see ``Renderer.render``."""
    from gipgen.layout.document import lay_out  # noqa: PLC0415  `check` needs none

    document = lay_out(examined.case, draft=draft)
    if review:
        from gipgen.layout.review import review_of  # noqa: PLC0415  rarely asked for

        document = document._replace(review=review_of(examined))
    return renderer.render(examined.case.report, document, formats, folder)
