"""Web pages as lines and tables: what a reader of the page sees, where it stands, how it is dressed."""

import pytest
from test_import import lines_of

from gipgen.findings.text import Problem
from gipgen.imports.raw import Cell, Line, Raw, Run, Table
from gipgen.imports.read_html import from_markup, read_html

pytest.importorskip("lxml")


def read(body: str) -> Raw:
    return read_html(f"<html><body>{body}</body></html>".encode())


def texts(body: str) -> list[str]:
    return [block.text for block in read(body).blocks]


def table(body: str) -> Table:
    (block,) = read(body).blocks
    assert isinstance(block, Table)
    return block


@pytest.mark.parametrize(
    "tag",
    ["script", "style", "noscript", "template", "nav", "footer", "select", "button", "textarea", "iframe", "object", "svg", "audio",
     "video", "canvas"],
)  # fmt: skip
def test_elements_that_hold_no_text_of_the_report(tag: str) -> None:
    assert ["甲乙"] == texts(f"<p>甲<{tag}>藏</{tag}>乙</p>")
    assert ["甲", "乙"] == texts(f"<p>甲</p><{tag}>藏</{tag}><p>乙</p>")


@pytest.mark.parametrize(
    "tag", ["hr", "legend", "h2", "h3", "h4", "h5", "dl", "fieldset", "main", "span", "a", "font", "em"]
)
def test_which_elements_part_lines(tag: str) -> None:
    apart = tag not in ("span", "a", "font", "em")
    body = f"甲<{tag}>乙</{tag}>" if tag != "hr" else "甲<hr>乙"
    assert (["甲", "乙"] if apart else ["甲乙"]) == texts(body)


@pytest.mark.parametrize(
    ("attribute", "seen"),
    [
        ("style='display: none'", False),
        ("style='DISPLAY:NONE;color:red'", False),
        ("style='visibility : hidden'", False),
        ("hidden", False),
        ("style='color:red'", True),
        ("class='hidden'", True),
    ],
)
def test_what_is_hidden(attribute: str, *, seen: bool) -> None:
    assert (["甲", "藏", "乙"] if seen else ["甲", "乙"]) == texts(f"<p>甲</p><p {attribute}>藏</p><p>乙</p>")
    row = f"<tr><td>甲</td><td {attribute}>藏</td><td>乙</td></tr>" * 2
    assert (["甲", "藏", "乙"] if seen else ["甲", "乙"]) * 2 == [
        cell.text for cell in table(f"<table>{row}</table>").cells
    ]


@pytest.mark.parametrize(
    ("inner", "bold"),
    [
        ("<b>{}</b>", True),
        ("<strong>{}</strong>", True),
        ("<span style='font-weight:bold'>{}</span>", True),
        ("<span style='Font-Weight: 700'>{}</span>", True),
        ("<span style='font-weight:600'>{}</span>", True),
        ("<span style='font-weight:900'>{}</span>", True),
        ("<span style='font-weight:500'>{}</span>", False),
        ("<span style='font-weight:400'>{}</span>", False),
        ("<i>{}</i>", False),
        ("<b>{}</b>".format("<span style='font-weight:normal'>{}</span>"), False),
        ("<b>{}</b>".format("<span style='font-weight:400'>{}</span>"), False),
        ("<b>{}</b>".format("<span style='font-weight:100'>{}</span>"), False),
        ("<b>{}</b>".format("<span style='font-weight:500'>{}</span>"), True),
        ("<b style='font-weight:normal'>{}</b>", False),
    ],
)
def test_which_text_is_bold(inner: str, *, bold: bool) -> None:
    (line,) = lines_of(read(f"<p>甲{inner.format('乙')}丙</p>"))
    assert ([Run("甲"), Run("乙", bold=True), Run("丙")] if bold else [Run("甲乙丙")]) == list(line.runs)


