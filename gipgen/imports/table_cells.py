"""The tables of a report → its cells: each table is matched by its own headers, wherever it stands; what is no cell is told."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from gipgen.form.definition import CellRef
from gipgen.form.definition import Table as TableOfForm
from gipgen.imports.across import across_table, match_across
from gipgen.imports.columns_by_page import by_page
from gipgen.imports.divide import ELSEWHERE
from gipgen.imports.entries import Entry, entries
from gipgen.imports.form_words import Index, are_pieces, is_debris, is_patched, is_piece, is_read_across
from gipgen.imports.ledger import unsettled
from gipgen.imports.match import Leftover, Matched, Read, match, shortened
from gipgen.imports.numbers_by_column import by_column
from gipgen.imports.numbers_by_name import by_name
from gipgen.imports.numbers_in_front import in_front
from gipgen.imports.outline import table_section
from gipgen.imports.raw import Block, Piece, Table
from gipgen.imports.rows_in_order import in_order
from gipgen.imports.shape_of_tables import further_columns

_NUMBERING = re.compile(r"(?<!\d)\d{1,2}[.、．]")  # of a label: 2.没有现成信息


def table_cells(tables: Mapping[str, Sequence[Block]], words: Index) -> Matched:
    """Match all tables: each by its own headers, wherever it stands."""
    labelled, beside, further = _entries(tables, words)
    elsewhere = {id(block) for block in tables.get(ELSEWHERE, ())}
    first = match(labelled, words, lambda entry: id(entry.source) in elsewhere)
    found = [first, *(match_across(each, words, words.form.tables[id_]) for id_, each in beside.items())]
    labels = ["".join(read.label for read in group.cells.values()) for group in found]
    cells, leftovers, taken = _together(found)
    leftovers += further
    blocks = [block for each in tables.values() for block in each]
    for rest in unsettled(blocks, (*taken, *(piece for each in leftovers for piece in each.taken))):
        if _is_of_form(rest.text, labels, words):
            taken += rest.taken
        else:
            leftovers.append(rest._replace(reason="line"))
    opened = chain.from_iterable(group.open.items() for group in found)
    return Matched(cells, leftovers, taken, dict(opened))


def _together(found: Sequence[Matched]) -> tuple[dict[CellRef, Read], list[Leftover], list[Piece]]:
    """The cells of all tables, what found no place in any of them, and what they took."""
    cells: dict[CellRef, Read] = {}
    for group in found:
        cells.update(group.cells)
    leftovers = [rest for group in found for rest in group.leftovers]
    return cells, leftovers, [piece for group in found for piece in group.taken]


def _entries(
    tables: Mapping[str, Sequence[Block]], words: Index
) -> tuple[list[Entry], Mapping[str, Sequence[Entry]], list[Leftover]]:
    """The entries of tables whose rows have labels, those of each table whose rows stand side by side, and columns that are none's."""
    tables_of = {section.id: section.table for section in words.form.sections if section.table}
    labelled: list[Entry] = []
    further: list[Leftover] = []
    beside: dict[str, list[Entry]] = {id_: [] for id_ in words.across}
    for id_, blocks in sorted(tables.items(), key=lambda each: each[0] == ELSEWHERE):  # these come last
        mine: list[Entry] = []
        table = tables_of.get(id_)
        for group, across in _sorted(blocks, words, table if table in beside else ""):
            own = []
            for block in group:
                kept, columns = _without_further(block, words)
                own.append(kept)
                further += columns
            beside.get(across, mine).extend(entries(own, words))
        labelled += mine if table is None else _with_rows(mine, words.form.tables[table], words)
    return labelled, beside, further


def _without_further(block: Block, words: Index) -> tuple[Block, list[Leftover]]:
    """A table without the columns that the form has not, and these."""
    columns = further_columns(block, words) if isinstance(block, Table) else []
    if not isinstance(block, Table) or not columns:
        return block, []
    gone = {id(cell) for cells in columns for cell in cells}
    told = [shortened(block._replace(cells=tuple(cells)), "line") for cells in columns]
    return block._replace(cells=tuple(cell for cell in block.cells if id(cell) not in gone)), told


def _with_rows(entries: list[Entry], table: TableOfForm, words: Index) -> list[Entry]:
    """The entries with the rows that only the order of labels and numbers tells."""
    for tell in (in_order, by_name, in_front, by_column, by_page):
        entries = tell(entries, table, words)
    return entries


def _is_of_form(text: str, labels: Sequence[str], words: Index) -> bool:
    """Whether something among tables that is no cell is a header, a piece of a label, or of one that was read. Digits are none."""
    if any(text in each for each in labels) and not text.isdecimal():
        return True
    if any(map(str.isdigit, _NUMBERING.sub("", text))):
        return False
    if is_piece(text, words) or is_patched(text, words) or are_pieces(text, words) or is_debris(text, words):
        return True
    return is_read_across(text, words)


def _sorted(blocks: Sequence[Block], words: Index, own: str) -> list[tuple[list[Block], str]]:
    """Runs of blocks, each with the table that they belong to, where its rows stand side by side; ``own``: their section's."""
    groups: list[tuple[list[Block], str]] = []
    for block in blocks:
        beside = own
        if isinstance(block, Table):
            beside = across_table(block, words) or (own if table_section(block, words) is None else "")
        if groups and groups[-1][1] == beside:
            groups[-1][0].append(block)
        else:
            groups.append(([block], beside))
    return groups
