"""Pictures in prose: what a file is, what is said about one that cannot be used, and how each output shows one."""

import errno
import os
import re
import struct
import zlib
from pathlib import Path

import pytest
from conftest import Run
from outputs import LIGHT, ODF, at, docx_document, html_tree, odt_part, render
from reports import BASE, changed, look

from gipgen.check import examine
from gipgen.findings.refusals import reason
from gipgen.prose.drawing_words import in_words
from gipgen.prose.pictures import recognise
from gipgen.workspace.memory import Memory


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080020004001011100ffd9")  # 64 × 32, headers only
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#c00"/></svg>'
)


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [
        (png(30, 20), "image/png", (30, 20)),
        (JPEG, "image/jpeg", (64, 32)),
        (SVG, "image/svg+xml", (200, 100)),
        (SVG.replace(b"viewBox", b"width='10mm' height='0.5in' viewBox"), "image/svg+xml", (38, 48)),
    ],
)
def test_a_picture_is_what_its_content_says(data: bytes, kind: str, size: tuple[int, int]) -> None:
    picture = recognise(data, "/x")
    assert picture is not None
    assert (picture.media_type, (picture.width, picture.height)) == (kind, size)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        png(30, 20).replace(struct.pack(">I", 30), struct.pack(">I", 30_000), 1),
        JPEG[:20],
        b"\xff\xd8\xff" + b"\xff\xe0\x00\x00" * 50_000,
        SVG[:-6],
        SVG.replace(b"viewBox", b"view"),
        SVG.replace(b"viewBox", b"width='9' height='" + b"9" * 400 + b"' view"),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG,
        SVG.replace(b"<rect", b'<image href="file:///etc/hostname"/><rect'),
    ],
)
def test_what_is_no_sound_picture_is_refused(data: bytes) -> None:
    assert recognise(data, "/x") is None


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(header: tuple[int, ...], pixels: bytes, *more: bytes) -> bytes:
    """Width, height, depth, colour type, interlacing; chunks before the pixels."""
    begin = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", *header[:4], 0, 0, header[4]))
    return begin + b"".join(more) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


SOUND_JPEG = JPEG[:-2] + bytes.fromhex("ffda0008010100003f001234ff005678ffd9")
ROWS = zlib.compress((b"\0" + b"\1" * 27) * 9)


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (png(30, 20), True),
        (png(3000, 2000), True),
        (png_of((9, 9, 8, 2, 0), ROWS), True),
        (png_of((9, 9, 8, 2, 0), b"notzlib"), False),
        (png_of((9, 9, 8, 2, 0), zlib.compress(b"\0" * 251)), False),
        (png_of((9, 9, 8, 2, 0), ROWS[:-8]), False),
        (png_of((9, 9, 8, 2, 0), ROWS).replace(ROWS, ROWS[:-1] + b"!"), False),
        (png_of((9, 9, 8, 2, 1), zlib.compress(b"\0" * (9 * 9 * 3 + 19))), True),
        (png_of((9, 9, 8, 2, 1), zlib.compress(b"\0" * (9 * 9 * 3 + 18))), False),
        (png_of((9, 9, 1, 3, 0), zlib.compress(b"\0" * 27)), False),
        (png_of((9, 9, 1, 3, 0), zlib.compress(b"\0" * 27), chunk(b"PLTE", b"\0" * 6)), True),
        (png_of((9, 9, 5, 2, 0), ROWS), False),
        (SOUND_JPEG, True),
        (JPEG, False),
        (SOUND_JPEG.replace(b"\xff\xc0", b"\xff\xe2"), False),
        (SOUND_JPEG.replace(b"\x00\x0b\x08", b"\x00\x01\x08"), False),
    ],
)
def test_a_picture_without_all_of_its_pixels_is_told(data: bytes, whole: bool) -> None:  # noqa: FBT001
    examined = examine(WITH_PICTURE.encode(), place="2024/report.yaml", neighbours=Memory({"2024/图.png": data}))
    assert ([] if whole else ["GIP231"]) == [each.rule for each in examined.findings]


WITH_PICTURE = changed(("  本年度未收取信息处理费。", "  本年度未收取信息处理费。\n\n  ![宣传活动现场](图.png)"))


def built(data: bytes, text: str = WITH_PICTURE) -> dict[str, bytes]:
    examined = examine(text.encode(), place="2024/report.yaml", neighbours=Memory({"2024/图.png": data}))
    assert examined.findings == ()
    return render(examined, LIGHT)


@pytest.mark.parametrize("data", [png(30, 20), SVG], ids=["png", "svg"])
def test_a_picture_in_every_format(data: bytes) -> None:
    outputs = built(data)
    assert "![宣传活动现场](<图.png>)" in outputs["md"].decode()
    (image,) = html_tree(outputs["html"]).xpath("//main//img")
    assert image.get("alt") == "宣传活动现场"
    assert image.get("src").startswith("data:image/")
    document = docx_document(outputs["docx"])
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "宣传活动现场"
    names = {part.partname for part in document.part.package.iter_parts()}
    assert any(name.startswith("/word/media/") for name in names)


