"""The known nouns that stand in front of a number: what it may be of."""

from gipgen.rules.support.mentions import JOINERS, strip_fillers


def nouns_in_front(words: str, known: dict[str, tuple[str, ...]], tails: tuple[str, ...] = ()) -> list[str]:
    """The known nouns that ``words`` ends with, the last one first: 行政许可、行政处罚信息共 → 行政处罚, 行政许可.

    ``tails`` may stand between a noun and the number (信息, 案件 …); between two nouns there is a joiner.
    """
    found: list[str] = []
    rest = strip_fillers(words)
    while rest:
        noun = _ending(rest, known)
        if noun is None:
            if not rest.endswith(tails):
                break
            shorter = min((rest[: -len(tail)] for tail in tails if rest.endswith(tail)), key=len)
            rest = strip_fillers(shorter).rstrip("、") if not found else shorter
            continue
        found.append(noun)
        rest = rest[: -len(noun)]
        if not rest.endswith(JOINERS):
            break
        rest = rest[: -len(next(joiner for joiner in JOINERS if rest.endswith(joiner)))]
    return [] if len(found) > 1 and "分别" in words else found  # 分别为3件和2件: which is which takes more than this


def _ending(words: str, known: dict[str, tuple[str, ...]]) -> str | None:
    if not words.endswith(tuple(known)):  # mostly
        return None
    return max((noun for noun in known if words.endswith(noun)), key=len)
