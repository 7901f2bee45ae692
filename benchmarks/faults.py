"""How many faults are found that somebody wrote who knew neither rules nor tests, and what is told of their right twins.

    python benchmarks/faults.py          how many, by kind and half
    python benchmarks/faults.py --missed 甲   and which of one half are missed, or told of what is right

Each sentence stands in one whole report (`faults/report.yaml`) whose tables and last year agree with the right one. A fault is found
where a finding quotes what is wrong. What the report says anyway (GIP515: disputes that its prose does not mention) counts neither way.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gipgen import Project
from gipgen.cli.streams import prepare_streams

FOLDER = Path(__file__).with_name("faults")
REPORT = (FOLDER / "report.yaml").read_text(encoding="utf-8")
LAST = (FOLDER / "last-year.yaml").read_bytes()
PLACES = ("zd", "ys", "gl", "pt", "jd", "wt", "qt", "fy")
OF_THE_REPORT = "GIP515"


class Fault(NamedTuple):
    kind: str  # 数 or 字
    half: str
    place: str
    right: str
    wrong: str
    key: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", choices=["甲"], help="of the half that may be read")
    options = parser.parse_args()
    prepare_streams()
    always = set(messages("", ""))
    for kind in "数字":
        for half in "甲乙":
            faults = [each for each in read() if (each.kind, each.half) == (kind, half)]
            found = [each for each in faults if any(each.key in told for told in messages(each.place, each.wrong))]
            false = [each for each in faults if set(messages(each.place, each.right)) - always]
            print(f"{kind}{half}  {len(found)} of {len(faults)} found, {len(false)} right ones told")
            for each in faults if options.missed == half else ():
                if each not in found:
                    print(f"  missed  {each.wrong}")
                if each in false:
                    print(f"  false   {each.right}  {[*set(messages(each.place, each.right)) - always]}")


def read() -> Iterator[Fault]:
    for line in (FOLDER / "faults.txt").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield Fault(*line.split("|"))


def messages(place: str, sentence: str) -> list[str]:
    """What is told of the report with a sentence in one of its places."""
    text = REPORT
    for each in PLACES:
        put = sentence if each == place else ""
        text = text.replace(f"〈{each}〉", f"  说明: |\n    {put}\n" if each == "fy" and put else put)
    project = Project({"2024/report.yaml": text.encode(), "2024/last-year.yaml": LAST})
    (checked,) = project.check("2024/report.yaml")
    return [each.message() for each in checked.findings if each.rule != OF_THE_REPORT]


if __name__ == "__main__":
    main()
