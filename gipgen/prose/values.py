"""``{{ … }}`` → the text to print: names looked up in the report, arithmetic, filters.

Numbers are exact fractions; only what is printed is rounded (half up, two places), and only where the decimals do not
end. The grammar is in ``expression``.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from gipgen.findings.file_messages import DIVISION, EXPRESSION, TEXTS, UNKNOWN_NAME
from gipgen.findings.finding import ERROR, Diagnostic
from gipgen.findings.privacy import quoted
from gipgen.form.definition import CellRef
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple
from gipgen.prose.expression import Node, ValueProblem, parse, syntax_problem
from gipgen.report.cell_names import Name, names
from gipgen.report.report import Report, number_text
from gipgen.vocabulary.numerals import to_chinese

if TYPE_CHECKING:
    from fractions import Fraction  # imported where it is used: most reports only look numbers up

_EXACT_PLACES = 18


class _Missing(Exception):  # noqa: N818  a number that is not known yet: the whole value is 待填
    pass


class _Scope(NamedTuple):
    report: Report
    previous: Report | None


def evaluate(expression: str, report: Report, previous: Report | None) -> str | Diagnostic:
    """The text to print for ``expression``, or the finding (without path) that explains why there is none."""
    try:
        return _evaluate(expression, _Scope(report, previous))
    except _Missing:
        if previous is None or report.form.previous not in expression:
            return report.form.fill_in
        problem = ValueProblem(UNKNOWN_NAME, TEXTS["previous_unknown"])  # nothing else tells of last year's blanks
    except ValueProblem as found:
        problem = found
    first, second = report.form.examples
    values = {"expression": quoted(expression, limit=60), "example": first, "example_too": second, **problem.values}
    return Diagnostic(problem.rule, ERROR, problem.text, values=values)


def _evaluate(expression: str, scope: _Scope) -> str:
    tree, filters = parse(expression)
    if not filters:
        return _printed(tree, scope)
    if len(filters) > 1:
        raise syntax_problem("只能加一个“|”", "only one filter")
    known = FILTERS.get(filters[0])
    if known is None:
        raise ValueProblem(EXPRESSION, TEXTS["unknown_filter"], name=filters[0], filters="、".join(FILTERS))
    return known(tree, scope)


@cache
def _names(edition: str) -> dict[tuple[str, ...], Name]:
    return names(load(edition))


def _look_up(parts: tuple[str, ...], scope: _Scope) -> tuple[Name, Report]:
    report = scope.report
    if parts[0] == report.form.previous:
        if scope.previous is None:
            raise ValueProblem(UNKNOWN_NAME, TEXTS["no_previous"], year=(report.year or 2024) - 1)
        report, parts = scope.previous, parts[1:]
    known = _names(report.form.edition)
    name = known.get(parts)
    if name is None:
        import difflib  # noqa: PLC0415  wanted for a misspelt name only

        typed = ".".join(parts)
        near = difflib.get_close_matches(typed, [".".join(each) for each in known], n=1, cutoff=0.6)
        near = near or [".".join(each) for each in known if each[-1] == parts[-1]][:1]
        variant = "unknown_name_near" if near else "unknown_name"
        raise ValueProblem(
            UNKNOWN_NAME, TEXTS[variant], name=typed or scope.report.form.previous, nearest="".join(near)
        )
    return name, report


def _field_value(name: Name, report: Report) -> Any:
    value: Any = report.fields
    for id_ in name.field:
        value = (value or {}).get(id_)
    if name.field == ("title",):
        return report.title
    if value is None:
        raise ValueProblem(UNKNOWN_NAME, TEXTS["field_not_given"])
    if value == report.form.fill_in:
        raise _Missing
    return value


def _number(node: Node, scope: _Scope) -> "Fraction":
    """The exact value of an expression."""
    from fractions import Fraction  # noqa: PLC0415

    if node.kind == "number":
        return Fraction(node.parts[0])
    if node.kind == "name":
        return _name_number(node.parts, scope)
    if node.kind == "neg":
        return -_number(node.parts[0], scope)
    left, right = _number(node.parts[0], scope), _number(node.parts[1], scope)
    if node.kind == "+":
        return left + right
    if node.kind == "-":
        return left - right
    if node.kind == "*":
        return left * right
    if right == 0:
        raise ValueProblem(DIVISION, TEXTS["division"])
    return left / right


def _name_number(parts: tuple[str, ...], scope: _Scope) -> "Fraction":
    from fractions import Fraction  # noqa: PLC0415

    name, report = _look_up(parts, scope)
    if name.field:
        value = _field_value(name, report)
        if isinstance(value, str):
            raise ValueProblem(EXPRESSION, TEXTS["not_numeric"], name=".".join(parts))
        return Fraction(value)
    return _total(name.refs, report)


def _total(refs: tuple[CellRef, ...], report: Report) -> "Fraction":
    from fractions import Fraction  # noqa: PLC0415

    total = Fraction(0)
    for ref in refs:
        cell = report.cells[ref]
        if cell.value is None:
            raise _Missing
        total += Fraction(cell.value) * cell.worth
    return total


def _printed(tree: Node, scope: _Scope) -> str:
    if tree.kind == "name":  # a bare name prints what was typed, digit for digit
        name, report = _look_up(tree.parts, scope)
        if name.field:
            value = _field_value(name, report)
            return value if isinstance(value, str) else number_text(value)
        if len(name.refs) == 1:
            text = report.cells[name.refs[0]].text
            if text is None:
                raise _Missing
            return text
    return decimal_text(_number(tree, scope))


def decimal_text(value: "Fraction") -> str:
    """Write a fraction: exactly where its decimals end, else rounded half up to two."""
    for places in range(_EXACT_PLACES + 1):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return _fixed(scaled.numerator, places)
    return _fixed(_half_up(value * 100), 2).rstrip("0").rstrip(".")


def _half_up(value: "Fraction") -> int:
    doubled = (abs(value) * 2 + 1) // 2
    return int(doubled) if value >= 0 else -int(doubled)


def _fixed(scaled: int, places: int) -> str:
    digits = str(abs(scaled)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if scaled < 0 else text


def _percent(ratio: "Fraction") -> str:
    """In per cent, half up to two places; a small share keeps its first digit instead of becoming 0%."""
    places = 2
    while ratio and places < _EXACT_PLACES and _half_up(ratio * 10 ** (places + 2)) == 0:
        places += 1
    text = _fixed(_half_up(ratio * 10 ** (places + 2)), places)
    return text.rstrip("0").rstrip(".") + "%"


def _growth(tree: Node, scope: _Scope) -> str:
    """同比: this year's value against the same expression of last year's report."""
    if scope.previous is None:
        raise ValueProblem(UNKNOWN_NAME, TEXTS["no_previous"], year=(scope.report.year or 2024) - 1)
    now = _number(tree, scope)
    try:
        before = _number(tree, _Scope(scope.previous, None))
    except _Missing:
        raise ValueProblem(UNKNOWN_NAME, TEXTS["previous_unknown"]) from None
    except ValueProblem as problem:
        other = scope.previous.form
        if problem.rule != UNKNOWN_NAME or other.edition == scope.report.form.edition:
            raise
        raise ValueProblem(UNKNOWN_NAME, TEXTS["other_form"], edition=other.edition, document=other.document) from None
    if now == before:
        return "持平"
    if before == 0:
        raise ValueProblem(DIVISION, TEXTS["growth_from_zero"])
    change = (now - before) / abs(before)
    return ("增长" if change > 0 else "下降") + _percent(abs(change))


def _share(tree: Node, scope: _Scope) -> str:
    """占比: a quotient in percent, or a cell's share of its row's total."""
    if tree.kind == "/":
        return _percent(_number(tree, scope))
    if tree.kind == "name":
        name, report = _look_up(tree.parts, scope)
        if name.whole and name.refs != name.whole:
            whole = _total(name.whole, report)
            if whole == 0:
                raise ValueProblem(DIVISION, TEXTS["division"])
            return _percent(_total(name.refs, report) / whole)
    raise ValueProblem(EXPRESSION, TEXTS["no_share"])


def _thousands(tree: Node, scope: _Scope) -> str:
    _number(tree, scope)  # a text is refused here
    text = _printed(tree, scope)
    digits = text.lstrip("-")
    whole = digits[: next((place for place, each in enumerate(digits) if not each.isdecimal()), len(digits))]
    return f"{text.removesuffix(digits)}{int(whole):,}{digits.removeprefix(whole)}"


def _chinese(tree: Node, scope: _Scope) -> str:
    value = _number(tree, scope)
    if value.denominator != 1 or not 0 <= value < 10**16:
        raise ValueProblem(EXPRESSION, TEXTS["not_whole"])
    return to_chinese(int(value)) + _first_unit(tree, scope)


def _first_unit(tree: Node, scope: _Scope) -> str:
    """元 where a bare name is an amount typed with its unit: its value counts in the first unit of the column."""
    if tree.kind != "name":
        return ""
    name, report = _look_up(tree.parts, scope)
    if len(name.refs) != 1 or not report.cells[name.refs[0]].unit:
        return ""
    row, column = name.refs[0]
    return next(each for each in report.form.columns[row] if each.id == column).units[0][0]


FILTERS: dict[str, Callable[[Node, _Scope], str]] = {
    "同比": _growth,
    "占比": _share,
    "千分位": _thousands,
    "中文": _chinese,
}
