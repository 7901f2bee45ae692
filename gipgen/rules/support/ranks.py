"""Which place a number takes among its like: 商业企业申请146件，居申请人类别的第二位."""

import re
from collections.abc import Iterator, Sequence

from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Number, Report
from gipgen.rules.support import cells
from gipgen.rules.support.cell_values import Reading
from gipgen.rules.support.reading import has
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import COUNTING

_PLACE = (
    r"(?:居|排|列|位|名列)[^，。；、0-9]{0,12}?(?:第(?P<place>[一二三四五六七八九十]|\d{1,2})[位名]|(?P<first>首位|首))"
)
_REACH = 24  # characters behind a number in which its place is told


class Rank(NamedTuple):
    """A place that is told of a number, and the one that it takes."""

    reading: Reading
    words: str
    right: int


def ranks(readings: list[Reading], report: Report) -> Iterator[Rank]:
    """The places that are told of numbers and are not theirs; where it is open among which they are, any of them is right."""
    for each in readings:
        told = _told(each) if _is_of_now(each) else None
        likes = list(_likes(each, report)) if told else []
        place = _place(told) if told else 0
        if told and likes and not any(_may_be(each.right[0], place, like) for like in likes):
            yield Rank(each, told[0], 1 + sum(number > each.right[0] for number in likes[0]))


def _is_of_now(reading: Reading) -> bool:
    return reading.holds and not (reading.then or reading.change or reading.is_rate)


def _place(told: re.Match[str]) -> int:
    typed = told["place"]
    return 1 if not typed else int(typed) if typed.isdecimal() else parse_chinese(typed) or 0


def _told(reading: Reading) -> re.Match[str] | None:
    """The place that is told right behind a number, in its clause or the next one."""
    mention = reading.mention
    behind = mention.sentence.text[mention.quantity.end - mention.sentence.begin :][:_REACH]
    match = re.search(_PLACE, behind) if has(COUNTING.places, behind) else None
    between = behind[: match.start()] if match else ""
    return match if not any(map(str.isdecimal, between)) and between.count("，") < 2 else None


def _may_be(number: Number, place: int, like: list[Number]) -> bool:
    return 1 + sum(other > number for other in like) <= place <= sum(other >= number for other in like)


def _likes(reading: Reading, report: Report) -> Iterator[list[Number]]:
    """The numbers beside which a number stands: kinds of applicants, results, groups of results."""
    parts = reading.named.sums[0]
    if len(parts) != 1:
        return
    rows, columns = parts[0]
    if len(rows) == len(columns) == 1:
        yield from _applicants(rows[0], columns[0], report)
    elif not columns:
        groups = list(cells.outcomes(report).values())
        widest = [each for each in groups if not any(set(each) < set(other) for other in groups)]
        single = [each for each in groups if len(each) == 1]
        for like in (widest, single):
            if rows in like:
                yield _totals(report, like)


def _applicants(row: str, column: str, report: Report) -> Iterator[list[Number]]:
    organisations = report.form.roles.columns.organisations
    yield _numbers(report, [(row, each.id) for each in report.form.columns[row] if not each.total])
    if column in organisations:
        yield _numbers(report, [(row, each) for each in organisations])


def _numbers(report: Report, refs: list[tuple[str, str]]) -> list[Number]:
    found = [report.cells[ref].value for ref in refs if ref in report.cells]
    return [number for number in found if number is not None]


def _totals(report: Report, rows: Sequence[tuple[str, ...]]) -> list[Number]:
    found = [cells.totals(report, each) for each in rows]
    return [each.value for each in found if each is not None and each.values]
