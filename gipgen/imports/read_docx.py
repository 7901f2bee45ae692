"""Word files → raw lines and tables: merged cells, nested tables, text boxes, automatic numbering; nothing deleted or hidden.

Read with lxml and zipfile rather than python-docx: a table of 200 cells takes a tenth of the time, and text boxes,
tracked deletions and split tables are ours to see.
"""

import re
from collections.abc import Iterator
from typing import Any

from gipgen.findings.text import Problem
from gipgen.imports.counted import Numbering, number_of
from gipgen.imports.office_package import W, parse, unpack, value_of
from gipgen.imports.raw import MAX_CELLS, MAX_LINES, Block, Line, Raw, Run, Table, lay, too_large

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SKIPPED = frozenset((W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "pPr", W + "rPr", _FALLBACK))
_OWN_STYLE = b'"TableNumberSmall"'


def read_docx(raw: bytes) -> Raw:
    """Read a Word file. Raises ``Problem`` for what is none, is locked, or unpacks to more than a report can be."""
    parts = unpack(raw, ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"))
    if "word/document.xml" not in parts:
        raise Problem("这个 docx 文件里没有正文，可能损坏了。", "there is no document inside this docx file")
    own = _OWN_STYLE in parts.get("word/styles.xml", b"") and b'"TableAfter"' in parts["word/document.xml"]
    body = parse(parts["word/document.xml"]).find(W + "body")
    if body is None:
        raise Problem("这个 docx 文件里没有正文，可能损坏了。", "there is no document inside this docx file")
    reader = _Reader(own, _links(parts), Numbering(parts.get("word/numbering.xml")))
    reader.walk(body, 0)
    return Raw(tuple(reader.blocks), own=own, agency=_creator(raw) if own else "")


def _creator(raw: bytes) -> str:
    core = unpack(raw, ("docProps/core.xml",)).get("docProps/core.xml", b"")
    element = parse(core).find("{http://purl.org/dc/elements/1.1/}creator") if core else None
    return "" if element is None else element.text or ""


def _links(parts: dict[str, bytes]) -> dict[str, str]:
    content = parts.get("word/_rels/document.xml.rels")
    if not content:
        return {}
    return {
        each.get("Id", ""): each.get("Target", "") for each in parse(content) if each.get("TargetMode") == "External"
    }


class _Reader:
    def __init__(self, own: bool, links: dict[str, str], numbering: Numbering) -> None:  # noqa: FBT001  private, with one caller
        self.blocks: list[Block] = []
        self._own, self._links, self._numbering = own, links, numbering
        self._tables = 0

    def walk(self, parent: Any, depth: int) -> None:
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self._table(child, depth)
            elif child.tag not in _SKIPPED and child.tag != W + "sectPr" and depth < 50:  # containers nest a few deep
                self.walk(child, depth + 1)
            if len(self.blocks) > MAX_LINES:
                raise too_large()

    def _paragraph(self, element: Any) -> None:
        boxes = [
            box
            for box in element.iter(W + "txbxContent")
            if not any(each.tag == _FALLBACK for each in box.iterancestors())
        ]
        style = value_of(element, "pPr", "pStyle") or ""
        runs = [
            run for piece in self._runs(element, "", bold=False) for run in ([piece] if self._own else _split(piece))
        ]
        label = "" if self._own else self._numbering.label(element)
        heading = (
            int(style[-1]) + self._own if re.fullmatch(r"[Hh]eading ?[1-6]", style) else 0
        )  # as in HTML: h1 is the title
        lines: list[list[Run]] = [[Run(label)] if label else []]
        for run in runs:
            if run.text == "\n" and not self._own:
                lines.append([])
            else:
                lines[-1].append(run)
        for number, pieces in enumerate(lines):
            text = "".join(run.text for run in pieces).strip()
            if text:
                begins = number == 0 or text.startswith(("\u3000", "  "))
                self._add(pieces, heading, style, begins=begins)
        for box in boxes:
            self.walk(box, 1)

    def _add(self, pieces: list[Run], heading: int, style: str, *, begins: bool) -> None:
        runs = _merged(pieces)
        item = ""
        if self._own and style == "ListParagraph":
            sign = re.match(r"(• |\d+\.)", runs[0].text)
            if sign:
                item = "-" if sign[1] == "• " else sign[1]
                runs = tuple(run for run in (runs[0]._replace(text=runs[0].text[sign.end() :]), *runs[1:]) if run.text)
        depth = 1 if self._own and style == "ListParagraph" else 0
        self.blocks.append(Line(runs, f"第{len(self.blocks) + 1}段", heading, begins, item, depth))

    def _runs(self, element: Any, target: str, *, bold: bool) -> Iterator[Run]:  # noqa: C901  one branch for each kind of element
        for child in element:
            tag = child.tag
            if tag in _SKIPPED or tag == W + "txbxContent" or not isinstance(tag, str):
                continue
            if tag == W + "r":
                properties = child.find(W + "rPr")
                if properties is not None and _on(properties, "vanish"):
                    continue
                heavy = properties is not None and _on(properties, "b")
                yield from self._runs(child, target, bold=heavy)
            elif tag == W + "t":
                if child.text:
                    yield Run(child.text, bold, target)
            elif tag == W + "tab":
                yield Run(" ", bold, target)
            elif tag in (W + "br", W + "cr"):
                if child.get(W + "type") in (None, "textWrapping"):
                    yield Run("\n")
            elif tag == W + "noBreakHyphen":
                yield Run("-", bold, target)
            elif tag == W + "hyperlink":
                yield from self._runs(child, self._links.get(child.get(_LINKED, ""), target), bold=bold)
            else:
                yield from self._runs(child, target, bold=bold)

    def _table(self, element: Any, depth: int) -> None:
        if _is_frame(element):  # a table of one cell only frames what is in it
            for cell in element.iter(W + "tc"):
                self.walk(cell, depth + 1)
                return
        self._tables += 1
        number = self._tables
        nested: list[Any] = []
        table = _grid(element, f"表{number}", nested)
        self.blocks.append(table)
        for inner in nested:
            self._table(inner, depth + 1)


def _on(properties: Any, name: str) -> bool:
    value = value_of(properties, name)
    return value is not None and value not in ("0", "false", "off")


def _split(run: Run) -> list[Run]:
    return [run._replace(text=part) for part in re.split("(\n)", run.text) if part]


def _merged(pieces: list[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for run in pieces:
        if merged and merged[-1][1:] == run[1:]:
            merged[-1] = merged[-1]._replace(text=merged[-1].text + run.text)
        else:
            merged.append(run)
    merged[0] = merged[0]._replace(text=merged[0].text.lstrip(" \u3000\xa0"))
    return tuple(run for run in merged if run.text) or (Run(""),)


def _is_frame(table: Any) -> bool:
    cells = [cell for row in table.iterchildren(W + "tr") for cell in row.iterchildren(W + "tc")]
    return len(cells) == 1


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins"):
            yield from _cells(child)


def _grid(table: Any, place: str, nested: list[Any]) -> Table:
    """Cells with their spans: gridSpan is counted, vMerge becomes rowspan."""
    rows: list[list[tuple[str, int, int]]] = []
    placed: list[list[tuple[int, int, str, str]]] = []  # column, span, text, merge
    count = 0
    for row in _rows(table):
        column = int(value_of(row, "trPr", "gridBefore") or 0)
        line = []
        for cell in _cells(row):
            properties = cell.find(W + "tcPr")
            span = min(max(number_of(value_of(properties, "gridSpan")), 1), 100)
            merge = value_of(properties, "vMerge")
            merge = "" if merge is None else merge or "continue"
            line.append((column, span, _cell_text(cell, nested), merge))
            column += span
            count += 1
        placed.append(line)
        if count > MAX_CELLS:
            raise too_large()
    for number, line in enumerate(placed):
        laid = []
        expected = 0
        for column, span, text, merge in line:
            if column > expected and not rows:
                laid.append(("", column - expected, 1))
            expected = column + span
            if merge == "continue" and number and not text:
                continue
            height = 1
            if merge == "restart":
                while number + height < len(placed) and (column, "continue", "") in [
                    (each[0], each[3], each[2]) for each in placed[number + height]
                ]:
                    height += 1
            laid.append((text, span, height))
        rows.append(laid)
    return lay(rows, place)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == W + "tr":
            if value_of(child, "trPr", "del") is None:
                yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins"):
            yield from _rows(child)


def _cell_text(cell: Any, nested: list[Any]) -> str:
    lines = []
    for child in cell:
        if child.tag == W + "tbl":
            nested.append(child)
        elif child.tag != W + "tcPr":
            lines.append("".join(_texts(child)))
    return "\n".join(line.strip() for line in lines).strip()


def _texts(element: Any) -> Iterator[str]:
    if element.tag == W + "t":
        yield element.text or ""
    elif element.tag in (W + "br", W + "cr", W + "tab"):
        yield "\n"
    elif element.tag not in _SKIPPED:
        for child in element:
            yield from _texts(child)
