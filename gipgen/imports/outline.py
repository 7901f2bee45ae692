"""Raw blocks → the six sections: which lines are their headings, and where each begins.

Headings vary ("2、主动公开政府信息情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况") and their words occur elsewhere, so
every candidate is weighed, tables say where their sections must be, and the best order of all six wins.
"""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby

from gipgen.form.definition import Form
from gipgen.form.editions import load
from gipgen.imports.across import across_table
from gipgen.imports.form_words import Index
from gipgen.imports.numbers_of_headings import bare_heading, has_number, is_below, is_inner, numbering_weight
from gipgen.imports.printed_words import TOP_NUMBER, core, normal, variants
from gipgen.imports.raw import Block, Line
from gipgen.named_tuple import NamedTuple

LONGEST_HEADING = 48  # characters of a heading
_LONGEST_NAME = 28  # of one that is known by what it names
_VIRTUAL = 0.9  # the weight of a table as the beginning of a section that has no heading
_CERTAIN = 2.5  # the weight of a numbered line in the words of a heading, or in what is known for them
_NAMED = 0.5  # the weight of a line that names what a section is about, with that section's own number
_IN_NUMBER = 1.8  # the weight of a numbered line that can be a section's heading, with that section's own number
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
    anchors = anchors[: _first_again([kind for _, kind in anchors])]
    candidates = [_Candidate(number, section, _VIRTUAL, heading=False) for number, section in anchors]
    candidates += _lines_like_headings(blocks, anchors, words.form)
    best = _best(sorted(_of_sections(blocks, candidates, {kind for _, kind in anchors}, words.form)))
    best = sorted([*best, *_out_of_order(blocks, best, words.form)])
    return [Start(each.position, each.section, each.heading and not _stays(blocks[each.position])) for each in best]


def _first_again(kinds: Sequence[int]) -> int:
    """Where tables begin that stand there once more behind those of later sections, as an appendix: they begin no section."""
    for place, kind in enumerate(kinds):
        if place and kind in kinds[:place] and kinds[place - 1] != kind and max(kinds[:place]) > kind:
            return place
    return len(kinds)


def _own_starts(blocks: Sequence[Block], form: Form) -> Iterator[Start]:
    headings = [section.heading for section in form.sections]
    for place, block in enumerate(blocks):
        if isinstance(block, Line) and block.heading == _OWN_LEVEL and block.text in headings:
            yield Start(place, headings.index(block.text), heading=True)


def _lines_like_headings(
    blocks: Sequence[Block], anchors: Sequence[tuple[int, int]], form: Form
) -> Iterator[_Candidate]:
    """Lines that may be a section's heading: with its table and those of later sections below, all others above.

    Where all sections have one certain heading each, in their order, these are it, wherever the tables stand; and where
    one line each that names them has their own numbers.
    """
    certain = _in_full(_numbered(blocks, form), form) or _in_full(_in_number(blocks, form), form)
    for number, block in enumerate(blocks):
        for section, weight in heading_weights(block, form) if isinstance(block, Line) else ():
            fits = (place > number if section <= kind else place < number for place, kind in anchors)
            if number in certain or all(fits):
                yield _Candidate(number, section, weight, heading=True)


def _of_sections(
    blocks: Sequence[Block], candidates: Sequence[_Candidate], tables: Container[int], form: Form
) -> Iterator[_Candidate]:
    """The candidates without headings of parts: （一）主动公开情况 in section one is not section two, whose table stands nowhere."""
    lines = (blocks[each.position] for each in candidates if each.heading)
    is_numbered = any(isinstance(block, Line) and is_top(block) for block in lines)
    for each in candidates:
        block = blocks[each.position]
        lacks_table = bool(form.sections[each.section].table) and each.section not in tables
        if not (lacks_table and isinstance(block, Line) and is_below(block.text, each.section, numbered=is_numbered)):
            yield each


def _out_of_order(blocks: Sequence[Block], found: Sequence[_Candidate], form: Form) -> Iterator[_Candidate]:
    """Sections that are not where the form has them: what was not found in order and has one numbered heading elsewhere."""
    missing = set(range(len(form.sections))) - {each.section for each in found}
    sure = [each for each in _numbered(blocks, form) if each.section in missing] if missing and found else []
    taken = [each.position for each in (*found, *sure)]
    sections = [each.section for each in sure]
    yield from (each for each in sure if taken.count(each.position) == 1 and sections.count(each.section) == 1)


def _numbered(blocks: Sequence[Block], form: Form) -> Iterator[_Candidate]:
    """Lines that are a section's heading for certain, with its words and with a number."""
    for number, block in enumerate(blocks):
        for section, weight in heading_weights(block, form) if isinstance(block, Line) and is_top(block) else ():
            if weight > _CERTAIN:
                yield _Candidate(number, section, weight, heading=True)


def _in_full(found: Iterator[_Candidate], form: Form) -> frozenset[int]:
    """The places of headings, where these are one for each section, in their order; none otherwise."""
    heads = list(found)
    every = [each.section for each in heads] == list(range(len(form.sections)))
    return frozenset(each.position for each in heads) if every else frozenset()


def _in_number(blocks: Sequence[Block], form: Form) -> Iterator[_Candidate]:
    """Lines that can be a section's heading and have its own number."""
    for number, block in enumerate(blocks):
        for section, weight in heading_weights(block, form) if isinstance(block, Line) and is_top(block) else ():
            if weight > _IN_NUMBER and has_number(normal(block.text), section):
                yield _Candidate(number, section, weight, heading=True)


