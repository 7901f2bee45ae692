"""One Jinja environment per format.

Compiled templates are kept in the user's cache folder (Jinja's own bytecode cache): compiling them costs more than
everything else that a build does. The cache is a convenience; where it cannot be written, nothing is lost.
"""

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from gipgen.layout.grid import Grid
from gipgen.resources import templates

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def render(name: str, filters: dict[str, Callable[..., Any]], **values: Any) -> str:
    """Render one template; ``name`` is its path below ``templates/``, whose first part is the format."""
    return _template(name, tuple(filters.items())).render(values)


def render_grid(name: str, grid: Grid, filters: dict[str, Callable[..., Any]], variant: str = "", **values: Any) -> str:
    """Render a statutory table; everything but its numbers is rendered once a process and kept.

    The numbers go into slots: digits (or 待填), which no format needs to escape. ``variant`` is for the template to
    tell one look of the table from another.
    """
    key = (name, grid.key, grid.caption, variant)
    pieces = _GRIDS.get(key)
    if pieces is None:
        rows = tuple(tuple(cell._replace(text=_SLOT) if cell.ref else cell for cell in row) for row in grid.rows)
        pieces = _GRIDS[key] = render(name, filters, table=grid._replace(rows=rows), variant=variant, **values).split(
            _SLOT
        )
    numbers = [cell.text for row in grid.rows for cell in row if cell.ref]
    if len(pieces) != len(numbers) + 1:
        raise ValueError(f"template {name} must print each number of table {grid.id} once")
    return "".join(piece for pair in zip(pieces, [*numbers, ""], strict=True) for piece in pair)


_SLOT = "\ue000"  # a private-use character that no label contains
_GRIDS: dict[tuple[str, str, str, str], list[str]] = {}


@cache
def _template(name: str, filters: tuple[tuple[str, Callable[..., Any]], ...]) -> "Template":
    return _environment(name.partition("/")[0], filters).get_template(name)


@cache
def _environment(format_: str, filters: tuple[tuple[str, Callable[..., Any]], ...]) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  `check` needs no templates

    environment = Environment(
        loader=FileSystemLoader(templates(), encoding="utf-8"),
        autoescape=format_ != "markdown",  # noqa: S701  Markdown has escapes of its own (render/markdown.py)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_bytecode_cache(),
    )
    environment.filters.update(filters)
    return environment


def _bytecode_cache() -> Any:
    from jinja2 import FileSystemBytecodeCache  # noqa: PLC0415

    folder = _cache_folder()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        usable = os.access(folder, os.W_OK)
    except OSError:
        usable = False
    return _Quiet(FileSystemBytecodeCache)(folder, "%s.bin") if usable else None


def _Quiet(base: type) -> Any:  # noqa: N802  makes a class: Jinja is imported late, so its classes are too
    """A bytecode cache that never lets a full or read-only disk break a build."""

    class QuietCache(base):  # type: ignore[misc]
        def dump_bytecode(self, bucket: Any) -> None:
            try:
                super().dump_bytecode(bucket)
            except OSError:
                return

        def load_bytecode(self, bucket: Any) -> None:
            try:
                super().load_bytecode(bucket)
            except (OSError, EOFError, ValueError, TypeError):
                bucket.reset()

    return QuietCache


def _cache_folder() -> str:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "gipgen", "templates")
