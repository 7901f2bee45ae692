"""The unified social credit code of GB 32100-2015: 18 characters, the last of which proves the others."""

from typing import Final

SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z: they look like digits
LENGTH: Final = 18


def code_of(typed: str) -> str:
    """A code as it is compared: without blanks and hyphens, in capitals, half width."""
    plain = "".join(typed.translate(HALF_WIDTH).split())
    return plain.replace("-", "").upper()


HALF_WIDTH: Final = {0xFF01 + number: 0x21 + number for number in range(94)}


def check_character(code: str) -> str:
    """What the last character has to be for the seventeen before it; empty where one of them is no sign of a code."""
    values = [SIGNS.find(sign) for sign in code[: LENGTH - 1]]
    if len(values) < LENGTH - 1 or min(values) < 0:
        return ""
    total = sum(value * pow(3, place, 31) for place, value in enumerate(values))
    return SIGNS[(31 - total % 31) % 31]


def is_code(code: str) -> bool:
    """Whether a text is a code whose last character is right."""
    return len(code) == LENGTH and code[-1] == check_character(code)
