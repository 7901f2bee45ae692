"""The lines of a narrative, and the signs that they may begin with: headings, items, bullets, numbers."""

import re
from collections.abc import Iterator
from itertools import dropwhile

from gipgen.named_tuple import NamedTuple
from gipgen.prose.inline import BLANKS, BULLETS, BULLETS_WITH_BLANK
from gipgen.prose.typed_numbers import is_contents, typed_number
from gipgen.vocabulary.numerals import ORDINALS
from gipgen.vocabulary.words import LANGUAGE, has

# Patterns are compiled (and kept) by `re` when prose first needs them; most reports need none.
_MOST, _CLOSE = 6, range(2, 5)  # signs of a heading's marks; of marks that its words stand right behind
_CLOSE_HEADING = r"#(?=[（(]?[^\W\d_a-zA-Z]{1,30}[）)]?[^\W\d_a-zA-Z]{0,30}$)"
_ITEM = r"([-*+]|\d{1,3}\.)[ \t]+(?=\S)"
_ITEM_STARTS = frozenset("-*+0123456789")
_DELIMITER = r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?\Z"
_IN_FRONT = f"{BLANKS}\u2002\u2003\u2009"  # web pages set paragraphs in by &ensp; &emsp; &thinsp; too
_TAB = 4  # columns; they count for the depth of lists only, never for places

_BULLET = rf"(?:[{BULLETS}]|-(?=[\u4e00-\u9fff])|[{BULLETS_WITH_BLANK}](?=[ \t\u3000\xa0]))[ \t\u3000\xa0]*(?=[^ \t\u3000\xa0])"
SIGNS_OF_ITEMS = frozenset("★☆※▶")  # they begin a line of its own, and are printed: they may say something
_LETTERS = "oØ§ülnuv"  # what Word's bullets are in other fonts: with a tab behind them they are bullets here too
_LETTER = r".(?:\t(?=[^\t]+\Z)| +(?=[\u4e00-\u9fff]))"
_BULLETS = frozenset(f"-{BULLETS}{BULLETS_WITH_BLANK}{_LETTERS}")
_CIRCLED = (("①", "⓿"), ("❶", "➓"), ("㈠", "㈩"), ("㊀", "㊉"), ("⒈", "⒛"))
_STOPS = ("，", ",", "、", "：", ":", "；")
_RULE = frozenset("-*_=—–－―─━~～·.…﹏＿＝＊")  # a line of nothing else parts two texts
_FRAMES = "-—–－―─·•~～"  # on both sides of a few words they set these apart: - 3 -, — END —
_LONGEST_FRAMED = 16
_PAGE_SIGNS = frozenset(" -—–－―─_·•~～第页共/0123456789０１２３４５６７８９")
_ENGLISH_PAGE = r"[Pp](?:age|AGE)?\.? ?[0-9]{1,3}(?: ?(?:of|/) ?[0-9]{1,3})?"
_DIGITS_OF_PAGE, _DIGITS_OF_PAGES = 3, 6  # of a number alone; with the number of all pages

HARD, SOFT = (
    "hard",
    "soft",
)  # a number that begins a paragraph wherever it begins a line; one that may stand in a sentence too


