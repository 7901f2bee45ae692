"""及时对栏目进行及时更新: an adverb in front of what is done to something, and again in front of the deed."""

from collections.abc import Iterable, Iterator

from gipgen.vocabulary.words import LANGUAGE, has

_STOPS = "，。；：、！？,;（）《》"
_SHORTEST, _FARTHEST = 3, 30  # characters between an adverb and the same again


def adverbs_twice(text: str, words: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """From where to where, and which word."""
    for word in words:
        begin = text.find(word)
        while begin >= 0 and (again := text.find(word, begin + len(word))) > 0:
            if _is_done_to(text[begin + len(word) : again]):
                yield begin, again + len(word), word
            begin = again


def _is_done_to(words: str) -> bool:
    """对栏目进行: to what something is done, and that it is done."""
    is_one = words.startswith(LANGUAGE.in_front_of_objects) and words.endswith(LANGUAGE.in_front_of_deeds)
    return is_one and _SHORTEST <= len(words) <= _FARTHEST and not has(_STOPS, words)
