"""What can be set, with what holds when nothing is: the page of GB/T 9704-2012, every rule as it comes.

Keys in the file are these names with ``-`` for ``_`` (docs/decisions/0006). Lengths of the page are millimetres, sizes
of letters points, as in the standard and in Word's dialogues.
"""

from collections.abc import Mapping
from typing import Any

from gipgen.named_tuple import NamedTuple

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
    latin: str = ""  # of letters and digits in all of them; empty: of the same font as the words around


class Sizes(NamedTuple):
    """In points; 二号 is 22, 三号 16, 四号 14, 五号 10.5."""

    title: float = 22
    body: float = 16
    headings: float = 16
    table: float = 10.5  # the tables of many columns are set smaller by themselves
    page_number: float = 14


A4 = (210, 297)  # millimetres
POINTS_A_MM = 72 / 25.4


class Page(NamedTuple):
    """A4 with the margins of GB/T 9704-2012 5.2, in millimetres; ``line`` is the line pitch in points (22 lines a page)."""

    top: float = 37
    bottom: float = 35
    left: float = 28
    right: float = 26
    line: float = 29

    @property
    def text_width(self) -> float:
        """Points from margin to margin."""
        return (A4[0] - self.left - self.right) * POINTS_A_MM


class Masthead(NamedTuple):
    """红头: a line of large letters over a rule, above the title; ``logo`` is a picture beside or instead of it."""

    text: str = ""
    logo: str = ""
    colour: str = "C00000"


class Bold(NamedTuple):
    """Which lines are set in bold; ``None``: as each format has it. The standard has none."""

    title: bool | None = None
    heading1: bool | None = None
    heading2: bool | None = None
    heading3: bool | None = None


class Tables(NamedTuple):
    """The look of all tables. ``header_colour`` is the ground of their headers; empty for none."""

    header_colour: str = ""


class PageNumber(NamedTuple):
    """The line at the foot of a page; GB/T 9704-2012 7.5."""

    format: str = "dash"  # — 1 —; ``pages`` 第1页 共9页; ``none``
    position: str = "outside"  # right on odd pages, left on even ones; ``centre``


class Imprint(NamedTuple):
    """版记, at the foot of the last page; GB/T 9704-2012 7.4."""

    copies: tuple[str, ...] = ()  # 抄送
    office: str = ""  # 印发机关
    date: str = ""  # 印发日期, YYYY-MM-DD; the signature's where there is none


class Style(NamedTuple):
    """House style. Paths are seen from the folder of ``gipgen.toml``; empty means none."""

    reference_doc: str = ""
    templates: tuple[str, ...] = ()
    captions: bool = False  # 表1 … above the tables
    landscape: tuple[str, ...] = ()  # ids of the tables on landscape pages
    charts: bool = False  # in the web page: for whoever asks for them, no official page has any
    seal: bool = False  # leave the room of a seal at the signature
    fonts: Fonts = Fonts()
    sizes: Sizes = Sizes()
    page: Page = Page()
    masthead: Masthead = Masthead()
    bold: Bold = Bold()
    tables: Tables = Tables()
    page_number: PageNumber = PageNumber()
    header: str = ""  # 页眉
    watermark: str = ""
    cover: bool = False
    contents: bool = False  # 目录
    issuer: str = ""  # 签发人
    attachments: tuple[str, ...] = ()
    imprint: Imprint = Imprint()
    seal_picture: str = ""

    @property
    def has_front(self) -> bool:
        """Whether pages without a number stand before the report."""
        return self.cover or self.contents

    @property
    def words(self) -> dict[str, str]:
        """What the house says in words of its own, by the name of the setting, in the order of the page."""
        said = {"masthead.text": self.masthead.text, "header": self.header, "watermark": self.watermark}
        said["issuer"] = self.issuer
        said |= {f"attachments.{number}": each for number, each in enumerate(self.attachments, 1)}
        said |= {f"imprint.copies.{number}": each for number, each in enumerate(self.imprint.copies, 1)}
        said["imprint.office"] = self.imprint.office
        return {name: text for name, text in said.items() if text}


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
