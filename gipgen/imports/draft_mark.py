"""Marks of a draft in a file that was handed in as a report: 草稿 in the header of each page, 征求意见稿 beside the title."""

import re
from functools import cache

from gipgen.imports.match import Leftover
from gipgen.imports.printed_words import variants
from gipgen.imports.raw import Line, Raw, plain

_SIGN = "稿"
_LONGEST = 80  # characters of a line that is a mark, or the title with one


def draft_mark(raw: Raw) -> tuple[Leftover, ...]:
    """The first line that says so; the others say it again."""
    lines = (plain(raw.title, "文件的标题"), *raw.around, *(block for block in raw.blocks if isinstance(block, Line)))
    mark = next((line for line in lines if _SIGN in line.text and is_draft_mark(line.text)), None)
    return (Leftover(mark.text.strip(), mark.place, "draft"),) if mark else ()


def is_draft_mark(text: str) -> bool:
    """Whether a line is the mark of a draft, or a title with one."""
    text = "".join(text.split())
    return len(text) <= _LONGEST and _pattern().fullmatch(text) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in variants()["drafts"]))
