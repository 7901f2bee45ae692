"""No file of a user is ever lost: not to an output, not to a signal, not to a killed run."""

import errno
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Run
from reports import BASE, DATA, changed

from gipgen import Problem, Project
from gipgen.cli.run import run
from gipgen.formats.registry import by_default, formats, named

EDITED = changed(("行政处罚: 53", "行政处罚: 54"))
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


@pytest.fixture
def gipgen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in this process: a hundred runs are too many for a process each."""

    def call(*arguments: str, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        code = run(arguments)
        return subprocess.CompletedProcess(arguments, code, *capsys.readouterr())

    return call


def write(folder: Path, name: str = "report.yaml", text: str = BASE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_gipgen_made_is_made_again(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path)
    wanted = ",".join(each.name for each in formats() if each.extra is None)
    assert 0 == gipgen("build", "report.yaml", "--to", wanted).returncode
    old = files(tmp_path)
    write(tmp_path, text=EDITED)
    done = gipgen("build", "report.yaml", "--to", wanted)
    assert (0, 0) == (done.returncode, done.stderr.count("--force"))
    new = files(tmp_path)
    assert old.keys() == new.keys()
    assert all(old[name] != new[name] for name in old)


@pytest.mark.parametrize("name", ["report.md", "report.html", "report.docx"])
@pytest.mark.parametrize("kind", ["hand-made", "edited", "emptied"])
def test_a_file_that_gipgen_did_not_make_or_that_was_changed_stays(
    gipgen: Run, tmp_path: Path, name: str, kind: str
) -> None:
    write(tmp_path)
    if kind == "edited":
        gipgen("build", "report.yaml")
    path = tmp_path / name
    path.write_bytes(
        {"hand-made": b"mine", "edited": path.read_bytes() + b"\n" if path.exists() else b"", "emptied": b""}[kind]
    )
    write(tmp_path, text=EDITED)
    old = files(tmp_path)
    done = gipgen("build", "report.yaml")
    assert 2 == done.returncode
    assert name in done.stderr
    assert "--force" in done.stderr
    assert "-o" in done.stderr
    assert ("改动过" if kind == "edited" else "不是 gipgen 生成的") in done.stderr
    assert old == files(tmp_path), "none of the others is written either"
    assert 0 == gipgen("build", "report.yaml", "-o", "elsewhere").returncode
    assert 0 == gipgen("build", "report.yaml", "--force").returncode
    now = files(tmp_path)
    assert all(named(each).is_own(now[f"report.{each}"]) for each in by_default())
    assert 0 == gipgen("build", "report.yaml").returncode


def test_a_folder_goes_on_past_a_file_that_stays(gipgen: Run, tmp_path: Path) -> None:
    for name in ("甲", "乙", "丙"):
        write(tmp_path, f"{name}/report.yaml")
    (tmp_path / "乙" / "report.html").write_bytes(b"mine")
    done = gipgen("build", ".", "--lang", "en")
    assert 2 == done.returncode
    assert "not made by gipgen" in done.stderr
    assert b"mine" == (tmp_path / "乙" / "report.html").read_bytes()
    assert {"report.html", "report.yaml"} == {path.name for path in (tmp_path / "乙").iterdir()}
    for name in ("甲", "丙"):
        assert 4 == len(list((tmp_path / name).iterdir()))


def test_an_input_is_never_an_output(gipgen: Run, tmp_path: Path) -> None:
    """Not the report itself, nor one that comes later, nor last year's, nor the model of the house; not even by force."""
    for case, (names, arguments, text) in enumerate(
        (
            (["report.md"], ["report.md", "--to", "md"], BASE),
            (["report.yaml", "report.md"], ["report.yaml", "report.md"], BASE),
            (["Report.yaml", "report.md"], ["Report.yaml", "report.md"], BASE),
            (["report.yaml", "report.docx"], ["report.yaml", "--reference-doc", "report.docx"], BASE),
            (["report.yaml", "report.md"], ["report.yaml"], changed(("年度: 2024", "年度: 2024\n上年报告: report.md"))),
        )
    ):
        folder = tmp_path / str(case)
        for name in names:
            write(folder, name, text if name != "report.docx" else "")
        if names[-1] == "report.docx":
            assert 0 == gipgen("templates", "reference", "-o", "new.docx", cwd=folder).returncode
            (folder / "new.docx").replace(folder / "report.docx")
        if case == 4:
            write(folder, "report.md", changed(("年度: 2024", "年度: 2023")))
        old = files(folder)
        for force in ((), ("--force",)):
            done = gipgen("build", *arguments, *force, cwd=folder)
            assert 2 == done.returncode, (case, done.stdout, done.stderr)
            assert names[-1] in done.stderr
            assert {name: files(folder)[name] for name in old} == old, case
    link = tmp_path / "link"
    link.mkdir()
    write(tmp_path, "kept.txt")
    if os.name == "posix":
        (link / "report.yaml").symlink_to(tmp_path / "kept.txt")
        (link / "report.md").symlink_to(tmp_path / "kept.txt")
        assert 2 == gipgen("build", "report.yaml", "--force", cwd=link).returncode
        assert BASE == (tmp_path / "kept.txt").read_text(encoding="utf-8")


