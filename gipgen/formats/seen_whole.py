"""Whether what a house's styles make of words and numbers can be seen whole: in its line, in its cell, in one height.

For Word and OpenDocument, whose readers (seen_word.py, seen_odt.py) work out how large letters are and how much room they
have. Letters count as wide as they are high, digits as half of that: fonts differ by less than what is refused here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from gipgen.formats import ProofError
from gipgen.formats.visible import refuse
from gipgen.named_tuple import NamedTuple

_NUMBER = re.compile(r"[0-9.,%\-]+")
_SIGNS = re.compile(r"[0-9.,%]")
_SEVERAL = re.compile("[0-9.][0-9]")
_APART = 0.35  # of its size, the most between the digits of a number
_SHOWN = 20
_SPARE = 1.0  # points
_LEAST = 7.0  # points
_CROWDED = 0.95  # of its size, the least line that a letter needs


class Run(NamedTuple):
    """Letters of one look; lengths in points."""

    text: str
    size: float
    scale: float = 1.0  # how wide, of the usual
    spacing: float = 0.0  # behind each letter
    raised: float = 0.0


class Paragraph(NamedTuple):
    """What stands in a line; ``line`` is how high lines are in any case (0: as high as their letters are).

    ``room`` is how wide the cell is in which it stands, without what margins take; ``None`` outside of tables.
    """

    runs: tuple[Run, ...]
    line: float = 0.0
    room: float | None = None
    framed: bool = False  # taken out of its place, to a corner of the page
    spread: bool = False  # letters stand apart as far as it takes to fill the line
    below: bool = False  # a paragraph of the same cell stands above


def hold_whole(theirs: Iterable[Paragraph], ours: Iterable[Paragraph]) -> None:
    """Hold each paragraph, but for what the built-in templates cannot show whole either. Raises ``ProofError``."""
    known = {text for text, _ in _cut_off(ours)}
    for text, error in _cut_off(theirs):
        if text not in known:
            raise error


def _cut_off(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, ProofError]]:
    above: Run | None = None
    for each in paragraphs:
        runs = [run for run in each.runs if run.text.strip()]
        try:
            if above and each.below:
                _hold_together(above, runs)
            above = runs[-1] if runs else None
            _hold_place(each, runs)
            _hold_line(each, runs)
            _hold_numbers(each, runs)
            if each.room is not None:
                _hold_room(each.room, runs)
        except ProofError as error:
            yield "".join(run.text for run in runs), error


def _hold_together(above: Run, runs: Sequence[Run]) -> None:
    if runs and _SIGNS.match(above.text.strip()[-1:]) and _SIGNS.match(runs[0].text.strip()):
        raise refuse(_shown(above.text + runs[0].text), "一个数要写在一行里", "a number stands on one line")


def _hold_place(paragraph: Paragraph, runs: Iterable[Run]) -> None:
    for run in runs:
        if paragraph.framed:
            raise refuse(
                _shown(run.text), "用了图文框的样式，会离开它的位置。请换一个样式", "a style with a frame moves it"
            )
        if run.size < _LEAST:
            why = f"只有 {run.size:g} 磅，看不清，至少 {_LEAST:g} 磅"
            raise refuse(_shown(run.text), why, f"{run.size:g} pt is too small, {_LEAST:g} is the least")


def _hold_line(paragraph: Paragraph, runs: Iterable[Run]) -> None:
    for run in runs:
        if paragraph.line and paragraph.line < run.size * _CROWDED:
            why = f"行距固定为 {paragraph.line:g} 磅，放不下 {run.size:g} 磅的字，会被截去。请加大行距或减小字号"
            raise refuse(_shown(run.text), why, f"lines of {paragraph.line:g} pt cut off letters of {run.size:g} pt")


def _hold_numbers(paragraph: Paragraph, runs: Iterable[Run]) -> None:
    """5 and a small raised 3 are no 53, nor are 5 and 3 that stand far apart."""
    last: Run | None = None
    for run in runs:
        if (paragraph.spread or run.spacing > run.size * _APART) and _SEVERAL.search(run.text):
            raise refuse(
                _shown(run.text),
                "一个数里的数字隔得太开，会看成几个数。请减小字符间距，不要分散对齐",
                "its digits stand too far apart",
            )
        if (
            last
            and _SIGNS.match(last.text[-1:])
            and _SIGNS.match(run.text)
            and (last.size, last.raised) != (run.size, run.raised)
        ):
            raise refuse(
                _shown(last.text + run.text),
                "一个数里的数字要一样大、一样高",
                "digits of one number have one size and height",
            )
        last = run


def _hold_room(room: float, runs: list[Run]) -> None:
    text = "".join(run.text for run in runs).strip()
    is_number = _NUMBER.fullmatch(text) is not None
    needed = (
        sum(map(_widths, runs))
        if is_number
        else max((_width(sign, run) for run in runs for sign in run.text), default=0)
    )
    if needed > room + _SPARE:
        why = f"格子里只有 {max(room, 0):.0f} 磅宽，放不下。请减小字号、边距或缩进，或者加宽这一列"
        raise refuse(_shown(text), why, f"does not fit the {max(room, 0):.0f} pt of its cell")


def _widths(run: Run) -> float:
    return sum(_width(sign, run) for sign in run.text.strip())


def _width(sign: str, run: Run) -> float:
    return run.size * (0.5 if sign.isascii() else 1.0) * run.scale + run.spacing


def _shown(text: str) -> str:
    return text.strip()[:_SHOWN]


def of_cells(widths: list[float], spans: Iterable[int]) -> Iterator[float]:
    """How wide each cell of a row is, by the widths of the columns and how many each cell takes."""
    place = 0
    for span in spans:
        yield sum(widths[place : place + span])
        place += span
