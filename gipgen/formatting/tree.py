"""YAML text → a tree of items with the comments that belong to them.

A comment at the end of a line belongs to the item of that line. A comment on a line of its own belongs to the item
right below it; where a blank line parts the two, to what stands above it; and where it is indented deeper than what
follows, to the end of the mapping that it is aligned with.
"""

from collections.abc import Iterator
from typing import Any

from gipgen.findings.finding import Path
from gipgen.named_tuple import NamedTuple
from gipgen.source.compose import all_events, plain_value

_Place = tuple[int, int]  # line and column, both from 0


class Remark(NamedTuple):
    """A comment from its ``#`` on; ``gap``: a blank line stands before it; ``column`` is where it was typed."""

    text: str
    gap: bool = False
    column: int = 0


class Node:
    """A value: a scalar, a mapping or a list. A class because items and comments are put in as they come."""

    def __init__(self, kind: str, start: _Place, value: str = "", style: str = "") -> None:
        self.kind = kind  # scalar, map or list
        self.start = self.end = start
        self.value = value
        self.style = style  # "" plain, "'" or '"', "|" or ">"; "[" for a collection in brackets
        self.items: list[Item] = []
        self.head: list[Remark] = []  # comments above the first item that do not belong to it
        self.parted = True  # whether a blank line stands between ``head`` and the first item
        self.tail: list[Remark] = []  # comments below the last one
        self.owner: Item | None = None

    @property
    def flow(self) -> bool:
        return self.style == "["


class Item:
    """An entry of a mapping (with ``key``) or of a list, with its comments."""

    def __init__(self, key: Node | None, value: Node, parent: Node) -> None:
        self.key, self.value, self.parent = key, value, parent
        self.start = key.start if key else value.start
        self.before: list[Remark] = []
        self.trailing = ""
        self.close = False  # one blank before ``trailing``, behind words: a comment, or more of them
        self.after: list[Remark] = []  # comments below the item, parted by a blank line from the next one
        self.gap = False


class _Comment(NamedTuple):
    place: _Place
    text: str
    alone: bool  # nothing but blanks (or a list's dash) stands before it in its line


class Tree(NamedTuple):
    root: Node
    nodes: dict[Path, Node]
    comments: tuple[str, ...]


def parse(text: str) -> Tree:
    """Read ``text``, which must be good YAML without anchors and tags."""
    grower = _Grower()
    for event in all_events(text):
        grower.take(event)
    lines = text.split("\n")
    for item in grower.items:
        line = item.start[0]
        item.gap = line > 0 and not lines[line - 1].strip()
    comments = list(_comments(lines, grower.scalars))
    _attach(comments, grower, lines)
    return Tree(grower.root, grower.nodes, tuple(comment.text for comment in comments))


class _Grower:
    """Puts events together. A class because the events' handlers share the stack."""

    def __init__(self) -> None:
        self.root = Node("scalar", (0, 0))
        self.nodes: dict[Path, Node] = {}
        self.items: list[Item] = []  # in the order of the file
        self.scalars: list[tuple[_Place, _Place]] = []
        self.flows: list[Node] = []
        self._stack: list[tuple[Node, Path]] = []
        self._key: Node | None = None

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        start = (event.start_mark.line, event.start_mark.column)
        if kind == "ScalarEvent":
            self._scalar(event, start)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            node = Node("map" if kind == "MappingStartEvent" else "list", start, style="[" if event.flow_style else "")
            path = self._place(node)
            self._stack.append((node, path))
            if node.flow:
                self.flows.append(node)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._stack.pop()[0].end = (event.end_mark.line, event.end_mark.column)

    def _scalar(self, event: Any, start: _Place) -> None:
        style = event.style or ""
        node = Node("scalar", start, event.value, style)
        node.end = (event.end_mark.line, event.end_mark.column)
        if start == node.end and self._key is not None:  # nothing: the parsers differ in where that stands
            node.start = node.end = start = self._key.end
        self.scalars.append((start if style not in ("|", ">") else (start[0] + 1, 0), node.end))
        parent = self._stack[-1][0] if self._stack else None
        if parent is not None and parent.kind == "map" and self._key is None:
            self._key = node
        else:
            self._place(node)

    def _place(self, node: Node) -> Path:
        if not self._stack:
            self.root = node
            self.nodes[()] = node
            return ()
        parent, route = self._stack[-1]
        path: Path = (*route, self._key.value if self._key else len(parent.items))
        item = Item(self._key, node, parent)
        if parent.kind == "list" and not parent.flow:
            item.start = (node.start[0], parent.start[1])  # where its dash stands
        node.owner = item
        self._key = None
        parent.items.append(item)
        self.items.append(item)
        self.nodes[path] = node
        return path


