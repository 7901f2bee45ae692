"""Names, addresses and the like on several lines: YAML joins them with a blank, which would be printed between two characters."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from gipgen.findings.file_messages import TEXTS, WRONG_KIND
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Path, Rewrite, Span
from gipgen.findings.privacy import quoted
from gipgen.source.compose import Mark
from gipgen.source.reader import Source
from gipgen.source.unfold import unfolded

_LONGEST = 60  # characters of a text that a message shows
QUOTES = ("'", '"')
BLOCKS = ("|", ">")
_PLAIN = r"[^\s#\[\]{},:&*!|>'\"%@`?-][^:#\\'\"]*"  # needs no quotation marks
_HAN = re.compile("[\u3400-\u9fff]")


def on_several_lines(source: Source, marks: Iterable[tuple[Path, Mark]]) -> Iterator[Diagnostic]:
    """What is to be said of each text that stands on more than one line, with the rewrite that joins them."""
    lines = source.text.split("\n")
    for path, mark in marks:
        pieces = _pieces(lines, mark)
        if any(_gap(*pair) == "" for pair in pairwise(pieces)):
            joined = pieces[0] + "".join(_gap(above, below) + below for above, below in pairwise(pieces))
            quote = mark.style if mark.style in QUOTES else ""
            values = {"key": path[-1], "wanted": quoted(f"{quote}{joined}{quote}", limit=_LONGEST)}
            text = TEXTS["several_lines"]
            yield Diagnostic(WRONG_KIND, ERROR, text, path, values, rewrite=_join(source, path, mark, pieces, joined))


def _pieces(lines: list[str], mark: Mark) -> list[str]:
    """The lines of a text; those below ``|`` are told as well, as they are no less printed on one line."""
    if mark.style == "|":
        return [piece.strip() for piece in mark.raw.split("\n") if piece.strip()]
    found = unfolded(lines, mark.raw, mark)
    return [piece for piece in found.text.split("\n") if piece] if found else []


def _gap(above: str, below: str) -> str:
    """What stands between two pieces that are joined: nothing beside a Chinese character."""
    return "" if _HAN.match(above[-1]) or _HAN.match(below[0]) else " "


def _join(source: Source, path: Path, mark: Mark, pieces: list[str], joined: str) -> Rewrite | None:
    """The line breaks between the pieces taken out; none where the lines are not as they were typed."""
    if mark.style in BLOCKS:
        return _out_of_block(source, path, mark, pieces, joined)
    lines = source.typed.split("\n")[mark.line : mark.line + len(pieces)]
    whole = "\n".join(lines)
    begin = lines[0].find(mark.style + pieces[0])
    pattern = mark.style + r"[ \t]*\n[ \t]*".join(map(re.escape, pieces)) + mark.style
    found = re.compile(pattern).match(whole, begin) if begin >= 0 and source.typed == source.text else None
    if found is None:
        return None
    return Rewrite(
        (Edit(Span(mark.line + 1, begin + 1), len(found[0]), f"{mark.style}{joined}{mark.style}"),), ((path, joined),)
    )


def _out_of_block(source: Source, path: Path, mark: Mark, pieces: list[str], joined: str) -> Rewrite | None:
    """The sign of a block and all of its lines as one text beside the key."""
    lines = source.typed.split("\n")[mark.line :]
    if source.typed != source.text or not re.fullmatch(_PLAIN, joined):
        return None
    whole = "\n".join(lines)
    pattern = r"[|>][-+]?" + "".join(rf"\s+{re.escape(piece)}" for piece in pieces)
    found = re.compile(pattern).match(whole, mark.column)
    if found is None:
        return None
    return Rewrite((Edit(Span(mark.line + 1, mark.column + 1), len(found[0]), joined),), ((path, joined),))
