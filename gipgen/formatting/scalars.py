"""How a scalar is written: plain where no YAML reader could take it for something else, otherwise in quotes."""

import re

from gipgen.source.compose import plain_value

_TEXT_ONLY = re.compile(r"[\u3400-\u9fffA-Za-z（《〈“‘【./].*")
_WORDS_OF_YAML = frozenset(("null", "yes", "no", "true", "false", "on", "off", "y", "n", ".inf", ".nan"))
_DIGIT_GROUPS = re.compile(r"[0-9]+(-[0-9]+)+")  # a date, a telephone number
_STARTS = tuple("-?:,[]{}#&*!|>'\"%@`= ")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def width(text: str) -> int:
    """The columns that ``text`` takes on a screen; Chinese characters count double."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def write_scalar(value: str, style: str, *, flow: bool) -> str:
    """A scalar on one line; quotes stay where taking them off could change what it means to any reader."""
    if style == "" and (value == "" or _fits_plain(_with_blanks(value), flow=flow)):
        return value
    if style != "" and _is_text(value) and _fits_plain(value, flow=flow):
        return value
    return quote(value)


def _with_blanks(value: str) -> str:
    """A value that was typed without quotes, for the question whether it may stay so: to a person a tab is a blank, ``\\t`` is not."""
    return value if "\t" in value[:1] + value[-1:] else value.replace("\t", " ")


def _is_text(value: str) -> bool:
    """Whether a value without quotes is text to every reader of YAML, old or new."""
    if plain_value(value) != value or value.lower() in _WORDS_OF_YAML:
        return False
    return bool(_TEXT_ONLY.fullmatch(value) or _DIGIT_GROUPS.fullmatch(value))


def _fits_plain(value: str, *, flow: bool) -> bool:
    if value != value.strip() or any(sign in value for sign in ("\n", "\t", ": ", " #", "\u2028", "\u2029")):
        return False
    if value.endswith(":") or value.startswith(("---", "...")):
        return False
    if value.startswith(_STARTS) and not (value[0] == "-" and value[1:2].isdigit()):
        return False
    return not (flow and re.search(r"[,\[\]{}]|:", value))


def quote(value: str) -> str:
    """The value in quotes: double ones, unless it has such signs itself."""
    if ('"' in value or "\\" in value) and "'" not in value and not any(sign in value for sign in "\n\t\u2028\u2029"):
        return f"'{value}'"
    return '"' + "".join(_ESCAPES.get(character, character) for character in value) + '"'


def block_scalar(text: str, indent: str) -> list[str] | None:
    """``|`` and the lines below it, or ``None`` for a text that only quotes can hold."""
    if not text.strip() or "\u2028" in text or "\u2029" in text or text.endswith("\n\n"):
        return None
    chomp = "" if text.endswith("\n") else "-"
    lines = text.removesuffix("\n").split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip(" "))
    indicator = "2" if any(line.startswith((" ", "\t")) for line in lines[: first + 1]) else ""
    return [f"|{indicator}{chomp}", *(f"{indent}{line}" if line else "" for line in lines)]
