"""What this computer has for the outputs: its fonts, and Typst with them. Looked for once by the object that a caller holds."""

from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar

_Found = TypeVar("_Found")


class Machine:
    """Fonts are searched when a format first wants them; a machine may serve many renderers and threads."""

    def __init__(self) -> None:
        self.lock = RLock()
        self._found: dict[str, Any] = {}

    def once(self, what: str, find: Callable[[], _Found]) -> _Found:
        """What ``find`` gives, looked for once."""
        with self.lock:
            if what not in self._found:
                self._found[what] = find()
            found: _Found = self._found[what]
        return found
