"""Gipgen's mark in a package of parts (Word, OpenDocument): pieces of its parts, and a part of its own at the end."""

import re
from collections.abc import Mapping

from gipgen.findings.text import filled, listed
from gipgen.formats import ProofError
from gipgen.formats.mark import NO_PLACE, STAMP, Mark, before_last
from gipgen.formats.zip_package import Entry, entries, entry, joined
from gipgen.named_tuple import NamedTuple

_LONGEST = 1_000_000  # bytes of a part that holds a piece of the mark
_STAMP = b"%STAMP%"

Pieces = Mapping[
    str, tuple[bytes, bytes]
]  # by the part's name: the last place that a piece stands in front of, and the piece


def package_mark(pieces: Pieces, own: tuple[str, bytes] | None = None) -> Mark:
    """A mark of these pieces, and of a part that a package has for it alone; ``%STAMP%`` stands for the stamp in them."""
    places = _Places(pieces, own)
    return Mark(places.put, places.take_off, holds=places.holds)


class _Places(NamedTuple):
    """Where the mark stands in a package."""

    pieces: Pieces
    own: tuple[str, bytes] | None

    def put(self, package: bytes, stamp: str) -> bytes:
        found = {each.name.decode("utf-8", "replace"): each for each in entries(package)}
        missing = self.pieces.keys() - found.keys()
        if missing:
            raise ProofError(filled(NO_PLACE, place=listed(sorted(missing))))
        for name, (place, piece) in self.pieces.items():
            content = found[name].content(_LONGEST)
            found[name] = entry(name, before_last(content, place, piece.replace(_STAMP, stamp.encode())))
        if self.own:
            name, content = self.own
            found.pop(name, None)
            found[name] = entry(name, content.replace(_STAMP, stamp.encode()))
        return joined(found.values())

    def take_off(self, package: bytes) -> bytes | None:
        try:
            parts = entries(package)
            if self.own and (not parts or parts.pop().name != self.own[0].encode()):
                return None
            if not self.pieces.keys() <= {each.name.decode("utf-8", "replace") for each in parts}:
                return None
            bare = [_without(each, self.pieces) for each in parts]
        except ValueError:
            return None
        return None if None in bare else joined(each for each in bare if each is not None)

    def holds(self, package: bytes) -> bool:
        names = [*self.pieces, *(self.own[:1] if self.own else ())]
        return any(re.search(STAMP.encode(), content) for content in _read(package, names))


def _without(part: Entry, pieces: Pieces) -> Entry | None:
    """A part without its piece of the mark; ``None`` where that is missing."""
    name = part.name.decode("utf-8", "replace")
    if name not in pieces:
        return part
    place, piece = pieces[name]
    pattern = re.escape(piece).replace(re.escape(_STAMP), STAMP.encode()) + re.escape(place)
    content = part.content(_LONGEST)
    found = re.search(pattern, content)
    return entry(name, content[: found.start()] + place + content[found.end() :]) if found else None


def _read(package: bytes, names: list[str]) -> list[bytes]:
    """Those parts of a package, whoever wrote it."""
    from io import BytesIO  # noqa: PLC0415  only for a file that is not as gipgen made it
    from zipfile import ZipFile  # noqa: PLC0415  likewise

    found = []
    try:
        with ZipFile(BytesIO(package)) as opened:
            for name in set(names) & set(opened.namelist()):
                with opened.open(name) as part:
                    found.append(part.read(_LONGEST))
    except Exception:  # noqa: BLE001  a damaged package makes zipfile raise whatever its parts make the unpackers raise
        return found
    return found
