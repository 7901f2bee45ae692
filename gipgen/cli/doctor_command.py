"""``gipgen doctor``: what this machine can do."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from gipgen import __version__
from gipgen.cli.console import Terminal
from gipgen.fence.office_program import office
from gipgen.findings.extras import PARTS
from gipgen.findings.text import Problem, Text
from gipgen.formats.fonts import FAMILIES, is_official
from gipgen.formats.machine import Machine
from gipgen.formats.registry import Extra, Format, formats
from gipgen.resources import templates
from gipgen.workspace.disk import Disk
from gipgen.workspace.files import STDIN
from gipgen.workspace.workspace import Workspace

_ROLES = {
    "title": Text("标题", "title"),
    "body": Text("正文", "text"),
    "heading1": Text("一级标题", "heading 1"),
    "heading2": Text("二级标题", "heading 2"),
    "heading3": Text("三级标题", "heading 3"),
    "table": Text("表格", "table"),
    "page_number": Text("页码", "page number"),
    "latin": Text("数字和拉丁字母", "letters and digits"),
}
_YAML = Text("YAML C 解析器（没有时也能用，只是慢一些）", "YAML C parser (optional, faster)")
_TEMPLATES = Text("模板：{folder}", "templates: {folder}")
_ENCODING = Text("终端编码 {encoding}，能显示中文", "console encoding {encoding}, shows Chinese")
_NO_CHINESE = Text("终端编码 {encoding}，显示不了中文", "console encoding {encoding}, does not show Chinese")
_FONT = Text("字体 {name}", "font {name}")
_NO_FONT = Text(
    "字体 {name}（本机没有：打开 Word 文件时用别的字体代替，文件本身不受影响）",
    "font {name} (not here: another stands in for it when a Word file is opened; the file itself is right)",
)
_PART = Text("{use}", "{use}")
_NO_PART = Text("{use}（需要时安装：{install}）", "{use} (when wanted: {install})")
_EXTRA = Text("{format}（需要时安装：{install}）", "{format} (when wanted: {install})")
_REFUSED = Text("{format}：{why}", "{format}: {why}")
_CAN = Text("{format} 可以生成", "{format} can be built")
_CAN_WITH = Text("{format} 可以生成，所用字体：", "{format} can be built, with these fonts:")
_ROLE = Text("{role} {used}", "{role}: {used}")
_ROLE_INSTEAD = Text("{role} {used}（代替{name}）", "{role}: {used} (instead of {name})")
_OFFICE = Text("LibreOffice（导入 doc、wps、rtf、xls、ods 时用）", "LibreOffice (to import doc, wps, rtf, xls, ods)")
_NO_OFFICE = Text(
    "LibreOffice（没有装：doc、wps、rtf、xls、ods 要先另存为 docx、xlsx 再导入）",
    "LibreOffice (not here: doc, wps, rtf, xls, ods have to be saved as docx or xlsx before they are imported)",
)
_GIT = Text("git（多人审阅时用）", "git (for reviews)")


def run(terminal: Terminal) -> None:
    """Print one line for each thing that matters."""
    terminal.result(
        f"gipgen {__version__} · Python {platform.python_version()} · {platform.system()} {platform.release()}"
    )
    _line(terminal, _YAML, good=importlib.util.find_spec("_ruamel_yaml") is not None)
    _line(terminal, _TEMPLATES, good=bool(templates()), folder=templates())
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    chinese = encoding.startswith(("utf8", "gb18030", "gbk", "cp936"))
    _line(terminal, _ENCODING if chinese else _NO_CHINESE, good=chinese, encoding=sys.stdout.encoding)
    installed = _fonts()
    for name, family in FAMILIES.items():
        found = any(spelling.casefold() in installed for spelling in (*family.names, *family.files))
        _line(terminal, _FONT if found else _NO_FONT, good=found, name=name)
    for part in PARTS:
        there = importlib.util.find_spec(part.module) is not None
        _line(terminal, _PART if there else _NO_PART, good=there, use=part.use, install=part.install)
    machine = Machine()
    for each in formats():
        if each.extra is not None:
            _format(terminal, each, each.extra, machine)
    _line(terminal, _OFFICE if office() else _NO_OFFICE, good=bool(office()))
    _line(terminal, _GIT, good=shutil.which("git") is not None)


def _format(terminal: Terminal, made: Format, extra: Extra, machine: Machine) -> None:
    """Whether a format can be made here, and with which fonts, as the settings of the current folder want them."""
    if not extra.is_there():
        _line(terminal, _EXTRA, good=False, format=made.label, install=extra.install)
        return
    if made.embeds is None:
        _line(terminal, _CAN, good=True, format=made.label)
        return
    try:
        wanted = Workspace(Disk()).settings(STDIN).style.fonts
        fonts = made.embeds(wanted, machine)
    except Problem as problem:
        _line(terminal, _REFUSED, good=False, format=made.label, why=problem.text)
        return
    _line(terminal, _CAN_WITH, good=True, format=made.label)
    for role, text in _ROLES.items():
        if role not in fonts:  # letters that have no font of their own
            continue
        name, used = getattr(wanted, role), (fonts[role] or fonts["body"])[0]
        good = is_official(name, used)
        _line(terminal, _ROLE if good else _ROLE_INSTEAD, good=good, indent="  ", role=text, used=used, name=name)


def _line(terminal: Terminal, text: Text, *, good: bool, indent: str = "", **values: object) -> None:
    terminal.result(f"{indent}{'✓' if good else '–'} {terminal.say(text, **values)}")


def _fonts() -> str:
    """The names of the fonts on this machine, in one text in lower case."""
    names = []
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, check=False, timeout=20)  # noqa: S607
        names.append(listed.stdout.decode("utf-8", errors="replace"))
    windows = os.environ.get("WINDIR")
    folders = [Path(windows) / "Fonts"] if windows else []
    folders.append(Path("/Library/Fonts"))
    names += [path.name for folder in folders if folder.is_dir() for path in folder.iterdir()]
    return "\n".join(names).lower()
