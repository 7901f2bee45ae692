"""What the words of a clause name of the tables: rows, columns, a year, a difference; and whether they say anything else.

A clause is read only where it consists of known words: names of the form, deeds, years and words that change nothing. One
unknown word (网站, 延期, 食品类) may make a number that of a part, or of something else; then nobody says of what it is.
"""

from collections.abc import Iterable, Iterator

from gipgen.form.definition import Form
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Report
from gipgen.rules.support.form_names import names, names_of_table
from gipgen.rules.support.reading import has
from gipgen.rules.support.results import words_of
from gipgen.vocabulary.cell_words import CELLS

Facets = dict[str, list[tuple[str, ...]]]  # what is named, by kind: rows of results, applicants, a deed …
UNKNOWN = "unknown"
_DEEDS = {
    "asked": CELLS.asked,
    "came": CELLS.came,
    "handed_in": CELLS.handed_in,
    "taken_up": CELLS.taken_up,
    "dealt_with": CELLS.dealt_with,
    "left_over": CELLS.left_over,
    "still_open": CELLS.still_open,
    "issued": CELLS.issued,
    "withdrawn": CELLS.withdrawn,
    "valid": CELLS.valid,
}
_TIMES = {
    "year_before": CELLS.year_before,
    "this_year": CELLS.this_year,
    "year_ends": CELLS.year_ends,
    "year_after": CELLS.year_after,
    "year_begins": CELLS.year_begins,
}
_RATES = {
    "by_so_much_more": CELLS.by_so_much_more,
    "by_so_much_less": CELLS.by_so_much_less,
    "share": CELLS.share,
    "dealt_share": CELLS.dealt_share,
    "corrected_share": CELLS.corrected_share,
    "upheld_share": CELLS.upheld_share,
}
_OTHERS = {
    "together": CELLS.together,
    "each": CELLS.each,
    "who_else": CELLS.who_else,
    "compared": CELLS.compared,
    "more": CELLS.more,
    "fewer": CELLS.fewer,
    "came_to": CELLS.came_to,
    "others": CELLS.others,
    "and_so_on": CELLS.and_so_on,
    "joined": CELLS.joined,
    "of_which": CELLS.of_which,
    "idle": CELLS.idle,
}
DEEDS, SHARES = frozenset(_DEEDS), frozenset(_RATES)
SUBJECTS = frozenset(("results", "applicants", "disputes", "outcomes", "papers", "acts", "charges", *DEEDS))
_MOVES, _ARRIVES, _UP_AND_DOWN = frozenset(("more", "fewer")), tuple("至到为成"), tuple("增升涨高减降落缩")
_SIGNS = "\u3000 "  # what stands in quotation marks is somebody else's word for it
_YEAR = 5  # characters of 2024年
_SHORT = 2  # characters of 行政, which 许可、处罚决定 leave out


def facets(words: str, report: Report) -> Facets:
    """What the words name; ``UNKNOWN`` holds what they say besides. 信访、举报、投诉 may be one name with stops in it."""
    found = _facets(words, report)
    whole = _facets(words.replace("、", ""), report) if UNKNOWN in found and "、" in words else found
    return found if UNKNOWN in whole else whole


def _facets(words: str, report: Report) -> Facets:
    known, found = _known(report), Facets()
    words = words.replace(report.agency, "") if report.agency in words else words
    at = 0
    while at < len(words):
        longest = known.longest.get(words[at], 0)
        if longest:
            length, (kind, ids) = _longest(words, at, longest, known.words)
            if (
                kind in _MOVES
                and words.startswith(_ARRIVES, at + length)
                and has(_UP_AND_DOWN, words[at : at + length])
            ):
                length, kind = length + 1, "came_to"  # 增加到, 升为: every such verb, and none of 多为自然人
        else:
            length, (kind, ids) = _year(words, at, report.year)
        found.setdefault(kind, []).append(ids)
        at += length
    found.pop("idle", None)
    return found


_Meaning = tuple[str, tuple[str, ...]]  # a kind, and the ids of what is named


class _Known(NamedTuple):
    """The words of an edition of the form and of prose."""

    words: dict[str, _Meaning]
    longest: dict[str, int]  # the length of the longest word that begins with a sign


def _longest(words: str, at: int, longest: int, known: dict[str, _Meaning]) -> tuple[int, _Meaning]:
    for length in range(min(longest, len(words) - at), 0, -1):
        meaning = known.get(words[at : at + length])
        if meaning is not None:
            return length, meaning
    return 1, (UNKNOWN, (words[at],))


def _year(words: str, at: int, year: int | None) -> tuple[int, _Meaning]:
    """2024年, 2024年度: this year, the one before or after, or another one; a sign that says nothing is idle."""
    digits = words[at : at + _YEAR]
    if words[at] in _SIGNS:
        return 1, ("idle", ())
    if year is None or len(digits) < _YEAR or digits[-1] != "年" or not digits[:-1].isdecimal():
        return 1, (UNKNOWN, (words[at],))
    length = _YEAR + words.startswith("度", at + _YEAR)
    which = {year: "this_year", year - 1: "year_before", year + 1: "year_after"}.get(int(digits[:-1]), UNKNOWN)
    return length, (which, (digits,))


_MADE: dict[str, _Known] = {}


def _known(report: Report) -> _Known:
    edition = report.form.edition
    if edition not in _MADE:
        words = _meanings(report)
        longest: dict[str, int] = {}
        for word in sorted(words, key=len):
            longest[word[0]] = len(word)
        _MADE[edition] = _Known(words, longest)
    return _MADE[edition]


def _meanings(report: Report) -> dict[str, _Meaning]:
    """All words with what they name; where a word names several things, the later ones here count."""
    form, rows = report.form, report.form.roles.rows
    found: dict[str, _Meaning] = {word: ("applicants", ids) for word, ids in _applicants(form)}
    found |= {word: ("results", ids) for word, ids in words_of(report).known.items()}
    found |= {word: ("charges", ids) for word, ids in names(form, rows.fees).items()}
    for word, ids in names(form, rows.decisions).items():
        short = word[_SHORT:]
        found |= dict.fromkeys((word, f"{word}决定", short, f"{short}决定"), ("acts", ids))
    found |= {word: ("papers", ids) for word, ids in names(form, rows.documents).items()}
    for kind, ids, words in _of_disputes(form):
        found |= dict.fromkeys(words, (kind, ids))
    for lists in (_TIMES, _DEEDS, _RATES, _OTHERS):
        for kind, words in lists.items():
            found |= dict.fromkeys(words, (kind, ()))
    return found


def _of_disputes(form: Form) -> Iterator[tuple[str, tuple[str, ...], Iterable[str]]]:
    """What disputes and what becomes of them are called; the form's own words first."""
    rows, columns = form.roles.rows, form.roles.columns
    if not rows.reviews:
        return
    yield "disputes", rows.reviews, CELLS.reviewed
    yield "disputes", rows.suits, CELLS.sued
    yield "outcomes", (columns.upheld,), CELLS.kept
    yield "outcomes", (columns.corrected,), CELLS.put_right
    yield "outcomes", (columns.other_outcome,), CELLS.ended_otherwise
    yield "outcomes", (columns.pending,), CELLS.undecided
    for word, ids in names_of_table(form.table_of(rows.reviews[0])).items():
        yield "disputes", ids, (word,)


def _applicants(form: Form) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((word, form.roles.columns.organisations) for word in CELLS.organisations)
    for row in form.roles.rows.received:
        for column in form.columns[row]:
            if not column.total:
                yield from ((word, (column.id,)) for word in (column.key, column.label, *column.words))
