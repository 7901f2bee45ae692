"""Whatever is wrong with a house's template is said in Chinese, with its file and line, and with what to write instead."""

import re
from pathlib import Path

import pytest
from outputs import RENDERER
from test_lies import DOCUMENT, EXAMINED, builtin

from gipgen.findings.text import Problem
from gipgen.formats.house import House
from gipgen.formats.renderer import Renderer

AROUND = '{%% extends "builtin/html/report.html.j2" %%}\n{%% block signature %%}\n{{ super() }}\n%s\n{%% endblock %%}\n'
STYLE = '{%% extends "builtin/html/report.html.j2" %%}\n\n\n{%% block style %%}%s{%% endblock %%}\n'


def _renderer(folder: Path) -> Renderer:
    renderer = Renderer(House((str(folder),)), cache=str(folder.parent / "compiled"), machine=RENDERER.machine)
    renderer.plain = RENDERER.templates
    return renderer


def told(folder: Path, files: dict[str, bytes], format_: str = "html") -> str:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    with pytest.raises(Problem) as raised:
        _renderer(folder).render(EXAMINED.case.report, DOCUMENT, [format_])
    assert "Traceback" not in raised.value.en
    return raised.value.zh.replace(f"{folder}/", "").partition("没有写出文件：")[2]


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        ("{{ agency }}", "没有叫“agency”的变量"),
        ("{{ docment.title }}", "没有叫“docment”的变量，是不是“document”"),
        ("{{ document.agencyy }}", "没有“agencyy”这一项，是不是“agency”"),
        ("{{ document.zzz }}", "没有“zzz”这一项，有的是 agency、"),
        ("{{ document.site.SiteDomian }}", "是不是“SiteDomain”"),
        ("{{ none.x }}", "要取“x”的那个值是空的"),
        ("{{ [1][5] }}", "没有“5”这一项"),
        ("{{ document.title() }}", "请删去后面的 ()"),
        ("{{ document.title </p>", "不该有“/”"),
        ("{% if 1 %}<p>a</p>", "少了 {% endif %}"),
        ("{% if 1 %}{% endfor %}", "{% endfor %} 没有相配的 {% for %}，这里应是 {% endif %}"),
        ("{% foo %}", "没有 {% foo %} 这种语句"),
        ("{{ document.title | uper }}", "没有叫“uper”的过滤器（| 后面的名称），是不是“upper”"),
        ("{% if 1 is foo %}a{% endif %}", "没有叫“foo”的判断"),
        ("{{ 1 / 0 }}", "除数是 0"),
        ("{{ 'a' + 1 }}", "写成 {{ a ~ b }}"),
        ("{{ 'a' * 9999999 }}", "* 算出来的太大"),
        ("{{ document.__class__ }}", "不能用“__class__”"),
        ("{% set a = [] %}{{ a.append(1) }}", "写成 a + [b] 这样的新列表"),
        ("{% for a in range(9999999) %}{% endfor %}", "range 的数太大，最大写到 10000"),
        ("{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}", "请少套几层 for"),
        ("{{ '%99999d' | format(1) }}", "format 里的宽度太大"),
        ("{{ 'a' | center(99999999) }}", "center 的数太大"),
        ('{% include "html/foo.html.j2" %}', "找不到模板 html/foo.html.j2"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "有两个块都叫“a”"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "模板一层套一层，太深了"),
        ("{% macro a(x) %}{{ x }}{% endmacro %}{{ a() }}", "少给了参数“x”"),
        ("{{ document.title | replace('a') }}", "过滤器或函数的参数不对"),
        ("{% for a in 5 %}{% endfor %}", "要的是列表"),
        ("{{ document.title｜upper }}", "不能用“｜”，请写成半角的 |"),
        ("{{ “a” }}", '请写成半角的 "'),
        ("{{ 'a }}", "引号没有成对"),
        ("{{ }}", "{{ }} 里是空的"),
        ("{{ (1 }}", "应是“)”"),
        ("{# a", "少了 #}"),
        ("{% raw %}a", "少了 {% endraw %}"),
        ("{% set document.title = 'a' %}", "{% set %} 只能给自己的名称赋值"),
        ("{% if 'a' < 1 %}{% endif %}", "不能比大小"),
        ("{{ '%d' | format('x') }}", "这里要一个数"),
        ("{{ 5 | dictsort }}", "请对照内置模板里的写法"),
        ("<p>a & b</p>", "& 写成 &amp;"),
        ("<p>a&nbsp;b</p>", "&nbsp; 写成 &#160;"),
        ("<p>a<br>b</p>", "写成 <br/>"),
        ("<p class='notice'>", "写出的这一行是：<p class"),
        ("</p>", "写出的这一行是：</p>"),
        ("<p hidden>a</p>", '属性写成 名称="值"'),
        ('<div hidden="hidden">a</div>', "要显示的删去这个属性，不要的整个删去"),
        ('<p><bdo dir="rtl">a</bdo></p>', "删去这个标签，只留里面的文字"),
        ("<!-- <p>a</p> -->", "不用的整个删去，写给自己看的写成 {# … #}"),
        ("<script>1</script>", "脚本和外部文件不能用"),
        ('<p onclick="a()">a</p>', "网页里不能有脚本：删去这个属性"),
        ('<iframe src="a"></iframe>', "写成到本网站的链接"),
        ("<center>a</center>", "加一个 class"),
        ("<P>a</P>", "用小写字母"),
        ('<p data-x="1">a</p>', "浏览器不显示这个属性"),
        ("<table><tr><td>a</td></tr></table>", "请写成段落或列表"),
        ("<p>受理 9 件</p>", "不能有统计数"),
    ],
)
def test_each_mistake_in_a_page_has_its_sentence(tmp_path: Path, mistake: str, words: str) -> None:
    said = told(tmp_path, {"html/report.html.j2": (AROUND % mistake).encode()})
    assert re.match(r"html/report\.html\.j2(:[1-6])?：", said), said
    assert words in said
    english = said.replace(mistake, "").replace("gipgen templates copy", "")
    assert not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{3,}", english), said


