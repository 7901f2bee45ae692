"""Words for what a house's templates made and no parser takes: markup that is not well-formed, Typst that cannot be set."""

import re
from pyexpat import ExpatError, ParserCreate
from typing import Any

from gipgen.findings.text import Text, filled

_BY_EXPAT = (
    ("mismatched tag", Text("标签没有成对：有 <p> 就要有 </p>，没有结束标签的写成 <br/>、<img …/>", "tags are to come in pairs; write <br/>")),
    ("invalid token", Text('有不能这样写的符号：& 写成 &amp;，< 写成 &lt;，属性写成 名称="值"，不能有控制字符', 'write & as &amp;, < as &lt;, attributes as name="value"')),
    ("undefined entity", Text("没有这个实体：&nbsp; 写成 &#160;，其他的直接写那个字", "no such entity: write &#160; for a blank, or the sign itself")),
    ("no element found", Text('模板什么也没有写出来，或者少了结束标签；改写内置模板的，第一行写 {% extends "builtin/…" %}', "the template makes nothing, or an end tag is missing")),
    ("unclosed token", Text("标签没有写完，少了 >", "a tag has no end: > is missing")),
    ("junk after", Text("最外层的标签结束以后还有内容，请移到里面；改写内置模板的，写在 {% block … %} 里", "something stands behind the outermost element")),
    ("duplicate attribute", Text("同一个标签里有两个同名的属性，请删去一个", "an attribute is there twice")),
    ("unbound prefix", Text("用了没有声明的名称前缀；请照内置模板，保留最外层标签上的 xmlns:…", "a prefix is not declared; keep the xmlns:… of the built-in template")),
)  # fmt: skip
_OTHER = Text("写出的内容不是完整的网页或文件；请对照内置模板里的写法", "what was made is not well-formed")
_NOT_READ = Text("{why}。写出的这一行是：{line}", "{why}; the line that was made: {line}")
_NO_LINE = Text("{why}（写出的第 {number} 行）。", "{why} (line {number} of what was made)")
_BY_TYPST = (
    ("unclosed", "括号、引号没有成对，请补上另一半"),
    ("unknown variable", "没有叫“{of}”的名称；请核对，或先用 #let 写明"),
    ("is not valid in code", "这里已经是代码，不要再写“{of}”"),
    ("file not found", "找不到引用的文件；模板只能用内置的图片和 logo"),
    ("unexpected argument", "没有叫“{of}”的参数，请删去，或者核对名称"),
    ("missing argument", "少了参数“{of}”，请补上"),
    ("unexpected", "多了内容，或者少了括号、逗号，请核对"),
    ("expected", '值的种类不对，或者少了内容：长度写成 12pt，颜色写成 rgb("#333333")，文字写在引号里'),
    ("cannot", "这个值不能这样用，请核对它的种类"),
    ("package", "不能引用网上的包"),
    ("exceeded", "一层套一层，太深了；请看看是不是引用了自己"),
)
_TYPST = "Typst 排不了这一行；请对照内置模板里的写法（gipgen templates copy 可以复制一份）"
_LONGEST = 80


def malformed(error: Any, content: bytes) -> tuple[Text, str]:
    """What is told of markup that a parser refuses, and the line of it by which its template is found."""
    content = _broken_part(content) if content[:2] == b"PK" else content
    again, number = _met(content) if content[:1] == b"<" else (None, getattr(error, "lineno", 0))
    said = str(again or error)
    why = next((text for words, text in _BY_EXPAT if words in said), _OTHER)
    lines = content.split(b"\n") if again else []
    line = lines[number - 1].decode("utf-8", errors="replace").strip() if 0 < number <= len(lines) else ""
    if line:
        return filled(_NOT_READ, why=why, line=line[:_LONGEST]), line
    return filled(_NO_LINE, why=why, number=number), ""


def _broken_part(package: bytes) -> bytes:
    """The part of an office file that no parser takes."""
    from gipgen.formats.held_xml import parts_of  # noqa: PLC0415  only where something is wrong

    parts = (content for name, content in parts_of(package).items() if name.endswith((".xml", ".rels")))
    return next((content for content in parts if _met(content)[0] is not None), b"")


def _met(content: bytes) -> tuple[ExpatError | None, int]:
    """What a parser says of the whole file, and at which line: a reader may have been given a piece, whose lines it counts.

    Of tags that come in no pairs it is the line of the one that has no end, if the end that was met belongs to one around it.
    """
    parser, opened = ParserCreate(), list[tuple[str, int]]()
    parser.StartElementHandler = lambda name, _: opened.append((name, parser.CurrentLineNumber))
    parser.EndElementHandler = lambda _: opened.pop()
    try:
        parser.Parse(content, True)  # noqa: FBT003  positional in the standard library
    except ExpatError as error:
        end = content.split(b"\n")[error.lineno - 1][error.offset :].lstrip(b"</").partition(b">")[0].strip()
        around = any(name.encode() == end for name, _ in opened)
        return error, opened[-1][1] if around and "mismatched" in str(error) else error.lineno
    return None, 0


def unset(message: str, diagnostic: str) -> tuple[Text, str]:
    """What is told of Typst that cannot be set, and the line of it by which its template is found."""
    named = re.search(r"[`:]\s*+([^`\s]++)", message)
    why = next((words for part, words in _BY_TYPST if part in message), _TYPST).format(of=named[1] if named else "")
    shown = (each.partition(" │ ") for each in diagnostic.split("\n"))
    line = next((code.strip() for number, bar, code in shown if bar and number.strip().isdigit()), "")
    return Text(
        f"typst：{why}：{line[:_LONGEST]}" if line else f"typst：{why}", f"typst: {message}: {line[:_LONGEST]}"
    ), line
