"""Which reader a file needs: by its first bytes, then by its name."""

import codecs
import os

from gipgen.findings.text import Problem, Text, problem
from gipgen.form.editions import field_key
from gipgen.imports.file_kinds import MAX_BYTES, refuse_unreadable
from gipgen.imports.raw import Raw

ENDINGS = (".docx", ".html", ".htm", ".shtml", ".pdf", ".xlsx", ".md", ".txt", ".mht", ".mhtml", ".odt", ".ofd")
ENDINGS_OF_OFFICE = (
    ".doc",
    ".wps",
    ".rtf",
    ".xls",
    ".et",
    ".ods",
    ".xml",
)  # what LibreOffice opens, where there is one


_REPORTS = (".yaml", ".yml")
_LINES = 40  # of a report file that its agency and its year stand in
_SHELL = 100  # characters of a page with less than any report
_HEAD = 4096  # bytes that show what a text is


_SLIDES = Text(
    "这是幻灯片（pptx），不是年度报告的文件。请找原来的 Word 或网页。",
    "these are slides; find the Word file or the web page",
)
_NO_REPORT = Text(
    "没有找到年度报告的六个部分，也没有找到报告的表格，没有导入。请核对是不是选错了文件。",
    "neither the sections nor the tables of a report were found",
)
_SCRIPTED = Text(
    "这个网页里没有正文：正文要等网页显示时才由脚本取来。请在浏览器里打开，等正文出来，打印成 PDF，或者全选、复制到文本文件里，再导入。",
    "this page holds no text, which a script fetches when it is shown; print it to PDF from a browser, or copy its text to a file",
)
_NO_TEXT = Text(
    "这不是文本文件，也不是认识的格式，或者文件损坏了，读不出文字。请用打得开它的软件打开，另存为 docx，或者打印成 PDF，再导入。",
    "this is no text file and of no known format; open it in its own program, save it as docx or print it to PDF",
)
_UNFINISHED = Text("这个文件没有下载完。请重新下载，再导入。", "this file was not downloaded to its end; get it anew")
_ARCHIVE = Text("这是压缩文件，里面不是年度报告。请先解压，再导入里面的文件。", "this is an archive; unpack it first")
_PACKAGE = Text(
    "这个文件是打成一包的，但不是 docx、xlsx、odt 或 ofd，读不了。请用原来的软件打开，另存为 docx，再导入。",
    "this is a package, but no docx, xlsx, odt or ofd file; save it as docx in its own program",
)


def is_readable(name: str) -> bool:
    """Whether there is a reader for files of this name."""
    return name.lower().endswith((*ENDINGS, *ENDINGS_OF_OFFICE))


def read(name: str, content: bytes) -> Raw:
    """Read a published report. Raises ``Problem`` for what cannot be read."""
    ending = os.path.splitext(name)[1].lower()
    _refuse_size(content)
    if ending in (".crdownload", ".part", ".partial", ".download"):
        raise problem(_UNFINISHED)
    if content.startswith(b"%PDF") or (ending == ".pdf" and b"%PDF" in content[:1024]):
        from gipgen.imports.read_pdf import read_pdf  # noqa: PLC0415  each reader only where it is wanted

        return read_pdf(content)
    if name.lower().endswith((".yaml.txt", ".yml.txt")):
        raise Problem(
            "这已经是报告的 YAML 文件，只是文件名末尾多了“.txt”，不用导入。请把文件名改成 report.yaml，再用 gipgen check 检查。",
            "this is a report file already, with .txt behind its name; rename it to report.yaml",
        )
    if content.startswith(b"PK\x03\x04"):
        return _package(name, content)
    refuse_unreadable(content)
    if _is_saved_page(content):
        from gipgen.imports.read_mht import read_mht  # noqa: PLC0415

        return read_mht(content)
    if _is_markup(content, ending):
        if not content[:_HEAD].lstrip().startswith(b"<"):
            _refuse_report(_decode(content), ending)
        from gipgen.imports.read_html import read_html  # noqa: PLC0415

        return read_html(content)
    from gipgen.imports.read_text import read_text  # noqa: PLC0415

    text = _decode(content)
    _refuse_report(text, ending)
    return read_text(text, markdown=ending in (".md", ".markdown"))


