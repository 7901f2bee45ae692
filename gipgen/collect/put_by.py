"""Values as bytes, which may lie in a file: of very many reports they would fill the memory, and most are never asked for."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from sys import intern
from typing import Final, SupportsBytes, TypeVar, overload

from gipgen.collect.collected import Handed

_Each = TypeVar("_Each")
Put = Callable[[bytes], SupportsBytes]  # lays bytes somewhere, and gives what reads them
BETWEEN: Final = "\x1f"  # the texts of cells, none of which has it


class PutBy(Sequence[_Each]):
    """Values that are taken out of their bytes whenever they are asked for."""

    __slots__ = ("_content",)

    def __init__(self, content: SupportsBytes) -> None:
        self._content = content

    def whole(self) -> Sequence[_Each]:
        """All of them, as they were."""
        raise NotImplementedError

    def at(self, content: SupportsBytes) -> "PutBy[_Each]":
        """The same values with their bytes elsewhere."""
        return type(self)(content)

    def laid(self, put: Put) -> "PutBy[_Each]":
        return self.at(put(bytes(self)))

    def __bytes__(self) -> bytes:
        return bytes(self._content)

    @overload
    def __getitem__(self, at: int) -> _Each: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[_Each]: ...

    def __getitem__(self, at: int | slice) -> _Each | Sequence[_Each]:
        return self.whole()[at]

    def __iter__(self) -> Iterator[_Each]:
        return iter(self.whole())

    def __len__(self) -> int:
        return len(self.whole())

    def __bool__(self) -> bool:
        return True  # of nothing nothing is put by

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


class Texts(PutBy[str]):
    """The texts of cells."""

    __slots__ = ()

    def whole(self) -> Sequence[str]:
        return bytes(self).decode("utf-8", "surrogatepass").split(BETWEEN)


class Lines(PutBy[int]):
    """The numbers of lines."""

    __slots__ = ()

    def whole(self) -> Sequence[int]:
        return array("I", bytes(self))


def texts_put_by(texts: Sequence[str]) -> Sequence[str]:
    return Texts(BETWEEN.join(texts).encode("utf-8", "surrogatepass")) if texts else ()


def lines_put_by(lines: Sequence[int]) -> Sequence[int]:
    return Lines(array("I", lines).tobytes()) if lines else ()


def laid(handed: Handed, put: Put) -> Handed:
    """The same with all that is put by laid elsewhere: what stays is small."""
    return handed._replace(
        agency=intern(handed.agency),
        edition=intern(handed.edition),
        dated=intern(handed.dated),
        findings=_laid(handed.findings, put),
        left_over=_laid(handed.left_over, put),
        values=_laid(handed.values, put),
        lines=_laid(handed.lines, put),
        prints=put(bytes(handed.prints)),
    )


def brought(handed: Handed) -> Handed:
    """The same with its findings, and what was left over, at hand as bytes, and without the cells: what is said of it."""
    findings, left_over = _laid(handed.findings, bytes), _laid(handed.left_over, bytes)
    return handed._replace(findings=findings, left_over=left_over, values=(), lines=(), prints=b"")


def _laid(values: Sequence[_Each], put: Put) -> Sequence[_Each]:
    return values.laid(put) if isinstance(values, PutBy) else values
