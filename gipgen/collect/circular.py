"""``通报.md``: who is missing, late or wrong, as an office sends it; its words are a template that an office can copy."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from gipgen.collect.collected import Collected, UnitState
from gipgen.collect.feedback_points import DUTIES
from gipgen.collect.rule_ranking import Broken
from gipgen.collect.state_words import why_to_all
from gipgen.findings.harmless import visible
from gipgen.findings.text import chosen
from gipgen.formats.as_md import escaped, line
from gipgen.formats.templating import Language, Templates
from gipgen.vocabulary.numerals import to_chinese

FILE = "通报.md"
TEMPLATE = "通报.md.jinja"
_LANGUAGE = Language("collect", {}, escapes=False)
_DAY = "{year}年{month}月{day}日"
_AGAIN = ("读不了", "重复", "年度不符", "格式不符")
_NOT_ONE = "报来的文件不止一份，内容不同。请确认以哪一份为准。"
_TO_VERIFY = "（待核实）"
_APART = ("已并入", "不应报", "不在名册")  # owe no report
_MOST_RULES = 20


def circular(collected: Collected, broken: Sequence[Broken], templates: Templates) -> bytes:
    """The text. Raises ``TemplateFault`` for what goes wrong in an office's own template."""
    text = templates.render(_LANGUAGE, TEMPLATE, **_values(collected, broken))
    return re.sub(r"\n{3,}", "\n\n", text.strip() + "\n").encode("utf-8")


def _values(collected: Collected, broken: Sequence[Broken]) -> dict[str, Any]:
    """What the template may print: its head tells offices the same."""
    return {
        "year": collected.year,
        "deadline": day_words(collected.deadline),
        "supervisor": _name(collected.supervisor),
        **_received(collected.units),
        **_examined(collected.units),
        "rules": list(map(_rule, broken[:_MOST_RULES])),
        "more": max(len(broken) - _MOST_RULES, 0),
        "alike": [
            {"first": line(_name(first)), "second": _name(second), "what": _name(chosen(what, "zh"))}
            for first, second, what in collected.alike
        ],
        "changes": [
            {"word": word, "units": list(map(_name, names))} for word, names in (collected.changed or {}).items()
        ],
        "number": _numbers(),
    }


def _received(units: Sequence[UnitState]) -> dict[str, Any]:
    """Who handed in, and when."""
    asked = owing(units)
    there = [state for state in asked if state.state != "未交"]
    return {
        "due": len(asked),
        "received": len(there),
        "absent": [f"{_name(state.unit.name)}{_doubt(state)}" for state in units if state.state == "未交"],
        "late": [{"unit": _name(state.unit.name), "days": state.by} for state in asked if state.late],
        "undated": sum(state.late is None for state in there if state.state != "年度不符"),  # no report of the year
        "strangers": _in_state(units, "不在名册"),
        "again": [
            {"state": state.state, "unit": line(_name(state.unit.name)), "why": _name(_why(state))}
            for state in units
            if state.state in _AGAIN
        ],
    }


def _doubt(state: UnitState) -> str:
    """That something speaks against it, such as a file of that name that could not be read: whoever sends the letter has to look first."""
    return _TO_VERIFY if state.why else ""


def _why(state: UnitState) -> str:
    """Why a unit has to hand in again: what the office does with several files is its own matter."""
    return _NOT_ONE if state.state == "重复" else why_to_all(state)


def owing(units: Sequence[UnitState]) -> tuple[UnitState, ...]:
    """The units that the letter speaks of: what others handed in is in no number of it."""
    return tuple(state for state in units if state.state not in _APART)


def _examined(units: Sequence[UnitState]) -> dict[str, Any]:
    """What was found in the reports that could be read."""
    return {
        "wrong": [
            {"unit": _name(state.unit.name), "count": state.handed.count("error")}
            for state in units
            if state.state == "有错误" and state.handed is not None
        ],
        "open": _in_state(units, "待填"),
        "doubtful": _in_state(units, "有警告"),
        "good": _in_state(units, "通过"),
    }


def _rule(each: Broken) -> dict[str, Any]:
    counts = {"count": len(each.units), "places": each.places}
    return {"rule": each.rule, "title": _name(each.title), "duty": DUTIES[each.severity], **counts}


def _in_state(units: Sequence[UnitState], wanted: str) -> list[str]:
    return [_name(state.unit.name) for state in units if state.state == wanted]


def _name(text: str) -> str:
    """A text of others, as Markdown prints it."""
    return escaped(visible(text))


def day_words(iso: str) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return iso
    return _DAY.format(year=year, month=int(month), day=int(day))


def _numbers() -> Callable[[], str]:
    """The numbers of headings, one after the other: those without anything to say are left out."""
    count = 0

    def number() -> str:
        nonlocal count
        count += 1
        return to_chinese(count)

    return number
