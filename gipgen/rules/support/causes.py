"""Findings of several rules that have one cause: a wrong year, a total that is not the sum of its numbers."""

from collections.abc import Callable

from gipgen.findings.file_messages import NUMBER, TEXTS, WRONG_KIND
from gipgen.findings.finding import ERROR, Diagnostic, Path
from gipgen.findings.folding import in_words
from gipgen.findings.text import Text
from gipgen.form.editions import field_key

_SHORT = (4, 6)  # numbers of a row without its total: perhaps there was one, and two of the others ran together
SUMS = ("GIP301", "GIP302", "GIP303", "GIP304")  # the balance, then totals
_OF_COLUMNS = SUMS[:2]
_OF_RESULTS = "GIP302"
_OF_ANY, _OF_SOME = ("GIP501", "GIP503"), ("GIP502", "GIP504", "GIP505")
_OF_PHRASES, _QUESTION, _BESIDE = ("GIP714", "GIP725"), "GIP712", 3
_OF_APPLICANTS = "GIP505"
_OF_YEARS = ("GIP610", "GIP614", "GIP620")  # period, title, prose
_OF_DATE = "GIP901"
_MANY = 3
_ALL_OF_YEAR = Text(
    "“{key}”写的是 {year}，而标题、统计期限、正文里有 {count} 处写的是 {seen} 年（第 {shown} 行）。请核对“{key}”；没有写错的话，就改这些地方。",
    "'{key}' says {year}, but {count} places in title, period and prose say {seen} (lines {shown}); correct one or the others",
)

_YEAR_AND_DATE = Text(
    "“{key}”写的是 {year}，而正文、落款日期等 {count} 处都说明这是 {seen} 年的报告（第 {shown} 行）。请核对“{key}”；没有写错的话，就改这些地方。",
    "'{key}' says {year}, but {count} places, the date among them, speak of {seen} (lines {shown}); correct one or the others",
)


def one_year(findings: list[Diagnostic], line_of: Callable[[Diagnostic], int]) -> list[Diagnostic]:
    """Where title, period and prose, or the date and one of them, speak of one other year, that is one mistake: most likely the year itself."""
    findings = _without_year(findings)
    for seen, group in _by_year(findings).items():
        first, dated = _first(group), {each.rule for each in group} > {_OF_DATE}
        if not dated and not _agree(group):
            continue
        lines = sorted({line_of(each) for each in group})
        key, text = field_key("year"), _YEAR_AND_DATE if dated else _ALL_OF_YEAR
        values = {"key": key, "year": first.values["year"], "seen": seen, "count": len(group), "lines": lines}
        told = Diagnostic(first.rule, first.severity, text, (key,), {**values, "shown": in_words(lines)})
        findings = _replaced(findings, group, first, told)
    return findings


def _without_year(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Where the year itself is told to be wrong, the findings without those that only compare other years with it."""
    key = field_key("year")
    if not any(each.rule == WRONG_KIND and each.path == (key,) for each in findings):
        return findings
    compared = (*_OF_YEARS, _OF_DATE)
    return [each for each in findings if each.rule not in compared or "seen" not in each.values]


def _agree(group: list[Diagnostic]) -> bool:
    """Whether title and period name the same year, or so many places that they cannot all be slips."""
    alike = {each.rule for each in group} >= {"GIP610", "GIP614"}
    return alike or (_first(group).severity == ERROR and len(group) >= _MANY)


def _by_year(findings: list[Diagnostic]) -> dict[object, list[Diagnostic]]:
    """The findings that name another year than the report's, by the year that they name."""
    groups: dict[object, list[Diagnostic]] = {}
    for each in findings:
        if each.rule in (*_OF_YEARS, _OF_DATE) and "seen" in each.values:
            groups.setdefault(each.values["seen"], []).append(each)
    return groups


def _first(group: list[Diagnostic]) -> Diagnostic:
    """The first error of a group, else its first."""
    return next((each for each in group if each.severity == ERROR), group[0])


def _replaced(
    findings: list[Diagnostic], group: list[Diagnostic], first: Diagnostic, told: Diagnostic
) -> list[Diagnostic]:
    """The findings with one for a whole group, where its first stood."""
    left = {id(each) for each in group if each is not first}
    return [told if each is first else each for each in findings if id(each) not in left]


def without_wrong_totals(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what prose is told of a row whose total is not the sum of its numbers. Each identity that fails is told."""
    findings = _without_turned(_without_wider(findings))
    totals = [each for each in findings if each.rule in SUMS[1:] and "difference" in each.values]
    rows = {each.values["row"] for each in totals if each.rule != _OF_RESULTS}
    return [each for each in findings if not (_is_of_totals(each) and each.values.get("row") in rows)]


def _is_of_totals(finding: Diagnostic) -> bool:
    """Whether prose was compared with a total; who applied is compared with a column of its own."""
    return finding.rule.startswith("GIP5") and finding.rule != _OF_APPLICANTS


def _without_turned(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what sums up columns of a table in which a row has its total in front: its numbers stand one cell off."""
    turned = {each.path[:1] for each in findings if "turned" in each.values}
    return [each for each in findings if _stays(each, turned)] if turned else findings


def _stays(finding: Diagnostic, turned: set[Path]) -> bool:
    return finding.rule not in _OF_COLUMNS or "turned" in finding.values or finding.path[:1] not in turned


def _without_wider(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what is said of all applications where the same number is known to be of a result, or of some applicants."""
    narrow = {(each.path, each.offset) for each in findings if each.rule in _OF_SOME}
    findings = [each for each in findings if each.rule not in _OF_ANY or (each.path, each.offset) not in narrow]
    phrases = [each for each in findings if each.rule in _OF_PHRASES]
    return [each for each in findings if not _is_asked_beside(each, phrases)] if phrases else findings


def _is_asked_beside(finding: Diagnostic, phrases: list[Diagnostic]) -> bool:
    """Whether a question is about a character of a fixed phrase or a document's number, of which another finding says what it should be."""
    at = finding.offset
    if finding.rule != _QUESTION or at is None:
        return False
    near = (each.offset for each in phrases if each.path == finding.path and each.offset)
    return any(each.line == at.line and abs(each.column - at.column) <= _BESIDE for each in near)


def without_short_rows(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what prose is told of a row that may lack a number: its total is none."""
    rows = [each.path[-1] for each in findings if each.text is TEXTS["row_one_short"]]
    return [each for each in findings if not (each.rule.startswith("GIP5") and each.values.get("row") in rows)]


def without_shifted(findings: list[Diagnostic], row_length: Callable[[Path], int]) -> list[Diagnostic]:
    """Leave out sums of a table in which a row may have lost a comma or a number: its numbers may stand one cell off."""
    shifted = {each.path[:1] for each in findings if _is_shifted(each, row_length)}
    return [each for each in findings if each.rule not in SUMS or each.path[:1] not in shifted]


def _is_shifted(finding: Diagnostic, row_length: Callable[[Path], int]) -> bool:
    return finding.text in (TEXTS["row_one_short"], TEXTS["row_so"]) or _has_lost_comma(finding, row_length)


def _has_lost_comma(finding: Diagnostic, row_length: Callable[[Path], int]) -> bool:
    path = finding.path
    return finding.rule == NUMBER and len(path) > 1 and isinstance(path[-1], int) and row_length(path[:-1]) in _SHORT
