"""GIP404: the file named as 上年报告 is the same agency's."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text, listed
from gipgen.rules.support.last_years import is_related, said_at
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP404",
    severity=WARNING,
    title=Text("上年报告的单位名称不同", "last year's report names another agency"),
    why=Text(
        "同一个机关每年的名称应当写得一样。名称不同，可能是 上年报告 指错了文件，也可能是有一年没有写法定全称，或者机构改革后更名。",
        "One agency, one name. A different one means a wrong file, a name that was shortened in one year, or an agency that was renamed.",
    ),
    fix=Text(
        "指错了文件的，改正 上年报告；没有写全称的，改成法定全称；确已更名的，在 豁免 里写明。",
        "Correct the file or the name; if the agency was renamed, exempt the rule and say so.",
    ),
    source="国办公开办函〔2021〕30号；各地审核要求",
    checks=("OF-14",),
    confidence="B",
    good="上年:  # 上年报告写的\n  单位: 测试市民政局",
    bad="上年:  # 上年报告写的\n  单位: 测试县民政局",
)
RENAMED = Text(
    "本报告的单位是“{agency}”，{year} 年报告写的是“{last}”，名称不一样。请统一写法定全称；机构已更名的，请在 豁免 里写明。",
    "this report is of '{agency}', that of {year} of '{last}'; write the full statutory name in both, or exempt the rule if the agency was renamed",
)
OTHER_AGENCY = Text(
    "本报告的单位是“{agency}”，而 上年报告 {file} 是“{last}”的，像是指错了文件，所以跨年的数没有核对。请核对 上年报告。",
    "this report is of '{agency}', but {file} is of '{last}': probably the wrong file, so nothing was compared across years",
)


def check(case: Case) -> Iterator[Diagnostic]:
    report, previous = case.report, case.previous
    if previous is None or not report.fields["agency"] or previous.agency == report.agency:
        return
    values = {
        "agency": report.agency,
        "last": previous.agency,
        "year": previous.year,
        "file": listed(report.fields["previous"]),
    }
    text = RENAMED if is_related(report.agency, previous.agency) else OTHER_AGENCY
    yield Diagnostic(PAGE.id, WARNING, text, said_at(report), values)


RULE = Rule(PAGE, check)
