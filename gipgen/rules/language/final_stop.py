"""GIP723: a paragraph without a final stop, often because it was broken in the middle of a sentence."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.line_ends import NOTES, SHOWN_ENDS, is_ended, is_labelled
from gipgen.prose.lines import furniture_behind, is_page_number, is_running_title, number_mark
from gipgen.prose.passages import Passage
from gipgen.prose.typed_numbers import is_contents, typed_number
from gipgen.rules.support.copied_lines import is_counter
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import CONTEXT, is_han
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP723",
    severity=WARNING,
    title=Text("段落没有句末标点，或在句中断开", "a paragraph without a final stop"),
    why=Text(
        "一段话以句号结束。没有句末标点的，常常是漏了句号，或者从 PDF、网页复制时把一句话断成了两段。",
        "A paragraph ends with a stop. One that does not was often broken in two by a conversion, or lost its end.",
    ),
    fix=Text("补上句号；断开的两段接起来（删去中间的空行）。", "Add the stop, or join the two paragraphs."),
    source="GB/T 15834—2011 《标点符号用法》",
    checks=("OF-74", "OF-77"),
    good="利用“大美互助融媒体”微信公众号拓宽公开渠道。\n\n下一步继续完善。",
    bad="利用微信公众号拓宽公开渠道，建立长效管理机\n\n制，进一步提升服务水平。",
    confidence="B",
)
MISSING = Text("这一段末尾没有句号：“{end}”，请补上。", "this paragraph has no final stop: '{end}'")
BROKEN = Text(
    "这一段停在“{end}”，没有句末标点，下一段从“{next}”接着说，像是一句话断成了两段。是的话，删去中间的空行。",
    "this paragraph stops at '{end}' without a stop and the next begins with '{next}': is it one sentence broken in two?",
)
BROKEN_NUMBER = Text(
    "这一段停在“{end}”，下一段从“{next}”开始，像是一个数断成了两段。请核对：是一个数的，把两段接成一行，数字中间不留空格；不是的，补上这一段的句号。",
    "this paragraph stops at '{end}' and the next begins with '{next}': is it one number broken in two? then join the lines without a blank",
)
UNFINISHED = Text(
    "这一段停在“{end}”，后面没有下文，像是没有写完，或者没有复制全。请补完；写完了的，末尾改成句号。",
    "this paragraph ends at '{end}' and nothing follows: finish it, or end it with a full stop",
)
STRAY = Text(
    "“{line}”单独成一段，没有标点，会照这样印出来。是小标题的，写成“## {line}”；是复制时带来的页眉、单位、日期、文号等，删去这一行；是正文的，补上句号。",
    "'{line}' stands alone without any stop and is printed so: write '## {line}' for a heading, delete it if it was copied along (the head of a page, "
    "an agency, a date), or put a stop behind it",
)
BEGUN = Text(
    "这一段从“{begin}”开始：段落不会以标点开头，前面像是少了字，或者是上一段的末尾断到了这里。请补上，或者接到上一段。",
    "this paragraph begins with '{begin}': something is missing in front, or it belongs to the paragraph above",
)
_INSIDE = frozenset("，、。；：！？")  # what no paragraph begins with
_GOES_ON = ("，", "、", ",")  # a sentence does not end with
_PARTS = ("；", ";")  # nor the last of several
_ANNOUNCING = ("：", ":")
_LABEL = 6  # characters: so short a line may be a label
_ENDS = "。！？；：…，、—.!?;:,"
_CLOSERS = '”’》）】」)"*~`' + SHOWN_ENDS + NOTES  # with marks of Markdown and of footnotes, which GIP230 tells
_TAG = r"</?[a-z][^<>]{0,100}>"  # of a web page, which GIP730 tells
_REMARK = 60  # characters behind a stop that may be a remark, which GIP730 tells
_Around = tuple[Passage | None, Passage, Passage | None]  # a passage between those above and below it
_OPENERS = "“《〈（‘"
_VERSE = 5  # characters of a line that may be one of several of one length
_SHORT = 12  # characters: a line that short is a heading or an answer (无)


def check(case: Case) -> Iterator[Diagnostic]:
    sentences = frozenset(each.path for each in case.passages if "。" in each.text)  # the texts that have some
    above: Passage | None = None
    for passage, after in zip_longest(case.passages, case.passages[1:]):
        if _takes_stop(passage):
            around, among = (above, passage, after), passage.path in sentences
            yield from _at_its_ends(*around) or _without_stop(case, around, among=among)
        elif passage.kind == "item" and passage.text.endswith((*_GOES_ON, *_PARTS)) and _is_last(passage, after):
            yield from _unfinished(passage, after)
        above = passage


def _at_its_ends(above: Passage | None, passage: Passage, after: Passage | None) -> list[Diagnostic]:
    """What is said of a paragraph that begins, or ends, within a sentence."""
    if passage.text[:1] in _INSIDE and len(passage.text) > 1 and not (_is_rest(passage, above) or _is_picture(passage)):
        values = {"begin": quoted(passage.text, 0, CONTEXT), "end": "", "next": ""}
        return [Diagnostic(PAGE.id, WARNING, BEGUN, passage.path, values, offset=passage.place(0))]
    text = passage.text
    goes_on = text.endswith(_GOES_ON) or (text.endswith(_PARTS) and _is_last(passage, after))
    return list(_unfinished(passage, after)) if goes_on or _announces_nothing(passage, after) else []


def _announces_nothing(passage: Passage, after: Passage | None) -> bool:
    """Whether a text ends with what another one is to follow (主要做法如下：). Below a part's note its table follows."""
    if not passage.text.endswith(_ANNOUNCING) or passage.section == "preface" or len(passage.path) > 1:
        return False
    return len(passage.text) > _LABEL and (after is None or after.path != passage.path)


