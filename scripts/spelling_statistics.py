"""Write gipgen/spelling/lexicon.bin: counts of signs that follow each other, words, sounds and shapes (decision 0043).

    pip install jieba==0.42.1 pypinyin==0.55.0 char-similar==0.0.2
    python scripts/spelling_statistics.py LAWS REPORTS...     LAWS: a checkout, see spelling_sources.py

The same sources give the same bytes. n-grams are counted by text (a law, an agency), not by occurrence: what one text says
a hundred times is said once. A text of an agency counts as much as ``WEIGHT`` laws.
"""

import json
import math
import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from spelling_sounds import Sounds
from spelling_sources import laws, reports

from gipgen.spelling.lexicon import ENTRY, FIRST, LEVEL, LOWER, PARTS, STEP
from gipgen.spelling.signs import MARKS, fold, is_character

TARGET = Path(__file__).parents[1] / "gipgen" / "spelling" / "lexicon.bin"
WEIGHT = 6
LEAST = {1: 1, 2: 7, 3: 9}  # texts that an n-gram of laws must stand in
OF_DICTIONARY = 2.0  # as many texts is the most that standing in a dictionary's word counts for
WORD = 50  # least frequency of a word of several characters in the dictionary
LONGEST = 4
SIMILAR = 0.66  # least similarity of shapes, from 0 to 1
RARER = 0.02  # how much less alike a character is taken for the rarer it is
MEANT = 2500  # rarer characters than these are not what was meant
SHAPES = 10  # shapes for a character
MEANT_NOTHING = 400  # characters that share a part: 口 and 一 make nothing alike
CHARACTERS = 3500  # that have sounds and shapes
Counts = dict[int, Counter[str]]


def count(texts: Iterable[Iterable[str]]) -> Counter[str]:
    """In how many texts each n-gram stands."""
    total: Counter[str] = Counter()
    for lines in texts:
        found: set[str] = set()
        for line in lines:
            signs = "。" + fold(line)[0].removesuffix("。") + "。"
            for size in LEAST:
                found.update(signs[at : at + size] for at in range(len(signs) - size + 1))
        total.update(found)
    return total


def dictionary() -> dict[str, int]:
    """Jieba's words with their frequency."""
    words = {}
    for line in (_package("jieba") / "dict.txt").read_text(encoding="utf-8").split("\n"):
        if line:
            word, frequency, _ = line.split(" ")
            if all(map(is_character, word)):
                words[word] = int(frequency)
    return words


def merged(of_laws: Counter[str], of_reports: Counter[str], words: dict[str, int]) -> dict[str, float]:
    """One count for each n-gram that is kept."""
    counts: dict[str, float] = {gram: n for gram, n in of_laws.items() if n >= LEAST[len(gram)]}
    for gram, n in of_reports.items():
        counts[gram] = of_laws[gram] + WEIGHT * n
    for word, frequency in words.items():
        if 2 <= len(word) <= LONGEST and frequency >= WORD:
            for size in (1, 2, 3):
                for at in range(len(word) - size + 1):
                    gram = word[at : at + size]
                    counts[gram] = max(counts.get(gram, 0), min(OF_DICTIONARY, 1 + frequency * 0.02))
    for gram in [gram for gram in counts if len(gram) == 3]:  # what stands in front of a third is there itself
        counts[gram[:2]] = max(counts.get(gram[:2], 0), counts[gram])
    return counts


