"""Markdown that gipgen printed → raw lines and tables, by the grammar of prose itself: what was printed is read as it was meant."""

import re
from collections.abc import Iterable, Iterator

from gipgen.imports.plain_tables import plain_rows
from gipgen.imports.raw import Block, Cell, Line, Run, Table, lay
from gipgen.prose import nodes
from gipgen.prose.blocks import parse_blocks
from gipgen.prose.inline import parse_inline

_OWN_ROW = '<tr align="center"><td colspan='
# What stands there as HTML: the form's tables, and the lines of the signature. All else is prose.
_MARKUP = r'<table>(?:(?!<table>).)*?</table>|^<p align="right">(?P<right>[^\n]*)</p>$'


def is_own(text: str) -> bool:
    """Whether gipgen wrote this Markdown file."""
    return _OWN_ROW in text and text.lstrip("> *").startswith(("# ", "草稿"))


def read_own(text: str) -> Iterator[Block]:
    """The blocks of such a file."""
    position, line = 0, 1
    for match in re.finditer(_MARKUP, text, re.DOTALL | re.MULTILINE):
        yield from _prose(text, position, match.start(), line)
        line += text.count("\n", position, match.start())
        if match["right"] is None:
            yield from tables_in(match[0], line)
        else:
            yield Line(dressed(parse_inline(match["right"], printed=True).children), f"第{line}行")
        line += match[0].count("\n")
        position = match.end()
    yield from _prose(text, position, len(text), line)


def _prose(text: str, start: int, end: int, line: int) -> Iterator[Block]:
    yield from _raw(parse_blocks(text[start:end], printed=True).blocks, line, 0)


def said(text: str) -> Iterator[Block]:
    """What the prose of a report file says, as lines and tables."""
    return _raw(parse_blocks(text).blocks, 1, 0)


def _raw(blocks: Iterable[nodes.Block], first: int, depth: int) -> Iterator[Block]:
    """Blocks as raw lines and tables; ``first`` is the number of the first line, ``depth`` that of the lists around them."""
    for block in blocks:
        place = f"第{first + block.line}行"
        if isinstance(block, nodes.Heading):
            yield Line(dressed(block.children), place, heading=block.level)
        elif isinstance(block, nodes.Paragraph):
            yield Line(dressed(block.children), place, depth=depth)
        elif isinstance(block, nodes.List):
            yield from _list(block, first, depth + 1)
        else:
            yield _table(block, place)


def _list(block: nodes.List, first: int, depth: int) -> Iterator[Block]:
    for index, item in enumerate(block.items):
        inner = list(_raw(item, first, depth))
        if inner and isinstance(inner[0], Line):
            inner[0] = inner[0]._replace(item=f"{block.start + index}." if block.ordered else "-")
        yield from inner


def _table(block: nodes.Table, place: str) -> Table:
    cells = [(row, column, cell) for row, line in enumerate(block.rows) for column, cell in enumerate(line)]
    texts = tuple(Cell("".join(run.text for run in dressed(cell)), row, column) for row, column, cell in cells)
    return Table(texts, place, grid=False)


def tables_in(markup: str, line: int) -> list[Table]:
    """The tables that stand as HTML in a text, from ``line`` on."""
    place = f"第{line}行的表"
    rows = plain_rows(markup)
    if rows is not None:
        return [lay(rows, place)]
    from gipgen.imports.read_html import from_markup  # noqa: PLC0415  likewise

    return [block._replace(place=place) for block in from_markup(markup).blocks if isinstance(block, Table)]


def dressed(children: Iterable[nodes.Inline], *, bold: bool = False, target: str = "") -> tuple[Run, ...]:
    """Inline nodes as runs."""
    runs: list[Run] = []
    for node in children:
        if isinstance(node, nodes.Break):
            runs.append(Run("\n"))
        elif isinstance(node, nodes.Strong):
            runs += dressed(node.children, bold=True, target=target)
        elif isinstance(node, nodes.Link):
            runs += dressed(node.children, bold=bold, target=node.target)
        else:
            runs.append(Run(nodes.plain((node,)), bold, target))
    return tuple(runs) or (Run(""),)
