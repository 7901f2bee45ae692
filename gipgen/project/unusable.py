"""Why a file is no report whose content can be asked for: it cannot be read to its end, is empty, or is something else."""

from gipgen.check import Examined, locate
from gipgen.findings.finding import ERROR
from gipgen.findings.text import Text, filled

FOREIGN = Text(
    "不是年度报告（没有一个项目是报告里的）。报告由“单位”“年度”等项目组成，gipgen new 写一份待填的。",
    "no annual report (none of its keys is known); 'gipgen new' writes one to fill in",
)
_AT = Text("第 {line} 行：{words}", "line {line}: {words}")
_EMPTY = Text("里面没有内容。", "it is empty")


def why_unusable(examined: Examined) -> Text | None:
    """What is wrong with the file as a whole; ``None`` for a report, whatever else is wrong with it."""
    if examined.readable:
        return None if examined.case.report.form.keys & examined.source.data.keys() else FOREIGN
    met = next((each for each in locate("", examined) if each.severity == ERROR), None)
    return filled(_AT, line=met.line, words=met.finding.words) if met else _EMPTY
