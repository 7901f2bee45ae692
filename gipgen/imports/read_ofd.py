"""OFD (GB/T 33190), China's fixed pages → raw lines and tables: signs and rules by their places, laid out as those of a PDF are.

A page of OFD says what a page of PDF says, in XML: which sign stands where, and which lines are drawn. So its signs and
rules are written down as a PDF (``plain_pdf``), and whatever is known of reading those holds for it too.
"""

import posixpath
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.findings.extras import needed
from gipgen.findings.text import Problem, Text, problem
from gipgen.imports.office_package import parse, unpack
from gipgen.imports.plain_pdf import Page, Picture, Rule, Sign, written
from gipgen.imports.raw import CHARACTERS, Raw
from gipgen.named_tuple import NamedTuple

_OFD = "{http://www.ofdspec.org/2016}"
_LONGEST = 200  # characters of a name
_FEWEST = 100  # signs; a report has thousands
_MAX_PAGES = 300
_MAX_SIGNS = 80_000  # of all pages; the longest report has 70,000
_MAX_RULES = 20_000
_MAX_PICTURES = 200  # of one page that are looked at
_MAX_TEMPLATES = 4  # under one page
_MAX_DEPTH = 20  # blocks inside one another
_PAGES = Text("页", "pages")
_RULES = Text("条线", "rules")
_A4 = (0.0, 0.0, 210.0, 297.0)
_POINT = re.compile(r"[A-Z]|[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?")
_AS_PDF = Text("也可以先在 OFD 阅读器里打印成 PDF，或者另存为 docx，再导入。", "or print it to PDF, or save it as docx")
_NO_TEXT = Text(
    "这个 OFD 里没有足够的文字，多半是扫描的图片，不能导入。请找原来的 Word 或网页；都没有的，用 gipgen new 照着填。",
    "there is too little text in this OFD file, which may be scanned; find the Word file or the web page",
)
_USE = Text("读 OFD", "reading OFD")
_PER_MM = 72 / 25.4
_FARTHEST = 5_000.0  # millimetres


def read_ofd(content: bytes) -> Raw:
    """Read an OFD file. Raises ``Problem`` for what is none, is locked, or is larger than a report can be."""
    with needed("pdfplumber", _USE, _AS_PDF):
        import pdfplumber  # noqa: F401, PLC0415  an extra
    from gipgen.imports.read_pdf import read_pdf  # noqa: PLC0415  it is behind it

    top = unpack(content, ("OFD.xml",))
    body = parse(top["OFD.xml"]).find(_OFD + "DocBody") if "OFD.xml" in top else None
    root = None if body is None else body.findtext(_OFD + "DocRoot")
    if body is None or not root:
        raise Problem("这个 OFD 文件里没有正文，可能损坏了。", "there is no document inside this OFD file")
    pages = list(_pages(content, _at("", root)))
    if sum(len(page.signs) for page in pages) < _FEWEST:
        raise problem(_NO_TEXT)
    author = body.findtext(f"{_OFD}DocInfo/{_OFD}Author") or ""
    return read_pdf(written(pages, author[:_LONGEST]))