@pytest.mark.parametrize("level", [2, 3, 4])
@pytest.mark.parametrize(
    "title", ["![宣传活动现场](图.png)", "**![宣传活动现场](图.png)**", "现场![宣传活动现场](图.png)"]
)
def test_a_heading_with_a_picture_stays_a_heading(level: int, title: str) -> None:
    titles = [*(f"{'#' * above} 上一级" for above in range(2, level)), f"{'#' * level} {title}", "略。"]
    outputs = built(png(30, 200), WITH_PICTURE.replace("![宣传活动现场](图.png)", "\n\n  ".join(titles)))
    (paragraph,) = (each for each in docx_document(outputs["docx"]).paragraphs if each._p.xpath(".//w:drawing"))
    assert paragraph.style.name == f"Heading {level}"
    assert paragraph.paragraph_format.line_spacing == 1, "a line of fixed height would show a strip of it"
    (heading,) = (
        each for each in odt_part(outputs["odt"]).iter(f"{ODF['text']}h") if each.find(".//{*}frame") is not None
    )
    assert heading.get(f"{ODF['text']}outline-level") == str(level)
    name = heading.get(f"{ODF['text']}style-name")
    styles = {each.get(f"{ODF['style']}name"): each for each in odt_part(outputs["odt"]).iter(f"{ODF['style']}style")}
    assert styles[name].get(f"{ODF['style']}parent-style-name") == f"Heading_20_{level}"
    assert at(styles[name], f"{ODF['style']}paragraph-properties").get(f"{ODF['fo']}line-height") == "100%"
    assert len(html_tree(outputs["html"]).xpath(f"//h{level + 1}//img")) == 1


def test_a_picture_fits_the_page() -> None:
    (shape,) = docx_document(built(png(3000, 1000))["docx"]).inline_shapes
    assert shape.width.mm == pytest.approx(156, abs=0.2)
    assert shape.height / shape.width == pytest.approx(1 / 3, rel=0.01)


def test_a_picture_needs_words() -> None:
    _, findings = look(changed(("  本年度未收取信息处理费。", "  本年度未收取信息处理费。\n\n  ![](图.png)")))
    assert [each.finding.rule for each in findings] == ["GIP231"]


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("没有.png", "找不到图片“没有.png”"),
        ("https://a.cn/b.png", "网上的地址"),
        ("../../../../../../../../etc/hostname", "项目文件夹之外"),
        ("report.yaml", "不是完整的 PNG"),
        ("大.png", "上限是 2 MB"),
        ("好.png", ""),
        ("<带 空格.png>", ""),
    ],
)
def test_files_from_a_person(gipgen: Run, tmp_path: Path, target: str, says: str) -> None:
    (tmp_path / "好.png").write_bytes(png(30, 20))
    (tmp_path / "带 空格.png").write_bytes(png(30, 20))
    (tmp_path / "大.png").write_bytes(png(30, 20) + b"\0" * 2_000_000)
    text = BASE.replace("  政策解读不够丰富。", f"  ![图]({target})政策解读不够丰富。")
    (tmp_path / "report.yaml").write_text(text, encoding="utf-8")
    result = gipgen("check", "report.yaml")
    assert says in result.stdout
    assert ("GIP231" in result.stdout) == bool(says)
    assert result.returncode == bool(says)


def test_markdown_names_the_picture_from_where_it_stands(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "图.png").write_bytes(png(30, 20))
    (tmp_path / "report.yaml").write_text(WITH_PICTURE, encoding="utf-8")
    assert gipgen("build", "report.yaml", "-o", "out/2024").returncode == 0
    assert "](<../../图.png>)" in (tmp_path / "out" / "2024" / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("data", [png(30, 20)[:60], JPEG[:-2]])
def test_a_picture_that_is_cut_off_is_refused(data: bytes) -> None:
    assert recognise(data, "/x") is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("SVG data parsing failed cause nodes limit reached", "线条和元素太多"),
        ("failed to decode image (Format error decoding Png: Corrupt deflate stream. BadZlibHeader)", "内容损坏"),
        ("IDAT or fDAT chunk does not have enough data", "内容不完整"),
    ],
)
def test_what_a_library_says_of_a_picture_is_said_in_chinese(said: str, words: str) -> None:
    assert words in in_words(said).zh
    assert said not in in_words(said).zh
    assert in_words("something else").zh == "画图部件不认这张图：something else"


@pytest.mark.parametrize("number", [errno.ELOOP, errno.EIO, errno.EROFS, errno.ENOSPC, errno.ENAMETOOLONG, errno.EBUSY])
def test_why_the_system_refused_is_said_in_chinese(number: int) -> None:
    assert re.search("[A-Za-z]", reason(OSError(number, os.strerror(number)))) is None
    assert reason(OSError(999, "Unheard of")) == "系统拒绝了读写（Unheard of）"
