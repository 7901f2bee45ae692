"""Neighbouring lines: one paragraph that an editor wrapped, or two that Word pasted without a blank line between them.

Word, WPS and web pages give one paragraph a line; editors and PDF break a paragraph at a column. What a line ends and begins
with tells most of them apart, how wide the lines are the rest. Where neither does, a doubt says what was taken.
"""

from collections.abc import Iterable, Iterator, Sequence

from gipgen.named_tuple import NamedTuple
from gipgen.prose.line_ends import (
    first_word,
    goes_on,
    is_ended,
    is_fragment,
    is_labelled,
    is_plain_title,
    is_quantity,
    is_uneven,
    width,
)
from gipgen.prose.lines import (
    HARD,
    SIGNS_OF_ITEMS,
    Line,
    bullet_match,
    is_alone,
    item_match,
    number_mark,
    without_bullet,
)
from gipgen.prose.minuses import with_minuses
from gipgen.prose.typed_headings import title_level, with_headings

_NARROWEST, _WIDEST = 36, 160  # columns at which somebody may have broken lines
_NARROWEST_OF_ALL = 16  # … where all lines of a narrative are broken there
_NARROW = 24  # columns below which it takes more lines to believe that
# so many lines broken in a sentence, and none elsewhere, show the column of a whole narrative
_SURE, _SURE_IF_NARROW = 2, 3
_LONG_WORD = 12  # columns of a word that does not fit almost anywhere, and so shows nothing: the address of a page
_SLACK = 6  # columns that wrapped lines differ by, beside the word that did not fit
_USUAL = frozenset((*range(70, 81), 98, 99, 100, 118, 119, 120))  # columns at which editors break lines


class Doubt(NamedTuple):
    """A line of which it cannot be known whether it goes on with the one above; ``apart`` tells what was taken."""

    line: Line
    above: Line
    apart: bool


class Divided(NamedTuple):
    lines: list[Line]
    doubts: list[Doubt]


class _Pair(NamedTuple):
    """Two neighbouring lines and what their looks say. ``full``: the word that begins the lower one did not fit above."""

    above: Line
    below: Line
    full: bool
    usual: bool  # … at a column at which editors break lines
    ended: bool  # the upper one ends a sentence
    mark: str  # that the lower one begins with a number
    in_item: bool  # the lower one is set in below an item of a list
    goes_on: bool  # that, or paragraphs begin with full-width blanks here and the lower one does not

    @property
    def is_wrap(self) -> bool:
        """Whether the sentence goes on at the end of a full line."""
        return self.full and not (self.ended or self.mark or self.titled)

    @property
    def titled(self) -> bool:
        """Whether the upper one is a heading by its number and its shortness; 1.加强领导，明确责任分 at the column is none."""
        level = 0 if self.mark or self.in_item else title_level(self.above.text)
        return level == 1 or (level > 1 and not (self.full and is_uneven(self.above.text)))


class _Column(NamedTuple):
    """The column at which the lines of a whole narrative were broken; 0 if that is not known."""

    widest: int = 0
    parted: bool = False  # blank lines stand between paragraphs, and all lines but the last of each are full


class _Measured(NamedTuple):
    """How lines are broken that have no blank one among them."""

    broken: int  # lines behind which a sentence goes on
    ends_full: bool  # these are all full, and the last line ends a sentence
    parted: bool  # all lines but the last are full and of one paragraph


class _Taken(NamedTuple):
    apart: bool
    doubtful: bool = False


_APART, _TOGETHER = _Taken(apart=True), _Taken(apart=False)
_DOUBTFULLY_APART, _DOUBTFULLY_TOGETHER = _Taken(apart=True, doubtful=True), _Taken(apart=False, doubtful=True)


