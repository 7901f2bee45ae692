"""What kind of file something is, by its first bytes: which office program can open it, and why others cannot be read."""

import re

from gipgen.findings.text import Problem, Text, filled
from gipgen.named_tuple import NamedTuple

ENDINGS_OF_OFFICE = (
    ".doc",
    ".wps",
    ".rtf",
    ".xls",
    ".et",
    ".ods",
    ".xml",
)  # what LibreOffice opens, where there is one
MAX_BYTES = 60_000_000  # scanned reports reach 30 MB
_HEAD = 4096  # bytes that show what a text is
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPENED = Text(
    "（装了 LibreOffice 的电脑上可以直接导入，不用另存。）", " (where LibreOffice is installed it is read as it is)"
)
_OLD = Text(
    "这是旧版 Word/Excel 文件（doc、xls、wps、et）。请用 Word 或 WPS 打开，另存为 docx（xlsx），再导入。{opened}",
    "this is an old Word or Excel file; save it as docx or xlsx first{opened}",
)
_NEITHER = Text(
    "这是旧版 Office 的文件，里面却没有 Word 文档，也没有 Excel 表格：多半损坏了，或者是幻灯片。请用 Word 或 WPS 打开看看：打得开就另存为 docx，打不开就请重新下载或索取。",
    "an old Office file without a Word document or an Excel sheet in it: damaged, or slides",
)
_XML = Text(
    "这是 Word 2003 的 XML 文件。请用 Word 或 WPS 打开，另存为 docx，再导入。{opened}",
    "this is an XML file of Word 2003; save it as docx first{opened}",
)
_RTF = Text(
    "这是 RTF 文件。请用 Word 或 WPS 打开，另存为 docx，再导入。{opened}", "save this RTF file as docx first{opened}"
)
_SHEET = Text(
    "这是 ODS 表格。请用 WPS、Excel 或 LibreOffice 打开，另存为 xlsx，再导入。{opened}",
    "save this OpenDocument sheet as xlsx first{opened}",
)
_LOCKED = Text(
    "这个文件加了密码，打不开。请用 Word 或 WPS 打开，取消密码，再导入。", "the file is locked by a password"
)
_ARCHIVE = Text(
    "这是压缩文件（rar、7z、gz）。请先解压，再导入里面的文件；也可以改打成 zip，直接导入。",
    "this is an archive; unpack it first, or pack it as zip",
)
_PICTURE = Text("这是图片，里面没有文字可读。请找原来的 Word 或网页。", "this is a picture; there is no text in it")
_CEB = Text(
    "这是方正 CEB 文件，只有方正的阅读器打得开。请在阅读器里打印成 PDF，或者找原来的 Word 或网页，再导入。",
    "this is a CEB file, which only Founder's reader opens; print it to PDF there, or find the Word file",
)
_FILM = Text(
    "这是音频或视频，不是年度报告。请核对是不是选错了文件。",
    "this is a recording and no report; was another file meant?",
)
_PROGRAM = Text(
    "这是程序，不是年度报告，没有打开。请核对文件的来源。", "this is a program and no report; it was not opened"
)
_MAIL = Text(
    "这是 Outlook 邮件（msg）。请打开邮件，把附件另存出来，再导入附件。",
    "this is an Outlook message; save what is attached and import that",
)
_LETTER = Text(
    "这是邮件（eml）。请打开邮件，把附件另存出来，再导入附件。",
    "this is a mail; save what is attached and import that",
)
_SHORTCUT = Text(
    "这是快捷方式，里面没有报告。请打开它指的网页或文件，把网页打印成 PDF（或者另存），再导入。",
    "this is a shortcut and no report; open what it points to, and print or save that",
)
_DATA = Text(
    "这是数据库或数据文件，不是年度报告。请找原来的 Word 或网页，再导入。",
    "this is a database and no report; find the Word file or the web page",
)
_CAJ = Text(
    "这是知网的 CAJ 文件，只有 CAJViewer 打得开。请在那里打印成 PDF，或者找原来的 Word 或网页，再导入。",
    "this is a CAJ file, which only CAJViewer opens; print it to PDF there, or find the Word file",
)
_UNREADABLE = (  # what files begin with that hold no text for us, and what to do with them
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"), _ARCHIVE),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00"), _PICTURE),
    ((b"Founder CEB", b"FOUNDER CEB"), _CEB),
    ((b"CAJ\x00", b"HN\x00\x00", b"KDH "), _CAJ),
    ((b"[InternetShortcut]", b"[{000214A0", b"L\x00\x00\x00\x01\x14\x02\x00"), _SHORTCUT),
    ((b"SQLite format 3\x00", b"PAR1"), _DATA),
    ((b"OggS", b"\x1aE\xdf\xa3", b"0&\xb2u"), _FILM),
    ((b"\x7fELF", b"\xca\xfe\xba\xbe"), _PROGRAM),
)
_MAIL_HEADS = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|X-[A-Za-z-]{1,40}|From|Message-ID|Date|Subject|MIME-Version): "
)
_LIKE_WORDS = (((b"ID3", b"FLV"), _FILM), ((b"MZ",), _PROGRAM))  # texts may begin so too, but hold no zero bytes
_FIRST = 64
_STILL = (b"heic", b"heix", b"mif1", b"avif")  # of the files that are like films, those that are pictures


