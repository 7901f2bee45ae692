"""Outputs for tests, and readers of them that share no code with gipgen: python-docx, zipfile and lxml."""

import re
import zipfile
from collections.abc import Callable, Iterable
from html import unescape
from io import BytesIO
from typing import Any

import docx
from lxml import etree
from lxml import html as lxml_html

from gipgen.check import Examined
from gipgen.formats.expected import Expected
from gipgen.formats.proof import Proof
from gipgen.formats.registry import Job, formats, named
from gipgen.formats.renderer import Renderer
from gipgen.layout.document import Document
from gipgen.project import build_files
from gipgen.report.report import Report

LIGHT = tuple(each.name for each in formats() if each.extra is None)  # the formats that need nothing else
RENDERER = Renderer()  # one for all tests: the built-in templates are compiled once

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def render(examined: Examined, formats: Iterable[str], **options: Any) -> dict[str, bytes]:
    """The outputs of a report as ``build`` makes them, in the built-in look."""
    return build_files.render(examined, tuple(formats), RENDERER, **options)


def rendered(document: Document, format_: str) -> bytes:
    """A document in one format, not proved."""
    return named(format_).render(Job(document, RENDERER.templates, RENDERER.machine))


def prove(report: Report, document: Document, format_: str, content: bytes) -> None:
    """Compare a file with a report and its document. Raises ``ProofError``."""
    found = named(format_)
    Proof().prove(
        found,
        content,
        Expected(
            report, document, found.compares.levels, tight=found.compares.tight, furnished=found.compares.furnished
        ),
    )


def docx_document(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def html_tree(content: bytes) -> Any:
    """A page, its elements as lxml has them for HTML: the stubs take them for those of XML, which know less."""
    return lxml_html.fromstring(content.decode("utf-8"))


def at(element: etree._Element, path: str) -> etree._Element:
    """The element at a path, where one has to be."""
    found = element.find(path)
    assert found is not None, path
    return found


def inner_text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def docx_text(content: bytes) -> str:
    """All text of the body in order, tables too, without white space."""
    return "".join("".join(node.text or "" for node in docx_document(content).element.body.iter(f"{W}t")).split())


def html_text(content: bytes) -> str:
    tree = html_tree(content)
    for style in tree.iter("style"):
        style.drop_tree()
    return "".join(tree.text_content().split())


def docx_grids(content: bytes) -> list[list[list[list[Any]]]]:
    """Every table as rows of [text, colspan, rowspan], merged cells once."""
    return [_docx_grid(table._tbl) for table in docx_document(content).tables]


def _docx_grid(table: Any) -> list[list[list[Any]]]:
    rows: list[list[list[Any]]] = []
    reaching: dict[int, list[Any]] = {}
    for tr in table.iter(f"{W}tr"):
        row: list[list[Any]] = []
        column = 0
        for tc in tr.iter(f"{W}tc"):
            properties = tc.find(f"{W}tcPr")
            span = properties.find(f"{W}gridSpan")
            merge = properties.find(f"{W}vMerge")
            width = int(span.get(f"{W}val")) if span is not None else 1
            text = "".join(node.text or "" for node in tc.iter(f"{W}t"))
            if merge is not None and merge.get(f"{W}val") != "restart":
                reaching[column][2] += 1
            else:
                cell = [text, width, 1]
                reaching[column] = cell
                row.append(cell)
            column += width
        rows.append(row)
    return rows


def html_grids(content: bytes) -> list[list[list[list[Any]]]]:
    tree = html_tree(content)
    return [[[_html_cell(cell) for cell in row] for row in table.iter("tr")] for table in tree.iter("table")]


def _html_cell(cell: Any) -> list[Any]:
    return [cell.text_content(), int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))]


def markdown_grids(content: bytes) -> list[list[list[list[Any]]]]:
    text = content.decode("utf-8")
    tables = ["<table>" + part.partition("</table>")[0] + "</table>" for part in text.split("<table>")[1:]]
    return [grid for table in tables for grid in html_grids(table.encode())]


ODF = {name: f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text", "table", "style")}
ODF |= {
    name: f"{{urn:oasis:names:tc:opendocument:xmlns:{other}:1.0}}"
    for name, other in (("fo", "xsl-fo-compatible"), ("draw", "drawing"), ("svg", "svg-compatible"))
}


def odt_part(content: bytes, name: str = "content.xml") -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def odt_text(content: bytes) -> str:
    return "".join(inner_text(at(odt_part(content), f"{ODF['office']}body")).split())


def odt_grids(content: bytes) -> list[list[list[list[Any]]]]:
    tables = odt_part(content).iter(f"{ODF['table']}table")
    return [[_odt_row(row) for row in table.iter(f"{ODF['table']}table-row")] for table in tables]


def _odt_row(row: etree._Element) -> list[list[Any]]:
    spans = ("number-columns-spanned", "number-rows-spanned")
    return [
        [inner_text(cell), *(int(cell.get(ODF["table"] + span, 1)) for span in spans)]
        for cell in row.iter(f"{ODF['table']}table-cell")
    ]


def markdown_text(content: bytes) -> str:
    return unescape(re.sub(r"[\\*]|</?(?:strong|b)>", "", "".join(content.decode().split())))


GRIDS: dict[str, Callable[[bytes], list[list[list[list[Any]]]]]] = {
    "md": markdown_grids,
    "html": html_grids,
    "docx": docx_grids,
    "odt": odt_grids,
}
TEXTS: dict[str, Callable[[bytes], str]] = {
    "md": markdown_text,
    "html": html_text,
    "docx": docx_text,
    "odt": odt_text,
}

assert set(LIGHT) == set(GRIDS) == set(TEXTS), "a format's outputs are read by a reader that is not its own"
