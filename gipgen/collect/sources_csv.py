"""The shares of all units in all sums as a table that Excel opens: ``row, column, unit, value, file, line, sha256``.

UTF-8 with a byte order mark, without which Excel shows Chinese names as noise. Cell by cell, so that the lines that make
up one sum stand together. A name that a spreadsheet would take for a formula gets an apostrophe in front of it.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO, TextIOWrapper

from gipgen.collect.add_up import Share, Sums, shares
from gipgen.collect.collected import Handed

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def sources_csv(handed: Sequence[Handed], sums: Sums) -> bytes:
    """The content of the file; of 6,000 reports some hundred megabytes, which are never there twice."""
    content = BytesIO()
    with TextIOWrapper(content, encoding="utf-8", errors="backslashreplace", newline="") as text:
        text.write(_BOM)
        writer = csv.writer(text)
        writer.writerow(Share._fields)
        writer.writerows(_lines(shares(handed, sums)))
        text.flush()
        return content.getvalue()


def _lines(found: Iterable[Share]) -> Iterator[tuple[object, ...]]:
    names: dict[str, str] = {}  # each unit and each file has a line for each cell
    for row, column, unit, value, file, line, digest in found:
        for name in (unit, file):
            if name not in names:
                names[name] = as_text(name)
        yield row, column, names[unit], value, names[file], line, digest


def as_text(name: str) -> str:
    """A name that no spreadsheet computes."""
    return f"'{name}" if name.startswith(_FORMULA) else name


def units_in(content: bytes) -> dict[str, str]:
    """Of a file of sources the units in it, each with the digest of its report; empty for what is no such file."""
    found: dict[str, str] = {}
    lines = StringIO(content.decode("utf-8-sig", "replace"), newline="")
    for each in csv.DictReader(lines):
        unit, digest = each.get("unit"), each.get("sha256")
        if unit and digest:
            found[unit.removeprefix("'")] = digest
    return found
