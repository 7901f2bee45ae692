"""A tree → the text in the one canonical layout.

Two blanks a level; the keys in the order of the form, unknown ones behind the key that they followed; a blank line
before each of the six sections, elsewhere one where the writer left some; a row of numbers in brackets on one line,
unless comments stand among its numbers; prose below ``|``; comments at the end of a line from one column on.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from gipgen.form.definition import Block, Form
from gipgen.form.editions import load
from gipgen.formatting.columns import Heading, Row, align, heading, with_comment
from gipgen.formatting.scalars import block_scalar, quote, write_scalar
from gipgen.formatting.shape import EACH, Route, Shape, shape
from gipgen.formatting.tree import Item, Node, Remark, Tree
from gipgen.source.compose import plain_value

_STEP = 2


@cache
def _shape(edition: str) -> Shape:
    return shape(load(edition))


def shape_of(form: Form) -> Shape:
    """The shape of a form; made once for each edition."""
    return _shape(form.edition)


def lay_out(tree: Tree, form: Form) -> str:
    """Write the tree out."""
    if tree.root.kind != "map":
        raise ValueError("a report is a mapping")
    return "\n".join(_Writer(shape_of(form)).mapping(tree.root, 0, ())) + "\n"


class _Entry:
    """An item of a mapping that is being written: one line, or one with others below it."""

    def __init__(self, item: Item, route: Route, row: Row, below: list[str], block: Block | None) -> None:
        self.item, self.route, self.row, self.below, self.block = item, route, row, below, block
        self.line = ""
        self.column = 0
        self.title = ""  # the heading comment's line

    @property
    def is_row(self) -> bool:
        return self.block is not None and not self.below


class _Writer:
    """Holds what every step has to know of the form."""

    def __init__(self, shape_: Shape) -> None:
        self._shape = shape_

    def mapping(self, node: Node, indent: int, route: Route) -> list[str]:
        """The lines of a mapping or list that is not in brackets."""
        entries = [self._entry(item, indent, route, node.kind) for item in self._ordered(node, route)]
        _set_columns(entries, indent)
        lines: list[str] = []
        self._remarks(lines, node.head, indent)
        parted = bool(node.head) and node.parted
        for entry in entries:
            item = entry.item
            gap = parted or item.gap or entry.route in self._shape.parts
            self._remarks(lines, item.before[: -1 if entry.title else None], indent, gap=gap)
            if entry.title:
                _add(lines, entry.title, gap=item.before[-1].gap or (gap and len(item.before) == 1))
            _add(lines, _with_trailing(entry), gap=gap and not item.before)
            lines += entry.below
            self._remarks(lines, item.after, indent)
            parted = bool(item.after)
        self._remarks(lines, node.tail, indent)
        return lines

    def _remarks(self, lines: list[str], remarks: Sequence[Remark], indent: int, *, gap: bool = False) -> None:
        """Write comments on lines of their own; with ``gap`` a blank line stands before the first."""
        for remark in remarks:
            _add(lines, " " * indent + remark.text, gap=remark.gap or gap)
            gap = False

    def _ordered(self, node: Node, route: Route) -> list[Item]:
        order = self._shape.orders.get(route)
        if order is None or node.kind != "map":
            return node.items
        places = {key: place for place, key in enumerate(order)}
        ranks: dict[int, float] = {}
        last = -1
        for item in node.items:  # an unknown key takes the rank of the key before it
            last = places.get(item.key.value, last) if item.key else last
            ranks[id(item)] = last
        return sorted(node.items, key=lambda item: ranks[id(item)])

    def _entry(self, item: Item, indent: int, route: Route, kind: str) -> _Entry:
        key = item.key
        inner = (*route, key.value if key else EACH)
        lead = " " * indent + (write_scalar(key.value, key.style, flow=False) + ":" if key else "-")
        block = self._shape.rows.get(inner)
        value = item.value
        if value.kind == "scalar":
            first, *below = [value.value] if item.close and _is_plain(value) else self._scalar(value, inner, indent)
            return _Entry(item, inner, Row(lead, text=first), below, block)
        if _in_brackets(value, is_row=block is not None):
            cells = self._cells(value, inner)
            return _Entry(item, inner, Row(lead, cells, brackets="{}" if value.kind == "map" else "[]"), [], block)
        if kind == "list":
            self._above_the_dash(item, inner)
        below = self.mapping(value, indent + _STEP, inner)
        if kind == "list":  # the first line stands beside the dash
            return _Entry(item, inner, Row(lead, text=below[0].lstrip(" ")), below[1:], None)
        return _Entry(item, inner, Row(lead), below, None)

    def _above_the_dash(self, item: Item, route: Route) -> None:
        """Comments above the first line of a list's item stand above its dash; a second one at its end goes there too."""
        value = item.value
        first = self._ordered(value, route)[0]
        if item.trailing and first.trailing:
            item.before.append(Remark(item.trailing))
            item.trailing = ""
        item.before += [*value.head, *first.before]
        value.head, first.before, first.gap = [], [], False

    def _scalar(self, node: Node, route: Route, indent: int) -> list[str]:
        text = node.value
        is_prose = route in self._shape.prose and (node.style or isinstance(plain_value(text), str))
        if is_prose or "\n" in text:
            content = text.rstrip("\n") + "\n" if is_prose else text
            written = block_scalar(content, " " * (indent + _STEP))
            return written or (["|"] if is_prose and not text and node.style == "|" else [quote(text)])
        return [write_scalar(text, node.style, flow=False)]

    def _cells(self, node: Node, route: Route) -> tuple[str, ...]:
        cells = []
        for item in self._ordered(node, route):
            inner = (*route, item.key.value if item.key else EACH)
            key = write_scalar(item.key.value, item.key.style, flow=True) + ":" if item.key else ""
            value = self._flow(item.value, inner)
            cells.append(f"{key} {value}" if key else value)  # the blank behind a colon stays where nothing follows
        return tuple(cells)

    def _flow(self, node: Node, route: Route) -> str:
        if node.kind == "scalar":
            return write_scalar(node.value, node.style, flow=True)
        cells = ", ".join(self._cells(node, route))
        return f"{{{cells}}}" if node.kind == "map" else f"[{cells}]"


