"""GIP9xx: publishing in time, and not publishing the same again."""

from gipgen.rules.support.family import family

RULES = family(__name__)
