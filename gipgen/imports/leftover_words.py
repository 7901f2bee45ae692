"""What is said of what has no place in the file: each in a line, and all of them as remarks in the file itself."""

from collections.abc import Iterator, Sequence

from gipgen.findings.text import Text, filled, say
from gipgen.imports.match import Leftover
from gipgen.imports.raw import Marked

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
    "long_field": Text(
        "太长，这一项写不下，没有录入；请对照原件填写", "too long for its field, and left open; fill it in by hand"
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
    "no_cells": Text(
        "原件的表格里没有找到这几格，可能在页面外面，或者没有复制下来；都写成了待填，请对照完整的原件填",
        "these cells were not found, perhaps beyond the edge of the page; fill them in from the whole original",
    ),
    "formulas": Text(
        "个格是公式，文件里没有存下算好的数，没有读到；请用 Excel 或 WPS 打开原件，保存一次，再导入",
        "formulas whose values the file does not hold; open it in Excel or WPS, save it, and import it again",
    ),
    "chunks": Text(
        "个文件嵌在这个 Word 文件里，没有读；请用 Word 打开原件，另存为 docx，再导入",
        "files lie inside the Word file and were not read; open it in Word, save it as docx, and import that",
    ),
    "pictures": Text(
        "表里的数是图片，不是文字，读不出来，都写成了待填；请对照原件填",
        "its numbers are pictures; they are to be filled in by hand",
    ),
    "unclear": Text(
        "看不出是几，写成了待填；请对照原件填",
        "no number can be read from this; it was left to be filled in",
    ),
    "blank_table": Text(
        "表里的格都是空的，数都写成了待填；原件上看得见数的，请打印成 PDF 或另存为 docx，再导入",
        "all cells of its table are empty; where the original shows numbers, print it to PDF or save it as docx and import that",
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
    "fields": Text(
        "个数写在网页的填写框里，已经读了；保存网页时，框里的数可能变回填写以前的，请逐个对照",
        "numbers stood in fields of the page and were read; a saved page may hold those from before it was filled in: compare them",
    ),
    "draft": Text(
        "这是草稿的标记，交来的多半不是定稿；请核对，换成定稿", "the mark of a draft: is this the final version?"
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
_NOWHERE = Text("{text}（{reason}）", "{text} ({reason})")  # what is gone from the file stands at no place
_ROOM_FOR_REMARKS, _LONGEST_REMARK = 30_000, 2_000  # characters: a report file may have half a million bytes
_AROUND_REMARK = 4


def as_remarks(leftovers: Sequence[Leftover]) -> Iterator[str]:
    """What has no place, as far as a report file has room for it; the list that a run prints has all of it."""
    if leftovers:
        yield "没有放进去的内容（核对以后可以删去）："
    room = _ROOM_FOR_REMARKS
    for number, each in enumerate(leftovers):
        line = f"  {describe(each)}"
        line = line if len(line) <= _LONGEST_REMARK else f"{line[:_LONGEST_REMARK]}……"
        room -= len(line) + _AROUND_REMARK
        if room < 0:
            yield f"  还有 {len(leftovers) - number} 处，这里写不下：在 gipgen import 列出的内容里"
            return
        yield line


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
    return say(
        _LEFT if leftover.place else _NOWHERE,
        language,
        place=leftover.place,
        text=text,
        reason=REASONS[leftover.reason],
    )
