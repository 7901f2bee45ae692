"""Where a fixed text stands but for one character, and whether that character may have been meant."""

from collections.abc import Iterator

STOPS = frozenset("、，。；：！？“”‘’《》（）()…—- \u3000|")  # a text is the same with or without


def without_stops(text: str) -> str:
    """What is compared. (``translate`` takes ten times as long.)"""
    for sign in STOPS:
        if sign in text:
            text = text.replace(sign, "")
    return text


def halves(wanted: str) -> tuple[str, str]:
    """One of them is whole where one character of the text is another."""
    middle = len(wanted) // 2
    return wanted[:middle], wanted[middle:]


def nearly(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where ``wanted`` begins but for one character, and where that stands."""
    first, second = halves(wanted)
    for half, shift in ((first, 0), (second, len(first))):
        at = text.find(half)
        while at >= 0:
            begin = at - shift
            seen = text[begin : begin + len(wanted)] if begin >= 0 else ""
            if len(seen) == len(wanted) and seen != wanted:
                odd = [index for index, (one, other) in enumerate(zip(seen, wanted, strict=True)) if one != other]
                if len(odd) == 1:
                    yield begin, begin + odd[0]
            at = text.find(half, at + 1)


def are_alike(seen: str, wanted: str, *, by_shape: bool = True) -> bool:
    """Whether one character sounds or looks like the other, so that it may have been typed for it."""
    from gipgen.spelling.lexicon import lexicon  # noqa: PLC0415  few reports have a character that is doubted

    known = lexicon()
    one, other = known.coded(seen), known.coded(wanted)
    for first, second in ((one, other), (other, one)):
        alike = known.alike(first)
        if second in alike.same + alike.near + (alike.shape if by_shape else ""):
            return True
    return False


def sound_the_same(seen: str, wanted: str) -> bool:
    """Whether one character is read like the other."""
    from gipgen.spelling.lexicon import lexicon  # noqa: PLC0415  as above

    known = lexicon()
    return known.coded(wanted) in known.alike(known.coded(seen)).same


def digits_alike(seen: str, right: str) -> bool:
    """Whether digits changed places, or one of several is another, lost or added."""
    if not seen or seen == right:
        return False
    if len(seen) == len(right):
        differ = sum(one != other for one, other in zip(seen, right, strict=True))
        return sorted(seen) == sorted(right) or (len(seen) > 1 and differ == 1)
    shorter, longer = sorted((seen, right), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
