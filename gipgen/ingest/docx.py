"""Word files → raw lines and tables: merged cells, nested tables, text boxes, automatic numbering; nothing deleted or hidden.

Read with lxml and zipfile rather than python-docx: a table of 200 cells takes a tenth of the time, and text boxes,
tracked deletions and split tables are ours to see.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from gipgen.ingest.raw import MAX_CELLS, MAX_LINES, Block, Line, Raw, ReadingError, Run, Table, lay, too_large
from gipgen.numerals import to_chinese

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAX_PART = 40_000_000  # bytes of one part when unpacked; a long report has 2 MB
_SKIPPED = frozenset((W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "pPr", W + "rPr", _FALLBACK))
_OWN_STYLE = b'"TableNumberSmall"'


def read_docx(raw: bytes) -> Raw:
    """Read a Word file. Raises ``ReadingError`` for what is none, is locked, or unpacks to more than a report can be."""
    parts = unpack(raw, ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"))
    if "word/document.xml" not in parts:
        raise ReadingError("这个 docx 文件里没有正文，可能损坏了。", "there is no document inside this docx file")
    own = _OWN_STYLE in parts.get("word/styles.xml", b"") and b'"TableAfter"' in parts["word/document.xml"]
    body = parse(parts["word/document.xml"]).find(W + "body")
    if body is None:
        raise ReadingError("这个 docx 文件里没有正文，可能损坏了。", "there is no document inside this docx file")
    reader = _Reader(own, _links(parts), _Numbering(parts.get("word/numbering.xml")))
    reader.walk(body, 0)
    return Raw(tuple(reader.blocks), own=own, agency=_creator(raw) if own else "")


def unpack(raw: bytes, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The wanted parts of a package, none larger than allowed whatever its directory claims."""
    import zipfile  # noqa: PLC0415  Word and Excel files only

    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            names = set(package.namelist())
            parts = {}
            for name in wanted:
                if name in names:
                    with package.open(name) as part:
                        parts[name] = part.read(_MAX_PART + 1)
                    if len(parts[name]) > _MAX_PART:
                        raise too_large()
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, zipfile.LargeZipFile) as error:
        raise ReadingError("文件损坏或者加了密，打不开。", "the file is damaged or locked") from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "_lzma", "lzma"):
            raise ReadingError("文件损坏或者加了密，打不开。", "the file is damaged or locked") from error
        raise
    return parts


def parse(content: bytes) -> Any:
    """Parse XML that comes from anywhere: no entities, no DTD, no network."""
    from lxml import etree  # noqa: PLC0415  lxml loads slowly

    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content[:4000]:
        raise ReadingError("文件里有不该有的声明（DOCTYPE），没有读取。", "the file declares entities; it was not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError("文件损坏，打不开。", "the file is damaged") from error


def _creator(raw: bytes) -> str:
    core = unpack(raw, ("docProps/core.xml",)).get("docProps/core.xml", b"")
    element = parse(core).find("{http://purl.org/dc/elements/1.1/}creator") if core else None
    return "" if element is None else element.text or ""


def _links(parts: dict[str, bytes]) -> dict[str, str]:
    content = parts.get("word/_rels/document.xml.rels")
    if not content:
        return {}
    return {each.get("Id", ""): each.get("Target", "") for each in parse(content) if each.get("TargetMode") == "External"}


def _value(element: Any, *names: str) -> str | None:
    """The ``w:val`` at the end of a route of children."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return None if element is None else element.get(W + "val", "")


class _Reader:
    def __init__(self, own: bool, links: dict[str, str], numbering: "_Numbering") -> None:  # noqa: FBT001
        self.blocks: list[Block] = []
        self._own, self._links, self._numbering = own, links, numbering
        self._tables = 0

    def walk(self, parent: Any, depth: int) -> None:
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self._table(child, depth)
            elif child.tag not in _SKIPPED and child.tag != W + "sectPr" and depth < 50:  # noqa: PLR2004  containers nest a few deep
                self.walk(child, depth + 1)
            if len(self.blocks) > MAX_LINES:
                raise too_large()

    def _paragraph(self, element: Any) -> None:
        boxes = [box for box in element.iter(W + "txbxContent") if not any(each.tag == _FALLBACK for each in box.iterancestors())]
        style = _value(element, "pPr", "pStyle") or ""
        runs = [run for piece in self._runs(element, "", bold=False) for run in ([piece] if self._own else _split(piece))]
        label = "" if self._own else self._numbering.label(element)
        heading = int(style[-1]) + self._own if re.fullmatch(r"[Hh]eading ?[1-6]", style) else 0  # as in HTML: h1 is the title
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

    def _runs(self, element: Any, target: str, *, bold: bool) -> Iterator[Run]:
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
    value = _value(properties, name)
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
        column = int(_value(row, "trPr", "gridBefore") or 0)
        line = []
        for cell in _cells(row):
            properties = cell.find(W + "tcPr")
            span = min(max(_number(_value(properties, "gridSpan")), 1), 100)
            merge = _value(properties, "vMerge")
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


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 5 else 1  # noqa: PLR2004  a span has no more digits


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == W + "tr":
            if _value(child, "trPr", "del") is None:
                yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins"):
            yield from _rows(child)


def _cell_text(cell: Any, nested: list[Any]) -> str:
    lines = []
    for child in cell:
        if child.tag == W + "tbl":
            nested.append(child)
        elif child.tag not in (W + "tcPr",):
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


_COUNTING = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCountingThousand")


class _Numbering:
    """Numbers that Word counts itself: ``一、`` in front of a paragraph that holds the heading only."""

    def __init__(self, content: bytes | None) -> None:
        self._levels: dict[str, dict[str, tuple[str, str, int]]] = {}
        self._counts: dict[tuple[str, str], int] = {}
        if not content:
            return
        root = parse(content)
        abstract = {}
        for each in root.iterchildren(W + "abstractNum"):
            abstract[each.get(W + "abstractNumId")] = {
                level.get(W + "ilvl", "0"): (_value(level, "numFmt") or "", _value(level, "lvlText") or "", _number(_value(level, "start")))
                for level in each.iterchildren(W + "lvl")
            }
        for each in root.iterchildren(W + "num"):
            self._levels[each.get(W + "numId")] = abstract.get(_value(each, "abstractNumId"), {})

    def label(self, paragraph: Any) -> str:
        """The number in front of a paragraph, or nothing; deeper levels begin again."""
        properties = paragraph.find(W + "pPr")
        id_, level = _value(properties, "numPr", "numId"), _value(properties, "numPr", "ilvl") or "0"
        if not id_ or level not in self._levels.get(id_, {}):
            return ""
        kind, text, start = self._levels[id_][level]
        if kind in ("bullet", "none") or not text:
            return ""
        count = self._counts.get((id_, level), start - 1) + 1
        self._counts[id_, level] = count
        for other in [key for key in self._counts if key[0] == id_ and key[1] > level]:
            del self._counts[other]
        number = to_chinese(count) if kind in _COUNTING else str(count)
        return re.sub(r"%\d", number, text)
