"""The files that a house style names, opened: template folders, the Word reference document, logo and seal."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gipgen.findings.harmless import visible
from gipgen.findings.text import Fault, Problem, Text, problem
from gipgen.settings.settings import Settings, Style
from gipgen.workspace.files import Files

if TYPE_CHECKING:
    from gipgen.formats.house import House
    from gipgen.formats.reference_document import Reference
    from gipgen.prose.nodes import Picture

_MAX_REFERENCE = 20_000_000
_MAX_SETTINGS = 64_000
_OUTSIDE = Text(
    "{settings}：{key} 只能是这个文件夹里的，{path} 在它外面。请把文件放进来，或用命令行的选项指定。",
    "{settings}: {key} names only what lies in its own folder, and {path} does not; move it there, or use an option",
)
_UNSEEN = Text("{place}：[style] 里的 {why}。", "{place}: in [style] {why}")
_NO_REFERENCE = Text("参照文档 {path} 不能用：{why}。", "the reference document {path} cannot be used: {why}")


def stamps(names: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    for name in names:
        try:
            status = os.stat(name)
        except (OSError, ValueError):
            yield name, 0, 0
        else:
            yield name, status.st_mtime_ns, status.st_size


def must_lie_inside(files: Files, settings: Settings) -> None:
    """What gipgen.toml names lies in its own folder, links resolved. Raises ``Problem``."""
    style, folder = settings.style, os.path.dirname(settings.path)
    named = [("templates", each) for each in style.templates]
    named += [("reference-doc", style.reference_doc), *zip(("logo", "seal-picture"), _pictures(style), strict=True)]
    for key, name in named:
        if name and not _lies_inside(files, folder, name):
            raise problem(_OUTSIDE, settings=settings.path, key=key, path=name)


def must_be_seen(files: Files, settings: Settings) -> None:
    """What gipgen.toml sets can be read, and says nothing of the report's. Raises ``Problem``."""
    from gipgen.formats.settings_held import why_not  # noqa: PLC0415  a house style only

    if fault := why_not(settings.style):
        raise problem(_UNSEEN, place=_line(files, settings, fault.setting), why=fault.why)


def _line(files: Files, settings: Settings, setting: str) -> str:
    """gipgen.toml with the line of one of its style's settings."""
    from gipgen.settings.setting_lines import located  # noqa: PLC0415  for a faulty file only

    try:
        text = files.read(settings.path, _MAX_SETTINGS).decode("utf-8", errors="replace")
    except Problem:
        return settings.path
    return located(settings.path, text, ("style", *setting.split(".")))


def _lies_inside(files: Files, folder: str, name: str) -> bool:
    """Whether a file or a folder lies below ``folder``; in memory there is nothing else."""
    if not files.on_disk:
        return True
    from gipgen.workspace.disk import lies_in  # noqa: PLC0415  what runs in memory needs no disk

    try:
        return lies_in(files.place(os.path.join(folder, name)), files.place(folder or "."))
    except ValueError:  # a name that no file can have
        return False


def open_house(files: Files, folder: str, style: Style, reference: str, templates: tuple[str, ...]) -> "House":
    from gipgen.formats.house import House, as_logo  # noqa: PLC0415  `check` needs none

    folders = tuple(os.path.abspath(path) for path in templates)
    folders += tuple(os.path.join(folder, path) for path in style.templates)
    if folders:
        from gipgen.workspace.own_templates import must_hold_templates  # noqa: PLC0415  few houses have some

        must_hold_templates(files, folders)
    reference = reference or (style.reference_doc and os.path.join(folder, style.reference_doc))
    logo, seal = (_picture(files, os.path.join(folder, name)) if name else None for name in _pictures(style))
    logo = as_logo(logo) if logo else None
    return House(folders, _reference(files, reference) if reference else None, logo, seal)


def _pictures(style: Style) -> tuple[str, str]:
    """The files of the logo and of the seal; empty for none."""
    return style.masthead.logo, style.seal_picture


def _reference(files: Files, path: str) -> "Reference":
    from gipgen.fence.fence import fenced  # noqa: PLC0415  a house style only
    from gipgen.formats.reference_document import Reference, read_reference  # noqa: PLC0415

    content = _read(files, path, _MAX_REFERENCE)
    try:
        return fenced(read_reference, content, types=(Reference,))._replace(name=path)
    except Fault as fault:
        raise Fault(fault.trace, path) from fault
    except Problem as refused:
        why = Text(*(words.rstrip("。.") for words in refused.text))
        raise problem(_NO_REFERENCE, path=path, why=why) from refused


def _picture(files: Files, path: str) -> "Picture":
    from gipgen.prose.pictures import MAX_BYTES, TEXTS, recognise, unusable  # noqa: PLC0415  a house style only

    picture = recognise(_read(files, path, MAX_BYTES), files.place(path))
    if picture is None:
        raise Problem(f"{visible(path)} 不是 PNG、JPEG 或 SVG 图片。", f"{visible(path)} is no PNG, JPEG or SVG")
    why_not = unusable(picture)
    if why_not is not None:
        raise problem(TEXTS[why_not[0]], file=path, **why_not[1])
    return picture


def _read(files: Files, path: str, limit: int) -> bytes:
    content = files.read(path, limit)
    if len(content) > limit:
        raise Problem(
            f"{visible(path)} 太大，上限是 {limit // 1_000_000} MB。",
            f"{visible(path)} is larger than {limit // 1_000_000} MB",
        )
    return content


def names_of(files: Files, settings: Settings, reference: str, templates: tuple[str, ...]) -> tuple[str, ...]:
    """The files and folders that a house style is made of, there or not."""
    folder, style = os.path.dirname(settings.path), settings.style
    named = [os.path.join(folder, file) for file in (style.reference_doc, *_pictures(style)) if file]
    named += [reference] if reference else []
    inside = [os.path.join(folder, each) for each in style.templates if _lies_inside(files, folder, each)]
    for name in (*templates, *inside):
        for current, _, inner in os.walk(name):
            named.append(current)  # its time changes when a file comes or goes
            named += [os.path.join(current, file) for file in inner]
    return tuple(named)
