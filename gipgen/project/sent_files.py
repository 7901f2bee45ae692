"""The first phase on a machine that has none of the files: what they say is sent along, as answers to questions.

What is asked of the files around a report is known when it is read. So an item is sent with the answers that are likely
to be asked for; where something else is, the answer comes from the machine that has the files, and the work is done again.
Checking, building and collecting go this way alike; what needs something of this machine besides files stays here.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Any, Final, Generic, TypeVar, cast

from gipgen.batch.cluster import clustered
from gipgen.findings.text import Problem
from gipgen.form.editions import field_key
from gipgen.named_tuple import NamedTuple
from gipgen.report.neighbours import UnreachableError, year_before
from gipgen.source.decode import MAX_BYTES, decode
from gipgen.workspace.files import Files
from gipgen.workspace.workspace import Workspace

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

Question = tuple[Any, ...]  # a method of ``Files``, or "unshown", and its arguments
_ASKED: Final = ("place", "read", "settings", "open", "exists", "is_folder", "names", "project_folder")
_MOST_ASKED = 1_000  # questions of one item: more is a fault of ours


class Parcel(NamedTuple):
    """An item with what is known of the files around it: a value, a ``Problem``, or why a neighbour cannot be had."""

    item: Any
    answers: tuple[tuple[Question, Any], ...] = ()


class Missing(NamedTuple):
    """A question that a parcel has no answer to."""

    question: Question


class UnansweredError(BaseException):
    """Not an ``Exception``: nobody on the way may take it for a fault at the report."""

    def __init__(self, question: Question) -> None:
        self.question = question
        super().__init__(question)


class Sending(NamedTuple, Generic[_Item, _Result]):
    """How items are done far away: by ``job`` there, with a workspace that is made of the answers.

    ``likely`` are the questions that will be asked; ``stays`` says what has to be done by ``here``, on this machine.
    """

    job: Callable[[Workspace, _Item], _Result]
    here: Callable[[_Item], _Result]
    likely: Callable[[_Item], Iterable[Question]]
    stays: Callable[[_Item], bool]
    lost: Callable[[_Item], _Result]


def sent(
    workspace: Workspace,
    sending: "Sending[_Item, _Result]",
    items: Iterable[_Item],
    address: str,
    *,
    chunk: int,
    known: Callable[[_Item], _Result | None] | None = None,
    keep: Callable[[_Item, _Result], None] | None = None,
) -> Iterator[_Result]:
    """What ``mapped`` would make of the items, by the workers of the cluster at ``address``. Raises ``Problem``."""

    def again(parcel: Parcel, made: Any) -> Parcel | None:
        if not isinstance(made, Missing):
            return None
        assert len(parcel.answers) < _MOST_ASKED  # noqa: S101  or it would be asked for ever
        return parcel._replace(answers=(*parcel.answers, _answered(workspace, made.question)))

    def known_here(parcel: Parcel) -> _Result | None:
        found = known(parcel.item) if known else None
        if found is None and sending.stays(parcel.item):
            found = sending.here(parcel.item)
            keep_here(parcel, found)
        return found

    def keep_here(parcel: Parcel, made: Any) -> None:
        if keep is not None:
            keep(parcel.item, made)

    def lost(parcel: Parcel) -> Any:
        return sending.lost(parcel.item)

    parcels = (_packed(workspace, sending, item) for item in items)
    job: Callable[[Parcel], Any] = partial(_there, sending.job, workspace.reads_settings)
    made = clustered(job, parcels, address, chunk=chunk, lost=lost, again=again, known=known_here, keep=keep_here)
    return cast("Iterator[_Result]", made)


def _packed(workspace: Workspace, sending: "Sending[_Item, _Result]", item: _Item) -> Parcel:
    if sending.stays(item):
        return Parcel(item)
    return Parcel(item, tuple(_answered(workspace, each) for each in sending.likely(item)))


def of_report(workspace: Workspace, path: str) -> Iterator[Question]:
    """What is asked of most reports: what it says, its settings, what lies around it. What else they ask, they ask."""
    yield "read", path, MAX_BYTES
    if workspace.reads_settings:
        yield "settings", path
    yield from around_report(workspace, path)


def around_report(workspace: Workspace, path: str) -> Iterator[Question]:
    """Where a report lies, and the one of last year."""
    yield "place", path
    try:
        place, content = workspace.files.place(path), workspace.files.read(path)
    except Problem:
        return
    text, _ = decode(content[:_HEAD])
    values = {key.rstrip(): value for key, colon, value in (line.partition(":") for line in text.split("\n")) if colon}
    named, year = (values.get(field_key(key), "").strip().strip("\"'") for key in ("previous", "year"))
    file = named or (year_before(place, int(year)) if year.isascii() and year.isdigit() else None)
    if file:
        yield "open", place, file, MAX_BYTES


_HEAD = 20_000  # bytes in which the keys of a whole report stand


def _there(job: Callable[[Workspace, Any], Any], reads_settings: bool, parcel: Parcel) -> Any:  # noqa: FBT001  a job's arguments
    """On the other machine: what ``job`` makes of the item, or what it lacks."""
    files = _Answers(parcel.answers)
    try:
        return job(_base(reads_settings).on(cast("Files", files), files.unshown), parcel.item)
    except UnansweredError as error:
        return Missing(error.question)


class _Answers:
    """The files of another machine, as far as their answers came along. Nothing is written there."""

    on_disk = False
    folds = False

    def __init__(self, answers: Iterable[tuple[Question, Any]]) -> None:
        self._answers = dict(answers)

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        return cast("bytes", self._answer("read", path, limit))

    def unshown(self, characters: Iterable[str]) -> Collection[str]:
        return tuple(self._answer("unshown", "".join(characters)))

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        return partial(self._answer, name)

    def _answer(self, *question: Any) -> Any:
        if question not in self._answers:
            raise UnansweredError(question)
        answer = self._answers[question]
        if isinstance(answer, Problem):
            raise answer
        if isinstance(answer, _Unreachable):
            raise UnreachableError(*answer)
        return answer


class _Unreachable(NamedTuple):
    why: str
    values: dict[str, Any]


def _base(reads_settings: bool) -> Workspace:  # noqa: FBT001
    """What is remembered between two items: settings, compiled templates."""
    known = _BASES.get(reads_settings)
    if known is None:
        from gipgen.workspace.memory import Memory  # noqa: PLC0415  on a worker only

        known = _BASES[reads_settings] = Workspace(Memory({}), reads_settings=reads_settings)
    return known


_BASES: dict[bool, Workspace] = {}


def _answered(workspace: Workspace, question: Question) -> tuple[Question, Any]:
    """A question with what this machine says to it."""
    name, *values = question
    if name == "unshown":
        return question, "".join(workspace.unshown(values[0]))
    assert name in _ASKED  # noqa: S101  nothing else of this machine is told to others
    try:
        return question, getattr(workspace.files, name)(*values)
    except Problem as problem:
        return question, problem
    except UnreachableError as error:
        return question, _Unreachable(error.why, error.values)
