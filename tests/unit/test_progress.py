"""How far a long run is, told on a terminal and nowhere else."""

import io
import sys
from pathlib import Path

import pytest

from gipgen.cli.console import Terminal
from gipgen.cli.progress import with_progress
from gipgen.cli.run import run


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


def done_by(command: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> str:
    """What a command that takes ages over three reports shows on a terminal."""
    for name in ("甲局", "乙局", "丙局"):
        (folder / "收集" / name).mkdir(parents=True)
        (folder / "收集" / name / "report.yaml").write_text(f"单位: {name}\n年度: 2024\n", encoding="utf-8")
    (folder / "名册.csv").write_text("单位\n甲局\n乙局\n丙局\n", encoding="utf-8")
    ticks = iter(range(0, 100_000, 2))
    monkeypatch.setattr("time.monotonic", lambda: next(ticks))
    console = Console(terminal=True)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stderr", console)
    run(command.split())
    return console.getvalue()


@pytest.mark.parametrize(
    "command",
    [
        "collect 收集 --roster 名册.csv --year 2024 -o 结果 --no-cache --jobs 1",
        "export 收集 -o 全部.csv --jobs 1",
        "aggregate 收集 --of 某区 --year 2024 --jobs 1",
    ],
)
def test_an_office_sees_how_far_its_run_is(command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "已处理 2 份，共 3 份" in done_by(command, monkeypatch, tmp_path)
