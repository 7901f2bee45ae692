"""``fenced(job, …)``: run a reader of a foreign format where it can break nothing but itself.

A reader that dies, or takes more time or memory than any report needs, is a ``Problem`` of the file that it read. The
process behind the fence is kept for the next file, and replaced after each mishap. Where there are no other processes
(WebAssembly) or no Python to start one with (a frozen program), readers run here, with nothing but their own counting.
"""

import atexit
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

from gipgen.fence.limits import MAX_REPLY, MEMORY, PATIENCE, SECONDS, START_SECONDS
from gipgen.findings.text import Fault, Text, problem

if TYPE_CHECKING:
    from subprocess import Popen

_Value = TypeVar("_Value")

_TOO_LONG = Text(
    "超过 {seconds:.2g} 秒还没有处理完，不像一份正常的文件，已经停止。请用原来的软件打开，另存一份再试。",
    "it took longer than {seconds:.2g} seconds and was stopped; open the file in its own program and save it anew",
)
_TOO_MUCH = Text(
    "要用的内存超过 {limit} MB，不像一份正常的文件，已经停止。请用原来的软件打开，另存一份再试。",
    "it needs more than {limit} MB of memory and was stopped; open the file in its own program and save it anew",
)
_DIED = Text(
    "处理到一半，读取程序崩溃了（内存不够，或者文件损坏）。请用原来的软件打开，另存一份再试。",
    "its reader crashed (out of memory, or the file is damaged); open the file in its own program and save it anew",
)
_START = "import sys; sys.path[:] = sys.argv[1:]; from gipgen.fence.child import serve; serve()"


def fenced(job: Callable[..., _Value], *arguments: Any, types: Iterable[type] = (), seconds: float = SECONDS) -> _Value:
    """What ``job``, a function of a module, makes of plain values: plain values again, or named tuples of ``types``.

    Raises ``Problem``, also for a job that dies or exceeds a limit; a ``Fault`` for any other exception.
    """
    if not can_start():
        return _here(job, arguments)
    value: _Value = _FENCE.run(job, arguments, types, seconds)
    return value


def can_start() -> bool:
    """Whether another Python can be started here."""
    if sys.platform in ("emscripten", "wasi") or getattr(sys, "frozen", False):
        return False
    program = os.path.basename(sys.executable or "").lower()
    return program.startswith(("python", "pypy"))  # else this Python is inside another program, which would be started


def _here(job: Callable[..., _Value], arguments: tuple[Any, ...]) -> _Value:
    try:
        return job(*arguments)
    except MemoryError as error:
        raise problem(_TOO_MUCH, limit=MEMORY >> 20) from error


