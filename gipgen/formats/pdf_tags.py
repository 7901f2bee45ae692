"""The tags of a PDF: read back for the proof, and completed where Typst cannot yet (headers of rows).

A tagged PDF names the structure of its text (``Table``, ``TR``, ``TH``) in a tree whose leaves point at marked pieces of
the pages; ISO 32000-1 14.7 and 14.8. This is what a screen reader follows.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from gipgen.formats import ProofError
from gipgen.layout.grid import Grid

_Texts = dict[tuple[tuple[int, int], int], str]  # (page, number of the marked piece) → its text


class TaggedTable(NamedTuple):
    """A table as it is tagged: the element and its rows of cells."""

    element: Any
    rows: list[list[Any]]

    @property
    def spans(self) -> list[list[tuple[int, int]]]:
        return [[_spans(cell) for cell in row] for row in self.rows]


def mark_headers(content: bytes, grids: Sequence[Grid]) -> bytes:
    """Name every header of the form's tables and tie each number to its headers, as the HTML does.

    Raises ``ProofError`` where a table is missing or has not the cells of its grid.
    """
    import pikepdf  # noqa: PLC0415  an extra

    with pikepdf.open(BytesIO(content)) as pdf:
        root = pdf.Root.StructTreeRoot
        names = pikepdf.NameTree(root.IDTree) if "/IDTree" in root else pikepdf.NameTree.new(pdf)
        tables = iter(_tables(root))
        for grid in grids:
            shape = [[(cell.colspan, cell.rowspan) for cell in row] for row in grid.rows]
            table = next((table for table in tables if table.spans == shape), None)
            if table is None:
                raise ProofError(f"pdf: table {grid.id} is not there in the form's shape")
            table.element.T = pikepdf.String(grid.caption)
            for row, cells in zip(grid.rows, table.rows, strict=True):
                for cell, element in zip(row, cells, strict=True):
                    if "/ID" in element:
                        del names[str(element.ID)]
                        del element["/ID"]
                    _mark(element, cell.kind, cell.scope, cell.headers)
                    if cell.id:
                        element.ID = pikepdf.String(cell.id)
                        names[cell.id] = element
        root.IDTree = names.obj
        pdf.Root.MarkInfo = pikepdf.Dictionary(
            Marked=True
        )  # Suspects: false is the default, and poppler takes it amiss
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _mark(element: Any, kind: str, scope: str, headers: str) -> None:
    import pikepdf  # noqa: PLC0415  an extra

    is_header = kind in ("header", "label")
    element.S = pikepdf.Name.TH if is_header else pikepdf.Name.TD
    attributes = next((each for each in _attributes(element) if each.get("/O") == "/Table"), None)
    if attributes is None:
        attributes = pikepdf.Dictionary(O=pikepdf.Name.Table)
        element.A = pikepdf.Array([*_attributes(element), attributes])
        attributes = element.A[-1]
    for key in ("/Headers", "/Scope"):
        if key in attributes:
            del attributes[key]
    if is_header:
        attributes.Scope = pikepdf.Name.Column if scope.startswith("col") else pikepdf.Name.Row
    elif headers:
        attributes.Headers = pikepdf.Array([pikepdf.String(name) for name in headers.split()])


class Read(NamedTuple):
    """What a reader of the tags finds: all text, headings of the first level, tables by title as rows of (text, columns, rows)."""

    text: str
    headings: list[str]
    tables: dict[str, list[list[tuple[str, int, str]]]]


def read_pdf(content: bytes) -> Read:
    """Read the structure with its texts out of a tagged PDF. Raises ``ProofError`` for anything else."""
    import pikepdf  # noqa: PLC0415  an extra

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            texts: _Texts = {}
            pages: Any = pdf.pages
            for page in pages:
                for number, text in _pieces(page):
                    key = (page.objgen, number)
                    texts[key] = texts.get(key, "") + text
            root = pdf.Root.StructTreeRoot
            text = _text(root, texts)
            headings = [_text(element, texts) for element in _elements(root, "/H1")]
            tables = {
                str(table.element.T): [
                    [(_text(cell, texts), _spans(cell)[0], str(_spans(cell)[1])) for cell in row] for row in table.rows
                ]
                for table in _tables(root)
                if "/T" in table.element
            }
    except (pikepdf.PdfError, AttributeError, KeyError) as error:
        raise ProofError(f"pdf: {error}") from error
    return Read(text, headings, tables)


def _children(element: Any) -> Iterator[Any]:
    import pikepdf  # noqa: PLC0415  an extra

    kids = element.get("/K")
    if isinstance(kids, pikepdf.Array):
        yield from kids
    elif kids is not None:
        yield kids


def _elements(element: Any, kind: str) -> Iterator[Any]:
    """All elements of a kind below ``element``, in reading order."""
    for child in _children(element):
        if not isinstance(child, int) and "/S" in child:
            if str(child.S) == kind:
                yield child
            yield from _elements(child, kind)


def _tables(root: Any) -> Iterator[TaggedTable]:
    for table in _elements(root, "/Table"):
        rows = [[cell for cell in _children(row) if cell.S in ("/TH", "/TD")] for row in _elements(table, "/TR")]
        yield TaggedTable(table, rows)


def _attributes(element: Any) -> list[Any]:
    import pikepdf  # noqa: PLC0415  an extra

    attributes = element.get("/A")
    if attributes is None:
        return []
    return list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]


def _spans(cell: Any) -> tuple[int, int]:
    columns = rows = 1
    for each in _attributes(cell):
        columns = int(each.get("/ColSpan", columns))
        rows = int(each.get("/RowSpan", rows))
    return columns, rows


def _text(element: Any, texts: _Texts) -> str:
    """The text of an element without white space: where lines end is no part of it."""
    parts = []
    for child in _children(element):
        if isinstance(child, int):
            parts.append(texts.get((element.Pg.objgen, child), ""))
        elif "/MCID" in child:
            page = child.get("/Pg", element.get("/Pg"))
            parts.append(texts.get((page.objgen, int(child.MCID)), ""))
        elif "/S" in child:
            parts.append(_text(child, texts))
    return "".join("".join(parts).split())


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
