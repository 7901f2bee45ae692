"""Prose with a blank line wherever a paragraph begins, so that its source shows what is printed. No word changes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from gipgen.prose.blocks import parse_blocks
from gipgen.prose.lines import Line, bullet_match, item_match, lines_of
from gipgen.prose.nodes import Block, Heading, List, Paragraph, plain
from gipgen.prose.pasted import divided


def spaced(text: str) -> str:
    """The text with blank lines where lines that stand right below one another were taken for two paragraphs."""
    text = text.lstrip("\n")
    lines = divided(list(lines_of(text)), text).lines
    if not any(line.starts for line in lines):
        return text
    parted = frozenset(_parted(lines))
    result = "\n".join("\n" * (number in parted) + line for number, line in enumerate(text.split("\n")))
    return result if list(_said(parse_blocks(result).blocks)) == list(_said(parse_blocks(text).blocks)) else text


def _parted(lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that a blank line belongs in front of."""
    in_list = False
    for above, line in pairwise(lines):
        in_list = _is_item(above) or (in_list and bool(above.text) and not above.starts)
        if line.starts and not (in_list and _is_item(line)) and _may_part(above, line):
            yield line.number


def _is_item(line: Line) -> bool:
    return bool(item_match(line.text) or bullet_match(line.text))


def _may_part(above: Line, below: Line) -> bool:
    """Not inside tables, nor where bars show already what is printed."""
    if above.cells and below.cells:
        return False
    barred = [line.text for line in (above, below) if "|" in line.text]
    return len(barred) < 2 and not any(text.startswith("|") for text in barred)


def _said(blocks: Iterable[Block]) -> Iterator[Any]:
    """What blocks say, without their places."""
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield type(block).__name__, getattr(block, "level", 0), plain(block.children)
        elif isinstance(block, List):
            yield block.ordered, block.start, [list(_said(item)) for item in block.items]
        else:
            yield [[plain(cell) for cell in row] for row in block.rows]
