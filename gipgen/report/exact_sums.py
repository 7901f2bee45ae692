"""Numbers of tables added up exactly: whole numbers and decimals of any length, never anything binary."""

from collections.abc import Iterable, Mapping
from decimal import Context, Decimal, Inexact, InvalidOperation

from gipgen.form.definition import Column
from gipgen.report.report import Cell, Number

_EXACT = Context(prec=500, traps=[Inexact, InvalidOperation])  # a cell has at most 36 digits: it never comes to that


def plus(left: Number, right: Number) -> Number:
    """The exact sum; ``int`` where both are."""
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    return _EXACT.add(Decimal(left), Decimal(right))


def minus(left: Number, right: Number) -> Number:
    """The exact difference."""
    if isinstance(left, int) and isinstance(right, int):
        return left - right
    return _EXACT.subtract(Decimal(left), Decimal(right))


def times(value: Number, factor: int) -> Number:
    """The exact product; of a power of ten only the point moves."""
    if isinstance(value, int):
        return value * factor
    if factor == 1:
        return value
    zeros = len(str(factor)) - 1
    moves = factor == 10**zeros
    product = _EXACT.scaleb(value, Decimal(zeros)) if moves else _EXACT.multiply(value, Decimal(factor))
    return int(product) if product == int(product) else product


def in_unit(value: Number, unit: str, wanted: str, column: Column) -> Number:
    """An amount in another of the column's units; exact, because that one is worth no more."""
    if not value or unit == wanted:
        return value
    worth = dict(column.units)
    return times(value, worth[unit] // worth[wanted])


def add(total: dict[str, Number], value: Number, unit: str) -> None:
    """Add a number to the sum of those of the same unit."""
    total[unit] = plus(total.get(unit, 0), value)


def total_cell(total: Mapping[str, Number], column: Column) -> Cell:
    """What was added in each unit, in the smallest of these."""
    used = {unit: value for unit, value in total.items() if value} or {"": total.get("", 0)}
    worth = dict(column.units)
    if len(used) == 1:
        ((unit, value),) = used.items()
        return Cell(value, given=True, unit=unit, worth=worth.get(unit, 1))
    wanted = _smallest(used, worth)
    if not wanted:
        return Cell(None, given=True)
    value = 0
    for unit, part in used.items():
        value = plus(value, in_unit(part, unit, wanted, column))
    return Cell(value, given=True, unit=wanted, worth=worth[wanted])


def _smallest(units: Iterable[str], worth: Mapping[str, int]) -> str:
    """The unit in which all of the others are whole numbers; empty where none of them is."""
    every = sorted(units, key=lambda unit: worth[unit])
    return every[0] if all(worth[unit] % worth[every[0]] == 0 for unit in every) else ""
