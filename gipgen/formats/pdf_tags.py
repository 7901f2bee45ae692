"""The tags of a PDF: read back for the proof, and completed where Typst cannot yet (headers of rows).

A tagged PDF names the structure of its text (``Table``, ``TR``, ``TH``) in a tree whose leaves point at marked pieces of
the pages; ISO 32000-1 14.7 and 14.8. This is what a screen reader follows.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from gipgen.findings.text import Text, filled
from gipgen.formats import ProofError
from gipgen.formats.pdf_objects import entry, opened, written
from gipgen.formats.pdf_text import Texts, texts_of
from gipgen.formats.printed import Piece, Printed, Table, TableRead, without_page
from gipgen.layout.grid import Grid
from gipgen.named_tuple import NamedTuple


class TaggedTable(NamedTuple):
    """A table as it is tagged: the element and its rows of cells."""

    element: Any
    rows: list[list[Any]]

    @property
    def spans(self) -> list[list[tuple[int, int]]]:
        return [[_spans(cell) for cell in row] for row in self.rows]


_NO_TABLE = Text(
    "pdf：找不到表格“{table}”，或者它的格子不对。", "pdf: the table '{table}' is not there in the form's shape"
)


def mark_headers(content: bytes, grids: Sequence[Grid]) -> bytes:
    """Name every header of the form's tables and tie each number to its headers, as the HTML does.

    Raises ``ProofError`` where a table is missing or has not the cells of its grid.
    """
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject  # noqa: PLC0415  an extra

    pdf = opened(content)
    root = pdf.root_object["/StructTreeRoot"]
    names = _names(root)
    tables = iter(_tables(root))
    for grid in grids:
        shape = [[(cell.colspan, cell.rowspan) for cell in row] for row in grid.rows]
        table = next((table for table in tables if table.spans == shape), None)
        if table is None:
            raise ProofError(filled(_NO_TABLE, table=grid.name))
        table.element[NameObject("/T")] = TextStringObject(grid.caption)
        if not grid.header_rows:
            _without_head(table.element)
        for row, cells in zip(grid.rows, table.rows, strict=True):
            for cell, element in zip(row, cells, strict=True):
                if "/ID" in element:
                    del names[str(element.pop("/ID"))]
                _mark(element, cell.kind, cell.scope, cell.headers)
                if cell.id:
                    element[NameObject("/ID")] = TextStringObject(cell.id)
                    names[cell.id] = element.indirect_reference
    _name(root, names)
    # no Suspects: false is the default, and poppler takes it amiss
    marked = {NameObject("/Marked"): BooleanObject(value=True)}
    pdf.root_object[NameObject("/MarkInfo")] = DictionaryObject(marked)
    return written(pdf)


def _without_head(table: Any) -> None:
    """Rows that Typst was given as headers so that it keeps them together are rows like any others."""
    from pypdf.generic import NameObject  # noqa: PLC0415  an extra

    for group in _elements(table, "/THead"):
        group[NameObject("/S")] = NameObject("/TBody")


def _name(root: Any, names: dict[str, Any]) -> None:
    """Give the elements these names and no others."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject  # noqa: PLC0415  an extra

    pairs = [each for name, element in sorted(names.items()) for each in (TextStringObject(name), element)]
    root[NameObject("/IDTree")] = DictionaryObject({NameObject("/Names"): ArrayObject(pairs)})


def _names(root: Any) -> dict[str, Any]:
    """The elements that have names, by these."""
    found: dict[str, Any] = {}
    left = [entry(root, "/IDTree", {})]
    while left:
        node = left.pop()
        left += (each.get_object() for each in entry(node, "/Kids", []))
        pairs = entry(node, "/Names", [])
        found.update(zip(map(str, pairs[::2]), pairs[1::2], strict=True))
    return found


def _mark(element: Any, kind: str, scope: str, headers: str) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject  # noqa: PLC0415  an extra

    is_header = kind in ("header", "label")
    element[NameObject("/S")] = NameObject("/TH" if is_header else "/TD")
    attributes = next((each for each in _attributes(element) if each.get("/O") == "/Table"), None)
    if attributes is None:
        attributes = DictionaryObject({NameObject("/O"): NameObject("/Table")})
        element[NameObject("/A")] = ArrayObject([*_attributes(element), attributes])
    for key in ("/Headers", "/Scope"):
        attributes.pop(key, None)
    if is_header:
        attributes[NameObject("/Scope")] = NameObject("/Column" if scope.startswith("col") else "/Row")
    elif headers:
        attributes[NameObject("/Headers")] = ArrayObject(TextStringObject(name) for name in headers.split())


