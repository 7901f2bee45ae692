"""What a PDF holds is counted before it is built: pages, what streams unpack to, what is drawn on a page.

pdfplumber has no limits of its own. A stream that was packed twice unpacks to a million times its size.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.findings.text import Text, problem
from gipgen.imports.pdf_fonts_counted import MOST, entries
from gipgen.imports.pdf_work import damage, moved

_MAX_PAGES = 1_000  # a report has 6 to 20; what an office adds behind it, some hundred
_MAX_OBJECTS = 90_000  # characters and rules; the longest report that was met has 8,450
PATH = 3  # what a rule counts: pdfminer takes longer over it than over a character
_MAX_STREAM = 40_000_000  # bytes of one stream when unpacked; a Chinese font has 20 MB
_MAX_UNPACKED = 200_000_000  # … and of all of them, pictures aside, which nobody unpacks
_MAX_STREAMS = 15_000  # a page printed by a browser has 1,400
_MOST_LAYERS = 4  # a stream may be packed more than once
_MAX_FILE_OBJECTS = 60_000  # that the file is made of; a page printed by a browser has 1,700, 150 of them 35,000
_MAX_RANGES = 1_000  # of their numbers; each time that a file is changed adds a few
_MAX_LINES = 1_000_000  # ends of lines, those inside pictures too; a report has 17,000
_MAX_PARSED = 4_000_000  # words outside of what is drawn; a report printed by a browser has 230,000
_MAX_FOLLOWED = 700_000  # words of what is drawn; the longest report that was met has 88,000
_ENOUGH = 250_000  # of them, after which no further page is begun: more than two seconds of work
_ONE_FORM = 100  # what following one more stream counts: it takes as long
_MAX_RESOURCES = 10_000  # a page printed by a browser has 800
_MAX_SLOW = 1_000_000  # bytes of one stream …
_MAX_ALL_SLOW = 2_000_000  # … and of all of them
_MAX_MOVED = 3_000_000_000  # bytes, which takes half a second; a report moves some hundred thousand
_MAX_COMPARED = 20_000_000
_MAX_POINTS = 120_000  # of paths; a page printed by a browser has 4,300, one with dotted rules 96,000
_LONG_LINE = 4_096  # bytes that pdfminer reads at once
_SLOW = (
    "LZWDecode",
    "LZW",
    "ASCII85Decode",
    "A85",
    "ASCIIHexDecode",
    "AHx",
    "RunLengthDecode",
    "RL",
    "CCITTFaxDecode",
    "CCF",
)
_SIGNS = tuple(bytes((sign,)) for sign in b"/[](){}<>%\\\0")
_PIECE = 65_536
_MAX_KIDS = 5_000  # of one branch; a browser gives 500 to the tree of names
_KIDS = re.compile(rb"/Kids\s*+\[")
_STREAM = re.compile(rb"(?<!end)stream(?![A-Za-z0-9])[^\r\n]*+(?:\r\n?|\n)")
_LONG = Text(
    "这个 PDF 有 {limit} 页以上，不像年度报告，没有读取。请只留下报告的那几页。",
    "the PDF has more than {limit} pages; keep those of the report only",
)
_OBJECTS = Text("个字符和线条", "characters and rules")
_BYTES = Text("字节（解压以后）", "bytes when unpacked")
_WORDS = Text("个词语和数字", "words and numbers")
_INSTRUCTIONS = Text("个绘图指令", "drawing instructions")
_RESOURCES = Text("处字体和图形", "fonts and drawings")
_FILE_OBJECTS = Text("个对象", "objects")
_RANGES = Text("段对象编号", "ranges of objects")
_LINES = Text("行", "lines")
_BRANCHES = Text("个分支（页面或名称）", "branches of pages or names")
_PACKED = Text("字节的一个数据流（压缩方式太慢）", "bytes in one stream that is packed in a slow way")
_STREAMS = Text("个数据流", "streams")
_MOVED = Text(
    "次字节搬动（词语太长，或者数据流损坏）", "bytes moved for words that are too long, or streams that are damaged"
)
_COMPARED = Text("次表格线、单元格和文字的比较", "comparisons of rules, cells and characters")
_POINTS = Text("个线条的点", "points of rules")
_ENTRIES = Text("个字体里的字符", "characters in fonts")


def refuse_swollen(content: bytes) -> None:
    """Refuse a file with more objects, lines or words than a report has, or whose streams unpack to more than it needs."""
    refuse(_FILE_OBJECTS, content.count(b" obj"), _MAX_FILE_OBJECTS)
    refuse(_LINES, content.count(b"\n") + content.count(b"\r"), _MAX_LINES)
    bounds = Bounds()
    bounds.move(sum(len(each) ** 2 // _LONG_LINE // 2 for each in _long_lines(content)))
    starts = [match.end() for match in islice(_STREAM.finditer(content), _MAX_STREAMS + 1)]
    refuse(_STREAMS, len(starts), _MAX_STREAMS)
    view = memoryview(content)  # whose slices are no copies
    _refuse_family(content)
    unpacked = position = 0
    end = -1
    for start in starts:
        if start > end:
            found = content.find(b"endstream", start)
            end = len(content) if found == -1 else found
            if found != -1:
                bounds.parse(view[position:start])  # what stands between the streams
                position = end
        said = content[max(0, start - 400) : start].rpartition(b"obj")[2]
        if b"/Image" not in said:
            bounds.move(damage(view[start:end]))
            layers = _layers(view[start:end])
            unpacked += sum(map(len, layers))
            refuse(_BYTES, unpacked, _MAX_UNPACKED)
            if layers and b"/ObjStm" in said:  # objects, packed
                _refuse_family(layers[-1])
                bounds.parse(layers[-1])
    bounds.parse(view[position:])


def _long_lines(content: bytes) -> list[bytes]:
    """Lines longer than pdfminer reads at once, which it puts together piece by piece."""
    long = [line for line in content.split(b"\n") if len(line) > _LONG_LINE]
    return [part for line in long for part in line.split(b"\r") if len(part) > _LONG_LINE]


def _refuse_family(data: bytes) -> None:
    """Refuse a tree (of pages, of names) with a branch of too many."""
    end = -1
    for kids in _KIDS.finditer(data):
        if kids.end() > end:
            found = data.find(b"]", kids.end())
            end = len(data) if found == -1 else found
            refuse(_BRANCHES, data.count(b"R", kids.end(), end), _MAX_KIDS)


def _layers(data: bytes | memoryview) -> list[bytes]:
    """What a stream unpacks to, and what that unpacks to, as long as it is packed in a way that packs a lot."""
    layers: list[bytes] = []
    for _ in range(_MOST_LAYERS):
        try:
            data = zlib.decompressobj().decompress(data, _MAX_STREAM + 1)
        except zlib.error:
            break
        refuse(_BYTES, len(data), _MAX_STREAM)
        layers.append(data)
    return layers


class Bounds:
    """What was parsed, followed and drawn of one file so far; raises ``Problem`` where it is more than a report can have."""

    def __init__(self) -> None:
        self._parsed = self._followed = self._resources = self._drawn = self._ruled = 0
        self._slow = self._moved = self._entries = self._compared = 0

    def parse(self, data: bytes | memoryview) -> None:
        """What is parsed once: dictionaries, the pages' tree."""
        for words in _words(data):
            self._parsed += words
            refuse(_WORDS, self._parsed, _MAX_PARSED)
        self.move(moved(bytes(data)))

    def move(self, count: int) -> None:
        """Bytes that are moved for what is long or damaged."""
        self._moved += count
        refuse(_MOVED, self._moved, _MAX_MOVED)

    def unpack(self, stream: Any) -> bytes:
        """The bytes of a stream, where unpacking it takes no longer than it may."""
        if stream.rawdata is not None:  # not unpacked yet
            self._slow += _slow_bytes(stream)
            refuse(_PACKED, self._slow, _MAX_ALL_SLOW)
            self.move(damage(stream.rawdata))
            _layers(stream.rawdata)
        data: bytes = stream.get_data()
        return data

    def follow(self, stream: Any) -> None:
        """Instructions that draw, each time that they are followed: forms repeat, and pages share theirs."""
        data = self.unpack(stream)
        self._followed += _ONE_FORM
        for words in _words(data):
            self._followed += words
            refuse(_INSTRUCTIONS, self._followed, _MAX_FOLLOWED)
        self.move(moved(data))

    @property
    def spent(self) -> bool:
        """Whether so much was followed that no further page is begun: the report itself stands on the first ones."""
        return self._followed > _ENOUGH

    def refuse(self) -> None:
        """Refuse a file whose first pages were too much to follow and said nothing."""
        refuse(_INSTRUCTIONS, self._followed, _ENOUGH)

    def font(self, spec: Any) -> None:
        """A font before it is made: what it says of its characters."""
        self._entries += entries(spec, self._font_stream)
        refuse(_ENTRIES, self._entries, MOST)

    def _font_stream(self, stream: Any, parsed: int | None) -> bytes:
        data = self.unpack(stream)
        for _ in range(2 if parsed is None else 1):  # a map is parsed to count it, too
            self.parse(data[:parsed])
        return data

    def prepare(self, resources: Any) -> None:
        """Fonts and forms that are made ready for a page or a form."""
        from pdfminer.pdftypes import dict_value  # noqa: PLC0415  an extra, and slow to load

        for kind, each in dict_value(resources).items():
            self._resources += len(dict_value(each)) if kind in ("Font", "XObject", "ColorSpace") else 0
        refuse(_RESOURCES, self._resources, _MAX_RESOURCES)

    def compare(self, number: int) -> None:
        """Rules that are held against one another, ends of rules, cells against characters."""
        self._compared += number
        refuse(_COMPARED, self._compared, _MAX_COMPARED)

    def rule(self, points: int) -> None:
        """A path with so many points, between which there may be rules of tables."""
        self._ruled += points
        refuse(_POINTS, self._ruled, _MAX_POINTS)

    def draw(self, weight: int = 1) -> None:
        """A character, or what counts as more of them."""
        self._drawn += weight
        refuse(_OBJECTS, self._drawn, _MAX_OBJECTS)


