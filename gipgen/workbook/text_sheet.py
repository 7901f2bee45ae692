"""The sheet of everything that is no table: whose report it is, whom to ask, and the text, one paragraph a row."""

from collections.abc import Mapping, Sequence
from typing import Any

from gipgen.form.definition import Field, Form, Section
from gipgen.form.workbook_names import EDITION, of_field, of_text
from gipgen.workbook.cell_looks import Looks

NAME = "文字"
_ROWS = 40  # paragraphs of a section; more can be inserted
_PREFACE_ROWS = 6
_KEYS, _TEXT = 16, 100  # widths in characters
_HINT = "文字从 Word 复制过来，粘贴在黄色的格里，一段一行（先选中一格再粘贴）。行首的“## ”表示小标题，编号自动加；不够的，在中间插入行。"
_HIDDEN, _HIDDEN_LETTER = 25, "Z"  # the column of what nobody has to see
_PREFACE_HELP = "不写就按单位、年度、联系方式自动生成。"
_FEE_HELP = "没有收费的，三格都填 0。"
_FIELDS = ("agency", "year", "agency_type", "url")


def text_sheet(book: Any, form: Form, looks: Looks, fields: Mapping[str, Any], texts: Mapping[str, str]) -> None:
    """Add the sheet to ``book``. ``fields`` and ``texts`` are what is known already, by id."""
    sheet = book.add_worksheet(NAME)
    sheet.set_column(0, 0, _KEYS)
    sheet.set_column(1, 1, _TEXT)
    writer = _Writer(book, sheet, looks)
    sheet.write(0, 0, form.name, looks.title)
    sheet.merge_range(1, 0, 1, 1, _HINT, looks.hint)
    sheet.set_row(1, 34)
    writer.row = 3
    for id_ in _FIELDS:
        writer.field(form.field(id_), fields)
    writer.group(form.field("contact"), fields)
    writer.heading(form.field("preface").key, _PREFACE_HELP)
    writer.paragraphs(of_text("preface"), (), _PREFACE_ROWS)
    for section in form.sections:
        if not section.table:
            writer.heading(section.heading, section.help)
            writer.paragraphs(of_text(section.id), _begun(section, texts), _ROWS)
    writer.heading(form.field("fee").key, _FEE_HELP)
    writer.group(form.field("fee"), fields)
    writer.heading(form.field("signature").key, "")
    writer.group(form.field("signature"), {"signature": {"agency": fields.get("agency", "")}})
    writer.constant(EDITION, form.edition)
    sheet.protect("", {"insert_rows": True, "delete_rows": False, "format_rows": True, "format_columns": True})
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(2, 0)


def _begun(section: Section, texts: Mapping[str, str]) -> Sequence[str]:
    """The headings that a section begins with, a blank row below each."""
    known = texts.get(section.id)
    if known is not None:
        lines = [line for line in known.split("\n") if line.startswith("#")]
    else:
        lines = [f"## {heading}" for heading in section.outline]
    return [each for line in lines for each in (line, "")]


class _Writer:
    """Writes rows downwards. A class because the row is counted on."""

    def __init__(self, book: Any, sheet: Any, looks: Looks) -> None:
        self._book, self._sheet, self._looks = book, sheet, looks
        self.row = 0

    def field(self, field: Field, values: Mapping[str, Any], *above: str) -> None:
        self._sheet.write(self.row, 0, field.key, self._looks.label)
        value = values.get(field.id)
        self._sheet.write_string(self.row, 1, "" if value is None else str(value), self._looks.typed)
        validation: dict[str, Any] = {"validate": "any", "input_title": field.key, "input_message": field.help[:255]}
        if field.choices:
            validation |= {"validate": "list", "source": list(field.choices)}
        if field.help:
            self._sheet.data_validation(self.row, 1, self.row, 1, validation)
        self._name(of_field(*above, field.id), self.row, self.row)
        self.row += 1

    def group(self, field: Field, values: Mapping[str, Any]) -> None:
        inner = values.get(field.id) or {}
        for each in field.fields:
            self.field(each, inner, field.id)

    def heading(self, words: str, help_: str) -> None:
        self.row += 1
        self._sheet.write(self.row, 0, words, self._looks.heading)
        self._sheet.set_row(self.row, 22)
        self.row += 1
        if help_:
            self._sheet.merge_range(self.row, 0, self.row, 1, help_, self._looks.hint)
            self._sheet.set_row(self.row, 32 if len(help_) > 60 else 18)
            self.row += 1

    def paragraphs(self, name: str, begun: Sequence[str], rows: int) -> None:
        first = self.row
        for text in (*begun, *[""] * max(rows - len(begun), 0)):
            self._sheet.write(self.row, 0, None, self._looks.hint)
            self._sheet.write_string(self.row, 1, text, self._looks.paragraph)
            self.row += 1
        self._name(name, first, self.row - 1)

    def constant(self, name: str, value: str) -> None:
        """What the form itself is, for whoever reads it back; out of the way."""
        self._sheet.write_string(self.row, _HIDDEN, value)
        self._book.define_name(name, f"='{NAME}'!${_HIDDEN_LETTER}${self.row + 1}")
        self._sheet.set_column(_HIDDEN, _HIDDEN, None, None, {"hidden": True})

    def _name(self, name: str, first: int, last: int) -> None:
        end = "" if first == last else f":$B${last + 1}"
        self._book.define_name(name, f"='{NAME}'!$B${first + 1}{end}")
