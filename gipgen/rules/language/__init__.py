"""GIP7xx: language and typography."""

from gipgen.rules.language import (
    as_of,
    dates,
    digits,
    doubled,
    final_stop,
    half_width,
    heading_bare,
    heading_numbers,
    heading_twice,
    letters,
    levels,
    misspelt,
    pairs,
    parallel,
    phrases,
    placeholders,
    residue,
    series,
    spaces,
    stops,
    terms,
    uncounted,
)
from gipgen.rules.support.rule import Rule

RULES: tuple[Rule, ...] = (
    heading_numbers.RULE,  # GIP701
    series.RULE,  # GIP702
    levels.RULE,  # GIP703
    heading_twice.RULE,  # GIP704
    heading_bare.RULE,  # GIP705
    terms.RULE,  # GIP710
    doubled.RULE,  # GIP711
    misspelt.RULE,  # GIP712
    uncounted.RULE,  # GIP713
    phrases.RULE,  # GIP714
    parallel.RULE,  # GIP715
    half_width.RULE,  # GIP720
    pairs.RULE,  # GIP721
    stops.RULE,  # GIP722
    final_stop.RULE,  # GIP723
    spaces.RULE,  # GIP724
    dates.RULE,  # GIP725
    as_of.RULE,  # GIP726
    residue.RULE,  # GIP730
    placeholders.RULE,  # GIP731
    digits.RULE,  # GIP732
    letters.RULE,  # GIP733
)
