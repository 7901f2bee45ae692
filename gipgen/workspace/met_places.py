"""Which places were met in a run: eight bytes for each, where a set of their names would be most of the memory of a large run."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from array import array

_MANY: Final = 2_000  # places that are remembered by name: a run of few loads no digests
_REST: Final = 56  # bits of a digest behind those that choose its array


class MetPlaces:
    """Two places whose digests agree in all 64 bits are taken for one: once in five hundred million runs of 300,000."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._parts: dict[int, array[int]] = {}

    def is_new(self, place: str) -> bool:
        """Whether a place is met for the first time; from now on it is not."""
        if place in self._names:
            return False
        if len(self._names) < _MANY:
            self._names.add(place)
            return True
        from array import array  # noqa: PLC0415  for large runs only
        from bisect import bisect_left  # noqa: PLC0415  likewise
        from hashlib import blake2b  # noqa: PLC0415  likewise

        digest = blake2b(place.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = int.from_bytes(digest, "little")
        part = self._parts.setdefault(number >> _REST, array("Q"))
        at = bisect_left(part, number)
        if at < len(part) and part[at] == number:
            return False
        part.insert(at, number)
        return True
