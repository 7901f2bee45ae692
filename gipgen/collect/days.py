"""Days as people write them, as ISO texts. What may be another day is no day: 1月20日 has no year, 25.1.20 has two readings."""

import re
from datetime import date
from typing import Final

from gipgen.collect.unit_code import HALF_WIDTH

_DAY: Final = re.compile(
    r"(?P<year>20[0-9]{2})(?:-|/|\.|年)(?P<month>[0-9]{1,2})(?:-|/|\.|月)(?P<day>[0-9]{1,2})[日号]?\Z"
)
_PLAIN: Final = re.compile(r"(?P<year>20[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})\Z")


def day_of(typed: str) -> str:
    """The ISO text of a day with its year, whatever stands between its numbers; a time of day is taken off. Else empty."""
    words = typed.translate(HALF_WIDTH).replace("T", " ").split()
    text = "".join(word for word in words if ":" not in word)
    met = _DAY.match(text) or _PLAIN.match(text)
    if met is None:
        return ""
    try:
        return date(int(met["year"]), int(met["month"]), int(met["day"])).isoformat()
    except ValueError:  # the 31st of February
        return ""


def days_between(first: str, last: str) -> int:
    """How many days ``last`` is after ``first``."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