def read_pdf(content: bytes) -> Printed:
    """What the tags of a PDF say is printed, without white space. Raises ``ValueError`` for a file without them."""
    from pypdf.errors import PyPdfError  # noqa: PLC0415  an extra

    try:
        pdf = opened(content)
        reader = _Reader(texts_of(pdf))
        reader.walk(pdf.root_object["/StructTreeRoot"])
        reader.end()
    except (PyPdfError, AttributeError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error
    return reader.items


_HEADINGS = {f"/H{level}": ("heading", level) for level in range(1, 7)}
_KINDS = {"/Title": ("title", 0), "/Caption": ("caption", 0), "/TOCI": ("contents", 0), **_HEADINGS}
_IN_A_LINE = ("/Span", "/Strong", "/Em", "/Link", "/Figure", "/Quote", "/Code", "/Reference", "/Annot")


class _Reader:
    """Walks over the elements of a document in reading order, and gathers what they print."""

    def __init__(self, texts: Texts) -> None:
        self.items: Printed = []
        self._texts = texts
        self._parts: list[str] = []
        self._kind, self._level = "text", 0
        self._sign = ""

    def walk(self, element: Any) -> None:
        for child in _children(element):
            if isinstance(child, int) or "/MCID" in child:
                self._parts.append(_piece(element, child, self._texts))
            elif "/S" in child:
                self._element(str(child["/S"]), child)

    def _element(self, kind: str, element: Any) -> None:
        if kind == "/Table":
            self.end()
            self._sign = ""
            rows = [[(_text(cell, self._texts), *_spans(cell)) for cell in row] for row in _rows(element)]
            self.items.append(Table(b"", lambda _: TableRead(rows)))
        elif kind == "/Lbl":
            self.end()
            self._sign = _text(element, self._texts)
        elif kind == "/Figure" and "/Alt" in element:  # what is drawn in a picture is no text of the report
            self._parts.append(str(element["/Alt"]))
        elif kind in _IN_A_LINE:
            self.walk(element)
        else:
            self.end()
            self._kind, self._level = _KINDS.get(kind, ("text", 0))
            if kind in _KINDS or kind == "/L":
                self._sign = ""
            self.walk(element)
            self.end()

    def end(self) -> None:
        """The piece at hand ends."""
        text = "".join("".join(self._parts).split())
        self._parts.clear()
        if self._kind == "contents":
            text = without_page(text)
        if text:
            self.items.append(Piece(self._kind, self._sign + text, self._level))
            self._sign = ""
        self._kind, self._level = "text", 0


def _children(element: Any) -> Iterator[Any]:
    kids = entry(element, "/K", [])
    for each in kids if isinstance(kids, list) else [kids]:
        yield each.get_object()


def _piece(element: Any, child: Any, texts: Texts) -> str:
    """The text of a marked piece, which an element names by its number, or by a page and its number there."""
    told = element if isinstance(child, int) or "/Pg" not in child else child
    number = child if isinstance(child, int) else child["/MCID"]
    return texts.get((told.raw_get("/Pg").idnum, int(number)), "")


def _elements(element: Any, kind: str) -> Iterator[Any]:
    """All elements of a kind below ``element``, in reading order."""
    for child in _children(element):
        if not isinstance(child, int) and "/S" in child:
            if child["/S"] == kind:
                yield child
            yield from _elements(child, kind)


def _tables(root: Any) -> Iterator[TaggedTable]:
    for table in _elements(root, "/Table"):
        yield TaggedTable(table, _rows(table))


def _rows(table: Any) -> list[list[Any]]:
    return [[cell for cell in _children(row) if cell["/S"] in ("/TH", "/TD")] for row in _elements(table, "/TR")]


def _attributes(element: Any) -> list[Any]:
    attributes = entry(element, "/A", [])
    return [each.get_object() for each in (attributes if isinstance(attributes, list) else [attributes])]


def _spans(cell: Any) -> tuple[int, int]:
    columns = rows = 1
    for each in _attributes(cell):
        columns = int(each.get("/ColSpan", columns))
        rows = int(each.get("/RowSpan", rows))
    return columns, rows


def _text(element: Any, texts: Texts) -> str:
    """The text of an element without white space: where lines end is no part of it."""
    parts = []
    for child in _children(element):
        if isinstance(child, int) or "/MCID" in child:
            parts.append(_piece(element, child, texts))
        elif "/S" in child:
            shown = child["/S"] == "/Figure" and "/Alt" in child  # as above
            parts.append(str(child["/Alt"]) if shown else _text(child, texts))
    return "".join("".join(parts).split())
