"""Looking at a report on a machine that has none of its files: they are sent along, and so are the answers to its questions.

What a report names beside itself is known when it is read. So it is sent with what is likely to be asked for; where
something else is, the answer comes from the machine that has the files, and the report is looked at again.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Any, cast

from gipgen.batch.cluster import clustered
from gipgen.findings.text import Problem
from gipgen.form.editions import field_key
from gipgen.named_tuple import NamedTuple
from gipgen.project.looks import Look, Wish, look, lost
from gipgen.report.neighbours import Neighbour, UnreachableError, year_before
from gipgen.source.decode import MAX_BYTES, decode
from gipgen.workspace.files import Files, Found
from gipgen.workspace.workspace import Workspace

_Question = tuple[str, ...] | tuple[str, str, int]
_Answer = Neighbour | tuple[str, dict[str, Any]] | str


class Parcel(NamedTuple):
    """A report with all that is known of what lies around it; problems instead of what cannot be read."""

    found: Found | Problem
    place: str = ""
    content: bytes | Problem = b""
    settings: Neighbour | Problem | None = None
    answers: tuple[tuple[_Question, _Answer], ...] = ()


class Missing(NamedTuple):
    """A question that a parcel has no answer to."""

    question: _Question


class UnansweredError(BaseException):
    """Not an ``Exception``: nobody on the way may take it for a fault at the report."""

    def __init__(self, question: _Question) -> None:
        self.question = question
        super().__init__(question)


def sent_looks(
    workspace: Workspace,
    wish: Wish,
    items: Iterable[Found | Problem],
    address: str,
    *,
    known: Callable[[Found | Problem], Look | None] | None,
    keep: Callable[[Found | Problem, Look], None] | None,
) -> Iterator[Look]:
    """What ``look`` makes of each item, by the workers of the cluster at ``address``. Raises ``Problem``."""

    def again(sent: Parcel, made: Look | Missing) -> Parcel | None:
        return with_answer(workspace, sent, made) if isinstance(made, Missing) else None

    def known_there(sent: Parcel) -> Look | None:
        return None if known is None else known(sent.found)

    def keep_here(sent: Parcel, made: Look | Missing) -> None:
        if keep is not None and isinstance(made, Look):
            keep(sent.found, made)

    job = partial(look_there, wish, workspace.reads_settings)
    parcels = (parcel(workspace, found) for found in items)
    made = clustered(job, parcels, address, lost=lost_there, again=again, known=known_there, keep=keep_here)
    return cast("Iterator[Look]", made)


def parcel(workspace: Workspace, found: Found | Problem) -> Parcel:
    """What is sent of a report."""
    if isinstance(found, Problem):
        return Parcel(found)
    content: bytes | Problem
    settings: Neighbour | Problem | None
    try:
        place, content = workspace.files.place(found.path), workspace.files.read(found.path)
    except Problem as problem:
        return Parcel(found, "", problem)
    try:
        settings = workspace.settings_file(found.path)
    except Problem as problem:
        settings = problem
    sent = Parcel(found, place, content, settings)
    return sent._replace(answers=tuple((each, _answered(workspace, each)) for each in _likely(place, content)))


def with_answer(workspace: Workspace, sent: Parcel, missing: Missing) -> Parcel:
    """The same with one more answer."""
    return sent._replace(answers=(*sent.answers, (missing.question, _answered(workspace, missing.question))))


def look_there(wish: Wish, reads_settings: bool, sent: Parcel) -> Look | Missing:  # noqa: FBT001  a job's arguments
    """On the other machine: what ``look`` makes of the report, or what it lacks."""
    if isinstance(sent.found, Problem):
        return look(_base(reads_settings), wish, sent.found)
    there = _There(sent)
    workspace = _base(reads_settings).on(cast("Files", there), there.unshown)
    try:
        return look(workspace, wish, sent.found)
    except UnansweredError as error:
        return Missing(error.question)


def lost_there(sent: Parcel) -> Look:
    return lost(sent.found)


class _There:
    """The files of one parcel, as far as checking asks for them."""

    on_disk = False
    folds = False

    def __init__(self, sent: Parcel) -> None:
        self._sent, self._answers = sent, dict(sent.answers)

    def place(self, path: str) -> str:  # noqa: ARG002  there is one file
        return self._sent.place

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:  # noqa: ARG002  likewise; it was read within it
        return cast("bytes", _given(self._sent.content))

    def settings(self, path: str) -> Neighbour | None:  # noqa: ARG002  likewise
        return cast("Neighbour | None", _given(self._sent.settings))

    def open(self, origin: str, name: str, limit: int) -> Neighbour:
        answer = self._answer((origin, name, limit))
        if isinstance(answer, Neighbour):
            return answer
        raise UnreachableError(*answer)

    def unshown(self, characters: Iterable[str]) -> Collection[str]:
        return tuple(self._answer(("".join(characters),)))

    def _answer(self, question: _Question) -> Any:
        if question not in self._answers:
            raise UnansweredError(question)
        return self._answers[question]


def _given(value: Any) -> Any:
    if isinstance(value, Problem):
        raise value
    return value


def _base(reads_settings: bool) -> Workspace:  # noqa: FBT001
    """What is remembered between two reports: settings."""
    known = _BASES.get(reads_settings)
    if known is None:
        from gipgen.workspace.memory import Memory  # noqa: PLC0415  on a worker only

        known = _BASES[reads_settings] = Workspace(Memory({}), reads_settings=reads_settings)
    return known


_BASES: dict[bool, Workspace] = {}


def _answered(workspace: Workspace, question: _Question) -> _Answer:
    if len(question) == 1:
        return "".join(workspace.unshown(question[0]))
    origin, name, limit = cast("tuple[str, str, int]", question)
    try:
        return workspace.files.open(origin, name, limit)
    except UnreachableError as error:
        return error.why, error.values


def _likely(place: str, content: bytes) -> Iterator[_Question]:
    """What is asked of most reports: the one of last year. What else they ask, they ask."""
    text, _ = decode(content[:_HEAD])
    values = {key.rstrip(): value for key, colon, value in (line.partition(":") for line in text.split("\n")) if colon}
    named, year = (values.get(field_key(key), "").strip().strip("\"'") for key in ("previous", "year"))
    file = named or (year_before(place, int(year)) if year.isascii() and year.isdigit() else None)
    if file:
        yield place, file, MAX_BYTES


_HEAD = 20_000  # bytes in which the keys of a whole report stand