def pack(counts: dict[str, float], words: dict[str, int], sounds: Sounds, shapes: dict[str, str]) -> bytes:
    """The file."""
    alphabet = _alphabet(counts, sounds.of)
    codes = {sign: chr(FIRST + number) for number, sign in enumerate(alphabet)}

    def coded(signs: str) -> str:
        return "".join(codes[sign] for sign in signs if sign in codes)

    levels = {gram: _level(n) for gram, n in counts.items() if all(sign in codes for sign in gram)}
    kept = {word: _level(n) for word, n in words.items() if len(word) > 1 and n >= WORD and len(word) <= LONGEST}
    kept = {word: level for word, level in kept.items() if all(sign in codes for sign in word)}
    parts: dict[str, bytes] = {
        "alphabet": "".join(alphabet).encode(),
        "singles": bytes(levels.get(sign, 0) for sign in alphabet),
        "words_alone": bytes(1 + _level(words[sign]) if sign in words else 0 for sign in alphabet),
    }
    parts |= _grams(alphabet, levels, codes)
    parts["word_places"], parts["words"] = _blocks(alphabet, _word_entries(kept, codes))
    parts["sounds"] = ENTRY.join(coded(line) for line in sounds.lines).encode()
    parts["near"] = ENTRY.join("".join(chr(FIRST + at) for at in near) for near in sounds.near).encode()
    parts["shapes"] = (
        "".join(ENTRY + codes[sign] + coded(shapes[sign]) for sign in alphabet if shapes.get(sign)).encode()
        + ENTRY.encode()
    )
    head = b"".join(len(parts[name]).to_bytes(4, "little") for name in PARTS)
    return head + b"".join(parts[name] for name in PARTS)


def _alphabet(counts: dict[str, float], characters: Iterable[str]) -> list[str]:
    """Marks, then characters by the n-grams that they stand in: what is written most gets the shortest codes."""
    uses: Counter[str] = Counter(dict.fromkeys(characters, 0))
    for gram in counts:
        if len(gram) > 1:
            uses[gram[-1]] += 1
    signs = sorted((sign for sign in uses if is_character(sign)), key=lambda sign: (-uses[sign], sign))
    return [*MARKS, *signs]


def _level(n: float) -> int:
    return min(255, max(0, round(math.log(n + 0.5) / STEP)))


def _grams(alphabet: list[str], levels: dict[str, int], codes: dict[str, str]) -> dict[str, bytes]:
    """What stands behind each sign, most often first: the signs, the places where each sign's begin, and of each pair its level
    and its thirds, and where they begin and the last one ends, counted from the first pair of the sign.
    """
    thirds: dict[str, list[str]] = {}
    seconds: dict[str, list[str]] = {}
    for gram in levels:
        if len(gram) == 3:
            thirds.setdefault(gram[:2], []).append(gram[2])
        elif len(gram) == 2:
            seconds.setdefault(gram[0], []).append(gram[1])
    behind, begins = "", array("H")
    counts, blocks = [], []
    for first in alphabet:
        found = sorted(seconds.get(first, ()), key=lambda sign: (-levels[first + sign], codes[sign]))
        block = b""
        for second in found:
            begins.append(len(block))
            block += _pair(first + second, thirds.get(first + second, []), levels, codes).encode()
        begins.append(len(block))
        behind += "".join(codes[second] for second in found) + ENTRY
        counts.append(len(found) + 1)
        blocks.append(block)
    if sys.byteorder == "big":
        begins.byteswap()
    return {
        "second_places": _places(counts),
        "seconds": behind.encode("utf-16-le"),
        "gram_places": _places(map(len, blocks)),
        "gram_begins": begins.tobytes(),
        "grams": b"".join(blocks),
    }


def _pair(pair: str, thirds: list[str], levels: dict[str, int], codes: dict[str, str]) -> str:
    """The level of a pair, and what stands behind it."""
    at = levels[pair]
    written = chr(LEVEL + at)
    for third in sorted(thirds, key=lambda sign: (-levels[pair + sign], codes[sign])):
        wanted = min(levels[pair + third], at)
        written += LOWER * (at - wanted) + codes[third]
        at = wanted
    return written


def _word_entries(levels: dict[str, int], codes: dict[str, str]) -> dict[str, list[str]]:
    entries: dict[str, list[tuple[int, int, str]]] = {}
    for word, level in levels.items():
        rest = "".join(codes[sign] for sign in word[1:])
        entries.setdefault(word[0], []).append((len(rest), -level, rest + chr(LEVEL + level)))
    return {first: [entry for _, _, entry in sorted(found)] for first, found in entries.items()}


