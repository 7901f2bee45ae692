"""Plain text and Markdown: what everything is that is nothing else."""

from gipgen.imports.document_kinds import Kind, Original
from gipgen.imports.raw import Raw
from gipgen.imports.text_encoding import decoded_text


def _read(original: Original) -> Raw:
    from gipgen.imports.read_text import read_text  # noqa: PLC0415

    return read_text(decoded_text(original.content), markdown=original.ending in (".md", ".markdown"))


KIND = Kind(90, (".md", ".txt"), lambda _: True, _read, is_text=True)
