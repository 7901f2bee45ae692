"""The form's labels in running text, and the numbers behind them: where a table ran together with prose."""

import re
from functools import cache

from gipgen.imports.form_words import Index

_UNIT = r"(?<=\d)(?:[亿万]?元|[件条个项宗](?![人目别]))"  # behind a number
_NUMBERS = re.compile(rf"(?:[\s\d.,，/—－–无-]|{_UNIT})*")  # of a row in running text, with the marks for nothing
_BEHIND_UNIT = re.compile(rf"{_UNIT}(?=\d)")
_RAN_ON = re.compile(r"\d(?:[（(\u4e00-\u9fff]|\d[.．、])")  # a number, and a label that begins behind it
_NO_WORDS = re.compile(rf"{_UNIT}|[\s\d.,/—－–\-]")


def with_units(text: str) -> str:
    """``505.5 万元`` is one value, ``2件0件`` are two."""
    text = _BEHIND_UNIT.sub(r"\g<0> ", text)
    return re.sub(r"(?<=\d)\s+(?=(?:亿元|万元|元|件|条|个|项)(?:\s|$))", "", text)


def end_of_numbers(text: str, start: int) -> int:
    found = _NUMBERS.match(text, start)
    return found.end() if found else start


@cache
def label_pattern(wholes: str) -> re.Pattern[str]:
    labels = sorted(set(wholes.split("\n")), key=len, reverse=True)
    return re.compile("|".join(map(_loose, labels)))


_SIGNS = {
    "(": "[（(]",
    ")": "[）)]",
    ",": "[,，、]",
    ".": "[.．、]",
    "、": "[、.．,，]",
    "“": '[“"]',
    "”": '[”"]',
    ":": "[:：]",
}


def _loose(label: str) -> str:
    return r"\s*".join(_SIGNS.get(sign, re.escape(sign)) for sign in label)


def has_table(text: str, words: Index) -> tuple[int, int] | None:
    """Where in a long line a table begins and ends that ran together with prose."""
    found = list(label_pattern(words.wholes).finditer(text))
    groups: list[list[re.Match[str]]] = []
    for match in found:
        if groups and _is_gap(text[groups[-1][-1].end() : match.start()]):
            groups[-1].append(match)
        else:
            groups.append([match])
    best = max(groups, key=len, default=[])
    if len(best) < 4 or len(re.findall(r"\d", text[best[0].start() :])) < 4:  # prose may name a few rows in a list
        return None
    return best[0].start(), end_of_numbers(text, best[-1].end())


def labels_of_rows(text: str, words: Index) -> list[re.Match[str]]:
    """The labels of a line that holds nothing but labels and numbers, more than a row; none of any other line."""
    if not _RAN_ON.search(text):
        return []
    found = list(label_pattern(words.wholes).finditer(text))
    edges = [0, *(edge for match in found for edge in match.span()), len(text)]
    between = list(zip(edges[::2], edges[1::2], strict=True))
    if any(end_of_numbers(text, start) < end for start, end in between):
        return []
    return found if between[0][1] == 0 else []


def _is_gap(text: str) -> bool:
    """Whether what stands between two labels can be numbers, or a slip of a label, but no prose."""
    return not re.search("[，。；！？;!?]", text) and len(_NO_WORDS.sub("", text)) <= 4  # a slip's worth
