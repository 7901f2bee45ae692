"""Tables that pages cut: the parts put together again where their rules stand in the same places."""

import re
from collections.abc import Mapping, Sequence

from gipgen.imports.raw import Block, Line, Table

_SAME = 4.0  # points between rules that are one
_PAGE_NUMBER = re.compile(r"[-—－–\s第]*\d{1,3}[-—－–\s页]*")


def joined(blocks: Sequence[Block], edges: Mapping[str, list[float]]) -> list[Block]:
    """The blocks with tables over several pages as one; ``edges`` are the rules between columns by the table's place."""
    result: list[Block] = []
    rules: list[float] = []  # of the table that may go on
    for block in blocks:
        if not isinstance(block, Table):
            result.append(block)
            continue
        above = next((number for number in range(len(result) - 1, -1, -1) if not _is_page_number(result[number])), None)
        last = result[above] if above is not None else None
        own = edges[block.place]
        if isinstance(last, Table) and _page(last) + 1 == _page(block) and (columns := _columns(own, rules)):
            assert above is not None  # noqa: S101  it is last's
            result[above] = _appended(last, block, columns)
        else:
            rules = own
            result.append(block)
    return result


def _is_page_number(block: Block) -> bool:
    return isinstance(block, Line) and _PAGE_NUMBER.fullmatch(block.text) is not None


def _page(table: Table) -> int:
    return int(re.findall(r"(?<!\d)(\d+)页", table.place)[-1])


def _columns(own: Sequence[float], rules: Sequence[float]) -> list[int]:
    """The column of the table above for each rule of the part below; nothing where the frames differ."""
    if not rules or abs(own[0] - rules[0]) > _SAME or abs(own[-1] - rules[-1]) > _SAME:
        return []
    nearest = [min(range(len(rules)), key=lambda place: abs(rules[place] - edge)) for edge in own]
    fits = all(abs(rules[place] - edge) <= _SAME for place, edge in zip(nearest, own, strict=True))
    return nearest if fits and len(set(nearest)) == len(nearest) else []


def _appended(above: Table, below: Table, columns: Sequence[int]) -> Table:
    height = 1 + max(cell.row + cell.rowspan - 1 for cell in above.cells)
    moved = [
        cell._replace(
            row=cell.row + height,
            column=columns[cell.column],
            colspan=columns[cell.column + cell.colspan] - columns[cell.column],
        )
        for cell in below.cells
    ]
    place = f"{above.place}（续第{_page(below)}页）"
    return above._replace(cells=(*above.cells, *moved), place=place)
