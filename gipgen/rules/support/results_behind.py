"""What became of a dispute in the clause behind its number: 经复议后又起诉的一件，结果为纠正."""

from collections.abc import Callable, Mapping

from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.topics import divided, said_of_several, sets_out
from gipgen.vocabulary.words import DECISIONS, has

_STOPS = "，。；！？"
_LONGEST = 6  # characters behind the result: 维持原行政行为


def result_behind(mention: Mention, results: Mapping[str, tuple[str, ...]]) -> str | None:
    """The column that counts what became of it; nothing where the clause goes on to a number of its own."""
    clause = _clause_behind(mention)
    lead = next((word for word in DECISIONS.results_told if clause.startswith(word)), "")
    said = clause.removeprefix(lead)
    if not lead or said.startswith(DECISIONS.upheld):
        return None  # GIP514 tells of what was upheld
    for column, words in results.items():
        word = next((each for each in words if said.startswith(each)), "")
        if word and len(said) <= len(word) + _LONGEST and not has("0123456789件", said):
            return column
    return None


def _clause_behind(mention: Mention) -> str:
    """The clause that follows the number's own behind a comma."""
    sentence = mention.sentence
    behind = sentence.text[mention.quantity.end - sentence.begin :].lstrip()
    end = next((at for at, sign in enumerate(behind) if at and sign in _STOPS), len(behind))
    return behind[1:end].strip() if behind.startswith("，") else ""


def said_once(
    mention: Mention, results: Mapping[str, tuple[str, ...]], without_kind: Callable[[str], str] | None
) -> str | None:
    """The column of a result that is said once of several numbers; ``without_kind`` takes their kind off what stands behind them."""
    front, among = sets_out(mention.lead), divided(mention.lead)
    behind = without_kind(said_of_several(mention)) if without_kind and not (front or among) else ""
    became = behind.removeprefix("案件").lstrip("被予以")
    found = [
        column
        for column, words in results.items()
        if front.endswith(words) or has(words, among) or became.startswith(words)
    ]
    return found[0] if len(found) == 1 else None
