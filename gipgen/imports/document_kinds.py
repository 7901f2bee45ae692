"""The kinds of published documents: each is one object, ``KIND``, in one file, ``kind_〈name〉.py``.

Nothing else lists them. The files are small: what reads a kind, and is slow to load, is loaded by ``read``.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module

from gipgen.imports.raw import Raw
from gipgen.named_tuple import NamedTuple
from gipgen.resources import package_modules

_PREFIX = "kind_"
HEAD = 4096  # bytes that show what a text is


class Original(NamedTuple):
    """A document that somebody published, and what of it shows what it is."""

    content: bytes
    ending: str  # of its name: ``.docx``
    mimetype: bytes = b""  # what a package says of itself: OpenDocument …
    types: bytes = b""  # … and Office

    @property
    def head(self) -> bytes:
        """How a text begins, in small letters."""
        return self.content[:HEAD].lower()


class Kind(NamedTuple):
    """One kind of document."""

    rank: int  # its place where they are asked in turn, first those that are sure
    endings: tuple[str, ...]  # of the files that a folder is searched for
    is_it: Callable[[Original], bool]
    read: Callable[[Original], Raw]  # raises ``Problem`` for what cannot be read
    is_text: bool = False  # known by looks: asked when it is sure that no other program's file was handed in


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order in which they are asked. Raises ``TypeError`` for a file that holds none."""
    found = []
    for stem in package_modules("imports", _PREFIX):
        kind = getattr(import_module(f"gipgen.imports.{stem}"), "KIND", None)
        if not isinstance(kind, Kind):
            raise TypeError(f"{stem}: KIND must be a kind")
        found.append(kind)
    return tuple(sorted(found, key=lambda each: each.rank))
