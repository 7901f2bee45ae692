"""Signals that end a run: it clears up behind itself, and says with its exit code which signal it was."""

import _signal as signal  # type: ignore[import-not-found]  # `signal` makes enumerations of its numbers: half a millisecond
from typing import Any

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGBREAK")  # SIGINT raises KeyboardInterrupt by itself


class Stopped(KeyboardInterrupt):
    """A signal came that ends the run."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def heed_signals() -> None:
    """From now on signals unwind the run instead of ending the process at once. One that is ignored (nohup) stays so."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            _set(number, _stop)


def leave_signals() -> None:
    """The work is done: from now on signals end the process at once, without a traceback from its last steps."""
    for name in ("SIGINT", *_SIGNALS):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (_stop, signal.default_int_handler):
            _set(number, signal.SIG_DFL)


def _set(number: int, handler: Any) -> None:
    try:
        signal.signal(number, handler)
    except (ValueError, OSError):  # not in the main thread: whoever runs us there minds the signals
        return


def _stop(number: int, _: Any) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough: what follows must not be disturbed
    raise Stopped(number)
