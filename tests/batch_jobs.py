"""Jobs for the tests of ``gipgen.batch``: other processes import them from here."""

import os
import sys
import time
from pathlib import Path
from types import FrameType


def doubled(number: int) -> int:
    return number * 2


def late_first(number: int) -> int:
    """The first one takes longest."""
    time.sleep(0.3 if number == 0 else 0)
    return number


def deadly(number: int) -> int:
    """7 and 40 end whatever process they are in."""
    if number in (7, 40):
        os._exit(9)
    return number


def deadly_once(item: tuple[str, int]) -> int:
    """The first process that comes to number 5 ends."""
    file, number = item
    if number == 5 and not Path(file).exists():
        Path(file).write_text("", encoding="utf-8")
        os._exit(9)
    return number


def raising(number: int) -> int:
    if number == 20:
        raise ValueError("twenty")
    return number


def unsendable(number: int) -> object:
    return (number, lambda: number)


def where(_: int) -> int:
    return os.getpid()


def pooled_inside(numbers: list[int]) -> list[int]:
    from gipgen.batch.mapped import mapped

    return list(mapped(doubled, numbers, jobs=2))


def half_sent(item: tuple[int, bool]) -> int:
    """A process that sends the beginning of a result for number 5; then it ends, or goes on for long."""
    number, ends = item
    if number == 5 and (frame := _of_process()) is not None:
        os.write(frame.f_locals["result_queue"]._writer.fileno(), b"\x00\x00\x10\x00half")
        time.sleep(0 if ends else 60)
        os._exit(9)
    return number


def _of_process() -> FrameType | None:
    """Where a process of the pool waits for work; none outside of one."""
    frame: FrameType | None = sys._getframe()
    while frame is not None and frame.f_code.co_name != "_process_worker":
        frame = frame.f_back
    return frame
