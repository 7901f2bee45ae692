"""A stretch of a narrative → inline nodes: bold, links, values, escapes, line joins. Everything else is text.

Bold differs from CommonMark on purpose: ``**`` opens where no blank follows and closes where no blank precedes,
whatever punctuation stands around it, because Chinese puts no blanks there (commonmark-spec issue 650).
"""

import re
from collections.abc import Iterator
from itertools import groupby

from gipgen.findings.file_messages import EXPRESSION, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Offset
from gipgen.named_tuple import NamedTuple
from gipgen.prose.line_breaks import join
from gipgen.prose.nodes import Break, Image, Inline, Link, Strong, Text, Value, leaves
from gipgen.prose.places import Piece, moved
from gipgen.prose.targets import is_safe, leads_nowhere, wrong_target
from gipgen.vocabulary.words import has

BLANKS = " \t\u3000\xa0"  # what may stand in front of a line, and behind it, and is none of its text
# The bullets of Word, WPS and the web; the others need a blank behind them, as they are words or dashes as well.
BULLETS = "·●•◆◇■▪►➢➤✓✔▲\uf06c\uf06e\uf075\uf076\uf0a7\uf0b2\uf0b7\uf0d8\uf0fc"
BULLETS_WITH_BLANK = "○□–—"
# The signs that may begin markup; each is looked at more closely by its own pattern, compiled when prose first needs it.
_SIGN = r"[\\<\[]|!\[|\*\*|\n(?:[ \t\xa0]|\u3000)*"  # the blank apart: a set with it is dear to compile
# Blanks are never given back (``*+``): no row of them is divided anew between what stands around it.
_LABEL = r"(?:\\.|[^\[\]\n\\]){0,1000}"  # looked at anew for each bracket that is escaped in it
_TITLE = r"\"[^\"\n]*\"\s*+"
_TARGET = (
    r"\(\s*+(?P<target><[^<>\n]*>|[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)?)"
    rf"(?:\s++(?:{_TITLE})?|(?<=\s){_TITLE})?\)"
)
_ESCAPE = r"\\([!-/:-@\[-`{-~])"
_GUARDED = rf"(?:(?P<escape>[!-/:-@\[-`{{-~{BULLETS}{BULLETS_WITH_BLANK}])|(?P<hard>\n[ \t\u3000\xa0]*))"
_PATTERNS = {
    "\\": rf"\\(?!(?<!\\\\)\\(?=[^\W_])){_GUARDED}",  # two before a word are the beginning of a server's path
    "{{": r"\{\{(?P<value>[^{}\n]*)\}\}",
    "![": rf"!\[(?P<image>{_LABEL})\]{_TARGET}",
    "[": rf"\[(?P<label>{_LABEL})\]{_TARGET}",
    "<": r"<(?P<url>(?:https?://|mailto:)[^<>\s]+)>",
    "**": r"(?P<strong>(?<!(?<!\\)\*)\*\*(?!\*))",  # more of them hide a name or a number (138****), or are a row
}
# What only gipgen writes, into its Markdown output, and reads there again (``printed``).
_SIGNS = {False: _SIGN + r"|\{\{", True: _SIGN + "|&"}  # by ``printed``: there, values were looked up
_VALUES = r"\{\{"  # the only sign that many reports have, and quick to compile
# one of them is in each sign, by ``printed``
_CLUES = {False: ("\\", "<", "[", "**", "\n", "{{"), True: ("\\", "<", "[", "**", "\n", "&")}
_PRINTED = {
    **_PATTERNS,
    "\\": rf"\\{_GUARDED}",
    "<": r"<(?:(?P<url>(?:https?://|mailto:)[^<>\s]+)|(?P<hard>br/?)|(?P<tag>/?strong)|(?P<face>/?b))>",
    "&": r"&(?P<entity>lt|gt|amp|quot|#\d{1,6});",
}
_SIGNS_OF_NAMES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
# no bold ends with one of the first, or begins with one of the others
OPENING, CLOSING = "（《“‘【〔「〈([", "）》”’】〕」〉，。；：、！？,;:!?)]"
_LINK_WITH_VALUE = r"\[[^\[\]\n]*\]\([^()\n]*\{\{"
_LINK_LENGTH = 500


class Parsed(NamedTuple):
    children: tuple[Inline, ...]
    problems: list[Diagnostic]  # path still empty; offsets are places in the narrative


class Stretch(NamedTuple):
    """What is to be read: the narrative from ``start`` to ``end``. ``line`` is the number of the line that ``start`` is in."""

    text: str
    start: int
    end: int
    line: int = 0
    printed: bool = False  # as gipgen's Markdown output writes it, with the few tags and names that stand there


