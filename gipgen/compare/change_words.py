"""The words that all outputs of a comparison share, in both languages."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from gipgen.compare.change import Change, Compared, Comparison, Equality, Number
from gipgen.compare.compare_prose import PARAGRAPH

WORDS = {
    "zh": {
        "about": "基本信息",
        "findings": "检查结果",
        "appeared": "新出现",
        "gone": "已消失",
        "added": "新增的报告",
        "removed": "删除的报告",
        "broken": "读不了，没有比较",
        "moved": "随之变化",
        "equal": "数值不变",
        "nothing": "无",
        "paragraph": "（分段）",
        "must": "必须相等的数",
        "unknown": "无法核对",
        "exempted": "已豁免",
        "item": "项目",
        "old": "原来",
        "new": "现在",
        "difference": "增减",
        "colon": "：",
        "open": "（",
        "close": "）",
        "comma": "，",
        "nothing_changed": "内容没有变化。",
        "title": "政府信息公开年度报告的变化",
    },
    "en": {
        "about": "About the report",
        "findings": "Findings",
        "appeared": "new",
        "gone": "gone",
        "added": "new report",
        "removed": "deleted report",
        "broken": "cannot be read, not compared",
        "moved": "follows",
        "equal": "same value",
        "nothing": "none",
        "paragraph": "(new paragraph)",
        "must": "Numbers that must be equal",
        "unknown": "cannot be assessed",
        "exempted": "exempted",
        "item": "item",
        "old": "old",
        "new": "new",
        "difference": "change",
        "colon": ": ",
        "open": " (",
        "close": ")",
        "comma": ", ",
        "nothing_changed": "No change.",
        "title": "Changes of the annual report",
    },
}


def by_part(comparison: Comparison, lang: str) -> Iterator[tuple[str, list[Change]]]:
    """The changes below their headings, in the order of the report."""
    for part, changes in groupby(comparison.changes, key=lambda change: change.part):
        yield part or WORDS[lang]["about"], list(changes)


def shown(text: str | None, lang: str) -> str:
    """A side of a change; nothing and an empty text have words."""
    if text == PARAGRAPH:
        return WORDS[lang]["paragraph"]
    return text or WORDS[lang]["nothing"]


def number(value: Number, *, sign: bool = False) -> str:
    """A number with all of its digits."""
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return f"+{text}" if sign and value > 0 else text


def difference(change: Change, lang: str) -> str:
    """``+1`` or ``+17，+32.5%``; empty where there is none to tell."""
    if change.difference is None:
        return ""
    if not change.difference:
        return WORDS[lang]["equal"]  # typed with other digits: 62.30 and 62.3
    return WORDS[lang]["comma"].join(part for part in (number(change.difference, sign=True), change.rate) if part)


def equality_lines(equalities: Sequence[Equality], lang: str) -> Iterator[tuple[bool | None, str]]:
    """What must be equal: where a whole row is, one line; else a line for each number that is not."""
    for _, group in groupby(equalities, key=lambda each: (each.rule, each.part, each.label.rpartition(" · ")[0])):
        row = list(group)
        if len(row) > 1 and all(each.holds for each in row):
            label, source = (text.rpartition(" · ")[0] for text in (row[0].label, row[0].source))
            columns = f"{len(row)} columns" if lang == "en" else f"{len(row)} 列"
            yield True, f"{label}{WORDS[lang]['open']}{columns}{WORDS[lang]['close']} = {_last(lang)}{source}"
        else:
            for each in row:
                yield each.holds, _equality(each, lang)


def _last(lang: str) -> str:
    return "last year's " if lang == "en" else "上年度 "


def _equality(each: Equality, lang: str) -> str:
    words = WORDS[lang]
    if each.expected is None or each.actual is None:
        return (
            f"{each.label}{words['colon']}{words['unknown']}{words['open']}{_last(lang)}{each.source}{words['close']}"
        )
    text = f"{each.label} {number(each.actual)}"
    if each.holds:
        return f"{text} = {_last(lang)}{each.source}"
    gap = number(max(each.expected - each.actual, each.actual - each.expected))
    if lang == "en":
        text += f" ≠ {number(each.expected)} ({_last(lang)}{each.source}), difference {gap}, {each.rule}"
    else:
        text += f"，应为 {number(each.expected)}（{_last(lang)}{each.source}），相差 {gap}，见 {each.rule}"
    return f"{text}{words['comma']}{words['exempted']}{words['colon']}{each.exempted}" if each.exempted else text


def counts(compared: Sequence[Compared]) -> dict[str, int]:
    """How much there is of each kind, over all reports."""
    found = {"files": len(compared), "cells": 0, "totals": 0, "prose": 0, "fields": 0, "appeared": 0, "gone": 0}
    kinds = {"cell": "cells", "row": "cells", "total": "totals", "prose": "prose", "field": "fields"}
    for each in compared:
        if each.comparison is not None:
            for change in each.comparison.changes:
                found[kinds[change.kind]] += 1
            found["appeared"] += len(each.comparison.appeared)
            found["gone"] += len(each.comparison.gone)
    return found


def summary(compared: Sequence[Compared], lang: str) -> str:
    """The last line."""
    found = counts(compared)
    years = next((each.comparison.years for each in compared if each.comparison and each.comparison.years), None)
    if lang == "en":
        text = "{files} report(s): {cells} number(s), {totals} total(s), {prose} sentence(s), {fields} other".format(
            **found
        )
        return text if years else text + "; findings: {appeared} new, {gone} gone".format(**found)
    text = "共 {files} 份报告：数字 {cells} 处，随之变化的总计 {totals} 处，文字 {prose} 处，其他 {fields} 处".format(
        **found
    )
    return f"{text}。" if years else text + "；检查结果新出现 {appeared} 条，消失 {gone} 条。".format(**found)
