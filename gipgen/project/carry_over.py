"""Last year's report → what of it a new one begins with. Numbers and texts of this year are not known and stay 待填."""

from typing import Any

from gipgen.form.counterparts import counterparts
from gipgen.form.definition import Block, CellRef, Form
from gipgen.prose.blocks import parse_blocks
from gipgen.prose.nodes import Heading
from gipgen.report.report import Report
from gipgen.report.scaffold import Filled

_KEPT = ("agency_type", "url")  # fields of one line that do not change with the year


def carry_over(last: Report, form: Form, paths: tuple[str, ...]) -> Filled:
    """The agency's contact, the headings of the prose, and the rows that are last year's by definition (结转).

    ``form`` is the new report's; ``paths`` lead from the new file to the old ones.
    """
    fields: dict[str, Any] = {id_: last.fields[id_] for id_ in _KEPT if last.fields.get(id_)}
    contact = {id_: text for id_, text in last.fields["contact"].items() if text and text != form.fill_in}
    if contact:
        fields["contact"] = contact
    fields["previous"] = paths
    return Filled(fields=fields, texts=_headings(last, form), rows=_carried(last, form))


def _headings(last: Report, form: Form) -> dict[str, str]:
    """The prose of each section with nothing left but its headings, the text below each 待填."""
    texts = {}
    there = dict(zip(form.roles.sections, last.form.roles.sections, strict=True))
    for section in form.sections:
        typed = last.texts.get(there.get(section.id, section.id)) or ""
        headings = [block for block in parse_blocks(typed).blocks if isinstance(block, Heading)]
        if headings and not section.table:
            lines = typed.split("\n")
            written = [_as_typed(heading, lines) for heading in headings]
            texts[section.id] = "\n\n".join(
                f"{text}\n\n{form.fill_in}" if _has_text(headings, place) else text
                for place, text in enumerate(written)
            )
    return texts


def _as_typed(heading: Heading, lines: list[str]) -> str:
    """A heading with its words as typed, a number and ``{{ }}`` too."""
    return f"{'#' * (heading.level + 1)} {lines[heading.line].strip().lstrip('#').strip()}"


def _has_text(headings: list[Heading], place: int) -> bool:
    """Whether text belongs below a heading: not where a deeper heading follows at once."""
    return place + 1 == len(headings) or headings[place + 1].level <= headings[place].level


def _carried(last: Report, form: Form) -> dict[str, tuple[str, str]]:
    rows = {}
    same = counterparts(form, last.form).cells
    for table in form.tables.values():
        for to_row, from_row in table.carry.items():
            block = next(block for block in table.blocks if any(row.id == to_row for row in block.rows))
            texts = [_text(last, same.get((from_row, column.id))) for column in block.columns if not column.total]
            if any(text is None for text in texts):
                continue
            rows[to_row] = (
                _row(block, [text for text in texts if text is not None]),
                f"上年报告的“{form.rows[from_row].key}”",
            )
    return rows


def _text(last: Report, ref: CellRef | None) -> str | None:
    cell = last.cells.get(ref) if ref else None
    return None if cell is None else cell.text


def _row(block: Block, texts: list[str]) -> str:
    if set(texts) == {"0"}:
        return "0"
    return f"[{', '.join(texts)}]" if block.writing == "list" else texts[0]
