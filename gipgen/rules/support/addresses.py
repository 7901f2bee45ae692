"""Addresses on the web that stand in running text, and what is wrong with one."""

from collections.abc import Iterator

from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple

_BEGINS = ("http", "www")
_SCHEMES = ("http://", "https://")
_SIGNS = frozenset("-._~:/?#[]@!$&'*+,;=%\\")  # of an address, besides letters and digits
_WIDE = frozenset("：／．，。、　 ")  # … and what is typed for one of them
_ENDS = ".,;:?!"  # stops behind an address are the sentence's
_TOPS = frozenset(("cn", "com", "net", "org", "info", "cc", "top", "vip", "gov", "edu", "xin", "site", "tv", "me"))
_LAST = frozenset(("cn", "com", "net", "org"))
CUT = Text("开头不是 http:// 或 https://", "it does not begin with http:// or https://")
TWICE = Text("开头写了两遍", "its beginning stands twice")
SIGN = Text("里面有“{sign}”", "it holds '{sign}'")
BLANK = Text("里面有空格", "it holds a blank")
EMPTY = Text("有两个点连在一起", "two dots stand side by side")
TOP = Text("末尾的“.{sign}”不是常见的域名", "'.{sign}' is no usual end of a domain")


class Address(NamedTuple):
    """Where an address stands that cannot be opened, and why."""

    begin: int
    end: int
    why: Text
    sign: str = ""


def broken(text: str) -> Iterator[Address]:
    """The addresses of a text that cannot be opened."""
    at = _next(text, 0)
    while at >= 0:
        end = _end(text, at)
        found = _wrong(text[at:end])
        if found is not None:
            yield Address(at, end, *found)
        at = _next(text, max(end, at + 1))


def _next(text: str, begin: int) -> int:
    return min((at for word in _BEGINS if (at := text.find(word, begin)) >= 0), default=-1)


def _is_sign(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign in _SIGNS)


def _end(text: str, begin: int) -> int:
    """The end of an address: what is of another width, or a blank, is a part of it where the address goes on behind that."""
    at = begin
    while at < len(text):
        if not _is_sign(text[at]) and not (text[at] in _WIDE and _goes_on(text, begin, at)):
            break
        at += 1
    return begin + len(text[begin:at].rstrip(_ENDS))


def _goes_on(text: str, begin: int, at: int) -> bool:
    """Whether the address cannot end here: its beginning is not complete, or its domain is not and goes on."""
    behind = text[at + 1 : at + 2]
    if not behind or not _is_sign(behind):
        return False
    host = text[begin:at].partition("://")[2] or text[begin:at]
    return "/" not in host.rstrip("/") and host.rpartition(".")[2] not in _LAST


def _wrong(address: str) -> tuple[Text, str] | None:
    """What is wrong with an address; nothing where it can be one."""
    odd = next((sign for sign in address if not _is_sign(sign)), "")
    if odd:
        return (BLANK, "") if odd.isspace() else (SIGN, odd)
    if "." not in address:
        return None  # 支持https访问
    if address.startswith("http") and not address.startswith(_SCHEMES):
        return CUT, ""
    rest = address.partition("://")[2] if address.startswith("http") else address
    if rest.startswith("http"):
        return TWICE, ""
    host = rest.partition("/")[0].partition(":")[0]
    return _of_host(host) if host else None  # 测试.政务.cn


def _of_host(host: str) -> tuple[Text, str] | None:
    if ".." in host:
        return EMPTY, ""
    odd = next((sign for sign in host if not (sign.isalnum() or sign in ".-_")), "")
    if odd:
        return SIGN, odd
    top = host.rpartition(".")[2]
    return None if top in _TOPS or top.isdecimal() or not top.isalpha() else (TOP, top)
