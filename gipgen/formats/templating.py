"""The templates of one house, compiled and kept by the object that a caller holds.

Compiled templates also lie in a folder on disk, where the caller names one (Jinja's own bytecode cache): compiling them
costs more than everything else that a build does. The cache is a convenience; where it cannot be written, nothing is lost.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from gipgen.findings.text import Text, filled
from gipgen.formats import TemplateFault
from gipgen.formats.house import BUILT_IN, House
from gipgen.layout.grid import Grid
from gipgen.named_tuple import NamedTuple
from gipgen.resources import templates
from gipgen.temporaries import put

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment, Template


_AT = Text("{place}：{why}", "{place}: {why}")
_ONCE = Text(
    "{name}：表格“{table}”的每个数要正好印一次。", "{name}: each number of the table '{table}' is to be printed once"
)
_Made = TypeVar("_Made")


class Language(NamedTuple):
    """What the templates of one folder are written in. ``escapes``: Jinja escapes texts, as XML wants it."""

    folder: str  # below ``templates/``
    filters: dict[str, Callable[..., Any]]
    escapes: bool = True


class Templates:
    """The built-in templates with a house's own over them; what was compiled or rendered once stays here.

    Usable from several threads. A house that changes on the disk is seen by a new object only.
    """

    def __init__(self, house: House = BUILT_IN, cache: str = "") -> None:
        """``cache`` is the folder for compiled templates; empty for none."""
        self.house = house
        self._cache = cache
        self._lock = Lock()
        self._environments: dict[str, Environment] = {}
        self._compiled: dict[str, Template] = {}
        self._grids: dict[tuple[str, str, str, str], list[str]] = {}
        self._kept: dict[Any, Any] = {}

    def render(self, language: Language, file: str, **values: Any) -> str:
        """Render one template; ``file`` is its name in the language's folder.

        Raises ``TemplateFault`` for whatever goes wrong in an agency's own template.
        """
        name = f"{language.folder}/{file}"
        try:
            return self._run(self._template(language, name), values)
        except Exception as error:
            if not self.house.folders:
                raise
            raise self._fault(error, language, name, values) from error

    def render_bytes(self, language: Language, file: str, **values: Any) -> bytes:
        """Render a built-in template of many rows: no more of it is in memory than what comes out."""
        from io import BytesIO  # noqa: PLC0415  for pages about many reports only

        room = BytesIO()
        pieces = self._template(language, f"{language.folder}/{file}").generate(values)
        while part := list(islice(pieces, 1_000)):
            room.write("".join(part).encode("utf-8", "replace"))
        return room.getvalue()

    def _fault(self, error: Exception, language: Language, name: str, values: dict[str, Any]) -> TemplateFault:
        """What went wrong in a house's own template, with its place: once, however many templates are around it."""
        from gipgen.formats.template_places import of_error  # noqa: PLC0415  only where something is wrong
        from gipgen.formats.template_words import in_words  # noqa: PLC0415  likewise

        if isinstance(error, TemplateFault) and error.placed:
            return error
        environment = self._environments.get(language.folder)
        names = (*values, *getattr(environment, "globals", ()))
        why = error.text if isinstance(error, TemplateFault) else in_words(error, names, environment)
        place = of_error(error, self.house.folders, name)
        return TemplateFault(filled(_AT, place=place, why=why), placed=True)

    def render_grid(self, language: Language, file: str, grid: Grid, variant: str = "", **values: Any) -> str:
        """Render a statutory table; everything but its numbers is rendered once and kept.

        The numbers go into slots: digits (or 待填), which no format needs to escape. ``variant`` tells one look of the
        table from another.
        """
        name = f"{language.folder}/{file}"
        key = (name, grid.key, grid.caption, variant)
        pieces = self._grids.get(key)
        if pieces is None:
            rows = tuple(tuple(cell._replace(text=_SLOT) if cell.ref else cell for cell in row) for row in grid.rows)
            text = self.render(language, file, table=grid._replace(rows=rows), **values)
            pieces = self._grids[key] = text.split(_SLOT)
        numbers = [cell.text for row in grid.rows for cell in row if cell.ref]
        if len(pieces) != len(numbers) + 1:
            raise TemplateFault(filled(_ONCE, name=name, table=grid.name), placed=True)
        woven = [""] * (2 * len(numbers) + 1)
        woven[::2], woven[1::2] = pieces, numbers
        return "".join(woven)

    def has_own(self, folder: str) -> bool:
        """Whether the house has a folder for these templates."""
        return any(os.path.isdir(os.path.join(each, folder)) for each in self.house.folders)

    def plain(self, folder: str, file: str) -> bytes:
        """A file beside the templates that is none itself, with ``\\n`` line ends."""
        return self.keep(("plain", folder, file), lambda: self._read(folder, file))

    def keep(self, key: Any, make: Callable[[], _Made]) -> _Made:
        """What ``make`` gives, made once for each key: what all reports of a house have in common."""
        if key not in self._kept:
            self._kept[key] = make()
        made: _Made = self._kept[key]
        return made

    def _run(self, template: "Template", values: dict[str, Any]) -> str:
        """Render a template; a house's own within bounds."""
        meter = getattr(template.environment, "meter", None)
        if meter is None:
            return template.render(values)
        meter.begin()
        try:
            return template.render(values)
        finally:
            meter.end()

    def _read(self, folder: str, file: str) -> bytes:
        path = os.path.join(templates(), folder, file)
        own = next((each for each in self.house.folders if os.path.lexists(os.path.join(each, folder, file))), "")
        if own:
            from gipgen.formats.bounded import inside  # noqa: PLC0415  a house style only

            path = inside(own, os.path.join(own, folder, file))
        with open(path, "rb") as part:
            return part.read().replace(b"\r\n", b"\n")

    def _template(self, language: Language, name: str) -> "Template":
        found = self._compiled.get(name)
        if found is None:
            with self._lock:
                environment = self._environments.get(language.folder)
                if environment is None:
                    environment = self._environments[language.folder] = self._environment(language)
                found = self._compiled[name] = environment.get_template(name)
        return found

    def _environment(self, language: Language) -> "Environment":
        """The environment of a language. An agency's templates run in a sandbox: they lay out, and do nothing else."""
        from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  `check` needs no templates

        folders = self.house.folders
        environment_class: Any = Environment
        undefined: Any = StrictUndefined
        builtin = FileSystemLoader(templates(), encoding="utf-8")
        loader: BaseLoader = builtin
        if folders:
            from jinja2 import ChoiceLoader, PrefixLoader  # noqa: PLC0415  a house style only

            from gipgen.formats.bounded import bounded_environment, own_loader  # noqa: PLC0415  likewise
            from gipgen.formats.template_words import remembering  # noqa: PLC0415  likewise

            environment_class, undefined = bounded_environment(), remembering()
            loader = ChoiceLoader([own_loader(folders), builtin, PrefixLoader({"builtin": builtin})])
        environment = environment_class(
            loader=loader,
            autoescape=language.escapes,
            undefined=undefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=_bytecode_cache(self._cache, "bounded" if folders else "plain"),
        )
        getattr(environment, "hold_filters", environment.filters.update)(language.filters)
        made: Environment = environment
        return made


_SLOT = "\ue000"  # a private-use character that no label contains


def _bytecode_cache(folder: str, kind: str) -> Any:
    """Compiled templates on disk; code for a sandbox calls what the plain environment does not have."""
    if not folder:
        return None
    from jinja2 import FileSystemBytecodeCache  # noqa: PLC0415

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
            with suppress(OSError):
                put([(self._get_cache_filename(bucket), bucket.bytecode_to_string())])

        def load_bytecode(self, bucket: Any) -> None:
            try:
                super().load_bytecode(bucket)
            except (OSError, EOFError, ValueError, TypeError):
                bucket.reset()

    return QuietCache
