"""GIP5xx: what the prose says against what the tables say."""

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
    said_twice,
    shares,
    unmentioned,
    unpaid,
    vague,
)
from gipgen.rules.support.rule import Rule

RULES: tuple[Rule, ...] = (
    received.RULE,  # GIP501
    carried.RULE,  # GIP502
    handled.RULE,  # GIP503
    outcomes.RULE,  # GIP504
    applicants.RULE,  # GIP505
    disputes.RULE,  # GIP506
    documents.RULE,  # GIP507
    decisions.RULE,  # GIP508
    fees.RULE,  # GIP509
    nothing.RULE,  # GIP510
    parts.RULE,  # GIP511
    vague.RULE,  # GIP512
    unpaid.RULE,  # GIP513
    all_done.RULE,  # GIP514
    unmentioned.RULE,  # GIP515
    shares.RULE,  # GIP516
    said_twice.RULE,  # GIP517
)
