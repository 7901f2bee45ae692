"""Marks of HTML inside Markdown, outside tables: what they dress stays, as Markdown where that has a mark for it."""

import re

_ATTRIBUTES = r"(?:\s[^<>\n]{0,500})?"
_HEADING = re.compile(rf"<h([1-6]){_ATTRIBUTES}>[ \t]*|</h[1-6]\s*>", re.IGNORECASE)
_STRONG = re.compile(rf"</?(?:strong|b){_ATTRIBUTES}>", re.IGNORECASE)
_BEGINNING = re.compile(rf"^[ \t]*<(?:p|div|center|section|article){_ATTRIBUTES}>", re.IGNORECASE | re.MULTILINE)
_DRESS = re.compile(
    rf"</?(?:p|div|center|section|article|span|font|u|em|i|small|big|sub|sup|mark|a|o:p){_ATTRIBUTES}>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
_FENCE = re.compile(r"^:{3,}[^\n]{0,500}$", re.MULTILINE)  # of pandoc, as all below
_SPAN = re.compile(r"\[([^\[\]\n]{0,2000})\]\{[.#][^{}\n]{0,200}\}")
_NAMED = re.compile(r"\{[.#][^{}\n]{0,200}\}[ \t]*$", re.MULTILINE)
_BROKEN = re.compile(r"\\$", re.MULTILINE)
_DOUBLED = "****"  # strong inside strong


def without_markup(text: str) -> str:
    """A text without marks of HTML; its lines stay where they are, and what was a paragraph begins as one."""
    if "<" in text:
        text = _HEADING.sub(lambda match: f"{'#' * int(match[1])} " if match[1] else "", text)
        text = _BEGINNING.sub("\u3000", text)
        text = _STRONG.sub("**", _DRESS.sub("", text)).replace(_DOUBLED, "**")
    if "{" in text or ":::" in text:
        text = _BROKEN.sub("", _NAMED.sub("", _SPAN.sub(r"\1", _FENCE.sub("", text))))
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415  it knows 2,000 names; few texts hold any

    return _ENTITY.sub(lambda match: unescape(match[0]), text)
