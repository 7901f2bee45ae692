"""Keeps signals that end a run waiting while something must not be broken off half-way."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import Any

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


@contextmanager
def hold_signals() -> Iterator[None]:
    """What a signal raises, it raises behind the block.

    While processes are begun, Python calls hooks of other modules that swallow whatever is raised in them: the run would
    go on. Raised a moment later, it leaves a pool that cannot be ended, as its thread has not begun.
    """
    if current_thread() is not main_thread():  # which alone is told of signals
        yield
        return
    met: list[int] = []
    handlers: dict[int, Any] = {}
    try:
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            handler = None if number is None else signal.getsignal(number)
            if number is not None and callable(handler):
                handlers[number] = handler
                signal.signal(number, lambda number, _: met.append(number))
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for number in met[:1]:
            signal.raise_signal(number)
