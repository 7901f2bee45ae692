"""Two texts, sentence by sentence. What is typed is compared, not what ``{{ }}`` comes to: that is the tables' business.

Where a paragraph, an item or a row begins, the parser of prose says; marks of bold and addresses stay, for they may change too.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gipgen.named_tuple import NamedTuple
from gipgen.prose.blocks import parse_blocks
from gipgen.prose.inline import BLANKS
from gipgen.prose.line_breaks import join
from gipgen.prose.nodes import Block, List, Paragraph, Table

PARAGRAPH = "¶"  # stands between two paragraphs
_SENTENCE = r"[^。！？；]*[。！？；]*[”’）》」]*"  # each part may be empty: none is ever tried twice
_MAX_SENTENCES = 2_000  # beyond, sentences are only looked up, not brought into line: difflib is quadratic
_MAX_PAIRS = 2_500  # sentences held against each other to find the most alike
_ALIKE = 0.4  # share of their pairs of characters that two states of a sentence have in common
_MAX_LENGTH = 300  # characters of a sentence that are looked at for likeness


def sentence_changes(old: str, new: str) -> Iterator[tuple[str | None, str | None]]:
    """Yield the sentences that changed: old and new, or one of them alone."""
    if old == new:
        return
    before, after = _sentences(old), _sentences(new)
    if len(before) + len(after) > _MAX_SENTENCES:
        yield from _looked_up(before, after)
        return
    from difflib import SequenceMatcher  # noqa: PLC0415  costs start-up

    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after).get_opcodes():
        if kind != "equal":
            removed, added = before[i1:i2], after[j1:j2]
            yield from _paired(_without_marks(removed, added), _without_marks(added, removed))


def _looked_up(old: list[str], new: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """What only one side has; of a text that is far too long to be a report's."""
    here, there = set(old), set(new)
    for sentence in dict.fromkeys(old):
        if sentence not in there:
            yield sentence, None
    for sentence in dict.fromkeys(new):
        if sentence not in here:
            yield None, sentence


def _sentences(text: str) -> list[str]:
    """Headings, and the sentences of each paragraph; a line break inside a paragraph is none to the reader."""
    found: list[str] = []
    lines = text.split("\n")
    units = list(_units(parse_blocks(text).blocks))
    for number, (first, is_paragraph) in enumerate(units):
        end = units[number + 1][0] if number + 1 < len(units) else len(lines)
        if is_paragraph and number and units[number - 1][1]:
            found.append(PARAGRAPH)
        found += [match.strip() for match in re.findall(_SENTENCE, _joined(lines[first:end])) if match.strip()]
    return found


def _units(blocks: Iterable[Block]) -> Iterator[tuple[int, bool]]:
    """The lines in which what stands for itself begins (headings, paragraphs, items, rows), and whether it is a paragraph."""
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                inner = list(_units(item))
                yield from [(inner[0][0], False), *inner[1:]] if inner else []
        elif isinstance(block, Table):
            yield from [(block.line, False), *((block.line + 2 + row, False) for row in range(len(block.rows) - 1))]
        else:
            yield block.line, isinstance(block, Paragraph)


def _joined(lines: Sequence[str]) -> str:
    """Lines as they are read: in one. A break that the writer asked for is a backslash, however it was typed."""
    text, breaks = "", False
    for line in lines:
        content = line.strip(BLANKS)
        if content:
            text += "\\" * breaks + ("" if breaks or text.endswith("\\") else join(text[-1:], content[:1])) + content
            breaks = line.endswith("  ")
    return text


def _without_marks(part: Sequence[str], other: Sequence[str]) -> list[str]:
    """A paragraph's end goes along with its sentences; alone, it is the change."""
    texts = [sentence for sentence in part if sentence != PARAGRAPH]
    return texts if texts or any(sentence != PARAGRAPH for sentence in other) else list(part)


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Bring sentences together that are alike, in their order."""
    if len(old) * len(new) > _MAX_PAIRS:
        partners: dict[int, int] = {}
    elif len(old) == len(new) == 1:
        partners = {0: 0}
    else:
        partners = _partners(old, new)
    next_new = 0
    for index, sentence in enumerate(old):
        partner = partners.get(index)
        if partner is None:
            yield sentence, None
            continue
        for added in new[next_new:partner]:
            yield None, added
        yield sentence, new[partner]
        next_new = partner + 1
    for added in new[next_new:]:
        yield None, added


def _partners(old: list[str], new: list[str]) -> dict[int, int]:
    """Which old sentence became which new one: the pairing without crossings that is most alike as a whole."""
    best = _likeness(old, new)
    found, i, j = {}, 0, 0
    while i < len(old) and j < len(new):
        if best[i][j].together:
            found[i] = j
            i, j = i + 1, j + 1
        elif best[i + 1][j].sum >= best[i][j + 1].sum:
            i += 1
        else:
            j += 1
    return found


class _Best(NamedTuple):
    """How alike what is left of two texts can be as a whole, and whether its first sentences go together then."""

    sum: float = 0.0
    together: bool = False


def _likeness(old: list[str], new: list[str]) -> list[list[_Best]]:
    """The best pairing from each pair of sentences on, found from the ends of the texts."""
    olds, news = [_character_pairs(each) for each in old], [_character_pairs(each) for each in new]
    best = [[_Best()] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            alike = 2 * (olds[i] & news[j]).total() / max(olds[i].total() + news[j].total(), 1)
            together = best[i + 1][j + 1].sum + alike if alike >= _ALIKE else -1.0
            most = max(best[i + 1][j].sum, best[i][j + 1].sum, together)
            best[i][j] = _Best(most, 0 <= together == most)
    return best


def _character_pairs(sentence: str) -> Counter[str]:
    start = sentence[:_MAX_LENGTH]
    return Counter(start[place : place + 2] for place in range(len(start) - 1))
