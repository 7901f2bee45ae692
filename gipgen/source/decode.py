"""Bytes → text. Files come from Windows: UTF-8 with or without BOM is right, everything else is named with its cure.

A file in GB18030 or UTF-16 is a finding, but it is decoded all the same, so that one run shows all of its faults.
"""

import codecs
from collections.abc import Mapping

from gipgen.findings.file_messages import ENCODING, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Rewrite, Span
from gipgen.findings.text import Text, same

MAX_BYTES = 500_000  # a full report has about 20 KB; the largest published ones stay below 200 KB

MAX_LINES = 10_000  # a full report has about 120, one with the longest annexes below 5,000

MAX_LINE = 50_000  # characters; the longest paragraph of a published report has below 5,000

_PACKAGE = b"PK\x03\x04"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_PACKAGES = ((b"word/", same("Word")), (b"xl/", same("Excel")), (b"opendocument", same("ODT")))
_ZIP, _PDF = Text("Word（或压缩）", "Word (or zip)"), same("PDF")
_PICTURES, _PICTURE = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), Text("图片", "picture")
_PAGE = Text("网页", "web page")
_PAGES = ("<!doctype html", "<html")  # how web pages begin
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
_RARE = 100  # of so many bytes one is zero in any text of UTF-16, and hardly one in bytes that are no text
_TWICE = "å".encode()  # what the first byte of every third Chinese character becomes where a text is encoded twice
# What the first word of a report, 单位, becomes where a file is read as GBK and written anew; a codec is loaded for those only.
_AS_GBK = "鍗曚綅".encode()
_LOOKED_AT = 4_000  # characters
_NOISE = 10  # one in so many is no sign of any text


def decode(raw: bytes) -> tuple[str, list[Diagnostic]]:
    """Return the text with ``\\n`` line ends, and what is wrong with its bytes; blanks stand for what cannot be printed."""
    text, findings = decode_bytes(raw)
    return _without_unprintable(text, findings), findings


def decode_bytes(raw: bytes) -> tuple[str, list[Diagnostic]]:
    """Return the text with ``\\n`` line ends and all its characters, and what is wrong with its bytes."""
    if foreign := _foreign(raw):
        return "", [foreign]
    if len(raw) > MAX_BYTES:
        return "", [
            _too_large(same(f"{MAX_BYTES / 1e6:g} MB"))
        ]  # how large it is nobody knows: no more than this was read
    text, findings = _decode(raw)
    if (findings or b"\0" in raw) and _is_noise(text):
        damaged = _finding("unreadable", {"byte": "00"}, Span(1, 1))
        return "", findings[:1] or [damaged]  # what is said of its signs would say nothing
    text = _with_plain_line_ends(text)
    if text[:1000].lstrip().lower().startswith(_PAGES):
        return "", [_finding("not_text", {"kind": _PAGE}, Span(1, 1))]
    if text.count("\n") > MAX_LINES:
        return "", [_too_large(Text(f"{MAX_LINES} 行", f"{MAX_LINES} lines"))]
    if long := _long_lines(text):
        return "", long
    return text, findings


def as_typed(raw: bytes) -> str | None:
    """The text with ``\\n`` line ends and all of its characters, good or not; ``None`` where some bytes are no text."""
    if len(raw) > MAX_BYTES or _foreign(raw):
        return None
    text, findings = _decode(raw)
    if any(finding.rewrite is None for finding in findings):
        return None
    return _with_plain_line_ends(text)


def has_windows_line_ends(raw: bytes) -> bool:
    """Whether the first line ends as Windows ends lines."""
    text = _decode(raw)[0]
    return text[: text.find("\n") + 1].endswith("\r\n")


def _with_plain_line_ends(text: str) -> str:
    for line_break in _LINE_BREAKS:
        text = text.replace(line_break, "\n")
    return text


def _foreign(raw: bytes) -> Diagnostic | None:
    """What is to be said of a published report, or something else that is no text, in a report file's place."""
    if raw.startswith(_PACKAGE):
        kind = next((kind for mark, kind in _PACKAGES if mark in raw), _ZIP)
        return _finding("not_text", {"kind": kind}, Span(1, 1))
    if raw.startswith(b"%PDF"):
        return _finding("not_text", {"kind": _PDF}, Span(1, 1))
    if raw.startswith(_PICTURES):
        return _finding("not_text", {"kind": _PICTURE}, Span(1, 1))
    return _finding("old_word", {}, Span(1, 1)) if raw.startswith(_OLD_WORD) else None


