"""Running heads and feet of a paged document: short lines that stand on most of its pages, and are no part of its text.

Rows of zeros and pieces of labels stand on most pages too, where a table without rules goes over them: numbers side by
side are no head, and a word of a few signs is one at the edge of its pages only.
"""

import re
from collections.abc import Iterator, Sequence

from gipgen.imports.raw import Block, Line

_DIGITS = re.compile(r"\d{1,9}")
_OF_PAGES = frozenset("0123456789第页共总 \u3000/／-—–－|，,()（）")
_LONGEST = 40  # signs; a sentence is longer
_EDGE = 3  # lines at the edge of a page
_PIECE = 6  # signs of a word that may be of a label
_NUMBERS = re.compile(r"\d[\d.,]*(?:\s+\d[\d.,]*)+")
_DATE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")


def without_running_heads(blocks: list[Block]) -> tuple[list[Block], list[Line]]:
    """Without short lines that stand on every page, running heads and feet, and these."""
    shapes = list(_shapes(blocks))
    pages = list(map(_page, blocks))
    if len(set(pages)) < 3:  # too few to see what repeats
        return blocks, []
    places: dict[str, set[str]] = {}
    for page, shape in zip(pages, shapes, strict=True):
        places.setdefault(shape, set()).add(page)
    heads = {text for text, where in places.items() if text and len(where) > len(set(pages)) * 0.6}
    behind = [*blocks[1:], None]  # the agency above the date is its signature, whatever the heads say
    kept: list[Block] = []
    dropped: list[Line] = []
    for each, shape, after in zip(blocks, shapes, behind, strict=False):
        if isinstance(each, Line) and shape in heads and not _is_date(after):
            dropped.append(each)
        else:
            kept.append(each)
    return kept, dropped


def _shapes(blocks: Sequence[Block]) -> Iterator[str]:
    """Each line that may be a head as it stands on every page; nothing for what is none."""
    pages = len(set(map(_page, blocks)))
    for page, block, is_edge in _with_edges(blocks):
        is_line = isinstance(block, Line) and _may_be_head(block.text, is_edge=is_edge)
        yield _shape(block.text, page, pages) if is_line else ""


def _page(block: Block) -> str:
    return block.place.partition("页")[0]


def _with_edges(blocks: Sequence[Block]) -> Iterator[tuple[str, Block, bool]]:
    """Each block with its page, and whether it stands at the edge of that."""
    pages = list(map(_page, blocks))
    for number, (page, block) in enumerate(zip(pages, blocks, strict=True)):
        above, below = pages[max(number - _EDGE, 0) : number], pages[number + 1 : number + 1 + _EDGE]
        inside = len(above) == len(below) == _EDGE and {*above, *below} == {page}
        yield page, block, not inside


def _may_be_head(text: str, *, is_edge: bool) -> bool:
    """Whether a line is short, as a sentence is not, and neither a row of numbers nor, in the middle of a page, a piece of a label."""
    return len(text) < _LONGEST and (is_edge or len(text) >= _PIECE) and not _NUMBERS.fullmatch(text.strip())


def _shape(text: str, page: str, pages: int) -> str:
    """A line as it stands on every page: 第 2 页 / 共 6 页 with a sign for the number of its own page, an address with 2/6 behind it too."""
    if text.endswith(f" {(number := page.rpartition('第')[2])}/{pages}"):
        return text.removesuffix(f"{number}/{pages}")
    if "页" not in text or not _OF_PAGES.issuperset(text):
        return text
    found = next((each for each in _DIGITS.finditer(text) if each[0] == number), None)
    return text if found is None else f"{text[: found.start()]}#{text[found.end() :]}"


def _text(block: Block | None) -> str:
    return block.text if isinstance(block, Line) else ""


def _is_date(block: Block | None) -> bool:
    return _DATE.fullmatch("".join(_text(block).split())) is not None
