"""Run the readers on bent inputs: ``python fuzz/run.py [targets or files] --seconds 60 [--seed N]`` (README.md beside this).

Each target runs in a process of its own, within limits, so that what ends the process is found too.
"""

import argparse
import hashlib
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
FOUND = HERE / "found"
SECONDS = 5.0  # of processor time that an input may take
GATE = 600.0  # seconds for a target that has a number of inputs to take: far more than it needs
MEMORY = 400 * 2**20
LONGEST = 400_000  # bytes of an input
WATCHED = ("collect", "imports", "source", "prose", "form", "formatting", "report", "fence", "formats")
TRACED = 4  # of so many inputs one is watched: that costs as much as the others together


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="targets; or one target and files to run it on")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--gate", action="store_true", help="the same inputs on every machine, however long they take")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    from targets import TARGETS

    files = [Path(name) for name in options.names if name not in TARGETS]
    names = [name for name in options.names if name in TARGETS] or list(TARGETS)
    if files:
        return max(_again(names[0], path) for path in files)
    most = TARGETS[names[0]].in_gate if options.gate else sys.maxsize
    if options.inside:
        return _inside(names[0], options.seconds, options.seed, most)
    share = GATE if options.gate else options.seconds / len(names)
    return max([_outside(name, share, options.seed, gate=options.gate) for name in names])


def _outside(name: str, seconds: float, seed: int, *, gate: bool) -> int:
    """Run one target in another process; what it was at when it died is the case."""
    current = FOUND / f"{name}-current"
    FOUND.mkdir(exist_ok=True)
    until = time.monotonic() + seconds
    status = 0
    while (left := until - time.monotonic()) > 0:
        command = [sys.executable, str(HERE / "run.py"), name, "--inside", "--seconds", str(left), "--seed", str(seed)]
        command += ["--gate"] * gate
        try:
            code = subprocess.run(command, check=False, timeout=3 * left + 120).returncode
        except subprocess.TimeoutExpired:
            code = -1
        if code in (0, 1):
            status = max(status, code)
            break
        status = 1
        seed += 1
        if current.exists():
            print(f"{name}: ended its process ({code}): {_keep(name, current.read_bytes())}", flush=True)
    current.unlink(missing_ok=True)
    return status


def _keep(name: str, content: bytes) -> Path:
    path = FOUND / f"{name}-{hashlib.sha256(content).hexdigest()[:10]}"
    path.write_bytes(content)
    return path


def _again(name: str, path: Path) -> int:
    from targets import TARGETS

    fault = attempt(TARGETS[name].run, path.read_bytes())
    print(f"{path}: {fault or 'no fault'}")
    return int(bool(fault))


def attempt(run: Callable[[bytes], object], content: bytes) -> str:
    """What is wrong with how a target takes an input; nothing when it is read, or refused in words."""
    import traceback

    from targets import Fault, Problem

    limit = SECONDS * TRACED if sys.gettrace() else SECONDS
    started = time.process_time()
    try:
        run(content)
    except Fault as fault:
        return fault.trace
    except Problem:
        pass
    except Exception:
        return traceback.format_exc(limit=-8)
    took = time.process_time() - started
    return f"took {took:.1f} s" if took > limit else ""


