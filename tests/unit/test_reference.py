"""The pages under docs/reference say what the program says now."""

import sys

import pytest
from reports import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import reference


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return reference.pages()


def test_the_reference_is_fresh(pages: dict[str, str]) -> None:
    """After a change: python scripts/reference.py"""
    for name, text in pages.items():
        assert text == (reference.TARGET / name).read_text(encoding="utf-8"), name


def test_every_page_of_the_reference_is_listed(pages: dict[str, str]) -> None:
    index = (reference.TARGET / "index.md").read_text(encoding="utf-8")
    for page in reference.TARGET.glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index, page.name
    assert set(pages) <= {page.name for page in reference.TARGET.glob("*.md")}


def test_words_for_what_is_not_there_are_an_error() -> None:
    with pytest.raises(reference.MissingWordsError, match="gone"):
        reference._same("options", {"--to": "", "gone": ""}, {"--to"})