def _is_last(passage: Passage, after: Passage | None) -> bool:
    """Whether nothing follows a paragraph below its heading."""
    return after is None or after.path != passage.path or after.heading > 0


def _is_picture(passage: Passage) -> bool:
    """Whether ！[…](…) is typed, a picture with a full-width sign, which GIP230 tells."""
    return passage.typed.split("\n")[passage.place(0).line].lstrip().startswith("！[")


def _is_rest(passage: Passage, above: Passage | None) -> bool:
    """Whether the paragraph above has no stop, which is told there."""
    return above is not None and above.path == passage.path and _takes_stop(above) and _is_open(above.text)


def _without_stop(case: Case, around: _Around, *, among: bool) -> Iterator[Diagnostic]:
    """What is said of an end without stop; ``among`` sentences a few words may be none, but stray."""
    _, passage, after = around
    text = passage.text if "<" not in passage.text else re.sub(_TAG, "", passage.text).strip()
    if not _is_open(text) or _is_told(case, passage, after):
        return
    in_number = after is not None and _parts_number(passage, after)
    if not in_number and (len(text) <= _SHORT or _is_heading(text)):
        yield from _stray(case, around) if among else ()
        return
    message, following = _of_end(passage, after, in_number=in_number)
    values = {"end": quoted(text, max(0, len(text) - 2 * CONTEXT), len(text)), "next": following}
    yield Diagnostic(PAGE.id, WARNING, message, passage.path, values, offset=passage.place(len(passage.text) - 1))


def _of_end(passage: Passage, after: Passage | None, *, in_number: bool) -> tuple[Text, str]:
    """What is said of the end of a paragraph, and how the next one begins."""
    following = quoted(after.text, 0, CONTEXT) if after else ""
    if in_number:
        return BROKEN_NUMBER, following
    return (BROKEN if after is not None and _goes_on(passage, after) else MISSING), following


def _stray(case: Case, around: _Around) -> Iterator[Diagnostic]:
    if _is_stray(case, around):
        passage = around[1]
        values = {"line": quoted(passage.text), "slip": "stray"}
        yield Diagnostic(PAGE.id, WARNING, STRAY, passage.path, values, offset=passage.place(0))


def _is_stray(case: Case, around: _Around) -> bool:
    """Whether a few words without any stop stand alone: no heading, no title of a table, no verse of several."""
    above, passage, after = around
    if above is not None and is_counter(above.text):
        return False  # of which GIP730 tells
    if not _are_words(case, passage) or (above is not None and above.heading and _is_last(passage, after)):
        return False
    return not any(_is_of_one_length(passage, each) for each in (above, after)) and not _is_led_to(passage, after)


def _are_words(case: Case, passage: Passage) -> bool:
    text = passage.text
    if passage.kind != "paragraph" or passage.depth or text == case.report.form.fill_in:
        return False
    return not number_mark(text) and _begins_with_word(text)


def _begins_with_word(text: str) -> bool:
    return text[:1].isalnum() or text[:1] in _OPENERS


def _is_of_one_length(passage: Passage, beside: Passage | None) -> bool:
    """Whether a line and the one beside it are two of several: verses, slogans."""
    length = len(passage.text)
    return beside is not None and beside.path == passage.path and len(beside.text.rstrip(_ENDS)) == length >= _VERSE


