"""House style: an agency's own look, and what no look may change."""

import errno
import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import Run
from docx.shared import Mm, Pt, RGBColor
from outputs import LIGHT, at, docx_grids, docx_text, html_grids, html_tree, markdown_grids, render
from reports import BASE, ROOT, changed

from gipgen.check import examine
from gipgen.findings.text import Problem
from gipgen.formats.reference_document import read_reference
from gipgen.formats.registry import formats
from gipgen.layout.chart import charts
from gipgen.layout.signature import place
from gipgen.project.specimen import specimen
from gipgen.settings.parse_toml import parse
from gipgen.workspace.disk import Disk
from gipgen.workspace.own_templates import must_hold_templates

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNED = changed(
    ("其他事项: |", "落款: {单位: 测试市民政局, 日期: 2025-01-10}\n其他事项: |"),
)


def outputs(settings: str = "", text: str = BASE) -> dict[str, bytes]:
    examined = examine(text.encode(), settings=parse(settings.encode(), "/nowhere/gipgen.toml"))
    return render(examined, LIGHT)


def opened(content: bytes, tmp_path: Path) -> Any:
    (tmp_path / "x.docx").write_bytes(content)
    return docx.Document(str(tmp_path / "x.docx"))


def font(document: Any, style: str) -> str:
    return str(document.styles[style].element.rPr.rFonts.get(f"{W}eastAsia"))


