"""Bytes → text. Files come from Windows: UTF-8 with or without BOM is right, everything else is named with its cure.

A file in GB18030 or UTF-16 is a finding, but it is decoded all the same, so that one run shows all of its faults.
"""

import codecs

from gipgen.findings.file_messages import ENCODING, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Span

MAX_BYTES = 500_000  # a full report has about 20 KB; the largest published ones stay below 200 KB

MAX_LINE = 50_000  # characters; the longest paragraph of a published report has below 5,000

_NOT_TEXT = ((b"PK\x03\x04", "Word（或压缩）"), (b"\xd0\xcf\x11\xe0", "旧版 Word"), (b"%PDF", "PDF"))
_LINE_BREAKS = ("\r\n", "\r")
_SEPARATORS = "\x85\u2028\u2029"  # line breaks to YAML, to no editor: taken for such, they would shift all lines
_REPORTED_CHARACTERS = 20
_FORBIDDEN = (
    ("\x7f", "\x9f"),
    ("\u202a", "\u202e"),
    ("\u2066", "\u2069"),
    ("\ud800", "\udfff"),
    ("\ufeff", "\ufeff"),
    ("\ufffe", "\uffff"),
)
_FEW = 3


def decode(raw: bytes) -> tuple[str, list[Diagnostic]]:
    """Return the text with ``\\n`` line ends, and what is wrong with its bytes."""
    if len(raw) > MAX_BYTES:
        values = {"limit": f"{MAX_BYTES / 1e6:g}"}  # how large it is nobody knows: no more than this was read
        return "", [_finding("too_large", values, Span(1, 1))]
    for start, kind in _NOT_TEXT:
        if raw.startswith(start):
            return "", [_finding("not_text", {"kind": kind}, Span(1, 1))]
    text, findings = _decode(raw)
    for line_break in _LINE_BREAKS:
        text = text.replace(line_break, "\n")
    findings += _long_lines(text)
    return _without_unprintable(text, findings), findings


def _long_lines(text: str) -> list[Diagnostic]:
    """The first line that is longer than any paragraph of a report. (One will do: the file has room for few.)"""
    if len(text) <= MAX_LINE:
        return []
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            return [_finding("long_line", {"seen": str(len(line)), "limit": str(MAX_LINE)}, Span(number, 1))]
    return []


def _decode(raw: bytes) -> tuple[str, list[Diagnostic]]:
    encoding = _utf16(raw)
    if encoding:
        return raw.decode(encoding, errors="replace"), [_finding("utf_16", {}, Span(1, 1))]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        broken = error.start
    place = _place(raw, broken)
    try:
        return raw.decode("utf-8", "surrogatepass"), []  # halves of characters: told with what cannot be printed
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8", errors="replace"), [_finding("unreadable", {"byte": f"{raw[broken]:02X}"}, place)]
    return text, [_finding("gb18030", {}, place)]


def _utf16(raw: bytes) -> str:
    """The kind of UTF-16 that ``raw`` is in, or nothing. Without a mark, zero bytes beside the ASCII signs tell."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    odd, even = raw[1:4000:2].count(0), raw[0:4000:2].count(0)
    if max(odd, even) <= _FEW or min(odd, even) * _FEW > max(odd, even):  # 一 and 开 have a zero byte as well
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _place(raw: bytes, position: int) -> Span:
    before = raw[:position].decode("utf-8", errors="replace")
    return Span(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _without_unprintable(text: str, findings: list[Diagnostic]) -> str:
    """Replace characters that YAML forbids by blanks, so that columns stay and the rest can be checked."""
    found = {character for character in set(text) if forbidden(character) or character in _SEPARATORS}
    if not found:
        return text
    places = (place for place, character in enumerate(text) if character in found)
    for _, place in zip(range(_REPORTED_CHARACTERS), places, strict=False):
        span = Span(text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place))
        findings.append(_finding("unprintable", {"code": f"U+{ord(text[place]):04X}"}, span))
    return text.translate(dict.fromkeys(map(ord, found), " "))


def forbidden(character: str) -> bool:
    """Whether YAML or XML forbids the character, or it turns the direction of text unseen. Not a regular expression: compiling wide ranges costs a millisecond."""
    if character < " ":
        return character not in "\t\n"
    if character < "\x7f" or "\u3000" <= character < "\ud800":
        return False  # nearly all
    return any(first <= character <= last for first, last in _FORBIDDEN)


def printable(name: str) -> str:
    """The name of a file on one line of text; of a name that is no text (of another encoding, say) what can be read."""
    return "".join("?" if forbidden(character) or character in "\t\n" else character for character in name)


def _finding(variant: str, values: dict[str, str], span: Span) -> Diagnostic:
    return Diagnostic(ENCODING, ERROR, TEXTS[variant], values=values, span=span)
