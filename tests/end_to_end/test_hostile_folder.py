"""An office's folder with hostile files in it: those are named, all others are done, and the run comes to its end."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import fence_jobs
import hostile
import pikepdf
import pytest
from conftest import Run
from outputs import render
from reports import BASE, DATA, EXAMPLES, changed, look

from gipgen.cli.run import run
from gipgen.fence.fence import fenced
from gipgen.findings.text import Text
from gipgen.project.project import Project
from gipgen.source.compose import compose

SEED = sorted((DATA / "seeds").glob("*.txt"))[1]
SVG = hostile.SVG.format(100, "<rect width='9' height='9'/>")
WITH_PICTURE = changed(("  本年度未收取信息处理费。", "  本年度未收取信息处理费。\n\n  ![宣传活动现场](图.svg)"))
TEN = ("paragraphs.docx", "tags.docx", "directory.docx", "merged.xlsx", "packed.pdf", "predictor.pdf", "letters.pdf",
       "tags.html", "attributes.html", "signs.txt")  # fmt: skip


def test_sixty_documents_ten_of_them_hostile(tmp_path: Path) -> None:
    source = tmp_path / "原件"
    source.mkdir()
    outputs = render(look(EXAMPLES[1].read_bytes())[0], ("md", "html", "docx"))
    for number in range(50):
        ending = ("md", "html", "docx", "txt")[number % 4]
        (source / f"报告{number:02}.{ending}").write_bytes(outputs.get(ending) or SEED.read_bytes())
    documents = hostile.documents()
    for number, name in enumerate(TEN):
        (source / f"报告{number * 5:02}坏{Path(name).suffix}").write_bytes(documents[name]()[0])
    command = [sys.executable, "-m", "gipgen", "import", "原件", "-o", "成果"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=110)
    assert done.returncode == 1, done.stderr
    assert len(list((tmp_path / "成果").iterdir())) == 50
    assert done.stdout.count("录入 200 个") == 50
    assert sorted(re.findall(r"^原件/(报告\d+)坏\.\w+：", done.stderr, re.MULTILINE)) == [
        f"报告{n * 5:02}" for n in range(10)
    ]
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux lists them")
def test_a_reader_that_is_killed_costs_one_file_at_most(tmp_path: Path) -> None:
    for number in range(40):
        shutil.copy(SEED, tmp_path / f"{number:02}.txt")
    command = [sys.executable, "-m", "gipgen", "import", str(tmp_path), "-o", str(tmp_path / "成果"), "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as started:
        killed = 0
        while started.poll() is None and killed < 3:
            children = Path(f"/proc/{started.pid}/task/{started.pid}/children")
            for child in (
                children.read_text(encoding="utf-8").split() if len(list(tmp_path.glob("成果/*"))) > 8 * killed else ()
            ):
                os.kill(int(child), 9)
                killed += 1
            time.sleep(0.01)
        _, errors = started.communicate()
    lost = errors.count("崩溃")
    assert killed == 3
    assert started.returncode == (1 if lost else 0), errors
    assert lost <= killed
    assert len(list(tmp_path.glob("成果/*"))) == 40 - lost
    assert "Traceback" not in errors


def test_a_fault_of_ours_at_one_file_is_told_there_and_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gipgen.project import read_originals

    usual = read_originals.import_fenced  # type: ignore[attr-defined]

    def stumbling(name: str, *rest: object) -> object:
        if name == "b.txt":
            raise KeyError("stumbled here")
        return usual(name, *rest)  # type: ignore[arg-type]

    for name in "abc":
        shutil.copy(SEED, tmp_path / f"{name}.txt")
    monkeypatch.setattr(read_originals, "import_fenced", stumbling)
    assert run(["import", str(tmp_path)]) == 3
    told = capsys.readouterr()
    assert "stumbled here" in told.err
    assert f"{tmp_path}/b.txt：gipgen 自身的错误" in told.err
    assert ["a.导入.yaml", "c.导入.yaml"] == sorted(path.name for path in tmp_path.glob("*.yaml"))


def test_a_reader_that_dies_over_a_file_read_ahead_is_told_at_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next file is read while the one before is written: order and names stay, whatever happens to the reader."""
    from gipgen.project import read_originals

    usual = read_originals.import_fenced  # type: ignore[attr-defined]
    deadly = {"b.txt": fence_jobs.die, "c.txt": fence_jobs.abort, "e.txt": fence_jobs.die}

    def dying(name: str, *rest: object) -> object:
        return fenced(deadly[name]) if name in deadly else usual(name, *rest)  # type: ignore[arg-type]

    for name in "abcdef":
        shutil.copy(SEED, tmp_path / f"{name}.txt")
    (tmp_path / "d.导入.yaml").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(read_originals, "import_fenced", dying)
    assert run(["import", str(tmp_path)]) == 2, "for the file that is there already"
    told = capsys.readouterr()
    assert ["b", "c", "d", "e"] == re.findall(r"/(\w)\.txt[：\s]\s*(?:处理到一半|没有导入)", told.err)
    assert ["a", "f"] == re.findall(r"/(\w)\.txt → ", told.out)
    assert (tmp_path / "d.导入.yaml").read_text(encoding="utf-8") == "mine"


