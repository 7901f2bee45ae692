"""Of which numbers of the tables the numbers of the prose are, by the words of their clauses (docs/decisions/0059).

Each number is read by itself: what its clause names (`cell_clauses.py`), and what that leaves open, by the clause in front
or by what the number before was of. A number is of a cell only where its clause says nothing else; whatever was not
understood ends the inheritance, so that the parts of something unknown are not taken for rows of a table.
"""

from collections.abc import Iterator
from itertools import groupby

from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import CELLS as BETWEEN
from gipgen.prose.quantities import Quantity, quantities
from gipgen.report.report import Report
from gipgen.rules.support.cell_clauses import DEEDS, SHARES, SUBJECTS, UNKNOWN, Facets, facets
from gipgen.rules.support.cell_numbers import DIGITS, RATES, bare, is_how_many, is_in_words, shares_of
from gipgen.rules.support.cell_sums import Named, named
from gipgen.rules.support.cell_values import CHANGES, TIMES, Reading, compared, rate
from gipgen.rules.support.in_order import nouns_in_order
from gipgen.rules.support.mentions import STOPS, STRONG, Mention, Sentence, mentions, pieces, sentences, squeeze
from gipgen.rules.support.one_of_several import is_of_one_body
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case
from gipgen.vocabulary.cell_words import CELLS
from gipgen.vocabulary.words import COUNTING

_UNITS = frozenset((*COUNTING.application_units, *COUNTING.dispute_units, "份", "部", "元", ""))
_CASES = frozenset((*COUNTING.application_units, *COUNTING.dispute_units, "")) - {"条", "批次"}
_STEMS = tuple("申收办结复诉许罚强规维纠审废公法企人掌")  # signs without one of which nothing of the tables is named
_NEAR, _TWO_FIGURES = 3, 2  # clauses in front that are looked at; figures of a number
_OF_ALL = tuple("均都皆悉也已全")  # 3件均已解读: said of all that are counted
_NOT_BEHIND = ("more", "fewer", "compared", "came", "taken_up")  # 6件因年末收到: the reason, not what they are
_SAYS_NOW = frozenset(("this_year", "year_ends", "came_to"))
_FROM, _WITH, _AND_WITH = ("由", "从"), ("含", "包含", "包括"), ("，含", "(含")
_OF_RATES = frozenset((*SHARES, *CHANGES, "compared", "year_before"))
_LEFT = frozenset(("left_over", "still_open"))
_GOES_ON = frozenset(("year_before", "this_year", "came_to", "more", "fewer"))


class _Clauses(NamedTuple):
    """The words around a number."""

    front: list[str]  # clauses that have no number
    own: str  # up to the number
    behind: list[str]  # from the number on: the rest of its clause, then others


class _State:
    """What is understood so far of a paragraph."""

    def __init__(self) -> None:
        self.subject: Facets = {}  # of the last number that was read
        self.broken = False  # a number was not: what follows may be parts of it
        self.last: Reading | None = None  # the last number that was read
        self.at = -1  # where the last number that was read ends

    def end(self) -> None:
        """Nothing goes on behind a number of cases that was not understood."""
        self.subject, self.broken, self.last = {}, True, None


def readings(case: Case) -> Iterator[Reading]:
    """The numbers of the prose that are of the tables, with what these have."""
    numbers = {id(key): list(group) for key, group in groupby(mentions(case), key=lambda each: each.sentence)}
    passage, state, header = None, _State(), ""
    for sentence in sentences(case):
        if sentence.passage is not passage:
            passage, state = sentence.passage, _State()
        if sentence.passage.kind == "row":
            row = sentence.text.split(BETWEEN)
            if any(cell.strip()[:1] in DIGITS and not cell.strip().endswith("年") for cell in row[1:]):
                yield from _of_row(case, sentence, header)
            else:
                header = sentence.text
            continue
        header = ""
        found = [each.quantity for each in numbers.get(id(sentence), ())]
        if has(_STEMS, sentence.text):
            yield from _of_sentence(case, sentence, found, state)
        elif any(each.unit in _CASES for each in found):
            state.end()


