"""The numbers and rates of a sentence in order, each with what it tells of a change: what was, what is, by how much."""

import re
from decimal import Decimal
from typing import Literal

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.mentions import Mention, Sentence
from gipgen.rules.support.periods import leaves
from gipgen.rules.support.rates_in_words import rates_in_words
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import APPLICATIONS, COUNTING, YEARS

WAYS = (*COUNTING.rose, *COUNTING.fell)
_MOVES = (*WAYS, "幅", "增长率")
_BECAME = COUNTING.became
NET = ("净增", "净减")  # the whole of the difference, whatever came and went
_TWO = 2
_DEED = 3  # characters: 多公开9件
UP, DOWN = "增升涨", "减降缩"
_KINDS = ("%", "％", "倍", "个百分点")
_RATE = rf"(?P<way>{'|'.join(WAYS)}|[增升涨降]幅|增长率)(?:了|为|达到?)?\s*(?P<rate>\d+(?:\.\d+)?)\s*(?P<kind>[%％倍]|个百分点)"
THEN = (*YEARS.last_year, "同期", "往年")


class Token(NamedTuple):
    """A number or a rate, and what it is in the telling of a change."""

    kind: Literal["now", "then", "by", "rate"]
    begin: int  # in the sentence's text
    end: int
    mention: Mention | None = None
    rose: bool = True
    rate: str = ""
    unit: str = ""
    within: Decimal | None = None
    ratio: bool = False


def tokens(sentence: Sentence, found: list[Mention], year: int | None) -> list[Token]:
    """The numbers of a sentence and the rates that it tells, in order."""
    every = [_number(sentence, mention, year) for mention in found if not _came_over(mention)]
    has_rate = has(_KINDS, sentence.text) and has(_MOVES, sentence.text)  # the pattern of most need not be compiled
    for match in re.finditer(_RATE, sentence.text) if has_rate else ():
        rose = not match["way"].startswith(COUNTING.fell) and match["way"] != "降幅"
        kind = "%" if match["kind"] in "%％" else match["kind"]
        every.append(Token("rate", match.start(), match.end(), None, rose, match["rate"], kind))
    for told in rates_in_words(sentence.text):
        rate = Token("rate", told.begin, told.end, None, told.rose, told.rate, told.kind, told.within, told.ratio)
        every.append(rate)
    return _in_order(sorted(every, key=lambda token: token.begin))


def _in_order(tokens: list[Token]) -> list[Token]:
    """复议8件、诉讼5件，分别比上年增加2件、1件: each difference behind its own number."""
    first = next((at for at, token in enumerate(tokens) if _is_first_of_several(token)), 0)
    if not first:
        return tokens
    end = next((at for at, token in enumerate(tokens) if at > first and not _is_bare(token)), len(tokens))
    count = end - first
    now = tokens[max(0, first - count) : first]
    if count < _TWO or len(now) < count or any(token.kind != "now" for token in now):
        return tokens
    ordered = tokens[: first - count]
    for number, each in zip(now, tokens[first:end], strict=True):
        ordered += (number, _as_difference(each, rose=tokens[first].rose))
    return [*ordered, *tokens[end:]]


def _as_difference(token: Token, *, rose: bool) -> Token:
    """A number behind 分别增加: with the way that it says itself, or that of the first."""
    return token if token.kind == "by" else token._replace(kind="by", rose=rose)


def _is_bare(token: Token) -> bool:
    """Whether a number says nothing of its own but which way it went: 分别增加59件、减少5件."""
    return token.mention is not None and token.mention.noun in ("", *WAYS)


def _is_first_of_several(token: Token) -> bool:
    return token.kind == "by" and token.mention is not None and has(COUNTING.in_order, token.mention.before)


def _came_over(mention: Mention) -> bool:
    """新收9件，同比下降18.2%；结转上年1件: what came over from last year is not what there was then."""
    if not has(APPLICATIONS.carried, mention.noun):
        return False
    return has(YEARS.last_year, mention.noun) or re.search(r"20\d\d年", mention.noun) is not None


def _number(sentence: Sentence, mention: Mention, year: int | None) -> Token:
    begin, end = mention.quantity.begin - sentence.begin, mention.quantity.end - sentence.begin
    words = mention.before.removesuffix("了")
    if words.endswith((*WAYS, *NET)) or (
        has(("多", "少"), words[-_DEED:]) and (has(("比", "较"), words) or words[:1] in "多少")
    ):
        return Token(
            "by", begin, end, mention, not (words.endswith((*COUNTING.fell, NET[1])) or "少" in words[-_DEED:])
        )
    of_then = (
        has(THEN, mention.before)
        or words.endswith(COUNTING.at_first)
        or leaves(words)
        or sentence.of_other_year(_said_before(mention.lead), year)
    )
    return Token("then" if of_then and not arrives(words) else "now", begin, end, mention)


def _said_before(lead: str) -> str:
    """许可733件，与2023年一样多；处罚41件: a year that a clause before was compared with says nothing of the next."""
    if not has(COUNTING.compared_with, lead):
        return lead
    *front, own = lead.replace("；", "，").split("，")
    return "，".join([*(each for each in front if not each.startswith(COUNTING.compared_with)), own])


def arrives(words: str) -> bool:
    """增至1020条, 减少到56件, 精简为40个: what is now."""
    return words.endswith(_BECAME) or (words.endswith(("至", "到", "为")) and has(UP + DOWN, words[-4:]))