@pytest.mark.parametrize(
    "mistake", ["td{position:absolute}", "@import url(a.css);", "td { color: white }", "td::after{content:'9'}"]
)
def test_a_mistake_in_a_style_has_its_line(tmp_path: Path, mistake: str) -> None:
    assert told(tmp_path, {"html/report.html.j2": (STYLE % mistake).encode()}).startswith("html/report.html.j2:4：")


def test_a_tag_without_an_end_has_its_own_line(tmp_path: Path) -> None:
    mistake = (AROUND % "<p>受理渠道见首页</p>\n<p>").encode()
    said = told(tmp_path, {"html/report.html.j2": mistake})
    line = mistake.split(b"\n").index(b"<p>") + 1
    assert said.startswith(f"html/report.html.j2:{line}：")


def test_a_file_in_another_encoding_has_its_line(tmp_path: Path) -> None:
    said = told(tmp_path, {"html/report.html.j2": (AROUND % "<p>欢迎下载</p>").encode("gb18030")})
    assert (
        said == "html/report.html.j2:4：文件不是 UTF-8 编码（多半是 GBK）；请用编辑器打开，另存为 UTF-8。"
        or "另存为 UTF-8" in said
    )
    assert said.startswith("html/report.html.j2:4：")


@pytest.mark.parametrize(
    ("format_", "name", "content", "words"),
    [
        ("docx", "docx/styles.xml.j2", b"<w:styles/>", "没有声明的名称前缀"),  # Word would call the file damaged
        ("docx", "docx/styles.xml.j2", b"<a", "标签没有写完"),
        ("docx", "docx/document.xml.j2", b"{{ x }}", "没有叫“x”的变量"),
        ("odt", "odt/styles.xml.j2", b"<office:x/>", "没有声明的名称前缀"),
        ("md", "markdown/report.md.j2", b"{% if %}", "少了一个值"),
    ],
)
def test_other_formats_say_so_too(tmp_path: Path, format_: str, name: str, content: bytes, words: str) -> None:
    said = told(tmp_path, {name: content}, format_)
    assert said.startswith(name)
    assert words in said


OWN = '{%% extends "builtin/%s" %%}\n\n{%% block masthead %%}\n%s\n{%% endblock %%}\n'
WORD, OPEN = "docx/document.xml.j2", "odt/text.xml.j2"


@pytest.mark.parametrize(
    ("format_", "name", "content", "words"),
    [
        ("docx", WORD, "<w:p><w:r></w:p>", "标签没有成对"),
        ("docx", WORD, "& <", "& 写成 &amp;"),
        ("docx", WORD, "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r></w:p>", "<w:vanish>：不能这样写"),
        ("docx", WORD, '<w:p><w:r><w:rPr><w:color w:val="FEFEFE"/></w:rPr><w:t>甲</w:t></w:r></w:p>', "和底色太接近"),
        ("docx", WORD, "市民政局", "文字要写在 <w:p><w:r><w:t>…</w:t></w:r></w:p> 里"),
        ("docx", WORD, "<w:p>市民政局</w:p>", "文字要写在 <w:p><w:r><w:t>…</w:t></w:r></w:p> 里"),
        ("odt", OPEN, "<text:p><text:span></text:p>", "标签没有成对"),
        ("odt", OPEN, "市民政局", "文字要写在 <text:p>…</text:p> 里"),
        ("odt", OPEN, "<text:p>甲<text:date>2025</text:date></text:p>", "<text:date>：不能这样写"),
        ("pdf", "typst/report.typ.j2", "par(hide[甲])", "hide"),
    ],
)
def test_each_format_tells_the_line_of_a_template(
    tmp_path: Path, format_: str, name: str, content: str, words: str
) -> None:
    if format_ == "pdf":
        pytest.importorskip("typst")
    said = told(tmp_path, {name: (OWN % (name, content)).encode()}, format_)
    assert said.startswith(f"{name}:4：")
    assert words in said


def test_what_is_wrong_in_a_section_of_word_is_no_mark_of_a_draft(tmp_path: Path) -> None:
    text = builtin(WORD).replace('w:top="{{ sheet.top }}"', 'w:top="-20000"')
    line = next(number for number, each in enumerate(text.split("\n"), 1) if 'w:top="-20000"' in each)
    said = told(tmp_path, {WORD: text.encode()}, "docx")
    assert said.startswith(f"{WORD}:{line}：docx：<w:pgMar")
    assert "草稿" not in said


def test_a_hidden_cell_of_word_is_told_in_chinese(tmp_path: Path) -> None:
    name = "docx/table.xml.j2"
    text = builtin(name).replace("{% if item.merge %}", "{% if cell.ref %}<w:vMerge/>{% elif item.merge %}", 1)
    said = told(tmp_path, {name: text.encode()}, "docx")
    assert "合并了的格子里有文字" in said


def test_typst_that_cannot_be_set_is_told_in_chinese(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    said = told(tmp_path, {"typst/style.typ": b"#let a = 1\n#let b = (\n"}, "pdf")
    assert said.startswith("typst/style.typ:2：typst：括号、引号没有成对")
