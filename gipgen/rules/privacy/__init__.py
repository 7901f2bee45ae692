"""GIP8xx: what nobody may publish of a person, and secrets."""

from gipgen.rules.support.family import family

RULES = family(__name__)
