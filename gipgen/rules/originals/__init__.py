"""GIP0xx: what an original that was imported did to the form (来源.偏差)."""

from gipgen.rules.originals import (
    heading_wording,
    label_wording,
    rows_added,
    rows_missing,
    section_added,
    section_missing,
    sections_order,
    table_missing,
    table_picture,
)
from gipgen.rules.support.rule import Rule

RULES: tuple[Rule, ...] = (
    heading_wording.RULE,  # GIP011
    label_wording.RULE,  # GIP012
    rows_missing.RULE,  # GIP013
    rows_added.RULE,  # GIP014
    section_missing.RULE,  # GIP015
    section_added.RULE,  # GIP016
    sections_order.RULE,  # GIP017
    table_missing.RULE,  # GIP018
    table_picture.RULE,  # GIP019
)
