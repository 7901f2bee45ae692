"""The text of a section → the lines that it changes: those above and below that are the same stay as they were typed."""

import re
from collections.abc import Sequence

from gipgen.filling.file_text import FileText, Piece
from gipgen.filling.room import (
    Change,
    NoRoomError,
    Opened,
    block_lines,
    inserted,
    no_room,
    node_at,
    removed,
    token_piece,
)
from gipgen.findings.finding import Path
from gipgen.formatting.scalars import quote
from gipgen.formatting.tree import Node
from gipgen.source.characters import clean

_BREAKS = ("\r\n", "\r", "\v", "\f", "\u2028", "\u2029", "\x85")  # how other programs break lines
_HEADER = re.compile(r"[|>][-+0-9]*")


def tidy(text: str) -> str:
    """A text as it can stand below ``|``: lines parted by ``\\n``, none of them empty at either end, nothing unseen in it.

    Raises ``NoRoomError`` for signs that stand for something that was lost, where a person has to look.
    """
    for each in _BREAKS:
        text = text.replace(each, "\n")
    text, unseen, _ = clean(text)
    for finding in unseen:
        if finding.rewrite is None:
            raise NoRoomError(finding.words)
    lines = [line.replace("\t", "    ") if not line.strip("\t ") else line for line in text.split("\n")]
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join([lines[0].lstrip(" \t"), *lines[1:]]) if lines else ""


def prose_change(opened: Opened, path: Path, text: str, blank: str, *, optional: bool) -> Change:
    """The change that makes ``text`` what stands at ``path``. Raises ``NoRoomError``."""
    node = node_at(opened, path)
    text = tidy(text)
    if not text and optional:
        return removed(opened, path) if node is not None else Change((), ())
    text = text or blank
    lines = text.split("\n")
    value = f"{text}\n"
    if node is None:
        return inserted(opened, path, lines)._replace(becomes=((path, value),))
    if node.kind != "scalar":
        raise no_room(path)
    if node.owner is not None and node.owner.parent.flow:
        piece = Piece(node.start, node.end, quote(value))
        return Change((piece,), ((path, value),))
    if node.style == "|":
        return Change(tuple(_changed_lines(opened.file, node, lines)), ((path, value),))
    if not node.style and text == blank == node.value:
        return Change((), ())
    return Change(tuple(_turned(opened.file, node, lines, path)), ((path, value),))


def _changed_lines(file: FileText, node: Node, lines: Sequence[str]) -> list[Piece]:
    first, end, depth = block_lines(file, node)
    old = file.lines[first:end]
    new = [f"{' ' * depth}{line}" if line else "" for line in lines]
    front = _same(old, new)
    back = _same(old[front:][::-1], new[front:][::-1])
    return _lines_put(file, first + front, end - back, new[front : len(new) - back])


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines are the same from the beginning; blanks on an empty line are nobody's words."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other and (one.strip() or other.strip()):
            break
        count += 1
    return count


def _lines_put(file: FileText, start: int, end: int, lines: Sequence[str]) -> list[Piece]:
    """Lines in the place of those from ``start`` to before ``end``."""
    if start == end and not lines:
        return []
    if start == end:
        place = file.end_of(start - 1)
        return [Piece(place, place, "".join(f"\n{line}" for line in lines))]
    if not lines:
        return [Piece(file.end_of(start - 1), file.end_of(end - 1), "")]
    return [Piece((start, 0), file.end_of(end - 1), "\n".join(lines))]


def _turned(file: FileText, node: Node, lines: Sequence[str], path: Path) -> list[Piece]:
    """A text that was written in another way, set below ``|``; a remark at the end of its line stays there."""
    owner = node.owner
    if owner is None or owner.key is None:
        raise no_room(path)
    new = [f"{' ' * (owner.start[1] + 2)}{line}" if line else "" for line in lines]
    if node.style == ">":
        first, end, _ = block_lines(file, node)
        head = _HEADER.match(file.lines[node.start[0]], node.start[1])
        if head is None:
            raise no_room(path)
        return [Piece(node.start, (node.start[0], head.end()), "|"), *_lines_put(file, first, end, new)]
    mark = token_piece(file, node, path, "|")
    below = file.end_of(node.end[0])
    return [mark, Piece(below, below, "".join(f"\n{line}" for line in new))]
