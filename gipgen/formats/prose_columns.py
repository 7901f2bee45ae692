"""How wide the columns of a table in the prose are on paper, and how small its letters must be for its numbers to stay whole."""

import re
from itertools import zip_longest
from math import ceil

from gipgen.formats.measures import Measures
from gipgen.formats.table_widths import CELL_MARGINS, DIGIT
from gipgen.layout.letter_widths import LAST_NARROW, em
from gipgen.named_tuple import NamedTuple
from gipgen.prose import nodes

MARGIN = (
    60  # twips, left and right of a cell's words each: what the PDF has; less where numbers would be smaller for it
)
LONGEST_NUMBER = 40  # signs of a number, a telephone number, a sum: never broken
_BESIDE = 2 * MARGIN + 20  # twips, with the rules of the cell
_ROUNDS = 4  # in which columns that would be too narrow for a word get what it takes
_PLAY = 20  # twips more than the words take, for rounding
_DOCUMENT = r"〔[0-9]{4}〕[0-9]{1,5}号?"
_WORD = r"[（《“〔「]?[!-~]+[）》”〕」，。；：、]*"  # letters and signs that belong together, with the marks that begin and end no line
_WIDE = 3  # characters in it that are as wide as two digits


class ProseColumns(NamedTuple):
    """``widths`` in twips, together never more than the text is wide; ``letters`` is nothing, ``Small`` or ``Tiny``.

    ``hold`` is how many letters of a word a line of each column holds in any case; ``long`` says of each whether a text of it
    takes several lines: those begin at the left.
    """

    widths: list[int]
    letters: str
    hold: list[int]
    margin: int  # twips, left and right of a cell's words each
    long: list[bool]


def prose_columns(table: nodes.Table, page: Measures) -> ProseColumns:
    """Columns are alike where their words fit one line; else short ones get what they want, and long ones share the rest."""
    rows = [[nodes.plain(cell) for cell in row] for row in table.rows]
    columns = [tuple(column) for column in zip_longest(*rows, fillvalue="")]
    numbers = [max(map(digits, column)) for column in columns]
    letter = page.table * 10
    wanted = [_wanted(column, letter) for column in columns]
    alike = page.text_width // len(columns)
    if max(wanted) > alike:
        widths = _shared(wanted, page.text_width, [_least(column, letter) for column in columns])
    else:
        widths = [alike] * len(columns)
    hold = [int((width - _BESIDE) / (letter * DIGIT)) for width in widths]
    letters, wide = (_letters(widths, numbers, page, margin) for margin in (CELL_MARGINS // 2, MARGIN))
    long = [want > width for want, width in zip(wanted, widths, strict=True)]
    return ProseColumns(widths, letters, hold, MARGIN if wide == letters else CELL_MARGINS // 2, long)


def _wanted(column: tuple[str, ...], letter: int) -> int:
    """How wide a column is whose cells take one line, in twips."""
    words, number = max(map(em, column)), max(map(digits, column)) * DIGIT
    return max(ceil(max(words, number) * letter) + _BESIDE + _PLAY, _least(column, letter))


def _least(column: tuple[str, ...], letter: int) -> int:
    """How wide a column is at least for the words that no line parts: addresses on the web, names in Latin letters."""
    words = (word for text in column for word in re.findall(_WORD, text))
    widths = (sum(1 if sign > LAST_NARROW else DIGIT for sign in word) for word in words)
    return ceil(max(widths, default=0) * letter) + _BESIDE + _PLAY


def _letters(widths: list[int], numbers: list[int], page: Measures, margin: int) -> str:
    """How small letters must be for each column's longest number."""
    rooms = zip(widths, numbers, strict=True)
    room = min((width - 2 * margin) / (max(number, 1) * 10 * DIGIT) for width, number in rooms)
    sizes = (("", page.table), ("Small", page.small))
    return next((name for name, size in sizes if size <= room), "Tiny")


def _shared(wanted: list[int], room: int, least: list[int]) -> list[int]:
    """Widths of columns that do not all have room for what they want in columns that are alike; ``least`` as far as it can be."""
    widths = dict.fromkeys(range(len(wanted)), 0)
    wide = set(widths)
    while wide and (fitting := {at for at in wide if wanted[at] * len(wide) <= room}):
        widths.update({at: wanted[at] for at in fitting})
        room -= sum(wanted[at] for at in fitting)
        wide -= fitting
    if not wide:  # what is left goes to all alike
        return [width + room // len(wanted) for width in widths.values()]
    return list((widths | _by_roots({at: wanted[at] for at in sorted(wide)}, room, least)).values())


def _by_roots(wanted: dict[int, int], room: int, least: list[int], rounds: int = _ROUNDS) -> dict[int, int]:
    """Longer words get more, and short ones are not squeezed: by the roots of what they want."""
    roots = {at: width**0.5 for at, width in wanted.items()}
    all_roots = sum(roots.values())
    shares = {at: int(room * root / all_roots) for at, root in roots.items()}
    given = {at: least[at] for at in wanted if shares[at] < least[at]}
    if not (given and rounds) or sum(least[at] for at in wanted) > room:
        return shares
    rest = {at: width for at, width in wanted.items() if at not in given}
    return given | _by_roots(rest, room - sum(given.values()), least, rounds - 1)


def digits(text: str) -> int:
    """The width in digits of the longest piece of a text that is never broken: a number, a telephone, 〔2024〕4号."""
    longest = max(map(len, re.findall(r"[\d.,%+-]+", text)), default=0)
    named = max((len(each) + _WIDE for each in re.findall(_DOCUMENT, text)), default=0) if "〔" in text else 0
    return max(min(longest, LONGEST_NUMBER), named)
