"""GIP607: section six reports the fee for information processing, also when nothing was charged."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import QUOTE, is_unwritten, section_key, section_names, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP607",
    severity=ERROR,
    title=Text("第六部分要报告信息处理费", "section six reports the fee for information processing"),
    why=Text(
        "格式模板在第六部分注明“收取信息处理费情况在此处报告”。没有收取的也要写明，只写“无”不行。"
        "表二的收费金额不能代替：两者不是一回事。",
        "The form's template says that fees for information processing are reported in section six, also when none was charged. "
        "The amount in table two does not replace this.",
    ),
    fix=Text(
        "在第六部分写“本年度未收取政府信息公开信息处理费。”；或者填 信息处理费: {通知件数: 0, 通知金额: 0, 实收金额: 0}，gipgen 会自动写上这一句。",
        "Write the sentence, or fill in 信息处理费 and gipgen writes it.",
    ),
    source="年度报告格式模板第六部分说明；国办函〔2020〕109号",
    checks=("OF-63",),
    confidence="A",
    good="其他事项: 本年度未收取政府信息公开信息处理费。",
    bad="其他事项: 无",
)
MISSING = Text(
    "{part}没有报告信息处理费（现在写的是“{text}”）。没有收取也要写明，例如：{sentence}",
    "{part} does not report the fee for information processing (it says '{text}'), which is needed even when none was charged",
)
ELSEWHERE = Text(
    "信息处理费写在了别的部分；收取信息处理费的情况应在{part}报告。",
    "the fee for information processing is reported elsewhere; it belongs in {part}",
)
_FIRST_YEAR = 2021  # 国办函〔2020〕109号 is in force since 1 January 2021
_FEE = "信息处理费"
_WORDS = DUTIES.fee
_STATEMENT = DUTIES.fee_statement


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    section = report.form.roles.sections.other_matters
    if is_unwritten(case, section) or (report.year or _FIRST_YEAR) < _FIRST_YEAR:
        return
    if any(value is not None for value in report.fields["fee"].values()):
        return  # gipgen writes the sentence
    body = text_of(case, section)
    if any(word in _without_other_fees(body, report.form) for word in _WORDS):
        return
    names = section_names(case, section)
    for passage in case.passages:
        if _is_statement(passage):
            offset = passage.place(passage.text.index(_FEE))
            yield Diagnostic(PAGE.id, WARNING, ELSEWHERE, passage.path, names, offset=offset)
            return
    values: dict[str, object] = {"text": quoted(body, limit=QUOTE), "sentence": report.form.fee_statement["none"]}
    yield Diagnostic(PAGE.id, ERROR, MISSING, (section_key(case, section),), values | names, at_key=True)


def _is_statement(passage: Passage) -> bool:
    """Whether a passage of the report's sections says what came in as fee, or that nothing did."""
    text = passage.text
    return _FEE in text and any(word in text for word in _STATEMENT) and passage.section != "preface"


def _without_other_fees(body: str, form: Form) -> str:
    """Without the fees that a table counts: another matter."""
    for row in form.roles.rows.fees:
        body = body.replace(form.rows[row].key, "")
    return body


RULE = Rule(PAGE, check)