class Line(NamedTuple):
    number: int
    indent: int  # columns in front of the text, with tabs spread out
    text: str  # without the blanks around it
    offset: int  # of the text in the narrative
    column: int  # of the text in its line
    begins: bool = False  # set in by full-width blanks, as Word pastes the start of a paragraph
    starts: bool = False  # no part of the paragraph above it, whatever that is
    level: int = 0  # of the heading that it is by its number and its length
    cells: int = 0  # of the row of a table that it is by its tabs
    breaks: bool = False  # two blanks at its end ask for a line break
    is_text: bool = False  # whatever sign it begins with: a minus in front of a number

    @property
    def end(self) -> int:
        return self.offset + len(self.text)

    def inside(self, start: int) -> "Line":
        """What is left of the line behind an item's sign."""
        column = self.column + start
        return Line(self.number, self.indent + start, self.text[start:], self.offset + start, column)


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a narrative; what stands in them is said without the blanks around it."""
    start = 0
    for number, line in enumerate(text.split("\n")):
        content = line.lstrip(_IN_FRONT).rstrip()
        column = indent = 0
        begins = False
        if content and line[0] != content[0]:
            column = line.index(content[0])
            lead = line[:column]
            indent = len(lead.expandtabs(_TAB)) if "\t" in lead else column
            begins = "\u3000" in lead or "\u2003" in lead
        # by place: names and a second tuple would cost every line of every report
        yield Line(number, indent, content, start + column, column, begins, False, 0, 0, line[-2:] == "  ")  # noqa: FBT003
        start += len(line) + 1


def end_of_marks(text: str) -> int:
    """Where the words of a heading begin behind its marks and blanks; 0 for a line that is none. (By hand: each report has some.)"""
    words = text.lstrip("#")
    marks = len(text) - len(words)
    begin = len(text) - len(words.lstrip())
    if not marks or begin == len(text):
        return 0
    if begin > marks:
        return begin if marks <= _MOST else 0
    return marks if marks in _CLOSE or (marks == 1 and re.match(_CLOSE_HEADING, text)) else 0


def item_match(text: str) -> re.Match[str] | None:
    """The sign of a list's item at the start of a line, if there is one."""
    if text[:1] not in _ITEM_STARTS or not (" " in text[1:5] or "\t" in text[1:5]) or is_framed(text) or is_rule(text):
        return None
    return re.match(_ITEM, text)


def bullet_match(text: str) -> re.Match[str] | None:
    """A bullet that no Markdown knows, if one begins a line."""
    first = text[:1]
    if first not in _BULLETS:
        return None
    if text[1:2] == first or (first == "-" and text[1:2] < "\u4e00") or is_framed(text):
        return None  # a row of them is no bullet, nor is a hyphen in front of a number or a blank
    if first in _LETTERS:
        return re.match(_LETTER, text)
    return re.match(_BULLET, text)


def without_bullet(text: str) -> str:
    """The words of an item, whatever blanks stand behind its bullet; Word puts a tab there."""
    bullet = bullet_match(text)
    return text[bullet.end() :] if bullet else text


def is_delimiter(text: str) -> bool:
    """Whether a line is the one below a table's header, should there be a header above it."""
    return "-" in text and "|" in text and re.match(_DELIMITER, text) is not None


def is_heading(text: str) -> bool:
    """Whether a line is marked as a heading."""
    return end_of_marks(text) > 0


def is_rule(text: str) -> bool:
    """Whether a line is a row of dashes or stars."""
    return text[:1] in _RULE and len(text) > 2 and not text.strip(text[0] + " ")


def is_framed(text: str) -> bool:
    """Whether a short line stands between dashes, as numbers of pages do: no item, whatever it begins with."""
    if len(text) > _LONGEST_FRAMED or text[:1] not in _FRAMES or text[-1:] not in _FRAMES:
        return False
    inside = text.strip(_FRAMES + BLANKS)
    return bool(inside) and not any(stop in inside for stop in _STOPS)


def is_page_number(text: str) -> bool:
    """- 3 -, 第 3 页 共 9 页, 3/9, a bare number of up to three digits: nothing else is in the line."""
    if len(text) > _LONGEST_FRAMED:
        return False
    if not _PAGE_SIGNS.issuperset(text):
        return text[:1] in "Pp" and re.fullmatch(_ENGLISH_PAGE, text) is not None
    digits = sum(sign.isdecimal() for sign in text)
    return 0 < digits <= (_DIGITS_OF_PAGES if "页" in text else _DIGITS_OF_PAGE)


