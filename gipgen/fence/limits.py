"""How much time and memory a foreign file may take. Everything about it is decided here."""

from typing import Final

SECONDS: Final = 4.0  # of work for one file; a report takes half a second, the longest PDF that was met one and a half
DRAWING_SECONDS: Final = 4.0  # for one SVG; a drawing takes a tenth of one
USUAL: Final = 0.001  # seconds that the loop in ``process_limits.pace`` may take before a machine counts as slow
SLOWEST: Final = 4.0  # a slow machine may take so many times as long, not more
PATIENCE: Final = (
    10  # times as long by the clock: a machine may have other things to do, and a reader may wait for ever
)
START_SECONDS: Final = 60.0  # until the process is there: virus scanners look at each file of Python's first
MEMORY: Final = 320 * 2**20  # bytes that the process may write to, readers and the file itself included
ADDRESSES: Final = 4 * 2**30  # bytes of its addresses; fonts are mapped and not read
TIRED: Final = MEMORY // 2  # with more than that at the end of a file, the next one gets a new process
FILES: Final = 200  # that one process reads before a new one takes over
MAX_REPLY: Final = 80_000_000  # bytes; what is read of a report has a twentieth of a megabyte
OFFICE_SECONDS: Final = 60  # that LibreOffice may take for one file, its start included; a report takes two
OFFICE_MEMORY: Final = 2**30  # bytes that each of its processes may write to; a report takes a fifth
OFFICE_REPLY: Final = 60_000_000  # bytes of what it makes
