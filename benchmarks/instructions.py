"""What a whole command costs in instructions of the processor, as a ratio to starting Python.

    python benchmarks/instructions.py            print
    python benchmarks/instructions.py --limits   fail where a ratio is above its limit

Instructions are the same on a busy machine and, but for a thousandth, from run to run; seconds are not. Counted by
valgrind, or by perf where the machine lets it; where neither can, the least time of many runs stands in. Measure an
installed package: an editable one looks for its files. The commands run once before they are counted, so that bytecode and templates are compiled.
"""

import argparse
import os
import re
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = next(iter(sorted((ROOT / "examples").glob("硚*/*/report.yaml"))))
GIPGEN = [sys.executable, str(Path(sys.executable).with_name("gipgen"))]
FLOOR = "python -c pass"
LIMITS = {  # 3 % above what was measured on Python 3.11; lower them when something got faster
    "gipgen --version": 1.62,
    "gipgen check": 12.0,  # 0.7 of it the questions of GIP712
    "gipgen build (md, html, docx)": 21.5,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limits", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            FLOOR: [sys.executable, "-c", "pass"],
            "gipgen --version": [*GIPGEN, "--version"],
            "gipgen check": [*GIPGEN, "check", str(EXAMPLE)],
            "gipgen build (md, html, docx)": [*GIPGEN, "build", str(EXAMPLE), "-o", f"{folder}/out"],
        }
        environment = {**os.environ, "PYTHONHASHSEED": "0", "XDG_CACHE_HOME": f"{folder}/cache"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        counts = {name: counted(command, environment) for name, command in commands.items()}
    too_much = []
    for name, count in counts.items():
        ratio = count / counts[FLOOR]
        limit = LIMITS.get(name)
        print(f"{name:32} {count / 1e6:8.1f} M  {ratio:6.2f} x" + (f"  (limit {limit:g} x)" if limit else ""))
        if limit and ratio > limit:
            too_much.append(name)
    if options.limits and too_much:
        print(f"too many instructions: {', '.join(too_much)}", file=sys.stderr)
        return 1
    return 0


def counted(command: list[str], environment: dict[str, str]) -> float:
    """The instructions of one run of ``command``, of two before it warmed what there is to warm."""
    for _ in range(2):
        subprocess.run(command, check=True, capture_output=True, env=environment)
    for counter, pattern in COUNTERS:
        if shutil.which(counter[0]):
            done = subprocess.run([*counter, *command], check=False, capture_output=True, env=environment, text=True)
            found = re.search(pattern, done.stderr)
            if found and done.returncode == 0:
                return int(found[1].replace(",", ""))
    return least_time(command, environment) * NANOSECOND


COUNTERS = (
    (("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"), r"I +refs: +([\d,]+)"),
    (("perf", "stat", "-x,", "-e", "instructions:u"), r"(?m)^(\d+),"),
)
NANOSECOND = 3e9  # instructions of a second, about: only to print figures of the usual size


def least_time(command: list[str], environment: dict[str, str]) -> float:
    """Where no instructions can be counted (a processor that valgrind does not know): the least seconds of 30 runs.

    Waiting for other programs only ever adds to a run, so the least of many says what the command costs.
    """
    print(f"{shlex.join(command[-3:])}: no instructions to be had here, least time instead", file=sys.stderr)
    times = []
    for _ in range(30):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