def _of_row(case: Case, sentence: Sentence, header: str) -> Iterator[Reading]:
    """The numbers of a row, by what stands in front of it and over them."""
    heads = [each.partition("（")[0].strip() for each in header.split(BETWEEN)]
    row = sentence.text.split(BETWEEN)
    label = row[0].strip()
    if label.isdecimal() and len(label) == len("2024"):
        label += "年"
    begin = len(row[0]) + len(BETWEEN)
    for head, cell in zip(heads[1:] if len(heads) == len(row) else (), row[1:], strict=False):
        units = list(quantities(cell))
        quantity = next(iter(units or bare(cell, [])), None)
        if quantity and not cell[: quantity.begin].strip() and not cell[quantity.end :].strip() and label:
            moved = quantity._replace(begin=begin + quantity.begin, end=begin + quantity.end)
            mention = mention_of(sentence, moved, f"{label}{head}")
            reading = _read(case, mention, _Clauses([], f"{label}{head}", []), _State())
            if reading is not None:
                yield reading
        begin += len(cell) + len(BETWEEN)


def _of_sentence(case: Case, sentence: Sentence, units: list[Quantity], state: _State) -> Iterator[Reading]:
    text = sentence.text
    found = _numbers(text, sentence.begin, units)
    ends = [0, *(each.end for each in found)]
    begins = [*(each.begin for each in found[1:]), len(text)]
    ordered = nouns_in_order(text, found)
    for index, (quantity, begin, end) in enumerate(zip(found, ends, begins, strict=False)):
        goes_on = index > 0 and begin != state.at and not has(STOPS, text[begin : quantity.begin])
        if not (quantity.vague or (goes_on and index not in ordered)):  # not 市教育局一家就收到3件
            clauses = _clauses(text, begin, quantity, end, first=index == 0, noun=ordered.get(index, ""))
            reading = _number_or_rate(case, mention_of(sentence, quantity, clauses.own), clauses, state)
            if reading is not None:
                yield reading


def _numbers(text: str, at: int, units: list[Quantity]) -> list[Quantity]:
    moved = (each._replace(begin=each.begin - at, end=each.end - at) for each in units)
    found = [each for each in moved if not is_how_many(text, each)]
    return sorted((*found, *bare(text, found), *shares_of(text)), key=lambda each: each.begin)


def _clauses(text: str, begin: int, quantity: Quantity, end: int, *, first: bool, noun: str) -> _Clauses:
    """The words between the numbers around one; ``noun``: what it is of, where several stand in the order of their nouns."""
    front, own = _in_front(text[begin : quantity.begin], first=first)
    if noun:
        return _Clauses(front, noun, [])
    return _Clauses(front, own, _behind(text[quantity.end : end], last=end == len(text)))


def _number_or_rate(case: Case, mention: Mention, clauses: _Clauses, state: _State) -> Reading | None:
    read = _rate if mention.quantity.unit in RATES else _read if mention.quantity.unit in _UNITS else None
    return read(case, mention, clauses, state) if read else None


def _rate(case: Case, mention: Mention, clauses: _Clauses, state: _State) -> Reading | None:
    """A rate that goes on with the number in front of it, or whose own clause says of what it is: 复议纠错率为8.2%."""
    said = [facets(each, case.report) for each in (*clauses.front, clauses.own)]
    if UNKNOWN in said[-1] or clauses.own.endswith(COUNTING.leaving):
        return None  # 占比由8.6%升至14.3%: what it was
    is_known = not any(UNKNOWN in each for each in said)
    last = state.last if is_known and _goes_on_with(state.last, mention, said[-1]) else None
    going_on = rate(mention, said[-1], last, case) if last is not None else None
    goes_on = clauses.own.startswith(CELLS.share) and UNKNOWN not in said[max(0, len(said) - 2)]
    # 以自然人为主，占新收总数的82.6%
    own = clauses.front[-1] + clauses.own if goes_on and clauses.front else clauses.own
    return going_on or rate_of_itself(case, mention, own, facets(own, case.report))


