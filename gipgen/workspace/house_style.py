"""Opens the files that a house style names: template folders, the Word reference document, the logo."""

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gipgen.findings.text import Problem
from gipgen.settings.settings import Settings, Style
from gipgen.workspace.files import reason

if TYPE_CHECKING:
    from gipgen.formats.house import House
    from gipgen.formats.reference_document import Reference
    from gipgen.prose.nodes import Picture

_MAX_REFERENCE = 20_000_000
FORMATS = ("docx", "html", "markdown", "typst")


class HouseFiles(NamedTuple):
    """What the command line adds to ``gipgen.toml``, seen from the current folder."""

    reference: str = ""
    templates: tuple[str, ...] = ()


NO_FILES = HouseFiles()


def open_house(settings: Settings, files: HouseFiles) -> "House":
    """Open what the settings and the command line name. Raises ``Problem``."""
    return _open(os.path.dirname(settings.path), settings.style, files)


def forget() -> None:
    """Open the files anew the next time: a preview sees them change."""
    _open.cache_clear()


@cache
def _open(folder: str, style: Style, files: HouseFiles) -> "House":
    from gipgen.formats.house import House  # noqa: PLC0415  `check` needs none

    folders = tuple(os.path.abspath(path) for path in files.templates)
    folders += tuple(os.path.join(folder, path) for path in style.templates)
    for path in folders:
        _must_hold_templates(path)
    reference = files.reference or (style.reference_doc and os.path.join(folder, style.reference_doc))
    logo = style.masthead.logo and os.path.join(folder, style.masthead.logo)
    return House(folders, _reference(reference) if reference else None, _logo(logo) if logo else None)


def _must_hold_templates(path: str) -> None:
    if not os.path.isdir(path):
        raise Problem(f"没有模板文件夹 {path}。", f"no template folder {path}")
    if not any(os.path.isdir(os.path.join(path, format_)) for format_ in FORMATS):
        raise Problem(
            f"{path} 里没有 {'、'.join(FORMATS)} 文件夹；gipgen templates list 列出可以改写的模板。",
            f"{path} has none of the folders {', '.join(FORMATS)}; see 'gipgen templates list'",
        )


def _reference(path: str) -> "Reference":
    from gipgen.formats.reference_document import ReferenceError, read_reference  # noqa: PLC0415, A004  a house style only

    try:
        return read_reference(_read(path, _MAX_REFERENCE))
    except ReferenceError as error:
        raise Problem(
            f"参照文档 {path} 不能用：{error}。", f"the reference document {path} is no sound .docx"
        ) from error


def _logo(path: str) -> "Picture":
    from gipgen.prose.pictures import MAX_BYTES, recognise  # noqa: PLC0415  a house style only

    picture = recognise(_read(path, MAX_BYTES), os.path.realpath(path))
    if picture is None:
        raise Problem(f"{path} 不是 PNG、JPEG 或 SVG 图片。", f"{path} is no PNG, JPEG or SVG")
    return picture


def _read(path: str, limit: int) -> bytes:
    try:
        if os.path.getsize(path) > limit:
            raise Problem(
                f"{path} 太大，上限是 {limit // 1_000_000} MB。", f"{path} is larger than {limit // 1_000_000} MB"
            )
        with open(path, "rb") as file:
            return file.read(limit)
    except OSError as error:
        raise Problem(f"读不了 {path}：{reason(error)}", f"cannot read {path}: {error.strerror}") from error
