"""How wide the columns of the form's tables are on paper, and how small their numbers must be to stay whole."""

from functools import partial
from math import ceil
from typing import Any

from gipgen.formats.measures import Measures
from gipgen.layout.grid import Grid, GridCell

_STANDARD_WIDTH = 8844  # twips, 156 mm; the stubs below are for it and scale with the page
_STUB_TREE = (620, 800, 2424)  # table three: 本年度 and 不予公开 in narrow columns, then the longest labels
_TURNED_WIDTH = 12756  # … 225 mm, the same of a page on its side: no label takes more than two lines
_STUB_TURNED = (620, 800, 4600)
_WIDE = (_STANDARD_WIDTH + _TURNED_WIDTH) // 2
_STUB_ONE = 2600
DIGIT = (
    0.637  # the width of a figure in the widest fonts that stand in for others, to its size; a number is never broken
)
_READABLE = 15  # half points: no number is smaller for want of room that labels could give
_NARROWEST = 72  # per cent of their width: narrower digits run into each other
_NARROW = (2, 3, 7)  # characters a line of a stub that gives room to numbers: 三、 and （三）, then the labels
_SMALLEST = 6  # half points: 18 digits in the narrowest column
CELL_MARGINS = 56  # twips, left and right together


def widths(grid: Grid, page: Measures) -> list[int]:
    """Column widths in twips; together never more than the text is wide.

    Columns are alike where their numbers fit. Else each is as wide as its own wants it, at a size that is read without a glass, and
    the labels have what is left.
    """
    return widths_for_numbers(grid, page) or _usual_widths(grid, page.text_width)


def widths_for_numbers(grid: Grid, page: Measures) -> list[int]:
    """The widths where numbers want others than the usual ones; else nothing."""
    if is_small(grid):
        columns, longest = _usual_widths(grid, page.text_width), longest_numbers(grid)
        if _room_for(max(longest), _usual(grid, page)) > columns[-1]:
            return _by_numbers(longest, columns[: grid.stub_columns], page, _usual(grid, page))
    return []


