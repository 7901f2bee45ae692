"""What a PDF holds is counted before it is built: pages, what streams unpack to, what is drawn on a page.

pdfplumber has no limits of its own. A stream that was packed twice unpacks to a million times its size.
"""

import re
import zlib
from itertools import islice
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.findings.text import Problem, Text

_MAX_PAGES = 60  # a report has 6 to 20
_PAGES_COUNTED = 1_000
_MAX_OBJECTS = 40_000  # characters and rules of one page, which has 2,000
_MAX_ALL_OBJECTS = 150_000  # … and of all pages
_PATH = 3  # what a rule counts: pdfminer takes longer over it than over a character
_MAX_STREAM = 40_000_000  # bytes of one stream when unpacked; a Chinese font has 20 MB
_MAX_UNPACKED = 200_000_000  # … and of all of them, pictures aside, which nobody unpacks
_MAX_STREAMS = 30_000
_MOST_LAYERS = 4  # a stream may be packed more than once
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECTS = Text("个字符和线条", "characters and rules")
_BYTES = Text("字节（解压以后）", "bytes when unpacked")
_STREAMS = Text("个数据流", "streams")


def refuse_swollen(content: bytes) -> None:
    """Refuse a file whose streams unpack to more than a report can need."""
    starts = [match.end() for match in islice(_STREAM.finditer(content), _MAX_STREAMS + 1)]
    refuse(_STREAMS, len(starts), _MAX_STREAMS)
    total = 0
    for start in starts:
        said = content[max(0, start - 400) : start].rpartition(b"obj")[2]
        if b"/Image" not in said:
            total += _unpacked(content[start : content.find(b"endstream", start)])
            refuse(_BYTES, total, _MAX_UNPACKED)


def _unpacked(data: bytes) -> int:
    """How many bytes a stream unpacks to, each layer counted by itself."""
    total = 0
    for _ in range(_MOST_LAYERS):
        try:
            data = zlib.decompressobj().decompress(data, _MAX_STREAM + 1)
        except zlib.error:  # not packed, or in a way that packs little
            break
        refuse(_BYTES, len(data), _MAX_STREAM)
        total += len(data)
    return total


def refuse_long(pdf: Any) -> None:
    """Refuse a file of more pages than a report has, before one of them is built."""
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415  an extra, and slow to load

    pages = sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), _PAGES_COUNTED))
    if pages > _MAX_PAGES:
        more = "以上" if pages == _PAGES_COUNTED else ""
        raise Problem(
            f"这个 PDF 有 {pages} 页{more}，年度报告不会超过 {_MAX_PAGES} 页，没有读取。请只留下报告的那几页。",
            f"the PDF has {pages} pages; a report has at most {_MAX_PAGES}",
        )


def lay_out(page: Any, before: int = 0) -> int:
    """Lay a page out as pdfplumber would when it is first asked, and stop at more objects than a page can have.

    ``before`` counts the objects of the pages before it; returns the count with its own.
    """
    from pdfminer.pdfinterp import PDFPageInterpreter  # noqa: PLC0415  an extra, and slow to load
    from pdfplumber.page import PDFPageAggregatorWithMarkedContent as Usual  # noqa: PLC0415

    class Counting(Usual):
        drawn = 0

        def _count(self, weight: int = 1) -> None:
            self.drawn += weight
            refuse(_OBJECTS, self.drawn, _MAX_OBJECTS)
            refuse(_OBJECTS, self.drawn + before, _MAX_ALL_OBJECTS)

        def render_char(self, *arguments: Any, **named: Any) -> Any:
            self._count()
            return super().render_char(*arguments, **named)

        def paint_path(self, *arguments: Any, **named: Any) -> Any:
            self._count(_PATH)
            return super().paint_path(*arguments, **named)

        def begin_figure(self, *arguments: Any, **named: Any) -> Any:
            self._count(_PATH)
            return super().begin_figure(*arguments, **named)

    device = Counting(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()  # noqa: SLF001  where pdfplumber keeps what it has laid out
    return before + device.drawn
