"""Reading the originals of a run, ahead of who writes down what is in them: in a thread, or in several processes."""

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol

from gipgen.batch.mapped import mapped
from gipgen.batch.work import Work
from gipgen.fence.ahead import Begun
from gipgen.findings.harmless import visible
from gipgen.findings.text import Fault, Problem, Text, fault, filled
from gipgen.imports.behind_fence import import_fenced
from gipgen.imports.file_kinds import office_file
from gipgen.imports.import_report import Published
from gipgen.named_tuple import NamedTuple

_OF_SOURCE = Text("{source}：{why}", "{source}: {why}")
_LOST = Text(
    "{source}：读到这个文件，进程就中断了（内存不够，或者被系统结束），单独再试也是这样，没有导入。",
    "{source}: the process that read it ended (out of memory, or ended by the system), and did so again; not imported",
)


class Originals(Protocol):
    """The sources of a call."""

    def content(self, source: str) -> bytes:
        """What a source holds. Raises ``Problem``."""
        ...

    def may_read(self, source: str) -> bool:
        """Whether a source is worth reading before its turn."""
        ...


class Reader:
    """Reads the files of a run, the next one while this side is still busy with the one before."""

    def __init__(self, originals: Originals, year: int | None) -> None:
        self._originals, self._year = originals, year
        self._begun: tuple[str, Begun[Published]] | None = None

    def begin(self, source: str | Problem) -> None:
        """Begin with the next file, if it is one that can be imported."""
        if isinstance(source, str) and self._originals.may_read(source):
            self._begun = source, Begun(partial(self._read, source))

    def read(self, source: str) -> Published:
        """What is read of a source. Raises ``Problem``."""
        begun, self._begun = self._begun, None
        return begun[1].result() if begun and begun[0] == source else self._read(source)

    def _read(self, source: str) -> Published:
        return _published(self._year, source, self._originals.content(source))


class ReaderAhead(Reader):
    """Has other processes read the files of a run, some ahead of what is asked for."""

    def __init__(self, originals: Originals, year: int | None, sources: Iterable[str | Problem], work: Work) -> None:
        super().__init__(originals, year)
        wanted = (self._taken(each) for each in sources if isinstance(each, str))
        job = partial(_read_there, year)
        known = partial(_known_here, job) if work.cluster else None
        self._made = mapped(job, wanted, jobs=work.jobs, chunk=1, few=0, lost=_lost, known=known, cluster=work.cluster)
        self._last = ""

    def begin(self, source: str | Problem) -> None:
        """It has begun."""

    def read(self, source: str) -> Published:
        if source == self._last:
            return super().read(source)  # asked for again
        made = next(each for each in self._made if each.source == source)  # all come, in order
        self._last = source
        if isinstance(made.outcome, Problem):
            raise made.outcome
        return super().read(source) if made.outcome is None else made.outcome

    def _taken(self, source: str) -> "_ToRead":
        try:
            return _ToRead(source, self._originals.content(source) if self._originals.may_read(source) else None)
        except Problem as problem:
            return _ToRead(source, problem)


class _ToRead(NamedTuple):
    source: str
    content: bytes | Problem | None  # of one that nobody wants


class _Outcome(NamedTuple):
    source: str
    outcome: Published | Problem | None


def _known_here(job: Callable[[_ToRead], _Outcome], wanted: _ToRead) -> _Outcome | None:
    """What is not worth sending, or takes an office program, which is this machine's."""
    content = wanted.content
    return None if isinstance(content, bytes) and office_file(content) is None else job(wanted)


def _read_there(year: int | None, wanted: _ToRead) -> _Outcome:
    if wanted.content is None or isinstance(wanted.content, Problem):
        return _Outcome(wanted.source, wanted.content)
    try:
        return _Outcome(wanted.source, _published(year, wanted.source, wanted.content))
    except Problem as problem:
        return _Outcome(wanted.source, problem)
    except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
        return _Outcome(wanted.source, fault(visible(wanted.source)))


def _lost(wanted: _ToRead) -> _Outcome:
    words = filled(_LOST, source=visible(wanted.source))
    return _Outcome(wanted.source, Problem(*words, in_file=True))


def _published(year: int | None, source: str, content: bytes) -> Published:
    """What is read of the content of a source. Raises ``Problem``."""
    try:
        return import_fenced(visible(os.path.basename(source)), content, year)
    except Fault as error:
        raise Fault(error.trace, visible(source)) from error
    except Problem as error:
        words = filled(_OF_SOURCE, source=visible(source), why=error.text)
        raise Problem(*words, in_file=not error.of_call) from error
