"""Web pages → elements, by lxml, or where there is none by Python's own parser, which closes what is left open as lxml's does.

That one (libxml2) closes an element when another begins that cannot be inside it, and heeds no end of one in front of a
more important element. The tables here are what it knows of that; elements have the same names and methods.
"""

import re
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from gipgen.fence.blame import is_ours
from gipgen.fence.counts import too_many
from gipgen.findings.text import Text, problem

MAX_DEPTH = 255  # of elements in one another, beyond which libxml2 reads nothing
_EMPTY = Text("网页里没有内容。", "the page is empty")
_DEPTH = Text("层标记，一层套一层", "tags inside one another")
_VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "isindex",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OF_HEAD = frozenset(("script", "style", "meta", "link", "title", "base"))
_CELLS = ("td", "th")
_IN_P = "address blockquote body caption center col colgroup dd dir div dl dt form frameset h1 h2 h3 h4 h5 h6 head hr li listing menu multicol ol p pre table tbody td tfoot th title tr ul xmp"
_IN_HEAD = (
    "a abbr acronym address b bdo big blockquote body br center cite code dd dfn dir div dl dt em fieldset font form frameset h1 h2 h3 h4 h5 h6 hr i "
    "iframe img kbd li listing map menu ol p pre q s samp small span strike strong sub sup table tt u ul var xmp"
)
_ENDS: dict[str, frozenset[str]] = {  # an element → those whose beginning ends it
    name: frozenset(ends.split())
    for name, ends in {
        "a": "a fieldset table td th",
        "address": "dd dl dt form li ul",
        "b": "center p td th",
        "big": "p",
        "caption": "col colgroup tbody tfoot thead tr",
        "colgroup": "colgroup tbody tfoot thead tr",
        "dd": "dt",
        "dir": "dd dl dt form ul",
        "dl": "form li",
        "dt": "dd dl",
        "font": "center td th",
        "form": "form",
        **dict.fromkeys(_HEADINGS, "fieldset form li p table"),
        "head": _IN_HEAD,
        "i": "center",
        "legend": "fieldset",
        "li": "li",
        "menu": "dd dl dt form ul",
        "ol": "form",
        "option": "optgroup option",
        "p": _IN_P,
        "pre": "dd dl dt fieldset form li table ul",
        "s": "p",
        "script": "noscript",
        "small": "p",
        "span": "td th",
        "strike": "p",
        "style": "body frameset",
        "tbody": "tbody tfoot",
        **dict.fromkeys(_CELLS, "tbody td tfoot th tr"),
        "tfoot": "tbody",
        "thead": "tbody tfoot",
        "title": "body frameset",
        "tr": "tbody tfoot tr",
        "tt": "p",
        "u": "p td th",
        "ul": "address form menu ol pre",
    }.items()
}
_RANKS = {"div": 150, "td": 160, "th": 160, "tr": 170, "thead": 180, "tbody": 180, "tfoot": 180, "table": 190, "head": 200, "body": 200, "html": 220}  # fmt: skip
_RANK = 100
_BLANKS = " \t\r\n\f"  # of a page; one that does not break is a sign


def page(text: str) -> Any:
    """The root of a page. Raises ``Problem`` for an empty one, and for elements too deep in one another."""
    try:
        from lxml import html  # noqa: PLC0415  slow to load, and not on every machine
    except ImportError:
        return _by_python(text)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except Exception as error:  # lxml raises its own kinds, also for an empty page
        if is_ours(error):
            raise
        raise problem(_EMPTY) from error
    if any("xcessive depth" in each.message for each in parser.error_log):
        raise too_many(_DEPTH, MAX_DEPTH + 1, MAX_DEPTH)
    return root


def _by_python(text: str) -> Element:
    if not text.strip():
        raise problem(_EMPTY)
    builder = _Builder()
    for odd, usual in (("\x00", "\ufffd"), ("<!-->", ""), ("<!--->", "")):  # remarks that end as they begin
        text = text.replace(odd, usual)
    builder.feed(text)
    builder.end()
    if not builder.began:
        raise problem(_EMPTY)
    return builder.root


class _Builder(HTMLParser):
    """The elements of a page as it is read; ``_open`` are those that are not closed yet, from the root on."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html")
        self._open = [self.root]
        self._had_head = self._had_body = self.began = False
        self._misplaced = 0

    def end(self) -> None:
        """All of the page was read; a tag or a remark that breaks off is none."""
        if re.match("</?[A-Za-z]|<[!?]", self.rawdata):
            self.rawdata = ""
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in reversed(attrs)}  # of two of a name the first counts
        while len(self._open) > 1 and tag in _ENDS.get(self._open[-1].tag, ()):
            self._open.pop()
        self._imply(tag)
        if self._is_misplaced(tag):
            self._misplaced += 1
            self._add_to(self.root if tag == "html" else self.root.find("body"), said if tag != "head" else {})
            return
        self.began = True
        if tag == "html":
            self.root.attrib.update(said)
            return
        self._had_body = self._had_body or tag == "body"
        self._had_head = self._had_head or tag in ("head", "body")
        element = SubElement(self._open[-1], tag, said)
        if tag not in _VOID:
            self._begin(element)

    def _begin(self, element: Element) -> None:
        self._open.append(element)
        if len(self._open) > MAX_DEPTH:
            raise too_many(_DEPTH, MAX_DEPTH + 1, MAX_DEPTH)

    @staticmethod
    def _add_to(element: Element | None, said: dict[str, str]) -> None:
        """What a second beginning says besides the first."""
        if element is not None:
            element.attrib.update({**said, **element.attrib})

    def _is_misplaced(self, tag: str) -> bool:
        """Whether this is a second html or body, or a head inside something: it is passed over, and so is its end."""
        if tag == "html":
            return self.began
        if tag == "head":
            return len(self._open) > 1
        return tag == "body" and any(each.tag == "body" for each in self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and self._open[-1].tag == tag and len(self._open) > 1:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("html", "body", "head") and self._misplaced:
            self._misplaced -= 1
            return
        if tag == "html":
            del self._open[1:]
            return
        rank = _RANKS.get(tag, _RANK)
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return
            if _RANKS.get(self._open[place].tag, _RANK) > rank:
                return

    def handle_data(self, data: str) -> None:
        if self._open[-1].tag == "head" and data.strip(_BLANKS):
            self._open.pop()
        if len(self._open) == 1:
            if not data.strip(_BLANKS):
                return
            self._imply("p")
            if len(self._open) == 1:  # behind the body
                self._open.append(SubElement(self.root, "p"))
        last = self._open[-1]
        if len(last):
            last[-1].tail = (last[-1].tail or "") + data
        else:
            last.text = (last.text or "") + data

    def _imply(self, tag: str) -> None:
        """Open the head or the body that an element, or a text, needs around it."""
        if tag == "html":
            return
        self.began = True
        if len(self._open) > 1 or tag in ("head", "body", "frameset", "noframes"):
            return
        if tag in _OF_HEAD:
            if not self._had_head:
                self._had_head = True
                self._open.append(SubElement(self.root, "head"))
        elif not self._had_body:
            self._had_head = self._had_body = True
            self._open.append(SubElement(self.root, "body"))
