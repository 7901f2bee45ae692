"""A signature as Word has it, below everything at the margin: the agency on one line, the date on the next."""

from typing import Any

from gipgen.findings.file_messages import SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Span
from gipgen.findings.privacy import quoted
from gipgen.form.meant import date_meant
from gipgen.source.text_lines import item

_LINES = 2  # of a signature
_LONGEST = 60  # characters of it that a message shows


def signature_below(lines: list[str], line: int, schema: dict[str, Any]) -> Diagnostic | None:
    """What is said of the last lines of a file where they are a signature; reading broke off at ``line`` (0-based)."""
    last = _last(lines)
    keys = _keys(schema)
    if keys is None or line not in last:
        return None
    key, agency_key, date_key = keys
    items = dict(found[::2] for each in lines if (found := item(each)) is not None)
    agency = "".join(items.get(agency_key, "").split()).strip("\"'")
    seen = ["".join(lines[number].split()) for number in last]
    date = date_meant(seen[-1])
    if not _is_signature(seen, agency, date):
        return None
    whole = f"{key}: {{{agency_key}: {agency}, {date_key}: {date or '待填'}}}"
    values = {"seen": quoted("，".join(seen), limit=_LONGEST), "key": key, "wanted": quoted(whole, limit=2 * _LONGEST)}
    variant = "signature_again" if key in items else "signature_below"
    return Diagnostic(SYNTAX, ERROR, TEXTS[variant], values=values, span=Span(last[0] + 1, 1))


def _is_signature(seen: list[str], agency: str, date: str) -> bool:
    """Whether lines are the agency and a date, or one of them alone."""
    if len(seen) == _LINES:
        return bool(date) and agency == seen[0]
    return bool(date) or agency == seen[0]


def _last(lines: list[str]) -> list[int]:
    """The last lines of a file, if they stand at the margin and are no items; none where there are more than a signature has."""
    found: list[int] = []
    for number in range(len(lines) - 1, -1, -1):
        if not lines[number].strip():
            continue
        if lines[number][0].isspace() or item(lines[number]) is not None or lines[number].startswith("#"):
            return found[::-1]
        found.append(number)
        if len(found) > _LINES:
            break
    return []


def _keys(schema: dict[str, Any]) -> tuple[str, str, str] | None:
    """The key of the signature, and of agency and date in it."""
    for key, inner in schema["properties"].items():
        items = inner.get("properties", {})
        dates = [each for each in items if str(items[each].get("$comment")) == "date"]
        others = [each for each in items if each not in dates]
        if len(dates) == len(others) == 1:
            return key, others[0], dates[0]
    return None
