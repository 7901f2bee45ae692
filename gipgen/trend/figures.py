"""The numbers that indicators are made of: cells of a report added up, asked for by the part that their row plays.

Exact decimals throughout. A sum of which one number is missing is missing.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, Literal

from gipgen.collect.cells_of import cells_of
from gipgen.export.fact import Numbers
from gipgen.form.counterparts import counterparts
from gipgen.form.definition import CellRef, Form
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple

Refs = tuple[CellRef, ...]
Figure = Decimal | Literal["missing", "absent"]  # ``absent``: the form of that edition has no such number


class Amount(NamedTuple):
    """Some cells of a report: ``plus`` added up, less ``minus``; which they are, an edition of the form says."""

    plus: Callable[[Form], Refs]
    minus: Callable[[Form], Refs] | None = None


def _totals(form: Form, rows: tuple[str, ...]) -> Refs:
    """What the rows come to."""
    return tuple(ref for row in rows for ref in form.whole(row))


def _column(rows: tuple[str, ...], column: str) -> Refs:
    return tuple((row, column) for row in rows) if column else ()


RECEIVED: Final = Amount(lambda form: _totals(form, form.roles.rows.received))
ON_HAND: Final = Amount(lambda form: _totals(form, (*form.roles.rows.received, *form.roles.rows.carried_in)))
DONE: Final = Amount(lambda form: _totals(form, form.roles.rows.results))
OPENED: Final = Amount(lambda form: _totals(form, (*form.roles.rows.disclosed, *form.roles.rows.partly_disclosed)))
DENIED: Final = Amount(lambda form: _totals(form, form.roles.rows.denied))
UNAVAILABLE: Final = Amount(lambda form: _totals(form, form.roles.rows.unavailable))
CARRIED: Final = Amount(lambda form: _totals(form, form.roles.rows.carried_out))
REVIEWS: Final = Amount(lambda form: _totals(form, form.roles.rows.reviews))
REVIEWS_DECIDED: Final = Amount(REVIEWS.plus, lambda form: _column(form.roles.rows.reviews, form.roles.columns.pending))
REVIEWS_CORRECTED: Final = Amount(lambda form: _column(form.roles.rows.reviews, form.roles.columns.corrected))
SUITS: Final = Amount(lambda form: _totals(form, form.roles.rows.suits))
SUITS_DECIDED: Final = Amount(SUITS.plus, lambda form: _column(form.roles.rows.suits, form.roles.columns.pending))
SUITS_CORRECTED: Final = Amount(lambda form: _column(form.roles.rows.suits, form.roles.columns.corrected))
IN_FORCE: Final = Amount(lambda form: _column(form.roles.rows.documents, form.roles.columns.in_force))
DECISIONS: Final = Amount(lambda form: _column(form.roles.rows.decisions, form.roles.columns.decided))
FEES: Final = Amount(lambda form: _column(form.roles.rows.fees, form.roles.columns.fee_amount))
AMOUNTS: Final = (
    RECEIVED, ON_HAND, DONE, OPENED, DENIED, UNAVAILABLE, CARRIED, REVIEWS, REVIEWS_DECIDED, REVIEWS_CORRECTED, SUITS,
    SUITS_DECIDED, SUITS_CORRECTED, IN_FORCE, DECISIONS, FEES,
)  # fmt: skip


def signed_refs(amount: Amount, form: Form) -> tuple[Refs, Refs]:
    """The cells to be added and those to be taken off."""
    return amount.plus(form), amount.minus(form) if amount.minus else ()


@cache
def _places(edition: str) -> tuple[tuple[tuple[int, int], ...] | None, ...]:
    """Of each amount the places of its cells in ``cells_of`` with their signs; ``None`` where the form lacks one."""
    place = {ref: number for number, ref in enumerate(cells_of(edition))}
    found: list[tuple[tuple[int, int], ...] | None] = []
    for amount in AMOUNTS:
        plus, minus = signed_refs(amount, load(edition))
        there = plus and (minus or not amount.minus) and all(ref in place for ref in (*plus, *minus))
        signs = (*((place[ref], 1) for ref in plus), *((place[ref], -1) for ref in minus)) if there else None
        found.append(signs)
    return tuple(found)


def figures_of(numbers: Numbers) -> tuple[Figure, ...]:
    """What the report has of each of ``AMOUNTS``."""
    return tuple(_figure(numbers.values, places) for places in _places(numbers.edition))


def _figure(values: tuple[str, ...], places: tuple[tuple[int, int], ...] | None) -> Figure:
    if places is None:
        return "absent"
    total = Decimal(0)
    for place, sign in places:
        if not values[place]:
            return "missing"
        total += sign * Decimal(values[place])
    return _kept(str(total))


@lru_cache(10_000)
def _kept(digits: str) -> Decimal:
    """One object for the same digits (0.30 is not 0.3): most numbers of most reports are 0 or small."""
    return Decimal(digits)


@cache
def counts_the_same(amount: Amount, edition: str, other: str) -> bool:
    """Whether an amount is of the same cells in two editions, as the newer form file says of them."""
    if edition == other:
        return True
    form, there = load(edition), load(other)
    same = counterparts(form, there).cells
    pairs = zip(signed_refs(amount, form), signed_refs(amount, there), strict=True)
    return all({same.get(ref) for ref in own} == set(others) for own, others in pairs)
