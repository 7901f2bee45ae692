"""What fuzzing has found once stays mended, and the fuzzer finds what it is there to find."""

from pathlib import Path
from typing import Any

import pytest
import run as fuzz
import targets

CASES = sorted(path for path in targets.CORPUS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_found_case_is_read_or_refused_in_words(path: Path) -> None:
    assert "" == fuzz.attempt(targets.TARGETS[path.parent.name].run, path.read_bytes())


def test_the_corpus_is_small_and_belongs_to_targets() -> None:
    assert sum(path.stat().st_size for path in CASES) < 50_000
    assert {path.parent.name for path in CASES} <= set(targets.TARGETS)


@pytest.mark.parametrize("name", targets.TARGETS)
def test_every_target_takes_what_it_begins_with(name: str) -> None:
    for content in targets.TARGETS[name].seeds():
        assert "" == fuzz.attempt(targets.TARGETS[name].run, content)


def test_a_fault_is_found_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def stumbles(content: bytes) -> object:
        return content.index(b"<")

    monkeypatch.setattr(fuzz, "FOUND", tmp_path)
    monkeypatch.setattr(fuzz, "_limit", lambda: None)
    monkeypatch.setitem(targets.TARGETS, "html", targets.Target(9, lambda: [b"a<b"], stumbles))
    assert fuzz._inside("html", 60, 1, 9) == 1
    (found,) = tmp_path.glob("html-*")
    assert b"<" not in found.read_bytes()
    assert "subsection not found" in capsys.readouterr().out
