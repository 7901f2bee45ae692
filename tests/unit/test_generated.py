"""Pages that are generated and committed say what the program says now."""

from reports import ROOT

from gipgen.cli.rule_table import table
from gipgen.rules.pages import pages


def test_the_table_of_rules_is_fresh() -> None:
    """After a change: gipgen rules --format md -o docs/reference/rules.md"""
    page = (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    assert table("zh") == page
    assert len(pages()) == sum(line.startswith("| GIP") for line in page.split("\n"))


def test_the_table_in_english_has_the_same_rules() -> None:
    assert [page.id for page in pages()] == [line[2:8] for line in table("en").split("\n") if line.startswith("| GIP")]


def test_every_rule_about_the_report_tells_its_evidence() -> None:
    for page in pages():
        if page.id >= "GIP3":
            assert page.confidence in ("A", "B", "C"), page.id
            assert page.checks, page.id
        if page.severity == "error" and page.id >= "GIP3":
            assert page.confidence != "C", page.id
