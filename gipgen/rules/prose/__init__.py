"""GIP5xx: what the prose says against what the tables say."""

from gipgen.rules.support.family import family

RULES = family(__name__)
