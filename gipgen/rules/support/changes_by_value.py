"""A change of which only what was then is told, and last year's tables say of what: 较2023年的35件下降三成, 与上年41件比较，下降19.8%.

The number itself names the cell: all cells that had it then have one number now, which is to bear the change out.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.form.definition import CellRef, Form
from gipgen.report.report import Number, Report
from gipgen.rules.support.changes import step
from gipgen.rules.support.changes_from import ChangeFrom
from gipgen.rules.support.last_years import counterpart_cells
from gipgen.rules.support.mentions import Sentence, pieces
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import COUNTING, YEARS

_NAME = 2  # characters of a row that are its name in short: 许可, 处罚
_LEAST = 5  # what fewer cases were may be anything
_TENTH, _LOOSE = 10, Decimal(5)  # percent
_COMPARED = (
    rf"(?P<words>[较比与同和](?P<year>{'|'.join(YEARS.last_year)}|20\d\d年)度?(?:同期)?的?(?P<then>\d{{1,6}})[件宗起](?:相比|比较|相较)?[，,]?"
    rf"[^，。；0-9]{{0,6}}?(?P<way>{'|'.join((*COUNTING.rose, *COUNTING.fell))})(?:了|约|近)?"
    r"(?:(?P<by>\d{1,6})[件宗起]|(?P<rate>\d{1,4}(?:\.\d{1,2})?)[%％]|(?P<tenths>[一二三四五六七八九])成))"
)


def changes_by_value(report: Report, previous: Report, sentence: Sentence) -> Iterator[ChangeFrom]:
    """The changes that no cell which had the number then bears out, nor a number that the sentence tells in front."""
    for match in re.finditer(_COMPARED, sentence.plain):
        then = int(match["then"])
        is_of_then = match["year"][0] != "2" or match["year"] == f"{previous.year}年"
        cells = list(_since(report, previous, then)) if is_of_then and then >= _LEAST else []
        if len({now for _, now in cells}) != 1:
            continue
        (row, _), now = cells[0]
        front = sentence.plain[: match.start()]
        stated = [Decimal(number) for number in re.findall(r"\d{1,6}", front)]
        may_be = _may_be_of(row, report.form, pieces(front)[-1])
        if may_be and not any(_bears_out(match, then, number) for number in (now, *stated)):
            yield ChangeFrom(match["words"], report.form.rows[row].called, now, then)


def _since(report: Report, previous: Report, then: int) -> Iterator[tuple[CellRef, Number]]:
    """What became of each cell that had that number, totals first."""
    here = {there: ref for ref, there in counterpart_cells(report, previous).items()}
    found = [ref for ref, cell in previous.cells.items() if cell.value == then and ref in here]
    for row, column in sorted(found, key=lambda ref: previous.form.columns[ref[0]][-1].id != ref[1]):
        ref = here[row, column]
        now = report.cells[ref].value
        if now is not None:
            yield ref, now


def _may_be_of(row: str, form: Form, clause: str) -> bool:
    """Whether a clause in front names the row, or nothing: 提案较上年的41件减少12件 is of others, which were 41 as well."""
    rows = form.roles.rows
    is_of_applications = "申请" in clause and row in (*rows.received, *rows.results)
    return not clause or is_of_applications or form.rows[row].key[-_NAME:] in clause


def _bears_out(match: re.Match[str], then: int, now: Number) -> bool:
    change = now - then if match["way"] in COUNTING.rose else then - now
    if match["by"]:
        return change == int(match["by"])
    percent = Decimal(change) * 100 / then
    if match["rate"]:
        return abs(percent - Decimal(match["rate"])) <= step(Decimal(match["rate"]))
    return abs(percent - _TENTH * (parse_chinese(match["tenths"]) or 0)) <= _LOOSE
