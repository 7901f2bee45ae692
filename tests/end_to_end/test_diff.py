"""``gipgen diff`` as reviewers and their pull requests meet it: files, folders, git, years."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run
from reports import BASE, changed

NEW = changed(("行政处罚: 53", "行政处罚: 54"))


def write(path: Path, content: str | bytes = BASE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", folder, *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two reports, committed; in the work tree one of them has one number more."""
    write(tmp_path / "甲局" / "2024" / "report.yaml")
    write(tmp_path / "乙局" / "2024" / "report.yaml")
    write(tmp_path / "ci.yaml", "steps: [1]\n")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    write(tmp_path / "甲局" / "2024" / "report.yaml", NEW)
    return tmp_path


def test_two_files(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path / "old.yaml")
    write(tmp_path / "new.yaml", NEW)
    done = gipgen("diff", "old.yaml", "new.yaml")
    assert (
        0,
        "new.yaml\n  二、主动公开政府信息情况\n    行政处罚 · 本年处理决定数量：53 → 54（+1）\n",
    ) == (done.returncode, done.stdout)
    assert "数字 1 处" in done.stderr
    assert 1 == gipgen("diff", "old.yaml", "new.yaml", "--exit-code").returncode
    done = gipgen("diff", "old.yaml", "old.yaml", "--exit-code")
    assert (0, "") == (done.returncode, done.stdout)
    done = gipgen("diff", "old.yaml", "-", text=NEW)
    assert "53 → 54" in done.stdout


def test_a_report_formatted_anew_has_not_changed(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path / "old.yaml")
    write(tmp_path / "new.yaml")
    gipgen("fmt", "new.yaml")
    assert (tmp_path / "old.yaml").read_bytes() != (tmp_path / "new.yaml").read_bytes()
    done = gipgen("diff", "old.yaml", "new.yaml", "--exit-code")
    assert (0, "", "内容没有变化。\n") == (done.returncode, done.stdout, done.stderr)


def test_folders_are_compared_report_by_report(gipgen: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / "old" / name / "report.yaml")
    write(tmp_path / "new" / "b" / "report.yaml", NEW)
    write(tmp_path / "new" / "c" / "report.yaml")
    done = gipgen("diff", "old", "new", "--format", "json")
    document = json.loads(done.stdout)
    statuses = [(Path(each["file"]).as_posix(), each["status"]) for each in document["files"]]
    assert [
        ("old/a/report.yaml", "removed"),
        ("new/b/report.yaml", "changed"),
        ("new/c/report.yaml", "added"),
    ] == statuses
    assert [("new/b/report.yaml", 53, 54)] == [
        (Path(each["file"]).as_posix(), each["old"], each["new"]) for each in document["changes"]
    ]
    assert 1 == gipgen("diff", "old", "new", "--exit-code").returncode


def test_git_shows_what_is_not_committed_yet(gipgen: Run, repository: Path) -> None:
    wanted = "53 → 54（+1）"
    for arguments in ([Path("甲局", "2024", "report.yaml")], ["甲局"], ["HEAD", "."], ["HEAD", Path("甲局", "2024")]):
        done = gipgen("diff", "--git", *arguments)
        assert 0 == done.returncode, done.stderr
        assert wanted in done.stdout
    done = gipgen("diff", "--git", "report.yaml", cwd=repository / "甲局" / "2024")
    assert wanted in done.stdout
    assert "" == gipgen("diff", "--git", "乙局", "--exit-code").stdout
    git(repository, "commit", "-q", "-a", "-m", "second")
    assert "" == gipgen("diff", "--git", ".").stdout
    assert wanted in gipgen("diff", "--git", "HEAD~1", ".").stdout
    assert wanted in gipgen("diff", "--git", "HEAD~1..HEAD", ".").stdout
    assert "54 → 53" in gipgen("diff", "--git", "HEAD..HEAD~1", ".").stdout


