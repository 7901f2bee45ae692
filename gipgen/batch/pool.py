"""The process pool of the standard library, with what it lacks: results in order, bounded, and dead workers survived."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain, islice
from multiprocessing import get_context
from threading import active_count
from time import sleep
from typing import Any, Generic, TypeVar

from gipgen.batch.hold_signals import hold_signals
from gipgen.batch.portion import Portion
from gipgen.batch.worker import begin, each_of
from gipgen.findings.text import Text, problem
from gipgen.named_tuple import NamedTuple

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_Made = TypeVar("_Made")

_TRIES = 2  # of an item alone: a process may end by chance, but not each time at the same item
_AHEAD = 4  # chunks for each process that are being done or wait for those before them
_LOOK = 2.0  # seconds until somebody looks whether the processes are still there
_MOST = 61 if sys.platform == "win32" else max(64, os.cpu_count() or 1)  # what Windows can wait for
_FEW = 8  # processes: more are begun only where there are files for them
_DIED = Text(
    "处理到一半，进程中断了（内存不够，或者被系统结束）。",
    "a process of the run ended (out of memory, or ended by the system)",
)


def pooled(
    job: Callable[[_Item], _Result],
    items: Iterator[_Item],
    jobs: int,
    chunk: int,
    *,
    lost: Callable[[_Item], _Result] | None,
    known: Callable[[_Item], _Result | None] | None = None,
    keep: Callable[[_Item, _Result], None] | None = None,
) -> Iterator[_Result]:
    """As ``mapped``, in ``jobs`` processes."""
    jobs = min(jobs, _MOST)
    if jobs > _FEW:
        head = list(islice(items, jobs * chunk))
        jobs, items = min(jobs, max(_FEW, -(-len(head) // chunk))), chain(head, items)
    pool = _Pool(job, jobs, lost)
    on_their_way: deque[tuple[Portion[_Item, _Result], _Order]] = deque()
    done = False
    try:
        while pieces := list(islice(items, chunk)):
            part = Portion(pieces, known)
            on_their_way.append((part, pool.begin(part.missing)))
            if len(on_their_way) >= jobs * _AHEAD:
                part, order = on_their_way.popleft()
                yield from part.whole(pool.results(order), keep)
        while on_their_way:
            part, order = on_their_way.popleft()
            yield from part.whole(pool.results(order), keep)
        done = True
    finally:
        pool.end(at_once=not done)


class _Order(NamedTuple):
    """Items that were handed to processes; without a ``future`` there were none to be had."""

    items: Sequence[Any]
    future: Future[list[Any]] | None
    executor: ProcessPoolExecutor | None


class _Pool(Generic[_Item, _Result]):
    """The processes, others where one of them has died."""

    def __init__(self, job: Callable[[_Item], _Result], jobs: int, lost: Callable[[_Item], _Result] | None) -> None:
        self._job, self._jobs, self._lost = job, jobs, lost
        self._executor: ProcessPoolExecutor | None = None
        self._lone: ProcessPoolExecutor | None = None  # of one process

    def begin(self, items: Sequence[_Item]) -> _Order:
        """Hand items to the processes."""
        future: Future[list[_Result]] | None = None
        while future is None and items:
            try:
                self._executor = self._executor or _executor(self._jobs)
                future = _submitted(self._executor, each_of, self._job, items)
            except BrokenProcessPool:
                self.end(at_once=True)
            except (OSError, ImportError, NotImplementedError):  # the system has no more processes for us, or never had
                break
        return _Order(items, future, self._executor)

    def results(self, order: _Order) -> Iterable[_Result]:
        """What was made of items that were handed over."""
        if order.future is None:
            return map(self._job, order.items)
        try:
            found = _awaited(order.future, order.executor)
        except (BrokenProcessPool, CancelledError):
            if order.executor is self._executor:
                self.end(at_once=True)
            return self._alone(order.items)
        except Exception:  # noqa: BLE001  what cannot be sent; whatever else it is, it happens here as with one process
            return map(self._job, order.items)
        return found

    def _alone(self, items: Sequence[_Item]) -> Iterator[_Result]:
        """Each item by itself, in one process: the one that ends it is known then."""
        try:
            for item in items:
                yield self._once_more(item)
        finally:
            self._end_lone()

    def _once_more(self, item: _Item) -> _Result:
        for _ in range(_TRIES):
            self._lone = self._lone or _executor(1)
            with suppress(BrokenProcessPool):
                return _awaited(_submitted(self._lone, self._job, item), self._lone)
            self._end_lone()
        if self._lost is None:
            raise problem(_DIED)
        return self._lost(item)

    def _end_lone(self) -> None:
        executor, self._lone = self._lone, None
        if executor is not None:
            _end(executor, at_once=True)

    def end(self, *, at_once: bool) -> None:
        """End the processes: of a run that was stopped or broke off at once, whatever they are doing."""
        executor, self._executor = self._executor, None
        if executor is not None:
            _end(executor, at_once=at_once)


def _submitted(executor: ProcessPoolExecutor, job: Callable[..., _Made], *given: Any) -> Future[_Made]:
    with hold_signals():  # processes may be begun here
        return executor.submit(job, *given)


def _awaited(future: Future[_Made], executor: ProcessPoolExecutor | None) -> _Made:
    """What comes of work. Raises ``BrokenProcessPool`` for a process that ended while it was sending some, too.

    The pool's thread waits for the rest of them then, for ever: the pipe stays open as long as other processes hold it.
    """
    had_ended = False
    while True:
        try:
            return future.result(_LOOK)
        except TimeoutError:
            if future.done():
                raise  # of the job
            if had_ended:
                raise BrokenProcessPool from None
            had_ended = not all(process.is_alive() for process in _processes(executor))


def _processes(executor: ProcessPoolExecutor | None) -> list[Any]:
    return list((getattr(executor, "_processes", None) or {}).values())


def _executor(jobs: int) -> ProcessPoolExecutor:
    """A pool. Processes are copies of this one where that is safe: they have loaded what it has."""
    is_safe = sys.platform.startswith("linux") and _is_alone()
    return ProcessPoolExecutor(jobs, mp_context=get_context("fork" if is_safe else "spawn"), initializer=begin)


def _is_alone() -> bool:
    """Whether this process has one thread: a copy has no other, and waits for ever for what another was holding."""
    for _ in range(20):
        try:
            if len(os.listdir("/proc/self/task")) == 1:
                return True
        except OSError:
            return False
        if active_count() > 1:
            return False
        sleep(0.01)  # a thread of a pool that has ended is about to go
    return False


def _end(executor: ProcessPoolExecutor, *, at_once: bool) -> None:
    if at_once:
        for process in _processes(executor):
            with suppress(OSError, ValueError):
                process.kill()
        _close(executor)
    executor.shutdown(wait=True, cancel_futures=at_once)  # what it waits for has ended


def _close(executor: ProcessPoolExecutor) -> None:
    """Close the last end of the pipe through which processes that were ended sent: half a result is waited for else."""
    writer = getattr(getattr(executor, "_result_queue", None), "_writer", None)
    if writer is not None:
        with suppress(OSError):
            writer.close()
