"""A row of a table in words: its label, then each number behind the name of its column, as programs read tables aloud."""

import re

from gipgen.imports.form_words import Index, exact
from gipgen.imports.printed_words import core, is_value
from gipgen.named_tuple import NamedTuple

_LONGEST = 400  # characters of a line
_LABEL = re.compile(r"([^：:]{2,80})[：:]")
_PART = re.compile(r"([^\d\s：:]{1,20})[\s：:]{0,3}(\d{1,12}(?:\.\d{1,8})?)(?:件|条|个)?")


class NamedValues(NamedTuple):
    """The label of a row and its numbers in the order of its columns."""

    label: str
    values: tuple[str, ...]


def named_values(text: str, words: Index) -> NamedValues | None:
    """What such a line says; nothing where it names other columns than its row has, or in another order."""
    may_be = ("：" in text or ":" in text) and len(text) <= _LONGEST
    begin = _LABEL.match(text) if may_be else None
    if begin is None:
        return None
    parts = [_PART.fullmatch(each.strip()) for each in re.split("[，,；;、]", text[begin.end() :].rstrip("。；; "))]
    found = [part for part in parts if part is not None and is_value(part[2])]
    if len(found) < 2 or len(found) != len(parts):
        return None
    row = exact((begin[1],), words, frozenset(words.order))
    names = [words.columns.get(core(part[1])) for part in found]
    if row is None or names != [column.id for column in words.form.columns[row]]:
        return None
    return NamedValues(begin[1], tuple(part[2] for part in found))
