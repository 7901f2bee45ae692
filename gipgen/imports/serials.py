"""Rows and columns of a table that only count (序号, 栏次 甲 1 2 3): their numbers are nobody's, and stand beside those that are somebody's.

A name tells them, or else the numbers themselves: no row of the form rises one by one from 0 or 1, its last number is a sum.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Cell, Line, Table, plain

_NAMES = frozenset(("序号", "行次", "编号"))
_OF_COLUMNS = frozenset(("栏次", "列次", "栏号"))  # one number behind these is one of a column as well
_OF_ROWS = _OF_COLUMNS | frozenset(("序号", "行次", "甲", "乙", "丙", "丁"))
_BEGINS = frozenset("序行编 \u3000\n")  # a sign tells for most cells that they are none
_MAY_COUNT = frozenset("栏列序行甲（(01 \u3000")  # the same of lines
_IN_FRONT = "（( \n\u3000"  # of the number in a cell
_FEWEST = 3  # that are counted
_UNNAMED = 5  # that are, where no name tells it
_ALONE = 10  # lines of one number each, where no name tells it: numbers of a column one below the other may rise
_FIRST = 4  # that are in the first row of a table, where no name tells it
_LONGEST = 60  # characters of a line
_MOST = 20  # lines of a cell each


def without_serials(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Line, ...]]:
    """The blocks without such columns, rows and lines, and these as lines."""
    around: list[Line] = []
    kept = tuple(
        _without_rows(_without_column(block, around), around) if isinstance(block, Table) else block
        for block in _without_lines(list(blocks), around)
    )
    return kept, tuple(around)


def _without_column(table: Table, around: list[Line]) -> Table:
    counting = _counting(table)
    if not counting:
        return table
    column = counting[0].column
    around.append(plain(" ".join(cell.text for cell in counting), table.place))
    rest = (cell for cell in table.cells if cell not in counting)
    return table._replace(cells=tuple(cell._replace(column=cell.column - (cell.column > column)) for cell in rest))


def _counting(table: Table) -> Sequence[Cell]:
    """The cells of the column: its name, then numbers that rise one by one, and blanks."""
    for head in table.cells:
        if head.text[:1] in _BEGINS and normal(head.text) in _NAMES and head.colspan == 1:
            cells = [cell for cell in table.cells if cell.column == head.column]
            if all(cell.colspan == 1 for cell in cells) and _rises(_numbers(cells, head), _FEWEST):
                return cells
    return _index(table)


def _index(table: Table) -> Sequence[Cell]:
    """The first column, where it has no name and counts all rows but the first."""
    if not table.cells or table.cells[0].text.strip():
        return ()
    cells = [cell for cell in table.cells if cell.column == 0]
    counted = [str(number) for number in range(max(cell.row for cell in table.cells))]
    is_index = len(counted) >= _FEWEST and [cell.text.strip() for cell in cells[1:]] == counted
    return cells if is_index and all(cell.colspan == 1 for cell in cells) else ()


def _numbers(cells: Iterable[Cell], head: Cell) -> Iterator[str]:
    return (normal(cell.text) for cell in cells if cell is not head and normal(cell.text))


def _without_rows(table: Table, around: list[Line]) -> Table:
    """A table without the rows that count its columns; there are rows with numbers below them."""
    counting = [
        row for number, row in enumerate(table.rows) if row and _counts([c.text for c in row], first=not number)
    ]
    if not counting or counting[-1][0].row == table.cells[-1].row:
        return table
    around += [plain(" ".join(cell.text for cell in row), table.place) for row in counting]
    taken = {row[0].row for row in counting}
    return table._replace(cells=tuple(cell for cell in table.cells if cell.row not in taken))


def _counts(texts: Sequence[str], *, first: bool = False) -> bool:
    """Whether the cells of a row, or the words of a line, are names of such a row and numbers that rise one by one."""
    if not _ends_in_number(texts):
        return False
    said = [word for word in map(normal, texts) if word]
    names = list(takewhile(_OF_ROWS.__contains__, said))
    numbers = [_number(word) for word in said[len(names) :]]
    if names and names[-1] in _OF_COLUMNS:
        return numbers == ["1"] or (numbers[:1] == ["1"] and _rises(numbers))
    fewest = _FEWEST if names else _FIRST if first else _UNNAMED
    return numbers[:1] in (["0"], ["1"]) and _rises(numbers, fewest)


def _ends_in_number(texts: Sequence[str]) -> bool:
    """Whether the last text may be a number: it is looked at before all."""
    sign = texts[-1][:1] if texts else ""
    return sign.isdecimal() or sign in _IN_FRONT


def _number(word: str) -> str:
    """The number of a column: 1, (1), 7=1+2+3."""
    return word.strip("()").partition("=")[0]


def _rises(numbers: Iterable[str], fewest: int = 2) -> bool:
    found = list(numbers)
    if len(found) < fewest or not all(map(str.isdecimal, found)):
        return False
    first = int(found[0])
    return [int(each) for each in found] == list(range(first, first + len(found)))


def _without_lines(blocks: Sequence[Block], around: list[Line]) -> Iterator[Block]:
    """The blocks without lines that count columns, or the lines of a cell each that do."""
    skip = 0
    for place, block in enumerate(blocks):
        if skip:
            skip -= 1
            continue
        taken = _lines_from(place, blocks) if isinstance(block, Line) and block.text[:1] in _MAY_COUNT else []
        around += taken
        skip = len(taken) - 1
        if not taken:
            skip = 0
            yield block


def _lines_from(place: int, blocks: Sequence[Block]) -> list[Line]:
    """The lines from a place on that count columns: one, or one a cell behind its name."""
    line = blocks[place]
    assert isinstance(line, Line)  # noqa: S101  the caller has looked
    if len(line.text) <= _LONGEST and _counts(line.text.split()):
        return [line]
    is_cell = line.text == "1" or normal(line.text) in _OF_ROWS
    return _cells(_run(blocks[place : place + _MOST])) if is_cell else []


def _run(blocks: Sequence[Block]) -> list[Line]:
    """The lines in front of the first table."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Table):
            break
        lines.append(block)
    return lines


def _cells(lines: list[Line]) -> list[Line]:
    """Of lines of a cell each those that count columns, with their names."""
    texts = [normal(each.text) for each in lines]
    names = next((at for at, text in enumerate(texts) if text not in _OF_ROWS), len(texts))
    rising = _rising(texts[names:])
    fewest = 1 if texts[0] in _OF_COLUMNS else _FEWEST if names else _ALONE
    return lines[: names + rising] if rising >= fewest else []


def _rising(texts: Sequence[str]) -> int:
    """How many texts from the first on are 1, 2, 3 …"""
    return next((at for at, text in enumerate(texts) if _number(text) != str(at + 1)), len(texts))
