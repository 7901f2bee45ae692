"""The documents of a run of collecting, made with what lies on the disk: the house style, the units' own Word files."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn, TypeVar

from gipgen.batch.mapped import mapped
from gipgen.batch.work import Work
from gipgen.collect.collect_documents import IsSame, documents
from gipgen.collect.collected import Collected
from gipgen.collect.unit_papers import Load, Paper, ToMake, lost, papers
from gipgen.findings.text import Problem, Text, filled
from gipgen.imports.file_kinds import MAX_BYTES
from gipgen.project.left_alone import RESULT
from gipgen.project.taken import ToTake
from gipgen.settings.settings import DEFAULT
from gipgen.workspace.workspace import Workspace

_Made = TypeVar("_Made")
_NOT_MADE = Text("没有写 {path}：{why}", "{path} was not written: {why}")
_SENT = 4  # units that are sent to a cluster together: their Word files have megabytes
_HERE = 16  # … to a process of this machine, which reads the files itself


def made_documents(
    workspace: Workspace,
    collected: Collected,
    output: str,
    *,
    original: Callable[[str], ToTake],
    is_same: IsSame,
    put: Callable[[str, bytes], None],
    work: Work,
) -> list[Text]:
    """``put`` each by its path from ``output`` on, in the house style of that folder; say why others could not be made: none stops the run."""
    unmade = list[Text]()
    settings, templates = DEFAULT, None
    try:
        settings = workspace.settings(os.path.join(output, RESULT))
        templates = workspace.renderer(settings).templates
    except Problem as problem:
        unmade.append(problem.text)  # a house style that cannot be used: then without it
    spreading = _Spreading(work, is_alone=not workspace.files.on_disk)
    made_one_by_one = documents(
        collected,
        templates=templates,
        original=lambda path: _loading(original(path), is_sent=bool(spreading.cluster)),
        style=settings.style,
        is_same=is_same,
        spread=spreading.spread,
        meanwhile=spreading.meanwhile,
    )
    for path, made in work.watch(made_one_by_one, lambda: 0):
        if isinstance(made, Problem):
            unmade.append(filled(_NOT_MADE, path=path, why=made.text))
        else:
            put(path, made)
    return unmade


class _Spreading:
    """Who makes the documents: other processes where the run has some."""

    def __init__(self, work: Work, *, is_alone: bool) -> None:
        self._jobs, self.cluster = (1, "") if is_alone else (work.jobs, work.cluster)

    def spread(self, wanted: Iterable[ToMake]) -> Iterator[list[Paper]]:
        chunk = _SENT if self.cluster else _HERE
        return mapped(papers, wanted, jobs=self._jobs, chunk=chunk, lost=lost, cluster=self.cluster)

    def meanwhile(self, work: Callable[[], _Made]) -> Callable[[], _Made]:
        """Beside the others' work; without others in its turn."""
        if self._jobs == 1 and not self.cluster:
            return work
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  loaded with the processes

        with_one = ThreadPoolExecutor(1)
        result = with_one.submit(work).result
        with_one.shutdown(wait=False)
        return result


def _loading(file: ToTake, *, is_sent: bool) -> Load:
    """What gives the bytes of a file: read where that is asked, unless it is sent to where the file is not."""
    if not is_sent:
        return _Content(file)
    try:
        return _Content(file._replace(given=file.content(MAX_BYTES)))
    except Problem as problem:
        return _Refusal(problem)


class _Content:
    """The bytes of a file, asked for later."""

    def __init__(self, file: ToTake) -> None:
        self._file = file

    def __call__(self) -> bytes:
        return self._file.content(MAX_BYTES)


class _Refusal:
    """Why there are none, said later."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem

    def __call__(self) -> NoReturn:
        raise self._problem
