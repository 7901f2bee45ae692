"""A line as a small drawing (SVG): a point for each year that has a value, a stroke between neighbours that can be compared."""

from decimal import Decimal

from gipgen.findings.text import Text, chosen
from gipgen.named_tuple import NamedTuple
from gipgen.trend.trend_words import point_text, value_text
from gipgen.trend.unit_series import Line

WIDTH, HEIGHT = 320, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 30, 26, 46
_LABELLED = 8  # values, and years, that have room beside each other
_SIGN = Text("；", "; ")


class Dot(NamedTuple):
    x: str
    y: str
    label: str  # empty where there is no room for it
    label_y: str
    is_small: bool  # drawn hollow
    other_form: bool  # drawn as a square


class Tick(NamedTuple):
    x: str
    label: str


class Drawing(NamedTuple):
    """What the template draws. ``strokes`` are pairs of points; ``zero`` is the height of the line of 0."""

    dots: tuple[Dot, ...]
    strokes: tuple[tuple[str, str, str, str], ...]
    ticks: tuple[Tick, ...]
    zero: str
    told: str  # the values in words, for those who do not see it


def drawing(line: Line, years: tuple[int, ...], lang: str) -> Drawing | None:
    """``None`` where there are not two values to be compared."""
    values = [point.value for point in line.points]
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    low, high = min(*known, Decimal(0)), max(*known, Decimal(0))
    span = (high - low) or Decimal(1)
    step = Decimal(WIDTH - _LEFT - _RIGHT) / max(len(years) - 1, 1)
    at = [(_LEFT + step * number, _height(value, low, span)) for number, value in enumerate(values)]
    dots = tuple(
        Dot(
            _px(x),
            _px(y),
            _label(line, number, len(known)),
            _px(_beside(at, values, number)),
            point.is_small,
            point.other_form,
        )
        for number, (point, (x, y)) in enumerate(zip(line.points, at, strict=True))
        if point.value is not None
    )
    strokes = tuple(
        (_px(at[number][0]), _px(at[number][1]), _px(at[number + 1][0]), _px(at[number + 1][1]))
        for number in range(len(years) - 1)
        if _compare(line, number)
    )
    zero = _px(_height(Decimal(0), low, span))
    return Drawing(dots, strokes, tuple(_ticks(years, at)), zero, _told(line, years, lang))


def _compare(line: Line, number: int) -> bool:
    """Whether two neighbours can be compared: both have a value of the same kind; sums of counts are of as many units."""
    first, second = line.points[number : number + 2]
    if first.value is None or second.value is None or first.other_form != second.other_form:
        return False
    return first.units == second.units or line.indicator.kind != "count"


def _height(value: Decimal | None, low: Decimal, span: Decimal) -> Decimal:
    room = HEIGHT - _TOP - _BOTTOM
    return HEIGHT - _BOTTOM - ((value or Decimal(0)) - low) * room / span


def _beside(at: list[tuple[Decimal, Decimal]], values: list[Decimal | None], number: int) -> Decimal:
    """The foot of the word at a point: above it, or below where the strokes come from above."""
    y = at[number][1]
    others = [at[each][1] for each in (number - 1, number + 1) if 0 <= each < len(at) and values[each] is not None]
    return y + 18 if others and all(other < y for other in others) else y - 9


def _label(line: Line, number: int, count: int) -> str:
    """The value beside its point; of many the first, the last, the highest and the lowest."""
    point = line.points[number]
    if count > _LABELLED:
        known = [(each.value, at) for at, each in enumerate(line.points) if each.value is not None]
        ends = (known[0][1], known[-1][1], max(known)[1], min(known)[1])
        if number not in ends:
            return ""
    return value_text(point, line.indicator)


def _ticks(years: tuple[int, ...], at: list[tuple[Decimal, Decimal]]) -> list[Tick]:
    every = -(-len(years) // _LABELLED)
    last = len(years) - 1
    return [
        Tick(_px(x), str(year))
        for number, (year, (x, _)) in enumerate(zip(years, at, strict=True))
        if number % every == 0 or number == last
    ]


def _told(line: Line, years: tuple[int, ...], lang: str) -> str:
    return chosen(_SIGN, lang).join(
        f"{year} {chosen(point_text(point, line.indicator), lang)}"
        for year, point in zip(years, line.points, strict=True)
    )


def _px(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.1")))
