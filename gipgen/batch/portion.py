"""Some items in order, with the results that are known before any work."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Portion(Generic[_Item, _Result]):
    """Items that are worked on together."""

    def __init__(self, items: Sequence[_Item], known: Callable[[_Item], _Result | None] | None) -> None:
        self._items = items
        self._results = [known(item) if known else None for item in items]

    @property
    def missing(self) -> list[_Item]:
        """Those that have no result yet."""
        return [item for item, result in zip(self._items, self._results, strict=True) if result is None]

    def whole(self, made: Iterable[_Result], keep: Callable[[_Item, _Result], None] | None) -> Iterator[_Result]:
        """All results, with those that were missing."""
        missing = iter(made)
        for item, known in zip(self._items, self._results, strict=True):
            if known is not None:
                yield known
                continue
            result = next(missing)
            if keep:
                keep(item, result)
            yield result
