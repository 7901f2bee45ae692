"""A trend as one web page: no script, nothing beside it; each drawing has its table and its definition beside it."""

from collections.abc import Iterable, Iterator
from typing import Any

from gipgen.findings.harmless import visible
from gipgen.findings.text import Text, chosen, same
from gipgen.form.editions import load
from gipgen.formats.templating import Language, Templates
from gipgen.trend import trend_words as words
from gipgen.trend.indicators import cell_ids, definition
from gipgen.trend.tabled import Trend, by_unit, grid, named
from gipgen.trend.trend_chart import HEIGHT, WIDTH, drawing
from gipgen.trend.unit_series import Line

_LANGUAGE = Language("trend", {})
_CODE = Text("zh-CN", "en")
_NO_DRAWING = Text("有数的年度不到两个，不画图。", "Fewer than two years have a value: no drawing.")
_KEY = Text(
    "图上，空心的是样本小，方块是口径不同；不能比的年度不连线（缺数、口径不同、合计的单位数不同）；虚线是 0。",
    "In the drawings a hollow sign is a small sample, a square is counted otherwise; years that cannot be compared (a number is missing, "
    "counted otherwise, a sum of other units) are not joined; the dashed line is 0.",
)


def as_page(trend: Trend, lang: str) -> str:
    return Templates().render(
        _LANGUAGE,
        "trend.html.j2",
        code=chosen(_CODE, lang),
        title=chosen(trend.title, lang),
        notes=[chosen(each, lang) for each in trend.notes],
        main=chosen(words.TOGETHER if trend.whole else same(visible(trend.main.name)), lang),
        table=list(_said(grid(trend.main, trend.years), lang)),
        parts=_parts(trend, lang),
        meanings=[(chosen(word, lang), chosen(meaning, lang)) for word, meaning in words.meanings(trend.every)],
        method=[chosen(each, lang) for each in trend.method],
        lacks={chosen(text, lang) for text in words.LACKS.values()},
        size={"width": WIDTH, "height": HEIGHT},
        say={name: chosen(text, lang) for name, text in _FIXED.items()},
    )


_FIXED = {
    "every": Text("一览", "At a glance"),
    "together": words.TOGETHER,
    "definition": words.DEFINITION,
    "cells": words.CELLS,
    "note": words.NOTE,
    "no_drawing": _NO_DRAWING,
    "key": _KEY,
}


def _parts(trend: Trend, lang: str) -> Iterator[dict[str, Any]]:
    """One after the other, and each row when it is printed: of 6,000 units there are 84,000."""
    form = load(trend.newest)
    for place, line in enumerate(trend.main.lines):
        rows = _said(by_unit(trend, place) if trend.whole else _by_year(trend, line), lang)
        yield {
            "id": f"p{place + 1}",
            "name": chosen(named(line.indicator), lang),
            "definition": chosen(definition(line.indicator, form), lang),
            "cells": cell_ids(line.indicator, form),
            "drawing": drawing(line, trend.years, lang),
            "head": next(rows),
            "rows": rows,
        }


def _said(rows: Iterable[list[Text]], lang: str) -> Iterator[list[str]]:
    return ([visible(chosen(cell, lang)) for cell in row] for row in rows)


def _by_year(trend: Trend, line: Line) -> Iterator[list[Text]]:
    """One indicator of one unit: a row for each year, what the value is made of beside it."""
    has_terms = line.indicator.kind != "count"
    yield [words.YEAR, words.VALUE, *([words.FRACTION] if has_terms else []), words.NOTE]
    for year, point in zip(trend.years, line.points, strict=True):
        terms = [same(words.fraction(point, line.indicator))] if has_terms else []
        yield [same(str(year)), same(words.value_text(point, line.indicator)), *terms, words.note_text(point)]
