"""A change without its end: 本年新收申请较2022年的55件增加31件, where what it is now stands in the table alone."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Number, Report
from gipgen.rules.support.changes import step
from gipgen.rules.support.matters import applications, named
from gipgen.rules.support.mentions import Sentence
from gipgen.vocabulary.words import COUNTING

_UNIT = "[件宗起]"
_FRONT = r"(?:^|[，。；：])(?:20\d\d年度?|本年度?|今年|全年|年内|我[局委办县市区镇厅]|本[局委办县市区镇厅机关]+|的|，)*"
_APPLICATIONS = "(?:新收|收到|受理)(?:的)?(?:政府信息公开|信息公开|依申请公开)?申请"
_MATTER = f"(?P<matter>{_APPLICATIONS}|行政许可|行政处罚|行政强制|政府信息公开行政复议|政府信息公开行政诉讼)"
_WAY = "|".join((*COUNTING.rose, *COUNTING.fell))
_CHANGE = (
    rf"{_FRONT}(?P<words>{_MATTER}(?:决定|案件)?(?:数量|总量|件数|总数|数|量)?[较比][^，。；0-9]{{0,6}}(?:20\d\d年度?)?[^，。；0-9]{{0,3}}"
    rf"(?P<then>\d{{1,6}}){_UNIT}(?P<way>{_WAY})了?(?:(?P<by>\d{{1,6}}){_UNIT}|(?P<rate>\d{{1,4}}(?:\.\d{{1,2}})?)[%％]))"
)


class ChangeFrom(NamedTuple):
    """What a sentence tells, and what it should have told."""

    words: str
    row: str
    now: Number
    then: int


def changes_from(report: Report, sentence: Sentence) -> Iterator[ChangeFrom]:
    """The changes of a sentence that the table's number of this year does not bear out."""
    for match in re.finditer(_CHANGE, sentence.plain):
        is_of_applications = match["matter"].endswith("申请")
        pairs = applications(report, report) if is_of_applications else named(report, report, match["matter"])
        row = next((now for now, _ in pairs if now is not None), None)
        if row is not None and len(row.values) == 1 and _is_wrong(match, int(row.value)):
            yield ChangeFrom(match["words"], row.label, int(row.value), int(match["then"]))


def _is_wrong(match: re.Match[str], now: int) -> bool:
    then, rose = int(match["then"]), match["way"] in COUNTING.rose
    if match["by"]:
        return now - then != (int(match["by"]) if rose else -int(match["by"]))
    rate = Decimal(match["rate"])
    return then > 0 and abs(Decimal(now - then) * 100 / then - (rate if rose else -rate)) > step(rate)
