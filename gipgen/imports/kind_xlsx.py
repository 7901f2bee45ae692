"""Excel's files since 2007."""

from gipgen.imports.document_kinds import Kind, Original
from gipgen.imports.raw import Raw


def _is_it(original: Original) -> bool:
    return b"spreadsheetml" in original.types


def _read(original: Original) -> Raw:
    from gipgen.imports.read_xlsx import read_xlsx  # noqa: PLC0415

    return read_xlsx(original.content)


KIND = Kind(23, (".xlsx",), _is_it, _read)
