"""甲、乙、丙分别为3件、2件、1件: which noun each number is of, where there are as many of the one as of the other."""

from gipgen.prose.quantities import Quantity
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING

_WORDS = COUNTING.in_order
_STOPS = "，,；;：:。！？（）()\n|"
_JOINED = frozenset((*COUNTING.joiners, "，", "，和"))
_NO_NOUN = 2  # characters: what is shorter names nothing


def nouns_in_order(text: str, found: list[Quantity]) -> dict[int, str]:
    """The noun of each number that stands in the order of the nouns, by the index of the number."""
    if len(found) < 2 or not has(_WORDS, text):
        return {}
    nouns: dict[int, str] = {}
    for index, first in enumerate(found[:-1]):
        gap = text[found[index - 1].end if index else 0 : first.begin]
        word = next((word for word in _WORDS if word in gap), "")
        if word:
            count = _joined(text, found, index)
            front, _, deed = gap.rpartition(word)  # 行政许可、行政处罚分别公示3条、2条
            deed = "".join(deed.split()).removeprefix("为").removeprefix("是")
            names = _names(front, count) or _unnamed(front, word, count)
            nouns.update(enumerate((name + deed for name in names), start=index))
    return nouns


def _unnamed(front: str, word: str, count: int) -> list[str]:
    """三类材料共19个，依次为8个、6个、5个: what each is stands in front of their total."""
    return [word] * count if count > _NO_NOUN and not front.strip(_STOPS) else []


def _joined(text: str, found: list[Quantity], index: int) -> int:
    """How many numbers stand there with nothing but joiners between them."""
    count = 1
    for one, other in zip(found[index:], found[index + 1 :], strict=False):
        if "".join(text[one.end : other.begin].split()) not in _JOINED:
            break
        count += 1
    return count


def _names(words: str, count: int) -> list[str]:
    """As many nouns as there are numbers; none where the words cannot be parted so."""
    clause = "".join(words.split()).rstrip("，,：:")
    clause = clause[max(clause.rfind(stop) for stop in _STOPS) + 1 :]
    if count < 2:
        return []
    for joiners in (COUNTING.joiners[-3:-1], COUNTING.joiners):
        pieces = [clause]
        for joiner in joiners:
            pieces = [part for piece in pieces for part in piece.split(joiner)]
        if len(pieces) == count and all(len(piece) >= _NO_NOUN for piece in pieces):
            return pieces
    return []
