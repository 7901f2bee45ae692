"""``Published`` → the text of a report file. What was not found is 待填 with the reason beside it; nothing is filled in."""

from collections.abc import Iterator, Mapping
from typing import Any

from gipgen.findings.harmless import visible
from gipgen.findings.text import Text, say
from gipgen.form.definition import Block, Row
from gipgen.form.editions import edition_for
from gipgen.imports.import_report import Published
from gipgen.imports.match import Confidence, Leftover, Read
from gipgen.imports.printed_words import normal
from gipgen.report.scaffold import Filled, scaffold

REASONS = {  # why something has no place in the file
    "no_row": Text("格式里没有这一行", "the form has no such row"),
    "no_columns": Text("数的个数和格式的列对不上", "the numbers do not fit the form's columns"),
    "twice": Text("这一行前面已经有了，数不一样", "this row stands above with other numbers"),
    "front": Text("在标题前面", "stands in front of the title"),
    "behind": Text("在落款后面", "stands behind the signature"),
    "page": Text("网页或页眉页脚的文字", "printed by the page"),
    "line": Text("在表格中间", "stands between the rows of a table"),
    "sign": Text(
        "看不见的控制字符，已经删去，请核对前后的文字和数",
        "an invisible control character; it was deleted, compare what stands around it",
    ),
    "cut": Text(
        "文件到这里就断了，后面的内容没有读到；请找完整的文件，或者对照原件补上",
        "the file breaks off here; find the whole file, or fill in the rest by hand",
    ),
    "table": Text("不是格式里的表", "none of the form's tables"),
}
_LEFT = Text("{place}：{text}（{reason}）", "{place}: {text} ({reason})")
_WORDS = {"blank": "空白", "mark": "写作“{raw}”", "unclear": "写作“{raw}”，看不出是几"}
_SURE: tuple[Confidence, ...] = ("certain", "likely", "inferred")
_LONGEST = 40  # characters of a printed text shown in a comment


def compose(imported: Published, source: str, file: str, schema: str = "") -> str:
    """The YAML text of an imported report; ``source`` names the file that it came from."""
    form = imported.form
    fields: dict[str, Any] = {"preface": imported.preface}
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
    filled = Filled(
        origin=f"由 gipgen import 从 {_short(visible(source))} 录入。标“核对”的地方请对照原件；“{form.fill_in}”是原件没有写明或者读不出来的。",
        fields=fields,
        texts=imported.texts,
        rows=rows_of(imported.form.fill_in, imported),
        complete=True,
        remarks=_remarks(imported),
    )
    return scaffold(form, imported.agency or form.fill_in, imported.year or form.fill_in, file, schema, filled=filled)


def rows_of(blank: str, imported: Published) -> dict[str, tuple[str, str]]:
    """Each row's text in the file, with the comment behind it."""
    rows = {}
    for table in imported.form.tables.values():
        for block in table.blocks:
            for row in block.rows:
                reads = [imported.cells.get((row.id, column.id)) for column in block.columns]
                if row.parts and all(read is None for read in reads):
                    continue  # the optional row of totals
                rows[row.id] = (_row_text(block, reads, blank), _comment(block, row, reads))
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


def _comment(block: Block, row: Row, reads: list[Read | None]) -> str:
    found = [read for read in reads if read is not None]
    if not found:
        return "原件没有找到这一行"
    remarks = [*_holes(block, reads), *_doubts(row, found)]
    if block.writing == "scalar" and block.unit and not remarks:
        return block.unit
    return "；".join(remarks)


def _holes(block: Block, reads: list[Read | None]) -> Iterator[str]:
    """What stands where no number was read, and in which columns."""
    holes: dict[str, list[str]] = {}
    for column, read in zip(block.columns, reads, strict=True):
        if read is None:
            holes.setdefault("没有找到", []).append(column.key)
        elif read.value.kind != "number":
            holes.setdefault(_WORDS[read.value.kind].format(raw=_short(read.value.raw)), []).append(column.key)
    for words, names in holes.items():
        which = "" if len(names) == len(reads) else "、".join(names)
        yield f"原件{which}{words}"


def _doubts(row: Row, found: list[Read]) -> Iterator[str]:
    """What has to be compared with the original: numbers that were printed in another way, and the place of the row."""
    printed = [read for read in found if read.value.kind == "number" and not read.value.sure]
    yield from (f"核对：原件写作“{_short(read.value.raw)}”" for read in printed)
    weakest = max(found, key=lambda read: _SURE.index(read.confidence))
    label = _short(normal(weakest.label))
    if weakest.confidence == "inferred":
        named = f"的行名是“{label}”" if label else "这一行没有行名"
        yield f"核对：原件{named}，按前后的行推定"
    elif weakest.confidence == "likely" and not printed:
        yield f"核对：原件的行名是“{label}”" if normal(row.label) not in label else "核对：原件的数字连在一起或者少了格"


def _remarks(imported: Published) -> tuple[str, ...]:
    if not imported.leftovers:
        return ()
    return ("没有放进去的内容（核对以后可以删去）：", *(f"  {describe(each)}" for each in imported.leftovers))


def describe(leftover: Leftover, language: str = "zh") -> str:
    """One leftover in a line: where it stood, what it is, why it has no place."""
    text = " ".join(leftover.text.split())
    return say(_LEFT, language, place=leftover.place, text=text, reason=REASONS[leftover.reason])


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
