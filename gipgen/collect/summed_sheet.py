"""The sums of a run in the layout of the form's own tables, and where they come from."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Any

from gipgen.collect.add_up import Sums, add_up
from gipgen.collect.added_reports import Added
from gipgen.collect.collected import Collected
from gipgen.collect.sheets import Book, Column, height_of, lines_of
from gipgen.form.definition import CellRef
from gipgen.form.editions import load
from gipgen.layout.grid import Grid, GridCell, fill
from gipgen.named_tuple import NamedTuple

_TITLE = "{year}年政府信息公开工作年度报告合计（{count} 个单位，{edition} 版格式）"
_NONE = "没有可以合计的报告。"
_LACKING = "缺 {count} 家"
_LACKS = "有的单位缺数"
_WHO = "缺数的单位：{names}。这些格没有合计，不当作 0。"
_RULE = "只合计状态为“通过”“有警告”的单位，已经包含下属的和下属的不重复计；各单位是否计入，见“来源”。小数按原样相加，不四舍五入。"
_UNIT = "单位：{unit}"
_HEAD = "F2F2F2"
_COLUMN = 9.0  # the width of one of the sheet's columns
_SHOWN = 30  # units that are named
_SOURCES = (
    Column("单位", 38),
    Column("状态", 10, middle=True),
    Column("计入合计", 10, middle=True),
    Column("没有计入的原因", 34),
    Column("收到的文件", 34),
    Column("检查的报告文件", 34),
    Column("SHA-256", 36),
)


def write_sums(book: Book, collected: Collected, added: Added) -> None:
    """The sheet 合计: each table of the form, with the sum in each cell; a cell that one unit lacks says so."""
    sums = add_up(added.reports, added.edition)
    grids = _grids(sums)
    columns = max(grid.columns for grid in grids)
    title = _TITLE.format(year=collected.year, count=sums.reports, edition=added.edition)
    sheet = book.sheet("合计", title, [_COLUMN] * columns, (1, 0), upright=True)
    onto = _Onto(book, sheet, columns)
    _note(onto, 1, _RULE if sums.reports else _NONE)
    row = 3
    for grid in grids if sums.reports else ():
        row = _table(onto, row, grid, sums)
    lacking = tuple(dict.fromkeys(name for names in sums.lacking.values() for name in names))
    if lacking:
        shown = "、".join(lacking[:_SHOWN]) + ("……" if len(lacking) > _SHOWN else "")
        _note(onto, row, _WHO.format(names=shown))


def _grids(sums: Sums) -> list[Grid]:
    """The form's tables, still without their numbers."""
    form = load(sums.edition)
    headings = {section.table: section.heading for section in form.sections if section.table}
    numbers = {f"{row}.{column}": "" for row, column in sums.cells}
    return [fill(sums.edition, id_, headings[id_], numbers) for id_ in form.tables if id_ in headings]


def write_sources(book: Book, collected: Collected, added: Added) -> None:
    """The sheet 来源: each unit that handed in, whether it was added, and the digest of the file that its numbers stand in."""
    rows = []
    for state in collected.units:
        why, handed = added.why_not.get(state.unit.name, ""), state.handed
        if handed is not None:
            said = "否" if why else "是"
            rows.append((state.unit.name, state.state, said, why, handed.file, handed.report, handed.sha256))
        elif state.others:  # several versions, or of a unit that owes none: no file of it counts
            files = "、".join(each.file for each in state.others)
            rows.append((state.unit.name, state.state, "否", why, files, "", ""))
    book.table("来源", _SOURCES_TITLE.format(year=collected.year), _SOURCES, rows)


_SOURCES_TITLE = "{year}年合计的来源"


class _Onto(NamedTuple):
    """What a table is drawn on; ``columns`` is how many the sheet has."""

    book: Book
    sheet: Any
    columns: int


def _note(onto: _Onto, row: int, words: str) -> None:
    """A remark over the whole width."""
    book, sheet, columns = onto
    sheet.merge_range(row, 0, row, columns - 1, "", book.look(border=0, align="left"))
    book.text(sheet, row, 0, words, border=0, align="left")
    sheet.set_row(row, height_of(lines_of(words, columns * _COLUMN)))


def _table(onto: _Onto, row: int, grid: Grid, sums: Sums) -> int:
    """One of the form's tables from ``row`` on; the row behind it."""
    book, sheet, columns = onto
    book.text(sheet, row, 0, grid.caption, bold=True, font_size=12, border=0, text_wrap=False)
    book.text(sheet, row, columns - 1, _UNIT.format(unit=grid.unit), border=0, align="right", text_wrap=False)
    starts = [0, *accumulate(_spans(grid, columns))]
    row += 1
    for number, cells in enumerate(grid.rows):
        lines = 1
        for cell in cells:
            first, last = starts[cell.column], starts[cell.column + cell.colspan] - 1
            _cell(onto, (row + number, first, row + number + cell.rowspan - 1, last), cell, sums)
            if cell.rowspan == 1:
                lines = max(lines, lines_of(cell.text, (last - first + 1) * _COLUMN))
        sheet.set_row(row + number, height_of(lines))
    return row + len(grid.rows) + 1


def _spans(grid: Grid, columns: int) -> Sequence[int]:
    """How many columns of the sheet each column of the grid takes: numbers alike, the stub's last one the rest."""
    stub, values = grid.stub_columns, grid.columns - grid.stub_columns
    if not stub:
        return [1] * grid.columns
    shares = grid.shares or (1,) * values
    each = max(1, columns * 3 // 5 // sum(shares))
    rest = columns - each * sum(shares)
    return [*[1] * (stub - 1), rest - stub + 1, *(share * each for share in shares)]


def _cell(onto: _Onto, place: tuple[int, int, int, int], cell: GridCell, sums: Sums) -> None:
    """A cell over its columns and rows: a label, a sum, or that a part of it is missing."""
    book, sheet, _ = onto
    top, left, bottom, right = place
    wanted: Mapping[str, Any] = {"align": "left" if cell.kind == "label" else "center"}
    if not cell.ref:
        wanted = {**wanted, "bg_color": f"#{_HEAD}"}
    if (top, left) != (bottom, right):
        sheet.merge_range(top, left, bottom, right, "", book.look(**wanted))
    if not cell.ref:
        book.text(sheet, top, left, cell.text, **wanted)
        return
    row, _, column = cell.ref.partition(".")
    value = sums.cells[row, column].value
    if value is None:
        book.text(sheet, top, left, _missing(sums, (row, column)), **wanted, font_color="#7A1410", italic=True)
    elif unit := sums.cells[row, column].unit:
        book.text(sheet, top, left, f"{_digits(value)}{unit}", **wanted)
    else:
        book.number(sheet, top, left, value, **wanted)


def _missing(sums: Sums, ref: CellRef) -> str:
    names = sums.lacking.get(ref)
    return _LACKING.format(count=len(names)) if names else _LACKS


def _digits(value: int | Decimal) -> str:
    return str(value) if isinstance(value, int) else format(value, "f")
