"""GIP516: a share in prose (35件，占4.34%) that its numbers do not give."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.diagnostics.types import INFO, Diagnostic, Page, Text
from gipgen.rules.prose.mentions import Mention, finding, mentions
from gipgen.rules.rule import Case, Rule

PAGE = Page(
    id="GIP516",
    severity=INFO,
    title=Text("占比与件数不符", "a share that its numbers do not give"),
    why=Text(
        "正文写“35件，占4.34%”时，应当等于 35 除以前面写的总数，四舍五入到写出的位数。写 {{ 甲 | 占比(总数) }} 由 gipgen 计算，不会算错。",
        "A share should be the number divided by a total stated before it, rounded to the digits written.",
    ),
    fix=Text("重新计算占比；总数在别处的，写明占什么的比例。", "Compute it anew, and say of what it is a share."),
    source="内容准确的要求（国办公开办函〔2021〕30号 第（四）项）",
    checks=("OF-50",),
    good="2024年公开信息400条，其中政策解读100条，占25%。",
    bad="2024年公开信息400条，其中政策解读100条，占26%。",
)
WRONG = Text(
    "请核对：“{quote}，占{share}%”，而 {stated} ÷ {whole} = {right}%。",
    "please check: '{quote}' is said to be {share}%, but {stated} ÷ {whole} = {right}%",
)


def check(case: Case) -> Iterator[Diagnostic]:
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
