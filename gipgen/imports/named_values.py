"""A row of a table in words: its label, then each number with the name of its column, as programs read tables aloud and forms are filled in.

The number stands behind its name, after a blank, a colon, a line to write on, or in brackets: 自然人 3，商业企业：0，科研机构（1）. An empty line to write on is a blank.
"""

import re
from collections.abc import Sequence
from functools import cache

from gipgen.form.editions import load
from gipgen.imports.form_words import Index, exact
from gipgen.imports.printed_words import core
from gipgen.named_tuple import NamedTuple

_LONGEST = 400  # characters of a line
_FEWEST = 2
_LONGEST_CELL = 40
_BETWEEN = " \t\u3000，,；;、。"
_NUMBER = r"(?P<number>\d{1,12}(?:\.\d{1,8})?)(?:[ _＿]{0,6}(?:万元|[件条个项]))?"
_PAIR = rf"(?P<name>[一-龥]{{1,20}})(?:[ \u3000：:_＿]{{0,8}}{_NUMBER}[_＿]{{0,8}}|[ \u3000]?[（(\[【]{_NUMBER.replace('number', 'inside')}[)）\]】]|[_＿]{{2,12}})"
_ENDS = frozenset("0123456789０１２３４５６７８９_＿)）]】件条个项元")  # most sentences end in something else
_LABEL_END = " \t\u3000：:，,"


class NamedValues(NamedTuple):
    """The label of a row and its numbers in the order of its columns."""

    label: str
    values: tuple[str, ...]


def named_values(text: str, words: Index) -> NamedValues | None:
    """What such a line says; nothing where it names other columns than its row has, or in another order."""
    if len(text) > _LONGEST or text.rstrip(_BETWEEN)[-1:] not in _ENDS:
        return None
    found = _chain(list(_pair().finditer(text)), text)
    told = (_row(text[: found[first].start()], found[first:], words) for first in range(len(found) - _FEWEST + 1))
    return next(filter(None, told), None)


def _row(before: str, found: Sequence[re.Match[str]], words: Index) -> NamedValues | None:
    """The row that stands in front of pairs of names and numbers, where they are its columns."""
    label = before.rstrip(_LABEL_END)
    names = [words.columns.get(core(each["name"])) for each in found]
    is_whole = tuple(names) in _orders(words.form.edition)
    row = exact((label,), words, frozenset(words.order)) if label and is_whole else None
    if row is None or names != [column.id for column in words.form.columns[row]]:
        return None
    return NamedValues(label, tuple(each["number"] or each["inside"] or "" for each in found))


def named_cells(texts: Sequence[str], words: Index) -> NamedValues | None:
    """The same of a row of a table whose cells say the name of their column beside the number."""
    likely = [text for text in texts if text[-1:] in _ENDS and "一" <= text[:1] <= "龥" and len(text) <= _LONGEST_CELL]
    if len(likely) < _FEWEST or sum(_pair().fullmatch(text) is not None for text in likely) < _FEWEST:
        return None
    return named_values("，".join(" ".join(text.split()) for text in texts if text.strip()), words)


@cache
def _orders(edition: str) -> frozenset[tuple[str, ...]]:
    """The columns of each row of a form, in their order."""
    return frozenset(tuple(column.id for column in columns) for columns in load(edition).columns.values())


@cache
def _pair() -> re.Pattern[str]:
    """A name with its number. Few texts have one, and the pattern is dear to make."""
    return re.compile(_PAIR)


def _chain(found: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """The last pairs of a line, nothing but signs between them and behind."""
    edge = len(text)
    first = len(found)
    while first and not text[found[first - 1].end() : edge].strip(_BETWEEN):
        first -= 1
        edge = found[first].start()
    return found[first:]
