"""Values and texts as Typst code: what is a text can never be read as code, and says where a line may part it."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from gipgen.formats.prose_columns import LONGEST_NUMBER, digits
from gipgen.layout.unbroken import pieces
from gipgen.prose import nodes

# Typst lets a line begin with them behind a box, as Unicode has it; not with ，。、）》”.
_NO_BEGINNING = "[；：·！？…—～％‰]+"
_DOCUMENT = "〔[0-9]{4}〕[0-9]{1,5}号?"
_HALF_BLANK = ("；", "：", "！", "？")
_HALF = "#h(0.5em, weak: true)"  # the blank half of such a mark, which a box cuts off


class Code(str):
    """What is Typst code already; never a text of somebody else's."""

    __slots__ = ()


def code(value: Any) -> str:
    """A value as a Typst literal; a text can never be read as code."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "none"
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if isinstance(value, dict):
        return "(" + "".join(f"{code(key)}: {code(item)}, " for key, item in value.items()) + ")" if value else "(:)"
    if isinstance(value, (list, tuple)):
        return "(" + "".join(f"{code(item)}, " for item in value) + ")"
    return str(value)


def whole(text: str, long: int) -> str:
    """A text whose numbers stay with their units: in boxes, before which the room between 字 and digits is put by hand."""
    parts = []
    before = ""
    for piece, is_whole in _with_marks(pieces(text)):
        if is_whole and re.search(r"[^\d.,/:%‰+\-]", piece):  # what is all digits and signs Typst does not part
            room = "#h(0.25em, weak: true)" if re.match(r"[\u4e00-\u9fff]\d", before + piece[:1]) else ""
            opening = (
                piece[:1] if piece.startswith("〔") else ""
            )  # ends no line, and a box would cut its blank half off
            half = _HALF if piece.endswith(_HALF_BLANK) else ""
            parts.append(f"{broken(opening, long)}{room}#box[#{code(piece.removeprefix(opening))}]{half}")
        else:
            parts.append(broken(piece, long))
        before = piece[-1]
    return "".join(parts)


def _with_marks(found: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """The pieces, each whole one with the marks behind it that begin no line."""
    last = ""  # a whole piece that has not been given yet
    for piece, is_whole in found:
        marks = re.match(_NO_BEGINNING, piece) if last else None
        kept = marks[0] if marks else ""
        if last:
            yield last + kept, True
        rest = piece.removeprefix(kept)
        last = rest if is_whole else ""
        if rest and not is_whole:
            yield rest, False
    if last:
        yield last, True


def in_column(text: str, long: int) -> str:
    """A text of a column, in which 〔2024〕4号 stays whole: letters get as small as it takes (``longest``)."""
    pieces_of_it = enumerate(re.split(f"({_DOCUMENT}[；：·！？…—～％‰]?)", text))
    return "".join(whole(piece, long) if number % 2 else broken(piece, long) for number, piece in pieces_of_it if piece)


def longest(table: nodes.Table) -> list[int]:
    """The width in digits of what stays whole in each column of a table of the prose."""
    return [max(digits(nodes.plain(cell)) for cell in column) for column in zip_longest(*table.rows, fillvalue=())]


def broken(text: str, long: int) -> str:
    """A text with places to break in words too long for a line: an empty box is one, and leaves no trace in the text."""
    pieces = re.split(rf"([!-\u2e7f]{{{long + 1},}})", text)
    parts = []
    for number, piece in enumerate(pieces):
        if number % 2 and not re.fullmatch(rf"[\d.,%+-]{{1,{LONGEST_NUMBER}}}", piece):
            parts += [f"#{code(part)}#box(width: 0pt)" for part in _parts(piece, long)]
        elif piece:
            parts.append(f"#{code(piece)}")
    return "".join(parts)


def _parts(word: str, long: int) -> Iterator[str]:
    """A word between whose parts a line may end: an address on the web behind its strokes, and within a part that fills a line
    behind its points and signs; any other, or what has none, where the line is full.
    """
    address = "/" in word
    for part in re.findall("[^/]*/*", word):
        inner = re.findall("[^.?&=_]*[.?&=_]*/*", part) if address and len(part) > long else [part]
        for each in inner:
            step = len(each) if len(each) <= long and address else 3
            yield from (each[start : start + step] for start in range(0, len(each), max(step, 1)))