@pytest.mark.parametrize(
    ("inner", "target"),
    [
        ("<a href='a.html'>{}</a>", "a.html"),
        ("<a href=' a.html '>{}</a>", "a.html"),
        ("<a href='a.html'><span>{}</span></a>", "a.html"),
        ("<a name='x'>{}</a>", ""),
        ("<a href=''>{}</a>", ""),
        ("<span href='a.html'>{}</span>", ""),
    ],
)
def test_where_links_lead(inner: str, target: str) -> None:
    (line,) = lines_of(read(f"<p>甲{inner.format('乙')}丙</p>"))
    assert ([Run("甲"), Run("乙", target=target), Run("丙")] if target else [Run("甲乙丙")]) == list(line.runs)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<ul><li>甲<li>乙</ul>", [("甲", "-", 1), ("乙", "-", 1)]),
        ("<ol><li>甲<li>乙</ol>丙", [("甲", "1.", 1), ("乙", "2.", 1), ("丙", "", 0)]),
        ("<ol start=5><li>甲<li>乙</ol>", [("甲", "5.", 1), ("乙", "6.", 1)]),
        ("<ol start=9><li>甲<li>乙</ol>", [("甲", "9.", 1), ("乙", "10.", 1)]),
        ("<ol start=a><li>甲</ol>", [("甲", "1.", 1)]),
        ("<ol start=-2><li>甲</ol>", [("甲", "1.", 1)]),
        ("<ol start=1234567><li>甲</ol>", [("甲", "123456.", 1)]),
        ("<li>甲</li>乙", [("甲", "-", 0), ("乙", "", 0)]),
        ("<ol><li><p>甲</p><p>乙</p></li><li>丙</li></ol>", [("甲", "1.", 1), ("乙", "", 1), ("丙", "2.", 1)]),
        (
            "<ol><li>甲<ul><li>乙</li><li>丙</li></ul></li><li>丁</li></ol>",
            [("甲", "1.", 1), ("乙", "-", 2), ("丙", "-", 2), ("丁", "2.", 1)],
        ),
        (
            "<ol><li>甲</li></ol><ol><li>乙</li></ol>",
            [("甲", "1.", 1), ("乙", "1.", 1)],
        ),
        ("<ol><li></li><li>甲</li></ol>", [("甲", "1.", 1)]),
    ],
)
def test_items(body: str, wanted: list[tuple[str, str, int]]) -> None:
    assert wanted == [(line.text, line.item, line.depth) for line in lines_of(read(body))]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>甲</p><p>乙</p>", [("甲", True), ("乙", True)]),
        ("<p>甲<br>乙</p><p>丙</p>", [("甲", True), ("乙", False), ("丙", True)]),
        ("<p>甲<br>\u3000\u3000乙</p>", [("甲", True), ("乙", True)]),
        ("<p>甲<br>&nbsp;&nbsp;乙</p>", [("甲", True), ("乙", True)]),
        ("<p>甲<br> 乙</p>", [("甲", True), ("乙", False)]),
        ("<p>甲<br><br>乙</p>", [("甲", True), ("乙", False)]),
        ("<p>\u3000\u3000甲</p>", [("甲", True)]),
    ],
)
def test_where_paragraphs_begin(body: str, wanted: list[tuple[str, bool]]) -> None:
    assert wanted == [(line.text, line.begins) for line in lines_of(read(body))]


def test_lines_know_their_headings_places_and_ways() -> None:
    page = lines_of(read("<div><h2>甲</h2><p>乙</p></div><section><div>丙</div><div>丁</div></section><h6>戊</h6>"))
    assert [2, 0, 0, 0, 6] == [line.heading for line in page]
    assert [f"网页第{number}段" for number in range(1, 6)] == [line.place for line in page]
    assert [(0, 0), (0,), (1, 0), (1, 1), (2,)] == [line.path for line in page]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<p> 甲 \t\n 乙 </p>", "甲 乙"),
        ("<p>甲 <span> 乙</span></p>", "甲 乙"),
        ("<p>甲<!-- 藏 -->乙</p>", "甲乙"),
        ("<p>甲<?php 藏 ?>乙</p>", "甲乙"),
        ("<p>\u3000&nbsp;甲&nbsp;\u3000</p>", "甲"),
        ("<p>甲\u3000乙</p>", "甲\u3000乙"),
    ],
)
def test_blanks_of_a_line(body: str, seen: str) -> None:
    (line,) = lines_of(read(body))
    assert seen == "".join(run.text for run in line.runs)


def test_a_line_of_blanks_is_none() -> None:
    assert [] == texts("<p> &nbsp;\u3000</p><p><b> </b></p><div><br><br></div>")


ROW = "<tr><td>规章</td><td>1</td><td>2</td></tr>"


