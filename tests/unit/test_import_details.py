"""Smaller habits of published reports: levels of headings, numbers that Word counts, dates that sign, digits that ran together."""

from pathlib import Path

import pytest
from reports import BASE
from test_import import lines_of
from test_word_files import SPACES, document, p, r, repacked

from gipgen import imports
from gipgen.findings.text import Problem
from gipgen.form.editions import load
from gipgen.imports import document_kinds, frame
from gipgen.imports.cut_digits import cut_line, cut_row, is_line
from gipgen.imports.detect import endings, is_readable, read
from gipgen.imports.divide import Divided
from gipgen.imports.file_kinds import ENDINGS_OF_OFFICE
from gipgen.imports.form_words import block_of
from gipgen.imports.paragraphs import prose, same_text
from gipgen.imports.raw import Block, Cell, Line, Raw, Run, Table
from gipgen.imports.read_docx import read_docx
from gipgen.imports.read_text import read_text
from gipgen.imports.signed import signed
from gipgen.resources import package_modules

FORM = load("2021")


def line(text: str, heading: int = 0, item: str = "", depth: int = 0) -> Line:
    return Line((Run(text),), "第1行", heading, item=item, depth=depth)


@pytest.mark.parametrize(
    ("blocks", "own", "markdown"),
    [
        ([line("主动公开", 2)], False, "## 主动公开"),
        ([line("主动公开", 3)], False, "## 主动公开"),
        ([line("主动公开", 1)], False, "主动公开"),  # the title's level
        ([line("主动公开")], False, "主动公开"),
        ([line("主" * 32, 2)], False, "## " + "主" * 32),
        ([line("主" * 33, 2)], False, "主" * 33),
        *(([line(f"主动公开{sign}", 2)], False, f"主动公开{sign}") for sign in "。！？；：…"),
        ([line("（一）主动公开", 2)], False, "## 主动公开"),
        ([line("1.解读", 2)], False, "1.解读"),  # without the one above it
        ([line("（一）公开"), line("1.解读"), line("（1）图解")], False, "## 公开\n\n### 解读\n\n#### 图解"),
        ([line("（一）公开"), line("（1）图解")], False, "## 公开\n\n（1）图解"),
        ([line("（一）公开"), line("1.解读"), line("（二）申请")], False, "## 公开\n\n### 解读\n\n## 申请"),
        ([line("（一）公开："), line("甲。")], False, "（一）公开：\n\n甲。"),
        ([line("（一）公开:"), line("甲。")], False, "（一）公开:\n\n甲。"),
        ([line("甲", 1), line("乙", 2), line("丙", 3), line("丁", 4), line("戊", 9)], True, "甲\n\n乙\n\n## 丙\n\n### 丁\n\n#### 戊"),
        ([line(""), line("甲。")], False, "甲。"),
        ([line("甲", item="-", depth=1), line("乙", depth=1), line("丙。")], False, "- 甲\n\n    乙\n\n丙。"),
        ([line("甲", item="-", depth=2), line("乙", item="-", depth=1), line("丙", item="-", depth=2)], False, "- 甲\n- 乙\n    - 丙"),
        ([line("甲", item="1.", depth=1), line("乙", item="-", depth=2), line("丙", depth=2)], False, "1. 甲\n    - 乙\n\n        丙"),
        ([line("甲", depth=1), line("乙。")], False, "甲\n\n乙。"),
    ],
)  # fmt: skip
def test_levels_of_headings_and_lists(blocks: list[Block], markdown: str, *, own: bool) -> None:
    assert markdown == prose(blocks, loose=False, own=own)


def test_a_heading_in_bold_is_a_heading() -> None:
    bold = Line((Run("（一）"), Run("主动公开", bold=True)), "第1行")
    assert "## 主动公开" == prose([bold], loose=True, own=False)
    split = Line((Run("（"), Run("一）主动"), Run("公开")), "第1行")
    assert "## 主动公开" == prose([split], loose=True, own=False)
    table = Table((Cell("渠道", 0, 0), Cell("条数", 0, 1)), "表1")
    assert "甲。\n\n| 渠道 | 条数 |\n| --- | --- |" == prose([line("甲。"), table], loose=True, own=False)


@pytest.mark.parametrize(("one", "other", "same"), [("甲 乙", "甲乙", True), ("１２", "12", True), ("甲", "乙", False)])
def test_two_texts_that_say_the_same(one: str, other: str, *, same: bool) -> None:
    assert same == same_text(one, other)


