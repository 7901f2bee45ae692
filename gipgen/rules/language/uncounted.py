"""GIP713: a unit without its number (共公开信息条), a number without its unit (公开信息98，), figures in 元 called 万 (123456万)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.lost_numbers import (
    CODES,
    COUNTS,
    LAST,
    NO_COUNT,
    NOUNS,
    STOPS,
    bare_numbers,
    bare_units,
    counts,
    digits_at_end,
    may_count,
)
from gipgen.rules.support.mentions import pieces
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line, is_han
from gipgen.vocabulary.words import COUNTING, LANGUAGE, has

PAGE = Page(
    id="GIP713",
    severity=WARNING,
    title=Text("数字或量词漏写", "a number or its unit is missing"),
    why=Text(
        "量词前面没有数（“共公开信息条”），或者数后面没有量词（“公开信息98，”），多半是改稿时漏掉的，读者看不出是多少。五位以上的数再带“万”，多半是把元当成了万元。",
        "A unit without a number, or a number without a unit, was mostly lost in editing; a long number of 万 is mostly one of 元.",
    ),
    fix=Text("补上漏掉的数字或量词；没有这一项就写 0。", "Add the number or the unit."),
    checks=("OF-71",),
    good="全年共公开信息98条，其中政策解读5条。",
    bad="全年共公开信息条，其中政策解读5，都已归档。",
    confidence="B",
)
NO_NUMBER = Text("“{context}”里的“{unit}”前面没有数字，请补上。", "no number in front of '{unit}' in '{context}'")
NO_UNIT = Text(
    "“{context}”里的“{number}”后面没有量词，请补上（件、条、次等）。", "no unit behind {number} in '{context}'"
)
GROUPED = Text(
    "“{context}”里的“{seen}”中间是全角的逗号，会当成两个数。是一个数的，写成 {wanted}；是两个数的，前一个后面补上量词（件、条、次等）。",
    "a full-width comma stands in '{seen}' in '{context}': write {wanted} if it is one number, or a unit behind the first of two",
)
NO_PERCENT = Text("“{context}”里的“{number}”后面漏了“%”，请补上。", "a % is missing behind {number} in '{context}'")
TOO_MANY = Text(
    "“{context}”里的“{number}万”数目很大，请核对：是不是多写了“万”？",
    "'{number}万' in '{context}' is very large: is 万 too much?",
)
TWICE = Text(
    "“{context}”里的“{number}万万”多写了一个“万”，请改成“{number}万”。", "'{number}万万' in '{context}' has 万 twice"
)
_BEHIND_NUMBERS = "，。；、（,;("  # where a number without its unit is one, and no heading's or address's
_UNITS = LANGUAGE.bare_units
_ENDING = {sign: tuple(unit for unit in _UNITS if unit[-1] == sign) for sign in LAST}
_CASES = (*LANGUAGE.units_of_cases, *LANGUAGE.units_of_places)
_PLACES = (LANGUAGE.units_of_places, ("在", "于", "至"))
_ROUND = "余"
_RATE, _REACHES, _ALL, _ENDS = "率", LANGUAGE.in_front_of_rates, 100, "，。；"
_ONE_TO_TEN = "一两二三四五六七八九十"
_TIMES, _COLON = "次", "："
_LONGEST_LIST = 200  # characters behind a colon
_LEFT = LANGUAGE.in_front_of_left_over
_GATHERED = LANGUAGE.gathering
_DEEDS_WITH_CASES = LANGUAGE.deeds_with_cases
_DENIED = COUNTING.none
_SHARE = "占"  # 不予公开件，占20%
_ABOUT = frozenset("余多")


def check(case: Case) -> Iterator[Diagnostic]:
    for passage in case.passages:
        if passage.is_prose and not passage.heading:
            yield from _ends(passage, case.report.form.fill_in)
            yield from _inside(passage)
            yield from _rounded(passage)
            yield from _too_many(passage)


def _ends(passage: Passage, fill_in: str) -> Iterator[Diagnostic]:
    """Look at both ends of each clause: at the last a sum has its unit."""
    clauses = pieces(passage.text, STOPS)
    begin = 0
    for number, clause in enumerate(clauses):
        end = begin + len(clause)
        if clause and clause[-1] in LAST:
            unit = next(filter(clause.endswith, _ENDING[clause[-1]]), "")
            is_bare = unit and not clause.endswith(fill_in + unit)
            if is_bare and _lacks_number(clause, unit, clauses[max(0, number - 1) : number + 2]):
                yield from _told(passage, NO_NUMBER, end - len(unit), end, {"unit": unit})
        elif clause and (clause[-1].isdecimal() or clause[-1] in _ABOUT):
            yield from _number_at_end(passage, clause, begin)
        begin = end + 1


def _number_at_end(passage: Passage, clause: str, begin: int) -> Iterator[Diagnostic]:
    """公开信息98， and 参训560余，."""
    typed = clause[:-1] if clause[-1:] in _ABOUT else clause
    digits = digits_at_end(typed) if typed[-1:].isdecimal() else ""
    at = begin + len(typed)
    if digits and (whole := _grouped(passage.text, digits, begin + len(clause))):
        yield from _told(passage, GROUPED, at - len(digits), at, {"number": digits, **whole})
    elif (
        digits
        and _lacks_unit(passage.text, typed, digits, begin + len(clause))
        and not _is_of_a_total(passage.text, begin)
    ):
        yield from _told(passage, NO_UNIT, at - len(digits), at, {"number": digits})
    elif digits and _is_rate(typed[: -len(digits)], digits) and passage.text[begin + len(clause) :][:1] in _ENDS:
        yield from _told(passage, NO_PERCENT, at - len(digits), at, {"number": digits})


def _is_of_a_total(text: str, begin: int) -> bool:
    """复议31件：维持19、纠正3、其他9: the unit is told once, in front of the colon, and with none of the numbers behind."""
    at = text.rfind(_COLON, max(0, begin - _LONGEST_LIST), begin)
    total, listed = text[max(0, at - 2) : max(0, at)], text[at + 1 : begin]
    if at < 0 or has("。；", listed) or total[-1:] not in LAST or not total[:1].isdecimal():
        return False
    behind = text[at + 1 : at + _LONGEST_LIST].partition("。")[0].partition("；")[0]
    return not any(one.isdecimal() and next_ in LAST for one, next_ in pairwise(behind))


def _is_rate(before: str, digits: str) -> bool:
    """按时答复率达到100: behind a rate there is a percentage."""
    while before.endswith(_REACHES):
        before = next(before.removesuffix(word) for word in _REACHES if before.endswith(word))
    return before.endswith(_RATE) and int(digits) <= _ALL


def _grouped(text: str, digits: str, end: int) -> dict[str, str]:
    """A number whose thousands a full-width comma sets apart, as it is written with it and without: 1，086条."""
    behind = text[end + 1 : end + 4]
    is_group = text[end : end + 1] == "，" and len(behind) == len("086") and behind.isdecimal()
    if not is_group or len(digits) > len(behind) or text[end + 4 : end + 5].isdecimal() or digits.startswith("0"):
        return {}
    return {"seen": f"{digits}，{behind}", "wanted": digits + behind}


def _lacks_number(clause: str, unit: str, beside: list[str]) -> bool:
    """Whether a unit is the last word of a clause, and something is counted there or in the clauses beside it."""
    before = clause[: -len(unit)].rstrip()
    if not is_han(before[-1:]) or before[-1] in COUNTS or before[-1] + unit in NOUNS or _is_in_a_word(clause, before):
        return False
    if before.endswith(unit):  # 公开文件件: of what ends like its unit
        return _is_last_word(clause, unit)
    if clause[-2:] in LANGUAGE.nouns_like_units:
        return False  # 美篇
    if unit in _PLACES[0] and has(_PLACES[1], clause):
        return False  # 设在显著处
    if unit in _CASES and not _is_counted(clause, unit, beside):
        return False
    return _is_last_word(clause, unit)


def _is_last_word(clause: str, unit: str) -> bool:
    from gipgen.spelling.borders import is_last_word  # noqa: PLC0415  few clauses end so

    return is_last_word(clause, unit)


def _is_counted(clause: str, unit: str, beside: list[str]) -> bool:
    """Whether what may be a noun as well counts something: 不予公开件，占20%; 未收到依申请公开件 does not."""
    if beside[-1] != clause and beside[-1].startswith(_SHARE):
        return True
    if any(word in clause for word in _DENIED):
        return False
    return any(word in clause for word in _GATHERED) or counts("\0".join(beside), unit)


def _is_in_a_word(clause: str, before: str) -> bool:
    """79条次, 6家次, 11万户次, 一趟次, and 临近年末收件: what looks like a unit without a number is the end of a word."""
    number, is_times = before[:-1].rstrip("万亿")[-1:], clause.endswith(_TIMES)
    counted = (number.isdecimal() and (before[-1] in LAST or is_times)) or (is_times and number in tuple(_ONE_TO_TEN))
    return counted or (clause.endswith(_DEEDS_WITH_CASES) and not has(_GATHERED, clause))


def _lacks_unit(text: str, clause: str, digits: str, end: int) -> bool:
    """Whether a number at the end of a clause counts something, and says not in what."""
    before = clause[: -len(digits)].rstrip()
    stop, behind = text[end : end + 1], text[end + 1 : end + 2]
    if not stop or stop not in _BEHIND_NUMBERS or not is_han(before[-1:]) or not may_count(digits):
        return False
    if stop in "、,;" and not is_han(behind):
        return False  # 3、5件; 1,035
    return not before.endswith(NO_COUNT) and not any(word in clause for word in CODES)


def _inside(passage: Passage) -> Iterator[Diagnostic]:
    """The same within a clause: 共收到件申请, 共收到70申请."""
    text = passage.text
    for at in bare_units(text):
        yield from _told(passage, NO_NUMBER, at, at + 1, {"unit": text[at]})
    for begin, end in bare_numbers(text):
        yield from _told(passage, NO_UNIT, begin, end, {"number": quoted(text, begin, end)})


def _rounded(passage: Passage) -> Iterator[Diagnostic]:
    """办理来信余件: a round number of which only 余 is left."""
    text = passage.text
    at = text.find(_ROUND)
    while at >= 0:
        unit = next((unit for unit in _UNITS if text.startswith(unit, at + 1)), "")
        before = text[at - 1 : at] if at else ""
        if unit and is_han(before) and before not in COUNTS and before not in _LEFT:
            yield from _told(passage, NO_NUMBER, at, at + 1 + len(unit), {"unit": _ROUND + unit})
        at = text.find(_ROUND, at + 1)


def _too_many(passage: Passage) -> Iterator[Diagnostic]:
    if "万" in passage.text:
        for match in re.finditer(r"(?<![0-9])([0-9]{5,})万", passage.text):
            yield from _told(passage, TOO_MANY, *match.span(), {"number": match[1]})
        for match in re.finditer("[0-9]万万", passage.text) if "万万" in passage.text else ():
            at = match.start() + 1
            begin = at - len(digits_at_end(passage.text[:at]))
            yield from _told(passage, TWICE, begin, at + 2, {"number": quoted(passage.text, begin, at)})


def _told(passage: Passage, text: Text, begin: int, end: int, values: dict[str, str]) -> Iterator[Diagnostic]:
    values = {"context": around(passage.text, begin, end), **values}
    for line in by_line(passage, [Spot(begin, end)]):
        yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=line.offset)


RULE = Rule(PAGE, check)