def test_the_standard_page_is_exact(tmp_path: Path) -> None:
    document = opened(outputs()["docx"], tmp_path)
    (section,) = document.sections
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(side / 635) for side in margins] == [2098, 1984, 1588, 1474]  # twips of GB/T 9704-2012
    assert section._sectPr.find(f"{W}docGrid").get(f"{W}linePitch") == "579"
    fonts = {name: font(document, name) for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Footer")}
    assert fonts == {
        "Title": "方正小标宋简体",
        "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
        "Heading 3": "仿宋_GB2312",
        "Footer": "宋体",
    }
    assert document.styles["Title"].font.size.pt == 22
    assert document.styles["Heading 1"].font.size.pt == 16


def test_settings_change_what_they_name_and_nothing_else(tmp_path: Path) -> None:
    plain = outputs()
    styled = outputs('[style.fonts]\ntitle = "华文中宋"\n[style.sizes]\ntitle = 26\n[style.page]\nleft = 30\nline = 28')
    document = opened(styled["docx"], tmp_path)
    assert font(document, "Title") == "华文中宋"
    assert document.styles["Title"].font.size.pt == 26
    assert font(document, "Heading 1") == "黑体"
    assert round(document.sections[0].left_margin.mm) == 30
    assert round(document.sections[0].right_margin.mm) == 26
    assert docx_grids(styled["docx"]) == docx_grids(plain["docx"])
    assert docx_text(styled["docx"]) == docx_text(plain["docx"])
    assert plain["md"] == styled["md"]
    assert '--title: "华文中宋"' in styled["html"].decode()
    assert re.search(r"margin: 37\S*mm 26\S*mm 35\S*mm 30\S*mm", styled["html"].decode())


def test_captions_are_words_styles_and_numbers(tmp_path: Path) -> None:
    document = opened(outputs("[style]\ncaptions = true")["docx"], tmp_path)
    captions = [
        "".join(node.text for node in paragraph._p.iter(f"{W}t"))
        for paragraph in document.paragraphs
        if paragraph.style.name.lower() == "caption"
    ]
    assert [caption[:2] for caption in captions] == ["表1", "表2", "表3"]
    assert captions[1].endswith("收到和处理政府信息公开申请情况")


def test_a_wide_table_can_lie_on_its_side(tmp_path: Path) -> None:
    content = outputs('[style]\nlandscape = ["review_litigation"]')["docx"]
    document = opened(content, tmp_path)
    sizes = [(round(section.page_width.mm), round(section.page_height.mm)) for section in document.sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    turned = document.sections[1]
    assert [round(side.mm) for side in (turned.top_margin, turned.bottom_margin, turned.left_margin)] == [28, 26, 35]
    widths = [sum(int(column.get(f"{W}w")) for column in table._tbl.tblGrid) for table in document.tables]
    assert widths[2] > 1.4 * widths[1]
    assert docx_grids(content) == docx_grids(outputs()["docx"])


@pytest.mark.parametrize(
    ("agency", "date", "seal", "free"),
    [
        ("硚口区卫生健康局", "2025年1月10日", False, (2, 1.5)),  # the date begins two characters right of the organ
        ("测试市民政局", "2025年1月1日", False, (2, 0)),  # of like length
        ("民政局", "2025年11月10日", False, (8, 2)),  # a longer date keeps two characters free
        ("硚口区卫生健康局", "2025年1月10日", True, (3.25, 4)),  # centred above the date
        (
            "中共云川市委网络安全和信息化委员会办公室",
            "2025年1月1日",
            True,
            (0, 7),
        ),  # the date below the middle of a long name
    ],
)
def test_the_signature_stands_where_the_standard_wants_it(
    agency: str, date: str, *, seal: bool, free: tuple[float, float]
) -> None:
    signature = place(agency, date, seal=seal, line=28)
    assert free == (signature.agency_free, signature.date_free)


def test_the_signature_in_word(tmp_path: Path) -> None:
    document = opened(outputs(text=SIGNED)["docx"], tmp_path)
    lines = [each for each in document.paragraphs if each.style.name == "Signature"]
    assert [line.text for line in lines] == ["测试市民政局", "2025年1月10日"]
    chars = [line._p.pPr.find(f"{W}ind").get(f"{W}rightChars") for line in lines]
    assert chars == [
        "450",
        "200",
    ]  # 6.5 characters of date, 6 of name: the date keeps two, the name begins two to its left


def test_a_masthead_in_word_and_on_the_page(tmp_path: Path) -> None:
    built = outputs('[style.masthead]\ntext = "测试市民政局文件"\ncolour = "FF0000"')
    first = opened(built["docx"], tmp_path).paragraphs[0]
    assert (first.text, first.style.name) == ("测试市民政局文件", "红头")
    page = html_tree(built["html"])
    assert page.xpath("string(//header)").strip() == "测试市民政局文件"
    assert len(page.xpath("//h1")) == 1


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """A reference document as somebody makes it in Word: from the sample, restyled, with a header and a picture."""
    path = tmp_path / "house.docx"
    path.write_bytes(specimen())
    document = docx.Document(str(path))
    document.styles["Title"].font.color.rgb = RGBColor(0x00, 0x33, 0x99)
    document.styles["Heading 1"].font.size = Pt(18)
    document.styles["Normal"].paragraph_format.line_spacing = Pt(30)
    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(25)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "测试市民政局文件"
    from test_pictures import png

    (tmp_path / "logo.png").write_bytes(png(20, 20))
    section.header.paragraphs[0].add_run("政府信息公开").add_picture(str(tmp_path / "logo.png"))
    document.save(str(path))
    return path


def test_a_reference_document_gives_the_look_and_nothing_else(gipgen: Run, tmp_path: Path, reference: Path) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    result = gipgen("build", "report.yaml", "-o", "out", "--reference-doc", reference)
    assert result.returncode == 0, result.stderr
    content = (tmp_path / "out" / "report.docx").read_bytes()
    document = opened(content, tmp_path)
    assert document.styles["Title"].font.color.rgb == RGBColor(0x00, 0x33, 0x99)
    assert font(document, "Title") == "方正小标宋简体"
    assert document.styles["Heading 1"].font.size.pt == 18
    assert document.styles["Heading 1"].element.pPr.find(f"{W}outlineLvl") is not None
    assert round(document.sections[0].left_margin.mm) == 25
    assert round(document.sections[0].top_margin.mm) == 37
    assert document.sections[0].first_page_header.paragraphs[0].text == "测试市民政局文件"
    assert document.sections[0].header._element.findall(f".//{W}drawing")
    assert docx_grids(content) == docx_grids(outputs()["docx"])
    assert docx_text(content) == docx_text(outputs()["docx"])
    again = gipgen("build", "report.yaml", "-o", "again", "--reference-doc", reference)
    assert again.returncode == 0
    assert (tmp_path / "again" / "report.docx").read_bytes() == content


def changed_package(path: Path, changes: dict[str, tuple[bytes, bytes]]) -> bytes:
    """The package at ``path`` with bytes of some parts replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(buffer, "w") as again:
        for name in package.namelist():
            content = package.read(name)
            if name in changes:
                assert changes[name][0] in content
                content = content.replace(*changes[name])
            again.writestr(name, content)
    return buffer.getvalue()


TEMPLATE = (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
DANGLING = (
    b"</Relationships>",
    b'<Relationship Id="gone" Type="x/image" Target="NULL"/><Relationship/></Relationships>',
)
FROM_THE_ROOT = (b'Target="header', b'Target="/word/header')


@pytest.mark.parametrize(
    "changes",
    [
        {"[Content_Types].xml": TEMPLATE},
        {"word/_rels/document.xml.rels": DANGLING},
        {"word/_rels/document.xml.rels": FROM_THE_ROOT},
    ],
    ids=["a template (dotx)", "a relation that leads nowhere", "names from the root"],
)
def test_reference_documents_as_other_programs_write_them(reference: Path, changes: dict[str, Any]) -> None:
    assert read_reference(reference.read_bytes()) == read_reference(changed_package(reference, changes))


def test_the_last_section_goes_on_with_the_header_of_the_one_before(reference: Path) -> None:
    before = read_reference(reference.read_bytes())
    document = docx.Document(str(reference))
    document.add_section()
    assert document.sections[-1].header.is_linked_to_previous
    document.save(str(reference))
    after = read_reference(reference.read_bytes())
    assert 2 == before.headers.count('"first"') + before.headers.count('"default"')
    assert before.headers == after.headers
    assert dict(before.parts) == dict(after.parts)


@pytest.mark.parametrize("what", ["margin", "header"])
def test_a_reference_of_sections_that_differ_is_refused_in_one_sentence(
    gipgen: Run, tmp_path: Path, reference: Path, what: str
) -> None:
    document = docx.Document(str(reference))
    section = document.add_section()
    if what == "margin":
        section.left_margin = Mm(10)
    else:
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "另一个页眉"
    document.save(str(reference))
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "gipgen.toml").write_text(f'[style]\nreference-doc = "{reference.name}"', encoding="utf-8")
    result = gipgen("build", "report.yaml")
    assert result.returncode == 2
    (told,) = [line for line in result.stderr.splitlines() if reference.name in line]
    assert "2 节" in told
    assert told.count("。") == 1
    assert not list(tmp_path.glob("report.docx"))


def test_measures_with_units(reference: Path) -> None:
    document = docx.Document(str(reference))
    page, margins = (at(document.sections[0]._sectPr, f"{W}{name}") for name in ("pgSz", "pgMar"))
    for element, attribute, value in (
        (page, "w", "210mm"), (page, "h", "29.7cm"), (margins, "top", "1in"), (margins, "left", "72pt"), (margins, "right", "gone"),
    ):  # fmt: skip
        element.set(f"{W}{attribute}", value)
    document.save(str(reference))
    geometry = dict(read_reference(reference.read_bytes()).geometry)
    assert (11906, 16838, 1440, 1440) == tuple(geometry[name] for name in ("width", "height", "top", "left"))
    assert "right" not in geometry


def test_a_draft_keeps_its_mark_whatever_the_house(gipgen: Run, tmp_path: Path, reference: Path) -> None:
    (tmp_path / "report.yaml").write_text(changed(("行政许可: 12", "行政许可: 待填")), encoding="utf-8")
    gipgen("build", "report.yaml", "--draft", "--reference-doc", reference)
    document = docx.Document(str(tmp_path / "report.docx"))
    assert "草稿" in document.sections[0].header.paragraphs[0].text
    assert not document.sections[0].different_first_page_header_footer


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0old Word", b"text"])
def test_a_file_that_is_no_word_document_is_told(gipgen: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "house.docx").write_bytes(content)
    result = gipgen("build", "report.yaml", "--reference-doc", "house.docx")
    assert result.returncode == 2
    assert "house.docx" in result.stderr
    assert not list(tmp_path.glob("report.html"))


def own_template(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")


def test_one_block_can_be_overridden(gipgen: Run, tmp_path: Path) -> None:
    text = '{% extends "builtin/html/report.html.j2" %}{% block title %}<h1>{{ document.title }}</h1><p>本馆编</p>{% endblock %}'
    own_template(tmp_path, "html/report.html.j2", text)
    result = gipgen("build", "report.yaml", "--templates", "own")
    assert result.returncode == 0, result.stderr
    built = outputs()
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<p>本馆编</p>" in page
    assert html_grids(page.encode()) == html_grids(built["html"])
    assert (tmp_path / "report.docx").read_bytes() == built["docx"]
    assert (tmp_path / "report.md").read_bytes() == built["md"]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (
            "html/report.html.j2",
            '{% extends "builtin/html/report.html.j2" %}{% block parts %}{% endblock %}',
            "一、总体情况",
        ),
        (
            "markdown/report.md.j2",
            '{% extends "builtin/markdown/report.md.j2" %}{% block parts %}{% for part in document.parts | reverse %}## {{ part.heading }}\n{% endfor %}{% endblock %}',
            "次序",
        ),
        ("html/report.html.j2", '{% extends "builtin/html/report.html.j2" %}{% block preface %}{% endblock %}', "根据"),
        ("html/table.html.j2", "<table>{{ table.rows[0][0].text }}</table>", "每个数"),
        ("html/report.html.j2", "{% if %}", "report.html.j2:1"),
        ("html/report.html.j2", "\n{{ nothing.there }}", "report.html.j2:2"),
        ("html/report.html.j2", "{{ ''.__class__.__mro__ }}", "不能用“__class__”"),
        ("html/report.html.j2", "<h1>{{ document.title }}<p></h1>", "html"),
    ],
)
def test_no_template_changes_the_form(gipgen: Run, tmp_path: Path, name: str, text: str, says: str) -> None:
    own_template(tmp_path, name, text)
    result = gipgen("build", "report.yaml", "--templates", "own")
    assert result.returncode == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.glob("report.docx"))


def test_templates_are_listed_and_copied(gipgen: Run, tmp_path: Path) -> None:
    listed = gipgen("templates", "list").stdout
    assert {each.templates for each in formats()} | {"collect"} == {
        line.partition("/")[0] for line in listed.splitlines()
    }
    assert "html/style.css" in listed
    assert re.search(r"html/report\.html\.j2 .*signature", listed)
    assert gipgen("templates", "copy", "html/style.css", "docx/styles.xml.j2").returncode == 0
    assert (tmp_path / "templates" / "html" / "style.css").read_bytes() == (
        ROOT / "templates/html/style.css"
    ).read_bytes()
    assert gipgen("templates", "copy", "html/style.css").returncode == 2
    wrong = gipgen("templates", "copy", "html/styles.css")
    assert "html/style.css" in wrong.stderr


def test_the_example_of_every_setting(gipgen: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "official-document", tmp_path / "official")
    settings = parse((tmp_path / "official" / "gipgen.toml").read_bytes(), "gipgen.toml").style
    groups = ("bold", "tables", "page_number", "imprint")
    unset = [
        name
        for group in groups
        for name, value in getattr(settings, group)._asdict().items()
        if value in (None, "", ())
    ]
    assert not unset
    assert settings.fonts.latin
    assert all(
        (settings.cover, settings.contents, settings.issuer, settings.attachments, settings.header, settings.watermark)
    )
    result = gipgen("build", "official", "-o", "out")
    assert result.returncode == 0, result.stdout + result.stderr
    text = docx_text((tmp_path / "out" / "report.docx").read_bytes())
    order = ["目录", "签发人：李明", "一、总体情况", "附件：1.", "2025年1月15日", "抄送：", "2025年1月16日印发"]
    places = [text.index("目录"), *(text.rindex(each) for each in order[1:])]
    assert places == sorted(places)


def test_the_worked_example(gipgen: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "house-style", tmp_path / "house-style")
    result = gipgen("build", "house-style", "-o", "out")
    assert result.returncode == 0, result.stdout + result.stderr
    page = html_tree((tmp_path / "out" / "report.html").read_bytes())
    assert page.xpath("//meta[@name='SiteName']/@content") == ["云川市清河区人民政府"]
    assert page.xpath("//meta[@name='ArticleTitle']/@content") == [page.xpath("string(//h1)")]
    assert page.xpath("//meta[@name='ContentSource']/@content") == ["云川市清河区卫生健康局"]
    charts = page.xpath("//figure[@class='chart']/ancestor::section/@id | //figure[@class='chart']/parent::section/@id")
    assert (3, ["applications", "review_litigation"]) == (len(page.xpath("//figure[@class='chart']")), charts)
    assert page.xpath("//main//img/@alt")[0].startswith("2024年各类信息公开数量")
    bars = page.xpath("//figure[1]//text")
    assert [bar.text for bar in bars[:3]] == ["予以公开", "10", "8"]
    assert len(markdown_grids((tmp_path / "out" / "report.md").read_bytes())) == 3


@pytest.mark.parametrize("closed", ["", "html", "html/report.html.j2"])
def test_templates_that_nobody_may_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str) -> None:
    """They were passed over, and the built-in ones taken in their place."""
    path = tmp_path / "own" / "html" / "report.html.j2"
    path.parent.mkdir(parents=True)
    path.write_text('{% extends "builtin/html/report.html.j2" %}', encoding="utf-8")
    shut = tmp_path / "own" / closed
    scan, access = os.scandir, os.access

    def scandir(folder: str) -> Any:
        if Path(folder) == shut:
            raise PermissionError(errno.EACCES, "denied", folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "access", lambda file, how: Path(file) != shut and access(file, how))
    with pytest.raises(Problem) as told:
        must_hold_templates(Disk(), [str(tmp_path / "own")])
    assert told.value.zh.startswith(f"读不了 {shut}：没有权限")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("html/hosue.css.j2", "是不是 html/house.css.j2？"),
        ("htlm/house.css.j2", "是不是 html/house.css.j2？"),
        ("house.css.j2", "是不是 html/house.css.j2？"),
        ("docx/style.xml.j2", "是不是 docx/styles.xml.j2？"),
        ("html/zzz.j2", "gipgen templates list 列出全部模板"),
    ],
)
def test_a_template_that_no_build_looks_for_is_told(gipgen: Run, tmp_path: Path, name: str, near: str) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    folder = tmp_path / "own"
    for file in (name, "html/house.css.j2", "html/README.md", "html/.zzz.j2", "notes/x.txt"):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("", encoding="utf-8")
    done = gipgen("build", "report.yaml", "--to", "html", "--templates", "own")
    assert 2 == done.returncode
    assert f"{Path(folder, name)} 没有用：内置模板里没有 {name}，你的模板也没有引用它" in done.stderr
    assert near in done.stderr
    assert not (tmp_path / "report.html").exists()
    (folder / "html" / "report.html.j2").write_text(
        f'{{% extends "builtin/html/report.html.j2" %}}{{# {Path(name).name} #}}', encoding="utf-8"
    )
    assert 0 == gipgen("build", "report.yaml", "--to", "html", "--templates", "own").returncode


def charted(text: str, last: str | None = None) -> dict[str, str]:
    """The charts of a report in words, by their titles."""
    previous = examine(last.encode()).case.report if last else None
    return {f"{chart.part} {chart.title}": chart.text for chart in charts(examine(text.encode()).case.report, previous)}


KINDS = "予以公开3件；部分公开0件；不予公开2件；无法提供1件；不予处理0件；其他处理0件"
ONE_KIND = (
    ("行政执法案卷: [2, 0, 0, 0, 0, 0, 2]", "行政执法案卷: 0"),
    ("本机关不掌握: [1, 0, 0, 0, 0, 0, 1]", "本机关不掌握: 0"),
)


def test_a_chart_says_what_the_table_says() -> None:
    assert {"applications 本年度办理结果": KINDS} == charted(BASE)
    last = changed(
        ("年度: 2024", "年度: 2023"), ("予以公开:    [2, 1, 0, 0, 0, 0, 3]", "予以公开:    [7, 0, 0, 0, 0, 0]")
    )
    beside = "；".join(f"{each}（上年{number}件）" for each, number in zip(KINDS.split("；"), "702100", strict=True))
    years = {
        "applications": "本年新收6件；上年结转1件；结转下年度1件",
        "review_litigation": "行政复议2件；未经复议直接起诉0件；复议后起诉1件",
    }
    unchanged = {
        f"{part} 与上年比较": "；".join(f"{each}（上年{each[-2]}件）" for each in words.split("；"))
        for part, words in years.items()
    }
    assert {"applications 本年度办理结果": beside, **unchanged} == charted(BASE, last)


def test_a_web_page_has_charts_only_where_they_are_asked_for(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    shown = []
    for style in ("", "charts = true", "charts = false"):
        (tmp_path / "gipgen.toml").write_text(f"[style]\n{style}\n", encoding="utf-8")
        assert 0 == gipgen("build", "report.yaml", "--to", "html").returncode
        shown.append((tmp_path / "report.html").read_text(encoding="utf-8").count("<figure"))
    assert [0, 1, 0] == shown


@pytest.mark.parametrize(
    "changes",
    [
        ONE_KIND,  # one bar says no more than its number
        (*ONE_KIND, ("予以公开:    [2, 1, 0, 0, 0, 0, 3]", "予以公开: 0")),
        (("国家秘密: 0", "国家秘密: 待填"),),
    ],
    ids=["one", "none", "unknown"],
)
def test_a_chart_that_would_tell_nothing_is_left_out(changes: tuple[tuple[str, str], ...]) -> None:
    assert {} == charted(changed(*changes))


def test_bars_are_as_long_as_their_numbers() -> None:
    last = changed(
        ("年度: 2024", "年度: 2023"), ("予以公开:    [2, 1, 0, 0, 0, 0, 3]", "予以公开:    [8, 0, 0, 0, 0, 0]")
    )
    report, previous = (examine(text.encode()).case.report for text in (BASE, last))
    alone, beside = charts(report, None)[0], charts(report, previous)[0]
    assert "applications" == alone.part == beside.part
    assert [100, 0, 66, 33, 0, 0] == [int(bar.share) for bar in alone.bars]
    assert [(37, 100), (0, 0), (25, 25), (12, 12)] == [(int(bar.share), int(bar.last_share)) for bar in beside.bars[:4]]
    assert not alone.compares
    assert beside.compares


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ('fonts = {table = "Wingdings"}', "Wingdings"),
        ('fonts = {body = "Webdings"}', "Webdings"),
        ('masthead = {text = "全年办结99件"}', "99件"),
        ('masthead = {text = "测试\\u202e市"}', "U+202E"),
        ('masthead = {text = "测试市", colour = "FFFFFF"}', "FFFFFF"),
        ("page = {left = 80, right = 80}", "至少要留 80 毫米"),
        ("sizes = {table = 5}", "7.5 到 24 磅"),
    ],
)
def test_settings_that_cannot_be_read_are_refused_in_one_sentence(
    gipgen: Run, tmp_path: Path, settings: str, says: str
) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "gipgen.toml").write_text(f"[style]\n{settings}\n", encoding="utf-8")
    run = gipgen("build", "report.yaml", cwd=tmp_path)
    assert run.returncode != 0
    assert says in run.stderr + run.stdout
    assert not (tmp_path / "report.docx").exists()


def told_of(reference: Path, tmp_path: Path, gipgen: Run) -> Any:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    return gipgen("build", "report.yaml", "--to", "docx", "-o", "refused", "--reference-doc", reference)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda it: setattr(it.sections[0], "page_width", Mm(9)), "纸张宽度"),
        (lambda it: setattr(it.sections[0], "left_margin", Mm(190)), "版心宽度"),
        (lambda it: setattr(it.sections[0], "bottom_margin", Mm(220)), "版心高度"),
        (lambda it: setattr(it.styles["Normal"].paragraph_format, "page_break_before", True), "pageBreakBefore"),
        (lambda it: setattr(it.styles["Normal"].font, "hidden", True), "vanish"),
        (lambda it: setattr(it.sections[0].header.paragraphs[0], "text", "2023年政府信息公开工作年度报告"), "2024 年的报告"),
        (lambda it: setattr(it.sections[0].header.paragraphs[0], "text", "处罚\t99"), "统计数"),
        (lambda it: setattr(it.sections[0].header.paragraphs[0], "text", "测试\u202e市"), "U+202E"),
        (lambda it: pictured(it, "cx", "9000000"), "18 厘米"),
        (lambda it: pictured(it, "cy", "9000000"), "18 厘米"),
        (lambda it: renamed(it, "inline", "anchor"), "浮动"),
        (lambda it: renamed(it, "blip", "blip", link="rId1"), "18 厘米"),
    ],
)  # fmt: skip
def test_a_reference_document_that_hides_or_claims_is_refused_in_words(
    gipgen: Run, tmp_path: Path, reference: Path, change: Callable[[Any], None], says: str
) -> None:
    document = docx.Document(str(reference))
    change(document)
    document.save(str(reference))
    result = told_of(reference, tmp_path, gipgen)
    assert result.returncode != 0
    assert says in result.stderr
    assert "Text(" not in result.stderr
    assert "not allowed" not in result.stderr
    assert not (tmp_path / "refused").exists()


def in_header(document: Any, name: str) -> list[Any]:
    return [each for each in document.sections[0].header._element.iter() if str(each.tag).endswith(f"}}{name}")]


def pictured(document: Any, side: str, value: str) -> None:
    """A picture in the header, so large."""
    for each in in_header(document, "extent"):
        each.set(side, value)


def renamed(document: Any, old: str, new: str, link: str = "") -> None:
    for each in in_header(document, old):
        each.tag = each.tag.replace(f"}}{old}", f"}}{new}")
        if link:
            each.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link", link)
