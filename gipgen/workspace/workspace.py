"""Files, and what was made of them that costs something to make: settings and house styles.

Whatever is remembered between two reports is remembered in a ``Workspace``, by content: a changed gipgen.toml is seen at
once, and two workspaces know nothing of each other. Threads may share one: the worst is that both make the same thing.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gipgen.check import Examined, examine
from gipgen.settings.settings import DEFAULT, Settings
from gipgen.workspace.files import Files
from gipgen.workspace.house_style import NO_FILES, HouseFiles, HouseStyle
from gipgen.workspace.names import folded

if TYPE_CHECKING:
    from gipgen.formats.renderer import Renderer  # `check` needs none
    from gipgen.report.neighbours import Neighbour
    from gipgen.rules.support.siblings import Siblings  # a run of one report needs none


class Workspace:
    """The files of a project. ``house`` names what the command line adds to the house style of gipgen.toml."""

    def __init__(
        self, files: Files, house: HouseFiles = NO_FILES, *, cache: str = "", reads_settings: bool = True
    ) -> None:
        """``cache`` is a folder for compiled templates; empty for none. Without ``reads_settings`` no gipgen.toml counts."""
        self.files = files
        self._reads_settings = reads_settings
        self._house = HouseStyle(files, house, cache)
        self._settings: dict[Neighbour, Settings] = {}
        self._opened: set[str] = set()

    def on(self, files: Files) -> "Workspace":
        """The same workspace, reaching its files in another way: what is remembered is shared."""
        other = Workspace(files, reads_settings=self._reads_settings)
        other._house, other._settings = self._house, self._settings
        return other

    def settings(self, path: str) -> Settings:
        """What gipgen.toml sets for the report at ``path``. Raises ``Problem`` for one that makes no sense."""
        found = self.files.settings(path) if self._reads_settings else None
        if found is None:
            return DEFAULT
        settings = self._settings.get(found)
        if settings is None:
            settings = self._settings[found] = _parsed(found)
        return settings

    def examine(self, path: str, raw: bytes, siblings: "Siblings | None" = None) -> Examined:
        """Check ``raw``, the content of the file at ``path``. Raises ``Problem`` for settings that cannot be used."""
        place, settings = self.files.place(path), self.settings(path)
        return examine(raw, settings, place=place, neighbours=_Noting(self.files, self._opened), siblings=siblings)

    def inputs(self, settings: Settings) -> Iterator[str]:
        """What the house style is made of, and what reports named: files that no output replaces, as ``folded`` has them."""
        yield from self._opened
        for name in self._house.names(settings):
            yield folded(self.files.place(name))

    def house_files(self, settings: Settings) -> tuple[str, ...]:
        """The files and folders that the house style is made of, there or not."""
        return self._house.names(settings)

    def renderer(self, settings: Settings) -> "Renderer":
        """What renders in the house style of these settings. Raises ``Problem`` for a file of it that cannot be used."""
        return self._house.renderer(settings)


class _Noting:
    """Opens what reports name, and notes in ``opened`` what that was."""

    def __init__(self, neighbours: Files, opened: set[str]) -> None:
        self._neighbours, self._opened = neighbours, opened

    def open(self, origin: str, name: str, limit: int) -> "Neighbour":
        found = self._neighbours.open(origin, name, limit)
        self._opened.add(folded(found.place))
        return found


def _parsed(found: "Neighbour") -> Settings:
    from gipgen.settings.parse_toml import parse  # noqa: PLC0415  most reports have no gipgen.toml

    settings = parse(found.content, found.place)
    if settings.rules:
        from gipgen.rules.rule_pages import pages  # noqa: PLC0415  few set them
        from gipgen.settings.rule_weights import check_rules  # noqa: PLC0415

        check_rules(settings, [page.id for page in pages()])
    return settings
