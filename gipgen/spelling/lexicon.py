"""How often signs follow each other, which words there are, and what sounds or looks alike: one packed file, read as it lies.

``scripts/spelling_statistics.py`` writes it and docs/decisions/0043 says what is in it. Everything in it is text in an
alphabet of its own, the commonest signs first, so that UTF-8 needs one byte for these and two for nearly all others.
Loading is reading the file; what is known of a sign is decoded when it is first asked for, and kept. Levels are logarithms
of counts in steps of ``STEP``.
"""

import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from operator import add

from gipgen.named_tuple import NamedTuple
from gipgen.resources import package_bytes
from gipgen.spelling.signs import MARKS

FILE = "spelling/lexicon.bin"
FIRST = 0x20  # code of the alphabet's first sign; below it stand levels and separators
LEVEL = 0x10  # a level is written as the sign of this code and those behind it
STEP = 0.7  # nats from one level to the next
LOWER = "\x01"  # between signs that follow: what comes now is one level lower
ENTRY = "\n"
UNKNOWN = "\x1f"  # a sign that the alphabet has not
MARK = chr(FIRST)  # codes from here on are signs …
CHARACTER = chr(FIRST + len(MARKS))  # … and from here on Chinese characters
_BELOW = array("I", [0]) * FIRST  # nothing belongs to what is no sign
PARTS = (
    "alphabet",
    "singles",
    "words_alone",
    "second_places",
    "seconds",
    "gram_places",
    "gram_begins",
    "grams",
    "word_places",
    "words",
    "sounds",
    "near",
    "shapes",
)
_WIDTH = 4  # bytes of a number
_KEPT = 100_000  # pairs that are remembered: more than many reports have …
_KEPT_BETWEEN = 10_000  # … and pairs of which it is remembered what may stand between them


class Alike(NamedTuple):
    """Signs of the same sound as one, of a near sound, of a similar shape; one may be in several, or the sign itself."""

    same: str
    near: str
    shape: str


class _Codes(dict[str, str]):
    """What a sign is in the alphabet of the file, looked up when it is first asked for."""

    def __init__(self, alphabet: str) -> None:
        self._alphabet = alphabet

    def __missing__(self, sign: str) -> str:
        at = self._alphabet.find(sign)
        code = self[sign] = chr(FIRST + at) if at >= 0 else UNKNOWN
        return code


class _Pairs(dict[str, str]):
    """What is known of two signs behind each other, decoded when it is first asked for."""

    __slots__ = ("_begins", "_between", "_blocks", "_grams", "places", "seconds")

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.places = _BELOW + _numbers(parts["second_places"])
        self.seconds = parts["seconds"].decode("utf-16-le")
        self._blocks = _BELOW + _numbers(parts["gram_places"])
        self._begins = _numbers(parts["gram_begins"], "H")
        self._grams = parts["grams"]
        self._between: dict[str, frozenset[str]] = {}

    def __missing__(self, both: str) -> str:
        first = ord(both[0])
        at = self.seconds.find(
            both[1], self.places[first], self.places[first + 1]
        )  # one sign is found at once, two are not
        found = ""
        if at >= 0:
            block = self._blocks[first]
            found = self._grams[block + self._begins[at] : block + self._begins[at + 1]].decode()
        self[both] = found
        return found

    def between(self, first: str, last: str) -> frozenset[str]:
        """The signs that were seen between two others; nothing of them is decoded."""
        both = first + last
        found = self._between.get(both)
        if found is None:
            code = ord(first)
            begin, end, block = self.places[code], self.places[code + 1], self._blocks[code]
            found = frozenset(self._with_third(last.encode(), begin, end - 1, block) if begin < end else ())
            self._between[both] = found
        return found

    def _with_third(self, wanted: bytes, begin: int, end: int, block: int) -> Iterator[str]:
        """The seconds of a block that have a sign in their text: it is looked for in all of them at once."""
        seconds, begins, find = self.seconds, self._begins, self._grams.find
        stop = block + begins[end]
        at = find(wanted, block, stop)
        while at >= 0:
            second = bisect_right(begins, at - block, begin, end) - 1
            yield seconds[second]
            at = find(wanted, block + begins[second + 1], stop)

    def forget(self) -> None:
        """Begin anew, where more is remembered than a few reports ask for."""
        if len(self) > _KEPT:
            self.clear()
        if len(self._between) > _KEPT_BETWEEN:
            self._between.clear()


