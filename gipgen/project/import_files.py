"""Where report files come from: published reports. What comes out are values: writing them is the caller's next step."""

import os
from collections.abc import Iterable, Iterator, Sequence

from gipgen.batch.work import HERE, Work
from gipgen.check import examine, locate
from gipgen.findings.finding import Finding
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, fault, filled, problem
from gipgen.imports.compose_report import compose
from gipgen.imports.import_report import Published
from gipgen.named_tuple import NamedTuple
from gipgen.project.by_unit import unit_place
from gipgen.project.import_sources import Sources
from gipgen.project.new_report import DOCUMENTS, NO_YAML, schema_near, untouched
from gipgen.project.read_originals import Reader, ReaderAhead
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
_SAME_UNIT = Text(
    "{source} 没有导入：它和 {other} 是同一单位同一年度的，都会写到 {target}。请核对留哪一份；单位或年度读错了的，单独导入，用 -o 写明文件。",
    "{source} was not imported: it and {other} are of the same unit and year, both for {target}; keep one, or import it by itself with -o",
)
_FEW = 8  # sources that are read in one process, the next one while what came before is written down
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
    untouched: bytes | None = None  # a new file at the target that nobody has filled in

    @property
    def replaces(self) -> dict[str, bytes]:
        return {} if self.untouched is None else {self.target: self.untouched}

    @property
    def outputs(self) -> dict[str, bytes]:
        return {self.target: self.text.encode("utf-8")} if self.target else {}


def import_files(
    workspace: Workspace,
    arguments: Iterable[str],
    output: str | None = None,
    year: int | None = None,
    *,
    by_unit: bool = False,
    work: Work = HERE,
) -> Iterator[Imported]:
    """Turn published reports into report files, in order, whoever does the ``work`` of reading them; a bad one stops nothing.

    ``output`` is a file, a folder, or ``-``; without it each result belongs beside its source, as 〈name〉.导入.yaml, so
    that what is built from it is not called like the source. With ``by_unit`` each belongs to 〈单位〉/〈年度〉/report.yaml
    below the folder. What exists is never to be overwritten.
    """
    files, arguments = workspace.files, tuple(arguments)
    handed = Sources(files, arguments)
    sources = list(handed.named())
    count = sum(isinstance(each, str) and handed.is_meant(each) for each in sources)
    refused = _refused(files, output or "", count)
    if refused is not None:
        yield Imported("", "", "", None, [], refused)
        return
    call = _Call(files, handed, output, year, count, by_unit)
    is_few = work.jobs == 1 or (work.jobs is None and count <= _FEW)
    is_one = (is_few and not work.cluster) or STDIN in arguments
    reader = Reader(call, year) if is_one else ReaderAhead(call, year, sources, work)
    yield from _import_all(sources, call, reader)


class _Call(NamedTuple):
    """What was asked for; ``expected`` are the files that can be imported."""

    files: Files
    sources: Sources
    output: str | None
    year: int | None
    expected: int
    by_unit: bool

    def target(self, source: str, published: Published | None = None) -> str:
        """The file for a source; empty where only what is in it can tell."""
        if self.output == STDIN:
            return STDIN
        beside = self.sources.folder(source)
        folder = beside if self.output is None else self.output
        stem = self.sources.stem(source)
        if self.by_unit:
            return "" if published is None else unit_place(folder, published.agency, published.year, stem)
        if self.output and self.expected == 1 and _is_file(self.files, self.output):
            return self.output
        is_beside = self.files.place(folder) == self.files.place(beside)
        return os.path.join(folder, stem + (_BESIDE if is_beside else ".yaml"))

    def content(self, source: str) -> bytes:
        """What a source holds. Raises ``Problem``."""
        return self.sources.content(source)

    def may_read(self, source: str) -> bool:
        """Whether nothing stands where the report file for a source belongs, as far as its name tells."""
        target = self.target(source)
        return target in ("", STDIN) or not self.files.exists(target)


