"""Many files at once: results in order, whoever made them, and processes that die."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor as Executor
from pathlib import Path
from typing import Any

import batch_jobs
import pytest

from gipgen.batch import pool
from gipgen.batch.hold_signals import hold_signals
from gipgen.batch.mapped import mapped, may_start
from gipgen.findings.text import Problem
from gipgen.rules.support.marks import Marks, mark

pytestmark = pytest.mark.skipif(not may_start(), reason="there are no other processes here")
NUMBERS = list(range(100))


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert [number * 2 for number in NUMBERS] == list(mapped(batch_jobs.doubled, NUMBERS, jobs=jobs, chunk=3))
    assert NUMBERS == list(mapped(batch_jobs.late_first, NUMBERS, jobs=jobs, chunk=3))
    assert [] == list(mapped(batch_jobs.doubled, [], jobs=jobs))


def test_several_processes_do_the_work() -> None:
    processes = set(mapped(batch_jobs.where, NUMBERS, jobs=2, chunk=1))
    assert os.getpid() not in processes
    assert len(processes) <= 2


def test_no_more_processes_are_begun_than_there_is_work_for(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []

    def few(jobs: int, **how: Any) -> Executor:
        begun.append(jobs)
        return Executor(min(jobs, 2), **how)

    monkeypatch.setattr(pool, "ProcessPoolExecutor", few)
    for items in (range(1), range(300), range(3000)):
        assert [number * 2 for number in items] == list(mapped(batch_jobs.doubled, items, jobs=99_999_999))
    assert begun[0] == 8
    assert begun[1] == 19  # sixteen files for each
    assert begun[2] <= max(64, os.cpu_count() or 1)


def test_few_items_are_done_here() -> None:
    assert {os.getpid()} == set(mapped(batch_jobs.where, range(20), jobs=None))


def test_items_are_taken_as_they_are_needed() -> None:
    taken = []

    def endless() -> Iterator[int]:
        number = 0
        while True:
            taken.append(number)
            yield number
            number += 1

    results = mapped(batch_jobs.doubled, endless(), jobs=2, chunk=4)
    assert [0, 2, 4] == [next(results) for _ in range(3)]
    results.close()  # type: ignore[attr-defined]  # a generator
    assert len(taken) < 100
    assert [] == multiprocessing.active_children()


def test_an_item_that_ends_its_process_is_named_and_no_other() -> None:
    expected = [-1 if number in (7, 40) else number for number in NUMBERS]
    found = mapped(batch_jobs.deadly, NUMBERS, jobs=2, chunk=4, lost=lambda number: -1)  # noqa: ARG005
    assert expected == list(found)
    with pytest.raises(Problem, match="memory"):
        list(mapped(batch_jobs.deadly, NUMBERS, jobs=2))


def test_a_process_that_died_by_chance_costs_nothing(tmp_path: Path) -> None:
    items = [(str(tmp_path / "died"), number) for number in NUMBERS]
    assert NUMBERS == list(mapped(batch_jobs.deadly_once, items, jobs=2, chunk=4, lost=lambda item: -1))  # noqa: ARG005
    assert (tmp_path / "died").exists()


BY_PIPES = pytest.mark.skipif(sys.platform == "win32", reason="pipes there send whole messages")


@BY_PIPES
def test_a_process_that_ends_while_it_sends_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_LOOK", 0.1)
    items = [(number, True) for number in range(20)]
    found = list(mapped(batch_jobs.half_sent, items, jobs=2, lost=lambda item: -item[0]))
    assert found == [-number if number == 5 else number for number in range(20)]


@BY_PIPES
def test_a_run_that_is_stopped_waits_for_no_half_of_a_result() -> None:
    going = mapped(batch_jobs.half_sent, [(number, False) for number in range(400)], jobs=2, chunk=1)
    assert next(iter(going)) == 0
    time.sleep(0.5)  # one has begun to send by then
    before = time.monotonic()
    going.close()  # type: ignore[attr-defined]  # a generator
    assert time.monotonic() - before < 20


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_job_raises_is_raised(jobs: int) -> None:
    results = mapped(batch_jobs.raising, NUMBERS, jobs=jobs, chunk=4)
    assert list(range(20)) == [next(results) for _ in range(20)]
    with pytest.raises(ValueError, match="twenty"):
        list(results)


def test_what_cannot_be_sent_is_made_here() -> None:
    made: list[Any] = list(mapped(batch_jobs.unsendable, range(10), jobs=2, chunk=2))
    assert list(range(10)) == [number for number, _ in made]


def test_where_threads_run_processes_begin_anew() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert [0, 2, 4] == list(mapped(batch_jobs.doubled, range(3), jobs=2))
    finally:
        stop.set()
        thread.join()


def test_a_process_that_may_have_no_others_works_by_itself() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:  # its processes are daemons
        assert [0, 2, 4] == pool.apply(batch_jobs.pooled_inside, ([0, 1, 2],))


def test_where_the_system_has_no_more_processes_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(jobs: int) -> None:
        raise OSError(f"no {jobs}")

    monkeypatch.setattr("gipgen.batch.pool._executor", refused)
    assert {os.getpid()} == set(mapped(batch_jobs.where, NUMBERS, jobs=2))


def test_no_process_is_a_wrong_number_of_them() -> None:
    with pytest.raises(Problem, match="--jobs"):
        mapped(batch_jobs.doubled, NUMBERS, jobs=0)


def test_a_signal_waits_for_what_must_not_be_broken_off() -> None:
    before = signal.getsignal(signal.SIGINT)
    steps = []

    def work() -> None:
        with hold_signals():
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            steps.append("done")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert ["done"] == steps
    assert before == signal.getsignal(signal.SIGINT)
    with hold_signals():
        steps.append("again")
    with pytest.raises(ValueError, match="met"), hold_signals():
        raise ValueError("met")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are copies of this one there only")
def test_a_signal_while_processes_are_begun_ends_the_run() -> None:
    """A hook that Python calls there swallows what is raised in it."""
    code = """
import os, signal
import batch_jobs
from gipgen.batch.mapped import mapped
os.register_at_fork(after_in_parent=lambda: signal.raise_signal(signal.SIGINT))
try:
    list(mapped(batch_jobs.doubled, list(range(100)), jobs=2, chunk=3))
except KeyboardInterrupt:
    print("ended")
"""
    tests = str(Path(batch_jobs.__file__).parent)
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([tests, *sys.path])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ("ended\n", "", 0) == (ran.stdout, ran.stderr, ran.returncode)


def test_a_problem_goes_to_another_process_as_it_is() -> None:
    import pickle

    met = Problem("坏了", "broken", in_file=True)
    again = pickle.loads(pickle.dumps(met))
    assert (met.text, met.in_file, met.args) == (again.text, again.in_file, again.args)


def test_marks_are_the_same_everywhere() -> None:
    assert mark(2024, "甲") == int.from_bytes(bytes.fromhex(SUM_OF_2024_JIA), "little")
    assert mark(2024, "甲") != mark("2024甲")


SUM_OF_2024_JIA = "96c9474daa783470"  # printf '2024\0甲' | b2sum -l 64


def test_marks_remember_the_first_reports_that_have_them() -> None:
    import random

    random.seed(3)
    known: dict[int, list[int]] = {}
    marks = Marks(8)
    every = [mark(number) for number in range(300)]
    for report in range(400):
        for each in random.sample(every, 12):
            assert known.get(each, []) == marks.met(each, report)
            if len(known.setdefault(each, [])) < 8:
                known[each].append(report)
