"""A published report, taken apart: its title, what stands in front of section one, and of each section prose and table."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gipgen.form.definition import Form, Section
from gipgen.imports import frame
from gipgen.imports.cut_blocks import cut
from gipgen.imports.entries import looks_tabular
from gipgen.imports.form_words import Index
from gipgen.imports.match import Leftover, shortened
from gipgen.imports.outline import Start, outline, table_section
from gipgen.imports.page_around import (
    is_page,
    trimmed,
    without_bookmarks,
    without_chrome,
    without_furniture,
    without_page,
)
from gipgen.imports.paragraphs import same_text
from gipgen.imports.printed_words import core, is_value, normal
from gipgen.imports.raw import Block, Line, Raw, Table
from gipgen.imports.repeats import without_repeats

_LONGEST_CELL = 60  # characters; a longer line is a whole table that ran together
ELSEWHERE = ""  # stands for the section of tables that stand outside the section with their table


class Divided(NamedTuple):
    """The parts of a report; ``notes`` (prose) and ``tables`` by the id of their section."""

    title: str
    front: list[Block]
    notes: dict[str, list[Block]]
    tables: dict[str, list[Block]]
    leftovers: list[Leftover]
    dropped: list[Leftover]


def divide(raw: Raw, words: Index) -> Divided:
    """Take a report apart. gipgen's own files hold nothing that is no part of it."""
    blocks: list[Block] = list(raw.blocks)
    again: list[Leftover] = []
    if not raw.own:
        blocks, again = without_repeats(cut(without_bookmarks(raw.blocks), words), words)
    starts = outline(blocks, words, own=raw.own)
    blocks, starts, dropped = without_page(blocks, starts, words)
    dropped += again
    title, front, before = _front(blocks[: starts[0].position] if starts else blocks, raw)
    leftovers: list[Leftover] = []
    (dropped if is_page(raw) else leftovers).extend(before)
    notes: dict[str, list[Block]] = {}
    tables: dict[str, list[Block]] = {}
    for section, found, is_last in _sections(blocks, starts, words.form):
        part, furniture = (found, []) if raw.own else trimmed(found, table=bool(section.table), last=is_last)
        dropped += furniture
        if section.table:
            notes[section.id], tables[section.id] = _divided(part, words, own=raw.own)
        else:
            notes[section.id], inside = _without_tables(part, words)
            tables.setdefault(ELSEWHERE, []).extend(inside)
    front, inside = _without_tables(front, words)
    tables.setdefault(ELSEWHERE, []).extend(inside)
    return Divided(title, list(map(without_chrome, front)), notes, tables, leftovers, dropped)


def _front(head: Sequence[Block], raw: Raw) -> tuple[str, list[Block], list[Leftover]]:
    """Title, the preface's blocks, and what stands in front of the title."""
    lines = [block for block in head if isinstance(block, Line)]
    found = frame.title_of(lines)
    if found is None:
        named = frame.title_of([line for line in lines if line.text.startswith("标题")][:1])
        return named[0] if named else frame.title_from(raw.title), without_furniture(head), []
    title, first, end = found
    above, below = _place(lines[first], head), _place(lines[end - 1], head) + 1
    before = [shortened(block, "front") for block in without_furniture(head[:above])]
    front = [block for block in without_furniture(head[below:]) if not _says(block, title)]
    return title, front, before


def _place(line: Line, blocks: Sequence[Block]) -> int:
    return next(number for number, block in enumerate(blocks) if block is line)  # itself, not one that says the same


def _says(block: Block, text: str) -> bool:
    return isinstance(block, Line) and same_text(block.text, text)


def _sections(blocks: list[Block], starts: list[Start], form: Form) -> Iterator[tuple[Section, list[Block], bool]]:
    """Each section that was found, the blocks below its heading, and whether it is the last."""
    for number, start in enumerate(starts, 1):
        is_last = number == len(starts)
        end = len(blocks) if is_last else starts[number].position
        yield form.sections[start.section], blocks[start.position + (1 if start.heading else 0) : end], is_last


def _split(blocks: Sequence[Block], test: Callable[[Block], bool]) -> tuple[list[Block], list[Block]]:
    """The blocks that pass the test, and the others."""
    passed: list[Block] = []
    others: list[Block] = []
    for block in blocks:
        (passed if test(block) else others).append(block)
    return passed, others


def _without_tables(blocks: Sequence[Block], words: Index) -> tuple[list[Block], list[Block]]:
    """The blocks without the tables of the form, and those."""
    return _split(blocks, lambda block: table_section(block, words) is None)


def _divided(part: Sequence[Block], words: Index, *, own: bool) -> tuple[list[Block], list[Block]]:
    """The prose of a section with a table, and its table with the lines that belong to it."""
    if own:
        return _without_tables(part, words)
    tabular = [number for number, block in enumerate(part) if _is_tabular(block, words)]
    tabular = [number for number in tabular if not _alone(number, tabular, part)]
    if not tabular:
        return list(part), []
    first, end = tabular[0], tabular[-1] + 1
    prose, inner = _split(part[first:end], lambda block: _is_prose(block, words))
    return [*part[:first], *prose, *part[end:]], inner


def _is_tabular(block: Block, words: Index) -> bool:
    if isinstance(block, Line):
        return looks_tabular(block, words)
    return table_section(block, words) is not None or _has_words(block, words)


def _has_words(table: Table, words: Index) -> bool:
    known = sum(core(cell.text) in words.rows or core(cell.text) in words.headers for cell in table.cells)
    return known > 0 or all(is_value(cell.text) or not normal(cell.text) for cell in table.cells)


def _alone(number: int, tabular: list[int], part: Sequence[Block]) -> bool:
    """A short line that could be a cell, far from any other."""
    block = part[number]
    if isinstance(block, Table) or len(block.text) > _LONGEST_CELL:
        return False
    return (
        number - 1 not in tabular
        and number + 1 not in tabular
        and not any(isinstance(part[each], Table) for each in tabular)
    )


def _is_prose(block: Block, words: Index) -> bool:
    if isinstance(block, Table):
        return False
    text = block.text
    return len(text) > 25 and text[-1] in "。；！" and not looks_tabular(block, words)


def with_overview(parts: Divided, form: Form) -> Divided:
    """Without a heading of section one: what speaks of the report itself is the preface, the rest is section one."""
    overview = form.sections[0].id
    if overview in parts.notes:
        return parts
    count = 0
    while count < len(parts.front) and _is_of_preface(parts.front[count]):
        count += 1
    preface, rest = parts.front[:count], parts.front[count:]
    return parts._replace(front=preface, notes={overview: rest, **parts.notes} if rest else parts.notes)


def _is_of_preface(block: Block) -> bool:
    return isinstance(block, Line) and any(
        word in block.text for word in ("编制", "统计期限", "本报告", "年度报告", "条例")
    )