def is_furniture(text: str) -> bool:
    """Whether a line is no text but what stands around one on a web page: buttons, the way to it, when it was put there."""
    if _is_of_chat(text) or (len(text) <= _LONGEST_CREDITS and text[-1:] not in _FINAL and _files(text)):
        return True
    if len(text) > _LONGEST_FURNITURE or not has(LANGUAGE.page_signs, text):
        return False
    opening = "".join(dropwhile(lambda sign: not sign.isalnum(), text.replace(" ", "")))  # 【, <, a small picture
    if opening.startswith(LANGUAGE.page_openers):
        return True
    if opening.startswith(LANGUAGE.page_sources) and has(LANGUAGE.page_openers, opening):
        return True
    return text[0] + text[-1] not in _ROWS and _are_buttons(text)


def _is_of_chat(text: str) -> bool:
    """Whether a line says who wrote and when, or whom or what a post is about."""
    if text[-3:-2] == ":" and re.fullmatch(_SENT, text):
        return True
    if ":" in text[-_LONGEST_PLACE:] and "20" in text and re.fullmatch(_BYLINE, text):
        return True  # below the title of an article
    if text.endswith(LANGUAGE.mail_openers) and "20" in text and "@" in text:
        return True  # 在 2025-01-06 10:22，"办公室" <…@…> 写道：
    if text.endswith(LANGUAGE.chat_notices) or text in LANGUAGE.chat_marks:
        return True
    return text[:1] in _OF_POSTS and re.fullmatch(_POST, text) is not None


def _files(text: str) -> bool:
    """Whether a line names a file, or says how a page is filed and who made it."""
    if text[-1:] in (")", "）") and text[-3:-1].upper() in _SIZES:  # 附件.docx (23.5 KB)
        text = text[: max(text.rfind("("), text.rfind("（"), 0)].rstrip()
    return _are_credits(text) or (text.endswith(_FILES) and _NO_LABEL.isdisjoint(text))


def _are_credits(text: str) -> bool:
    """Whether a line has labels and what they label, and nothing else, and all are labels of pages: 编辑：小李 审核：老张."""
    if not any(sign in text for sign in _LABELS_END) or not _NO_LABEL.isdisjoint(text):
        return False
    for sign in _LABELS_END:
        text = text.replace(sign, "：")
    labels = [word.partition("：")[0] for word in text.replace("： ", "：").split() if "：" in word]
    return text.partition("：")[0] in labels and all(label in LANGUAGE.page_labels for label in labels)


def is_review(text: str) -> bool:
    """Whether a line is what Word writes beside a reviewed text: 批注 [A1]: …, 删除的内容: …"""
    return text[:1] in _REVIEWS and text[:10].replace(" ", "").startswith(LANGUAGE.review_openers)


def _are_buttons(text: str) -> bool:
    """Whether a line has words of buttons only, whatever stands between them."""
    for sign in _BETWEEN_BUTTONS:
        text = text.replace(sign, " ")
    words = text.split()
    return bool(words) and not words[0].isdecimal() and all(_is_button(word) for word in words)


def _is_button(word: str) -> bool:
    """Whether a word is that of a button, with how often it was pressed behind it or apart: 阅读1024, 在看 3."""
    plain = word.rstrip("0123456789+万")
    return not plain or plain in LANGUAGE.page_buttons


def furniture_behind(text: str) -> int:
    """Where the furniture of a web page begins that was run into the last sentence of a paragraph; its length where there is none."""
    end = max(text.rfind(sign) for sign in _FINAL)
    return end + 1 if 0 <= end < len(text) - 1 and is_furniture(text[end + 1 :].strip(BLANKS)) else len(text)


