"""What one more report costs in a running process: check, three formats, proof, files; in milliseconds and as a ratio.

    python benchmarks/batch.py [reports]

The unit of the ratio is `python -c pass`, started in the same run, so that a slow machine moves both.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gipgen.check import examine
from gipgen.formats.renderer import Renderer
from gipgen.project.build_files import render
from gipgen.project.project import Project

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    examples = sorted((ROOT / "examples").glob("*/*/report.yaml"))
    floor = statistics.median(_timed(_start_python) for _ in range(9))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            target = Path(folder, "in", str(number))
            target.mkdir(parents=True)
            shutil.copy(examples[number % len(examples)], target / "report.yaml")
        raws = [example.read_bytes() for example in examples]
        renderer = Renderer()
        for raw in raws:
            render(examine(raw), ("md", "html", "docx"), renderer)
        inputs = [str(Path(folder, "in"))]
        work = {
            "check, in memory": lambda: [examine(raws[number % len(raws)]) for number in range(count)],
            "check and three formats, in memory": lambda: [
                render(examine(raws[number % len(raws)]), ("md", "html", "docx"), renderer) for number in range(count)
            ],
            "check, files": lambda: list(Project().check(*inputs)),
            "build, files": lambda: _build(inputs, str(Path(folder, "out"))),
        }
        for name, run in work.items():
            each = _timed(run) / count
            print(f"{name:36} {each * 1000:6.2f} ms a report  {each / floor:5.2f} x python -c pass")


def _build(inputs: list[str], output: str) -> None:
    project = Project()
    for built in project.build(*inputs, output=output):
        project.write(built)


def _timed(run: object) -> float:
    before = time.perf_counter()
    run()
    return time.perf_counter() - before


def _start_python() -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


if __name__ == "__main__":
    main()
