"""Word's files since 2007."""

from gipgen.imports.document_kinds import Kind, Original
from gipgen.imports.raw import Raw


def _is_it(original: Original) -> bool:
    return b"wordprocessingml" in original.types


def _read(original: Original) -> Raw:
    from gipgen.imports.read_docx import read_docx  # noqa: PLC0415

    return read_docx(original.content)


KIND = Kind(22, (".docx",), _is_it, _read)
