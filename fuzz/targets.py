"""What is fuzzed: for each target where its inputs begin, and what must hold of every input."""

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(__file__).resolve().parent / "corpus"
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

import hostile  # noqa: E402  of the tests

from gipgen.check import examine  # noqa: E402
from gipgen.collect.commented_docx import commented  # noqa: E402
from gipgen.collect.roster import read_roster  # noqa: E402
from gipgen.collect.weigh_units import weigh  # noqa: E402
from gipgen.findings.families import is_of_reading  # noqa: E402
from gipgen.findings.file_messages import EXPRESSION, NUMBER, ROW_LENGTH, UNKNOWN_NAME, WRONG_KIND  # noqa: E402
from gipgen.findings.text import Fault, Problem  # noqa: E402
from gipgen.formats.reference_document import read_reference  # noqa: E402
from gipgen.imports.compose_report import compose  # noqa: E402
from gipgen.imports.import_report import import_report  # noqa: E402
from gipgen.imports.read_docx import open_docx  # noqa: E402
from gipgen.layout.document import lay_out  # noqa: E402
from gipgen.project.project import Project  # noqa: E402
from gipgen.prose.blocks import parse_blocks  # noqa: E402
from gipgen.prose.pictures import recognise  # noqa: E402
from gipgen.prose.svg_counts import excess  # noqa: E402

EXAMPLE = (ROOT / "examples" / "硚口区卫生健康局" / "2024" / "report.yaml").read_bytes()


class Target(NamedTuple):
    """``seeds`` makes the first inputs, ``run`` raises ``Problem`` or what is a fault; ``words`` are put into inputs.

    ``in_gate`` inputs are tried there, a second or two of them: what a change breaks at once. By hand it runs as long as is wanted.
    """

    in_gate: int
    seeds: Callable[[], Iterable[bytes]]
    run: Callable[[bytes], object]
    words: tuple[str, ...] = ()


def _outputs(*formats: str) -> dict[str, bytes]:
    from gipgen.formats.renderer import Renderer
    from gipgen.project.build_files import render

    return render(examine(EXAMPLE), formats, Renderer())


def _part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def _in_one_piece(document: bytes) -> bytes:
    """What Word writes as one file of XML."""
    head = b'<?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    part = b'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>' + document[document.index(b"<w:document") :]
    return head + part + b"</pkg:xmlData></pkg:part></pkg:package>"


_NEVER_MADE = (NUMBER, WRONG_KIND, ROW_LENGTH, UNKNOWN_NAME, EXPRESSION)


def _imported(name: str) -> Callable[[bytes], object]:
    """Import, and read back what came of it."""

    def run(content: bytes) -> object:
        imported = import_report(name, content)
        written = compose(imported, name, "report.yaml").encode()
        examined = examine(written)
        broken = [
            each.message("en") for each in examined.findings if is_of_reading(each.rule) or each.rule in _NEVER_MADE
        ]
        assert examined.readable, written
        assert not broken, broken
        return imported

    return run


def _yaml(content: bytes) -> object:
    examined = examine(content)
    for finding in examined.findings:
        finding.message("zh")
    if examined.readable:
        lay_out(examined.case, draft=True)
    return examined


def _roster(content: bytes) -> object:
    """A roster, and what units it gives without a single file."""
    roster = read_roster("a.csv", content)
    for finding in roster.findings:
        assert finding.message("zh")
        assert finding.message("en")
    return weigh(2024, roster.units, [])


_ROSTER = "单位,统一社会信用代码,上级,曾用名,并入,起,止,应报,收到\n甲局,91350100M000100Y43,乙局,丙局、丁局,,2020,,是,2025-01-20\n"


def _prose(content: bytes) -> object:
    text = content.decode("utf-8", errors="replace")
    return parse_blocks(text), parse_blocks(text, printed=True)


def _laid_out(content: bytes) -> object:
    done = list(Project({"report.yaml": content}).format("report.yaml", fix=True))
    for each in done:
        assert not each.unsafe
        if each.problem is not None:
            raise each.problem
    return done


def _svg(content: bytes) -> object:
    picture = recognise(content, "a.svg")
    return picture and excess(picture.data)


