"""Titles of laws, regulations and notices that reports cite, and how many articles a law has."""

from collections.abc import Mapping
from functools import cache

from gipgen.resources import package_text

LAWS, NOTICES = "laws.txt", "titles.txt"
REPUBLIC = "中华人民共和国"  # may stand in front of a law's title


@cache
def titles() -> Mapping[str, int]:
    """The titles, without what may stand in front, with their numbers of articles; 0 for what has none."""
    found: dict[str, int] = {}
    for name in (LAWS, NOTICES):
        for line in package_text(f"vocabulary/{name}").split("\n"):
            if line and not line.startswith("#"):
                title, _, articles = line.partition(" | ")
                found[title] = int(articles or 0)
    return found
