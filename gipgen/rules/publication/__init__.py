"""GIP9xx: publishing in time, and not publishing the same again."""

from gipgen.rules.publication import (
    alike,
    deadline,
    repeated,
    repeated_problems,
    site_data,
    twice,
    unshown,
)
from gipgen.rules.support.rule import Rule

RULES: tuple[Rule, ...] = (
    deadline.RULE,  # GIP901
    repeated.RULE,  # GIP902
    repeated_problems.RULE,  # GIP903
    alike.RULE,  # GIP904
    site_data.RULE,  # GIP905
    twice.RULE,  # GIP906
    unshown.RULE,  # GIP910
)
