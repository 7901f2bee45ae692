"""A trend as tables of words, whatever they are printed as; and as plain text, Markdown and CSV."""

from collections.abc import Iterable, Iterator, Sequence

from gipgen.findings.excerpt import width
from gipgen.findings.harmless import visible
from gipgen.findings.text import Text, chosen, filled, listed, same
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple
from gipgen.trend import trend_words as words
from gipgen.trend.indicators import Indicator, cell_ids, definition
from gipgen.trend.unit_series import Series

_SHOWN = 10  # units whose tables a terminal shows
_MORE = Text(
    "共 {count} 个单位，这里只列合计；各单位的数用 -o 趋势.html 或 -o 趋势.csv 写到文件里。",
    "{count} units, of which this shows the sum; -o trend.html or -o trend.csv has those of each.",
)
_WITH_UNIT = Text("{name}（{unit}）", "{name} ({unit})")


class Trend(NamedTuple):
    """Units over years: one series for each, all of them together where there are several; what is to be said besides."""

    years: tuple[int, ...]
    units: tuple[Series, ...]
    whole: Series | None
    newest: str  # the newest edition met: what the definitions are said by
    notes: tuple[Text, ...] = ()

    @property
    def main(self) -> Series:
        return self.whole or self.units[0]

    @property
    def every(self) -> list[Series]:
        return [*self.units, *([self.whole] if self.whole else [])]

    @property
    def title(self) -> Text:
        first, last = str(self.years[0]), str(self.years[-1])
        years = Text(
            f"{first}—{last}年" if first != last else f"{first}年", f"{first}–{last}" if first != last else first
        )
        name = filled(words.UNITS, count=len(self.units)) if self.whole else same(visible(self.units[0].name))
        return filled(words.TITLE, name=name, years=years)

    @property
    def method(self) -> tuple[Text, ...]:
        return (*words.METHOD, *((words.METHOD_OF_SUMS,) if self.whole else ()))


def named(indicator: Indicator) -> Text:
    """An indicator's name with its unit of measure; rates say theirs in each cell."""
    return filled(_WITH_UNIT, name=indicator.name, unit=indicator.unit) if indicator.kind == "count" else indicator.name


def grid(series: Series, years: Iterable[int]) -> list[list[Text]]:
    """Indicators by years, the editions of the form in the first row below the years."""
    editions = [
        filled(words.EDITION_NAME, edition=each) if each else words.LACKS["no_report"] for each in series.editions
    ]
    rows = [[words.INDICATOR, *(same(str(year)) for year in years)], [words.EDITION, *editions]]
    if series.counts:
        rows.append([words.REPORTS, *(same(str(count)) for count in series.counts)])
    rows += [
        [named(line.indicator), *(words.point_text(each, line.indicator) for each in line.points)]
        for line in series.lines
    ]
    return rows


def by_unit(trend: Trend, place: int) -> Iterator[list[Text]]:
    """One indicator: units by years, all of them together in the last row."""
    yield [words.UNIT, *(same(str(year)) for year in trend.years)]
    for series in trend.every:
        line = series.lines[place]
        name = same(visible(series.name)) if series.name else words.TOGETHER
        yield [name, *(words.point_text(each, line.indicator) for each in line.points)]


def as_text(trend: Trend, lang: str) -> str:
    """For a terminal: columns aligned, Chinese characters two cells wide."""
    parts = [chosen(trend.title, lang)]
    if trend.whole is None or len(trend.units) <= _SHOWN:
        named_units = [(each, visible(each.name) if trend.whole else "") for each in trend.units]
        parts += [_aligned(_own_years(grid(each, trend.years), each), lang, heading) for each, heading in named_units]
    else:
        parts.append(chosen(filled(_MORE, count=len(trend.units)), lang))
    if trend.whole:
        parts.append(_aligned(grid(trend.whole, trend.years), lang, chosen(words.TOGETHER, lang)))
    told = [f"{chosen(word, lang)}：{chosen(meaning, lang)}" for word, meaning in words.meanings(trend.every)]
    told += [chosen(each, lang) for each in trend.method]
    parts.append("\n".join(told))
    return "\n\n".join(parts)


def _own_years(rows: list[list[Text]], series: Series) -> list[list[Text]]:
    """From the first year that the unit has a report of to the last."""
    there = [place for place, edition in enumerate(series.editions, 1) if edition]
    return [[row[0], *row[there[0] : there[-1] + 1]] for row in rows]


