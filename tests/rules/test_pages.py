"""The page of every rule: both languages, and examples that really pass and fail."""

import re
from typing import Any

import pytest
from reports import BASE, as_yaml

from gipgen.check import examine
from gipgen.cli.rules_command import render
from gipgen.findings.file_messages import TEXTS
from gipgen.findings.finding import Page
from gipgen.rules import RULES
from gipgen.rules.rule_pages import pages
from gipgen.source.compose import compose
from gipgen.source.reader import read
from gipgen.workspace.memory import Memory

PAGES = pages()
WITH_EXAMPLES = [page for page in PAGES if page.good and page.bad]


@pytest.mark.parametrize("page", PAGES, ids=[page.id for page in PAGES])
def test_page_is_complete_in_both_languages(page: Page) -> None:
    for text in (page.title, page.why, page.fix):
        assert text.zh
        assert text.en
    assert any("\u4e00" <= character <= "\u9fff" for character in page.why.zh)
    for language in ("zh", "en"):
        assert page.id in render(page, language)


def test_ids_are_of_known_families_and_every_rule_has_a_page() -> None:
    ids = [page.id for page in PAGES]
    assert sorted(set(ids)) == ids
    assert all(id_.startswith("GIP") and id_[3] in "123456789" and len(id_) == 6 for id_ in ids)
    assert {"GIP301", "GIP302", "GIP303", "GIP304", "GIP210"} <= {rule.id for rule in RULES}
    assert 20 < len(ids)


def test_both_languages_of_a_message_name_known_fields() -> None:
    import string

    for name, text in TEXTS.items():
        fields = [{field for _, field, _, _ in string.Formatter().parse(each) if field} for each in text]
        assert fields[1] - {"reason_en"} <= fields[0] | {"key", "raw"}, name


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


def _found(page: Page, example: str) -> bool:
    if page.id < "GIP2":
        return page.id in {finding.rule for finding in read(f"{example}\n".encode(), ("行政许可", "主动公开")).findings}
    data, last = _zeroed(), _zeroed() | {"年度": 2023}
    last["主动公开"]["行政处罚"] = 4
    if not _is_yaml(example) or page.id in ("GIP220", "GIP221", "GIP222", "GIP230"):
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
    return page.id in {
        finding.rule for finding in examine(text.encode(), place="2024/report.yaml", neighbours=neighbours).findings
    }


def _is_yaml(example: str) -> bool:
    """Whether an example is a piece of the file and not of a text."""
    return re.match(r"[^\s：。，{}#]+:(\s|$)", example) is not None


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=[page.id for page in WITH_EXAMPLES])
def test_the_good_example_passes_and_the_bad_one_fails(page: Page) -> None:
    assert not _found(page, page.good)
    assert _found(page, page.bad)
