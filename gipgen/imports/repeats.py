"""What a file prints twice: a table of contents, and the whole report once more for printing or for telephones."""

import re
from collections.abc import Sequence

from gipgen.imports import frame
from gipgen.imports.form_words import Index
from gipgen.imports.match import Leftover, shortened
from gipgen.imports.outline import section_of, table_section
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Line, Run

_MOST = 200  # lines of a table of contents
_FEWEST = 4  # headings in a row without anything between that make a table of contents
# Read from the end of a line: whatever the line is, they stop where they fit no more.
_PAGE = re.compile(r"[-—－]?\s*\d{1,3}[\s.…·•－_-]*")
_LEADER = re.compile(r"\d{1,3}[.…·•－_-]{2}")
_CONTENTS = frozenset(("目录", "目次", "内容目录", "本文目录", "文章导航", "目录导航"))


def without_repeats(blocks: Sequence[Block], words: Index) -> tuple[list[Block], list[Leftover]]:
    """The blocks without a table of contents and without a second copy, and what was taken off."""
    kept, contents = _without_contents(list(blocks), words)
    kept, copy = _without_copy(kept, words)
    return kept, [shortened(block, "page") for block in (*contents, *copy)]


def _named(block: Block, words: Index) -> int | None:
    """The section that a line of a table of contents names."""
    if not isinstance(block, Line):
        return None
    page = _PAGE.match(block.text[::-1])
    bare = block.text[: len(block.text) - page.end()] if page else block.text
    return section_of(block._replace(runs=(Run(bare),)), words.form) if bare else None


def _without_contents(blocks: list[Block], words: Index) -> tuple[list[Block], list[Block]]:
    named = [_named(block, words) for block in blocks]
    leads = [_is_leader(block) for block in blocks]
    start = 0
    while start < len(blocks):
        if named[start] is None:
            start += 1
            continue
        end, sections = _rising(leads, named, start)
        if len(sections) >= _FEWEST and len(set(named[end:]) & sections) >= _FEWEST:
            while end < len(blocks) and leads[end]:
                end += 1
            if start and normal(blocks[start - 1].text) in _CONTENTS:
                start -= 1
            return [*blocks[:start], *blocks[end:]], blocks[start:end]
        start = end
    return blocks, []


def _rising(leads: list[bool], named: list[int | None], start: int) -> tuple[int, set[int | None]]:
    """Where a row of lines ends that name one later section after the other, and these; dotted lines may stand between."""
    sections = [named[start]]
    end = start + 1
    for place in range(end, min(len(leads), start + _MOST)):
        section = named[place]
        if section is not None and section > (sections[-1] or 0):
            sections.append(section)
            end = place + 1
        elif not leads[place]:
            break
    return end, set(sections)


def _is_leader(block: Block) -> bool:
    """Whether a line leads to a page: （一）主动公开……3."""
    return isinstance(block, Line) and _LEADER.match(normal(block.text)[::-1]) is not None


def _without_copy(blocks: list[Block], words: Index) -> tuple[list[Block], list[Block]]:
    heading = normal(words.form.sections[0].heading)
    found = [place for place, block in enumerate(blocks) if _is_line(block, heading)]
    again = _first_heading_again(blocks, found, words) if found[1:] else None
    if again is None:
        return blocks, []
    before = {normal(block.text) for block in blocks[: found[0]]}
    while _is_again(blocks[again - 1], before):  # the copy begins with its title and preface
        again -= 1
    return blocks[:again], blocks[again:]


def _first_heading_again(blocks: list[Block], found: list[int], words: Index) -> int | None:
    """Of the places of the heading of section one the one with all tables both in front of it and behind."""
    first, *more = found
    begins: dict[int | None, int] = {}  # where the first table of each kind stands, and the last
    ends: dict[int | None, int] = {}
    for place, block in enumerate(blocks[first:], first):
        kind = table_section(block, words)
        begins.setdefault(kind, place)
        ends[kind] = place
    every = [number for number, section in enumerate(words.form.sections) if section.table]
    if not all(number in begins for number in every):
        return None
    start, end = max(begins[number] for number in every), min(ends[number] for number in every)
    return next((place for place in more if start < place <= end), None)


def _is_line(block: Block, text: str) -> bool:
    return isinstance(block, Line) and normal(block.text) == text


def _is_again(block: Block, before: set[str]) -> bool:
    return isinstance(block, Line) and (normal(block.text) in before or frame.is_furniture(block.text))
