"""Syllables that an input method did not turn into characters: 我局renzhen贯彻."""

import re
from collections.abc import Iterator

# What stands behind each initial. Syllables are told from words of other languages by this alone.
_FINALS = {
    "b p": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d t": "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo",
    "n l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
    "g k h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j q x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh ch sh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z c s": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
_LETTERS = "[a-z]{6,24}"  # shorter ones are mostly words or short names: app, wifi, data
_CHINESE = "[\u3001\u3002\u4e00-\u9fff\uff0c\uff1a\uff1b（）“”《》]"
_ALONE = rf"(?<={_CHINESE}){_LETTERS}(?={_CHINESE})"
_LONGEST = 6  # letters of a syllable: zhuang


def unconverted(text: str) -> Iterator[tuple[int, int]]:
    """Where letters between characters are syllables and nothing else."""
    for match in re.finditer(_ALONE, text):
        if _is_spelt(match[0]):
            yield match.span()


def _is_spelt(letters: str) -> bool:
    """Whether letters can be divided into syllables."""
    known = {
        initial + final
        for initials, finals in _FINALS.items()
        for initial in initials.split()
        for final in finals.split()
    }
    known |= {"a", "ai", "an", "ang", "ao", "e", "en", "er", "ou"}
    reached = {0}
    for end in range(1, len(letters) + 1):
        if any(begin in reached and letters[begin:end] in known for begin in range(max(0, end - _LONGEST), end)):
            reached.add(end)
    return len(letters) in reached
