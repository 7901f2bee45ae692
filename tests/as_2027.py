"""A report in the form of 2021 → the same report in the made-up form of 2027, with zeros in the cells that only that has."""

import re
from typing import Any

from gipgen.form.counterparts import counterparts
from gipgen.form.definition import Block, Form
from gipgen.form.editions import load


def as_2027(data: dict[str, Any]) -> dict[str, Any]:
    """The data of a report file, turned; the edition is named, so that the year may stay."""
    new, old = load("2027"), load("2021")
    there = dict(zip(new.roles.sections, old.roles.sections, strict=True))
    by_key = {section.key for section in old.sections}
    turned: dict[str, Any] = {key: value for key, value in data.items() if key not in by_key}
    turned["格式"] = new.edition
    for section in new.sections:
        if section.id not in there:
            turned[section.key] = "数据由各科室报送，办公室核对。\n"
            continue
        key = old.section(there[section.id]).key
        if key in data:
            turned[section.key] = _section(data[key], new, old, section.table) if section.table else data[key]
    looked_up: dict[str, Any] = _looked_up(turned, new, old)
    return looked_up


def _section(value: dict[str, Any], new: Form, old: Form, table: str) -> dict[str, Any]:
    same = counterparts(new, old)
    turned = {"说明": value["说明"]} if "说明" in value else {}
    for block in new.tables[table].blocks:
        for row in block.rows:
            last = same.rows.get(row.id)
            given = _at(value, old.rows[last].path[1:]) if last else 0
            if given is None:
                continue  # a row of totals, or one that was left out on purpose
            node = turned
            for key in row.path[1:-1]:
                node = node.setdefault(key, {})
            node[row.path[-1]] = _row(given, block, last and old.columns[last], new, old)
    return turned


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _row(given: Any, block: Block, columns: Any, new: Form, old: Form) -> Any:
    if columns is None:
        return dict.fromkeys((column.key for column in block.columns), 0) if block.writing == "map" else 0
    if not isinstance(given, list):
        return given
    by_key = dict(zip((column.key for column in columns), given, strict=False))
    known = {column.key for column in columns}
    return [by_key.get(column.key, 0) for column in block.columns if column.key in by_key or column.key not in known]


def _looked_up(value: Any, new: Form, old: Form) -> Any:
    """The keys of sections in ``{{ }}``, as they are called now."""
    if isinstance(value, dict):
        return {key: _looked_up(inner, new, old) for key, inner in value.items()}
    if not isinstance(value, str):
        return value
    for ours, theirs in zip(new.roles.sections, old.roles.sections, strict=True):
        value = re.sub(rf"(?<=\{{\{{)([^}}]*?){old.section(theirs).key}\.", rf"\g<1>{new.section(ours).key}.", value)
    return value
