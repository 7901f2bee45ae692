"""What people write into an entry for which they have nothing: 无, /, -, 0."""

from typing import Any

from gipgen.vocabulary.words import LANGUAGE


def says_nothing(value: Any) -> bool:
    """Whether a text holds no letter, and no digit but noughts; or is one of the words that stand for nothing."""
    text = value.strip() if isinstance(value, str) else "0" if value == 0 and value is not False else ""
    return bool(text) and (text in LANGUAGE.no_entry or not any(sign.isalnum() and sign != "0" for sign in text))
