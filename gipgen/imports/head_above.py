"""The head of a table as lines of text: what a converter broke into pieces of its names stands above the first line that is known as one."""

from collections.abc import Sequence

from gipgen.imports.form_words import Index, is_patched
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
            or not all(len(core(each)) < _SIGNS or is_patched(each, words) for each in texts)
        ):
            break
        first -= 1
    return first