def test_what_is_built_from_an_import_is_not_called_like_its_source(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path, "x/report.yaml")
    gipgen("build", "x/report.yaml")
    for ending in ("html", "docx", "md"):
        folder = tmp_path / ending
        folder.mkdir()
        source = folder / f"公开年报.{ending}"
        shutil.copy(tmp_path / "x" / f"report.{ending}", source)
        assert 0 == gipgen("import", source.name, cwd=folder).returncode
        assert 0 == gipgen("import", ".", "-o", ".", cwd=folder).returncode or ending
        old = source.read_bytes()
        assert 0 == gipgen("build", ".", cwd=folder).returncode
        assert old == source.read_bytes()
        wanted = {"公开年报.导入.yaml", f"公开年报.{ending}", *(f"公开年报.导入.{each}" for each in by_default())}
        assert wanted == set(files(folder))


def test_no_command_writes_over_a_file(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path, "mine.yaml", "mine")
    for arguments in (
        ("schema", "-o", "mine.yaml"),
        ("rules", "-o", "mine.yaml"),
        ("new", "测试市民政局", "-o", "mine.yaml"),
        ("templates", "reference", "-o", "mine.yaml"),
        ("import", "page.md", "-o", "mine.yaml"),
    ):
        (tmp_path / "page.md").write_text("# 年报\n", encoding="utf-8")
        done = gipgen(*arguments)
        assert 2 == done.returncode, arguments
        assert "mine.yaml" in done.stderr
        assert "mine" == (tmp_path / "mine.yaml").read_text(encoding="utf-8")
    assert 0 == gipgen("schema", "-o", "schema.json").returncode
    assert 0 == gipgen("schema", "-o", "schema.json").returncode, "the same is nothing to write"
    assert 0 == gipgen("schema", "-o", "mine.yaml", "--force").returncode
    assert "mine" != (tmp_path / "mine.yaml").read_text(encoding="utf-8")


def test_fmt_replaces_its_source_only_as_it_read_it(tmp_path: Path) -> None:
    path = write(tmp_path, text=BASE.replace(": 53", ":    53"))
    (tidied,) = Project().format(str(path))
    assert tidied.changed
    path.write_text(f"{BASE}# saved by an editor in between\n", encoding="utf-8", newline="")
    with pytest.raises(Problem, match="in the meantime"):
        Project().write(tidied)
    assert "in between" in path.read_text(encoding="utf-8")
    (tidied,) = Project().format(str(path))
    Project().write(tidied)


def test_the_library_asks_the_same_way() -> None:
    project = Project({"report.yaml": BASE.encode()})
    (built,) = project.build("report.yaml")
    project.write(built)
    project.write(built)
    held = project.workspace.files.contents  # type: ignore[attr-defined]
    held["report.md"] += b"x"
    with pytest.raises(Problem, match="changed since"):
        project.write(built)
    assert held["report.md"].endswith(b"x")
    project.write(built, force=True)
    assert not held["report.md"].endswith(b"x")


