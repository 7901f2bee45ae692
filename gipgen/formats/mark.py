"""Gipgen's mark in its outputs: who made a file, and whether anybody changed it since (docs/decisions/0025).

The mark holds a digest of the file as it is without the mark. Whether a file is gipgen's own is asked by taking the mark
off and putting it on again: only where that gives the same bytes, every one of them is as it was made. There is no
secret in it: it protects people's work from gipgen, and nobody from forgery.
"""

import re
from collections.abc import Callable
from hashlib import sha256

from gipgen.findings.text import Text, filled
from gipgen.formats import ProofError
from gipgen.named_tuple import NamedTuple

STAMP = r"gipgen:[0-9a-f]{16}"
NOTICE = "由 gipgen 从 YAML 生成，请改 YAML，不要改这个文件"
NO_PLACE = Text("没有 {place}，写不了 gipgen 的标记", "no {place} to put gipgen's mark at")
_DIGITS = 16
LENGTH = len("gipgen:") + _DIGITS
_FOREIGN, _CHANGED, _OWN = "foreign", "changed", "own"


class Mark(NamedTuple):
    """Where a format keeps the mark. ``put`` puts a stamp on, ``take_off`` gives the file without, ``None`` where it has none.

    ``is_text``: line ends do not count, which git and editors of Windows change; ``holds`` finds the mark of a file that
    another program wrote anew.
    """

    put: Callable[[bytes, str], bytes]
    take_off: Callable[[bytes], bytes | None]
    is_text: bool = False
    holds: Callable[[bytes], bool] = lambda content: re.search(STAMP.encode(), content) is not None


def signed(mark: Mark, content: bytes) -> bytes:
    """The file with its mark."""
    return mark.put(content, f"gipgen:{sha256(content).hexdigest()[:_DIGITS]}")


def kind(mark: Mark, content: bytes) -> str:
    """Whose a file is: ``own`` as gipgen made it, ``changed`` since, or ``foreign``."""
    if mark.is_text and content.count(b"\n") == content.count(b"\r\n"):
        content = content.replace(b"\r\n", b"\n")
    bare = mark.take_off(content)
    try:
        if bare is not None and signed(mark, bare) == content:
            return _OWN
    except (ProofError, ValueError):  # what was taken off can no longer be put on
        return _CHANGED
    return _CHANGED if bare is not None or mark.holds(content) else _FOREIGN


def before_last(content: bytes, place: bytes, piece: bytes) -> bytes:
    """The content with a piece in front of the last ``place``. Raises ``ProofError`` where that is missing."""
    at = content.rfind(place)
    if at < 0:
        raise ProofError(filled(NO_PLACE, place=place.decode()))
    return content[:at] + piece + content[at:]