@pytest.mark.parametrize(
    ("markup", "cells"),
    [
        ("<tr><td>甲</td><th>乙</th></tr>", [Cell("甲", 0, 0), Cell("乙", 0, 1)]),
        ("<thead><tr><td>甲</td></tr></thead><tbody><tr><td>乙</td></tr></tbody><tfoot><tr><td>丙</td></tr></tfoot>",
         [Cell("甲", 0, 0), Cell("乙", 1, 0), Cell("丙", 2, 0)]),
        ("<tr><td colspan=2>甲</td><td rowspan='2'>乙</td></tr><tr><td>丙</td></tr>",
         [Cell("甲", 0, 0, 1, 2), Cell("乙", 0, 2, 2), Cell("丙", 1, 0)]),
        ("<tr><td rowspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr>", [Cell("甲", 0, 0, 2), Cell("乙", 0, 1), Cell("丙", 1, 1)]),
        ("<tr><td colspan=' 3px'>甲</td><td colspan=x>乙</td></tr>", [Cell("甲", 0, 0, 1, 3), Cell("乙", 0, 3)]),
        ("<tr><td colspan=0>甲</td><td colspan=''>乙</td></tr>", [Cell("甲", 0, 0), Cell("乙", 0, 1)]),
        ("<tr><td colspan=999>甲</td><td>乙</td></tr>", [Cell("甲", 0, 0, 1, 100), Cell("乙", 0, 100)]),
        ("<tr><td rowspan=9>甲</td><td>乙</td></tr>", [Cell("甲", 0, 0), Cell("乙", 0, 1)]),
        ("<tr><td>甲<br>乙</td><td><p>丙</p><p>丁</p></td></tr>", [Cell("甲\n乙", 0, 0), Cell("丙\n丁", 0, 1)]),
        ("<tr><td><div>甲</div>乙</td><td> 丙  丁 </td></tr>", [Cell("甲乙", 0, 0), Cell("丙 丁", 0, 1)]),
        ("<tr><td>甲<script>藏</script></td><td><b>乙</b>丙<style>藏</style></td></tr>", [Cell("甲", 0, 0), Cell("乙丙", 0, 1)]),
        ("<tr></tr><tr><td>甲</td><td>乙</td></tr>", [Cell("甲", 1, 0), Cell("乙", 1, 1)]),
    ],
)  # fmt: skip
def test_the_cells_of_a_table(markup: str, cells: list[Cell]) -> None:
    found = table(f"<table>{markup}</table>")
    assert cells == list(found.cells)
    assert (True, False) == (found.grid, found.padded)


def test_tables_are_counted_and_know_their_way() -> None:
    page = read(f"<p>甲</p><table>{ROW}</table><div><div><table>{ROW}</table></div></div>")
    assert ["网页第1段", "网页表1", "网页表2"] == [block.place for block in page.blocks]
    assert [(), (2, 0)] == [block.path for block in page.blocks[1:]]
    (other,) = from_markup(f"<table>{ROW}</table>", "附件").blocks
    assert "附件表1" == other.place


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<tr><td>甲</td></tr>", "Line"),  # a frame
        (f"<tr><td>{'甲' * 150}</td><td>1</td></tr>", "Table"),
        (f"<tr><td>{'甲' * 151}</td><td>1</td></tr>", "Line"),  # a page laid out in a few cells
        (f"<tr><td>{'甲' * 151}</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr>", "Line"),
        (f"<tr><td>{'甲' * 151}</td><td>1</td></tr><tr><td>乙</td><td>2</td><td>3</td></tr>", "Table"),
        ("<tr><td><h1>甲</h1></td><td>乙</td></tr>", "Line"),
        ("<tr><td><h2>甲</h2></td><td>乙</td></tr>", "Table"),
    ],
)
def test_a_table_that_only_arranges_the_page(markup: str, seen: str) -> None:
    assert seen == type(read(f"<table>{markup}</table>").blocks[0]).__name__


def test_a_table_inside_a_table_is_the_table() -> None:
    page = read(f"<table><tr><td>首页</td><td><b>年<table>{ROW}</table></b></td></tr></table>")
    assert ["首页", "年", "规章 1 2"] == [block.text for block in page.blocks]
    assert ["Line", "Line", "Table"] == [type(block).__name__ for block in page.blocks]


def test_tables_that_are_drawn_in_text_as_it_was_typed() -> None:
    drawn = "前言\n┌──────┬───┐\n│行政处罚│ 3 │\n├──────┼───┤\n│行政强制│ 0 │\n└──────┴───┘\n  后面"
    before, table, behind, after = read(f"<pre>{drawn}</pre><p>完</p>").blocks
    assert ["前言", "后面", "完"] == [before.text, behind.text, after.text]
    assert isinstance(table, Table)
    assert [["行政处罚", "3"], ["行政强制", "0"]] == [[cell.text for cell in row] for row in table.rows]
    assert ("网页表1", False) == (table.place, table.grid)
    assert ["甲 | 乙", "丙"] == texts("<pre>甲 | 乙\n丙</pre>")  # no table


def test_bold_does_not_reach_into_the_cells_that_arrange_a_page() -> None:
    page = read("<b><table><tr><td>甲<h1>乙</h1></td><th>丙</th></tr></table></b>")
    assert [False, False, False] == [line.runs[0].bold for line in lines_of(page)]


