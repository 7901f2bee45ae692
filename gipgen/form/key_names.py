"""Keys typed as the form prints them, with their number or unit, or with signs around them; and 联系电话 for 电话."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from gipgen.findings.finding import Path

_AROUND = " \"'“”‘’《》〈〉「」『』【】[]<>*_`·•●○◆■□▪➢-—.:,;、。"
_NUMBERED = r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\(\d{1,2}\)|\d{1,2}[.、)])"
_UNIT = r"\((?:单位:?)?(?:件|件数|万元|条|宗|起|项|份|个|盖章|公章)\)\Z"
_COUNT = r"(?<=\w\w)(?:件数|数量|总数|数|名称|全称)\Z"  # what says no more than the rest
_INNER = r"\(([^()]+)\)\Z"  # of a title: 制发（本年制发件数）
_FILE = "报告"  # what the keys at the margin are of: 报告标题
_LONGEST = 60  # characters of a key that are looked at


def key_meant(typed: str, known: dict[str, dict[str, Any]], absent: Iterable[str], above: str) -> str:
    """The one key among those ``absent`` that ``typed`` names without a doubt; ``above`` is the key of their mapping."""
    wanted = _bare(typed)
    found = (
        [key for key in absent if key in known and wanted in set(_names(key, str(known[key].get("title", "")), above))]
        if wanted
        else []
    )
    return found[0] if len(found) == 1 else ""


def name_meant(
    key: str, known: dict[str, dict[str, Any]], absent: list[str], path: Path, *, is_bare: bool
) -> tuple[str, dict[str, Any]] | None:
    """What a key is that stands for another without a doubt, in the words of a message: one without its colon (``is_bare``:
    nothing is its value), one by its label, one by its own label and that of its mapping.
    """
    begun = next((each for each in absent if key.startswith(each)), "") if is_bare else ""
    if begun:
        return "key_without_colon", {"wanted": f"{begun}: {key.removeprefix(begun).lstrip()}", "nearest": begun}
    mapping = (str(path[-1]) if isinstance(path[-1], str) else "") if path else _FILE
    if meant := key_meant(key, known, absent, mapping):
        return "key_so", {"nearest": meant, "wanted": meant}
    found = None if path else labelled(key, known)
    return ("unknown_key_labelled", {"home": found[0], "nearest": found[1]}) if found else None


def labelled(typed: str, known: dict[str, dict[str, Any]]) -> tuple[str, str] | None:
    """The mapping, and the key in it, that a label at the margin names with both: 联系电话, 落款日期."""
    found = []
    for name, inner in known.items():
        items = inner.get("properties", {}) if typed.startswith(name[:2]) and inner.get("$comment") == "map" else {}
        if items and (key := key_meant(typed, items, items, name)):
            found.append((name, key))
    return found[0] if len(found) == 1 else None


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
    text = re.sub(_UNIT, "", re.sub(rf"\A{_NUMBERED}", "", text)).strip(_AROUND)
    return re.sub(_COUNT, "", text).replace("其它", "其他")
