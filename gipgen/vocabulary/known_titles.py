"""Titles of laws, regulations and notices that reports cite, and how many articles a law has."""

from collections.abc import Iterator, Mapping
from functools import cache

from gipgen.vocabulary.word_lists import lines_of

LAWS, NOTICES = "laws.txt", "titles.txt"
REPUBLIC = "中华人民共和国"  # may stand in front of a law's title


@cache
def notices() -> frozenset[str]:
    """The titles of notices alone: most reports cite no others, and the laws are many."""
    return frozenset(title for title, _ in _lines(NOTICES))


@cache
def titles() -> Mapping[str, int]:
    """The titles, without what may stand in front, with their numbers of articles; 0 for what has none."""
    return {title: int(articles or 0) for name in (LAWS, NOTICES) for title, articles in _lines(name)}


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for line in lines_of(name):
        title, _, articles = line.partition(" | ")
        yield title, articles