def no_report(raw: Raw, content: bytes) -> Problem:
    """Why a file holds no report. A page that fetches its text when it is shown holds none, saved as it came."""
    is_shell = sum(len(block.text) for block in raw.blocks) < _SHELL and b"<script" in content.lower()
    return problem(_SCRIPTED if is_shell else _NO_REPORT)


def _refuse_report(text: str, ending: str) -> None:
    """A report file itself, whatever it is called."""
    if ending in _REPORTS:
        raise Problem(
            "这已经是报告的 YAML 文件，不用导入。请用 gipgen check 检查，或用 gipgen new --from 写下一年度的报告。",
            "this is a report file already; see gipgen check, gipgen new --from",
        )
    begins = {line.partition(":")[0] for line in text.split("\n")[:_LINES] if ":" in line}
    if {field_key("agency"), field_key("year")} <= begins:
        raise Problem(
            f"这是报告的 YAML 文件，只是名称以 {ending} 结尾，不用导入。请把文件改名为 report.yaml，再用 gipgen check 检查。",
            f"this is a report file whose name ends in {ending}; call it report.yaml, and see gipgen check",
        )


def _refuse_size(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise Problem(
            f"文件有 {len(content) / 1e6:.1f} MB，超过上限 {MAX_BYTES / 1e6:.0f} MB，没有读取。",
            "the file is too large",
        )
    if not content.strip():
        raise Problem("文件是空的。请重新复制或下载，再导入。", "the file is empty; get it anew")


def _package(name: str, content: bytes) -> Raw:
    from gipgen.imports.office_package import unpack  # noqa: PLC0415

    refuse_unreadable(content)
    if b"OFD.xml" in content:
        from gipgen.imports.read_ofd import read_ofd  # noqa: PLC0415

        return read_ofd(content)
    parts = unpack(content, ("[Content_Types].xml", "mimetype"))
    types = parts.get("[Content_Types].xml", b"")
    if b"opendocument.text" in parts.get("mimetype", b""):
        from gipgen.imports.read_odt import read_odt  # noqa: PLC0415

        return read_odt(content)
    if b"wordprocessingml" in types:
        from gipgen.imports.read_docx import read_docx  # noqa: PLC0415

        return read_docx(content)
    if b"spreadsheetml" in types:
        from gipgen.imports.read_xlsx import read_xlsx  # noqa: PLC0415

        return read_xlsx(content)
    if b"presentationml" in types:
        raise problem(_SLIDES)
    raise problem(_ARCHIVE if name.lower().endswith(".zip") else _PACKAGE)


def _is_saved_page(content: bytes) -> bool:
    """Whether a browser saved a page with all that belongs to it in one file (mht)."""
    head = content[:_HEAD].lower()
    return b"mime-version:" in head and b"content-type:" in head and b"multipart/related" in head


def _is_markup(content: bytes, ending: str) -> bool:
    if ending in (".md", ".markdown"):
        return False
    head = content[:_HEAD].lstrip(codecs.BOM_UTF8 + b" \t\r\n").lower()
    if head.startswith(
        (
            b"<!doctype html",
            b"<html",
            b"<head",
            b"<body",
            b"<div",
            b"<p",
            b"<table",
            b"<meta",
            b"<?xml",
            b"<section",
            b"<article",
            b"<!--",
        )
    ):
        return True
    return ending in (".html", ".htm", ".shtml", ".xhtml", ".jsp", ".aspx", ".php")


def _decode(content: bytes) -> str:
    """Text from Windows: UTF-8, UTF-16 or GB18030. Raises ``Problem`` for bytes that are no text."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content[:8192]:
        raise problem(_NO_TEXT)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = content.decode("utf-8", errors="replace")
    if text.count("\ufffd") > len(text) // 50:
        raise problem(_NO_TEXT)
    return text
