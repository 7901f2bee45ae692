"""Which units' reports are alike over a whole run: the same numbers in every cell, or largely the same sentences.

Of each pair the values decide, never the order of the files. A sentence of very many reports is held against a fixed few of
them, so that a phrase of everybody costs no more than one of two.
"""

from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from struct import unpack
from typing import Final

from gipgen.collect.collected import Handed, UnitState
from gipgen.collect.hand_over import PRINT
from gipgen.collect.unit_names import comparable
from gipgen.findings.text import Text, filled
from gipgen.form.editions import load
from gipgen.rules.support.siblings import compared

_SAME_NUMBERS = Text(
    "表格里的数和 {other} 的完全一样（{count} 个不是 0 的数）。请核对是不是交错了，或者照抄了。",
    "every number of its tables equals {other}'s ({count} of them not 0)",
)
_OF_PARENT = Text(
    "表格里的数和上级 {other} 的完全一样（{count} 个不是 0 的数）。请核对是不是把全区域的汇总数当成了本单位的数。",
    "every number of its tables equals those of {other}, the unit above it ({count} of them not 0)",
)
_SAME_TEXT = Text(
    "{section}和{last}有 {percent}% 的文字和 {other} 逐句相同（{count} 句）。请按本单位的实际重写。",
    "{percent}% of {first} and {last} are sentences of {other} ({count})",
)
_FEWEST_NUMBERS: Final = 3  # different ones that are not 0: one application answered is like any other
_SHARE, _LEAST = 0.5, 80  # as GIP904: of both sections; characters
_MOST_OWNERS: Final = 8  # reports that a sentence is held against
_PARTS: Final = 16  # of all sentences' marks: sorted they take five times the memory, so it is done part by part


def alike_units(states: Sequence[UnitState], year: int) -> tuple[tuple[str, str, Text], ...]:
    """Each pair once, the later unit of the roster first; units are compared that handed in one readable report."""
    found = [
        each for each in states if each.handed is not None and not each.handed.problem and each.handed.year == year
    ]
    return (*_same_numbers(found), *_same_text(found))


def _is_report(handed: Handed | None, year: int) -> bool:
    return handed is not None and handed.problem is None and handed.year == year


def _same_numbers(states: Sequence[UnitState]) -> Iterator[tuple[str, str, Text]]:
    first: dict[bytes, UnitState] = {}
    for each in states:
        handed = _handed(each)
        values = tuple(handed.values)
        if len(set(values) - {"", "0"}) < _FEWEST_NUMBERS:
            continue
        said = "\0".join((handed.edition, *values)).encode("utf-8", "surrogatepass")
        other = first.setdefault(blake2b(said, digest_size=16).digest(), each)
        if other is not each:
            own, alike = (other, each) if _is_above(each, other) else (each, other)
            count = sum(value not in ("", "0") for value in values)
            text = _OF_PARENT if _is_above(alike, own) else _SAME_NUMBERS
            yield own.unit.name, alike.unit.name, filled(text, other=alike.unit.name, count=count)


def _is_above(parent: UnitState, state: UnitState) -> bool:
    return comparable(state.unit.parent) == comparable(parent.unit.name)


def _same_text(states: Sequence[UnitState]) -> Iterator[tuple[str, str, Text]]:
    owners = _owners(states)
    found = [_nearest(number, _handed(each), owners) for number, each in enumerate(states)]
    for number, likeness in enumerate(found):
        if likeness is None or _is_told_by(found[likeness[0]], number, likeness[0]):
            continue
        other, share, count = likeness
        name = states[other].unit.name
        values = {"percent": round(share * 100), "other": name, "count": count}
        sections = _sections(_handed(states[number]).edition)
        yield states[number].unit.name, name, filled(_SAME_TEXT, **values, **sections)


def _is_told_by(likeness: tuple[int, float, int] | None, number: int, other: int) -> bool:
    """Whether the other one, later in the roster, is most like this one: then the pair is told there."""
    return other > number and likeness is not None and likeness[0] == number


def _sections(edition: str) -> dict[str, str | Text]:
    form = load(edition)
    first, last = map(form.section, compared(form))
    return {"section": first.key, "first": first.name, "last": last.name}


def _owners(states: Sequence[UnitState]) -> dict[int, list[int]]:
    """By sentence the first few reports that have it; of sentences of several reports only, which are few."""
    parts = [array("Q") for _ in range(_PARTS)]
    for each in states:
        for mark in _marks(_handed(each)):
            parts[mark % _PARTS].append(mark)
    owners: dict[int, list[int]] = {
        mark: [] for part in parts for mark, other in pairwise(sorted(part)) if mark == other
    }
    del parts
    for number, each in enumerate(states):
        for mark in _marks(_handed(each)):
            known = owners.get(mark)
            if known is not None and len(known) < _MOST_OWNERS:
                known.append(number)
    return owners


def _nearest(number: int, own: Handed, owners: dict[int, list[int]]) -> tuple[int, float, int] | None:
    """The report that shares most with this one, how much of this one that is, and how many sentences."""
    sizes: dict[int, int] = {}
    prints = bytes(own.prints)
    found = unpack(">" + "QH" * (len(prints) // PRINT), prints)
    marks, lengths = found[::2], found[1::2]
    for mark, length in zip(marks, lengths, strict=True):
        for other in owners.get(mark, ()):
            sizes[other] = sizes.get(other, 0) + length
    sizes.pop(number, None)
    most = max(sizes.values(), default=0)
    share = most / (sum(lengths) or 1)
    if share < _SHARE or most < _LEAST:
        return None
    best = min(other for other, size in sizes.items() if size == most)
    return best, share, sum(best in owners.get(mark, ()) for mark in marks)


def _handed(state: UnitState) -> Handed:
    assert state.handed is not None  # noqa: S101  the caller has looked
    return state.handed


def _marks(handed: Handed) -> tuple[int, ...]:
    """The marks of a report's sentences."""
    prints = bytes(handed.prints)
    return unpack(">" + "Q2x" * (len(prints) // PRINT), prints)