@POSIX
def test_what_is_no_file_of_ours_to_replace_is_named(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path)
    assert 0 == gipgen("build", "report.yaml").returncode
    write(tmp_path, text=EDITED)
    (tmp_path / "report.md").chmod(0o444)
    done = gipgen("build", "report.yaml", "--force")
    assert (2, True) == (done.returncode, "只读" in done.stderr)
    (tmp_path / "report.md").unlink()
    os.mkfifo(tmp_path / "report.md")
    assert (2, True) == (gipgen("build", "report.yaml", "--force").returncode, "只读" in done.stderr)
    (tmp_path / "report.md").unlink()
    (tmp_path / "report.md").symlink_to("gone.md")
    done = gipgen("build", "report.yaml")
    assert (2, True) == (done.returncode, "链接" in done.stderr)
    (tmp_path / "report.md").unlink()
    (tmp_path / "report.md").mkdir()
    done = gipgen("build", "report.yaml")
    assert (2, True) == (done.returncode, "文件夹" in done.stderr)


@POSIX
def test_links_stay_and_the_rights_of_a_file_too(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path)
    gipgen("build", "report.yaml", "--to", "md", "-o", "real")
    (tmp_path / "real" / "report.md").chmod(0o640)
    (tmp_path / "report.md").symlink_to("real/report.md")
    write(tmp_path, text=EDITED)
    assert 0 == gipgen("build", "report.yaml", "--to", "md").returncode
    assert (tmp_path / "report.md").is_symlink()
    assert "54" in (tmp_path / "real" / "report.md").read_text(encoding="utf-8")
    assert 0o640 == stat.S_IMODE((tmp_path / "real" / "report.md").stat().st_mode)
    write(tmp_path, text=EDITED.replace(": 54", ":    54")).chmod(0o600)
    assert 0 == gipgen("fmt", "report.yaml").returncode
    assert 0o600 == stat.S_IMODE((tmp_path / "report.yaml").stat().st_mode)


@POSIX
def test_names_that_windows_cannot_hold_are_told_of(gipgen: Run, tmp_path: Path) -> None:
    for name, said in (
        ("CON", "设备名"),
        ("com1.2024", "设备名"),
        ("a:b", "“:”"),
        ("问?", "“?”"),
        ("x./report", "句点或空格"),
    ):
        write(tmp_path, f"{name}.yaml")
        done = gipgen("build", f"{name}.yaml")
        assert (0, True) == (done.returncode, said in done.stderr), name
        assert 1 == done.stderr.count("注意："), "once for all formats"
    (tmp_path / "两份").mkdir()
    for name in ("Report.yaml", "report.yaml"):
        write(tmp_path / "两份", name)
    if len(files(tmp_path / "两份")) == 2:
        done = gipgen("build", "两份")
        assert (0, True) == (done.returncode, "只有大小写" in done.stderr)
        assert 8 == len(files(tmp_path / "两份"))
    assert "注意" not in gipgen("build", "两份/report.yaml").stderr


@pytest.mark.parametrize("names", [("a/Report.yaml", "b/report.yaml", "c/report.yaml"), ("R.yaml", "r.yaml", "r.yml")])
def test_no_output_of_a_run_is_written_twice(names: tuple[str, ...], gipgen: Run, tmp_path: Path) -> None:
    for name, text in zip(names, (BASE, EDITED, BASE), strict=True):
        write(tmp_path, name, text)
    if len(files(tmp_path)) < len(names):
        pytest.skip("a disk that knows no case")
    done = gipgen("build", *names, "--to", "md", "-o", "o")
    assert 2 == done.returncode
    assert f"{names[2]} 和 {names[1]} 会写到同一个文件" in done.stderr
    twins = [name.partition("/")[2] or name for name in names[:2]]
    assert "注意：o/{1}.md 和 o/{0}.md 只有大小写".format(*(name[:-5] for name in twins)) in done.stderr
    assert [1, 1] == [done.stderr.count(f"已生成 {name[:-5]}.md") for name in twins]
    assert ["54" in files(tmp_path)[f"o/{name[:-5]}.md"].decode() for name in twins] == [False, True]


