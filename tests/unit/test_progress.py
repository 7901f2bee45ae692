"""How far a long run is, told on a terminal and nowhere else."""

import io
import sys

import pytest

from gipgen.cli.console import Terminal
from gipgen.cli.progress import with_progress


class Console(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def shown(
    monkeypatch: pytest.MonkeyPatch, clock: list[float], *, pause: float, terminal: bool = True, total: int = 50
) -> str:
    console = Console(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", console)
    done = []
    for each in with_progress(range(20), Terminal("zh"), lambda: total):
        assert not console.getvalue().endswith("\x1b[K") or console.getvalue().endswith("\r\x1b[K"), "the line is away"
        done.append(each)
        clock[0] += pause
    assert list(range(20)) == done
    return console.getvalue()


def test_a_long_run_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    told = shown(monkeypatch, clock, pause=0.5)
    lines = [line.removesuffix("\x1b[K") for line in told.split("\r") if "已处理" in line]
    assert lines[0] == "已处理 4 份，共 50 份，每秒 2 份，还要约 23 秒"
    assert lines[-1] == "已处理 20 份，共 50 份，每秒 2 份，还要约 15 秒"
    assert told.endswith("\r\x1b[K"), "nothing of it stays"


def test_minutes_and_hours(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    assert "还要约 10 分钟" in shown(monkeypatch, clock, pause=0.5, total=1220)
    assert "还要约 2.0 小时" in shown(monkeypatch, clock, pause=0.5, total=14420)
    assert "每秒 0.3 份" in shown(monkeypatch, clock, pause=3)


def test_a_short_run_and_a_pipe_show_nothing(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    assert "" == shown(monkeypatch, clock, pause=0.05)
    assert "" == shown(monkeypatch, clock, pause=5, terminal=False)


def test_more_than_there_seemed_to_be(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    told = shown(monkeypatch, clock, pause=1, total=3)
    assert "已处理 20 份，每秒 1 份" in told
    assert "-" not in told
