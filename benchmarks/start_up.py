"""What a whole command costs, as a ratio to starting Python, measured in one interleaved run.

    python benchmarks/start_up.py [rounds]

The targets (architecture: lean imports) are build <= 9, check <= 5, --version <= 2 times `python -c pass`.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = next(iter(sorted((ROOT / "examples").glob("硚*/*/report.yaml"))))
GIPGEN = [str(Path(sys.executable).with_name("gipgen"))]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "gipgen --version": [*GIPGEN, "--version"],
            "gipgen check": [*GIPGEN, "check", str(EXAMPLE)],
            "gipgen build (md, html, docx)": [*GIPGEN, "build", str(EXAMPLE), "-o", folder],
            "import jinja2, ruamel.yaml": [sys.executable, "-c", "import jinja2, ruamel.yaml"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(rounds + 2):
            for name, command in commands.items():
                before = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                if number > 1:  # the first rounds warm the disk and the template cache
                    times[name].append(time.perf_counter() - before)
    floor = statistics.median(times["python -c pass"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:32} {median * 1000:7.1f} ms  {median / floor:5.2f} x")


if __name__ == "__main__":
    main()
