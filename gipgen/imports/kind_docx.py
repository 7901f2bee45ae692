"""Word's files since 2007."""

from gipgen.imports.document_kinds import Kind, Original
from gipgen.imports.raw import Raw


def _is_it(original: Original) -> bool:
    return b"wordprocessingml" in original.types


def _read(original: Original) -> Raw:
    from gipgen.imports.read_docx import open_docx  # noqa: PLC0415

    file = open_docx(original.content)
    if not file.has_chunks:
        return file.raw
    from gipgen.imports.word_chunks import with_chunks  # noqa: PLC0415  few files have any

    return with_chunks(file, original.content)


KIND = Kind(22, (".docx",), _is_it, _read)
