"""GIP20x, GIP210 and GIP3xx: what has to be right before anything else, and the numbers of one report."""

from gipgen.rules.support.family import family

RULES = family(__name__)
