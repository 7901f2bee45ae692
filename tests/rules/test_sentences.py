"""The prose rules, one sentence at a time: sentences.yaml says what is found in each, and that nothing else is."""

from pathlib import Path
from typing import Any

import pytest
from planted import of_sentence
from reports import as_yaml
from ruamel.yaml import YAML

from gipgen.check import examine, locate

CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["句"][:24] for case in CASES])
def test_sentence(case: dict[str, Any]) -> None:
    text = as_yaml(of_sentence(case))
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
    assert case.get("说", "") in "\n".join(each[3].message("zh") for each in found)
    for (_, _, stands), (_, _, line, finding) in zip(wanted, found, strict=True):
        assert line.startswith(stands)
        assert finding.message("en")


def test_there_are_many() -> None:
    assert len(CASES) > 150
    assert len([case for case in CASES if not case.get("报")]) > 80, "silence is tested as often as speech"
