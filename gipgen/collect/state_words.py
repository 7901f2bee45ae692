"""States as tables and pages show them: in words always, in colours besides; and what is said of a unit in one line."""

import re
from collections.abc import Iterable
from typing import Final

from gipgen.collect.collected import DONE, State, UnitState
from gipgen.findings.text import chosen

GOOD, WAITS, BAD, APART = "good", "waits", "bad", "apart"  # kinds of states, each in a colour
KINDS: Final[dict[State, str]] = {
    "未交": BAD,
    "读不了": BAD,
    "重复": BAD,
    "年度不符": BAD,
    "格式不符": BAD,
    "待填": WAITS,
    "有错误": WAITS,
    "有警告": GOOD,
    "通过": GOOD,
    "已并入": APART,
    "不应报": APART,
    "不在名册": APART,
}
COLOURS: Final = {  # of the ground and of the letters: at least 7 to 1
    GOOD: ("E2F0D9", "1E4620"),
    WAITS: ("FFF2CC", "5C4100"),
    BAD: ("FBE0DD", "7A1410"),
    APART: ("E7E6E6", "3B3838"),
}
ABSENT: Final[tuple[State, ...]] = ("未交", "读不了", "年度不符")  # there is no report of the year
_LATE = "迟交 {days} 天"
_LATE_BY = "迟交"
_IN_TIME = "按时"
_MERGED = "已并入{unit}"


def owed(state: UnitState) -> bool:
    """Whether a unit still owes something."""
    return state.state not in DONE


def is_absent(state: UnitState) -> bool:
    """Whether there is no report of the year that anybody can read."""
    return state.state in ABSENT


def late_words(state: UnitState) -> str:
    """Empty where nobody knows."""
    if state.late is None:
        return ""
    return (_LATE.format(days=state.by) if state.by else _LATE_BY) if state.late else _IN_TIME


def why_words(state: UnitState) -> str:
    """Why a unit is in its state, in one line."""
    if state.why is not None:
        return chosen(state.why, "zh")
    return _MERGED.format(unit=state.unit.merged_into) if state.state == "已并入" and state.unit.merged_into else ""


def why_to_unit(state: UnitState) -> str:
    """The same for the unit itself: its files by their names, not by where the office keeps them."""
    words = why_words(state)
    for path, name in file_names(_files(state)).items():
        words = words.replace(path, name)
    return words


def why_to_all(state: UnitState) -> str:
    """The same for everybody: no files."""
    words = _problem(state) or why_words(state)
    files = _files(state)
    if not any(path in words for path in files):
        return words
    pieces = re.split("(（[^（）]*）)", words)
    words = "".join(each for each in pieces if not (each.startswith("（") and any(path in each for path in files)))
    return "".join(each for each in re.findall("[^。]+。?", words) if not any(path in each for path in files))


def _problem(state: UnitState) -> str:
    """Why a file cannot be read; in the words for the office the file, and by what it is the unit's, stand around it."""
    problem = state.handed and state.handed.problem
    return chosen(problem, "zh") if problem and state.state == "读不了" else ""


def _files(state: UnitState) -> list[str]:
    """The longest first: one may be the end of another."""
    return sorted({each.file for each in (state.handed, *state.others) if each is not None}, key=len, reverse=True)


def file_names(paths: Iterable[str]) -> dict[str, str]:
    """By path what a unit is told of its files: the names, with as many folders before them as it takes to tell them apart."""
    parts = {path: path.replace("\\", "/").split("/") for path in paths}
    named: dict[str, str] = {}
    for path, own in parts.items():
        others = [each for each in parts.values() if each[-1] == own[-1] and each != own]
        count = next(
            (count for count in range(1, len(own)) if all(each[-count:] != own[-count:] for each in others)), len(own)
        )
        named[path] = "/".join(own[-count:])
    return named
