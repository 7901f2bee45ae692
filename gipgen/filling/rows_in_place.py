"""The numbers of a row → the pieces of the file that they change: one token each, or the row where 0 or 待填 stood for all."""

from collections.abc import Mapping, Sequence
from typing import Any

from gipgen.filling.file_text import Piece
from gipgen.filling.room import Change, Opened, inserted, is_nothing, no_room, node_at, removed, token_piece
from gipgen.findings.finding import Path
from gipgen.form.definition import Block, Column, Row
from gipgen.formatting.tree import Node
from gipgen.named_tuple import NamedTuple
from gipgen.source.compose import plain_value

Tokens = Mapping[str, str]  # by column id; empty for a total that is to be left to gipgen


class Wanted(NamedTuple):
    """What is to stand in a row, and the word for a number that nobody knows yet."""

    block: Block
    row: Row
    tokens: Tokens
    blank: str


_ZERO = "0"


def row_change(opened: Opened, wanted: Wanted) -> Change:
    """The change that puts numbers into a row. Raises ``NoRoomError`` for a row written in a way of its own."""
    block, row, tokens, _ = wanted
    node = node_at(opened, row.path)
    if node is None:
        return _new_row(opened, wanted)
    if row.parts and _is_given_up(wanted):
        return removed(opened, row.path)
    if block.writing == "scalar":
        return _scalar(opened, node, row.path, tokens[block.columns[0].id])
    if node.kind == "scalar":
        return _whole(opened, node, wanted)
    if block.writing == "map" and node.kind == "map" and node.items:
        return _mapping(opened, block, row, tokens)
    if block.writing == "list" and node.kind == "list":
        return _list(opened, node, block, row.path, tokens)
    raise no_room(row.path)


def _is_given_up(wanted: Wanted) -> bool:
    """Whether all numbers of a row of sums were deleted: then gipgen computes them."""
    tokens = wanted.tokens
    return all(tokens.get(column.id) == wanted.blank for column in _counted(wanted.block.columns))


def _scalar(opened: Opened, node: Node, path: Path, token: str) -> Change:
    return Change((token_piece(opened.file, node, path, token),), ((path, plain_value(token)),))


def _whole(opened: Opened, node: Node, wanted: Wanted) -> Change:
    """One word for a whole row (0, 待填, nothing) becomes the row, its other numbers as that word said."""
    block, row, tokens, blank = wanted
    stood = blank if is_nothing(node) else node.value
    if node.style or stood not in ((_ZERO, blank) if block.writing == "list" else (blank,)):
        raise no_room(row.path)
    others = [tokens.get(column.id, stood) for column in _counted(block.columns)]
    if set(others) == {stood} and _total_token(block, tokens) in ("", stood):
        return Change((), ())
    token, value = _row_text(block, tokens, stood)
    return Change((token_piece(opened.file, node, row.path, token),), ((row.path, value),))


def _row_text(block: Block, tokens: Tokens, stood: str) -> tuple[str, Any]:
    columns = _counted(block.columns)
    cells = [tokens.get(column.id, stood) for column in columns]
    if block.writing == "list" and set(cells) == {_ZERO} and _total_token(block, tokens) in ("", _ZERO):
        return _ZERO, 0  # as the file itself tells people to write it
    if block.writing == "scalar":
        return cells[0], plain_value(cells[0])
    if block.writing == "map":
        items = ", ".join(f"{column.key}: {cell}" for column, cell in zip(columns, cells, strict=True))
        return f"{{{items}}}", {column.key: plain_value(cell) for column, cell in zip(columns, cells, strict=True)}
    if total := _total_token(block, tokens):
        cells.append(total)
    return f"[{', '.join(cells)}]", [plain_value(cell) for cell in cells]


def _counted(columns: Sequence[Column]) -> list[Column]:
    return [column for column in columns if not column.total]


def _total_token(block: Block, tokens: Tokens) -> str:
    return tokens.get(block.total.id, "") if block.total else ""


def _mapping(opened: Opened, block: Block, row: Row, tokens: Tokens) -> Change:
    pieces: list[Piece] = []
    becomes: list[tuple[Path, Any]] = []
    at: tuple[Any, ...] = ()
    for column in block.columns:
        if column.id not in tokens:
            continue
        path: Path = (*row.path, column.key)
        node = node_at(opened, path)
        token = tokens[column.id]
        if node is not None:
            pieces.append(token_piece(opened.file, node, path, token))
        else:
            change = inserted(opened, path, token)
            pieces += change.pieces
            at = change.at
        becomes.append((path, plain_value(token)))
    return Change(tuple(pieces), tuple(becomes), at=at)


def _list(opened: Opened, node: Node, block: Block, path: Path, tokens: Tokens) -> Change:
    columns, length = block.columns, len(node.items)
    if not len(_counted(columns)) <= length <= len(columns):
        raise no_room(path)
    pieces, value = [], list(_values(opened, path))
    for number, column in enumerate(columns):
        token = tokens.get(column.id)
        if token is None or (column.total and (number >= length or not token)):
            continue
        pieces.append(token_piece(opened.file, node.items[number].value, (*path, number), token))
        value[number] = plain_value(token)
    if block.total is not None and block.total.id in tokens:
        pieces += _total(node, tokens[block.total.id], value, path, is_there=length == len(columns))
    return Change(tuple(pieces), ((path, value),), at=node.end if len(value) != length else ())


def _values(opened: Opened, path: Path) -> list[Any]:
    value = opened.data
    for step in path:
        value = value[step]
    return list(value)


def _total(node: Node, token: str, value: list[Any], path: Path, *, is_there: bool) -> list[Piece]:
    """The total put behind the other numbers, or taken away: then gipgen computes it."""
    if is_there == bool(token):
        return []
    if not node.flow:
        raise no_room(path)
    if not token:
        value.pop()
        return [Piece(node.items[-2].value.end, node.items[-1].value.end, "")]
    value.append(plain_value(token))
    place = node.items[-1].value.end
    return [Piece(place, place, f", {token}")]


def _new_row(opened: Opened, wanted: Wanted) -> Change:
    """A row that the file does not have: its other numbers are not known."""
    block, row, tokens, blank = wanted
    if not any(tokens.values()):
        return Change((), ())
    token, value = _row_text(block, tokens, blank)
    return inserted(opened, row.path, token)._replace(becomes=((row.path, value),))
