"""How the work on many files is done."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple

Watch = Callable[[Iterable[Any], Callable[[], int]], Iterator[Any]]  # the items, and how many there will be, asked once


def unwatched(items: Iterable[Any], total: Callable[[], int]) -> Iterator[Any]:
    """The items, with nobody looking on."""
    del total
    return iter(items)


class Work(NamedTuple):
    """``jobs`` processes, ``None`` for as many as pay; ``cache`` is the folder of what was found before, empty for none.

    ``tell`` is told why a file is looked at again. ``cluster`` is the address of a scheduler of dask whose workers do it.
    ``watch`` hands on what is done, one after the other, and shows somebody how far it is.
    """

    jobs: int | None = 1
    cache: str = ""
    tell: Callable[[Text], None] | None = None
    cluster: str = ""
    watch: Watch = unwatched

    @property
    def is_here(self) -> bool:
        """Whether each file is read in this process, now."""
        return self.jobs == 1 and not self.cache and not self.cluster


HERE: Final = Work()
