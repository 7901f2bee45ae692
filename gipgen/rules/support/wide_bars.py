"""Tables whose bars are full-width, which are no tables to Markdown: told by GIP207, with what each line is to be."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from gipgen.findings.file_messages import EDGES
from gipgen.findings.finding import ERROR, Diagnostic, Fix, Offset, Path
from gipgen.findings.text import Text

TABLE = Text(
    "表格的竖线是全角的“｜”，印出来不是表格。请把这个表格里的“｜”都写成半角的“|”。",
    "the bars of this table are full-width '｜': it is not printed as a table; write '|'",
)


def wide_bars(path: Path, text: str) -> Iterator[Diagnostic]:
    """Each line of such a table, with its fix."""
    lines = text.split("\n")
    barred = False  # the line above is a row of a table
    for number, (line, below) in enumerate(pairwise([*lines, ""])):
        if "｜" in line and "-" in below and "｜" in below and not below.strip("｜-—:： \u3000"):
            for at, row in enumerate(takewhile(lambda each: "｜" in each, lines[number:]), number):
                yield _full_width_row(path, row, at)
            return
        if _is_row(line) and (barred or below.lstrip().startswith("|")):
            yield _full_width_row(path, line, number)
            barred = True
        else:
            barred = line.lstrip().startswith("|")


def _is_row(line: str) -> bool:
    """Whether a line has full-width bars at both its ends, and another one between."""
    typed = line.strip(" \t\u3000")
    return typed.startswith("｜") and typed.endswith("｜") and "｜" in typed[1:-1]


def _full_width_row(path: Path, row: str, number: int) -> Diagnostic:
    fix = Fix(Offset(number, 0), len(row), row.replace("｜", "|"))
    return Diagnostic(EDGES, ERROR, TABLE, path, {"slip": "bars"}, offset=Offset(number, 0), fix=fix)
