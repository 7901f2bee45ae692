"""GIP604: section five says something."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.rules.support.problem_words import names_measure, names_problem
from gipgen.rules.support.reading import QUOTE, is_unwritten, section_key, section_names, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES, has

PAGE = Page(
    id="GIP604",
    severity=ERROR,
    also=(WARNING,),
    title=Text("第五部分没有实质内容", "section five says nothing"),
    why=Text(
        "条例要求报告存在的主要问题及改进情况。只写“无”“暂无”“没有问题”，会被退回。",
        "The law wants the main problems and how they are mended. Reports that say 'none' are sent back.",
    ),
    fix=Text("写本单位实际存在的问题，逐条写改进措施。", "Write real problems, and a measure for each."),
    source="《政府信息公开条例》第五十条第（四）项",
    checks=("OF-61",),
    confidence="A",
    good="存在问题及改进: |\n  政策解读的形式还比较单一。下一步增加图解和视频解读。",
    bad="存在问题及改进: 无",
)
TOKEN = Text(
    "{part}只写了“{text}”。请写存在的主要问题和改进情况，不能写“无”。",
    "{part} says only '{text}'; it has to name problems and measures",
)
SHORT = Text(
    "{part}只有“{text}”几个字，太简略。请写存在的主要问题和改进情况。",
    "{part} says only '{text}'; it has to name problems and measures",
)
_NOTHING = DUTIES.nothing
_LEAST = 10  # characters
_LITTLE = 60  # characters


def check(case: Case) -> Iterator[Diagnostic]:
    section = case.report.form.roles.sections.problems
    if is_unwritten(case, section):
        return
    text = text_of(case, section).strip(" \n\u3000。.，,；;-—、")
    if not text:
        return
    says_nothing = len(text) <= 2 * _LEAST and any(word in text for word in _NOTHING) and "将" not in text
    if says_nothing or len(text) < _LEAST or _says_little(text):
        severity: Severity = ERROR if says_nothing else WARNING
        values = {"text": quoted(text, limit=QUOTE), **section_names(case, section)}
        message = SHORT if len(text) < _LEAST and not says_nothing else TOKEN
        yield Diagnostic(PAGE.id, severity, message, (section_key(case, section),), values, at_key=True)


def _says_little(text: str) -> bool:
    """Whether a short text speaks of problems, but names none, and no measure: 总体运行平稳，无存在问题."""
    says = len(text) <= _LITTLE and has(DUTIES.bare_problems, text)
    return says and not (names_problem(text) or names_measure(text))


RULE = Rule(PAGE, check)
