"""Files, and what was made of them that costs something to make: settings and house styles.

Whatever is remembered between two reports is remembered in a ``Workspace``, by content: a changed gipgen.toml is seen at
once, and two workspaces know nothing of each other. Threads may share one: the worst is that both make the same thing.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from gipgen.check import Examined, examine
from gipgen.rules.support.rule import Unshown
from gipgen.settings.settings import DEFAULT, Settings
from gipgen.workspace.files import Files
from gipgen.workspace.house_style import NO_FILES, HouseFiles, HouseStyle
from gipgen.workspace.names import folded

if TYPE_CHECKING:
    from gipgen.formats.renderer import Renderer  # `check` needs none
    from gipgen.report.neighbours import Neighbour
    from gipgen.workspace.asked import Asked  # a run of few reports notes nothing


class Workspace:
    """The files of a project. ``house`` names what the command line adds to the house style of gipgen.toml."""

    def __init__(
        self, files: Files, house: HouseFiles = NO_FILES, *, cache: str = "", reads_settings: bool = True
    ) -> None:
        """``cache`` is a folder for compiled templates; empty for none. Without ``reads_settings`` no gipgen.toml counts."""
        self.files = files
        self.reads_settings = reads_settings
        self._given = house, cache
        self._elsewhere: Unshown | None = None
        self._house = HouseStyle(files, house, cache)
        self._settings: dict[Neighbour, Settings] = {}
        self._opened: set[str] = set()

    def __reduce__(self) -> tuple[Any, ...]:
        """For other processes: what is remembered here is made anew there, once for all that comes."""
        return _elsewhere, (None if self.files.on_disk else self.files, *self._given, self.reads_settings)

    def on(self, files: Files, unshown: Unshown | None = None) -> "Workspace":
        """The same workspace, reaching its files in another way: what is remembered is shared.

        ``unshown`` says which characters cannot be printed where they are.
        """
        other = Workspace(files, reads_settings=self.reads_settings)
        other._elsewhere = unshown
        other._house, other._settings = self._house, self._settings
        return other

    def settings_file(self, path: str) -> "Neighbour | None":
        """The gipgen.toml that counts for the report at ``path``. Raises ``Problem``."""
        return self.files.settings(path) if self.reads_settings else None

    def settings(self, path: str, asked: "Asked | None" = None) -> Settings:
        """What gipgen.toml sets for the report at ``path``. Raises ``Problem`` for one that makes no sense."""
        found = self.settings_file(path)
        if asked is not None:
            asked.of_settings(found)
        if found is None:
            return DEFAULT
        settings = self._settings.get(found)
        if settings is None:
            settings = self._settings[found] = _parsed(found)
        return settings

    def examine(
        self, path: str, raw: bytes, *, questions: bool = False, asked: "Asked | None" = None, settings_at: str = ""
    ) -> Examined:
        """Check ``raw``, the content of the file at ``path``, with or without ``questions``. Raises ``Problem`` for settings that cannot be used.

        ``asked`` notes what the outcome depends on besides. ``settings_at`` is the place whose settings count, where that
        is another.
        """
        place, settings = self.files.place(path), self.settings(settings_at or path, asked)
        neighbours = _Noting(self.files, self._opened, asked)
        return examine(
            raw,
            settings,
            place=place,
            neighbours=neighbours,
            unshown=self.unshown if asked is None else partial(asked.unshown, self.unshown),
            questions=questions,
        )

    def examine_apart(self, path: str, raw: bytes, asked: "Asked | None" = None) -> Examined:
        """Check ``raw`` with the settings for ``path`` and by itself: nothing beside it is opened. Raises ``Problem``."""
        unshown = self.unshown if asked is None else partial(asked.unshown, self.unshown)
        return examine(raw, self.settings(path, asked), unshown=unshown, questions=False)

    def unshown(self, characters: Iterable[str]) -> Collection[str]:
        """Those of the characters that a PDF made here could not show; none where no PDF can be made here."""
        if self._elsewhere is not None:
            return self._elsewhere(characters)
        from gipgen.formats.registry import named  # noqa: PLC0415  only for characters beyond the common ones

        format_ = named("pdf")
        if format_.extra is None or not format_.extra.is_there():
            return ()
        from gipgen.formats.pdf_fonts import unshown  # noqa: PLC0415  likewise

        return unshown(characters, self._house.machine)

    def inputs(self, settings: Settings) -> Iterator[str]:
        """What the house style is made of, and what reports named: files that no output replaces, as ``folded`` has them."""
        yield from self._opened
        for name in self._house.names(settings):
            yield folded(self.files.place(name))

    def house_files(self, settings: Settings) -> tuple[str, ...]:
        """The files and folders that the house style is made of, there or not."""
        return self._house.names(settings)

    def has_house(self, settings: Settings) -> bool:
        """Whether these settings, or the command line, ask for a house style."""
        return not self._house.is_plain(settings)

    def renderer(self, settings: Settings) -> "Renderer":
        """What renders in the house style of these settings. Raises ``Problem`` for a file of it that cannot be used."""
        return self._house.renderer(settings)


def _elsewhere(files: Files | None, house: HouseFiles, cache: str, reads_settings: bool) -> Workspace:  # noqa: FBT001
    return (
        Workspace(files, house, cache=cache, reads_settings=reads_settings)
        if files
        else _on_disk(house, cache, reads_settings)
    )


@lru_cache
def _on_disk(house: HouseFiles, cache: str, reads_settings: bool) -> Workspace:  # noqa: FBT001
    from gipgen.workspace.disk import Disk  # noqa: PLC0415  what runs in memory needs no disk

    return Workspace(Disk(), house, cache=cache, reads_settings=reads_settings)


class _Noting:
    """Opens what reports name, and notes in ``opened`` what that was."""

    def __init__(self, neighbours: Files, opened: set[str], asked: "Asked | None") -> None:
        self._neighbours, self._opened, self._asked = neighbours, opened, asked

    def open(self, origin: str, name: str, limit: int) -> "Neighbour":
        if self._asked is None:
            found = self._neighbours.open(origin, name, limit)
        else:
            found = self._asked.open(self._neighbours, origin, name, limit)
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
