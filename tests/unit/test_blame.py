"""A file is called damaged where its parser fails; where code of ours fails, that is told as what it is."""

from types import TracebackType
from typing import Any

import hostile
import pytest

from gipgen.collect import roster_workbook
from gipgen.fence.blame import is_ours
from gipgen.fence.packages import opened
from gipgen.findings.text import Problem
from gipgen.imports import html_tree, pdf_laid_out, read_ofd, read_pdf, read_xlsx
from gipgen.imports.read_mht import read_mht

SHEET = hostile.xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')
PDF = hostile.pdf(b"BT /F1 9 Tf (a) Tj ET")
PAGE = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n<p>a</p>\n--a--\n"
OFD = hostile.ofd(hostile.ofd_page(hostile.ofd_code("好" * 200)))


_OURS: dict[str, Any] = {"__name__": "gipgen.imports.slip"}
exec("def slip(*_, **__):\n    return {}['gipgen']", _OURS)


@pytest.mark.parametrize(
    ("module", "name", "read", "content"),
    [
        (read_pdf, "_page", read_pdf.read_pdf, PDF),
        (pdf_laid_out, "_device", read_pdf.read_pdf, PDF),
        (read_pdf, "_is_no_watermark", read_pdf.read_pdf, PDF),  # called back by pdfplumber
        (read_pdf, "_page", read_ofd.read_ofd, OFD),
        (read_xlsx._Counter, "_element", read_xlsx.read_xlsx, SHEET),  # called back by expat, inside a package
        (read_xlsx, "_sheet", read_xlsx.read_xlsx, SHEET),
        (roster_workbook, "_text", roster_workbook.rows_of, SHEET),
        (html_tree, "too_many", html_tree.page, b"<b>" * 300 + b"a"),
    ],
)
def test_a_fault_of_ours_is_no_damage_of_the_file(
    monkeypatch: pytest.MonkeyPatch, module: Any, name: str, read: Any, content: bytes
) -> None:
    monkeypatch.setattr(module, name, _OURS["slip"])
    with pytest.raises(KeyError):
        read(content.decode() if read is html_tree.page else content)


@pytest.mark.parametrize(
    ("read", "content"),
    [
        (read_pdf.read_pdf, PDF.replace(b"/Pages", b"/Sages")),
        (read_pdf.read_pdf, b"%PDF-1.4\n" + bytes(range(256))),
        (read_xlsx.read_xlsx, SHEET[: len(SHEET) // 2]),
        (read_xlsx.read_xlsx, hostile.xlsx('<row r="1"><c r="A1" t="s"><v>x</v></c></row>')),
        (roster_workbook.rows_of, hostile.package({"a": "b"})),
        (read_mht, PAGE.replace(b"<p>a</p>", b"")),
    ],
)
def test_what_a_parser_fails_at_is_a_problem_of_the_file(read: Any, content: bytes) -> None:
    with pytest.raises(Problem):
        read(content)


def test_inside_a_package_a_slip_of_ours_stays_one() -> None:
    package = hostile.package({"a": "b"})
    with pytest.raises(KeyError), opened(package):
        _OURS["slip"]()
    with pytest.raises(Problem), opened(package) as files:
        files.read("b")


def test_a_recursion_is_the_parsers_where_it_takes_part() -> None:
    ours: dict[str, Any] = {"__name__": "gipgen.imports.slip"}
    exec("def endless(call):\n    return call(endless)", ours)

    def met(call: Any) -> BaseException:
        with pytest.raises(RecursionError) as raised:
            ours["endless"](call)
        trace: TracebackType | None = raised.tb
        while trace is not None and trace.tb_frame.f_globals.get("__name__") == __name__:
            trace = trace.tb_next
        return raised.value.with_traceback(trace)

    assert not is_ours(met(lambda again: again(again)))
