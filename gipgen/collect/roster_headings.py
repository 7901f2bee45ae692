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

HEADINGS: Final = (
    "单位", "统一社会信用代码", "上级", "行政区划代码", "曾用名", "并入", "起", "止", "应报", "收到", "备注",
)  # fmt: skip
NAME: Final = HEADINGS[0]
_SEARCHED: Final = 20  # rows in which the headings may stand: above them there may be a title
_LONGEST: Final = 12  # characters of a heading
_COMMON: Final = (
    "序号",
    "名称",
    "代码",
    "联系人",
    "电话",
    "联系电话",
)  # columns of an office's own, which nobody mistakes for ours
_MEANT: Final = {
    other: heading
    for heading, others in (
        ("单位", "单位名称 单位全称 机关名称 机构名称 行政机关名称"),
        ("统一社会信用代码", "社会信用代码 统一信用代码 信用代码"),
        ("上级", "上级单位 上级机关 上级部门 主管部门 主管单位 上级主管部门"),
        ("行政区划代码", "行政区划 区划代码"),
        ("曾用名", "曾用名称 原名 原名称"),
        ("并入", "并入单位"),
        ("起", "起始年度"),
        ("止", "终止年度 截止年度"),
        ("应报", "是否应报"),
        ("收到", "收到日期 收到时间"),
    )
    for other in others.split()
}


class Tells(Protocol):
    """Takes what is to be said of a heading."""

    def add(self, rule: str, severity: Severity, text: str, at: Field, values: dict[str, Any], /) -> None: ...


def heading_row(rows: Sequence[Sequence[Field]]) -> int | None:
    """The number of the row of headings: of the first rows the one with most of them; ``None`` where none names the units."""
    named = [at for at, row in enumerate(rows[:_SEARCHED]) if any(_meant(each) == NAME for each in row)]
    return max(named, key=lambda at: _known(rows[at]), default=None)


def name_column(rows: Sequence[Sequence[str]]) -> int | None:
    """The column of the units' names in the rows of a sheet; ``None`` where it has no headings of a roster."""
    fields = [[Field(text, 0, 0) for text in row] for row in rows[:_SEARCHED]]
    at = heading_row(fields)
    return None if at is None else next(column for column, each in enumerate(fields[at]) if _meant(each) == NAME)


def is_heading_again(row: Iterable[Field]) -> bool:
    """Whether a line below the headings is one of headings too: their second line, or those of the next printed page."""
    return all(_meant(each) or _plain(each) in _COMMON for each in row if each.text)


def tell_no_headings(rows: Sequence[Sequence[Field]], noted: Tells) -> None:
    """Say that no column names the units, of the row that looks most like headings."""
    row = max(rows[:_SEARCHED], key=_known)
    fields = [each for each in row if each.text]
    near = Nearest(each.text for each in fields).to(NAME)
    near = near or next((each.text for each in fields if NAME in each.text and len(each.text) <= _LONGEST), "")
    perhaps: Text = filled(words.TEXTS["perhaps"], heading=_shown(near)) if near else Text("", "")
    headings = listed(_shown(each.text) for each in fields)
    noted.add(words.SHAPE, ERROR, "no_name_column", fields[0], {"headings": headings, "near": perhaps})


def columns(row: Sequence[Field], noted: Tells) -> Iterator[tuple[str, int]]:
    """The known headings with the number of their column."""
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
            _tell_unknown(field, heading, nearest, noted)


def _tell_unknown(field: Field, heading: str, nearest: Nearest, noted: Tells) -> None:
    near = "" if heading in _COMMON else nearest.to(heading) or _begun(heading)
    values = {"heading": _shown(heading), "nearest": near, "known": listed(HEADINGS)}
    severity: Severity = WARNING if near else INFO
    noted.add(words.HEADING, severity, "unknown_near" if near else "unknown", field, values)


def _plain(field: Field) -> str:
    return "".join(field.text.split())


def _meant(field: Field) -> str:
    """The heading that this is, or can only be; empty for anything else."""
    heading = _plain(field)
    return heading if heading in HEADINGS else _MEANT.get(heading, "")


def _known(row: Iterable[Field]) -> int:
    return sum(1 for each in row if _meant(each))


def _begun(heading: str) -> str:
    """The known heading that a longer one begins with: 收到的日期, 起始."""
    return next((each for each in HEADINGS if heading.startswith(each)), "")


def _shown(text: str) -> str:
    return quoted(text, 0, 40)
