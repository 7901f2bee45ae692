"""Who plays which part in an edition of the form: what rules, comparison and importer ask for instead of an id.

The form file names every part (``roles:``). ``none`` there means that the edition has no such thing: then the part is
empty, and whoever asks for its numbers finds none and keeps quiet. A part that is not named at all is a slip, and the
form is not loaded.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from gipgen.findings.finding import Path
from gipgen.findings.text import Problem, Text, filled, listed
from gipgen.named_tuple import NamedTuple

_NONE = "none"


_POINTS = Text(
    "{name} 写的是 {id}，这一版没有这个 id；没有这一项的，写 none。",
    "{name} points at {id}, and the form has nothing of this id there; an edition without it says none",
)
_ONE = Text("{name} 最多写一个，这里是 {ids}。", "{name}: one at most, not {ids}")
_NO_COLUMN = Text("{row} 这一行没有 {ids} 这一列。", "row {row} has no column {ids}")


class FormError(Problem):
    """What is wrong with a form file: a fault of who wrote it. ``path`` leads to the place in it."""

    def __init__(self, text: Text, path: Path = ()) -> None:
        super().__init__(*text)
        self.path = path


class SectionRoles(NamedTuple):
    """Ids of sections; empty where the edition has none."""

    overview: str  # the year's work in words
    proactive: str  # what was published without being asked, with its table
    applications: str  # with the table of applications
    disputes: str  # reviews and suits, with their table
    problems: str  # problems and what is done about them
    other_matters: str  # what else; fees for information are told here


class RowRoles(NamedTuple):
    """Ids of rows, none or several."""

    documents: tuple[str, ...]  # regulations and other documents: made, repealed, in force
    regulations: tuple[str, ...]  # 规章, which few agencies may make
    decisions: tuple[str, ...]  # licences, penalties, coercion …: decided in the year
    fees: tuple[str, ...]  # charged by the agency
    received: tuple[str, ...]  # applications of the year
    carried_in: tuple[str, ...]  # … left over from last year
    results: tuple[str, ...]  # … dealt with, in total
    disclosed: tuple[str, ...]  # … of these what was given in full
    partly_disclosed: tuple[str, ...]
    denied: tuple[str, ...]  # for whatever reason
    unavailable: tuple[str, ...]  # what the agency does not have, or cannot make out
    carried_out: tuple[str, ...]  # … left over for next year
    fee_unpaid: tuple[str, ...]  # … dropped because the fee was not paid
    reviews: tuple[str, ...]
    suits: tuple[str, ...]  # of whatever kind
    suits_after_review: tuple[str, ...]


class ColumnRoles(NamedTuple):
    """Ids of columns; empty where the edition has none."""

    made: str  # of documents
    repealed: str
    in_force: str
    decided: str  # of decisions
    fee_amount: str  # of fees
    persons: str  # of applications
    organisations: tuple[str, ...]
    upheld: str  # of reviews and suits
    corrected: str
    other_outcome: str
    pending: str


class Roles(NamedTuple):
    sections: SectionRoles
    rows: RowRoles
    columns: ColumnRoles


def read_roles(named: Mapping[str, Any], sections: Collection[str], columns: Mapping[str, Collection[str]]) -> Roles:
    """The parts that a form file names; ``columns`` are the ids of the columns by the id of each row.

    Raises ``FormError`` with the name of a part that nothing plays; that all are named, ``form_shape.py`` says.
    """
    every = {column for row in columns.values() for column in row}
    of_sections = _parts("sections", SectionRoles._fields, named, sections)
    of_rows = _parts("rows", RowRoles._fields, named, columns)
    of_columns = _parts("columns", ColumnRoles._fields, named, every)
    several = of_columns.pop("organisations")
    roles = Roles(
        SectionRoles(**{part: _one("sections", part, ids) for part, ids in of_sections.items()}),
        RowRoles(**of_rows),
        ColumnRoles(organisations=several, **{part: _one("columns", part, ids) for part, ids in of_columns.items()}),
    )
    for rows, wanted in _columns_of(roles.rows, roles.columns):
        for row in rows:
            if lost := [id_ for id_ in wanted if id_ and id_ not in columns[row]]:
                raise FormError(filled(_NO_COLUMN, row=row, ids=listed(lost)), ("roles", "columns"))
    return roles


def _columns_of(rows: RowRoles, columns: ColumnRoles) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Rows, and the parts of columns that have to be columns of theirs."""
    yield rows.documents, (columns.made, columns.repealed, columns.in_force)
    yield rows.decisions, (columns.decided,)
    yield rows.fees, (columns.fee_amount,)
    yield rows.received, (columns.persons, *columns.organisations)
    yield rows.reviews, (columns.upheld, columns.corrected, columns.other_outcome, columns.pending)


def _parts(
    kind: str, parts: tuple[str, ...], named: Mapping[str, Any], known: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """The ids that play each part of one kind."""
    found = {part: _ids(named[kind][part]) for part in parts}
    for part, ids in found.items():
        for id_ in ids:
            if id_ not in known:
                raise FormError(filled(_POINTS, name=f"roles.{kind}.{part}", id=id_), ("roles", kind, part))
    return found


def _ids(value: Any) -> tuple[str, ...]:
    if value == _NONE:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _one(kind: str, part: str, ids: tuple[str, ...]) -> str:
    if len(ids) > 1:
        raise FormError(filled(_ONE, name=f"roles.{kind}.{part}", ids=listed(ids)), ("roles", kind, part))
    return ids[0] if ids else ""