def _inside(name: str, seconds: float, seed: int, most: int) -> int:
    from targets import CORPUS, TARGETS

    target = TARGETS[name]
    _limit()
    chance = random.Random(f"{name} {seed}")
    pool = [*target.seeds(), *(path.read_bytes() for path in sorted((CORPUS / name).glob("*")))]
    words = [word.encode("utf-8", errors="surrogatepass") for word in target.words]
    lines = _Lines()
    kinds: dict[str, Path] = {}
    current = FOUND / f"{name}-current"
    until, runs, first = time.monotonic() + seconds, 0, list(pool)
    while runs < most and time.monotonic() < until:
        content = (
            first.pop()
            if first
            else bent(chance.choice(pool[-40:] if chance.random() < 0.5 else pool), pool, words, chance)
        )
        current.write_bytes(content)
        before = lines.count
        if first or runs % TRACED == 0:
            with lines:
                fault = attempt(target.run, content)
        else:
            fault = attempt(target.run, content)
        if fault.startswith("took"):  # once may be the machine's fault
            fault = attempt(target.run, content)
        runs += 1
        if lines.count > before and not first:
            pool.append(content)
        kind = fault.strip().rpartition("\n")[2][:60] + _place(fault)
        if fault and kind not in kinds:
            kinds[kind] = _keep(name, content)
            print(f"{name}: {kinds[kind]}\n{fault}", flush=True)
    print(f"{name}: {runs} inputs, {lines.count} lines reached, {len(pool)} kept, {len(kinds)} faults", flush=True)
    current.unlink(missing_ok=True)
    return int(bool(kinds))


def _place(fault: str) -> str:
    return next((line for line in reversed(fault.split("\n")) if line.startswith("  File")), "")


def _limit() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def bent(content: bytes, pool: list[bytes], words: list[bytes], chance: random.Random) -> bytes:
    """A copy with a few changes: pieces taken out, doubled, many times repeated, moved, put in from elsewhere."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 8))):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 1, 2, 4, 16, 100, 1_000)))
        how = chance.randrange(8)
        if how == 0:
            del data[start:end]
        elif how == 1:
            data[start:start] = data[start:end]
        elif how == 2:
            data[start:start] = data[start:end] * chance.choice((10, 100, 1_000))
        elif how == 3:
            other = chance.choice(pool)
            place = chance.randrange(len(other) + 1)
            data[start:end] = other[place : place + chance.choice((4, 40, 400))]
        elif how == 4 and start < len(data):
            data[start] = chance.choice((0, 1, 9, 10, 32, 34, 48, 57, 60, 62, 127, 128, 255, chance.randrange(256)))
        elif words:
            word = chance.choice(words) * chance.choice((1, 1, 1, 2, 300))
            data[start : chance.choice((start, start, end))] = word
        else:
            data[start:start] = chance.randbytes(chance.choice((1, 4, 8)))
    return bytes(data[:LONGEST])


class _Lines:
    """How many lines of gipgen's readers were reached so far. From Python 3.12 on that costs next to nothing."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, int]] = set()
        self._own: dict[str, bool] = {}
        if sys.version_info >= (3, 12):
            watch = sys.monitoring
            watch.use_tool_id(watch.COVERAGE_ID, "fuzz")
            watch.register_callback(watch.COVERAGE_ID, watch.events.LINE, self._line)

    @property
    def count(self) -> int:
        return len(self._seen)

    def __enter__(self) -> None:
        if sys.version_info >= (3, 12):
            sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, sys.monitoring.events.LINE)
        else:
            sys.settrace(self._called)

    def __exit__(self, *_: object) -> None:
        if sys.version_info >= (3, 12):
            sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, 0)
        else:
            sys.settrace(None)

    def _is_own(self, file: str) -> bool:
        if file not in self._own:
            self._own[file] = Path(file).parent.name in WATCHED and "gipgen" in file
        return self._own[file]

    def _line(self, code: CodeType, line: int) -> Any:
        if self._is_own(code.co_filename):
            self._seen.add((code.co_filename, line))
        return sys.monitoring.DISABLE if sys.version_info >= (3, 12) else None  # type: ignore[attr-defined]

    def _called(self, frame: FrameType, event: str, argument: object) -> Any:
        return self._stepped if self._is_own(frame.f_code.co_filename) else None

    def _stepped(self, frame: FrameType, event: str, argument: object) -> Any:
        self._seen.add((frame.f_code.co_filename, frame.f_lineno))
        return self._stepped


if __name__ == "__main__":
    sys.exit(main())
