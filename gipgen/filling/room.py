"""Where a value that the file does not have goes, and how one is taken out: by the order of the form, between the lines that are there."""

import re
from collections.abc import Sequence
from typing import Any

from gipgen.filling.file_text import FileText, Piece, replaced
from gipgen.findings.finding import GONE, Path
from gipgen.findings.text import Text, filled
from gipgen.formatting.scalars import quote, write_scalar
from gipgen.formatting.shape import Shape
from gipgen.formatting.tree import Item, Node, Tree
from gipgen.named_tuple import NamedTuple

_STEP = 2


class Change(NamedTuple):
    """Pieces that belong together, and what the file's values are afterwards; ``remarks`` go with a line taken out.

    ``at`` names the place of an insertion: of two at one place the second waits for the first.
    """

    pieces: tuple[Piece, ...]
    becomes: tuple[tuple[Path, Any], ...]
    remarks: tuple[str, ...] = ()
    at: tuple[Any, ...] = ()


class Opened(NamedTuple):
    """A file as it is now: its lines, and its values with their places."""

    file: FileText
    tree: Tree
    shape: Shape
    data: Any


class NoRoomError(Exception):
    """The file is written in a way that a program does not dare to change; ``text`` says so to the user."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text


NO_ROOM = Text(
    "“{key}”在文件里的写法比较特别，表格里改不了。请打开“YAML 源文件”改这一处。",
    "the file writes '{key}' in an unusual way; change it in the YAML source",
)


def no_room(path: Path) -> NoRoomError:
    return NoRoomError(filled(NO_ROOM, key=str(path[-1])))


def node_at(opened: Opened, path: Path) -> Node | None:
    return opened.tree.nodes.get(path)


def is_nothing(node: Node) -> bool:
    """Whether nothing stands behind a key."""
    return node.kind == "scalar" and not node.style and not node.value


def last_line(file: FileText, node: Node) -> int:
    """The last line that belongs to a value."""
    if node.kind == "scalar":
        return block_lines(file, node)[1] - 1 if node.style in ("|", ">") else node.end[0]
    if node.flow or not node.items:
        return node.end[0]
    return max(last_line(file, item.value) for item in node.items)


def block_lines(file: FileText, node: Node) -> tuple[int, int, int]:
    """Of a text below ``|``: its first line, the one behind its last, and how deep it is indented."""
    head = node.start[0]
    owner = node.owner
    base = owner.start[1] if owner else 0
    told = re.match(r"[|>][+-]?([1-9])", file.lines[head][node.start[1] :])
    depth = (base + int(told[1])) if told else 0
    end = number = head + 1
    while number < len(file.lines):
        line = file.lines[number]
        lead = len(line) - len(line.lstrip(" "))
        if line.strip(" "):
            depth = depth or lead
            if lead < depth or lead <= base:
                break
            end = number + 1
        number += 1
    return head + 1, end, depth if end > head + 1 else base + _STEP


def inserted(opened: Opened, path: Path, value: str | Sequence[str]) -> Change:
    """A value that the file does not have: a token, or the lines of a text. Raises ``NoRoomError``."""
    nodes = opened.tree.nodes
    depth = len(path) - 1
    while path[:depth] not in nodes:
        depth -= 1
    node, keys = nodes[path[:depth]], [str(key) for key in path[depth:]]
    route = tuple(map(str, path[:depth]))
    if node.kind == "map" and node.items:
        before = _before(node, opened.shape.orders.get(route, ()), keys[0])
        if node.flow:
            return _in_brackets(node, before, keys, value, path)
        return _as_lines(opened, (node, before), keys, value, path)
    if depth and is_nothing(node) and node.owner is not None and not node.owner.parent.flow:
        key_line, column = node.owner.start
        lines = _nested(keys, value, column + _STEP)
        place = opened.file.end_of(key_line)
        return Change((Piece(place, place, "".join(f"\n{line}" for line in lines)),), (), at=place)
    raise no_room(path)


def _before(node: Node, order: Sequence[str], key: str) -> Item | None:
    """The item behind which a key belongs; none for the first."""
    places = {name: place for place, name in enumerate(order)}
    own = places.get(key, len(places))
    found = None
    for item in node.items:
        if item.key is not None and places.get(item.key.value, -1) < own:
            found = item
    return found


def _as_lines(
    opened: Opened, around: tuple[Node, Item | None], keys: list[str], value: str | Sequence[str], path: Path
) -> Change:
    node, before = around
    indent = node.start[1]
    lines = _nested(keys, value, indent)
    if len(path) - len(keys) == 0 and (keys[0],) in opened.shape.parts:
        lines = ["", *lines]
    if before is not None:
        line = last_line(opened.file, before.value)
    elif node.owner is not None:
        line = node.owner.start[0]
    else:
        place = (node.items[0].start[0], 0)
        return Change((Piece(place, place, "".join(f"{line}\n" for line in [*lines, ""])),), (), at=place)
    if not opened.file.lines[line].strip() and line:
        raise no_room(path)
    place = opened.file.end_of(line)
    return Change((Piece(place, place, "".join(f"\n{line}" for line in lines)),), (), at=place)


def _nested(keys: Sequence[str], value: str | Sequence[str], indent: int) -> list[str]:
    lines = [f"{' ' * (indent + _STEP * number)}{key}:" for number, key in enumerate(keys)]
    if isinstance(value, str):
        lines[-1] += f" {value}"
        return lines
    inner = " " * (indent + _STEP * len(keys))
    lines[-1] += " |"
    return [*lines, *(f"{inner}{line}" if line else "" for line in value)]


def _in_brackets(node: Node, before: Item | None, keys: list[str], value: str | Sequence[str], path: Path) -> Change:
    token = value if isinstance(value, str) else quote("\n".join(value) + "\n")
    for key in reversed(keys[1:]):
        token = f"{{{key}: {token}}}"
    item = f"{write_scalar(keys[0], '', flow=True)}: {token}"
    if before is None:
        place = (node.start[0], node.start[1] + 1)
        return Change((Piece(place, place, f"{item}, "),), (), at=place)
    if is_nothing(before.value):
        raise no_room(path)
    place = before.value.end
    return Change((Piece(place, place, f", {item}"),), (), at=place)


def removed(opened: Opened, path: Path) -> Change:
    """A value taken out with its key, its line and the remark at the line's end. Raises ``NoRoomError``."""
    node = opened.tree.nodes[path]
    item = node.owner
    if item is None:
        raise no_room(path)
    if len(item.parent.items) == 1:
        if len(path) > 1:
            return removed(opened, path[:-1])
        raise no_room(path)
    becomes = ((path, GONE),)
    if item.parent.flow:
        return Change((_out_of_brackets(item),), becomes, at=item.start)
    first, last = item.start[0], last_line(opened.file, node)
    end = (last + 1, 0) if last + 1 < len(opened.file.lines) else opened.file.end_of(last)
    remarks = (item.trailing,) if item.trailing else ()
    return Change((Piece((first, 0), end, ""),), becomes, remarks, at=item.start)


def _out_of_brackets(item: Item) -> Piece:
    items = item.parent.items
    number = items.index(item)
    if number + 1 < len(items):
        return Piece(item.start, items[number + 1].start, "")
    return Piece(items[number - 1].value.end, item.value.end, "")


def token_piece(file: FileText, node: Node, path: Path, token: str) -> Piece:
    """A token in the place of the one that is there, or behind a colon that nothing follows. Raises ``NoRoomError``."""
    if node.kind != "scalar" or node.style in ("|", ">"):
        raise no_room(path)
    if not is_nothing(node):
        return replaced(file, node.start, node.end, token)
    line, column = node.end
    rest = file.lines[line][column:]
    if node.owner is None or node.owner.key is None or not rest.lstrip(" ").startswith(":"):
        raise no_room(path)
    colon = (line, column + rest.index(":") + 1)
    behind = file.lines[line][colon[1] :]
    if behind.startswith(" "):
        place = (line, colon[1] + 1)
        gap = "" if behind[1:2] in ("", " ", ",", "}") else " "
        return replaced(file, place, place, f"{token}{gap}")
    return Piece(colon, colon, f" {token}")
