"""What a person can see: colours that stand out, letters large enough, fonts that have letters; what no house style may undo.

The files ``held_*.py`` hold what a house's templates made to an allow list, format by format (docs/decisions/0027).
"""

import re
from collections.abc import Callable, Iterable, Mapping

from gipgen.findings.text import Text, filled
from gipgen.formats import ProofError
from gipgen.named_tuple import NamedTuple

Colour = tuple[int, int, int]
LEAST_CONTRAST = 2.5  # of WCAG 2, which wants 3 for large letters: here it is about what can be seen at all
_FOR = Text("{what}：{why}", "{what}: {why}")
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
_SYMBOLS = r"dings|webdings|symbol|marlett|\bmt extra|barcode|code ?(?:39|128)|emoji|icon|awesome|blank|redact|password|braille"
NAMED = {
    "black": "000000",
    "white": "ffffff",
    "red": "ff0000",
    "maroon": "800000",
    "darkred": "8b0000",
    "crimson": "dc143c",
    "firebrick": "b22222",
    "brown": "a52a2a",
    "blue": "0000ff",
    "navy": "000080",
    "darkblue": "00008b",
    "midnightblue": "191970",
    "royalblue": "4169e1",
    "steelblue": "4682b4",
    "teal": "008080",
    "green": "008000",
    "darkgreen": "006400",
    "seagreen": "2e8b57",
    "olive": "808000",
    "purple": "800080",
    "gray": "808080",
    "grey": "808080",
    "dimgray": "696969",
    "dimgrey": "696969",
    "darkgray": "a9a9a9",
    "darkgrey": "a9a9a9",
    "lightgray": "d3d3d3",
    "lightgrey": "d3d3d3",
    "gainsboro": "dcdcdc",
    "whitesmoke": "f5f5f5",
    "silver": "c0c0c0",
    "orange": "ffa500",
    "darkorange": "ff8c00",
    "gold": "ffd700",
    "yellow": "ffff00",
    "ivory": "fffff0",
    "beige": "f5f5dc",
    "snow": "fffafa",
    "aliceblue": "f0f8ff",
    "lavender": "e6e6fa",
}


def claims_nothing(text: str) -> Text | None:  # noqa: ARG001  any text will do
    """For where no report is known that a text could repeat."""
    return None


class Held(NamedTuple):
    """A file that a house's templates made, and what the built-in ones make of the same document."""

    content: bytes
    plain: bytes
    hosts: tuple[str, ...] = ()  # that blocks of the house may lead to
    claims: Callable[[str], Text | None] = (
        claims_nothing  # why a text may not stand beside the report, in headers and footers
    )


def refuse_for(what: str, why: Text) -> ProofError:
    """As ``refuse``, for a reason in both languages."""
    return ProofError(filled(_FOR, what=what[:80], why=why), what)


def refuse(what: str, why: str, english: str) -> ProofError:
    """Words for what a house's template may not have: the thing itself, why, and what to write instead."""
    return ProofError(Text(f"{what[:80]}：{why}", f"{what[:80]}: {english}"), what)


def colour(text: str) -> Colour | None:
    """A colour as CSS, Word and OpenDocument write it; ``None`` for one that is not understood."""
    text = text.strip().lower()
    text = NAMED.get(text, text.removeprefix("#"))
    if re.fullmatch(r"[0-9a-f]{3}", text):
        text = "".join(sign * 2 for sign in text)
    if re.fullmatch(r"[0-9a-f]{6}", text):
        return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)
    match = re.fullmatch(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)", text)
    if match:
        red, green, blue = (min(255, int(part)) for part in match.groups())
        return red, green, blue
    return None


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours as WCAG 2 has it: from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def stands_out(text: Colour, grounds: Iterable[Colour]) -> bool:
    return all(contrast(text, ground) >= LEAST_CONTRAST for ground in grounds)


def has_letters(font: str) -> bool:
    """Whether a font of this name shows letters and digits as what they are."""
    return not re.search(_SYMBOLS, font, re.IGNORECASE)


def may_lead_to(address: str, hosts: Iterable[str]) -> bool:
    """Whether a block of the house may link there: a place on this page or site, one of ``hosts``, mail, a telephone."""
    if any(sign <= " " or sign == "\\" for sign in address):
        return False
    from urllib.parse import urlsplit  # noqa: PLC0415  a house's templates only

    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in ("mailto", "tel"):
        return True
    if not parts.scheme and not address.startswith("//"):
        return ":" not in address.partition("/")[0]
    host = (parts.hostname or "").lower()
    return parts.scheme in ("http", "https", "") and any(host == each or host.endswith(f".{each}") for each in hosts)


def own_hosts(site: Mapping[str, str], url: str) -> tuple[str, ...]:
    """The hosts of the agency's own site, as gipgen.toml and the report say them."""
    from urllib.parse import urlsplit  # noqa: PLC0415  a house's templates only

    named = [value for name, value in site.items() if name.lower() in ("sitedomain", "url", "siteurl")]
    hosts = []
    for each in (*named, url):
        try:
            host = urlsplit(each if "//" in each else f"//{each}").hostname
        except ValueError:
            continue
        hosts += [host.lower().removeprefix("www.")] if host else []
    return tuple(hosts)