def test_what_is_read_ahead_is_what_is_read_in_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(
            SEED.read_text(encoding="utf-8").replace("本年", f"本{number}年"), "utf-8"
        )
    ahead = list(Project().import_published(str(tmp_path)))
    monkeypatch.setattr("gipgen.fence.ahead.can_start", lambda: False)
    assert ahead == list(Project().import_published(str(tmp_path)))
    for number, each in enumerate(ahead):
        assert f"本{number}年" in each.text or number == 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux lists them")
def test_a_run_that_ends_early_leaves_no_reader_at_work(tmp_path: Path) -> None:
    shutil.copy(SEED, tmp_path / "0.txt")
    (tmp_path / "1.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 40_000_000)  # keeps its reader busy
    script = (
        "import sys, time, gipgen; from gipgen.fence import fence\n"
        "done = gipgen.Project().import_published(sys.argv[1]); next(done)\n"
        "print(*(each.process.pid for each in (*fence._FENCE._busy, *fence._FENCE._waiting)))"
    )
    started = time.monotonic()
    called = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, check=True, timeout=60)
    assert time.monotonic() - started < 30
    time.sleep(0.2)
    assert called.stdout.split()
    for process in called.stdout.split():
        stat = Path(f"/proc/{process.decode()}/stat")
        assert not stat.exists() or " Z " in stat.read_text(encoding="utf-8")  # ended, if nobody has asked for it yet


def test_a_fault_of_ours_at_one_report_stops_no_check_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gipgen.workspace.workspace import Workspace

    usual = Workspace.examine

    def stumbling(self: Workspace, path: str, *rest: object, **named: object) -> object:
        if path.endswith("b.yaml"):
            raise KeyError("stumbled here")
        return usual(self, path, *rest, **named)  # type: ignore[arg-type]

    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(BASE, encoding="utf-8")
    monkeypatch.setattr(Workspace, "examine", stumbling)
    assert run(["check", str(tmp_path)]) == 3
    told = capsys.readouterr()
    assert "b.yaml：gipgen 自身的错误" in told.err
    assert "共 2 份报告" in told.out


def test_a_failed_proof_of_one_report_stops_no_build_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gipgen.formats import ProofError
    from gipgen.formats.renderer import Renderer

    usual = Renderer.render

    def stumbling(self: Renderer, report: Any, *rest: Any, **named: Any) -> object:
        if report.agency == "乙县民政局":
            raise ProofError(Text("绊倒了", "stumbled here"))
        return usual(self, report, *rest, **named)

    for name in "甲乙丙":
        (tmp_path / f"{name}.yaml").write_text(re.sub("^单位: .*", f"单位: {name}县民政局", BASE), encoding="utf-8")
    monkeypatch.setattr(Renderer, "render", stumbling)
    assert run(["build", str(tmp_path), "--to", "md"]) == 3
    told = capsys.readouterr()
    assert "乙.yaml：gipgen 自身的错误" in told.err
    assert {"甲.md", "丙.md"} == {path.name for path in tmp_path.glob("*.md")}


