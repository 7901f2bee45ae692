"""Facts as Parquet: the words of the form as codes, numbers as decimals, written in groups of rows.

Columns are gathered as plain arrays of codes, so that a row costs no Python object; pyarrow takes over their memory.
"""

from array import array
from collections.abc import Iterable
from functools import cache
from itertools import repeat
from typing import Any

from gipgen.export.fact import STATUSES, Fact, Numbers, cell_words
from gipgen.findings.extras import needed

_GROUP = 100_000  # rows: so many are in memory at once
_PRECISION, _SCALE = 38, 10  # of the decimals; what does not fit is there as its digits only
_BYTES = 16  # of one decimal
_KNOWN = 10_000  # values whose decimals are kept: most are small counts
_OF_CELLS = ("table", "row", "row_label", "column", "column_label", "unit_of_measure")
_OF_REPORTS = ("unit", "unit_code", "region_code", "parent", "edition", "file", "sha256")
_STATUS_CODES = bytes.maketrans("".join(STATUSES).encode(), bytes(range(len(STATUSES))))


class _Coded:
    """A column of words: each word once, and for each row which of them."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.codes = array("i")

    def code(self, word: str) -> int:
        return self.words.setdefault(word, len(self.words))

    def repeat(self, word: str, count: int) -> None:
        clean = word.encode("utf-8", "backslashreplace").decode("utf-8")
        self.codes += array("i", (self.code(clean),)) * count

    def each(self, words: Iterable[str]) -> None:
        self.codes.extend(map(self.code, words))


class ParquetFile:
    """Writes a new file. ``value`` has the digits as typed, ``number`` the same as a decimal; both are null where it is missing."""

    def __init__(self, path: str) -> None:
        with needed("pyarrow"):
            import pyarrow as pa  # noqa: PLC0415  an extra
            from pyarrow import parquet  # noqa: PLC0415  likewise
        self._arrow = pa
        coded = pa.dictionary(pa.int32(), pa.string())
        types = dict.fromkeys((*_OF_CELLS, *_OF_REPORTS), coded)
        types |= {
            "status": pa.dictionary(pa.int8(), pa.string()),
            "value": pa.string(),
            "line": pa.int32(),
            "year": pa.int16(),
        }
        self._decimal = pa.decimal128(_PRECISION, _SCALE)
        fields = [pa.field(name, types[name]) for name in Fact._fields]
        self._schema = pa.schema([*fields, pa.field("number", self._decimal)])
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._begin()

    def _begin(self) -> None:
        self._coded = {name: _Coded() for name in (*_OF_CELLS, *_OF_REPORTS)}
        self._statuses = bytearray()
        self._values: list[str | None] = []
        self._years: list[int | None] = []
        self._lines = array("i")
        self._numbers = bytearray()

    def add(self, numbers: Numbers) -> None:
        count = len(numbers.values)
        for name in _OF_REPORTS:
            self._coded[name].repeat(getattr(numbers, name), count)
        for at, name in enumerate(_OF_CELLS[:-1]):
            self._coded[name].each(_words(numbers.edition)[at])
        self._coded[_OF_CELLS[-1]].each(numbers.units)
        self._statuses += numbers.statuses.encode().translate(_STATUS_CODES)
        self._values += [value or None for value in numbers.values]
        self._years += repeat(int(numbers.year) if numbers.year else None, count)
        self._lines.extend(numbers.lines)
        self._numbers += b"".join(map(_decimal, numbers.values))
        if len(self._values) >= _GROUP:
            self._write()

    def _write(self) -> None:
        if not self._values:
            return
        pa = self._arrow
        columns = {name: self._column(each.codes, pa.int32(), each.words) for name, each in self._coded.items()}
        columns["status"] = self._column(self._statuses, pa.int8(), STATUSES.values())
        columns["value"] = pa.array(self._values, pa.string())
        columns["year"] = pa.array(self._years, pa.int16())
        columns["line"] = self._plain(self._lines, pa.int32())
        fits = [value is not None and _decimal(value) != _NONE for value in self._values]
        there = pa.array(fits).buffers()[1]
        columns["number"] = pa.Array.from_buffers(self._decimal, len(fits), [there, pa.py_buffer(bytes(self._numbers))])
        arrays = [columns[name] for name in self._schema.names]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=2 * _GROUP)
        self._begin()

    def _plain(self, numbers: Any, kind: Any) -> Any:
        return self._arrow.Array.from_buffers(kind, len(numbers), [None, self._arrow.py_buffer(numbers)])

    def _column(self, codes: Any, kind: Any, words: Iterable[str]) -> Any:
        return self._arrow.DictionaryArray.from_arrays(self._plain(codes, kind), self._arrow.array(list(words)))

    def finish(self) -> None:
        self._write()
        self.close()

    def close(self) -> None:
        self._writer.close()


@cache
def _words(edition: str) -> tuple[tuple[str, ...], ...]:
    """Of each column of words of the form, what it says in each row of a report."""
    return tuple(zip(*(each[: len(_OF_CELLS) - 1] for each in cell_words(edition)), strict=True))


_NONE = b"\x7f" * _BYTES  # in place of a decimal that is not there; nobody sees it
_DECIMALS: dict[str, bytes] = {"": _NONE}


def _decimal(value: str) -> bytes:
    """A decimal as Arrow has it: a whole number of its last places. Of what has no room, and of nothing, ``_NONE``."""
    found = _DECIMALS.get(value)
    if found is None:
        whole, _, behind = value.partition(".")
        fits = len(whole.lstrip("-")) <= _PRECISION - _SCALE and len(behind) <= _SCALE
        found = int(f"{whole}{behind.ljust(_SCALE, '0')}").to_bytes(_BYTES, "little", signed=True) if fits else _NONE
        if len(_DECIMALS) < _KNOWN:
            _DECIMALS[value] = found
    return found
