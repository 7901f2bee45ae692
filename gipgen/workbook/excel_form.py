"""The Excel form of an agency and a year: for whoever has Excel or WPS and nothing else. ``gipgen import`` reads it back."""

from datetime import UTC
from io import BytesIO

from gipgen.findings.extras import needed
from gipgen.findings.text import say
from gipgen.form.counterparts import counterparts
from gipgen.form.definition import CellRef, Form
from gipgen.form.workbook_names import HELP_SHEET, READ_BACK
from gipgen.report.report import Report
from gipgen.report.scaffold import Filled
from gipgen.workbook.cell_looks import looks_of
from gipgen.workbook.table_sheet import Known, table_sheet
from gipgen.workbook.text_sheet import text_sheet

_HOW = (
    "1. 「文字」这张表里填单位、联系方式和各部分的文字；另外三张表填数。只有黄色的格可以填。",
    "2. 数填整数，没有发生的填 0，不要空着；空着的会当作“待填”。灰色的总计由 Excel 计算，只供核对。",
    "3. {balanced}下面一行写着勾稽关系是不是相等；不相等的，这一列有数填错了。",
    "4. 格子右上角有红角的，鼠标放上去能看到上年的数。",
    "5. 填好以后保存，交给收表的人，或者自己运行：{command} 〈这个文件〉，得到报告的 YAML 文件。",
    "请不要删除行列和工作表；工作表改名、从中间插入行没有关系。",
)


def excel_form(form: Form, agency: str, year: int, last: Report | None, filled: Filled) -> bytes:
    """The workbook. ``last`` is last year's report, whose numbers stand beside the cells; ``filled`` what is known already.

    The same input gives the same bytes. Raises ``Problem`` without XlsxWriter.
    """
    with needed("xlsxwriter"):
        import xlsxwriter  # noqa: PLC0415  an extra
    from datetime import datetime  # noqa: PLC0415  only here

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    title = form.title.format(agency=agency, year=year)
    book.set_properties({"title": title, "author": agency, "created": datetime(1980, 1, 1, tzinfo=UTC)})
    looks = looks_of(book)
    first = book.add_worksheet(HELP_SHEET)
    first.set_column(0, 0, 110)
    first.write(0, 0, title, looks.title)
    balanced = "、".join(say(table.name, "zh") for table in form.tables.values() if table.balance)
    for number, line in enumerate(_HOW, 2):
        first.write(number, 0, line.format(balanced=balanced, command=READ_BACK), looks.hint)
        first.set_row(number, 24)
    first.hide_gridlines(2)
    first.protect()
    first.set_paper(9)
    first.fit_to_pages(1, 0)
    text_sheet(book, form, looks, {**filled.fields, "agency": agency, "year": year}, filled.texts)
    known = Known(_before(form, last), _given(form, last), last.year or 0 if last else 0)
    for section in form.sections:
        if section.table:
            table_sheet(book, form, section, looks, known)
    book.close()
    return stream.getvalue()


def _before(form: Form, last: Report | None) -> dict[CellRef, str]:
    """Last year's numbers by the cells of this year's form."""
    if last is None:
        return {}
    same = counterparts(form, last.form).cells
    texts = {here: last.cells[there].text for here, there in same.items() if there in last.cells}
    return {ref: text for ref, text in texts.items() if text}


def _given(form: Form, last: Report | None) -> dict[CellRef, str]:
    """The numbers that are last year's by definition: 上年结转."""
    before = _before(form, last)
    return {
        (to_row, column.id): before[from_row, column.id]
        for table in form.tables.values()
        for to_row, from_row in table.carry.items()
        for column in form.columns[to_row]
        if (from_row, column.id) in before
    }