def _document_xml(content: bytes) -> object:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types><Override ContentType="wordprocessingml"/></Types>',
        "word/document.xml": content,
    }
    return _imported("a.docx")(hostile.package(parts))


_SOUGHT = (  # a cell, a row, a sentence, a heading, the whole
    ("", "proactive", "penalty", "decisions", ""),
    ("", "applications", "new_received", "", ""),
    ("", "overview", "", "", "我局严格按照要求开展政府信息公开工作"),
    ("", "problems", "", "", ""),
    ("", "", "", "", ""),
)
_PUT_IN = re.compile(
    rb"<([\w.-]+:)commentRangeStart[^<>]*/>|<([\w.-]+:)commentRangeEnd[^<>]*/><\2r[^<>]*><\2commentReference[^<>]*/></\2r>"
)
_EMPTY = re.compile(rb"<([\w.:-]*p)((?: [^<>]*)?)></\1>")  # a paragraph that was one tag


def _commented_xml(content: bytes) -> object:
    """Comments put in; without them everything is as it was."""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": "<Types></Types>", "word/document.xml": content}
    package = hostile.package(parts)
    made = commented(package, "2021", [(sought, ("甲 & <乙>",)) for sought in _SOUGHT], "审核")
    if b"comment" not in content:
        bare = _PUT_IN.sub(b"", _part(made, "word/document.xml"))
        assert _EMPTY.sub(rb"<\1\2/>", bare) == _EMPTY.sub(rb"<\1\2/>", content)
    open_docx(made)
    return made


def _content_xml(content: bytes) -> object:
    return _imported("a.odt")(hostile.package({"mimetype": hostile.ODT_KIND, "content.xml": content}))


def _page_xml(content: bytes) -> object:
    return _imported("a.ofd")(hostile.ofd(content))


def _sheet_xml(content: bytes) -> object:
    rows, _, more = content.decode("utf-8", errors="replace").partition("<mergeCells>")
    return _imported("a.xlsx")(hostile.xlsx(rows, f"<mergeCells>{more}" if more else ""))


def _sheet() -> bytes:
    rows = [
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>行政许可</t></is></c><c r="B{n}"><v>{n}.5</v></c></row>'
        for n in range(1, 9)
    ]
    merged = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    return f"{''.join(rows)}{merged}".encode()


_TABLE = (
    "<td>",
    "</td>",
    "<tr>",
    "</table>",
    "<table>",
    "colspan='9999'",
    "rowspan='0'",
    "<br>",
    "&#x202e;",
    "<h1>",
    "hidden",
    "<li>",
)
_NUMBERS = ("0", "-1", "1e999", "99999999999", "x", "", "1.5", "NaN", "٣", "½", "²", "1,234")
_WORDS = (
    *(
        "一、总体情况",
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        "行政许可",
        "（一）予以公开",
        "总计",
        "（",
        "）",
        "、",
        "。",
    ),
    *(
        "年",
        "2024",
        "附件",
        "\u3000",
        "\u202e",
        "\x00",
        "\x1b",
        "\ufeff",
        "\ud7ff",
        "\t",
        "\r",
        "\n\n",
        "|",
        "-",
        "——",
        "/",
        "无",
    ),
)
_PDF = ("obj", "endobj", "stream\n", "endstream", "/Filter", "/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/Kids", "/Parent", "R", "<<", ">>", "[",
        "]", "/Predictor", "/Columns", "/Contents", "/Length", "BT", "ET", "Tj", "re", "f", "Do", "cm", "q", "/Encrypt")  # fmt: skip
_MARKS = ("**", "[", "](", ")", "![", "{{", "}}", "## ", "- ", "1. ", "| - |\n", "|", "\\", "`", "<br>", "<table>")
_KEYS = (
    "单位:",
    "年度:",
    "- ",
    ": ",
    "|\n",
    ">\n",
    "&a",
    "*a",
    "!!str",
    "{",
    "}",
    "[",
    "]",
    "'",
    '"',
    "#",
    "？",
    "：",
    "<<:",
    "---\n",
    "%YAML",
)
_WORD = ("<w:p>", "</w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:gridSpan w:val='x'/>", "<w:vMerge/>", "<w:numId w:val='9'/>", "<w:txbxContent>",
         "<w:smartTag>", "<w:ins>", "<w:gridBefore w:val='-1'/>", "<!DOCTYPE a>")  # fmt: skip