def _aligned(rows: Sequence[Sequence[Text]], lang: str, heading: str) -> str:
    texts = [[chosen(cell, lang) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*texts, strict=True)]
    lines = [heading] if heading else []
    for first, *others in texts:
        cells = [" " * (wide - width(text)) + text for text, wide in zip(others, widths[1:], strict=True)]
        lines.append("  ".join([first + " " * (widths[0] - width(first)), *cells]).rstrip())
    return "\n".join(lines)


def as_markdown(trend: Trend, lang: str) -> str:
    """For a reader of pages: the same with the definitions, and each indicator by unit where there are several."""
    parts = [f"# {_plain(chosen(trend.title, lang))}", *(_plain(chosen(each, lang)) for each in trend.notes)]
    if trend.whole:
        parts.append(f"## {chosen(words.TOGETHER, lang)}")
    parts.append(_piped(grid(trend.main, trend.years), lang))
    for place, line in enumerate(trend.main.lines):
        parts.append(f"## {_plain(chosen(line.indicator.name, lang))}")
        parts.append(_plain(chosen(definition(line.indicator, load(trend.newest)), lang)))
        if trend.whole:
            parts.append(_piped(by_unit(trend, place), lang))
    parts.append(f"## {chosen(words.NOTE, lang)}")
    told = [f"- **{chosen(word, lang)}**：{chosen(meaning, lang)}" for word, meaning in words.meanings(trend.every)]
    parts.append("\n".join([*told, *(f"- {chosen(each, lang)}" for each in trend.method)]))
    return "\n\n".join(parts) + "\n"


def _piped(rows: Iterable[Sequence[Text]], lang: str) -> str:
    first, *others = rows
    head, *lines = (f"| {' | '.join(_plain(chosen(cell, lang)) for cell in row)} |" for row in (first, *others))
    return "\n".join([head, f"| --- |{' ---: |' * (len(first) - 1)}", *lines])


def _plain(text: str) -> str:
    """A text in which Markdown sees no marks."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>#|~" else sign for sign in text)


COLUMNS = (
    "unit", "year", "edition", "indicator", "value", "unit_of_measure", "numerator", "denominator", "small_sample",
    "other_form", "lacks", "units", "left_out", "cells",
)  # fmt: skip


def table_rows(trend: Trend, lang: str) -> Iterable[tuple[str, ...]]:
    """One row for each unit, year and indicator, the sums with an empty unit; numbers alone, their marks beside them."""
    for series in trend.every:
        for line in series.lines:
            indicator = line.indicator
            unit = "%" if indicator.kind != "count" else chosen(indicator.unit, lang)
            for year, edition, point in zip(trend.years, series.editions, line.points, strict=True):
                terms = ("" if each is None else words.number(each) for each in (point.top, point.bottom))
                ids = cell_ids(indicator, load(edition)) if edition and "、" not in edition else ()
                yield (
                    series.name, str(year), edition, chosen(indicator.name, lang),
                    "" if point.value is None else words.number(point.value), unit, *terms,
                    _yes(here=point.is_small), _yes(here=point.other_form), chosen(words.LACKS[point.lack], lang) if point.lack else "",
                    str(point.units), str(point.left_out), " ".join(ids),
                )  # fmt: skip


def _yes(*, here: bool) -> str:
    return "1" if here else ""


def said_of_counts(trend: Trend) -> Text | None:
    """That the sums of different years are of different numbers of units, where they are."""
    return _COUNTS if trend.whole and len(set(trend.whole.counts)) > 1 else None


_COUNTS = Text(
    "各年度交报告的单位数不同（见“报告份数”），合计的件数不能直接拿来比；“比上年”只算两年都有报告的单位。",
    "The years have reports of different numbers of units (see 'reports'), so their sums are not to be compared; growth is of units with "
    "both years.",
)


def said_of_editions(trend: Trend) -> Text | None:
    """That years were written by different editions, where they were."""
    met = sorted({edition for series in trend.units for edition in series.editions if edition})
    return filled(_EDITIONS, editions=listed(met)) if len(met) > 1 else None


_EDITIONS = Text(
    "这些年度用了不同版本的统一格式（{editions}）。两版数的是同一样东西的，放在一起比；不是的，标“口径不同”。",
    "These years follow different editions of the form ({editions}). What both count the same is compared; what they do not is marked.",
)
