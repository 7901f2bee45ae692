"""Numbers in front of a text as clerks type them: （一） 一、 1. （1）; what each counts, and the heading that it may begin."""

from collections.abc import Callable, Sequence

from gipgen.named_tuple import NamedTuple
from gipgen.prose import nodes
from gipgen.prose.nodes import Block, Heading, Inline, List, Paragraph
from gipgen.prose.places import behind
from gipgen.vocabulary.numerals import ORDINALS, parse_chinese, to_chinese

LEVEL_OF_ITEMS = 2  # that the numbers of a list have
_LONGEST_LEAD = 30  # characters of a run-in heading behind its number
_DIGITS = "一二三四五六七八九十"
_DASHES_FOR_ONE = ("—", "―", "ー", "－", "–")  # what looks like 一 between brackets: （—）主动公开
_STOPS = ("、", ".", "．")
_LEAD_ENDS = ("。", "：", ":", "")
_LABEL_ENDS = "：:，。；、\n"
_NO_LEAD = frozenset("；！？;!?{}[]|`\\<>\n")
_LEADERS = ".．·…"
_FEWEST_LEADERS = 3
_MAX_DIGITS = 3  # of a numeral in words (二十一); in Arabic digits two
# Numbers that are one sign: the first and last of each row, and the level that they stand for.
_ONE_SIGN = (("㈠", "㈩", 1), ("㊀", "㊉", 1), ("⒈", "⒛", 2))
NUMBERS = frozenset(
    f"（({ORDINALS}0123456789０１２３４５６７８９"
    + "".join(chr(code) for first, last, _ in _ONE_SIGN for code in range(ord(first), ord(last) + 1))
)  # the signs that they begin with


class Typed(NamedTuple):
    """A number in front of a text: as typed, its level and its value."""

    text: str
    level: int
    value: int
    length: int


def is_of_parts(typed: Typed) -> bool:
    """Whether a number is like those of the report's parts: 一、 and not （一）."""
    return typed.level == 1 and typed.text[0] in _DIGITS


def number_text(level: int, value: int) -> str:
    """The official form of a heading number: （一） for level 1, 1. for level 2, （1） for level 3."""
    if level == 1:
        return f"（{to_chinese(value)}）"
    return f"{value}." if level == 2 else f"（{value}）"


def runs_on(text: str, typed: Typed) -> bool:
    """Whether the next number of the same kind follows in the same paragraph, which prints all as they were typed: 1、……。2、……。"""
    following = number_text(typed.level, typed.value + 1)[:-1] + typed.text[-1]
    return typed.level > 1 and any(f"{stop}{following}" in text for stop in "。；;")


def typed_number(text: str) -> Typed | None:
    """The heading number at the start of ``text``, if there is one: （一） (一) 一、 1. 1、 （1） and their variants."""
    first = text[:1]
    if first not in NUMBERS and not first.isdecimal():
        return None  # mostly
    if text[-1:].isdecimal() and is_contents(text):
        return None
    if first in ("（", "("):
        return _in_brackets(text)
    if first.isdecimal():
        return _in_digits(text)
    return _in_words(text) if first in _DIGITS else _in_one_sign(text)


def is_contents(text: str) -> bool:
    """Whether a line is one of a list of contents: words, a row of dots, the number of a page."""
    words = text.rstrip("0123456789 ")
    if words != text and words.endswith("\t") and "\t" not in words[:-1] and typed_number(words) is not None:
        return True
    dots = len(words) - len(words.rstrip(_LEADERS))
    return words != text and 0 < dots < len(words) and (dots >= _FEWEST_LEADERS or words.endswith("……"))


def labelled_number(text: str) -> Typed | None:
    """The number behind a label at the start of ``text``: 附件：1.… and （一）主要措施：1.… begin a list in their own line."""
    typed = typed_number(text)
    start = typed.length if typed else 0
    end = next((at for at in range(start, min(start + _LONGEST_LEAD, len(text))) if text[at] in _LABEL_ENDS), start)
    return typed_number(text[end + 1 :].lstrip()) if start < end and text[end] in "：:" else None


