"""A file's bytes as its lines with their own ends, and pieces of it put in the place of others."""

import codecs
import re
from collections.abc import Iterable

from gipgen.formatting.columns import COMMENT_COLUMN
from gipgen.formatting.format import UnsafeError
from gipgen.formatting.scalars import width
from gipgen.named_tuple import NamedTuple

Place = tuple[int, int]  # line and column, both from 0


class Piece(NamedTuple):
    """What stands between two places becomes ``text``, whose line ends are ``\\n``."""

    start: Place
    end: Place
    text: str


class FileText(NamedTuple):
    """A file's lines without their ends, the end of each, and the mark in front of all."""

    lines: tuple[str, ...]
    ends: tuple[str, ...]
    mark: bytes

    @property
    def text(self) -> str:
        """The text as parsers count its lines."""
        return "\n".join(self.lines)

    def end_of(self, line: int) -> Place:
        """Where a line ends."""
        return line, len(self.lines[line])


def opened(raw: bytes) -> FileText:
    """The lines of a file in UTF-8. Raises ``UnicodeDecodeError``."""
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    parts = re.split("(\r\n|\r|\n)", raw[len(mark) :].decode("utf-8"))
    return FileText(tuple(parts[::2]), (*parts[1::2], ""), mark)


def with_pieces(file: FileText, pieces: Iterable[Piece]) -> bytes:
    """The file with its pieces put in. Raises ``UnsafeError`` for pieces that overlap."""
    starts = [0]
    both = [line + end for line, end in zip(file.lines, file.ends, strict=True)]
    for each in both:
        starts.append(starts[-1] + len(each))
    typed = "".join(both)
    usual = next((end for end in file.ends if end), "\n")
    result: list[str] = []
    position = 0
    for piece in sorted(pieces, key=lambda each: (each.start, each.end)):
        start, end = (starts[line] + column for line, column in (piece.start, piece.end))
        if start < position or end < start:
            raise UnsafeError("two changes of one place")
        line_end = file.ends[piece.start[0]] or usual
        result += [typed[position:start], piece.text.replace("\n", line_end)]
        position = end
    return file.mark + "".join([*result, typed[position:]]).encode("utf-8")


def replaced(file: FileText, start: Place, end: Place, token: str) -> Piece:
    """``token`` in the place of another; what stands behind it in columns stays there as long as there is room."""
    if start[0] != end[0]:
        return Piece(start, end, token)
    line = file.lines[start[0]]
    more = width(token) - width(line[start[1] : end[1]])
    room = re.match(r"(,|[\]}]*)( {2,})(?=\S)", line[end[1] :])
    if room is None or not more:
        return Piece(start, end, token)
    signs, blanks = room.groups()
    if signs != "," and line[end[1] + room.end()] != "#":
        return Piece(start, end, token)
    left = max(1 if signs == "," else 2, len(blanks) - more)
    if signs != "," and len(blanks) == 2 and more < 0:  # the line had grown beyond its remark's column
        left = max(2, min(left, COMMENT_COLUMN - width(line[: start[1]] + token + signs)))
    return Piece(start, (end[0], end[1] + room.end()), f"{token}{signs}{' ' * left}")
