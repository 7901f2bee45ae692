"""The rules about a report: one rule, one file, one page. ``RULES`` is the explicit list; there is no discovery."""

from gipgen.rules import balance, block_total, bounds, fill_in, heading_numbers, results_total, row_total
from gipgen.rules.prose import (
    all_done,
    applicants,
    carried,
    decisions,
    disputes,
    documents,
    fees,
    handled,
    nothing,
    outcomes,
    parts,
    received,
    shares,
    unmentioned,
    unpaid,
    vague,
)
from gipgen.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    fill_in.RULE,
    balance.RULE,
    results_total.RULE,
    row_total.RULE,
    block_total.RULE,
    bounds.RULE,
    received.RULE,
    carried.RULE,
    handled.RULE,
    outcomes.RULE,
    applicants.RULE,
    disputes.RULE,
    documents.RULE,
    decisions.RULE,
    fees.RULE,
    nothing.RULE,
    parts.RULE,
    vague.RULE,
    unpaid.RULE,
    all_done.RULE,
    unmentioned.RULE,
    shares.RULE,
    heading_numbers.RULE,
)
