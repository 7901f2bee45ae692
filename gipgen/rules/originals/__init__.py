"""GIP0xx: what an original that was imported did to the form (来源.偏差)."""

from gipgen.rules.support.family import family

RULES = family(__name__)
