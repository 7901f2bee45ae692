"""The pages under docs/reference say what the program says now."""

import json
import sys

import pytest
from reports import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import compose_forms
import doc_pictures
import reference


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return reference.pages()


def test_the_reference_is_fresh(pages: dict[str, str]) -> None:
    """After a change: python scripts/reference.py"""
    for name, text in pages.items():
        assert text == (reference.TARGET / name).read_text(encoding="utf-8"), name


def test_the_form_files_are_composed() -> None:
    """After a change: python scripts/compose_forms.py"""
    assert compose_forms.composed() == compose_forms.TARGET.read_text(encoding="utf-8")


def test_the_pictures_show_what_is_printed_now() -> None:
    """After a change of what the examples look like: python scripts/doc_pictures.py; with --accept where nothing of it shows."""
    assert doc_pictures.made_of() == json.loads(doc_pictures.MADE_OF.read_text(encoding="utf-8"))
    assert all((doc_pictures.TARGET / name).exists() for name in doc_pictures.PICTURES)


def test_every_page_of_the_reference_is_listed(pages: dict[str, str]) -> None:
    index = (reference.TARGET / "index.md").read_text(encoding="utf-8")
    for page in reference.TARGET.glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index, page.name
    assert set(pages) <= {page.name for page in reference.TARGET.glob("*.md")}


def test_words_for_what_is_not_there_are_an_error() -> None:
    with pytest.raises(reference.MissingWordsError, match="gone"):
        reference._same("options", {"--to": "", "gone": ""}, {"--to"})
