"""The output proves itself: DOCX, HTML and PDF are read back, and every heading and cell is compared with the data.

A difference is a fault of gipgen (or of a template), never of the agency's file, and nothing is written then. A strict
XML parser vouches for the markup; the cells of well-formed tables are then taken out by pattern, five times as fast as
by parser events (docs/decisions/0003).
"""

import re
from collections.abc import Callable
from pyexpat import ExpatError, ParserCreate
from typing import NamedTuple

from gipgen.formats import ProofError
from gipgen.formats.docx import merged
from gipgen.formats.zip_package import unpack
from gipgen.layout.document import Document
from gipgen.layout.grid import Grid
from gipgen.report.report import Report, printed_numbers

Printed = tuple[str, int, str]  # text, columns spanned, rows spanned (HTML) or vertical merge (DOCX)


class _Read(NamedTuple):
    headings: list[str]
    tables: dict[str, list[list[Printed]]]  # by id (HTML) or caption (DOCX)


def prove(report: Report, document: Document, outputs: dict[str, bytes]) -> None:
    """Compare each DOCX, HTML and PDF among ``outputs`` (by format) with the data. Raises ``ProofError``."""
    numbers = printed_numbers(report)
    for format_, read in _READERS.items():
        if format_ not in outputs:
            continue
        try:
            found = read(outputs[format_])
        except (ExpatError, ValueError, KeyError) as error:
            raise ProofError(f"{format_}: {error}") from error
        headings = [part.heading for part in document.parts]
        # In a PDF a heading in the preface is one of the first level too: no level may be skipped there.
        seen = found.headings[-len(headings) :] if format_ == "pdf" else found.headings
        if seen != headings:
            raise ProofError(f"{format_}: headings {seen} instead of {headings}")
        for grid in document.grids:
            key = grid.id if format_ == "html" else grid.caption
            _compare(format_, grid, numbers, found.tables.get(key))


def _compare(format_: str, grid: Grid, numbers: dict[str, str], rows: list[list[Printed]] | None) -> None:
    shape = _SHAPES.get((format_, grid.key))
    if shape is None:
        shape = _SHAPES[format_, grid.key] = _SHAPERS[format_](grid)
    expected = [[(numbers[ref] if ref else text, span, down) for ref, text, span, down in row] for row in shape]
    if rows == expected:
        return
    if rows is None or len(rows) != len(expected):
        raise ProofError(f"{format_}: table {grid.id} has not the rows of the form")
    number, wanted, seen = next((n, w, s) for n, (w, s) in enumerate(zip(expected, rows, strict=True)) if w != s)
    raise ProofError(f"{format_}: table {grid.id}, row {number + 1}: {seen} instead of {wanted}")


_Shape = list[list[tuple[str, str, int, str]]]  # reference (of a number) or text (of a label), then as in Printed
_SHAPES: dict[tuple[str, str], _Shape] = {}  # a form's tables have the same shape in every report


def _html_shape(grid: Grid) -> _Shape:
    return [[(cell.ref, _squeezed(cell.text), cell.colspan, str(cell.rowspan)) for cell in row] for row in grid.rows]


def _pdf_shape(grid: Grid) -> _Shape:
    """As in HTML, but without blanks: a PDF has no text at the end of a line."""
    return [[(ref, "".join(text.split()), span, down) for ref, text, span, down in row] for row in _html_shape(grid)]


def _docx_shape(grid: Grid) -> _Shape:
    return [
        [(m.cell.ref, _squeezed(m.cell.text), m.cell.colspan, m.merge) for m in row]
        for row in merged(grid, [0] * grid.columns)
    ]


def _well_formed(content: bytes) -> str:
    """The text of an XML document that a strict parser has read to its end."""
    parser = ParserCreate()
    parser.Parse(content, True)  # noqa: FBT003  positional in the standard library
    return content.decode("utf-8")


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def plain_text(markup: str) -> str:
    """The text between the tags of a piece of markup, white space squeezed."""
    return _plain(markup)


def _plain(markup: str) -> str:
    if markup.isalnum():  # a number, or a label without signs
        return markup
    if "<" in markup:
        markup = re.sub(r"<[^>]*>", "", markup)
    return _squeezed(_unescape(markup) if "&" in markup else markup)


def _unescape(markup: str) -> str:
    """Undo what the templates' autoescape does (the module html would bring a table of 2,000 names)."""
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        markup = markup.replace(name, sign)
    return markup


def read_html(content: bytes) -> _Read:
    """The ``h2`` headings, and the statutory tables by their ``data-table``."""
    text = _well_formed(content)
    tables = {}
    for part in text.split('<table data-table="')[1:]:
        id_, _, table = part.partition("</table>")[0].partition('"')
        tables[id_] = [_html_cells(row) for row in table.split("<tr>")[1:]]
    return _Read([_plain(heading) for heading in re.findall(r"<h2[^>]*>(.*?)</h2>", text, re.DOTALL)], tables)


def _html_cells(row: str) -> list[Printed]:
    cells = []
    for attributes, inner in re.findall(r"<t[dh]([^>]*)>([^<]*)</t[dh]>", row):
        columns = re.search(r'colspan="(\d+)"', attributes) if "colspan" in attributes else None
        rows = re.search(r'rowspan="(\d+)"', attributes) if "rowspan" in attributes else None
        cells.append((_plain(inner), int(columns[1]) if columns else 1, rows[1] if rows else "1"))
    return cells


def read_docx(content: bytes) -> _Read:
    """The paragraphs of style Heading1, and the tables by their caption."""
    text = _well_formed(unpack(content)["word/document.xml"])
    tables = {}
    for part in text.split("<w:tbl>")[1:]:
        table = part.partition("</w:tbl>")[0]
        caption = re.search(r'<w:tblCaption w:val="([^"]*)"', table)
        if caption:
            tables[_unescape(caption[1])] = [_docx_cells(row) for row in table.split("<w:tr>")[1:]]
    headings = [part.partition("</w:p>")[0] for part in text.split('<w:pStyle w:val="Heading1"/></w:pPr>')[1:]]
    return _Read([_plain(heading) for heading in headings], tables)


def _docx_cells(row: str) -> list[Printed]:
    cells = []
    for cell in row.split("<w:tc>")[1:]:
        span = re.search(r'<w:gridSpan w:val="(\d+)"', cell) if "<w:gridSpan" in cell else None
        merge = re.search(r'<w:vMerge(?: w:val="(\w+)")?', cell) if "<w:vMerge" in cell else None
        runs = cell.split("<w:t")[1:]
        text = "".join([run.partition(">")[2].partition("</w:t>")[0] for run in runs if run[0] in " >"])
        cells.append((_plain(text), int(span[1]) if span else 1, (merge[1] or "continue") if merge else ""))
    return cells


def _read_pdf(content: bytes) -> _Read:
    from gipgen.formats.pdf_tags import read_pdf  # noqa: PLC0415  needs an extra

    found = read_pdf(content)
    return _Read(found.headings, found.tables)


_READERS: dict[str, Callable[[bytes], _Read]] = {"html": read_html, "docx": read_docx, "pdf": _read_pdf}
_SHAPERS: dict[str, Callable[[Grid], _Shape]] = {"html": _html_shape, "docx": _docx_shape, "pdf": _pdf_shape}
