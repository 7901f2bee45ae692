"""What jsonschema and referencing ask of rpds-py, which has no WebAssembly build. For these tests only."""

from collections.abc import Iterable, Iterator
from typing import Any


class HashTrieMap(dict[Any, Any]):
    def insert(self, key: Any, value: Any) -> "HashTrieMap":
        return HashTrieMap({**self, key: value})

    def remove(self, key: Any) -> "HashTrieMap":
        return HashTrieMap({each: value for each, value in self.items() if each != key})

    def update(self, *others: Any, **more: Any) -> "HashTrieMap":  # type: ignore[override]
        new = HashTrieMap(self)
        for other in (*others, more):
            dict.update(new, other)
        return new

    @classmethod
    def convert(cls, value: Any) -> "HashTrieMap":
        return value if isinstance(value, cls) else cls(value)


class HashTrieSet(frozenset[Any]):
    def insert(self, value: Any) -> "HashTrieSet":
        return HashTrieSet({*self, value})

    def discard(self, value: Any) -> "HashTrieSet":
        return HashTrieSet(self - {value})

    def update(self, *others: Iterable[Any]) -> "HashTrieSet":
        return HashTrieSet(self.union(*others))


class List:
    def __init__(self, values: Iterable[Any] = ()) -> None:
        self._values = tuple(values)

    def push_front(self, value: Any) -> "List":
        return List((value, *self._values))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
