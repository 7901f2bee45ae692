"""How large the letters of a Word file are and how much room they have, style by style (``seen_whole`` judges it)."""

from collections.abc import Iterator, Mapping
from typing import Any

from gipgen.formats.seen_whole import Paragraph, Run, of_cells

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIDES = (("left", "start"), ("right", "end"))
_TWIPS = 20.0
Look = dict[str, float]  # by property: twips, half points, per cent


def paragraphs(document: bytes, styles: bytes) -> Iterator[Paragraph]:
    """The paragraphs of a document, those of cells with their room."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415  a house's templates only

    root, looks = (ET.fromstring(each) for each in (document, styles))  # noqa: S314  without entities: held before
    reader = _Reader(looks)
    inside = set()
    for table in root.iter(f"{_W}tbl"):
        for paragraph, room, over, below in reader.cells(table):
            inside.add(paragraph)
            for each in ({}, over) if over else ({},):
                yield reader.paragraph(paragraph, room, each)._replace(below=below and not each)
    for paragraph in root.iter(f"{_W}p"):
        if paragraph not in inside:
            yield reader.paragraph(paragraph, None, {})


class _Reader:
    def __init__(self, styles: Any) -> None:
        self._styles = {each.get(f"{_W}styleId", ""): each for each in styles.iter(f"{_W}style")}
        normal = (name for name, each in self._styles.items() if _is(each, "paragraph") and each.get(f"{_W}default"))
        self._normal = next(normal, "")
        self._defaults = _look(styles.find(f"{_W}docDefaults"))

    def paragraph(self, paragraph: Any, room: float | None, over: Look) -> Paragraph:
        own = paragraph.find(f"{_W}pPr")
        style = _val(own, "pStyle") or self._normal
        look = {**self._defaults, **self._of_style(style), **over, **_paragraph_look(own)}
        runs = tuple(self._runs(paragraph, look))
        line = look.get("line", 0) / _TWIPS if look.get("exact") else 0.0
        room = None if room is None else room - _indents(look) / _TWIPS
        return Paragraph(runs, line, room, bool(look.get("frame")), bool(look.get("spread")))

    def _runs(self, paragraph: Any, look: Look) -> Iterator[Run]:
        for run in paragraph.iter(f"{_W}r"):
            own = run.find(f"{_W}rPr")
            found = {**look, **self._of_style(_val(own, "rStyle")), **_run_look(own)}
            text = "".join(each.text or "" for each in run.iter(f"{_W}t"))
            yield Run(
                text,
                found.get("sz", 20) / 2,
                found.get("w", 100) / 100,
                found.get("letters", 0) / _TWIPS,
                found.get("position", 0) / 2,
            )

    def _of_style(self, name: str) -> Look:
        chain, seen = [], set()
        while name in self._styles and name not in seen:
            seen.add(name)
            chain.append(_look(self._styles[name]))
            name = _val(self._styles[name], "basedOn")
        return {key: value for each in reversed(chain) for key, value in each.items()}

    def cells(self, table: Any) -> Iterator[tuple[Any, float, Look, bool]]:
        """The paragraphs of a table with the points that their cell has, and what the table's style says besides."""
        own = table.find(f"{_W}tblPr")
        style = self._styles.get(_val(own, "tblStyle"))
        over = {key: value for each in ([] if style is None else style.iter()) for key, value in _one(each).items()}
        margins = {**self._margins(_val(own, "tblStyle")), **_margins_in(own)}
        grid = [_number(each.get(f"{_W}w")) for each in table.findall(f"{_W}tblGrid/{_W}gridCol")]
        for row in table.findall(f"{_W}tr"):
            for cell, width in _widths(row, grid):
                room = width - sum({**margins, **_margins_in(cell.find(f"{_W}tcPr"))}.values())
                for number, paragraph in enumerate(cell.findall(f"{_W}p")):
                    yield paragraph, room / _TWIPS, over, number > 0

    def _margins(self, name: str) -> Look:
        found: Look = {}
        seen = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            found = {**_margins_in(self._styles[name]), **found}
            name = _val(self._styles[name], "basedOn")
        return found


def _widths(row: Any, grid: list[float]) -> Iterator[tuple[Any, float]]:
    """The cells of a row with their widths: programs take them from the grid, or from the cell itself."""
    cells = row.findall(f"{_W}tc")
    spans = [int(_val(cell.find(f"{_W}tcPr"), "gridSpan") or 1) for cell in cells]
    for cell, width in zip(cells, of_cells(grid, spans), strict=True):
        typed = cell.find(f"{_W}tcPr/{_W}tcW")
        yield cell, width if typed is None else min(width, _number(typed.get(f"{_W}w")))


def _is(style: Any, kind: str) -> bool:
    return bool(style.get(f"{_W}type") == kind)


def _val(element: Any, name: str) -> str:
    found = None if element is None else element.find(f"{_W}{name}")
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _number(text: str | None) -> float:
    return float(text) if text and text.lstrip("-").isdigit() else 0.0


def _look(element: Any) -> Look:
    """All that an element says of letters and lines, wherever in it."""
    return {key: value for each in ([] if element is None else element.iter()) for key, value in _one(each).items()}


def _paragraph_look(element: Any) -> Look:
    """The same of a paragraph's own properties, without those of its mark."""
    return {key: value for each in ([] if element is None else element) for key, value in _one(each).items()}


_run_look = _paragraph_look
_INDENTS = ("left", "right", "firstLine", "leftChars", "rightChars", "firstLineChars")


def _one(element: Any) -> Look:
    name = element.tag.removeprefix(_W)
    given: Mapping[str, str] = {key.removeprefix(_W): value for key, value in element.attrib.items()}
    if name in ("sz", "w", "position"):
        return {name: _number(given.get("val"))}
    if name == "jc":
        return {"spread": float("istribute" in given.get("val", ""))}
    if name == "framePr":
        return {"frame": 1.0}
    if name == "ind":
        plain = {"start": "left", "end": "right"}
        return {plain.get(key, key): _number(value) for key, value in given.items() if plain.get(key, key) in _INDENTS}
    if name == "spacing":
        found = {"letters": _number(given["val"])} if "val" in given else {}
        if "line" in given:
            found |= {"line": _number(given["line"]), "exact": float(given.get("lineRule", "auto") == "exact")}
        return found
    return {}


def _indents(look: Look) -> float:
    """Twips that a paragraph's first line has less; those in characters go before the others."""
    letter = look.get("sz", 20) * 10
    return sum(
        look[f"{side}Chars"] / 100 * letter if look.get(f"{side}Chars") else max(look.get(side, 0), 0)
        for side in ("left", "right", "firstLine")
    )


def _margins_in(element: Any) -> Look:
    """What the cells of a table, or one cell, leave free on the left and the right."""
    found: Look = {}
    for kind in ("tblCellMar", "tcMar"):
        for margins in [] if element is None else element.iter(f"{_W}{kind}"):
            for side, alias in _SIDES:
                for each in (*margins.findall(f"{_W}{side}"), *margins.findall(f"{_W}{alias}")):
                    found[side] = _number(each.get(f"{_W}w"))
    return found
