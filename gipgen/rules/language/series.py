"""GIP702: series in running text with gaps: 一是 … 三是; 第一 … 第三; 1. … 3.; （1） … （3）."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import CONTEXT
from gipgen.vocabulary.numerals import ORDINALS, parse_chinese, to_chinese
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP702",
    severity=WARNING,
    title=Text("“一是……二是……”不连续", "series with gaps"),
    why=Text(
        "“一是……三是……”这样的分项要连续。缺一项，多半是删改时漏改了序号，或者整段漏掉了；重复的，多半是加了一项没有往下改。",
        "Items of a series follow one another. A gap hints at a lost item, a repeated number at one that was put in.",
    ),
    fix=Text("改正序号，或补上漏掉的一项。", "Correct the numbers, or put the lost item back."),
    source="GB/T 9704—2012 7.3.3",
    checks=("OF-09",),
    good="一是加强培训；二是优化目录；三是深化融合。",
    bad="一是加强培训；三是深化融合。",
    confidence="B",
)
GAP = Text(
    "“{seen}”前面没有“{wanted}”：这一组是 {series}。请核对是漏了一项，还是序号写错。",
    "'{seen}' has no '{wanted}' before it; the series is {series}",
)
AGAIN = Text(
    "“{seen}”出现了两次：这一组是 {series}。请改正后面的序号。", "'{seen}' stands twice; the series is {series}"
)
ALONE = Text("只有“{seen}”，后面没有“{wanted}”。只有一项就不用编号。", "'{seen}' stands alone, there is no '{wanted}'")

_HAN = ORDINALS
_LEADS = LANGUAGE.series_leads
_BEFORE = "，。；：、！？,;:.”’）)》*】 "


class _Kind(NamedTuple):
    """One way to count: the clues without which a text has no such number, what finds them, how one is written."""

    clues: tuple[str, ...]
    pattern: str
    written: str


_POINTS = _Kind((), "", "{}是")
# No sets of Chinese characters in the patterns: they are slow to compile (docs/decisions/0003); the number is looked at afterwards.
_WORDS = (
    _POINTS,
    _Kind(("第一", "第二"), r"第(?P<n>\w)(?=[，：,])", "第{}"),
    _Kind(("其一", "其二"), r"其(?P<n>\w)(?=[，：,是])", "其{}"),
)
_DIGITS = (
    _Kind(("1.", "2.", "1．", "2．"), r"(?P<n>\d\d?)[.．](?!\d)", "{}."),
    _Kind(("1）", "2）", "1)", "2)"), r"[（(](?P<n>\d\d?)[）)](?![号条款项])", "（{}）"),
)


class _Item(NamedTuple):
    value: int
    passage: Passage
    position: int


def check(case: Case) -> Iterator[Diagnostic]:
    for kind in _WORDS:
        for section in _sections(case):
            items = [item for passage in section for item in _items(passage, kind)]
            yield from _series(items, kind, words=True)
    for kind in _DIGITS:
        for passage in case.passages:
            yield from _series(list(_items(passage, kind)), kind, words=False)


def _sections(case: Case) -> Iterator[list[Passage]]:
    """The paragraphs between two headings: a series may run over several of them."""
    current: list[Passage] = []
    for passage in case.passages:
        if current and (passage.heading or passage.section != current[-1].section or passage.text[:1] in "（("):
            yield current
            current = []
        if passage.is_prose:
            current.append(passage)
    if current:
        yield current


def _items(passage: Passage, kind: _Kind) -> Iterator[_Item]:
    if kind.clues and not any(clue in passage.text for clue in kind.clues):
        return
    for begin, end, value in _points(passage.text) if kind is _POINTS else _matches(passage.text, kind):
        before = passage.text[begin - 1 : begin]
        led = value == 1 and passage.text[max(0, begin - 2) : begin] in _LEADS
        if (not before or before in _BEFORE or led) and not passage.is_computed(begin, end):
            yield _Item(value, passage, begin)


def _points(text: str) -> Iterator[tuple[int, int, int]]:
    """一是, 二是, 十一是; found without a pattern, as every report has 是 (docs/decisions/0003)."""
    at = text.find("是", 1)
    while at > 0:
        if text[at - 1] in _HAN and text[at + 1 : at + 2] not in ("否", "不", "非"):
            begin = at - 2 if text[at - 2 : at - 1] == "十" and at > 1 else at - 1
            yield begin, at + 1, parse_chinese(text[begin:at]) or 0
        at = text.find("是", at + 1)


def _matches(text: str, kind: _Kind) -> Iterator[tuple[int, int, int]]:
    for match in re.finditer(kind.pattern, text):
        number = match["n"]
        value = int(number) if number.isdecimal() else parse_chinese(number) if number in _HAN else None
        if value:
            yield match.start(), match.end(), value


def _series(items: list[_Item], kind: _Kind, *, words: bool) -> Iterator[Diagnostic]:
    """Follow the series; one may stand inside an item of another."""
    open_: list[list[_Item]] = []
    for item in items:
        if item.value == 1:
            open_.append([item])
            continue
        level = next(
            (level for level in range(len(open_) - 1, -1, -1) if open_[level][-1].value == item.value - 1), None
        )
        if level is not None:
            yield from _ended(open_[level + 1 :], kind, words=words)
            del open_[level + 1 :]
            open_[level].append(item)
        elif open_ or kind is _POINTS:
            if not open_:
                open_.append([])
            yield _problem(item, open_[-1], kind)
            open_[-1].append(item)
    yield from _ended(open_, kind, words=words)


def _ended(series: list[list[_Item]], kind: _Kind, *, words: bool) -> Iterator[Diagnostic]:
    for each in series:
        if words and len(each) == 1 and each[0].value == 1:
            values = {"seen": _written(kind, 1), "wanted": _written(kind, 2)}
            yield _finding(ALONE, each[0], values)


def _problem(item: _Item, series: list[_Item], kind: _Kind) -> Diagnostic:
    shown = [*(each.value for each in series[-CONTEXT:]), item.value]
    again = any(each.value == item.value for each in series)
    values = {
        "seen": _written(kind, item.value),
        "wanted": _written(kind, item.value - 1),
        "series": "、".join(_written(kind, value) for value in shown),
    }
    return _finding(AGAIN if again else GAP, item, values)


def _finding(text: Text, item: _Item, values: dict[str, str]) -> Diagnostic:
    return Diagnostic(PAGE.id, WARNING, text, item.passage.path, values, offset=item.passage.place(item.position))


def _written(kind: _Kind, value: int) -> str:
    return kind.written.format(to_chinese(value) if kind in _WORDS else value)


RULE = Rule(PAGE, check)
