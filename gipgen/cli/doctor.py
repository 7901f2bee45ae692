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
from gipgen.resources import templates

_FONTS = {  # the official fonts of GB/T 9704, with the file names that Windows and WPS give them
    "方正小标宋": ("方正小标宋简体", "fzxbsjw", "fzxbs"),
    "仿宋": ("仿宋_gb2312", "仿宋", "fangsong", "simfang", "stfangsong"),
    "楷体": ("楷体_gb2312", "楷体", "kaiti", "simkai", "stkaiti"),
    "黑体": ("黑体", "simhei", "stheiti"),
    "宋体": ("宋体", "simsun", "songti", "stsong"),
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
    for name, spellings in _FONTS.items():
        found = any(spelling in installed for spelling in spellings)
        missing = "" if found else "（本机没有：打开 Word 文件时用别的字体代替，文件本身不受影响）"
        result(_line(found, f"字体 {name}{missing}", f"font {name}", en=en))
    for tool, zh in (("soffice", "LibreOffice（只在查看效果时用）"), ("git", "git（多人审阅时用）")):
        result(_line(shutil.which(tool) is not None, zh, tool, en=en))
    return OK


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
