"""What a page says of how its elements look, as far as it tells what is read: lines that are kept, what is not shown."""

import re
from typing import Any

_SILENT = frozenset(("script", "style", "noscript", "template", "head", "select", "button", "textarea", "iframe", "object", "svg", "audio", "video", "canvas"))  # fmt: skip

_ELSEWHERE = _SILENT | {"nav", "footer"}

BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption")
)  # fmt: skip
_STRIKES = frozenset(("s", "strike", "del"))


def style(element: Any) -> str:
    style: str = (element.get("style") or "").replace(" ", "").lower()
    return style


def keeps_lines(element: Any, tag: str) -> bool:
    """Whether line breaks inside an element are shown as such."""
    said = re.search("white-space:(pre|break-spaces|normal|nowrap)", style(element))
    return said[1] in ("pre", "break-spaces") if said else tag == "pre"


def struck(element: Any) -> bool:
    """Whether an element's text is struck through."""
    return element.tag in _STRIKES or "line-through" in style(element)


def hidden(element: Any) -> bool:
    said = style(element)
    return "display:none" in said or "visibility:hidden" in said or element.get("hidden") is not None


def page_within(element: Any) -> str:
    """The markup of a page that an element holds itself: a frame's document, what an editor's field holds."""
    if element.tag == "iframe":
        return element.get("srcdoc") or ""
    if element.tag == "textarea":
        text = element.text or ""
        return text if "</p>" in text or "</table>" in text else ""
    return ""


def skipped(element: Any) -> bool:
    """Whether nothing in an element is of a report. A page within it may be one, and so may the tree of a component."""
    if element.tag not in _ELSEWHERE or page_within(element):
        return False
    return not (element.tag == "template" and element.get("shadowrootmode"))


def left_out(element: Any) -> str:
    """What an element says that is no part of a report: navigation, a foot, what is not shown. Nothing of what is no text."""
    if element.tag in _SILENT:
        return ""
    said: list[str] = []
    for each in element.iter():
        said.append((each.text or "") if each.tag not in _SILENT else "")
        said.append((each.tail or "") if each is not element else "")
    return " ".join(" ".join(said).split())
