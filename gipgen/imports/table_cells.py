"""The tables of a report → its cells: each table is matched by its own headers, wherever it stands; what is no cell is told."""

import re
from collections.abc import Mapping, Sequence

from gipgen.form.definition import Table as FormTable
from gipgen.imports.across import is_across, match_across
from gipgen.imports.entries import Entry, entries
from gipgen.imports.form_words import Index, are_pieces, is_debris, is_patched, is_piece
from gipgen.imports.ledger import unsettled
from gipgen.imports.match import Matched, match
from gipgen.imports.outline import table_section
from gipgen.imports.raw import Block, Table
from gipgen.imports.rows_in_order import in_order

_NUMBERING = re.compile(r"(?<!\d)\d{1,2}[.、．]")  # of a label: 2.没有现成信息


def table_cells(tables: Mapping[str, Sequence[Block]], words: Index) -> Matched:
    """Match all tables: each by its own headers, wherever it stands."""
    across = next(table for table in words.form.tables.values() if table.lies_across)
    labelled, beside = _entries(tables, across, words)
    first = match(labelled, words)
    second = match_across(beside, words, across)
    labels = ["".join(read.label for read in group.cells.values()) for group in (first, second)]
    leftovers = [*first.leftovers, *second.leftovers]
    taken = [*first.taken, *second.taken]
    blocks = [block for each in tables.values() for block in each]
    for rest in unsettled(blocks, (*taken, *(piece for each in leftovers for piece in each.taken))):
        if _is_of_form(rest.text, labels, words):
            taken += rest.taken
        else:
            leftovers.append(rest._replace(reason="line"))
    return Matched({**first.cells, **second.cells}, leftovers, taken, first.open)


def _entries(tables: Mapping[str, Sequence[Block]], across: FormTable, words: Index) -> tuple[list[Entry], list[Entry]]:
    """The entries of tables whose rows have labels, and those of the table whose rows stand side by side."""
    own = next(section.id for section in words.form.sections if section.table == across.id)
    tables_of = {section.id: section.table for section in words.form.sections if section.table}
    labelled: list[Entry] = []
    beside: list[Entry] = []
    for id_, blocks in tables.items():
        mine: list[Entry] = []
        for group, is_beside in _sorted(blocks, words, own=id_ == own):
            (beside if is_beside else mine).extend(entries(group, words))
        table = tables_of.get(id_)
        labelled += mine if table is None else in_order(mine, words.form.tables[table], words)
    return labelled, beside


def _is_of_form(text: str, labels: Sequence[str], words: Index) -> bool:
    """Whether something among tables that is no cell is a header, a piece of a label, or of one that was read."""
    if any(text in each for each in labels) or is_piece(text, words) or is_patched(text, words):
        return True
    if are_pieces(text, words):
        return True
    return is_debris(text, words) and not any(map(str.isdigit, _NUMBERING.sub("", text)))


def _sorted(blocks: Sequence[Block], words: Index, *, own: bool) -> list[tuple[list[Block], bool]]:
    """Runs of blocks, and whether they belong to the table whose rows stand side by side; ``own``: its section's blocks."""
    groups: list[tuple[list[Block], bool]] = []
    for block in blocks:
        beside = own
        if isinstance(block, Table):
            beside = is_across(block, words) or (own and table_section(block, words) is None)
        if groups and groups[-1][1] == beside:
            groups[-1][0].append(block)
        else:
            groups.append(([block], beside))
    return groups
