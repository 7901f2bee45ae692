"""``Published`` → the text of a report file. What was not found is 待填 with the reason beside it; nothing is filled in."""

from collections.abc import Iterator, Mapping
from typing import Any

from gipgen.findings.harmless import visible
from gipgen.findings.text import Text, filled, say
from gipgen.form.definition import Block, Row
from gipgen.form.editions import edition_for
from gipgen.imports.form_differences import Deviation, deviations
from gipgen.imports.import_report import Published
from gipgen.imports.match import Confidence, Leftover, Read
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import PICTURE, Marked
from gipgen.report.scaffold import Filled, scaffold

REASONS = {  # why something has no place in the file
    "no_row": Text("格式里没有这一行", "the form has no such row"),
    "no_columns": Text("数的个数和格式的列对不上", "the numbers do not fit the form's columns"),
    "twice": Text("这一行前面已经有了，数不一样", "this row stands above with other numbers"),
    "other_year": Text(
        "表格上面写的是以前的年度，没有读；请核对是不是本年度的表格",
        "the line above the table names an earlier year; it was not read",
    ),
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
    "unread": Text(
        "文件很长，从这里起没有读；报告还有内容在后面的，请把报告的那几页另存成一个文件，再导入",
        "the file is long and was not read from here on; if the report goes on there, save its pages as a file of their own",
    ),
    "long": Text(
        "这一部分太长，从这里起没有放进去；是附件的，请另外发布",
        "this section is too long, and was not taken from here on; publish what is an annex by itself",
    ),
    "nowhere": Text("没有找到该放的地方", "no place was found for it"),
    "two_places": Text("放进了两个地方，请核对", "it was put in two places; compare them"),
    "no_table": Text(
        "原件里没有找到这一部分的表格，表里的数都写成了待填；请找到表格，对照着填",
        "its table was not found; every number of it is to be filled in",
    ),
    "no_section": Text(
        "原件里没有找到这一部分，写成了待填；请核对它是不是在别的部分里",
        "this section was not found; look for it in the others",
    ),
    "no_rows": Text(
        "原件的表格里没有找到这几行，数都写成了待填", "these rows were not found; their numbers are to be filled in"
    ),
    "pictures": Text(
        "表里的数是图片，不是文字，读不出来，都写成了待填；请对照原件填",
        "its numbers are pictures; they are to be filled in by hand",
    ),
    "placeholder": Text(
        "转换的程序没有把表格写出来，只留下了这个记号；请直接导入转换以前的文件（Word、网页、PDF）",
        "the program that converted the file lost a table here; import the file from before that",
    ),
    "section": Text(
        "格式里没有这一部分，已经作为小标题（##）放在前一部分里；请核对它该在哪里",
        "the form has no such section; it was kept as a heading inside the one before",
    ),
    "inserted": Text(
        "处插入，还没有人接受：按接受以后的文字读了；请核对这是不是定稿",
        "insertions that nobody accepted yet: read as if they were; is this the final version?",
    ),
    "deleted": Text(
        "处删除，还没有人接受：删去的文字没有读；请核对这是不是定稿",
        "deletions that nobody accepted yet: what they delete was not read; is this the final version?",
    ),
    "moved": Text(
        "处移动，还没有人接受：在移到的地方读了；请核对这是不是定稿",
        "moved passages that nobody accepted yet: read where they went; is this the final version?",
    ),
    "remarks": Text("条批注，没有读；请看看里面有没有要改的", "remarks, which were not read; look into them"),
    "struck": Text(
        "处文字画了删除线，没有读；请对照原件，看看是不是都不要了",
        "passages are struck through and were not read; are they all meant to be gone?",
    ),
    "few_rows": Text("原件的表格里没有找到", "not found among the rows of the table"),
    "heading": Text("标题和规定的不一样", "another heading than the form's"),
    "label": Text("行名或列名和规定的不一样", "another label than the form's"),
    "order": Text("这一部分不在规定的位置", "this section does not stand where the form has it"),
    "picture": Text(
        "表格看来是图片，数读不出来，都写成了待填；请对照图片填",
        "the table seems to be a picture; its numbers are to be filled in",
    ),
    "table": Text("不是格式里的表", "none of the form's tables"),
    "formula": Text(
        "这一格是公式，没有采用，写成了待填；请在这一格里直接填数",
        "a formula was not taken; type the number itself",
    ),
    "typed": Text(
        "看不出是哪个数，写成了待填；请只填数字（半角，不写单位、逗号）",
        "it is no plain number and was left open; type digits only",
    ),
    "text_number": Text(
        "这个数是按文字存的，已照数字录入，请核对", "the number was stored as text; it was taken, compare it"
    ),
    "gone": Text(
        "填报表里找不到这一格（行或列被删除了），写成了待填", "its cell was deleted from the form; it was left open"
    ),
    "shared": Text(
        "这一格被移到了别的格上，看不出是哪一格的数，写成了待填；请在各自的格里重新填",
        "a cell was moved onto another one; left to be filled in, type both again",
    ),
    "merged": Text(
        "这一格被合并到别的格里了，写成了待填；请取消合并再填", "its cell was merged into another; it was left open"
    ),
    "date": Text(
        "Excel 把这一格当成了日期，写成了待填；请把格式改回“数值”再填", "Excel made a date of it; it was left open"
    ),
    "sum": Text(
        "总计这一格原来是公式，被改成了这个数，和各项相加的不一样；总计由 gipgen 计算，请核对各项",
        "the total was typed over its formula and is not the sum; compare the terms",
    ),
}
_WANTED = Text("{reason}：{wanted}", "{reason}: {wanted}")
_COUNTED = Text("{place}：{count} {reason}", "{place}: {count} {reason}")
_NOTED = Text("{place}：{reason}", "{place}: {reason}")
_LEFT = Text("{place}：{text}（{reason}）", "{place}: {text} ({reason})")
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
    told = (("没有放进去的内容（核对以后可以删去）：", imported.leftovers),)
    facts = []
    if imported.candidates:
        facts.append(f"原件的标题里没有单位，可能是：{'、'.join(imported.candidates)}")
    if imported.published:
        facts.append(f"原件的发布时间：{imported.published}")
    return tuple(facts) + tuple(
        line for heading, each in told if each for line in (heading, *(f"  {describe(one)}" for one in each))
    )


def describe(leftover: Leftover, language: str = "zh") -> str:
    """One leftover in a line: where it stood, what it is, why it has no place."""
    text = " ".join(leftover.text.split())
    if text.isdecimal() and leftover.reason in Marked._fields:
        return say(_COUNTED, language, place=leftover.place, count=text, reason=REASONS[leftover.reason])
    if leftover.wanted:
        reason = filled(_WANTED, reason=REASONS[leftover.reason], wanted=leftover.wanted)
        return say(_LEFT if text else _NOTED, language, place=leftover.place, text=text, reason=reason)
    if not text:
        return say(_NOTED, language, place=leftover.place, reason=REASONS[leftover.reason])
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
