"""Facts as CSV: UTF-8 with a BOM and CRLF, as Excel wants it (RFC 4180), or packed by gzip.

A text that a spreadsheet would take for a formula gets an apostrophe in front (``harmless_in_sheets``). Numbers are left
alone: they are digits, and -8 is one.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import BinaryIO, cast

from gipgen.export.fact import STATUSES, Fact, Numbers, cell_words

BOM = b"\xef\xbb\xbf"
_END = "\r\n"
_LEVEL = 3  # of packing: rows are much alike, the next one takes twice the time for an eighth less
_QUOTED = frozenset('",\r\n')
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def harmless_in_sheets(text: str) -> str:
    """A text that no spreadsheet takes for a formula, also behind blanks, which some of them pass over."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def field(text: str) -> str:
    """A text as a field of CSV; signs that no UTF-8 has (of a file's name) as their code."""
    if not text.isprintable():
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    text = harmless_in_sheets(text)
    return text if _QUOTED.isdisjoint(text) else '"' + text.replace('"', '""') + '"'


def line(fields: Iterable[str]) -> str:
    return ",".join(map(field, fields)) + _END


class CsvFile:
    """Writes to an open binary file; ``bom`` for Excel, not for pipes."""

    def __init__(self, file: BinaryIO, under: BinaryIO | None = None, *, bom: bool = True) -> None:
        """``under`` is the file that ``file`` packs into."""
        self._file, self._under = file, under
        file.write((BOM if bom else b"") + line(Fact._fields).encode("utf-8"))

    def add(self, numbers: Numbers) -> None:
        n = numbers
        of = ",".join(map(field, (n.unit, n.unit_code, n.region_code, n.parent, n.year, n.edition)))
        before, file, end = f"{of},".encode(), field(n.file).encode(), f",{n.sha256}{_END}".encode()
        behind = _behind(n.edition, n.statuses, n.typed_units)
        every = zip(_words(n.edition), n.values, behind, n.lines, strict=True)
        rows = [b"%b%b%b%b,%d" % (words, value.encode(), then, file, number) for words, value, then, number in every]
        self._file.write(b"%b%b%b" % (before, (end + before).join(rows), end))

    def finish(self) -> None:
        self.close()

    def close(self) -> None:
        for file in (self._file, self._under):
            if file is not None:
                file.close()


@cache
def _words(edition: str) -> tuple[bytes, ...]:
    """What stands in front of a number: the same in every report of an edition, so it is made into bytes once."""
    return tuple(
        ",".join((*map(field, (each.table, each.row, each.row_label, each.column, each.column_label)), "")).encode()
        for each in cell_words(edition)
    )


@cache
def _units(edition: str) -> tuple[str, ...]:
    return tuple(field(each.unit_of_measure) for each in cell_words(edition))


@lru_cache(64)
def _behind(edition: str, statuses: str, typed: tuple[tuple[int, str], ...]) -> tuple[bytes, ...]:
    """What stands behind a number, up to the file: the same in most reports, which give the same numbers."""
    units = list(_units(edition))
    for place, unit in typed:
        units[place] = field(unit)
    return tuple(f",{unit},{STATUSES[status]},".encode() for unit, status in zip(units, statuses, strict=True))


def open_csv(path: str) -> CsvFile:
    return CsvFile(open(path, "wb", buffering=1 << 20))


def open_packed(path: str) -> CsvFile:
    """The same bytes at any time: gzip would note when it was packed, and under which name."""
    from gzip import GzipFile  # noqa: PLC0415  for packed files only

    under = open(path, "wb")  # noqa: SIM115  closed by whoever writes
    return CsvFile(cast("BinaryIO", GzipFile("", "wb", _LEVEL, under, mtime=0)), under)
