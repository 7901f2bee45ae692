"""甲、乙、丙分别为3件、2件、1件: which noun each number is of, where there are as many of the one as of the other.

Years are such nouns as well, and what is counted in each of them stands behind them once: 2023年、2024年收到申请分别为40件、52件.
"""

from gipgen.prose.quantities import Quantity
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING, YEARS

_WORDS = COUNTING.in_order
_STOPS = "，,；;：:。！？（）()\n|"
_JOINED = frozenset((*COUNTING.joiners, "，", "，和"))
_NO_NOUN = 2  # characters: what is shorter names nothing
_IN_WORDS = YEARS.in_order
_YEARS = (*_IN_WORDS, *YEARS.last_year)
_DIGITS = 4  # of a year


def nouns_in_order(text: str, found: list[Quantity]) -> dict[int, str]:
    """The noun of each number that stands in the order of the nouns, by the index of the number."""
    if len(found) < 2 or not has(_WORDS, text):
        return {}
    nouns: dict[int, str] = {}
    years: tuple[str, ...] = ()
    names: list[str] = []
    for index, first in enumerate(found[:-1]):
        gap = text[found[index - 1].end if index else 0 : first.begin]
        word = next((word for word in _WORDS if word in gap), "")
        if word:
            count = _joined(text, found, index)
            front, _, deed = gap.rpartition(word)  # 行政许可、行政处罚分别公示3条、2条
            deed = "".join(deed.split()).removeprefix("为").removeprefix("是")
            again = _in_another_year(_last_clause(front), names, count)
            names, years = (again, years) if again else _names_or_years(front, word, count, years)
            nouns.update(enumerate((name + deed for name in names), start=index))
    return nouns


def _in_another_year(clause: str, names: list[str], count: int) -> list[str]:
    """许可、处罚分别为3件、2件，上年分别为4件、1件: the same nouns, of the year that is all the clause says."""
    is_year = clause.removesuffix("度") in YEARS.last_year or (
        len(clause) == len("2023年") and begins_with_a_year(clause)
    )
    return [f"{clause}{name}" for name in names] if is_year and len(names) == count else []


def _names_or_years(front: str, word: str, count: int, years: tuple[str, ...]) -> tuple[list[str], tuple[str, ...]]:
    """The nouns, and the years that what follows may be of as well: 诉讼分别为3件、5件, behind 复议 in two years."""
    told, rest = _years(_last_clause(front), count)
    years = told or (years if len(years) == count else ())
    names = [] if told else _names(front, count) or ([] if years else _unnamed(front, word, count))
    return names or [f"{year}{rest}" for year in years], years


def begins_with_a_year(noun: str) -> bool:
    """Whether it is a year that tells the number of this noun from the others."""
    return noun.startswith(_YEARS) or (noun[:_DIGITS].isdecimal() and noun.startswith("年", _DIGITS))


def are_of_two_years(one: str, other: str) -> bool:
    """Whether two nouns begin with a year each, and not with the same one."""
    return begins_with_a_year(one) and begins_with_a_year(other) and one[:_DIGITS] != other[:_DIGITS]


def _years(clause: str, count: int) -> tuple[tuple[str, ...], str]:
    """As many years as there are numbers, and what is counted in each of them."""
    words = next((word for word in COUNTING.recent_years if clause.startswith(word)), "")
    if words:
        return (_IN_WORDS[:1] * (count - len(_IN_WORDS)) + _IN_WORDS[-count:]), clause.removeprefix(words)
    found: list[str] = []
    while clause[:_DIGITS].isdecimal() and len(clause) > _DIGITS:
        found.append(f"{clause[:_DIGITS]}年")
        clause = clause[_DIGITS:].removeprefix("年").removeprefix("度")
        joiner = next((each for each in COUNTING.joiners if clause.startswith(each)), "")
        clause = clause.removeprefix(joiner)
    rest = next((clause.removeprefix(word) for word in COUNTING.so_many_years if clause.startswith(word)), clause)
    return (tuple(found) if len(found) == count > 1 else ()), rest


def _last_clause(words: str) -> str:
    clause = "".join(words.split()).rstrip("，,：:")
    return clause[max(clause.rfind(stop) for stop in _STOPS) + 1 :]


def _unnamed(front: str, word: str, count: int) -> list[str]:
    """三类材料共19个，依次为8个、6个、5个: what each is stands in front of their total."""
    return [word] * count if count > _NO_NOUN and not front.strip(_STOPS) else []


def _joined(text: str, found: list[Quantity], index: int) -> int:
    """How many numbers stand there with nothing but joiners between them."""
    count = 1
    for one, other in zip(found[index:], found[index + 1 :], strict=False):
        if "".join(text[one.end : other.begin].split()) not in _JOINED:
            break
        count += 1
    return count


def _names(words: str, count: int) -> list[str]:
    """As many nouns as there are numbers; none where the words cannot be parted so."""
    clause = _last_clause(words)
    if count < 2:
        return []
    for joiners in (COUNTING.joiners[-3:-1], COUNTING.joiners):
        pieces = [clause]
        for joiner in joiners:
            pieces = [part for piece in pieces for part in piece.split(joiner)]
        if len(pieces) == count and all(len(piece) >= _NO_NOUN for piece in pieces):
            return pieces
    return []
