"""What a unit is told about its report: each finding with its place, whether it must or may be mended, what it rests on."""

from collections.abc import Iterable
from functools import cache

from gipgen.collect.collected import Handed, UnitState
from gipgen.collect.form_places import ORIGINAL, Where, where
from gipgen.collect.office_words import left_over_words, office_words
from gipgen.collect.tally import is_told
from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.finding import ERROR, INFO, WARNING, Finding, Severity
from gipgen.findings.text import Text, chosen
from gipgen.named_tuple import NamedTuple
from gipgen.rules.originals import rows_added, rows_missing, section_missing
from gipgen.rules.rule_pages import pages

DUTIES: dict[Severity, str] = {ERROR: "必须改正", WARNING: "请核对", INFO: "建议"}
_OTHERWISE = ("年度不符", "重复")  # what is wrong is another matter than what stands in the report
_ORIGINAL = Where(ORIGINAL)
_LINE = "文件第 {line} 行"
_SAYING_THE_SAME = tuple(each.PAGE.id for each in (rows_missing, rows_added, section_missing))


class Point(NamedTuple):
    """One thing to be mended: ``duty`` says whether it must be, ``basis`` names the article or notice behind the rule."""

    place: Where
    words: str
    duty: str
    rule: str = ""
    basis: str = ""
    severity: Severity = INFO
    line: int = 0  # of the report file, where the unit wrote one itself
    places: int = 1  # that it speaks of


def points(state: UnitState) -> tuple[Point, ...]:
    """All that a unit is told, what must be mended first; in the order of the report otherwise."""
    handed = state.handed
    if handed is None or state.state in _OTHERWISE:
        return ()
    found = [_point(handed, each) for each in told_findings(state)]
    untold = (left for left in handed.left_over if not _is_told_already(left, handed.findings))
    found += [Point(_ORIGINAL, left_over_words(left), DUTIES[WARNING], severity=WARNING) for left in untold]
    order = list(DUTIES)
    return tuple(sorted(found, key=lambda each: order.index(each.severity)))


def told_findings(state: UnitState) -> tuple[Finding, ...]:
    """What rules say of a report that its unit is told, in the order of the report."""
    handed = state.handed
    if handed is None or state.state in _OTHERWISE:
        return ()
    return tuple(each for each in handed.findings if handed.is_own or is_told(each))


def _is_told_already(left: Text, findings: Iterable[Finding]) -> bool:
    """Whether a finding about the original says the same: a row or a part that is missing, a row too many."""
    said = chosen(left, "zh")
    for each in findings:
        if each.rule in _SAYING_THE_SAME:
            place, words, wanted = (str(each.values.get(name) or "") for name in ("place", "words", "wanted"))
            here = any(head and said.startswith(f"{head}：") for head in (place, wanted))
            if here and (words or wanted) in said:
                return True
    return False


def _point(handed: Handed, finding: Finding) -> Point:
    place = where(handed.edition, finding)
    wrote_it = handed.is_own  # and is spoken to in the lines and keys of the file
    words = finding.message() if wrote_it else office_words(finding, place)
    return Point(
        place,
        words,
        DUTIES[finding.severity],
        finding.rule,
        basis_of().get(finding.rule, ""),
        finding.severity,
        finding.line if wrote_it else 0,
        places_of(finding),
    )


def places_of(finding: Finding) -> int:
    """Several places of one kind are told at the first of them."""
    count = finding.values.get("count")
    if isinstance(count, int) and (finding.rule == FILL_IN or "lines" in finding.values):
        return count
    return 1


def place_lines(point: Point) -> tuple[str, ...]:
    """The place; of a report file that the unit wrote itself with the number of the line."""
    return (*point.place.lines, _LINE.format(line=point.line)) if point.line else point.place.lines


@cache
def basis_of() -> dict[str, str]:
    """The article or notice behind each rule."""
    return {page.id: page.source for page in pages()}


@cache
def titles() -> dict[str, str]:
    """What each rule is called."""
    return {page.id: chosen(page.title, "zh") for page in pages()}


def may_have_points(state: UnitState) -> bool:
    """Whether there can be any, without working them out."""
    handed = state.handed
    return handed is not None and state.state not in _OTHERWISE and bool(handed.findings or handed.left_over)


def is_sent(state: UnitState) -> bool:
    """Whether a unit gets a feedback file: whoever handed something in of which there is something to say."""
    if state.state in _LEFT_ALONE:
        return False
    return state.why is not None or _has_points(state)


def _has_points(state: UnitState) -> bool:
    """Whether there are any ``points``: for thousands of units, of which they are made when somebody reads them."""
    handed = state.handed
    if handed is None or state.state in _OTHERWISE:
        return False
    return bool(handed.left_over) or bool(handed.findings if handed.is_own else handed.tally.told)


_LEFT_ALONE = ("未交", "已并入", "不应报")
