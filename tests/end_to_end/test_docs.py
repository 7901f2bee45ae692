"""The tutorial and the guides work as they stand: every command is run, what it prints is what the page shows."""

from pathlib import Path

import pytest
from reports import ROOT
from walkthrough import Reader, Shown, renewed, typed_into

DOCS = ROOT / "docs"
WALKS = {  # pages that are followed one after the other in one folder
    "tutorial": sorted(DOCS.glob("tutorial/[0-9]*.md")),
    **{page.stem: [page] for page in sorted(DOCS.glob("how-to/*.md"))},
}


@pytest.mark.parametrize("walk", WALKS)
def test_a_reader_meets_what_the_pages_show(walk: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """``--update-golden`` writes what is printed now into the pages; read the diff."""
    reader = Reader(tmp_path, ROOT)
    for path in WALKS[walk]:
        page = path.read_text(encoding="utf-8")
        seen = list(reader.follow(page))
        if request.config.getoption("--update-golden"):
            for each in reversed(seen):
                if not each.agree():
                    page = page[: each.start] + renewed(each) + page[each.end :]
            path.write_text(page, encoding="utf-8")
            continue
        for each in seen:
            assert each.agree(), f"{path.name}: > {each.command}\n" + "\n".join(each.printed)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_a_finding_of_the_tutorial(name: str) -> None:
    page = (DOCS / "tutorial" / "2-numbers.md").read_text(encoding="utf-8")
    shown = [line.strip() for line in (ROOT / name).read_text(encoding="utf-8").split("\n") if "错误 GIP" in line]
    assert shown
    assert all(line in page for line in shown)


def test_a_page_may_leave_lines_out_only_where_it_says_so() -> None:
    def agrees(page: str) -> bool:
        return Shown("gipgen", page.split("\n"), ["a", "b", "c"], 0, 0).agree()

    assert all(map(agrees, ("a\nb\nc", "a\n……\nc", "……\nc", "a\n……", "……\nb\n……", "……")))
    assert not any(map(agrees, ("a\nc", "……\nb", "b\n……", "a\n……\nd", "……\nc\nb\n……", "")))


def test_what_the_reader_types_replaces_what_stood_there() -> None:
    text = "a:\n  b: 1   # one\n  c: |\n    old\n\n    older\n\n# end\nd: 2\n"
    assert typed_into(text, "a:\n  b: 3\n  c: |\n    new\ne: 4\n") == (
        "a:\n  b: 3\n  c: |\n    new\n\n# end\nd: 2\n\n\ne: 4\n"
    )
