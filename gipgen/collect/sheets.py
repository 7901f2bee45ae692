"""Sheets of a workbook as an office prints and filters them: frozen headers that repeat, A4, texts that stay texts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from gipgen.collect.state_words import COLOURS
from gipgen.findings.excerpt import width
from gipgen.findings.harmless import visible
from gipgen.named_tuple import NamedTuple

_FONT = "宋体"
_HEAD = "D9E2F3"
_A4 = 9
_WIDEST_PORTRAIT = 95  # characters of all columns together that fit a page upright
_LONGEST = 32_000  # characters; a cell holds 32,767
_DIGITS = 15  # that a number of a workbook keeps
_STARTS = ("=", "+", "-", "@", "\t", "\r")  # of a text that a program may take for a formula when it is typed again
_LINE = 14.0  # points
_HIGHEST = 400.0  # of a row; a program allows 409
_LOOSE = 1.12  # lines break before they are full
_PAGES = "第 &P 页，共 &N 页"
_PLAIN = {"font_name": _FONT, "font_size": 10.5, "valign": "vcenter", "text_wrap": True, "border": 1}


class Column(NamedTuple):
    title: str
    width: float  # in characters of Latin letters; a Chinese one takes two
    number: bool = False
    middle: bool = False


class Link(NamedTuple):
    """A file beside the workbook."""

    target: str
    words: str


class Book:
    """A workbook of XlsxWriter with the few looks that its cells have."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self._looks: dict[frozenset[tuple[str, Any]], Any] = {}

    def look(self, **wanted: Any) -> Any:
        """A format; the same wishes are one format."""
        key = frozenset(wanted.items())
        known = self._looks.get(key)
        if known is None:
            known = self._looks[key] = self.made.add_format(_PLAIN | wanted)
        return known

    def sheet(
        self, name: str, title: str, columns: Sequence[float], frozen: tuple[int, int], *, upright: bool = False
    ) -> Any:
        """A new sheet with its title in the first row, for A4; the last of the rows down to ``frozen`` repeats on every page."""
        sheet = self.made.add_worksheet(name)
        sheet.set_paper(_A4)
        if sum(columns) > _WIDEST_PORTRAIT and not upright:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer(f'&C&"{_FONT},Regular"&9{_PAGES}')
        for number, each in enumerate(columns):
            sheet.set_column(number, number, each)
        bare = {"bold": True, "font_size": 14, "border": 0, "text_wrap": False}
        self.text(sheet, 0, 0, title, **bare)
        sheet.set_row(0, 24)
        sheet.freeze_panes(*frozen)
        sheet.repeat_rows(frozen[0] - 1)
        return sheet

    def table(self, name: str, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> Any:
        """A sheet with one table: a header that stays in sight and has filters, a row for each of ``rows``.

        A value is a text, a number, nothing, a link, or a text with the kind of state that colours it.
        """
        # Rows that are written one after the other leave the memory; a version of XlsxWriter that knows no such wish keeps them.
        self.made.constant_memory = True
        sheet = self.sheet(name, title, [column.width for column in columns], (2, 2))
        self.made.constant_memory = False  # of what is merged over several rows all have to be there
        for number, column in enumerate(columns):
            self.text(sheet, 1, number, column.title, bold=True, bg_color=f"#{_HEAD}", align="center")
        last = 1
        for last, row in enumerate(rows, 2):
            lines = 1
            for number, (column, value) in enumerate(zip(columns, row, strict=True)):
                self.put(sheet, last, number, value, column)
                if isinstance(value, str):
                    lines = max(lines, lines_of(cell_text(value), column.width))
            sheet.set_row(last, height_of(lines))
        sheet.autofilter(1, 0, max(last, 1), len(columns) - 1)
        return sheet

    def put(self, sheet: Any, row: int, column: int, value: Any, like: Column) -> None:
        """One value in its cell; nothing is an empty cell."""
        wanted: dict[str, Any] = {"align": "center"} if like.middle or like.number else {}
        if isinstance(value, Link):
            look = self.look(**wanted, font_color="#0B5394", underline=1)
            sheet.write_url(row, column, f"external:{value.target}", look, value.words)
            return
        if isinstance(value, tuple):
            value, kind = value
            if kind:
                ground, letters = COLOURS[kind]
                wanted |= {"bg_color": f"#{ground}", "font_color": f"#{letters}"}
        if isinstance(value, (int, Decimal)):
            self.number(sheet, row, column, value, **wanted)
        elif value is None:
            sheet.write_blank(row, column, None, self.look(**wanted))
        else:
            self.text(sheet, row, column, str(value), **wanted)

    def text(self, sheet: Any, row: int, column: int, text: str, **wanted: Any) -> None:
        """A text that stays one, whatever it begins with."""
        shown = cell_text(text)
        if shown.startswith(_STARTS):
            wanted["quote_prefix"] = True  # as if an apostrophe had been typed before it
        if shown:
            sheet.write_string(row, column, shown, self.look(**wanted))
        else:
            sheet.write_blank(row, column, None, self.look(**wanted))

    def number(self, sheet: Any, row: int, column: int, value: int | Decimal, **wanted: Any) -> None:
        """A number with the digits that it has; one that a workbook cannot hold exactly as a text."""
        digits = str(value) if isinstance(value, int) else format(value, "f")
        if len(digits.strip("-").replace(".", "").lstrip("0")) > _DIGITS:
            self.text(sheet, row, column, digits, **wanted)
            return
        places = len(digits.partition(".")[2])
        shape = "0." + "0" * places if places else "0"
        sheet.write_number(row, column, float(digits), self.look(**wanted, num_format=shape))


def lines_of(text: str, room: float) -> int:
    """The lines that a text takes in so many characters of width."""
    wide = max(int(room), 1)
    if len(text) * 2 * _LOOSE < wide and "\n" not in text:
        return 1  # however wide its signs are
    return sum(max(1, -(-int(width(line) * _LOOSE) // wide)) for line in text.split("\n"))


def height_of(lines: int) -> float:
    """Of a row with so many lines, in points: programs do not measure cells that others wrote."""
    return min(_LINE * lines + 3, _HIGHEST)


def cell_text(text: str) -> str:
    """A text as a cell can hold it: every sign to be seen, no longer than allowed."""
    shown = visible(text, "\n")
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
