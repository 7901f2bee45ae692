"""Templates cannot lie: what an agency's templates do to hide, add, move or replace words is refused, in each format.

Each kind of lie stands beside a harmless twin that uses the same means, and that builds.
"""

from collections.abc import Callable
from contextlib import nullcontext
from functools import cache
from pathlib import Path

import pytest
from outputs import RENDERER
from reports import ROOT, changed, look

from gipgen.check import examine
from gipgen.findings.text import Problem
from gipgen.formats.house import House
from gipgen.formats.registry import named, names
from gipgen.formats.renderer import Renderer
from gipgen.layout.document import Document, lay_out
from gipgen.settings.parse_toml import parse

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


@cache
def plain() -> dict[str, bytes]:
    """Without any template of the house's own."""
    return RENDERER.render(EXAMINED.case.report, DOCUMENT, names())


def build(folder: Path, format_: str, files: dict[str, str], document: Document = DOCUMENT) -> bytes:
    """The report in one format with these templates, by their names in the format's folder. Raises ``Problem``."""
    for name, text in files.items():
        path = folder / named(format_).templates / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    renderer = Renderer(House((str(folder),)), cache=str(folder.parent / "compiled"), machine=RENDERER.machine)
    renderer.plain = RENDERER.templates
    return renderer.render(EXAMINED.case.report, document, (format_,))[format_]


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
    "rules in what is no comment to browsers": css("<!-- td { color: #fff } -->"),
    "rules behind what is no comment to browsers": css("/&#42; x {} td { color: #fff } /&#42; */"),
    "a comment that the title shows": other("</title>", "<!-- 9件 --></title>"),
    "other JSON-LD": other("{{ linked_data }}", "{{ linked_data | replace('2024', '2025') | safe }}"),
    "another day": page("publishing", '<p class="publishing">发布日期：2020年1月1日</p>'),
    "a file that was not made": page("publishing", '<p class="publishing"><span>下载：<a href="a.docx">Word</a></span></p>'),
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
    "a dark page without our colours": page("meta", '<meta name="color-scheme" content="dark"/>'),
    "a dark page in capitals": page("meta", '<meta name="Color-Scheme" content="dark"/>'),
    "another width of telephones": page("meta", '<meta name="Viewport" content="width=1"/>'),
    "white words on the paper of the browser": {"style.css": "td { color: #fff }"},
    "no ground, and black words on a dark one": {
        "style.css": "@media (prefers-color-scheme: dark) { body { background: #000 } }"
    },
    "dark words in a style on a dark page": {
        **page("style", "@media (prefers-color-scheme: dark) { h6 { margin: 0 } }"),
        "table.html.j2": builtin("html/table.html.j2").replace("<td headers", '<td style="color:#222" headers'),
    },
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
    "rows that browsers put on top": other(
        "<tbody>\n{% for row in table.rows[table.header_rows:] %}\n{{ cells(row) }}\n{%- endfor %}\n</tbody>",
        "{% for row in table.rows[table.header_rows:] %}{% set part = 'thead' if loop.last else 'tbody' %}<{{ part }}>{{ cells(row) }}</{{ part }}>{% endfor %}",
        "table.html.j2",
    ),
    "no head at all, and rows on top": other("<tbody>", "<tbody></tbody><thead></thead><tbody>", "table.html.j2"),
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
    "td { color: #111 } @media (prefers-color-scheme: dark) { :root { --ink: #fff } }",
    "h2 { color: #003 } @media (prefers-color-scheme: dark) { h3 { color: #ccf } }",
    "td { color: #111 } @media (prefers-color-scheme: dark) { td { color: eee } }",  # no colour: browsers pass it over
    "td { color: #111 } @media (prefers-color-scheme: dark) { td { font-size: 1rem } }",
    "td { color: #111 } @media (prefers-color-scheme: dark) and (max-width: 30rem) { td { color: #eee } }",
    "@media (prefers-color-scheme: dark) { td { color: #eee } } td { color: #111 }",  # the last one counts
    "@media (prefers-color-scheme: dark) { th { background: #fff } }",
    "@media (prefers-color-scheme: dark) { body { background: #fff } }",
    "@media (prefers-color-scheme: dark) {} :root { --ink: #222 }",
    "@media (prefers-color-scheme: dark) {} section { background: #fff }",
    "@media (prefers-color-scheme: dark) {} td { --ink: #111; color: var(--ink) }",
    ":root { --x: #111 } td { color: var(--x) } @media (prefers-color-scheme: dark) { section { --x: #eee } }",
    "td { background: linear-gradient(#fff, #eee) } @media (prefers-color-scheme: dark) { td { background-color: #000 } }",
    ":root { color-scheme: dark }",
    ":root { --ink: eee }",
    ".draft { display: none }",
    "caption { caption-side: bottom; display: none }",
]
WEB_TRUTHS = {
    "no line of day and downloads": page("publishing", ""),
    "a paragraph before the title": page("masthead", "<header class='banner'><p>测试市民政局</p></header>"),
    "a navigation": page("masthead", '<nav class="top"><ul><li><a href="/index.html">首页</a></li><li><a href="https://www.test.gov.cn/gk/">政府信息公开</a></li></ul></nav>'),
    "a link below": after('<p>本报告可在<a href="https://test.gov.cn/">网站</a>下载。联系：<a href="tel:010-12345678">010-12345678</a></p>'),
    "a link to the top": after('<p><a href="#content">返回顶部</a></p>'),
    "a list": after("<ul><li>附件：办事指南</li></ul>"),
    "a heading of one's own": after("<h3>附则</h3><p>抄送：市政府办公室</p>"),
    "a number of a document": page("title", "<p>测民〔2025〕3号</p>{{ super() }}<p>本馆编</p>"),
    "a footer": after("<footer><p>主办：测试市民政局　备案号：鲁ICP备12345678号</p></footer>"),
    "a comment": page("masthead", "<!-- 本单位的页头 -->"),
    "a class around": around('<div class="wide">', "</div>"),
    "an id around": around('<article id="bao-gao">', "</article>"),
    "a class at a table": other("<table data", '<table class="striped" data', "table.html.j2"),
    "columns of a table": other("{% if table.header_rows %}", "<colgroup><col/></colgroup>{% if table.header_rows %}", "table.html.j2"),
    "no names of cells": other(' data-cell="{{ cell.ref }}"', "", "table.html.j2"),
    "several bodies": other(
        "{{ cells(row) }}\n{%- endfor %}\n</tbody>", "{{ cells(row) }}\n{%- if not loop.last %}</tbody><tbody>{% endif %}{% endfor %}\n</tbody>", "table.html.j2"
    ),
    "bold numbers": other("{{ cell.text | e }}</td>{% elif", "<b>{{ cell.text | e }}</b></td>{% elif", "table.html.j2"),
    "a tag of the page": page("meta", '{{ super() }}<meta name="keywords" content="年报,公开"/>'),
    "no charts": other("{% include 'html/chart.html.j2' %}", ""),
    "no contents": page("contents", ""),
    "a colour in a style": instead("<p>人", '<p style="color:#333">人'),
    "colours of its own in a style on a dark page": {
        **page("style", "@media (prefers-color-scheme: dark) { h6 { margin: 0 } }"),
        "table.html.j2": builtin("html/table.html.j2").replace("<td headers", '<td style="color:#222;background:#fff" headers'),
    },
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
    "td { color: #111 } @media (prefers-color-scheme: dark) { td { color: #eee } }",
    "td, th { background: #f5f5f5 } @media (prefers-color-scheme: dark) { th { background: #333 } td { background: #222 } }",
    "tbody td { background-color: #fff } @media screen and (prefers-color-scheme: dark) { tbody td { background: #000 } }",
    ":root { --x: #036 } h2 { color: var(--x) } @media (prefers-color-scheme: dark) { :root { --x: #9cf } }",
    "@media (prefers-color-scheme: light) { td { color: #111 } } @media (prefers-color-scheme: dark) { td { color: #fff } }",
    "@media (prefers-color-scheme: dark) { :root { --ink: #ddd } } @media print { td { color: #111 } }",
    "@media (prefers-color-scheme: dark) { .banner { background: #000 } }",
    ":root { color-scheme: light } td { color: #111 }",
    "@page { margin: 20mm; size: A4 }",
    "/* 本单位的颜色 */ h2 { color: #036 }",
    "section { border-top: 1px solid #ccc; box-shadow: 0 1px 3px rgb(0 0 0) }",
    "h2 { display: inline-block; background: #eef }",
]  # fmt: skip


