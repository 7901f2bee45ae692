"""What reads PDF and OFD may be missing with all that it is made of, as in the page without installation: that is said in words."""

import sys

import hostile
import pytest

from gipgen.findings.text import Problem
from gipgen.imports.import_report import import_report


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", b"%PDF-1.4"), ("a.docx", b"%PDF-1.4"), ("a.ofd", hostile.ofd(hostile.ofd_page("")))]
)
def test_a_reader_that_is_absent_is_named(monkeypatch: pytest.MonkeyPatch, name: str, content: bytes) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    monkeypatch.setitem(sys.modules, "gipgen.imports.read_pdf", None)
    with pytest.raises(Problem, match="pip install"):
        import_report(name, content)
