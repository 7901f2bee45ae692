"""What was found before is used as long as it holds, and never longer."""

import os
import sqlite3
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from reports import BASE, changed

from gipgen.batch.cache import NAME, Cache
from gipgen.batch.plainly import dumped, loaded, named
from gipgen.findings.finding import Diagnostic, Finding
from gipgen.findings.text import Text
from gipgen.project.known_looks import _TYPES
from gipgen.project.project import Project
from gipgen.rules import RULES

MANY = 9  # two reports each: more than are few


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(MANY):
        for year in (2023, 2024):
            path = tmp_path / "in" / f"{number:02}" / str(year) / "report.yaml"
            path.parent.mkdir(parents=True)
            text = changed(("测试市民政局", f"第{number}号县民政局"), ("年度: 2024", f"年度: {year}"))
            path.write_text(text, encoding="utf-8")
    return tmp_path / "in"


class Run:
    def __init__(self, folder: Path, **how: Any) -> None:
        self.again: list[str] = []
        cache = str(folder.parent / "cache")
        checks = Project(**how.pop("project", {})).check(
            str(folder), cache=cache, tell=lambda text: self.again.append(text.zh), **how
        )
        self.found = [(each.file, each.findings, each.problem, each.is_folded) for each in checks]


def told(findings: list[Finding]) -> list[tuple[object, ...]]:
    return [
        (*each[:3], each.rule, each.severity, each.message("zh"), each.message("en"), each.source) for each in findings
    ]


def as_new(folder: Path) -> list[tuple[object, ...]]:
    checks = Project().check(str(folder))
    return [(each.file, told(each.findings), each.problem, each.is_folded) for each in checks]


def plain(run: Run) -> list[tuple[object, ...]]:
    return [(file, told(findings), *rest) for file, findings, *rest in run.found]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_unchanged_run_looks_at_nothing_and_finds_the_same(folder: Path, jobs: int) -> None:
    expected = as_new(folder)
    first = Run(folder, jobs=jobs)
    assert 2 * MANY == len(first.again)
    assert "没有检查过" in first.again[0]
    second = Run(folder, jobs=jobs)
    assert [] == second.again
    assert expected == plain(first) == plain(second)


