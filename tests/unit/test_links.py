"""Every link within the repository's Markdown leads somewhere, also to its heading."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from reports import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])


def links(path: Path) -> list[str]:
    tokens = MarkdownIt().enable("table").parse(path.read_text(encoding="utf-8"))
    inner = [child for token in tokens for child in token.children or ()]
    return [
        str(token.attrs.get("href") or token.attrs.get("src"))
        for token in inner
        if token.type in ("link_open", "image")
    ]


@cache
def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ +(.*?) *$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = unquote(link).partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), f"{page.name}: {link}"
        if anchor:
            assert anchor in anchors(target), f"{page.name}: {link}"
        if page.is_relative_to(DOCS):
            assert target.is_relative_to(DOCS), f"{link} leads out of the pages that are built"


def test_every_page_is_in_the_navigation() -> None:
    def named(item: Any) -> list[str]:
        if isinstance(item, str):
            return [item]
        inner = item.values() if isinstance(item, dict) else item
        return [name for each in inner for name in named(each)]

    listed = named(tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]["nav"])
    pages = {str(page.relative_to(DOCS).as_posix()) for page in DOCS.glob("**/*.md")}
    listed += [name for name in pages if name.startswith("decisions/")]  # their index lists them
    assert pages == set(listed)


def test_the_decisions_are_listed() -> None:
    index = set(links(DOCS / "decisions" / "index.md"))
    assert {page.name for page in DOCS.glob("decisions/0*.md")} == index
