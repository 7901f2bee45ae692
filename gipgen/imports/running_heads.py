"""Running heads and feet of a paged document: short lines that stand on most of its pages, and are no part of its text."""

import re

from gipgen.imports.raw import Block, Line

_DIGITS = re.compile(r"\d{1,9}")
_OF_PAGES = frozenset("0123456789第页共总 \u3000/／-—–－|，,()（）")
_DATE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")


def without_running_heads(blocks: list[Block]) -> tuple[list[Block], list[Line]]:
    """Without short lines that stand on every page, running heads and feet, and these."""
    places: dict[str, set[str]] = {}
    pages = set()
    for block in blocks:
        page = block.place.partition("页")[0]
        pages.add(page)
        if isinstance(block, Line) and len(block.text) < 40:  # a sentence is longer
            places.setdefault(_shape(block.text, page), set()).add(page)
    if len(pages) < 3:  # too few to see what repeats
        return blocks, []
    heads = {text for text, where in places.items() if len(where) > len(pages) * 0.6}
    behind = [*blocks[1:], None]  # the agency above the date is its signature, whatever the heads say
    kept: list[Block] = []
    dropped: list[Line] = []
    for each, after in zip(blocks, behind, strict=True):
        page = each.place.partition("页")[0]
        if isinstance(each, Line) and _shape(each.text, page) in heads and not _is_date(after):
            dropped.append(each)
        else:
            kept.append(each)
    return kept, dropped


def _shape(text: str, page: str) -> str:
    """A line as it stands on every page: 第 2 页 / 共 6 页 with a sign for the number of its own page."""
    if "页" not in text or not _OF_PAGES.issuperset(text):
        return text
    number = page.rpartition("第")[2]
    found = next((each for each in _DIGITS.finditer(text) if each[0] == number), None)
    return text if found is None else f"{text[: found.start()]}#{text[found.end() :]}"


def _text(block: Block | None) -> str:
    return block.text if isinstance(block, Line) else ""


def _is_date(block: Block | None) -> bool:
    return _DATE.fullmatch("".join(_text(block).split())) is not None
