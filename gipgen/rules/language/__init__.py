"""GIP7xx: language and typography."""

from gipgen.rules.language import (
    as_of,
    dates,
    doubled,
    final_stop,
    half_width,
    heading_numbers,
    levels,
    pairs,
    placeholders,
    residue,
    series,
    spaces,
    stops,
    terms,
)
from gipgen.rules.support.rule import Rule

RULES: tuple[Rule, ...] = (
    heading_numbers.RULE,  # GIP701
    series.RULE,  # GIP702
    levels.RULE,  # GIP703
    terms.RULE,  # GIP710
    doubled.RULE,  # GIP711
    half_width.RULE,  # GIP720
    pairs.RULE,  # GIP721
    stops.RULE,  # GIP722
    final_stop.RULE,  # GIP723
    spaces.RULE,  # GIP724
    dates.RULE,  # GIP725
    as_of.RULE,  # GIP726
    residue.RULE,  # GIP730
    placeholders.RULE,  # GIP731
)
