"""Templates cannot lie: what an agency's templates do to hide, add, move or replace words is refused, in each format.

Each kind of lie stands beside a harmless twin that uses the same means, and that builds.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from outputs import RENDERER
from reports import ROOT, changed, look

from gipgen.findings.text import Problem
from gipgen.formats.house import House
from gipgen.formats.registry import named
from gipgen.formats.renderer import Renderer
from gipgen.layout.document import lay_out

PROSE = """\
政策解读不够丰富，全年办结12.5件，其中**3件**超期，见[网站](https://a.gov.cn/)。

  ## 原因

  人手不足。

  - 甲类2件
  - 乙类

  | 渠道 | 条数 |
  |---|--:|
  | 网站 | 98 |"""
REPORT = changed(
    ("政策解读不够丰富。下一步增加图解。", PROSE),
    ("其他事项: |", "落款: {单位: 测试市民政局, 日期: 2025-01-10}\n其他事项: |"),
)
EXAMINED = look(REPORT)[0]
DOCUMENT = lay_out(EXAMINED.case)._replace(site={"SiteDomain": "www.test.gov.cn"})


def build(folder: Path, format_: str, files: dict[str, str]) -> bytes:
    """The report in one format with these templates, by their names in the format's folder. Raises ``Problem``."""
    for name, text in files.items():
        path = folder / named(format_).templates / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    renderer = Renderer(House((str(folder),)), cache=str(folder.parent / "compiled"), machine=RENDERER.machine)
    renderer.plain = RENDERER.templates
    return renderer.render(EXAMINED.case.report, DOCUMENT, (format_,))[format_]


def builtin(name: str) -> str:
    return (ROOT / "templates" / name).read_text(encoding="utf-8")


def page(block: str, text: str) -> dict[str, str]:
    return {
        "report.html.j2": f'{{% extends "builtin/html/report.html.j2" %}}{{% block {block} %}}{text}{{% endblock %}}'
    }


def css(text: str) -> dict[str, str]:
    return page("style", "{% raw %}" + text + "{% endraw %}")


def after(text: str) -> dict[str, str]:
    return page("signature", "{{ super() }}" + text)


def around(before: str, behind: str = "") -> dict[str, str]:
    return page("parts", before + "{{ super() }}" + behind)


def other(old: str, new: str, file: str = "report.html.j2") -> dict[str, str]:
    text = builtin(f"html/{file}")
    assert old in text
    return {file: text.replace(old, new)}


def instead(old: str, new: str, block: str = "parts") -> dict[str, str]:
    return page(block, "{{ super() | replace('" + old + "', '" + new + "' | safe) | safe }}")


FALSE = "<table><tr><th>受理</th><td>9</td></tr></table>"
WEB_LIES = {
    "a script": after("<script>document.querySelectorAll('td').forEach(e => e.textContent = 9)</script>"),
    "a script from elsewhere": after('<script src="a.js"></script>'),
    "a script in the head": page("meta", "<script>1</script>"),
    "other JSON-LD": other("{{ linked_data }}", "{{ linked_data | replace('2024', '2025') | safe }}"),
    "two scripts of JSON-LD": page("meta", '<script type="application/ld+json">{{ linked_data }}</script>'),
    "an event": instead("<section", '<section onclick="x()"'),
    "an event of the body": other("<body data", '<body onload="x()" data'),
    "an address that is a script": after('<p><a href="javascript:x()">下载</a></p>'),
    "an address that is a script, with a sign in it": after('<p><a href="java&#9;script:x()">下载</a></p>'),
    "an address that is data": after('<p><a href="data:text/html,9">下载</a></p>'),
    "a host that is not ours": after('<p><a href="https://example.com/">下载</a></p>'),
    "a host without a scheme": after('<p><a href="//example.com/">下载</a></p>'),
    "a host that ends as ours": after('<p><a href="https://eviltest.gov.cn/">下载</a></p>'),
    "a host behind a backslash": after('<p><a href="/\\example.com/">下载</a></p>'),
    "a host behind our name": after('<p><a href="https://www.test.gov.cn@example.com/">下载</a></p>'),
    "another address of the report's link": instead("https://a.gov.cn/", "https://b.gov.cn/"),
    "a button": after("<button>9</button>"),
    "a form": after('<form action="https://example.com/"><input value="9"/></form>'),
    "an input": instead("</h2>", '</h2><input value="9"/>'),
    "a frame": after('<iframe src="x.html"></iframe>'),
    "an object": after('<object data="x.html"></object>'),
    "an embedded thing": after('<embed src="x.html"/>'),
    "a base": page("meta", '<base href="https://example.com/"/>'),
    "a refresh": page("meta", '<meta http-equiv="refresh" content="0;url=https://example.com/"/>'),
    "a style sheet from elsewhere": page("meta", '<link rel="stylesheet" href="//example.com/a.css"/>'),
    "a false tag of the page": page("meta", '{{ super() }}<meta name="ArticleTitle" content="2025年度报告99件"/>'),
    "a tag with another value": {**page("meta", '<meta name="SiteDomain" content="b.gov.cn"/>')},
    "another year in the title": other("{{ document.title }}</title>", "{{ document.title | replace('2024', '2025') }}</title>"),
    "two titles": page("meta", "<title>{{ document.title }}</title>"),
    "words in the head": page("meta", "另有99"),
    "a hidden report": around('<div hidden="hidden">', "</div>"),
    "a report in a template": around("<template>", f"</template>{FALSE}"),
    "a report in noscript": around("<noscript>", "</noscript>"),
    "a report in details": around("<details><summary>x</summary>", "</details>"),
    "a report in a dialog": around("<dialog>", "</dialog>"),
    "a report in a textarea": around("<textarea>", "</textarea>"),
    "a report in a comment": around("<!--", f"-->{FALSE}"),
    "a comment that browsers end early": page("masthead", "<!--> <p>另有</p> -->"),
    "CDATA": instead("<p>人手不足。</p>", "<p><![CDATA[人手不足。]]></p>"),
    "an instruction": page("masthead", "<?x > 另有 ?>"),
    "an element that browsers do not close": around("<title/>"),
    "an empty element that browsers do not close": around('<div style="color:#fff"/>'),
    "an entity of the page's own": other("<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY x "12">]>'),
    "struck words": instead("人手不足。", "<del>人手不足。</del>"),
    "struck words of old": instead("人手不足。", "<s>人手不足。</s>"),
    "a raised digit": instead("12.5", "12<sup>.5</sup>"),
    "a point lost": instead("12.5", "125"),
    "a percent lost": other("{{ cell.text | e }}</td>{% elif", "{{ cell.text | e }}%</td>{% elif", "table.html.j2"),
    "a sign before a number": other("{{ cell.text | e }}</td>{% elif", "-{{ cell.text | e }}</td>{% elif", "table.html.j2"),
    "blanks in a number": instead("12.5", "12 .5"),
    "a number between tags": instead("12.5", "1<wbr/>25"),
    "words from right to left": around('<div dir="rtl">', "</div>"),
    "words turned by an element": instead("12.5", '<bdo dir="rtl">12.5</bdo>'),
    "a sign that turns words": instead("12.5", "&#8238;12.5"),
    "an item with another number": instead("<li>", '<li value="9">'),
    "a list backwards": page("signature", '{{ super() }}<ol reversed="reversed"><li>甲</li></ol>'),
    "a false table before the title": page("masthead", FALSE),
    "a false table at the end": after(FALSE),
    "a false table of blocks": after("<ul><li>受理99件</li></ul>"),
    "a false label": after("<p>行政许可</p>"),
    "a false count": after("<p>全年共办结99件</p>"),
    "a false count in words": after("<p>全年共办结九十九件</p>"),
    "a false share": page("masthead", "<p>公开率100%</p>"),
    "a heading of a section": after("<h2>七、其他</h2>"),
    "a caption of another table": other("{{ table.caption | e }}", "{{ table.caption | e }}（不含9）", "table.html.j2"),
    "another unit": other("{{ table.unit | e }}", "万{{ table.unit | e }}", "table.html.j2"),
    "words in a caption": other("</span></caption>", "另有</span></caption>", "table.html.j2"),
    "words in a table": other("<tbody>", "<p>另有</p><tbody>", "table.html.j2"),
    "another cell's name": other('data-cell="{{ cell.ref }}"', 'data-cell="x"', "table.html.j2"),
    "another cell's headers": other('headers="{{ cell.headers }}"', 'headers="x"', "table.html.j2"),
    "another year of the page": other('data-year="{{ document.year }}"', 'data-year="2030"'),
    "a value beside the text": instead("<p>人", '<p data-value="9">人'),
    "a name for the ear": instead("<p>人", '<p aria-label="9">人'),
    "hidden for the ear": instead("<section", '<section aria-hidden="true"'),
    "another name of a region": other('aria-labelledby="{{ table.id }}-caption"', 'aria-labelledby="preface"', "table.html.j2"),
    "a title on a number": other("<td headers", '<td title="9" headers', "table.html.j2"),
    "another description of a picture": page("masthead", '<p><img src="a.png" alt="9"/></p>'),
    "a picture from elsewhere": page("masthead", '<p><img src="https://example.com/a.png" alt="徽标"/></p>'),
    "a picture of a table": page("masthead", '<p><img src="data:image/png;base64,AAAA" alt="表"/></p>'),
    "drawn words": after('<svg xmlns="http://www.w3.org/2000/svg"><text>9</text></svg>'),
    "a picture element": after('<picture><img src="a.png" alt=""/></picture>'),
    "a class that is off the page": instead("<p>人", '<p class="skip">人'),
    "a class that is not printed": around('<div class="chart">', "</div>"),
    "a class of contents": around('<div class="contents">', "</div>"),
    "a bare style": instead("<p>人", '<p style="display:none">人'),
    "white words in a style": instead("<p>人", '<p style="color:#fff">人'),
    "no letters in a style": instead("<p>人", '<p style="font-size:0">人'),
    "contents that lead elsewhere": page("contents", '<nav><ol><li><a href="#nowhere">七、别的</a></li></ol></nav>'),
    "a section in upper case": around("<SCRIPT>", "</SCRIPT>"),
    "a second body": around("<body>", "</body>"),
    "two ids": around('<div id="content">', "</div>"),
}  # fmt: skip
CSS_LIES = [
    "td::after { content: '9' }",
    "td:before { content: '9' }",
    "td { display: none }",
    "section { visibility: hidden }",
    "td { opacity: 0 }",
    "td { opacity: .02 }",
    "td { font-size: 0 }",
    "td { font-size: 1px }",
    "td { font: 1px serif }",
    "td { font-size: calc(1px * 0) }",
    "td { clip-path: inset(100%) }",
    "td { clip: rect(0 0 0 0); position: absolute }",
    "td { color: #fff }",
    "td { color: white }",
    "td { color: transparent }",
    "td { color: rgb(255 255 255 / 1) }",
    "td { color: hsl(0 0% 100%) }",
    "td { background: #1a1a1a }",
    "section { color: #fefefe; background: #fff }",
    ":root { --ink: #fff }",
    ":root { --paper: #1a1a1a }",
    ":root { --shade: #222 }",
    ":root { --x: #fff } td { color: var(--x) }",
    "td { color: var(--none, #fff) }",
    "@media (prefers-color-scheme: dark) { :root { --ink: #16181c } }",
    "@media (prefers-color-scheme: dark) { td { color: #222 } }",
    "@media print { td { color: #fff } }",
    "@media print { section { display: none } }",
    ":root { --print-size: 0pt }",
    "td { text-indent: -9999px }",
    "p { text-indent: 9999px }",
    "p { margin-left: -9999px }",
    "p { padding-left: 9999px }",
    "section { position: absolute; left: -99em }",
    "section { position: fixed }",
    "main { display: flex; flex-direction: column-reverse }",
    "main { display: grid } section { order: 2 }",
    "section { float: right }",
    "main { columns: 3 }",
    "section { transform: scaleY(-1) }",
    "section { rotate: 180deg }",
    "section { scale: 0 }",
    "section { zoom: .01 }",
    "section { display: table-footer-group }",
    "td { display: block }",
    "main { direction: rtl }",
    "td { unicode-bidi: bidi-override; direction: rtl }",
    "td { writing-mode: vertical-rl }",
    "td { text-transform: uppercase }",
    "p { text-decoration: line-through }",
    "p { overflow: hidden; max-height: 0 }",
    "p { height: 0 }",
    "p { width: 0 }",
    "p { max-width: 1px }",
    "p { line-height: 0 }",
    "p { letter-spacing: -1em }",
    "p { white-space: pre }",
    "p { filter: blur(9px) }",
    "p { mix-blend-mode: difference }",
    "p { mask: none }",
    "p { -webkit-text-fill-color: transparent }",
    "p { -webkit-text-security: disc }",
    "p { content-visibility: hidden }",
    "p { all: unset }",
    "p { animation: x 1s }",
    "p { background: url(https://example.com/a.png) }",
    "p { background-image: image-set('a.png' 1x) }",
    "p { background: linear-gradient(#111, #222) }",
    "p { cursor: url(https://example.com/a.cur) }",
    "td { font-family: Wingdings }",
    "td { font: 1rem Webdings }",
    "td { font-feature-settings: 'frac' }",
    "td { font-variant-numeric: ordinal }",
    "ol { list-style: none }",
    "ol { list-style-type: cjk-ideographic }",
    "ol { counter-reset: list-item 8 }",
    "li::marker { content: '9. ' }",
    "@import 'https://example.com/a.css';",
    "@import url(//example.com/a.css);",
    "@charset 'utf-8';",
    "@font-face { font-family: a; src: url(a.ttf) }",
    "@keyframes x { to { color: red } }",
    "@counter-style x { symbols: '9' }",
    "@supports (display: grid) { td { display: none } }",
    "@layer x { td { display: none } }",
    "@page { @top-left { content: '9' } }",
    "td:not(.x) { color: #333 }",
    "td:has(b) { color: #333 }",
    "td { c\\6flor: #fff }",
    "td { color: #333; span { display: none } }",
    "td { color: #fff !important }",
    ".own + section { display: flex }",
    "td { color: #333 ",
    "} td { display: none } .x {",
    ".a { font-family: '/*' } td { display: none } .b { font-family: '*/' }",
    "/* td { color: #333 } ",
    "td { box-shadow: inset 0 0 0 99px #1a1a1a }",
    "td { outline: 99px solid #1a1a1a }",
    "td { border: 99px solid }",
    "td { min-width: 9999px }",
    ".draft { display: none }",
    "caption { caption-side: bottom; display: none }",
]
WEB_TRUTHS = {
    "a paragraph before the title": page("masthead", "<header class='banner'><p>测试市民政局</p></header>"),
    "a navigation": page("masthead", '<nav class="top"><ul><li><a href="/index.html">首页</a></li><li><a href="https://www.test.gov.cn/gk/">政府信息公开</a></li></ul></nav>'),
    "a link below": after('<p>本报告可在<a href="https://test.gov.cn/">网站</a>下载。联系：<a href="tel:010-12345678">010-12345678</a></p>'),
    "a link to the top": after('<p><a href="#content">返回顶部</a></p>'),
    "a list": after("<ul><li>附件：办事指南</li></ul>"),
    "a heading of one's own": after("<h3>附则</h3><p>抄送：市政府办公室</p>"),
    "a number of a document": page("title", "<p>测民〔2025〕3号</p>{{ super() }}<p>本馆编</p>"),
    "a footer": after('<footer><p>主办：测试市民政局　备案号：鲁ICP备12345678号</p></footer>'),
    "a comment": page("masthead", "<!-- 本单位的页头 -->"),
    "a class around": around('<div class="wide">', "</div>"),
    "an id around": around('<article id="bao-gao">', "</article>"),
    "a class at a table": other("<table data", '<table class="striped" data', "table.html.j2"),
    "columns of a table": other("{% if table.header_rows %}", "<colgroup><col/></colgroup>{% if table.header_rows %}", "table.html.j2"),
    "no names of cells": other(' data-cell="{{ cell.ref }}"', "", "table.html.j2"),
    "bold numbers": other("{{ cell.text | e }}</td>{% elif", "<b>{{ cell.text | e }}</b></td>{% elif", "table.html.j2"),
    "a tag of the page": page("meta", '{{ super() }}<meta name="keywords" content="年报,公开"/>'),
    "no charts": other("{% include 'html/chart.html.j2' %}", ""),
    "no contents": page("contents", ""),
    "a colour in a style": instead("<p>人", '<p style="color:#333">人'),
    "a word marked": instead("人手不足。", '<span class="mark">人手</span>不足。'),
}  # fmt: skip
CSS_TRUTHS = [
    "td { color: #333 }",
    "h2 { color: #c00 }",
    "h2 { color: darkred; border-left: 4px solid #c00; padding-left: .5rem }",
    "th { background: #eef3fa }",
    "td { background-color: #fafafa; font-size: 14px }",
    "tbody tr:nth-child(even) { background: #f0f0f0 }",
    "tr:hover { background: #ffe }",
    ":root { --ink: #222; --link: #036; --shade: #eee }",
    ":root { --brand: #8b0000 } h1 { color: var(--brand) }",
    "body { font-family: 'Microsoft YaHei', sans-serif; font-size: 18px }",
    "h1 { font: bold 2rem/1.5 SimHei, serif; letter-spacing: .1em }",
    "p { line-height: 2; margin: 0 0 1rem; text-indent: 2em; text-align: justify }",
    "main { max-width: 60rem; padding: 2rem; background: #fffdf8 }",
    "table { border: 2px solid #000; border-radius: 4px }",
    "a { text-decoration: none } a:hover { text-decoration: underline }",
    ".banner { background: #900; color: #fff; display: flex; gap: 1rem; justify-content: space-between; padding: 1rem }",
    ".banner p { color: gold; font-size: 12px } .banner ul { list-style: none; margin: 0 }",
    ".top a { color: #fff; display: inline-block }",
    ".masthead { background: #c00 } .masthead p { color: #fff }",
    "@media print { .banner { display: none } h2 { break-after: avoid } }",
    "@media (max-width: 600px) { table { font-size: 12px } }",
    "@media (prefers-color-scheme: dark) { :root { --ink: #fff; --paper: #000 } }",
    "@page { margin: 20mm; size: A4 }",
    "/* 本单位的颜色 */ h2 { color: #036 }",
    "section { border-top: 1px solid #ccc; box-shadow: 0 1px 3px rgb(0 0 0) }",
    "h2 { display: inline-block; background: #eef }",
]  # fmt: skip


@pytest.mark.parametrize("lie", WEB_LIES)
def test_a_page_that_lies_is_refused(tmp_path: Path, lie: str) -> None:
    with pytest.raises(Problem) as told:
        build(tmp_path, "html", WEB_LIES[lie])
    assert str(tmp_path) in told.value.zh


@pytest.mark.parametrize("truth", WEB_TRUTHS)
def test_a_page_with_blocks_of_ones_own_is_made(tmp_path: Path, truth: str) -> None:
    assert build(tmp_path, "html", WEB_TRUTHS[truth])


@pytest.mark.parametrize("lie", CSS_LIES)
def test_a_style_sheet_that_lies_is_refused(tmp_path: Path, lie: str) -> None:
    with pytest.raises(Problem) as told:
        build(tmp_path, "html", css(lie))
    assert "html: " in told.value.zh


@pytest.mark.parametrize("truth", CSS_TRUTHS)
def test_a_style_sheet_of_ones_own_is_taken(tmp_path: Path, truth: str) -> None:
    content = build(tmp_path, "html", css(truth)).decode()
    assert truth in content
