"""``Document`` → one self-contained HTML file.

The markup is well-formed XML as well, so that the proof after writing can read it with a strict parser.
"""

from collections.abc import Callable

from gipgen.layout.document import Document
from gipgen.layout.grid import Grid
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline
from gipgen.render.environment import render, render_grid


def render_html(document: Document) -> bytes:
    """Render the whole report; UTF-8 with ``\\n`` line ends."""
    return render("html/report.html.j2", _FILTERS, document=document).encode("utf-8")


def _grid(grid: Grid) -> str:
    from markupsafe import Markup  # noqa: PLC0415  comes with Jinja

    return Markup(render_grid("html/table.html.j2", grid, _FILTERS))  # noqa: S704  rendered with autoescape


def inline(children: tuple[Inline, ...]) -> str:
    """Inline nodes as HTML."""
    from markupsafe import Markup, escape  # noqa: PLC0415  comes with Jinja

    parts = []
    for node in children:
        if isinstance(node, nodes.Text):
            parts.append(escape(node.text))
        elif isinstance(node, nodes.Break):
            parts.append(Markup("<br/>"))
        elif isinstance(node, nodes.Strong):
            parts.append(Markup("<strong>%s</strong>") % inline(node.children))
        elif isinstance(node, nodes.Link):
            parts.append(Markup('<a href="%s">%s</a>') % (node.target, inline(node.children)))
    return Markup("").join(parts)


_FILTERS: dict[str, Callable[..., str]] = {"inline": inline, "grid": _grid}
