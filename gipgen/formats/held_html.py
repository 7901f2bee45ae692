"""What an agency's templates may make of the web page: an allow list of elements, attributes and styles.

The report's own words were compared before (proof.py); here it is made sure that a browser shows them as they were read,
and that nothing else is shown as the report's. What the built-in page has at some place is right there.
"""

import re
from typing import Any, NamedTuple

from gipgen.formats.css_rules import declarations_of
from gipgen.formats.held_css import hold_css, hold_declarations
from gipgen.formats.printed import squeezed
from gipgen.formats.visible import Held, may_lead_to, refuse

_VOID = ("br", "wbr", "img", "hr", "meta", "col")
_ALONE = ("html", "head", "body", "title", "main", "h1", "script")
_BLOCKS = ["p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "address", "hr", "h1", "h2", "h3",
           "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "table"]  # fmt: skip
_IN_A_LINE = ["a", "abbr", "b", "br", "cite", "em", "i", "img", "span", "strong", "wbr"]
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
_PLACES = ("id", "aria-labelledby", "aria-describedby")
_CELLS = ("id", "scope", "headers", "data-cell")
_META = re.compile(r"[A-Za-z][\w.:-]*")
_INSTEAD = "可以加标题前后、落款前后的段落、列表、链接，用 CSS 改样子"
_ENGLISH = "blocks of your own are paragraphs, lists and links outside of the report, styled by CSS"


class _Tree(NamedTuple):
    """A page: its elements in order, where each begins and ends, and the texts."""

    root: Any
    elements: list[Any]
    spans: dict[Any, tuple[int, int]]
    texts: list[tuple[int, str]]
    parents: dict[Any, Any]


def hold_html(held: Held) -> None:
    """Hold a page. Raises ``ProofError``."""
    _raw(held.content.decode("utf-8"))
    page, plain = _tree(held.content), _tree(held.plain)
    if [each.tag for each in page.root] != ["head", "body"]:
        raise refuse(str([each.tag for each in page.root]), "网页要有一个 head 和一个 body", "a page is head and body")
    _structure(page)
    _head(page.root[0], plain.root[0])
    _attributes(page, plain)
    _order(page, plain)
    _cells(page, plain)
    _links(page, plain, held.hosts)
    _pictures(page, plain)
    _charts(page, plain)
    taken = _taken(page, plain)
    for element in page.elements:
        style = element.get("style")
        if style and element.get("style") not in _values(plain, element.tag, "style"):
            hold_declarations(declarations_of(style), is_own=_is_own(page, plain, element))
    hold_css(_style(page.root), _style(plain.root), taken)


def _raw(text: str) -> None:
    """What browsers read otherwise than XML does: there the two must see the same."""
    if not text.startswith("<!DOCTYPE html>\n") or text.count("<!DOCTYPE") != 1:
        raise refuse("<!DOCTYPE", "第一行应是 <!DOCTYPE html>", "the first line is <!DOCTYPE html>")
    for match in re.finditer(
        r"<!--.*?-->|<!\[CDATA\[|<\?|<([A-Za-z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)/>", text, re.DOTALL
    ):
        if match[0].startswith("<!--"):
            if not re.fullmatch(r"<!--(?!-?>)[^<>]*-->", match[0]):
                raise refuse(match[0], "说明（<!-- -->）里不能有 < 和 >：网页里不要藏内容", "a comment holds no markup")
        elif match[1] is None or (match[1] not in _VOID and match[1] not in ("rect", "svg")):
            raise refuse(match[0], "浏览器不会这样读；标签要成对写，不用 <?…?> 和 CDATA", "write an end tag")


def _tree(content: bytes) -> _Tree:
    from xml.etree import ElementTree as ET  # noqa: PLC0415  a house's templates only

    root = ET.fromstring(content)  # noqa: S314  made by gipgen a moment ago, without entities
    page = _Tree(root, [], {}, [], {})
    _walk(root, page)
    return page


def _walk(element: Any, page: _Tree) -> None:
    """Go through an element; elements and texts together count the places of a page."""
    start = len(page.texts) + len(page.elements)
    page.elements.append(element)
    if element.text and element.text.strip():
        page.texts.append((start + 1, squeezed(element.text)))
    for child in element:
        page.parents[child] = element
        _walk(child, page)
        if child.tail and child.tail.strip():
            page.texts.append((len(page.texts) + len(page.elements), squeezed(child.tail)))
    page.spans[element] = (start, len(page.texts) + len(page.elements))


def _structure(page: _Tree) -> None:
    """Elements that are allowed, where they are; what there may be one of is there once."""
    head, body = page.root
    for element in page.elements:
        name = element.tag
        if _in_chart(page, element) or element in (page.root, head, body) or page.parents.get(element) is head:
            continue
        parent = page.parents[element].tag
        if name not in _ELEMENTS:
            raise refuse(f"<{name}>", f"网页里不能有这个标签。{_INSTEAD}", _ENGLISH)
        inside = _CHILDREN.get(parent)
        if inside is None:
            inside = (*_BLOCKS, *_IN_A_LINE)
        if name not in inside:
            raise refuse(f"<{parent}><{name}>", f"这个标签不能放在这里，浏览器会挪动它。{_INSTEAD}", _ENGLISH)
        if parent in ("table", "thead", "tbody", "tr", "ul", "ol", "colgroup") and (element.tail or "").strip():
            raise refuse(element.tail, "文字不能直接写在表格、列表的格子之外", "words stand in cells and items")
    for name in _ALONE:
        if sum(each.tag == name for each in page.elements) > 1:
            raise refuse(f"<{name}>", "整个网页只能有一个", "there is one on a page")


def _in_chart(page: _Tree, element: Any) -> bool:
    while element is not None:
        if element.tag == "figure" and "chart" in element.get("class", "").split():
            return True
        element = page.parents.get(element)
    return False


def _head(head: Any, plain: Any) -> None:
    """The head says of the page what the built-in one says."""
    known = {(each.get("name"), each.get("content")) for each in plain.iter("meta")}
    said = {name for name, _ in known}
    if any(text and text.strip() for text in (head.text, *(each.tail for each in head))):
        raise refuse("<head>", "这里不能有文字：浏览器会把它显示在正文里", "no words in the head")
    for each in head:
        what = each.tag
        if what == "meta":
            name, content = each.get("name"), each.get("content")
            is_known = (name, content) in known or (set(each.attrib) == {"charset"} and each.get("charset") == "utf-8")
            is_new = name and _META.fullmatch(name) and name not in said and _is_quiet(content or "", plain)
            if not (is_known and set(each.attrib) <= {"name", "content", "charset"}) and not (
                is_new and set(each.attrib) == {"name", "content"}
            ):
                why = "网页标签（meta）里不能有别的内容、跳转和数；网站的标签写在 gipgen.toml 的 [site] 里"
                raise refuse(f'<meta name="{name}" content="{content}">', why, "set [site] in gipgen.toml instead")
        elif what == "title":
            _same(each, plain.find("title"), "网页标题应是报告的标题")
        elif what == "script":
            _same(each, plain.find("script"), "网页里不能有脚本；JSON-LD 由 gipgen 写")
        elif what != "style" or each.attrib:
            raise refuse(
                f"<{what}>", "网页的 head 里只能有 meta、title、style", "only meta, title and style in the head"
            )
    if head.find("title") is None:
        raise refuse("<title>", "网页要有标题", "a page has a title")


def _is_quiet(content: str, plain: Any) -> bool:
    """Whether a tag of the house's own says no number that the page's title and tags do not say."""
    said = " ".join([plain.findtext("title") or "", *(each.get("content", "") for each in plain.iter("meta"))])
    return set(re.findall(r"\d+", content)) <= set(re.findall(r"\d+", said)) and "//" not in content


def _same(element: Any, plain: Any, why: str) -> None:
    if plain is None or (element.attrib, element.text, len(element)) != (plain.attrib, plain.text, 0):
        raise refuse(f"<{element.tag}> {element.text or ''}", why, "not what gipgen writes there")


def _values(page: _Tree, name: str, attribute: str) -> set[str]:
    return {each.get(attribute) for each in page.elements if each.tag == name and attribute in each.attrib}


def _attributes(page: _Tree, plain: _Tree) -> None:
    known = {(each.tag, name, value) for each in plain.elements for name, value in each.attrib.items()}
    inside_head = set(page.root[0])
    for element in page.elements:
        if element in inside_head or _in_chart(page, element):
            continue
        if not _classes_fit(element):
            what = f'<{element.tag} class="{element.get("class")}">'
            raise refuse(what, "这个类是内置样式用的，换一个名称", "the class is one of the built-in style sheet's")
        for name, value in element.attrib.items():
            if (element.tag, name, value) not in known and not _may_have(page, plain, element, name, value):
                raise refuse(f'<{element.tag} {name}="{value}">', f"网页里不能这样写。{_INSTEAD}", _ENGLISH)


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


def _may_have(page: _Tree, plain: _Tree, element: Any, name: str, value: str) -> bool:
    if name == "style" or (name == "href" and element.tag == "a") or (element.tag == "img" and name in ("src", "alt")):
        return True  # looked at on their own
    if name == "aria-label":
        return _is_own(page, plain, element) and bool(_PLAIN_WORDS.fullmatch(value))
    pattern = _ATTRIBUTES.get(name)
    return bool(pattern and pattern.fullmatch(value)) and element.tag in _ONLY_ON.get(name, (element.tag,))


def _order(page: _Tree, plain: _Tree) -> None:
    """Names of places stand in the order in which the built-in page has them, each once."""
    for attribute in _PLACES:
        known = {each.get(attribute): at for at, each in enumerate(plain.elements) if attribute in each.attrib}
        values = [each.get(attribute) for each in page.elements if attribute in each.attrib]
        places = [known[value] for value in values if value in known]
        if places != sorted(set(places)) or len(values) != len(set(values)):
            raise refuse(attribute, "同一个名称用了两次，或次序不对", "a name is used twice or out of order")


def _cells(page: _Tree, plain: _Tree) -> None:
    """What a cell is said to be (its number, its headers) is what the built-in table says."""
    ours, theirs = ([each for each in tree.elements if each.tag in ("td", "th")] for tree in (plain, page))
    for our, their in zip(ours, theirs, strict=False):
        for name in _CELLS:
            if their.get(name, our.get(name)) != our.get(name):
                raise refuse(f'<{their.tag} {name}="{their.get(name)}">', "表格的格子标错了", "a cell is not that one")
    tables = [[each.get("data-table") for each in tree.elements if each.tag == "table"] for tree in (plain, page)]
    if len(tables[0]) != len(tables[1]) or any(each not in (None, was) for was, each in zip(*tables, strict=True)):
        raise refuse("<table>", "网页里不能有报告以外的表", "a table that is not the report's")


def _links(page: _Tree, plain: _Tree, hosts: tuple[str, ...]) -> None:
    """The report's links lead where it says, in their order; those of the house lead to its own site."""
    rest = _pairs(plain)
    for href, text in _pairs(page):
        if (href, text) in rest:
            rest = rest[rest.index((href, text)) + 1 :] if not href.startswith("#") else rest
        elif not may_lead_to(href, hosts):
            why = "链接只能到本页、本网站（gipgen.toml 的 SiteDomain）、电话或邮箱；报告里的链接要照原样"
            raise refuse(href, why, "links lead to the page, the agency's own site, a telephone or mail")


def _pairs(page: _Tree) -> list[tuple[str, str]]:
    return [(each.get("href", ""), squeezed("".join(each.itertext()))) for each in page.elements if each.tag == "a"]


def _pictures(page: _Tree, plain: _Tree) -> None:
    ours, theirs = (
        [[each.get(name) for name in ("src", "alt", "width", "height")] for each in tree.elements if each.tag == "img"]
        for tree in (plain, page)
    )
    if ours != theirs:
        raise refuse(
            "<img>",
            "图片只能是报告里的和 gipgen.toml 里的 logo，照原来的次序",
            "pictures are the report's and the logo",
        )


def _charts(page: _Tree, plain: _Tree) -> None:
    from xml.etree import ElementTree as ET  # noqa: PLC0415  as above

    def drawn(tree: _Tree) -> list[str]:
        figures = [each for each in tree.elements if each.tag == "figure" and _in_chart(tree, each)]
        return [ET.tostring(each, "unicode").rstrip() for each in figures]

    if (found := drawn(page)) and found != drawn(plain):
        raise refuse(
            '<figure class="chart">',
            "小图要和内置的一样，颜色用 CSS 改；不要的，写 charts = false",
            "charts stay as they are",
        )


def _report(page: _Tree, plain: _Tree) -> tuple[int, int]:
    """Where the report's words begin and end on the page."""
    first = next((page.spans[each][0] for each in page.elements if each.tag == "h1"), 0)
    end = plain.texts[-1][1] if plain.texts else ""
    return first, next((place for place, text in reversed(page.texts) if text == end), len(page.elements) * 2)


def _is_own(page: _Tree, plain: _Tree, element: Any) -> bool:
    first, last = _report(page, plain)
    start, end = page.spans[element]
    return end <= first or start > last


def _taken(page: _Tree, plain: _Tree) -> set[str]:
    """Classes and ids around the report's words."""
    first, last = _report(page, plain)
    taken = {"draft"}
    for element in page.elements:
        start, end = page.spans[element]
        if end > first and start <= last:
            taken |= {*element.get("class", "").split(), element.get("id", "")}
    return taken


def _style(root: Any) -> str:
    return "\n".join(each.text or "" for each in root.iter("style"))