def parse_inline(text: str, *, printed: bool = False) -> Parsed:
    """Parse a text that is a narrative by itself."""
    problems: list[Diagnostic] = []
    return Parsed(read_inline(Stretch(text, 0, len(text), printed=printed), problems), problems)


def read_inline(stretch: Stretch, problems: list[Diagnostic], *, bold: bool = True) -> tuple[Inline, ...]:
    """The nodes of a stretch; what is wrong is added to ``problems``. Without ``bold``, as in headings, ``**`` says nothing."""
    text, start, end = stretch[:3]
    if not has(_CLUES[stretch.printed], text[start:end]):  # most paragraphs
        return (Text(text[start:end], (Piece(0, start),)),) if start < end else ()
    tokens = list(_tokens(stretch, problems))
    if not bold:
        tokens = [token for token in tokens if not (isinstance(token, _Mark) and token.text == "**")]
    return _pair_strong(tokens)


def next_sign(text: str, start: int) -> int | None:
    """Where, from ``start`` on, the next sign stands that may begin markup."""
    sign = re.compile(_SIGNS[False]).search(text, start)
    return sign.start() if sign else None


def mark_at(text: str, start: int) -> bool:
    """Whether the sign at ``start`` is no text: it begins an escape, a link, a value, the end of a line, bold if it had a partner; or would be blamed."""
    sign = re.compile(_SIGNS[False]).match(text, start)
    if sign is None or "\n" in sign[0]:
        return sign is not None
    match = re.compile(_PATTERNS[sign[0]]).match(text, start)
    if match is None:
        return any(_unread(sign[0], text[start : start + _LINK_LENGTH], Offset(0, 0)))
    return True


class _Mark(NamedTuple):
    """A ``**`` that has not found its partner yet."""

    text: str
    opens: bool
    closes: bool
    offset: int


def _tokens(stretch: Stretch, problems: list[Diagnostic]) -> Iterator[Inline | _Mark]:
    text, position, end, line, printed = stretch
    begin, seen = -1, position  # where the current line begins, once somebody asks; up to where lines were counted
    patterns = _PRINTED if printed else _PATTERNS
    only_values = not printed and not has(_CLUES[False][:-1], text[position:end])
    for sign in re.compile(_VALUES if only_values else _SIGNS[printed]).finditer(text, position, end):
        start = sign.start()
        if start < position:
            continue  # inside a token that was read already
        if sign[0][0] == "\n":
            start = position + len(text[position:start].rstrip(BLANKS))
            yield from _plain(text, position, start)
            position = sign.end()
            yield from _line_break(stretch, start, position)
            continue
        match = re.compile(patterns[sign[0]]).match(text, start, end)
        if breaks := text.count("\n", seen, start):
            line, begin = line + breaks, -1
        seen = start
        if begin < 0:
            begin = text.rfind("\n", 0, start) + 1
        place = Offset(line, start - begin)
        if match is None or (sign[0] == "[" and leads_nowhere(match["target"])):
            problems += _unread(sign[0], text[start : min(start + _LINK_LENGTH, end)], place)
            continue
        yield from _plain(text, position, start)
        position = match.end()
        yield from _token(match, stretch._replace(line=line), place, problems)
    yield from _plain(text, position, end)


def _unread(sign: str, text: str, place: Offset) -> Iterator[Diagnostic]:
    """What is wrong with a sign that begins nothing."""
    if sign == "{{":
        yield Diagnostic(EXPRESSION, ERROR, TEXTS["unclosed_value"], offset=place)
    elif sign == "[" and re.match(_LINK_WITH_VALUE, text):
        yield Diagnostic(EXPRESSION, ERROR, TEXTS["value_in_link"], offset=place)


def _plain(text: str, start: int, end: int) -> Iterator[Text]:
    if start < end:
        yield Text(text[start:end], (Piece(0, start),))


def _line_break(stretch: Stretch, start: int, end: int) -> Iterator[Inline]:
    """What a line's end comes to that stands with its blanks from ``start`` to ``end``."""
    text = stretch.text
    if text[start:end].partition("\n")[0].endswith("  "):
        yield Break(start)
        return
    before = text[start - 1 : start] if start > stretch.start else ""
    after = text[end : end + 1] if end < stretch.end else ""
    if joint := join(before, after):
        yield Text(joint, (Piece(0, end, plain=False),))


