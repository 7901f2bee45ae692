"""GIP730: what conversions leave behind: bookmarks, entities, broken characters, page numbers."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, by_line
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP730",
    severity=ERROR,
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
PAGE_NUMBER = Text(
    "“{seen}”单独成段，像是页码，请删去。页码由 Word 文件自己编。", "'{seen}' looks like a page number; delete it"
)
_SIGNS = ("ookmark", "GoBack", "错误", "Error!", "&", "HYPERLINK", "MERGEFORMAT", "PAGEREF", "<", "{", "\\")
_RESIDUE = (
    r"\[bookmark:[^\[\]\n]{0,40}\]|\[?_GoBack\]?|错误[!！]\s*未[^。]{0,12}。?|Error! [A-Za-z ]{4,60}\.?|"
    r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|middot|emsp|ensp|#\d{2,5}|#x[0-9a-fA-F]{2,5});|"
    r"\\\* MERGEFORMAT|(?:\{\s*|\s)?(?:HYPERLINK|PAGEREF) [^}。]{1,60}\}?|</?(?:p|br|div|span|font|strong|td|tr|table|a|b)(?: [^<>]{0,80})?/?>"
)
_BROKEN = LANGUAGE.broken
_NUMBER_SIGNS = " -—–－_·•第页共/0123456789０１２３４５６７８９"


def check(case: Case) -> Iterator[Diagnostic]:
    for passage in case.passages:
        text = passage.text
        if any(sign in text for sign in _SIGNS):
            for match in re.finditer(_RESIDUE, text):
                yield from _told(passage, Spot(*match.span(), ""), RESIDUE, ERROR)
        for sign in _BROKEN:
            if sign in text:
                at = text.index(sign)
                yield from _told(passage, Spot(at, at + len(sign)), BROKEN, ERROR)
        if len(text) < 16 and passage.is_prose and not passage.heading and _is_page_number(text):
            yield from _told(passage, Spot(0, len(text)), PAGE_NUMBER, WARNING)


def _is_page_number(text: str) -> bool:
    """- 3 - and 第3页 and a bare number of up to three digits; nothing else is in the paragraph."""
    digits = [sign for sign in text if sign.isdigit()]
    return 0 < len(digits) <= 6 and all(sign in _NUMBER_SIGNS for sign in text) and (len(digits) <= 3 or "页" in text)


def _told(passage: Passage, spot: Spot, text: Text, severity: Severity) -> Iterator[Diagnostic]:
    values = {"seen": quoted(passage.text, spot.begin, min(spot.end, spot.begin + 40))}
    for line in by_line(passage, [spot]):
        yield Diagnostic(PAGE.id, severity, text, passage.path, values, offset=line.offset, fix=line.fix)


RULE = Rule(PAGE, check)
