"""The head of a table as lines of text: what a converter broke into pieces of its names stands above the first line that is known as one."""

from collections.abc import Sequence

from gipgen.imports.form_words import Index, is_patched
from gipgen.imports.outline import Start
from gipgen.imports.printed_words import core
from gipgen.imports.raw import Block, Line

_CAPTION = "表"  # 表 3 政府信息公开行政复议、行政诉讼情况: a title, and no piece of the head
_SIGNS = 2  # of a piece that tells a name; one alone may be of any


def begin_of_head(part: Sequence[Block], first: int, words: Index) -> int:
    """Where a table begins with the lines above it that hold nothing but pieces of its head, a sign alone (自 / 然人) among them."""
    while first:
        above = part[first - 1]
        texts = above.text.split() if isinstance(above, Line) else []
        if (
            not texts
            or texts[0].startswith(_CAPTION)
            or not all(
                len(core(each)) < _SIGNS or is_patched(each, words) or _is_caption(each, words) for each in texts
            )
        ):
            break
        first -= 1
    return first


def _is_caption(text: str, words: Index) -> bool:
    """Whether a line is what stands above a block of the form's table: 第二十条第（一）项."""
    return any(core(text) == core(block.caption) for table in words.form.tables.values() for block in table.blocks)


def with_heads(blocks: Sequence[Block], starts: Sequence[Start], words: Index) -> list[Start]:
    """Sections without a heading that begin with their table: with the head of that table, whose lines stand above it."""
    moved: list[Start] = []
    for start in starts:
        least = moved[-1].position + 1 if moved else 0
        above = start.position if start.heading else begin_of_head(blocks, start.position, words)
        moved.append(start._replace(position=max(above, min(least, start.position))))
    return moved
