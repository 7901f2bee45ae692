"""What a change of the rules does to real texts: every finding of before that is gone, every one that is new.

    python benchmarks/changed_findings.py FOLDERS... -o before.txt          before the change
    python benchmarks/changed_findings.py FOLDERS... --against before.txt   after it; exit 1 with a finding that is new

Report files are checked as they are, published documents as `gipgen import` makes a file of them. A passage that is
no whole report stands in one whose numbers are all still to be filled in, so that it is judged for itself. Each line
that is new is read by a person: a finding that is right, or one that was invented.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gipgen.check import Examined, examine, locate
from gipgen.cli.streams import prepare_streams
from gipgen.findings.text import Problem
from gipgen.form.editions import load
from gipgen.imports.behind_fence import import_fenced
from gipgen.imports.compose_report import compose
from gipgen.project.project import Project
from gipgen.report.scaffold import Filled, scaffold

DOCUMENTS = (".txt", ".md", ".html", ".pdf", ".docx")
NO_TEXTS = ("README.md",)
HALF_WIDTH = str.maketrans(",:();", "，：（）；")  # as the excerpts were copied


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    prepare_streams()
    told = [line for folder in options.folders for line in findings(folder)]
    if options.output:
        options.output.write_text("\n".join(told) + "\n", encoding="utf-8", newline="\n")
    if options.against is None:
        print(f"{len(told)} findings")
        return 0
    here, before = Counter(told), Counter(options.against.read_text(encoding="utf-8").splitlines())
    new = sorted((here - before).elements())
    for sign, lines in (("-", sorted((before - here).elements())), ("+", new)):
        for line in lines:
            print(sign, line)
    print(f"{len(told)} findings, {len(new)} of them new")
    return 1 if new else 0


def findings(folder: Path) -> Iterator[str]:
    """A line for each finding below a folder, exempted ones too."""
    for checked in Project().check(str(folder)):
        if checked.examined is not None:
            yield from _lines(Path(checked.found.path).relative_to(folder).as_posix(), checked.examined)
    for path in sorted(folder.rglob("*")):
        is_beside = (path.parent / "report.yaml").exists()  # what is said of a report file
        if path.suffix in DOCUMENTS and path.name not in NO_TEXTS and not is_beside:
            yield from _lines(path.relative_to(folder).as_posix(), examine(as_report(path)))


def _lines(name: str, examined: Examined) -> Iterator[str]:
    for each in locate(name, examined, (*examined.findings, *examined.exempted)):
        message = each.finding.message("zh").replace("\n", " ")
        yield f"{name} {each.finding.rule} {each.finding.severity} {message}"


def as_report(path: Path) -> bytes:
    """A published document, or a passage of one, as a report file."""
    content = path.read_bytes()
    try:
        return compose(import_fenced(path.name, content), path.as_posix(), "report.yaml").encode()
    except Problem:
        text = content.decode().translate(HALF_WIDTH)
        filled = Filled(texts={"overview": "\n\n".join(filter(str.strip, text.split("\n")))})
        return scaffold(load("2021"), "测试市民政局", 2024, "report.yaml", filled=filled).encode()


if __name__ == "__main__":
    sys.exit(main())
