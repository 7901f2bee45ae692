"""Limits that no real report meets, and slips that once ended in a fault of gipgen's own."""

import random

import pytest
from hostile_shapes import around
from outputs import LIGHT, render
from reports import BASE, changed, look, said

from gipgen.findings.text import Problem
from gipgen.form.editions import load
from gipgen.formatting.format import format_report
from gipgen.imports.import_report import import_report
from gipgen.project.project import Project


def words(text: str) -> dict[str, str]:
    return {each.rule: each.message("zh") for each in look(text)[1]}


def test_a_field_that_is_too_long_is_told_with_its_limit() -> None:
    text = changed(("单位: 测试市民政局", "单位: " + "测" * 498 + "局局局"))
    assert words(text)["GIP204"] == "“单位”有 501 个字，最多 500 个。请核对是不是贴错了内容。"
    assert "GIP204" not in words(text.replace("局局局", "局局"))


def test_a_text_and_a_line_that_are_too_long_are_told_with_their_limits() -> None:
    text = changed(("  政策解读不够丰富。", "\n\n".join(["  " + "甲" * 9_998] * 11)))
    assert "最多 100000 个" in words(text)["GIP204"]
    assert "GIP101" not in words(text)
    line = changed(("政策解读不够丰富。", "甲" * 60_000))
    assert [each for each in said(line) if each.endswith("GIP101")] == ["60:1 GIP101"]
    assert "最多 50000 个" in words(line)["GIP101"]


def test_what_is_too_long_stands_in_no_draft_beyond_its_limit() -> None:
    examined, _ = look(changed(("单位: 测试市民政局", "单位: " + "测" * 49_000)))
    assert all(
        content.count("测".encode()) < 49_000 for content in render(examined, ("md", "html"), draft=True).values()
    )


@pytest.mark.parametrize("year", ["-5", "-2024", "0", "99999"])
def test_a_year_that_is_none_is_a_finding_everywhere(year: str) -> None:
    text = changed(("年度: 2024", f"年度: {year}\n落款: {{单位: 测试市民政局, 日期: 2025-01-10}}"))
    examined, _ = look(text)
    assert f"写四位数字的年份，例如 2024；这里是“{year}”" in words(text)["GIP204"]
    assert set(LIGHT) == set(render(examined, LIGHT, draft=True))
    with pytest.raises(Problem):
        Project({}).new("测试市民政局", int(year))
    with pytest.raises(Problem):
        import_report("a.txt", "一、总体情况\n".encode(), int(year))


@pytest.mark.parametrize("target", [r"\\host\share", r"\\host\share\a.png", r"/\host", r"a\b.html", "//host/a"])
def test_a_link_to_another_computer_is_only_its_text(target: str) -> None:
    text = changed(("政策解读不够丰富。", f"[甲]({target})政策解读不够丰富。"))
    examined, _ = look(text)
    assert "GIP230" in words(text)
    assert b"host" not in render(examined, ("html",), draft=True)["html"]


@pytest.mark.parametrize(
    "row", ["{制发: , 废止: 0, 现行有效: 0}", "{制发, 废止: 0, 现行有效}", "{x}", "{'': , b: {c}}", "[{x}, a: ]"]
)
def test_a_mapping_with_nothing_behind_a_key_is_laid_out(row: str) -> None:
    examined, _ = look(changed(("{制发: 0, 废止: 0, 现行有效: 0}", row)))
    once = format_report(examined.source, load("2021")).text
    again, _ = look(once)
    assert examined.source.data == again.source.data
    assert once == format_report(again.source, load("2021")).text


@pytest.mark.parametrize("text", ["%YAML " + "1" * 9_000, f"{BASE}\n%YAML {'1' * 9_000}"])
def test_an_endless_version_of_yaml_is_a_syntax_error(text: str) -> None:
    assert "GIP110" in words(text)


def test_signs_that_end_a_line_for_yaml_come_through_an_import() -> None:
    page = "测试市民政局2024年政府信息公开工作年度报告\n\n甲\u2028乙\x85丙\n\n一、总体情况\n\n丁\u2029戊。\n\n五、存在的主要问题及改进情况\n\n己。\n"
    done = list(Project({"a.txt": page.encode()}).import_published("a.txt", output="-"))
    assert done[0].problem is None
    assert "丁 戊。" in done[0].text


def test_a_file_of_too_many_lines_is_refused_in_one_sentence() -> None:
    text = BASE + "\n#" * 10_001
    assert [each for each in said(text) if each.endswith("GIP101")] == ["1:1 GIP101"]
    assert "上限 10000 行" in words(text)["GIP101"]
    assert "GIP101" not in words(BASE + "\n#" * 5_000)


def test_a_file_of_too_many_items_is_read_no_further() -> None:
    assert "太多" in words(BASE + "".join(f"k{number}: v\n" for number in range(5_000)))["GIP102"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "存在问题及改进: |\n  政策解读",
            '存在问题及改进: "政策' + "\\n" * 10_500 + '解读"\n#',
        ),  # one line, to be many
        ("单位: 测试市民政局", '单位: "' + "甲乙丙丁戊己\n  " * 8_000 + '局"'),  # many lines, to be one
    ],
    ids=["to many lines", "to one line"],
)
def test_what_would_be_too_long_laid_out_is_left_and_told(old: str, new: str) -> None:
    (done,) = Project({"report.yaml": changed((old, new)).encode()}).format("report.yaml")
    assert (done.unsafe, done.content) == (False, None)
    assert ["没有整理：整理以后，文件会超过读取的上限"] == [each.message("zh")[:20] for each in done.findings]


@pytest.mark.parametrize("seed", range(12))
def test_of_bytes_that_are_no_text_one_thing_is_said(seed: int) -> None:
    raw = random.Random(seed).randbytes(3_000)
    (checked,) = Project({"report.yaml": raw}).check("report.yaml")
    (finding,) = checked.findings
    assert "不是文字" in finding.message("zh")


def test_of_very_many_paragraphs_no_section_takes_the_lines_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gipgen.imports.left_behind._LINES", 100)
    many = "".join(f"公开第{number}件。\n\n" for number in range(60))
    imported = import_report("a.txt", around(many).encode())
    assert ["公开第48件。"] == [left.text for left in imported.leftovers if left.reason == "long"]
    assert imported.texts.keys() >= {"overview", "problems", "other_matters"}
