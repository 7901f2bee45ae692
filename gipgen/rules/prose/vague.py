"""GIP512: 百余条、千余条 where the report has to count."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.mentions import finding, mentions
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
_UNITS = frozenset(COUNTING.exact_units)
_COUNTED = COUNTING.exact_matters
_VERBS = COUNTING.exact_deeds


def check(case: Case) -> Iterator[Diagnostic]:
    problems = case.report.form.roles.sections.problems
    for mention in mentions(case):
        clause = mention.before + mention.after
        if not mention.quantity.vague or mention.quantity.unit not in _UNITS or mention.earlier(case.report.year):
            continue
        if "均" in mention.before or "每" in mention.before or mention.sentence.passage.section == problems:
            continue
        if any(word in clause for word in _COUNTED) and any(word in mention.lead for word in _VERBS):
            yield finding(PAGE.id, INFO, APPROXIMATE, mention)


RULE = Rule(PAGE, check)
