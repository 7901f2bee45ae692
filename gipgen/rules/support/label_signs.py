"""Signs around the labels of a contact: one that is missing in front (12号邮编：…) or behind (邮编430000), or is another (…22：电子邮箱：…)."""

from collections.abc import Iterator

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.words import DUTIES

_LABELS = DUTIES.labels_set_apart
_COLONS = ("：", ":")
_PLACES = "号楼室层栋座"  # that an address ends with, as it does with a figure
_LEAST = 3  # signs of a value
_DASHES = "--"


class Sign(NamedTuple):
    """A place in a text and what it should read."""

    begin: int
    end: int
    wanted: str


def signs_of_labels(text: str) -> Iterator[Sign]:
    """The signs that are wrong, where others of the text have theirs."""
    if not any(colon in text for colon in _COLONS):
        return
    for label in _LABELS:
        at = text.find(label)
        while at >= 0:
            sign = _around(text, at, at + len(label))
            if sign:
                yield sign
            at = text.find(label, at + len(label))
    at = text.find(_DASHES)
    while at > 0:
        end = at + len(text[at:]) - len(text[at:].lstrip("-"))
        if _is_figure(text[at - 1]) and _is_figure(text[end : end + 1]):
            yield Sign(at, end, "-")
        at = text.find(_DASHES, end)


def _around(text: str, begin: int, end: int) -> Sign | None:
    """What is wrong in front of a label or behind it."""
    value = text[end : end + _LEAST]
    if len(value) == _LEAST and value.isascii() and value.isalnum():
        return Sign(begin, end, f"{text[begin:end]}：")
    if not begin or not text.startswith(_COLONS, end):
        return None
    front = text[begin - 1]
    if front in _PLACES or _is_figure(front):
        return Sign(begin, end, f"，{text[begin:end]}")
    if front in _COLONS and text[begin - 2 : begin - 1].isascii() and text[begin - 2 : begin - 1].isalnum():
        return Sign(begin - 1, begin, "，")
    return None


def _is_figure(sign: str) -> bool:
    return sign.isascii() and sign.isdecimal()
