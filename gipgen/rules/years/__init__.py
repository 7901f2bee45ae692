"""GIP4xx: this year's report against last year's (``上年报告``)."""

from gipgen.rules.support.family import family

RULES = family(__name__)