CHANGES: dict[str, tuple[Callable[[Path], object], set[str], str]] = {
    "the report": (
        lambda folder: (folder / "03/2024/report.yaml").write_text(changed(("行政许可: 12", "行政许可: 13")), "utf-8"),
        {"03/2024"},
        "内容变了",
    ),
    "its comments only": (
        lambda folder: (folder / "03/2024/report.yaml").write_text(
            (folder / "03/2024/report.yaml").read_text("utf-8") + "# 稿\n", "utf-8"
        ),
        {"03/2024"},
        "内容变了",
    ),
    "last year's": (
        lambda folder: (folder / "05/2023/report.yaml").write_text(
            changed(("测试市民政局", "第5号县民政局"), ("年度: 2024", "年度: 2023"), ("行政许可: 12", "行政许可: 13")),
            "utf-8",
        ),
        {"05/2023", "05/2024"},
        "变了",
    ),
    "last year's is gone": (
        lambda folder: (folder / "05/2023/report.yaml").unlink(),
        {"05/2024"},
        "引用的文件",
    ),
    "the settings": (
        lambda folder: (folder / "06/gipgen.toml").write_text('[rules]\nGIP4 = "off"\n', "utf-8"),
        {"06/2023", "06/2024"},
        "gipgen.toml",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_looked_at_again_and_nothing_else(folder: Path, name: str) -> None:
    change, again, why = CHANGES[name]
    Run(folder)
    change(folder)
    run = Run(folder)
    assert again == {"/".join(Path(line.partition("：")[0]).parts[-3:-1]) for line in run.again}
    assert all(why in line for line in run.again)
    assert as_new(folder) == plain(run)
    assert [] == Run(folder).again


def test_a_file_with_a_new_time_is_the_same_file(folder: Path) -> None:
    Run(folder)
    path = folder / "03/2024/report.yaml"
    path.write_text(path.read_text("utf-8"), "utf-8")
    os.utime(path, (1, 1))
    assert [] == Run(folder).again


def test_a_change_that_keeps_time_and_size_is_seen(folder: Path) -> None:
    Run(folder)
    path = folder / "03/2024/report.yaml"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("行政许可: 12", "行政许可: 13"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert 1 == len(Run(folder).again)


def test_another_program_or_another_wish_finds_nothing_of_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Run(folder)
    assert 2 * MANY == len(Run(folder, project={"settings": False}).again)
    assert 2 * MANY == len(Run(folder, project={"questions": False}).again)
    monkeypatch.setattr("gipgen.project.known_looks.own_digest", lambda: "another")
    run = Run(folder)
    assert 2 * MANY == len(run.again)
    assert "版本" in run.again[0] or "gipgen 或 Python" in run.again[0]


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no database": lambda path: path.write_bytes(b"not a database " * 1000),
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "a page overwritten": lambda path: path.write_bytes(
        path.read_bytes()[:20000] + b"\xff" * 4096 + path.read_bytes()[24096:]
    ),
    "a value changed": lambda path: _each_row(path, "UPDATE looks SET value = zeroblob(length(value))"),
    "another table": lambda path: _each_row(path, "ALTER TABLE looks RENAME TO others"),
    "a table of another shape": lambda path: _each_row(path, "ALTER TABLE looks DROP COLUMN proof"),
    "a folder": _make_folder,
}


def _each_row(path: Path, statement: str) -> None:
    store = sqlite3.connect(path)
    store.execute(statement)
    store.commit()
    store.close()


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_store_is_no_harm(folder: Path, name: str) -> None:
    first = Run(folder)
    DAMAGES[name](folder.parent / "cache" / NAME)
    again = Run(folder)
    assert plain(first) == plain(again)
    assert again.again
    last = Run(folder)
    assert plain(first) == plain(last)
    assert [] == last.again or name == "a folder"


def test_a_store_that_somebody_else_holds_is_no_harm(folder: Path) -> None:
    first = Run(folder)
    store = sqlite3.connect(folder.parent / "cache" / NAME)
    store.execute("BEGIN EXCLUSIVE")
    assert plain(first) == plain(Run(folder))
    store.rollback()
    store.close()
    assert [] == Run(folder).again


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_read_it(folder: Path) -> None:
    before = os.umask(0)
    try:
        Run(folder)
    finally:
        os.umask(before)
    cache = folder.parent / "cache"
    assert 0o700 == cache.stat().st_mode & 0o777
    assert [0o600] == [path.stat().st_mode & 0o777 for path in cache.iterdir()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such owners")
def test_what_others_own_or_could_have_written_is_not_believed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Run(folder)
    cache = folder.parent / "cache"
    cache.chmod(0o777)
    (cache / NAME).chmod(0o666)
    assert [] == Run(folder).again
    assert (0o700, 0o600) == (cache.stat().st_mode & 0o777, (cache / NAME).stat().st_mode & 0o777)
    with monkeypatch.context() as other:
        other.setattr("os.geteuid", lambda: cache.stat().st_uid + 1)
        assert 2 * MANY == len(Run(folder).again)
    assert [] == Run(folder).again, "and left alone"


def test_a_folder_that_cannot_be_had_is_no_harm(folder: Path) -> None:
    (folder.parent / "cache").write_text("a file", encoding="utf-8")
    assert as_new(folder) == plain(Run(folder))


def test_a_run_that_was_broken_off_goes_on_where_it_was(folder: Path) -> None:
    checks = Project().check(str(folder), cache=str(folder.parent / "cache"))
    for _ in range(MANY):
        next(checks)
    checks.close()  # type: ignore[attr-defined]  # as Ctrl-C does
    assert MANY == len(Run(folder).again)


def test_few_reports_leave_nothing(tmp_path: Path) -> None:
    path = tmp_path / "in" / "report.yaml"
    path.parent.mkdir()
    path.write_text(BASE, encoding="utf-8")
    Run(tmp_path / "in")
    assert not (tmp_path / "cache").exists()


def test_what_nobody_asks_for_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept() -> int:
        store = Cache(str(tmp_path))
        found = sum(store.get(bytes([number])) is not None for number in range(100))
        store.close()
        return found

    store = Cache(str(tmp_path))
    for number in range(100):
        store.put(bytes([number]), "stamps", bytes(1000))
    store.close()
    assert 100 == kept()
    monkeypatch.setattr("gipgen.batch.cache.MOST_BYTES", 20_000)
    assert 50 == kept()
    monkeypatch.setattr("gipgen.batch.cache.MOST_BYTES", 1 << 30)
    days = 86_400 * 59
    import time

    later = time.time() + days
    monkeypatch.setattr("time.time", lambda: later)
    assert 50 == kept()
    monkeypatch.setattr("time.time", lambda: later + days)
    assert 50 == kept(), "it was asked for in between"
    monkeypatch.setattr("time.time", lambda: later + 3 * days)
    assert 0 == kept()


def test_values_come_back_as_they_were() -> None:
    value = Finding(
        "a", 1, 2, Diagnostic("GIP301", "error", Text("甲", "b"), ("表", 0), {"x": Decimal("1.50"), "y": [1, (2,)]})
    )
    again = loaded(dumped(value), _TYPES)
    assert value == again
    assert type(again.finding.values["x"]) is Decimal
    with pytest.raises(TypeError):
        dumped({1, 2})
    with pytest.raises(LookupError):
        loaded(b'["Popen", ["list", "true"]]', _TYPES)
    assert {"Text": Text} == named([Text])


def test_what_any_rule_finds_can_be_kept() -> None:
    from reports import look

    seen = set()
    for rule in RULES:
        for example in (rule.page.bad, rule.page.good):
            if not example:
                continue
            for text in (example, BASE + "\n" + example):
                findings = look(text)[1]
                assert told(findings) == told(loaded(dumped(findings), _TYPES))
                seen |= {each.rule for each in findings}
    assert len(seen) > 15
