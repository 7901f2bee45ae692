"""``Document`` → Markdown for GitHub and Gitee: what a reviewer reads in the pull request.

One paragraph is one line and one table row is one line, so that a changed number is a changed line.
"""

import os
import re

from gipgen.formats.house import BUILT_IN, House
from gipgen.formats.templating import Filters, render, render_grid
from gipgen.layout.document import Document
from gipgen.layout.grid import Grid
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline

_SPECIAL = re.compile(r"([\\`*_\[\]|~])|<|&(?=#?\w+;)")
_LINE_START = re.compile(r"(?P<sign>[-+#=>](?=\s|$|[-=>]))|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s)")


def render_markdown(document: Document, house: House = BUILT_IN) -> bytes:
    """Render the whole report; UTF-8 with ``\\n`` line ends."""

    def table(grid: Grid) -> str:
        return render_grid("markdown/table.md.j2", grid, _FILTERS, house)

    def run(children: tuple[Inline, ...]) -> str:
        return inline(children, house.output)

    values = {"document": document, "table": table, "run": run}
    return render("markdown/report.md.j2", _FILTERS, house, **values).encode("utf-8")


def text(value: str) -> str:
    """Escape what Markdown would read as markup."""
    return _SPECIAL.sub(lambda match: f"\\{match[1]}" if match[1] else html(match[0]), value)


def html(value: str) -> str:
    """Escape a text inside HTML."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")


def inline(children: tuple[Inline, ...], folder: str = "") -> str:
    """Inline nodes as Markdown for a file in ``folder``."""
    parts = []
    for position, node in enumerate(children):
        if isinstance(node, nodes.Text):
            parts.append(text(node.text))
        elif isinstance(node, nodes.Break):
            parts.append("<br>")
        elif isinstance(node, nodes.Strong):
            parts.append(_strong(node, children, position, folder))
        elif isinstance(node, nodes.Link):
            target = node.target.replace("(", "%28").replace(")", "%29")
            parts.append(f"[{inline(node.children, folder)}]({target})")
        elif isinstance(node, nodes.Image):
            parts.append(f"![{text(node.alt)}](<{_from(folder, node)}>)")
    return "".join(parts)


def _from(folder: str, image: nodes.Image) -> str:
    """The way to a picture file as seen from the output; as typed where there is none (another drive)."""
    if image.picture is None or not folder:
        return image.target
    try:
        return os.path.relpath(image.picture.path, folder).replace("\\", "/")
    except ValueError:
        return image.target


def _strong(node: nodes.Strong, children: tuple[Inline, ...], position: int, folder: str) -> str:
    """Bold as ``**`` where CommonMark reads it as bold, else as ``<strong>`` (Chinese punctuation inside its edges)."""
    inner = inline(node.children, folder)
    edges = nodes.plain(node.children)
    before = nodes.plain(children[position - 1 : position])[-1:]
    after = nodes.plain(children[position + 1 : position + 2])[:1]
    closes = edges[-1:].isalnum() or not after or after.isspace() or not after.isalnum()
    opens = edges[:1].isalnum() or not before or before.isspace() or not before.isalnum()
    return f"**{inner}**" if opens and closes and edges.strip() == edges else f"<strong>{inner}</strong>"


def line(value: str) -> str:
    """Keep the start of a paragraph from being read as a list, a heading or a rule."""
    match = _LINE_START.match(value)
    if not match:
        return value
    if match["sign"]:
        return "\\" + value
    return f"{match['number']}\\{value[match.end('number') :]}"


_FILTERS: Filters = {"kind": nodes.kind, "line": line, "html": html, "text": text}