def numbered(definition: str, more: str, *levels: tuple[int, int], style: str = "") -> list[str]:
    """The lines of a document whose paragraphs belong to lists: level and number of the list of each."""
    body = "".join(
        p(r("甲"), properties=f"{style}<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list_}'/></w:numPr>")
        for level, list_ in levels
    )
    part = f"<w:numbering {SPACES}><w:abstractNum w:abstractNumId='0'>{definition}</w:abstractNum>{more}</w:numbering>"
    content = repacked(document(body), {"word/numbering.xml": "gone"}, {"word/numbering.xml": part})
    return [block.text.removesuffix("甲") for block in read_docx(content).blocks]


def level(number: int, kind: str, text: str, start: int | None = 1, more: str = "") -> str:
    begins = "" if start is None else f"<w:start w:val='{start}'/>"
    return f"<w:lvl w:ilvl='{number}'>{begins}<w:numFmt w:val='{kind}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"


NUM = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"


@pytest.mark.parametrize(
    ("definition", "levels", "seen"),
    [
        (level(0, "decimal", "%1."), [(0, 1)] * 3, ["1.", "2.", "3."]),
        (level(0, "decimal", "%1.", 5), [(0, 1)] * 2, ["5.", "6."]),
        (level(0, "decimal", "%1.", None), [(0, 1)], ["1."]),
        (level(0, "chineseCounting", "%1、"), [(0, 1)] * 2, ["一、", "二、"]),
        (level(0, "chineseCountingThousand", "%1、", 11), [(0, 1)], ["十一、"]),
        (level(0, "japaneseCounting", "%1、"), [(0, 1)], ["一、"]),
        (level(0, "ideographDigital", "%1、"), [(0, 1)], ["一、"]),
        (level(0, "taiwaneseCountingThousand", "%1、"), [(0, 1)], ["一、"]),
        (level(0, "bullet", "●"), [(0, 1)], [""]),
        (level(0, "none", "%1"), [(0, 1)], [""]),
        (
            level(0, "bullet", "●") + level(1, "decimal", "%2."),
            [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)],
            ["", "1.", "2.", "", "1."],
        ),
        (
            level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2"),
            [(1, 1)],
            ["一.1"],
        ),  # one above has not begun
        (level(0, "chineseCounting", "%1、", 3) + level(1, "decimal", "%1.%2", 1, "<w:isLgl/>"), [(1, 1)], ["3.1"]),
        (level(1, "decimal", "%1.%2"), [(1, 1)], [".1"]),  # no such level
        (level(0, "decimal", "%1."), [(3, 1)], [""]),
        (level(0, "decimal", "%1."), [(0, 9)], [""]),
        (level(0, "decimal", "第%1条"), [(0, 1)], ["第1条"]),
    ],
)
def test_numbers_that_word_counts(definition: str, levels: list[tuple[int, int]], seen: list[str]) -> None:
    assert seen == numbered(definition, NUM, *levels)


def test_bullets_that_word_draws_are_items_as_those_of_a_page_are() -> None:
    item = "<w:numPr><w:ilvl w:val='{}'/><w:numId w:val='1'/></w:numPr>"
    body = (
        p(r("公开信息，其中："))
        + p(r("工程类88条"), properties=item.format(0))
        + p(r("防汛类57条"), properties=item.format(1))
    )
    definition = level(0, "bullet", "\uf0b7") + level(1, "bullet", "o")
    part = f"<w:numbering {SPACES}><w:abstractNum w:abstractNumId='0'>{definition}</w:abstractNum>{NUM}</w:numbering>"
    content = repacked(
        document(body + p(r("均已公开。"))), {"word/numbering.xml": "gone"}, {"word/numbering.xml": part}
    )
    blocks = [block for block in read_docx(content).blocks if isinstance(block, Line)]
    assert [("", 0), ("-", 1), ("-", 2), ("", 0)] == [(each.item, each.depth) for each in blocks]
    wanted = "公开信息，其中：\n\n- 工程类88条\n    - 防汛类57条\n\n均已公开。"
    assert wanted == prose(blocks, loose=False, own=False)


