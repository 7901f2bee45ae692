"""``Published`` → the text of a report file. What was not found is 待填 with the reason beside it; nothing is filled in."""

from collections.abc import Iterator, Mapping
from typing import Any

from gipgen.findings.harmless import visible
from gipgen.form.definition import Block, Row
from gipgen.form.editions import edition_for
from gipgen.imports.form_differences import Deviation, deviations
from gipgen.imports.import_report import Published
from gipgen.imports.leftover_words import as_remarks
from gipgen.imports.match import Confidence, Read
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import PICTURE
from gipgen.report.scaffold import Filled, scaffold

_WORDS = {"blank": "空白", "mark": "写作“{raw}”", "unclear": "写作“{raw}”，看不出是几"}
_OF_ORIGINAL = "由 gipgen import 从 {source} 录入。标“核对”的地方请对照原件；“{blank}”是原件没有写明或者读不出来的。"
_OF_FORM = "由 gipgen import 从填报表 {source} 录入。“{blank}”是还没有填的。"
_SURE: tuple[Confidence, ...] = ("certain", "likely", "inferred")
_LONGEST = 40  # characters of a printed text shown in a comment


def compose(imported: Published, source: str, file: str, schema: str = "") -> str:
    """The YAML text of an imported report; ``source`` names the file that it came from."""
    form = imported.form
    filled = Filled(
        origin=(_OF_FORM if imported.is_form else _OF_ORIGINAL).format(
            source=_short(visible(source)), blank=form.fill_in
        ),
        fields={**_fields(imported), **({} if imported.is_form else {"origin": _origin(imported, source)})},
        texts=imported.texts,
        rows=rows_of(imported.form.fill_in, imported),
        complete=True,
        totals=not imported.is_form,
        remarks=_remarks(imported),
    )
    return scaffold(form, imported.agency or form.fill_in, imported.year or form.fill_in, file, schema, filled=filled)


def _fields(imported: Published) -> dict[str, Any]:
    """What is known besides numbers and sections, by field id."""
    form = imported.form
    fields: dict[str, Any] = dict(imported.fields)
    if imported.preface or not imported.is_form:
        fields["preface"] = imported.preface
    if imported.title:
        fields["title"] = imported.title
    if imported.year and edition_for(imported.year) != form.edition:
        fields["edition"] = form.edition
    if imported.contact:
        fields["contact"] = imported.contact
    if imported.signature:
        fields["signature"] = {
            "agency": imported.signature.agency or form.fill_in,
            "date": imported.signature.date or form.fill_in,
        }
    return fields


def _origin(imported: Published, source: str) -> dict[str, Any]:
    """来源: which file this is from, and what that did to the form."""
    (listed,) = (field for field in imported.form.field("origin").fields if field.kind == "list")
    return {"file": visible(source), listed.id: [each._asdict() for each in noted_deviations(imported)]}


def noted_deviations(imported: Published) -> list[Deviation]:
    """What the original did to the form, as the file has it."""
    told = (*imported.noted, *imported.differences, *imported.leftovers)
    return list(deviations(told, imported.form))


def rows_of(blank: str, imported: Published) -> dict[str, tuple[str, str]]:
    """Each row's text in the file, with the comment behind it."""
    rows = {}
    for table in imported.form.tables.values():
        for block in table.blocks:
            for row in block.rows:
                columns = [each for each in block.columns if not (each.total and imported.is_form)]
                reads = [imported.cells.get((row.id, column.id)) for column in columns]
                if row.parts and all(read is None for read in reads):
                    continue  # the optional row of totals
                text = _row_text(block, reads, blank)
                rows[row.id] = (text, _comment(block, row, reads, imported))
    return rows


def _row_text(block: Block, reads: list[Read | None], blank: str) -> str:
    texts = [read.value.text if read is not None and read.value.kind == "number" else blank for read in reads]
    if block.writing == "scalar":
        return texts[0]
    if block.writing == "map":
        return "{" + ", ".join(f"{column.key}: {text}" for column, text in zip(block.columns, texts, strict=True)) + "}"
    if set(texts) in ({"0"}, {blank}):
        return texts[0]
    return f"[{', '.join(texts)}]"


def _comment(block: Block, row: Row, reads: list[Read | None], imported: Published) -> str:
    if imported.is_form:
        return "；".join(_doubts(row, [read for read in reads if read is not None]))
    found = [read for read in reads if read is not None]
    if not found and row.id in imported.unread:
        return f"原件这一行的数连在一起，或者个数和格式的列对不上{_offer(imported.offers.get(row.id))}"
    if not found:
        return "原件没有找到这一行"
    remarks = [*_holes(block, reads), *_doubts(row, found)]
    if block.writing == "scalar" and block.unit and not remarks:
        return block.unit
    return "；".join(remarks)


def _offer(numbers: tuple[str, ...] | None) -> str:
    """What running text says that the numbers of a row are, for the person who fills them in."""
    return f"；照正文看可能是 {'、'.join(numbers)}，请核对后填写" if numbers else ""


def _holes(block: Block, reads: list[Read | None]) -> Iterator[str]:
    """What stands where no number was read, and in which columns."""
    holes: dict[str, list[str]] = {}
    for column, read in zip(block.columns, reads, strict=True):
        if read is None:
            holes.setdefault("没有找到", []).append(column.key)
        elif read.value.kind != "number":
            words = "是图片，不是文字" if read.value.raw == PICTURE else _WORDS[read.value.kind]
            holes.setdefault(words.format(raw=_short(read.value.raw)), []).append(column.key)
    for words, names in holes.items():
        which = "" if len(names) == len(reads) else "、".join(names)
        yield f"原件{which}{words}"


def _doubts(row: Row, found: list[Read]) -> Iterator[str]:
    """What has to be compared with the original: numbers that were printed in another way, and the place of the row."""
    printed = [read for read in found if read.value.kind == "number" and not read.value.sure]
    yield from (f"核对：原件写作“{_short(read.value.raw)}”" for read in printed)
    if not found:
        return
    weakest = max(found, key=lambda read: _SURE.index(read.confidence))
    label = _short(normal(weakest.label))
    if weakest.confidence == "inferred":
        named = f"的行名是“{label}”" if label else "这一行没有行名"
        yield f"核对：原件{named}，按前后的行推定"
    elif weakest.confidence == "likely" and not printed:
        yield f"核对：原件的行名是“{label}”" if normal(row.label) not in label else "核对：原件的数字连在一起或者少了格"


def _remarks(imported: Published) -> tuple[str, ...]:
    facts = []
    if imported.candidates:
        facts.append(f"原件的标题里没有单位，可能是：{'、'.join(imported.candidates)}")
    if imported.published:
        facts.append(f"原件的发布时间：{imported.published}")
    return (*facts, *as_remarks(imported.leftovers))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def cell_state(read: Read | None) -> str:
    """``read``, or why there is no number: missing, blank, mark, unclear."""
    if read is None:
        return "missing"
    return "read" if read.value.kind == "number" else read.value.kind


def counts(imported: Published) -> Mapping[str, int]:
    """How many cells the form has, and how many of them were read."""
    cells = [(row, column.id) for row, columns in imported.form.columns.items() for column in columns]
    read = sum(cell_state(imported.cells.get(ref)) == "read" for ref in cells)
    return {"cells": len(cells), "read": read, "to_fill_in": len(cells) - read}