def _in_brackets(text: str) -> Typed | None:
    end = next((place for place in range(2, 8) if text[place : place + 1] in ("）", ")")), 0)
    inside = text[1:end].strip()
    if inside and all(sign in _DIGITS for sign in inside):
        return _typed(text, 1, parse_chinese(inside), end + 1)
    if inside in _DASHES_FOR_ONE:
        return _typed(text, 1, 1, end + 1)
    if inside.isdecimal() and len(inside) < _MAX_DIGITS:
        return _typed(text, 3, int(inside), end + 1)
    return None


def _in_one_sign(text: str) -> Typed | None:
    """㈠ as （一）, ⒈ as 1.; what begins with ⑴ or ① is an item more often than a heading."""
    for first, last, level in _ONE_SIGN if "⒈" <= text[:1] <= "㊉" else ():
        if first <= text[:1] <= last:
            return _typed(text, level, ord(text[0]) - ord(first) + 1, 1)
    return None


def _in_words(text: str) -> Typed | None:
    end = _before_stop(text, _DIGITS.__contains__)
    return _typed(text, 1, parse_chinese(text[:end]), end) if end else None


def _in_digits(text: str) -> Typed | None:
    end = _before_stop(text, str.isdecimal)
    if end in (0, _MAX_DIGITS) or text[end + 1 : end + 2].isdecimal():
        return None  # 2024.… and 1.5万 are no headings
    return _typed(text, 2, int(text[:end]), end)


def _before_stop(text: str, fits: Callable[[str], bool]) -> int:
    """How many signs of a number stand before the stop behind it; none where no stop follows."""
    end = 0
    while end < _MAX_DIGITS and text[end : end + 1] and fits(text[end]):
        end += 1
    return end if text[end : end + 1] in _STOPS else 0


def _typed(text: str, level: int, value: int | None, end: int) -> Typed | None:
    if not value:
        return None
    rest = text[end:].lstrip(".．、 \t\u3000\xa0")
    length = len(text) - len(rest)
    return Typed(text[:length].strip(), level, value, length)


def lead_length(text: str, typed: Typed) -> int:
    """How much of a paragraph is a run-in heading (（一）主动公开情况：), with its number and its stop; 0 for none of it.

    What a full stop ends and nothing follows is no heading: the last item of a list (3.每季度组织一次培训。) is one of them.
    """
    end = next(
        (at for at in range(typed.length, typed.length + _LONGEST_LEAD + 1) if text[at : at + 1] in _LEAD_ENDS), 0
    )
    words = text[typed.length : end]
    if end >= len(text) or (text[end] == "。" and not text[end + 1 :].strip()):
        return 0
    return end + 1 if is_title(words) else 0


def is_title(words: str) -> bool:
    """Whether words are no sentence: 强化组织领导，健全工作机制 is none, 目前，解读形式不够丰富 and 2024年，收到2件 are."""
    if not words or not _NO_LEAD.isdisjoint(words):
        return False
    halves = words.replace(",", "，").split("，")
    if len(halves) == 1:
        return True
    return max(map(len, halves)) - min(map(len, halves)) < 2 and not any(sign.isdecimal() for sign in words)


def without_number(children: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], Typed | None]:
    """The inside of a heading without the number that was typed in front of it."""
    if not children or not isinstance(children[0], nodes.Text):
        return children, None
    typed = typed_number(children[0].text)
    if typed is None or (typed.length == len(children[0].text) and len(children) == 1):
        return children, None
    rest = children[0].text[typed.length :]
    pieces = tuple(behind(children[0].pieces, typed.length))
    return ((nodes.Text(rest, pieces), *children[1:]) if rest else children[1:]), typed


def following_numbers(blocks: Sequence[Block]) -> list[list[int]]:
    """For each block the number that was typed next on each level, before a higher one begins; 0 for none."""
    following = []
    after = [0, 0, 0, 0]
    for block in reversed(blocks):
        following.append(after)
        if isinstance(block, List) and block.ordered and block.start > 1:
            after = [*after[:LEVEL_OF_ITEMS], block.start, 0]
        if not isinstance(block, (Heading, Paragraph)) or not block.children:
            continue
        typed = typed_number(nodes.plain(block.children[:1]))
        level = block.level if isinstance(block, Heading) else typed.level if typed else 0
        if level:
            value = typed.value if typed and typed.level == level else 0
            after = [*after[:level], value, *[0] * (len(after) - level - 1)]
    return following[::-1]