def _comments(lines: list[str], scalars: list[tuple[_Place, _Place]]) -> Iterator[_Comment]:
    """Every ``#`` outside of scalars begins a comment."""
    position = (0, 0)
    for start, end in [*scalars, ((len(lines), 0), (len(lines), 0))]:
        while position < start:
            line, column = position
            stop = start[1] if line == start[0] else len(lines[line])
            found = lines[line].find("#", column, stop)
            if found >= 0:
                alone = not lines[line][:found].strip(" \t-")
                yield _Comment((line, found), lines[line][found:].rstrip(), alone)
            position = start if line == start[0] else (line + 1, 0)
        position = max(position, end)


def _attach(comments: list[_Comment], grower: _Grower, lines: list[str]) -> None:
    """Hand every comment to what it belongs to."""
    waiting: list[_Comment] = []  # comments on lines of their own, one below the other
    before: Item | None = None
    blocks = [item for item in grower.items if not item.parent.flow]
    number = 0
    for comment in comments:
        started = number
        while number < len(blocks) and blocks[number].start < comment.place:
            number += 1
        if number > started:
            _settle(waiting, before, blocks[started], grower.root, lines)
            waiting, before = [], blocks[number - 1]
        flow = _flow_around(comment.place, grower.flows)
        if flow is not None:
            _inside(comment, flow)
        elif comment.alone or before is None:
            waiting.append(comment)
        elif before.trailing:
            before.before.append(Remark(comment.text))
        else:
            before.trailing = comment.text
            before.close = _is_close(before.value, comment.place)
    _settle(waiting, before, blocks[number] if number < len(blocks) else None, grower.root, lines)


def _is_close(value: Node, place: _Place) -> bool:
    """Whether a comment stands behind words without quotes as more of them would, which a person has to settle (GIP116)."""
    line, column = place
    if value.kind != "scalar" or value.style or not isinstance(plain_value(value.value), str):
        return False
    return value.end == (line, column - 1) and value.start[0] == line


def _flow_around(place: _Place, flows: list[Node]) -> Node | None:
    """The innermost brackets that hold the place."""
    around = [flow for flow in flows if flow.start < place < flow.end]
    return around[-1] if around else None


def _inside(comment: _Comment, flow: Node) -> None:
    """A comment between brackets: at the end of a line it speaks of the item before it, else of the one below."""
    ahead = [item for item in flow.items if item.start < comment.place]
    below = flow.items[len(ahead)] if len(ahead) < len(flow.items) else None
    if ahead and not comment.alone and not ahead[-1].trailing:
        ahead[-1].trailing = comment.text
    elif below is not None:
        below.before.append(Remark(comment.text))
    elif flow.owner is not None and not flow.items:
        flow.owner.before.append(Remark(comment.text))
    else:
        flow.tail.append(Remark(comment.text))


def _settle(comments: list[_Comment], above: Item | None, below: Item | None, root: Node, lines: list[str]) -> None:
    """Share out comments that stand on lines of their own between two items."""
    if not comments:
        return
    if above is not None and _parts_key_from_value(comments[0], above):
        above.before += [Remark(comment.text) for comment in comments]
        return
    remarks = [_remark(comment, lines) for comment in comments]
    if above is not None:
        remarks = _deeper(remarks, above, below.parent if below is not None else root)
    if below is not None:
        _share(remarks, below, first=above is None)
    else:
        ahead = root.flow and comments[0].place < root.start
        (root.head if ahead else root.tail).extend(remarks)


def _parts_key_from_value(comment: _Comment, item: Item) -> bool:
    value = item.value
    return value.start > comment.place and (value.kind == "scalar" or value.flow)


def _share(remarks: list[Remark], below: Item, *, first: bool) -> None:
    """The comments right above an item are its own; what blank lines part from it belongs to what stands above.

    ``first``: nothing stands above, and the first lines of a file speak of the file.
    """
    base = below.parent
    adjacent = len(remarks)
    if not below.gap:
        adjacent = max((place for place, remark in enumerate(remarks) if remark.gap), default=0)
        if first and adjacent == 0:
            adjacent = len(remarks)
            base.parted = False
    below.before += remarks[adjacent:]
    sister = base.items.index(below) - 1
    (base.items[sister].after if sister >= 0 else base.head).extend(remarks[:adjacent])


def _remark(comment: _Comment, lines: list[str]) -> Remark:
    line, column = comment.place
    return Remark(comment.text, line > 0 and not lines[line - 1].strip(), column)


def _deeper(remarks: list[Remark], above: Item, base: Node) -> list[Remark]:
    """Give the first comments to the ends of the mappings that they are aligned with; return the others."""
    chain = []  # the mappings and lists that end here, the innermost first
    node: Node | None = above.parent
    while node is not None and node is not base:
        chain.append(node)
        node = node.owner.parent if node.owner else None
    if node is None:  # what follows is the first item of what stands above
        return remarks
    for number, remark in enumerate(remarks):
        while chain and chain[0].start[1] > remark.column:
            del chain[0]
        if not chain or remark.column <= base.start[1]:
            return remarks[number:]
        chain[0].tail.append(remark)
    return []
