"""GIP606: section five has a measure for each numbered problem."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.reading import is_unwritten, section_key, section_names, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.numerals import ORDINALS

PAGE = Page(
    id="GIP606",
    severity=INFO,
    title=Text("问题和措施逐条对应", "a measure for each problem"),
    why=Text(
        "审核时要求“问题逐条提出改进措施”。问题列了几条、措施只有更少的几条，就有问题没有对应的措施。",
        "Reviewers want a measure for every problem listed; fewer measures than problems leave one without.",
    ),
    fix=Text("核对每个问题都有对应的措施；一条措施管两个问题的不用改。", "See that each problem has its measure."),
    source="地方审核要求（问题逐条提出改进措施）",
    checks=("OF-62",),
    confidence="C",
    good="存在问题及改进: |\n  存在问题：一是解读不够；二是更新不及时。改进措施：一是增加图解；二是按月检查。",
    bad="存在问题及改进: |\n  存在问题：一是解读不够；二是更新不及时；三是培训少。改进措施：一是增加图解；二是按月检查。",
)
FEWER = Text(
    "{part}列了 {problems} 个问题（到“{mark}是”），而措施只有 {measures} 条，请核对是否逐条对应。",
    "{part} lists {problems} problems but {measures} measures",
)
_NUMBERS = ORDINALS


def check(case: Case) -> Iterator[Diagnostic]:
    section = case.report.form.roles.sections.problems
    if is_unwritten(case, section):
        return
    lists = _lists(text_of(case, section))
    if len(lists) == 2 and lists[1] < lists[0]:
        values = {"problems": lists[0], "measures": lists[1], "mark": _NUMBERS[lists[0] - 1]}
        values |= section_names(case, section)
        yield Diagnostic(PAGE.id, INFO, FEWER, (section_key(case, section),), values, at_key=True)


def _lists(text: str) -> list[int]:
    """How long each list of 一是…二是… is; only lists of two and more that count without gaps."""
    lengths: list[int] = []
    wanted = 0
    for position, character in enumerate(text):
        if character != "是" or position == 0 or text[position - 1] not in _NUMBERS:
            continue
        number = _NUMBERS.index(text[position - 1])
        if number == 0:
            lengths.append(1)
        elif number == wanted and lengths:
            lengths[-1] += 1
        wanted = number + 1
    return [length for length in lengths if length > 1] if all(length > 1 for length in lengths) else []


RULE = Rule(PAGE, check)