def test_lists_of_one_definition_count_on_and_those_that_begin_anew_do_not() -> None:
    ten = level(0, "decimal", "%1.")
    second = "<w:num w:numId='2'><w:abstractNumId w:val='0'/>{}</w:num>"
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride>"
    assert ["1.", "2.", "3."] == numbered(ten, NUM + second.format(""), (0, 1), (0, 2), (0, 1))
    assert ["1.", "7.", "2.", "8."] == numbered(ten, NUM + second.format(anew), (0, 1), (0, 2), (0, 1), (0, 2))
    other = "<w:lvlOverride w:ilvl='0'/>"
    assert ["1.", "2."] == numbered(ten, NUM + second.format(other), (0, 1), (0, 2))
    deeper = "<w:lvlOverride w:ilvl='1'><w:startOverride w:val='7'/></w:lvlOverride>"
    both = ten + level(1, "decimal", "%2)")
    assert ["1.", "7)"] == numbered(both, second.format(deeper), (0, 2), (1, 2))
    unknown = "<w:num w:numId='2'><w:abstractNumId w:val='5'/></w:num><w:num w:numId='3'/>"
    assert ["", ""] == numbered(ten, unknown, (0, 2), (0, 3))


@pytest.mark.parametrize(
    ("pieces", "row", "numbers"),
    [
        ("9" * 6 + "54", "new_received", "9 9 9 9 9 9 54"),
        ("0" * 6 + "1" * 35, "new_received", None),  # more digits than are tried
        ("123", "regulations", "1 2 3"),  # no totals: a digit a cell only
        ("1234", "regulations", None),
        ("12 3", "regulations", None),
        ("1a00002", "new_received", None),
        ("", "new_received", None),
        ("10 0 0 0 0 1 2", "new_received", None),  # nothing ran together
        ("10 00 0 0 010", "new_received", "10 0 0 0 0 0 10"),
    ],
)
def test_digits_of_one_row(pieces: str, row: str, numbers: str | None) -> None:
    cut = cut_row(tuple(pieces.split()), block_of(FORM, row))
    assert (None if numbers is None else tuple(numbers.split())) == cut


@pytest.mark.parametrize(
    ("digits", "line_"),
    [("1" * 14, False), ("1" * 15, True), ("1" * 40, True), ("1" * 41, False), ("1" * 14 + "a", False), ("", False)],
)
def test_how_many_digits_may_be_table_four(digits: str, *, line_: bool) -> None:
    assert line_ == is_line((digits,), 15)


@pytest.mark.parametrize(
    ("pieces", "numbers"),
    [
        ("1" * 15, "1" * 15),
        ("110021000110001", "110021000110001"),
        ("10 0 0 0 10 00000 10001", "10 0 0 0 10 0 0 0 0 0 1 0 0 0 1"),
        ("100010" + "0" * 5 + "10001", None),
        ("10001" * 2 + "10002", "1 0 0 0 1 1 0 0 0 1 1 0 0 0 2"),
        ("100012" + "10001" * 2, None),
    ],
)
def test_digits_of_three_blocks(pieces: str, numbers: str | None) -> None:
    cut = cut_line(tuple(pieces.split()), 15, 5)
    wanted = numbers.split() if numbers and " " in numbers else list(numbers or "")
    assert (tuple(wanted) if numbers else None) == cut


@pytest.mark.parametrize(
    ("lines", "agency", "signature", "left"),
    [
        (["未收费。", "甲县民政局办公室", "2025年1月20日"], "甲县民政局", ("甲县民政局办公室", "2025-01-20"), 1),
        (["未收费。", "甲县民政局" + "办" * 9 + "。", "2025年1月20日"], "甲县民政局", ("", "2025-01-20"), 2),
        (["未收费。", "乙县财政局", "2025年1月20日"], "甲县民政局", ("乙县财政局", "2025-01-20"), 1),
        (["未收费。", "二、其他事项", "2025年1月20日"], "甲县民政局", ("", "2025-01-20"), 2),
        (["未收费。", "甲" * 30, "2025年1月20日"], "", ("甲" * 30, "2025-01-20"), 1),
        (["未收费。", "甲" * 31, "2025年1月20日"], "", ("", "2025-01-20"), 2),
        (["未收费。", "2025年12月31日"], "甲县民政局", ("", "2025-12-31"), 1),
        (["未收费。", "2025年0月20日"], "甲县民政局", None, 2),
        (["未收费。", "2025年1月0日"], "甲县民政局", None, 2),
        (["未收费。", "2025/1/2"], "甲县民政局", ("", "2025-01-02"), 1),
        (["未收费。", "二○二五年一月二日"], "甲县民政局", ("", "2025-01-02"), 1),
        (["未收费。", "(甲县民政局)", "(2025年1月20日)"], "甲县民政局", ("（甲县民政局）", "2025-01-20"), 1),
        (["未收费。", "甲县民政局(本级)", "2025年1月20日"], "甲县民政局", ("甲县民政局（本级）", "2025-01-20"), 1),
        (["2025年1月20日"], "甲县民政局", ("", "2025-01-20"), 0),
        (["未收费。甲县民政局2025年1月20日"], "乙县财政局", None, 1),
        (["甲县民政局2025年1月20日"], "甲县民政局", ("甲县民政局", "2025-01-20"), 0),
        (["未收费。甲县民政局2025年13月20日"], "甲县民政局", None, 1),
    ],
)
def test_signatures(lines: list[str], agency: str, signature: tuple[str, str] | None, left: int) -> None:
    parts = Divided("", [], {"other_matters": [line(text) for text in lines]}, {}, [], [])
    rest, found = signed(parts, agency, own=False)
    assert (signature, left) == (found, len(rest.notes["other_matters"]))


