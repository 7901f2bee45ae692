"""Which numbers of a sentence stand side by side, and which in a bracket behind another one.

发布61条（上年56条），其中甲52条（含网络30条）、乙9条 has 61, 52 and 9 on its own level. Brackets may have either width, or
each its own; one that closes without having been opened is passed over. What is a number and nothing else, behind words
(征地12件、划界9件 as 征地（12件）、划界（9件）), stands where its bracket does.
"""

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.mentions import Mention, squeeze

_OPEN = "（(〔[【"
_CLOSE = "）)〕]】"
_MONEY = "元"
_STOPS = "，,；;、：:"


class Placed(NamedTuple):
    mention: Mention
    between: str  # what its level says between the number before it and this one; without blanks and brackets
    inside: "list[Placed]"  # the numbers of the bracket right behind it

    @property
    def behind(self) -> str:
        """What its bracket begins with."""
        return self.inside[0].between if self.inside else ""


class _Level:
    def __init__(self, numbers: list[Placed]) -> None:
        self.numbers = numbers
        self.words = ""  # said on this level since its last number

    @property
    def is_behind_a_number(self) -> bool:
        return bool(self.numbers) and not self.words.strip(_STOPS + " \u3000")

    @property
    def inner(self) -> list[Placed]:
        """Where the numbers of a bracket go that opens here: behind a number, with nothing but a stop between."""
        return self.numbers[-1].inside if self.is_behind_a_number else []

    def take_out(self, bracket: "_Level") -> None:
        """Put the only thing of a bracket, a number behind words, where the bracket stands."""
        if len(bracket.numbers) == 1 and not self.is_behind_a_number and not bracket.numbers[0].between + bracket.words:
            self.numbers.append(bracket.numbers.pop()._replace(between=squeeze(self.words)))
            self.words = ""


def levels(found: list[Mention]) -> list[list[Placed]]:
    """The numbers of one sentence by brackets, each level in order; the sentence's own level is the first."""
    open_levels = [_Level([])]
    every = [open_levels[0].numbers]
    text, offset = found[0].sentence.text, found[0].sentence.begin
    position = 0
    for mention in found:
        for words, sign in _cut(text[position : mention.quantity.begin - offset]):
            level = open_levels[-1]
            level.words += words
            if sign in _OPEN and sign:
                open_levels.append(_Level(level.inner))
                every.append(open_levels[-1].numbers)
            elif sign and len(open_levels) > 1:
                bracket = open_levels.pop()
                open_levels[-1].take_out(bracket)
        level = open_levels[-1]
        level.numbers.append(Placed(mention, squeeze(level.words), []))
        level.words = ""
        position = mention.quantity.end - offset
    return every


def priced(level: list[Placed]) -> list[Placed]:
    """其中1件100元、1件260元: an amount is that of the one right in front of it, which is no number of the level then."""
    if not any(placed.between == "" and placed.mention.quantity.unit == _MONEY for placed in level):
        return level
    kept: list[Placed] = []
    for placed in level:
        last = kept[-1].mention if kept else None
        is_price = placed.mention.quantity.unit == _MONEY and placed.between == ""
        if last and is_price and last.quantity.value == 1 and last.quantity.unit != _MONEY:
            before = f"{last.before}{last.quantity.digits}{last.quantity.unit}"
            kept.append(Placed(placed.mention._replace(before=before), kept.pop().between, placed.inside))
        else:
            kept.append(placed)
    return kept


def _cut(gap: str) -> list[tuple[str, str]]:
    """A text in pieces, each with the bracket that ends it."""
    pieces: list[tuple[str, str]] = []
    begin = 0
    if any(sign in gap for sign in _OPEN + _CLOSE):
        for at, sign in enumerate(gap):
            if sign in _OPEN or sign in _CLOSE:
                pieces.append((gap[begin:at], sign))
                begin = at + 1
    return [*pieces, (gap[begin:], "")]
