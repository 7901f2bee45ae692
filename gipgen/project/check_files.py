"""Check report files, each by itself and then among those before it: a bad one stops nothing."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from gipgen.batch.mapped import CHUNK, mapped
from gipgen.batch.work import HERE, Work
from gipgen.findings.text import Problem
from gipgen.project.looks import Checked, Look, Wish, look, lost
from gipgen.workspace.files import STDIN, Files, Found
from gipgen.workspace.names import folded, places
from gipgen.workspace.workspace import Workspace

if TYPE_CHECKING:
    from gipgen.project.among_others import Told  # a run of one report needs none of these
    from gipgen.project.known_looks import KnownLooks
    from gipgen.project.sent_files import Question
    from gipgen.rules.support.siblings import Siblings, Traces

_SOME = 16  # reports: below, checking them costs less than looking up what was found before


def check_files(
    workspace: Workspace, arguments: Iterable[str], *, questions: bool = False, work: Work = HERE
) -> Iterator[Checked]:
    """Check every report that the arguments name and give the outcomes in order, whoever does the ``work``.

    Each is also compared with those before it (GIP904, GIP906). Of those only fingerprints are kept. The reports themselves
    (``examined``) come with them where one process was asked for and nothing that was known before.
    """
    arguments = tuple(arguments)
    found = workspace.files.reports(arguments)
    first = tuple(islice(found, _SOME + 1))
    if STDIN in arguments or not workspace.files.on_disk:
        work = work._replace(
            jobs=1, cache="", cluster=""
        )  # standard input is one for all, and what is in memory is here
    cache = work.cache if len(first) > _SOME and _can_keep() else ""
    wish = Wish(questions, examined=work.is_here, traces=len(first) > 1, basis=bool(cache))
    looks = _looks(workspace, wish, chain(first, found), work._replace(cache=cache))
    company = Company(workspace.files, arguments)
    for each in looks:
        yield company.join(each)[0]


def _can_keep() -> bool:
    try:
        import sqlite3  # noqa: F401, PLC0415  some Pythons are built without it
    except ImportError:
        return False
    return True


def _looks(workspace: Workspace, wish: Wish, items: Iterable[Found | Problem], work: Work) -> Iterator[Look]:
    """The first phase, without what is known already."""
    if not work.cache:
        yield from _mapped(workspace, wish, items, work, None)
        return
    from gipgen.batch.cache import Cache  # noqa: PLC0415  a run of few reports needs none
    from gipgen.project.known_looks import KnownLooks  # noqa: PLC0415  likewise

    cache = Cache(work.cache)
    try:
        yield from _mapped(workspace, wish, items, work, KnownLooks(cache, workspace, wish, work.tell))
    finally:
        cache.close()


def _mapped(
    workspace: Workspace, wish: Wish, items: Iterable[Found | Problem], work: Work, before: "KnownLooks | None"
) -> Iterator[Look]:
    known, keep = (before.known, before.keep) if before is not None else (None, None)
    if not work.cluster:
        job = partial(look, workspace, wish)
        return mapped(job, items, jobs=work.jobs, lost=lost, known=known, keep=keep)
    from gipgen.project.sent_files import Sending, sent  # noqa: PLC0415  rarely asked for

    sending = Sending(
        partial(_look_there, wish), partial(look, workspace, wish), partial(asked_of, workspace), _is_problem, lost
    )
    return sent(workspace, sending, items, work.cluster, chunk=CHUNK, known=known, keep=keep)


def _look_there(wish: Wish, workspace: Workspace, found: Found | Problem) -> Look:
    return look(workspace, wish, found)


def _is_problem(found: Found | Problem) -> bool:
    return isinstance(found, Problem)


def asked_of(workspace: Workspace, found: Found | Problem) -> "Iterator[Question]":
    """What a report will ask of the files around it."""
    from gipgen.project.sent_files import of_report  # noqa: PLC0415  rarely asked for

    assert isinstance(found, Found)  # noqa: S101  of a problem nothing is looked at
    return of_report(workspace, found.path)


class Company:
    """The second phase: the reports of a run in order, each among those before it."""

    def __init__(self, files: Files, arguments: Sequence[str]) -> None:
        self._files, self._arguments = files, arguments
        self._siblings: Siblings | None = None
        self._named: set[str] | None = None

    def join(self, look: Look) -> "tuple[Checked, Told | None]":
        """What a report comes to among those before it, and what is told of that, where anything is."""
        checked, told = look.checked, None
        if look.traces is not None:
            told = self._told(checked.file, look.traces)
        if told is not None:
            from gipgen.project.among_others import examined_among, with_others  # noqa: PLC0415  for several only

            examined = checked.examined and examined_among(checked.examined, told)
            checked = checked._replace(findings=with_others(checked.findings, told), examined=examined)
        return self._folded(checked) if checked.is_published else checked, told

    def _told(self, file: str, traces: "Traces") -> "Told | None":
        from gipgen.project.among_others import told_among  # noqa: PLC0415  for several only
        from gipgen.rules.support.siblings import Siblings  # noqa: PLC0415  likewise

        self._siblings = self._siblings or Siblings()
        told = told_among(file, traces, self._siblings.meet(file, traces))
        return told if any(told) else None

    def _folded(self, checked: Checked) -> Checked:
        """A published report that was met in a folder is folded."""
        if self._named is None:
            self._named = set(places(self._files, self._arguments))
        return checked._replace(is_folded=folded(self._files.place(checked.file)) not in self._named)
