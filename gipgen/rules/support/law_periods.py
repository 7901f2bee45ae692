"""Periods that the law fixes, told otherwise: 自收到申请之日起30个工作日内答复, 可在90日内申请行政复议.

What a period is for stands in the clause behind it, whose it is and from when in front. An agency may be quicker than it has
to be, unless the sentence says that the law wants it so; somebody else's right is no shorter and no longer.
"""

from collections.abc import Iterator
from functools import cache

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.word_lists import lines_of
from gipgen.vocabulary.words import LANGUAGE, has

_UNITS = LANGUAGE.period_units  # 天 is another word for 日
_BY_ITSELF = "个工作日"  # which may be a period without 内 behind it
_WITHIN = ("内", "以内", "之内")
_NUMERALS = frozenset("0123456789一二三四五六七八九十百两")
_LONGEST = 5  # characters of a number
_STOPS, _CLAUSE = "。！？；\n", "，。！？；、：\n）"
_IN_FRONT, _BEHIND = 60, 24  # characters
_TOLD_IN_FRONT = LANGUAGE.in_front_of_periods  # behind these the period ends the clause
_EXTENDED, _NEAR = ("延长", "延期"), 10  # characters in front of a period in which they stand
_DAYS_FOR_WORKDAYS = 1.5  # so many days at most are a workday, with a week's end or a feast among them
_DAYS = {"个工作日": _DAYS_FOR_WORKDAYS, "日": 1.0, "个月": 31.0}
_EXACTLY, _LONGER = "正好", "延长"
_ANYTHING = "-"


class _Term(NamedTuple):
    number: int
    unit: str

    @property
    def days(self) -> float:
        return self.number * _DAYS[self.unit]


class Period(NamedTuple):
    """A period that is not the law's, with its place."""

    begin: int
    end: int
    right: str
    law: str
    at_most: bool


class _Line(NamedTuple):
    before: tuple[tuple[str, ...], ...]
    behind: tuple[tuple[str, ...], ...]
    terms: tuple[_Term, ...]
    kind: str
    law: str
    other: tuple[str, ...]


def otherwise(text: str) -> Iterator[Period]:
    """The periods of a text that the law has otherwise."""
    last = 0
    for begin, end, term in _terms(text):
        first = max(last, begin - _IN_FRONT, *(text.rfind(stop, 0, begin) + 1 for stop in _STOPS))
        whole = text[max(begin - _IN_FRONT, *(text.rfind(stop, 0, begin) + 1 for stop in _STOPS)) : begin]
        last = end
        line = _fitting(text[first:begin], _clause_behind(text, end), whole)
        if line is not None and not _is_kept(term, line, text[first:begin], whole):
            yield Period(begin, end, _written(line), line.law, line.kind != _EXACTLY)


def _terms(text: str) -> Iterator[tuple[int, int, _Term]]:
    """Each period: where it begins, where it ends, and what it is."""
    found = []
    for unit in _UNITS:
        at = text.find(unit)
        while at >= 0:
            begin = at
            while begin > at - _LONGEST and text[begin - 1 : begin] in _NUMERALS:
                begin -= 1
            typed, end = text[begin:at], at + len(unit)
            number = int(typed) if typed.isdecimal() else parse_chinese(typed)
            if number and _is_period(text, begin, end, unit) and text[begin - 1 : begin] not in ("月", "第", "年", "."):
                found.append((begin, end, _Term(number, "日" if unit == "天" else unit)))
            at = text.find(unit, end)
    return iter(sorted(found))


def _is_period(text: str, begin: int, end: int, unit: str) -> bool:
    """20个工作日内, 延长20个工作日, 期限为20个工作日; 历时31个工作日 is how long something took."""
    if text.startswith(_WITHIN, end):
        return True
    front = text[max(0, begin - _NEAR) : begin]
    return unit == _BY_ITSELF and (front.endswith(_TOLD_IN_FRONT) or has(_EXTENDED, front))


def _clause_behind(text: str, end: int) -> str:
    """What stands behind a period up to the next stop; with the clause that follows where nothing but 内 does."""
    behind = text[end : end + _BEHIND]
    behind = behind.removeprefix("之").removeprefix("以").removeprefix("内")
    if behind[:1] == "，":
        behind = behind[1:]
    return behind[: next((at for at, sign in enumerate(behind) if sign in _CLAUSE), len(behind))]


def _fitting(front: str, behind: str, whole: str) -> _Line | None:
    """The first line whose words stand around a period; ``whole`` is the sentence in front, ``front`` of it what is behind the last period."""
    if not behind and front.rstrip("不超").endswith(_TOLD_IN_FRONT):
        behind = front[max(front.rfind(stop) for stop in "，、；") + 1 :]
    for line in _lines():
        before = front if line.kind == _LONGER else whole
        if has(line.other, front + behind):
            continue
        # Of a second group behind it is enough to be somewhere in the sentence.
        places = [*[before] * len(line.before), behind, whole + behind]
        if all(map(has, (*line.before, *line.behind), places)):
            return line
    return None


def _is_kept(term: _Term, line: _Line, front: str, whole: str) -> bool:
    """Whether a period is the law's, or as short as an agency may have it."""
    if term in line.terms:
        return True
    if line.kind == _EXACTLY or has(LANGUAGE.shortened, front):
        return line.kind != _EXACTLY and term.days <= line.terms[0].days
    if term.days > line.terms[0].days or (term.unit == line.terms[0].unit and term.number > line.terms[0].number):
        return False
    return not (term.unit == line.terms[0].unit and has(LANGUAGE.by_law, whole))


def _written(line: _Line) -> str:
    return f"{line.terms[0].number}{line.terms[0].unit}"


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(_line(line.split(" | ")) for line in lines_of("periods.txt"))


def _line(parts: list[str]) -> _Line:
    before, behind, terms, kind, law, *other = parts
    return _Line(
        _groups(before),
        _groups(behind),
        tuple(term for each in terms.split() for _, _, term in _terms(f"{each}内")),
        kind,
        law,
        tuple(other[0].split()) if other else (),
    )


def _groups(words: str) -> tuple[tuple[str, ...], ...]:
    return () if words == _ANYTHING else tuple(tuple(each.split()) for each in words.split("&"))
