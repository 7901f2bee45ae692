"""Tables that say that they are of another year: an appendix for comparison, last year's above this year's. They are named, not read."""

import re
from collections.abc import Sequence

from gipgen.imports.match import Leftover, shortened
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Line, Table

_LONGEST = 40  # characters of a line that says what stands below it
_LAST = re.compile("上年度|上一年|去年|历年|往年|上年(?!结转)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


def without_other_years(blocks: Sequence[Block], year: int | None) -> tuple[list[Block], list[Leftover]]:
    """The blocks without the tables of other years than the report's, and these."""
    kept: list[Block] = []
    others: list[Leftover] = []
    above: Line | None = None
    is_other = False
    for block in blocks:
        if isinstance(block, Line):
            above, is_other = (block, False) if block.text else (above, is_other)
        elif above is not None:
            is_other, above = _is_of_another(above, year), None
        if isinstance(block, Table) and is_other:
            others.append(shortened(block, "other_year"))
        else:
            kept.append(block)
    return kept, others


def _is_of_another(line: Line, year: int | None) -> bool:
    """Whether a line above a table says that it is of a year before the report's."""
    text = normal(line.text[: 2 * _LONGEST])
    if not text or len(text) > _LONGEST or text[-1] in "。；":
        return False
    years = [int(each) for each in _YEAR.findall(text)]
    return _LAST.search(text) is not None or bool(years and year is not None and max(years) < year)
