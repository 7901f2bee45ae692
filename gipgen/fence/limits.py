"""How much time and memory a foreign file may take. Everything about it is decided here."""

from typing import Final

SECONDS: Final = 10.0  # of work for one file; a report takes half a second, a long PDF on a slow machine five
DRAWING_SECONDS: Final = 4.0  # for one SVG; a drawing takes a tenth of one
PATIENCE: Final = 4  # times as long by the clock: a machine may have other things to do, and a reader may wait for ever
START_SECONDS: Final = 60.0  # until the process is there: virus scanners look at each file of Python's first
MEMORY: Final = 320 * 2**20  # bytes that the process may write to, readers and the file itself included
ADDRESSES: Final = 4 * 2**30  # bytes of its addresses; fonts are mapped and not read
TIRED: Final = MEMORY // 2  # with more than that at the end of a file, the next one gets a new process
FILES: Final = 200  # that one process reads before a new one takes over
MAX_REPLY: Final = 80_000_000  # bytes; what is read of a report has a twentieth of a megabyte
