"""What the outputs take from an agency's own files: template folders, a Word reference document, a logo."""

from typing import Any, NamedTuple

from gipgen.prose.nodes import Picture


class House(NamedTuple):
    """Files that were opened for a build; by default nothing but what is built in."""

    folders: tuple[str, ...] = ()  # template folders; the first that has a file wins
    reference: Any = None  # a ``Reference``; a name in quotes would be compiled at every start
    logo: Picture | None = None


BUILT_IN = House()
