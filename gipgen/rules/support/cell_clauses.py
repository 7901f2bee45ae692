"""What the words of a clause name of the tables: rows, columns, a year, a difference; and whether they say anything else.

A clause is read only where it consists of known words: names of the form, deeds, years and words that change nothing. One
unknown word (网站, 延期, 食品类) may make a number that of a part, or of something else; then nobody says of what it is.
"""

from collections.abc import Iterable, Iterator, Mapping

from gipgen.form.definition import Form
from gipgen.report.report import Report
from gipgen.rules.support.form_names import names, names_of_table
from gipgen.rules.support.results import words_of
from gipgen.vocabulary.cell_words import CELLS

Facets = dict[str, list[tuple[str, ...]]]  # what is named, by kind: rows of results, applicants, a deed …
UNKNOWN = "unknown"
DEEDS = (
    "applications",
    "came",
    "handed_in",
    "taken_up",
    "dealt_with",
    "left_over",
    "still_open",
    "made",
    "repealed",
    "in_force",
)
_TIMES = ("year_before", "this_year", "year_ends", "year_after", "year_begins")
RATES = ("by_so_much_more", "by_so_much_less", "share", "dealt_share", "corrected_share", "upheld_share")
_OTHERS = ("together", "each", "compared", "more", "fewer", "came_to", "others", "idle", *RATES)
SUBJECTS = frozenset(("results", "applicants", "disputes", "outcomes", "papers", "decisions", "fees", *DEEDS))
_OUTCOMES = ("upheld", "corrected", "other_outcome", "pending")
_SIGNS = "“”‘’「」『』\u3000 "
_YEAR = 5  # characters of 2024年
_SHORT = 2  # characters of 行政, which 许可、处罚决定 leave out
_Known = Mapping[str, tuple[tuple[str, str, tuple[str, ...]], ...]]  # by first sign: word, kind and ids, longest first


def facets(words: str, report: Report) -> Facets:
    """What the words name; ``UNKNOWN`` holds what they say besides. 信访、举报、投诉 may be one name with stops in it."""
    found = _facets(words, report)
    whole = _facets(words.replace("、", ""), report) if UNKNOWN in found and "、" in words else found
    return found if UNKNOWN in whole else whole


def _facets(words: str, report: Report) -> Facets:
    known, found = _known(report.form.edition, report), Facets()
    words = words.replace(report.agency, "")
    at = 0
    while at < len(words):
        if words[at] in _SIGNS:
            at += 1
            continue
        length, kind, ids = _year(words, at, report.year) or _longest(words, at, known)
        found.setdefault(kind, []).append(ids)
        at += length
    found.pop("idle", None)
    return found


def _longest(words: str, at: int, known: _Known) -> tuple[int, str, tuple[str, ...]]:
    for word, kind, ids in known.get(words[at], ()):
        if words.startswith(word, at):
            return len(word), kind, ids
    return 1, UNKNOWN, (words[at],)


def _year(words: str, at: int, year: int | None) -> tuple[int, str, tuple[str, ...]] | None:
    """2024年, 2024年度: this year, the one before or after, or another one."""
    digits = words[at : at + _YEAR]
    if year is None or len(digits) < _YEAR or digits[-1] != "年" or not digits[:-1].isdecimal():
        return None
    length = _YEAR + words.startswith("度", at + _YEAR)
    which = {year: "this_year", year - 1: "year_before", year + 1: "year_after"}.get(int(digits[:-1]), UNKNOWN)
    return length, which, (digits,)


_MADE: dict[str, _Known] = {}


def _known(edition: str, report: Report) -> _Known:
    if edition not in _MADE:
        found: dict[str, tuple[str, tuple[str, ...]]] = {}
        for word, kind, ids in _every(report):
            found.setdefault(word, (kind, ids))
        by_sign: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
        for word in sorted(found, key=len, reverse=True):
            by_sign.setdefault(word[0], []).append((word, *found[word]))
        _MADE[edition] = {sign: tuple(words) for sign, words in by_sign.items()}
    return _MADE[edition]


def _every(report: Report) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """All words with what they name; the first meaning of a word counts."""
    form, rows = report.form, report.form.roles.rows
    for kind in (*_OTHERS, *DEEDS, *_TIMES):
        yield from ((word, kind, ()) for word in getattr(CELLS, kind))
    yield from _of_disputes(form)
    yield from ((word, "papers", ids) for word, ids in names(form, rows.documents).items())
    for word, ids in names(form, rows.decisions).items():
        yield from ((each, "decisions", ids) for each in (word, f"{word}决定", word[_SHORT:], f"{word[_SHORT:]}决定"))
    yield from ((word, "fees", ids) for word, ids in names(form, rows.fees).items())
    yield from ((word, "results", ids) for word, ids in words_of(report).known.items())
    yield from _of_applicants(form)


def _of_disputes(form: Form) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    rows, columns = form.roles.rows, form.roles.columns
    if not rows.reviews:
        return
    for word, ids in names_of_table(form.table_of(rows.reviews[0])).items():
        yield word, "disputes", ids
    yield from ((word, "disputes", rows.reviews) for word in CELLS.reviewed)
    yield from ((word, "disputes", rows.suits) for word in CELLS.sued)
    spoken = (CELLS.upheld, CELLS.corrected, CELLS.other_outcomes, CELLS.pending)
    for role, words in zip(_OUTCOMES, spoken, strict=True):
        yield from ((word, "outcomes", (getattr(columns, role),)) for word in words)


def _of_applicants(form: Form) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    organisations: Iterable[str] = form.roles.columns.organisations
    yield from ((word, "applicants", tuple(organisations)) for word in CELLS.organisations)
    for row in form.roles.rows.received:
        for column in form.columns[row]:
            if not column.total:
                yield from ((word, "applicants", (column.id,)) for word in (column.key, column.label, *column.words))