def test_git_compares_a_branch_from_where_it_left(gipgen: Run, repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "topic")
    git(repository, "commit", "-q", "-a", "-m", "topic")
    git(repository, "checkout", "-q", "main")
    write(repository / "乙局" / "2024" / "report.yaml", changed(("行政许可: 12", "行政许可: 13")))
    git(repository, "commit", "-q", "-a", "-m", "main goes on")
    done = gipgen("diff", "--git", "main...topic", ".")
    assert "53 → 54" in done.stdout
    assert "13" not in done.stdout
    assert "13 → 12" in gipgen("diff", "--git", "main..topic", ".").stdout


def test_git_shows_reports_that_came_and_went(gipgen: Run, repository: Path) -> None:
    (repository / "乙局" / "2024" / "report.yaml").unlink()
    write(repository / "丙局" / "2024" / "report.yaml")
    done = gipgen("diff", "--git", ".")
    assert "删除的报告" in done.stdout
    assert "新增的报告" in done.stdout
    assert "ci.yaml" not in done.stdout
    assert "删除的报告" in gipgen("diff", "--git", "乙局").stdout
    assert "删除的报告" in gipgen("diff", "--git", Path("乙局", "2024", "report.yaml")).stdout


def test_git_that_cannot_help_says_why(gipgen: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = write(tmp_path_factory.mktemp("outside") / "report.yaml")
    empty = {"PATH": str(outside.parent)}
    for arguments, environment, word in (
        (["nix", "."], {}, "没有“nix”这个版本"),
        (["--", "-x", "."], {}, "没有“-x”这个版本"),
        (["nix..HEAD", "."], {}, "没有“nix”这个版本"),
        ([outside], {}, "不在 git 仓库里"),
        (["nowhere.yaml"], {}, "没有报告"),
        (["."], empty, "找不到 git"),
    ):
        done = gipgen("diff", "--git", *arguments, **environment)
        assert (2, "") == (done.returncode, done.stdout)
        assert word in done.stderr
    empty_repository = tmp_path_factory.mktemp("empty")
    git(empty_repository, "init", "-q")
    write(empty_repository / "report.yaml")
    done = gipgen("diff", "--git", "report.yaml", cwd=empty_repository)
    assert 2 == done.returncode
    assert "没有“HEAD”这个版本" in done.stderr


def test_a_side_that_does_not_read_is_not_compared(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path / "old.yaml", "单位: [\n")
    write(tmp_path / "new.yaml")
    for arguments in (["old.yaml", "new.yaml"], ["new.yaml", "old.yaml"]):
        done = gipgen("diff", *arguments)
        assert 1 == done.returncode
        assert "GIP110" in done.stdout
        assert "→" not in done.stdout
    document = json.loads(gipgen("diff", "old.yaml", "new.yaml", "--format", "json").stdout)
    assert ("broken", "GIP110") == (document["files"][0]["status"], document["files"][0]["findings"][0]["rule"])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("单位: [\n", "GIP110"),
        ("", "GIP115"),
        ("- 1\n", "GIP115"),
        ("steps: [1]\n", "不是年度报告"),
        ("%PDF-1.7 \n", "GIP101"),
    ],
)
def test_equal_files_that_are_no_reports_are_not_the_same_report(
    gipgen: Run, tmp_path: Path, content: str, told: str
) -> None:
    for name in ("old/report.yaml", "new/report.yaml"):
        write(tmp_path / name, content)
    for sides in (("old/report.yaml", "new/report.yaml"), ("old", "new")):
        done = gipgen("diff", *sides)
        assert done.returncode in (1, 2)
        assert told in done.stdout
        assert "没有变化" not in done.stdout + done.stderr
        (entry,) = json.loads(gipgen("diff", *sides, "--format", "json").stdout)["files"]
        assert "broken" == entry["status"]
        assert ("message" in entry) != ("findings" in entry)


def test_equal_reports_with_errors_are_the_same(gipgen: Run, tmp_path: Path) -> None:
    for name in ("old.yaml", "new.yaml"):
        write(tmp_path / name, changed(("行政处罚: 53", "行政处罚: 待填")).encode("gb18030"))
    done = gipgen("diff", "old.yaml", "new.yaml")
    assert (0, "", "内容没有变化。\n") == (done.returncode, done.stdout, done.stderr)


