"""A published report, taken apart: its title, what stands in front of section one, and of each section prose and table."""

from collections.abc import Callable, Iterator, Sequence

from gipgen.form.definition import Form, Section
from gipgen.imports import frame
from gipgen.imports.cut_blocks import cut
from gipgen.imports.entries import is_row, looks_tabular
from gipgen.imports.form_words import Index, is_piece
from gipgen.imports.head_above import begin_of_head, with_heads
from gipgen.imports.labels_in_text import labels_of_rows
from gipgen.imports.match import Leftover, shortened
from gipgen.imports.missing_parts import unknown_sections
from gipgen.imports.official import repeats_title
from gipgen.imports.other_years import without_other_years
from gipgen.imports.outline import Start, is_top, leads_below, outline, table_section
from gipgen.imports.page_around import (
    is_page,
    trimmed,
    without_chrome,
    without_furniture,
    without_page,
)
from gipgen.imports.paragraphs import same_text
from gipgen.imports.printed_words import core, is_value, normal
from gipgen.imports.raw import Block, Cell, Line, Piece, Raw, Table, pieces
from gipgen.imports.repeats import without_repeats
from gipgen.named_tuple import NamedTuple
from gipgen.prose.typed_numbers import typed_number

_LONGEST_CELL = 60  # characters; a longer line is a whole table that ran together
_JOINS = ("、", "及", "和", "与", "以及")  # that a heading goes on with
_LONGEST_REST = 20  # characters of the second line of a heading
_PLACEHOLDERS = ("[TABLE]", "\\[TABLE\\]")  # pandoc's, as it is and with its signs escaped
_PIECE = 2  # characters that may be of any label
_ROW = 3  # numbers in a line that are a row's
_TOP = 2  # level of the heading of a section
ELSEWHERE = ""  # stands for the section of tables that stand outside the section with their table


class Head(NamedTuple):
    """How a section begins in the source."""

    section: int
    text: str  # empty where it has no heading of its own
    place: str
    picture: str = ""  # the place of a picture in the section


class Divided(NamedTuple):
    """The parts of a report; ``notes`` (prose) and ``tables`` by the id of their section.

    ``taken`` is what became none of these: the title, headings of the form, the signature.
    """

    title: str
    front: list[Block]
    notes: dict[str, list[Block]]
    tables: dict[str, list[Block]]
    leftovers: list[Leftover]
    dropped: list[Leftover]
    taken: tuple[Piece, ...] = ()
    unknown: tuple[Leftover, ...] = ()  # headings of sections that the form does not have
    heads: tuple[Head, ...] = ()  # the headings that were found


def divide(raw: Raw, words: Index, year: int | None = None) -> Divided:
    """Take a report on a year apart. gipgen's own files hold nothing that is no part of it."""
    blocks: list[Block] = list(raw.blocks)
    again: list[Leftover] = []
    others: list[Leftover] = []
    if not raw.own:
        blocks, again = without_repeats(cut(raw.blocks, words), words)
        blocks, others = without_other_years(blocks, year)
    blocks, lost = _without_placeholders(blocks)
    starts = with_heads(blocks, outline(blocks, words, own=raw.own), words)
    blocks, starts = (blocks, starts) if raw.own else leads_below(blocks, starts)
    blocks, starts, dropped = without_page(blocks, starts, words)
    dropped += again
    found = _front(blocks[: starts[0].position] if starts else blocks, raw)
    title, front, leftovers = found.title, found.blocks, found.before
    dropped += found.dropped
    if is_page(raw):
        dropped, leftovers = dropped + leftovers, []
    leftovers += [*lost, *others]
    taken = pieces(*found.taken, *(block for start in starts for block in _heading(blocks, start)))
    heads = tuple(_heads(blocks, starts))
    blocks, unknown = (blocks, ()) if raw.own else _with_unknown(blocks, starts)
    sections = _contents(blocks, starts, words, own=raw.own)
    front, inside = _without_tables(front, words)
    sections.tables.setdefault(ELSEWHERE, []).extend(inside)
    dropped += sections.dropped
    bare = [without_chrome(block) for block in front]
    dropped += [each for _, chrome in bare for each in chrome]
    front = [block for block, _ in bare]
    return Divided(title, front, sections.notes, sections.tables, leftovers, dropped, taken, unknown, heads)


