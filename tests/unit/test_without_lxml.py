"""Without lxml the same lines and the same cells are read, by Python's own parsers."""

import sys

import hostile
import published
import pytest
from test_import import NUMBERS, word_file
from test_word_files import LINES, document

from gipgen.findings.text import Problem
from gipgen.imports.detect import read
from gipgen.imports.raw import Raw

pytest.importorskip("lxml", reason="nothing to compare with")

ODD = {
    "a paragraph ends where another begins": "<p>甲<p>乙<div>丙</p>丁</div>戊",
    "items of lists": "<li>甲<li>乙<ul><li>丙</ul></ul>丁",
    "cells and rows without ends": "<table><tr><td>1<td>2<tr><td>3</table>后",
    "tables inside one another": "<table><tr><td><table><tr><td>内</td></tr></table></td><td>外</td></tr></table>",
    "a piece of a page": "甲<b>乙</b><br>丙",
    "text behind the page": "<html><body><p>甲</p></body></html><p>乙</p>丙",
    "two bodies": "<html><head><title>题</title></head><body class=a><p>甲</p><body id=b><p>乙</p></body></html>",
    "nothing closed": "<html><body><div><p>甲<span>乙<div>丙</div></p>丁</body>",
    "entities": "<p>甲&nbsp;乙&lt;丙&#20013;&copy;&amp;&unknown;&ldquo;</p>",
    "signs that are no tags": "<p>a < b 5<6 >7</p></td></p>x</div>",
    "comments": "<p>甲<!-- 注 <p>乙 -->丙</p><!--[if IE]><p>丁</p><![endif]--><![if !IE]><p>戊</p><![endif]>",
    "what Word writes": "<p class=MsoNormal>甲<o:p></o:p>乙<o:p>&nbsp;</o:p></p>",
    "a cell inside a font": "<font><b>甲<td>乙</font>丙",
    "an XML declaration": "<?xml version='1.0'?><p>甲<br/>乙<p/>丙",
    "scripts": "<p>甲</p><script>if(a<b){document.write('<p>乙</p>')}</script><style>p{}</style><p>丙",
    "choices": "<select><option>甲<option>乙</select>丙",
    "headings": "<h1>甲<h2>乙</h1>丙</h2>丁",
    "a form among rows": "<form><table><tr><form><td>甲</form></td></tr></table></form>乙",
    "links inside links": "<a href=x>甲<a href=y>乙</a>丙</a>",
    "a caption": "<table><caption>题<tr><td>1</table>",
    "heads and feet of tables": "<table><thead><tr><th>甲<tbody><tr><td>1<tfoot><tr><td>2</table>",
    "terms": "<dl><dt>甲<dd>乙<dt>丙</dl>",
    "lines that are kept": "<pre>甲\n 乙\n</pre>丙",
    "attributes": "<p align=right hidden>甲<p style='display:none' style='x'>乙<p STYLE=DISPLAY:NONE>丙<p title='a>b'>丁",
    "a field of a form": "<textarea><p>甲</textarea>乙",
    "a sign that is none": "<p>甲\x00乙",
    "blanks": "<td> <p> 甲 </p> <p>乙</p> </td>",
    "merged cells": "<table><tr><td colspan='2'>甲</td><td rowspan=\"2\">乙</td></tr><tr><td>1</td><td>2</td></tr></table>",
    "a tag that breaks off": "<p>甲<b",
    "a piece of XML": "<p>甲<![CDATA[乙]]>丙",
    "text between rows": "<body><table>甲<tr>乙<td>丙</td>丁</tr>戊</table>己",
    "nothing": "   ",
    "nothing but ends": "</p></td></div>",
    "a remark that breaks off": "<p>甲</p><!-- <p>乙</p>",
    "a remark that ends as it begins": "<p>甲<!-->乙</p><!-- 注 -->丙",
    "a body inside a body": "<body><div>甲<body class=b>乙</body>丙</div>丁</body>戊",
    "a page inside a page": "<div>甲<html><head><title>题</title></head><body><p>乙</p></body></html>丙</div>",
    "what follows the end": "<table><tr><td>甲</html><tr><td>乙</table>丙",
    "text in the head": "<head><title>题</title>甲<p>乙</head><body>丙</body>",
    "a blank that does not break": "&nbsp;<table><tr><td>甲</table>",
    "forms in paragraphs": "<p>甲<form>乙<p>丙</form>丁",
}
HOSTILE = ("divs.html", "deep.html", "tables.html", "rows.html", "words.docx", "boxes.odt", "lists.odt", "styles.odt")


def documents() -> dict[str, tuple[str, bytes]]:
    hostiles = hostile.documents()
    found = {name: ("a.html", text.encode()) for name, text in ODD.items()}
    found |= {f"Word: {name}": ("a.docx", document(body)) for name, (body, _) in LINES.items()}
    found |= {name: (name, hostiles[name]()[0]) for name in HOSTILE}
    return {
        **found,
        "a page": ("a.html", published.page(NUMBERS, 2024)),
        "a page in GBK": ("a.html", published.page(NUMBERS, 2024, "gb2312")),
        "a Word file": ("a.docx", word_file()),
    }


DOCUMENTS = documents()


def told(name: str, content: bytes) -> Raw | str:
    try:
        return read(name, content)
    except Problem as problem:
        return problem.zh


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file, content = DOCUMENTS[name]
    usual = told(file, content)
    for module in ("lxml", "lxml.etree", "lxml.html"):
        monkeypatch.setitem(sys.modules, module, None)
    assert usual == told(file, content)


BOMBS = {
    "entities": b'<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&d;</a>',
    "entities far from the beginning": b"<?xml version='1.0'?>"
    + b"<!-- -->" * 1000
    + b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "a DTD elsewhere": b"<?xml version='1.0'?>" + b"<!-- -->" * 1000 + b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    "too deep": b"<a>" * 400 + b"</a>" * 400,
    "nothing": b"",
    "an encoding that nobody has": b'<?xml version="1.0" encoding="none"?><a/>',
    "half of it": b"<a><b>",
    "no XML": b"\x00\x01\x02",
}


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_xml_is_refused_without_lxml(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from gipgen.imports.office_package import parse

    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(Problem) as raised:
        parse(BOMBS[name])
    assert raised.value.en