def _goes_on_with(last: Reading | None, mention: Mention, clause: Facets) -> bool:
    """Whether a rate may be of the number in front of it: in the same sentence, and its clause names nothing else."""
    names_it = SUBJECTS.intersection(clause) and (mention.quantity.unit == TIMES or CHANGES & clause.keys())
    return last is not None and last.mention.sentence == mention.sentence and not (names_it or is_in_words(mention))


def rate_of_itself(case: Case, mention: Mention, own: str, clause: Facets) -> Reading | None:
    """A rate by the words of its clause; a share by those in front of 占, for behind it stands the whole."""
    front = own[: min(own.find(word) for word in CELLS.share if word in own)] if "share" in clause else ""
    part = facets(front, case.report) if "share" in clause else clause
    rest = {kind: ids for kind, ids in part.items() if kind not in _OF_RATES}
    if not SUBJECTS.intersection(rest) or is_of_one_body(mention, case.report.agency):
        return None
    bare = mention._replace(quantity=mention.quantity._replace(unit=""))
    known = named(rest, {}, {}, bare, case.report, anchored=True)
    of = compared(case, bare, known, sure=True) if known is not None else None
    return rate(mention, clause, of, case) if of is not None else None


def mention_of(sentence: Sentence, quantity: Quantity, own: str) -> Mention:
    at = sentence.begin
    moved = quantity._replace(begin=at + quantity.begin, end=at + quantity.end)
    lead = squeeze(sentence.text[: quantity.begin])
    computed = sentence.passage.is_computed(moved.begin, moved.end)
    return Mention(sentence, moved, own, own, "", lead, computed)


def _in_front(gap: str, *, first: bool) -> tuple[list[str], str]:
    """The clauses in front of a number, and its own; the piece right behind another number is that one's."""
    found = [squeeze(piece) for piece in pieces(gap, STRONG)]
    if gap.endswith("）") and gap.rpartition("（")[2].startswith(_WITH):
        found[-1] = "（"  # 予以公开（含部分公开）39件: not of what the bracket holds alone; GIP504 reads it
    if not first:
        if len(found) > 1:
            found = found[1:]
        elif "、" in gap:
            found = [found[0].partition("、")[2]]
    return [each for each in found[:-1] if each], found[-1]


def _behind(gap: str, *, last: bool) -> list[str]:
    """The clauses behind a number up to the one of the next number; the first is its own."""
    found = [squeeze(piece) for piece in pieces(gap, STRONG)]
    if last:
        return found
    return found[:-1] if len(found) > 1 else [found[0].partition("、")[0]] if "、" in gap else []


def _read(case: Case, mention: Mention, clauses: _Clauses, state: _State) -> Reading | None:
    report = case.report
    clause, context = _clause(clauses, report), _context(clauses.front[-_NEAR:], report, state)
    known = _apart_from(clause, mention, state.last)
    if known is None and UNKNOWN not in clause:
        full = clause if SUBJECTS.intersection(clause) else _completed(clause, context, clauses.behind, report, state)
        known = named(full, context, state.subject, mention, report, anchored=not state.broken) if full else None
    if known is None or is_of_one_body(mention, report.agency):
        _end(state, mention)
        return _swapped(case, mention, clause, context)
    state.subject, state.broken, state.at = known.facets, False, mention.quantity.end - mention.sentence.begin
    state.last = compared(case, mention, known, sure=not _SAYS_NOW.isdisjoint(clause))
    noun, bracket, inside = mention.sentence.text[state.at :].partition("（")
    holds_others = bracket and inside.startswith(_WITH) and not has(STOPS, noun)  # 全部50件申请（含上年转入3件）
    if clauses.own.endswith(_FROM) or holds_others or noun.startswith(_AND_WITH):  # 由14件降至6件
        state.last = None
    return state.last


