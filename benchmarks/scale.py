"""What many reports cost: two processes against one, a run of which nothing changed, and the memory of the process that gathers.

    python benchmarks/scale.py [reports] [folder]

Reports are made of the examples, no two alike in every sentence. On a busy machine wall times say little, so the time of
the processors is told beside them: with two free processors the wall time of two processes is what their work takes,
divided by two, and what only one of them can do.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch, "in")
        if not folder.exists():
            make(folder, count)
        cache = {**os.environ, "XDG_CACHE_HOME": str(Path(scratch, "cache")), "PYTHONPATH": str(ROOT)}
        one = run("one process", folder, count, cache, "--jobs", "1", "--no-cache")
        two = run("two processes", folder, count, cache, "--jobs", "2", "--no-cache")
        first = run("two processes, kept", folder, count, cache, "--jobs", "2")
        again = run("unchanged", folder, count, cache, "--jobs", "2")
    print(f"wall of one / wall of two                 {one[0] / two[0]:6.2f}")
    print(f"processors: two / one                     {two[1] / one[1]:6.2f}")
    print(f"wall of one / wall of two, free machine   {one[1] / max(two[1] / 2, two[2]):6.2f}  (at most)")
    print(f"processors: first / unchanged             {first[1] / again[1]:6.1f}")


def make(folder: Path, count: int) -> None:
    """Reports made of the examples: agencies of their own, and in two of three sentences of their own."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*/*/report.yaml"))]
    for number in range(count):
        text = re.sub(r"^单位: .*$", f"单位: 第{number}号区卫生健康局", texts[number % len(texts)], flags=re.MULTILINE)
        if number % 3:
            text = text.replace("。", f"，其中第{number}项。")
        path = folder / f"{number // 100:05}" / f"{number:07}" / "report.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")


def run(name: str, folder: Path, count: int, environment: dict[str, str], *options: str) -> tuple[float, float, float]:
    """Wall time, time of the processors in all processes, and in the one that gathers; in seconds."""
    program = (
        "import resource, sys; from gipgen.__main__ import main; code = main();"
        "own = resource.getrusage(resource.RUSAGE_SELF);"
        "print(own.ru_utime + own.ru_stime, own.ru_maxrss, file=sys.stderr)"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(folder), *options],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, text=True,
    )  # fmt: skip
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    own, memory = map(float, done.stderr.split()[-2:])
    print(
        f"{name:22} {wall:7.1f} s, processors {work:7.1f} s ({work / count * 1000:5.2f} ms a report), "
        f"of it {own:6.1f} s gathering, memory {memory / 1024:5.0f} MB"
    )
    return wall, work, own


if __name__ == "__main__":
    main()
