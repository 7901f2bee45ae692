"""GIP6xx: what a report must contain, and what it must not."""

from gipgen.rules.support.family import family

RULES = family(__name__)
