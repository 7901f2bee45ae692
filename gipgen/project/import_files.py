"""Where report files come from: published reports. What comes out are values: writing them is the caller's next step."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gipgen.check import examine, locate
from gipgen.findings.finding import Finding
from gipgen.findings.harmless import visible
from gipgen.findings.text import Fault, Problem, Text, fault, filled, problem
from gipgen.imports.behind_fence import import_fenced
from gipgen.imports.compose_report import compose
from gipgen.imports.detect import ENDINGS, MAX_BYTES
from gipgen.imports.import_report import Published
from gipgen.project.new_report import schema_near
from gipgen.workspace.files import STDIN, Files
from gipgen.workspace.names import Claims, places, twins
from gipgen.workspace.workspace import Workspace

_THERE = Text(
    "{source} 没有导入：{target} 已经存在，没有改动。请用 -o 换一个位置。",
    "{source} was not imported: {target} exists already; use -o to write elsewhere",
)
_SAME_TARGET = Text(
    "{source} 没有导入：它和 {other} 都会写到 {target}。请分别用 -o 指定位置，或给其中一份换个文件名。",
    "{source} was not imported: it and {other} would both be written to {target}; give each its own -o, or rename one",
)
_OF_SOURCE = Text("{source}：{why}", "{source}: {why}")
_BESIDE = ".导入.yaml"  # beside its source, so that `build` does not come to the source's own name


class Imported(NamedTuple):
    """One published report: what was read, the report file made of it, and what ``check`` says of that."""

    source: str
    target: str  # the file that the text belongs to; empty for standard output
    text: str
    imported: Published | None
    findings: list[Finding]
    problem: Problem | None = None
    inputs: frozenset[str] = frozenset()  # the places (``folded``) of what the run reads
    notes: tuple[Text, ...] = ()  # what is to be said of the target's name

    @property
    def outputs(self) -> dict[str, bytes]:
        return {self.target: self.text.encode("utf-8")} if self.target else {}


def import_files(
    workspace: Workspace, arguments: Iterable[str], output: str | None = None, year: int | None = None
) -> Iterator[Imported]:
    """Turn published reports into report files, one after the other; a bad one stops nothing.

    ``output`` is a file, a folder, or ``-``; without it each result belongs beside its source, as 〈name〉.导入.yaml, so
    that what is built from it is not called like the source. What exists is never to be overwritten.
    """
    files, arguments = workspace.files, tuple(arguments)
    sources = list(_published(files, arguments))
    if len(sources) > 1 and output and _is_file(files, output):
        problem = Problem(
            f"-o {visible(output)} 是一个文件，而要导入的有 {len(sources)} 份。请用 -o 写一个文件夹。",
            f"-o {visible(output)} is one file, for {len(sources)} reports; name a folder",
        )
        yield Imported("", "", "", None, [], problem)
        return
    inputs = frozenset(places(files, (source for source in sources if isinstance(source, str))))
    claims = Claims(files)
    for source in sources:
        if isinstance(source, Problem):
            yield Imported("", "", "", None, [], source)
            continue
        target = _import_target(files, source, output, len(sources))
        try:
            notes = () if target == STDIN else _claim(files, source, target, claims)
            content = _content(files, source, asked=source in arguments)
            yield _import(files, source, content, target, year)._replace(inputs=inputs, notes=notes)
        except Problem as problem:
            yield Imported(source, "", "", None, [], problem)
        except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
            yield Imported(source, "", "", None, [], fault(visible(source)))


def _claim(files: Files, source: str, target: str, claims: Claims) -> tuple[Text, ...]:
    """Take a target for a source; what is to be said of its name. Raises ``Problem`` where it is there or taken."""
    claim = claims.claim(source, target)
    if claim.other is not None:
        raise problem(_SAME_TARGET, source=source, other=claim.other, target=target)
    if files.exists(target):
        raise problem(_THERE, source=source, target=target)
    return () if claim.twin is None else (twins((target,), target, claim.twin),)


def _published(files: Files, arguments: Iterable[str]) -> Iterator[str | Problem]:
    """The files that the arguments name; of a folder those that a reader may know."""
    for argument in arguments:
        if files.is_folder(argument):
            yield from _in_folder(files, argument)
        else:
            yield argument


def _in_folder(files: Files, folder: str) -> Iterator[str | Problem]:
    try:
        names = [name for name in files.names(folder) if name.lower().endswith(ENDINGS) and name[0] not in ".~"]
    except Problem as problem:
        yield problem
        return
    if not names:
        yield Problem(
            f"文件夹里没有可以导入的文件：{visible(folder)}", f"nothing to import in folder {visible(folder)}"
        )
    yield from (os.path.join(folder, name) for name in names)


def _is_file(files: Files, output: str) -> bool:
    return output.lower().endswith((".yaml", ".yml")) and not files.is_folder(output)


def _import_target(files: Files, source: str, output: str | None, count: int) -> str:
    if output == STDIN:
        return STDIN
    if output and count == 1 and _is_file(files, output):
        return output
    beside = os.path.dirname(source)
    folder = beside if output is None else output
    stem = os.path.splitext(os.path.basename(source))[0]
    return os.path.join(folder, stem + (_BESIDE if files.place(folder) == files.place(beside) else ".yaml"))


def _content(files: Files, source: str, *, asked: bool) -> bytes:
    """What a source holds. Raises ``Problem``: of one that was met in a folder a finding, of one asked for a wrong call."""
    try:
        return files.read(source, MAX_BYTES)
    except Problem as problem:
        raise Problem(*problem.text, in_file=problem.in_file and not asked) from problem


def _import(files: Files, source: str, content: bytes, target: str, year: int | None) -> Imported:
    try:
        imported = import_fenced(visible(os.path.basename(source)), content, year)
    except Fault as error:
        raise Fault(error.trace, visible(source)) from error
    except Problem as error:
        words = filled(_OF_SOURCE, source=visible(source), why=error.text)
        raise Problem(*words, in_file=not error.of_call) from error
    place = "report.yaml" if target == STDIN else target
    text = compose(
        imported,
        os.path.basename(source),
        visible(os.path.basename(place)),
        visible(schema_near(files, place, imported.form.edition)),
    )
    examined = examine(text.encode("utf-8"))
    return Imported(source, "" if target == STDIN else target, text, imported, locate(place, examined))