def md(block: str, text: str) -> dict[str, str]:
    return {
        "report.md.j2": f'{{% extends "builtin/markdown/report.md.j2" %}}{{% block {block} %}}{text}{{% endblock %}}'
    }


def md_after(text: str) -> dict[str, str]:
    return md("signature", "{{ super() }}\n" + text)


def md_instead(old: str, new: str) -> dict[str, str]:
    return md("parts", "{{ super() | replace('" + old + "', '" + new + "') }}")


def part_of(folder: str, file: str, old: str, new: str) -> dict[str, str]:
    """A built-in template with something else in one place."""
    text = builtin(f"{folder}/{file}")
    assert old in text, old
    return {file: text.replace(old, new)}


def word(old: str, new: str, file: str = "document.xml.j2") -> dict[str, str]:
    return part_of("docx", file, old, new)


def word_run(new: str) -> dict[str, str]:
    """Other XML for each number of the form's tables."""
    return word("<w:r>{{ look }}<w:t>{{ line | e }}</w:t></w:r>", new, "table.xml.j2")


def word_block(text: str, block: str = "masthead") -> dict[str, str]:
    return {
        "document.xml.j2": f'{{% extends "builtin/docx/document.xml.j2" %}}{{% block {block} %}}{text}{{% endblock %}}'
    }


def word_par(text: str, properties: str = "") -> dict[str, str]:
    return word_block(f"<w:p><w:pPr>{properties}</w:pPr>{text}</w:p>")


def odt(old: str, new: str, file: str = "text.xml.j2") -> dict[str, str]:
    return part_of("odt", file, old, new)


def odt_block(text: str, block: str = "masthead") -> dict[str, str]:
    return {"text.xml.j2": f'{{% extends "builtin/odt/text.xml.j2" %}}{{% block {block} %}}{text}{{% endblock %}}'}


def odt_look(properties: str, kind: str = "text") -> dict[str, str]:
    """A look of the table's numbers."""
    old = (
        "<style:paragraph-properties fo:text-align=\"start\"/>{% endcall %}\n{% call paragraph('Table_20_text_20_small'"
    )
    return odt(old, old.replace("<style:p", f"<style:{kind}-properties {properties}/><style:p", 1), "styles.xml.j2")


def pdf(block: str, text: str) -> dict[str, str]:
    return {
        "report.typ.j2": f'{{% extends "builtin/typst/report.typ.j2" %}}{{% block {block} %}}{text}\n{{% endblock %}}'
    }


def pdf_style(text: str) -> dict[str, str]:
    return pdf("style", text)


