"""Word's files in one piece of XML (Word XML 文档): the parts of a docx file one after the other."""

from gipgen.imports.document_kinds import Kind, Original
from gipgen.imports.file_kinds import FLAT
from gipgen.imports.raw import Raw


def _is_it(original: Original) -> bool:
    return FLAT.lower() in original.head and b'progid="word.document"' in original.head


def _read(original: Original) -> Raw:
    from gipgen.imports.read_docx import read_docx  # noqa: PLC0415
    from gipgen.imports.word_package import packed  # noqa: PLC0415

    return read_docx(packed(original.content))


KIND = Kind(23, (".xml",), _is_it, _read)
