"""Columns that blanks set below one another: a table whose lines are printed as paragraphs, and whose blanks are no slips."""

from collections.abc import Iterator
from functools import lru_cache

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Offset
from gipgen.findings.privacy import quoted
from gipgen.named_tuple import NamedTuple
from gipgen.prose.inline import BLANKS
from gipgen.prose.lines import number_mark

_WIDE = ("  ", "\u3000")  # one of them is in each gap between columns
_NO_CELL = frozenset("，。；！？|\t#{")  # signs of sentences, and of what has a look of its own
_LONGEST_CELL = 20  # characters
_SHOWN = 60


class Row(NamedTuple):
    """A line that may be the row of a table: its place in the narrative, and what stands between its wide blanks."""

    line: int
    column: int
    cells: tuple[str, ...]


@lru_cache(maxsize=4)
def aligned(typed: str) -> tuple[tuple[Row, ...], ...]:
    """The tables of a narrative that are set with blanks: two lines or more, blank ones between them not counted."""
    if not any(gap in typed for gap in _WIDE):
        return ()
    found: list[tuple[Row, ...]] = []
    rows: list[Row] = []
    for number, line in enumerate(typed.split("\n")):
        text = line.strip(BLANKS)
        if not text:
            continue
        cells = _cells(text)
        if len(cells) < 2:
            found.append(tuple(rows))
            rows = []
        else:
            rows.append(Row(number, len(line) - len(line.lstrip(BLANKS)), cells))
    found.append(tuple(rows))
    return tuple(table for table in found if len(table) > 1)


def in_columns(typed: str, line: int) -> bool:
    """Whether a line of a narrative is a row of such a table."""
    return any(row.line == line for table in aligned(typed) for row in table)


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
        yield Diagnostic(MARKUP, WARNING, TEXTS["aligned"], values=values, offset=place)


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
