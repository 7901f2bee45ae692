"""GIP724: blanks between Chinese characters, digits and punctuation, as conversions leave them."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.prose.inline import BLANKS
from gipgen.prose.lines import is_page_number
from gipgen.prose.passages import Passage
from gipgen.prose.typed_numbers import NUMBERS, is_title, typed_number
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line, is_han
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP724",
    severity=INFO,
    title=Text("多余的空格", "surplus blanks"),
    why=Text(
        "公文里汉字与数字之间不加空格（2024年，不写 2024 年）。空格多半是从 PDF 或网页复制时带来的。",
        "Official Chinese has no blanks between characters and digits; conversions leave them.",
    ),
    fix=Text("删去空格；gipgen fmt --fix 可以自动删。", "Delete the blanks."),
    source="GB/T 9704—2012（排版惯例）",
    checks=("OF-76",),
    good="2024年共收到申请2件，PDF 版可以下载。",
    bad="2024 年共收到申请 2 件。",
    confidence="B",
)
FOUND = Text("“{context}”里有多余的空格，请删去：{why}。", "surplus blank in '{context}'")
FOUND_MORE = Text(
    "“{context}”里有多余的空格，请删去：{why}。这一行共有 {count} 处。",
    "surplus blank in '{context}'; {count} in this line",
)
LEAD = Text(
    "小标题“{seen}”和正文之间是空格。写成“{wanted}”，正文接着写，不留空格；这样的各段都这样写。",
    "a blank stands between the heading '{seen}' and its text: write '{wanted}' and no blank, here and in paragraphs like this one",
)
_WHY_NUMBER = Text("汉字与数字之间不加空格", "no blank between characters and digits")
_WHY_WORDS = Text("汉字之间、标点前后不加空格", "no blank between characters, or beside stops")
_LONGEST_LEAD = 30  # characters
_NO_TITLE = frozenset("。，、：0123456789")
_FEWEST_DRAWN, _MOST = 8, 5  # words of one character: more than so many, four of five
_LABELS = LANGUAGE.captions
_STOPS = "，。；：、！？（）《》“”〔〕"


def check(case: Case) -> Iterator[Diagnostic]:
    leads: dict[str, Diagnostic] = {}  # the first of each narrative
    for passage in case.passages:
        if not passage.is_prose or not any(sign in passage.text for sign in BLANKS) or _is_told(passage):
            continue
        if lead := _lead(passage):
            values = {"seen": lead, "wanted": f"{lead}。"}
            place = passage.place(len(lead))
            leads.setdefault(passage.section, Diagnostic(PAGE.id, INFO, LEAD, passage.path, values, offset=place))
        else:
            yield from _in_lines(passage)
    yield from leads.values()


def _in_lines(passage: Passage) -> Iterator[Diagnostic]:
    text = passage.text
    drawn = _is_drawn_out(text)
    for line in by_line(passage, _spots(text, drawn=drawn)):
        first = line.spots[0]
        by_number = any(sign.isdigit() for sign in (text[first.begin - 1], text[first.end]))
        message = FOUND if len(line.spots) == 1 else FOUND_MORE
        why = _WHY_NUMBER if by_number else _WHY_WORDS
        values = {"context": around(text, first.begin, first.end), "count": len(line.spots), "why": why}
        if drawn:
            values["slip"] = "drawn"
        yield Diagnostic(PAGE.id, INFO, message, passage.path, values, offset=line.offset, fix=line.fix)


def _is_told(passage: Passage) -> bool:
    """Whether something else is said of the blanks: GIP730 wants a whole line gone, GIP230 tells of a table."""
    return is_page_number(passage.text) or (not passage.text.endswith("。") and passage.is_in_columns)


def _lead(passage: Passage) -> str:
    """The run-in heading that only a blank parts from the text behind it: （一）主动公开 全年公开98条。"""
    text = passage.text
    typed = typed_number(text) if not passage.heading and text[:1] in NUMBERS else None
    if typed is None:
        return ""
    end = next((at for at in range(typed.length, len(text)) if text[at] in BLANKS), 0)
    words = text[typed.length : end]
    if len(words) > _LONGEST_LEAD or not text.endswith("。") or not is_title(words) or not _NO_TITLE.isdisjoint(words):
        return ""
    return text[:end]


def _is_unfilled(text: str, end: int) -> bool:
    from gipgen.rules.support.blank_signs import is_unfilled  # noqa: PLC0415  few texts have several blanks in a row

    return is_unfilled(text, end)


def _spots(text: str, *, drawn: bool) -> Iterator[Spot]:
    for match in re.finditer("[ \u3000\xa0]+", text):
        begin, end = match.span()
        if begin == 0 or end == len(text) or (begin < 6 and _is_item_number(text[:begin])):
            continue
        left, right = text[begin - 1], text[end]
        if end - begin > 1 and _is_unfilled(text, end):
            continue  # which GIP731 tells
        if is_han(left) and is_han(right) and not drawn:
            yield Spot(begin, end)  # may part the items of a list
        elif _parts_nothing(text, begin, end):
            yield Spot(begin, end, "")


def _parts_nothing(text: str, begin: int, end: int) -> bool:
    """Whether a blank stands between what takes none: but two numbers would become one."""
    if text[begin - 1].isdigit() and text[end].isdigit():
        return False
    return _is_chinese(text, begin - 1, -1) and _is_chinese(text, end, 1)


def _is_drawn_out(text: str) -> bool:
    """Whether a blank stands behind nearly every character, as in what was read from a picture."""
    words = text.split()
    return len(words) > _FEWEST_DRAWN and sum(len(word) == 1 for word in words) * _MOST > len(words) * (_MOST - 1)


def _is_chinese(text: str, position: int, step: int) -> bool:
    """Whether what stands on that side of a blank takes none beside it: a character, a stop, a number."""
    return is_han(text[position]) or text[position] in _STOPS or _is_number(text, position, step)


def _is_item_number(before: str) -> bool:
    """Whether the blank stands behind the number that begins an item (1、 ① 1.1), a part (第一部分) or a caption (表1)."""
    if before.startswith(_LABELS) and before[-1].isdigit():
        return True
    if before == "" or before[-1] in ".．、）)" or (before[0] == "第" and before[-1] in "章节条篇分"):
        return before != ""
    digits = before.replace(".", "")
    return digits.isdigit() and (len(digits) < 3 or "." in before)


def _is_number(text: str, position: int, step: int) -> bool:
    """Whether a number stands there, and no word with a digit in it (H5, PM2.5)."""
    if not text[position].isdigit():
        return False
    while (
        0 <= position < len(text) and text[position].isascii() and (text[position].isalnum() or text[position] in ".,%")
    ):
        if text[position].isalpha():
            return False
        position += step
    return True


RULE = Rule(PAGE, check)
