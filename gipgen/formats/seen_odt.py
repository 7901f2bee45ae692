"""How large the letters of an OpenDocument text are and how much room they have, style by style (``seen_whole`` judges it)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from gipgen.formats.seen_whole import Paragraph, Run, of_cells

_NAMES = {
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
_LENGTH = re.compile(r"(-?[\d.]+)(pt|mm|cm|in)")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
_SIZES = ("fo:font-size", "style:font-size-asian", "style:font-size-complex")
_USUAL = 12.0
Look = Mapping[str, str]


def paragraphs(content: bytes, styles: bytes) -> Iterator[Paragraph]:
    """The paragraphs of a text, those of cells with their room."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415  a house's templates only

    root, looks = (ET.fromstring(each) for each in (content, styles))  # noqa: S314  without entities: held before
    reader = _Reader((looks, root))
    inside = set()
    for table in root.iter(_tag("table:table")):
        for paragraph, room, below in reader.cells(table):
            inside.add(paragraph)
            yield reader.paragraph(paragraph, room)._replace(below=below)
    for name in ("text:p", "text:h"):
        for paragraph in root.iter(_tag(name)):
            if paragraph not in inside:
                yield reader.paragraph(paragraph, None)


class _Reader:
    def __init__(self, parts: tuple[Any, ...]) -> None:
        self._styles: dict[tuple[str, str], tuple[str, Look]] = {}
        self._default: dict[str, Look] = {}
        for part in parts:
            for each in part.iter(_tag("style:style")):
                family = _of(each, "style:family")
                self._styles[family, _of(each, "style:name")] = (_of(each, "style:parent-style-name"), _look(each))
            for each in part.iter(_tag("style:default-style")):
                self._default[_of(each, "style:family")] = _look(each)

    def _of_style(self, family: str, name: str) -> dict[str, str]:
        chain, seen = [], set()
        while (family, name) in self._styles and name not in seen:
            seen.add(name)
            name, look = self._styles[family, name]
            chain.append(look)
        return {key: value for each in reversed(chain) for key, value in each.items()}

    def paragraph(self, paragraph: Any, room: float | None) -> Paragraph:
        look = {**self._default.get("paragraph", {}), **self._of_style("paragraph", _of(paragraph, "text:style-name"))}
        height = look.get("fo:line-height", "")
        indents = sum(
            max(_points(look.get(f"fo:{name}", "")), 0) for name in ("margin-left", "margin-right", "text-indent")
        )
        runs = tuple(self._runs(paragraph, look))
        return Paragraph(runs, _points(height), None if room is None else room - indents)

    def _runs(self, element: Any, look: Look) -> Iterator[Run]:
        yield _run(element.text or "", look)
        for each in element:
            style = _of(each, "text:style-name") if each.tag == _tag("text:span") else ""
            yield from self._runs(each, {**look, **self._of_style("text", style)})
            yield _run(each.tail or "", look)

    def cells(self, table: Any) -> Iterator[tuple[Any, float, bool]]:
        """The paragraphs of a table with the points that their cell has."""
        widths: list[float] = []
        for column in table.iter(_tag("table:table-column")):
            look = self._of_style("table-column", _of(column, "table:style-name"))
            times = int(_of(column, "table:number-columns-repeated") or 1)
            widths += [_points(look.get("style:column-width", ""))] * min(times, 100)
        places = (_tag("table:table-cell"), _tag("table:covered-table-cell"))
        for row in table.iter(_tag("table:table-row")):
            cells = [each for each in row if each.tag in places]
            for place, cell in enumerate(cells):
                span = int(_of(cell, "table:number-columns-spanned") or 1)
                room = next(of_cells(widths[place:], (span,))) - self._padding(_of(cell, "table:style-name"))
                for number, paragraph in enumerate(cell.iter(_tag("text:p"))):
                    yield paragraph, room, number > 0

    def _padding(self, style: str) -> float:
        look = self._of_style("table-cell", style)
        sides = (look.get(f"fo:padding-{side}", look.get("fo:padding", "")) for side in ("left", "right"))
        return sum(map(_points, sides))


def _tag(name: str) -> str:
    prefix, _, plain = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{plain}"


def _of(element: Any, name: str) -> str:
    return str(element.get(_tag(name), ""))


def _look(style: Any) -> dict[str, str]:
    """The properties of letters, paragraphs and cells that a style has itself."""
    prefixes = {f"{{{address}}}": f"{prefix}:" for prefix, address in _NAMES.items()}
    found = {}
    for properties in style:
        for key, value in properties.attrib.items():
            address, end, plain = key.partition("}")
            found[prefixes.get(address + end, "") + plain] = value
    return found


def _run(text: str, look: Look) -> Run:
    sizes = [_points(look[name]) for name in _SIZES if _points(look.get(name, ""))]
    shown = sizes[:1] if text.isascii() else sizes[:2]
    scale = look.get("style:text-scale", "100%").removesuffix("%")
    spacing = _points(look.get("fo:letter-spacing", ""))
    return Run(text, min(shown, default=_USUAL), float(scale) / 100 if scale.isdigit() else 1.0, spacing)


def _points(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _POINTS[match[2]] if match else 0.0
