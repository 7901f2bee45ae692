"""The house styles that settings and command line ask for: which, and whether one has to be opened again."""

import os
from typing import TYPE_CHECKING

from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import DEFAULT, Settings, Style
from gipgen.workspace.files import Files

if TYPE_CHECKING:
    from gipgen.formats.house import House
    from gipgen.formats.machine import Machine
    from gipgen.formats.renderer import Renderer

Stamp = tuple[tuple[str, int, int], ...]  # of each file its name, its time and its size


class HouseFiles(NamedTuple):
    """What the command line adds to ``gipgen.toml``, seen from the current folder."""

    reference: str = ""
    templates: tuple[str, ...] = ()


NO_FILES = HouseFiles()


class HouseStyle:
    """The house styles that the settings of a workspace ask for, each opened once and again when its files change."""

    def __init__(self, files: Files, added: HouseFiles, cache: str = "") -> None:
        """``cache`` is a folder for compiled templates; empty for none."""
        self._files, self._added, self._cache = files, added, cache
        self._opened: dict[tuple[str, Style], tuple[Stamp, Renderer]] = {}
        self._machine: Machine | None = None

    @property
    def machine(self) -> "Machine":
        """The computer that all of them are made on."""
        from gipgen.formats.machine import Machine  # noqa: PLC0415  `check` needs none

        self._machine = self._machine or Machine()
        return self._machine

    def is_plain(self, settings: Settings) -> bool:
        """Whether nobody asks for a style of their own."""
        return self._added == NO_FILES and settings.style is DEFAULT.style

    def renderer(self, settings: Settings) -> "Renderer":
        """What renders in the house style that the settings and the command line name. Raises ``Problem``."""
        from gipgen.formats.house import House  # noqa: PLC0415  `check` needs none
        from gipgen.formats.renderer import Renderer  # noqa: PLC0415

        is_plain = self.is_plain(settings)
        key = ("" if is_plain else os.path.dirname(settings.path), settings.style)
        stamp = () if is_plain else self._stamp(settings)
        before = self._opened.get(key)
        if before is not None and before[0] == stamp:
            return before[1]
        renderer = Renderer(House() if is_plain else self._open(settings), self._cache, self.machine)
        self._opened[key] = (stamp, renderer)
        return renderer

    def names(self, settings: Settings) -> tuple[str, ...]:
        """The files and folders that a house style is made of, there or not."""
        from gipgen.workspace.house_files import names_of  # noqa: PLC0415  a house style only

        return names_of(self._files, settings, *self._added)

    def _stamp(self, settings: Settings) -> Stamp:
        from gipgen.workspace.house_files import must_lie_inside, stamps  # noqa: PLC0415  a house style only

        must_lie_inside(self._files, settings)
        return tuple(stamps(self.names(settings)))

    def _open(self, settings: Settings) -> "House":
        from gipgen.workspace.house_files import must_be_seen, open_house  # noqa: PLC0415  a house style only

        must_be_seen(self._files, settings)
        return open_house(self._files, os.path.dirname(settings.path), settings.style, *self._added)