class Lexicon:
    """One packed file. What was decoded is kept in it; looking something up changes nothing else."""

    def __init__(self, raw: bytes) -> None:
        parts: dict[str, bytes] = {}
        at = len(PARTS) * _WIDTH
        sizes = _numbers(raw[:at])
        for number, name in enumerate(PARTS):
            end = at + sizes[number]
            parts[name] = raw[at:end]
            at = end
        self.alphabet = parts["alphabet"].decode()
        self._code = _Codes(self.alphabet).__getitem__
        self._parts = parts
        self._pairs = _Pairs(parts)
        # What is known of two signs behind each other: their level (a sign from ``LEVEL`` on) and in the same text the thirds,
        # those seen most first, with ``LOWER`` between levels. Empty for two that were never seen so.
        self.pair: Callable[[str], str] = self._pairs.__getitem__
        self.between = self._pairs.between
        self._word_places = _BELOW + _numbers(parts["word_places"])
        self._seconds: dict[str, frozenset[str]] = {}
        self._words: dict[str, dict[str, str]] = {}
        self._behind: dict[str, frozenset[str]] = {}
        self._alike: dict[str, Alike] = {}
        self._sounds = ""
        self._syllables: list[str] = []
        self._near: list[str] = []
        self._shapes = ""

    def coded(self, signs: str) -> str:
        """Signs in the alphabet of the file, which all other methods take and give."""
        return "".join(map(self._code, signs))

    def plain(self, coded: str) -> str:
        """The signs behind codes."""
        return "".join([self.alphabet[ord(code) - FIRST] for code in coded])

    def level(self, sign: str) -> int:
        """How often a sign stands anywhere; -1 for one that is not known."""
        return self._parts["singles"][ord(sign) - FIRST] if sign >= MARK else -1

    def unseen(self, signs: str) -> list[bool]:
        """Of each three signs behind each other, whether they were never seen so."""
        self._pairs.forget()
        known = map(self.pair, map(add, signs, signs[1:]))
        return [third not in thirds for thirds, third in zip(known, signs[2:], strict=False)]

    def seconds(self, first: str) -> frozenset[str]:
        """All signs that were seen behind this one."""
        found = self._seconds.get(first)
        if found is None:
            places, code = self._pairs.places, ord(first)
            found = self._seconds[first] = frozenset(self._pairs.seconds[places[code] : places[code + 1]]) - {ENTRY}
        return found

    def word(self, word: str) -> int:
        """How common a word is, as a level; -1 for what is none."""
        first = word[0]
        if len(word) == 1:
            return self._parts["words_alone"][ord(first) - FIRST] - 1 if first >= MARK else -1
        level = self._words_with(first).get(word[1:])
        return -1 if level is None else ord(level) - LEVEL

    def behind(self, first: str) -> frozenset[str]:
        """The signs that make a word of two with this one in front of them."""
        found = self._behind.get(first)
        if found is None:
            found = self._behind[first] = frozenset([rest for rest in self._words_with(first) if len(rest) == 1])
        return found

    def _words_with(self, first: str) -> dict[str, str]:
        known = self._words.get(first)
        if known is None:
            begin, end = self._word_places[ord(first)], self._word_places[ord(first) + 1]
            entries = self._parts["words"][begin:end].decode().split(ENTRY) if begin < end else ()
            known = self._words[first] = {entry[:-1]: entry[-1] for entry in entries}
        return known

    def alike(self, sign: str) -> Alike:
        """The signs that a person may have meant who wrote this one."""
        found = self._alike.get(sign)
        if found is None:
            if not self._sounds:
                self._sounds = self._parts["sounds"].decode()
                self._syllables = self._sounds.split(ENTRY)
                self._near = self._parts["near"].decode().split(ENTRY)
                self._shapes = self._parts["shapes"].decode()
            same, near = self._sounding(sign)
            at = self._shapes.find(ENTRY + sign)
            shape = self._shapes[at + 2 : self._shapes.find(ENTRY, at + 1)] if at >= 0 else ""
            found = self._alike[sign] = Alike(same, near, shape)
        return found

    def _sounding(self, sign: str) -> tuple[str, str]:
        same = near = ""
        at = self._sounds.find(sign)
        while at >= 0:
            syllable = self._sounds.count(ENTRY, 0, at)
            same += self._syllables[syllable]
            near += "".join([self._syllables[ord(code) - FIRST] for code in self._near[syllable]])
            at = self._sounds.find(sign, at + 1)
        return same, near


def _numbers(raw: bytes, kind: str = "I") -> "array[int]":
    numbers = array(kind, raw)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    return Lexicon(package_bytes(FILE))
