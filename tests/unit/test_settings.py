"""gipgen.toml: what it may say, what is said about what it may not, and which file is meant."""

import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from conftest import Run
from reports import BASE, changed

from gipgen.check import examine
from gipgen.findings.text import Problem
from gipgen.settings.parse_toml import parse
from gipgen.settings.settings import DEFAULT, Settings
from gipgen.workspace.disk import settings_file


def settings(text: str) -> Settings:
    return parse(text.encode("utf-8"), "gipgen.toml")


def complaint(text: str | bytes) -> str:
    with pytest.raises(Problem) as caught:
        parse(text if isinstance(text, bytes) else text.encode("utf-8"), "gipgen.toml")
    return caught.value.zh


def test_what_is_not_set_is_the_standard() -> None:
    assert settings("") == DEFAULT._replace(path="gipgen.toml")


def test_keys_with_dashes_reach_their_names() -> None:
    read = settings(
        '[style]\nreference-doc = "house.docx"\n[style.fonts]\npage-number = "仿宋"\n[style.page]\nline = 28'
    )
    assert read.style.reference_doc == "house.docx"
    assert read.style.fonts.page_number == "仿宋"
    assert read.style.fonts.body == "仿宋_GB2312"
    assert read.style.page.line == 28


@pytest.mark.parametrize("end", ["\\n", "\\r\\n", "\\n\\n", "\\u2028", " "])
def test_what_is_to_fit_a_pattern_ends_where_the_pattern_does(end: str) -> None:
    assert "colour" in complaint(f'[style.masthead]\ncolour = "C00000{end}"')


def test_files_from_windows() -> None:
    text = '# 站点\r\n[site]\r\nSiteName = "硚口区人民政府"\r\n'
    for raw in (text.encode("utf-8-sig"), text.encode("gb18030")):
        assert parse(raw, "gipgen.toml").site == {"SiteName": "硚口区人民政府"}


def test_site_data_moved_from_a_report_keeps_its_name() -> None:
    assert settings('["站点"]\nSiteName = "甲"').site == {"SiteName": "甲"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[styl]\n", ["styl", "是不是 style"]),
        ("[style]\nfont = 1", ["style.font", "是不是 fonts"]),
        ('[style.sizes]\nbody = "三号"', ["style.sizes.body", "三号", "磅"]),
        ("[style.page]\nleft = 280", ["style.page.left", "毫米"]),
        ('[rules]\nGIP402 = "关"', ["rules.GIP402", "error、warning、info 或 off"]),
        ('[deadlines]\ndepartment = "1月31日"', ["deadlines.department", '"01-31"']),
        ('[deadlines]\ndepartment = "02-30"', ["deadlines.department", "02-30", "日历"]),
        ('[style.imprint]\ndate = "2025-02-30"', ["imprint.date", "2025-02-30", "日历"]),
        ('[style.imprint]\ndate = "2025-02-29"', ["imprint.date", "2025-02-29"]),
        ('[style.imprint]\ndate = "2025-11-31"', ["imprint.date", "2025-11-31"]),
        (f'[style]\nheader = "{"公" * 61}"', ["style.header 不能是 公公", "公…，应是", "不超过 60 个字"]),
        ("[style]\nseal = true\ncover = true\nseal = true\n", ["style.seal 写了两次（第 2 行和第 4 行）"]),
        ("[style]\nseal = true\nseal = true", ["style.seal 写了两次（第 2 行和第 3 行）"]),
        ("[style]\nseal = true\n[terms]\n[style]\ncover = true", ["style 写了两次（第 1 行和第 4 行）"]),
        ("style.seal = true\n[style]\ncover = true", ["gipgen.toml:2:"]),
        ('[terms]\n国家机密 = "国家秘密"', ["gipgen.toml:2:", "加英文引号"]),
        ("[style]\ncaptions: true", ["gipgen.toml:2:", "等号"]),
        ("［style］\ncaptions = true", ["gipgen.toml:1:", "半角"]),
        ("[style.fonts]\nbody = 仿宋", ["gipgen.toml:2:", "加英文引号"]),
    ],
)
def test_slips_are_told_in_words(text: str, words: list[str]) -> None:
    told = complaint(text)
    assert [word for word in words if word not in told] == []


@pytest.mark.parametrize("day", ["2024-02-29", "2025-02-28", "2025-04-30", "2025-12-31", "2025-10-09"])
def test_a_day_of_the_calendar_is_one(day: str) -> None:
    assert settings(f'[style.imprint]\ndate = "{day}"').style.imprint.date == day


def test_a_rule_can_be_made_lighter_or_switched_off() -> None:
    wrong = changed(("上年结转:      [1, 0, 0, 0, 0, 0, 1]", "上年结转:      [2, 0, 0, 0, 0, 0, 2]")).encode("utf-8")

    def severities(text: str) -> list[str]:
        return [finding.severity for finding in examine(wrong, settings=settings(text)).findings]

    assert severities("")[:1] == ["error"]
    assert set(severities('[rules]\nGIP301 = "info"')) == {"info"}
    assert severities('[rules]\nGIP3 = "off"') == []
    assert set(severities('[rules]\nGIP3 = "off"\nGIP301 = "warning"')) == {"warning"}


