"""GIP702: series in running text with gaps: 一是 … 三是; 第一 … 第三; 1. … 3.; （1） … （3）."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.rules.support.announced_counts import announced, runs
from gipgen.rules.support.reading import has, text_of
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
ORDER = Text(
    "同一句里“{seen}”出现了两次，请改正后一个。", "'{seen}' opens two items of one sentence; correct the second"
)
FIRST_AGAIN = Text(
    "同一句里“{seen}”出现了两次，后一个应为“{wanted}”。",
    "'{seen}' stands twice in a sentence; the second is '{wanted}'",
)
ALONE = Text("只有“{seen}”，后面没有“{wanted}”。只有一项就不用编号。", "'{seen}' stands alone, there is no '{wanted}'")
OTHER_COUNT = Text(
    "前面说“{seen}”，后面列到“{last}”，共 {count} 项。请补上漏掉的，或者改正前面的数。",
    "'{seen}' are announced, but the list has {count} items",
)

_HAN = ORDINALS
_ZERO_CIRCLED = ord("①") - 1
_LEADS = LANGUAGE.series_leads
_ORDERS = LANGUAGE.orders
_QUESTIONS = ("否", "不是")  # behind 是: no item begins so
_NEGATIONS = ("不", "非")  # an item begins so where it goes on: 一是不够主动；二是非税收入的公开少
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
_IN_BRACKETS = _Kind(("二）", "二)"), r"[（(](?P<n>\w{1,2})[）)]", "（{}）")
_CIRCLED = _Kind((), r"(?P<n>[①-⑳])", "{}")
_HALF_BRACKETS = _Kind((), r"\A(?P<n>\d\d?)[）)]", "{})")  # only where a paragraph begins


class _Item(NamedTuple):
    value: int
    passage: Passage
    position: int


def check(case: Case) -> Iterator[Diagnostic]:
    text = text_of(case)
    for kind in _WORDS:
        for section in _sections(case) if has(kind.clues, text) or not kind.clues else ():
            items = _all_items(section, kind)
            yield from _series(items, kind, words=True)
            yield from _other_counts(items) if kind is _POINTS else ()
    for kind, section in _marked(case):
        yield from _series(_all_items(section, kind), kind, words=False)
    yield from _of_paragraphs(case, text)


def _of_paragraphs(case: Case, text: str) -> Iterator[Diagnostic]:
    """Series that stand in one paragraph each."""
    for kind in _DIGITS:
        for passage in case.passages if has(kind.clues, text) else ():
            yield from _series(list(_items(passage, kind)), kind, words=False)
    for passage in case.passages if has(_IN_BRACKETS.clues, text) else ():
        yield from _series(_within(passage), _IN_BRACKETS, words=False)
    for passage in case.passages if has(_ORDERS, text) else ():
        yield from _orders(passage)


def _within(passage: Passage) -> list[_Item]:
    """（一）……；（二）……；（四）…… inside a paragraph; of those that begin paragraphs other rules speak."""
    items = [item for item in _items(passage, _IN_BRACKETS) if passage.text[item.position - 1 : item.position] != "、"]
    return items if sum(item.position > 0 for item in items) > 1 and items[0].value == 1 else []


def _orders(passage: Passage) -> Iterator[Diagnostic]:
    """首先，……其次，……其次，……: the same word opens two items of one sentence."""
    for word in _ORDERS:
        first = passage.text.find(word)
        second = passage.text.find(word, first + 1)
        if first < 0 or second < 0 or passage.text[second - 1] not in _BEFORE:
            continue
        if "。" not in passage.text[first:second] and passage.text[first - 1 : first] in ("", *_BEFORE):
            values = {"seen": word}
            yield Diagnostic(PAGE.id, WARNING, ORDER, passage.path, values, offset=passage.place(second))


def _all_items(section: list[Passage], kind: _Kind) -> list[_Item]:
    return [item for passage in section for item in _items(passage, kind)]


def _marked(case: Case) -> Iterator[tuple[_Kind, list[Passage]]]:
    """The paragraphs of each part that may hold ① or begin with 1)."""
    if any("①" in passage.text for passage in case.passages):
        yield from ((_CIRCLED, section) for section in _sections(case))
    if any(map(_may_begin_with_half, case.passages)):
        for section in _sections(case):
            yield _HALF_BRACKETS, [passage for passage in section if _may_begin_with_half(passage)]


def _may_begin_with_half(passage: Passage) -> bool:
    begin = passage.text[:3]
    return begin[:1].isdecimal() and (")" in begin or "）" in begin)


def _other_counts(items: list[_Item]) -> Iterator[Diagnostic]:
    """三个问题 in front of a list of two."""
    for index, length in runs([item.value for item in items]):
        first = items[index]
        found = announced(first.passage.text, first.position)
        if found is None or length in (found.number, 1):
            continue
        values = {
            "seen": quoted(first.passage.text, found.begin, found.end),
            "last": _written(_POINTS, length),
            "count": length,
        }
        place = first.passage.place(found.begin)
        yield Diagnostic(PAGE.id, WARNING, OTHER_COUNT, first.passage.path, values, offset=place)


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
    if kind.clues and not has(kind.clues, passage.text):
        return
    for begin, end, value in _points(passage.text) if kind is _POINTS else _matches(passage.text, kind):
        before = passage.text[begin - 1 : begin]
        led = value == 1 and passage.text[max(0, begin - 2) : begin] in _LEADS
        if (not before or before in _BEFORE or led) and not passage.is_computed(begin, end):
            yield _Item(value, passage, begin)


def _points(text: str) -> Iterator[tuple[int, int, int]]:
    """一是, 二是, 十一是; found without a pattern, as every report has 是 (docs/decisions/0003)."""
    at, last = text.find("是", 1), 0
    while at > 0:
        if text[at - 1] in _HAN and not text.startswith(_QUESTIONS, at + 1):
            begin = at - 2 if text[at - 2 : at - 1] == "十" and at > 1 else at - 1
            value = parse_chinese(text[begin:at]) or 0
            if text[at + 1 : at + 2] not in _NEGATIONS or begin == 0 or value == 1 or last:
                yield begin, at + 1, value
                last = value
        at = text.find("是", at + 1)


def _matches(text: str, kind: _Kind) -> Iterator[tuple[int, int, int]]:
    for match in re.finditer(kind.pattern, text):
        if value := _value(match["n"]):
            yield match.start(), match.end(), value


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    if number in _HAN:
        return parse_chinese(number) or 0
    return ord(number) - _ZERO_CIRCLED if number >= "①" and number <= "⑳" else 0


def _series(items: list[_Item], kind: _Kind, *, words: bool) -> Iterator[Diagnostic]:
    """Follow the series; one may stand inside an item of another."""
    open_: list[list[_Item]] = []
    for item in items:
        if item.value == 1 and _is_again(item, open_, _written(kind, 2)):
            values = {"seen": _written(kind, 1), "wanted": _written(kind, 2)}
            yield _finding(FIRST_AGAIN, item, values)
            open_[-1].append(item._replace(value=2))
        elif item.value == 1:
            open_.append([item])
        if item.value == 1:
            continue
        level = _continued(open_, item)
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


def _continued(open_: list[list[_Item]], item: _Item) -> int | None:
    """Which of the series an item is the next one of."""
    levels = range(len(open_) - 1, -1, -1)
    level = next((level for level in levels if open_[level][-1].value == item.value - 1), None)
    return None if level is None or _goes_on(open_[level + 1 :], item) else level


def _goes_on(inner: list[list[_Item]], item: _Item) -> bool:
    """Whether an item goes on, with one left out, in the sentence of the last series rather than in one around that."""
    last = inner[-1][-1] if inner else None
    if last is None or last.passage is not item.passage or last.value != item.value - 2:
        return False
    return "。" not in item.passage.text[last.position : item.position]


def _ended(series: list[list[_Item]], kind: _Kind, *, words: bool) -> Iterator[Diagnostic]:
    for each in series:
        if words and len(each) == 1 and each[0].value == 1:
            values = {"seen": _written(kind, 1), "wanted": _written(kind, 2)}
            yield _finding(ALONE, each[0], values)


def _is_again(item: _Item, open_: list[list[_Item]], second: str) -> bool:
    """Whether a number 1 stands for 2: in the same sentence, with one item between, and no 2 behind it (one series inside another)."""
    last = open_[-1][-1] if open_ and len(open_[-1]) == 1 else None
    if last is None or last.value != 1 or last.passage is not item.passage:
        return False
    between = item.passage.text[last.position : item.position]
    behind = item.passage.text[item.position :]
    return between.endswith(("；", ";", "，")) and "。" not in between and second not in behind


def _problem(item: _Item, series: list[_Item], kind: _Kind) -> Diagnostic:
    if not series:
        from gipgen.rules.support.glued_items import glued_item  # noqa: PLC0415  few series lack their first item

        if glued := glued_item(PAGE.id, item.passage, item.position, _written(kind, item.value - 1)):
            return glued
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
    if kind is _CIRCLED:
        return chr(_ZERO_CIRCLED + value)
    return kind.written.format(to_chinese(value) if kind in (*_WORDS, _IN_BRACKETS) else value)


RULE = Rule(PAGE, check)
