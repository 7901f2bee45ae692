"""The streams of the process, so that Chinese is printed on every console."""

import os
import sys


def prepare_streams() -> None:
    """Print Chinese on every console: UTF-8 into files and pipes; what a console cannot show never ends a run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty() or "PYTHONIOENCODING" in os.environ:
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")
