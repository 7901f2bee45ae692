"""``gipgen fmt`` as users and their hooks meet it."""

import os
import sys
from pathlib import Path

import pytest
from conftest import Run
from reports import BASE, changed

from gipgen.findings.text import Text

UNTIDY = changed(("单位: 测试市民政局\n年度: 2024\n", "年度: 2024   # 去年\n单位: '测试市民政局'\n"))
TIDY_HEAD = "单位: 测试市民政局\n年度: 2024                      # 去年\n联系方式:"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_file_is_rewritten_once_and_then_left_alone(gipgen: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "report.yaml", UNTIDY)
    done = gipgen("fmt", "report.yaml")
    assert (0, "report.yaml\n") == (done.returncode, done.stdout)
    assert path.read_text(encoding="utf-8").startswith(TIDY_HEAD)
    before = path.stat()
    done = gipgen("fmt", "report.yaml")
    assert (0, "") == (done.returncode, done.stdout)
    assert (before.st_mtime_ns, before.st_ino) == (path.stat().st_mtime_ns, path.stat().st_ino)
    assert ["report.yaml"] == [each.name for each in tmp_path.iterdir()]


def test_check_lists_what_would_change_and_writes_nothing(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path / "a" / "report.yaml", UNTIDY)
    gipgen("fmt", write(tmp_path / "b" / "report.yaml", UNTIDY))
    done = gipgen("fmt", "--check", ".")
    assert (1, f"{Path('a/report.yaml')}\n") == (done.returncode, done.stdout.replace(f".{os.sep}", ""))
    assert "2 份" in done.stderr
    assert UNTIDY == (tmp_path / "a" / "report.yaml").read_text(encoding="utf-8")
    assert 0 == gipgen("fmt", "--check", "b").returncode


def test_standard_input_goes_to_standard_output(gipgen: Run, tmp_path: Path) -> None:
    done = gipgen("fmt", "-", text=UNTIDY)
    assert 0 == done.returncode
    assert done.stdout.startswith(TIDY_HEAD)
    assert (0, done.stdout) == (
        gipgen("fmt", "-", text=done.stdout).returncode,
        gipgen("fmt", "-", text=done.stdout).stdout,
    )
    done = gipgen("fmt", "--check", "-", text=UNTIDY)
    assert (1, "-\n") == (done.returncode, done.stdout)
    done = gipgen("fmt", "-", text="单位: [\n")
    assert (1, "") == (done.returncode, done.stdout)
    assert "GIP110" in done.stderr


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("单位: 甲局\n  年度: [2024\n", "GIP110"),
        ("单位: 甲局\n单位: 乙局\n", "GIP113"),
        ("单位: &a 甲局\n", "GIP114"),
        (UNTIDY.replace("去年", "去\x07年"), "GIP101"),
        ("", "GIP115"),
        ("甲\n", "GIP115"),
    ],
)
def test_a_file_that_does_not_read_is_told_and_left_alone(
    gipgen: Run, tmp_path: Path, content: str | bytes, rule: str
) -> None:
    path = write(tmp_path / "report.yaml", content)
    raw = path.read_bytes()
    for arguments in (["fmt"], ["fmt", "--check"], ["fmt", "--fix"]):
        done = gipgen(*arguments, "report.yaml")
        assert 1 == done.returncode
        assert rule in done.stdout
        assert "没有整理" in done.stderr
        assert raw == path.read_bytes()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_written_down_in_utf_8_on_request(gipgen: Run, tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "report.yaml", UNTIDY.replace("\n", "\r\n").encode(encoding))
    raw = path.read_bytes()
    for arguments in (["fmt"], ["fmt", "--check"], ["fmt", "--fix", "--check"]):
        done = gipgen(*arguments, "report.yaml")
        assert 1 == done.returncode
        assert "GIP101" in done.stdout + done.stderr
        assert raw == path.read_bytes()
    assert 0 == gipgen("fmt", "--fix", "report.yaml").returncode
    assert path.read_bytes().startswith(TIDY_HEAD.replace("\n", "\r\n").encode())


def test_a_bad_file_does_not_keep_the_others_from_being_laid_out(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path / "a" / "report.yaml", "单位: [\n")
    good = write(tmp_path / "b" / "report.yaml", UNTIDY)
    done = gipgen("fmt", "a", "b", "nowhere.yaml")
    assert 2 == done.returncode
    assert good.read_text(encoding="utf-8").startswith(TIDY_HEAD)


def test_yaml_that_is_no_report_is_left_alone(gipgen: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "ci.yaml", "on:   [push]\njobs: {}\n")
    done = gipgen("fmt", "ci.yaml")
    assert 1 == done.returncode
    assert "ci.yaml" in done.stdout
    assert "文件内容不是报告" in done.stdout
    assert b"on:   [push]\njobs: {}\n" == path.read_bytes()


