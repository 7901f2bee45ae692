"""OpenDocument texts: what stands in them as a reader sees it."""

from typing import Any

import hostile
import published
import pytest
from test_import import NUMBERS, found

from gipgen.findings.text import Problem
from gipgen.imports.import_report import import_report
from gipgen.imports.raw import Line, Table
from gipgen.layout.grid import Grid


def table(grid: Grid) -> str:
    """A table as LibreOffice writes it: covered cells stand where a merged one lies over them."""
    rows = []
    for row in grid.rows:
        cells = "".join(
            f'<table:table-cell table:number-columns-spanned="{cell.colspan}" table:number-rows-spanned="{cell.rowspan}"><text:p>{cell.text}</text:p>'
            f"</table:table-cell>" + "<table:covered-table-cell/>" * (cell.colspan - 1)
            for cell in row
        )
        rows.append(f"<table:table-row>{cells}</table:table-row>")
    return f"<table:table><table:table-column/><table:table-header-rows>{rows[0]}</table:table-header-rows>{''.join(rows[1:])}</table:table>"


def read(body: str, styles: str = "") -> tuple[Any, ...]:
    pytest.importorskip("lxml")
    from gipgen.imports.read_odt import read_odt

    return read_odt(hostile.odt(body, styles)).blocks


def texts(body: str, styles: str = "") -> list[str]:
    return [block.text for block in read(body, styles)]


def test_a_report_comes_back_cell_by_cell() -> None:
    pytest.importorskip("lxml")
    body = "".join(published.parts(2024, NUMBERS, table, lambda text: f"<text:p>{text}</text:p>"))
    imported = import_report(
        "年报.odt", hostile.odt(body + "<text:p>测试区民政局</text:p><text:p>2025年1月20日</text:p>")
    )
    assert NUMBERS == found(imported)
    assert ("测试区民政局", 2024, ()) == (imported.agency, imported.year, imported.leftovers)
    assert published.TEXTS["problems"] == imported.texts["problems"]
    assert ("测试区民政局", "2025-01-20") == (imported.signature and tuple(imported.signature[:2]))


def test_breaks_blanks_links_and_headings() -> None:
    body = (
        '<text:h text:outline-level="1">一、总体<text:span>情况</text:span></text:h>'
        '<text:p>甲<text:s text:c="2"/>乙<text:tab/>丙<text:line-break/>丁<text:soft-page-break/>戊</text:p>'
        '<text:p>见<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://a.gov.cn/">网\n  站</text:a>。</text:p>'
    )
    heading, first, second, third = read(body)
    assert (1, "一、总体情况") == (heading.heading, heading.text)
    assert ("甲  乙 丙", "丁戊", "见网 站。") == (first.text, second.text, third.text)
    assert "https://a.gov.cn/" == third.runs[1].target
    assert not second.begins


def test_bold_and_hidden_text() -> None:
    styles = (
        '<style:style style:name="b" style:family="text"><style:text-properties xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" fo:font-weight="bold"/></style:style>'
        '<style:style style:name="c" style:family="text" style:parent-style-name="b"/>'
        '<style:style style:name="h" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    body = '<text:p>甲<text:span text:style-name="c">乙</text:span><text:span text:style-name="h">丙</text:span>丁</text:p>'
    (line,) = read(body, styles)
    assert [("甲", False), ("乙", True), ("丁", False)] == [(run.text, run.bold) for run in line.runs]


def test_what_is_struck_through_and_raised_numbers_of_cells() -> None:
    look = '<style:style style:name="{}" style:family="text"><style:text-properties {}/></style:style>'
    styles = look.format("s", 'style:text-line-through-style="solid"') + look.format(
        "u", 'style:text-position="super 58%"'
    )
    inside = (
        '<text:p>{}<text:span text:style-name="s">9</text:span><text:span text:style-name="u">1</text:span></text:p>'
    )
    cell = "<table:table-cell>{}</table:table-cell>"
    row = f"<table:table-row>{cell.format(inside.format('55'))}{cell.format('<text:p>2</text:p>')}</table:table-row>"
    from gipgen.imports.read_odt import read_odt

    raw = read_odt(hostile.odt(inside.format("甲") + f"<table:table>{row}</table:table>", styles))
    assert ["甲1", "55[1] 2"] == [block.text for block in raw.blocks]
    assert 2 == raw.marked.struck


def test_what_was_deleted_and_what_was_remarked_is_no_text() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>甲<text:change-start text:change-id="1"/>新<text:change-end text:change-id="1"/><office:annotation><text:p>批注</text:p></office:annotation>乙</text:p>'
    )
    assert ["甲新乙"] == texts(body)


