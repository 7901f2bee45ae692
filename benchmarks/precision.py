"""How often each rule is right: its findings over folders of reports, held against what a person judged.

    python benchmarks/precision.py examples                 what is found, and how it was judged
    python benchmarks/precision.py examples --write         add what is new to the judgements, each with a ?
    python benchmarks/precision.py examples -o docs/reference/precision.md
    python benchmarks/precision.py corpus --judgements benchmarks/judgements-corpus.txt -o docs/reference/precision-corpus.md
    python benchmarks/precision.py examples --check         fail if anything is not judged, or the page is old

Findings that a report exempts count too: an exemption says that a fault stays, not that it is none. A judgement is a
line of `folder | report | rule | text at the place | true, false or ? | note`; the text and not the line number tells
which finding is meant, so that a report may be edited above it. A rule above info with more false alarms than hits
fails: make it quieter or take it out.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from gipgen.check import locate
from gipgen.cli.streams import prepare_streams
from gipgen.findings.families import is_of_file
from gipgen.findings.finding import Finding
from gipgen.findings.privacy import mask
from gipgen.project.project import Project
from gipgen.rules.rule_pages import pages

ROOT = Path(__file__).resolve().parent.parent
JUDGEMENTS = ROOT / "benchmarks" / "judgements.txt"
PAGE = ROOT / "docs" / "reference" / "precision.md"
KEY = 16  # characters of the line that tell a finding from others
INTRO = """# 检查规则的准确率

这一页由 `python benchmarks/precision.py {command}` 生成，不要手改。每一处发现都由人读过，
结论记在 `benchmarks/{judgements}`：命中是原文确有的问题，误报是没有问题的地方。报告里豁免了的也算。没有列出的规则在这些报告里没有发现。
要查一批已经发布的报告，先逐份录入：`gipgen import 原件 -o corpus/名称/report.yaml`，再对 corpus 运行本脚本。
**这一页不盲**：这些报告，写规则的人都看过，有的规则就是照它们写的，所以本页只说明规则在见过的文字上有没有误报，不说明没见过的报告能查出多少，也不说明那里的误报率。
判断的人就是改规则的人。盲的只有[错别字](precision-slips.md)一页里“留出的部分”：那些地方的文字不在评判它们的统计里，也没有人照着它们改过门槛。

