"""Columns that blanks set below one another, or that commas or bars part: a table whose lines are printed as paragraphs, and whose
blanks and commas are no slips.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Offset
from gipgen.findings.privacy import quoted
from gipgen.named_tuple import NamedTuple
from gipgen.prose.inline import BLANKS
from gipgen.prose.lines import is_delimiter, number_mark

_WIDE = ("  ", "\u3000")  # one of them is in each gap between columns
_NO_CELL = frozenset("，。；！？|│┃║\t#{")  # signs of sentences, and of what has a look of its own
_LONGEST_CELL = 20  # characters
_LONGEST_NARROW = 10  # … where a single blank stands between them
_UNITS = frozenset("条件个次篇份人项家万元")  # a word by itself behind a number in a sentence
_COUNT = r"[0-9]{1,9}(?:[.,][0-9]{1,6})?%?[^0-9\s]{0,2}"
_SHOWN = 60
_BARS = ("|", "｜")
_SEPARATORS = (*_BARS, ",", "，")  # between the cells of lines that a program wrote, or somebody by hand
_NO_PARTED_CELL = frozenset("。；！？\t#{")
_FEWEST = 3  # rows with commas; two with bars are enough


class Row(NamedTuple):
    """A line that may be the row of a table: its place in the narrative, and what stands between its blanks."""

    line: int
    column: int
    cells: tuple[str, ...]
    parted: str = ""  # what stands between them: nothing where it is wide blanks


@lru_cache(maxsize=4)
def aligned(typed: str) -> tuple[tuple[Row, ...], ...]:
    """The tables of a narrative that are set with blanks: two lines or more, blank ones between them not counted."""
    tables: list[list[Row]] = [[]]
    for row in _rows(typed):
        if not row.cells or (tables[-1] and not _goes_on(tables[-1], row)):
            tables.append([])
        if row.cells:
            tables[-1].append(row)
    return tuple(tuple(table) for table in tables if len(table) > 1 and (not table[0].parted or _is_table(table)))


def _rows(typed: str) -> Iterator[Row]:
    """Every line with something in it; no cells of one that is no row."""
    lines = typed.split("\n")
    in_table = False  # of Markdown's own
    for number, line in enumerate(lines):
        text = line.strip(BLANKS)
        in_table = "|" in text and (in_table or any(map(is_delimiter, (text, *lines[number + 1 : number + 2]))))
        if in_table:
            yield Row(number, 0, ())
        elif text:
            column = len(line) - len(line.lstrip(BLANKS))
            wide = _cells(text)
            if len(wide) > 1:
                yield Row(number, column, wide)
            else:
                parted = next((sign for sign in _SEPARATORS if sign in text), " ")
                cells = _narrow_cells(text) if parted == " " else _parted_cells(text, parted)
                yield Row(number, column, cells, parted)


def _goes_on(table: list[Row], row: Row) -> bool:
    """Whether a row belongs to the ones above: set as they are, and with single blanks only if it has as many words."""
    first = table[0]
    return first.parted == row.parted and (not row.parted or len(first.cells) == len(row.cells))


def in_columns(typed: str, line: int) -> bool:
    """Whether a line of a narrative is a row of such a table."""
    return line in _lines_in_columns(typed)


@lru_cache(maxsize=4)
def _lines_in_columns(typed: str) -> frozenset[int]:
    return frozenset(row.line for table in aligned(typed) for row in table)


def aligned_tables(typed: str) -> Iterator[Diagnostic]:
    """Say of each such table how to write it."""
    for table in aligned(typed):
        first = table[0]
        width = max(len(row.cells) for row in table)
        values = {
            "header": quoted(f"| {' | '.join(first.cells)} |", limit=_SHOWN),
            "delimiter": "|---" * width + "|",
            "count": f"{len(table)}",
        }
        place = Offset(first.line, first.column)
        text = TEXTS["parted" if first.parted.strip() else "aligned"]
        yield Diagnostic(MARKUP, WARNING, text, values={**values, "sign": first.parted}, offset=place)


def _parted_cells(text: str, sign: str) -> tuple[str, ...]:
    """What stands between the commas or bars of a line that is no sentence; nothing of a row that Markdown has for one."""
    if text.startswith(sign) or not _NO_PARTED_CELL.isdisjoint(text) or number_mark(text):
        return ()
    cells = tuple(cell.strip(BLANKS + '"') for cell in text.split(sign))
    return cells if all(len(cell) <= _LONGEST_CELL for cell in cells) and len(cells) > 1 else ()


def _narrow_cells(text: str) -> tuple[str, ...]:
    """What stands between the single blanks of a line that is no sentence."""
    if " " not in text or not _NO_CELL.isdisjoint(text) or "：" in text or ":" in text or number_mark(text + "字"):
        return ()
    cells = tuple(text.split(" "))
    if any(cell[0] in _UNITS for cell in cells if len(cell) == 1):
        return ()  # 公开 98 条
    return cells if all(0 < len(cell) <= _LONGEST_NARROW for cell in cells) else ()


def _is_table(rows: list[Row]) -> bool:
    """Whether lines with as many words each are the rows of a table: numbers stand in them, but for the first of three columns."""
    counted = sum(any(re.fullmatch(_COUNT, cell) for cell in row.cells[1:]) for row in rows)
    if rows[0].parted == " ":
        return counted >= len(rows) - (len(rows[0].cells) > 2)
    if rows[0].parted in _BARS:
        return True
    columns = len(rows[0].cells) - (rows[0].parted == "，")  # two parts of a sentence may have one between them
    return counted >= len(rows) - 1 and len(rows) >= _FEWEST and columns > 1


def _cells(text: str) -> tuple[str, ...]:
    """What stands between the wide blanks of a line; nothing of a sentence, nor of what a number or a label begins."""
    if not _NO_CELL.isdisjoint(text) or not any(gap in text for gap in _WIDE):
        return ()
    cells = tuple(cell.strip(BLANKS) for cell in text.replace("\u3000", "  ").split("  ") if cell.strip(BLANKS))
    if any(len(cell) > _LONGEST_CELL for cell in cells) or number_mark(cells[0] + "字"):
        return ()
    if max(map(len, cells)) == 1:
        return ()  # a name that was drawn out
    return cells if not cells[0].endswith(("：", ":")) else ()
