"""GIP720: half-width punctuation, brackets and quotation marks in Chinese text."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Line, Spot, around, by_line, is_han
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP720",
    severity=WARNING,
    title=Text("半角标点", "half-width punctuation"),
    why=Text(
        "中文里的逗号、冒号、分号、括号、引号用全角（，：；（）“”），夹了半角的（, : ; ( )）排出来疏密不一，是没有校对过的样子。"
        "数字和网址里的半角标点（1,000、12:30、http://）不在此列。",
        "Chinese text takes full-width punctuation (GB/T 15834). Signs inside numbers and addresses are left alone.",
    ),
    fix=Text("改成全角标点；gipgen fmt --fix 可以自动改。", "Type the full-width sign."),
    source="GB/T 15834—2011 《标点符号用法》",
    checks=("OF-73",),
    good="建设项目共2项，资金1,035万元（详见 http://a.gov.cn）。",
    bad="建设项目共2项,资金1,035万元。",
    confidence="A",
)
FOUND = Text(
    "“{context}”里的“{sign}”是半角（英文）标点，汉字之间请用全角“{wanted}”。",
    "half-width '{sign}' in '{context}'; Chinese text takes '{wanted}'",
)
POINT = Text(
    "“{context}”里的“.”是半角（英文）的点，汉字之间请改成“、”“，”或“。”。",
    "a half-width point in '{context}'; Chinese text takes '、', '，' or '。'",
)
QUOTES = Text(
    "“{context}”里的引号是半角（英文）的，中文里请用全角的引号。",
    "half-width quotation marks in '{context}'; Chinese text takes full-width ones",
)
_STOPS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_OPENING = "“‘《〈（【〔「"
_CLOSING = "”’》〉）】〕」%％"
_SIGNS = ',;:?!(<".'
_BLANKS_OF = LANGUAGE.bare_units
_PARTNERS = {")": "(", ">": "<"}  # signs that are one slip with the one that opens
_ADDRESS = 16  # characters on either side of a point in which an address goes on
_SENTENCE = 20  # characters of what is no code by itself
_LONGEST = 80  # characters between two brackets


def check(case: Case) -> Iterator[Diagnostic]:
    for passage in case.passages:
        text = passage.text
        if not has(_SIGNS, text) or not passage.is_prose:
            continue
        if "," in text and passage.kind == "paragraph" and passage.is_in_columns:
            continue  # the cells of a table, which GIP230 tells
        for line in by_line(passage, sorted(_spots(text, heading=passage.heading > 0))):
            yield from _of_line(passage, line)


def _of_line(passage: Passage, line: Line) -> Iterator[Diagnostic]:
    """A finding for each kind of sign in a line; the first has the fix for all of them."""
    text = passage.text
    fix = line.fix
    kinds: dict[str, list[Spot]] = {}
    for spot in line.spots:
        kinds.setdefault(_PARTNERS.get(text[spot.begin], text[spot.begin]), []).append(spot)
    for sign, spots in kinds.items():
        first = spots[0]
        values = {
            "context": around(text, first.begin, first.end),
            "sign": text[first.begin],
            "wanted": first.replacement or "。”或者“、",
            "count": max(1, sum(text[spot.begin] == sign for spot in spots)),
        }
        message = QUOTES if sign == '"' else FOUND if first.replacement is not None else POINT
        place = line.offset if fix is not None else passage.place(first.begin)
        yield Diagnostic(PAGE.id, WARNING, message, passage.path, values, offset=place, fix=fix)
        fix = None


def _spots(text: str, *, heading: bool) -> Iterator[Spot]:
    for match in re.finditer(r"[,;:?!(<.]", text):
        position, sign = match.start(), match[0]
        if sign in _STOPS:
            if _is_chinese(text, position):
                yield Spot(position, position + 1, _STOPS[sign])
        elif sign == "(" and not (heading and position == 0):
            yield from _brackets(text, position)
        elif sign == "<":
            yield from _titles(text, position)
        elif sign == ".":
            yield from _points(text, position)
    yield from _quotes(text)


def _points(text: str, position: int) -> Iterator[Spot]:
    """A point at the end of a text, or a row of them, behind Chinese."""
    if not is_han(text[position - 1 : position]):
        yield from _last_point(text, position)
        return
    if text.startswith("...", position) and _is_ellipsis(text, position):
        yield Spot(position, position + len(text[position:]) - len(text[position:].lstrip(".")), "……")
    elif text[position + 1 : position + 2] == " " and is_han(text[position + 2 : position + 3]):
        yield Spot(position, position + 2, "。")  # as telephones write a stop for two blanks
    elif position == len(text) - 1 and len(text) > 4:
        yield Spot(position, position + 1, "。")
    elif is_han(text[position + 1 : position + 2]) and not _is_address(text, position):
        yield Spot(position, position + 1, "。" if text.endswith(".") else None)  # 、 or 。, a person knows


def _last_point(text: str, position: int) -> Iterator[Spot]:
    """电话：0451-53523359. at the end of a paragraph with other stops."""
    if position == len(text) - 1 and len(text) > _SENTENCE and text[position - 1].isdecimal() and "。" in text:
        yield Spot(position, position + 1, "。")


def _is_address(text: str, position: int) -> bool:
    """Whether a point is one of an address with Chinese in it, http://测试.政务.cn, or of a file's name."""
    behind = text[position + 1 : position + _ADDRESS]
    return has(("//", "www."), text[max(0, position - _ADDRESS) : position]) or "." in behind.rstrip(".")


