"""GIP512: 百余条、千余条 where the report has to count."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.mentions import finding, mentions, sentences
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import COUNTING

PAGE = Page(
    id="GIP512",
    severity=INFO,
    title=Text("数量写得不确切", "a number that is only approximate"),
    why=Text(
        "年度报告是统计年报，公开的信息、收到的申请、作出的决定都有确切的数，不写“千余条”“100余件”“约50条”。",
        "The report is a statistical one: information published and applications received have exact numbers.",
    ),
    fix=Text("写上确切的数。", "Write the exact number."),
    source="内容准确的要求（国办公开办函〔2021〕30号 第（四）项）",
    checks=("OF-51",),
    good="2024年主动公开信息1024条。",
    bad="2024年主动公开信息千余条。",
)
APPROXIMATE = Text("“{quote}”不是确切的数，请写上准确的数量。", "'{quote}' is no exact number")
REVERSED = Text(
    "“{range}”前面的数大，后面的数小，请核对是不是写反了，或者漏了数字。",
    "'{range}' goes from the larger number to the smaller one",
)
_RANGE = r"(?<![\d.,/年第由从—－~～-])(?P<low>[1-9]\d{0,5})(?P<unit>[\u4e00-\u9fff]?)(?:至|到|—|－|-|~|～)(?P<high>[1-9]\d{0,5})(?=(?P<behind>[\u4e00-\u9fff]))"
_TO = ("至", "到", "—", "－", "-", "~", "～")
_DIGITS = tuple("0123456789")
_UNITS = frozenset(COUNTING.exact_units)
_COUNTED = COUNTING.exact_matters
_RANGED = frozenset((*COUNTING.units, "岁", "天")) - {
    "期",
    "场",
    "次",
}  # of these numbers are ordinals as well: 12至1期
_VERBS = COUNTING.exact_deeds


def check(case: Case) -> Iterator[Diagnostic]:
    problems = case.report.form.roles.sections.problems
    yield from _reversed(case)
    for mention in mentions(case):
        clause = mention.before + mention.after
        if not mention.quantity.vague or mention.quantity.unit not in _UNITS or mention.earlier(case.report.year):
            continue
        if "均" in mention.before or "每" in mention.before or mention.sentence.passage.section == problems:
            continue
        if any(word in clause for word in _COUNTED) and any(word in mention.lead for word in _VERBS):
            yield finding(PAGE.id, INFO, APPROXIMATE, mention)


def _reversed(case: Case) -> Iterator[Diagnostic]:
    """60至45人: a range that goes down."""
    for sentence in sentences(case):
        for match in re.finditer(_RANGE, sentence.plain) if _may_hold_a_range(sentence.plain) else ():
            behind = match["behind"]
            alike = match["unit"] in ("", behind) and behind in _RANGED
            if alike and int(match["low"]) > int(match["high"]):
                values = {"range": match[0] + behind}
                place = sentence.place(match[0])
                yield Diagnostic(PAGE.id, INFO, REVERSED, sentence.passage.path, values, offset=place)


def _may_hold_a_range(text: str) -> bool:
    """Whether a sign of a range stands between two signs, the one behind it a digit; of most the pattern need not be compiled."""
    for sign in _TO:
        at = text.find(sign)
        while at > 0:
            if text[at + 1 : at + 2].isdecimal() and has(_DIGITS, text[max(0, at - 2) : at]):
                return True
            at = text.find(sign, at + 1)
    return False


RULE = Rule(PAGE, check)
