"""One Jinja environment per format.

Compiled templates are kept in the user's cache folder (Jinja's own bytecode cache): compiling them costs more than
everything else that a build does. The cache is a convenience; where it cannot be written, nothing is lost.
"""

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gipgen.resources import templates

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def render(name: str, filters: dict[str, Callable[..., Any]], **values: Any) -> str:
    """Render one template; ``name`` is its path below ``templates/``, whose first part is the format."""
    return _template(name, tuple(filters.items())).render(values)


@cache
def _template(name: str, filters: tuple[tuple[str, Callable[..., Any]], ...]) -> "Template":
    template = _environment(name.partition("/")[0], filters).get_template(name)
    return template


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
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        usable = os.access(folder, os.W_OK)
    except OSError:
        usable = False
    return _Quiet(FileSystemBytecodeCache)(str(folder), "%s.bin") if usable else None


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


def _cache_folder() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "gipgen" / "templates"