class _Child:
    """One process behind the fence."""

    def __init__(self) -> None:
        import subprocess  # noqa: PLC0415  only where a foreign format is read

        from gipgen.fence.plain import receive, send  # noqa: PLC0415

        home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        path = [os.path.abspath(each) for each in sys.path if each]  # not the current folder: it may be anybody's
        self.process: Popen[bytes] = subprocess.Popen(  # noqa: S603  our own Python with our own arguments
            [sys.executable, "-I", "-c", _START, *path, *([] if home in path else [home])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=home,  # the user's folder can be moved while this process waits
            env={**os.environ, "MALLOC_ARENA_MAX": "2"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.jobs = cast("BinaryIO", self.process.stdin)
        self.replies = cast("BinaryIO", self.process.stdout)
        greeting = _within(self, START_SECONDS, lambda: receive(self.replies, {}, MAX_REPLY))
        if not isinstance(greeting, tuple):
            self.end()
            raise ChildProcessError("no Python can be started here")
        self.pace: float = greeting[1]
        modules: list[tuple[str, object]] = list(sys.modules.items())
        send(self.jobs, [name for name, module in modules if module is None])

    def worked_too_long(self) -> bool:
        """Whether the system ended the process at its limit of work."""
        import signal  # noqa: PLC0415  after a mishap

        self.end()
        limit = getattr(signal, "SIGPROF", None)  # not on Windows
        return limit is not None and self.process.returncode == -limit

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.process.kill()
        for stream in (self.jobs, self.replies):
            try:
                stream.close()
            except OSError:  # what was not sent yet goes nowhere
                continue
        self.process.wait()


class _Fence:
    """The processes that wait for work. Threads that read at the same time have one each."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[_Child] = []
        self._busy: set[_Child] = set()
        self._owner = 0

    def run(self, job: Callable[..., Any], arguments: tuple[Any, ...], types: Iterable[type], seconds: float) -> Any:
        from gipgen.fence.plain import named  # noqa: PLC0415

        try:
            child = self._take()
        except OSError:  # no process to be had: the counting of the readers must do
            return _here(job, arguments)
        kept = False
        try:
            seconds *= child.pace
            kind, value, tired = _ask(child, (f"{job.__module__}:{job.__qualname__}", seconds, arguments), named(types))
            kept = kind in ("done", "problem") and not tired
        finally:
            with self._lock:
                self._busy.discard(child)
                if kept:
                    self._waiting.append(child)
            if not kept:
                child.end()
        if kind == "done":
            return value
        raise _refusal(kind, value, seconds)

    def end(self) -> None:
        """End the processes; they would end by themselves, as soon as this one has. Nobody wants what a busy one reads."""
        with self._lock:
            waiting, self._waiting = self._waiting if self._owner == os.getpid() else [], []
            busy = tuple(self._busy) if self._owner == os.getpid() else ()
        for child in waiting:
            child.end()
        for child in busy:  # the thread that waits for it does the rest
            child.process.kill()

    def _take(self) -> _Child:
        with self._lock:
            if self._owner != os.getpid():  # after a fork the processes are the other's
                self._waiting, self._busy, self._owner = [], set(), os.getpid()
                atexit.register(self.end)
            while self._waiting:
                child = self._waiting.pop()
                if child.process.poll() is None:
                    self._busy.add(child)
                    return child
                child.end()
        child = _Child()
        with self._lock:
            self._busy.add(child)
        return child


def _ask(child: _Child, job: tuple[Any, ...], types: Mapping[str, type]) -> tuple[str, Any, bool]:
    """Send a job and wait for what comes of it, no longer than allowed."""
    from gipgen.fence.plain import receive, send  # noqa: PLC0415  only where a foreign format is read

    def exchange() -> Any:
        send(child.jobs, job)
        return receive(child.replies, types, MAX_REPLY)

    answer = _within(child, job[1] * PATIENCE, exchange)
    if isinstance(answer, tuple) and len(answer) == 3:
        kind, value, tired = answer
        return str(kind), value, bool(tired)
    return str(answer), None, True


def _within(child: _Child, seconds: float, exchange: Callable[[], Any]) -> Any:
    """What an exchange with a process gives; ``late`` where it took too long and was ended, ``death`` where it ended itself."""
    from threading import Event, Timer  # noqa: PLC0415  only where a foreign format is read

    from gipgen.fence.plain import BrokenMessageError  # noqa: PLC0415

    late = Event()

    def stop() -> None:
        late.set()
        child.process.kill()

    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        return exchange()
    except (BrokenMessageError, OSError, ValueError):
        return "late" if late.is_set() or child.worked_too_long() else "death"
    finally:
        timer.cancel()


def _refusal(kind: str, value: Any, seconds: float) -> Exception:
    if kind == "problem":
        from gipgen.findings.text import Problem  # noqa: PLC0415

        zh, en, of_call = value
        return Problem(zh, en, of_call=of_call)
    if kind == "late":
        return problem(_TOO_LONG, seconds=seconds)
    if kind == "memory":
        return problem(_TOO_MUCH, limit=MEMORY >> 20)
    return Fault(value) if kind == "fault" else problem(_DIED)


_FENCE = _Fence()