def test_numbers_that_the_program_counts() -> None:
    level = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-prefix="{}" style:num-suffix="{}"/>'
    styles = f'<text:list-style style:name="L">{level.format(1, "一, 二, 三, ...", "", "、")}{level.format(2, "1", "（", "）")}</text:list-style>'
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('子', '')}{item.format('丑', '')}</text:list>"
    body = (
        f'<text:list text:style-name="L">{item.format("甲", inner)}{item.format("乙", "")}</text:list><text:p>间</text:p>'
        f'<text:list text:style-name="L" text:continue-numbering="true">{item.format("丙", "")}</text:list>'
        f'<text:list text:style-name="L">{item.format("丁", "")}</text:list>'
    )
    assert ["一、甲", "（1）子", "（2）丑", "二、乙", "间", "三、丙", "一、丁"] == texts(body, styles)


def test_text_boxes_frames_and_tables_inside_cells() -> None:
    inner = "<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table>"
    body = (
        "<text:p>前<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></text:p>"
        f"<table:table><table:table-row><table:table-cell><text:p>围</text:p>{inner}</table:table-cell></table:table-row></table:table>"
    )
    *lines, grid = read(body)
    assert ["前", "框", "围"] == [line.text for line in lines if isinstance(line, Line)]
    assert isinstance(grid, Table)
    assert ["1", "2"] == [cell.text for cell in grid.cells]


def test_a_cell_that_stands_for_several() -> None:
    cell = '<table:table-cell table:number-columns-repeated="3"><text:p>0</text:p></table:table-cell>'
    (grid,) = read(
        f"<table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>{cell}</table:table-row></table:table>"
    )
    assert [("甲", 0), ("0", 1), ("0", 2), ("0", 3)] == [(each.text, each.column) for each in grid.cells]


def test_a_locked_file_is_named() -> None:
    pytest.importorskip("lxml")
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    content = hostile.package(
        {"mimetype": hostile.ODT_KIND, "META-INF/manifest.xml": manifest, "content.xml": b"\x8a\x00"}
    )
    with pytest.raises(Problem) as raised:
        import_report("a.odt", content)
    assert "取消密码" in raised.value.zh


@pytest.mark.parametrize(
    "box",
    [
        "<draw:frame><draw:text-box><text:p>7</text:p></draw:text-box></draw:frame>",
        "<draw:custom-shape><text:p>7</text:p><draw:enhanced-geometry/></draw:custom-shape>",
        "<draw:g><draw:rect><text:p>7</text:p></draw:rect></draw:g>",
    ],
)
def test_boxes_and_shapes_hold_text_in_cells_as_elsewhere(box: str) -> None:
    cells = f"<table:table-cell><text:p>规章</text:p></table:table-cell><table:table-cell><text:p>{box}</text:p></table:table-cell>"
    found, *_ = read(f"<table:table><table:table-row>{cells}</table:table-row></table:table>")
    assert isinstance(found, Table)
    assert ["规章", "7"] == [cell.text for cell in found.cells]
    assert ["前", "7", "后"] == texts(f"<text:p>前{box}</text:p><text:p>后</text:p>")
