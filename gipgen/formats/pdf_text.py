"""The text of a PDF's marked pieces, by the fonts' own tables of what their codes mean."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from gipgen.formats.pdf_objects import entry
from gipgen.named_tuple import NamedTuple

Texts = dict[tuple[int, int], str]  # (page, number of the marked piece) → its text


def texts_of(pdf: Any) -> Texts:
    """Every marked piece of all pages with its text."""
    texts: Texts = {}
    for page in pdf.pages:
        for number, text in _pieces(page):
            key = (page.indirect_reference.idnum, number)
            texts[key] = texts.get(key, "") + text
    return texts


class _Marked(NamedTuple):
    """A marked piece while it is open: its number, and whether its text was given instead of drawn."""

    number: int | None = None
    replaced: bool = False


def _pieces(page: Any) -> Iterator[tuple[int, str]]:
    """The marked pieces of a page's content, each with its text, in the order of drawing."""
    fonts = {name: _unicode(font) for name, font in _fonts(page)}
    font: dict[int, str] = {}
    open_pieces: list[_Marked] = []
    for operands, name in instructions(page):
        inner = open_pieces[-1] if open_pieces else _Marked()
        if name in (b"BDC", b"BMC"):
            piece, text = _opened(inner, _properties(name, operands))
            if piece.number is not None and text is not None:
                yield piece.number, text
            open_pieces.append(piece)
        elif name == b"EMC":
            open_pieces.pop()
        elif name == b"Tf":
            font = fonts[operands[0]]
        elif name in (b"Tj", b"TJ") and inner.number is not None and not inner.replaced:
            yield inner.number, _shown(operands[0], font)


def instructions(page: Any) -> Any:
    """What draws a page: each with its operands, strings as their bytes."""
    from pypdf.generic import ContentStream  # noqa: PLC0415  an extra

    return ContentStream(page["/Contents"], page.pdf, "bytes").operations if "/Contents" in page else []


def _fonts(page: Any) -> Iterator[tuple[str, Any]]:
    fonts = entry(page["/Resources"], "/Font", {})
    yield from ((name, fonts[name]) for name in fonts)


class Run(NamedTuple):
    """A text as one instruction shows it: its letters, how wide it is (in thousandths of its size), its marked piece."""

    text: str
    widths: float
    number: int | None


def runs_of(page: Any, take: Callable[[str, Any, Any], None]) -> Iterator[Run]:
    """The texts of a page in the order of drawing; every other instruction goes to ``take``."""
    fonts = {name: (_unicode(font), _widths(font)) for name, font in _fonts(page)}
    font: tuple[dict[int, str], dict[int, float]] = ({}, {})
    open_pieces: list[_Marked] = []
    for operands, name in instructions(page):
        if name in (b"BDC", b"BMC"):
            open_pieces.append(_opened(open_pieces[-1] if open_pieces else _Marked(), _properties(name, operands))[0])
        elif name == b"EMC":
            open_pieces.pop()
        elif name in (b"Tj", b"TJ"):
            number = open_pieces[-1].number if open_pieces else None
            yield Run(_shown(operands[0], font[0]), _wide(operands[0], font[1]), number)
        else:
            if name == b"Tf":
                font = fonts[operands[0]]
            take(name.decode("latin-1"), operands, page["/Resources"])


def _wide(operand: Any, widths: dict[int, float]) -> float:
    """How wide a text is, with what is taken back between its letters."""
    whole = 0.0
    for piece in [operand] if isinstance(operand, bytes) else operand:
        if isinstance(piece, bytes):
            whole += sum(widths.get(code, widths[_ELSE]) for code in _codes(piece))
        else:
            whole -= float(piece)
    return whole


_ELSE = -1  # stands for every code without a width of its own


def _widths(font: Any) -> dict[int, float]:
    """The widths of a font's codes in thousandths; ISO 32000-1 9.7.4.3."""
    inner = entry(font, "/DescendantFonts", [{}])[0]
    found = {_ELSE: float(entry(inner, "/DW", 1000))}
    said = [each.get_object() for each in entry(inner, "/W", [])]
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


def _properties(name: bytes, operands: Any) -> Any:
    """What is said of a piece where it begins: by BDC in a dictionary, by BMC nothing."""
    return operands[1] if name == b"BDC" and isinstance(operands[1], dict) else {}


def _opened(outer: _Marked, given: Any) -> tuple[_Marked, str | None]:
    """A piece that begins inside another, and its text where that is given: of pieces in one another the outermost's."""
    number = int(given["/MCID"]) if "/MCID" in given else outer.number
    if outer.replaced or number is None or "/ActualText" not in given:
        return _Marked(number, outer.replaced), None
    from pypdf.generic import create_string_object  # noqa: PLC0415  an extra

    return _Marked(number, replaced=True), str(create_string_object(bytes(given["/ActualText"])))


def _shown(operand: Any, font: dict[int, str]) -> str:
    strings = [operand] if isinstance(operand, bytes) else [each for each in operand if isinstance(each, bytes)]
    return "".join(font.get(code, "\ufffd") for each in strings for code in _codes(each))


def _codes(string: bytes) -> list[int]:
    """The codes of letters, two bytes each."""
    return [int.from_bytes(string[place : place + 2], "big") for place in range(0, len(string), 2)]


def _unicode(font: Any) -> dict[int, str]:
    """A font's codes (two bytes each) → text, from its ToUnicode map; ISO 32000-1 9.10.3."""
    found: dict[int, str] = {}
    if "/ToUnicode" not in font:
        return found
    stream = font["/ToUnicode"].get_data().decode("ascii", errors="replace")
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
