"""Zip files in which reports were handed in, and files by the kind that their first bytes say."""

import io
import zipfile

import pytest

from gipgen.findings.text import Problem
from gipgen.imports.archive import is_archive, member, members
from gipgen.imports.detect import read
from gipgen.imports.file_kinds import OfficeFile, office_file
from gipgen.workspace.names import fitting

WORD = "WordDocument".encode("utf-16-le")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(files: dict[str, bytes], encoding: str = "") -> bytes:
    """A zip file; with an ``encoding`` its names are in that one and nothing says so, as Windows writes them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for number, (name, content) in enumerate(files.items()):
            file.writestr("pqr"[number] * len(name.encode(encoding)) if encoding else name, content)
    result = made.getvalue()
    for number, name in enumerate(files if encoding else ()):
        raw = name.encode(encoding)
        result = result.replace(b"pqr"[number : number + 1] * len(raw), raw)
    return result


@pytest.mark.parametrize("encoding", ["", "gb18030", "utf-8"])
def test_names_are_read_as_people_gave_them(encoding: str) -> None:
    content = packed({"民政局/2024年年报.txt": b"a", "水务局/年报.docx": b"bb"}, encoding)
    assert is_archive("交来.zip", content)
    found = list(members(content))
    assert {"民政局/2024年年报.txt", "水务局/年报.docx"} == {each.name for each in found}
    assert {b"a", b"bb"} == {member(content, each.number) for each in found}


def test_what_systems_put_there_is_no_file_of_anybody() -> None:
    content = packed(
        {"__MACOSX/._a": b"", "a/.DS_Store": b"", "Thumbs.db": b"", "~$年报.docx": b"", "年报.txt": b"a", "空的/": b""}
    )
    assert ["年报.txt"] == [each.name for each in members(content)]


def test_no_name_leads_out_of_the_archive() -> None:
    content = packed({"../../etc/甲.txt": b"a", "C:\\乙.txt": b"b", "/丙.txt": b"c"})
    assert {"etc/甲.txt", "乙.txt", "丙.txt"} == {each.name for each in members(content)}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("里层.zip", b"PK\x03\x04", "压缩包里的压缩包"),
        ("里层.rar", b"Rar!", "压缩包里的压缩包"),
        ("里层.docx", packed({"a.txt": b"a"}), "压缩包里的压缩包"),
        ("空白.docx", bytes(30_000_000), "倍大"),
        ("大.docx", bytes(70_000_000), "上限"),
    ],
)
def test_what_is_not_opened_is_said_so(name: str, content: bytes, words: str) -> None:
    archive = packed({name: content})
    (found,) = members(archive)
    with pytest.raises(Problem) as raised:
        member(archive, found.number)
    assert words in raised.value.zh


def test_a_locked_file_in_an_archive_is_named() -> None:
    archive = bytearray(packed({"年报.txt": b"a"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        archive[archive.find(mark) + offset] |= 1
    with pytest.raises(Problem) as raised:
        member(bytes(archive), 0)
    assert "密码" in raised.value.zh


def test_an_archive_of_too_much_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(Problem) as raised:
        list(members(packed({f"{n}.txt": b"" for n in range(4_000)})))
    assert "4,000 个文件" in raised.value.zh


def test_of_an_archive_that_was_sent_by_half_it_is_said_what_opens_it() -> None:
    content = packed({"民政局/2024年年报.txt": b"a" * 1000})
    with pytest.raises(Problem) as met:
        list(members(content[: len(content) // 2]))
    assert "压缩包损坏了" in met.value.text.zh
    assert "Word" not in met.value.text.zh


def test_a_document_is_no_archive_whatever_it_is_called() -> None:
    assert not is_archive("年报.zip", packed({"[Content_Types].xml": b"<a/>"}))
    assert not is_archive("年报.docx", packed({"a.txt": b"a"}))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (OLE + b"\x00" * 600 + WORD, OfficeFile("doc", "docx")),
        (OLE + b"\x00" * 600 + "Workbook".encode("utf-16-le"), OfficeFile("xls", "xlsx")),
        (OLE + WORD + "EncryptedPackage".encode("utf-16-le"), None),
        (OLE, None),
        (b"{\\rtf1\\ansi", OfficeFile("rtf", "docx")),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>',
            OfficeFile("xml", "docx"),
        ),
        (b'\xef\xbb\xbf<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', OfficeFile("xml", "xlsx")),
        (b"<?xml version='1.0'?><html/>", None),
        ("一、总体情况".encode(), None),
    ],
)
def test_what_an_office_program_has_to_open(content: bytes, kind: OfficeFile | None) -> None:
    assert kind == office_file(content)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("年报.doc", OLE + b"\x00" * 600 + WORD, ("旧版 Word", "另存为 docx", "LibreOffice")),
        ("年报.wps", OLE + b"\x00" * 600 + WORD, ("旧版 Word", "另存为 docx")),
        ("年报.docx", OLE + b"\x00" * 3000, ("旧版 Office", "损坏", "重新下载")),
        ("年报.rtf", b"{\\rtf1", ("RTF", "另存为 docx")),
        ("年报.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', ("Word 2003", "另存为 docx")),
        ("年报.rar", b"Rar!\x1a\x07", ("压缩文件", "先解压")),
        ("年报.7z", b"7z\xbc\xaf\x27", ("压缩文件", "先解压")),
        ("年报.jpg", b"\xff\xd8\xff\xe0", ("图片", "原来的 Word")),
        ("年报.heic", b"\x00\x00\x00\x18ftypheic", ("图片", "原来的 Word")),
        ("年报.webp", b"RIFF\x00\x00\x00\x00WEBP", ("图片", "原来的 Word")),
        ("年报.ceb", b"Founder CEB 3.0\x00", ("CEB", "打印成 PDF")),
        ("年报.mp4", b"\x00\x00\x00\x18ftypmp42", ("音频或视频", "选错")),
        ("年报.exe", b"MZ\x90\x00", ("程序", "来源")),
        ("年报.msg", OLE + "__substg1.0_".encode("utf-16-le"), ("邮件", "附件")),
        ("年报.docx", OLE + "EncryptedPackage".encode("utf-16-le"), ("密码", "取消密码")),
        ("年报.pages", packed({"Index/Document.iwa": b"a"}), ("docx、xlsx、odt 或 ofd", "另存为 docx")),
        ("年报.pptx", packed({"[Content_Types].xml": b"presentationml"}), ("幻灯片", "原来的 Word")),
        (
            "年报.ods",
            b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            ("ODS", "另存为 xlsx"),
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_why_and_what_to_do(
    name: str, content: bytes, words: tuple[str, ...]
) -> None:
    with pytest.raises(Problem) as raised:
        read(name, content)
    assert all(word in raised.value.zh for word in words), raised.value.zh
    assert raised.value.en


def test_a_text_may_begin_like_a_program() -> None:
    assert "MZ 开头的一行" == read("a.txt", "MZ 开头的一行\n第二行".encode()).blocks[0].text


def test_a_page_that_a_browser_saved_whole() -> None:
    pytest.importorskip("lxml")
    page = "<html><head><title>年报</title></head><body><p>一、总体情况</p></body></html>"
    mht = (
        'From: <Saved by Blink>\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B--"\r\n\r\n'
        "----B--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.gov.cn/\r\n\r\n"
        + "".join(f"={byte:02X}" for byte in page.encode())
        + "\r\n----B--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----B----\r\n"
    )
    raw = read("a.mht", mht.encode())
    assert ("年报", ["一、总体情况"]) == (raw.title, [block.text for block in raw.blocks])


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("测试区民政局", "测试区民政局"),
        ("民政局/办公室：甲?", "民政局_办公室：甲_"),
        (" 甲  局. ", "甲 局"),
        ("CON", "_CON"),
        ("甲" * 100, "甲" * 60),
        ("..", ""),
        ("", ""),
    ],
)
def test_a_unit_has_a_folder_that_every_system_can_hold(name: str, folder: str) -> None:
    assert folder == fitting(name)