_OPEN = ("<text:p>", "</text:p>", "<text:list>", "<text:list-item>", "<table:table>", "<table:table-row>", "<table:table-cell>", "<table:covered-table-cell/>",
         "<text:s text:c='9'/>", "<draw:text-box>", "table:number-columns-repeated='9'", "table:number-rows-spanned='9'", "<text:tracked-changes>")  # fmt: skip
_FIXED = (
    "<ofd:PathObject>",
    "<ofd:AbbreviatedData>",
    "M 0 0 L 9 9 C",
    "Q 1 2 3 4",
    "DeltaX='g 3 4'",
    "CTM='1 0 0 1 0 0'",
    "Boundary='0 0 9 9'",
    "<ofd:PageBlock>",
)

TARGETS = {
    "yaml": Target(40, lambda: [EXAMPLE], _yaml, (*_KEYS, *_WORDS, *_NUMBERS)),
    "fmt": Target(10, lambda: [EXAMPLE], _laid_out, (*_KEYS, *_WORDS)),
    "prose": Target(30, lambda: [EXAMPLE[3000:7000], "## 甲\n\n- 乙 **丙** [丁](戊)\n\n| 己 | 庚 |\n| - | - |\n".encode()], _prose, (*_MARKS, *_WORDS)),
    "text": Target(12, lambda: [path.read_bytes() for path in sorted((ROOT / "tests/data/seeds").glob("*.txt"))], _imported("a.txt"), (*_WORDS, *_NUMBERS)),
    "markdown": Target(30, lambda: _outputs("md").values(), _imported("a.md"), (*_MARKS, *_TABLE, *_WORDS)),
    "html": Target(20, lambda: _outputs("html").values(), _imported("a.html"), (*_TABLE, *_WORDS, *_NUMBERS)),
    "word": Target(150, lambda: [_part(_outputs("docx")["docx"], "word/document.xml")], _document_xml, (*_WORD, *_WORDS, *_NUMBERS)),
    "comments": Target(150, lambda: [_part(_outputs("docx")["docx"], "word/document.xml")], _commented_xml, (*_WORD, *_WORDS)),
    "word in one piece": Target(150, lambda: [_in_one_piece(_part(_outputs("docx")["docx"], "word/document.xml"))], _imported("a.xml"), (*_WORD, *_WORDS)),
    "docx": Target(300, lambda: _outputs("docx").values(), _imported("a.docx")),
    "sheet": Target(250, lambda: [_sheet()], _sheet_xml, (*_NUMBERS, "<c r='ZZ9'>", "t='s'", "t='d'", "t='e'", "ref='A:XFD'", "A1:XFD1048576", *_WORDS)),
    "roster": Target(250, lambda: [_ROSTER.encode(), _ROSTER.encode("gb18030")], _roster, ('"', ",", "单位", "上级", "1.0E+17")),
    "xlsx": Target(600, lambda: [hostile.xlsx(_sheet().decode().partition("<mergeCells>")[0])], _imported("a.xlsx")),
    "pdf": Target(60, lambda: [hostile.pdf(b"BT /F1 9 Tf (a) Tj ET 0 0 9 9 re f"), *_outputs("pdf").values()], _imported("a.pdf"), (*_PDF, *_NUMBERS)),
    "odt": Target(150, lambda: [_part(_outputs("odt")["odt"], "content.xml")], _content_xml, (*_OPEN, *_WORDS, *_NUMBERS)),
    "ofd": Target(400, lambda: [hostile.ofd_page(hostile.ofd_code("行政许可 5", 'DeltaX="4 g 3 4"')).encode()], _page_xml, (*_FIXED, *_WORDS, *_NUMBERS)),
    "svg": Target(1500, lambda: [hostile.SVG.format(9, "<g><use/><filter><feBlend/></filter></g>").encode()], _svg, ("<g>", "</g>", "width='1e9'", "<!--")),
    "reference": Target(600, lambda: _outputs("docx").values(), read_reference),
}  # fmt: skip
__all__ = ["CORPUS", "TARGETS", "Fault", "Problem", "Target"]
