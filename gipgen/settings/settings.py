"""What can be set, with what holds when nothing is: the page of GB/T 9704-2012, every rule as it comes.

Keys in the file are these names with ``-`` for ``_`` (docs/decisions/0006). Lengths of the page are millimetres, sizes
of letters points, as in the standard and in Word's dialogues.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

NOTHING: Mapping[str, str] = {}


class Fonts(NamedTuple):
    """Font names as Word shows them; GB/T 9704-2012 7.2–7.5."""

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    heading1: str = "黑体"  # 一、
    heading2: str = "楷体_GB2312"  # （一）
    heading3: str = "仿宋_GB2312"  # 1. and （1）
    table: str = "宋体"
    page_number: str = "宋体"


class Sizes(NamedTuple):
    """In points; 二号 is 22, 三号 16, 四号 14, 五号 10.5."""

    title: float = 22
    body: float = 16
    headings: float = 16
    table: float = 10.5  # the tables of many columns are set smaller by themselves
    page_number: float = 14


class Page(NamedTuple):
    """A4 with the margins of GB/T 9704-2012 5.2, in millimetres; ``line`` is the line pitch in points (22 lines a page)."""

    top: float = 37
    bottom: float = 35
    left: float = 28
    right: float = 26
    line: float = 29


class Masthead(NamedTuple):
    """红头: a line of large letters over a rule, above the title; ``logo`` is a picture beside or instead of it."""

    text: str = ""
    logo: str = ""
    colour: str = "C00000"


class Style(NamedTuple):
    """House style. Paths are seen from the folder of ``gipgen.toml``; empty means none."""

    reference_doc: str = ""
    templates: tuple[str, ...] = ()
    captions: bool = False  # 表1 … above the tables
    landscape: tuple[str, ...] = ()  # ids of the tables on landscape pages
    charts: bool = True
    seal: bool = False  # leave the room of a seal at the signature
    fonts: Fonts = Fonts()
    sizes: Sizes = Sizes()
    page: Page = Page()
    masthead: Masthead = Masthead()


class Settings(NamedTuple):
    """One ``gipgen.toml``. ``path`` is empty where there is none."""

    path: str = ""
    site: Mapping[str, str] = NOTHING
    style: Style = Style()
    rules: Mapping[str, str] = NOTHING  # rule or family → error, warning, info, off
    deadlines: Mapping[str, str] = NOTHING  # department, government → MM-DD
    overview: Mapping[str, Any] = NOTHING  # section one: ``characters`` at most, ``numbers`` that it must give
    terms: Mapping[str, str] = NOTHING  # wrong → right


DEFAULT = Settings()
