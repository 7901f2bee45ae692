"""GIP730: what conversions leave behind: bookmarks, entities, broken characters, page numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gipgen.findings.finding import NEW_PARAGRAPH, WARNING, Diagnostic, Fix, Offset, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.lines import furniture_behind, is_furniture, is_page_number, is_review
from gipgen.prose.passages import Passage
from gipgen.prose.typed_numbers import is_contents
from gipgen.rules.support.copied_lines import line_to_delete, of_line, page_number, remarks
from gipgen.rules.support.pictures_lost import names_picture
from gipgen.rules.support.reading import has, met, text_of
from gipgen.rules.support.residue_signs import (
    RESIDUE_SIGNS,
    REVIEWED,
    SIGNS,
    TYPED_BREAKS,
    alike,
    is_of_table,
    mended,
    without_tags,
)
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP730",
    severity=WARNING,
    title=Text("转换残留", "residue of a conversion"),
    why=Text(
        "从 Word、PDF 或网页复制时会带来书签（[bookmark: _GoBack]）、域错误（错误!未找到引用源）、网页代码（&nbsp;）、乱码和页码。"
        "它们不是报告的内容，不能公布。",
        "Copying from Word, PDF or a web page leaves bookmarks, field errors, entities, broken characters, page numbers.",
    ),
    fix=Text("删去；乱码对照原文改正。", "Delete it; look broken characters up in the original."),
    checks=("OF-77",),
    good="2024年无收取信息处理费情况。",
    bad="2024年无收取信息处理费情况。[bookmark: _GoBack]",
    confidence="A",
)
RESIDUE = Text("“{seen}”是复制、转换时带来的，不是正文，请删去。", "'{seen}' was left by a conversion; delete it")
BROKEN = Text(
    "“{seen}”是乱码，原来的字已经丢失，请对照原文改正。", "'{seen}' is a broken character; look the original up"
)
ENTITY = Text("“{seen}”是网页的代码，应写成“{wanted}”。", "'{seen}' is code of a web page: write '{wanted}'")
FURNITURE = Text(
    "“{seen}”像是网页上的按钮、导航或发布信息，不是正文，请删去这一行。",
    "'{seen}' looks like what stands around a text on a web page; delete the line",
)
BEHIND = Text(
    "“{seen}”像是网页上的按钮、发布信息，接在了正文后面，请删去。",
    "'{seen}' looks like what stands around a text on a web page, and was run into it; delete it",
)
PICTURE = Text(
    "“{context}”这里的“{seen}”是图片或表格的位置：图片没有复制过来，只留下了这个记号。要这张图，把图片文件放在报告旁边，另起一段写成 ![图的说明](图.png)；不要的，删去这个记号。",
    "'{seen}' in '{context}' stands for a picture or a table that was not copied along: put the file beside the report and write "
    "![words](picture.png) in a paragraph of its own, or delete the mark",
)
CAPTION = Text(
    "“{seen}”像是图的标题，而这里没有图：图片没有复制过来。要这张图，把图片文件放在报告旁边，这一行写成 ![{seen}](图.png)；不要的，删去这一行。",
    "'{seen}' looks like the caption of a picture that was not copied along: put the file beside the report and write ![{seen}](picture.png), "
    "or delete the line",
)
TO_THE_WRITER = Text(
    "“{seen}”像是写作程序（AI）对写的人说的话，不是报告的内容，请删去。",
    "'{seen}' looks like what a writing program says to its user; delete it",
)
TO_SOMEBODY = Text(
    "“{seen}”像是聊天、批注里对人说的话，不是报告的内容，请删去。",
    "'{seen}' looks like what was said to somebody in a chat or a review; delete it",
)
ENTITIES = Text(
    "“{seen}”是网页的代码，不是正文，这里应写成“{text}”。",
    "'{seen}' are codes of a web page: write '{text}'",
)
CONTENTS = Text(
    "“{seen}”像是目录里的一行。目录由 gipgen 和 Word 编，正文里不写：请删去这一行。",
    "'{seen}' looks like a line of a list of contents, which is made from the headings: delete it",
)
LINE_BREAK = Text(
    "“{seen}”在网页里是换行，这里会照这样印出来，删去它两边的文字就连在一起。改成两段：在它后面另起一段，中间空一行，再删去它；本来是一段的，只删去它。",
    "'{seen}' breaks a line on a web page and is printed here: begin a paragraph behind it, with a blank line between, and delete it; "
    "or only delete it where the text is one paragraph",
)
PARAGRAPHS = Text(
    "“{seen}”在网页里是分段的代码，这里会照这样印出来，两段印成一段。在每一处另起一段，中间空一行，代码都删去。",
    "'{seen}' parts two paragraphs on a web page, and is printed here: begin a paragraph at each, with a blank line between, and delete the code",
)
CELL_BREAK = Text(
    "“{seen}”在网页里是换行，这里会照这样印出来。表格的一格里不换行：请改成“、”“；”等标点，或者分成两行。",
    "'{seen}' breaks a line on a web page and is printed here; a cell of a table holds one line: write a stop for it, or make two rows",
)
REVIEW = Text(
    "“{seen}”是 Word 里批注、修订的记号，不是正文，请删去这一行；里面有要写进正文的话，写到正文里。",
    "'{seen}' is what Word writes beside a text that is reviewed: delete the line, and write what of it is text into the text",
)
LOST_REFERENCE = Text(
    "“{seen}”是复制、转换时带来的，不是正文，请删去；这里原来的字（如“表3”）没有复制过来，照 Word 里显示的补上。",
    "'{seen}' was left by a conversion in place of words that were not copied along: delete it, and write what Word shows there",
)
WEB_TABLE = Text(
    "“{seen}”是网页的表格代码，会照这样印出来。写成表格：每一行的各格用“|”隔开，第一行如“{header}”，下面加一行“{delimiter}”，其余各行也这样写，行与行紧挨着；代码都删去。",
    "'{seen}' is code of a table of a web page and would be printed: write '{header}', '{delimiter}' below it and the other rows alike, "
    "and delete the code",
)
PROGRAM_BREAK = Text(
    "“{seen}”是程序里的换行，这里会照这样印出来。改成两段：在它后面另起一段，中间空一行，再删去它；本来是一段的，只删去它。",
    "'{seen}' is the line break of a program and is printed here: begin a paragraph behind it, with a blank line between, and delete it; "
    "or only delete it where the text is one paragraph",
)
_CAPTION = (
    r"[附插]?图 ?(?:[0-9]{1,2}(?:[-—.][0-9]{1,2})?|[一二三四五六七八九十]{1,3})(?:[：:．.、 ]{1,2}[^。；，！？]{2,30})?"
)
_HAN = "\u2e80"  # where the characters of Chinese begin, and their stops
_LONGEST_CAPTION, _LONGEST_ROW = 40, 1000  # characters
_SHOWN, _MOST_SHOWN, _LONGEST = 40, 3, 80  # characters of a sign, signs, characters of a text that a message shows
_BROKEN, _TO_WRITERS, _CALLS = LANGUAGE.broken, LANGUAGE.to_the_writer, ("@", *LANGUAGE.chat_openers)


def check(case: Case) -> Iterator[Diagnostic]:
    yield from _left_behind(case)
    if _has_wide_signs(text_of(case)):
        from gipgen.rules.support.small_pictures import small_pictures  # noqa: PLC0415  few reports have such signs

        yield from small_pictures(case.passages)


def _has_wide_signs(text: str) -> bool:
    """Whether a text takes more room than Chinese mostly does, as with 😀. (A look at each character would cost more.)"""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def _left_behind(case: Case) -> Iterator[Diagnostic]:
    signs, broken, pictures, to_the_writer = met(case, SIGNS, _BROKEN, LANGUAGE.picture_marks, LANGUAGE.to_the_writer)
    for passage in case.passages:
        text = passage.text
        if is_review(text):
            yield of_line(passage, REVIEW, "reviewed")
        elif has(signs, text):
            for spots in alike(text):
                yield from _told(passage, spots)
        if has(broken, text):
            yield from _lost(passage)
        if has(pictures, text):
            yield from _pictures(passage)
        elif passage.kind == "paragraph" and len(text) <= _LONGEST_CAPTION:
            yield from _in_place_of_picture(case, passage)
        if has(to_the_writer, text):
            yield of_line(passage, TO_THE_WRITER, "program")
        if passage.is_prose and not passage.heading:
            yield from _alone(passage)


def _lost(passage: Passage) -> Iterator[Diagnostic]:
    """Characters, or values of a spreadsheet, that are not there any more."""
    for sign in _BROKEN:
        if sign in passage.text:
            at = passage.text.index(sign)
            yield from _told(passage, [Spot(at, at + len(sign))], BROKEN)


def _pictures(passage: Passage) -> Iterator[Diagnostic]:
    """The first place of a paragraph where a picture or a table stood that did not come along."""
    text = passage.text
    at, mark = min((text.index(mark), mark) for mark in LANGUAGE.picture_marks if mark in text)
    values = {"seen": mark, "context": around(text, at, at)}
    yield Diagnostic(PAGE.id, WARNING, PICTURE, passage.path, values, offset=passage.place(at))


def _in_place_of_picture(case: Case, passage: Passage) -> Iterator[Diagnostic]:
    """A line that says that a picture stood there, and no more; or its caption, where none stands in this text."""
    text = passage.text
    if names_picture(text):
        values = {"seen": text, "context": text}
        yield Diagnostic(PAGE.id, WARNING, PICTURE, passage.path, values, offset=passage.place(0))
    elif (
        "图" in text[:2]
        and re.fullmatch(_CAPTION, text)
        and not any(each.kind == "picture" and each.path == passage.path for each in case.passages)
    ):
        values = {"seen": quoted(text)}
        yield Diagnostic(PAGE.id, WARNING, CAPTION, passage.path, values, offset=passage.place(0))


def _alone(passage: Passage) -> Iterator[Diagnostic]:
    """What a whole line was before it was copied: the number of a page, a line of the contents; and what was no text."""
    if "#" in passage.text:
        yield from remarks(passage)
    if is_page_number(passage.text):
        yield page_number(passage)
    elif passage.text.startswith(_CALLS) and not (is_furniture(passage.text) or has(_TO_WRITERS, passage.text)):
        yield of_line(passage, TO_SOMEBODY, "program")
    elif is_furniture(passage.text) and not passage.is_in_columns:
        yield line_to_delete(passage, FURNITURE, "furniture")
    elif (end := furniture_behind(passage.text)) < len(passage.text):
        yield from _told(passage, [Spot(end, len(passage.text), "")], BEHIND)
    elif is_contents(passage.text):
        yield of_line(passage, CONTENTS, "contents")
    elif passage.kind == "paragraph":
        yield from _of_programs(passage)


def _of_programs(passage: Passage) -> Iterator[Diagnostic]:
    """What programs put around a text: the title of a list of contents, a sentence that is not Chinese."""
    if passage.text in LANGUAGE.contents_titles:
        yield of_line(passage, CONTENTS, "contents")
    elif passage.text.endswith(".") and max(passage.text) < _HAN:
        yield of_line(passage, RESIDUE, "program")


def _told(passage: Passage, spots: list[Spot], text: Text | None = None) -> Iterator[Diagnostic]:
    for line in by_line(passage, spots):
        shown, said = _shown(passage, line.spots)
        values = {
            "seen": "”、“".join(quoted(each, limit=_SHOWN) for each in shown[:_MOST_SHOWN]),
            "wanted": line.spots[0].replacement or "",
            **(_table(passage.text) if said is WEB_TABLE else {}),
            "text": quoted(mended(passage.text, line.spots), limit=_LONGEST),
        }
        fix = line.fix
        if _are_tags(passage.text, line.spots):
            fix = fix or _without_tags(passage, line.offset.line)
            values["slip"] = "paragraphs" if said is PARAGRAPHS else "tags"
        elif _is_of_word(said, shown[0]):
            values["slip"] = "codes"
        offset = next((passage.place(spot.begin) for spot in line.spots if spot.replacement is None), line.offset)
        yield Diagnostic(PAGE.id, WARNING, text or said, passage.path, values, offset=offset, fix=fix)


def _is_of_word(said: Text, seen: str) -> bool:
    """Whether a program for texts left it, or a web page its table: other rules say nothing of such a line."""
    return said is WEB_TABLE or (said is RESIDUE and seen[0] not in "&<")


def _are_tags(text: str, spots: Sequence[Spot]) -> bool:
    """Whether all that is found in a line are tags of a web page that can go, or part paragraphs."""
    return all(text[spot.begin] == "<" and spot.replacement in ("", NEW_PARAGRAPH) for spot in spots)


def _without_tags(passage: Passage, line: int) -> Fix:
    """A line without its tags where that reads otherwise than with them: as a heading, as nothing, as paragraphs."""
    typed = passage.typed.split("\n")[line]
    return Fix(Offset(line, 0), len(typed), without_tags(typed))


def _shown(passage: Passage, spots: Sequence[Spot]) -> tuple[list[str], Text]:
    """What a message shows of the residue of a line, and the message: what parts words first, as that takes a person."""
    parting = _seen(passage.text, (spot for spot in spots if spot.replacement is None))
    if parting:
        return parting[:1], _of_parting(parting, passage.kind)
    between = _seen(passage.text, (spot for spot in spots if spot.replacement == NEW_PARAGRAPH))
    if between:
        return between[:1], PARAGRAPHS
    seen = _seen(passage.text, spots)
    shown = [each for each in seen if not each.startswith("</")] or seen
    return shown, _of_signs(shown) if any(spot.replacement for spot in spots) else RESIDUE


def _of_signs(shown: Sequence[str]) -> Text:
    return ENTITY if len(shown) == 1 else ENTITIES


def _seen(text: str, spots: Iterable[Spot]) -> list[str]:
    """What stands at some places, each once."""
    return list(dict.fromkeys(text[spot.begin : spot.end] for spot in spots))


def _of_parting(seen: Sequence[str], kind: str) -> Text:
    """What is said of residue that stands between words, or for some."""
    if any(map(is_of_table, seen)):
        return WEB_TABLE
    if seen[0].lstrip("[").startswith(REVIEWED):
        return RESIDUE
    if seen[0].startswith(TYPED_BREAKS):
        return PROGRAM_BREAK
    if not seen[0].startswith("<"):
        return LOST_REFERENCE
    return CELL_BREAK if kind == "row" else LINE_BREAK


def _table(text: str) -> dict[str, str]:
    """How the first row of a table is written whose tags stand in a text; one of two columns where they do not all stand there."""
    row = text[max(text.find("<tr"), 0) :].partition("</tr>")[0][:_LONGEST_ROW]
    parts = re.split(r"<t[dh]\b[^<>]{0,200}>", row)[1:]
    cells = [re.sub(RESIDUE_SIGNS, "", cell).strip() for cell in parts]
    cells = cells if len(cells) > 1 else ["渠道", "条数"]
    return {"header": quoted(f"| {' | '.join(cells)} |", limit=_LONGEST), "delimiter": "|---" * len(cells) + "|"}


RULE = Rule(PAGE, check)
