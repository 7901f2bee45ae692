"""The page of every rule: both languages, and examples that really pass and fail."""

import ast
import inspect
from pathlib import Path

import pytest
from planted import looked_at, of_example, rules_found
from ruamel.yaml import YAML

from gipgen.check import locate
from gipgen.cli.rules_command import render
from gipgen.findings.families import is_of_file, is_of_reading
from gipgen.findings.file_messages import TEXTS
from gipgen.findings.finding import Page
from gipgen.findings.text import Text
from gipgen.report.structure import read_structure
from gipgen.rules import RULES
from gipgen.rules.rule_pages import pages
from gipgen.rules.support.rule import Rule

PAGES = pages()
TOLD = YAML(typ="safe").load(Path(__file__).with_name("examples.yaml").read_text(encoding="utf-8"))
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
    assert all(id_.startswith("GIP") and id_[3] in "0123456789" and len(id_) == 6 for id_ in ids)
    assert {"GIP301", "GIP302", "GIP303", "GIP304", "GIP210"} <= {rule.id for rule in RULES}
    assert 20 < len(ids)


def test_both_languages_of_a_message_name_known_fields() -> None:
    import string

    for name, text in TEXTS.items():
        fields = [{field for _, field, _, _ in string.Formatter().parse(each) if field} for each in text]
        assert fields[1] - {"reason_en"} <= fields[0] | {"key", "raw"}, name


def _found(page: Page, example: str) -> bool:
    if is_of_reading(page.id):
        return page.id in {each.rule for each in read_structure(f"{example}\n".encode())[0].findings}
    return page.id in rules_found(*of_example(page, example))


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=[page.id for page in WITH_EXAMPLES])
def test_the_good_example_passes_and_the_bad_one_fails(page: Page) -> None:
    assert not _found(page, page.good)
    assert _found(page, page.bad)


def test_what_is_told_of_every_example_is_written_down() -> None:
    doubled = {"GIP722"}  # the stop that the example is planted with doubles its last one
    assert {page.id for page in WITH_EXAMPLES if not is_of_file(page.id)} == set(TOLD) | doubled


@pytest.mark.parametrize("page", [page for page in PAGES if page.id in TOLD], ids=list(TOLD))
def test_what_is_told_of_the_bad_example_and_where(page: Page) -> None:
    raw, examined = looked_at(*of_example(page, page.bad))
    lines = raw.decode().split("\n")
    found = [each for each in locate("report.yaml", examined) if each.finding.rule == page.id]
    assert [severity for severity, *_ in TOLD[page.id]] == [each.finding.severity for each in found]
    for (_, stands, *says), each in zip(TOLD[page.id], found, strict=True):
        assert lines[each.line - 1][each.column - 1 :].startswith(stands)
        for words in says:
            assert words in each.finding.message("zh")
        if page.id.startswith("GIP3"):  # what programs read: the numbers of the message
            left, right, difference = (each.finding.values[name] for name in ("left", "right", "difference"))
            assert abs(left - right) == difference > 0


SEVERITIES = {"ERROR": "error", "WARNING": "warning", "INFO": "info"}


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_finds_with_the_severities_of_its_page_and_no_others(rule: Rule) -> None:
    order = list(SEVERITIES.values())
    assert list(rule.page.severities) == sorted(set(rule.page.severities), key=order.index)
    tree = ast.parse(Path(inspect.getfile(rule.check)).read_text(encoding="utf-8"))
    page = next((each for each in tree.body if ast.unparse(each).startswith("PAGE = ")), tree.body[0])
    told = set(ast.walk(page)) | {  # compared with, not given to a finding
        name for each in ast.walk(tree) if isinstance(each, ast.Compare) for name in ast.walk(each)
    }
    used = {
        SEVERITIES[each.id]
        for each in ast.walk(tree)
        if isinstance(each, ast.Name) and each.id in SEVERITIES and each not in told
    }
    assert used <= set(rule.page.severities)
    assert not used or used == set(rule.page.severities)


def test_a_rules_page_names_all_severities() -> None:
    page = next(page for page in PAGES if page.id == "GIP618")
    assert "错误（有的是警告、提示）" in render(page, "zh")
    assert "error (some warning, info)" in render(page, "en")


ADVICE = ("请", "删去", "应", "建议", "写成", "里面写", "不用", "可以不", "看看", "是不是", "写“")


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_message_says_what_to_do_and_is_about_no_number_of_a_rule(rule: Rule) -> None:
    module = inspect.getmodule(rule.check)
    texts = [
        each for name, each in vars(module).items() if isinstance(each, Text) and name.isupper() and name[0] != "_"
    ]
    for each in texts:
        assert any(word in each.zh for word in ADVICE), each.zh
        assert not each.zh.startswith(("GIP", "{rule}"))
