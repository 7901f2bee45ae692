"""GIP906: two files of one run are reports of the same agency about the same year."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.rule import Case, Rule

if TYPE_CHECKING:
    from gipgen.rules.support.siblings import Traces  # of several reports

PAGE = Page(
    id="GIP906",
    severity=WARNING,
    title=Text("同一单位、同一年度有两份报告", "two reports of one agency and year"),
    why=Text(
        "一次检查多份报告时，同一单位、同一年度只应有一份。有两份，多半是复制上年的文件以后忘了改 年度，或者留着旧稿；汇总时会重复计算。报在后一份里，两份的文件名都写出来。",
        "Of one agency and year there is one report. A second one is a copy whose year was not changed, or an old draft; both would be counted. "
        "It is told in the later file.",
    ),
    fix=Text(
        "年度写错的改正 年度；多余的一份移走，或者只检查要交的那一份。",
        "Correct the year, or move away the one that is not needed.",
    ),
    source="国办公开办函〔2021〕30号（四）明确责任",
    confidence="C",
)
TWICE = Text(
    "“{agency}”{year} 年度的报告有两份：{first} 和 {file}。请核对“{key}”，或者移走多余的一份。",
    "there are two reports of '{agency}' for {year}: {first} and {file}; check the year, or move one of them away",
)


def check(case: Case) -> Iterator[Diagnostic]:  # noqa: ARG001  one report alone is no second one
    yield from ()


def told(file: str, traces: "Traces", key: str, first: str) -> Diagnostic:
    """What is said of a report in ``file`` whose agency and year (at ``key``) are those of the one in ``first``."""
    values = {"agency": traces.agency, "year": traces.year, "first": first, "file": file, "key": key}
    return Diagnostic(PAGE.id, WARNING, TWICE, (key,), values)


RULE = Rule(PAGE, check)
