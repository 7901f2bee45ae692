"""The streams of the process: Chinese on every console, and no end of a run because a stream is closed or full."""

import os
import sys

TYPE_CHECKING = False  # as `typing` has it, which takes longer to load than all of `--version`
if TYPE_CHECKING:
    from typing import TextIO


def prepare_streams() -> None:
    """Print Chinese on every console: UTF-8 into files and pipes; what a console cannot show never ends a run."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _open_closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty() or "PYTHONIOENCODING" in os.environ:
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _open_closed() -> None:
    """Let closed streams lead nowhere. Left closed, their numbers would go to the next files that are opened: the user's."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  open until the process ends


def silence(stream: "TextIO") -> None:
    """Let a stream that takes nothing any more lead nowhere, so that nothing complains of it when the process ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):  # a stream of somebody's own making
        return
