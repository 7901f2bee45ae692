"""What one more report costs in a running process: check, three formats, proof, files; in milliseconds and as a ratio.

    python benchmarks/batch.py [reports]

The unit of the ratio is a fixed piece of plain Python, a millisecond or two of it, run in between: a slow or busy machine
moves both. In memory, each report is measured by itself and the median is told.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gipgen.check import examine
from gipgen.formats.renderer import Renderer
from gipgen.project.build_files import render
from gipgen.project.project import Project

ROOT = Path(__file__).resolve().parent.parent


FORMATS = ("md", "html", "docx")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    examples = sorted((ROOT / "examples").glob("*/*/report.yaml"))
    raws = [example.read_bytes() for example in examples]
    renderer = Renderer()
    in_memory: dict[str, Callable[[bytes], object]] = {
        "plain Python": _plain_python,
        "check, in memory": examine,
        "check and three formats, in memory": lambda raw: render(examine(raw), FORMATS, renderer),
    }
    times: dict[str, list[float]] = {name: [] for name in in_memory}
    for number in range(-len(raws), count):
        for name, run in in_memory.items():
            seconds = _timed(run, raws[number % len(raws)])
            if number >= 0:  # before, everything is loaded and compiled
                times[name].append(seconds)
    floor = statistics.median(times["plain Python"])
    for name, values in times.items():
        _tell(name, statistics.median(values), floor)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            target = Path(folder, "in", str(number))
            target.mkdir(parents=True)
            shutil.copy(examples[number % len(examples)], target / "report.yaml")
        inputs = [str(Path(folder, "in"))]
        _tell("check, files", _timed(lambda each: list(Project().check(*each)), inputs) / count, floor)
        _tell("build, files", _timed(lambda each: _build(each, str(Path(folder, "out"))), inputs) / count, floor)


def _tell(name: str, seconds: float, floor: float) -> None:
    print(f"{name:36} {seconds * 1000:6.2f} ms a report  {seconds / floor:5.2f} x plain Python")


def _plain_python(_: bytes) -> int:
    """Loops, texts and dicts as a program has them; never changed, or ratios of two versions say nothing."""
    words: dict[str, int] = {}
    for number in range(4000):
        word = f"第{number % 97}项"
        words[word] = words.get(word, 0) + len(word) * number
    return sum(value for _, value in sorted(words.items()))


def _build(inputs: list[str], output: str) -> None:
    project = Project()
    for built in project.build(*inputs, output=output):
        project.write(built)


def _timed(run: Callable[[Any], object], argument: Any) -> float:
    before = time.perf_counter()
    run(argument)
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
