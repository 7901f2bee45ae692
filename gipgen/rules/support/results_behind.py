"""What became of a dispute in the clause behind its number: 经复议后又起诉的一件，结果为纠正."""

from collections.abc import Mapping

from gipgen.rules.support.mentions import Mention
from gipgen.vocabulary.words import DECISIONS, has

_STOPS = "，。；！？"
_LONGEST = 6  # characters behind the result: 维持原行政行为


def result_behind(mention: Mention, results: Mapping[str, tuple[str, ...]]) -> str | None:
    """The column that counts what became of it; nothing where the clause goes on to a number of its own."""
    sentence = mention.sentence
    behind = sentence.text[mention.quantity.end - sentence.begin :].lstrip()
    if behind[:1] != "，":
        return None
    clause = behind[1 : next((at for at, sign in enumerate(behind) if at and sign in _STOPS), len(behind))].strip()
    lead = next((word for word in DECISIONS.results_told if clause.startswith(word)), "")
    said = clause.removeprefix(lead)
    if said.startswith(DECISIONS.upheld):
        return None  # GIP514 tells
    for column, words in results.items() if lead else ():
        word = next((each for each in words if said.startswith(each)), "")
        if word and len(said) <= len(word) + _LONGEST and not has("0123456789件", said):
            return column
    return None
