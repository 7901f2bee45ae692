"""The text of a PDF's marked pieces, by the fonts' own tables of what their codes mean."""

import re
from collections.abc import Iterator
from typing import Any

Texts = dict[tuple[tuple[int, int], int], str]  # (page, number of the marked piece) → its text


def texts_of(pdf: Any) -> Texts:
    """Every marked piece of all pages with its text."""
    texts: Texts = {}
    for page in pdf.pages:
        for number, text in _pieces(page):
            key = (page.objgen, number)
            texts[key] = texts.get(key, "") + text
    return texts


def _pieces(page: Any) -> Iterator[tuple[int, str]]:
    """The marked pieces of a page's content, each with its text, in the order of drawing."""
    import pikepdf  # noqa: PLC0415  an extra

    fonts = {name: _unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    font: dict[int, str] = {}
    open_pieces: list[tuple[int | None, bool]] = []  # number, and whether its text was given instead of drawn
    instructions: Any = pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ")
    for operands, operator in instructions:
        name = str(operator)
        if name in ("BDC", "BMC"):
            number, replaced = open_pieces[-1] if open_pieces else (None, False)
            given: Any = operands[1] if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else {}
            number = int(given["/MCID"]) if "/MCID" in given else number
            if "/ActualText" in given and number is not None and not replaced:
                yield number, str(given["/ActualText"])
                replaced = True
            open_pieces.append((number, replaced))
        elif name == "EMC":
            open_pieces.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif open_pieces and open_pieces[-1][0] is not None and not open_pieces[-1][1]:
            yield open_pieces[-1][0], _shown(operands[0], font)


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
    for block in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = _utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = _utf16(text)
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return found


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", errors="replace")
