"""What somebody typed into a cell of Excel, as a number of the form; nothing is guessed."""

from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

from gipgen.imports.printed_words import Value
from gipgen.named_tuple import NamedTuple

_MOST = 10**15  # Excel keeps fifteen digits


class Typed(NamedTuple):
    """The value, and what is to be said of it (a key of ``compose_report.REASONS``), if anything."""

    value: Value
    reason: str = ""


def typed(value: Any, kind: str, blank: str) -> Typed:
    """Read a cell's value; ``kind`` is the type of its column, ``blank`` the mark of what is not known yet."""
    if value is None or (isinstance(value, str) and value.strip() in ("", blank)):
        return Typed(Value("blank", ""))
    if isinstance(value, (date, datetime, time)):
        return Typed(Value("unclear", str(value)), "date")
    if isinstance(value, bool):
        return Typed(Value("unclear", str(value).upper()), "typed")
    if isinstance(value, str):
        return _text(value.strip(), kind)
    shown = _digits(value)
    return Typed(Value("number", shown, shown)) if _fits(shown, kind) else Typed(Value("unclear", str(value)), "typed")


def _text(text: str, kind: str) -> Typed:
    if kind == "unit_amount":
        from gipgen.imports.printed_words import value  # noqa: PLC0415  the amounts of the edition of 2019 only

        read = value(text, kind)
        taken = read.kind == "number" and read.text == text
        return Typed(Value("number", text, text)) if taken else Typed(Value("unclear", text), "typed")
    if text.isascii() and _fits(text, kind):
        return Typed(Value("number", text, text, sure=False), "text_number")
    return Typed(Value("unclear", text), "typed")


def _digits(value: Any) -> str:
    """A number of Excel in digits, as it was typed; empty where it is none that can be written out."""
    if isinstance(value, float):
        if not isfinite(value) or abs(value) >= _MOST:
            return ""
        return str(int(value)) if value == int(value) else format(Decimal(repr(value)), "f")
    return str(value) if isinstance(value, int) and abs(value) < _MOST else ""


def _fits(digits: str, kind: str) -> bool:
    """Whether digits are a number of a column: whole and not negative, but for amounts and changes."""
    whole, point, rest = digits.removeprefix("-").partition(".")
    if not whole.isdecimal() or not whole.isascii() or (whole[0] == "0" and whole != "0"):
        return False
    if kind in ("amount", "unit_amount"):
        return not digits.startswith("-") and (not point or (rest.isdecimal() and rest.isascii()))
    return not point and (kind == "signed" or not digits.startswith("-"))
