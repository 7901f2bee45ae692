"""Pages that lie inside Word files: programs that make Word files of pages put the page in as it is, for Word to read when it opens the file."""

from collections.abc import Iterator

from gipgen.fence.counts import refuse
from gipgen.findings.text import Text
from gipgen.imports.office_package import W, relations, unpack
from gipgen.imports.raw import Raw
from gipgen.imports.read_docx import WordFile
from gipgen.imports.read_html import read_html
from gipgen.imports.read_mht import read_mht

_CHUNK = W + "altChunk"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST = 20
_CHUNKS = Text("个嵌入的文件", "files inside it")
_PACKED = b"PK\x03\x04"


def with_chunks(file: WordFile, content: bytes) -> Raw:
    """What is in a Word file, with the pages that lie in it behind its own text; what is none is counted."""
    raw, unread = file.raw, 0
    for part in _parts(file, content):
        page = _page(part)
        if page is None:
            unread += 1
        else:
            marks = raw.marked._replace(struck=raw.marked.struck + page.marked.struck)
            raw = raw._replace(
                blocks=(*raw.blocks, *page.blocks), around=(*raw.around, *page.around), title=page.title, marked=marks
            )
    return raw._replace(marked=raw.marked._replace(chunks=unread)) if unread else raw


def _parts(file: WordFile, content: bytes) -> Iterator[bytes]:
    """The files that lie in a Word file, in the order of its text; nothing for what is not there."""
    chunks = list(file.root.iter(_CHUNK))
    refuse(_CHUNKS, len(chunks), _MOST)
    if not chunks:
        return
    folder, _, name = file.main.rpartition("/")
    related = relations(unpack(content, (f"{folder}/_rels/{name}.rels".lstrip("/"),)), file.main)
    for chunk in chunks:
        to = related.get(chunk.get(_ID, ""))
        yield b"" if to is None or to.outside else unpack(content, (to.target,)).get(to.target, b"")


def _page(part: bytes) -> Raw | None:
    """A page, or one that was saved whole; ``None`` for what is neither."""
    head = part[:4096].lower()
    if b"multipart/related" in head and b"mime-version:" in head:
        return read_mht(part)
    return read_html(part) if b"<" in head and not part.startswith(_PACKED) else None
