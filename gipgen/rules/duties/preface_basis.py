"""GIP611: the preface names the law and the notice that the report follows."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.reading import is_unwritten, prose, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP611",
    severity=WARNING,
    title=Text("编制依据", "the legal basis"),
    why=Text(
        "前言一般写明依据《中华人民共和国政府信息公开条例》和规定格式的通知编制；文号的年份用六角括号〔〕。",
        "The preface usually names the law and the notice that sets the form; years in document numbers stand in 〔〕.",
    ),
    fix=Text("补上依据，或者删去 前言 由 gipgen 自动写。", "Add the basis, or let gipgen write the preface."),
    source="《政府信息公开条例》第五十条；GB/T 9704-2012 7.2.5",
    checks=("OF-18",),
    confidence="B",
    good="前言: |\n  根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制本报告。",
    bad="前言: |\n  根据上级要求编制本报告。",
)
NO_LAW = Text(
    "前言没有写编制依据《中华人民共和国政府信息公开条例》。",
    "the preface does not name the law on open government information",
)
NO_NOTICE = Text(
    "前言没有写年度报告格式的依据（{document}），建议写明。",
    "the preface does not name the notice that sets the form ({document})",
)
BRACKETS = Text("文号“{seen}”的括号应为六角括号：{document}。", "the number '{seen}' needs the brackets of {document}")
_LAW = "条例"
_NOTICE = DUTIES.notice
_BRACKETS = ("[]", "［］", "()", "（）", "【】", "〈〉", "<>")


def check(case: Case) -> Iterator[Diagnostic]:
    form = case.report.form
    typed = case.report.fields["preface"]
    if not typed or not typed.strip() or is_unwritten(case, "preface"):
        return
    head, _, rest = form.document.partition("〔")
    year, _, number = rest.partition("〕")
    for passage in prose(case):
        for pair in _BRACKETS if head in passage.text else ():
            seen = f"{head}{pair[0]}{year}{pair[1]}{number}"
            if seen in passage.text:
                offset = passage.place(passage.text.index(seen) + len(head))
                values = {"seen": seen, "document": form.document}
                yield Diagnostic(PAGE.id, WARNING, BRACKETS, passage.path, values, offset=offset)
    body = text_of(case, "preface", form.roles.sections.overview)
    key = form.field("preface").key
    if _LAW not in body:
        yield Diagnostic(PAGE.id, WARNING, NO_LAW, (key,), at_key=True)
    elif year + "〕" + number not in body and not any(word in body for word in _NOTICE):
        yield Diagnostic(PAGE.id, INFO, NO_NOTICE, (key,), {"document": form.document}, at_key=True)


RULE = Rule(PAGE, check)