class _Object(NamedTuple):
    """Where an object of a page lies, and how its own places are turned into the page's."""

    x: float
    y: float
    ctm: tuple[float, ...]

    def place(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.ctm
        place = a * x + c * y + e + self.x, b * x + d * y + f + self.y
        return _near(place[0]), _near(place[1])


def _pages(content: bytes, root: str) -> Iterator[Page]:
    document = _part(content, root)
    usual = _box(document.find(f"{_OFD}CommonData/{_OFD}PageArea/{_OFD}PhysicalBox"), _A4)
    templates = {each.get("ID", ""): each.get("BaseLoc", "") for each in document.iter(_OFD + "TemplatePage")}
    found = document.findall(f"{_OFD}Pages/{_OFD}Page")
    refuse(_PAGES, len(found), _MAX_PAGES)
    signs = rules = 0
    for each in found:
        place = _at(root, each.get("BaseLoc", ""))
        page = _part(content, place)
        under = (
            templates.get(one.get("TemplateID", ""), "") for one in page.findall(_OFD + "Template")[:_MAX_TEMPLATES]
        )
        sheets = [page, *(_part(content, _at(root, one)) for one in under if one)]
        texts, lines, pictures = _drawn(sheets)
        signs, rules = signs + len(texts), rules + len(lines)
        refuse(CHARACTERS, signs, _MAX_SIGNS)
        refuse(_RULES, rules, _MAX_RULES)
        yield _turned(texts, lines, pictures, _box(page.find(f"{_OFD}Area/{_OFD}PhysicalBox"), usual))


def _drawn(sheets: Sequence[Any]) -> tuple[list[Sign], list[Rule], list[Picture]]:
    """The signs, rules and pictures of a page and of what lies under it."""
    objects = [each for sheet in sheets for each in _objects(sheet.find(_OFD + "Content"), 0)]
    texts = (sign for each in objects if each.tag == _OFD + "TextObject" for sign in _signs(each))
    lines = (line for each in objects if each.tag == _OFD + "PathObject" for line in _rules(each))
    boxes = (_box_of(each.get("Boundary", ""), ()) for each in objects if each.tag == _OFD + "ImageObject")
    pictures = [Picture(*map(_near, box)) for box in islice(filter(None, boxes), _MAX_PICTURES)]
    return list(islice(texts, _MAX_SIGNS + 1)), list(islice(lines, _MAX_RULES + 1)), pictures


def _part(content: bytes, name: str) -> Any:
    parts = unpack(content, (name,))
    if name not in parts:
        raise Problem("这个 OFD 文件缺了一部分，可能损坏了。", "a part of this OFD file is missing")
    return parse(parts[name])


def _at(base: str, name: str) -> str:
    """The name of a part that another one names, from the top of the file or beside itself."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), name)).lstrip("/")


def _objects(parent: Any, depth: int) -> Iterator[Any]:
    """The texts and lines of a page, in whichever layers and blocks they are."""
    for child in parent if parent is not None and depth < _MAX_DEPTH else ():
        if child.tag in (_OFD + "Layer", _OFD + "PageBlock"):
            yield from _objects(child, depth + 1)
        else:
            yield child


def _object(element: Any) -> _Object:
    x, y, _, _ = _box_of(element.get("Boundary", ""), (0.0, 0.0, 0.0, 0.0))
    ctm = _numbers(element.get("CTM", ""))
    return _Object(x, y, tuple(ctm) if len(ctm) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))


def _signs(element: Any) -> Iterator[Sign]:
    """The signs of a text with their places; each stands as far behind the one before as is said."""
    of = _object(element)
    size = next(iter(_numbers(element.get("Size", ""))), 0.0)
    height = size * (abs(of.ctm[3]) or 1.0)
    x = y = 0.0
    for code in element.findall(_OFD + "TextCode"):
        x = next(iter(_numbers(code.get("X", ""))), x)
        y = next(iter(_numbers(code.get("Y", ""))), y)
        text = code.text or ""
        across, down = (_steps(code.get(name, ""), len(text)) for name in ("DeltaX", "DeltaY"))
        left, top = x, y
        for number, sign in enumerate(text):
            if sign.strip():
                yield Sign(sign, *of.place(left, top), height)
            left += across[number] if number < len(across) else (size if not down else 0.0)
            top += down[number] if number < len(down) else 0.0


def _steps(text: str, most: int) -> list[float]:
    """``3 g 4 2.5``: 3, then 4 times 2.5."""
    steps: list[float] = []
    words = iter(text.replace(",", " ").split())
    for word in words:
        if word == "g":
            times, step = next(words, ""), next(words, "")
            count = int(times) if times.isdecimal() and len(times) < 7 else 0
            steps += (_numbers(step)[:1] or [0.0]) * min(count, most)
        else:
            steps += _numbers(word)[:1] or [0.0]
        if len(steps) >= most:
            break
    return steps


def _rules(element: Any) -> Iterator[Rule]:
    """The straight lines of a path. Curves lead to where they end."""
    data = element.findtext(_OFD + "AbbreviatedData") or ""
    of, start, here = _object(element), (0.0, 0.0), (0.0, 0.0)
    for command, values in _commands(data):
        if command in ("S", "M"):
            start = here = (values[0], values[1])
        elif command == "C":
            yield Rule(*of.place(*here), *of.place(*start))
            here = start
        else:
            there = values[-2], values[-1]
            if command == "L":
                yield Rule(*of.place(*here), *of.place(*there))
            here = there


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """The commands of a path that say all that they need."""
    command, values = "", list[float]()
    for word in (*(found[0] for found in _POINT.finditer(data[:400_000])), "M"):
        if not word[0].isalpha():
            values.append(float(word))
            continue
        if command == "C" or (command and len(values) >= 2):
            yield command, values
        command, values = word, []


def _numbers(text: str) -> list[float]:
    return [float(found[0]) for found in _POINT.finditer(text[:4_000]) if not found[0][0].isalpha()]


def _box(element: Any, otherwise: tuple[float, ...]) -> tuple[float, ...]:
    return otherwise if element is None else _box_of(element.text or "", otherwise)


def _box_of(text: str, otherwise: tuple[float, ...]) -> tuple[float, ...]:
    values = _numbers(text)
    return tuple(values) if len(values) == 4 else otherwise


def _near(value: float) -> float:
    return min(max(value, -_FARTHEST), _FARTHEST)


def _turned(signs: Sequence[Sign], rules: Sequence[Rule], pictures: Sequence[Picture], box: tuple[float, ...]) -> Page:
    """In points from the lower left corner, as PDF counts."""
    left, top, width, height = box[0], box[1], min(max(box[2], 1.0), _FARTHEST), min(max(box[3], 1.0), _FARTHEST)

    def place(x: float, y: float) -> tuple[float, float]:
        return (x - left) * _PER_MM, (height - (y - top)) * _PER_MM

    return Page(
        width * _PER_MM,
        height * _PER_MM,
        [Sign(each.text, *place(each.x, each.y), min(max(each.size, 0.1), 100.0) * _PER_MM) for each in signs],
        [Rule(*place(each.x0, each.y0), *place(each.x1, each.y1)) for each in rules],
        [
            Picture(*place(each.x, each.y + each.height), each.width * _PER_MM, each.height * _PER_MM)
            for each in pictures
        ],
    )
