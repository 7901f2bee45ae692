"""Behind the fence a reader may do what it likes: it ends no run, takes no more than allowed, and gives plain data."""

import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import fence_jobs
import hostile
import pytest
from gate import SLOWER
from outputs import render
from reports import EXAMPLES, look

from gipgen.fence import fence
from gipgen.fence.fence import fenced
from gipgen.fence.plain import BrokenMessageError, named, receive, send
from gipgen.findings.text import Fault, Problem, say
from gipgen.imports.behind_fence import import_fenced
from gipgen.imports.import_report import Published, import_report
from gipgen.imports.raw import Run
from gipgen.prose.pictures import TEXTS, recognise, unusable

FORMATS = ("md", "html", "docx", "pdf")
DOCUMENTS = hostile.documents()
PICTURES = hostile.pictures()


def problem(job: Any, *arguments: Any, **limits: Any) -> Problem:
    with pytest.raises(Problem) as raised:
        fenced(job, *arguments, **limits)
    return raised.value


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_read_behind_the_fence_is_what_is_read_here(ending: str) -> None:
    built = render(look(EXAMPLES[1].read_bytes())[0], (ending,))[ending]
    here = import_report(f"report.{ending}", built)
    assert len(here.cells) > 190
    assert here == import_fenced(f"report.{ending}", built)


def test_one_process_reads_many_files_and_a_new_one_follows_a_mishap() -> None:
    first = fenced(fence_jobs.whose)
    assert first == fenced(fence_jobs.whose) != os.getpid()
    for job in (fence_jobs.die, fence_jobs.abort):
        died = problem(job)
        assert "崩溃" in died.zh
        assert "crashed" in died.en
        assert not isinstance(died, Fault)
    later = fenced(fence_jobs.whose)
    assert later != first
    assert later == fenced(fence_jobs.whose)


def test_time_and_memory_have_limits() -> None:
    started = time.monotonic()
    assert "还没有处理完" in problem(fence_jobs.sleep, 60, seconds=0.2).zh
    assert time.monotonic() - started < 30
    assert re.search(
        r"超过 [1-4](\.\d)? 秒", problem(fence_jobs.work, seconds=1.0).zh
    )  # a slow machine may take longer
    assert fenced(fence_jobs.sleep, 0.01) == "awake"
    if sys.platform == "linux":
        assert fenced(fence_jobs.eat, 30) == 30 * 2**20
        assert "超过 320 MB" in problem(fence_jobs.eat, 1_000).zh
        assert fenced(fence_jobs.eat, 30) == 30 * 2**20


def test_a_slow_machine_may_take_longer_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    from gipgen.fence import process_limits

    monkeypatch.setattr(process_limits, "USUAL", 1e9)
    assert process_limits.pace() == 1
    took = []
    for slower in (1e-3, 1e-4):
        monkeypatch.setattr(process_limits, "USUAL", slower)
        monkeypatch.setattr(process_limits, "SLOWEST", 1e9)
        took.append(process_limits.pace())
    assert 1 <= took[0] < took[1]
    monkeypatch.setattr(process_limits, "SLOWEST", 1.5)
    assert process_limits.pace() == 1.5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has the clock only")
def test_the_limit_of_work_is_not_rounded_up_and_begins_anew_with_each_file() -> None:
    before = os.times()
    problem(fence_jobs.work, seconds=0.3)
    after = os.times()
    assert after.children_user - before.children_user < 1.0
    assert fenced(fence_jobs.spin, 0.3, seconds=0.5) == fenced(fence_jobs.spin, 0.3, seconds=0.5)


def test_an_exception_that_nobody_foresaw_is_a_fault_with_its_traceback() -> None:
    fault = problem(fence_jobs.stumble)
    assert isinstance(fault, Fault)
    assert "stumbled here" in fault.trace
    assert "fence_jobs.py" in fault.trace
    assert "gipgen 自身的错误" in fault.zh


def test_what_a_reader_prints_is_no_message() -> None:
    assert fenced(fence_jobs.shout) == ""


def test_threads_read_at_the_same_time() -> None:
    with ThreadPoolExecutor(4) as threads:
        assert [n * n for n in range(40)] == list(threads.map(lambda n: fenced(fence_jobs.give, n * n), range(40)))


@pytest.mark.parametrize(
    "value",
    [None, "", "甲\ud800\x00", 1, -1.5, True, b"", bytes(range(256)), (), ("tuple", "list"), [[], ["dict"]], {("a", "b"): [b"c"]},
    ],
)  # fmt: skip
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    back = fenced(fence_jobs.give, value)
    assert (value, type(value)) == (back, type(back))


def test_a_reply_makes_nothing_that_was_not_asked_for() -> None:
    assert "崩溃" in problem(fence_jobs.lie).zh
    assert Run("甲") == fenced(fence_jobs.lie, types=(Run,))
    with pytest.raises(TypeError):
        send(BytesIO(), object())


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0\1", b"\xff" * 20, b"\0\0\0\1" + b"\xff" * 8, b"\0\0\0\1" + b"\0" * 7 + b"\2{]"]
)
def test_what_is_no_message_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenMessageError):
        receive(BytesIO(content), named((Published,)), 1_000)


@pytest.mark.parametrize("name", PICTURES)
def test_a_hostile_picture_is_refused_in_words(name: str) -> None:
    picture = recognise(PICTURES[name], name)
    assert picture is not None
    found = unusable(picture)
    assert found is not None
    text, values = found
    assert say(TEXTS[text], "zh", file=name, **values).startswith(f"图片“{name}”")
    assert "自身的错误" not in str(values)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hostile_document_is_read_or_refused_in_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content, word = DOCUMENTS[name]()
    run = fence._FENCE.run

    def longer(job: Any, arguments: Any, types: Any, seconds: float) -> Any:
        return run(job, arguments, types, seconds * SLOWER)

    monkeypatch.setattr(fence._FENCE, "run", longer)
    with pytest.raises(Problem) as raised:
        import_fenced(name, content)
    assert "秒还没有处理完" not in raised.value.zh
    assert not isinstance(raised.value, Fault), raised.value.trace
    assert word in raised.value.zh


def test_without_processes_readers_run_here(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("frozen", True), ("executable", "/usr/bin/uwsgi"), ("executable", "")):
        with monkeypatch.context() as changed:
            changed.setattr(sys, name, value, raising=False)
            assert fenced(fence_jobs.whose) == os.getpid()
            with pytest.raises(KeyError):
                fenced(fence_jobs.stumble)
    monkeypatch.setattr(sys, "executable", str(Path(sys.executable).with_name("python-that-is-not-there")))
    monkeypatch.setattr(fence, "_FENCE", fence._Fence())
    assert fenced(fence_jobs.whose) == os.getpid()


def test_the_process_ends_with_the_one_that_started_it() -> None:
    program = "import fence_jobs, time\nfrom gipgen.fence.fence import fenced\nprint(fenced(fence_jobs.whose), flush=True)\ntime.sleep(60)"
    folder = str(Path(fence_jobs.__file__).parent)
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {folder!r})\n{program}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as started:
        assert started.stdout is not None
        child = int(started.stdout.readline())
        assert is_there(child)
        started.kill()
    until = time.monotonic() + 10
    while is_there(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_there(child)


def is_there(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    if Path("/proc/self/stat").exists():  # Linux: one that ended may wait for whoever collects it
        return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True
