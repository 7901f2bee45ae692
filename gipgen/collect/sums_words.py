"""What is told of sums: what was added, what was left out and why, how they differ from a published total. Text and JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from gipgen.collect.add_up import Sums
from gipgen.collect.against import Against, Difference
from gipgen.collect.counted_once import Counted
from gipgen.collect.left_out import OPEN, OTHER_YEAR, LeftOut
from gipgen.findings.finding import ERROR
from gipgen.findings.text import Text, chosen, listed, same, say
from gipgen.form.definition import CellRef
from gipgen.form.editions import load

_NAMES = 20  # units told in one line
_LINES = 100  # reports of a kind told in a line each; JSON has them all
_SHARES = 5  # members told with a difference; JSON has them all
_ADDED = Text("{year} 年度，相加 {count} 个单位的报告。", "{count} reports of {year} were added.")
_FAULTY = Text("其中有错误或者没有填完的 {count} 个：{names}", "{count} of them have errors or gaps: {names}")
_LEFT = Text("没有加的 {count} 份：", "not added: {count}")
_LEFT_ONE = Text("  {unit}　{kind}：{why}（{file}）", "  {unit} · {kind}: {why} ({file})")
_LEFT_NAMED = Text("  {unit}　{kind}：{why}", "  {unit} · {kind}: {why}")
_MANY = Text("  {kind} {count} 份：{names}{more}", "  {kind}, {count}: {names}{more}")
_MORE = Text("……", " …")
_REST = Text("另有 {count} 份是别的单位、别的年度的。", "besides, {count} of other offices or years")
_AWAITED = Text("名册里没有交报告的 {count} 个：{names}", "units of the roster without a report, {count}: {names}")
_LACKS = Text("没有和的数 {count} 个，文件里是待填：", "numbers without a sum, {count}; the file has 待填 there:")
_LACKS_ONE = Text("  {row}{columns}：缺 {names}{more}", "  {row}{columns}: {names}{more} missing")
_SAME = Text("和 {file} 逐格相同。", "every cell is the same in {file}.")
_DIFFERS = Text("和 {file} 有 {count} 处不同：", "{count} cells differ from {file}:")
_DIFFERENCE = Text(
    "  {cell}：各单位之和 {sum}，公布 {published}，相差 {difference}",
    "  {cell}: sum {sum}, published {published}, difference {difference}",
)
_SHARES_OF = Text("    其中 {shares}", "    of which {shares}")
_HINT = Text("    提示：{hint}", "    hint: {hint}")
_ALL_HINT = Text("  提示：{hint}，请核对是不是它。", "  hint: {hint}")
_NONE = Text("没有数", "none")


def in_text(sums: Sums, counted: Counted, called: tuple[str, int], against: Against | None, lang: str) -> str:
    return "\n".join(_lines(sums, counted, called[1], against, lang))


def _lines(sums: Sums, counted: Counted, year: int, against: Against | None, lang: str) -> Iterator[str]:
    yield say(_ADDED, lang, year=year, count=sums.reports)
    if faulty := [each.agency for each in counted.added if each.count(ERROR)]:
        yield say(_FAULTY, lang, count=len(faulty), names=listed(faulty))
    if told := counted.told:
        yield say(_LEFT, lang, count=len(told))
        yield from _left_out(told, lang)
    if rest := len(counted.left_out) - len(told):
        yield say(_REST, lang, count=rest)
    if counted.awaited:
        yield say(_AWAITED, lang, count=len(counted.awaited), names=listed(counted.awaited))
    if sums.lacking:
        yield say(_LACKS, lang, count=len(sums.lacking))
        yield from _lacking(sums, lang)
    if against is not None:
        yield from _of_total(sums, against, lang)


def _left_out(told: Sequence[LeftOut], lang: str) -> Iterator[str]:
    """A line for each, those first that somebody has to look after; those of other years, and what there is very much of, in one."""
    kinds: dict[str, list[LeftOut]] = {}
    for each in told:
        kinds.setdefault(each.kind, []).append(each)
    for kind, found in sorted(kinds.items(), key=lambda each: (each[0] == OTHER_YEAR, each[0] not in OPEN, each[0])):
        if kind != OTHER_YEAR and len(found) <= _LINES:
            yield from _one_by_one(found, lang)
        else:
            names = [*dict.fromkeys(each.unit or each.file for each in found)]
            more = _MORE if len(names) > _NAMES else same("")
            yield say(_MANY, lang, kind=kind, count=len(found), names=listed(names[:_NAMES]), more=more)


def _one_by_one(found: Sequence[LeftOut], lang: str) -> Iterator[str]:
    """A line for each; for several files of a unit of which the same is to be said, and which that names, one."""
    told = set[tuple[str, str]]()
    for each in found:
        why = chosen(each.why, lang)
        unit, names_it = each.unit or "—", each.file in why
        if not names_it:
            yield say(_LEFT_ONE, lang, unit=unit, kind=each.kind, why=why, file=each.file)
        elif (unit, why) not in told:
            told.add((unit, why))
            yield say(_LEFT_NAMED, lang, unit=unit, kind=each.kind, why=why)


def _lacking(sums: Sums, lang: str) -> Iterator[str]:
    """A line for each row and the units that lack the same numbers in it; its columns where some have a sum."""
    form = load(sums.edition)
    rows: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (row, column), names in sums.lacking.items():
        rows.setdefault((row, names), []).append(column)
    for (row, names), columns in rows.items():
        keys = [each.key for each in form.columns[row] if each.id in columns]
        whole = len(keys) == sum(not each.total for each in form.columns[row])
        shown = "" if whole else f"（{'、'.join(keys)}）"
        more = _MORE if len(names) > _NAMES else same("")
        yield say(_LACKS_ONE, lang, row=form.rows[row].called, columns=shown, names=listed(names[:_NAMES]), more=more)


def _of_total(sums: Sums, against: Against, lang: str) -> Iterator[str]:
    if not against.differences:
        yield say(_SAME, lang, file=against.file)
        return
    yield say(_DIFFERS, lang, count=len(against.differences), file=against.file)
    if against.hint is not None:
        yield say(_ALL_HINT, lang, hint=against.hint)
    for each in against.differences:
        none = chosen(_NONE, lang)
        values = {name: getattr(each, name) or none for name in ("sum", "published", "difference")}
        yield say(_DIFFERENCE, lang, cell=cell_name(sums.edition, (each.row, each.column)), **values)
        if each.shares:
            shown = listed(f"{unit} {value}" for unit, value in each.shares[:_SHARES])
            yield say(_SHARES_OF, lang, shares=shown) + ("……" if len(each.shares) > _SHARES else "")
        if each.hint is not None:
            yield say(_HINT, lang, hint=each.hint)


def cell_name(edition: str, ref: CellRef) -> str:
    """What a cell is called: the row and, where there are several, the column."""
    form = load(edition)
    columns = form.columns[ref[0]]
    called = form.rows[ref[0]].called
    return called if len(columns) == 1 else f"{called}·{next(each.key for each in columns if each.id == ref[1])}"


def in_json(sums: Sums, counted: Counted, called: tuple[str, int], against: Against | None, lang: str) -> str:
    """The same for programs (version 1; fields are only ever added)."""
    of, year = called
    told: dict[str, Any] = {
        "version": 1,
        "of": of,
        "year": year,
        "edition": sums.edition,
        "added": [
            {"unit": each.agency, "file": each.report, "sha256": each.sha256, "errors": each.count(ERROR)}
            for each in counted.added
        ],
        "left_out": [
            {"unit": each.unit, "file": each.file, "kind": each.kind, "reason": chosen(each.why, lang)}
            for each in counted.left_out
        ],
        "awaited": list(counted.awaited),
        "missing": [
            {"row": row, "column": column, "label": cell_name(sums.edition, (row, column)), "units": list(names)}
            for (row, column), names in sums.lacking.items()
        ],
    }
    if against is not None:
        told["against"] = {
            "file": against.file,
            "hint": against.hint and chosen(against.hint, lang),
            "differences": _differences(sums.edition, against.differences, lang),
        }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _differences(edition: str, found: Sequence[Difference], lang: str) -> list[dict[str, Any]]:
    return [
        {
            "row": each.row,
            "column": each.column,
            "label": cell_name(edition, (each.row, each.column)),
            "sum": each.sum or None,
            "published": each.published or None,
            "difference": each.difference or None,
            "shares": [{"unit": unit, "value": value} for unit, value in each.shares],
            "hint": each.hint and chosen(each.hint, lang),
        }
        for each in found
    ]
