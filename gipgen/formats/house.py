"""What the outputs take from an agency's own files: template folders, a Word reference document, pictures."""

from typing import Any

from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import Picture


class House(NamedTuple):
    """Files that were opened for a build; by default nothing but what is built in."""

    folders: tuple[str, ...] = ()  # template folders; the first that has a file wins
    reference: Any = None  # a ``Reference``; a name in quotes would be compiled at every start
    logo: Picture | None = None
    seal: Picture | None = None  # pressed onto the signature


BUILT_IN = House()
_HIGHEST = 159  # pixels of 96 to the inch, 42 mm: as high as a seal


def as_logo(picture: Picture) -> Picture:
    """A picture as large as a logo may be above a report: files have as many pixels as those who drew them wanted."""
    scale = min(1, _HIGHEST / picture.height)
    return picture._replace(width=max(1, round(picture.width * scale)), height=round(picture.height * scale))