def test_what_cannot_be_read_stays_an_error() -> None:
    broken = changed(("上年结转:      [1, 0, 0, 0, 0, 0, 1]", "上年结转:      无")).encode("utf-8")
    assert "error" in [each.severity for each in examine(broken, settings=settings('[rules]\nGIP2 = "off"')).findings]


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    report = tmp_path / "a" / "b" / "report.yaml"
    report.parent.mkdir(parents=True)
    (tmp_path / "gipgen.toml").touch()
    assert settings_file(str(report)) == str(tmp_path / "gipgen.toml")
    (tmp_path / "a" / "gipgen.toml").touch()
    assert settings_file(str(report)) == str(tmp_path / "a" / "gipgen.toml")


def test_a_broken_one_is_a_problem_of_configuration(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "gipgen.toml").write_text("[style\n", encoding="utf-8")
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(BASE, encoding="utf-8")
    result = gipgen("check", "a.yaml", "b.yaml")
    assert result.returncode == 2
    assert result.stderr.count("gipgen.toml:1:") == 1
    assert gipgen("build", "a.yaml", "b.yaml").returncode == 2
    assert not list(tmp_path.glob("*.docx"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("GIP321", "是不是 GIP3"),
        ("gip301", "GIP301"),
        ("GIP30", ""),
        ("GIP3", ""),
        ("勾稽", "gipgen rules"),
        ("GIP201", "不能调整"),
        ("GIP2", "不能调整"),
    ],
)
def test_rules_that_do_not_exist_are_told(tmp_path: Path, gipgen: Run, name: str, words: str) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "gipgen.toml").write_text(f'[rules]\n"{name}" = "info"\n', encoding="utf-8")
    done = gipgen("check", "report.yaml")
    assert done.returncode == (2 if words else 0)
    assert words in done.stderr


def test_the_schema_of_the_settings(tmp_path: Path, gipgen: Run) -> None:
    import json

    from gipgen.settings.parse_toml import schema

    assert schema() == json.loads(gipgen("schema", "--settings").stdout)
    assert gipgen("schema", "--settings", "-o", "settings.json").returncode == 0
    assert schema() == json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))


def test_one_word_cannot_switch_every_rule_off(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "gipgen.toml").write_text('[rules]\nGIP = "off"\n', encoding="utf-8")
    (tmp_path / "a.yaml").write_text(BASE, encoding="utf-8")
    result = gipgen("check", "a.yaml")
    assert (result.returncode, "rules.GIP 不能调整" in result.stderr) == (2, True)


def test_an_exemption_needs_words() -> None:
    wrong = changed(("上年结转:      [1, 0, 0, 0, 0, 0, 1]", "上年结转:      [2, 0, 0, 0, 0, 0, 2]"))
    exempted = wrong + '\n豁免: [{规则: GIP301, 理由: " "}]\n'
    assert "GIP301" in {finding.rule for finding in examine(exempted.encode("utf-8")).findings}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[style.sizes]\nbody = nan", "gipgen.toml"),
        ("[style.page]\ntop = nan", "gipgen.toml"),
        ("[style.page]\ntop = inf", "gipgen.toml"),
        ("[style.page]\ntop = 1e99999999999999999999", "gipgen.toml"),
        ("[overview]\ncharacters = " + "9" * 4301, "gipgen.toml:2"),
        ("a = " + "[\n" * 2000, "嵌套"),
        ("a = " + "{b=" * 300, "gipgen.toml"),
        ("[site]\nx = " + "[" * 900 + "]" * 50 + "\n" + "]" * 850, "gipgen.toml"),
        ("a" + ".a" * 20_000 + " = 1", "gipgen.toml:1"),
        ("# " + "长\n" * 40_000, "64000"),
        ("PK\x03\x04", "gipgen.toml:1"),
    ],
)
def test_what_the_parser_of_toml_stumbles_over_is_told(text: str, words: str) -> None:
    began = monotonic()
    assert words in complaint(text)
    assert monotonic() - began < 2


@pytest.mark.parametrize("character", ["\\u0007", "\\uFFFE", "\\uFFFF", "\\u202e", "\\u0085"])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('[style.masthead]\ntext = "甲{}"', "style.masthead.text"),
        ('[style.fonts]\nbody = "甲{}"', "style.fonts.body"),
        ('[site]\nSiteName = "甲{}"', "site.SiteName"),
        ('[site]\n"甲{}" = "乙"', "site.甲?"),
        ('[overview]\nnumbers = ["甲{}"]', "overview.numbers"),
        ('[terms]\n"甲{}" = "乙"', "terms.甲?"),
    ],
)
def test_texts_that_no_output_may_hold_are_refused(text: str, name: str, character: str) -> None:
    said = complaint(text.replace("{}", character))
    assert f"{name} 里有不能印出来的字符（U+{character[2:].upper()}）" in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (os.mkdir, "这是一个文件夹"),
        (getattr(os, "mkfifo", None), "不是普通文件"),
        (lambda path: os.symlink("gone.toml", path), "它指向的文件已经不在了"),
        (lambda path: os.symlink("gipgen.toml", path), "链接绕了一圈"),
        (lambda path: os.symlink(os.devnull, path), "不是普通文件"),
    ],
)
def test_settings_that_are_no_file_are_named(
    gipgen: Run, tmp_path: Path, make: Callable[[str], None], words: str
) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    make(str(tmp_path / "gipgen.toml"))
    result = gipgen("check", "report.yaml", cwd=tmp_path)
    assert result.returncode == 2
    assert words in result.stderr
    assert "gipgen.toml" in result.stderr
