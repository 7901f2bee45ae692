"""What was read of a file handed in as few bytes: so it goes from process to process, is kept, and lies in a file meanwhile."""

import zlib
from collections.abc import Sequence
from typing import Any, SupportsBytes

from gipgen.batch.plainly import dumped, loaded, named
from gipgen.collect.collected import Handed
from gipgen.collect.put_by import PutBy, lines_put_by, texts_put_by
from gipgen.findings.finding import Diagnostic, Edit, Finding, Fix, Offset, Rewrite, Span
from gipgen.findings.text import Text

_TYPES = named((Diagnostic, Edit, Finding, Fix, Offset, Rewrite, Span, Text))


class Packed(PutBy[Any]):
    """Findings, which are all of one file, or texts."""

    __slots__ = ("_count", "file")

    def __init__(self, content: SupportsBytes, count: int, file: str = "") -> None:
        super().__init__(content)
        self._count, self.file = count, file

    def whole(self) -> Sequence[Any]:
        found: tuple[Any, ...] = loaded(zlib.decompress(bytes(self)), _TYPES)
        return tuple(each._replace(file=self.file) for each in found) if self.file else found

    def at(self, content: SupportsBytes) -> "Packed":
        return Packed(content, self._count, self.file)

    def of(self, file: str) -> "Packed":
        """The same findings, of the same file under another name."""
        return Packed(self._content, self._count, file)

    def __len__(self) -> int:
        return self._count


def packed(handed: Handed) -> Handed:
    """The same values as bytes; what holds something else than plain values stays as it is."""
    return handed._replace(
        counted=handed.tally,
        findings=_packed(tuple(each._replace(file="") for each in handed.findings), handed.report),
        left_over=_packed(tuple(handed.left_over), ""),
        values=texts_put_by(handed.values),
        lines=lines_put_by(handed.lines),
    )


def _packed(values: tuple[Any, ...], file: str) -> Sequence[Any]:
    try:
        return Packed(zlib.compress(dumped(values), 1), len(values), file) if values else ()
    except TypeError:
        return tuple(each._replace(file=file) for each in values) if file else values


def called(handed: Handed, file: str, report: str) -> Handed:
    """The same under other names of its files."""
    if (handed.file, handed.report) == (file, report):
        return handed
    findings = handed.findings
    renamed = (
        findings.of(report) if isinstance(findings, Packed) else tuple(each._replace(file=report) for each in findings)
    )
    return handed._replace(file=file, report=report, findings=renamed)
