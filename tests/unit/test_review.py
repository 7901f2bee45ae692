"""`build --review`: the appendix for reviewers, in the Markdown output and nowhere else."""

from pathlib import Path

import pytest
from conftest import Run
from outputs import LIGHT, TEXTS, render
from reports import BASE, changed

from gipgen.check import examine
from gipgen.formats.registry import named

REPORT = changed(("政策解读不够丰富。", "涉及国家机密,不公开 2 件。")) + (
    "豁免:\n  - {规则: GIP720, 理由: 原文|如此}\n  - {规则: GIP302, 理由: 没有用到}\n"
)


def test_the_appendix_tells_exemptions_reasons_and_what_is_left() -> None:
    outputs = render(examine(REPORT.encode()), LIGHT, review=True)
    report, _, appendix = outputs["md"].decode().partition("## 审核附录")
    exempted, _, left = appendix.partition("### 检查发现")
    assert "**GIP720** 半角标点。理由：原文\\|如此。" in exempted
    assert "半角（英文）标点" in exempted
    assert "**GIP302** 办理结果总计 = 各项办理结果之和。理由：没有用到。没有用到。" in exempted
    for rule, severity in (("GIP710", "警告"), ("GIP724", "提示"), ("GIP250", "警告")):
        assert f"| {severity} | {rule} |" in left
    assert "GIP720" not in left
    others = [read(outputs[name]) for name, read in TEXTS.items() if not named(name).has_review]
    for text in (report, *others):
        assert "审核附录" not in text
        assert "GIP" not in text.replace("gipgen", "")


def test_without_it_nothing_of_the_kind_is_printed() -> None:
    plain = render(examine(REPORT.encode()), LIGHT)
    assert "审核附录" not in plain["md"].decode()
    with_it = render(examine(REPORT.encode()), LIGHT, review=True)
    assert [plain[name] for name in LIGHT if not named(name).has_review] == [
        with_it[name] for name in LIGHT if not named(name).has_review
    ]
    assert with_it["md"].startswith(plain["md"].partition(b"<!-- ")[0].rstrip())


def test_a_clean_report_says_so() -> None:
    text = render(examine(BASE.encode()), ("md",), review=True)["md"].decode()
    assert "没有豁免。" in text
    assert "没有警告和提示。" in text


@pytest.mark.parametrize("arguments", [("--review",), ("--review", "--lang=zh")])
def test_the_command(tmp_path: Path, gipgen: Run, arguments: tuple[str, ...]) -> None:
    (tmp_path / "report.yaml").write_text(REPORT, encoding="utf-8")
    assert gipgen("build", "report.yaml", *arguments).returncode == 0
    assert "审核附录" in (tmp_path / "report.md").read_text(encoding="utf-8")
    refused = gipgen("build", "report.yaml", "--to", "docx", *arguments)
    assert refused.returncode == 2
    assert "md" in refused.stderr
