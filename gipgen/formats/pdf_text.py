"""The text of a PDF's marked pieces, by the fonts' own tables of what their codes mean."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from gipgen.named_tuple import NamedTuple

Texts = dict[tuple[tuple[int, int], int], str]  # (page, number of the marked piece) → its text


def texts_of(pdf: Any) -> Texts:
    """Every marked piece of all pages with its text."""
    texts: Texts = {}
    for page in pdf.pages:
        for number, text in _pieces(page):
            key = (page.objgen, number)
            texts[key] = texts.get(key, "") + text
    return texts


class _Marked(NamedTuple):
    """A marked piece while it is open: its number, and whether its text was given instead of drawn."""

    number: int | None = None
    replaced: bool = False


def _pieces(page: Any) -> Iterator[tuple[int, str]]:
    """The marked pieces of a page's content, each with its text, in the order of drawing."""
    import pikepdf  # noqa: PLC0415  an extra

    fonts = {name: _unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    font: dict[int, str] = {}
    open_pieces: list[_Marked] = []
    instructions: Any = pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ")
    for operands, operator in instructions:
        name = str(operator)
        inner = open_pieces[-1] if open_pieces else _Marked()
        if name in ("BDC", "BMC"):
            piece, text = _opened(inner, _properties(name, operands))
            if piece.number is not None and text is not None:
                yield piece.number, text
            open_pieces.append(piece)
        elif name == "EMC":
            open_pieces.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif inner.number is not None and not inner.replaced:
            yield inner.number, _shown(operands[0], font)


class Run(NamedTuple):
    """A text as one instruction shows it: its letters, how wide it is (in thousandths of its size), its marked piece."""

    text: str
    widths: float
    number: int | None


def runs_of(page: Any, take: Callable[[str, Any, Any], None]) -> Iterator[Run]:
    """The texts of a page in the order of drawing; every other instruction goes to ``take``."""
    import pikepdf  # noqa: PLC0415  an extra

    fonts = {name: (_unicode(font), _widths(font)) for name, font in page.Resources.get("/Font", {}).items()}
    font: tuple[dict[int, str], dict[int, float]] = ({}, {})
    open_pieces: list[_Marked] = []
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        name = str(operator)
        if name in ("BDC", "BMC"):
            open_pieces.append(_opened(open_pieces[-1] if open_pieces else _Marked(), _properties(name, operands))[0])
        elif name == "EMC":
            open_pieces.pop()
        elif name in ("Tj", "TJ"):
            number = open_pieces[-1].number if open_pieces else None
            yield Run(_shown(operands[0], font[0]), _wide(operands[0], font[1]), number)
        else:
            if name == "Tf":
                font = fonts[str(operands[0])]
            take(name, operands, page.Resources)


def _wide(operand: Any, widths: dict[int, float]) -> float:
    """How wide a text is, with what is taken back between its letters."""
    import pikepdf  # noqa: PLC0415  an extra

    whole = 0.0
    for piece in [operand] if isinstance(operand, pikepdf.String) else operand:
        if isinstance(piece, pikepdf.String):
            data = bytes(piece)
            codes = (int.from_bytes(data[place : place + 2], "big") for place in range(0, len(data), 2))
            whole += sum(widths.get(code, widths[_ELSE]) for code in codes)
        else:
            whole -= float(piece)
    return whole


_ELSE = -1  # stands for every code without a width of its own


def _widths(font: Any) -> dict[int, float]:
    """The widths of a font's codes in thousandths; ISO 32000-1 9.7.4.3."""
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else {}
    found = {_ELSE: float(inner.get("/DW", 1000))}
    said = list(inner.get("/W", []))
    while len(said) > 1:
        first = int(said.pop(0))
        after: Any = said.pop(0)
        try:
            last = int(after)
        except (TypeError, ValueError):
            found.update((first + place, float(each)) for place, each in enumerate(after))
        else:
            width = float(said.pop(0)) if said else 0.0
            found.update(dict.fromkeys(range(first, last + 1), width))
    return found


def _properties(name: str, operands: Any) -> Any:
    """What is said of a piece where it begins: by BDC in a dictionary, by BMC nothing."""
    import pikepdf  # noqa: PLC0415  an extra

    return operands[1] if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else {}


def _opened(outer: _Marked, given: Any) -> tuple[_Marked, str | None]:
    """A piece that begins inside another, and its text where that is given: of pieces in one another the outermost's."""
    number = int(given["/MCID"]) if "/MCID" in given else outer.number
    if outer.replaced or number is None or "/ActualText" not in given:
        return _Marked(number, outer.replaced), None
    return _Marked(number, replaced=True), str(given["/ActualText"])


def _shown(operand: Any, font: dict[int, str]) -> str:
    import pikepdf  # noqa: PLC0415  an extra

    strings = (
        [operand] if isinstance(operand, pikepdf.String) else [s for s in operand if isinstance(s, pikepdf.String)]
    )
    data = b"".join(bytes(string) for string in strings)
    codes = [int.from_bytes(data[place : place + 2], "big") for place in range(0, len(data), 2)]
    return "".join(font.get(code, "\ufffd") for code in codes)


def _unicode(font: Any) -> dict[int, str]:
    """A font's codes (two bytes each) → text, from its ToUnicode map; ISO 32000-1 9.10.3."""
    found: dict[int, str] = {}
    if "/ToUnicode" not in font:
        return found
    stream = font.ToUnicode.read_bytes().decode("ascii", errors="replace")
    for block in _between(stream, "beginbfchar", "endbfchar"):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = _utf16(text)
    for block in _between(stream, "beginbfrange", "endbfrange"):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = _utf16(text)
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return found


def _between(stream: str, begin: str, end: str) -> list[str]:
    """What stands between the two words, each time."""
    return [part.partition(end)[0] for part in stream.split(begin)[1:]]


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", errors="replace")
