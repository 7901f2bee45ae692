"""Which kind of document a file is, by its first bytes, then by its name; and what is none."""

import os

from gipgen.findings.text import Problem, Text, problem
from gipgen.form.editions import field_key
from gipgen.imports.document_kinds import Original, kinds
from gipgen.imports.file_kinds import ENDINGS_OF_OFFICE, MAX_BYTES, refuse_unreadable
from gipgen.imports.office_package import unpack
from gipgen.imports.raw import Raw
from gipgen.imports.text_encoding import decoded_text

_TYPES, _MIMETYPE = "[Content_Types].xml", "mimetype"
_REPORTS = (".yaml", ".yml")
_LINES = 40  # of a report file that its agency and its year stand in
_FIRST = 100  # bytes that tell the first line of a list of ours
_SHELL = 100  # characters of a page with less than any report
_HALF_LOADED = (".crdownload", ".part", ".partial", ".download")
_NO_REPORT = Text(
    "没有找到年度报告的六个部分，也没有找到报告的表格，没有导入。请核对是不是选错了文件。",
    "neither the sections nor the tables of a report were found",
)
_SCRIPTED = Text(
    "这个网页里没有正文：正文要等网页显示时才由脚本取来。请在浏览器里打开，等正文出来，打印成 PDF，或者全选、复制到文本文件里，再导入。",
    "this page holds no text, which a script fetches when it is shown; print it to PDF from a browser, or copy its text to a file",
)
_FRAMES = Text(
    "这个网页由几个框架拼成，报告在另外的网页里，没有一起保存。请在浏览器里右击报告的正文，单独打开那个框架，打印成 PDF，再导入。",
    "this page consists of frames, and the report is on another page; open its frame by itself and print that to PDF",
)
_PICTURED = Text(
    "这个网页里几乎没有文字，只有图片，不能导入。请找原来的 Word；或者先做文字识别，再核对每一个数。",
    "this page holds pictures and hardly any text; find the Word file",
)
_SCANNED = Text(
    "这个文件里几乎没有文字，只有图片，不能导入。请找原来的 Word 或网页；或者先做文字识别，再核对每一个数。",
    "this file holds pictures and hardly any text; find the original, or have its text recognised and check every number",
)
_WORDLESS = Text(
    "这个文件里没有文字。请打开看看是不是空白的：空白的，请重新索取；看得见内容的，打印成 PDF，再导入。",
    "this file holds no text; where you see some in it, print it to PDF",
)
_PACKED = b"PK"  # a package
_MEDIA = (b"/media/", b"Pictures/")  # where a package of an office program keeps its pictures; names are not packed
_SHOWN = ((b"<frame", _FRAMES), (b"<script", _SCRIPTED), (b"<img", _PICTURED))  # what a page without text has instead
_OWNER = Text(
    "这是 Word 或 Excel 打开文件时留下的临时文件（~$ 开头），里面没有报告。请导入文件名不带“~$”的那一份。",
    "this is what Word or Excel leaves beside a file that is open; import the file without ~$",
)
_JSON = Text(
    "这是网站传给网页的数据（json），不是网页。请在浏览器里打开报告的网页，打印成 PDF，或者全选、复制到文本文件里，再导入。",
    "this is data that a site sends to its pages (json); print the page itself to PDF, or copy its text to a file",
)
_FACTS = Text(
    "这是 gipgen export 或 aggregate 写的数据表，不是年度报告，没有导入。要的是报告，请导入原来的 Word 或网页。",
    "this is a table of numbers that gipgen wrote, and no report; import the Word file or the web page",
)
_FACT_HEADS = (b"unit,unit_code,region_code,", b"row,column,unit,value,file,")  # their first line
_UNFINISHED = Text("这个文件没有下载完。请重新下载，再导入。", "this file was not downloaded to its end; get it anew")
_SLIDES = Text(
    "这是幻灯片（pptx），不是年度报告的文件。请找原来的 Word 或网页。",
    "these are slides; find the Word file or the web page",
)
_ARCHIVE = Text("这是压缩文件，里面不是年度报告。请先解压，再导入里面的文件。", "this is an archive; unpack it first")
_PACKAGE = Text(
    "这个文件是打成一包的，但不是 docx、xlsx、odt 或 ofd，读不了。请用原来的软件打开，另存为 docx，再导入。",
    "this is a package, but no docx, xlsx, odt or ofd file; save it as docx in its own program",
)


