"""How far a long run is, on a terminal only: how many are done, how many a second, and how long the rest will take."""

import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from gipgen.cli.console import Terminal
from gipgen.findings.text import Text, filled

_Item = TypeVar("_Item")

_PATIENCE = 2.0  # seconds in which nobody asks how long it will take
_PAUSE = 0.2  # between two lines
_LATELY = 25  # lines that the rate is taken from: what was known already goes faster than what is not
_DONE = Text("已处理 {number} 份{of}，每秒 {rate} 份{left}", "{number} done{of}, {rate} a second{left}")
_OF = Text("，共 {total} 份", " of {total}")
_LEFT = Text("，还要约 {time}", ", about {time} left")
_SECONDS = Text("{number} 秒", "{number} s")
_MINUTES = Text("{number} 分钟", "{number} min")
_HOURS = Text("{number:.1f} 小时", "{number:.1f} h")
_NOTHING = Text("", "")
_CLEAR = "\r\x1b[K"


def with_progress(
    items: Iterable[_Item], terminal: Terminal, total: Callable[[], int] | None = None
) -> Iterator[_Item]:
    """The items, and on a terminal a line below them that says how far they are. ``total`` is asked once, in a long run."""
    if not sys.stderr.isatty():
        yield from items
        return
    pace = _Pace(total)
    try:
        for each in items:
            pace.clear()
            yield each
            pace.count(terminal)
    finally:
        pace.clear()


def watching(terminal: Terminal) -> Callable[[Iterable[Any], Callable[[], int]], Iterator[Any]]:
    """The same for what is read where nobody outside can count along."""
    return lambda items, total: with_progress(items, terminal, total)


class _Pace:
    """What is done, and when it was."""

    def __init__(self, total: Callable[[], int] | None) -> None:
        self._ask, self._total = total, 0
        self._number, self._is_shown = 0, False
        self._next = time.monotonic() + _PATIENCE
        self._lately = deque([(time.monotonic(), 0)], _LATELY)

    def clear(self) -> None:
        """Take the line away: something else is about to be told."""
        if self._is_shown:
            self._write(_CLEAR)
            self._is_shown = False

    def count(self, terminal: Terminal) -> None:
        """One more is done."""
        self._number += 1
        now = time.monotonic()
        if now < self._next:
            return
        if self._ask is not None:
            self._total, self._ask = self._ask(), None
        self._next = now + _PAUSE
        self._lately.append((now, self._number))
        then, before = self._lately[0]
        rate = (self._number - before) / max(now - then, 0.001)
        self._write("\r" + terminal.say(_DONE, **self._words(rate)) + "\x1b[K")
        self._is_shown = True

    def _words(self, rate: float) -> dict[str, object]:
        rest = self._total - self._number
        of = filled(_OF, total=self._total) if rest > 0 else _NOTHING
        left = filled(_LEFT, time=_time(rest / rate)) if rest > 0 and rate > 0 else _NOTHING
        return {"number": self._number, "rate": round(rate) if rate >= 1 else round(rate, 1), "of": of, "left": left}

    @staticmethod
    def _write(text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:  # nobody can be told
            return


def _time(seconds: float) -> Text:
    if seconds < 90:
        return filled(_SECONDS, number=round(seconds))
    minutes = seconds / 60
    return filled(_MINUTES, number=round(minutes)) if minutes < 90 else filled(_HOURS, number=minutes / 60)
