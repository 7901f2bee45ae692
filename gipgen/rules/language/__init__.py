"""GIP7xx: language and typography."""

from gipgen.rules.support.family import family

RULES = family(__name__)
