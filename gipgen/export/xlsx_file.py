"""Reports as an Excel workbook: one row for each report, one column for each cell of the form, a sheet for each edition.

Written row by row, into temporary files until it is packed, so that nothing grows with the reports. Texts are written as
texts: none becomes a formula or a link.
"""

from contextlib import ExitStack
from datetime import datetime
from functools import cache
from typing import Any

from gipgen.compare.row_labels import BESIDE
from gipgen.export.fact import CellWords, Numbers, cell_words
from gipgen.export.fact_fields import FIELDS
from gipgen.findings.extras import needed
from gipgen.form.editions import load
from gipgen.temporaries import temporary_folder

_LAST_ROW = 1_048_575  # of a sheet, counted from 0
_DIGITS = 15  # that a number of a workbook keeps; one with more is written as a text
_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  the workbook says when it was made: always the same, for the same bytes
_BEFORE = ("unit", "year", "parent", "unit_code", "region_code")
_MISSING = "没有的数"
_BEHIND = ("file", "sha256")
_TITLES = {field.name: field.title for field in FIELDS}
_WIDTHS = {"unit": 28, "year": 7, "parent": 20, "unit_code": 21, "region_code": 13, "file": 40, "sha256": 20}
_NARROW, _WIDE = 11, 20  # columns of counts; of amounts, whose decimals would show as ### where they have no room
_SHORT = ("", "count", "signed")
_NOTES = "说明"
_TOLD = (
    "一行是一份报告，一列是统一格式的一格；每个版本的格式一张工作表，不同版本的同名列不一定能直接比较。",
    "数字照报告里写的。底色发黄、空着的，是报告里没有这个数，不是 0；每份报告有几个，见“没有的数”一列。",
    "带计量单位的文字（例如 160.5964万元）是填报人自己选的单位，不能直接相加。",
)


def sheet_name(edition: str) -> str:
    return f"{edition}年格式"


@cache
def headings(edition: str) -> tuple[str, ...]:
    """The heading of each cell's column: unique within its sheet."""
    cells = cell_words(edition)
    several = {each.row for each in cells if sum(other.row == each.row for other in cells) > 1}
    return tuple(_heading(each, several) for each in cells)


def _heading(words: CellWords, several: set[str]) -> str:
    return f"{words.row_label}{BESIDE}{words.column_label}" if words.row in several else words.row_label


def all_headings(edition: str) -> tuple[str, ...]:
    before, behind = ([_TITLES[name] for name in names] for names in (_BEFORE, _BEHIND))
    return (*before, _MISSING, *headings(edition), *behind)


class _Sheet:
    """A sheet that is being written, and the row that comes next; a full one is followed by another."""

    def __init__(self, worksheet: Any) -> None:
        self.worksheet, self.row = worksheet, 1