def _token(
    match: re.Match[str], stretch: Stretch, place: Offset, problems: list[Diagnostic]
) -> Iterator[Inline | _Mark]:
    kind, start = match.lastgroup, match.start()
    if kind == "escape":
        yield Text(match["escape"], (Piece(0, start + 1, plain=False),))
    elif kind == "hard":
        yield Break(start)
    elif kind == "value":
        blanks = len(match["value"]) - len(match["value"].lstrip())
        expression = match["value"].strip().replace("\\|", "|")  # a bar may be guarded, as tables ask for
        yield Value(expression, place.line, place.column + len("{{") + blanks, start)
    elif kind == "strong":
        yield _strong_mark(match, stretch)
    elif kind == "face":
        return  # of a run-in heading, which is known by its words
    elif kind == "tag":
        yield _Mark("<strong>", not match[0].startswith("</"), match[0].startswith("</"), start)
    elif kind == "entity":
        name = match["entity"]
        yield Text(_SIGNS_OF_NAMES.get(name) or chr(int(name[1:]) % 0x110000), (Piece(0, start, plain=False),))
    elif match[0].startswith("!"):
        yield _image(match, place, problems)
    elif kind == "url":
        name = match["url"].removeprefix("mailto:")
        text = Text(name, (Piece(0, match.end() - 1 - len(name)),))
        yield from _link(match["url"], (text,), place, problems)
    else:
        inside = stretch._replace(start=match.start("label"), end=match.end("label"))
        children = read_inline(inside, [])
        yield from _link(_target(match), children, place, problems)


def _target(match: re.Match[str]) -> str:
    return match["target"].strip("<>").replace("\\|", "|")


def _image(match: re.Match[str], place: Offset, problems: list[Diagnostic]) -> Image:
    """A picture; its text is plain, escapes apart."""
    alt = match["image"].strip()
    if "{{" in match[0]:
        problems.append(Diagnostic(EXPRESSION, ERROR, TEXTS["value_in_link"], offset=place))
    start = match.start("image") + len(match["image"]) - len(match["image"].lstrip())
    pieces, parts, last, length = [Piece(0, start)], [], 0, 0
    for escape in re.finditer(_ESCAPE, alt) if "\\" in alt else ():
        parts += [alt[last : escape.start()], escape[1]]
        length += escape.start() - last + 1
        last = escape.end()
        pieces += [Piece(length - 1, start + last - 1, plain=False), Piece(length, start + last)]
    return Image("".join([*parts, alt[last:]]), _target(match), place.line, place.column, pieces=tuple(pieces))


def _strong_mark(match: re.Match[str], stretch: Stretch) -> _Mark:
    start, end = match.span()
    before = stretch.text[start - 1 : start] if start > stretch.start else ""
    after = stretch.text[end : end + 1] if end < stretch.end else ""
    opens = bool(after) and not after.isspace() and after not in CLOSING  # 张**、李**: stars that hide a name
    closes = bool(before) and not before.isspace() and before not in OPENING
    return _Mark(match[0], opens, closes, start)


def _link(
    target: str, children: tuple[Inline, ...], place: Offset, problems: list[Diagnostic]
) -> Iterator[Inline | _Mark]:
    """A link, or its text alone where nothing good is behind its address."""
    if "{{" in target:
        problems.append(Diagnostic(EXPRESSION, ERROR, TEXTS["value_in_link"], offset=place))
    problems.extend(wrong_target(target, place))
    if target and is_safe(target):
        yield Link(children, target)
    else:
        yield from leaves(children)


def _pair_strong(tokens: list[Inline | _Mark]) -> tuple[Inline, ...]:
    """Turn pairs of marks into ``Strong``; a mark without a partner is text."""
    outside: list[Inline] = []
    inside: list[Inline] | None = None
    opening: _Mark | None = None
    for token in tokens:
        current = outside if inside is None else inside
        if not isinstance(token, _Mark):
            current.append(token)
        elif inside is None and token.opens:
            inside, opening = [], token
        elif inside and opening and token.text == opening.text and token.closes:
            outside.append(Strong(_merged(inside)))
            inside, opening = None, None
        else:
            current.append(_unpaired(token))
    if inside is not None and opening is not None:
        outside += [_unpaired(opening), *inside]
    return _merged(outside)


def _unpaired(mark: _Mark) -> Text:
    return Text(mark.text, (Piece(0, mark.offset),))


def _merged(nodes: list[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts, so that escapes and line joins leave no seams."""
    merged: list[Inline] = []
    for is_text, group in groupby(nodes, key=lambda node: isinstance(node, Text)):
        found = list(group)
        merged += [_one([node for node in found if isinstance(node, Text)])] if is_text else found
    return tuple(merged)


def _one(texts: list[Text]) -> Text:
    if len(texts) == 1:
        return texts[0]
    pieces: list[Piece] = []
    length = 0
    for text in texts:
        for piece in moved(text.pieces, length):
            if not _goes_on(pieces, piece):
                pieces.append(piece)
        length += len(text.text)
    return Text("".join([text.text for text in texts]), tuple(pieces))


def _goes_on(pieces: list[Piece], piece: Piece) -> bool:
    """Whether a piece stands right behind the last one, in the text and in the file."""
    last = pieces[-1] if pieces else None
    return last is not None and last.plain and piece.plain and piece.offset - last.offset == piece.begin - last.begin
