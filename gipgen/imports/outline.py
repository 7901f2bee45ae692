"""Raw blocks → the six sections: which lines are their headings, and where each begins.

Headings vary ("2、主动公开政府信息情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况") and their words occur elsewhere, so
every candidate is weighed, tables say where their sections must be, and the best order of all six wins.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from gipgen.form.definition import Form, Section
from gipgen.form.editions import load
from gipgen.imports.across import is_across
from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, normal, variants
from gipgen.imports.raw import Block, Line

_NUMBER = r"[（(]?[一二三四五六七八1-9][)）]?\s*[、.．,，:：]?\s*"
TOP_NUMBER = re.compile(r"^[一二三四五六七八]\s*[、.．,，:：]")
_INNER = re.compile(r"^[（(][一二三四五六七八九十]{1,2}[)）]")
_ARABIC = re.compile(r"^\d\s*[、.．]")
LONGEST_HEADING = 48  # characters of a heading
_VIRTUAL = 0.9  # the weight of a table as the beginning of a section that has no heading
_DIGITS = "一二三四五六七八"
_OWN_LEVEL = 2


class Start(NamedTuple):
    """Where a section begins; ``heading`` tells that the block there is its heading, to be taken off."""

    position: int
    section: int
    heading: bool


class _Candidate(NamedTuple):
    position: int
    section: int
    weight: float
    heading: bool


def outline(blocks: Sequence[Block], words: Index, *, own: bool = False) -> list[Start]:
    """The beginnings of the sections that were found, in order; gipgen marks its ``own`` headings."""
    if own:
        return list(_own_starts(blocks, words.form))
    anchors = [
        (number, kind) for number, block in enumerate(blocks) if (kind := table_section(block, words)) is not None
    ]
    candidates = [_Candidate(number, section, _VIRTUAL, heading=False) for number, section in anchors]
    candidates += _lines_like_headings(blocks, anchors, words.form)
    best = _best(sorted(candidates))
    return [Start(each.position, each.section, each.heading and not _is_inner(blocks[each.position])) for each in best]


def _own_starts(blocks: Sequence[Block], form: Form) -> Iterator[Start]:
    headings = [section.heading for section in form.sections]
    for place, block in enumerate(blocks):
        if isinstance(block, Line) and block.heading == _OWN_LEVEL and block.text in headings:
            yield Start(place, headings.index(block.text), heading=True)


def _lines_like_headings(
    blocks: Sequence[Block], anchors: Sequence[tuple[int, int]], form: Form
) -> Iterator[_Candidate]:
    """Lines that may be a section's heading: with its table and those of later sections below, all others above."""
    for number, block in enumerate(blocks):
        for section, weight in heading_weights(block, form) if isinstance(block, Line) else ():
            if all(place > number if section <= kind else place < number for place, kind in anchors):
                yield _Candidate(number, section, weight, heading=True)


def _is_inner(block: Block) -> bool:
    """Whether a heading is one inside the section that it begins: （一）主要问题."""
    return isinstance(block, Line) and _INNER.match(block.text) is not None


def _best(candidates: list[_Candidate]) -> list[_Candidate]:
    """The heaviest chain of candidates in which places and sections both increase."""
    chains: list[tuple[float, list[_Candidate]]] = []
    for number, each in enumerate(candidates):
        before: tuple[float, list[_Candidate]] = (0.0, [])
        for other, chain in zip(candidates[:number], chains, strict=True):
            if other.position < each.position and other.section < each.section and chain[0] > before[0]:
                before = chain
        chains.append((before[0] + each.weight, [*before[1], each]))
    return max(chains, key=lambda chain: chain[0], default=(0.0, []))[1]


def table_section(block: Block, words: Index) -> int | None:
    """The number of the section whose table this is, or a line of it."""
    if isinstance(block, Line):
        return None
    sections = {section.table: number for number, section in enumerate(words.form.sections) if section.table}
    if is_across(block, words):
        across = next(table for table in words.form.tables.values() if table.lies_across)
        return sections[across.id]
    counts: dict[str, int] = {}
    for cell in block.cells:
        seen = core(cell.text)
        for row in words.rows.get(seen, ()) if seen not in words.columns else ():
            table = _table_of(words.form, row)
            counts[table] = counts.get(table, 0) + 1
    best = max(counts, key=lambda table: counts[table], default=None)
    return sections[best] if best is not None and counts[best] > 1 else None


@cache
def _tables(edition: str) -> dict[str, str]:
    form = load(edition)
    return {row.id: table.id for table in form.tables.values() for block in table.blocks for row in block.rows}


def _table_of(form: Form, row: str) -> str:
    return _tables(form.edition)[row]


def heading_weights(line: Line, form: Form) -> Iterator[tuple[int, float]]:
    text = normal(line.text).rstrip(":。;")
    if not text or len(text) > LONGEST_HEADING:
        return
    bare = re.sub(rf"^{_NUMBER}", "", text) if not re.match(r"\d{2}", text) else text
    for number, section in enumerate(form.sections):
        if likeness := _likeness(text, bare, section, _variant(form.edition, section.id)):
            yield number, likeness + _numbering_weight(text, number) + (0.3 if line.heading else 0.0)


def _likeness(text: str, bare: str, section: Section, variant: re.Pattern[str]) -> float:
    """How much a line reads like the heading of a section, with its number and without; 0 where it does not."""
    if core(bare) == core(section.heading):
        return 3.0
    if variant.fullmatch(bare) or variant.fullmatch(text):
        return 1.8
    if TOP_NUMBER.match(text) and variant.match(bare) and not re.search("[。；,:]", bare):
        return 0.6  # more words than any variant: 存在的主要问题及下一年度工作思路
    return 0.0


def _numbering_weight(text: str, section: int) -> float:
    """What a number in front tells: 一、 a section, most of all the right one; （一） a part of one."""
    if TOP_NUMBER.match(text):
        return 1.0 + (0.4 if _DIGITS.find(text[0]) == section else 0)
    if _INNER.match(text):
        return -1.5
    return 0.1 if _ARABIC.match(text) else 0.0


def section_of(line: Line, form: Form) -> int | None:
    """The number of the section that a line by itself is the heading of."""
    best = max(heading_weights(line, form), key=lambda each: each[1], default=None)
    return best[0] if best is not None and best[1] > _VIRTUAL else None


@cache
def _variant(edition: str, section: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{normal(each)})" for each in printed_headings(load(edition), section)) or r"(?!)")


def printed_headings(form: Form, section: str) -> list[str]:
    """What published reports write for the heading of a section, by the part that it plays."""
    parts = form.roles.sections._asdict()
    return [each for part, id_ in parts.items() if id_ == section for each in variants()["sections"][part]]
