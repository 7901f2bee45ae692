"""One Jinja environment per format.

Compiled templates are kept in the user's cache folder (Jinja's own bytecode cache): compiling them costs more than
everything else that a build does. The cache is a convenience; where it cannot be written, nothing is lost.
"""

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from gipgen.formats.house import BUILT_IN, House
from gipgen.layout.grid import Grid
from gipgen.resources import templates

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment, Template


Filters = dict[str, Callable[..., Any]]


class TemplateFault(Exception):  # noqa: N818  what is wrong is told to the user, in these words
    """An agency's template that cannot be used: where, and why."""


def render(name: str, filters: Filters, house: House = BUILT_IN, **values: Any) -> str:
    """Render one template; ``name`` is its path below ``templates/``, whose first part is the format.

    Raises ``TemplateFault`` for whatever goes wrong in an agency's own template.
    """
    try:
        return _template(name, tuple(filters.items()), house.folders).render(values)
    except Exception as error:
        if not house.folders or isinstance(error, TemplateFault):
            raise
        raise TemplateFault(f"{_place(error, house.folders) or name}: {error}") from error


def render_grid(name: str, grid: Grid, filters: Filters, house: House, variant: str = "", **values: Any) -> str:
    """Render a statutory table; everything but its numbers is rendered once a process and kept.

    The numbers go into slots: digits (or 待填), which no format needs to escape. ``variant`` tells one look of the
    table from another.
    """
    key = (name, house.folders, grid.key, grid.caption, variant)
    pieces = _GRIDS.get(key)
    if pieces is None:
        rows = tuple(tuple(cell._replace(text=_SLOT) if cell.ref else cell for cell in row) for row in grid.rows)
        pieces = _GRIDS[key] = render(name, filters, house, table=grid._replace(rows=rows), **values).split(_SLOT)
    numbers = [cell.text for row in grid.rows for cell in row if cell.ref]
    if len(pieces) != len(numbers) + 1:
        raise TemplateFault(f"{name}: 表格 {grid.id} 的每个数要正好印一次 (each number of the table is printed once)")
    return "".join(piece for pair in zip(pieces, [*numbers, ""], strict=True) for piece in pair)


_SLOT = "\ue000"  # a private-use character that no label contains
_GRIDS: dict[tuple[str, tuple[str, ...], str, str, str], list[str]] = {}


@cache
def _template(name: str, filters: tuple[tuple[str, Callable[..., Any]], ...], folders: tuple[str, ...]) -> "Template":
    return _environment(name.partition("/")[0], filters, folders).get_template(name)


def forget_templates() -> None:
    """Read and compile the templates anew: a preview sees an agency's own templates change."""
    _template.cache_clear()
    _environment.cache_clear()
    _GRIDS.clear()


def _place(error: BaseException, folders: tuple[str, ...]) -> str:
    """File and line of the agency's template in which an error arose; Jinja's tracebacks name them."""
    place = ""
    if hasattr(error, "lineno"):  # a syntax error
        return f"{getattr(error, 'filename', None) or error.name}:{error.lineno}"  # type: ignore[attr-defined]
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(folders):
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


@cache
def _environment(
    format_: str, filters: tuple[tuple[str, Callable[..., Any]], ...], folders: tuple[str, ...]
) -> "Environment":
    """The environment of a format. An agency's templates run in a sandbox: they lay out, and do nothing else."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  `check` needs no templates

    environment_class = Environment
    builtin = FileSystemLoader(templates(), encoding="utf-8")
    loader: BaseLoader = builtin
    if folders:
        from jinja2 import ChoiceLoader, PrefixLoader  # noqa: PLC0415  a house style only
        from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415  likewise

        environment_class = ImmutableSandboxedEnvironment
        own = FileSystemLoader(folders, encoding="utf-8-sig")
        loader = ChoiceLoader([own, builtin, PrefixLoader({"builtin": builtin})])
    environment = environment_class(
        loader=loader,
        autoescape=format_ not in ("markdown", "typst"),  # these have escapes of their own
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_bytecode_cache("sandbox" if folders else "plain"),
    )
    environment.filters.update(filters)
    return environment


def _bytecode_cache(kind: str) -> Any:
    """Compiled templates on disk; code for a sandbox calls what the plain environment does not have."""
    from jinja2 import FileSystemBytecodeCache  # noqa: PLC0415

    folder = _cache_folder()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        usable = os.access(folder, os.W_OK)
    except OSError:
        usable = False
    return _Quiet(FileSystemBytecodeCache)(folder, f"%s.{kind}.bin") if usable else None


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
