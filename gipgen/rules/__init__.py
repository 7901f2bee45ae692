"""The rules about a report: one rule, one file, one page; a folder for each family, what they share in ``support``.

A file in the folder of a family is one of its rules; nothing lists them (`support/family.py`).
"""

from gipgen.rules import arithmetic, duties, language, originals, privacy, prose, publication, years
from gipgen.rules.support.rule import Rule

FAMILIES = (originals, arithmetic, years, prose, duties, language, privacy, publication)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
