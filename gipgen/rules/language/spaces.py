"""GIP724: blanks between Chinese characters, digits and punctuation, as conversions leave them."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line, is_han

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
FOUND = Text("“{context}”里有多余的空格，汉字与数字之间不加空格。", "surplus blank in '{context}'")
FOUND_MORE = Text(
    "“{context}”里有多余的空格，汉字与数字之间不加空格。这一行共有 {count} 处。",
    "surplus blank in '{context}'; {count} in this line",
)
_STOPS = "，。；：、！？（）《》“”〔〕"


def check(case: Case) -> Iterator[Diagnostic]:
    for passage in case.passages:
        if not passage.is_prose or not any(sign in passage.text for sign in " \u3000\xa0"):
            continue
        for line in by_line(passage, _spots(passage)):
            first = line.spots[0]
            context = around(passage.text, first.begin, first.end)
            message = FOUND if len(line.spots) == 1 else FOUND_MORE
            values = {"context": context, "count": len(line.spots)}
            yield Diagnostic(PAGE.id, INFO, message, passage.path, values, offset=line.offset, fix=line.fix)


def _spots(passage: Passage) -> Iterator[Spot]:
    text = passage.text
    for match in re.finditer("[ \u3000\xa0]+", text):
        begin, end = match.span()
        if begin == 0 or end == len(text) or (begin < 6 and _is_item_number(text[:begin])):
            continue
        left, right = text[begin - 1], text[end]
        if is_han(left) and is_han(right):
            yield Spot(begin, end)  # may part the items of a list
        elif (
            not (left.isdigit() and right.isdigit()) and _is_chinese(text, begin - 1, -1) and _is_chinese(text, end, 1)
        ):
            yield Spot(begin, end, "")


def _is_chinese(text: str, position: int, step: int) -> bool:
    """Whether what stands on that side of a blank takes none beside it: a character, a stop, a number."""
    return is_han(text[position]) or text[position] in _STOPS or _is_number(text, position, step)


def _is_item_number(before: str) -> bool:
    """Whether the blank stands behind the number that begins an item."""
    return before != "" and (before[-1] in ".．、）)" or (before.isdecimal() and len(before) < 3))


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
