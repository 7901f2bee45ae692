"""GIP512: 百余条、千余条 where the report has to count."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.rules.support.mentions import finding, mentions, sentences
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import COUNTING

PAGE = Page(
    id="GIP512",
    severity=INFO,
    title=Text("数量写得不确切", "a number that is only approximate"),
    why=Text(
        "年度报告是统计年报，公开的信息、收到的申请、作出的决定都有确切的数，不写“千余条”“100余件”“约50条”。“60至45人”这样从大到小的范围，多半写反了或者漏了数字。",
        "The report is a statistical one: information published and applications received have exact numbers. A range that goes down was turned round, or lacks a digit.",
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
_TO = ("至", "到", "—", "－", "-", "~", "～")
_DIGITS = "0123456789"
_NO_COUNT = frozenset("0123456789.,/年第由从—－-~～")  # in front of a range: a date, a number, 由60人减到
_LONGEST = 6  # digits
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
        for begin, end in _ranges(sentence.plain):
            values, place = {"range": quoted(sentence.plain, begin, end)}, sentence.place(sentence.plain[begin:end])
            yield Diagnostic(PAGE.id, INFO, REVERSED, sentence.passage.path, values, offset=place)


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """Where the ranges of a text stand whose first number is the larger one."""
    for sign in _TO:
        at = text.find(sign, 1)
        while at > 0:
            if text[at + 1 : at + 2].isdecimal() and (found := _range(text, at)):
                yield found
            at = text.find(sign, at + 1)


def _range(text: str, at: int) -> tuple[int, int] | None:
    """Where the range stands whose sign stands at a place of the text, if it counts something and goes down."""
    high = _digits(text[at + 1 : at + 1 + _LONGEST])
    unit = text[at + 1 + len(high) : at + 2 + len(high)]
    front = text[:at].removesuffix(unit)
    low = _digits(front[-_LONGEST:][::-1])[::-1]
    counts = unit in _RANGED and low and high and front[: -len(low)][-1:] not in _NO_COUNT
    return (len(front) - len(low), at + 2 + len(high)) if counts and int(low) > int(high) else None


def _digits(text: str) -> str:
    """The digits that a text begins with."""
    return text[: len(text) - len(text.lstrip(_DIGITS))]


RULE = Rule(PAGE, check)
