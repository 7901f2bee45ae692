"""Where folders lie and which of them have settings, asked once in a run over many files: half of what an unchanged file costs."""

import os
import sys
from typing import TypeVar

from gipgen.workspace.files import SETTINGS

_Value = TypeVar("_Value", bool, str)


class OneRun:
    """What is remembered of folders, as they were when a file of theirs was met first."""

    def __init__(self) -> None:
        self._real: dict[str, str] = {}
        self._without: dict[str, bool] = {}

    def place(self, path: str) -> str:
        """``os.path.realpath``."""
        folder, name = os.path.split(os.path.abspath(path))
        if sys.platform == "win32" or os.path.islink(path):
            return os.path.realpath(path)
        return os.path.join(self._real_folder(folder), name)

    def has_no_settings(self, path: str) -> bool:
        """Whether there is no gipgen.toml in the folder of a file, nor above it."""
        return self._is_without(os.path.dirname(os.path.abspath(path)))

    def _real_folder(self, folder: str) -> str:
        known = self._real.get(folder)
        if known is None:
            above, name = os.path.split(folder)
            is_plain = above != folder and not os.path.islink(folder)
            known = os.path.join(self._real_folder(above), name) if is_plain else os.path.realpath(folder)
            _remember(self._real, folder, known)
        return known

    def _is_without(self, folder: str) -> bool:
        known = self._without.get(folder)
        if known is None:
            above = os.path.dirname(folder)
            known = not os.path.lexists(os.path.join(folder, SETTINGS)) and (above == folder or self._is_without(above))
            _remember(self._without, folder, known)
        return known


_MOST = 4_096  # folders: those above many files come again and again


def _remember(known: dict[str, _Value], folder: str, value: _Value) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[folder] = value
