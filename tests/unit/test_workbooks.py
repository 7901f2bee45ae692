"""Excel files: what a sheet shows is read cell by cell, and what no report needs is refused before it is built."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from gipgen.findings.text import Problem
from gipgen.imports import read_xlsx as module
from gipgen.imports.leftover_words import describe
from gipgen.imports.missing_parts import unfinished
from gipgen.imports.raw import Cell, Marked, Table
from gipgen.imports.read_xlsx import read_xlsx

openpyxl = pytest.importorskip("openpyxl")
Change = Callable[[Any], object]
PLAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def book(*sheets: Change) -> bytes:
    """A workbook with a sheet for each function that fills one."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, fill in enumerate(sheets, 1):
        fill(made.create_sheet(f"表{number}"))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def rows(*lines: list[Any]) -> Change:
    return lambda sheet: [sheet.append(line) for line in lines]


def tables(content: bytes) -> list[Table]:
    found = [block for block in read_xlsx(content).blocks if isinstance(block, Table)]
    assert len(found) == len(read_xlsx(content).blocks)
    return found


def repacked(content: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as again:
        for name in package.namelist():
            again.writestr(name, change(name, package.read(name)))
        for name, text in (more or {}).items():
            again.writestr(name, text)
    return buffer.getvalue()


def refused(content: bytes, *words: str) -> None:
    with pytest.raises(Problem) as raised:
        read_xlsx(content)
    assert [] == [each for each in words if each not in raised.value.zh], raised.value.zh
    assert raised.value.en


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("规章", "规章"),
        (" 规章\n", "规章"),
        (12, "12"),
        (0, "0"),
        (3.0, "3"),
        (-3.0, "-3"),
        (62.336, "62.336"),
        (0.1, "0.1"),
        (1e300, f"{10**300 * 1.0:.0f}"),
        (None, ""),
        (True, "True"),
    ],
)
def test_the_text_of_a_cell(value: object, text: str) -> None:
    (table,) = tables(book(rows(["行", value, "末"])))
    assert (Cell("行", 0, 0), Cell(text, 0, 1), Cell("末", 0, 2)) == table.cells


@pytest.mark.parametrize(("typed", "text"), [("1E400", "inf"), ("2.50", "2.5"), ("7.0", "7"), ("-0.0", "0")])
def test_a_number_as_it_stands_in_the_file(typed: str, text: str) -> None:
    content = book(rows(["行", 5.5]))
    changed = repacked(content, lambda _, part: part.replace(b"<v>5.5</v>", f"<v>{typed}</v>".encode()))
    assert changed != content
    (table,) = tables(changed)
    assert text == table.cells[1].text


def test_of_a_formula_the_number_that_excel_stored_is_read() -> None:
    content = book(rows(["合计", "=SUM(1,2)"]))
    assert ["合计", ""] == [cell.text for cell in tables(content)[0].cells]
    stored = repacked(content, lambda _, part: part.replace(b"<v></v>", b"<v>3</v>").replace(b"<v />", b"<v>3</v>"))
    assert ["合计", "3"] == [cell.text for cell in tables(stored)[0].cells]


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        (["=SUM(1,2)", 5, "=SUM(3,4)"], 2),
        ([5, "=SUM(1,2)"], 1),  # the last one of its sheet
        (["=SUM(1,2)", "字"], 1),
        ([5, "字"], 0),
    ],
)
def test_formulas_that_nobody_computed_are_told(typed: list[object], count: int) -> None:
    content = book(rows(["合计", *typed]))
    assert count == read_xlsx(content).marked.formulas
    stored = repacked(content, lambda _, part: part.replace(b"<v></v>", b"<v>0</v>").replace(b"<v />", b"<v>0</v>"))
    assert 0 == read_xlsx(stored).marked.formulas
    told = [describe(each) for each in unfinished(Marked(formulas=26))]
    assert 1 == len(told)
    assert "26 个格是公式" in told[0]


def test_merged_cells_are_one_cell() -> None:
    def fill(sheet: Any) -> None:
        for line in (["合", "丙", "1"], ["", "", "2"], ["末", "己", "3"]):
            sheet.append(line)
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B3:C3")

    (table,) = tables(book(fill))
    assert [
        Cell("合", 0, 0, 2),
        Cell("丙", 0, 1),
        Cell("1", 0, 2),
        Cell("", 1, 1),
        Cell("2", 1, 2),
        Cell("末", 2, 0),
        Cell("己", 2, 1, 1, 2),
    ] == list(table.cells)
    assert "表1" == table.place


def test_each_sheet_is_a_table_with_its_name() -> None:
    found = tables(book(rows(["甲", "1"]), rows(["乙", "2"], ["丙", "3"])))
    assert [("表1", "甲 1"), ("表2", "乙 2 丙 3")] == [(table.place, table.text) for table in found]