def _apart_from(clause: Facets, mention: Mention, last: Reading | None) -> Named | None:
    """较2023年的40件增加12件: how far what is now is from what was then."""
    if last is None or not last.then or last.mention.sentence != mention.sentence or not clause:
        return None
    return last.named._replace(then=False, change=True) if clause.keys() <= CHANGES else None


def _clause(clauses: _Clauses, report: Report) -> Facets:
    """What is said in front of a number and right behind it."""
    own = facets(clauses.own, report)
    is_of_all = SUBJECTS.intersection(own) and clauses.behind and clauses.behind[0].startswith(_OF_ALL)
    said = facets(clauses.behind[0], report) if clauses.behind and not is_of_all else {}
    return _joined(own, {kind: ids for kind, ids in said.items() if kind not in _NOT_BEHIND})


def _swapped(case: Case, mention: Mention, clause: Facets, context: Facets) -> Reading | None:
    """A number whose clause says more than is understood, where its figures are those of the cell in another order: 181 for 118.

    What is not understood may narrow it. So it is told only where it has three figures, or is larger than the whole.
    """
    digits = mention.quantity.digits
    if len(digits) < _TWO_FIGURES or is_of_one_body(mention, case.report.agency):
        return None
    reading = _as_if_known(case, mention, clause, context) if SUBJECTS.intersection(clause) else None
    if reading is None or reading.holds or sorted(digits) != sorted(str(reading.right[0])):
        return None
    is_surely = len(digits) > _TWO_FIGURES or mention.quantity.value > reading.right[0]
    return reading if is_surely and not _is_in_a_cell(mention, case) else None


def _as_if_known(case: Case, mention: Mention, clause: Facets, context: Facets) -> Reading | None:
    said, front = ({kind: ids for kind, ids in each.items() if kind != UNKNOWN} for each in (clause, context))
    known = named(said, front, {}, mention, case.report, anchored=True)
    return compared(case, mention, known, sure=False) if known is not None and not known.change else None


def _is_in_a_cell(mention: Mention, case: Case) -> bool:
    return any(cell.value == mention.quantity.value for cell in case.report.cells.values())


def _joined(left: Facets, right: Facets) -> Facets:
    return {kind: left.get(kind, []) + right.get(kind, []) for kind in (*left, *right)}


def _end(state: _State, mention: Mention) -> None:
    if mention.quantity.unit in _CASES:
        state.end()


def _context(front: list[str], report: Report, state: _State) -> Facets:
    """What the clauses in front say; one that narrows in words that nobody knows ends what went before."""
    found: Facets = {}
    for piece in front:
        said = facets(piece, report)
        if UNKNOWN in said and has(CELLS.narrowing, piece):
            state.broken = True
        if "left_over" in said:  # 含上年结转: of them, not of last year
            said = {kind: ids for kind, ids in said.items() if not kind.startswith("year")}
        found = {**found, **said} if UNKNOWN not in said else {**said, **found, UNKNOWN: said[UNKNOWN]}
    return found


def _completed(clause: Facets, context: Facets, behind: list[str], report: Report, state: _State) -> Facets:
    """A clause that names nothing: 一共4件 behind 申请数量不多, 增至96件 behind 由88件, 6件 in front of 转入下年办理."""
    said = facets(behind[1], report) if len(behind) > 1 else {}
    if UNKNOWN not in said and _LEFT.intersection(said):
        return _joined(clause, said)
    if SUBJECTS.intersection(context) and UNKNOWN not in context:
        return {**context, **clause}
    return _gone_on(clause, state.subject)


def _gone_on(clause: Facets, subject: Facets) -> Facets:
    """What the number before was of, where the clause says that it goes on: 年末17件, 今年96件, 其他2件."""
    if {"year_ends", "year_begins"}.intersection(clause):
        return {**{kind: ids for kind, ids in subject.items() if kind not in DEEDS}, **clause}
    if not subject:
        return {}
    if "others" in clause:
        return clause  # what the last one was is not what the others are
    return {**subject, **clause} if _GOES_ON.intersection(clause) else {}
