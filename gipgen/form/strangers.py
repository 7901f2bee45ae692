"""Keys that a mapping does not know: which of them are there at all, and what they may have been."""

import difflib
import re
from typing import Any


def texts_above(schema: dict[str, Any], instance: dict[str, Any]) -> dict[str, str]:
    """The key of the text that a sentence with a colon stands below, as its next line without blanks would; for all at once."""
    texts = {key for key, inner in schema["properties"].items() if inner.get("$comment") == "prose"}
    return {
        key: before
        for before, (key, value) in zip(instance, list(instance.items())[1:], strict=False)
        if before in texts and isinstance(value, str) and re.search("[。，；]", value)
    }


def only_missing(schema: dict[str, Any], instance: dict[str, Any]) -> dict[str, str]:
    """The one key that is missing, where the only stranger is a word in Latin letters: ``year``, ``niandu``."""
    missing = [each for each in schema["required"] if each not in instance]
    strangers = [each for each in instance if each not in schema["properties"]]
    only = len(missing) == len(strangers) == 1 and strangers[0].isascii() and strangers[0].isalpha()
    return {strangers[0]: missing[0]} if only else {}


def unknown_keys(schema: dict[str, Any], instance: dict[str, Any], torn: dict[str, list[str]]) -> list[str]:
    behind = {piece for pieces in torn.values() for piece in pieces[1:]}
    return [key for key in instance if key not in schema["properties"] and key not in behind]


def torn(instance: dict[str, Any]) -> dict[str, list[str]]:
    """Numbers that lost what follows their thousands separator: YAML reads ``{制发: 1,000}`` as two keys."""
    torn: dict[str, list[str]] = {}
    last = ""
    for key, value in instance.items():
        if value is None and re.fullmatch(r"\d{3}(\.\d+)?\D*", key) and isinstance(instance.get(last), int):
            torn.setdefault(last, [str(instance[last])]).append(key)
        else:
            last = key
    return torn


def nearest(word: str, known: list[str], likeness: float = 0.5) -> str:
    """The known word that ``word`` most likely stands for, or an empty text."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=likeness)
    if close:
        return close[0]
    within = [key for key in known if len(word) > 1 and (word in key or key in word)]
    return within[0] if len(within) == 1 else ""