def _blocks(alphabet: list[str], entries: dict[str, list[str]]) -> tuple[bytes, bytes]:
    """The entries of each sign behind each other, and where each sign's begin."""
    blocks = [ENTRY.join(entries.get(sign, ())).encode() for sign in alphabet]
    return _places(map(len, blocks)), b"".join(blocks)


def _places(sizes: Iterable[int]) -> bytes:
    """Where each begins of those that lie behind each other, and where the last one ends."""
    return b"".join(place.to_bytes(4, "little") for place in accumulate(sizes, initial=0))


def similar_shapes(characters: list[str], shapes: int = SHAPES, rarer: float = RARER) -> dict[str, str]:
    """For each character those that look most like it: by corners, structure, strokes and parts, as char-similar has them."""
    corners, structure, strokes, parts = (_shape_data(name) for name in ("fourangle", "struct", "number", "stroke"))
    sharing: dict[str, list[str]] = {}
    for sign in characters:
        code = corners.get(sign, "")[:4]
        keys = {*parts.get(sign, ()), *(f"{at}{code[:at]}{code[at + 1 :]}" for at in range(4) if len(code) == 4)}
        for key in keys:
            sharing.setdefault(key, []).append(sign)
    pairs: dict[str, set[str]] = {sign: set() for sign in characters}
    for signs in sharing.values():
        if len(signs) < MEANT_NOTHING:
            for sign in signs:
                pairs[sign].update(signs)

    def alike(one: str, other: str) -> float:
        same = sum(left == right for left, right in zip(corners.get(one, ""), corners.get(other, "")[:4], strict=False))
        few, many = sorted((strokes.get(one, 1), strokes.get(other, 1)))
        mine, theirs = set(parts.get(one, ())), set(parts.get(other, ()))
        shared = len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0
        is_built_so = structure.get(one) == structure.get(other)
        return float((7 * same / 4 + 8 * is_built_so + 6 * few / max(1, many) + 4 * shared) / 25)

    rank = {sign: rarer * math.log(1 + at) for at, sign in enumerate(characters)}
    meant = frozenset(characters[:MEANT])
    found = {}
    for sign, others in pairs.items():
        scored = [(other, alike(sign, other)) for other in others - {sign} if other in meant]
        near = [each for each in scored if each[1] >= SIMILAR]
        near.sort(key=lambda each: (rank[each[0]] - each[1], each[0]))
        found[sign] = "".join(other for other, _ in near[:shapes])
    return found


def _shape_data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((_package("char_similar") / "data" / f"char_{name}.dict").read_text("utf-8"))
    return data


def characters_of(counts: Counter[str], words: dict[str, int]) -> list[str]:
    """The commonest characters, of laws and of the dictionary."""
    uses: Counter[str] = Counter()
    for word, frequency in words.items():
        for sign in word:
            uses[sign] += frequency
    for gram, n in counts.items():
        if len(gram) == 1 and is_character(gram):
            uses[gram] += 20 * n
    return [sign for sign, _ in sorted(uses.items(), key=lambda each: (-each[1], each[0]))[:CHARACTERS]]


def _package(name: str) -> Path:
    spec: Any = find_spec(name)
    return Path(spec.origin).parent


def main() -> None:
    folder, *others = map(Path, sys.argv[1:])
    of_laws = count(laws(folder))
    by_place: dict[str, list[str]] = {}
    for text in reports(others):
        by_place.setdefault(text.place, []).extend(text.paragraphs)
    words = dictionary()
    characters = characters_of(of_laws, words)
    counts = merged(of_laws, count(by_place.values()), words)
    raw = pack(counts, words, Sounds(characters, words), similar_shapes(characters))
    TARGET.write_bytes(raw)
    sizes = Counter(len(gram) for gram in counts)
    print(f"{len(raw)} bytes; n-grams {dict(sizes)}; places {len(by_place)}")


if __name__ == "__main__":
    main()
