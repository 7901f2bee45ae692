"""The layouts of the examples against pictures that a person has looked at.

They tell a broken layout, not a broken text. After a wanted change: pytest tests/looks --update-golden, then look at them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from compare import Difference, compare, save, shrunk, side_by_side
from PIL import Image
from programs import HOUSE, OFFICE, REPORTS, opened, pages, version

FOLDER = Path(__file__).resolve().parent.parent / "golden" / "pictures"
SEEDS = [name for name, path in REPORTS.items() if path.parts[-2].startswith("202")]
LIBREOFFICE = "LibreOffice 7.4"  # of Debian 12, as in .ci/run; another one breaks lines elsewhere
PAGE = 240  # pixels


class Seen(NamedTuple):
    """Where the outputs of a report are, what opens them, and where pictures may be put."""

    stem: Path
    chromium: Any
    work: Path


def word(seen: Seen) -> Image.Image:
    return _office(seen, "docx")


def odt(seen: Seen) -> Image.Image:
    return _office(seen, "odt")


def _office(seen: Seen, format_: str) -> Image.Image:
    found = version()
    if not found.startswith(LIBREOFFICE):
        pytest.skip(f"the golden pictures were made by {LIBREOFFICE}; this is {found}")
    return side_by_side(pages(seen.stem.parent / OFFICE[format_] / f"{seen.stem.name}.pdf", PAGE, seen.work))


def paper(seen: Seen) -> Image.Image:
    return side_by_side(pages(seen.stem.parent / "printed" / f"{seen.stem.name}.pdf", PAGE, seen.work))


def wide(seen: Seen) -> Image.Image:
    return _screen(seen, 1280, 360)


def narrow(seen: Seen) -> Image.Image:
    return _screen(seen, 320, 160)


def _screen(seen: Seen, width: int, shown_width: int) -> Image.Image:
    with opened(seen.chromium, seen.stem.with_suffix(".html"), width) as tab:
        tab.screenshot(path=seen.work / "screen.png", full_page=True)
    return shrunk(seen.work / "screen.png", shown_width)


Show = Callable[[Seen], Image.Image]
Golden = Callable[[Image.Image, str], Difference]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare with the golden picture of that name, or make it."""

    def look(image: Image.Image, name: str) -> Difference:
        path = FOLDER / f"{name}.png"
        if request.config.getoption("--update-golden"):
            FOLDER.mkdir(exist_ok=True)
            save(image, path)
        return compare(Image.open(path), image)

    return look


@pytest.mark.parametrize("show", [word, odt, paper, wide, narrow])
@pytest.mark.parametrize("name", [*SEEDS, HOUSE])
def test_the_layout_is_the_golden_one(
    golden: Golden, shown: Path, chromium: Any, tmp_path: Path, name: str, show: Show
) -> None:
    image = show(Seen(shown / name, chromium, tmp_path))
    image.save(tmp_path / "seen.png")
    name = f"{name}.{show.__name__}"
    assert not golden(image, name), f"look at {tmp_path / 'seen.png'} beside {FOLDER / name}.png"
