"""Word files that programs make of web pages: the page lies in the file as it is, and Word shows it."""

import published
import pytest
from test_import import found
from test_layouts import THEN, numbers
from test_word_files import TYPE, document, p, r, repacked

from gipgen.findings.text import Problem
from gipgen.imports.detect import read
from gipgen.imports.import_report import import_report
from gipgen.imports.leftover_words import describe
from gipgen.imports.missing_parts import unfinished
from gipgen.imports.raw import Marked

PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
CHUNK = '<w:altChunk r:id="c"/>'
MHT = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n%s\r\n--b--\r\n"


def word(body: str, chunk: bytes, name: str = "page.mht") -> bytes:
    relation = f'<Relationship Id="c" Type="{TYPE}/aFChunk" Target="{name}"/>'
    parts = {
        "word/_rels/document.xml.rels": f"<Relationships {PACKAGE}>{relation}</Relationships>",
        "word/page.mht": chunk.decode(),
    }
    return repacked(document(body), {}, parts)


@pytest.mark.parametrize("kept", [b"%s", MHT])
def test_the_page_inside_a_word_file_is_read(kept: bytes) -> None:
    html = published.page({ref: value or "" for ref, value in numbers(THEN).items()}, 2022)
    imported = import_report("a.docx", word(CHUNK, kept % html))
    assert numbers(THEN) == found(imported)
    assert () == (*imported.leftovers, *imported.noted)


def test_a_page_stands_behind_the_text_of_the_file_itself() -> None:
    raw = read("a.docx", word(p(r("甲")) + CHUNK, "<p>乙</p><p><s>丙</s>丁</p>".encode()))
    assert (["甲", "乙", "丁"], 1) == ([each.text for each in raw.blocks], raw.marked.struck)


@pytest.mark.parametrize(
    ("chunk", "name"), [(b"PK\x03\x04", "page.mht"), (b"{\\rtf1", "page.mht"), (b"<p>", "gone.mht")]
)
def test_a_file_inside_that_is_no_page_is_told(chunk: bytes, name: str) -> None:
    raw = read("a.docx", word(p(r("甲")) + CHUNK, chunk, name))
    assert (["甲"], 1) == ([each.text for each in raw.blocks], raw.marked.chunks)


def test_what_to_do_with_a_file_inside_a_file() -> None:
    (told,) = unfinished(Marked(chunks=2))
    assert describe(told).startswith("嵌入的文件：2 个文件嵌在这个 Word 文件里，没有读")
    assert "用 Word 打开原件，另存为 docx" in describe(told)


def test_more_files_inside_than_anybody_puts_there_are_refused() -> None:
    with pytest.raises(Problem) as raised:
        read("a.docx", word(CHUNK * 21, b"<p>-</p>"))
    assert "个嵌入的文件" in raised.value.zh