_SENT = r"\S{2,12} {1,3}(?:(?:20[0-9]{2}[-/年.])?[0-9]{1,2}[-/月.][0-9]{1,2}日? {1,3}|[昨今前]天 {0,3}|(?:星期|周)[一二三四五六日天] {0,3})?(?:[上下]午 ?)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_BYLINE = (
    r"(?:\S{2,12} {1,3}){1,4}20[0-9]{2}[-/年.][0-9]{1,2}[-/月.][0-9]{1,2}日? {1,3}[0-9]{1,2}:[0-9]{2}(?: {1,3}\S{2,4})?"
)
_OF_POSTS, _POST = (
    ("@", "#", "「"),
    r"「[^「」：:]{1,12}[：:][^「」]{1,200}」|(?:@[^\s@#，。：；、]{1,20}\s*)+|(?:#[^#\s，。：；]{1,30}#\s*)+",
)
_LONGEST_TITLE = 60  # characters
_LONGEST_CREDITS = 50  # characters
_LABELS_END = ("：", ":", "丨", "|", "｜", "/")  # behind a label
_NO_LABEL = frozenset("，。；、！？“”《》")
_FILES = (".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".et", ".zip", ".rar")
_SIZES = ("KB", "MB")
_LONGEST_PLACE = 8  # characters from the minutes on
_REVIEWS = frozenset("批删插带设已")  # how these begin
_LONGEST_FURNITURE = 80  # characters
_FINAL = "。！？"
_ROWS = ("||", "｜｜")  # how a row of a table begins and ends
_BETWEEN_BUTTONS = "[]【】〖〗（）()|｜:：/>＞<·、，。-—~～↑↓*"
_TAGS = r"</?(?:p|br|div|ul|ol|li|tr|table|tbody|h[1-6])(?:\s[^<>]{0,120})?/?>"


def is_tagged(text: str) -> bool:
    """Whether a line begins or ends with a tag that begins or ends a paragraph on a web page."""
    if not (text.startswith("<") or text.endswith(">")):
        return False
    tags = list(re.finditer(_TAGS, text[:140])) + list(re.finditer(_TAGS, text[-140:]))
    return any(match.start() == 0 for match in tags) or text.endswith(tuple(match[0] for match in tags))


def is_alone(text: str) -> bool:
    """Whether a line is no part of any paragraph by what it is: a heading, a row, a picture, what stands around a text."""
    if is_heading(text) or is_rule(text) or _is_row(text) or (text[:2] == "![" and text[-1] == ")"):
        return True
    if _is_of_page(text):
        return True
    return is_furniture(text) or is_tagged(text) or is_review(text) or is_running_title(text)


def _is_of_page(text: str) -> bool:
    """Whether a line is the number of a page, a line of contents, or the place of a picture that was not copied."""
    return is_framed(text) or is_page_number(text) or is_contents(text) or text in LANGUAGE.picture_marks


def is_running_title(text: str) -> bool:
    """Whether a line is the title as the head of a page has it: in other words, without the agency, without the year."""
    if not text.endswith(LANGUAGE.title_endings) or len(text) > _LONGEST_TITLE:
        return False
    words = "".join(text.split())
    ending = next(each for each in LANGUAGE.title_endings if text.endswith(each))
    front = words[: -len(ending)]
    return _NO_LABEL.isdisjoint(words) and (
        front.endswith((*LANGUAGE.addressed, "年", "年度")) or not front.rstrip("0123456789年度")
    )


def _is_row(text: str) -> bool:
    """Whether a line may be a row of a table with bars."""
    return "|" in text and (text.startswith("|") or is_delimiter(text))


def number_mark(text: str) -> str:
    """How surely a line begins something of its own by a number (``HARD``, ``SOFT``), or nothing."""
    typed = typed_number(text)
    if typed is not None:
        return HARD if typed.level == 1 else SOFT
    first = text[:1]
    if any(low <= first <= high for low, high in _CIRCLED):
        return SOFT
    if first.isdecimal():
        return SOFT if text[1:3].lstrip("0123456789")[:1] in (")", "）") else ""
    if first in ORDINALS:
        rest = text[1:3].lstrip(ORDINALS)
        return SOFT if rest[:1] == "是" and text[2:4].lstrip("是")[:1] not in ("否", "不", "非") else ""
    return SOFT if text.startswith(LANGUAGE.series_openers) and text[2:3] in _STOPS else ""
