"""Numbers in fields: pages to fill in that were saved, lists to choose from in Word's old forms. They are read as they are shown."""

import published
import pytest
from test_layouts import THEN, numbers
from test_word_files import document, p, r, row, tbl, tc, tr

from gipgen.imports.compose_report import compose
from gipgen.imports.import_report import Published, import_report
from gipgen.imports.leftover_words import describe
from gipgen.imports.raw import Line, Table
from gipgen.imports.read_docx import read_docx
from gipgen.imports.read_html import read_html
from gipgen.layout.grid import Grid, GridCell

FIELDS = {  # a field of a page and what it shows
    "<input value='12'>": "12",
    "<input type=NUMBER value=12 readonly>": "12",
    "<input type=hidden value=12>": "",
    "<input type=checkbox value=12>": "",
    "<input placeholder='请填数字'>": "",
    "<input value=12 style='display:none'>": "",
    "<select><option>0<option selected>12</select>": "12",
    "<select><option>12</option><option>0</option></select>": "12",
    "<select></select>": "",
    "<textarea>12</textarea>": "12",
}


@pytest.mark.parametrize("field", FIELDS)
def test_what_a_field_of_a_page_shows(field: str) -> None:
    (table,) = read_html(f"<table><tr><td>行政处罚<td>{field}件<tr><td>行政强制<td>0<td></table>".encode()).blocks
    assert isinstance(table, Table)
    assert f"{FIELDS[field]}件" == table.cells[1].text


def page(field: str) -> Published:
    printed = {ref: value or "" for ref, value in numbers(THEN).items()}

    def table(grid: Grid) -> str:
        def shown(cell: GridCell) -> str:
            text = field.format(cell.text) if cell.kind == "value" else cell.text
            return f"<td rowspan={cell.rowspan} colspan={cell.colspan}>{text}</td>"

        rows = ("".join(map(shown, row)) for row in grid.rows)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"

    body = "".join(published.parts(2022, printed, table, lambda line: f"<p>{line}</p>"))
    return import_report("a.html", f"<html><body><input value='请输入关键字'>{body}</body></html>".encode())


def test_a_page_to_fill_in_is_read_and_told() -> None:
    imported = page("<input type='text' value='{}'>")
    assert numbers(THEN) == {f"{r}.{c}": read.value.text for (r, c), read in imported.cells.items()}
    (told,) = imported.noted
    assert "200 个数写在网页的填写框里" in describe(told)
    assert "请输入" not in compose(imported, "a", "a.yaml")
    assert () == page("{}").noted


def chosen(*entries: str, result: str = "", inside: str = "") -> str:
    said = f"<w:result w:val='{result}'/>" if result else ""
    list_ = "".join(("<w:ddList>", said, *map("<w:listEntry w:val='{}'/>".format, entries), "</w:ddList>"))
    mark = "<w:r><w:fldChar w:fldCharType='{}'>{}</w:fldChar></w:r>"
    begin = mark.format("begin", f"<w:ffData> {list_}</w:ffData>")
    return f"{begin}<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>{mark.format('separate', '')}{inside}{mark.format('end', '')}"


@pytest.mark.parametrize(
    ("field", "seen"),
    [
        (chosen("0", "1", "2", result="2"), "2"),
        (chosen("3", "4"), "3"),  # nobody chose: Word shows the first
        (chosen("0", "1", result="1", inside=r("7")), "1"),  # what stands inside is not shown
        (chosen("0", "1", result="9"), ""),
        (chosen(), ""),
    ],
)
def test_what_was_chosen_in_a_form_of_word(field: str, seen: str) -> None:
    line, table = read_docx(
        document(p(r("甲"), field, r("乙")) + tbl(row("行", "数"), tr(tc(p(r("甲"))), tc(p(field)))))
    ).blocks
    assert isinstance(line, Line)
    assert isinstance(table, Table)
    assert (f"甲{seen}乙", seen) == (line.text, table.cells[3].text)


def test_a_list_to_choose_from_that_nothing_ends_takes_no_other_paragraph() -> None:
    broken = chosen("0", "1").rpartition("<w:r>")[0]
    first, second = read_docx(document(p(r("甲"), broken, r("藏")) + p(r("乙")))).blocks
    assert ("甲0", "乙") == (first.text, second.text)
