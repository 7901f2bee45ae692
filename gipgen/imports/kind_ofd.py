"""OFD, the national format of fixed pages (GB/T 33190)."""

from gipgen.imports.document_kinds import Kind, Original
from gipgen.imports.raw import Raw


def _is_it(original: Original) -> bool:
    return original.content.startswith(b"PK\x03\x04") and b"OFD.xml" in original.content


def _read(original: Original) -> Raw:
    from gipgen.imports.read_ofd import read_ofd  # noqa: PLC0415

    return read_ofd(original.content)


KIND = Kind(20, (".ofd",), _is_it, _read)
