"""``gipgen doctor``: what this machine can do."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from gipgen import __version__
from gipgen.cli.console import OK, language, result
from gipgen.findings.text import Problem
from gipgen.formats.fonts import FAMILIES, is_official
from gipgen.formats.machine import Machine
from gipgen.formats.registry import Extra, Format, formats
from gipgen.resources import templates
from gipgen.workspace.disk import Disk
from gipgen.workspace.files import STDIN
from gipgen.workspace.workspace import Workspace

_ROLES = {
    "title": ("标题", "title"),
    "body": ("正文", "text"),
    "heading1": ("一级标题", "heading 1"),
    "heading2": ("二级标题", "heading 2"),
    "heading3": ("三级标题", "heading 3"),
    "table": ("表格", "table"),
    "page_number": ("页码", "page number"),
}


def run(*, lang: str | None = None) -> int:
    """Print one line for each thing that matters."""
    en = language(lang) == "en"
    result(f"gipgen {__version__} · Python {platform.python_version()} · {platform.system()} {platform.release()}")
    fast = importlib.util.find_spec("_ruamel_yaml") is not None
    result(_line(fast, "YAML C 解析器（没有时也能用，只是慢一些）", "YAML C parser (optional, faster)", en=en))
    result(_line(bool(templates()), f"模板：{templates()}", f"templates: {templates()}", en=en))
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    utf8 = encoding.startswith(("utf8", "gb18030", "gbk", "cp936"))
    result(_line(utf8, f"终端编码 {sys.stdout.encoding}，能显示中文", f"console encoding {sys.stdout.encoding}", en=en))
    installed = _fonts()
    for name, family in FAMILIES.items():
        found = any(spelling.casefold() in installed for spelling in (*family.names, *family.files))
        missing = "" if found else "（本机没有：打开 Word 文件时用别的字体代替，文件本身不受影响）"
        result(_line(found, f"字体 {name}{missing}", f"font {name}", en=en))
    machine = Machine()
    for each in formats():
        if each.extra is not None:
            _format(each, each.extra, machine, en=en)
    for tool, zh in (("soffice", "LibreOffice（只在查看效果时用）"), ("git", "git（多人审阅时用）")):
        result(_line(shutil.which(tool) is not None, zh, tool, en=en))
    return OK


def _format(made: Format, extra: Extra, machine: Machine, *, en: bool) -> None:
    """Whether a format can be made here, and with which fonts, as the settings of the current folder want them."""
    zh_name, en_name = made.label
    if not extra.is_there():
        line = _line(
            None, f"{zh_name}（需要时安装：{extra.install}）", f"{en_name} (when wanted: {extra.install})", en=en
        )
        result(line)
        return
    if made.embeds is None:
        result(_line(made, f"{zh_name} 可以生成", f"{en_name} can be built", en=en))
        return
    try:
        wanted = Workspace(Disk()).settings(STDIN).style.fonts
        chosen = made.embeds(wanted, machine)
    except Problem as problem:
        result(_line(None, f"{zh_name}：{problem.zh}", f"{en_name}: {problem.en}", en=en))
        return
    can = f"{zh_name} 可以生成，所用字体：", f"{en_name} can be built, with these fonts:"
    result(_line(made, *can, en=en))
    for role, (zh, english) in _ROLES.items():
        name, used = getattr(wanted, role), chosen[role][0]
        good = is_official(name, used)
        instead = ("", "") if good else (f"（代替{name}）", f" (instead of {name})")
        result("  " + _line(good, f"{zh} {used}{instead[0]}", f"{english}: {used}{instead[1]}", en=en))


def _line(good: object, zh: str, en_text: str, *, en: bool) -> str:
    mark = "✓" if good else "–"
    return f"{mark} {en_text if en else zh}"


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
