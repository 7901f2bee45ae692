"""How wide the columns of a table in the prose are on paper, and how small its letters must be for its numbers to stay whole."""

import re
from itertools import zip_longest
from math import ceil

from gipgen.formats.measures import Measures
from gipgen.formats.table_widths import CELL_MARGINS, DIGIT
from gipgen.layout.letter_widths import em
from gipgen.named_tuple import NamedTuple
from gipgen.prose import nodes

LONGEST_NUMBER = 40  # signs of a number, a telephone number, a sum: never broken
_BESIDE = 140  # twips, left and right of a cell's words together: what the PDF has
_PLAY = 20  # twips more than the words take, for rounding
_DOCUMENT = r"〔[0-9]{4}〕[0-9]{1,5}号?"
_WIDE = 3  # characters in it that are as wide as two digits


class ProseColumns(NamedTuple):
    """``widths`` in twips, together never more than the text is wide; ``letters`` is nothing, ``Small`` or ``Tiny``."""

    widths: list[int]
    letters: str


def prose_columns(table: nodes.Table, page: Measures) -> ProseColumns:
    """Columns are alike where their words fit one line; else short ones get what they want, and long ones share the rest."""
    rows = [[nodes.plain(cell) for cell in row] for row in table.rows]
    columns = [tuple(column) for column in zip_longest(*rows, fillvalue="")]
    numbers = [max(map(digits, column)) for column in columns]
    letter = page.table * 10
    wanted = [_wanted(column, letter) for column in columns]
    alike = page.text_width // len(columns)
    widths = _shared(wanted, page.text_width) if max(wanted) > alike else [alike] * len(columns)
    return ProseColumns(widths, _letters(widths, numbers, page))


def _wanted(column: tuple[str, ...], letter: int) -> int:
    """How wide a column is whose cells take one line, in twips."""
    words, number = max(map(em, column)), max(map(digits, column)) * DIGIT
    return ceil(max(words, number) * letter) + _BESIDE + _PLAY


def _letters(widths: list[int], numbers: list[int], page: Measures) -> str:
    """How small letters must be for each column's longest number."""
    rooms = zip(widths, numbers, strict=True)
    room = min((width - CELL_MARGINS) / (max(number, 1) * 10 * DIGIT) for width, number in rooms)
    sizes = (("", page.table), ("Small", page.small))
    return next((name for name, size in sizes if size <= room), "Tiny")


def _shared(wanted: list[int], room: int) -> list[int]:
    """Widths of columns that do not all have room for what they want in columns that are alike."""
    widths = dict.fromkeys(range(len(wanted)), 0)
    wide = set(widths)
    while wide and (fitting := {at for at in wide if wanted[at] * len(wide) <= room}):
        widths.update({at: wanted[at] for at in fitting})
        room -= sum(wanted[at] for at in fitting)
        wide -= fitting
    if not wide:  # what is left goes to all alike
        return [width + room // len(wanted) for width in widths.values()]
    roots = {at: wanted[at] ** 0.5 for at in wide}  # longer words get more, and short ones are not squeezed
    all_roots = sum(roots.values())
    widths.update({at: int(room * root / all_roots) for at, root in roots.items()})
    return list(widths.values())


def digits(text: str) -> int:
    """The width in digits of the longest piece of a text that is never broken: a number, a telephone, 〔2024〕4号."""
    longest = max(map(len, re.findall(r"[\d.,%+-]+", text)), default=0)
    named = max((len(each) + _WIDE for each in re.findall(_DOCUMENT, text)), default=0) if "〔" in text else 0
    return max(min(longest, LONGEST_NUMBER), named)
