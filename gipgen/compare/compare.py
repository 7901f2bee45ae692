"""The comparison of two states of one report, and of two years of one agency."""

from collections import Counter
from collections.abc import Callable, Iterator

from gipgen.check import Examined, locate
from gipgen.compare.change import Change, Comparison
from gipgen.compare.compare_fields import field_changes, prose_paths
from gipgen.compare.compare_prose import sentence_changes
from gipgen.compare.compare_tables import table_changes, value_at
from gipgen.compare.equalities import equalities, with_rate
from gipgen.findings.finding import Finding


def compare(file: str, old: Examined, new: Examined) -> Comparison:
    """What changed from ``old`` to ``new``, in the order of the file; and the findings that came and went."""
    changes = [*field_changes(old, new), *table_changes(old, new), *_prose_changes(old, new)]
    appeared, gone = _findings(file, old, new)
    return Comparison(file, tuple(_sorted(changes, new)), appeared, gone)


def compare_years(file: str, old: Examined, new: Examined, years: tuple[int, int]) -> Comparison:
    """The numbers of two years, and whether those that must be equal are. Prose is written anew each year."""
    year_key = new.case.report.form.field("year").key
    fields = [change for change in field_changes(old, new) if change.path != (year_key,)]
    changes = [*fields, *(with_rate(change) for change in table_changes(old, new, same_form=False))]
    found = tuple(equalities(old, new)) if years[1] == years[0] + 1 else ()
    return Comparison(file, tuple(_sorted(changes, new)), equalities=found, years=years)


def _sorted(changes: list[Change], new: Examined) -> list[Change]:
    form = new.case.report.form
    keys = [field.key for field in form.head] + [section.key for section in form.sections]
    keys += [field.key for field in form.tail]
    order = {key: place for place, key in enumerate(keys)}
    kinds = {"prose": 0, "row": 1, "cell": 1, "total": 1, "field": 2}  # the order in which a table section is printed
    return sorted(changes, key=lambda change: (order.get(str(change.path[0]), len(keys)), kinds[change.kind]))


def _prose_changes(old: Examined, new: Examined) -> Iterator[Change]:
    paths = {**prose_paths(old.case.report.form), **prose_paths(new.case.report.form)}
    for path, (part, label) in paths.items():
        before, after = value_at(old.source.data, path), value_at(new.source.data, path)
        for sentence, instead in sentence_changes(_text(before), _text(after)):
            yield Change("prose", path, part, label, sentence, instead)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _findings(file: str, old: Examined, new: Examined) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that only one side has. One whose numbers changed is still the same finding."""
    before, after = locate(file, old), locate(file, new)
    for key in (_exactly, _roughly):
        before, after = _minus(before, after, key), _minus(after, before, key)
    return tuple(after), tuple(before)


def _minus(these: list[Finding], those: list[Finding], key: Callable[[Finding], object]) -> list[Finding]:
    there = Counter(key(each) for each in those)
    left = []
    for each in these:
        if there[key(each)]:
            there[key(each)] -= 1
        else:
            left.append(each)
    return left


def _exactly(each: Finding) -> tuple[object, ...]:
    return each.finding.rule, each.finding.path, each.finding.message("zh")


def _roughly(each: Finding) -> tuple[object, ...]:
    in_text = each.finding.offset is not None  # a text may have several findings of one rule
    return each.finding.rule, each.finding.path, each.finding.message("zh") if in_text else ""
