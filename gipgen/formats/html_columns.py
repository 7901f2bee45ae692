"""The columns of a table of the prose on the web page: as wide as on paper where there is room, and what they take at least."""

import re
from itertools import zip_longest

from gipgen.formats.measures import Measures
from gipgen.formats.prose_columns import prose_columns
from gipgen.layout.letter_widths import em
from gipgen.named_tuple import NamedTuple
from gipgen.prose import nodes

_SHORT, _LONG = (
    4.5,
    12,
)  # em: the least of a column (style.css); of one with long texts, or its cells would be very high
_BESIDE = 0.8  # em beside the words of a cell
_LETTERS = 0.95  # rem, of tables (style.css)
_TELEPHONE = 16  # rem: what is no wider nobody has to push


class PageColumns(NamedTuple):
    """``shares`` in per cent; ``long`` says of each column whether its texts take several lines; ``least`` in rem, 0 where all fit a telephone.

    ``parted`` is whether sheets of paper may part the table, as they may in the other files.
    """

    shares: list[float]
    long: list[bool]
    least: float
    parted: bool


def page_columns(table: nodes.Table, page: Measures) -> PageColumns:
    """The columns as they are on paper, and how wide they are together at least."""
    from gipgen.formats.paging import prose_kept  # noqa: PLC0415  most pages have no such table

    found = prose_columns(table, page)
    columns = zip_longest(*([nodes.plain(cell) for cell in row] for row in table.rows), fillvalue="")
    least = _LETTERS * sum(
        max(_LONG if long else _SHORT, _word(column)) for column, long in zip(columns, found.long, strict=True)
    )
    all_widths = sum(found.widths)
    shares = [round(100 * width / all_widths, 1) for width in found.widths]
    parted = not all(prose_kept(table, page)[:-1])
    return PageColumns(shares, found.long, round(least, 1) if least > _TELEPHONE else 0, parted)


def _word(column: tuple[str, ...]) -> float:
    """The width of the longest word that no line parts, in em."""
    return max((em(word) for text in column for word in re.findall("[!-~]+", text)), default=0) + _BESIDE
