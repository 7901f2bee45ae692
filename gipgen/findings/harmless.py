"""Names of files as they are printed: a sign that a terminal would obey, that shows others in another order, or nothing
that everybody sees, as its code.

Written as JSON writes it, so that it may stand in any output. Not a regular expression: compiling one costs a millisecond.
"""

_UNSEEN = (("\x00", "\x1f"), ("\x7f", "\x9f"), ("\u200b", "\u200f"), ("\u2028", "\u202e"), ("\u2060", "\u206f"),
           ("\ud800", "\udfff"), ("\ue000", "\uf8ff"), ("\ufeff", "\ufeff"), ("\ufff9", "\uffff"),
           ("\U000f0000", "\U0010ffff"))  # fmt: skip


def visible(name: str, keep: str = "") -> str:
    """A name in which every sign can be seen: ``\\u000a``, ``\\u202e``; a byte that is no UTF-8 as ``\\udcff``."""
    return name if name.isprintable() else "".join(sign if sign in keep else _sign(sign) for sign in name)


def harmless(text: str, keep: str = "") -> str:
    """The same of a text of several lines; the signs to ``keep`` are the colours of a terminal."""
    return "\n".join(visible(line, f"\t{keep}") for line in text.split("\n"))


def _sign(sign: str) -> str:
    if not any(first <= sign <= last for first, last in _UNSEEN):
        return sign
    units = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
