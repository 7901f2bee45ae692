"""GIP6xx: what a report must contain, and what it must not."""

from gipgen.rules.duties import (
    annex,
    aspects_order,
    contact,
    contact_digits,
    fee,
    fee_unit,
    full_name,
    government_results,
    instructions,
    overview_aspects,
    overview_length,
    overview_numbers,
    own_facts,
    own_name,
    preface_basis,
    preface_parts,
    preface_period,
    problems_matched,
    problems_measures,
    problems_token,
    regulations,
    signed_by,
    signed_in_text,
    suits_after_review,
    superseded,
    title,
    url,
    wrong_level,
    wrong_year,
)
from gipgen.rules.support.rule import Rule

RULES: tuple[Rule, ...] = (
    overview_aspects.RULE,  # GIP601
    aspects_order.RULE,  # GIP602
    government_results.RULE,  # GIP603
    problems_token.RULE,  # GIP604
    problems_measures.RULE,  # GIP605
    problems_matched.RULE,  # GIP606
    fee.RULE,  # GIP607
    preface_period.RULE,  # GIP610
    preface_basis.RULE,  # GIP611
    superseded.RULE,  # GIP612
    instructions.RULE,  # GIP613
    title.RULE,  # GIP614
    full_name.RULE,  # GIP615
    contact.RULE,  # GIP616
    url.RULE,  # GIP617
    preface_parts.RULE,  # GIP618
    signed_by.RULE,  # GIP619
    wrong_year.RULE,  # GIP620
    wrong_level.RULE,  # GIP621
    own_facts.RULE,  # GIP622
    contact_digits.RULE,  # GIP623
    own_name.RULE,  # GIP624
    annex.RULE,  # GIP625
    signed_in_text.RULE,  # GIP626
    overview_length.RULE,  # GIP630
    overview_numbers.RULE,  # GIP631
    regulations.RULE,  # GIP640
    suits_after_review.RULE,  # GIP642
    fee_unit.RULE,  # GIP643
)
