"""The second half of the proof, for an agency's own templates: nothing of the report may be lost.

Built-in templates are held to this by the tests; a template from outside has none.
"""

import re
from collections.abc import Iterator

from gipgen.formats import ProofError
from gipgen.formats.proof import plain_text
from gipgen.formats.zip_package import unpack
from gipgen.layout.document import Document
from gipgen.prose.nodes import Block, Heading, Image, List, Paragraph, plain


def prove_whole(document: Document, outputs: dict[str, bytes]) -> None:
    """Look for every heading, paragraph and row of numbers in each output. Raises ``ProofError``."""
    for format_ in sorted({"md", "html", "docx", "pdf"} & outputs.keys()):
        text = _printed(format_, outputs[format_])
        position = 0
        for part in document.parts:
            found = text.find(_bare(part.heading), position)
            if found < 0:
                raise ProofError(f"{format_}: 少了标题“{part.heading}”，或次序不对")
            position = found
        rows = ["".join(cell.text for cell in row) for grid in document.grids for row in grid.rows]
        for wanted in (*_texts(document), *rows):
            if _bare(wanted) not in text:
                raise ProofError(f"{format_}: 少了“{wanted[:30]}……”")


def _printed(format_: str, content: bytes) -> str:
    if format_ == "pdf":
        from gipgen.formats.pdf_tags import read_pdf  # noqa: PLC0415  needs an extra

        return _bare(read_pdf(content).text)
    source = (unpack(content)["word/document.xml"] if format_ == "docx" else content).decode("utf-8")
    if format_ == "md":
        source = re.sub(r"\]\(<?[^)\n]*\)", "]", source)  # the addresses of links stand inside the text
    return _bare(plain_text(source))


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    yield from _of(document.preface)
    for part in document.parts:
        yield from _of(part.blocks)
    if document.signature:
        yield from document.signature[:2]


def _of(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield plain(tuple(node for node in block.children if not isinstance(node, Image)))
        elif isinstance(block, List):
            for item in block.items:
                yield from _of(item)
        else:
            yield from (plain(cell) for row in block.rows for cell in row)


def _bare(text: str) -> str:
    """Letters and figures only: whatever signs a format escapes or a layout adds between them."""
    return re.sub(r"[\W_]+", "", text)
