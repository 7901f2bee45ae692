"""What happens in a process of the pool."""

import gc
import os
import signal
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def begin() -> None:
    """Leave the end of the run to the process that began it, and end with it; look for garbage as seldom as that does.

    Ctrl-C reaches every process of a terminal: this one would show a traceback for it. Of a process that was killed the
    pool's others are told nothing, so a thread waits for that.
    """
    gc.set_threshold(100_000)
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, signal.SIG_DFL)
    from multiprocessing import parent_process  # noqa: PLC0415  loaded, in a process of the pool
    from threading import Thread  # noqa: PLC0415  likewise

    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: Any) -> None:
    from multiprocessing.connection import wait  # noqa: PLC0415  loaded, in a process of the pool

    wait([parent])
    os._exit(1)


def each_of(job: Callable[[_Item], _Result], items: Sequence[_Item]) -> list[_Result]:
    """The results of a chunk."""
    return [job(item) for item in items]
