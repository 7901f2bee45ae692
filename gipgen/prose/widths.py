"""Signs of prose that were typed in full width, or once instead of twice: the fix that writes them as they have to be."""

import re

from gipgen.findings.finding import Fix, Offset
from gipgen.prose.places import line_and_column

_HEADINGS = range(2, 5)  # how many signs a heading has
_WIDE = r"[｛{]{2}([^｛｝{}]+)[｝}]{2}"


def heading_fix(text: str, place: Offset) -> Fix | None:
    """``##`` for ``＃＃`` at the beginning of a line; none for a number of signs that no heading has."""
    count = len(text) - len(text.lstrip("＃#"))
    return Fix(place, count, "#" * count) if count in _HEADINGS and text[count:].strip() else None


def braces_fix(typed: str, offset: int) -> Fix | None:
    """``{{ … }}`` for all that stands between full-width braces from ``offset`` to the end of its line."""
    line = typed[offset:].partition("\n")[0]
    start = offset - (typed[offset - 1 : offset] == "{")  # {｛
    line = typed[start:offset] + line
    mended = re.sub(_WIDE, r"{{\1}}", line)
    if "｛" in mended or "｝" in mended:
        return None
    last = max(line.rfind("｝"), line.rfind("}")) + 1
    return Fix(line_and_column(typed, start), last, mended[: len(mended) - (len(line) - last)])
