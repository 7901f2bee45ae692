"""Keys typed as the form prints them, with their number or unit, or with signs around them; and 联系电话 for 电话."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

_AROUND = " \"'“”‘’《》〈〉「」『』【】[]<>*_`·•●○◆■□▪➢-—.:,;、。"
_NUMBERED = r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\(\d{1,2}\)|\d{1,2}[.、)])"
_UNIT = r"\((?:单位:?)?(?:件|件数|万元|条|宗|起|项|份|个)\)\Z"
_INNER = r"\(([^()]+)\)\Z"  # of a title: 制发（本年制发件数）
_LONGEST = 60  # characters of a key that are looked at


def key_meant(typed: str, known: dict[str, dict[str, Any]], absent: Iterable[str], above: str) -> str:
    """The one key among those ``absent`` that ``typed`` names without a doubt; ``above`` is the key of their mapping."""
    wanted = _bare(typed)
    found = (
        [key for key in absent if wanted in set(_names(key, str(known[key].get("title", "")), above))] if wanted else []
    )
    return found[0] if len(found) == 1 else ""


def _names(key: str, title: str, above: str) -> Iterator[str]:
    """What a key is called, in the form's own words and in those of the mapping that it stands in."""
    yield from (_bare(key), _bare(title))
    inner = re.search(_INNER, unicodedata.normalize("NFKC", title))
    if inner:
        yield _bare(inner[1])
    if above:
        yield from (_bare(above + key), _bare(above[:2] + key))  # 落款日期, 联系电话


def _bare(name: str) -> str:
    """A name without blanks, its number, its unit, and the signs around it."""
    text = "".join(unicodedata.normalize("NFKC", name[:_LONGEST]).split()).strip(_AROUND)
    text = re.sub(_UNIT, "", re.sub(rf"\A{_NUMBERED}", "", text))
    return text.strip(_AROUND)
