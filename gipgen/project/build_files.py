"""Check report files and build those without errors. What comes out are values: writing them is the caller's next step."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from gipgen.batch.mapped import mapped
from gipgen.batch.work import HERE, Work
from gipgen.check import Examined, has_errors
from gipgen.findings.finding import ERROR
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, fault, filled, problem
from gipgen.named_tuple import NamedTuple
from gipgen.project.check_files import Company, asked_of
from gipgen.project.looks import Checked, Look, Wish, look, lost
from gipgen.workspace.files import STDIN, Found
from gipgen.workspace.names import Claims, folded, places, twins
from gipgen.workspace.workspace import Workspace

if TYPE_CHECKING:
    from gipgen.formats.renderer import Renderer
    from gipgen.project.among_others import Told  # a run of one report needs none

_CHUNK, _FEW = 4, 20  # reports that a process takes at a time, with all their outputs; that are built in one process
_OF_REPORT = Text("{name}：{why}", "{name}: {why}")
_PUBLISHED = Text(
    "{path} 已公布，没有重新生成。确要重新生成：加 --force。",
    "{path}: published, not built again; use --force to build it",
)
_WHITE = Text(
    "{name}：“{section}”的表按 gipgen.toml 的 landscape 横排，它那一页或前一页有将近一半是空白。不要空白就不写 landscape。",
    "{name}: the table of '{section}' lies on its side, as gipgen.toml (landscape) wants it; nearly half of its page, or of the one before it, is white",
)
_SAME_TARGET = Text(
    "{path} 和 {other} 会写到同一个文件 {target}，没有生成；请分别用 -o 指定文件夹。",
    "{path} and {other} would both be written to {target}; give each its own -o",
)


class Built(NamedTuple):
    """One file that was checked and, where it has no errors, built: each output by the path that it belongs to.

    ``stale`` are the paths where outputs would be, of what was not built: because of errors, or because one format cannot show
    something of the report (``problem`` says what; the others are in ``outputs``). ``inputs`` are the
    places (``folded``) of what the run has read so far, which no output replaces; ``notes`` is what is to be said of the outputs.
    """

    checked: Checked
    outputs: Mapping[str, bytes]
    problem: Problem | None = None
    stale: tuple[str, ...] = ()
    inputs: AbstractSet[str] = frozenset()
    notes: tuple[Text, ...] = ()
    is_readable: bool = True  # of one that has errors: whether there is a report to make a draft of

    @property
    def file(self) -> str:
        return self.checked.file

    @property
    def keeps_aside(self) -> bool:
        """What somebody has corrected in Word is not lost when the report is built again by force."""
        return True


class Wanted(NamedTuple):
    """What to build: formats, the folder of the outputs (``None``: beside each report), and how.

    ``draft`` builds reports with errors as well, marked as drafts; ``review`` adds an appendix to the Markdown;
    ``published`` builds those that are named and out already.
    """

    formats: tuple[str, ...]
    output: str | None = None
    draft: bool = False
    review: bool = False
    published: bool = False


def build_files(workspace: Workspace, arguments: Iterable[str], wanted: Wanted, work: Work = HERE) -> Iterator[Built]:
    """Check every report that the arguments name and render those without errors, in order, whoever does the ``work``."""
    named = tuple(arguments)
    found = workspace.files.reports(named)
    first = tuple(islice(found, 2))
    if STDIN in named or not workspace.files.on_disk:
        work = HERE  # standard input is one for all, and what is in memory is here
    job = partial(_make, workspace, Wish(traces=len(first) > 1), wanted, whole=work.is_here)
    run = _Run(workspace, named, wanted)
    items = chain(first, found)
    if work.cluster:
        every = _sent(workspace, job, wanted, items, work.cluster)
    else:
        every = mapped(job, items, jobs=work.jobs, chunk=_CHUNK, few=_FEW, lost=_lost)
    for made in every:
        yield run.next(made)


def _sent(
    workspace: Workspace,
    here: "partial[_Made]",
    wanted: Wanted,
    items: Iterable[Found | Problem],
    address: str,
) -> "Iterator[_Made]":
    """By a cluster, but for what only this machine has: its fonts, the files of a house style."""
    from gipgen.project.sent_files import Sending, sent  # noqa: PLC0415  rarely asked for

    def stays(found: Found | Problem) -> bool:
        if isinstance(found, Problem) or "pdf" in wanted.formats:
            return True
        try:
            return workspace.has_house(workspace.settings(found.path))
        except Problem:  # which checking it will tell
            return False

    there = partial(_make_there, *here.args[1:])
    sending = Sending(there, here, partial(asked_of, workspace), stays, _lost)
    return sent(workspace, sending, items, address, chunk=_CHUNK)


class _Made(NamedTuple):
    """The first phase: a report by itself, and what was built of it; ``None`` of one that is not to be built."""

    look: Look
    built: Built | None = None


def _make(workspace: Workspace, wish: Wish, wanted: Wanted, found: Found | Problem, *, whole: bool) -> _Made:
    """Check and build one report; ``whole`` with the report itself."""
    seen = look(workspace, wish, found)
    checked, examined = seen.checked, seen.checked.examined
    built = None
    if examined is not None and (wanted.published or not checked.is_published):
        built = _build(workspace, checked, examined, _target(checked.found, wanted.output), wanted)
        if built.outputs:
            opened = workspace.inputs(examined.case.settings)
            built = built._replace(inputs=frozenset((folded(workspace.files.place(checked.file)), *opened)))
    if not whole:
        seen = seen._replace(checked=checked._replace(examined=None))
    return _Made(seen, built and built._replace(checked=seen.checked))


def _make_there(wish: Wish, wanted: Wanted, workspace: Workspace, found: Found | Problem) -> _Made:
    return _make(workspace, wish, wanted, found, whole=False)


def _lost(found: Found | Problem) -> _Made:
    return _Made(lost(found))


class _Run:
    """The second phase: the reports in order, each among those before it, and no two outputs in one place."""

    def __init__(self, workspace: Workspace, arguments: Sequence[str], wanted: Wanted) -> None:
        self._workspace, self._wanted = workspace, wanted
        self._company = Company(workspace.files, arguments)
        self._inputs = set(places(workspace.files, arguments))
        self._claims = Claims(workspace.files)

    def next(self, made: _Made) -> Built:
        checked, told = self._company.join(made.look)
        if checked.problem is not None:
            return Built(checked, {}, checked.problem)
        path, target = checked.file, _target(checked.found, self._wanted.output)
        if checked.is_published and (checked.is_folded or not self._wanted.published):
            refused = None if checked.is_folded else problem(_PUBLISHED, path=path)
            return Built(checked, {}, refused)
        claim = self._claims.claim(path, target)
        if claim.other is not None:
            return Built(checked, {}, problem(_SAME_TARGET, path=path, other=claim.other, target=target))
        built = self._again(checked, told) if told is not None and self._matters(told) else made.built
        assert built is not None  # noqa: S101  it is no published one, or one that is wanted
        if built.outputs:
            self._inputs.update(built.inputs)
            notes = () if claim.twin is None else (twins(built.outputs, target, claim.twin),)
            built = built._replace(inputs=self._inputs, notes=(*built.notes, *notes))
        return built._replace(checked=checked)

    def _matters(self, told: "Told") -> bool:
        """Whether what is told of a report among others changes its outputs."""
        return self._wanted.review or any(each.severity == ERROR for each in told.findings)

    def _again(self, checked: Checked, told: "Told") -> Built:
        """The report built with what is told of it among others."""
        from gipgen.project.among_others import examined_among  # noqa: PLC0415  for several only

        examined = look(self._workspace, Wish(), checked.found).checked.examined
        if examined is None:  # it has changed in between
            return Built(checked, {})
        target = _target(checked.found, self._wanted.output)
        return _build(self._workspace, checked, examined_among(examined, told), target, self._wanted)


def _target(found: Found, output: str | None) -> str:
    """The output path without its ending: beside the YAML file, or in the same place below ``output``."""
    if found.path == STDIN:
        return os.path.join(output or "", "report")
    stem = os.path.splitext(found.path)[0]
    return stem if output is None else os.path.join(output, os.path.relpath(stem, found.base or "."))


def _build(workspace: Workspace, checked: Checked, examined: Examined, target: str, wanted: Wanted) -> Built:
    if has_errors(examined.findings) and not (wanted.draft and examined.readable):
        paths = (f"{target}.{format_}" for format_ in wanted.formats)
        stale = tuple(each for each in paths if each != checked.found.path)
        return Built(checked, {}, stale=stale, is_readable=examined.readable)
    try:
        renderer = workspace.renderer(examined.case.settings)
        folder = workspace.files.place(os.path.dirname(target) or ".")
        problems: list[Problem] = []
        notes: list[Text] = []
        rendered = render(
            examined,
            wanted.formats,
            renderer,
            draft=wanted.draft,
            review=wanted.review,
            folder=folder,
            name=os.path.basename(target),
            problems=problems,
            notes=notes,
        )
    except Problem as problem:
        return Built(checked, {}, _of_report(problem, checked))
    except Exception:  # noqa: BLE001  a fault of ours at one file, a failed proof too, stops none of the others
        return Built(checked, {}, fault(visible(checked.found.path)))
    return _built(checked, target, wanted, rendered, problems)._replace(notes=tuple(notes))


def _built(checked: Checked, target: str, wanted: Wanted, rendered: dict[str, bytes], problems: list[Problem]) -> Built:
    """What was made, and what one of the formats could not show."""
    met = _of_report(problems[0], checked) if problems else None
    missing = tuple(f"{target}.{format_}" for format_ in wanted.formats if format_ not in rendered)
    return Built(checked, {f"{target}.{format_}": content for format_, content in rendered.items()}, met, missing)


def _of_report(problem: Problem, checked: Checked) -> Problem:
    """A problem that says which report it lies in, where that matters."""
    if not problem.of_report:
        return problem
    return Problem(*filled(_OF_REPORT, name=checked.found.path, why=problem.text))


def render(
    examined: Examined,
    formats: Iterable[str],
    renderer: "Renderer",
    *,
    draft: bool = False,
    review: bool = False,
    folder: str = "",
    name: str = "",
    problems: list[Problem] | None = None,
    notes: list[Text] | None = None,
) -> dict[str, bytes]:
    """Lay a report out, render it to each format, and prove the result; see ``Renderer.render``.

    What is to be said of what a house wishes goes into ``notes``.
    """
    from gipgen.layout.document import lay_out  # noqa: PLC0415  `check` needs none

    document = lay_out(examined.case, draft=draft)
    if notes is not None and document.style.landscape:
        from gipgen.formats.half_white import half_white  # noqa: PLC0415  a house style only

        notes += (filled(_WHITE, name=name, section=part.heading) for part in half_white(document, renderer.house.logo))
    if review:
        from gipgen.layout.review import review_of  # noqa: PLC0415  rarely asked for

        document = document._replace(review=review_of(examined))
    return renderer.render(examined.case.report, document, formats, folder, name=name, problems=problems)
