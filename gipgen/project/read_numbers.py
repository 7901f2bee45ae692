"""One report file → its numbers, without asking any rule: the first of the two phases of ``export`` and ``trend``.

``numbers_in`` is a function over plain values, so that it also runs in another process: what cannot be read comes back
as a value too, for one bad file stops nothing.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from gipgen.batch.mapped import mapped
from gipgen.check import examine
from gipgen.export.fact import Numbers, numbers_of
from gipgen.findings.harmless import visible
from gipgen.findings.text import Fault, Problem, Text, fault, filled
from gipgen.named_tuple import NamedTuple
from gipgen.project.unusable import why_unusable
from gipgen.report.report import bind
from gipgen.report.structure import read_structure
from gipgen.workspace.files import STDIN, Files
from gipgen.workspace.read_files import read_bytes

_UNUSABLE = Text("{file}：{why}", "{file}: {why}")


class ToRead(NamedTuple):
    """A file to be read; ``content`` where it does not lie on the disk, ``refused`` where there is none."""

    file: str
    content: bytes | None = None
    refused: "Refused | None" = None


class Refused(NamedTuple):
    """Why a file has no numbers, as a value that goes from process to process."""

    text: Text
    in_file: bool = False
    trace: str = ""  # of a fault of ours

    @property
    def problem(self) -> Problem:
        return Fault(self.trace) if self.trace else Problem(*self.text, in_file=self.in_file)


def read_numbers(
    files: Files, arguments: Iterable[str], *, jobs: int | None = 1, cluster: str = ""
) -> Iterator[Numbers | Problem]:
    """The numbers of every report that the arguments name, in their order, or why there are none."""
    items = _to_read(files, arguments, here=files.on_disk and not cluster)
    for each in mapped(numbers_in, items, jobs=jobs, lost=_lost, cluster=cluster):
        yield each.problem if isinstance(each, Refused) else each


def _to_read(files: Files, arguments: Iterable[str], *, here: bool) -> Iterator[ToRead]:
    """``here``: whoever reads them finds them on the disk."""
    for found in files.reports(arguments):
        if isinstance(found, Problem):
            yield ToRead("", refused=_refused(found))
        elif here and found.path != STDIN:
            yield ToRead(found.path)
        else:
            try:
                yield ToRead(found.path, files.read(found.path))
            except Problem as problem:
                yield ToRead(found.path, refused=_refused(problem))


def numbers_in(wanted: ToRead) -> Numbers | Refused:
    """The numbers of one file. What is wrong with a report is not asked: a number that cannot be read is missing."""
    if wanted.refused is not None:
        return wanted.refused
    try:
        raw = read_bytes(wanted.file) if wanted.content is None else wanted.content
        source, form, _ = read_structure(raw)
        if source.broken or not form.keys & source.data.keys():
            why = why_unusable(examine(raw, questions=False))
            assert why is not None  # noqa: S101  both ask the same of a file
            return Refused(filled(_UNUSABLE, file=wanted.file, why=why), in_file=True)
        return numbers_of(wanted.file, sha256(raw).hexdigest(), source, bind(source.data, form))
    except Problem as problem:
        return _refused(problem)
    except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
        return _refused(fault(visible(wanted.file)))


_LOST = Text(
    "{file}：读它的进程意外结束了（可能内存不够），这个文件没有采用。",
    "{file}: the process that read it ended (out of memory, perhaps); this file was left out",
)


def _lost(wanted: ToRead) -> Refused:
    return Refused(filled(_LOST, file=wanted.file), in_file=True)


def _refused(problem: Problem) -> Refused:
    trace = problem.trace if isinstance(problem, Fault) else ""
    return Refused(problem.text, in_file=problem.in_file, trace=trace)
