"""The text of a PDF's marked pieces, by the fonts' own tables of what their codes mean."""

import re
from collections.abc import Iterator
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
