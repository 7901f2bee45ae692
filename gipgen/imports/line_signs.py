"""Signs in a line of a table in running text that say nothing: that of a list, leaders to the numbers, what parts its cells."""

import re

_LEADS = ("……", "...", "···", "__")
_BULLETS = frozenset("*+-•·●○■□◆◇▪►‣")
_BULLET = (  # patterns that few texts need are made when one does
    r"[*•·●○■□◆◇▪►‣]\s+(?=\S)|[+\-]\s+(?=[（(【]?[一-龥]|\d{1,2}[.、．])"
)
_PARTS = frozenset("|丨︱;；")
_PARTING = r"(?:^|(?<=\s))[|丨︱;；](?=\s|$)"  # between cells, a blank on both sides
_COUNTED = r"(?<=\d)、(?=\d)"
_ENDS = frozenset("。！？")
_LEADER = r"(?:…|\.{3}|·{3}|_{2})[….·_]{0,200}"  # that leads from a label to its numbers


def without_signs(text: str) -> str:
    """A line without what only leads to its cells or parts them: the sign of a list, dots to the numbers, bars and semicolons."""
    if text[:1] in _BULLETS:
        text = re.sub(_BULLET, "", text)
    if any(each in text for each in _LEADS):
        text = re.sub(_LEADER, " ", text)
    if "、" in text and _ENDS.isdisjoint(text):
        text = re.sub(_COUNTED, " ", text)
    return re.sub(_PARTING, " ", text) if not _PARTS.isdisjoint(text) and _ENDS.isdisjoint(text) else text
