"""How points are said, and what is said around them."""

from decimal import Decimal
from typing import Final

from gipgen.findings.text import Text, filled, in_turn, same
from gipgen.trend.indicators import Indicator
from gipgen.trend.unit_series import SMALL, Lack, Point, Series

LACKS: Final[dict[Lack, Text]] = {
    "no_report": Text("无报告", "no report"),
    "missing": Text("缺", "missing"),
    "absent": Text("格式无此项", "not in the form"),
    "zero": Text("分母为0", "divided by 0"),
    "no_before": Text("无上年", "no year before"),
    "other_form": Text("格式变了", "form changed"),
}
SMALL_SAMPLE: Final = Text("样本小", "small sample")
OTHER_FORM: Final = Text("口径不同", "counted otherwise")
MEANINGS: Final[tuple[tuple[Text, Text], ...]] = (
    (LACKS["no_report"], Text("这一年没有这个单位的报告。", "the unit has no report of that year")),
    (LACKS["missing"], Text("报告里没有这个数（待填，或者写错了读不出来）；不当作 0。", "the report lacks a number; it is not taken for 0")),
    (LACKS["absent"], Text("这一年用的统一格式里没有这个数。", "the edition of the form has no such number")),
    (LACKS["zero"], Text("分母（或上年的数）是 0，比率没有意义，不计算。", "the denominator, or last year's number, is 0: there is no rate")),
    (LACKS["no_before"], Text("没有上一年的报告，不能比。", "there is no report of the year before to compare with")),
    (LACKS["other_form"], Text("两年用的统一格式不同，这个数的口径变了，不能比。", "the two years' editions count different things")),
    (SMALL_SAMPLE, Text(f"分母（或上年的数）不到 {SMALL} 件，一两件就能使比率大变，不宜拿来比较。", f"the denominator, or last year's number, is below {SMALL}: one case more changes the rate a lot")),
    (OTHER_FORM, Text("这一年用的统一格式里，这个数数的东西和最新的格式不同，不能和其他年度比。", "that year's edition counts something else under this name than the newest one")),
)  # fmt: skip
METHOD: Final = (
    Text("比率用精确的十进制小数计算，四舍五入到 0.1 个百分点。", "Rates are reckoned in exact decimals and rounded half up to one place."),
    Text("数取自报告本身，没有核对报告是否有错；核对用 gipgen check。", "Numbers are those of the reports, right or wrong; 'gipgen check' says which."),
)  # fmt: skip
METHOD_OF_SUMS: Final = Text(
    "合计是有这个数的各单位之和；“比上年”只算两年都有这个数的单位，不受单位增减影响。",
    "Sums are of the units that have the number; growth is of those that have it in both years.",
)
TOGETHER: Final = Text("合计", "all together")
INDICATOR: Final = Text("指标", "indicator")
UNIT: Final = Text("单位", "unit")
YEAR: Final = Text("年度", "year")
EDITION: Final = Text("格式", "form")
EDITION_NAME: Final = Text("{edition}年格式", "form of {edition}")
REPORTS: Final = Text("报告份数", "reports")
DEFINITION: Final = Text("算法", "definition")
CELLS: Final = Text("代号", "ids")
FRACTION: Final = Text("算式", "terms")
VALUE: Final = Text("数值", "value")
NOTE: Final = Text("说明", "note")
TITLE: Final = Text("{name}政府信息公开年度数据（{years}）", "{name}: open government information, {years}")
UNITS: Final = Text("{count} 个单位", "{count} units")
_MARKED = Text("{value}（{mark}）", "{value} ({mark})")
_OF_UNITS = Text("{units} 个单位", "{units} units")
_LACKING = Text("缺{left_out}个单位", "{left_out} units lack it")
_SUM_LACKS = (
    Text("缺…个单位", "units lack it"),
    Text("合计里没有这些单位：它们的报告没有这个数，或者没有上年可比。", "the sum is without units whose reports lack the number, or that have no year before"),
)  # fmt: skip
_LEFT_OUT = Text("{units} 个单位，另有 {left_out} 个没有这个数", "{units} units; {left_out} lack the number")


def number(value: Decimal) -> str:
    """A number as it was typed or added up, never in scientific notation."""
    return format(value, "f")


def value_text(point: Point, indicator: Indicator) -> str:
    """The value alone; empty where there is none."""
    if point.value is None:
        return ""
    if indicator.kind == "count":
        return number(point.value)
    sign = "+" if indicator.kind == "growth" and point.value > 0 else ""
    return f"{sign}{point.value}%"


def fraction(point: Point, indicator: Indicator) -> str:
    """What a rate was made of: 3/24; of growth last year's number and this year's."""
    if point.top is None or point.bottom is None:
        return ""
    sign, terms = ("→", (point.bottom, point.top)) if indicator.kind == "growth" else ("/", (point.top, point.bottom))
    return sign.join(map(number, terms))


def marks(point: Point) -> tuple[Text, ...]:
    """What is to be said of a value."""
    told = ((point.is_small, SMALL_SAMPLE), (point.other_form and point.value is not None, OTHER_FORM))
    return tuple(text for applies, text in told if applies)


def point_text(point: Point, indicator: Indicator) -> Text:
    """A cell of a table: the value with its marks, or why there is none."""
    if point.value is None:
        return LACKS[point.lack]
    text = same(value_text(point, indicator))
    lacking = (filled(_LACKING, left_out=point.left_out),) if point.left_out else ()
    for mark in (*marks(point), *lacking):
        text = filled(_MARKED, value=text, mark=mark)
    return text


def note_text(point: Point) -> Text:
    """What stands beside a value: marks, and of a sum how many units it is of."""
    told = list(marks(point)) if point.value is not None else [LACKS[point.lack]]
    if point.left_out:
        told.append(filled(_LEFT_OUT, units=point.units, left_out=point.left_out))
    elif point.units > 1:
        told.append(filled(_OF_UNITS, units=point.units))
    return in_turn(told)


def meanings(every: list[Series]) -> list[tuple[Text, Text]]:
    """Of the words that stand in place of numbers or beside them, those that occur, with what they mean."""
    points = [point for each in every for line in each.lines for point in line.points]
    met = {LACKS[point.lack] for point in points if point.lack} | {mark for point in points for mark in marks(point)}
    told = [(word, meaning) for word, meaning in MEANINGS if word in met]
    return [*told, _SUM_LACKS] if any(point.left_out for point in points) else told
