"""GIP408: numbers are quoted from a last year's report that does not add up."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, INFO, Diagnostic, Offset, Page, Path
from gipgen.findings.text import Text
from gipgen.prose.places import line_and_column
from gipgen.report.report import Report
from gipgen.rules import arithmetic
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP408",
    severity=INFO,
    title=Text("引用了有错误的上年报告", "quotes a last year's report that does not add up"),
    why=Text(
        "正文用 {{ 上年.… }}、同比 引用上年报告的数，而那份报告自己的勾稽关系或合计不成立，引用的数可能也是错的。只说一次，不在每个引用处重复。",
        "The text quotes numbers of last year's report, and that one does not add up, so what is quoted may be wrong as well. Told once, not at each quotation.",
    ),
    fix=Text(
        "运行 gipgen check 上年的文件，看是哪几处；已经公布的，按程序更正，或者核对引用的数没有问题。",
        "Check last year's file; where it is out already, have it corrected, or see that the numbers quoted are right.",
    ),
    source="国办公开办函〔2021〕30号（四）明确责任：内容不准确",
    checks=("OF-59",),
    confidence="C",
    good="上年:  # 上年报告写的\n  依申请公开:\n    结转下年度: 0\n总体情况: |\n  上年结转{{ 上年.依申请公开.结转下年度 }}件。",
    bad="上年:  # 上年报告写的\n  依申请公开:\n    结转下年度: [1, 0, 0, 0, 0, 0]\n依申请公开:\n  上年结转: [1, 0, 0, 0, 0, 0]\n  结转下年度: [1, 0, 0, 0, 0, 0]\n"
    "总体情况: |\n  上年结转{{ 上年.依申请公开.结转下年度 }}件。",
)
FAULTY = Text(
    "正文引用了 {year} 年报告的数，而那份报告有 {count} 处勾稽或合计的错误（{rules}）。请运行 gipgen check 检查它，并核对引用的数。",
    "numbers of the report of {year} are quoted, which has {count} error(s) of its own ({rules}); check it, and the numbers quoted",
)
_GROWTH = "同比"  # the filter that asks for last year's number by itself


def check(case: Case) -> Iterator[Diagnostic]:
    previous = case.previous
    place = _quoted_at(case) if previous is not None else None
    if previous is None or place is None:
        return
    faults = list(_faults(previous))
    if faults:
        path, offset = place
        values = {"year": previous.year, "count": len(faults), "rules": "、".join(sorted(set(faults)))}
        yield Diagnostic(PAGE.id, INFO, FAULTY, path, values, offset=offset)


def _quoted_at(case: Case) -> tuple[Path, Offset] | None:
    """The first value in the prose that is last year's."""
    form = case.report.form
    words = (_GROWTH, *(f"{form.previous}.{table.key}" for table in form.tables.values()))
    paths = {passage.section: passage.path for passage in reversed(case.passages)}
    for section, narrative in case.narratives.items():
        if section in paths and (begin := _first_quotation(narrative.typed, words)) >= 0:
            return paths[section], line_and_column(narrative.typed, begin)
    return None


def _first_quotation(typed: str, words: tuple[str, ...]) -> int:
    """Where a value begins that holds one of the words, blanks aside; -1 where none does."""
    begin = typed.find("{{")
    while begin >= 0:
        end = typed.find("}}", begin)
        if end < 0:
            break
        expression = "".join(typed[begin:end].split())
        if any(word in expression for word in words):
            return begin
        begin = typed.find("{{", end)
    return -1


def _faults(previous: Report) -> Iterator[str]:
    """The rules of arithmetic that last year's report breaks, once for each place; not those that it exempts."""
    exempted = {rule for rule, reason in previous.fields["exemptions"] if rule and reason}
    for rule in arithmetic.RULES:
        for each in rule.check(Case(previous, None, {}, {})):
            if each.severity == ERROR and each.rule not in exempted:
                yield each.rule


RULE = Rule(PAGE, check)
