"""Which place a number takes among its like: 商业企业申请146件，居申请人类别的第二位."""

import re
from collections.abc import Iterator

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
        told = _told(each)
        if told is None or not each.holds or each.then or each.change or each.is_rate:
            continue
        place = parse_chinese(told["place"]) or int(told["place"]) if told["place"] else 1
        likes = list(_likes(each, report))
        if likes and not any(_may_be(each.right[0], place, like) for like in likes):
            yield Rank(each, told[0], 1 + sum(number > each.right[0] for number in likes[0]))


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
    parts, roles = reading.named.sums[0], report.form.roles
    if len(parts) != 1:
        return
    rows, columns = parts[0]
    if len(rows) == len(columns) == 1:
        every = [column.id for column in report.form.columns[rows[0]] if not column.total]
        yield _numbers(report, [(rows[0], each) for each in every])
        if columns[0] in roles.columns.organisations:
            yield _numbers(report, [(rows[0], each) for each in roles.columns.organisations])
    groups = list(cells.outcomes(report).values())
    if not columns and rows in groups:
        widest = [each for each in groups if not any(set(each) < set(other) for other in groups)]
        single: list[tuple[str, ...]] = [each for each in groups if len(each) == 1]
        for like in (widest, single):
            if rows in like:
                yield _totals(report, like)


def _numbers(report: Report, refs: list[tuple[str, str]]) -> list[Number]:
    found = [report.cells[ref].value for ref in refs if ref in report.cells]
    return [number for number in found if number is not None]


def _totals(report: Report, rows: list[tuple[str, ...]]) -> list[Number]:
    found = [cells.totals(report, each) for each in rows]
    return [each.value for each in found if each is not None and each.values]
