"""Pages that a browser saved in one file with all that belongs to them."""

from gipgen.imports.document_kinds import Kind, Original
from gipgen.imports.raw import Raw


def _is_it(original: Original) -> bool:
    return all(sign in original.head for sign in (b"mime-version:", b"content-type:", b"multipart/related"))


def _read(original: Original) -> Raw:
    from gipgen.imports.read_mht import read_mht  # noqa: PLC0415

    return read_mht(original.content)


KIND = Kind(30, (".mht", ".mhtml"), _is_it, _read)
