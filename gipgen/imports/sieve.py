"""Signs that no report file may hold: control characters, and those that turn the direction of text unseen.

They are taken out of whatever was read, so that ``check`` never refuses what ``import`` wrote. What merely was left by a
program goes like the rest of the page around a report; a sign that turns text made people see other numbers than there
are, so it is told. Radicals become the characters that they look like (``radicals``).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from gipgen.imports.match import Leftover
from gipgen.imports.radicals import with_characters
from gipgen.imports.raw import Block, Cell, Line, Raw, Run
from gipgen.source.decode import forbidden
from gipgen.source.radical_signs import FIRST, LAST, characters

_TURN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BOOKMARK = re.compile(r"\[bookmark:[^\]]{0,40}\]")
_MOST = 20  # places told of one file


def without_bookmarks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Without what converters of Word files write for a bookmark, in the middle of a line too."""
    return tuple(
        block._replace(runs=tuple(run._replace(text=_BOOKMARK.sub("", run.text)) for run in block.runs))
        if isinstance(block, Line) and "[bookmark" in block.text
        else block
        for block in blocks
    )


def sifted(raw: Raw) -> tuple[Raw, list[Leftover], list[Leftover]]:
    """What was read without such signs; the places of those that turn text, and those of the others."""
    known = {"\t", "\n"}.union(raw.title, raw.agency, *(text for block in raw.blocks for text in _texts(block)))
    if not raw.own and any(FIRST <= sign <= LAST for sign in known):
        raw = raw._replace(blocks=tuple(map(with_characters, raw.blocks)), title=characters(raw.title))
    found = {sign for sign in known if forbidden(sign)}
    if not found:
        return raw, [], []
    without = dict.fromkeys(map(ord, found - set("\v\f\r\x1c\x1d\x1e\x85")))
    without |= dict.fromkeys(map(ord, found & set("\v\f\r\x1c\x1d\x1e\x85")), " ")  # they part words
    turning = list(_told(raw.blocks, found & _TURN))[:_MOST]
    others = list(_told(raw.blocks, found - _TURN))[:_MOST]
    blocks = tuple(_cleaned(block, without) for block in raw.blocks)
    cleaned = raw._replace(
        blocks=blocks, title=raw.title.translate(without), agency=raw.agency.translate(without).strip()
    )
    return cleaned, turning, others


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        for run in block.runs:
            yield run.text
            yield run.target
    else:
        yield from (cell.text for cell in block.cells)


def _told(blocks: Iterable[Block], signs: set[str]) -> Iterator[Leftover]:
    for block in blocks:
        here = signs.intersection("".join(_texts(block)))
        if here:
            yield Leftover(" ".join(f"U+{ord(sign):04X}" for sign in sorted(here)), block.place, "sign")


def _cleaned(block: Block, without: dict[int, str | None]) -> Block:
    if isinstance(block, Line):
        return block._replace(runs=tuple(_run(run, without) for run in block.runs))
    return block._replace(cells=tuple(_cell(cell, without) for cell in block.cells))


def _run(run: Run, without: dict[int, str | None]) -> Run:
    return run._replace(text=run.text.translate(without), target=run.target.translate(without))


def _cell(cell: Cell, without: dict[int, str | None]) -> Cell:
    return cell._replace(text=cell.text.translate(without))
