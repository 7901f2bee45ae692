"""The tags of a PDF: read back for the proof, and completed where Typst cannot yet (headers of rows).

A tagged PDF names the structure of its text (``Table``, ``TR``, ``TH``) in a tree whose leaves point at marked pieces of
the pages; ISO 32000-1 14.7 and 14.8. This is what a screen reader follows.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from gipgen.findings.text import Text, filled
from gipgen.formats import ProofError
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
    import pikepdf  # noqa: PLC0415  an extra

    with pikepdf.open(BytesIO(content)) as pdf:
        root = pdf.Root.StructTreeRoot
        names = pikepdf.NameTree(root.IDTree) if "/IDTree" in root else pikepdf.NameTree.new(pdf)
        tables = iter(_tables(root))
        for grid in grids:
            shape = [[(cell.colspan, cell.rowspan) for cell in row] for row in grid.rows]
            table = next((table for table in tables if table.spans == shape), None)
            if table is None:
                raise ProofError(filled(_NO_TABLE, table=grid.name))
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


def read_pdf(content: bytes) -> Printed:
    """What the tags of a PDF say is printed, without white space. Raises ``ValueError`` for a file without them."""
    import pikepdf  # noqa: PLC0415  an extra

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            reader = _Reader(texts_of(pdf))
            reader.walk(pdf.Root.StructTreeRoot)
            reader.end()
    except (pikepdf.PdfError, AttributeError, KeyError) as error:
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
            if isinstance(child, int):
                self._parts.append(self._texts.get((element.Pg.objgen, child), ""))
            elif "/MCID" in child:
                page = child.get("/Pg", element.get("/Pg"))
                self._parts.append(self._texts.get((page.objgen, int(child.MCID)), ""))
            elif "/S" in child:
                self._element(str(child.S), child)

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
            self._parts.append(str(element.Alt))
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
        yield TaggedTable(table, _rows(table))


def _rows(table: Any) -> list[list[Any]]:
    return [[cell for cell in _children(row) if cell.S in ("/TH", "/TD")] for row in _elements(table, "/TR")]


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


def _text(element: Any, texts: Texts) -> str:
    """The text of an element without white space: where lines end is no part of it."""
    parts = []
    for child in _children(element):
        if isinstance(child, int):
            parts.append(texts.get((element.Pg.objgen, child), ""))
        elif "/MCID" in child:
            page = child.get("/Pg", element.get("/Pg"))
            parts.append(texts.get((page.objgen, int(child.MCID)), ""))
        elif "/S" in child:
            shown = child.S == "/Figure" and "/Alt" in child  # as above
            parts.append(str(child.Alt) if shown else _text(child, texts))
    return "".join("".join(parts).split())