def test_full_width_signs_are_mended_and_told(gipgen: Run, tmp_path: Path) -> None:
    path = write(
        tmp_path / "report.yaml", changed(("年度: 2024", "年度：2024"), ("[1, 0, 1, 0, 2]", "［1，0，1，0，2］"))
    )
    done = gipgen("fmt", "report.yaml")
    assert 0 == done.returncode
    assert "GIP111" in done.stderr
    assert 0 == gipgen("check", "report.yaml").returncode
    text = path.read_text(encoding="utf-8")
    assert "年度: 2024\n" in text
    assert "行政复议: [1, 0, 1, 0, 2]\n" in text


def test_missing_rows_and_wrong_numbers_do_not_keep_a_file_from_being_laid_out(gipgen: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "report.yaml", changed(("  行政许可: 12\n", ""), ("行政强制: 0", "行政强制:   1,000")))
    assert 0 == gipgen("fmt", "report.yaml").returncode
    assert "  行政强制: 1,000\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_byte_order_mark_stay(gipgen: Run, tmp_path: Path, mark: bytes, end: str) -> None:
    path = write(tmp_path / "report.yaml", mark + UNTIDY.replace("\n", end).encode())
    assert 0 == gipgen("fmt", "report.yaml").returncode
    raw = path.read_bytes()
    assert raw.startswith(mark + TIDY_HEAD.replace("\n", end).encode())
    assert raw.count(b"\n") == raw.count(end.encode())
    assert 0 == gipgen("fmt", "--check", "report.yaml").returncode


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes of other systems")
def test_a_link_stays_a_link(gipgen: Run, tmp_path: Path) -> None:
    target = write(tmp_path / "real" / "one.yaml", UNTIDY)
    (tmp_path / "report.yaml").symlink_to(target)
    assert 0 == gipgen("fmt", "report.yaml").returncode
    assert (tmp_path / "report.yaml").is_symlink()
    assert target.read_text(encoding="utf-8").startswith(TIDY_HEAD)


def test_safe_fixes_are_made_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a rule of the test's own, as the language rules give fixes."""
    from collections.abc import Iterator

    from gipgen import check
    from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset, Page
    from gipgen.project.project import Project

    project = Project()
    from gipgen.rules import RULES
    from gipgen.rules.support.rule import Case, Rule

    def doubled(case: Case) -> Iterator[Diagnostic]:
        for section in case.report.form.sections:
            text = case.report.texts[section.id] or ""
            for number, line in enumerate(text.split("\n")):
                if "。。" in line:
                    place = Offset(number, line.index("。。"))
                    yield Diagnostic(
                        "GIP799", WARNING, Text("", ""), (section.key,), offset=place, fix=Fix(place, 2, "。")
                    )

    page = Page("GIP799", WARNING, Text("", ""), Text("", ""), Text("", ""))
    monkeypatch.setattr(check, "RULES", (*RULES, Rule(page, doubled)))
    path = write(tmp_path / "report.yaml", changed(("增加图解。", "增加图解。。")))
    for tidied in project.format(str(path)):
        project.write(tidied)
    assert "增加图解。。\n" in path.read_text(encoding="utf-8")
    (tidied,) = project.format(str(path), fix=True)
    project.write(tidied)
    assert ["GIP722"] == [each.rule for each in tidied.fixed]  # of two fixes for one place one is made
    assert "增加图解。\n" in path.read_text(encoding="utf-8")
    (tidied,) = project.format(str(path), fix=True)
    project.write(tidied)
    assert not tidied.changed
    assert () == tidied.fixed


def test_what_would_lose_something_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gipgen.cli.run import run
    from gipgen.formatting import format as formatting

    monkeypatch.setattr(formatting, "lay_out", lambda *_: BASE.replace("53", "35"))
    path = write(tmp_path / "report.yaml", UNTIDY)
    assert 3 == run(["fmt", str(path)])
    assert "没有改动" in capsys.readouterr().err
    assert UNTIDY == path.read_text(encoding="utf-8")
    monkeypatch.setattr(formatting, "lay_out", lambda *_: BASE)
    assert 3 == run(["fmt", str(path)])  # the comment 去年 would be lost


def test_in_english(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path / "report.yaml", UNTIDY)
    assert "1 of 1 file(s) would change" in gipgen("fmt", "--check", "report.yaml", "--lang", "en").stderr
    assert "not formatted" in gipgen("fmt", write(tmp_path / "b.yaml", "单位: [\n"), "--lang", "en").stderr
