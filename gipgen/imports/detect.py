"""Which reader a file needs: by its first bytes, then by its name."""

import codecs
import os

from gipgen.findings.text import Problem
from gipgen.imports.raw import Raw

MAX_BYTES = 60_000_000  # scanned reports reach 30 MB
ENDINGS = (".docx", ".html", ".htm", ".shtml", ".pdf", ".xlsx", ".md", ".txt", ".mht")


_OLE = b"\xd0\xcf\x11\xe0"
_UNREADABLE = (  # what files begin with that hold no text for us, and what to do with them
    (
        (_OLE,),
        "这是旧版 Word/Excel 文件（doc、xls、wps）。请用 Word 或 WPS 打开，另存为 docx（xlsx），再导入。",
        "this is an old Word or Excel file; save it as docx or xlsx first",
    ),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*"),
        "这是图片，里面没有文字可读。请找原来的 Word 或网页。",
        "this is a picture; there is no text in it",
    ),
    ((b"{\\rtf",), "这是 RTF 文件。请用 Word 打开，另存为 docx，再导入。", "save this RTF file as docx first"),
)


def read(name: str, content: bytes) -> Raw:
    """Read a published report. Raises ``Problem`` for what cannot be read."""
    ending = os.path.splitext(name)[1].lower()
    _refuse_size(content)
    if content.startswith(b"%PDF") or (ending == ".pdf" and b"%PDF" in content[:1024]):
        from gipgen.imports.read_pdf import read_pdf  # noqa: PLC0415  each reader only where it is wanted

        return read_pdf(content)
    if ending in (".yaml", ".yml"):
        raise Problem(
            "这已经是报告的 YAML 文件，不用导入。请用 gipgen check 检查，或用 gipgen new --from 写下一年度的报告。",
            "this is a report file already; see gipgen check, gipgen new --from",
        )
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    _refuse_unreadable(content)
    if _is_markup(content, ending):
        from gipgen.imports.read_html import read_html  # noqa: PLC0415

        return read_html(content)
    from gipgen.imports.read_text import read_text  # noqa: PLC0415

    return read_text(_decode(content), markdown=ending in (".md", ".markdown"))


def _refuse_size(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise Problem(
            f"文件有 {len(content) / 1e6:.1f} MB，超过上限 {MAX_BYTES / 1e6:.0f} MB，没有读取。",
            "the file is too large",
        )
    if not content.strip():
        raise Problem("文件是空的。", "the file is empty")


def _refuse_unreadable(content: bytes) -> None:
    if content.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise Problem(
            "这个文件加了密码，打不开。请用 Word 或 WPS 打开，取消密码，再导入。", "the file is locked by a password"
        )
    for beginnings, zh, en in _UNREADABLE:
        if content.startswith(beginnings):
            raise Problem(zh, en)


def _package(content: bytes) -> Raw:
    from gipgen.imports.office_package import unpack  # noqa: PLC0415

    if b"opendocument" in content[:200]:
        raise Problem(
            "这是 ODT/ODS 文件。请用 WPS、Word 或 LibreOffice 打开，另存为 docx（xlsx），再导入。",
            "save this OpenDocument file as docx or xlsx first",
        )
    if b"OFD.xml" in content:
        raise Problem(
            "这是 OFD 文件。请用 OFD 阅读器或 WPS 打开，另存为 PDF 或 Word（docx），再导入。",
            "this is an OFD file; save it as PDF or docx first",
        )
    parts = unpack(content, ("[Content_Types].xml",))
    types = parts.get("[Content_Types].xml", b"")
    if b"wordprocessingml" in types:
        from gipgen.imports.read_docx import read_docx  # noqa: PLC0415

        return read_docx(content)
    if b"spreadsheetml" in types:
        from gipgen.imports.read_xlsx import read_xlsx  # noqa: PLC0415

        return read_xlsx(content)
    raise Problem(
        "这是压缩文件，不是 docx 或 xlsx。请先解压。", "this is an archive, not a docx or xlsx file; unpack it first"
    )


def _is_markup(content: bytes, ending: str) -> bool:
    if ending in (".md", ".markdown"):
        return False
    head = content[:4096].lstrip(codecs.BOM_UTF8 + b" \t\r\n").lower()
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
        raise Problem("这不是文本文件，读不出文字。", "this is no text file")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = content.decode("utf-8", errors="replace")
    if text.count("\ufffd") > len(text) // 50:
        raise Problem("这不是文本文件，或者文件损坏了，读不出文字。", "this is no text file, or it is damaged")
    return text