def test_what_lies_too_deep_is_one_text() -> None:
    for depth, seen in ((150, ["甲", "乙"]), (230, ["甲乙"])):
        assert seen == texts("<div>" * depth + "<p>甲</p><p>乙</p>" + "</div>" * depth)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<br>" * 200_000 + "甲", None),
        ("<br>" * 200_001, "200,001 个标记"),
        (f"<p {'a' * 3990}>甲</p>", None),
        (f"<p {'a' * 4001}>甲</p>", "个字符的一个标记"),
        (f"<img src='data:{'a' * 9000}'>甲", None),  # what stands in quotes is no trouble
        (f'<img src="data:{"a" * 9000}">甲', None),
    ],
)  # fmt: skip
def test_pages_that_no_site_has_are_refused(markup: str, words: str | None) -> None:
    if words is None:
        assert "甲" == from_markup(markup).blocks[0].text
        return
    with pytest.raises(Problem) as raised:
        from_markup(markup)
    assert words in raised.value.zh


def test_an_empty_page_is_refused() -> None:
    for markup in ("", " ", "<!-- 甲 -->"):
        with pytest.raises(Problem) as raised:
            from_markup(markup)
        assert "没有内容" in raised.value.zh


def test_the_title_of_a_page_and_its_declaration() -> None:
    page = from_markup(
        ' <?xml version="1.0" encoding="gb2312"?><html><head><title> 年  报\n2024 </title></head><body>甲</body></html>'
    )
    assert ("年 报 2024", ["甲"], "", False) == (
        page.title,
        [block.text for block in page.blocks],
        page.agency,
        page.own,
    )
    assert "" == from_markup("<p>甲</p>").title


OWN = """<html><head><meta name="author" content="测试市民政局"><title>年报</title></head><body data-edition="2021"><header>草稿</header>
<main><h1>年报</h1><p>甲<br>乙</p><figure><p>图</p></figure></main><footer>脚</footer></body></html>"""


def test_a_page_that_gipgen_wrote_is_read_as_it_was_meant() -> None:
    page = from_markup(OWN)
    assert (True, "测试市民政局") == (page.own, page.agency)
    assert ["年报", "甲\n乙"] == [block.text for block in page.blocks]
    other = from_markup(OWN.replace(' data-edition="2021"', ""))
    assert (False, "") == (other.own, other.agency)
    assert ["草稿", "年报", "甲", "乙", "图"] == [block.text for block in other.blocks]
    nobody = from_markup(OWN.replace('name="author"', 'name="editor"'))
    assert (True, "") == (nobody.own, nobody.agency)
    bare = from_markup(OWN.replace("<main>", "").replace("</main>", ""))
    assert ["草稿", "年报", "甲\n乙"] == [block.text for block in bare.blocks][:3]


@pytest.mark.parametrize(
    ("markup", "cut"),
    [
        ("<html><body>甲</body></html>", False),
        ("<HTML><body>甲</body></HTML>", False),
        ("<html><body>甲", True),
        ("<p>甲</p>", False),
        (f"<p>甲</p><table>{ROW}</table>", False),
        (f"<p>甲</p><table>{ROW}", True),
        (f"<table>{ROW}</table><table>{ROW}", True),
        (f"<table>{ROW}</table></html>", False),
    ],
)
def test_a_page_that_breaks_off(markup: str, *, cut: bool) -> None:
    assert cut == from_markup(markup).cut


PAGE = "<html><head>{}</head><body><p>测试市民政局，繁體</p></body></html>"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "<meta charset=gb2312>"),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-16-le", None),
        ("gb18030", ""),
        ("gb18030", "<meta charset=utf-8>"),
        ("gb18030", "<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>"),
        ("big5", "<meta charset='Big5'>"),
        ("big5hkscs", '<META content="text/html; charset = BIG5-HKSCS">'),
    ],
)
def test_in_what_a_page_is_written(encoding: str, said: str | None) -> None:
    text = PAGE.format(said or "")
    if encoding.startswith("big5"):
        text = text.replace("测试", "測試")
    raw = (b"\xff\xfe" if said is None else b"") + text.encode(encoding)
    assert ["測試市民政局，繁體" if encoding.startswith("big5") else "测试市民政局，繁體"] == [
        block.text for block in read_html(raw).blocks
    ]


def test_a_broken_byte_leaves_the_rest_of_a_page_as_it_was() -> None:
    raw = PAGE.format("").encode().replace("，".encode(), b"\xef\xbc", 1)
    (line,) = read_html(raw).blocks
    assert isinstance(line, Line)
    assert line.text.startswith("测试市民政局\ufffd")
    assert line.text.endswith("繁體")
