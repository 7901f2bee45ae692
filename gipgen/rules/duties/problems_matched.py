"""GIP606: section five has a measure for each numbered problem."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import is_unwritten, prose, section_key, section_names
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
    "{part}列了 {problems} 个问题（到“{mark}”），而措施只有 {measures} 条，请核对是否逐条对应。",
    "{part} lists {problems} problems but {measures} measures",
)
_NUMBERS = ORDINALS
_NUMBER = 5  # characters of a number at the beginning of a paragraph


def check(case: Case) -> Iterator[Diagnostic]:
    section = case.report.form.roles.sections.problems
    if is_unwritten(case, section):
        return
    passages = list(prose(case, section))
    for lists, written in (
        (_by_words("\n".join(each.text for each in passages)), "{}是"),
        (_by_digits(passages), "{}."),
    ):
        if len(lists) == 2 and lists[1] < lists[0]:
            last = _NUMBERS[lists[0] - 1] if written == "{}是" else f"{lists[0]}"
            values = {"problems": lists[0], "measures": lists[1], "mark": written.format(last)}
            values |= section_names(case, section)
            yield Diagnostic(PAGE.id, INFO, FEWER, (section_key(case, section),), values, at_key=True)
            return


def _by_words(text: str) -> list[int]:
    """How long each list of 一是…二是… is."""
    places = [at for at, sign in enumerate(text) if sign == "是" and at > 0 and text[at - 1] in _NUMBERS]
    return _lengths([_NUMBERS.index(text[at - 1]) + 1 for at in places])


def _by_digits(passages: list[Passage]) -> list[int]:
    """How long each list of paragraphs is that begin with 1., （1） or 1、."""
    return _lengths([number for each in passages if (number := _number(each))])


def _number(passage: Passage) -> int:
    begins = (passage.number or passage.text[:_NUMBER]).lstrip("（( ")
    digits = begins[: len(begins) - len(begins.lstrip("0123456789"))]
    rest = begins[len(digits) :]
    return int(digits) if 0 < len(digits) <= 2 and rest[:1] in (".", "．", "、", "）", ")") and rest else 0


def _lengths(numbers: list[int]) -> list[int]:
    """How long each list 1, 2, 3 … is; only lists of two and more that count without gaps."""
    lengths: list[int] = []
    wanted = 0
    for number in numbers:
        if number == 1:
            lengths.append(1)
        elif number == wanted and lengths:
            lengths[-1] += 1
        wanted = number + 1
    return lengths if all(length > 1 for length in lengths) else []


RULE = Rule(PAGE, check)
