"""OpenDocument texts (ODT) → raw lines and tables: the document as it reads, nothing deleted, nothing remarked."""

import re
from collections.abc import Iterator
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.findings.text import Problem
from gipgen.imports.counted import number_of
from gipgen.imports.draft_mark import is_draft_mark
from gipgen.imports.odf_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, Lists, Styles
from gipgen.imports.office_package import parse, unpack
from gipgen.imports.pictures_within import hang
from gipgen.imports.raw import (
    CELLS,
    LINES,
    MAX_CELLS,
    MAX_LINES,
    Block,
    Line,
    Marked,
    Raw,
    Row,
    Run,
    Table,
    lay,
    noted,
    plain,
)

_MAX_DEPTH = 200
_SKIPPED = frozenset(
    (  # taken away, not meant for readers, said again elsewhere, or how the characters are read
        TEXT + "tracked-changes",
        OFFICE + "annotation",
        OFFICE + "annotation-end",
        OFFICE + "forms",
        TEXT + "note",
        TEXT + "ruby-text",
        TEXT + "hidden-text",
        TEXT + "sequence-decls",
        TEXT + "variable-decls",
        TEXT + "user-field-decls",
        TEXT + "index-title-template",
    )
)
_SIGNS = {TEXT + "tab": " ", TEXT + "line-break": "\n"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_LINK = "{http://www.w3.org/1999/xlink}href"
_MOST_BLANKS = 200
_REPEATED = 100  # times that a cell or a row stands for several; a sheet's last row stands for a million


def read_odt(content: bytes) -> Raw:
    """Read an OpenDocument text. Raises ``Problem`` for what is none, is locked, or is larger than a report can be."""
    parts = unpack(content, ("content.xml", "styles.xml", "META-INF/manifest.xml"))
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Problem(
            "这个文件加了密码，打不开。请用 WPS 或 LibreOffice 打开，取消密码，再导入。",
            "the file is locked by a password",
        )
    root = parse(parts["content.xml"]) if "content.xml" in parts else None
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Problem("这个 odt 文件里没有正文，可能损坏了。", "there is no document inside this odt file")
    looks = parse(parts["styles.xml"]) if "styles.xml" in parts else None
    reader = _Reader(Styles(looks, root), Lists(looks, root))
    reader.walk(body, 0)
    heads = tuple(_draft_heads(looks)) if "稿".encode() in parts.get("styles.xml", b"") else ()
    return Raw(tuple(reader.blocks), marked=_marked(body)._replace(struck=reader.struck), around=heads)


def _draft_heads(looks: Any) -> Iterator[Line]:
    """The lines above each page that mark a draft; all else that stands there is the page's."""
    for head in (*looks.iter(f"{STYLE}header"), *looks.iter(f"{STYLE}header-first")):
        for line in head.iter(TEXT + "p"):
            drawn = "".join("".join(each.itertext()) for each in line.iter(TEXT + "p") if each is not line)
            text = "".join(line.itertext()).removesuffix(drawn)  # letters across the page hang on the line
            if is_draft_mark(text):
                yield plain(text, "页眉")


def _marked(body: Any) -> Marked:
    """The changes that nobody accepted yet, and the remarks."""
    counts = (
        sum(1 for _ in body.iter(name)) for name in (TEXT + "insertion", TEXT + "deletion", OFFICE + "annotation")
    )
    inserted, deleted, remarks = counts
    return Marked(inserted, deleted, remarks=remarks)


class _Reader:
    def __init__(self, styles: Styles, lists: Lists) -> None:
        self.blocks: list[Block] = []
        self._styles, self._lists = styles, lists
        self._tables = 0
        self._in_cell = False
        self.struck = 0  # passages that are struck through

    def walk(self, parent: Any, depth: int) -> None:
        for child in parent:
            if child.tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(child, "")
            elif child.tag == TEXT + "list":
                self._list(child, "", depth + 1)
            elif child.tag == TABLE + "table":
                self._table(child, depth + 1)
            elif child.tag not in _SKIPPED and depth < _MAX_DEPTH:
                self.walk(child, depth + 1)
            refuse(LINES, len(self.blocks), MAX_LINES)

    def _list(self, element: Any, style: str, depth: int, level: int = 1) -> None:
        style = element.get(TEXT + "style-name") or style
        if level == 1:
            self._lists.begin(style, goes_on=element.get(TEXT + "continue-numbering") == "true")
        for item in element:
            label = self._lists.label(style, level) if item.tag == TEXT + "list-item" else ""
            for child in item if depth < _MAX_DEPTH else ():
                if child.tag in (TEXT + "p", TEXT + "h"):
                    self._paragraph(child, label)
                    label = ""
                elif child.tag == TEXT + "list":
                    self._list(child, style, depth + 1, level + 1)

    def _paragraph(self, element: Any, label: str) -> None:
        heading = min(number_of(element.get(TEXT + "outline-level")), 6) if element.tag == TEXT + "h" else 0
        begins = True
        for runs in self._lines(element, label):
            text = "".join(run.text for run in runs)
            if text.strip():
                begins = begins or text.startswith(("\u3000", "  "))
                first = runs[0]._replace(text=runs[0].text.lstrip(" \u3000\xa0"))
                kept = tuple(run for run in (first, *runs[1:]) if run.text)
                self.blocks.append(Line(kept, f"第{len(self.blocks) + 1}段", heading, begins))
                begins = False
        if next(element.iter(DRAW + "image"), None) is not None:
            hang(self.blocks)
        for box in _boxes(element, 0):
            self.walk(box, 1)

    def _lines(self, element: Any, label: str) -> Iterator[list[Run]]:
        """The runs of a paragraph, parted at its breaks."""
        line: list[Run] = [Run(label)] if label else []
        for run in self._runs(element, False, "", 0):  # noqa: FBT003  what a run begins as
            first, *others = run.text.split("\n")
            line += [run._replace(text=first)] if first else []
            for text in others:
                yield line
                line = [run._replace(text=text)] if text else []
        yield line

    def _runs(self, element: Any, bold: bool, target: str, depth: int) -> Iterator[Run]:  # noqa: FBT001  handed down
        if element.text:
            yield Run(_one_blank(element.text), bold, target)
        for child in element:
            if child.tag == TEXT + "s":
                yield Run(" " * min(number_of(child.get(TEXT + "c")), _MOST_BLANKS), bold, target)
            elif child.tag in _SIGNS:
                yield Run(_SIGNS[child.tag], bold, target)
            elif child.tag not in _SKIPPED and not child.tag.startswith(DRAW) and depth < _MAX_DEPTH:
                yield from self._inside(child, bold, target, depth + 1)
            if child.tail:
                yield Run(_one_blank(child.tail), bold, target)

    def _inside(self, child: Any, bold: bool, target: str, depth: int) -> Iterator[Run]:  # noqa: FBT001  likewise
        style = self._styles[child.get(TEXT + "style-name", "")]
        link = child.get(_LINK, "") if child.tag == TEXT + "a" else ""
        if style.strikes:
            self.struck += bool("".join(child.itertext()).strip())
        elif not style.hides:
            inner = self._runs(child, style.bold or bold, link or target, depth)
            raised = style.raised and self._in_cell
            yield from (each._replace(text=noted(each.text)) for each in inner) if raised else inner

    def _table(self, element: Any, depth: int) -> None:
        rows = list(_rows(element))
        only = [cell for row in rows for cell in row if cell.tag == TABLE + "table-cell"]
        if len(only) == 1:  # a frame, and no table
            self.walk(only[0], depth)
            return
        self._tables += 1
        nested: list[Any] = []
        self._in_cell = True
        self.blocks.append(self._grid(rows, nested))
        self._in_cell = False
        for inner in nested if depth < _MAX_DEPTH else ():
            self._table(inner, depth + 1)

    def _grid(self, rows: list[Any], nested: list[Any]) -> Table:
        laid: list[Row] = []
        count = 0
        for row in rows:
            cells: Row = []
            for cell in row:
                times = min(number_of(cell.get(TABLE + "number-columns-repeated")), _REPEATED)
                if cell.tag == TABLE + "table-cell":
                    columns, rows_ = (
                        number_of(cell.get(f"{TABLE}number-{each}-spanned")) for each in ("columns", "rows")
                    )
                    cells += [(self._text(cell, nested, 0), columns, rows_)] * times
            count += len(cells)
            refuse(CELLS, count, MAX_CELLS)
            laid.append(cells)
        return lay(laid, f"表{self._tables}")

    def _text(self, parent: Any, nested: list[Any], depth: int) -> str:
        """The text of a cell, a line for each paragraph and break."""
        lines: list[str] = []
        for child in parent:
            if child.tag in (TEXT + "p", TEXT + "h"):
                lines += ("".join(run.text for run in runs).strip() for runs in self._lines(child, ""))
                lines += (self._text(box, nested, depth + 1) for box in _boxes(child, 0) if depth < _MAX_DEPTH)
            elif child.tag == TABLE + "table":
                nested.append(child)
            elif child.tag not in _SKIPPED and depth < _MAX_DEPTH:
                lines.append(self._text(child, nested, depth + 1))
        return "\n".join(lines).strip()


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, whatever groups them."""
    for child in table:
        if child.tag == TABLE + "table-row":
            times = min(number_of(child.get(TABLE + "number-rows-repeated")), _REPEATED)
            yield from [child] * times
        elif child.tag in (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"):
            yield from _rows(child)


def _boxes(element: Any, depth: int) -> Iterator[Any]:
    """What is drawn on a paragraph and holds text, boxes and shapes; those inside another are that one's."""
    for child in element:
        if child.tag == DRAW + "text-box" or (child.tag.startswith(DRAW) and child.find(TEXT + "p") is not None):
            yield child
        elif child.tag not in _SKIPPED and depth < _MAX_DEPTH:
            yield from _boxes(child, depth + 1)


def _one_blank(text: str) -> str:
    """Blanks and line ends of XML count as one blank."""
    return _BLANKS.sub(" ", text)
