"""Sums that do not agree for one and the same number: the first is told in full, what follows from it behind it.

Which number is wrong only a person knows. But the sum of all columns is off by what the columns are off by, a balance by what a typed total is;
numbers in wrong columns spoil several of them; and a row and a column that are off by the same meet in one cell.
"""

from collections import defaultdict
from typing import Any

from gipgen.findings.finding import Diagnostic
from gipgen.findings.folding import with_more
from gipgen.findings.text import Text, filled, in_turn

_ROW, _RESULTS, _BALANCE = "GIP303", "GIP302", "GIP301"  # in the order in which one is told in place of others
_SHORT = {
    _ROW: Text("“{called}”的总计（相差 {difference}）", "the total of '{called}' (by {difference})"),
    _RESULTS: Text(
        "{group}总计的{column}列（相差 {difference}）", "the total of {group} in {column} (by {difference})"
    ),
    _BALANCE: Text("{column}列的勾稽关系（相差 {difference}）", "the balance of {column} (by {difference})"),
}
_ALSO = Text("多半是同一处错误，还使这些也对不上：{also}。", " Most likely the same mistake also spoils: {also}.")
_Group = list[Diagnostic]


def with_one_cause(findings: list[Diagnostic]) -> list[Diagnostic]:
    """The findings; of the sums of one table that are off for one number only the first."""
    tables: dict[object, _Group] = defaultdict(list)
    for each in findings:
        if each.rule in _SHORT and "difference" in each.values and "turned" not in each.values:
            tables[each.path[:1]].append(each)
    instead: dict[int, Diagnostic] = {}
    left_out: set[int] = set()
    for group in tables.values():
        for first, *others in _causes(group) if len(group) > 1 else ():
            if others:
                instead[id(first)] = _with_others(first, others)
                left_out.update(map(id, others))
    return [instead.get(id(each), each) for each in findings if id(each) not in left_out]


def _causes(group: _Group) -> list[_Group]:
    """The sums of a table, parted by what they are off for; in front of each part what is told in full."""
    ordered = sorted(group, key=lambda each: [*_SHORT].index(each.rule))
    rows = [each for each in ordered if each.rule == _ROW]
    parts: list[_Group] = []
    for each in ordered[len(rows) :]:
        parts = _with(each, parts, ordered)
    if len(rows) == len(parts) == 1 and rows[0].values["difference"] == parts[0][0].values["difference"]:
        return [[*rows, *parts[0]]]
    return [*([each] for each in rows), *parts]


def _with(finding: Diagnostic, parts: list[_Group], group: _Group) -> list[_Group]:
    """The parts with one more sum: those that it goes with become one."""
    apart, together = list[_Group](), _Group()
    for part in parts:
        if any(_follows(finding, other, group) for other in part):
            together += part
        else:
            apart.append(part)
    return [*apart, [*together, finding]]


def _follows(finding: Diagnostic, other: Diagnostic, group: _Group) -> bool:
    """Whether a sum is off because another one is."""
    if finding.rule != other.rule:
        return _spoils(other, finding)
    if "moved" in finding.values and "moved" in other.values:
        return len({any(_spoils(each, spoilt) for each in group) for spoilt in (finding, other)}) == 1
    others = [each for each in group if each.rule == finding.rule and each is not finding]
    return bool(finding.values.get("whole")) and _off(finding) == sum(map(_off, others))


def _spoils(total: Diagnostic, balance: Diagnostic) -> bool:
    """Whether a balance would hold with the sum of the results in place of the total that was typed."""
    same = total.rule == _RESULTS and balance.rule == _BALANCE and total.values["column"] == balance.values["column"]
    return same and not _off(total) + _off(balance)


def _off(finding: Diagnostic) -> Any:
    return finding.values["left"] - finding.values["right"]


def _with_others(first: Diagnostic, others: _Group) -> Diagnostic:
    also = in_turn(filled(_SHORT[each.rule], **each.values) for each in others)
    paths = [list(each.path) for each in (first, *others)]
    return with_more(first, _ALSO, also=also, also_rules=[each.rule for each in others], paths=paths)
