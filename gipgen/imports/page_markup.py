"""What the markup of a page tells before it is parsed: whether it is too much, whether it was cut off, how its lines were placed."""

import re

from gipgen.fence.counts import refuse
from gipgen.findings.text import Text

_MAX_TAGS = 200_000  # a page of a government site has 2,000 to 20,000
_MAX_TAG = 4_000  # signs of one tag, what stands in quotes aside
_LONG_TAG = re.compile(f"<[^<>]{{{_MAX_TAG},}}")
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
_PLACED = re.compile("position: ?absolute")
_SIGNS = Text("个字符的一个标记", "characters in one tag")
_TAGS = Text("个标记", "tags")


def refuse_swollen(text: str, before: int = 0) -> int:
    """Refuse what would keep a parser busy for long. Gives the number of tags, with those ``before`` it."""
    tags = before + text.count("<")
    refuse(_TAGS, tags, _MAX_TAGS)
    longest = max((len(_QUOTED.sub("", tag[0])) for tag in _LONG_TAG.finditer(text)), default=0)
    refuse(_SIGNS, longest, _MAX_TAG)  # a parser holds each attribute against all others
    return tags


def is_cut(text: str) -> bool:
    """Whether a page ends before its end: a piece of one has none, but its tables do end."""
    return "</html" not in text and ("<html" in text or text.rfind("<table") > text.rfind("</table"))


def places(text: str) -> int:
    """How many elements stand at a place of their own, as lines of a printed page do that was made one for browsers."""
    return len(_PLACED.findall(text)) if "absolute" in text else 0
