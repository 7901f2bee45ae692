"""GIP516: a share (35件，占4.34%) or a change (比2023年的58条增加9条) in prose that its numbers do not give."""

import re
from collections.abc import Iterator
from decimal import Decimal

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
_BESIDE = rf"(?P<now>\d+){_UNIT}[，（(]?[比较]{_THEN}[（(]?(?P<then>\d+){_UNIT}[）)]?(?P<way>{_UP_OR_DOWN})了?"
_RATE = r"(?P<rate>\d+(?:\.\d+)?)[%％]"
_CHANGES = (
    rf"{_BESIDE}(?P<by>\d+){_UNIT}(?:，(?:{_UP_OR_DOWN})了?{_RATE})?",
    _BESIDE + _RATE,
    rf"(?P<now>\d+){_UNIT}[，（(]?同比(?P<way>{_UP_OR_DOWN})了?{_RATE}[（(]{_THEN}[^）)\d]{{0,8}}(?P<then>\d+){_UNIT}[）)]",
)


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
    for pattern in _CHANGES:
        for match in re.finditer(pattern, text):
            words = match.groupdict()
            now, then = int(match["now"]), int(match["then"])
            rose = match["way"] in COUNTING.rose
            wrong = (now > then) is not rose or int(words.get("by") or abs(now - then)) != abs(now - then)
            stated = Decimal(match["rate"]) if match["rate"] else None
            step = Decimal(1).scaleb(int(stated.as_tuple().exponent)) if stated is not None else Decimal("0.1")
            right = Decimal(abs(now - then)) * 100 / then if then else None
            wrong = wrong or (stated is not None and right is not None and abs(right - stated) > step)
            if match.start() in told or not wrong or now == then or right is None:
                continue
            told.add(match.start())
            values = {
                "quote": quoted(sentence.plain, *match.span()),
                "now": now,
                "then": then,
                "difference": abs(now - then),
            }
            values |= {"direction": "增长" if now > then else "下降", "percent": f"{right.quantize(step):f}"}
            place = sentence.place(match[0])
            yield Diagnostic(PAGE.id, INFO, CHANGED, sentence.passage.path, values, offset=place)


def _shares(case: Case) -> Iterator[Diagnostic]:
    before: list[Mention] = []
    for mention in mentions(case):
        if before and before[-1].sentence.passage is not mention.sentence.passage:
            before = []
        text = mention.sentence.text[mention.quantity.end - mention.sentence.begin :]
        match = "占" in text[:4] and re.match(r"\s*[，,（(]?\s*占比?[^，。；%％\d]{0,12}?(\d+(?:\.\d+)?)\s*[%％]", text)
        wholes = [each.quantity.value for each in before if each.quantity.unit == mention.quantity.unit]
        wholes = [whole for whole in wholes if whole >= mention.quantity.value and whole]
        if match and wholes and not mention.quantity.vague:
            stated = Decimal(match[1])
            step = Decimal(1).scaleb(int(stated.as_tuple().exponent))
            shares = [mention.quantity.value * 100 / whole for whole in wholes]
            if not any(abs(share - stated) <= step / 2 for share in shares):
                nearest = min(range(len(shares)), key=lambda index: abs(shares[index] - stated))
                whole, share = wholes[nearest], shares[nearest].quantize(step)
                if share != stated:
                    yield finding(PAGE.id, INFO, WRONG, mention, share=match[1], whole=f"{whole:f}", right=f"{share:f}")
        before.append(mention)


RULE = Rule(PAGE, check)