def _words(data: bytes | memoryview) -> Iterator[int]:
    """How many words, numbers and brackets a parser finds, about; piece by piece, since a bomb has millions."""
    for start in range(0, len(data), _PIECE):
        piece = bytes(data[start : start + _PIECE])
        yield len(piece.split()) + len(piece) // 32 + sum(map(piece.count, _SIGNS))  # long strings take time too


def _slow_bytes(stream: Any) -> int:
    """Bytes of a stream that is packed in a way that takes pdfminer a second for each megabyte; refused beyond that."""
    slow = 0
    for name, how in stream.get_filters():
        if str(getattr(name, "name", name)) in _SLOW:
            slow = max(slow, len(stream.rawdata))
        if isinstance(how, dict) and "Predictor" in how:
            slow = max(slow, max(map(len, _layers(stream.rawdata)), default=0))
    refuse(_PACKED, slow, _MAX_SLOW)
    return slow


def refuse_long(pdf: Any) -> int:
    """How many pages a file has; refused where they are more than a report with all its annexes has, before one is built."""
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415  an extra, and slow to load

    ranges = [each for xref in pdf.doc.xrefs for each in getattr(xref, "ranges", ())]
    refuse(_RANGES, len(ranges), _MAX_RANGES)  # each object is looked for in all
    refuse(_FILE_OBJECTS, sum(number for _, number in ranges), _MAX_FILE_OBJECTS)
    pages = sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), _MAX_PAGES + 1))
    if pages > _MAX_PAGES:
        raise problem(_LONG, limit=f"{_MAX_PAGES:,}")
    return pages
