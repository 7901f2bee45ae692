"""What an agency's templates may make of the web page: an allow list of elements, attributes and styles.

The report's own words were compared before (proof.py); here it is made sure that a browser shows them as they were read,
and that nothing else is shown as the report's. What the built-in page has at some place is right there.
"""

import re
from collections.abc import Iterator
from typing import Any

from gipgen.findings.text import Text, filled
from gipgen.formats.css_rules import declarations_of
from gipgen.formats.held_css import hold_css, hold_declarations
from gipgen.formats.held_draft import hold_draft_of_page
from gipgen.formats.html_advice import of_attribute, of_element
from gipgen.formats.own_words import hold_unseen
from gipgen.formats.page_facts import hold_facts
from gipgen.formats.page_tree import Tree, in_chart, is_own, report_of, tree_of
from gipgen.formats.visible import Held, refuse, refuse_for

_VOID = ("br", "wbr", "img", "hr", "meta", "col")
_ALONE = ("html", "head", "body", "title", "main", "h1", "script")
_BLOCKS = ["p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "address", "hr", "h1", "h2", "h3",
           "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "table"]  # fmt: skip
_IN_A_LINE = ["a", "abbr", "b", "br", "cite", "em", "i", "img", "mark", "span", "strong", "wbr"]
_CHILDREN = {
    "table": ("caption", "colgroup", "thead", "tbody"),
    "colgroup": ("col",),
    "thead": ("tr",),
    "tbody": ("tr",),
    "tr": ("td", "th"),
    "ul": ("li",),
    "ol": ("li",),
    "caption": tuple(_IN_A_LINE),
    "td": tuple(_IN_A_LINE),
    "th": tuple(_IN_A_LINE),
    **dict.fromkeys((*_IN_A_LINE, "p", "h1", "h2", "h3", "h4", "h5", "h6", "dt"), tuple(_IN_A_LINE)),
    **dict.fromkeys((*_VOID,), ()),
}
_PARTS = ("thead", "tbody")
_WITHOUT_WORDS = ("table", "thead", "tbody", "tr", "ul", "ol", "colgroup")
_ELEMENTS = frozenset((*_BLOCKS, *_IN_A_LINE, *(each for inside in _CHILDREN.values() for each in inside)))
_SPAN = re.compile(r"\d{1,3}")
_PLAIN_WORDS = re.compile(r"[^\d]{1,30}")
_ATTRIBUTES = {  # the values that an attribute may have where the built-in page has no such
    "class": re.compile(r"[\w\s-]*"),
    "id": re.compile(r"[A-Za-z][\w-]*"),
    "lang": re.compile(r"zh(-\w+)?|en"),
    "role": re.compile(r"banner|navigation|contentinfo|complementary|note|region|main"),
    "tabindex": re.compile(r"0|-1"),
    "colspan": _SPAN,
    "rowspan": _SPAN,
    "start": _SPAN,
    "span": _SPAN,
    "loading": re.compile("lazy|eager"),
    "rel": re.compile(r"(?:noopener|noreferrer|nofollow|external| )+"),
    "target": re.compile("_blank|_self"),
}
_ONLY_ON = {"colspan": ("td", "th"), "rowspan": ("td", "th"), "start": ("ol",), "span": ("col", "colgroup"), "loading": ("img",),
            "rel": ("a",), "target": ("a",)}  # fmt: skip
_MARKED = {"skip": "a", "contents": "nav", "chart": "figure", "draft": "p"}  # classes that move or hide
_META = re.compile(r"[a-z][\w.:-]*")
_INSTEAD = "可以加标题前后、落款前后的段落、列表、链接，用 CSS 改样子"
_NO_ELEMENT = Text("网页里不能有这个标签。{instead}", "no such element: {instead}")
_NO_ATTRIBUTE = Text("网页里不能有这个属性。{instead}", "no such attribute: {instead}")
_COMMENT = "网页里不要藏内容：说明（<!-- -->）里不能有 < 和 >，不用的整个删去，写给自己看的写成 {# … #}"
_ENGLISH = "blocks of your own are paragraphs, lists and links outside of the report, styled by CSS"


def hold_html(held: Held) -> None:
    """Hold a page. Raises ``ProofError``."""
    _raw(held.content.decode("utf-8"))
    _raw_texts(held.content.decode("utf-8"), held.plain.decode("utf-8"))
    page, plain = tree_of(held.content), tree_of(held.plain)
    if [each.tag for each in page.root] != ["head", "body"]:
        raise refuse(str([each.tag for each in page.root]), "网页要有一个 head 和一个 body", "a page is head and body")
    hold_unseen(held.content.decode("utf-8"), held.plain.decode("utf-8"))
    hold_draft_of_page(page.root, plain.root)
    _structure(page)
    _head(page.root[0], plain.root[0])
    _attributes(page, plain)
    hold_facts(page, plain, held.hosts)
    seen = hold_css(_style(page.root), _style(plain.root), frozenset(_taken(page, plain)))
    for element in page.elements:
        style = element.get("style")
        if style and element.get("style") not in _values(plain, element.tag, "style"):
            hold_declarations(declarations_of(style), seen, is_own=is_own(page, plain, element))


def _raw(text: str) -> None:
    """What browsers read otherwise than XML does: there the two must see the same."""
    if not text.startswith("<!DOCTYPE html>\n") or text.count("<!DOCTYPE") != 1:
        raise refuse("<!DOCTYPE", "第一行应是 <!DOCTYPE html>", "the first line is <!DOCTYPE html>")
    for match in re.finditer(
        r"<!--(?:(?!-->).)*+(?:-->)?|<![\[]CDATA|<\?|<([A-Za-z][\w:-]*+)((?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)(?<=/)>",
        text,
        re.DOTALL,
    ):
        if match[0].startswith("<!--"):
            if not re.fullmatch(r"<!--(?!-?>)[^<>]*-->", match[0]):
                raise refuse(match[0], _COMMENT, "a comment holds no markup: delete it, or write {# … #}")
        elif match[1] is None or (match[1] not in _VOID and match[1] not in ("rect", "svg")):
            raise refuse(match[0], "浏览器不会这样读；标签要成对写，不用 <?…?> 和 CDATA", "write an end tag")


def _raw_texts(text: str, plain: str) -> None:
    """Inside of these elements browsers know no comments, and but for the title no ``&amp;``: XML does."""
    for name, signs in (("style", "<&"), ("script", "<&"), ("title", "<")):
        own = frozenset(_insides(plain, name))
        for inside in _insides(text, name):
            found = next((sign for sign in signs if sign in inside), "")
            if found and inside not in own:
                raise refuse(f"<{name}>…{found}", f"{name} 里不能有 {found}", f"no {found} inside of {name}")


def _insides(text: str, name: str) -> Iterator[str]:
    for piece in text.split(f"<{name}")[1:]:
        if piece[:1] in (">", " ", "\t", "\n", "\r", "/"):
            yield piece.partition(">")[2].partition(f"</{name}")[0]


def _structure(page: Tree) -> None:
    """Elements that are allowed, where they are; what there may be one of is there once."""
    head, body = page.root
    for element in page.elements:
        is_outside = element in (page.root, head, body) or page.parents.get(element) is head
        if not is_outside and not in_chart(page, element):
            _place(element, page.parents[element].tag)
    _heads_first(page)
    for name in _ALONE:
        if sum(each.tag == name for each in page.elements) > 1:
            raise refuse(f"<{name}>", "整个网页只能有一个", "there is one on a page")


def _heads_first(page: Tree) -> None:
    """A table has one head before its rows: browsers put it on top wherever it stands."""
    for table in (each for each in page.elements if each.tag == "table"):
        parts = [each.tag for each in table if each.tag in _PARTS]
        if parts != sorted(parts, key=_PARTS.index) or parts.count("thead") > 1:
            raise refuse("<thead>", "表头只能有一个，在最前面：浏览器总把它放在上面", "the head of a table comes first")


def _place(element: Any, parent: str) -> None:
    """An element is where browsers leave it."""
    name = element.tag
    if name not in _ELEMENTS:
        raise refuse_for(f"<{name}>", filled(_NO_ELEMENT, instead=of_element(name)))
    if name not in _CHILDREN.get(parent, (*_BLOCKS, *_IN_A_LINE)):
        raise refuse(f"<{parent}><{name}>", f"这个标签不能放在这里，浏览器会挪动它。{_INSTEAD}", _ENGLISH)
    if parent in _WITHOUT_WORDS and (element.tail or "").strip():
        raise refuse(element.tail, "文字不能直接写在表格、列表的格子之外", "words stand in cells and items")


def _head(head: Any, plain: Any) -> None:
    """The head says of the page what the built-in one says."""
    if any(text and text.strip() for text in (head.text, *(each.tail for each in head))):
        raise refuse("<head>", "这里不能有文字：浏览器会把它显示在正文里", "no words in the head")
    for each in head:
        if each.tag == "meta":
            _meta(each, plain)
        elif each.tag == "title":
            _same(each, plain.find("title"), "网页标题应是报告的标题")
        elif each.tag == "script":
            _same(each, plain.find("script"), "网页里不能有脚本；JSON-LD 由 gipgen 写")
        elif each.tag != "style" or each.attrib:
            raise refuse(f"<{each.tag}>", "网页的 head 里只能有 meta、title、style", "only meta, title and style there")
    if head.find("title") is None:
        raise refuse("<title>", "网页要有标题", "a page has a title")


def _meta(element: Any, plain: Any) -> None:
    """A tag of the page is one of the built-in page's, or says nothing that could be the report's."""
    if any(element.attrib == each.attrib for each in plain.iter("meta")):
        return
    name, content = element.get("name", "").lower(), element.get("content", "")
    said = {each.get("name", "").lower() for each in plain.iter("meta")} | {"color-scheme", "supported-color-schemes"}
    is_new = set(element.attrib) == {"name", "content"} and _META.fullmatch(name) and name not in said
    if not is_new or not _is_quiet(content, plain):
        why = "网页标签（meta）里不能有别的内容、跳转和数；网站的标签写在 gipgen.toml 的 [site] 里"
        raise refuse(f'<meta name="{name}" content="{content}">', why, "set [site] in gipgen.toml instead")


def _is_quiet(content: str, plain: Any) -> bool:
    """Whether a tag of the house's own says no number that the page's title and tags do not say."""
    said = " ".join([plain.findtext("title") or "", *(each.get("content", "") for each in plain.iter("meta"))])
    return set(re.findall(r"\d+", content)) <= set(re.findall(r"\d+", said)) and "//" not in content


def _same(element: Any, plain: Any, why: str) -> None:
    if plain is None or (element.attrib, element.text, len(element)) != (plain.attrib, plain.text, 0):
        raise refuse(f"<{element.tag}> {element.text or ''}", why, "not what gipgen writes there")


def _values(page: Tree, name: str, attribute: str) -> set[str]:
    return {each.get(attribute) for each in page.elements if each.tag == name and attribute in each.attrib}


def _attributes(page: Tree, plain: Tree) -> None:
    known = {(each.tag, name, value) for each in plain.elements for name, value in each.attrib.items()}
    inside_head = set(page.root[0])
    for element in page.elements:
        if element in inside_head or in_chart(page, element):
            continue
        if not _classes_fit(element):
            what = f'<{element.tag} class="{element.get("class")}">'
            raise refuse(what, "这个类是内置样式用的，换一个名称", "the class is one of the built-in style sheet's")
        for name, value in element.attrib.items():
            if (element.tag, name, value) not in known and not _may_have(page, plain, element, name, value):
                raise refuse_for(f'<{element.tag} {name}="{value}">', filled(_NO_ATTRIBUTE, instead=of_attribute(name)))


def _classes_fit(element: Any) -> bool:
    """Whether what the built-in style sheet moves or hides by its class is what that is meant for."""
    marked = [each for each in element.get("class", "").split() if each in _MARKED]
    if any(element.tag != _MARKED[each] for each in marked):
        return False
    if element.tag == "caption":
        names = [each for each in element.iter() if "name" in each.get("class", "").split()]
        return len(names) <= 1 and not any("单位" in "".join(each.itertext()) for each in names)
    is_skip = (element.get("href"), element.text, len(element)) == ("#content", "跳到正文", 0)
    return "skip" not in marked or is_skip


def _may_have(page: Tree, plain: Tree, element: Any, name: str, value: str) -> bool:
    if name == "style" or (name == "href" and element.tag == "a") or (element.tag == "img" and name in ("src", "alt")):
        return True  # looked at on their own
    if name == "aria-label":
        return is_own(page, plain, element) and bool(_PLAIN_WORDS.fullmatch(value))
    pattern = _ATTRIBUTES.get(name)
    return bool(pattern and pattern.fullmatch(value)) and element.tag in _ONLY_ON.get(name, (element.tag,))


def _taken(page: Tree, plain: Tree) -> set[str]:
    """Classes and ids around the report's words."""
    first, last = report_of(page, plain)
    taken = {"draft"}
    for element in page.elements:
        start, end = page.spans[element]
        if end > first and start <= last:
            taken |= {*element.get("class", "").split(), element.get("id", "")}
    return taken


def _style(root: Any) -> str:
    return "\n".join(each.text or "" for each in root.iter("style"))
