"""The installed command, as users and their scripts meet it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Run
from outputs import LIGHT
from reports import BASE, EXAMPLES, changed


def write(folder: Path, name: str = "report.yaml", text: str = BASE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def left(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_build_writes_three_files_beside_the_report(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path)
    done = gipgen("build", "report.yaml")
    assert (0, "") == (done.returncode, done.stderr.replace("已生成 report.md、report.html、report.docx（.）\n", ""))
    assert ["report.docx", "report.html", "report.md", "report.yaml"] == left(tmp_path)


def test_an_error_means_nothing_is_written_and_a_draft_is_marked(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path, text=changed(("行政许可: 12", "行政许可: 待填"), ("[1, 0, 1, 0, 2]", "[1, 0, 1, 0, 3]")))
    done = gipgen("build", "report.yaml")
    assert 1 == done.returncode
    assert "GIP210" in done.stdout
    assert ["report.yaml"] == left(tmp_path)
    done = gipgen("build", "report.yaml", "--draft")
    assert 1 == done.returncode
    assert 4 == len(left(tmp_path))
    for name in ("report.md", "report.html"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "草稿" in text
        assert "待填" in text
    import docx

    document = docx.Document(str(tmp_path / "report.docx"))
    assert "草稿" in document.sections[0].header.paragraphs[0].text
    assert "草稿" in document.sections[0].even_page_header.paragraphs[0].text


def test_a_finished_report_carries_no_draft_mark(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path)
    gipgen("build", "report.yaml")
    unzipped = subprocess.run([sys.executable, "-m", "zipfile", "-e", "report.docx", "x"], cwd=tmp_path, check=True)
    assert 0 == unzipped.returncode
    everything = b"".join(path.read_bytes() for path in (tmp_path / "x").rglob("*") if path.is_file())
    assert "草稿".encode() not in everything
    assert "草稿" not in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_folder_builds_every_report_and_goes_on_past_a_bad_one(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path, "甲/2024/report.yaml")
    write(tmp_path, "乙/2024/report.yaml", changed(("行政许可: 12", "行政许可: x")))
    write(tmp_path, "丙/2024/民政局.yaml")
    write(tmp_path, "ci.yaml", "steps: [1]\n")
    write(tmp_path, ".hidden/report.yaml")
    done = gipgen("build", ".", "-o", "out")
    assert 1 == done.returncode
    assert "共 3 份报告：1 个错误" in done.stdout
    assert [
        "丙/2024/民政局.docx",
        "丙/2024/民政局.html",
        "丙/2024/民政局.md",
        "甲/2024/report.docx",
        "甲/2024/report.html",
        "甲/2024/report.md",
    ] == left(tmp_path / "out")


def test_two_reports_never_land_on_one_output(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path, "a/report.yaml")
    write(tmp_path, "b/report.yaml")
    done = gipgen("build", "a/report.yaml", "b/report.yaml", "-o", "out")
    assert 2 == done.returncode
    assert "同一个文件" in done.stderr
    assert 3 == len(left(tmp_path / "out"))


def test_check_json_is_version_one(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path, text=changed(("本年新收:      [5, 1, 0, 0, 0, 0, 6]", "本年新收:      [6, 1, 0, 0, 0, 0]")))
    done = gipgen("check", "report.yaml", "--format", "json")
    assert 1 == done.returncode
    result = json.loads(done.stdout)
    assert {"version": 1, "summary": {"files": 1, "errors": 1, "warnings": 0, "infos": 0}} == {
        k: result[k] for k in ("version", "summary")
    }
    first = result["findings"][0]
    line = (tmp_path / "report.yaml").read_text(encoding="utf-8").split("\n")[first["line"] - 1]
    assert "结转下年度" in line
    assert "1, 0" == line[first["column"] - 1 :][:4]
    assert ["依申请公开", "结转下年度", 0] == first["path"]
    assert ("GIP301", "error") == (first["rule"], first["severity"])
    assert {"row": "结转下年度", "column": "自然人", "left": 7, "right": 6, "difference": 1}.items() <= first[
        "values"
    ].items()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0), ([], 0), (["--help"], 0), (["check", "--help"], 0), (["rules"], 0), (["explain", "GIP301"], 0), (["explain", "gip301"], 0),
        (["explain", "GIP999"], 2), (["schema"], 0), (["schema", "--edition", "1999"], 2), (["doctor"], 0), (["chek"], 2), (["check"], 2),
        (["check", "--foo", "x"], 2), (["check", "nowhere.yaml"], 2), (["check", "."], 2), (["build", "nowhere/"], 2),
        (["check", "--format", "xml", "x"], 2), (["build", "--to", "pdf", "x"], 2), (["build", "--to", "", "x"], 2), (["new"], 2), (["new", " "], 2),
        (["new", "甲局", "--year", "99999"], 2), (["new", "甲局", "--year", "0"], 2), (["check", "--select", "", "x"], 2), (["help", "check"], 0),
    ],
)  # fmt: skip
def test_exit_codes(gipgen: Run, arguments: list[str], code: int) -> None:
    done = gipgen(*arguments)
    assert code == done.returncode, done.stderr
    assert "Traceback" not in done.stderr
    if code == 2:
        assert any("\u4e00" <= character <= "\u9fff" for character in done.stderr)


def test_strict_select_and_ignore(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path, text=changed(("## 依申请公开", "## （五）依申请公开")))
    assert 0 == gipgen("check", "report.yaml").returncode
    assert 1 == gipgen("check", "report.yaml", "--strict").returncode
    assert 0 == gipgen("check", "report.yaml", "--strict", "--ignore", "GIP7").returncode
    assert "GIP701" not in gipgen("check", "report.yaml", "--select", "GIP3,GIP2").stdout


def test_messages_in_english(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path, text=changed(("行政许可: 12", "行政许可: 012")))
    by_option = gipgen("check", "report.yaml", "--lang", "en").stdout
    by_variable = gipgen("check", "report.yaml", GIPGEN_LANG="en").stdout
    assert by_option == by_variable
    assert "no leading zeros: write 12" in by_option


def test_standard_input(gipgen: Run, tmp_path: Path) -> None:
    assert 0 == gipgen("check", "-", text=BASE).returncode
    done = gipgen("check", "-", text=changed(("行政许可: 12", "行政许可: 012")))
    assert (1, True) == (done.returncode, "GIP203" in done.stdout)
    assert 0 == gipgen("build", "-", "-o", "out", text=BASE).returncode
    assert ["report.docx", "report.html", "report.md"] == left(tmp_path / "out")


def test_same_input_same_bytes(gipgen: Run, tmp_path: Path) -> None:
    """Whatever the hash seed, the time zone, the clock, the folder, the line ends."""
    example = EXAMPLES[0].read_text(encoding="utf-8")
    write(tmp_path, "a/report.yaml", example)
    write(tmp_path, "b/c/report.yaml", example.replace("\n", "\r\n"))
    assert (
        0
        == gipgen("build", "a/report.yaml", "--to", ",".join(LIGHT), PYTHONHASHSEED="1", TZ="Asia/Shanghai").returncode
    )
    assert (
        0
        == gipgen(
            "build",
            "report.yaml",
            "--to",
            ",".join(LIGHT),
            cwd=tmp_path / "b" / "c",
            PYTHONHASHSEED="2",
            TZ="America/New_York",
            LC_ALL="C",
        ).returncode
    )
    for format_ in LIGHT:
        first, second = tmp_path / f"a/report.{format_}", tmp_path / f"b/c/report.{format_}"
        assert first.read_bytes() == second.read_bytes()


def test_an_unchanged_output_is_not_touched(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path)
    gipgen("build", "report.yaml")
    os.utime(tmp_path / "report.docx", (1, 1))
    gipgen("build", "report.yaml")
    assert 1 == (tmp_path / "report.docx").stat().st_mtime


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_a_console_that_cannot_show_chinese_ends_no_run(gipgen: Run, tmp_path: Path, encoding: str) -> None:
    write(tmp_path, text=changed(("行政许可: 12", "行政许可: 012")))
    done = subprocess.run(
        [sys.executable, "-m", "gipgen", "check", "report.yaml"],
        cwd=tmp_path, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert 1 == done.returncode
    assert b"GIP203" in done.stdout
    assert b"Traceback" not in done.stderr


def test_an_output_that_cannot_be_written_is_told(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "out").write_text("a file where a folder should be", encoding="utf-8")
    for folder in ("out", "out/2024/x"):
        done = gipgen("build", "report.yaml", "-o", folder)
        assert (2, f"建不了文件夹 {folder}：out 不是文件夹，请换一个名称\n") == (done.returncode, done.stderr)
    done = gipgen("schema", "-o", "out/schema.json", "--lang", "en")
    assert (2, "cannot make the folder out: out is no folder; choose another name\n") == (done.returncode, done.stderr)
    assert ["out", "report.yaml"] == left(tmp_path)


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs a folder where none can be made")
def test_a_folder_that_cannot_be_made_is_told(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path)
    done = gipgen("build", "report.yaml", "-o", "/proc/none")
    assert (2, "建不了文件夹 /proc/none：那里不能新建文件夹\n") == (done.returncode, done.stderr)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX limits")
def test_a_full_disk_leaves_the_old_files_whole(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path)
    gipgen("build", "report.yaml")
    old = {name: (tmp_path / name).read_bytes() for name in left(tmp_path)}
    write(tmp_path, text=changed(("行政处罚: 53", "行政处罚: 54")))
    program = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n"
        "sys.argv = ['gipgen', 'build', 'report.yaml', '--to', 'html,docx']\n"
        "from gipgen.__main__ import main\n"
        "sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert 2 == done.returncode, done.stderr
    assert "写不了" in done.stderr
    now = {name: (tmp_path / name).read_bytes() for name in left(tmp_path)}
    assert {**old, "report.yaml": now["report.yaml"]} == now


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_build_leaves_each_output_old_or_new(tmp_path: Path) -> None:
    path = write(tmp_path)
    subprocess.run([sys.executable, "-m", "gipgen", "build", path], check=True, capture_output=True)
    old = {name: (tmp_path / name).read_bytes() for name in left(tmp_path)}
    write(tmp_path, text=changed(("行政处罚: 53", "行政处罚: 54")))
    shutil.copytree(tmp_path, tmp_path / "other")
    subprocess.run(
        [sys.executable, "-m", "gipgen", "build", tmp_path / "other" / "report.yaml"], check=True, capture_output=True
    )
    new = {name: (tmp_path / "other" / name).read_bytes() for name in left(tmp_path / "other")}
    for number in range(12):
        for name, content in old.items():
            if name != "report.yaml":
                (tmp_path / name).write_bytes(content)
        process = subprocess.Popen(
            [sys.executable, "-m", "gipgen", "build", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(0.06 + number * 0.012)
        process.kill()
        process.wait()
        for name in ("report.md", "report.html", "report.docx"):
            assert (tmp_path / name).read_bytes() in (old[name], new[name])


def test_new_writes_a_file_that_passes_the_schema_and_only_lacks_numbers(gipgen: Run, tmp_path: Path) -> None:
    done = gipgen("new", "测试市民政局", "--year", "2024", "-o", "2024/report.yaml")
    assert 0 == done.returncode
    checked = json.loads(gipgen("check", "2024/report.yaml", "--format", "json").stdout)
    assert {"GIP210"} == {finding["rule"] for finding in checked["findings"]}
    assert {"error"} == {f["severity"] for f in checked["findings"] if f["rule"] == "GIP210"}
    assert 2 == gipgen("new", "测试市民政局", "-o", "2024/report.yaml").returncode, "an existing file stays"
    text = (tmp_path / "2024/report.yaml").read_text(encoding="utf-8")
    for key, said in (
        ("存在问题及改进", "解读的形式还比较单一，下一步增加图解。"),
        ("其他事项", "本年度未收取信息处理费。"),
    ):
        assert f"{key}: |\n  待填" in text
        text = text.replace(f"{key}: |\n  待填", f"{key}: |\n  {said}")
    text = text.replace("待填", "0")
    write(tmp_path, "2024/report.yaml", text)
    assert 0 == gipgen("build", "2024/report.yaml").returncode


def test_new_of_2020_follows_the_form_of_2019(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "gipgen.toml").touch()
    assert 0 == gipgen("schema", "--edition", "2019", "-o", "schema-2019.json").returncode
    assert 0 == gipgen("new", "测试市民政局", "--year", "2020", "-o", "2020/report.yaml").returncode
    text = (tmp_path / "2020/report.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema-2019.json\n")
    text = text.replace("存在问题及改进: |\n  待填", "存在问题及改进: |\n  解读的形式还比较单一，下一步增加图解。")
    write(tmp_path, "2020/report.yaml", text.replace("金额: 待填", "金额: 160.5964万元").replace("待填", "0"))
    assert 0 == gipgen("build", "2020/report.yaml").returncode
    page = (tmp_path / "2020/report.md").read_text(encoding="utf-8")
    assert "关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）" in page
    assert '<th>政府集中采购</th><td colspan="2">0</td><td colspan="2">160.5964万元</td>' in page


def test_last_years_report(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "gipgen.toml").touch()
    write(tmp_path, "2023/report.yaml", changed(("年度: 2024", "年度: 2023"), ("行政处罚: 53", "行政处罚: 40")))
    prose = (
        "行政处罚{{ 主动公开.行政处罚 }}件",
        "行政处罚{{ 主动公开.行政处罚 }}件，上年{{ 上年.主动公开.行政处罚 }}件，{{ 主动公开.行政处罚 | 同比 }}",
    )
    this = write(tmp_path, "2024/report.yaml", changed(prose) + "上年报告: ../2023/report.yaml\n")
    done = gipgen("build", this)
    assert 0 == done.returncode, done.stdout
    assert "行政处罚53件，上年40件，增长32.5%" in this.with_suffix(".md").read_text(encoding="utf-8")
    (tmp_path.parent / "outside.yaml").write_text(BASE, encoding="utf-8")
    cases = {
        "../2022/report.yaml": "找不到", "../../outside.yaml": "项目文件夹之外", "report.yaml": "绕了一圈", "/etc/passwd": "项目文件夹之外", "..": "找不到",
        "broken.yaml": "1 处错误", "circle.yaml": "绕了一圈",
    }  # fmt: skip
    write(tmp_path, "2024/broken.yaml", changed(("行政许可: 12", "行政许可: x")))
    write(tmp_path, "2024/circle.yaml", BASE + "上年报告: report.yaml\n")
    for file, says in cases.items():
        write(tmp_path, "2024/report.yaml", BASE + f"上年报告: {file}\n")
        done = gipgen("check", this)
        assert (1, True) == (done.returncode, "GIP240" in done.stdout), file
        assert says in done.stdout, file


def test_a_link_out_of_the_project_is_not_followed(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "gipgen.toml").touch()
    write(tmp_path, "secret.yaml")
    try:
        (tmp_path / "in" / "last.yaml").symlink_to(tmp_path / "secret.yaml")
    except OSError:
        pytest.skip("no symbolic links here")
    this = write(tmp_path, "in/report.yaml", BASE + "上年报告: last.yaml\n")
    assert "项目文件夹之外" in gipgen("check", this).stdout


def test_the_schema_command_prints_the_committed_schema(gipgen: Run) -> None:
    from reports import ROOT

    assert (ROOT / "schema.json").read_text(encoding="utf-8") == gipgen("schema").stdout
