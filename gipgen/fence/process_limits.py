"""Bounds of the process that reads: memory, and the time after which it ends by itself when nobody is left to end it.

Linux holds a process to what it may write to, macOS to no limit of memory at all (its kernel ignores them), Windows to the
limit of a job object.
"""

import os
import signal
import sys
from time import perf_counter, process_time

from gipgen.fence.limits import ADDRESSES, MEMORY, SLOWEST, USUAL


def bound_memory() -> None:
    """Hold this process to the limits, as far as its system can."""
    if sys.platform == "win32":
        _bound_by_job()
        return
    import resource  # noqa: PLC0415  not on Windows

    for kind, limit in ((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_AS, ADDRESSES), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        lower = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        try:
            resource.setrlimit(kind, (lower, lower))  # for good
        except (OSError, ValueError):  # a system that knows the limit and does not let it be set
            continue


def bound_work(seconds: float) -> None:
    """Let this process work so many seconds from now on, then be ended, 0 for no end; not on Windows: there is the clock."""
    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, signal.SIG_DFL)  # which ends the process; whoever started it may have ignored it
        signal.setitimer(signal.ITIMER_PROF, seconds)


def pace() -> float:
    """How many times slower this machine is than those that the limits of time are made for: 1 for all but slow ones."""
    took = []
    clock = perf_counter if sys.platform == "win32" else process_time  # of Windows the own time is too coarse
    for _ in range(5):  # the quickest counts: a machine has other things to do
        started, total = clock(), 0
        for number in range(20_000):
            total += number
        took.append(clock() - started)
    return min(max(min(took) / USUAL, 1.0), SLOWEST)


def written() -> int:
    """Bytes that this process has for writing; 0 where that cannot be told."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _bound_by_job() -> None:
    """A job object with a limit of memory for each of its processes; Windows ends what wants more."""
    import ctypes  # noqa: PLC0415  Windows only

    class Basic(ctypes.Structure):
        _fields_ = (
            ("times", ctypes.c_int64 * 2),
            ("flags", ctypes.c_uint32),
            ("working_set", ctypes.c_size_t * 2),
            ("processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("classes", ctypes.c_uint32 * 2),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("basic", Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("others", ctypes.c_size_t * 3),
        )

    limits = Extended()
    limits.basic.flags = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
    limits.process_memory = MEMORY
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    if kernel.SetInformationJobObject(job, 9, ctypes.byref(limits), ctypes.sizeof(limits)):
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
