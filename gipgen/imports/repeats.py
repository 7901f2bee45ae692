"""What a file prints twice: a table of contents, and the whole report once more for printing or for telephones."""

import re
from collections.abc import Sequence

from gipgen.findings.privacy import quoted
from gipgen.imports import frame
from gipgen.imports.form_words import Index
from gipgen.imports.match import Leftover
from gipgen.imports.outline import section_of, table_section
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Line, Run, Table

_FEWEST = 4  # headings in a row without anything between that make a table of contents
_PAGE = re.compile(r"[\s.…·•－_-]*\d{1,3}\s*[-—－]?$")
_LEADER = re.compile(r"[.…·•－_-]{2,}\s*\d{1,3}$")
_CONTENTS = frozenset(("目录", "目次", "内容目录", "本文目录", "文章导航", "目录导航"))


def without_repeats(blocks: Sequence[Block], words: Index) -> tuple[list[Block], list[Leftover]]:
    """The blocks without a table of contents and without a second copy, and what was taken off."""
    kept, contents = _without_contents(list(blocks), words)
    kept, copy = _without_copy(kept, words)
    return kept, [Leftover(quoted(_text(block), 0, 200), block.place, "page") for block in (*contents, *copy)]


def _text(block: Block) -> str:
    return block.text if isinstance(block, Line) else " ".join(" ".join(cell.text.split()) for cell in block.cells)


def _named(block: Block, words: Index) -> int | None:
    """The section that a line of a table of contents names."""
    if not isinstance(block, Line):
        return None
    bare = _PAGE.sub("", block.text)
    return section_of(block._replace(runs=(Run(bare),)), words.form) if bare else None


def _without_contents(blocks: list[Block], words: Index) -> tuple[list[Block], list[Block]]:
    named = [_named(block, words) for block in blocks]
    start = 0
    while start < len(blocks):
        if named[start] is None:
            start += 1
            continue
        end, sections = start, [named[start]]
        for place in range(start + 1, len(blocks)):
            block, section = blocks[place], named[place]
            if section is not None and section > (sections[-1] or 0):
                sections.append(section)
                end = place
            elif not (isinstance(block, Line) and _LEADER.search(normal(block.text))):
                break
        later = {section for section in named[end + 1 :] if section is not None}
        if len(sections) >= _FEWEST and len(later & set(sections)) >= _FEWEST:
            end += 1
            while end < len(blocks) and isinstance(blocks[end], Line) and _LEADER.search(normal(_text(blocks[end]))):
                end += 1
            if start and normal(_text(blocks[start - 1])) in _CONTENTS:
                start -= 1
            return [*blocks[:start], *blocks[end:]], blocks[start:end]
        start = end + 1
    return blocks, []


def _without_copy(blocks: list[Block], words: Index) -> tuple[list[Block], list[Block]]:
    first = [
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Line) and normal(block.text) == normal(words.form.sections[0].heading)
    ]
    if len(first) < 2:  # the report once
        return blocks, []
    kinds = [table_section(block, words) if isinstance(block, Table) else None for block in blocks]
    wanted = {number for number, section in enumerate(words.form.sections) if section.table}
    for place in first[1:]:
        if wanted <= set(kinds[first[0] : place]) and wanted <= set(kinds[place:]):
            before = {normal(_text(block)) for block in blocks[: first[0]]}
            while _is_again(blocks[place - 1], before):
                place -= 1  # noqa: PLW2901  the copy begins with its title and preface
            return blocks[:place], blocks[place:]
    return blocks, []


def _is_again(block: Block, before: set[str]) -> bool:
    return isinstance(block, Line) and (normal(block.text) in before or frame.is_furniture(block.text))