@pytest.mark.parametrize(
    ("front", "date", "left"),
    [
        (["2025年1月9日", "根据条例。"], "2025-01-09", 1),
        (["甲县民政局", "（2025年1月9日）", "根据条例。"], "2025-01-09", 1),
        (["乙县财政局", "2025年1月9日", "根据条例。"], None, 3),
        (["根据条例。", "2025年1月9日"], None, 2),
        (["发布于2025年1月9日"], None, 1),
        ([], None, 0),
    ],
)
def test_a_date_below_the_title(front: list[str], date: str | None, left: int) -> None:
    parts = Divided("", [line(text) for text in front], {}, {}, [], [])
    for own in (False, True):
        rest, found = signed(parts, "甲县民政局", own=own)
        assert (None if own else date) == (found and found.date)
        assert (len(front) if own else left) == len(rest.front)
    dated = parts._replace(notes={"other_matters": [line("未收费。"), line("甲县民政局")]})
    _, found = signed(dated, "甲县民政局", own=False)
    assert ("甲县民政局", date or "") == found


def text_lines(text: str, *, markdown: bool = False) -> list[tuple[str, str, bool]]:
    return [(each.text, each.place, each.begins) for each in lines_of(read_text(text, markdown=markdown))]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲\n\u3000乙", [("甲", "第1行", True), ("乙", "第2行", True)]),
        ("甲\n    乙", [("甲", "第1行", True), ("乙", "第2行", True)]),
        ("甲\n   乙", [("甲", "第1行", True), ("乙", "第2行", False)]),
        ("甲\n\xa0\xa0乙", [("甲", "第1行", True), ("乙", "第2行", True)]),
        ("甲\n\xa0乙", [("甲", "第1行", True), ("乙", "第2行", False)]),
        ("甲\n\u3000\n乙", [("甲", "第1行", True), ("乙", "第3行", True)]),
        ("\ufeff甲\u200b\n乙", [("甲", "第1行", True), ("乙", "第2行", False)]),
        ("## 甲 ##\n乙", [("甲", "第1行", True), ("乙", "第2行", False)]),
        ("####### 甲", [("####### 甲", "第1行", True)]),
    ],
)
def test_lines_of_plain_text(text: str, lines: list[tuple[str, str, bool]]) -> None:
    assert lines == text_lines(text)


def test_a_table_in_html_stands_where_it_begins() -> None:
    row = "<tr><td>甲</td><td>1</td><td>2</td></tr>"
    raw: Raw = read_text(f"前\n\n<table>\n{row}{row}\n</table>\n后\n<TABLE>{row}{row}</TABLE >\n末", markdown=True)
    assert [("前", "第1行"), ("第3行的表",), ("后", "第6行"), ("第7行的表",), ("末", "第8行")] == [
        (each.text, each.place) if isinstance(each, Line) else (each.place,) for each in raw.blocks
    ]
    open_ = read_text(f"前\n<table>{row}", markdown=True)
    assert not [each for each in open_.blocks if isinstance(each, Table)]
    assert (True, False) == (raw.loose, raw.own)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.4 broken", "a.txt", "PDF"),
        (b"  %PDF-1.4 broken", "a.pdf", "PDF"),
        (b"PK\x03\x04broken", "a.txt", "损坏"),
        (b"\xd0\xcf\x11\xe0abc", "a.txt", "旧版"),
        (b"GIF89a", "a.txt", "图片"),
        (b"MM\x00*", "a.tif", "图片"),
    ],
)
def test_a_file_is_known_by_its_first_bytes(content: bytes, name: str, kind: str) -> None:
    with pytest.raises(Problem) as raised:
        read(name, content)
    assert kind in raised.value.zh