def endings() -> tuple[str, ...]:
    """How the files end that are published reports, as far as there is a reader for them."""
    return tuple(ending for kind in kinds() for ending in kind.endings)


def is_readable(name: str) -> bool:
    """Whether there is a reader for files of this name, or an office program may turn them into such."""
    return name.lower().endswith((*endings(), *ENDINGS_OF_OFFICE))


def read(name: str, content: bytes) -> Raw:
    """Read a published report. Raises ``Problem`` for what cannot be read."""
    _refuse_size(content)
    _refuse_by_name(name)
    original = _looked_at(name, content)
    for kind in kinds():
        if kind.is_text:
            break
        if kind.is_it(original):
            return kind.read(original)
    _refuse_unknown(name, original)
    kind = next(each for each in kinds() if each.is_text and each.is_it(original))
    if not original.head.lstrip().startswith(b"<"):
        _refuse_report(content, original.ending)
    return kind.read(original)


def read_again(content: bytes, view: str) -> Raw:
    """Read a page in another view (``Raw.otherwise``)."""
    from gipgen.imports.read_html import read_html  # noqa: PLC0415  pages only

    return read_html(content, view=view)


def _looked_at(name: str, content: bytes) -> Original:
    ending = os.path.splitext(name)[1].lower()
    if not content.startswith(_PACKED):
        return Original(content, ending)
    refuse_unreadable(content)
    parts = unpack(content, (_TYPES, _MIMETYPE))
    return Original(content, ending, parts.get(_MIMETYPE, b""), parts.get(_TYPES, b""))


def _refuse_unknown(name: str, original: Original) -> None:
    """What no program's file is that we can read."""
    if original.content[:_FIRST].removeprefix(b"\xef\xbb\xbf").startswith(_FACT_HEADS):
        raise problem(_FACTS)
    if not original.content.startswith(_PACKED):
        refuse_unreadable(original.content)
    elif b"presentationml" in original.types:
        raise problem(_SLIDES)
    else:
        raise problem(_ARCHIVE if name.lower().endswith(".zip") else _PACKAGE)


def _refuse_by_name(name: str) -> None:
    if os.path.basename(name).startswith("~$"):
        raise problem(_OWNER)
    if name.lower().endswith(_HALF_LOADED):
        raise problem(_UNFINISHED)
    if name.lower().endswith(".json"):
        raise problem(_JSON)
    if name.lower().endswith((".yaml.txt", ".yml.txt")):
        raise Problem(
            "这已经是报告的 YAML 文件，只是文件名末尾多了“.txt”，不用导入。请把文件名改成 report.yaml，再用 gipgen check 检查。",
            "this is a report file already, with .txt behind its name; rename it to report.yaml",
        )


def no_report(raw: Raw, content: bytes) -> Problem:
    """Why a file holds no report. A page that fetches its text when it is shown holds none, saved as it came."""
    signs = sum(len(block.text.strip()) for block in raw.blocks)
    if signs >= _SHELL:
        return problem(_NO_REPORT)
    if content.startswith(_PACKED):
        return problem(_SCANNED if any(map(content.__contains__, _MEDIA)) else _NO_REPORT if signs else _WORDLESS)
    page = content.lower()
    return problem(next((told for sign, told in _SHOWN if sign in page), _NO_REPORT))


def _refuse_report(content: bytes, ending: str) -> None:
    """A report file itself, whatever it is called."""
    if ending in _REPORTS:
        raise Problem(
            "这已经是报告的 YAML 文件，不用导入。请用 gipgen check 检查，或用 gipgen new --from 写下一年度的报告。",
            "this is a report file already; see gipgen check, gipgen new --from",
        )
    text = decoded_text(content)
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
