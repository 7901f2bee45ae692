"""A share told the other way round: 超过九成的新收申请由自然人提出, which says 自然人占新收申请的九成以上; 近四成予以公开."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.prose.quantities import Quantity
from gipgen.rules.support.cell_clauses import UNKNOWN, facets
from gipgen.rules.support.cell_readings import mention_of, rate_of_itself
from gipgen.rules.support.cell_values import PERCENT, Reading
from gipgen.rules.support.mentions import Sentence, squeeze
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import COUNTING

_SHARE = (
    rf"(?P<share>(?P<rough>{'|'.join((*COUNTING.more_than, *COUNTING.fewer_than))}|约|大约)?"
    r"(?:(?P<tenths>[一二三四五六七八九])成(?P<half>半)?|(?P<percent>\d{1,3}(?:\.\d{1,4})?)[%％])(?P<over>以上|左右|多)?)"
    r"(?:的(?P<whole>[^，。；、]{0,12}?))?(?:(?:由|来自|是|为|系)(?:于|由)?|(?=予以|不予|无法))(?P<part>[^，。；、0-9]{2,16})"
)
_OTHERWISE = "(?:占|率[达为]?|增长|下降)$"  # these have a share of their own
_WORD = 3  # characters of such a word
_TENTH, _FIVE, _POINT = Decimal(10), Decimal(5), Decimal(1)


def turned_shares(case: Case, sentence: Sentence) -> Iterator[Reading]:
    """Such shares, each as the sentence that has it the usual way would be read."""
    for match in re.finditer(_SHARE, sentence.text):
        if re.search(_OTHERWISE, sentence.text[max(0, match.start() - _WORD) : match.start()]):
            continue
        own = squeeze(f"{match['part']}占{match['whole'] or ''}")
        clause = facets(own, case.report)
        reading = (
            None
            if UNKNOWN in clause
            else rate_of_itself(case, mention_of(sentence, _quantity(match), own), own, clause)
        )
        if reading is not None:
            yield reading


def _quantity(match: re.Match[str]) -> Quantity:
    """The middle of what the words allow, and how far from it they do: 超过九成 is 90 to 100, 近九成 80 to 90."""
    typed = match["percent"]
    value = Decimal(typed) if typed else _in_tenths(match)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent)) if typed else _FIVE
    rough, over = match["rough"] or "", match["over"] or ""
    if has(COUNTING.more_than, rough) or over in ("以上", "多"):
        value, step = (value + 100) / 2, (100 - value) / 2
    elif has(COUNTING.fewer_than, rough):
        value, step = value - _FIVE, _FIVE
    elif rough or over:
        step = max(step, _POINT if typed else _TENTH)
    return Quantity(*match.span("share"), value, PERCENT, step=step)


def _in_tenths(match: re.Match[str]) -> Decimal:
    return Decimal(10 * (parse_chinese(match["tenths"]) or 1) + (5 if match["half"] else 0))
