"""What a report should have and the source does not, and sections of the source that the form does not know. Nothing of it is silent."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from gipgen.form.definition import CellRef, Form, Section
from gipgen.imports.joined_lines import is_heading
from gipgen.imports.match import Leftover, Read
from gipgen.imports.outline import Start
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import PICTURE, Block, Line, Marked
from gipgen.vocabulary.numerals import parse_chinese

_MANY = 3  # rows of a table: agencies leave out one or two that they have no numbers for, but not most of it
FEW = "few_rows"  # of these nothing need be said but in the file
_MARKS = {
    "inserted": "修订",
    "deleted": "修订",
    "moved": "修订",
    "remarks": "批注",
    "struck": "删除线",
    "fields": "填写框",
    "formulas": "公式",
    "chunks": "嵌入的文件",
}
_SHOWN = 2  # rows that are named
_LAST = 99  # beyond the number of any section
_NUMBER = re.compile(r"([一二三四五六七八九十]{1,2})\s*[、.．]")


def missing_parts(
    form: Form, cells: Mapping[CellRef, Read], unread: Iterable[str], sections: Container[str]
) -> Iterator[Leftover]:
    """Sections, tables and rows that were not found, each by its section's heading; ``unread`` rows were."""
    rows = {row for row, _ in cells}.union(unread)
    for section in form.sections:
        if section.table:
            yield from _of_table(form, section, rows)
            yield from _of_cells(form, section, cells)
            yield from _of_values(section, [cells[ref] for ref in _refs(form, section) if ref in cells])
        elif section.id not in sections:
            yield Leftover("", section.heading, "no_section")


def _refs(form: Form, section: Section) -> Iterator[CellRef]:
    assert section.table  # noqa: S101  the caller has looked
    for block in form.tables[section.table].blocks:
        yield from ((row.id, column.id) for row in block.rows for column in block.columns)


def _of_values(section: Section, found: Sequence[Read]) -> Iterator[Leftover]:
    """What stands in cells and is no number that can be read; and a table with nothing in it at all."""
    if any(read.value.raw == PICTURE for read in found):
        yield Leftover("", section.heading, "pictures")
    raws = [read.value.raw for read in found if read.value.kind == "unclear" and read.value.raw != PICTURE]
    if raws:
        more = f"等 {len(raws)} 格" if len(raws) > _SHOWN else ""
        yield Leftover(f"{'、'.join(raws[:_SHOWN])}{more}", section.heading, "unclear")
    if found and all(read.value.kind == "blank" for read in found):
        yield Leftover("", section.heading, "blank_table")


def _of_table(form: Form, section: Section, found: Container[str]) -> Iterator[Leftover]:
    assert section.table  # noqa: S101  the caller has looked
    rows = [row for block in form.tables[section.table].blocks for row in block.rows if not row.parts]
    missing = [row.label for row in rows if row.id not in found]
    if len(missing) == len(rows):
        yield Leftover("", section.heading, "no_table")
    elif missing:
        are_many = len(missing) >= _MANY or 2 * len(missing) > len(rows)
        yield Leftover("、".join(missing), section.heading, "no_rows" if are_many else FEW)


def _of_cells(form: Form, section: Section, cells: Mapping[CellRef, Read]) -> Iterator[Leftover]:
    """The cells that rows lack though they have others: they lie beyond the edge of what was handed in. A total is no number of its own."""
    assert section.table  # noqa: S101  the caller has looked
    lacking: dict[tuple[str, ...], list[str]] = {}
    for block in form.tables[section.table].blocks:
        for row in block.rows:
            missing = [each for each in block.columns if (row.id, each.id) not in cells]
            if len(missing) < len(block.columns) and not all(each.total for each in missing):
                lacking.setdefault(tuple(each.label for each in missing), []).append(row.label)
    for columns, rows in lacking.items():
        more = f"等 {len(rows)} 行" if len(rows) > _SHOWN else ""
        yield Leftover(f"{'、'.join(rows[:_SHOWN])}{more}的{'、'.join(columns)}", section.heading, "no_cells")


def unfinished(marked: Marked) -> Iterator[Leftover]:
    """What says that a file may not be the one that was published: changes that nobody accepted, remarks."""
    for reason, count in marked._asdict().items():
        if count:
            yield Leftover(f"{count}", _MARKS[reason], reason)


def unknown_sections(blocks: Sequence[Block], starts: Sequence[Start]) -> Iterator[int]:
    """The places of headings that go on counting the sections and are none of the form's."""
    ends = [*(start.position for start in starts[1:]), len(blocks)]
    for start, end in zip(starts, ends, strict=False):
        begin = start.position
        numbers = list(map(_number, blocks[begin : end + 1]))
        own, following = numbers[0], (0 if end == len(blocks) else numbers[-1]) or _LAST
        if own and not start.heading:
            yield begin
        yield from (begin + at for at, number in enumerate(numbers[: end - begin]) if 0 < own < number < following)


def _number(block: Block) -> int:
    """The number of a section's heading, 0 for what is none."""
    found = _NUMBER.match(normal(block.text)) if isinstance(block, Line) and is_heading(block) else None
    return (parse_chinese(found[1]) or 0) if found else 0
