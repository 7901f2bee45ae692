"""GIP516: a share (35件，占4.34%) or a change (比2023年的58条增加9条) in prose that its numbers do not give."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.rules.support.mentions import Mention, Sentence, finding, mentions, sentences
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import COUNTING

PAGE = Page(
    id="GIP516",
    severity=INFO,
    title=Text("占比、增减与件数不符", "a share or a change that its numbers do not give"),
    why=Text(
        "正文写“35件，占4.34%”时，应当等于 35 除以前面写的总数，四舍五入到写出的位数；写“67条，比2023年的58条增加9条，增长15.5%”时，增减的数和百分比也应当是这两个数算出来的。写 {{ 甲 | 占比(总数) }} 由 gipgen 计算，不会算错。",
        "A share should be the number divided by a total stated before it, a change the difference of the two numbers beside it.",
    ),
    fix=Text("重新计算；总数在别处的，写明占什么的比例。", "Compute it anew, and say of what it is a share."),
    source="内容准确的要求（国办公开办函〔2021〕30号 第（四）项）",
    checks=("OF-50",),
    good="2024年公开信息400条，其中政策解读100条，占25%。",
    bad="2024年公开信息400条，其中政策解读100条，占26%。",
)
WRONG = Text(
    "请核对：“{quote}，占{share}%”，而 {stated} ÷ {whole} = {right}%。",
    "please check: '{quote}' is said to be {share}%, but {stated} ÷ {whole} = {right}%",
)
CHANGED = Text(
    "请核对：“{quote}”，而 {now} 与 {then} 相差 {difference}，{direction}{percent}%。",
    "please check: '{quote}', but {now} and {then} differ by {difference}, which is {percent}%",
)
_UNIT = "[件条篇次期个份]"
_THEN = r"(?:上年|去年|上一年|20\d\d年)(?:度|同期)?的?"
_UP_OR_DOWN = "增加|增长|上升|减少|下降|降低"
_BESIDE = rf"(?<!\d)(?P<now>\d+){_UNIT}[，（(]?[比较]{_THEN}[（(]?(?P<then>\d+){_UNIT}[）)]?(?P<way>{_UP_OR_DOWN})了?"
_RATE = r"(?P<rate>\d+(?:\.\d+)?)[%％]"
_CHANGES = (
    rf"{_BESIDE}(?P<by>\d+){_UNIT}(?:，(?:{_UP_OR_DOWN})了?{_RATE})?",
    _BESIDE + _RATE,
    rf"(?<!\d)(?P<now>\d+){_UNIT}[，（(]?同比(?P<way>{_UP_OR_DOWN})了?{_RATE}[（(]{_THEN}[^）)\d]{{0,8}}(?P<then>\d+){_UNIT}[）)]",
)


class Change(NamedTuple):
    """Two numbers and how the one became the other, as a sentence says it."""

    now: int
    then: int
    rose: bool
    by: int | None
    rate: str | None

    @property
    def difference(self) -> int:
        return abs(self.now - self.then)

    @property
    def percent(self) -> Decimal:
        return Decimal(self.difference) * 100 / self.then

    @property
    def step(self) -> Decimal:
        """What the last digit of the percentage stands for."""
        return _step(Decimal(self.rate)) if self.rate else Decimal("0.1")

    @property
    def is_wrong(self) -> bool:
        """Whether direction, difference or percentage are not those of the numbers; no rate is one of nothing."""
        if self.now == self.then or not self.then:
            return False
        if (self.now > self.then) is not self.rose or self.by not in (None, self.difference):
            return True
        return self.rate is not None and abs(self.percent - Decimal(self.rate)) > self.step


def check(case: Case) -> Iterator[Diagnostic]:
    yield from _shares(case)
    for sentence in sentences(case):
        text = sentence.plain
        if "%" in text or "％" in text or any(word in text for word in ("增加", "减少")):
            yield from _changes(sentence, text)


def _changes(sentence: Sentence, text: str) -> Iterator[Diagnostic]:
    if not any(word in text for word in ("比", "较")):
        return
    told: set[int] = set()
    for match in (match for pattern in _CHANGES for match in re.finditer(pattern, text)):
        change = _change(match)
        if not change.is_wrong or match.start() in told:
            continue
        told.add(match.start())
        values = {
            "quote": quoted(sentence.plain, *match.span()),
            "now": change.now,
            "then": change.then,
            "difference": change.difference,
            "direction": "增长" if change.now > change.then else "下降",
            "percent": f"{change.percent.quantize(change.step):f}",
        }
        place = sentence.place(match[0])
        yield Diagnostic(PAGE.id, INFO, CHANGED, sentence.passage.path, values, offset=place)


def _change(match: re.Match[str]) -> Change:
    words = match.groupdict()
    by = int(words["by"]) if words.get("by") else None
    return Change(int(words["now"]), int(words["then"]), words["way"] in COUNTING.rose, by, words["rate"] or None)


def _shares(case: Case) -> Iterator[Diagnostic]:
    before: list[Mention] = []
    for mention in mentions(case):
        if before and before[-1].sentence.passage is not mention.sentence.passage:
            before = []
        share = _share_behind(mention)
        wholes = _wholes(mention, before) if share else []
        if share and wholes:
            yield from _share(mention, share, wholes)
        before.append(mention)


def _share_behind(mention: Mention) -> str | None:
    """The percentage in 35件，占4.34%."""
    text = mention.sentence.text[mention.quantity.end - mention.sentence.begin :]
    if mention.quantity.vague or "占" not in text[:4]:
        return None
    match = re.match(r"\s*(?:[，,（(]\s*)?占比?[^，。；%％\d]{0,12}?(\d+(?:\.\d+)?)\s*[%％]", text)
    return match[1] if match else None


def _wholes(mention: Mention, before: list[Mention]) -> list[Decimal]:
    """The numbers that it may be a share of: stated before, in the same unit, and not smaller."""
    unit, value = mention.quantity.unit, mention.quantity.value
    stated = [each.quantity.value for each in before if each.quantity.unit == unit]
    return [whole for whole in stated if whole >= value and whole]


def _share(mention: Mention, typed: str, wholes: list[Decimal]) -> Iterator[Diagnostic]:
    """A percentage that is right of none of the numbers is shown beside the one that it comes nearest to."""
    stated = Decimal(typed)
    step = _step(stated)
    off = {whole: abs(mention.quantity.value * 100 / whole - stated) for whole in wholes}
    whole = min(off, key=lambda whole: off[whole])
    right = (mention.quantity.value * 100 / whole).quantize(step)
    if off[whole] > step / 2 and right != stated:
        yield finding(PAGE.id, INFO, WRONG, mention, share=typed, whole=f"{whole:f}", right=f"{right:f}")


def _step(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


RULE = Rule(PAGE, check)
