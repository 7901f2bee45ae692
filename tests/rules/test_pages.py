"""The page of every rule: both languages, and examples that really pass and fail."""

from pathlib import Path

import pytest
from planted import looked_at, of_example, rules_found
from ruamel.yaml import YAML

from gipgen.check import locate
from gipgen.cli.rules_command import render
from gipgen.findings.file_messages import TEXTS
from gipgen.findings.finding import Page
from gipgen.rules import RULES
from gipgen.rules.rule_pages import pages
from gipgen.source.reader import read

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
    assert all(id_.startswith("GIP") and id_[3] in "123456789" and len(id_) == 6 for id_ in ids)
    assert {"GIP301", "GIP302", "GIP303", "GIP304", "GIP210"} <= {rule.id for rule in RULES}
    assert 20 < len(ids)


def test_both_languages_of_a_message_name_known_fields() -> None:
    import string

    for name, text in TEXTS.items():
        fields = [{field for _, field, _, _ in string.Formatter().parse(each) if field} for each in text]
        assert fields[1] - {"reason_en"} <= fields[0] | {"key", "raw"}, name


def _found(page: Page, example: str) -> bool:
    if page.id < "GIP2":
        return page.id in {finding.rule for finding in read(f"{example}\n".encode(), ("行政许可", "主动公开")).findings}
    return page.id in rules_found(*of_example(page, example))


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=[page.id for page in WITH_EXAMPLES])
def test_the_good_example_passes_and_the_bad_one_fails(page: Page) -> None:
    assert not _found(page, page.good)
    assert _found(page, page.bad)


def test_what_is_told_of_every_example_is_written_down() -> None:
    doubled = {"GIP722"}  # the stop that the example is planted with doubles its last one
    assert {page.id for page in WITH_EXAMPLES if page.id > "GIP3"} == set(TOLD) | doubled


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
        if page.id < "GIP4":  # what programs read: the numbers of the message
            left, right, difference = (each.finding.values[name] for name in ("left", "right", "difference"))
            assert abs(left - right) == difference > 0
