"""A column that only counts the rows of a table (序号): its numbers are nobody's, and stand in front of those that are somebody's."""

from collections.abc import Iterable, Iterator, Sequence

from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Cell, Line, Table, plain

_NAMES = frozenset(("序号", "行次", "编号"))
_BEGINS = frozenset("序行编 \u3000\n")  # a sign tells for most cells that they are none
_FEWEST = 3  # rows that are counted


def without_serials(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Line, ...]]:
    """The blocks without such columns, and these as lines."""
    kept: list[Block] = []
    around: list[Line] = []
    for block in blocks:
        counting = _counting(block) if isinstance(block, Table) else ()
        if isinstance(block, Table) and counting:
            column = counting[0].column
            rest = [cell for cell in block.cells if cell not in counting]
            moved = (cell._replace(column=cell.column - (cell.column > column)) for cell in rest)
            kept.append(block._replace(cells=tuple(moved)))
            around.append(plain(" ".join(cell.text for cell in counting), block.place))
        else:
            kept.append(block)
    return tuple(kept), tuple(around)


def _counting(table: Table) -> Sequence[Cell]:
    """The cells of the column: its name, then numbers that rise one by one, and blanks."""
    for head in table.cells:
        if head.text[:1] in _BEGINS and normal(head.text) in _NAMES and head.colspan == 1:
            cells = [cell for cell in table.cells if cell.column == head.column]
            if all(cell.colspan == 1 for cell in cells) and _rises(_numbers(cells, head)):
                return cells
    return ()


def _numbers(cells: Iterable[Cell], head: Cell) -> Iterator[str]:
    return (normal(cell.text) for cell in cells if cell is not head and normal(cell.text))


def _rises(numbers: Iterable[str]) -> bool:
    found = list(numbers)
    if len(found) < _FEWEST or not all(map(str.isdecimal, found)):
        return False
    first = int(found[0])
    return [int(each) for each in found] == list(range(first, first + len(found)))
