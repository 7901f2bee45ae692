"""GIP20x, GIP210 and GIP3xx: what has to be right before anything else, and the numbers of one report."""

from gipgen.rules.arithmetic import (
    balance,
    block_total,
    bounds,
    edges,
    fill_in,
    results_total,
    row_total,
    sample,
)
from gipgen.rules.support.rule import Rule

RULES: tuple[Rule, ...] = (
    edges.RULE,  # GIP207
    sample.RULE,  # GIP208
    fill_in.RULE,  # GIP210
    balance.RULE,  # GIP301
    results_total.RULE,  # GIP302
    row_total.RULE,  # GIP303
    block_total.RULE,  # GIP304
    bounds.RULE,  # GIP305
)