def test_folders_without_any_report_are_told(gipgen: Run, tmp_path: Path) -> None:
    for name in ("old", "new"):
        write(tmp_path / name / "ci.yaml", "steps: [1]\n")
    done = gipgen("diff", "old", "new")
    assert (2, "", "文件夹里没有报告：old、new\n") == (done.returncode, done.stdout, done.stderr)


def test_a_file_in_gb18030_is_compared_and_the_encoding_is_a_finding(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path / "old.yaml", BASE.encode("gb18030"))
    write(tmp_path / "new.yaml", NEW.replace("\n", "\r\n").encode("utf-8-sig"))
    done = gipgen("diff", "old.yaml", "new.yaml")
    assert "53 → 54" in done.stdout
    assert "已消失" in done.stdout
    assert "GIP101" in done.stdout
    assert 5 == len(done.stdout.splitlines())


def test_years(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path / "2023" / "report.yaml", changed(("年度: 2024", "年度: 2023"), ("行政处罚: 53", "行政处罚: 40")))
    write(tmp_path / "2024" / "report.yaml")
    done = gipgen("diff", "--years", "2023/report.yaml", "2024/report.yaml")
    assert "行政处罚 · 本年处理决定数量：40 → 53（+13，+32.5%）" in done.stdout
    assert "✓ 二、上年结转政府信息公开申请数量（7 列） = 上年度 四、结转下年度继续办理" in done.stdout
    assert "见 GIP402" in done.stdout
    assert done.stdout == gipgen("diff", "--years", "2023", "2024").stdout
    done = gipgen("diff", "--years", "2024/report.yaml", "2023/report.yaml")
    assert 2 == done.returncode
    assert "先写上一年" in done.stdout
    assert "必须相等的数" in gipgen("diff", "--years", "2023", "2024", "--format", "md").stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2), (["a.yaml"], 2), (["a.yaml", "b.yaml", "c.yaml"], 2), (["a.yaml", "nowhere.yaml"], 2), (["a.yaml", "."], 2), (["-", "-"], 2),
        (["--git"], 2), (["--git", "--years", "a.yaml"], 2), (["--format", "xml", "a.yaml", "a.yaml"], 2), (["a.yaml", "a.yaml"], 0), (["--help"], 0),
    ],
)  # fmt: skip
def test_exit_codes(gipgen: Run, tmp_path: Path, arguments: list[str], code: int) -> None:
    write(tmp_path / "a.yaml")
    done = gipgen("diff", *arguments)
    assert code == done.returncode, done.stderr
    if code == 2:
        assert any("\u4e00" <= character <= "\u9fff" for character in done.stderr)
        assert "Traceback" not in done.stderr


def test_no_colours_in_a_pipe(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.yaml")
    write(tmp_path / "b.yaml", changed(("不够丰富", "很丰富")))
    assert "\x1b" not in gipgen("diff", "a.yaml", "b.yaml").stdout


@pytest.mark.parametrize("no_colour", ["", "1"])
def test_colours_on_a_terminal_unless_no_color(tmp_path: Path, no_colour: str) -> None:
    if sys.platform == "win32":
        pytest.skip("a terminal of other systems")
    import pty

    write(tmp_path / "a.yaml")
    write(tmp_path / "b.yaml", changed(("不够丰富", "很丰富")))
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).with_name("gipgen")), "diff", "a.yaml", "b.yaml"]
    environment = {**os.environ, "NO_COLOR": no_colour, "TERM": "xterm", "PYTHONUTF8": "1"}
    subprocess.run(command, cwd=tmp_path, stdout=theirs, stderr=subprocess.DEVNULL, env=environment, check=True)
    os.close(theirs)
    shown = os.read(ours, 10_000)
    os.close(ours)
    assert (b"\x1b[31m" in shown) is (no_colour == "")
