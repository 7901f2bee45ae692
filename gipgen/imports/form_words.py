"""The words of a form as an index: which row, column or header a printed label stands for."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from gipgen.form.definition import Block, Column, Form, Group, Node, Row, Table
from gipgen.form.editions import load
from gipgen.imports.printed_words import core, is_numbered, normal, similar
from gipgen.named_tuple import NamedTuple

_ALIKE = 0.78  # of labels that differ by a slip or two; what differs more and was met is `printed` in the form file
_APART = 0.08  # how much less another row must be alike
_LEADERS = "….·-—_:"  # between a label and its numbers
_HAN = re.compile("[\u4e00-\u9fff]")
_LONG = 12  # signs of a header that may be written downwards
_SHORT = 4  # shorter labels are matched whole only: 其他, 总计


class Index(NamedTuple):
    """Cores of labels → what they stand for. ``headers`` are the words of a table that no number belongs to."""

    form: Form
    rows: dict[str, tuple[str, ...]]
    headers: frozenset[str]
    columns: dict[str, str]
    order: tuple[str, ...]  # row ids as the form prints them
    wholes: str  # all labels one after the other, to know a piece of one
    across: dict[str, frozenset[str]]  # of each table whose rows stand side by side: cores of its rows and their groups
    stubs: frozenset[str]  # cores of the groups of rows
    numbered: tuple[tuple[str, str], ...]  # the rows whose label has a number, with that label


class Match(NamedTuple):
    row: str
    sure: bool


@cache
def index(edition: str) -> Index:
    """The index of one edition, with what published reports write for its labels."""
    form = load(edition)
    blocks = [_words_of(block, table) for table in form.tables.values() for block in table.blocks]
    words = _Words(*(tuple(chain.from_iterable(each)) for each in zip(*blocks, strict=True)))
    return Index(
        form=form,
        rows=_by_core(words.rows),
        headers=_cores((*words.printed, *(section.heading for section in form.sections))),
        columns={key: ids[0] for key, ids in _by_core(words.columns).items()},
        order=tuple(row.id for table in form.tables.values() for block in table.blocks for row in block.rows),
        wholes="\n".join(map(normal, (*(label for label, _ in words.rows), *words.printed))),
        across={table.id: _across(table) for table in form.tables.values() if table.lies_across},
        stubs=_cores(words.groups),
        numbered=tuple(_numbered(form)),
    )


def _numbered(form: Form) -> Iterator[tuple[str, str]]:
    return ((row.id, normal(row.label)) for row in form.rows.values() if is_numbered(row.label))


def _by_core(labels: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for label, id_ in labels:
        found.setdefault(core(label), {})[id_] = None
    return {key: tuple(ids) for key, ids in found.items()}


def _cores(labels: Iterable[str]) -> frozenset[str]:
    return frozenset(map(core, labels))


class _Words(NamedTuple):
    """The words of a block or of all: labels with what they name, and headers that no number belongs to."""

    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]  # of rows
    printed: tuple[str, ...]  # all headers


def _across(table: Table) -> frozenset[str]:
    return _cores(
        label
        for block in table.blocks
        for label in (*(node.label for node in _groups(block.row_tree)), *(row.label for row in block.rows))
    )


def _words_of(block: Block, table: Table) -> _Words:
    groups = tuple(node.label for node in _groups(block.row_tree))
    tops = [*(node.label for node in _groups(block.column_tree)), *(column.label for column in block.columns)]
    others = [label for column in block.columns for label in column.printed]
    headers = (*groups, *tops, *others, block.caption, table.row_header, table.corner)
    return _Words(
        rows=tuple(_named(block.rows)),
        columns=tuple(_named(block.columns)),
        groups=groups,
        printed=tuple(label for label in headers if label),
    )


def _named(nodes: Iterable[Row | Column]) -> Iterator[tuple[str, str]]:
    """Each label of rows or columns, and what reports print instead, with the id."""
    for node in nodes:
        for label in (node.label, *node.printed):
            yield label, node.id


def labels_of(form: Form) -> Iterator[str]:
    """All labels and headers of a form's tables, as the form itself has them."""
    for table in form.tables.values():
        yield from (table.row_header, table.corner)
        for block in table.blocks:
            yield block.caption
            for nodes in (block.row_tree, block.column_tree):
                yield from (group.label for group in _groups(nodes))
            yield from (row.label for row in block.rows)
            yield from (column.label for column in block.columns)


def _groups(nodes: Iterable[Node]) -> Iterator[Group]:
    for node in nodes:
        if isinstance(node, Group):
            yield node
            yield from _groups(node.children)


