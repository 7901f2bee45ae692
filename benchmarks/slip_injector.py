"""Slips put into real prose, of every class that a hand or an input method makes; the same seed makes the same slips."""

import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from spelling_sounds import Sounds, near_sounds  # noqa: E402
from spelling_statistics import similar_shapes  # noqa: E402

from gipgen.spelling.signs import is_character  # noqa: E402

COMMON = 3000  # characters that slips are made of
UNITS = "件|条|次|期|项|份|宗|起|篇|个|人"


class Slip(NamedTuple):
    """A paragraph with a slip, and where it is."""

    text: str
    begin: int
    end: int


class Injector:
    """What slips are made of: ``words`` with their frequency, ``characters`` from the commonest on."""

    def __init__(self, words: dict[str, int], characters: list[str], seed: int) -> None:
        import jieba  # type: ignore[import-not-found]  # noqa: PLC0415  not for readers of this file's other names

        jieba.setLogLevel(60)
        self._cut: Callable[[str], Iterator[tuple[str, int, int]]] = lambda text: jieba.tokenize(text, HMM=False)
        self._random = random.Random(seed)
        self._words = words
        self._common = characters[:COMMON]
        self._rank = {sign: 1 / (1 + at) ** 0.5 for at, sign in enumerate(characters)}
        self._sounds = Sounds(self._common, words)
        self._shapes = similar_shapes(self._common, 6, 0.0)
        self._spoken: dict[tuple[str, ...], list[str]] = {}
        for word, frequency in words.items():
            if len(word) == 2 and frequency >= 20 and all(self._sounds.of.get(sign) for sign in word):
                self._spoken.setdefault(tuple(self._sounds.of[sign][0] for sign in word), []).append(word)

    def put(self, kind: str, text: str) -> Slip | None:
        """The text with a slip of this kind, or nothing where it has no place for one."""
        return KINDS[kind](self, text)

    def _one(self, found: list[str]) -> str:
        return self._random.choices(found, [self._rank[each] for each in found])[0]

    def _words_of(self, text: str, most: int = 4) -> list[tuple[str, int]]:
        return [(w, at) for w, at, _ in self._cut(text) if 2 <= len(w) <= most and all(map(is_character, w))]

    def word_doubled(self, text: str) -> Slip | None:
        found = self._words_of(text)
        if not found:
            return None
        word, at = self._random.choice(found)
        return Slip(text[:at] + word + text[at:], at, at + 2 * len(word))

    def homophone_word(self, text: str) -> Slip | None:
        found = self._words_of(text, 2)
        self._random.shuffle(found)
        for word, at in found:
            if all(self._sounds.of.get(sign) for sign in word):
                spoken = self._spoken.get(tuple(self._sounds.of[sign][0] for sign in word), [])
                others = [each for each in spoken if each != word]
                if others:
                    other = self._random.choices(others, [self._words[each] for each in others])[0]
                    return Slip(text[:at] + other + text[at + 2 :], at, at + 2)
        return None

    def _at_a_character(self, text: str, change: Callable[[str, int], Slip | None]) -> Slip | None:
        places = [at for at, sign in enumerate(text) if is_character(sign)]
        self._random.shuffle(places)
        return next((slip for at in places if (slip := change(text, at))), None)

    def character_doubled(self, text: str) -> Slip | None:
        return self._at_a_character(text, lambda text, at: Slip(text[:at] + text[at] + text[at:], at, at + 2))

    def dropped(self, text: str) -> Slip | None:
        return self._at_a_character(text, lambda text, at: Slip(text[:at] + text[at + 1 :], at - 1, at + 1))

    def swapped(self, text: str) -> Slip | None:
        def change(text: str, at: int) -> Slip | None:
            pair = text[at : at + 2]
            if len(pair) < 2 or not is_character(pair[1]) or pair[0] == pair[1]:
                return None
            return Slip(text[:at] + pair[1] + pair[0] + text[at + 2 :], at, at + 2)

        return self._at_a_character(text, change)

    def _replaced(self, text: str, others: Callable[[str], list[str]]) -> Slip | None:
        def change(text: str, at: int) -> Slip | None:
            found = others(text[at])
            return Slip(text[:at] + self._one(found) + text[at + 1 :], at, at + 1) if found else None

        return self._at_a_character(text, change)

    def same_sound(self, text: str) -> Slip | None:
        return self._replaced(text, lambda sign: [each for each in self._sounding(sign, []) if each != sign])

    def near_sound(self, text: str) -> Slip | None:
        return self._replaced(text, lambda sign: [each for each in self._sounding(sign, None) if each != sign])

    def _sounding(self, sign: str, near: list[str] | None) -> str:
        sounds = self._sounds.of.get(sign, [])[:1]
        wanted = sounds if near is not None else [other for sound in sounds for other in near_sounds(sound)]
        known = dict(zip(self._sounds.syllables, self._sounds.lines, strict=True))
        return "".join(known.get(sound, "") for sound in wanted)

    def similar_shape(self, text: str) -> Slip | None:
        return self._replaced(text, lambda sign: list(self._shapes.get(sign, "")))

    def _counted(self, text: str) -> re.Match[str] | None:
        found = list(re.finditer(rf"(?<![\d〔（(.第-])(\d[\d.]*)(万?(?:{UNITS}))(?!\d)", text))
        return self._random.choice(found) if found else None

    def number_missing(self, text: str) -> Slip | None:
        found = self._counted(text)
        return found and Slip(text[: found.start(1)] + text[found.end(1) :], found.start(1) - 1, found.start(1) + 1)

    def unit_missing(self, text: str) -> Slip | None:
        found = self._counted(text)
        return found and Slip(text[: found.start(2)] + text[found.end(2) :], found.start(1), found.start(2) + 1)


KINDS: dict[str, Callable[[Injector, str], Slip | None]] = {
    "word doubled": Injector.word_doubled,
    "character doubled": Injector.character_doubled,
    "number missing before a unit": Injector.number_missing,
    "unit missing behind a number": Injector.unit_missing,
    "same sound": Injector.same_sound,
    "near sound (zh/z, n/l, ng/n)": Injector.near_sound,
    "similar shape": Injector.similar_shape,
    "neighbours swapped": Injector.swapped,
    "homophone word": Injector.homophone_word,
    "dropped": Injector.dropped,
}
