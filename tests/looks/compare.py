"""Pictures compared as an eye does from a step away: where ink is and how much of it, not which pixel."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops

TILE = 8  # pixels: about 7 mm of a sheet of paper
GREY = 6  # of 255: how far a tile may be from the golden one; another hinting makes 1, a figure that moved 9
TILES = 5  # that may be further off
_LONGER = 0.01  # of the height: rounding of line heights adds up on a long page


class Difference(NamedTuple):
    """``tiles`` that differ, and ``strongest``, the grey levels between the two most different; ``size`` where that does."""

    size: str
    tiles: int
    strongest: int

    def __bool__(self) -> bool:
        return bool(self.size) or self.tiles > TILES


def side_by_side(pages: Iterable[Path]) -> Image.Image:
    """The pages of one document in a row, grey."""
    pictures = [Image.open(page).convert("L") for page in pages]
    row = Image.new("L", (sum(each.width for each in pictures), max(each.height for each in pictures)), "white")
    left = 0
    for picture in pictures:
        row.paste(picture, (left, 0))
        left += picture.width
    return row


def shrunk(picture: Path, width: int) -> Image.Image:
    """A screenshot, grey and ``width`` pixels wide."""
    image = Image.open(picture).convert("L")
    return image.resize((width, image.height * width // image.width), Image.Resampling.BOX)


def sixteen(image: Image.Image) -> Image.Image:
    """In sixteen greys: a golden picture is a third of the size, and what is compared with it loses the same."""
    return image.convert("L").point([round(level / 17) * 17 for level in range(256)])


def save(image: Image.Image, path: Path) -> None:
    sixteen(image).quantize(16, dither=Image.Dither.NONE).save(path, optimize=True, bits=4)


def compare(golden: Image.Image, image: Image.Image) -> Difference:
    size = "" if _alike(golden.size, image.size) else f"{golden.size} → {image.size}"
    width, height = (max(pair) for pair in zip(golden.size, image.size, strict=True))
    tiles = [_padded(sixteen(each), width, height).reduce(TILE) for each in (golden, image)]
    levels = ImageChops.difference(*tiles).histogram()
    return Difference(size, sum(levels[GREY + 1 :]), max(level for level, count in enumerate(levels) if count))


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= _LONGER * one[1]


def _padded(image: Image.Image, width: int, height: int) -> Image.Image:
    canvas = Image.new("L", (width, height), "white")
    canvas.paste(image, (0, 0))
    return canvas
