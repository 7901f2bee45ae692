"""OpenDocument texts."""

from gipgen.imports.document_kinds import Kind, Original
from gipgen.imports.raw import Raw


def _is_it(original: Original) -> bool:
    return b"opendocument.text" in original.mimetype


def _read(original: Original) -> Raw:
    from gipgen.imports.read_odt import read_odt  # noqa: PLC0415

    return read_odt(original.content)


KIND = Kind(21, (".odt",), _is_it, _read)
