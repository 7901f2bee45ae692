"""``mapped(job, items)``: the first of two phases. Its results come in the order of the items, whoever made them."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from gipgen.findings.text import Text, problem

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

FEW = 50  # so many files are done before other processes have loaded what they need
CHUNK = 16  # files that a process takes at a time: sending one by one costs ten times as much
_TOO_FEW = Text("--jobs 至少是 1，这里是 {jobs}。", "--jobs takes at least 1, not {jobs}")


def mapped(
    job: Callable[[_Item], _Result],
    items: Iterable[_Item],
    *,
    jobs: int | None = 1,
    chunk: int = CHUNK,
    few: int = FEW,
    lost: Callable[[_Item], _Result] | None = None,
    known: Callable[[_Item], _Result | None] | None = None,
    keep: Callable[[_Item, _Result], None] | None = None,
    cluster: str = "",
) -> Iterator[_Result]:
    """What ``job``, a function of a module, makes of each item, in the items' order.

    Items and results are plain values that can be pickled; ``jobs`` is the number of processes, ``None`` as many as pay
    where there are more than ``few`` items.
    Only a few chunks are on their way at a time, so the items may be endless. An item at which its process dies is tried
    once more, alone; if it ends that one as well, ``lost`` says what stands for its result. ``known`` gives the results
    that need no work, ``keep`` is given all others; both are called here. ``cluster`` is the address of a scheduler of
    dask whose workers do it instead: then nothing may be in the items that only this machine has, such as a file's name
    without its content. Raises ``Problem`` for less than one process.
    """
    if cluster:
        from gipgen.batch.cluster import clustered  # noqa: PLC0415  rarely asked for

        return clustered(job, items, cluster, chunk=chunk, lost=lost, known=known, keep=keep)
    if jobs is not None and jobs < 1:
        raise problem(_TOO_FEW, jobs=jobs)
    waiting = iter(items)
    if jobs is None:
        head = list(islice(waiting, few + 1))
        waiting = chain(head, waiting)
        jobs = _cores() if len(head) > few else 1
    if jobs == 1 or not may_start():
        return _here(job, waiting, known, keep)
    from gipgen.batch.pool import pooled  # noqa: PLC0415  one process needs none

    return pooled(job, waiting, jobs, chunk, lost=lost, known=known, keep=keep)


def _here(
    job: Callable[[_Item], _Result],
    items: Iterable[_Item],
    known: Callable[[_Item], _Result | None] | None,
    keep: Callable[[_Item, _Result], None] | None,
) -> Iterator[_Result]:
    for item in items:
        result = known(item) if known else None
        if result is None:
            result = job(item)
            if keep:
                keep(item, result)
        yield result


def may_start() -> bool:
    """Whether this process may have others work for it: there are such, and it is itself no worker of somebody's pool."""
    from gipgen.fence.fence import can_start  # noqa: PLC0415  asked for large runs only

    if not can_start():
        return False
    from multiprocessing import current_process  # noqa: PLC0415  likewise

    return not current_process().daemon


def _cores() -> int:
    """The processors that this process may use."""
    import os  # noqa: PLC0415  asked for large runs only

    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