def _usual_widths(grid: Grid, room: int) -> list[int]:
    standard, tree = (_TURNED_WIDTH, _STUB_TURNED) if room > _WIDE else (_STANDARD_WIDTH, _STUB_TREE)
    stub = list(tree) if grid.stub_columns == len(tree) else [_STUB_ONE] * grid.stub_columns
    stub = [each * room // (standard if len(stub) == len(tree) else _STANDARD_WIDTH) for each in stub]
    shares = grid.shares or (1,) * (grid.columns - len(stub))
    each = (room - sum(stub)) // sum(shares)
    return stub + [each * share for share in shares]


def _by_numbers(longest: list[int], stub: list[int], page: Measures, usual: int) -> list[int]:
    """Widths by the longest number of each column; the stub is narrower where they have no room at the least size that is read."""
    letter = page.small * 10
    least = 2 * letter + CELL_MARGINS + _PLAY  # 结果 over 维持
    tried = [
        [max(_room_for(length, size), least) for length in longest]
        for size in range(usual, min(_READABLE, usual) - 1, -1)
    ]
    columns = next((each for each in tried if sum(each) <= page.text_width - sum(stub)), None)
    if columns is None:
        columns = tried[-1]
        if stub:
            narrow = [count * letter + CELL_MARGINS + _PLAY for count in _NARROW[-len(stub) :]]
            left = max(page.text_width - sum(columns), sum(narrow))
            stub = [*narrow[:-1], min(left, sum(stub)) - sum(narrow[:-1])]
    free = page.text_width - sum(stub) - sum(columns)
    return stub + [each + free // len(columns) for each in columns]


def longest_numbers(grid: Grid) -> list[int]:
    """The length of the longest number in each column behind the stub."""
    longest = [1] * grid.columns
    for row in grid.rows:
        for cell in row:
            if cell.ref and cell.colspan == 1:
                longest[cell.column] = max(longest[cell.column], len(cell.text))
    return longest[grid.stub_columns :]


def _room_for(length: int, size: int) -> int:
    """How wide a cell is for a number of so many digits, of a size in half points."""
    return ceil(length * size * 10 * DIGIT) + CELL_MARGINS


def number_size(grid: Grid, page: Measures, columns: list[int]) -> int:
    """The size of a table's numbers in half points: as small as the longest of them needs it for its cell.

    Below what is read without a glass they are rather narrower than smaller (``number_share``).
    """
    fits, largest = _fitting(grid, page, columns), _usual(grid, page)
    if fits < _READABLE:
        fits = min(_READABLE, fits * 100 / _NARROWEST)
    return max(min(largest, int(fits)), _SMALLEST)


def number_share(grid: Grid, page: Measures, columns: list[int]) -> int:
    """How wide a table's numbers are of what they usually are, per cent."""
    return min(int(100 * _fitting(grid, page, columns) / number_size(grid, page, columns)), 100)


def _fitting(grid: Grid, page: Measures, columns: list[int]) -> float:
    """The size, in half points, in which each number fits its cell."""
    largest = _usual(grid, page)
    longest: dict[tuple[int, int], int] = {}
    for row in grid.rows:
        for cell in row:
            if cell.ref:
                place = (cell.column, cell.colspan)
                longest[place] = max(longest.get(place, 1), len(cell.text))
    fits = (
        (sum(columns[column : column + span]) - CELL_MARGINS) / (length * 10 * DIGIT)
        for (column, span), length in longest.items()
    )
    return min(fits, default=largest)


def _usual(grid: Grid, page: Measures) -> int:
    """The size of its numbers where they are short."""
    return page.number if is_small(grid) else page.table


def side(cell: GridCell, width: int, size: int) -> int:
    """What a header leaves free on either side, in twips, so that its words of two characters are not cut: 商业/企业, not 商业企/业.

    ``size`` is that of its letters in half points.
    """
    each, room = size * 10, width - CELL_MARGINS
    count = room // each
    if cell.kind != "header" or len(cell.text) % 2 or len(cell.text) <= count or count % 2 == 0:
        return 0
    return max(room - (count - 1) * each - _PLAY, 0) // 2


def looks(grid: Grid, page: Measures) -> dict[str, Any]:
    """What templates of tables ask for each cell."""
    return {
        "is_small": is_small(grid),
        "usual": _usual(grid, page),
        "side": partial(side, size=header_size(grid, page)),
        "lines": partial(label_lines, size=header_size(grid, page)),
    }


def free_sides(grid: Grid, page: Measures, columns: list[int]) -> set[int]:
    """What the headers of a table leave free on either side."""
    headers = [cell for row in grid.rows for cell in row if cell.kind == "header"]
    size = header_size(grid, page)
    return {side(cell, sum(columns[cell.column : cell.column + cell.colspan]), size) for cell in headers}


def is_small(grid: Grid) -> bool:
    """Whether a table has so many columns that it is set small."""
    return grid.columns > _MANY


def header_size(grid: Grid, page: Measures) -> int:
    """The size of a table's headers and labels, in half points."""
    return page.small if is_small(grid) else page.table


def label_lines(cell: GridCell, width: int, size: int) -> list[str]:
    """A group's label as it stands in its narrow column: its number, and below that its words, parted only between them."""
    number, *words = label_words(cell.text)
    if cell.scope != "rowgroup" or not words:
        return [cell.text]
    room = width - CELL_MARGINS
    if len(cell.text) - len(number) <= room // (size * 10):
        return [number, "".join(words)]
    if max(map(len, words)) * size * 10 > room:
        words = ["".join(words)]
    return [number, *words]


def label_words(label: str) -> list[str]:
    """The number of a group's label and its words, which have two characters; of an odd count the first has three: 本年度, 办理, 结果."""
    number, sign, name = label.partition("）") if label.startswith("（") else label.partition("、")
    if not (sign and name):
        return [label]
    first = 2 + len(name) % 2
    return [number + sign, name[:first], *(name[at : at + 2] for at in range(first, len(name), 2))]


_MANY = 7  # columns
_PLAY = 20  # twips more than the letters take, for rounding