def _is_ellipsis(text: str, position: int) -> bool:
    """Whether a row of points begins there that stands for …… between words; in front of a unit it is a blank to be filled in."""
    behind = text[position:].lstrip(".")[:1]
    return (not behind or not behind.isascii()) and behind not in (*_BLANKS_OF,)


def _is_chinese(text: str, position: int) -> bool:
    """Whether a stop has Chinese on one side, and on the other nothing that could make it a part of a number or an address."""
    if text.endswith("错误", 0, position) or text.rfind("&", max(0, position - 8), position) >= 0:
        return False  # 错误!未找到引用源 and &nbsp; which GIP730 tells
    left, right = text[:position].rstrip(" \u3000")[-1:], text[position + 1 : position + 2]
    after = is_han(right) or (right in _OPENING and right != "")
    if is_han(left) or (left in _CLOSING and left != ""):
        return after or _may_follow(text, position, right)
    return after and left.isalnum()


def _may_follow(text: str, position: int, right: str) -> bool:
    """Whether what is no Chinese behind a stop leaves it a Chinese one: nothing, a digit, a blank before more text."""
    return not right or right.isdigit() or (right == " " and _after_blank(text, position))


def _after_blank(text: str, position: int) -> bool:
    right = text[position + 1 : position + 4].lstrip(" ")[:1]
    return is_han(right) or right.isdigit()


def _brackets(text: str, position: int) -> Iterator[Spot]:
    end = text.find(")", position, position + _LONGEST)
    inside = text[position + 1 : end] if end > 0 else ""
    left = text[position - 1 : position]
    if not inside or "(" in inside or not (is_han(left) or any(is_han(sign) for sign in inside)):
        return
    if text[position - 2 : position] == "](":  # a link that was not recognised
        return
    yield Spot(position, position + 1, "（")
    yield Spot(end, end + 1, "）")


def _titles(text: str, position: int) -> Iterator[Spot]:
    """<…> typed for 《…》; inside another title it is 〈…〉."""
    width = 2 if text.startswith("<<", position) else 1  # <<…>> as well
    end = text.find(">" * width, position, position + _LONGEST)
    inside = text[position + width : end] if end > 0 else ""
    if not inside or "<" in text[position - 1 : position] + inside or not is_han(inside[0]):
        return
    outer = text.rfind("《", max(0, position - _LONGEST), position) > text.rfind(
        "》", max(0, position - _LONGEST), position
    )
    yield Spot(position, position + width, "〈" if outer else "《")
    yield Spot(end, end + width, "〉" if outer else "》")


def _quotes(text: str) -> Iterator[Spot]:
    """Straight quotation marks in pairs around Chinese."""
    if '"' not in text or text.count('"') % 2:
        return
    places = [position for position, sign in enumerate(text) if sign == '"']
    for begin, end in zip(places[::2], places[1::2], strict=True):
        if any(is_han(sign) for sign in text[begin + 1 : end][:_LONGEST]):
            inside = text.rfind("“", 0, begin) > text.rfind("”", 0, begin) and "”" in text[end:]
            yield Spot(begin, begin + 1, "‘" if inside else "“")
            yield Spot(end, end + 1, "’" if inside else "”")


RULE = Rule(PAGE, check)