def is_top(line: Line) -> bool:
    """Whether a line has the number of a section in front of it: 六、信息处理费收取情况."""
    return TOP_NUMBER.match(normal(line.text)) is not None


def _stays(block: Block) -> bool:
    """Whether a heading that begins a section stands for a part of it only: （一）主要问题, 六、信息处理费收取情况."""
    if not isinstance(block, Line):
        return False
    return is_inner(block.text) or _of_a_part().fullmatch(bare_heading(normal(block.text))) is not None


def leads_below(blocks: list[Block], starts: Sequence[Start]) -> tuple[list[Block], list[Start]]:
    """A heading of a part that stands in front of its section's heading, put behind it: 明年工作计划, then 五、存在的主要问题……."""
    blocks, moved = list(blocks), list(starts)
    for number, start in enumerate(starts):
        place = start.position
        above = blocks[place - 1] if place else None
        begins = number > 0 and starts[number - 1].position >= place - 1
        if start.heading and isinstance(above, Line) and not begins and _leads(above):
            blocks[place - 1 : place + 1] = blocks[place], above
            moved[number] = start._replace(position=place - 1)
    return blocks, moved


def _leads(line: Line) -> bool:
    text = normal(line.text)
    return bare_heading(text) == text and _of_a_part().fullmatch(text) is not None


@cache
def _of_a_part() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{normal(each)})" for each in variants()["parts"]))


def _best(candidates: list[_Candidate]) -> list[_Candidate]:
    """The heaviest chain of candidates in which places and sections both increase."""
    heaviest: dict[int, _Chain] = {}  # by the section that it ends with; of equals the first
    for _, together in groupby(candidates, key=lambda each: each.position):
        made = []
        for each in together:
            before = [chain for section, chain in heaviest.items() if section < each.section and chain.weight > 0]
            best = min(before, key=_rank, default=None)
            made.append(_Chain((best.weight if best else 0.0) + each.weight, each, best))
        for chain in made:
            known = heaviest.get(chain.last.section)
            if known is None or chain.weight > known.weight:
                heaviest[chain.last.section] = chain
    found: list[_Candidate] = []
    link = min(heaviest.values(), key=_rank, default=None)
    while link is not None:
        found.append(link.last)
        link = link.before
    return found[::-1]


class _Chain(NamedTuple):
    weight: float
    last: _Candidate
    before: "_Chain | None"


def _rank(chain: _Chain) -> tuple[float, _Candidate]:
    return -chain.weight, chain.last


def table_section(block: Block, words: Index) -> int | None:
    """The number of the section whose table this is, or a line of it."""
    if isinstance(block, Line):
        return None
    sections = {section.table: number for number, section in enumerate(words.form.sections) if section.table}
    if across := across_table(block, words):
        return sections[across]
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
    for number, weight in _weights(text, form.edition):
        yield number, weight + (0.3 if line.heading else 0.0)


@lru_cache(maxsize=16384)  # a line is asked about again and again
def _weights(text: str, edition: str) -> tuple[tuple[int, float], ...]:
    """How much a line reads like the heading of each section that it can be the heading of."""
    bare = bare_heading(text)
    seen, is_top = core(bare), TOP_NUMBER.match(text) is not None and not re.search("[。；,:]", bare)
    likely = (
        (
            number,
            3.0
            if seen == core(section.heading)
            else _likeness(text, bare, _variant(edition, section.id), is_top=is_top)
            or (_named(text, bare, number, section.id, edition) if is_top else 0.0),
        )
        for number, section in enumerate(load(edition).sections)
    )
    return tuple((number, likeness + numbering_weight(text, number)) for number, likeness in likely if likeness)


def _likeness(text: str, bare: str, variant: re.Pattern[str], *, is_top: bool) -> float:
    """How much a line reads like a variant of a heading, with its number and without; 0 where it does not."""
    if variant.fullmatch(bare) or variant.fullmatch(text):
        return 1.8
    if is_top and variant.match(bare):
        return 0.6  # more words than any variant: 存在的主要问题及下一年度工作思路
    return 0.0


def _named(text: str, bare: str, number: int, section: str, edition: str) -> float:
    """How much a line reads like the heading of the section whose number it has: it is short and names what that is about."""
    if not has_number(text, number) or len(bare) > _LONGEST_NAME:
        return 0.0
    return _NAMED if _key(edition, section).search(bare) else 0.0


def section_of(line: Line, form: Form) -> int | None:
    """The number of the section that a line by itself is the heading of."""
    best = max(heading_weights(line, form), key=lambda each: each[1], default=None)
    return best[0] if best is not None and best[1] > _VIRTUAL else None


@cache
def _variant(edition: str, section: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{normal(each)})" for each in printed_headings(load(edition), section)) or r"(?!)")


@cache
def _key(edition: str, section: str) -> re.Pattern[str]:
    parts = load(edition).roles.sections._asdict()
    return re.compile("|".join(variants()["keys"][part] for part, id_ in parts.items() if id_ == section) or r"(?!)")


def printed_headings(form: Form, section: str) -> list[str]:
    """What published reports write for the heading of a section, by the part that it plays."""
    parts = form.roles.sections._asdict()
    return [each for part, id_ in parts.items() if id_ == section for each in variants()["sections"][part]]
