"""What running text says of a row whose digits ran together: an offer for the person who fills it in, never a number of the file."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gipgen.form.definition import Block, Row
from gipgen.imports.cut_digits import all_ways
from gipgen.imports.form_words import Index, block_of
from gipgen.imports.printed_words import core, normal

_SENTENCE = re.compile(r"[^。；！？\n]+")
_NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.])")
_FEWEST = 2  # numbers of a row that its sentences must name


def offers(uncut: Mapping[str, Sequence[str]], texts: Iterable[str], words: Index) -> dict[str, tuple[str, ...]]:
    """The one way to cut a row's digits that sentences about the row speak for, by the row's id."""
    sentences = [found[0] for text in texts for found in _SENTENCE.finditer(text)] if uncut else []
    found = {}
    for row, pieces in uncut.items():
        block = block_of(words.form, row)
        named = {number for sentence in _about(words.form.rows[row], sentences) for number in _NUMBER.findall(sentence)}
        way = _best(tuple(map(normal, pieces)), block, named)
        if way:
            found[row] = way
    return found


def _about(row: Row, sentences: Iterable[str]) -> Iterator[str]:
    """The sentences that name a row."""
    names = {row.key, core(row.label), *row.words}
    return (sentence for sentence in sentences if any(name in sentence for name in names))


def _best(pieces: tuple[str, ...], block: Block, named: set[str]) -> tuple[str, ...]:
    """The way most of whose numbers are named; nothing where two are as good, or too few are."""
    counted = sorted(((sum(number in named for number in way), way) for way in all_ways(pieces, block)), reverse=True)
    if not counted or counted[0][0] < _FEWEST or (counted[1:] and counted[1][0] == counted[0][0]):
        return ()
    return counted[0][1]
