"""The examples of the rules' pages, which are pieces of a report, as whole reports."""

import re
from typing import Any

from reports import BASE, as_yaml

from gipgen.check import Examined, examine
from gipgen.findings.finding import Page
from gipgen.source.compose import compose
from gipgen.workspace.memory import Memory


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


def of_example(page: Page, example: str) -> tuple[bytes, Examined]:
    """A report of zeros that says what the example of a rule's page says, with last year's report; and what is found in it."""
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
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'
    before = as_yaml(last).encode()
    neighbours = Memory({"2023/report.yaml": before, "2022/report.yaml": before, "2024/活动.png": picture})
    text = as_yaml({**data, "上年报告": data.get("上年报告", "../2023/report.yaml")})
    return text.encode(), examine(text.encode(), place="2024/report.yaml", neighbours=neighbours)


def is_yaml(example: str) -> bool:
    """Whether an example is a piece of the file and not of a text."""
    return re.match(r"[^\s：。，{}#]+:(\s|$)", example) is not None