@POSIX
def test_the_name_of_a_file_forges_no_line(gipgen: Run, tmp_path: Path) -> None:
    name = "x\n共 1 份报告：0 个错误\n\x1b[2Jy"
    for ending, text in (("yaml", BASE), ("yml", BASE), ("txt", "今天天气很好。")):
        write(tmp_path, f"{name}.{ending}", text)
    write(tmp_path, "改.yaml", EDITED)
    commands = (
        ("build", f"{name}.yaml", f"{name}.yml"),
        ("fmt", f"{name}.yaml"),
        ("import", f"{name}.txt", f"{name}.md"),
    )
    for command in (
        *commands,
        ("build", f"{name}.yaml", "-o", name),
        ("diff", "改.yaml", f"{name}.yaml"),
        ("init", name, "--agency", "某局"),
    ):
        done = gipgen(*command)
        assert "\\u000a共 1 份" in done.stdout + done.stderr, command
        assert "\n共 1 份报告：0 个错误\n" not in done.stdout + done.stderr, command


SLOW = """
import os, sys, time
replace = os.replace
def slow(*arguments):
    print("writing", flush=True)
    time.sleep(0.01)
    replace(*arguments)
os.replace = slow
from gipgen.__main__ import main
sys.exit(main())
"""


def started(folder: Path) -> subprocess.Popen[bytes]:
    """A build of a folder that takes its time over each file, and says when it puts the first one in its place."""
    command = [sys.executable, "-c", SLOW, "build", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def temporaries(folder: Path) -> list[str]:
    return [name for name in files(folder) if "gipgen-tmp" in name]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_killed_runs_lose_nothing_and_the_next_one_clears_up(tmp_path: Path) -> None:
    chance = random.Random(11)
    reports = [write(tmp_path, f"{name}.yaml") for name in "甲乙丙"]
    kept = {"手工.md": b"mine", "手工.docx": b"mine too"}
    for name, content in kept.items():
        (tmp_path / name).write_bytes(content)
    texts = {False: BASE.encode(), True: EDITED.encode()}
    seen = 0
    for number in range(20):
        for path in reports:
            path.write_bytes(texts[number % 2 == 1])
        process = started(tmp_path)
        if number % 4 and process.stdout is not None:
            process.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        process.kill()
        process.communicate()
        now = files(tmp_path)
        seen += len(temporaries(tmp_path)) > 0
        assert kept == {name: now[name] for name in kept}
        assert {texts[number % 2 == 1]} == {now[path.name] for path in reports}
        for name, content in now.items():
            if name not in kept and not name.endswith((".yaml", "gipgen-tmp")):
                assert named(name.rpartition(".")[2]).is_own(content), name
    process = started(tmp_path)
    process.communicate()
    assert (0, []) == (process.returncode, temporaries(tmp_path))
    assert len(kept) + 4 * len(reports) == len(files(tmp_path))
    assert seen > 2, "the test must have killed some while they wrote"


@POSIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_a_run_without_a_trace(tmp_path: Path, name: str) -> None:
    for each in "甲乙丙丁戊":
        write(tmp_path, f"{each}.yaml")
    number = getattr(signal, name)
    process = started(tmp_path)
    assert process.stdout is not None
    process.stdout.readline()
    assert temporaries(tmp_path)
    process.send_signal(number)
    _, told = process.communicate()
    assert 128 + number == process.returncode
    assert b"Traceback" not in told
    assert [] == temporaries(tmp_path)


def test_leftovers_go_unless_somebody_is_at_them(gipgen: Run, tmp_path: Path) -> None:
    from gipgen.temporaries import _machine

    write(tmp_path)
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    gone = [
        f".report.md.{ended.pid}.gipgen-tmp",
        f".0.{_machine()}.{ended.pid}.gipgen-tmp",
        f".0.{_machine()}.{os.getpid()}.gipgen-tmp",  # of an earlier process with the number that is ours now
        f".0.00000000.{ended.pid}.gipgen-tmp",
    ]
    stay = [
        f".0.{_machine()}.{os.getppid()}.gipgen-tmp",
        ".0.00000001.1.gipgen-tmp",
        "mine.gipgen-tmp",
        ".a.1.gipgen-tmp.md",
    ]
    for name in (*gone, *stay):
        write(tmp_path, name, "x")
    hour = time.time() - 4000
    os.utime(tmp_path / gone[-1], (hour, hour))
    assert 0 == gipgen("build", "report.yaml").returncode
    assert {"report.yaml", "report.md", "report.html", "report.docx", *stay} == set(files(tmp_path))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("check report.yaml > /dev/full", 2),
        ("--version > /dev/full", 2),
        ("schema > /dev/full", 2),
        ("build report.yaml > /dev/full", 2),
        ("check report.yaml >&-", 0),
        ("build report.yaml <&- >&- 2>&-", 0),
        ("check - <&-", 2),
        ("schema --help | head -1", 0),
        ("check report.yaml | true", 0),
        ("build report.yaml 2>&1 | true", 0),
    ],
)
def test_full_and_closed_streams_are_no_fault_of_gipgen(tmp_path: Path, line: str, code: int) -> None:
    write(tmp_path)
    command = f"set -o pipefail; '{sys.executable}' -m gipgen {line}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert code == done.returncode, done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.stderr.count("磁盘已满") == ("/dev/full" in line)
    if line.startswith("build"):
        assert all(named(each).is_own(files(tmp_path)[f"report.{each}"]) for each in by_default())


