"""The prose rules, one sentence at a time: sentences.yaml says what is found in each, and that nothing else is."""

from pathlib import Path
from typing import Any

import pytest
from reports import BASE, as_yaml
from ruamel.yaml import YAML

from gipgen.check import examine, locate
from gipgen.form.editions import load
from gipgen.source.compose import compose

CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8")
)
FORM = load("2021")


def report_of(case: dict[str, Any]) -> str:
    """A report of zeros with the case's numbers and its sentence."""
    data = compose(BASE).data
    tables: dict[str, Any] = {}
    rows = {row.key: row for row in FORM.rows.values()}
    rows["其他"] = FORM.rows["other_misc"]
    assert set(case["表"]) <= set(rows), "known words of the form"
    for row in FORM.rows.values():
        columns = [column for column in FORM.columns[row.id] if not column.total]
        value = case["表"].get(row.key, 0) if rows[row.key] is row else 0
        if len(columns) > 1 and not isinstance(value, list):
            value = [value] + [0] * (len(columns) - 1) if len(columns) > 3 else [0, 0, 0]
        node = tables
        for key in row.path[:-1]:
            node = node.setdefault(key, {})
        if len(columns) == 3:
            value = dict(zip((column.key for column in columns), value, strict=True))
        if not row.parts:
            node[row.path[-1]] = value
    data.update(tables)
    data["年度"] = case.get("年", 2024)
    data["总体情况"] = data["存在问题及改进"] = data["其他事项"] = "略。\n"
    section = case.get("节", "总体情况")
    text = f"## {case.get('题', '工作情况')}\n\n{case['句']}\n"
    if isinstance(data[section], dict):
        data[section] = {"说明": case["句"] + "\n。\n", **data[section]}
    else:
        data[section] = text
    return as_yaml(data)


@pytest.mark.parametrize("case", CASES, ids=[case["句"][:24] for case in CASES])
def test_sentence(case: dict[str, Any]) -> None:
    text = report_of(case)
    lines = text.split("\n")
    wanted = case.get("报", [])
    found = [
        (each.finding.rule, each.finding.severity, lines[each.line - 1][each.column - 1 :], each.finding)
        for each in locate("report.yaml", examine(text.encode()))
        if each.finding.rule[:4] == "GIP5" and (each.finding.rule != "GIP515" or "GIP515" in str(wanted))
    ]
    assert [tuple(each[:2]) for each in wanted] == [each[:2] for each in found], [
        each[3].message("zh") for each in found
    ]
    for (_, _, stands), (_, _, line, finding) in zip(wanted, found, strict=True):
        assert line.startswith(stands)
        assert finding.message("en")


def test_there_are_many() -> None:
    assert len(CASES) > 150
    assert len([case for case in CASES if not case.get("报")]) > 80, "silence is tested as often as speech"
