"""The headings of a roster: in which of its first rows they stand, and which column is which.

Offices keep rosters of their own, with a title above and 单位名称 for 单位. What a list here names is taken for the column
that it can only be, and said; a heading that is merely like one is asked about and never taken.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Protocol

from gipgen.collect import roster_words as words
from gipgen.collect.roster_field import Field
from gipgen.collect.unit_names import Nearest
from gipgen.findings.finding import ERROR, INFO, WARNING, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text, filled, listed
from gipgen.vocabulary.roster_terms import ROSTER

_COLUMNS: Final = (
    ROSTER.unit, ROSTER.credit_code, ROSTER.above, ROSTER.region_code, ROSTER.former_names, ROSTER.merged_into,
    ROSTER.first_year, ROSTER.last_year, ROSTER.owing, ROSTER.received, ROSTER.note,
)  # fmt: skip
HEADINGS: Final = tuple(names[0] for names in _COLUMNS)
NAME: Final = HEADINGS[0]
_SEARCHED: Final = 20  # rows in which the headings may stand: above them there may be a title
_LONGEST: Final = 12  # characters of a heading
_MEANT: Final = {other: names[0] for names in _COLUMNS for other in names}


class Tells(Protocol):
    """Takes what is to be said of a heading."""

    def add(self, rule: str, severity: Severity, text: str, at: Field, values: dict[str, Any], /) -> None: ...


def heading_row(rows: Sequence[Sequence[Field]]) -> int | None:
    """The number of the row of headings: of the first rows the one with most of them; ``None`` where none names the units."""
    named = [at for at, row in enumerate(rows[:_SEARCHED]) if any(_meant(each) == NAME for each in row)]
    return max(named, key=lambda at: _known(rows[at]), default=None)


def in_two_rows(upper: Sequence[Field], lower: Sequence[Field]) -> tuple[Field, ...] | None:
    """The headings where the row below them is one of headings too: 报送情况 above 应报 and 收到; ``None`` where it is none.

    Below, a name may stand where the cell above is merged over both rows, and nothing else in the names' column.
    """
    name_at = next(at for at, each in enumerate(upper) if _meant(each) == NAME)
    name = lower[name_at] if name_at < len(lower) else Field("", 0, 0)
    if not _known(lower) or (name.text and _meant(name) != NAME):
        return None
    width = max(len(upper), len(lower))
    pairs = zip(_filled(upper, width), _filled(lower, width), strict=True)
    return tuple(below if below.text and (_meant(below) or not _meant(above)) else above for above, below in pairs)


def _filled(row: Sequence[Field], width: int) -> Iterator[Field]:
    """The row, and empty fields up to a width."""
    yield from row
    yield from (Field("", row[-1].line, row[-1].column) for _ in range(width - len(row)))


def name_column(rows: Sequence[Sequence[str]]) -> int | None:
    """The column of the units' names in the rows of a sheet; ``None`` where it has no headings of a roster."""
    fields = [[Field(text, 0, 0) for text in row] for row in rows[:_SEARCHED]]
    at = heading_row(fields)
    return None if at is None else next(column for column, each in enumerate(fields[at]) if _meant(each) == NAME)


def is_heading_again(row: Iterable[Field]) -> bool:
    """Whether a line below the headings is one of headings too: their second line, or those of the next printed page."""
    return all(_meant(each) or _plain(each) in ROSTER.own_columns for each in row if each.text)


def tell_no_headings(rows: Sequence[Sequence[Field]], noted: Tells) -> None:
    """Say that no column names the units, of the row that looks most like headings."""
    row = max(rows[:_SEARCHED], key=_known)
    fields = [each for each in row if each.text]
    near = Nearest(each.text for each in fields).to(NAME)
    near = near or next((each.text for each in fields if NAME in each.text and len(each.text) <= _LONGEST), "")
    perhaps: Text = filled(words.TEXTS["perhaps"], heading=_shown(near)) if near else Text("", "")
    headings = listed(_shown(each.text) for each in fields)
    noted.add(words.SHAPE, ERROR, "no_name_column", fields[0], {"headings": headings, "near": perhaps})


def columns(row: Sequence[Field], noted: Tells, below: Sequence[Sequence[Field]] = ()) -> Iterator[tuple[str, int]]:
    """The known headings with the number of their column; ``below`` are the lines, which may tell what an unknown one is."""
    nearest = Nearest(HEADINGS)
    written = {_plain(each) for each in row}
    seen = set[str]()
    for at, field in enumerate(row):
        heading, meant = _plain(field), _meant(field)
        if meant != heading and meant in written:
            meant = ""  # the right column stands there as well
        if seen & {heading, meant}:
            noted.add(words.HEADING, WARNING, "heading_twice", field, {"heading": meant or heading})
        elif meant:
            seen |= {heading, meant}
            if meant != heading:
                noted.add(words.HEADING, INFO, "meant", field, {"heading": heading, "meant": meant})
            yield meant, at
        elif heading:
            _tell_unknown(field, heading, _near(heading, nearest) or _owing(below, at), noted)


def _near(heading: str, nearest: Nearest) -> str:
    return "" if heading in ROSTER.own_columns else nearest.to(heading) or _begun(heading)


def _owing(lines: Sequence[Sequence[Field]], at: int) -> str:
    """应报, where a column says of some units 否 and of none anything but that and 是: 是否报送; else nothing.

    It may as well say who has handed in, so it is asked about.
    """
    typed = {line[at].text.upper() for line in lines if at < len(line)} - {""}
    may_be = not typed.isdisjoint(ROSTER.owes_none) and typed <= {*ROSTER.owes, *ROSTER.owes_none}
    return ROSTER.owing[0] if may_be else ""


def _tell_unknown(field: Field, heading: str, near: str, noted: Tells) -> None:
    values = {"heading": _shown(heading), "nearest": near, "known": listed(HEADINGS)}
    severity: Severity = WARNING if near else INFO
    noted.add(words.HEADING, severity, "unknown_near" if near else "unknown", field, values)


def _plain(field: Field) -> str:
    return "".join(field.text.split())


def _meant(field: Field) -> str:
    """The heading that this is, or can only be; empty for anything else."""
    return _MEANT.get(_plain(field), "")


def _known(row: Iterable[Field]) -> int:
    return sum(1 for each in row if _meant(each))


def _begun(heading: str) -> str:
    """The known heading that a longer one begins with: 收到的日期, 起始."""
    return next((each for each in HEADINGS if heading.startswith(each)), "")


def _shown(text: str) -> str:
    return quoted(text, 0, 40)
