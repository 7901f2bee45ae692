"""Pages that are generated and committed say what the program says now."""

import subprocess
import sys
from pathlib import Path

from reports import ROOT, changed

from gipgen.cli.rule_table import table
from gipgen.findings.families import is_of_file
from gipgen.rules.rule_pages import pages


def test_the_table_of_rules_is_fresh() -> None:
    """After a change: gipgen rules --format md -o docs/reference/rules.md --force"""
    page = (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    assert table("zh") == page
    assert len(pages()) == sum(line.startswith("| GIP") for line in page.split("\n"))


def test_the_table_in_english_has_the_same_rules() -> None:
    assert [page.id for page in pages()] == [line[2:8] for line in table("en").split("\n") if line.startswith("| GIP")]


def test_every_rule_about_the_report_tells_its_evidence() -> None:
    for page in pages():
        if page.id[3] in "378":
            assert page.confidence in ("A", "B", "C"), page.id
            assert page.checks, page.id
        if page.severity == "error" and not is_of_file(page.id):
            assert page.confidence != "C", page.id


def test_every_finding_on_the_examples_was_judged_and_the_figures_are_fresh() -> None:
    """After a change: python benchmarks/precision.py examples --write; judge each ?; then with -o docs/reference/precision.md"""
    script = ROOT / "benchmarks" / "precision.py"
    done = subprocess.run(
        [sys.executable, script, "examples", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "GIP710" in done.stdout


def test_judgements_count_false_alarms(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    text = changed(("政策解读不够丰富。", "涉及国家机密。"))
    (tmp_path / "reports" / "report.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, str(ROOT / "benchmarks" / "precision.py"), "reports", "--judgements", "judged.txt"]

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)

    assert "| GIP710 | warning | 错误用语和错别字 | 1 | 0 | 0 | — |" in run("--write").stdout
    judged = (tmp_path / "judged.txt").read_text(encoding="utf-8")
    assert "reports | report.yaml | GIP710 | 国家机密。" in judged
    (tmp_path / "judged.txt").write_text(judged.replace("| ?", "| false"), encoding="utf-8")
    done = run()
    assert (done.returncode, "| 1 | 0 | 1 | 0% |" in done.stdout) == (1, True)
    assert "GIP710" in done.stderr
