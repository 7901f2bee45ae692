"""Web pages, whatever they are called; Markdown may begin like one."""

import codecs

from gipgen.imports.document_kinds import Kind, Original
from gipgen.imports.raw import Raw

_SERVED = (".xhtml", ".jsp", ".aspx", ".php")  # what the address of a page may end in
_ENDINGS = (".html", ".htm", ".shtml")
_BEGINNINGS = (
    b"<!doctype html",
    *(b"<" + name for name in b"html head body div p table meta ?xml section article !--".split()),
)


def _is_it(original: Original) -> bool:
    if original.ending in (".md", ".markdown"):
        return False
    begins = original.head.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(_BEGINNINGS)
    return begins or original.ending in (*_ENDINGS, *_SERVED)


def _read(original: Original) -> Raw:
    from gipgen.imports.read_html import read_html  # noqa: PLC0415

    return read_html(original.content)


KIND = Kind(40, _ENDINGS, _is_it, _read, is_text=True)
