"""Word files feature by feature: what a reader of the page sees is read, and nothing else."""

import contextlib
import io
import re
import zipfile
from typing import Any

import pytest
from test_import import NUMBERS, found, word_file

from gipgen.findings.text import Problem
from gipgen.imports.import_report import import_report
from gipgen.imports.leftover_words import describe
from gipgen.imports.raw import Cell, Line, Marked, Table
from gipgen.imports.read_docx import read_docx

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
SPACES = " ".join(f'xmlns:{name}="{space}"' for name, space in NAMES.items())
STYLES = """
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="b1"><w:name w:val="编号"/><w:basedOn w:val="b2"/></w:style>
<w:style w:type="paragraph" w:styleId="b2"><w:name w:val="编号的底"/><w:basedOn w:val="b1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="c"><w:name w:val="隐藏"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def _level(number: int, kind: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = f"""
<w:abstractNum w:abstractNumId="0">{_level(0, "chineseCounting", "（%1）")}{_level(1, "decimal", "%1.%2", "<w:isLgl/>")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def document(body: str) -> bytes:
    parts = {
        "[Content_Types].xml": '<Types><Override ContentType="wordprocessingml"/></Types>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {SPACES}>{NUMBERING}</w:numbering>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*texts: str) -> str:
    return tr(*(tc(p(r(text))) for text in texts))


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias w:val='别名'/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(content: str) -> str:
    """A text box as Word writes it: once for today's programs, once more for old ones."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    old = f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{inner}</wps:txbx></mc:Choice>{old}</mc:AlternateContent></w:r>"


def field(instruction: str, result: str) -> str:
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark.format("begin") + told + mark.format("separate") + result + mark.format("end")


DELETED = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
HEAD = row("行", "列", "数")


def listed(level: int, list_: int, text: str) -> str:
    return p(r(text), properties=f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list_}'/></w:numPr>")


LINES = {  # what stands in the file, and the lines that a reader sees
    "content controls": (control(p(r("甲"), control(r("乙")))) + p(r("丙")), ["甲乙", "丙"]),
    "custom markup": (
        f"<w:customXml>{p('<w:smartTag><w:smartTag>', r('2024年'), '</w:smartTag></w:smartTag>', r('甲'))}</w:customXml>",
        ["2024年甲"],
    ),
    "tracked changes": (p(r("甲"), "<w:ins>", r("乙"), "</w:ins>", DELETED), ["甲乙"]),
    "moved text": (p("<w:moveFrom>", r("甲"), "</w:moveFrom>", r("乙"), "<w:moveTo>", r("甲"), "</w:moveTo>"), ["乙甲"]),
    "a deleted text box": (p(r("甲"), f"<w:del>{box(p(r('旧')))}</w:del>"), ["甲"]),
    "hidden text": (
        p(r("甲"), r("藏", "<w:vanish/>"), r("藏", "<w:rStyle w:val='c'/>"), r("乙", "<w:vanish w:val='0'/>")),
        ["甲乙"],
    ),
    "a style's hidden text shown again": (p(r("甲", "<w:rStyle w:val='c'/><w:vanish w:val='0'/>")), ["甲"]),
    "fields": (p(field("PAGE", r("3")), "<w:fldSimple w:instr='DATE'>", r("2025年"), "</w:fldSimple>"), ["32025年"]),
    "a footnote's mark": (p(r("甲"), "<w:r><w:footnoteReference w:id='2'/></w:r>"), ["甲"]),
    "hyphens": (p("<w:r><w:t>027</w:t><w:noBreakHyphen/><w:t>83</w:t><w:softHyphen/><w:t>76</w:t></w:r>"), ["027-8376"]),
    "tabs": (p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:ptab/><w:t>丙</w:t></w:r>"), ["甲 乙 丙"]),
    "breaks": (p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type='page'/><w:t>丙</w:t></w:r>"), ["甲", "乙", "丙"]),
    "how a character is read": (
        p(f"<w:r><w:ruby><w:rt>{r('qiáo')}</w:rt><w:rubyBase>{r('硚')}</w:rubyBase></w:ruby></w:r>", r("口")),
        ["硚口"],
    ),
    "text boxes": (p(r("甲"), box(p(r("外"), box(p(r("内")))))), ["甲", "外", "内"]),
    "a list that Word counts": (listed(0, 1, "甲") + listed(0, 1, "乙"), ["（一）甲", "（二）乙"]),
    "levels of a list": (
        listed(0, 1, "甲") + listed(0, 1, "乙") + listed(1, 1, "丙") + listed(1, 1, "丁") + listed(0, 1, "戊") + listed(1, 1, "己"),
        ["（一）甲", "（二）乙", "2.1丙", "2.2丁", "（三）戊", "3.1己"],
    ),
    "a list that goes on": (listed(0, 1, "甲") + listed(0, 2, "乙"), ["（一）甲", "（二）乙"]),
    "a list that begins again": (listed(0, 1, "甲") + listed(0, 3, "乙"), ["（一）甲", "（一）乙"]),
    "a style that counts": (
        "".join(p(r(text), properties="<w:pStyle w:val='b1'/>") for text in "甲乙"),
        ["（一）甲", "（二）乙"],
    ),
    "a paragraph of such a style that does not": (
        p(r("甲"), properties="<w:pStyle w:val='b1'/><w:numPr><w:numId w:val='0'/></w:numPr>"),
        ["甲"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_the_lines_that_a_reader_sees(name: str) -> None:
    body, seen = LINES[name]
    raw = read_docx(document(body))
    assert seen == [block.text for block in raw.blocks if isinstance(block, Line)]


CELLS = {  # the middle cell of a row, and what stands in it
    "a content control around the cell": (control(tc(p(r("1")))), "1"),
    "a content control in the cell": (tc(control(p(r("1")))), "1"),
    "two paragraphs in a content control": (tc(control(p(r("1")) + p(r("2")))), "1\n2"),
    "a tracked change": (tc(p(DELETED, "<w:ins>", r("1"), "</w:ins>")), "1"),
    "a deleted cell in front": (tc(p(r("9")), "<w:cellDel/>") + tc(p(r("1"))), "1"),
    "hidden digits": (tc(p(r("1"), r("9", "<w:vanish/>"))), "1"),
    "a sign that keeps the line together": (tc(p("<w:r><w:noBreakHyphen/><w:t>3</w:t></w:r>")), "-3"),
    "a sum that Word computed": (tc(p(field("SUM(ABOVE)", r("1")))), "1"),
    "a text box": (tc(p(box(p(r("1"))))), "1"),
    "a break": (tc(p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>")), "甲\n乙"),
}


@pytest.mark.parametrize("name", CELLS)
def test_what_stands_in_a_cell(name: str) -> None:
    cell, seen = CELLS[name]
    (table,) = read_docx(document(tbl(HEAD, tr(tc(p(r("规章"))), cell, tc(p(r("2"))))))).blocks
    assert isinstance(table, Table)
    assert [Cell("规章", 1, 0), Cell(seen, 1, 1), Cell("2", 1, 2)] == table.rows[1]


GRIDS: dict[str, tuple[str, list[Cell]]] = {
    "merged downwards": (
        tr(tc(p(r("合")), "<w:vMerge w:val='restart'/>"), tc(p(r("1")))) + tr(tc(p(), "<w:vMerge/>"), tc(p(r("2")))),
        [Cell("合", 0, 0, 2), Cell("1", 0, 1), Cell("2", 1, 1)],
    ),
    "merged both ways": (
        tr(tc(p(r("合")), "<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>"), tc(p(r("1"))))
        + tr(tc(p(), "<w:gridSpan w:val='2'/><w:vMerge w:val='continue'/>"), tc(p(r("2")))),
        [Cell("合", 0, 0, 2, 2), Cell("1", 0, 2), Cell("2", 1, 2)],
    ),
    "merged as old programs do": (
        tr(tc(p(r("合")), "<w:hMerge w:val='restart'/>"), tc(p(), "<w:hMerge/>"), tc(p(r("1")))),
        [Cell("合", 0, 0, 1, 2), Cell("1", 0, 2)],
    ),
    "a row that begins further right": (
        row("甲", "乙", "丙") + tr(tc(p(r("1"))), tc(p(r("2"))), properties="<w:gridBefore w:val='1'/>"),
        [Cell("甲", 0, 0), Cell("乙", 0, 1), Cell("丙", 0, 2), Cell("1", 1, 1), Cell("2", 1, 2)],
    ),
    "a merged cell that goes on without a beginning": (
        tr(tc(p(), "<w:vMerge/>"), tc(p(r("1")))) + tr(tc(p(), "<w:vMerge/>"), tc(p(r("2")))),
        [Cell("", 0, 0), Cell("1", 0, 1), Cell("2", 1, 1)],
    ),
    "deleted and inserted rows": (
        row("甲", "1")
        + tr(tc(p(r("旧"))), tc(p(r("9"))), properties="<w:del/>")
        + control(tr(tc(p(r("乙"))), tc(p(r("2"))), properties="<w:ins/>")),
        [Cell("甲", 0, 0), Cell("1", 0, 1), Cell("乙", 1, 0), Cell("2", 1, 1)],
    ),
}


@pytest.mark.parametrize("name", GRIDS)
def test_cells_stand_in_their_columns(name: str) -> None:
    rows, seen = GRIDS[name]
    (table,) = read_docx(document(tbl(rows))).blocks
    assert isinstance(table, Table)
    assert seen == list(table.cells)


def shown(blocks: Any) -> list[object]:
    return [each.text if isinstance(each, Line) else [cell.text for cell in each.cells] for each in blocks]


def test_tables_inside_cells_are_tables_of_their_own() -> None:
    inner = tbl(row("内", "1"), row("内", "2"))
    for wrapped in (inner, control(inner), p(box(inner))):
        body = tbl(HEAD, tr(tc(p(r("外"))), tc(wrapped + p()), tc(p(r("2")))))
        assert [["行", "列", "数", "外", "", "2"], ["内", "1", "内", "2"]] == shown(read_docx(document(body)).blocks)


def test_a_table_of_one_cell_frames_what_is_in_it() -> None:
    for row_ in (tr(tc(p(r("题")) + tbl(HEAD))), control(tr(control(tc(p(r("题")) + tbl(HEAD)))))):
        assert ["题", ["行", "列", "数"]] == shown(read_docx(document(tbl(row_))).blocks)


def test_a_heading_is_known_by_the_name_of_its_style() -> None:
    body = p(r("主动公开"), properties="<w:pStyle w:val='2'/>") + p(r("甲"), properties="<w:pStyle w:val='a'/>")
    assert [2, 0] == [block.heading for block in read_docx(document(body)).blocks if isinstance(block, Line)]


TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(**targets: str) -> str:
    lines = (f'<Relationship Id="{kind}" Type="{TYPE}/{kind}" Target="{target}"/>' for kind, target in targets.items())
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


def repacked(content: bytes, names: dict[str, str], more: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(buffer, "w") as again:
        for each in package.namelist():
            again.writestr(names.get(each, each), package.read(each))
        for name, text in more.items():
            again.writestr(name, text)
    return buffer.getvalue()


def test_parts_stand_where_the_relations_say() -> None:
    """Word on the web writes document2.xml; the SDK of Microsoft names parts from the root of the package."""
    names = {"word/document.xml": "word/document2.xml", "word/styles.xml": "other/look.xml"}
    more = {"_rels/.rels": related(officeDocument="/word/document2.xml")}
    more["word/_rels/document2.xml.rels"] = related(styles="../other/look.xml", image="NULL", hyperlink="#_top")
    content = repacked(document(p(r("主动公开"), properties="<w:pStyle w:val='2'/>")), names, more)
    (block,) = read_docx(content).blocks
    assert isinstance(block, Line)
    assert ("主动公开", 2) == (block.text, block.heading)


def test_a_strict_document_is_read() -> None:
    content = document(LINES["content controls"][0] + tbl(HEAD))
    strict = NAMES["w"].replace(
        "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
    )
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = package.read("word/document.xml").decode().replace(NAMES["w"], strict)
    content = repacked(content, {"word/document.xml": "gone"}, {"word/document.xml": text})
    assert ["甲乙", "丙", ["行", "列", "数"]] == shown(read_docx(content).blocks)


WRAPPED = {
    "content controls": "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "tracked changes": "<w:del><w:r><w:delText>7</w:delText></w:r></w:del><w:ins>{}</w:ins>",
    "smart tags": "<w:smartTag>{}</w:smartTag>",
    "hidden digits": "{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r>",
    "text boxes": "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>",
}


@pytest.mark.parametrize("name", WRAPPED)
def test_every_number_of_a_report_is_read_whatever_wraps_it(name: str) -> None:
    from lxml import etree

    plain = io.BytesIO(word_file())
    changed = io.BytesIO()
    with zipfile.ZipFile(plain) as package, zipfile.ZipFile(changed, "w") as again:
        for each in package.namelist():
            content = package.read(each)
            if each == "word/document.xml":
                tree = etree.fromstring(content)
                for run in list(tree.iterfind(".//w:tc//w:r", NAMES)):
                    text = etree.tostring(run, encoding="unicode")
                    wrapped = etree.fromstring(f"<x {SPACES}>{WRAPPED[name].format(text)}</x>")
                    parent = run.getparent()
                    assert parent is not None
                    place = parent.index(run)
                    parent[place : place + 1] = list(wrapped)
                content = etree.tostring(tree)
            again.writestr(each, content)
    imported = import_report("a.docx", changed.getvalue())
    assert NUMBERS == found(imported)
    assert () == imported.leftovers


HOSTILE = {  # each small as a file; what must come of it
    "six million empty paragraphs": ("<w:p/>" * 6_000_000, "太多"),
    "a million empty rows": (tbl("<w:tr/>" * 1_000_000), "太多"),
    "two thousand smart tags in one another": (p("<w:smartTag>" * 2000, r("甲"), "</w:smartTag>" * 2000), "损坏"),
    "a thousand tables in one another": ("<w:tbl><w:tr><w:tc>" * 1000 + "</w:tc></w:tr></w:tbl>" * 1000, "损坏"),
    "smart tags as deep as is read": (p("<w:smartTag>" * 240, r("甲"), "</w:smartTag>" * 240), ""),
    "tables as deep as is read": ("<w:tbl><w:tr><w:tc>" * 80 + p() + "</w:tc></w:tr></w:tbl>" * 80, ""),
    "text boxes as deep as is read": ("<w:p><w:txbxContent>" * 120 + p() + "</w:txbxContent></w:p>" * 120, ""),
    "words for numbers": (
        tbl(HEAD, tr(tc(p(r("1")), "<w:gridSpan w:val='x'/>"), properties="<w:gridBefore w:val='x'/>"))
        + p(r("甲"), properties="<w:numPr><w:ilvl w:val='x'/><w:numId w:val='1'/></w:numPr>"),
        "",
    ),
    "a wide table": (
        tbl(*(tr(*[tc("", f"<w:vMerge w:val='{how}'/>")] * 20_000) for how in ("restart", "continue"))),
        "",
    ),
}


@pytest.mark.timeout(30)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_in_words(name: str) -> None:
    body, words = HOSTILE[name]
    with pytest.raises(Problem) if words else contextlib.nullcontext() as refused:
        read_docx(document(body))
    assert refused is None or words in refused.value.zh


CHANGED = (
    f'{p(r("一、总体情况"))}<w:p><w:r><w:t>公开</w:t></w:r><w:del w:id="1"><w:r><w:delText>旧的</w:delText></w:r></w:del>'
    f'<w:ins w:id="2">{r("新的")}</w:ins>{r("信息。")}<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    f'<w:moveFrom w:id="3">{p(r("移走的话。"))}</w:moveFrom>{p(r("中间的话。"))}<w:moveTo w:id="4">{p(r("移来的话。"))}</w:moveTo>'
    f'<w:p><w:pPr><w:rPr><w:ins w:id="5"/></w:rPr></w:pPr>{r("又一段。")}</w:p>'
)


def test_changes_are_read_as_accepted_and_counted_with_the_remarks() -> None:
    raw = read_docx(document(CHANGED))
    assert ["一、总体情况", "公开新的信息。", "中间的话。", "移来的话。", "又一段。"] == [
        block.text for block in raw.blocks
    ]
    assert Marked(inserted=1, deleted=1, moved=1, remarks=1) == raw.marked
    assert Marked() == read_docx(document(p(r("甲")))).marked


def test_changes_and_remarks_are_told_in_a_line_each() -> None:
    imported = import_report("a.docx", word_file())
    assert () == imported.noted
    content = io.BytesIO(word_file())
    with zipfile.ZipFile(content) as package:
        parts: dict[str, Any] = {name: package.read(name) for name in package.namelist()}
    changed = (
        parts["word/document.xml"]
        .decode()
        .replace(
            "</w:body>",
            f'<w:p><w:ins w:id="1">{r("完。")}</w:ins><w:r><w:commentReference w:id="0"/></w:r></w:p></w:body>',
        )
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in {**parts, "word/document.xml": changed}.items():
            package.writestr(name, text)
    told = [describe(each) for each in import_report("a.docx", made.getvalue()).noted]
    assert 2 == len(told)
    assert "修订：1 处插入，还没有人接受" in told[0]
    assert "批注：1 条批注，没有读" in told[1]


def test_what_is_struck_through_is_left_out_and_told() -> None:
    struck = "<w:strike/>", '<w:dstrike w:val="true"/>', '<w:strike w:val="0"/>'
    body = p(r("公开"), r("9", struck[0]), r("5", struck[2]), r("件。")) + tbl(
        row("甲", "乙"), tr(tc(p(r("丙"))), tc(p(r("9", struck[1]), r("5"))))
    )
    raw = read_docx(document(body))
    assert ["公开5件。", "甲 乙 丙 5"] == [block.text for block in raw.blocks]
    assert 2 == raw.marked.struck
    assert ["9", "9"] == [each.text for each in raw.around]


def test_a_raised_number_in_a_cell_is_that_of_a_note() -> None:
    raised = r("1", '<w:vertAlign w:val="superscript"/>')
    raw = read_docx(document(tbl(row("甲", "乙"), tr(tc(p(r("丙"))), tc(p(r("55"), raised)))) + p(r("五十五"), raised)))
    assert ["甲 乙 丙 55[1]", "五十五1"] == [block.text for block in raw.blocks]


def test_a_row_that_goes_on_in_a_table_of_its_own() -> None:
    inner = tbl(row("1", "2", "3"))
    raw = read_docx(
        document(
            tbl(tr(tc(p(r("甲"))), tc(inner + "<w:p/>")), tr(tc(p(r("乙"))), tc(tbl(row("4", "5", "6")) + "<w:p/>")))
        )
    )
    (table,) = raw.blocks
    assert isinstance(table, Table)
    assert [["甲", "1", "2", "3"], ["乙", "4", "5", "6"]] == [[cell.text for cell in each] for each in table.rows]
    assert [0, 1, 2, 3] == [cell.column for cell in table.rows[1]]


def test_a_control_that_nobody_filled_in_shows_nothing() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    waits = control.format("<w:showingPlcHdr/>", r("单击此处输入文字"))
    filled = control.format("<w:alias w:val='数'/>", r("12"))
    block = control.format("", p(r("块")))
    cell = control.format("", f"<w:tc>{p(r('格'))}</w:tc>")
    row = control.format("", f"<w:tr><w:tc>{p(r('行'))}</w:tc><w:tc>{p(r('乙'))}</w:tc></w:tr>")
    body = f"<w:p>{r('共')}{waits}{filled}{r('件')}</w:p>{block}<w:tbl><w:tr>{cell}<w:tc>{p(waits)}</w:tc></w:tr>{row}</w:tbl>"
    raw = read_docx(document(body))
    assert ["共12件", "块"] == [each.text for each in raw.blocks if isinstance(each, Line)]
    (table,) = (each for each in raw.blocks if isinstance(each, Table))
    assert [("格", 0, 0), ("", 0, 1), ("行", 1, 0), ("乙", 1, 1)] == [
        (each.text, each.row, each.column) for each in table.cells
    ]


def in_one_piece(content: bytes) -> bytes:
    """What Word writes as "Word XML 文档"."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        parts = {name: re.sub(r"^<\?xml[^>]*>", "", package.read(name).decode()) for name in names}
    made = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml"><pkg:xmlData>{part}</pkg:xmlData></pkg:part>'
        for name, part in parts.items()
        if name != "[Content_Types].xml"
    )
    picture = '<pkg:part pkg:name="/word/media/1.png"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{made}{picture}</pkg:package>'
    ).encode()


@pytest.mark.parametrize("name", ["a.xml", "a.doc"])
def test_a_file_that_word_saved_in_one_piece_is_read_as_the_package_is(name: str) -> None:
    whole = word_file()
    assert import_report("a.docx", whole) == import_report(name, in_one_piece(whole))


def test_a_file_in_one_piece_with_nothing_in_it_is_refused() -> None:
    empty = re.sub(rb"<pkg:part .*</pkg:part>", b"", in_one_piece(word_file()), flags=re.DOTALL)
    with pytest.raises(Problem, match="no document"):
        import_report("a.xml", empty)
    with pytest.raises(Problem, match="parts"):
        import_report("a.xml", empty.replace(b"</pkg:package>", b"<pkg:part />" * 2_001))
