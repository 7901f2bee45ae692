"""The rules about a report: one rule, one file, one page; a folder for each family, what they share in ``support``.

A file of a family is registered in its folder's ``RULES``; a test fails for one that is not.
"""

from gipgen.rules import arithmetic, duties, language, originals, privacy, prose, publication, years
from gipgen.rules.support.rule import Rule

FAMILIES = (originals, arithmetic, years, prose, duties, language, privacy, publication)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