def _with_trailing(entry: _Entry) -> str:
    """The line with its comment, which a text of one line keeps as close as it was typed."""
    if entry.item.close and _is_plain(entry.item.value):
        return with_comment(entry.line, entry.item.trailing, 0, 1)
    return with_comment(entry.line, entry.item.trailing, entry.column)


def _is_plain(node: Node) -> bool:
    """Whether a scalar can stand on the line of its key as it is."""
    return write_scalar(node.value, "", flow=False) == node.value


def _in_brackets(node: Node, *, is_row: bool) -> bool:
    """Whether a collection goes on one line: typed so or a row of a table, and no comments inside."""
    if _remarked(node):
        return False
    if node.flow or not node.items:
        return True
    return is_row and all(_is_short(item.value) for item in node.items)


def _is_short(node: Node) -> bool:
    """Whether a number typed on a line of its own can move between brackets as it is."""
    return node.kind == "scalar" and write_scalar(node.value, node.style, flow=True) == node.value != ""


def _remarked(node: Node) -> bool:
    if node.head or node.tail:
        return True
    return any(item.before or item.trailing or item.after or _remarked(item.value) for item in node.items)


def _add(lines: list[str], line: str, *, gap: bool) -> None:
    if gap and lines and lines[-1].strip():
        lines.append("")
    lines.append(line)


def _set_columns(entries: Sequence[_Entry], indent: int) -> None:
    """Write each entry's line; neighbouring rows share their columns."""
    for title, run in _runs(entries):
        aligned = align([entry.row for entry in run], title, indent)
        for entry, line in zip(run, aligned.lines, strict=True):
            entry.line, entry.column = line, aligned.comments
        run[0].title = aligned.title


def _runs(entries: Sequence[_Entry]) -> Iterator[tuple[Heading | None, list[_Entry]]]:
    """Split the entries into runs that share columns: the rows below a heading comment, or neighbours in brackets."""
    run: list[_Entry] = []
    title: Heading | None = None
    for entry in entries:
        own = _title(entry)
        if run and own is None and _joins(entry, run[-1], title):
            run.append(entry)
            continue
        if run:
            yield title, run
        run, title = [entry], own
    if run:
        yield title, run


def _title(entry: _Entry) -> Heading | None:
    if not entry.is_row or entry.block is None or not entry.item.before:
        return None
    return heading(entry.item.before[-1], entry.block)


def _joins(entry: _Entry, last: _Entry, title: Heading | None) -> bool:
    if not entry.is_row or entry.block is not last.block:
        return False
    return title is not None or bool(entry.row.brackets and last.row.brackets)