def divided(lines: Sequence[Line], text: str) -> Divided:
    """The lines with what begins a paragraph, is a heading, or is a row of a table; and what is doubtful."""
    runs = list(_runs(lines))
    if not runs:
        return Divided(with_headings(with_minuses(lines)), [])
    found = list(lines)
    doubts: list[Doubt] = []
    tables = [found[start:end] for start, end in runs]
    if "\t" in text:
        from gipgen.prose.tabs import tabbed  # noqa: PLC0415  few texts have one

        tables = [tabbed(table, text) for table in tables]
    column = _column(tables)
    for (start, end), run in zip(runs, tables, strict=True):
        found[start:end] = _run(run, column, doubts)
    if "o\t" in text or "§\t" in text:
        from gipgen.prose.tabs import with_depths  # noqa: PLC0415  likewise

        found = with_depths(found)
    return Divided(with_headings(with_minuses(found)), doubts)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where two lines or more stand without a blank one among them; nothing else is in question."""
    start = -1
    for place, line in enumerate(lines):
        if not line.text:
            if 0 <= start < place - 1:
                yield start, place
            start = -1
        elif start < 0:
            start = place
    if 0 <= start < len(lines) - 1:
        yield start, len(lines)


def _run(run: list[Line], column: _Column, doubts: list[Doubt]) -> list[Line]:
    """Lines without a blank one among them."""
    pairs = list(_pairs(run, column.widest))
    found = run[:1]
    told = _tells_width(run)
    for number, pair in enumerate(pairs):
        around = [*pairs[max(number - 1, 0) : number], *pairs[number + 1 : number + 2]] if told else []
        taken = _taken(pair, wrapped=column.widest > 0 or any(each.is_wrap for each in around), parted=column.parted)
        if taken.doubtful:
            doubts.append(Doubt(pair.below, pair.above, taken.apart))
        found.append(pair.below._replace(starts=taken.apart) if taken.apart else pair.below)
    return found


def _tells_width(run: Sequence[Line]) -> bool:
    """Whether lines end as wrapped ones do: with a stop, or before the column. Lines of one width without any may be three titles."""
    last = run[-1]
    widest = max(line.indent + width(line.text) for line in run)
    return is_ended(last.text) or last.indent + width(last.text) + _SLACK < widest


def _column(runs: Sequence[list[Line]]) -> _Column:
    """The column at which all lines of a narrative were broken: no sentence goes on behind a line that might have held more."""
    widest = max(line.indent + width(line.text) for run in runs for line in run)
    if not _NARROWEST_OF_ALL <= widest <= _WIDEST:
        return _Column()
    measured = [_measured(run, widest) for run in runs]
    if not all(each.ends_full for each in measured):
        return _Column()
    parted = len(runs) > 1 and all(each.parted for each in measured)
    sure = _SURE if widest >= _NARROW else _SURE_IF_NARROW
    return _Column(widest, parted) if sum(each.broken for each in measured) >= sure else _Column()


def _measured(run: Sequence[Line], widest: int) -> _Measured:
    pairs = [pair for pair in _pairs(run, widest) if not _is_apart(pair)]
    inside = [pair for pair in pairs if not _may_end(pair)]
    ends_full = not inside or (is_ended(run[-1].text) and _all_full(inside))
    broken = sum(first_word(pair.below.text) < _LONG_WORD for pair in inside)
    if all(is_plain_title(pair.above.text) for pair in inside):
        broken = 0  # lines without any stop may be slogans, names
    return _Measured(broken, ends_full, len(pairs) == len(run) - 1 and _all_full(pairs))


def _all_full(pairs: Sequence[_Pair]) -> bool:
    return all(pair.full for pair in pairs)


def _may_end(pair: _Pair) -> bool:
    """Whether a paragraph may end between the two by their words."""
    return bool(pair.mark) or pair.ended or pair.titled


def _pairs(run: Sequence[Line], column: int) -> Iterator[_Pair]:
    widths = [line.indent + width(line.text) for line in run]
    widest = column or max(widths)
    plausible = column > 0 or _NARROWEST <= widest <= _WIDEST
    item = -1  # how far the sign of the item is set in that a line may belong to
    set_in = False
    for above, below, columns in zip(run, run[1:], widths, strict=False):
        if item_match(above.text):
            item = above.indent
        full = plausible and columns + first_word(below.text) + _SLACK >= widest
        mark = number_mark(below.text.lstrip("*"))
        in_item = item >= 0 and below.indent > item + 1
        item = item if in_item else -1
        set_in = set_in or above.begins
        ended = is_ended(above.text)
        yield _Pair(above, below, full, widest in _USUAL, ended, mark, in_item, in_item or set_in)


def _taken(pair: _Pair, *, wrapped: bool, parted: bool) -> _Taken:
    """Whether a line begins a paragraph. ``wrapped``: the lines around were broken at a column; ``parted``: see ``_Column``."""
    above = pair.above.text
    if above.endswith("\\") and not above.endswith("\\\\"):
        return _TOGETHER  # the writer asked for a break
    if _is_apart(pair):
        return _DOUBTFULLY_APART if _is_deeper(pair) and _is_cut(pair) else _APART
    if _may_end(pair):
        return _at_an_end(pair, wrapped=wrapped, parted=parted)
    if pair.goes_on or pair.above.breaks:
        return _TOGETHER
    taken = _in_a_sentence(pair, wrapped=wrapped)
    in_number = pair.above.text[-1:].isdecimal() and pair.below.text[:1].isdecimal()
    return _DOUBTFULLY_TOGETHER if taken is _TOGETHER and in_number else taken


def _at_an_end(pair: _Pair, *, wrapped: bool, parted: bool) -> _Taken:
    """Where a sentence ends or a number begins: two paragraphs, unless that happens to be where wrapped lines were broken."""
    if not (pair.full and wrapped):
        cut = pair.titled and not pair.mark and is_fragment(pair.below.text)
        return _DOUBTFULLY_APART if cut else _APART
    if pair.titled:
        return _DOUBTFULLY_APART
    if parted and not pair.mark:
        return _TOGETHER
    return _APART if pair.mark and pair.ended else _DOUBTFULLY_TOGETHER


def _in_a_sentence(pair: _Pair, *, wrapped: bool) -> _Taken:
    """Where nothing ends: one paragraph if the line is full, two if it is a title or might have held more."""
    usual = wrapped or pair.usual
    if goes_on(pair.above.text, pair.below.text):
        return _TOGETHER if pair.full else _DOUBTFULLY_TOGETHER
    if is_labelled(pair.above.text) and is_labelled(pair.below.text):
        return _APART
    if is_plain_title(without_bullet(pair.above.text)) and not (pair.full and usual):
        return _below_a_title(pair)
    if pair.full:
        return _TOGETHER if usual else _DOUBTFULLY_TOGETHER
    return _DOUBTFULLY_APART


def _below_a_title(pair: _Pair) -> _Taken:
    """Two paragraphs, but not surely where the title may have been the beginning of a sentence."""
    return _DOUBTFULLY_APART if pair.full or is_quantity(pair.below.text) else _APART


def _is_apart(pair: _Pair) -> bool:
    """Whether the two lines are two paragraphs by what they are, or as the lower one is set in."""
    return _is_deeper(pair) or _is_sure(pair)


def _is_deeper(pair: _Pair) -> bool:
    """Whether the lower line is set in by blanks, as the first line of a paragraph is, or one that somebody broke by hand."""
    return pair.below.indent > pair.above.indent + 1 and not pair.in_item


def _is_cut(pair: _Pair) -> bool:
    """Whether the upper line breaks off in a sentence, and nothing else parts the two."""
    above = pair.above.text
    return not (_may_end(pair) or is_plain_title(above) or is_labelled(above) or _is_sure(pair))


def _is_sure(pair: _Pair) -> bool:
    """Whether what the two lines are leaves no doubt."""
    above, below = pair.above, pair.below
    if below.begins or pair.mark == HARD or below.text.startswith((">", *SIGNS_OF_ITEMS)):
        return True
    is_item = bullet_match(below.text) or item_match(below.text)
    return bool(is_item) or _is_alone(above) or _is_alone(below)


def _is_alone(line: Line) -> bool:
    """Whether a line is no part of any paragraph."""
    return line.cells > 0 or is_alone(line.text)


def in_doubt(doubts: Iterable[Doubt]) -> frozenset[int]:
    """The numbers of the lines that a doubt is about: the last of what may be no paragraph's end."""
    return frozenset(doubt.above.number for doubt in doubts)
