"""GIP210 and GIP3xx: the numbers of one report."""

from gipgen.rules.arithmetic import (
    balance,
    block_total,
    bounds,
    fill_in,
    results_total,
    row_total,
)
from gipgen.rules.support.rule import Rule

RULES: tuple[Rule, ...] = (
    fill_in.RULE,  # GIP210
    balance.RULE,  # GIP301
    results_total.RULE,  # GIP302
    row_total.RULE,  # GIP303
    block_total.RULE,  # GIP304
    bounds.RULE,  # GIP305
)
