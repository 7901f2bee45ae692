"""A row of a table in words: its label, then each number behind the name of its column, as programs read tables aloud."""

import re

from gipgen.imports.form_words import Index, exact
from gipgen.imports.printed_words import core
from gipgen.named_tuple import NamedTuple

_LONGEST = 400  # characters of a line
_FEWEST = 2
_BETWEEN = re.compile("[，,；;、]")
_LABEL = re.compile(r"([^：:]{2,80})[：:]")
_PART = re.compile(r"([^\d\s：:]{1,20})[\s：:]{0,3}(\d{1,12}(?:\.\d{1,8})?)(?:件|条|个)?")


class NamedValues(NamedTuple):
    """The label of a row and its numbers in the order of its columns."""

    label: str
    values: tuple[str, ...]


def named_values(text: str, words: Index) -> NamedValues | None:
    """What such a line says; nothing where it names other columns than its row has, or in another order."""
    begin = _LABEL.match(text) if len(text) <= _LONGEST else None
    found = _parts(text[begin.end() :]) if begin is not None else []
    if begin is None or len(found) < _FEWEST:
        return None
    row = exact((begin[1],), words, frozenset(words.order))
    names = [words.columns.get(core(name)) for name, _ in found]
    if row is None or names != [column.id for column in words.form.columns[row]]:
        return None
    return NamedValues(begin[1], tuple(number for _, number in found))


def _parts(text: str) -> list[tuple[str, str]]:
    """Names with the number behind each; nothing where anything else stands among them."""
    parts = [_PART.fullmatch(each.strip()) for each in _BETWEEN.split(text.rstrip("。；; "))]
    found = [(part[1], part[2]) for part in parts if part is not None]
    return found if len(found) == len(parts) else []