class _Contents(NamedTuple):
    """Prose and tables by the id of their section, and furniture among them."""

    notes: dict[str, list[Block]]
    tables: dict[str, list[Block]]
    dropped: list[Leftover]


def _contents(blocks: list[Block], starts: list[Start], words: Index, *, own: bool) -> _Contents:
    notes: dict[str, list[Block]] = {}
    tables: dict[str, list[Block]] = {}
    dropped: list[Leftover] = []
    for section, found, is_last in _sections(blocks, starts, words.form):
        part, furniture = (found, []) if own else trimmed(found, table=bool(section.table), last=is_last)
        dropped += furniture
        if section.table:
            notes[section.id], tables[section.id] = _divided(part, words, own=own)
        else:
            notes[section.id], inside = _without_tables(part, words)
            tables.setdefault(ELSEWHERE, []).extend(inside)
    return _Contents(notes, tables, dropped)


class _Front(NamedTuple):
    """What stands in front of section one: the title and its lines, the preface's blocks, what stands in front of the title."""

    title: str
    taken: Sequence[Block]
    blocks: list[Block]
    before: list[Leftover]
    dropped: list[Leftover]


def _front(head: Sequence[Block], raw: Raw) -> _Front:
    lines = [block for block in head if isinstance(block, Line)]
    found = frame.title_of(lines)
    if found is None:
        named = frame.title_of([line for line in lines if line.text.startswith("标题")][:1])
        kept, dropped = without_furniture(head)
        return _Front(named[0] if named else frame.title_from(raw.title), (), kept, [], dropped)
    title, first, end = found
    above, below = _place(lines[first], head), _place(lines[end - 1], head) + 1
    front, dropped = without_furniture(head[:above])
    kept, behind = without_furniture(head[below:])
    pages, before = _split(front, lambda block: repeats_title(block, title))
    again, kept = _split(kept, lambda block: _says(block, title))
    dropped += [*behind, *(shortened(each, "page") for each in (*pages, *again))]
    return _Front(
        title, lines[first:end], kept, [shortened(each, "front") for each in before if normal(each.text)], dropped
    )


def _without_placeholders(blocks: Sequence[Block]) -> tuple[list[Block], list[Leftover]]:
    """The blocks without words for tables that were lost, and these."""
    kept, lost = _split(blocks, lambda block: not _is_placeholder(block))
    return kept, [shortened(block, "placeholder") for block in lost]


def _is_placeholder(block: Block) -> bool:
    """Whether a program that made the file left a word where a table stood that it could not write."""
    return isinstance(block, Line) and block.text.strip() in _PLACEHOLDERS


def _place(line: Line, blocks: Sequence[Block]) -> int:
    return next(number for number, block in enumerate(blocks) if block is line)  # itself, not one that says the same


def _says(block: Block, text: str) -> bool:
    return isinstance(block, Line) and same_text(block.text, text)


def _sections(blocks: list[Block], starts: list[Start], form: Form) -> Iterator[tuple[Section, list[Block], bool]]:
    """Each section that was found, the blocks below its heading, and whether it is the last."""
    for number, start in enumerate(starts, 1):
        is_last = number == len(starts)
        end = len(blocks) if is_last else starts[number].position
        begin = start.position + len(_heading(blocks, start))
        yield form.sections[start.section], blocks[begin:end], is_last


def _heading(blocks: Sequence[Block], start: Start) -> list[Block]:
    """The heading of a section, of one line or of two where the first one breaks off at a conjunction."""
    first, *more = blocks[start.position : start.position + 2]
    if not start.heading:
        return []
    below = more[0].text if more and isinstance(more[0], Line) else ""
    goes_on = first.text.endswith(_JOINS) or below.startswith(_JOINS)
    is_rest = 0 < len(below) <= _LONGEST_REST and typed_number(below) is None and below[-1] not in "。！？；：:;"
    return [first, *more] if goes_on and is_rest else [first]


