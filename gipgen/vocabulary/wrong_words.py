"""The word lists → values. A line of a list is all that a new word needs."""

from functools import cache, lru_cache

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.word_lists import Words, lines_of, standing


class Term(NamedTuple):
    """A wrong word and the right one. ``certain``: it may be replaced without asking; ``note`` says why it is wrong."""

    wrong: str
    right: str
    certain: bool
    note: str
    is_charged: bool = False  # only where a clause does not say that nothing was taken


class Pattern(NamedTuple):
    """Words doubled by mistake. The parts of ``clue`` are in every text that ``pattern`` can fit; looking for them costs nothing."""

    pattern: str
    right: str
    certain: bool
    clue: str

    def may_fit(self, text: str) -> bool:
        """Whether the parts of the clue stand in a text one behind the other."""
        at = 0
        for part in self.clue.split("…"):
            at = text.find(part, at) + len(part)
            if at < len(part):
                return False
        return True


@cache
def terms() -> tuple[Term, ...]:
    """Words that say something else than the law does (``terms.txt``)."""
    return _read("terms.txt")


@cache
def slips() -> tuple[Term, ...]:
    """Slips of the pen and of the input method that really occur (``slips.txt``)."""
    return _read("slips.txt")


@lru_cache(maxsize=2)
def listed(text: str) -> tuple[Term, ...]:
    """The terms and slips whose wrong word stands in a text; two rules ask it of the same."""
    met = standing(_wrong(), text)
    return tuple([term for term in (*terms(), *slips()) if term.wrong in met]) if met else ()


@cache
def _wrong() -> Words:
    return tuple([term.wrong for term in (*terms(), *slips())])


@cache
def doubled() -> tuple[Pattern, ...]:
    """Characters and words that stand twice by mistake (``doubled.txt``)."""
    return tuple(
        Pattern(pattern, right, what == "fix", clue) for pattern, right, what, clue in _lines("doubled.txt", " | ")
    )


def _read(name: str) -> tuple[Term, ...]:
    return tuple(
        Term(wrong, right, what == "fix", note, what == "charged") for wrong, right, what, note in _lines(name, " | ")
    )


def _lines(name: str, separator: str) -> list[list[str]]:
    """Lines of four parts; what each means stands at the top of the file."""
    return [[part.strip() for part in line.split(separator)] for line in lines_of(name)]
