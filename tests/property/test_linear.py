"""Twice the text, twice the time: whatever is typed, and wherever it enters.

Measured is the process's own time, as a ratio of one length to another, so that neither a slow nor a busy machine matters. A
ratio that is suspicious is measured again, and again with longer texts, before it is called one.
"""

import gc
import html
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any, TypeVar

import hostile_shapes as hostile
import pytest
from gate import IN_GATE
from hostile_shapes import FILES, LINES, PROSE, TABLES, Shape
from reports import BASE

from gipgen.check import examine
from gipgen.collect.folder_names import folder_names
from gipgen.collect.roster import read_roster
from gipgen.imports import repeats
from gipgen.imports.divide import _divided
from gipgen.imports.form_words import index
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, plain
from gipgen.prose.blocks import parse_blocks
from gipgen.rules.language import final_stop

Run = Callable[[str], object]
Text = TypeVar("Text", str, bytes)
LENGTH = 6_000  # characters
SHORTEST = (
    0.02  # seconds for so many: what takes less may be quadratic and takes few seconds where a file may not be longer
)
LINEAR = 3.0  # 2 is linear, 4 quadratic
LONGEST = 4 * LENGTH  # what is not told apart by then is not quadratic


def _page(text: str) -> bytes:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in hostile.around(text).split("\n"))
    return f"<html><body>{lines}</body></html>".encode("utf-8", "replace")


def _diff(text: str) -> None:
    hostile.diff(f"乙。{text}", f"{text}丙。")


def half(*, second: bool) -> dict[str, Shape]:
    """Every other shape: the ways that read text alike share them, since each takes its seconds."""
    return dict(list(PROSE.items())[second::2])


EVERY = {
    **PROSE,
    **{f"file: {name}": shape for name, shape in FILES.items()},
    **{f"table: {name}": shape for name, shape in TABLES.items()},
}
WAYS: dict[str, tuple[Mapping[str, Shape], Run]] = {
    "prose": (PROSE, lambda text: hostile.through(hostile.in_prose(text))),
    "fields": (half(second=False), lambda text: hostile.through(hostile.in_fields(text))),
    "files": (FILES, hostile.through),
    "behind a report": (FILES, lambda text: hostile.through(f"{BASE}\n{text}")),
    "diff": (PROSE, _diff),
    "import text": (
        half(second=False),
        lambda text: hostile.import_("a.txt", hostile.around(text).encode("utf-8", "replace")),
    ),
    "import a page": (half(second=True), lambda text: hostile.import_("a.html", _page(text))),
    "import a table": (TABLES, lambda text: hostile.import_("a.html", hostile.table(text))),
}


