"""The process behind the fence: it reads one job after the other, runs it, and sends back what came of it.

It ends with whoever started it: when there is nothing more to be read, or when a job takes far longer than allowed.
"""

import os
import signal
import sys
from importlib import import_module
from typing import Any, BinaryIO

from gipgen.fence.limits import FILES, PATIENCE, TIRED
from gipgen.fence.plain import BrokenMessageError, receive, send
from gipgen.fence.process_limits import bound_memory, bound_work, pace, written
from gipgen.findings.text import Problem

_GRACE = 5  # seconds beyond the limit of time, within which the other side should have ended this one
_MAX_JOB = 200_000_000  # bytes; the readers refuse much smaller files


def serve() -> None:
    """Serve until there is nobody to serve. The first message names modules that are to be missing here, as they are there."""
    jobs, replies = _private_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who started this
    bound_memory()
    try:
        send(replies, ("ready", pace()))
        missing: Any = receive(jobs, {}, _MAX_JOB)
        sys.modules.update(dict.fromkeys(missing))  # what is None cannot be imported
        for served in range(1, FILES + 1):
            name, seconds, arguments = receive(jobs, {}, _MAX_JOB)
            outcome = _within(seconds, name, arguments)
            send(replies, (*outcome, served == FILES or written() > TIRED))
    except (BrokenMessageError, BrokenPipeError):
        return


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes, out of reach of whatever prints or asks: the usual streams lead nowhere."""
    jobs, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for usual in (0, 1):
        os.dup2(nowhere, usual)
    return jobs, replies


def _within(seconds: float, name: str, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    import faulthandler  # noqa: PLC0415  its watchman needs no lock of Python's

    with open(os.devnull, "w", encoding="ascii") as nowhere:
        faulthandler.dump_traceback_later(seconds * PATIENCE + _GRACE, exit=True, file=nowhere)
        bound_work(seconds)
        try:
            return _outcome(name, arguments)
        finally:
            bound_work(0)
            faulthandler.cancel_dump_traceback_later()


def _outcome(name: str, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """What came of a job: ``done`` with its value, ``problem``, ``memory``, or ``fault`` with the traceback."""
    try:
        module, _, function = name.partition(":")
        return "done", getattr(import_module(module), function)(*arguments)
    except Problem as problem:
        return "problem", (*problem.text, problem.of_call)
    except MemoryError:
        return "memory", None
    except Exception:  # noqa: BLE001  a fault of ours is told on the other side, with the file's name
        import traceback  # noqa: PLC0415  rarely

        return "fault", traceback.format_exc()
