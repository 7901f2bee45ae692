"""What the writers of ``export`` cost by themselves: their memory as the rows grow, and the time of a row.

    python benchmarks/rows.py [reports] [ending …]

Gives the numbers of the examples to a writer again and again, as other agencies' (300,000 reports unless given, sixty
million rows; .csv and .sqlite, whose indexes are made at the end). Memory is told after each tenth: flat is what it
should be. Reading a report, which is not done here, is measured for comparison: the last column is the writer's share.
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from gipgen.export.fact import Numbers
from gipgen.export.kinds import kind_of
from gipgen.project.read_numbers import read_numbers
from gipgen.workspace.disk import Disk

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    paths = list(map(str, sorted((ROOT / "examples").glob("*/*/report.yaml"))))
    list(read_numbers(Disk(), paths))  # everything is loaded
    begin = time.process_time()
    found = [each for each in read_numbers(Disk(), paths * 20) if isinstance(each, Numbers)]
    reading = (time.process_time() - begin) / len(found)
    print(f"reading a report: {reading * 1000:.2f} ms")
    with tempfile.TemporaryDirectory() as folder:
        for ending in sys.argv[2:] or (".csv", ".sqlite"):
            child = os.fork()  # the memory of each by itself
            if not child:
                write(found[: len(paths)], count, ending, os.path.join(folder, f"all{ending}"), reading)
                os._exit(0)
            os.waitpid(child, 0)


def write(numbers: list[Numbers], count: int, ending: str, path: str, reading: float) -> None:
    """Write the rows of so many reports, telling how it goes."""
    rows, memory = 0, []
    begin = time.process_time()
    writer = kind_of(path).open(path)
    for number in range(count):
        each = numbers[number % len(numbers)]
        writer.add(each._replace(unit=f"第{number}号区卫生健康局", file=f"收集/{number:07}/report.yaml"))
        rows += len(each.values)
        if (number + 1) % max(1, count // 10) == 0:
            memory.append(used())
    writing = time.process_time() - begin
    writer.finish()
    whole = time.process_time() - begin
    print(
        f"{ending:8} {rows:11,} rows, MB after each tenth {' '.join(map(str, memory))}, at the end {used()}; "
        f"{whole / rows * 1e6:.2f} µs a row, {whole - writing:.0f} s of {whole:.0f} to finish; "
        f"{os.path.getsize(path) / 1e6:,.0f} MB; writer {whole / count / (whole / count + reading):.0%} of reading and writing",
        flush=True,
    )
    os.unlink(path)


def used() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
