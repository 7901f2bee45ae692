"""What a reader may do to the process that it runs in: jobs for the tests of the fence."""

import os
import signal
import sys
import time
from typing import Any


def give(value: Any) -> Any:
    return value


def whose() -> int:
    return os.getpid()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


def abort() -> None:
    os.abort()


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def work() -> None:
    while True:
        pass


def spin(seconds: float) -> str:
    """Work so long."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return "done"


def eat(megabytes: int) -> int:
    return len(bytearray(megabytes * 2**20))


def stumble() -> None:
    raise KeyError("stumbled here")


def shout() -> str:
    """What some libraries do: print to the standard streams, and ask."""
    print("x" * 100_000)
    os.write(1, b"y" * 100_000)
    return sys.stdin.read()


def lie() -> Any:
    """A value of a type that the caller has not named."""
    from gipgen.imports.raw import Run

    return Run("甲")
