"""Where signs stand in a text that conversions left: tags and codes of web pages, fields of Word, line breaks of programs."""

import re
from collections.abc import Iterable, Sequence

from gipgen.findings.finding import NEW_PARAGRAPH
from gipgen.prose.line_ends import SHOWN_ENDS
from gipgen.rules.support.spots import Spot
from gipgen.vocabulary.words import LANGUAGE

_OF_PAGES, _OF_WORD, _OF_PROGRAMS = "page", "word", "program"
REVIEWED = LANGUAGE.reviewed  # with somebody's words behind it: what of them is text, a person knows
OF_TABLES = frozenset(("td", "tr", "th", "table", "tbody"))
_BREAKING = frozenset(("p", "br", "div", "ul", "ol", "li", "center", *OF_TABLES))  # and headings
TYPED_BREAKS = ("\\n", "\\r")  # of a program's text
_OF_PARAGRAPHS = r"(?:p|div|li|center|h[1-6])"
_BETWEEN = rf"</{_OF_PARAGRAPHS}>[ \t\u3000\xa0]{{0,8}}<{_OF_PARAGRAPHS}(?: [a-zA-Z-]{{1,20}}=[^<>]{{0,80}})?>"  # two paragraphs
SIGNS = (
    "ookmark",
    "GoBack",
    "错误",
    "Error!",
    "&",
    "HYPERLINK",
    "MERGEFORMAT",
    "PAGEREF",
    "<",
    "{",
    "\\",
    "[",
    "_x",
    *SHOWN_ENDS,
)
RESIDUE_SIGNS = (
    rf"{_BETWEEN}|"
    rf"[{SHOWN_ENDS}]{{1,4}}|_x00[0-9A-F]{{2}}_|"
    r"<!--[^\n]{0,200}?-->|\[bookmark:[^\[\]\n]{0,40}\]|\[?_GoBack\]?|[（(]错误[!！]\s*未[^。（）()]{0,12}。?[）)]|错误[!！]\s*未[^。]{0,12}。?|Error! [A-Za-z ]{4,60}\.?|"
    r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|middot|emsp|ensp|#\d{2,5}|#x[0-9a-fA-F]{2,5});|"
    rf"(?:{'|'.join(REVIEWED)})(?:的?内容)? {{0,2}}\[[A-Za-z\u4e00-\u9fff]{{1,8}} ?[0-9]{{0,3}}\][:：][^\n]{{0,200}}|"
    rf"\[(?:{'|'.join(REVIEWED)})[:：][^\[\]\n]{{1,80}}\]|"
    rf"\[(?!{'|'.join(LANGUAGE.named_in_brackets)})[A-Za-z\u4e00-\u9fff]{{1,8}} ?用?户?[0-9]{{1,3}}\]|"
    rf"(?<=[。！？])\[(?!{'|'.join(mark.strip('[]') for mark in LANGUAGE.picture_marks)})[\u4e00-\u9fff]{{2,6}}\]\Z|"
    rf"\[(?:{'|'.join(LANGUAGE.faces)})\]|"
    r"\{ ?(?:=|[A-Z]{2,16} )[^{}\n]{0,80}\}|"
    r"\{ ?[A-Z]{2,16} [^{}\n]{0,80}(?:\\[a-z]|\* )[^{}\n]{0,40}\}|\\\* MERGEFORMAT|(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])(?:\\[rn]){1,4}(?![A-Za-z\\])|\A(?:\\t){1,4}(?![A-Za-z\\])|(?:\{\s*|\s)?(?:HYPERLINK|PAGEREF) [^}。]{1,60}\}?|</?(?:p|br|div|span|font|strong|script|style|img|h\d|ul|ol|li|em|td|tr|th|table|tbody|center|a|b|i|u)(?: [a-zA-Z-]{1,20}=[^<>]{0,80})? ?/?>"
)