def _import_all(sources: Sequence[str | Problem], call: _Call, reader: Reader) -> Iterator[Imported]:
    inputs = frozenset(places(call.files, (source for source in sources if isinstance(source, str))))
    claims = Claims(call.files)
    for number, source in enumerate(sources):
        if isinstance(source, Problem):
            yield Imported("", "", "", None, [], source)
            continue
        try:
            published, target, notes = _read_for(source, reader, claims, call)
            for following in sources[number + 1 : number + 2]:
                reader.begin(following)
            imported = _import(call, source, published, target)
            yield _must_be_its_year(call.files, imported)._replace(inputs=inputs, notes=notes)
        except Problem as problem:
            yield Imported(source, "", "", None, [], problem)
        except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
            yield Imported(source, "", "", None, [], fault(visible(source)))


def _read_for(source: str, reader: Reader, claims: Claims, call: _Call) -> tuple[Published, str, tuple[Text, ...]]:
    """What is read of a source, the file for it, and what is to be said of that one's name. Raises ``Problem``."""
    if not call.sources.is_meant(source):
        reader.read(source)  # says why it cannot be read
    target = call.target(source)
    notes = _claim(call, source, target, claims) if target else ()
    published = _readable(reader, source, target, claims)
    if not target:
        target = call.target(source, published)
        notes = _claim(call, source, target, claims)
    return published, target, notes


def _refused(files: Files, output: str, count: int) -> Problem | None:
    """Why the results cannot be put at ``output``."""
    if output.lower().endswith(DOCUMENTS) and not files.is_folder(output):
        return problem(NO_YAML, path=output)
    if count > 1 and output and _is_file(files, output):
        return Problem(
            f"-o {visible(output)} 是一个文件，而要导入的有 {count} 份。请用 -o 写一个文件夹。",
            f"-o {visible(output)} is one file, for {count} reports; name a folder",
        )
    return None


def _claim(call: _Call, source: str, target: str, claims: Claims) -> tuple[Text, ...]:
    """Take a target for a source; what is to be said of its name. Raises ``Problem`` where it is there or taken."""
    if target == STDIN:
        return ()
    claim = claims.claim(source, target)
    if claim.other is not None:
        words = filled(_SAME_UNIT if call.by_unit else _SAME_TARGET, source=source, other=claim.other, target=target)
        raise Problem(*words, in_file=call.by_unit)
    if call.files.exists(target) and untouched(call.files, target) is None:
        raise problem(_THERE, source=source, target=target)
    return () if claim.twin is None else (twins((target,), target, claim.twin),)


def _readable(reader: Reader, source: str, target: str, claims: Claims) -> Published:
    """What is read of a source; one that cannot be read takes no target from others. Raises ``Problem``."""
    try:
        return reader.read(source)
    except Exception:
        if target not in (STDIN, ""):
            claims.release(source, target)
        raise


def _must_be_its_year(files: Files, done: Imported) -> Imported:
    """A new file that nobody has filled in gives way to the report that it is for, and to no other. Raises ``Problem``."""
    if not done.target or not files.exists(done.target):
        return done
    standing = untouched(files, done.target)
    if standing is None or done.imported is None or done.imported.year != standing.year:
        raise problem(_THERE, source=done.source, target=done.target)
    return done._replace(untouched=standing.content)


def _is_file(files: Files, output: str) -> bool:
    return output.lower().endswith((".yaml", ".yml")) and not files.is_folder(output)


def _import(call: _Call, source: str, imported: Published, target: str) -> Imported:
    place = "report.yaml" if target == STDIN else target
    text = compose(
        imported,
        call.sources.origin(source),
        visible(os.path.basename(place)),
        visible(schema_near(call.files, place, imported.form.edition)),
    )
    examined = examine(text.encode("utf-8"), questions=False)
    return Imported(source, "" if target == STDIN else target, text, imported, locate(place, examined))