FALSE_MD = "| 受理 | 件数 |\n| --- | --- |\n| 甲 | 9 |\n"
NUMBER = "<w:t>{{ line | e }}</w:t>"
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
END = '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
ENDED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
BOX = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>9</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
LIES: dict[str, dict[str, dict[str, str]]] = {
    "md": {
        "a picture": md_after("![](9.png)"),
        "a picture from elsewhere": md_after("![甲](https://example.com/9.png)"),
        "a host that is not ours": md_after("[下载](https://example.com/)"),
        "a host in angles": md_after("<https://example.com/>"),
        "a bare host": md_after("见 https://example.com/ 。"),
        "an address that is a script": md_after("[下载](javascript:x)"),
        "another address of the report's link": md_instead("https://a.gov.cn/", "https://b.gov.cn/"),
        "a reference": md_after("[下载][1]"),
        "where a reference leads": md_after("[1]: https://example.com/"),
        "a footnote": md_after("[^1]"),
        "a script": md_after("<script>x</script>"),
        "a hidden report": md("parts", "<div hidden>\n\n{{ super() }}\n\n</div>\n"),
        "a report in a comment": md("parts", "<!--\n{{ super() }}\n-->\n"),
        "a report in details": md("parts", "<details>\n\n{{ super() }}\n</details>\n"),
        "a report as code": md("parts", "```\n\n{{ super() }}\n```\n"),
        "a report as code of tildes": md("parts", "~~~\n\n{{ super() }}\n~~~\n"),
        "a line as code": md_instead("人手不足。", "    人手不足。"),
        "a line that was code": md_instead("人手不足。", "`人手不足。`"),
        "struck words as a formula": md_instead("人手不足。", r"$\require{cancel}\cancel{人手不足。}$"),
        "a formula of its own": md("signature", "{{ super() }}\n\n$9 9$\n"),
        "struck words": md_instead("人手不足。", "~~人手不足。~~"),
        "struck words in HTML": md_instead("人手不足。", "<del>人手不足。</del>"),
        "a style in HTML": md_instead("人手不足。", '<span style="display:none">人手不足。</span>'),
        "a raised digit": md_instead("12.5", "12<sup>.5</sup>"),
        "a point lost": md_instead("12.5", "125"),
        "an escaped point": md_instead("12.5", "12\\.5\\,0"),
        "a number with another sign": md_instead("12.5", "&#57;12.5"),
        "a paragraph as a heading": md_instead("人手不足。", "人手不足。\n---"),
        "a paragraph as a title": md_instead("人手不足。", "人手不足。\n==="),
        "two paragraphs in one": md_instead("人手不足。\\n", "人手不足。"),
        "a table without an end": md_instead("</table>\\n\\n", "</table>\\n"),
        "a false table": md_after(FALSE_MD),
        "a false table in HTML": md_after("<table>\n<tr><td>9</td></tr>\n</table>\n"),
        "a false count": md_after("全年办结99件。"),
        "a false label": md_after("- 行政许可"),
        "an attribute of a cell": part_of("markdown", "table.md.j2", "<tr align", "<tr hidden align"),
        "a cell that is hidden": part_of("markdown", "table.md.j2", "<{{ tag }}{%", '<{{ tag }} style="display:none"{%'),
        "words between rows": part_of("markdown", "table.md.j2", "</table>", "<p>9</p>\n</table>"),
        "a number in a comment": part_of("markdown", "table.md.j2", "{{ cell.text | html }}", "<!--{{ cell.text | html }}-->9"),
        "a heading of a section": md_after("## 七、其他"),
        "a rule through words": md_after("抄送：甲\n---"),
        "an entity": md_after("另有&nbsp;&#57;&#57;"),
    },
    "docx": {
        "another number in a field": word_run(f'<w:fldSimple w:instr=" QUOTE 9 "><w:r>{NUMBER}</w:r></w:fldSimple>'),
        "another number in a long field": word_run(f"{BEGIN} = 9 {END}<w:r>{NUMBER}</w:r>{ENDED}"),
        "a field of the date": word_par(f"{BEGIN} DATE {END}<w:r><w:t>x</w:t></w:r>{ENDED}"),
        "a field of a file": word_par(f"{BEGIN} INCLUDETEXT 9.docx {END}<w:r><w:t>x</w:t></w:r>{ENDED}"),
        "a link by a field": word_par(f'{BEGIN} HYPERLINK "https://example.com/" {END}<w:r><w:t>x</w:t></w:r>{ENDED}'),
        "deleted numbers": word_run(f'<w:del w:id="1" w:author="a"><w:r>{NUMBER}</w:r></w:del>'),
        "deleted words": word_par('<w:del w:id="1" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>'),
        "inserted words": word_run(f'<w:ins w:id="1" w:author="a"><w:r>{NUMBER}</w:r></w:ins>'),
        "moved words": word_run(f'<w:moveFrom w:id="1" w:author="a"><w:r>{NUMBER}</w:r></w:moveFrom>'),
        "a hyphen": word_run(f"<w:r><w:noBreakHyphen/>{NUMBER}</w:r>"),
        "a soft hyphen": word_run(f"<w:r>{NUMBER}<w:softHyphen/></w:r>"),
        "a sign of another font": word_run(f'<w:r><w:sym w:font="Wingdings" w:char="F039"/>{NUMBER}</w:r>'),
        "a number of the page": word_run(f"<w:r>{NUMBER}<w:pgNum/></w:r>"),
        "a font of symbols": word_run(f'<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>{NUMBER}</w:r>'),
        "struck numbers": word_run(f"<w:r><w:rPr><w:strike/></w:rPr>{NUMBER}</w:r>"),
        "twice struck numbers": word_run(f"<w:r><w:rPr><w:dstrike/></w:rPr>{NUMBER}</w:r>"),
        "hidden numbers": word_run(f"<w:r><w:rPr><w:vanish/></w:rPr>{NUMBER}</w:r>"),
        "hidden numbers of another kind": word_run(f"<w:r><w:rPr><w:specVanish/></w:rPr>{NUMBER}</w:r>"),
        "numbers hidden on the web": word_run(f"<w:r><w:rPr><w:webHidden/></w:rPr>{NUMBER}</w:r>"),
        "white numbers": word_run(f'<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr>{NUMBER}</w:r>'),
        "white numbers of a theme": word_run(f'<w:r><w:rPr><w:color w:val="000000" w:themeColor="background1"/></w:rPr>{NUMBER}</w:r>'),
        "black ground": word_run(f'<w:r><w:rPr><w:shd w:val="clear" w:fill="000000"/></w:rPr>{NUMBER}</w:r>'),
        "a solid ground": word_run(f'<w:r><w:rPr><w:shd w:val="solid" w:color="000000"/></w:rPr>{NUMBER}</w:r>'),
        "a black marker": word_run(f'<w:r><w:rPr><w:highlight w:val="black"/></w:rPr>{NUMBER}</w:r>'),
        "tiny numbers": word_run(f'<w:r><w:rPr><w:sz w:val="2"/></w:rPr>{NUMBER}</w:r>'),
        "numbers squeezed": word_run(f'<w:r><w:rPr><w:w w:val="1"/></w:rPr>{NUMBER}</w:r>'),
        "numbers on one another": word_run(f'<w:r><w:rPr><w:spacing w:val="-200"/></w:rPr>{NUMBER}</w:r>'),
        "numbers fitted": word_run(f'<w:r><w:rPr><w:fitText w:val="1"/></w:rPr>{NUMBER}</w:r>'),
        "numbers off the line": word_run(f'<w:r><w:rPr><w:position w:val="-900"/></w:rPr>{NUMBER}</w:r>'),
        "raised numbers": word_run(f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{NUMBER}</w:r>'),
        "numbers from right to left": word_run(f"<w:r><w:rPr><w:rtl/></w:rPr>{NUMBER}</w:r>"),
        "numbers turned": word_run(f'<w:bdo w:val="rtl"><w:r>{NUMBER}</w:r></w:bdo>'),
        "a 9 behind": word_run(f"<w:r>{NUMBER}</w:r><w:r><w:t>9</w:t></w:r>"),
        "a ruby": word_run(f"<w:r><w:ruby><w:rt><w:r><w:t>9</w:t></w:r></w:rt><w:rubyBase><w:r>{NUMBER}</w:r></w:rubyBase></w:ruby></w:r>"),
        "a formula": word_par('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>9</m:t></m:r></m:oMath>'),
        "a number by Word": word_par("<w:r><w:t>甲</w:t></w:r>", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        "a frame": word_par("<w:r><w:t>甲</w:t></w:r>", '<w:framePr w:w="9000" w:h="9000" w:x="0" w:y="0"/>'),
        "a paragraph to the left of the page": word_par("<w:r><w:t>甲</w:t></w:r>", '<w:ind w:left="-9000"/>'),
        "a line without height": word_par("<w:r><w:t>甲</w:t></w:r>", '<w:spacing w:line="1" w:lineRule="exact"/>'),
        "a text box": word_par(BOX),
        "alternate content": word_par(f'<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x">{BOX}</mc:Choice></mc:AlternateContent>'),
        "another document": word_block('<w:altChunk r:id="rId1"/>'),
        "an object": word_par("<w:r><w:object/></w:r>"),
        "a control": word_par("<w:r><w:control/></w:r>"),
        "a content control": word_block("<w:sdt><w:sdtContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:sdtContent></w:sdt>"),
        "a comment": word_par('<w:r><w:commentReference w:id="1"/></w:r>'),
        "a note at the foot": word_par('<w:r><w:footnoteReference w:id="1"/></w:r>'),
        "a link to a place": word_par('<w:hyperlink w:anchor="x"><w:r><w:t>甲</w:t></w:r></w:hyperlink>'),
        "a false table": word_block("<w:tbl><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
        "a false count": word_par("<w:r><w:t>全年办结</w:t></w:r><w:r><w:t>99</w:t></w:r><w:r><w:t>件</w:t></w:r>"),
        "columns from the right": word("<w:tblPr>", "<w:tblPr><w:bidiVisual/>", "table.xml.j2"),
        "a floating table": word("<w:tblPr>", '<w:tblPr><w:tblpPr w:tblpX="9000"/>', "table.xml.j2"),
        "hidden rows": word("<w:cantSplit/>", "<w:cantSplit/><w:hidden/>", "table.xml.j2"),
        "rows without height": word("<w:cantSplit/>", '<w:cantSplit/><w:trHeight w:val="1" w:hRule="exact"/>', "table.xml.j2"),
        "columns without width": word('<w:gridCol w:w="{{ width }}"/>', '<w:gridCol w:w="1"/>', "table.xml.j2"),
        "another name of a table": word('<w:tblCaption w:val="{{ table.caption | e }}"/>', '<w:tblCaption w:val="9"/>', "table.xml.j2"),
        "a small page": word('<w:pgSz w:w="{{ sheet.width }}"', '<w:pgSz w:w="100"'),
        "a style that hides": word("{{ size(page.small) }}</w:rPr>", "{{ size(page.small) }}<w:vanish/></w:rPr>", "styles.xml.j2"),
        "a white style": word("{{ size(page.small) }}</w:rPr>", '{{ size(page.small) }}<w:color w:val="FEFEFE"/></w:rPr>', "styles.xml.j2"),
        "a tiny style": word("{{ size(page.small) }}</w:rPr>", '<w:sz w:val="1"/></w:rPr>', "styles.xml.j2"),
        "a style with numbers": word('<w:jc w:val="left"/></w:pPr></w:style>', '<w:numPr/><w:jc w:val="left"/></w:pPr></w:style>', "styles.xml.j2"),
        "a footer that counts": word('<w:t xml:space="preserve"> —</w:t>', '<w:t xml:space="preserve"> — 全年99件</w:t>', "footer_odd.xml"),
        "a field in a footer": word(" PAGE ", " QUOTE 9 ", "footer_odd.xml"),
        "a text box in a header": word("</w:pPr></w:p>", f"</w:pPr>{BOX}</w:p>", "header.xml"),
        "a text of the report in a header": word("</w:pPr></w:p>", "</w:pPr><w:r><w:t>人手不足。</w:t></w:r></w:p>", "header.xml"),
        "a macro": word('<Override PartName="/word/styles.xml"', '<Override PartName="/word/vba.bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/word/styles.xml"', "content_types.xml.j2"),
        "a relation to elsewhere": word("{% for link in media.links %}", '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://example.com/a.dotm" TargetMode="External"/>{% for link in media.links %}', "document_rels.xml.j2"),
        "another address of the report's link": word('Target="{{ link }}"', 'Target="https://example.com/"', "document_rels.xml.j2"),
        "another title": word("{{ document.title }}", "另一份", "core.xml.j2"),
        "another name of a font": word('<w:altName w:val="仿宋"/>', '<w:altName w:val="Wingdings"/>', "fontTable.xml"),
        "a mail merge": word("<w:zoom", "<w:mailMerge/><w:zoom", "settings.xml"),
    },
    "odt": {
        "a field of the date": odt_block("<text:p><text:date>x</text:date></text:p>"),
        "an expression": odt_block('<text:p><text:expression text:formula="ooow:9">甲</text:expression></text:p>'),
        "a number in an expression": odt("{{ line | e }}", '<text:expression text:formula="ooow:9">{{ line | e }}</text:expression>', "table.xml.j2"),
        "a conditional text": odt("{{ line | e }}", '<text:conditional-text text:condition="ooow:1" text:string-value-if-true="9">{{ line | e }}</text:conditional-text>', "table.xml.j2"),
        "a hidden text": odt("{{ line | e }}", '<text:hidden-text text:condition="ooow:1">{{ line | e }}</text:hidden-text>', "table.xml.j2"),
        "a hidden section": odt_block('<text:section text:name="a" text:display="none">{{ super() }}</text:section>', "parts"),
        "a section from elsewhere": odt_block('<text:section text:name="a"><text:section-source xlink:href="https://example.com/"/></text:section>'),
        "a number of the page": odt("{{ line | e }}", "{{ line | e }}<text:page-number/>", "table.xml.j2"),
        "deleted words": odt_block('<text:tracked-changes><text:changed-region text:id="a"><text:deletion><text:p>9</text:p></text:deletion></text:changed-region></text:tracked-changes>'),
        "a note": odt_block('<text:p>甲<text:note text:note-class="footnote"><text:note-body><text:p>9</text:p></text:note-body></text:note></text:p>'),
        "a comment": odt_block("<text:p><office:annotation><text:p>9</text:p></office:annotation></text:p>"),
        "a script": odt_block('<text:p><text:script xlink:href="a.js"/></text:p>'),
        "an event": odt_block("<text:p><office:event-listeners/></text:p>"),
        "a link": odt_block('<text:p><text:a xlink:type="simple" xlink:href="https://example.com/">甲</text:a></text:p>'),
        "a frame": odt_block("<text:p><draw:frame><draw:text-box><text:p>9</text:p></draw:text-box></draw:frame></text:p>"),
        "an object": odt_block('<text:p><draw:frame><draw:object xlink:href="a"/></draw:frame></text:p>'),
        "a picture from elsewhere": odt_block('<text:p><draw:frame><draw:image xlink:href="https://example.com/a.png"/></draw:frame></text:p>'),
        "a list with numbers": odt_block('<text:list><text:list-item text:start-value="9"><text:p>甲</text:p></text:list-item></text:list>'),
        "a ruby": odt_block("<text:p><text:ruby><text:ruby-base>甲</text:ruby-base><text:ruby-text>9</text:ruby-text></text:ruby></text:p>"),
        "a false table": odt_block("<table:table><table:table-row><table:table-cell><text:p>9</text:p></table:table-cell></table:table-row></table:table>"),
        "a false count": odt_block("<text:p>全年办结<text:span>99</text:span>件</text:p>"),
        "a value of a cell": odt('office:value-type="string">{% for line', 'office:value-type="float" office:value="9">{% for line', "table.xml.j2"),
        "a formula of a cell": odt('office:value-type="string">{% for line', 'table:formula="ooow:9" office:value-type="string">{% for line', "table.xml.j2"),
        "hidden columns": odt("<table:table-column ", '<table:table-column table:visibility="collapse" ', "table.xml.j2"),
        "hidden rows": odt('<table:table-row table:style-name="Row">', '<table:table-row table:style-name="Row" table:visibility="collapse">', "table.xml.j2"),
        "a table that is not displayed": odt("<table:table table:name", '<table:table table:display="false" table:name', "table.xml.j2"),
        "hidden words": odt_look('text:display="none"'),
        "white words": odt_look('fo:color="#ffffff"'),
        "words on their own colour": odt_look('fo:background-color="#000000"'),
        "transparent words": odt_look('loext:opacity="0%" xmlns:loext="x"'),
        "tiny words": odt_look('fo:font-size="0.5pt"'),
        "struck words": odt_look('style:text-line-through-style="solid"'),
        "words off the line": odt_look('style:text-position="-100% 1%"'),
        "words squeezed": odt_look('style:text-scale="1%"'),
        "capital words": odt_look('fo:text-transform="uppercase"'),
        "turned words": odt_look('style:text-rotation-angle="180"'),
        "words on one another": odt_look('fo:letter-spacing="-9pt"'),
        "a font of symbols": odt_look('style:font-name="Wingdings"'),
        "words left of the page": odt_look('fo:margin-left="-900pt"', "paragraph"),
        "lines without height": odt_look('fo:line-height="1pt"', "paragraph"),
        "words from right to left": odt_look('style:writing-mode="rl-tb"', "paragraph"),
        "a header that counts": odt("<style:footer>", "<style:header><text:p>全年99件</text:p></style:header><style:footer>", "styles.xml.j2"),
        "a text of the report in a footer": odt("<style:footer>", "<style:header><text:p>人手不足。</text:p></style:header><style:footer>", "styles.xml.j2"),
        "another title": odt("{{ document.title }}", "另一份", "meta.xml.j2"),
        "a part more": odt("<manifest:file-entry", '<manifest:file-entry manifest:full-path="Basic/a.xml" manifest:media-type="text/xml"/><manifest:file-entry', "manifest.xml.j2"),
    },
    "pdf": {
        "white words": pdf_style('#show table: set text(fill: rgb("ffffff"))'),
        "white words by name": pdf_style("#show table: set text(fill: white)"),
        "nearly white words": pdf_style("#show table: set text(fill: luma(250))"),
        "words on black": pdf_style('#show table: set block(fill: rgb("000000"))'),
        "tiny words": pdf_style("#show table: set text(size: 0.1pt)"),
        "words that shrink": pdf_style("#show table: set text(size: 0.1em)"),
        "words computed small": pdf_style("#show table: set text(size: 10pt * 0)"),
        "other words": pdf_style('#show "12": "9"'),
        "other words by pattern": pdf_style('#show regex("[0-9]+"): "9"'),
        "other cells": pdf_style("#show table.cell: it => [9]"),
        "hidden words": pdf_style("#show table: hide"),
        "hidden words in the report": pdf("parts", "hide({\n{{ super() }}\n})"),
        "words moved": pdf_style("#show table: move.with(dx: 900pt)"),
        "words turned": pdf_style("#show table: rotate.with(180deg)"),
        "words scaled": pdf_style("#show table: scale.with(1%)"),
        "words placed over others": pdf("masthead", "place(top + left, dy: 90pt, [另有])"),
        "words before others": pdf("masthead", "v(-90pt)"),
        "a box over words": pdf("signature", '{{ super() }}\nplace(dy: -90pt, box(width: 100%, height: 90pt, fill: rgb("ffffff")))'),
        "a watermark that gipgen.toml does not ask for": pdf("masthead", 'watermark("另有")'),
        "a page in front": pdf("masthead", "front([另有])"),
        "words beside the tags": pdf("masthead", "pdf.artifact([另有])"),
        "words in front of the page": pdf_style("#set page(foreground: [9])"),
        "words at the head of the page": pdf_style("#set page(header: [9])"),
        "a picture that says something else": pdf("masthead", 'figure(alt: "甲", [9])'),
        "a link": pdf("masthead", 'link("https://example.com/", [甲])'),
        "a file from beside": pdf("masthead", 'read("picture1.png")'),
        "a file embedded": pdf("masthead", 'pdf.attach("a")'),
        "code from a text": pdf("masthead", 'eval("1")'),
        "another file": pdf_style('#include "a.typ"'),
        "a plugin": pdf_style('#plugin("a.wasm")'),
        "a loop": pdf_style("#for i in range(100000) { for j in range(100000) { } }"),
        "a loop without an end": pdf_style("#while true { }"),
        "a hidden name": pdf_style("#let a = std.hide"),
        "another meaning of a name": pdf_style("#let rgb = luma"),
        "a font of symbols": pdf_style('#show table: set text(font: "Wingdings")'),
        "a fraction": pdf_style("#show table: set text(fractions: true)"),
        "a false table": pdf("masthead", "table([甲], [9])"),
        "a false count": pdf("masthead", "par([全年办结99件])"),
        "a point lost": pdf("parts", "{{ super() | replace('12.5', '125') }}"),
        "a blank in a number": pdf("parts", "{{ super() | replace('\"12\"', '\"1 2\"') }}"),
        "words from right to left": pdf_style("#set text(dir: rtl)"),
        "a formula": pdf("masthead", "par([$9$])"),
        "raw words": pdf("masthead", "par([`9`])"),
        "a hanging indent": pdf("masthead", "set par(hanging-indent: 5cm)"),
        "a wide first line": pdf_style("#show heading: set par(first-line-indent: 50cm)"),
        "columns of the page": pdf("masthead", "set page(columns: 2)"),
        "no margin": pdf("masthead", "set page(margin: 0pt)"),
        "huge words": pdf("masthead", "set text(size: 70pt)"),
        "a table with much room": pdf("masthead", "set table(inset: 10cm)"),
        "a value that prints itself": pdf_style("#settings.sizes.title"),
        "a value printed in words": pdf("masthead", "par([#settings.sizes.title])"),
        "another title of the file": pdf_style('#set document(title: "另一份")'),
    },
}  # fmt: skip
TRUTHS: dict[str, dict[str, dict[str, str]]] = {
    "md": {
        "a paragraph": md_after("抄送：市政府办公室\n"),
        "a link to one's own site": md_after("可在[网站](https://www.test.gov.cn/a.html)下载。\n"),
        "a list": md_after("- 附件：办事指南\n- 附件：收费标准\n"),
        "a heading of one's own": md_after("### 附则\n\n联系电话：0451-53523359\n"),
        "a rule": md_after("\n---\n"),
        "a bold word": md_after("**抄送**：市政府\n"),
        "a paragraph to the right": md_after('<p align="right">测试市民政局办公室印发</p>\n'),
        "cells to the left": part_of("markdown", "table.md.j2", '<tr align="center">', '<tr align="left">'),
        "a body of a table": {
            "table.md.j2": builtin("markdown/table.md.j2").replace("<table>\n", "<table>\n<tbody>\n").replace("</table>", "</tbody>\n</table>")
        },
        "a quotation": md("title", "{{ super() }}\n> 本馆编\n\n"),
    },
    "docx": {
        "coloured numbers": word_run(f'<w:r><w:rPr><w:color w:val="1F3864"/></w:rPr>{NUMBER}</w:r>'),
        "bold numbers": word_run(f"<w:r><w:rPr><w:b/></w:rPr>{NUMBER}</w:r>"),
        "larger numbers": word_run(f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr>{NUMBER}</w:r>'),
        "another font": word_run(f'<w:r><w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="等线"/></w:rPr>{NUMBER}</w:r>'),
        "nothing struck": word_run(f'<w:r><w:rPr><w:strike w:val="0"/></w:rPr>{NUMBER}</w:r>'),
        "a shaded cell": word("{% set free = side(cell, item.width) %}", '<w:shd w:val="clear" w:color="auto" w:fill="EEF3FA"/>{% set free = side(cell, item.width) %}', "table.xml.j2"),
        "rows of some height": word("<w:cantSplit/>", '<w:cantSplit/><w:trHeight w:val="400"/>', "table.xml.j2"),
        "a paragraph of one's own": word_par("<w:r><w:t>测民〔2025〕3号</w:t></w:r>", '<w:spacing w:before="120"/><w:jc w:val="right"/>'),
        "a paragraph at the end": word_block("{{ super() }}<w:p><w:r><w:t>抄送：市政府办公室</w:t></w:r></w:p>", "signature"),
        "a line under a paragraph": word_par("<w:r><w:t>机关名称</w:t></w:r>", '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="C00000"/></w:pBdr>'),
        "a coloured style": word("{{ size(page.small) }}</w:rPr>", '<w:color w:val="333333"/>{{ size(page.small) }}</w:rPr>', "styles.xml.j2"),
        "words in a header": word("</w:pPr></w:p>", "</w:pPr><w:r><w:t>测试市民政局</w:t></w:r></w:p>", "header.xml"),
        "pages of pages": word('<w:t xml:space="preserve"> —</w:t>', f"<w:t>/</w:t></w:r>{BEGIN} NUMPAGES {END}<w:r><w:t>9</w:t></w:r>{ENDED}<w:r><w:t> —</w:t>", "footer_odd.xml"),
    },
    "odt": {
        "a paragraph of one's own": odt_block("<text:p>测民〔2025〕3号</text:p>"),
        "a span": odt("{{ line | e }}", '<text:span text:style-name="Strong">{{ line | e }}</text:span>', "table.xml.j2"),
        "coloured words": odt_look('fo:color="#1f3864"'),
        "a light ground": odt_look('fo:background-color="#eef3fa"'),
        "larger words": odt_look('fo:font-size="11pt"'),
        "another font": odt_look('style:font-name="等线"'),
        "room": odt_look('fo:margin-left="6pt" fo:padding="1pt"', "paragraph"),
        "a line": odt_look('fo:border-bottom="0.5pt solid #c00000"', "paragraph"),
        "words in a header": odt("<style:footer>", "<style:header><text:p>测试市民政局</text:p></style:header><style:footer>", "styles.xml.j2"),
        "pages of pages": odt("</text:page-number> —", "</text:page-number>/<text:page-count>9</text:page-count> —", "styles.xml.j2"),
    },
    "pdf": {
        "coloured headings": pdf_style('#show heading: set text(fill: rgb("8b0000"))'),
        "larger tables": pdf_style("#show table: set text(size: 11pt)"),
        "coloured links": pdf_style('#show link: set text(fill: rgb("036"))'),
        "room": pdf("masthead", "v(12pt)"),
        "a paragraph": pdf("masthead", "par([测民〔2025〕3号])"),
        "a line at the end": pdf("signature", "{{ super() }}\npar([抄送：市政府办公室])"),
        "a telephone number": pdf("signature", "{{ super() }}\npar([电话：027-83760190])"),
        "a coloured line": pdf("masthead", 'line(length: 100%, stroke: 1pt + rgb("c00000"))'),
        "coloured words": pdf_style('#show strong: set text(fill: rgb("8b0000"))'),
    },
}  # fmt: skip
EVERY_LIE = [(format_, lie) for format_, lies in LIES.items() for lie in lies]
EVERY_TRUTH = [(format_, truth) for format_, truths in TRUTHS.items() for truth in truths]


@pytest.mark.parametrize(("format_", "lie"), EVERY_LIE)
def test_a_template_that_lies_is_refused(tmp_path: Path, format_: str, lie: str) -> None:
    with pytest.raises(Problem) as told:
        build(tmp_path, format_, LIES[format_][lie])
    assert str(tmp_path) in told.value.zh


@pytest.mark.parametrize(("format_", "truth"), EVERY_TRUTH)
def test_a_template_that_adds_and_colours_is_taken(tmp_path: Path, format_: str, truth: str) -> None:
    assert build(tmp_path, format_, TRUTHS[format_][truth]) != plain()[format_]


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
    assert "html：" in told.value.zh


@pytest.mark.parametrize("truth", CSS_TRUTHS)
def test_a_style_sheet_of_ones_own_is_taken(tmp_path: Path, truth: str) -> None:
    content = build(tmp_path, "html", css(truth)).decode()
    assert truth in content


DARK = "@media screen and (prefers-color-scheme: dark)"
HEADERS = parse(b'[style.tables]\nheader-colour = "d9e2f3"\n', "gipgen.toml").style


def test_a_page_is_dark_where_every_colour_was_made_for_it(tmp_path: Path) -> None:
    """What a house coloured for a light page stays light; with dark colours of its own, gipgen's are what it starts from."""
    coloured = build(tmp_path / "light", "html", css("td { color: #111 }")).decode()
    assert DARK in plain()["html"].decode()
    assert DARK not in coloured
    assert "color-scheme: only light" in coloured
    both = css("td { color: #111 } @media (prefers-color-scheme: dark) { td { color: #eee } }")
    assert DARK in build(tmp_path / "both", "html", both).decode()
    build(tmp_path / "word", "docx", word("</w:pPr></w:p>", "</w:pPr></w:p>", "header.xml"))
    assert (
        DARK
        in Renderer(House((str(tmp_path / "word"),))).render(EXAMINED.case.report, DOCUMENT, ("html",))["html"].decode()
    )


def test_a_colour_that_is_lost_in_the_dark_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(Problem) as told:
        build(tmp_path, "html", css("td { color: #111 } @media (prefers-color-scheme: dark) { th { color: #eee } }"))
    assert "深色模式下字的颜色和底色太接近" in told.value.zh
    assert "color: #111" in told.value.zh


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("th { color: #ccc }", False),
        ("@media (prefers-color-scheme: dark) { thead th { color: #eee } }", False),
        ("@media (prefers-color-scheme: dark) { .x { color: #eee } }", True),
        ("@media (prefers-color-scheme: dark) { td { color: #eee } }", True),
        ("th { color: #036 }", True),
    ],
)
def test_headers_are_seen_on_the_ground_that_settings_give_them(tmp_path: Path, text: str, is_right: bool) -> None:  # noqa: FBT001
    document = DOCUMENT._replace(style=HEADERS)
    with nullcontext() if is_right else pytest.raises(Problem):
        build(tmp_path, "html", css(text), document)


MARKS = {
    "html": (page("draft", ""), other("草稿：按未完成的数据生成，不得发布", "已审定")),
    "md": (md("draft", ""), md("draft", "> **已审定**\n\n")),
    "docx": (word("不得发布", "可以发布", "header_draft.xml"), {"header_draft.xml": builtin("docx/header.xml")}),
    "odt": (odt("不得发布", "可以发布", "styles.xml.j2"), odt("{% if draft %}<style:header>", "{% if false %}<style:header>", "styles.xml.j2")),
    "pdf": (part_of("typst", "report.typ.j2", "不得发布", "可以发布"),),
}  # fmt: skip


@pytest.mark.parametrize(("format_", "files"), [(format_, files) for format_, both in MARKS.items() for files in both])
def test_no_template_takes_the_mark_of_a_draft_away(tmp_path: Path, format_: str, files: dict[str, str]) -> None:
    with pytest.raises(Problem):
        build(tmp_path, format_, files, DOCUMENT._replace(draft=True))


@pytest.mark.parametrize("format_", names())
def test_a_draft_is_made_with_templates_of_ones_own(tmp_path: Path, format_: str) -> None:
    files = next(iter({"html": WEB_TRUTHS, **TRUTHS}[format_].values()))
    assert build(tmp_path, format_, files, DOCUMENT._replace(draft=True))


UNSEEN = ["\u202e", "\u2066", "\u200f", "\u200b", "\u2060", "\ufeff", "\u00ad"]
ADDED: dict[str, Callable[[str], dict[str, str]]] = {
    "html": lambda text: after(f"<p>{text}</p>"),
    "md": lambda text: md_after(f"{text}\n"),
    "docx": lambda text: word_par(f"<w:r><w:t>{text}</w:t></w:r>"),
    "odt": lambda text: odt_block(f"<text:p>{text}</text:p>"),
    "pdf": lambda text: pdf("signature", f"{{{{ super() }}}}\npar([{text}])"),
}


@pytest.mark.parametrize("format_", ADDED)
@pytest.mark.parametrize("sign", UNSEEN)
def test_a_sign_that_nobody_sees_is_refused(tmp_path: Path, format_: str, sign: str) -> None:
    with pytest.raises(Problem) as told:
        build(tmp_path, format_, ADDED[format_](f"抄送{sign}市政府"))
    assert f"U+{ord(sign):04X}" in told.value.zh
    assert sign not in told.value.zh


def test_a_sign_that_nobody_sees_is_refused_by_its_number_and_in_headers(tmp_path: Path) -> None:
    header = word("</w:pPr></w:p>", "</w:pPr><w:r><w:t>测试&#8238;市</w:t></w:r></w:p>", "header.xml")
    footer = odt(
        "<style:footer>", "<style:header><text:p>测试&#x202e;市</text:p></style:header><style:footer>", "styles.xml.j2"
    )
    for at, (format_, files) in enumerate([("html", after("<p>抄送&#8238;市</p>")), ("docx", header), ("odt", footer)]):
        with pytest.raises(Problem, match=r"U\+202E"):
            build(tmp_path / str(at), format_, files)


@pytest.mark.parametrize("text", ["2023年政府信息公开工作年度报告", "处罚:99", "强制 99", "共计（99）条"])
@pytest.mark.parametrize("format_", ADDED)
def test_what_counts_or_names_another_year_is_refused_in_each_format(tmp_path: Path, format_: str, text: str) -> None:
    with pytest.raises(Problem):
        build(tmp_path, format_, ADDED[format_](text))


def test_a_page_with_its_own_attachments_has_each_of_them_once(tmp_path: Path) -> None:
    """Where several attachments may run over pages the first ones stand apart; a house's own block has them all."""
    examined = examine(
        REPORT.encode(), settings=parse('[style]\nattachments = ["公开目录", "公开指南"]'.encode(), str(tmp_path))
    )
    own = "{% for sign, name in document.furniture.attachments %}<p>{{ sign }}{{ name }}</p>{% endfor %}"
    made = build(tmp_path, "html", page("attachments", own), lay_out(examined.case)).decode()
    assert [1, 1] == [made.count(f"{name}</p>") for name in ("公开目录", "公开指南")]


def test_a_label_beside_its_number_counts(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="count"):
        build(tmp_path, "html", after("<p>处罚</p><p>99</p>"))
