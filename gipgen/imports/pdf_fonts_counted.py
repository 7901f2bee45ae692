"""What a font of a PDF says is counted before it is made: a line of it can stand for a million characters."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

MOST = 1_000_000  # a font that says what all its signs are has 65,536; a report has 15 fonts at most
_OF_WIDTHS = 16  # widths take pdfminer so much less than characters
_CAP = MOST * _OF_WIDTHS * 2  # what is more than may be is not counted to its end


def entries(spec: Any, unpack: Callable[[Any, int | None], bytes]) -> int:
    """How many characters pdfminer writes down for a font, about.

    ``unpack`` gives the bytes of a stream, or refuses it; it is told how many of them are parsed (``None`` for all).
    """
    from pdfminer.pdftypes import PDFStream, dict_value, int_value, list_value, resolve1  # noqa: PLC0415  an extra, and slow to load

    descriptor = dict_value(spec.get("FontDescriptor"))
    encoding, to_unicode = resolve1(spec.get("Encoding")), resolve1(spec.get("ToUnicode"))
    count = _widths(list_value(spec.get("W")), 3) + _widths(list_value(spec.get("W2")), 5)
    count = count // _OF_WIDTHS + len(list_value(spec.get("Widths")))
    if isinstance(encoding, dict):
        count += len(list_value(encoding.get("Differences")))
    if isinstance(to_unicode, PDFStream):
        count += _mapped(unpack(to_unicode, None))
    header, font = resolve1(descriptor.get("FontFile")), resolve1(descriptor.get("FontFile2"))
    if isinstance(header, PDFStream) and encoding is None:
        unpack(header, int_value(header.get("Length1")))
    if isinstance(font, PDFStream):
        data = unpack(font, 0)
        count += _in_font(data) if to_unicode is None else 0
    return count


def _widths(said: Iterable[Any], run: int) -> int:
    """Widths that an array says: a list behind a number, or two ends of a run with what all have."""
    count = 0
    numbers: list[float] = []
    for each in said:
        if isinstance(each, list):
            count, numbers = count + len(each), []
        elif isinstance(each, (int, float)):
            numbers.append(each)
            if len(numbers) == run:
                count, numbers = count + _span(numbers[0], numbers[1]), []
    return count


def _span(first: Any, last: Any) -> int:
    return min(max(int(last) - int(first) + 1, 1), _CAP)


class _EnoughError(Exception):
    """More than may be: there is no need to count on."""


def _enough(count: int) -> None:
    if count > MOST:
        raise _EnoughError


def _mapped(data: bytes) -> int:
    """Characters that a ToUnicode map writes down: it is parsed as pdfminer does, and nothing is written."""
    from pdfminer.cmapdb import CMapParser, FileUnicodeMap  # noqa: PLC0415  an extra, and slow to load
    from pdfminer.utils import choplist, nunpack  # noqa: PLC0415  likewise

    class Counting(CMapParser):
        count = 0

        def do_keyword(self, pos: int, token: Any) -> None:
            if token in (self.KEYWORD_ENDBFRANGE, self.KEYWORD_ENDCIDRANGE):
                for first, last, code in choplist(3, [each for _, each in self.popall()]):
                    if isinstance(first, bytes) and isinstance(last, bytes) and not isinstance(code, list):
                        self.count += _span(nunpack(first), nunpack(last))
                        _enough(self.count)
            elif token in (self.KEYWORD_ENDBFCHAR, self.KEYWORD_ENDCIDCHAR):
                self.count += len(self.popall()) // 2
            else:
                super().do_keyword(pos, token)

    if b"range" not in data:
        return data.count(b"<") // 2
    from io import BytesIO  # noqa: PLC0415  as above

    parser = Counting(FileUnicodeMap(), BytesIO(data))
    with suppress(_EnoughError):
        parser.run()
    return parser.count


def _in_font(data: bytes) -> int:
    """Characters that the map of a TrueType font writes down."""
    import struct  # noqa: PLC0415  few PDFs need it
    from io import BytesIO  # noqa: PLC0415  likewise

    from pdfminer.pdffont import TrueTypeFont  # noqa: PLC0415  an extra, and slow to load

    count = 0

    def runs(pairs: Iterable[tuple[int, int]]) -> None:
        nonlocal count
        for first, last in pairs:
            count += _span(first, last)
            _enough(count)

    class Counting(TrueTypeFont):
        def parse_cmap_format_0(self, fp: Any, char2gid: Any) -> None:  # noqa: ARG002
            runs([(1, 256)])

        def parse_cmap_format_2(self, fp: Any, char2gid: Any) -> None:  # noqa: ARG002
            fp.read(4)
            most = max(struct.unpack(">256H", fp.read(512))) // 8 + 1
            runs((1, struct.unpack(">HHhH", fp.read(8))[1]) for _ in range(most))

        def parse_cmap_format_4(self, fp: Any, char2gid: Any) -> None:  # noqa: ARG002
            fp.read(4)
            number = struct.unpack(">HHHH", fp.read(8))[0] // 2
            last = struct.unpack(f">{number}H", fp.read(2 * number))
            fp.read(2)
            runs(zip(struct.unpack(f">{number}H", fp.read(2 * number)), last, strict=True))

        def parse_cmap_format_6(self, fp: Any, char2gid: Any) -> None:  # noqa: ARG002
            runs([(1, struct.unpack(">6xH", fp.read(8))[0])])

        def parse_cmap_format_10(self, fp: Any, char2gid: Any) -> None:  # noqa: ARG002
            runs([(1, struct.unpack(">14xI", fp.read(18))[0])])

        def parse_cmap_format_12(self, fp: Any, char2gid: Any) -> None:  # noqa: ARG002
            number = struct.unpack(">10xI", fp.read(14))[0]
            runs(struct.unpack(">III", fp.read(12))[:2] for _ in range(number))

    with suppress(TrueTypeFont.CMapNotFound, struct.error, AssertionError, _EnoughError):
        Counting("", BytesIO(data)).create_unicode_map()
    return count
