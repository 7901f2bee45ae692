"""GIP904: a report that shares most of its text with another agency's report of the same run."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gipgen.findings.finding import WARNING, Diagnostic, Offset, Page
from gipgen.findings.text import Text
from gipgen.rules.publication.repeated import examples
from gipgen.rules.support.rule import Case, Rule

if TYPE_CHECKING:
    from gipgen.rules.support.siblings import Details, Likeness  # of several reports

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


def check(case: Case) -> Iterator[Diagnostic]:  # noqa: ARG001  one report alone is like no other
    yield from ()


def is_much(likeness: "Likeness | None") -> bool:
    """Whether a report is so like another one that it is told."""
    return likeness is not None and likeness.share >= _SHARE and likeness.length >= _LEAST


def told(details: "Details", likeness: "Likeness", lengths: Sequence[int]) -> Diagnostic:
    """What is said of a report that is much like another one; ``lengths`` are those of its sentences' comparable forms."""
    same = [details.texts[at] for at in likeness.sentences]
    path, line, column, *_ = details.places[likeness.sentences[0]]
    section, first, last = details.sections
    values = {
        "section": section,
        "first": Text(*first),
        "last": Text(*last),
        "percent": round(likeness.share * 100),
        "agency": likeness.agency,
        "file": likeness.file,
        "count": len(same),
        "examples": examples((details.texts[at], lengths[at]) for at in likeness.sentences),
        "sentences": [details.texts[at] for at in likeness.sentences[:3]],
    }
    return Diagnostic(PAGE.id, WARNING, ALIKE, tuple(path), values, offset=Offset(line, column))


RULE = Rule(PAGE, check)