def _is_noise(text: str) -> bool:
    """Whether hardly anything of what was read is text: another kind of file, or a damaged one."""
    first = text[:_LOOKED_AT]
    odd = sum(sign == "\ufffd" or (sign < " " and sign not in "\t\n\r") for sign in first)
    return odd * _NOISE > len(first)


def _too_large(limit: Text) -> Diagnostic:
    return _finding("too_large", {"limit": limit}, Span(1, 1))


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
        text = raw.decode(encoding, errors="replace")
        return text, [_finding("utf_16", {}, Span(1, 1), None if "\ufffd" in text else Rewrite())]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    else:
        return _decoded_as_gbk(text) if _AS_GBK in raw else _decoded_twice(text) if _TWICE in raw else (text, [])
    place = _place(raw, broken)
    try:
        return raw.decode("utf-8", "surrogatepass"), []  # halves of characters: told with what cannot be printed
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8", errors="replace"), [_finding("unreadable", {"byte": f"{raw[broken]:02X}"}, place)]
    return text, [_finding("gb18030", {}, place, Rewrite() if text.encode("gb18030", "replace") == raw else None)]


def _decoded_twice(text: str) -> tuple[str, list[Diagnostic]]:
    """A text in UTF-8 that some program took for Western European and wrote in UTF-8 once more: æµ\x8bè¯\x95 for 测试."""
    for western in ("latin-1", "cp1252"):
        try:
            whole = text.encode(western).decode("utf-8")
        except UnicodeError:
            continue
        return whole, [_finding("decoded_twice", {}, Span(1, 1), Rewrite())]
    return text, []


def _decoded_as_gbk(text: str) -> tuple[str, list[Diagnostic]]:
    """A text in UTF-8 that some program took for GBK and wrote in UTF-8 once more: 鍗曚綅 for 单位. Mostly characters are lost by that."""
    try:
        whole = text.encode("gb18030").decode("utf-8")
    except UnicodeError:
        return "", [_finding("decoded_as_gbk", {}, Span(1, 1))]
    return whole, [_finding("decoded_twice", {}, Span(1, 1), Rewrite())]


def _utf16(raw: bytes) -> str:
    """The kind of UTF-16 that ``raw`` is in, or nothing. Without a mark, zero bytes beside the ASCII signs tell."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    odd, even = raw[1:4000:2].count(0), raw[0:4000:2].count(0)
    most, least = max(odd, even), min(odd, even)
    if most <= max(_FEW, len(raw[:4000]) // _RARE) or least * _FEW > most:  # 一 and 开 have a zero byte as well
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _place(raw: bytes, position: int) -> Span:
    before = raw[:position].decode("utf-8", errors="replace")
    return Span(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _without_unprintable(text: str, findings: list[Diagnostic]) -> str:
    """Replace characters that YAML forbids by blanks, so that columns stay and the rest can be checked."""
    if is_usual(text):
        return text
    rare = (character for character in set(text) if not ("\u3000" <= character < "\ud800" or " " <= character < "\x7f"))
    found = {character for character in rare if forbidden(character) or character in _SEPARATORS}
    if not found:
        return text
    places = (place for place, character in enumerate(text) if character in found)
    for _, place in zip(range(_REPORTED_CHARACTERS), places, strict=False):
        span = Span(text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place))
        findings.append(_finding("unprintable", {"code": f"U+{ord(text[place]):04X}", "near": ""}, span))
    return text.translate(dict.fromkeys(map(ord, found), " "))


def is_usual(text: str) -> bool:
    """Whether a text has nothing but printable characters of GBK in its lines, as most files do.

    To look at each character takes thirty times as long, and a pattern for them a tenth of a start to compile.
    """
    return in_gbk(text) and text.replace("\n", "").replace("\t", "").isprintable()


def in_gbk(text: str) -> bool:
    """Whether every character is one of GBK, which any Chinese font has."""
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


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


def _finding(variant: str, values: Mapping[str, str | Text], span: Span, rewrite: Rewrite | None = None) -> Diagnostic:
    return Diagnostic(ENCODING, ERROR, TEXTS[variant], values=values, span=span, rewrite=rewrite)