class XlsxFile:
    """Writes a new workbook."""

    def __init__(self, path: str) -> None:
        with needed("xlsxwriter"):
            import xlsxwriter  # noqa: PLC0415  an extra
        self._own = ExitStack()
        options = {
            "constant_memory": True, "tmpdir": self._own.enter_context(temporary_folder()), "use_zip64": True,
            "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False,
        }  # fmt: skip
        self._book = xlsxwriter.Workbook(path, options)
        self._book.set_properties(
            {"created": _DAY, "title": "政府信息公开工作年度报告的数据", "comments": "gipgen export"}
        )
        self._sheets: dict[str, list[_Sheet]] = {}
        self._filled: set[str] = set()  # of the columns before the numbers
        self._heading = self._book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "bg_color": "#E8EEF4",
                "border": 1,
                "border_color": "#A0A8B0",
            }
        )
        self._gap = self._book.add_format({"bg_color": "#FFF4C2"})
        self._long = self._book.add_format({"align": "right"})
        self._decimals: dict[int, Any] = {}

    def add(self, numbers: Numbers) -> None:
        sheet = self._sheet(numbers.edition)
        write, row = sheet.worksheet, sheet.row
        texts = [getattr(numbers, name) for name in _BEFORE]
        for column, text in enumerate(texts):
            if text:
                self._filled.add(_BEFORE[column])
                self._text(write, row, column, text, is_year=_BEFORE[column] == "year")
        at = len(texts)
        write.write_number(row, at, numbers.statuses.count("m"))
        units = dict(numbers.typed_units)
        for place, value in enumerate(numbers.values):
            self._value(write, row, at + 1 + place, value, units.get(place, ""))
        for column, name in enumerate(_BEHIND, at + 1 + len(numbers.values)):
            self._text(write, row, column, getattr(numbers, name))
        sheet.row += 1

    def _text(self, write: Any, row: int, column: int, text: str, *, is_year: bool = False) -> None:
        if is_year:
            write.write_number(row, column, int(text))
        else:
            write.write_string(row, column, text.encode("utf-8", "backslashreplace").decode("utf-8"))

    def _value(self, write: Any, row: int, column: int, value: str, unit: str) -> None:
        """A number with the decimals that were typed; where a workbook cannot keep all digits, their text."""
        if not value:
            write.write_blank(row, column, None, self._gap)
        elif unit:
            write.write_string(row, column, value + unit, self._long)
        elif sum(map(str.isdigit, value)) > _DIGITS:
            write.write_string(row, column, value, self._long)
        elif "." in value:
            write.write_number(row, column, float(value), self._with_decimals(len(value.partition(".")[2])))
        else:
            write.write_number(row, column, int(value))

    def _with_decimals(self, count: int) -> Any:
        if count not in self._decimals:
            self._decimals[count] = self._book.add_format({"num_format": f"0.{'0' * count}"})
        return self._decimals[count]

    def _sheet(self, edition: str) -> _Sheet:
        sheets = self._sheets.setdefault(edition, [])
        if not sheets or sheets[-1].row > _LAST_ROW:
            further = f"（{len(sheets) + 1}）" if sheets else ""
            sheets.append(_Sheet(self._book.add_worksheet(sheet_name(edition) + further)))
            self._begin(sheets[-1].worksheet, edition)
        return sheets[-1]

    def _begin(self, worksheet: Any, edition: str) -> None:
        told = all_headings(edition)
        names = (*_BEFORE, "", *(each.type for each in cell_words(edition)), *_BEHIND)
        worksheet.freeze_panes(1, 2)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.repeat_rows(0)
        worksheet.repeat_columns(0, 1)
        for column, name in enumerate(names):
            worksheet.set_column(column, column, _WIDTHS.get(name, _NARROW if name in _SHORT else _WIDE))
        worksheet.set_row(0, 120)
        for column, heading in enumerate(told):
            worksheet.write_string(0, column, heading, self._heading)

    def finish(self) -> None:
        for edition, sheets in self._sheets.items():
            for sheet in sheets:
                sheet.worksheet.autofilter(0, 0, sheet.row - 1, len(all_headings(edition)) - 1)
                for column, name in enumerate(_BEFORE):
                    if name not in self._filled:  # what a roster would say, without one
                        sheet.worksheet.set_column(column, column, None, None, {"hidden": True})
        self._note()
        try:
            self._book.close()
        except Exception as error:  # its own kind of error, around the system's
            cause = error.args[0] if error.args else None
            if isinstance(cause, OSError):
                raise cause from error
            raise
        self.close()

    def _note(self) -> None:
        """A last sheet that says what the others are, column by column."""
        sheet = self._book.add_worksheet(_NOTES)
        sheet.set_column(0, 0, 60)
        sheet.set_column(1, 3, 28)
        row = 0
        for line in _TOLD:
            sheet.write_string(row, 0, line)
            row += 1
        for edition in self._sheets:
            form = load(edition)
            sheet.write_string(row + 1, 0, f"{sheet_name(edition)}：{form.document}《{form.name}》")
            for column, heading in enumerate(("列", "代号", "计量单位")):
                sheet.write_string(row + 2, column, heading, self._heading)
            row += 3
            for heading, words in zip(headings(edition), cell_words(edition), strict=True):
                for column, text in enumerate((heading, words.id, words.unit_of_measure)):
                    sheet.write_string(row, column, text)
                row += 1

    def close(self) -> None:
        if not self._book.fileclosed:  # given up: or its destructor would write the file
            self._book.fileclosed = True
            for sheet in self._book.worksheets():
                sheet.row_data_fh.close()
        self._own.close()