def _heads(blocks: Sequence[Block], starts: Sequence[Start]) -> Iterator[Head]:
    ends = [*(start.position for start in starts[1:]), len(blocks)]
    for start, end in zip(starts, ends, strict=False):
        first = blocks[start.position]
        lines = _heading(blocks, start) or ([first] if isinstance(first, Line) and is_top(first) else [])
        pictures = (each.place for each in blocks[start.position : end] if each.pictured)
        yield Head(start.section, "".join(each.text for each in lines), first.place, next(pictures, ""))


def _with_unknown(blocks: list[Block], starts: Sequence[Start]) -> tuple[list[Block], tuple[Leftover, ...]]:
    """The blocks with the headings of sections that the form does not have marked as such, and these."""
    places = list(unknown_sections(blocks, starts))
    marked = list(blocks)
    for place in places:
        block = blocks[place]
        marked[place] = block._replace(heading=block.heading or _TOP) if isinstance(block, Line) else block
    return marked, tuple(shortened(blocks[place], "section")._replace(taken=()) for place in places)


def _split(blocks: Sequence[Block], test: Callable[[Block], bool]) -> tuple[list[Block], list[Block]]:
    """The blocks that pass the test, and the others."""
    passed: list[Block] = []
    others: list[Block] = []
    for block in blocks:
        (passed if test(block) else others).append(block)
    return passed, others


def _without_tables(blocks: Sequence[Block], words: Index) -> tuple[list[Block], list[Block]]:
    """The blocks without the tables of the form and rows of these, which a page may have put between sentences, and those."""
    return _split(
        blocks,
        lambda block: not is_row(block, words) if isinstance(block, Line) else table_section(block, words) is None,
    )


def _divided(part: Sequence[Block], words: Index, *, own: bool) -> tuple[list[Block], list[Block]]:
    """The prose of a section with a table, and its table with the lines that belong to it."""
    if own:
        return _without_tables(part, words)
    tabular = [number for number, block in enumerate(part) if _is_tabular(block, words)]
    beside = frozenset(tabular)
    if not any(isinstance(part[number], Table) for number in tabular):
        tabular = [number for number in tabular if not _alone(number, beside, part, words)]
    if not tabular:
        return list(part), []
    first, end = begin_of_head(part, tabular[0], words), tabular[-1] + 1
    prose, inner = _split(part[first:end], lambda block: _is_prose(block, words))
    return [*part[:first], *prose, *part[end:]], inner


def _is_tabular(block: Block, words: Index) -> bool:
    if isinstance(block, Line):
        return looks_tabular(block, words)
    return table_section(block, words) is not None or _has_words(block, words)


def _has_words(table: Table, words: Index) -> bool:
    known = sum(core(cell.text) in words.rows or core(cell.text) in words.headers for cell in table.cells)
    known = known or sum(_is_row_of(_label(row), words) for row in table.rows)
    return known > 0 or all(is_value(cell.text) or not normal(cell.text) for cell in table.cells)


def _is_row_of(label: str, words: Index) -> bool:
    """Whether a label, or what a break left of it on the line of its numbers, is the form's."""
    return core(label) in words.rows or (len(core(label)) > _PIECE and is_piece(label, words))


def _label(row: Sequence[Cell]) -> str:
    """What stands in front of the numbers of a row, though a rule stand in the middle of it."""
    return "".join(cell.text for cell in row if not is_value(cell.text))


def _alone(number: int, tabular: frozenset[int], part: Sequence[Block], words: Index) -> bool:
    """A short line that could be a cell, far from any other."""
    block = part[number]
    if isinstance(block, Table) or len(block.text) > _LONGEST_CELL or _is_row(block.text, words):
        return False
    return number - 1 not in tabular and number + 1 not in tabular


def _is_row(text: str, words: Index) -> bool:
    """Whether a line holds so many numbers that it is no page number or year, or rows that ran together."""
    return sum(map(is_value, text.split())) >= _ROW or bool(labels_of_rows(text, words))


def _is_prose(block: Block, words: Index) -> bool:
    if isinstance(block, Table):
        return False
    text = block.text
    is_sentence = text[-1] in "；！" or "。" in text  # no label holds a full stop, wherever its line breaks
    return len(text) > 25 and is_sentence and not looks_tabular(block, words)


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
