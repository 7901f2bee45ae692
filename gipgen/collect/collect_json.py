"""``collect.json``, version 1. Fields are only ever added; meanings never change."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gipgen.collect.collected import Collected, Handed, UnitState
from gipgen.collect.former_run import VERSION, Record, marks_of
from gipgen.findings.finding import ERROR, INFO, WARNING
from gipgen.findings.privacy import mask
from gipgen.findings.text import chosen


def emit(
    collected: Collected,
    records: Iterable[Record],
    written: Mapping[str, str],
    made_from: Mapping[str, str],
    lang: str,
) -> Iterator[bytes]:
    """The document in pieces; ``written`` are the other files of the run with their sha256, ``made_from`` is what they depend on."""
    lists: dict[
        str, Iterable[Any]
    ] = {  # one item a line: 6,000 units are written as they come, and differences are seen
        "units": (_unit(each, lang) for each in collected.units),
        "not_taken": (
            {"file": slashed(each.file), "reason": mask(chosen(each.reason, lang))} for each in collected.not_taken
        ),
        "alike": (
            {"unit": unit, "other": other, "message": chosen(text, lang)} for unit, other, text in collected.alike
        ),
        "imported": (each._asdict() for each in records),
    }
    values = {
        "summary": collected.summary,
        "changed": None
        if collected.changed is None
        else {key: list(names) for key, names in collected.changed.items()},
        "written": dict(sorted(written.items())),
        "made_from": dict(sorted(made_from.items())),
    }
    head = {
        "version": VERSION,
        "year": collected.year,
        "deadline": collected.deadline or None,
        "supervisor": collected.supervisor or None,
    }
    for text in _pieces(head, lists, values):  # of very many units never all as texts
        yield text.encode("utf-8", "backslashreplace")  # a name that is no text


def _pieces(head: Mapping[str, Any], lists: Mapping[str, Iterable[Any]], values: Mapping[str, Any]) -> Iterator[str]:
    before = "{\n"
    for key, value in head.items():
        yield f'{before}"{key}": {_dumped(value)}'
        before = ",\n"
    for key, items in lists.items():
        yield f',\n"{key}": ['
        before = "\n "
        for item in items:
            yield before + _dumped(item)
            before = ",\n "
        yield "\n]" if before == ",\n " else "]"
    for key, value in values.items():
        yield f',\n"{key}": {_dumped(value)}'
    yield "\n}\n"


_dumped = json.JSONEncoder(ensure_ascii=False).encode


def _unit(state: UnitState, lang: str) -> dict[str, Any]:
    unit, handed = state.unit, state.handed or _NOTHING
    return {
        "unit": unit.name,
        "code": unit.code or None,
        "parent": unit.parent or None,
        "state": state.state,
        "late": state.late,
        "file": slashed(handed.file) or None,
        "errors": handed.count(ERROR),
        "warnings": handed.count(WARNING),
        "fill_ins": handed.fill_ins,
        "infos": handed.count(INFO),
        "exempted": handed.exempted,
        "days_late": state.by,
        "received": unit.received or handed.dated or None,
        "why": mask(chosen(state.why, lang)) if state.why else None,
        "report": slashed(handed.report) or None,
        "edited": handed.edited,
        "others": [slashed(each.file) for each in state.others],
        "left_over": [mask(chosen(each, lang)) for each in handed.left_over],
        "rules": dict(handed.tally.rules),
        "content": marks_of(state),
    }


_NOTHING = Handed("", "", "", None, "")


def slashed(path: str) -> str:
    """A path as every system's files have it."""
    return path.replace("\\", "/")
