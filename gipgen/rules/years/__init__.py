"""GIP4xx: this year's report against last year's (``上年报告``)."""

from gipgen.rules.support.rule import Rule
from gipgen.rules.years import (
    carry,
    jumps,
    last_agency,
    last_edition,
    last_year,
    quoted_faults,
    same_numbers,
    stock,
)

RULES: tuple[Rule, ...] = (
    carry.RULE,  # GIP401
    stock.RULE,  # GIP402
    last_year.RULE,  # GIP403
    last_agency.RULE,  # GIP404
    last_edition.RULE,  # GIP405
    same_numbers.RULE,  # GIP406
    jumps.RULE,  # GIP407
    quoted_faults.RULE,  # GIP408
)