@pytest.mark.parametrize("size", [3, 4, 7])
def test_rows_and_columns_far_out_are_left_out(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(module, "_MAX_ROWS", 4)
    monkeypatch.setattr(module, "_MAX_COLUMNS", 3)
    (table,) = tables(book(rows(*[[f"{row}.{column}" for column in range(size)] for row in range(size)])))
    assert [f"{row}.{column}" for row in range(min(size, 4)) for column in range(min(size, 3))] == [
        cell.text for cell in table.cells
    ]


def test_merged_cells_end_where_reading_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_ROWS", 4)
    monkeypatch.setattr(module, "_MAX_COLUMNS", 3)

    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"] = "高", "宽"
        sheet.merge_cells("A1:A6")
        sheet.merge_cells("B1:F1")

    (table,) = tables(book(fill))
    assert [Cell("高", 0, 0, 4), Cell("宽", 0, 1, 1, 3)] == [cell for cell in table.cells if cell.text]


def far(reference: str) -> Change:
    return lambda sheet: sheet.__setitem__(reference, "末")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (book(far("A20")), ()),
        (book(far("A21")), ("21 行", "上限是 20")),
        (book(far("BH1")), ()),  # column 60
        (book(far("BI1")), ("61 列", "上限是 60")),
    ],
)
def test_a_sheet_that_reaches_too_far_is_refused(
    monkeypatch: pytest.MonkeyPatch, content: bytes, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(module, "_MAX_ROWS", 2)
    monkeypatch.setattr(module, "_MAX_COLUMNS", 3)
    if words:
        refused(content, *words)
    else:
        assert 1 == len(tables(content))


def test_all_cells_of_a_file_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    three = rows(["甲", "乙", "丙"])
    monkeypatch.setattr(module, "MAX_CELLS", 6)
    assert [3, 3] == [len(table.cells) for table in tables(book(three, three))]
    refused(book(three, three, rows(["丁"])), "7 个单元格", "上限是 6")
    refused(book(rows(["甲"] * 8)), "8 个单元格")


def test_all_sheets_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_SHEETS", 2)
    one = rows(["甲"])
    assert 2 == len(tables(book(one, one)))
    refused(book(one, one, one), "3 张工作表", "上限是 2")


def merged(*areas: str) -> bytes:
    """A file that claims these merged ranges."""
    claims = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    content = book(rows(["甲"]))
    claimed = f'</sheetData><mergeCells count="{len(areas)}">{claims}</mergeCells>'.encode()
    return repacked(content, lambda _, part: part.replace(b"</sheetData>", claimed))


@pytest.mark.parametrize(
    ("areas", "count"),
    [
        (("A1:C5",), None),  # 15 cells
        (("A1",), None),  # each counts ten at least
        (("A1:E1", "D9"), 20),
        (("A1:C5", "D9"), 25),
        (("A1:D4",), 16),
        (("B2:Q2",), 16),
    ],
)
def test_cells_under_merged_ones_are_counted(
    monkeypatch: pytest.MonkeyPatch, areas: tuple[str, ...], count: int | None
) -> None:
    monkeypatch.setattr(module, "_MAX_COVERED", 15)
    if count:
        refused(merged(*areas), f"{count} 个合并的单元格", "上限是 15")
    else:
        assert "甲" == tables(merged(*areas))[0].cells[0].text


@pytest.mark.parametrize("reference", ["", "A:A", "1:3", "A1:B", "甲"])
def test_a_link_to_no_range_covers_nothing(monkeypatch: pytest.MonkeyPatch, reference: str) -> None:
    monkeypatch.setattr(module, "_MAX_COVERED", 20)  # ten for each, as for any range
    part = f'<x:worksheet xmlns:x="{PLAIN}"><x:hyperlink ref="{reference}"/><x:hyperlink/></x:worksheet>'.encode()
    assert tables(repacked(book(rows(["甲"])), lambda _, part: part, {"xl/worksheets/sheet9.xml": part}))
    other = part.replace(f'ref="{reference}"'.encode(), b'ref="A1:D4"')
    refused(
        repacked(book(rows(["甲"])), lambda _, part: part, {"xl/worksheets/sheet9.xml": other}), "26 个合并的单元格"
    )


@pytest.mark.parametrize("tag", ["conditionalFormatting", "cfRule", "dataValidation"])
def test_rules_for_looks_are_counted(monkeypatch: pytest.MonkeyPatch, tag: str) -> None:
    monkeypatch.setattr(module, "_MAX_LOOKS", 2)
    for count in (2, 3):
        part = f'<x:worksheet xmlns:x="{PLAIN}">{f"<x:{tag}/>" * count}</x:worksheet>'.encode()
        content = repacked(book(rows(["甲"])), lambda _, part: part, {"xl/worksheets/sheet9.xml": part})
        if count == 2:
            assert tables(content)
        else:
            refused(content, "3 条条件格式和数据有效性规则", "上限是 2")


def test_all_elements_and_bytes_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    content = book(rows(["甲"]))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        size = sum(part.file_size for part in package.infolist())
        parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    elements = sum(part.count(b"<") - part.count(b"</") - part.count(b"<?") for part in parts)
    for name, count, what in (("_MAX_ELEMENTS", elements, "个标记"), ("_MAX_SIZE", size, "字节（解压以后）")):
        with monkeypatch.context() as patched:
            patched.setattr(module, name, count)
            assert tables(content)
            patched.setattr(module, name, count - 1)
            refused(content, f"{count:,} {what}", f"上限是 {count - 1:,}")


ENTITY = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("name", "told"),
    [("xl/a.xml", True), ("xl/a.rels", True), ("xl/a.vml", True), ("xl/media/a.bin", False), ("xl/xml", False)],
)
def test_a_part_that_declares_entities_is_refused(name: str, *, told: bool) -> None:
    content = repacked(book(rows(["甲"])), lambda _, part: part, {name: ENTITY})
    if told:
        refused(content, "ENTITY")
    else:
        assert tables(content)


def test_a_damaged_part_is_told_where_it_is_needed() -> None:
    content = book(rows(["甲"]))
    assert tables(repacked(content, lambda _, part: part, {"xl/other.xml": b"<a><b></a>"}))
    broken = repacked(content, lambda name, part: part[:60] if name.startswith("xl/worksheets/sheet") else part)
    refused(broken, "损坏了，或者加了密")
    refused(content[:200], "损坏")
