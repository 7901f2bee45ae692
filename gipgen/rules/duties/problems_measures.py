"""GIP605: section five has problems and measures."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.problem_words import looks_ahead, names_measure, names_problem, tells_a_lack
from gipgen.rules.support.reading import is_unwritten, section_key, section_names, text_of
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP605",
    severity=WARNING,
    title=Text("第五部分要有问题，也要有改进", "section five has problems and measures"),
    why=Text(
        "第五部分的标题是“存在的主要问题及改进情况”：只写成绩和打算、没有问题，或者只写问题、没有改进，都不完整。",
        "The section's heading asks for problems and for what is done about them.",
    ),
    fix=Text("补上缺的一半，并且逐条对应。", "Add the missing half; a measure for each problem."),
    source="《政府信息公开条例》第五十条第（四）项；地方审核要求",
    checks=("OF-62",),
    confidence="B",
    good="存在问题及改进: |\n  政策解读的形式还比较单一。下一步增加图解和视频解读。",
    bad="存在问题及改进: |\n  政策解读的形式还比较单一，社会公众参与的积极性不高。",
)
NO_PROBLEM = Text(
    "{part}没有看到存在的问题，只有措施或打算。请写明主要问题。", "{part} names no problem, only measures"
)
NO_MEASURE = Text("{part}没有看到改进措施，只有问题。请逐条写明怎么改进。", "{part} names no measure, only problems")


def check(case: Case) -> Iterator[Diagnostic]:
    section = case.report.form.roles.sections.problems
    if is_unwritten(case, section):
        return
    text = text_of(case, section)
    problem = names_problem(text)
    measure = names_measure(text)
    in_other_words = looks_ahead(text, case.report.year) if problem else tells_a_lack(text)
    if problem != measure and not in_other_words:
        wording = NO_MEASURE if problem else NO_PROBLEM
        yield Diagnostic(
            PAGE.id, WARNING, wording, (section_key(case, section),), section_names(case, section), at_key=True
        )


RULE = Rule(PAGE, check)