@pytest.mark.parametrize(
    ("name", "seen"), [("a.md", "乙"), ("a.markdown", "乙"), ("a.txt", "# 乙"), ("a.html", "# 乙")]
)
def test_markdown_may_begin_like_a_page(name: str, seen: str) -> None:
    assert ["甲", seen] == [block.text for block in read(name, "<p>甲</p>\n# 乙".encode()).blocks]


def test_the_files_that_a_folder_is_searched_for() -> None:
    known = {
        ".docx",
        ".html",
        ".htm",
        ".shtml",
        ".pdf",
        ".xlsx",
        ".md",
        ".txt",
        ".mht",
        ".mhtml",
        ".odt",
        ".ofd",
        ".xml",
    }
    assert known == set(endings())
    assert {".doc", ".wps", ".rtf", ".xls", ".et", ".ods", ".xml"} == set(ENDINGS_OF_OFFICE)
    assert all(map(is_readable, ("年报.DOC", "年报.wps", "年报.Docx")))
    assert not any(map(is_readable, ("年报.rar", "年报.zip", "年报")))


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("《甲县民政局2024年政府信息公开工作年度报告》", "甲县民政局"),
        ("“甲县民政局”2024年政府信息公开工作年度报告", "甲县民政局"),
        ("附件：甲县民政局2024年政府信息公开工作年度报告", "甲县民政局"),
        ("2024年度的甲县民政局政府信息公开工作年度报告", "甲县民政局"),
        ("甲县民政局编制2024年政府信息公开工作年度报告", "甲县民政局"),
        ("甲县民政局公布的政府信息公开工作年度报告", "甲县民政局"),
        ("甲县民政局政务信息公开年报", "甲县民政局"),
        ("", ""),
    ],
)
def test_agencies_in_titles(title: str, agency: str) -> None:
    assert agency == frame.agency_of(title)


@pytest.mark.parametrize("name", ["年报.docx", "年报.pdf", "年报.html", "年报.txt", "年报.xlsx", "年报.md"])
def test_a_report_file_under_another_name_is_told_for_what_it_is(name: str) -> None:
    with pytest.raises(Problem) as raised:
        read(name, BASE.encode())
    assert "改名为 report.yaml" in raised.value.zh


def test_a_web_page_that_is_called_yaml_is_imported() -> None:
    page = "<html><body><h1>测试市民政局2024年政府信息公开工作年度报告</h1></body></html>".encode()
    assert read("年报.yaml", page).blocks
    with pytest.raises(Problem) as raised:
        read("年报.yaml", BASE.encode())
    assert "已经是报告的 YAML 文件" in raised.value.zh


def test_a_kind_of_document_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up kind: nothing but its file says that it is there."""
    (tmp_path / "kind_made_up.py").write_text(
        "from gipgen.imports.document_kinds import Kind\n"
        "from gipgen.imports.raw import Line, Raw, Run\n"
        "KIND = Kind(1, ('.mup',), lambda each: each.content.startswith(b'MUP'),\n"
        "            lambda each: Raw((Line((Run(each.content[3:].decode()),), '第1行'),)))\n"
    )
    known = package_modules("imports", "kind_")
    monkeypatch.setattr(document_kinds, "package_modules", lambda *_: [*known, "kind_made_up"])
    monkeypatch.setattr(imports, "__path__", [*imports.__path__, str(tmp_path)])
    document_kinds.kinds.cache_clear()
    try:
        assert is_readable("年报.mup")
        assert ["甲"] == [block.text for block in read("年报.mup", "MUP甲".encode()).blocks]
        (tmp_path / "kind_empty.py").write_text("")
        monkeypatch.setattr(document_kinds, "package_modules", lambda *_: [*known, "kind_empty"])
        document_kinds.kinds.cache_clear()
        with pytest.raises(TypeError, match="kind_empty: KIND must be a kind"):
            read("年报.mup", "MUP甲".encode())
    finally:
        document_kinds.kinds.cache_clear()
