"""GIP904: a report that shares most of its text with another agency's report of the same run."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.publication.repeated import examples, place
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.siblings import compared

PAGE = Page(
    id="GIP904",
    severity=WARNING,
    title=Text("与其他单位的报告雷同", "largely another agency's text"),
    why=Text(
        "一次检查多份报告时，同一年度、不同单位的总体情况和第五部分逐句比较（不计数字、年份、单位和地名）。几个单位用同一篇文字，是通知点名的“内容雷同”。"
        "只和排在前面的报告比，所以一对雷同的报告报告一次，报在后一份里。",
        "When several reports of a year are checked together, sections one and five are compared sentence by sentence, without numbers, years and "
        "names. Each is compared with those before it, so a pair is told once, in the later file.",
    ),
    fix=Text("按本单位的实际重写；各单位共用的提法尽量少用。", "Rewrite it from what this agency did."),
    source="国办公开办函〔2021〕30号（四）明确责任：内容雷同",
    checks=("OF-57",),
    confidence="A",
)
ALIKE = Text(
    "{section}和{last}有 {percent}% 的文字和 {agency}（{file}）逐句相同（{count} 句），例如：{examples}。请按本单位的实际重写。",
    "{percent}% of {first} and {last} are sentences of {agency} ({file}), {count} of them: {examples}",
)
_SHARE, _LEAST = 0.5, 80  # of both sections; characters


def check(case: Case) -> Iterator[Diagnostic]:
    likeness = case.siblings.nearest(case.report, case.passages) if case.siblings else None
    if likeness is None or likeness.share < _SHARE:
        return
    same = list(likeness.sentences)
    if sum(len(sentence.key) for sentence in same) < _LEAST:
        return
    sections = [case.report.form.section(id_) for id_ in compared(case.report.form)]
    values = {
        "section": sections[0].key,
        "first": sections[0].name,
        "last": sections[-1].name,
        "percent": round(likeness.share * 100),
        "agency": likeness.agency,
        "file": likeness.file,
        "count": len(same),
        "examples": examples(same),
        "sentences": [sentence.text for sentence in same[:3]],
    }
    yield Diagnostic(PAGE.id, WARNING, ALIKE, same[0].passage.path, values, offset=place(same[0]))


RULE = Rule(PAGE, check)