def test_a_fault_of_ours_at_one_pair_stops_no_comparison_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gipgen.project import compare_files

    usual = compare_files._compare

    def stumbling(workspace: Any, file: str, *rest: Any, **named: Any) -> Any:
        if "乙" in file:
            raise KeyError("stumbled here")
        return usual(workspace, file, *rest, **named)

    for year in ("旧", "新"):
        for name in "甲乙丙":
            (tmp_path / year / name).mkdir(parents=True)
            text = BASE if year == "旧" else BASE.replace("本年度未收取信息处理费。", f"{name}县未收取信息处理费。")
            (tmp_path / year / name / "report.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(compare_files, "_compare", stumbling)
    assert run(["diff", str(tmp_path / "旧"), str(tmp_path / "新")]) == 3
    told = capsys.readouterr()
    assert "gipgen 自身的错误" in told.err
    assert "甲县未收取" in told.out
    assert "丙县未收取" in told.out


@pytest.mark.parametrize("name", ["groups.svg", "filters.svg", "masks.svg", "copies.svg"])
def test_check_finds_the_picture_that_cannot_be_drawn(name: str, gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(WITH_PICTURE, encoding="utf-8")
    (tmp_path / "图.svg").write_bytes(hostile.pictures()[name])
    line = WITH_PICTURE.split("\n").index("  ![宣传活动现场](图.svg)") + 1
    done = gipgen("check", "report.yaml")
    assert done.returncode == 1
    assert re.search(rf"^  {line}:3 +错误 GIP231  图片“图.svg”", done.stdout, re.MULTILINE), done.stdout
    assert gipgen("build", "report.yaml", "--to", "docx,odt").returncode == 1
    (tmp_path / "图.svg").write_text(SVG, encoding="utf-8")
    assert gipgen("build", "report.yaml", "--to", "docx,odt").returncode == 0


def test_a_picture_as_deep_as_may_be_is_drawn_in_every_format() -> None:
    """Typst draws in our own process: what is let through must leave it a stack."""
    deep = hostile.SVG.format(100, "<g opacity='0.9'>" * 47 + "<rect width='9' height='9'/>" + "</g>" * 47)
    project = Project({"report.yaml": WITH_PICTURE.encode(), "图.svg": deep.encode()})
    (built,) = project.build("report.yaml", to=("pdf", "docx", "odt"))
    assert built.problem is None
    assert len(built.outputs) == 3


def test_a_wide_picture_is_drawn_in_the_pixels_that_a_page_shows(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(WITH_PICTURE, encoding="utf-8")
    (tmp_path / "图.svg").write_text(hostile.SVG.format(10_000, "<rect width='9000' height='9000'/>"), encoding="utf-8")
    assert gipgen("build", "report.yaml", "--to", "docx").returncode == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_pipes_and_devices_are_named_and_not_opened(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    os.mkfifo(tmp_path / "甲" / "report.yaml")
    os.mkfifo(tmp_path / "甲" / "b.txt")
    (tmp_path / "甲" / "a.yaml").write_text(BASE, encoding="utf-8")
    done = gipgen("check", "甲")
    assert "甲/report.yaml：不是普通文件（管道或设备）" in done.stderr
    assert "共 1 份报告" in done.stdout
    assert done.returncode == 1
    done = gipgen("import", "甲")
    assert "甲/b.txt：不是普通文件" in done.stderr
    assert done.returncode == 1
    for command in ("check", "import", "build", "fmt"):
        done = gipgen(command, "/dev/zero")
        assert done.returncode == 2, "asked for by name it is a file that cannot be read"
        assert "/dev/zero：不是普通文件" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make links")
def test_links_that_lead_round_in_a_ring_are_named(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    for command in ("check", "build", "fmt", "import"):
        done = gipgen(command, "a.yaml")
        assert (done.returncode, "a.yaml：链接绕了一圈又指回自己" in done.stderr) == (2, True), done.stderr


def test_standard_input_ends_at_a_limit(tmp_path: Path) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no stream without an end")
    for command in ("check", "import"):
        with Path("/dev/zero").open("rb") as endless:
            call = [sys.executable, "-m", "gipgen", command, "-", *(["-o", "-"] if command == "import" else [])]
            done = subprocess.run(
                call, stdin=endless, capture_output=True, encoding="utf-8", check=False, timeout=60, cwd=tmp_path
            )
        assert done.returncode == 1, done.stderr
        assert "MB" in done.stdout + done.stderr


def test_a_folder_without_permission_inside_a_run_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may be allowed everything, so the system's answer is made up."""
    usual = os.scandir

    def guarded(path: str = ".") -> object:
        if str(path).endswith("锁"):
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path)

    for name in ("甲", "锁"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.yaml").write_text(BASE, encoding="utf-8")
    monkeypatch.setattr(os, "scandir", guarded)
    checked = list(Project().check(str(tmp_path)))
    assert ["甲"] == [Path(each.file).parent.name for each in checked if each.problem is None]
    (problem,) = (each.problem for each in checked if each.problem)
    assert f"读不了 {tmp_path}/锁：没有权限" in problem.zh
    monkeypatch.setattr(os, "listdir", guarded)
    imported = list(Project().import_published(str(tmp_path / "锁"), str(SEED), output=str(tmp_path / "成果")))
    assert ["锁：没有权限" in (each.problem.zh if each.problem else "") for each in imported] == [True, False]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have names in Unicode only")
def test_a_name_that_is_no_utf_8_or_moves_the_cursor_is_shown_as_its_codes(gipgen: Run, tmp_path: Path) -> None:
    folder = tmp_path / "原件"
    folder.mkdir()
    names = [b"\xff.txt", b"\x1b[31m.txt", "\u202etxt.b.txt".encode(), b"c\nd.txt"]
    for name in names:
        shutil.copy(os.fsencode(SEED), os.path.join(os.fsencode(folder), name))
    done = gipgen("import", "原件")
    assert done.returncode == 0, done.stderr
    assert 4 == done.stdout.count("录入 200 个")
    assert r"原件/\udcff.txt → 原件/\udcff.导入.yaml" in done.stdout
    assert not set("\x1b\u202e") & set(done.stdout + done.stderr)
    made = [os.fsencode(name) for name in os.listdir(folder) if name.endswith(".yaml")]
    assert sorted(made) == sorted(name.removesuffix(b".txt") + ".导入.yaml".encode() for name in names)
    for command in ("check", "build", "fmt"):
        for options in ([], ["--format", "json"], ["--format", "junit"]) if command == "check" else ([],):
            done = gipgen(command, "原件", *options)
            assert "Traceback" not in done.stderr
            assert not set("\x1b\u202e") & set(done.stdout + done.stderr), command
    assert "找不到：\\u001b[2J" in gipgen("check", "\x1b[2J").stderr


def test_signs_that_turn_text_are_taken_out_and_told(gipgen: Run, tmp_path: Path) -> None:
    text = SEED.read_text(encoding="utf-8")
    strange = text.replace("行政许可\t88", "行政许可\t\u202e88\u202c\u2067").replace("本年", "本\ufeff\x0b\x1f年", 2)
    assert strange != text
    (tmp_path / "a.txt").write_text(strange, encoding="utf-8")
    done = gipgen("import", "a.txt")
    assert done.returncode == 1
    assert "U+202C U+202E U+2067" in done.stdout
    assert "已经删去" in done.stdout
    written = (tmp_path / "a.导入.yaml").read_text(encoding="utf-8")
    assert not set("\u202c\u202e\u2067\ufeff\x0b\x1f") & set(written)
    assert 88 == compose(written).data["主动公开"]["行政许可"]
    assert "GIP101" not in gipgen("check", "a.导入.yaml").stdout


def test_a_locked_pdf_is_said_to_be_locked(gipgen: Run, tmp_path: Path) -> None:
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="b", user="c"))
    done = gipgen("import", "a.pdf")
    assert done.returncode == 1
    assert "加了密码" in done.stderr
    assert "损坏" not in done.stderr
