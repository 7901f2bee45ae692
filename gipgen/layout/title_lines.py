"""Where a title may be broken into lines: between words, never inside one (GB/T 9704-2012 7.3.1)."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate, zip_longest
from math import ceil

from gipgen.layout.letter_widths import em
from gipgen.vocabulary.words import AGENCIES

_WORDS = r"(?=政府信息公开|工作|年度报告)"
_KIND = ["政府信息公开", "工作", "年度报告"]
_YEAR = r"(?=\d{4}年)"
_HALF = "[!-~]+"  # letters and digits: programs set a quarter of a character before and behind them
_SEAM = 0.25
_BODIES = f"({'|'.join(AGENCIES.body_ends)})"
_OFFICES = f"(?<!第[一二三四五六七八九十])(?={'|'.join(AGENCIES.office_kinds)}|[与及暨]|(?<!共)和)|(?<=族)"
_JOINING = "和与及暨"
_BRACKETS = r"(（[^（）]*）)"
_CHARACTERS = r"[（《“]?(?:[!-~]+|.)[）》”、，：；]?"
_SHORTEST = 4  # characters of a name: no line is shorter, but for 办公室 at its end
_WORD = 6  # 政府信息公开: no line is so short that this would be cut
_TELEPHONE = 12  # characters in a line of the page's title on a screen of 320 pixels


def title_lines(title: str, width: float) -> list[str]:
    """The title in as few lines of ``width`` characters as it takes, of like length and broken between words.

    What kind of report it is stands in one line where that takes no line more.
    Only a name that is longer than a line is broken itself: behind the names of places and bodies that it consists of, then
    before those of offices, then between any two characters.
    """
    if wide(title) <= width:
        return [title]
    for each in _divided(title, width):
        words = _joined(each, width)
        fullest = _filled(words, width)
        if fullest:
            least = wide(title) / len(fullest)
            tries = (_filled(words, least + half / 2) for half in range(2 * int(width)))
            return next((lines for lines in tries if lines and len(lines) == len(fullest)), fullest)
    return [title]


def _divided(title: str, width: float) -> Iterator[list[str]]:
    """The words of a title, less and less like to stand together."""
    yield re.split(_WORDS, title)
    yield title_words(title)
    yield _named(title)
    yield _shorter(title)
    yield _cut(title, width)


def words_within(title: str, width: float) -> list[str]:
    """The words of a title, none wider than a line; those of a name that is one line long or less stay together."""
    return next((words for words in _divided(title, width) if max(map(wide, words)) <= width), [title])


def listed_lines(names: Iterable[str], width: float) -> list[str]:
    """Names one behind the other in lines of ``width`` characters: broken between names, and one that is longer than a line between its words."""
    words = [word for name in names for word in words_within(name, width)]
    return _filled(words, width) or words


def broken_width(name: str, room: float) -> int:
    """How wide lines of no more than ``room`` characters must be for a name to fill them one by one and break between its words.

    Programs fill each line; a break of ours would be read back as a blank. The narrowest of the widths that part the fewest words.
    """
    total = ceil(em(name))
    lines = ceil(total / int(room))
    bodies = _parts(name, _by_names)
    coarse, fine = _ends(bodies), _ends([part for body in bodies for part in _by_offices(body)])

    def parted(width: int) -> tuple[int, int, int]:
        ends = set(range(width, total, width))
        return len(ends - fine), len(ends - coarse), width

    return min(range(ceil(total / lines), int(room) + 1), key=parted)


def _ends(words: Iterable[str]) -> set[int]:
    """How many characters stand in front of the end of each word."""
    return {int(each) for each in accumulate(map(em, words))}


def wide(text: str) -> float:
    """The width of a line in characters, with the space around letters and digits."""
    runs = [run.span() for run in re.finditer(_HALF, text)]
    return em(text) + _SEAM * sum((start > 0) + (end < len(text)) for start, end in runs)


def _filled(words: list[str], width: float) -> list[str]:
    """As many words in each line as it has room for; nothing where one has none."""
    lines = [""]
    for word in words:
        if wide(word) > width:
            return []
        if wide(lines[-1] + word) > width:
            lines.append("")
        lines[-1] += word
    return lines


def _joined(words: list[str], width: float) -> list[str]:
    """The words with 政府信息公开工作年度报告 in one piece, where that makes no more lines and none that is very short."""
    if words[-len(_KIND) :] != _KIND:
        return words
    joined = [*words[: -len(_KIND)], "".join(_KIND)]
    lines = _filled(joined, width)
    good = lines and len(lines) == len(_filled(words, width)) and min(map(wide, lines)) >= _SHORTEST
    return joined if good else words


def title_words(title: str) -> list[str]:
    """The words of a title, for lines of unknown width: on a telephone the year may begin a line as well."""
    return [part for word in re.split(_WORDS, title) for part in re.split(_YEAR, word) if part]


def screen_words(title: str) -> list[str]:
    """The words of a title where a line may be that of a telephone: a name that is longer than it has several."""
    return [word for part in screen_parts(title) for word in part]


def screen_parts(title: str) -> list[list[str]]:
    """The same words by what they are parts of: a line that has room for all of a part breaks none."""
    named = [part for word in title_words(title) for part in _broken(word, _TELEPHONE, _named)]
    parts = [_broken(part, _TELEPHONE, _by_offices) for part in named]
    return [
        [each for piece in part for each in _broken(piece, _TELEPHONE, lambda long: _paired(long) or [long])]
        for part in parts
    ]


def _broken(word: str, width: float, split: Callable[[str], list[str]]) -> list[str]:
    """A word, where it is longer than a line in its parts."""
    return split(word) if wide(word) > width else [word]


def _named(title: str) -> list[str]:
    """The words of a title with its names broken behind those of places and bodies."""
    return [part for word in title_words(title) for part in _parts(word, _by_names)]


def _shorter(title: str) -> list[str]:
    """The words of a title with its names broken before those of offices, before 和 and behind 族 as well."""
    return [part for word in _named(title) for part in _by_offices(word)]


def _by_offices(word: str) -> list[str]:
    return _parts(word, partial(re.split, _OFFICES))


def _cut(title: str, width: float) -> list[str]:
    """The words of a title, one that is still too long for a line by two characters; no line begins with a closing mark."""
    return [part for word in _shorter(title) for part in _broken(word, max(width, _WORD), _characters)]


def _characters(word: str) -> list[str]:
    return _paired(word) or re.findall(_CHARACTERS, word)


def _paired(word: str) -> list[str]:
    """Two characters each, as most words have (水利, 水产, 畜牧); nothing where they do not come out even."""
    first = 2 + (word[0] in _JOINING)
    if (len(word) - first) % 2 or not all("\u4e00" <= sign <= "\u9fff" for sign in word):
        return []
    return [word[:first], *(word[at : at + 2] for at in range(first, len(word), 2))]


def _parts(word: str, split: Callable[[str], Iterable[str]]) -> list[str]:
    """The pieces of a name, joined again where they would be very short; what stands in brackets is one with them."""
    parts: list[str] = []
    for outside in re.split(_BRACKETS, word):
        for piece in [outside] if outside.startswith("（") else split(outside):
            if parts and (len(parts[-1]) < _SHORTEST or len(piece) < _SHORTEST - 1):
                parts[-1] += piece
            elif piece:
                parts.append(piece)
    return parts


def _by_names(name: str) -> Iterator[str]:
    names, ends = (re.split(_BODIES, name)[first::2] for first in (0, 1))
    for each, end in zip_longest(names, ends, fillvalue=""):
        yield from _by_places(each + end)


def _by_places(name: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(name)):
        if name[at - 1] in AGENCIES.place_ends and name[at] != "族" and not _no_place(name, at - 1):
            yield name[start:at]
            start = at
    yield name[start:]


def _no_place(name: str, at: int) -> bool:
    """Whether the sign of a place belongs to a word that names none: 市场, 城乡."""
    return any(name[max(at - 1, 0) : at + 1] == word or name.startswith(word, at) for word in AGENCIES.no_places)
