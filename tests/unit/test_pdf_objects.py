"""A PDF after it was marked: everything that Typst wrote is there, for a reader that shares no code with what wrote it."""

import re
from io import BytesIO
from typing import Any

import pytest
from outputs import RENDERER
from reports import BASE, look

pikepdf = pytest.importorskip("pikepdf")
pytest.importorskip("pypdf")
pytest.importorskip("typst")

from gipgen.formats import pdf_tags  # noqa: E402
from gipgen.formats.pdf_objects import entry, opened, written  # noqa: E402
from gipgen.formats.registry import Job, named  # noqa: E402
from gipgen.layout.document import lay_out  # noqa: E402


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, bytes]:
    """A report as Typst wrote it, and marked."""
    before: list[bytes] = []
    mark = pdf_tags.mark_headers

    def spied(content: bytes, *arguments: Any) -> bytes:
        before.append(content)
        return mark(content, *arguments)

    monkeypatch.setattr(pdf_tags, "mark_headers", spied)
    after = named("pdf").render(Job(lay_out(look(BASE)[0].case), RENDERER.templates, RENDERER.machine))
    return before[0], after


def test_pages_pictures_and_fonts_are_the_same(both: tuple[bytes, bytes]) -> None:
    before, after = (pikepdf.open(BytesIO(each)) for each in both)
    assert [] == list((getattr(after, "check_pdf_syntax", None) or after.check)())
    assert len(before.pages) == len(after.pages) > 2
    for old, new in zip(before.pages, after.pages, strict=True):
        assert old.Contents.read_raw_bytes() == new.Contents.read_raw_bytes()
        for name, font in old.Resources.Font.items():
            other = new.Resources.Font[name]
            assert font.ToUnicode.read_bytes() == other.ToUnicode.read_bytes()
            assert font.DescendantFonts[0].W == other.DescendantFonts[0].W
    assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
    assert dict(before.docinfo) == dict(after.docinfo)
    with before.open_outline() as old_outline, after.open_outline() as new_outline:
        assert [each.title for each in old_outline.root] == [each.title for each in new_outline.root]
    assert before.trailer.ID[0] == after.trailer.ID[0]
    assert before.trailer.ID[1] != after.trailer.ID[1]


def test_the_file_is_packed(both: tuple[bytes, bytes]) -> None:
    before, after = both
    assert len(after) < 0.8 * len(before)


def test_what_nothing_points_at_is_left_out(both: tuple[bytes, bytes]) -> None:
    from pypdf.generic import NameObject, TextStringObject

    pdf = opened(both[0])
    del pdf.root_object["/StructTreeRoot"]
    pdf.root_object[NameObject("/Lang")] = TextStringObject("en")
    short = written(pdf)
    with pikepdf.open(BytesIO(short)) as read:
        assert [] == list((getattr(read, "check_pdf_syntax", None) or read.check)())
        assert "en" == str(read.Root.Lang)
        assert not [each for each in read.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
    assert len(short) < len(written(opened(both[0])))


def test_what_is_no_pdf_is_told() -> None:
    for content in (b"", b"%PDF-1.7\n", b"x" * 2000):
        with pytest.raises(ValueError, match=r"\w"):
            opened(content)


def test_an_entry_is_what_it_comes_to(both: tuple[bytes, bytes]) -> None:
    pdf = opened(both[1])
    assert re.fullmatch("/Pages", entry(entry(pdf.trailer, "/Root", {}), "/Pages", {})["/Type"])
    assert [] == entry(pdf.root_object, "/Nothing", [])