FLAT = b"http://schemas.microsoft.com/office/2006/xmlPackage"


class OfficeFile(NamedTuple):
    """A file that an office program can turn into one that is read here."""

    ending: str  # by which that program knows it
    wanted: str  # docx or xlsx


def office_file(content: bytes) -> OfficeFile | None:
    """What an office program has to make of a file, if it is one of those; not of what a password locks."""
    if content.startswith(_OLE):
        return None if _is_locked(content) else _ole(content)
    if content.startswith(b"{\\rtf"):
        return OfficeFile("rtf", "docx")
    if content.startswith(b"PK\x03\x04") and b"opendocument.spreadsheet" in content[:200]:
        return OfficeFile("ods", "xlsx")
    head = content[:_HEAD]
    if b"<?xml" in head[:100]:
        if FLAT in head:
            return None  # a docx file in one piece: read here
        if b'progid="Word.Document"' in head or b"office/word/2003/wordml" in head:
            return OfficeFile("xml", "docx")
        if b'progid="Excel.Sheet"' in head:
            return OfficeFile("xml", "xlsx")
    return None


def _ole(content: bytes) -> OfficeFile | None:
    """By the names of the streams inside: WPS writes the same as Word, whatever the file is called."""
    if "WordDocument".encode("utf-16-le") in content:
        return OfficeFile("doc", "docx")
    return OfficeFile("xls", "xlsx") if "Workbook".encode("utf-16-le") in content else None


def _is_locked(content: bytes) -> bool:
    return "EncryptedPackage".encode("utf-16-le") in content


def refuse_unreadable(content: bytes) -> None:
    """Raise ``Problem`` for what no reader is there for, with what to do with it."""
    text = _why(content)
    if text is not None:
        raise Problem(*filled(text, opened=_OPENED))


def _why(content: bytes) -> Text | None:
    if content.startswith(_OLE[:4]):
        return _why_ole(content)
    found = office_file(content)
    if found is not None:
        return {"rtf": _RTF, "ods": _SHEET}.get(found.ending, _XML)
    if content[4:8] == b"ftyp":
        return _PICTURE if content[8:12] in _STILL else _FILM
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _PICTURE
    if _MAIL_HEADS.match(content) and b"multipart/related" not in content[:_HEAD].lower():
        return _LETTER
    known = (*_UNREADABLE, *(_LIKE_WORDS if b"\x00" in content[:_FIRST] else ()))
    return next((text for beginnings, text in known if content.startswith(beginnings)), None)


_OLD_STREAMS = ("WordDocument", "Workbook", "Book")  # Book: Excel before 97


def _why_ole(content: bytes) -> Text:
    if "__substg1.0_".encode("utf-16-le") in content:
        return _MAIL
    if _is_locked(content):
        return _LOCKED
    return _OLD if any(name.encode("utf-16-le") in content for name in _OLD_STREAMS) else _NEITHER