@POSIX
@pytest.mark.parametrize("line", ["new 测试市民政局", "init --agency 测试市民政局", "import a.docx", "check ."])
def test_a_deleted_current_folder_is_told(tmp_path: Path, line: str) -> None:
    command = f"mkdir gone; cd gone; rmdir ../gone; '{sys.executable}' -m gipgen {line}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert 2 == done.returncode, done.stderr
    assert "Traceback" not in done.stderr


@POSIX
def test_a_whole_path_needs_no_current_folder(tmp_path: Path) -> None:
    source = DATA / "seeds" / "000_b66439113936b5c6.txt"
    command = f"mkdir gone; cd gone; rmdir ../gone; '{sys.executable}' -m gipgen import '{source}' -o "
    for target, code in (("-", 0), ("x.yaml", 2)):
        done = subprocess.run(
            ["bash", "-c", command + target], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert (code, False) == (done.returncode, "Traceback" in done.stderr), done.stderr
        assert ("单位: " in done.stdout) == (not code) != ("当前文件夹已经不在了" in done.stderr)


@pytest.mark.parametrize(
    "line",
    [
        "init 甲/乙/年报 --agency 测试市民政局",
        "templates copy html/style.css docx/styles.xml.j2 -o 甲/乙/templates",
        "templates reference -o 甲/乙/house.docx",
        "build report.yaml -o 甲/乙/成果",
        "new 测试市民政局 -o 甲/乙/report.yaml",
        "schema -o 甲/乙/schema.json",
    ],
)
@pytest.mark.parametrize("refusal", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_what_could_not_be_written_leaves_no_folders(
    gipgen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, refusal: int
) -> None:
    from gipgen import temporaries

    def refuse(temporary: str, content: bytes, path: str) -> None:
        raise OSError(refusal, os.strerror(refusal), path)

    write(tmp_path)
    (tmp_path / "甲").mkdir()  # the user's own stays, empty as it is
    monkeypatch.setattr(temporaries, "_write", refuse)
    done = gipgen(*line.split())
    assert done.returncode == 2, done.stderr
    assert {"report.yaml", "甲"} == {str(each.relative_to(tmp_path)) for each in tmp_path.rglob("*")}
    monkeypatch.undo()
    assert gipgen(*line.split()).returncode == 0


def test_a_folder_in_which_no_folder_can_be_made_stays_as_it_was(gipgen: Run, tmp_path: Path) -> None:
    write(tmp_path, "甲/文件", "mine")
    assert gipgen("init", "新/乙/../../甲/文件/丙", "--agency", "测试市民政局").returncode == 2
    assert {"甲": True, "甲/文件": False} == {
        str(each.relative_to(tmp_path)): each.is_dir() for each in tmp_path.rglob("*")
    }


def test_what_somebody_else_put_there_meanwhile_stays(
    gipgen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gipgen import temporaries

    def refuse(temporary: str, content: bytes, path: str) -> None:
        (Path(path).parent / "theirs").write_bytes(b"theirs")
        raise OSError(errno.ENOSPC, "full", path)

    monkeypatch.setattr(temporaries, "_write", refuse)
    assert gipgen("init", "甲/乙", "--agency", "测试市民政局").returncode == 2
    assert ["theirs"] == [each.name for each in tmp_path.rglob("*") if each.is_file()]
