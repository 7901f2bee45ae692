"""What the fields of a page hold: pages to fill in, saved as they were, have their numbers in fields and none in their text."""

from typing import Any

FIELDS = frozenset(("input", "select", "textarea"))
_TYPED = ("", "text", "number", "tel")  # kinds of input that somebody types into


def held(field: Any) -> str:
    """What a field shows where the page is opened anew."""
    if field.tag == "textarea":
        return "".join(field.itertext())
    if field.tag == "select":
        options = field.findall(".//option")
        chosen = next((each for each in options if each.get("selected") is not None), *options[:1]) if options else None
        return "" if chosen is None else "".join(chosen.itertext())
    return (field.get("value") or "") if (field.get("type") or "").lower() in _TYPED else ""