def exact(labels: tuple[str, ...], words: Index, allowed: frozenset[str]) -> str | None:
    """The row that the last of the labels names, or that all of them together end in."""
    if holds_two(labels, words):
        return None  # whose numbers follow cannot be known
    last, joined = labels[-1], "".join(labels)
    whole = (words.rows.get(core(text), ()) for text in (last, joined, *last.split()[-1:]))
    for ids in chain(whole, _endings(core(joined), words), _numbered_endings(joined, words)):
        found = [row for row in ids if row in allowed]
        if len(found) == 1:
            return found[0]
    return None


def _endings(joined: str, words: Index) -> Iterator[tuple[str, ...]]:
    """The rows whose labels stand at the end, the longest label first."""
    ends = [(len(key), ids) for key, ids in words.rows.items() if len(key) >= _SHORT and joined.endswith(key)]
    yield from (ids for size, ids in sorted(ends, reverse=True) if size > _SHORT or _is_headed(joined[:-size], words))


def _is_headed(text: str, words: Index) -> bool:
    """Whether a text ends in what stands at the head of a table, so that a label behind it begins there."""
    return any(len(head) > _SHORT and text.endswith(head) for head in words.headers)


def _numbered_endings(joined: str, words: Index) -> Iterator[tuple[str, ...]]:
    """The row whose label stands at the end with its number, behind those of its group."""
    text = normal(joined).rstrip(_LEADERS)
    yield tuple(id_ for id_, label in words.numbered if text.endswith(label))


def holds_two(labels: tuple[str, ...], words: Index) -> bool:
    """Whether the last cell of labels holds those of two rows, as where the rule between them was lost."""
    seen = core(labels[-1])
    if seen in words.rows:
        return False
    rests = {seen.removesuffix(key) for key in words.rows} - {seen} - words.headers - words.columns.keys()
    return any(
        rest in words.rows or any(len(key) > _SHORT and rest.endswith(key) for key in words.rows) for rest in rests
    )


def fuzzy(labels: tuple[str, ...], words: Index, allowed: frozenset[str]) -> str | None:
    """The one row whose label is alike: a slip or two, cut off, or with something added; ``None`` when in doubt."""
    seen = core(labels[-1])
    joined = core("".join(labels))
    if seen in words.headers or joined in words.headers:
        return None
    both = {seen, joined}
    found = sorted(
        (max(_alike(each, key) for each in both), row)
        for key, ids in words.rows.items()
        for row in ids
        if row in allowed
    )
    if not found or found[-1][0] < _ALIKE:
        return None
    best, row = found[-1]
    in_doubt = any(
        score > best - _APART and other != row for score, other in found
    )  # two rows as like as that: no guess
    return None if in_doubt else row


def _alike(seen: str, key: str) -> float:
    if len(seen) <= _SHORT or len(key) <= _SHORT:
        return 1.0 if seen == key else 0.0
    if key.startswith(seen) or seen.startswith(key):
        return 0.95  # cut off at the end of a page, or with a remark behind it
    if key in seen or (len(seen) > _SHORT + 2 and seen in key):
        return 0.9
    return similar(seen, key, _ALIKE - _APART)  # what is less alike leaves no doubt about another


def is_piece(text: str, words: Index) -> bool:
    """Whether a text is a piece of a label or header, as lines of PDF tables are."""
    piece = normal(text)
    return bool(core(text)) and (piece in words.wholes or core(text) in words.headers or core(text) in words.rows)


def is_patched(text: str, words: Index) -> bool:
    """Whether a text consists of nothing but pieces of labels and headers, as header rows of PDF tables do."""
    seen = core(text)
    position = 0
    while position < len(seen):
        ends = (end for end in range(len(seen), position + 1, -1) if seen[position:end] in words.wholes)
        longest = next(ends, None)
        if longest is None:
            return False
        position = longest
    return bool(seen)


def are_pieces(text: str, words: Index) -> bool:
    """Whether a line holds nothing but pieces of labels with blanks between: headers that were broken in narrow columns."""
    pieces = list(map(core, text.split()))
    return len(pieces) > 1 and all(piece and piece in words.wholes for piece in pieces)


def is_debris(text: str, words: Index) -> bool:
    """Whether a text is what is left of labels that were torn apart: most of its pairs of characters are theirs."""
    seen = core(text)
    pairs = [seen[place : place + 2] for place in range(len(seen) - 1)]
    return len(seen) < 3 or sum(pair in words.wholes for pair in pairs) >= 0.6 * len(pairs)  # one character, or two


def is_read_across(text: str, words: Index) -> bool:
    """Whether a text has just the signs of a long header: one that is written downwards, its columns read across."""
    seen = sorted(_HAN.findall(text))
    return len(seen) >= _LONG and any(sorted(_HAN.findall(each)) == seen for each in words.headers)


def block_of(form: Form, row: str) -> Block:
    """The block that a row belongs to."""
    return next(
        block for table in form.tables.values() for block in table.blocks if any(each.id == row for each in block.rows)
    )