@pytest.fixture(autouse=True)
def without_garbage_collection() -> Iterator[None]:
    """What other tests of the process left would be looked through in the middle of what is measured."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def cost(run: Callable[[Text], object], text: Text, times: int = 1) -> float:
    """The least time that it takes."""
    least = float("inf")
    for _ in range(times):
        before = time.process_time()
        run(text)
        least = min(least, time.process_time() - before)
    return least


def growth(run: Run, shape: Shape, always: float = 0.0) -> float:
    """How many times longer twice the text takes, without what a run takes ``always``; 1 where the time says nothing."""
    run(hostile.made(shape, LENGTH // 20))  # what this shape compiles and loads once
    length, times = LENGTH, 1
    while True:
        longer = cost(run, hostile.made(shape, length), times) - always
        if longer < SHORTEST:
            return 1
        shorter = cost(run, hostile.made(shape, length // 2), times) - always
        ratio = longer / max(shorter, SHORTEST / 10)
        was_measured_again = times > 1
        if ratio <= LINEAR or length >= LONGEST or (was_measured_again and longer > 1):
            return ratio
        length, times = (length, 3) if times == 1 else (2 * length, 2)


@pytest.mark.parametrize("way", WAYS)
def test_twice_the_text_takes_twice_the_time(way: str) -> None:
    shapes, run = WAYS[way]
    if IN_GATE:  # other shapes for each way, a third of them
        shapes = dict(list(shapes.items())[list(WAYS).index(way) % 3 :: 3])
    run("甲。")  # what is compiled and loaded once
    always = cost(run, "甲。", 3)
    slow = {name: found for name, shape in shapes.items() if (found := growth(run, shape, always)) > LINEAR}
    assert {} == slow


@pytest.mark.parametrize("name", LINES)
def test_twice_the_lines_take_twice_the_time(name: str) -> None:
    _must_be_linear(hostile.checked, LINES[name], 9_000)


def test_twice_the_rows_take_twice_the_time() -> None:
    _must_be_linear(parse_blocks, (["甲\t{n}\t乙\n"],), 10_000)


class Looked(list[Block]):
    """Blocks that count how often somebody looks at one of them."""

    times = 0

    def __getitem__(self, place: Any) -> Any:
        self.times += isinstance(place, int)
        return super().__getitem__(place)


def test_lines_between_labels_are_looked_at_a_few_times_each() -> None:
    def work(number: int) -> int:
        part = Looked(plain(text, "") for text in ["规章", "甲乙丙丁政府信息公开。"] * number)
        _divided(part, index("2021"), own=False)
        return part.times

    assert 0 < work(400) <= LINEAR * work(200)


def test_words_that_stand_alone_are_looked_at_a_few_times_each() -> None:
    fewer, more = (_calls_for(number) for number in (100, 200))
    assert fewer > 100
    assert more < 2.5 * fewer


def _calls_for(number: int) -> int:
    """How many calls the rule about ends takes for so many paragraphs of words without any stop."""
    lines = "\n\n  ".join(f"短行{each}{'甲' * (each % 3)}" for each in range(number))
    report = BASE.replace("政策解读不够丰富。", lines)
    seen = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal seen
        seen += event == "call" and frame.f_code.co_filename == final_stop.__file__

    sys.setprofile(count)
    try:
        examine(report.encode())
    finally:
        sys.setprofile(None)
    return seen


def test_lines_that_lead_to_a_page_are_looked_at_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def counted(text: str) -> str:
        seen.append(text)
        return normal(text)

    monkeypatch.setattr(repeats, "normal", counted)

    def work(number: int) -> int:
        seen.clear()
        repeats.without_repeats([plain("一、总体情况……1", "")] * number, index("2021"))
        return len(seen)

    assert 0 < work(200) <= LINEAR * work(100)


ROSTERS: dict[str, Callable[[int], str]] = {
    "each below the next": lambda number: f"第{number}局,第{number + 1}局",
    "each below somebody unknown, with a name like everybody's": lambda number: (
        f"第{number}区卫生局,某{number}区卫生局"
    ),
    "each below somebody unknown, whose name is short": lambda number: f"第{number}区卫生健康局,第{number}卫健局",
}


@pytest.mark.parametrize("name", ROSTERS)
def test_twice_the_units_take_twice_the_time(name: str) -> None:
    shorter, longer = (
        "\n".join(["单位,上级", *map(ROSTERS[name], range(number))]).encode() for number in (12_000, 24_000)
    )
    tries = range(3)
    assert any(cost(read, longer) <= LINEAR * cost(read, shorter) for _ in tries)


def read(content: bytes) -> object:
    return read_roster("a.csv", content)


def test_twice_the_folders_take_twice_the_time() -> None:
    def named(number: int) -> float:
        names = [f"{'长' * 60}{each}" for each in range(number)]  # all cut to the same sixty
        before = time.process_time()
        assert len(set(folder_names(names).values())) == number
        return time.process_time() - before

    tries = range(3)
    assert any(named(6_000) <= LINEAR * named(3_000) for _ in tries)


def _must_be_linear(run: Run, shape: Shape, number: int) -> None:
    """Two lengths only, near to the longest that is read; a ratio that is suspicious is measured again."""
    longer, shorter, tries = _of_lines(shape, number), _of_lines(shape, number // 2), range(3)
    run("甲")
    assert any(cost(run, longer) <= LINEAR * max(cost(run, shorter), SHORTEST) for _ in tries)


def _of_lines(shape: Shape, number: int) -> str:
    word = next("".join(part) for part in shape if isinstance(part, list))
    around = sum(len(part) for part in shape if isinstance(part, str))
    text = hostile.made(shape, number * len(word))
    assert 0.5 < text.count("\n") / (number + around) < 1.5
    return text


def test_the_clock_tells_quadratic_from_linear() -> None:
    def quadratic(text: str) -> None:
        for _ in range(len(text)):
            (text * 4).count("b")

    def linear(text: str) -> None:
        list(text * 50)

    tries = range(3)  # a busy machine disturbs one measurement, not three
    assert any(growth(quadratic, (["a"],)) > LINEAR for _ in tries)
    assert any(growth(linear, (["a"],)) <= LINEAR for _ in tries)


def test_there_are_shapes_enough_and_they_grow() -> None:
    assert len(EVERY) > 150
    for name, shape in EVERY.items():
        assert 1.7 < len(hostile.made(shape, 8_000)) / len(hostile.made(shape, 4_000)) < 2.3, name