def _is_led_to(passage: Passage, after: Passage | None) -> bool:
    """Whether words are the title, or the beginning, of what stands below them: a table, a list, whatever its signs."""
    if after is None or after.path != passage.path:
        return False
    return (
        after.kind in ("row", "picture", "item") or bool(number_mark(after.text)) or not _begins_with_word(after.text)
    )


def _parts_number(passage: Passage, after: Passage) -> bool:
    """Whether a paragraph of several words ends with a figure and the next begins with one: 公开信息8, 6条。"""
    if not passage.text[-1:].isdecimal() or after.kind != "paragraph" or after.path != passage.path:
        return False
    return after.text[:1].isdecimal() and number_mark(after.text) == "" and not passage.text[-4:].isdecimal()


def _unfinished(passage: Passage, after: Passage | None) -> Iterator[Diagnostic]:
    """A paragraph that ends within a sentence, unless the next item of a series goes on with it."""
    follows = after is not None and after.path == passage.path and not after.heading
    if follows and after is not None and (not _takes_stop(after) or number_mark(after.text)):
        return
    end = quoted(passage.text, max(0, len(passage.text) - 2 * CONTEXT), len(passage.text))
    values = {"end": end, "next": quoted(after.text, 0, CONTEXT) if after is not None and follows else ""}
    message, place = BROKEN if follows else UNFINISHED, passage.place(len(passage.text) - 1)
    yield Diagnostic(PAGE.id, WARNING, message, passage.path, values, offset=place)


def _is_told(case: Case, passage: Passage, after: Passage | None) -> bool:
    """Whether another finding says that it is not known whether the paragraph ends there: at the number of a page too."""
    if is_page_number(passage.text) or (after is not None and _was_put_between(after.text)):
        return True
    if passage.is_in_columns:
        return True  # a row of a table, as GIP230 tells
    doubtful = case.narratives[passage.section].doubtful
    return bool(doubtful) and passage.place(len(passage.text) - 1).line in doubtful


def _was_put_between(text: str) -> bool:
    """Whether a line stands where a page ended, so that what is above it may go on below."""
    return is_page_number(text) or is_running_title(text)


def _takes_stop(passage: Passage) -> bool:
    return not passage.heading and passage.is_prose and passage.kind != "item"


def _is_open(text: str) -> bool:
    """Whether a text ends with a word. Behind a closing mark the sign in front of it counts too: （……。）"""
    if text.endswith(("]", *LANGUAGE.picture_marks)) or furniture_behind(text) < len(text):
        return False  # what was copied along, which GIP730 tells
    if text.startswith("附件") or "。#" in text[-_REMARK:].replace(" ", ""):
        return False  # GB/T 9704 puts no stop after the name of an annex
    if is_labelled(text) or is_contents(text):
        return False  # 电话：……; a line of a list of contents
    if text.endswith(("）", ")")) and text[: max(text.rfind("（"), text.rfind("("), 0)].endswith(("。", "！", "？")):
        return False  # a remark behind the sentence
    bare = text.rstrip(_CLOSERS)
    if not bare or _is_stopped(bare, text):
        return False
    return not (bare[-1].isascii() and _ends_with_address(text))


def _is_stopped(bare: str, text: str) -> bool:
    """Whether a text ends with a stop, or with a small picture in its place, which GIP730 tells."""
    return bare[-1] in _ENDS or is_ended(text[-1:])


def _ends_with_address(text: str) -> bool:
    """Whether a stop would spoil an address; it does not behind the bracket that one stands in."""
    return not text.endswith(("）", ")")) and any(sign in text[-80:] for sign in ("http", "www.", "@"))


def _is_heading(text: str) -> bool:
    """Whether the line is a heading typed by hand: （一）主动公开方面, or words without any stop."""
    return (typed_number(text) is not None and len(text) <= 40) or not any(sign in text for sign in "，。；：、")


def _goes_on(passage: Passage, after: Passage) -> bool:
    """Whether the next paragraph looks like the rest of this sentence."""
    if passage.path != after.path or after.heading or not after.is_prose or _is_heading(passage.text):
        return False
    if number_mark(after.text) or len(passage.text) <= _SHORT:
        return False
    first = after.text[:1]
    near = after.place(0).line - passage.place(0).line <= 2
    return first != "" and (first in "，。；：、”）》" or ((is_han(first) or first.isdecimal()) and near))


RULE = Rule(PAGE, check)
