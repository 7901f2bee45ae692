"""Reports with a fault planted in them: a page's example, or a sentence and the numbers beside it."""

import re
from typing import Any

from reports import BASE, as_yaml

from gipgen.check import Examined, examine
from gipgen.findings.finding import Page
from gipgen.form.editions import load
from gipgen.source.compose import compose
from gipgen.workspace.memory import Memory

FORM = load("2021")


def _graft(data: Any, fragment: dict[str, Any]) -> None:
    """Put a fragment where its keys belong, wherever in the report that is."""
    for key, value in fragment.items():
        home = _home(data, key)
        if isinstance(value, dict) and isinstance(home.get(key), dict):
            _graft(home[key], value)
        else:
            home[key] = value


def _home(data: dict[str, Any], key: str) -> dict[str, Any]:
    if key in data:
        return data
    for value in data.values():
        if isinstance(value, dict):
            home = _home(value, key)
            if key in home:
                return home
    return data


def _zeroed() -> Any:
    """A report of zeros: what an example does not say is 0."""
    data = compose(BASE).data

    def zero(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: zero(inner) for key, inner in value.items()}
        return 0

    for key in ("主动公开", "依申请公开", "复议诉讼"):
        data[key] = zero(data[key])
    del data["依申请公开"]["办理结果"]["总计"]
    data["总体情况"] = "。"
    return data


def of_example(page: Page, example: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The report that an example of a rule's page makes, and last year's."""
    data, last = _zeroed(), _zeroed() | {"年度": 2023}
    last["主动公开"]["行政处罚"] = 4
    if not is_yaml(example) or page.id in ("GIP220", "GIP221", "GIP222", "GIP230"):
        data["总体情况"] = example + "\n。"
        data["主动公开"]["行政许可"] = data["主动公开"]["行政处罚"] = 5
    else:
        fragment = dict(compose(example).data)
        _graft(last, fragment.pop("上年", {}))  # what last year's report says, as in {{ 上年.… }}
        _graft(data, fragment)
    missing = {"GIP201": "行政处罚", "GIP202": "行政处罚"}.get(page.id)
    if missing and missing not in example:
        del data["主动公开"][missing]
    return {**data, "上年报告": data.get("上年报告", "../2023/report.yaml")}, last


def looked_at(data: dict[str, Any], last: dict[str, Any]) -> tuple[bytes, Examined]:
    """The file of a report, and what is found in it with last year's beside it."""
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'
    before = as_yaml(last).encode()
    neighbours = Memory({"2023/report.yaml": before, "2022/report.yaml": before, "2024/活动.png": picture})
    raw = as_yaml(data).encode()
    return raw, examine(raw, place="2024/report.yaml", neighbours=neighbours)


def rules_found(data: dict[str, Any], last: dict[str, Any]) -> set[str]:
    """The rules that find something in a report, with last year's beside it."""
    return {finding.rule for finding in looked_at(data, last)[1].findings}


def is_yaml(example: str) -> bool:
    """Whether an example is a piece of the file and not of a text."""
    return re.match(r"[^\s：。，{}#]+:(\s|$)", example) is not None


def of_sentence(case: dict[str, Any]) -> dict[str, Any]:
    """A report of zeros with the case's numbers and its sentence."""
    data: dict[str, Any] = compose(BASE).data
    tables: dict[str, Any] = {}
    rows = {row.key: row for row in FORM.rows.values()}
    rows["其他"] = FORM.rows["other_misc"]
    assert set(case["表"]) <= set(rows), "known words of the form"
    for row in FORM.rows.values():
        columns = [column for column in FORM.columns[row.id] if not column.total]
        value: Any = case["表"].get(row.key, 0) if rows[row.key] is row else 0
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
    data["单位"] = case.get("单位", data["单位"])
    data["总体情况"] = data["存在问题及改进"] = data["其他事项"] = "略。\n"
    section = case.get("节", "总体情况")
    text = f"## {case.get('题', '工作情况')}\n\n{case['句']}\n"
    if isinstance(data[section], dict):
        data[section] = {"说明": case["句"] + "\n。\n", **data[section]}
    else:
        data[section] = text
    return data