How often each rule is right over real reports. Every finding was read by a person; findings that a report exempts count too.
Not blind: the authors of the rules had these reports before them, and judge them here. The page says nothing of texts that nobody had seen, neither what
is found in them nor what is falsely told. Blind is only what precision-slips measures on places kept aside.
Rules that are not listed found nothing in these reports. Published reports are first made into files by `gipgen import`. Severity is that of the rule's page.
"""


class Found(NamedTuple):
    """One finding with what identifies it between runs."""

    key: tuple[str, str, str, str]  # folder, report, rule, text at the place
    located: Finding


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--judgements", type=Path, default=JUDGEMENTS)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    prepare_streams()
    judged = read(options.judgements)
    found = [finding for folder in options.folders for finding in findings(folder)]
    for finding in found:
        verdict, note = judged.get(finding.key, ("?", ""))
        each = finding.located
        message = each.finding.message("zh")
        print(
            f"{verdict:5} {each.file}:{each.line}:{each.column} {each.finding.rule} {message}{f'  [{note}]' if note else ''}"
        )
    if options.write:
        write(options.judgements, found, judged)
    names = [folder.name for folder in options.folders]
    page = INTRO.format(command=_command(names, options), judgements=options.judgements.name) + "".join(
        section(name, found, judged) for name in names
    )
    print(page.partition("\n## ")[2])
    if options.output:
        options.output.write_text(page, encoding="utf-8", newline="\n")
    return fails(found, judged, page if options.check else None)


def _command(names: list[str], options: argparse.Namespace) -> str:
    """How the page was made."""
    other = [] if options.judgements == JUDGEMENTS else ["--judgements", f"benchmarks/{options.judgements.name}"]
    page = PAGE if options.output is None else options.output
    return " ".join([*names, *other, "-o", f"docs/reference/{page.name}"])


def findings(folder: Path) -> list[Found]:
    """All findings of the rules about reports (GIP3xx and up) below a folder, exempted ones too."""
    every = []
    for checked in Project().check(str(folder)):
        if checked.problem is not None or checked.examined is None:
            print(checked.problem.en if checked.problem else "", file=sys.stderr)
            continue
        examined = checked.examined
        report = Path(checked.found.path).relative_to(folder).as_posix()
        for each in locate(report, examined, (*examined.findings, *examined.exempted)):
            if not is_of_file(each.finding.rule) and "无法核对" not in each.finding.message("zh"):  # that finds nothing
                text = mask(each.source[each.column - 1 : each.column - 1 + KEY]).replace("|", "¦").strip()
                every.append(Found((folder.name, report, each.finding.rule, text), each))
    return every


def read(path: Path) -> dict[tuple[str, ...], tuple[str, str]]:
    """The judgements by the key of their finding."""
    judged = {}
    for line in path.read_text(encoding="utf-8").split("\n") if path.exists() else ():
        if line and not line.startswith("#"):
            *key, verdict, note = (part.strip() for part in line.split("|"))
            judged[tuple(key)] = (verdict, note)
    return judged


def write(path: Path, found: list[Found], judged: dict[tuple[str, ...], tuple[str, str]]) -> None:
    """Add the findings that nobody judged; those of other folders, and those no longer found, stay."""
    every = {finding.key: ("?", "") for finding in found} | judged
    lines = [" | ".join((*key, *verdict)).rstrip() for key, verdict in sorted(every.items())]
    head = "# folder | report | rule | text at the place | true, false or ? | note   (benchmarks/precision.py)\n"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def section(name: str, found: list[Found], judged: dict[tuple[str, ...], tuple[str, str]]) -> str:
    """The table of one folder."""
    here = [finding for finding in found if finding.key[0] == name]
    counts = count(here, judged)
    reports = len({finding.key[1] for finding in here})
    lines = [f"\n## {name}\n", f"{reports} 份报告有发现，共 {len(here)} 处。\n"]
    lines += [
        "| 规则 | 级别 | 查什么 | 发现 | 命中 | 误报 | 准确率 |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for page in pages():
        hits = counts[page.id]
        if not hits:
            continue
        right, wrong = hits["true"], hits["false"]
        rate = f"{100 * right // (right + wrong)}%" if right + wrong else "—"
        lines.append(f"| {page.id} | {page.severity} | {page.title.zh} | {hits.total()} | {right} | {wrong} | {rate} |")
    return "\n".join(lines) + "\n"


def count(found: list[Found], judged: dict[tuple[str, ...], tuple[str, str]]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {page.id: Counter() for page in pages()}
    for finding in found:
        counts[finding.located.finding.rule][judged.get(finding.key, ("?", ""))[0]] += 1
    return counts


def fails(found: list[Found], judged: dict[tuple[str, ...], tuple[str, str]], page: str | None) -> int:
    loud = [finding for finding in found if finding.located.finding.severity != "info"]
    bad = [rule for rule, hits in count(loud, judged).items() if hits["false"] > hits["true"]]
    if bad:
        print(f"more false alarms than hits: {', '.join(bad)}", file=sys.stderr)
    open_ = sum(judged.get(finding.key, ("?", ""))[0] not in ("true", "false") for finding in found)
    if page is None:
        return 1 if bad else 0
    if open_:
        print(f"{open_} finding(s) not judged: run with --write and judge them", file=sys.stderr)
    old = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page
    if old:
        print(f"{PAGE.name} is old: run with -o", file=sys.stderr)
    return 1 if bad or open_ or old else 0


if __name__ == "__main__":
    sys.exit(main())
