"""A line of text as a row: its label and the numbers behind it, and what only looks like these."""

import re
from collections.abc import Sequence

from gipgen.imports.form_words import Index, is_piece
from gipgen.imports.printed_words import core

_VALUE = r"(?:[-+增减]?\d[\d,，]*(?:\.\d+)?(?:亿元|万元|元|件|条|个|项)?(?:[（(][^（）()]{0,24}[)）])?|[/—－–-]+|无)"
TRAILING = re.compile(
    rf"^(?P<label>.*?[^\d\s.,，/—－–-][,，]?)\s*(?P<values>(?:(?<=[\s：:）)”\"\u4e00-\u9fff]){_VALUE})(?:\s+{_VALUE})*)\s*$"
)
ALONE = re.compile(
    rf"^(?P<label>\d{{1,2}}[.．、])\s+(?P<values>{_VALUE}(?:\s+{_VALUE}){{2,}})\s*$"
)  # 3. 0 0 0, and 其他 below
NONE, _OF_LABEL = "无", 4  # the mark for nothing; lines of a label in front of its 无


def trailing(text: str, words: Index) -> re.Match[str] | None:
    """A label with its numbers; a label that ends in 无 where it was broken over lines (（四）无 / 法提供) has none."""
    match = TRAILING.match(text) or ALONE.match(text)
    return None if match and match["values"] == NONE and is_piece(text, words) else match


def may_be_label(text: str, labels: Sequence[str], words: Index) -> bool:
    """Whether what could be numbers holds a label: 3. in front of these, or 无 of the label above."""
    return ALONE.match(text) is not None or (text == NONE and _goes_on(labels, words))


def _goes_on(labels: Sequence[str], words: Index) -> bool:
    """Whether 无 on a line of its own is of the label above it, which is written downwards, beside others perhaps: （ / 四 / ） / 无 / 法."""
    lasts = (labels[-count:] for count in range(1, min(len(labels), _OF_LABEL) + 1))
    return any(
        is_piece("".join(parts) + NONE, words)
        for last in lasts
        for parts in (last, [label.split()[0] for label in last if label.split()])
    )


def label_and_values(match: re.Match[str], words: Index) -> tuple[str, tuple[str, ...]]:
    """A label and the numbers behind it; 无 in front of these may be the end of the label: 1.申请人无 0 0 (正当理由 …)."""
    label, values = match["label"], tuple(match["values"].split())
    last = label.split()[-1] + NONE
    if len(values) > 1 and values[0] == NONE and core(last) not in words.rows and is_piece(last, words):
        return label + NONE, values[1:]
    return label, values
