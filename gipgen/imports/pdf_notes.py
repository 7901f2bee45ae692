"""Raised digits in cells of a PDF: numbers of notes, which are no digits of the number that they stand behind."""

from typing import Any

from gipgen.imports.raw import noted

_SMALLER = 0.86  # of the digits beside them
_HIGHER = 0.1  # of their size, above the line on which these stand


def with_notes(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The signs of a cell, raised digits as ``[1]``."""
    digits = [char for char in chars if char["text"].isdecimal()]
    if len({char["size"] for char in digits}) < 2:
        return chars
    largest = max(digits, key=lambda char: char["size"])
    raised = [id(char) for char in digits if _is_raised(char, largest)]
    return (
        [{**char, "text": noted(char["text"])} if id(char) in raised else char for char in chars] if raised else chars
    )


def _is_raised(char: dict[str, Any], beside: dict[str, Any]) -> bool:
    size: float = beside["size"]
    on_line = beside["top"] < char["bottom"] < beside["bottom"] - _HIGHER * size
    return bool(char["size"] <= _SMALLER * size and on_line)