def alike(text: str) -> Iterable[list[Spot]]:
    """Where residue stands; what a web page leaves in a text, tags and codes, is one slip, however many there are.

    A tag that breaks the line between two words is not taken off: these would run together. Nor is any of a table.
    """
    found: dict[object, list[Spot]] = {}
    matches = list(re.finditer(RESIDUE_SIGNS, text))
    begin, end = _words(text, matches)
    tables = any(is_of_table(match[0]) for match in matches)
    for match in matches:
        wanted: str | None = _decoded(match) if match[0].startswith("&") else ""
        if is_between(match[0]):
            wanted = NEW_PARAGRAPH
        in_place = _is_reviewed(match[0]) or is_reference(match) or (tables and match[0][0] == "<")
        if in_place or (wanted == "" and begin <= match.start() < end and _breaks_line(match[0])):
            wanted = None
        found.setdefault(_kind(match), []).append(Spot(*match.span(), wanted))
    return found.values()


def is_between(seen: str) -> bool:
    """Whether one paragraph of a web page ends in a sign and the next one begins: </p><p>."""
    return seen.startswith("</") and "<" in seen[1:]


def without_tags(typed: str) -> str:
    """A line without the tags of a web page, in paragraphs where it had some."""
    return re.sub(RESIDUE_SIGNS, lambda sign: sign[0] if sign[0][0] != "<" else _in_place(sign[0]), typed)


def _in_place(tag: str) -> str:
    return NEW_PARAGRAPH if is_between(tag) else ""


def _is_reviewed(seen: str) -> bool:
    """Whether it is what Word shows of a review: 删除[李四]:…, [删除: …]."""
    return seen.lstrip("[").startswith(REVIEWED)


def _breaks_line(seen: str) -> bool:
    """Whether a line ends where a sign stands: at the tags of paragraphs, cells and headings, and at a program's own sign."""
    tag = re.match(r"</?(\w+)", seen)
    name = tag[1] if tag else ""
    return name in _BREAKING or name[1:].isdigit() or seen[:2] in TYPED_BREAKS


def is_of_table(seen: str) -> bool:
    """Whether a sign is a tag of a table: without its tags the cells would run together."""
    return seen[0] == "<" and re.split(r"\W+", seen[:10], maxsplit=2)[1] in OF_TABLES


def is_reference(match: re.Match[str]) -> bool:
    """Whether a sign stands for words that were lost, as those of a cross-reference: without it the sentence lacks them."""
    if _kind(match) != _OF_WORD or match[0][0] in "[_\\":
        return False
    return match.string.endswith(LANGUAGE.before_references, 0, match.start())


def _kind(match: re.Match[str]) -> object:
    if match[0][0] in "<&":
        return _OF_PAGES
    if match[0].startswith(TYPED_BREAKS):
        return _OF_PROGRAMS
    return REVIEWED if _is_reviewed(match[0]) else _OF_WORD


def _words(text: str, matches: Sequence[re.Match[str]]) -> tuple[int, int]:
    """Where the words of a text begin and end that tags stand around."""
    begin, end = 0, len(text)
    for match in matches:
        if text[begin : match.start()].isspace() or begin == match.start():
            begin = match.end()
    for match in reversed(matches):
        if text[match.end() : end].isspace() or end == match.end():
            end = match.start()
    return begin, end


def mended(text: str, spots: Sequence[Spot]) -> str:
    """What a text reads without its residue."""
    parts, last = [], 0
    for spot in spots:
        parts += [text[last : spot.begin], spot.replacement or ""]
        last = spot.end
    return "".join([*parts, text[last:]])


def _decoded(entity: re.Match[str]) -> str:
    """What a code of a web page stands for; a blank parts words of letters and figures, and no Chinese ones."""
    from html import unescape  # noqa: PLC0415  few reports have one

    sign = unescape(entity[0])
    if sign in _TITLES and re.search(_IN_TITLE, entity.string):
        return _TITLES[sign]  # as GIP720 has it of <…> around Chinese
    around = entity.string[entity.start() - 1 : entity.start()] + entity.string[entity.end() : entity.end() + 1]
    return sign if not sign.isspace() else " " if around.isascii() and around.isalnum() else ""


_TITLES = {"<": "《", ">": "》"}
_IN_TITLE = "&lt;[\u4e00-\u9fff][^&<>\n]{0,80}&gt;"
