"""The words that all outputs of a comparison share, in both languages."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from gipgen.compare.change import Change, Compared, Comparison, Equality, Number
from gipgen.compare.compare_prose import PARAGRAPH
from gipgen.findings.privacy import mask
from gipgen.findings.text import Text, chosen, say

_ABOUT = Text("基本信息", "About the report")
FINDINGS = Text("检查结果", "Findings")
APPEARED = Text("新出现", "new")
GONE = Text("已消失", "gone")
STATES = {
    "added": Text("新增的报告", "new report"),
    "removed": Text("删除的报告", "deleted report"),
    "broken": Text("读不了，没有比较", "cannot be read, not compared"),
}
MOVED = Text("随之变化", "follows")
_EQUAL = Text("数值不变", "same value")
_NOTHING = Text("无", "none")
_PARAGRAPH = Text("（分段）", "(new paragraph)")
MUST = Text("必须相等的数", "Numbers that must be equal")
ITEM = Text("项目", "item")
OLD = Text("原来", "old")
NEW = Text("现在", "new")
DIFFERENCE = Text("增减", "change")
COLON = Text("：", ": ")
COMMA = Text("，", ", ")
NOTHING_CHANGED = Text("内容没有变化。", "No change.")
TITLE = Text("政府信息公开年度报告的变化", "Changes of the annual report")
ASIDE = Text("（{words}）", " ({words})")
_ROW = Text("{label}（{count} 列） = 上年度 {source}", "{label} ({count} columns) = last year's {source}")
_UNKNOWN = Text("{label}：无法核对（上年度 {source}）", "{label}: cannot be assessed (last year's {source})")
_HOLDS = Text("{label} {actual} = 上年度 {source}", "{label} {actual} = last year's {source}")
_DIFFERS = Text(
    "{label} {actual}，应为 {expected}（上年度 {source}），相差 {gap}，见 {rule}",
    "{label} {actual} ≠ {expected} (last year's {source}), difference {gap}, {rule}",
)
_EXEMPTED = Text("，已豁免：{reason}", ", exempted: {reason}")
_SUMMARY = Text(
    "共 {files} 份报告：数字 {cells} 处，随之变化的总计 {totals} 处，文字 {prose} 处，其他 {fields} 处{findings}",
    "{files} report(s): {cells} number(s), {totals} total(s), {prose} sentence(s), {fields} other{findings}",
)
_FOUND = Text("；检查结果新出现 {appeared} 条，消失 {gone} 条。", "; findings: {appeared} new, {gone} gone")
_NONE_FOUND = Text("。", "")  # two years are not held against each other


def by_part(comparison: Comparison, lang: str) -> Iterator[tuple[str, list[Change]]]:
    """The changes below their headings, in the order of the report."""
    for part, changes in groupby(comparison.changes, key=lambda change: change.part):
        yield part or chosen(_ABOUT, lang), list(changes)


def shown(text: str | None, lang: str) -> str:
    """A side of a change; nothing and an empty text have words. What is private in it stays hidden."""
    if text == PARAGRAPH:
        return chosen(_PARAGRAPH, lang)
    return mask(text) if text else chosen(_NOTHING, lang)


def number(value: Number, *, sign: bool = False) -> str:
    """A number with all of its digits."""
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return f"+{text}" if sign and value > 0 else text


def difference(change: Change, lang: str) -> str:
    """``+1`` or ``+17，+32.5%``; empty where there is none to tell."""
    if change.difference is None:
        return ""
    if not change.difference:
        return chosen(_EQUAL, lang)  # typed with other digits: 62.30 and 62.3
    return chosen(COMMA, lang).join(part for part in (number(change.difference, sign=True), change.rate) if part)


def equality_lines(equalities: Sequence[Equality], lang: str) -> Iterator[tuple[bool | None, str]]:
    """What must be equal: where a whole row is, one line; else a line for each number that is not."""
    for _, group in groupby(equalities, key=lambda each: (each.rule, each.part, each.label.rpartition(" · ")[0])):
        row = list(group)
        if len(row) > 1 and all(each.holds for each in row):
            label, source = (text.rpartition(" · ")[0] for text in (row[0].label, row[0].source))
            yield True, say(_ROW, lang, label=label, count=len(row), source=source)
        else:
            for each in row:
                yield each.holds, _equality(each, lang)


def _equality(each: Equality, lang: str) -> str:
    if each.expected is None or each.actual is None:
        return say(_UNKNOWN, lang, label=each.label, source=each.source)
    values = {"label": each.label, "source": each.source, "actual": number(each.actual)}
    if each.holds:
        return say(_HOLDS, lang, **values)
    gap = number(max(each.expected - each.actual, each.actual - each.expected))
    text = say(_DIFFERS, lang, **values, expected=number(each.expected), gap=gap, rule=each.rule)
    return text + say(_EXEMPTED, lang, reason=mask(each.exempted)) if each.exempted else text


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
    years = any(each.comparison and each.comparison.years for each in compared)
    return say(_SUMMARY, lang, **found, findings=say(_NONE_FOUND if years else _FOUND, lang, **found))
