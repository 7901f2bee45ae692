"""LibreOffice beside the fence: what it may take, what is left of it, what is said when it gives nothing."""

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from gipgen import temporaries
from gipgen.fence import office_program
from gipgen.fence.office_program import converted
from gipgen.findings.text import Problem

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands in for LibreOffice with a script of the shell")

SOURCE = b"what was handed in"


@pytest.fixture
def as_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Machine":
    return Machine(tmp_path, monkeypatch)


class Machine:
    """A machine whose LibreOffice is a script: ``$out`` is the folder that it writes to, ``$in`` what it was given."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.program = folder, folder / "soffice"
        (folder / "tmp").mkdir()
        monkeypatch.setattr(office_program, "office", lambda: str(self.program))
        monkeypatch.setattr("tempfile.tempdir", str(folder / "tmp"))
        monkeypatch.setattr(temporaries, "_SWEPT", set())
        self._monkeypatch = monkeypatch

    def does(self, script: str, seconds: int = 60) -> None:
        lines = f'#!/bin/sh\nwhile [ "$1" != "--outdir" ]; do shift; done\nout="$2"; in="$3"\n{script}\n'
        self.program.write_text(lines, encoding="utf-8")
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)
        self._monkeypatch.setattr(office_program, "OFFICE_SECONDS", seconds)

    def is_clean(self) -> bool:
        return not any((self.folder / "tmp").iterdir())


def refused(ending: str = "doc") -> Problem:
    with pytest.raises(Problem) as raised:
        converted(SOURCE, ending, "docx")
    return raised.value


def test_what_it_writes_is_given_and_nothing_stays(as_office: Machine) -> None:
    as_office.does('{ cat "$in"; echo " made"; ls "$out"/profile/user; echo "$http_proxy"; } > "$out/source.docx"')
    made = converted(SOURCE, "doc", "docx").decode()
    assert made.startswith("what was handed in made")
    assert "registrymodifications.xcu" in made
    assert "http://127.0.0.1:9" in made
    assert as_office.is_clean()


def test_macros_are_off_in_the_profile(as_office: Machine) -> None:
    as_office.does('cat "$out/profile/user/registrymodifications.xcu" > "$out/source.docx"')
    settings = converted(SOURCE, "doc", "docx").decode()
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in settings
    assert '"MacroSecurityLevel" oor:op="fuse"><value>3<' in settings


def test_a_program_that_hangs_is_stopped_with_all_that_it_started(as_office: Machine) -> None:
    pid = as_office.folder / "pid"
    as_office.does(f'sleep 300 & echo $! > "{pid}"; wait', seconds=2)
    began = time.monotonic()
    problem = refused()
    assert time.monotonic() - began < 30
    assert "2 秒还没有转换完" in problem.zh
    assert as_office.is_clean()
    number = int(pid.read_text(encoding="utf-8"))
    assert is_gone(number)


def is_gone(number: int) -> bool:
    for _ in range(50):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{number}/stat").exists() and ") Z " in Path(f"/proc/{number}/stat").read_text(encoding="utf-8"):
            return True
        time.sleep(0.1)
    return False


def test_a_program_that_gives_nothing_is_said_so(as_office: Machine) -> None:
    as_office.does("exit 1")
    problem = refused()
    assert "LibreOffice 打不开这个文件" in problem.zh
    assert "另存为 docx" in problem.zh
    assert as_office.is_clean()


def test_a_result_that_is_far_too_large_is_refused(as_office: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_program, "OFFICE_REPLY", 10)
    as_office.does('echo 12345 > "$out/source.docx"; echo 123456789012 >> "$out/source.docx"')
    assert refused().zh.startswith("LibreOffice")
    assert as_office.is_clean()


def test_memory_is_held(as_office: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_program, "OFFICE_MEMORY", 123 * 2**20)
    as_office.does('ulimit -d > "$out/source.docx"')
    assert str(123 * 1024) == converted(SOURCE, "doc", "docx").decode().strip()
