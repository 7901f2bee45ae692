"""The rules about a report: one rule, one file, one page. ``RULES`` is the explicit list; there is no discovery."""

from gipgen.rules import (
    applicant_name,
    as_of,
    balance,
    bank_card,
    block_total,
    bounds,
    dates,
    doubled,
    fill_in,
    final_stop,
    half_width,
    heading_numbers,
    identity_number,
    levels,
    mailbox,
    mobile_number,
    pairs,
    placeholders,
    residue,
    results_total,
    row_total,
    secret_documents,
    series,
    spaces,
    stops,
    terms,
)
from gipgen.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    fill_in.RULE,  # GIP210
    balance.RULE,  # GIP301
    results_total.RULE,
    row_total.RULE,
    block_total.RULE,
    bounds.RULE,
    heading_numbers.RULE,  # GIP701
    series.RULE,
    levels.RULE,
    terms.RULE,  # GIP710
    doubled.RULE,
    half_width.RULE,  # GIP720
    pairs.RULE,
    stops.RULE,
    final_stop.RULE,
    spaces.RULE,
    dates.RULE,
    as_of.RULE,
    residue.RULE,  # GIP730
    placeholders.RULE,
    identity_number.RULE,  # GIP801
    mobile_number.RULE,
    bank_card.RULE,
    mailbox.RULE,
    applicant_name.RULE,
    secret_documents.RULE,
)
