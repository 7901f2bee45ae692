"""Sentences that a line of its own cut in two, as the number of a page does: where their halves are."""

from collections.abc import Sequence

from gipgen.vocabulary.numerals import ORDINALS

_STOPS = frozenset("，。；：！？,;:!?")
_LONGEST_TITLE = 30  # characters of a line that may be one
_BEGINNINGS = frozenset((*ORDINALS, *"第首其"))  # of paragraphs: 一是, 二、, 其次


def around_cut(lines: Sequence[str], at: int) -> tuple[int, int] | None:
    """The lines above and below one that stands between blank lines in the middle of a sentence: its two halves.

    Both of them Chinese, within their words. Above is no title (it has a stop, or a line above it), nor is what is below, and
    no number begins there.
    """
    if not 1 < at < len(lines) - 2 or lines[at - 1].strip() or lines[at + 1].strip():
        return None
    above, below = lines[at - 2].strip(), lines[at + 2].strip()
    within = "\u4e00" <= above[-1:] <= "\u9fff" and "\u4e00" <= below[:1] <= "\u9fff"
    if not within or below[0] in _BEGINNINGS or _may_be_title(below):
        return None
    return None if _may_be_title(above) and not "".join(lines[at - 3 : at - 2]).strip() else (at - 2, at + 2)


def _may_be_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and _STOPS.isdisjoint(text)
