"""Word files → raw lines and tables: merged cells, nested tables, text boxes, automatic numbering; nothing deleted or hidden.

Read as XML rather than with python-docx: docs/decisions/0022 has the figures.
"""

import posixpath
import re
from collections.abc import Sequence
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.findings.text import Problem
from gipgen.imports.counted import Numbering
from gipgen.imports.office_package import W, parse, relations, unpack, value_of
from gipgen.imports.official import OWN_STYLES
from gipgen.imports.pictures_within import hang
from gipgen.imports.raw import LINES, MAX_LINES, Block, Line, Raw, Run, plain
from gipgen.imports.word_fields import shown_by_fields
from gipgen.imports.word_heads import draft_heads
from gipgen.imports.word_styles import Styles
from gipgen.imports.word_tables import frame_of, grid, laid_out_in
from gipgen.imports.word_text import TABLE, Dress, boxes, content, has_picture, marked, runs
from gipgen.named_tuple import NamedTuple

_MOST_STRUCK = 200  # passages struck through that are named
_OWN_STYLE = b'"TableNumberSmall"'


class WordFile(NamedTuple):
    """A Word file as read, with the name and the tree of its main part; ``elements`` has the element of each block."""

    raw: Raw
    main: str
    root: Any
    elements: Sequence[Any]
    has_chunks: bool = False  # whole files lie in it, which Word reads when it opens this one


def read_docx(raw: bytes) -> Raw:
    """Read a Word file. Raises ``Problem`` for what is none, is locked, or unpacks to more than a report can be."""
    return open_docx(raw).raw


def open_docx(raw: bytes) -> WordFile:
    """The same, for whoever has to find what was read in the file again."""
    top = relations(unpack(raw, ("_rels/.rels",)), "")
    main = next((each.target for each in top.values() if each.kind == "officeDocument"), "word/document.xml")
    parts = unpack(raw, (main, posixpath.join(posixpath.dirname(main), "_rels", f"{posixpath.basename(main)}.rels")))
    root = parse(parts[main]) if main in parts else None
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise Problem("这个 docx 文件里没有正文，可能损坏了。", "there is no document inside this docx file")
    related = relations(parts, main)
    names = {each.kind: each.target for each in related.values() if not each.outside}
    names = {"styles": "word/styles.xml", "numbering": "word/numbering.xml", **names}
    parts |= unpack(raw, (names["styles"], names["numbering"]))
    own = _OWN_STYLE in parts.get(names["styles"], b"") and b'"TableAfter"' in parts[main]
    styles = Styles(parts.get(names["styles"]))
    links = {id_: each.target for id_, each in related.items() if each.outside}
    dress = Dress(links, styles, shown_by_fields(body, parts[main]))
    reader = _Reader(own, dress, styles, Numbering(parts.get(names["numbering"]), styles))
    reader.walk(body)
    read = Raw(tuple(reader.blocks), own=own, agency=_creator(raw) if own else "", marked=marked(body))
    read = _with_struck(read, dress.struck)
    heads = draft_heads(raw, related.values())
    read = read._replace(around=(*read.around, *heads))
    return WordFile(read, main, root, reader.elements, b"altChunk" in parts[main])


def _with_struck(read: Raw, struck: Sequence[str]) -> Raw:
    """With what is struck through told."""
    around = tuple(plain(text, f"第{len(read.blocks)}段以前") for text in struck[:_MOST_STRUCK])
    return read._replace(marked=read.marked._replace(struck=len(struck)), around=around)


def _creator(raw: bytes) -> str:
    core = unpack(raw, ("docProps/core.xml",)).get("docProps/core.xml", b"")
    element = parse(core).find("{http://purl.org/dc/elements/1.1/}creator") if core else None
    return "" if element is None else element.text or ""


class _Reader:
    def __init__(self, own: bool, dress: Dress, styles: Styles, numbering: Numbering) -> None:  # noqa: FBT001  private, with one caller
        self.blocks: list[Block] = []
        self.elements: list[Any] = []  # that each of them was read from
        self._own, self._dress, self._styles, self._numbering = own, dress, styles, numbering
        self._tables = 0

    def walk(self, parent: Any) -> None:
        for child in content(parent):
            if child.tag == TABLE:
                self._table(child)
            else:
                self._paragraph(child)
            refuse(LINES, len(self.blocks), MAX_LINES)

    def _paragraph(self, element: Any) -> None:
        style = value_of(element, "pPr", "pStyle") or ""
        if self._own and style in OWN_STYLES:  # what gipgen.toml put around the report
            return
        heading = self._styles[style].heading
        label = "" if self._own else self._numbering.label(element, style)
        depth = self._numbering.bulleted(element, style)  # 0 where there is a label
        begins = True
        for pieces in self._lines(element, label):
            text = "".join(run.text for run in pieces)
            if text.strip():
                level = heading + self._own if heading else 0  # as in HTML: gipgen's own title is h1
                self._add(pieces, level, style, begins=begins or text.startswith(("\u3000", "  ")), depth=depth)
                depth = 0
                self.elements.append(element)
                begins = False
        if has_picture(element):
            hang(self.blocks)
        for box in boxes(element):
            self.walk(box)

    def _lines(self, element: Any, label: str) -> list[list[Run]]:
        """The runs of a paragraph, parted at its breaks; in gipgen's own files a paragraph is one line."""
        lines: list[list[Run]] = [[Run(label)] if label else []]
        for run in runs(element, self._dress):
            piece = run._replace(text=run.text.replace("\t", " "))
            if self._own:
                lines[-1].append(piece)
                continue
            first, *others = piece.text.split("\n")
            lines[-1] += [piece._replace(text=first)] if first else []
            lines += [[piece._replace(text=text)] if text else [] for text in others]
        return lines

    def _add(self, pieces: list[Run], heading: int, style: str, *, begins: bool, depth: int = 0) -> None:
        runs = _merged(pieces)
        depth = 0 if heading or self._own else depth
        item = "-" if depth else ""
        if self._own and style == "ListParagraph":
            sign = re.match(r"(• |\d+\.)", runs[0].text)
            if sign:
                item = "-" if sign[1] == "• " else sign[1]
                runs = tuple(run for run in (runs[0]._replace(text=runs[0].text[sign.end() :]), *runs[1:]) if run.text)
        depth = 1 if self._own and style == "ListParagraph" else depth
        self.blocks.append(Line(runs, f"第{len(self.blocks) + 1}段", heading, begins, item, depth))

    def _table(self, element: Any) -> None:
        frame = frame_of(element)
        if frame is not None:
            self.walk(frame)
            return
        arranged = [] if self._own else laid_out_in(element)
        if arranged:
            for cell in arranged:
                self.walk(cell)
            return
        self._tables += 1
        table, nested = grid(element, f"表{self._tables}", self._dress)
        self.blocks.append(table)
        self.elements.append(element)
        for inner in nested:
            self._table(inner)


def _merged(pieces: list[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for run in pieces:
        if merged and merged[-1][1:] == run[1:]:
            merged[-1] = merged[-1]._replace(text=merged[-1].text + run.text)
        else:
            merged.append(run)
    merged[0] = merged[0]._replace(text=merged[0].text.lstrip(" \u3000\xa0"))
    return tuple(run for run in merged if run.text) or (Run(""),)
