"""Many reports at once, as an office that collects them checks them: the same outcome whoever does the work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from reports import BASE, EXAMPLES, changed

from gipgen.batch.mapped import may_start
from gipgen.project.project import Project

pytestmark = pytest.mark.skipif(not may_start(), reason="there are no other processes here")
PROSE = """行政处罚5件。
  我局高度重视政府信息公开工作，把它列入年度重点任务，由主要负责同志牵头研究部署。
  依托政府网站和政务新媒体主动公开信息61条，内容涉及财政资金、行政执法和民生实事等方面。
  对依申请公开实行登记、审核、答复、归档全流程管理，所有答复均经过合法性审查后送达。"""
TABLE = ("行政处罚{{ 主动公开.行政处罚 }}件。", PROSE)


NUMBER = 54  # more than are done in one process unless that is asked for


def report(number: int) -> str:
    """The reports differ in what is wrong with them."""
    agency = f"第{number}号县民政局"
    if number % 9 == 4:  # another agency's text
        return changed(("测试市民政局", agency), TABLE)
    if number % 9 == 5:  # … exempted, or with an exemption that takes nothing
        return changed(("测试市民政局", agency), TABLE) + "\n豁免: [{规则: GIP904, 理由: 合署办公}]\n"
    if number % 9 == 6:  # the same agency twice, and a slip in the line where that is told
        return changed(("测试市民政局", "乙县民政局"), ("年度: 2024", "年度：2024"))
    if number % 9 == 7:  # breaks off
        return changed(("测试市民政局", agency))[: len(BASE) // 2]
    return changed(("测试市民政局", agency), ("行政许可: 12", f"行政许可: {number}"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("many")
    for number in range(NUMBER):
        path = top / f"{number:03}" / "2024" / "report.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(report(number), encoding="utf-8")
    (top / "003" / "2024" / "report.yaml").write_bytes(report(3).encode("gb18030"))
    return top


def run(folder: Path, *arguments: str, command: str = "check", what: str = ".") -> tuple[int, str, str]:
    call = [sys.executable, "-m", "gipgen", command, what, *arguments]
    done = subprocess.run(call, cwd=folder, capture_output=True, encoding="utf-8", check=False, env=environment(folder))
    return done.returncode, done.stdout, done.stderr


def environment(folder: Path) -> dict[str, str]:
    cache = str(folder.parent / f"{folder.name}-cache")
    path = os.pathsep.join(map(os.path.abspath, filter(None, sys.path)))
    return {**os.environ, "XDG_CACHE_HOME": cache, "LOCALAPPDATA": cache, "HOME": cache, "PYTHONPATH": path}


@pytest.mark.parametrize("format_", ["text", "json"])
def test_the_number_of_processes_changes_nothing(folder: Path, format_: str) -> None:
    one, two, four, usual = (
        run(folder, "--format", format_, *jobs) for jobs in (("--jobs", "1"), ("--jobs", "2"), ("-j", "4"), ())
    )
    assert one == two == four == usual
    assert one[0] == 1
    for rule in ("GIP904", "GIP906", "GIP101", "GIP111"):
        assert rule in one[1]


def test_what_is_told_of_two_reports(folder: Path) -> None:
    """By hand: each ninth report has the prose of 004, 005 and its like exempt that, each ninth is of one agency."""
    told: dict[str, list[tuple[str, str]]] = {"GIP904": [], "GIP906": []}
    for checked in Project().check(str(folder), jobs=2):
        for each in checked.findings:
            if each.rule in told:
                name = Path(checked.file).parts[-3]
                other = Path(str(each.values.get("first" if each.rule == "GIP906" else "file"))).parts[-3]
                told[each.rule].append((name, other))
    alike = [f"{number:03}" for number in range(NUMBER) if number % 9 == 4]
    assert [(name, "004") for name in alike[1:]] == told["GIP904"]
    twice = [f"{number:03}" for number in range(NUMBER) if number % 9 == 6]
    assert [(name, "006") for name in twice[1:]] == told["GIP906"]


def test_the_reports_themselves_come_from_one_process(folder: Path) -> None:
    assert any(each.examined for each in Project().check(str(folder)))
    assert not any(each.examined for each in Project().check(str(folder), jobs=2))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_built_is_the_same(folder: Path, tmp_path: Path) -> None:
    """With what is told of two reports, in the appendix and, where gipgen.toml makes it an error, as a refusal."""
    settings = folder / "013" / "gipgen.toml"
    settings.write_text('[rules]\nGIP904 = "error"\n', encoding="utf-8")
    ran, made = [], []
    for jobs in ("1", "2"):
        out = tmp_path / jobs / "out"
        options = ("--to", "md,docx", "--review", "--jobs", jobs, "-o", str(out))
        code, told, words = run(folder, *options, command="build")
        ran.append((code, told, words.replace(str(out), "out")))
        made.append(tree(out))
    settings.unlink()
    assert ran[0] == ran[1]
    assert made[0] == made[1]
    assert len(made[0]) > NUMBER
    assert "GIP904" in made[0]["022/2024/report.md"].decode("utf-8")
    assert "004/2024/report.md" in made[0]
    assert "013/2024/report.md" not in made[0]


def test_what_is_imported_is_the_same(tmp_path: Path) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    example = next(path for path in EXAMPLES if "硚口" in str(path))
    Project().write(next(iter(Project().build(str(example), to=["md", "html"], output=str(tmp_path / "built")))))
    page, markdown = ((tmp_path / "built" / f"report.{each}").read_bytes() for each in ("html", "md"))
    for number in range(6):
        (sources / f"{number}.md").write_bytes(markdown)
        (sources / f"{number}{number}.txt").write_text(f"第{number}号，不是年报", encoding="utf-8")
    (sources / "0.html").write_bytes(page)  # to the same target as 0.md
    (sources / "坏.docx").write_bytes(b"PK\x03\x04")
    ran, made = [], []
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        out.mkdir()
        (out / "2.yaml").write_text("我的", encoding="utf-8")
        code, told, words = run(tmp_path, "--jobs", jobs, "-o", str(out), command="import", what="in")
        ran.append((code, told.replace(str(out), "out"), words.replace(str(out), "out")))
        made.append(tree(out))
    assert ran[0] == ran[1]
    assert made[0] == made[1]
    assert {"1.yaml", "2.yaml", "5.yaml"} <= set(made[0])
    assert "我的" == made[0]["2.yaml"].decode("utf-8")
    assert "坏.docx" in ran[0][2]


def test_processes_that_begin_anew_find_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows and macOS, where they are no copies of the one that begins them."""

    def told(jobs: int) -> list[tuple[str, list[str]]]:
        checks = Project().check(str(folder), jobs=jobs)
        return [(each.file, [found.message() for found in each.findings]) for each in checks]

    monkeypatch.setattr("gipgen.batch.pool._is_alone", lambda: False)
    assert told(1) == told(2)


@pytest.mark.parametrize("jobs", ["0", "-3", "zwei"])
def test_a_wrong_number_of_processes_is_told(folder: Path, jobs: str) -> None:
    code, told, words = run(folder, "--jobs", jobs)
    assert (2, "") == (code, told)
    assert "--jobs" in words
    assert "Traceback" not in words


def processes_of(group: int) -> list[int]:
    """Those that live, zombies not."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            state, _, its_group = Path("/proc", name, "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            found.append(int(name))
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_no_process(tmp_path: Path, number: signal.Signals) -> None:
    for at in range(600):
        path = tmp_path / f"{at:03}" / "report.yaml"
        path.parent.mkdir()
        path.write_text(report(at), encoding="utf-8")
    call: Sequence[str] = [sys.executable, "-m", "gipgen", "check", ".", "--jobs", "2"]
    with subprocess.Popen(
        call,
        cwd=tmp_path,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    ) as process:
        until = time.monotonic() + 20
        while len(processes_of(process.pid)) < 3 and time.monotonic() < until:
            time.sleep(0.01)
        assert len(processes_of(process.pid)) == 3
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # a terminal's Ctrl-C reaches all of them
        else:
            process.send_signal(number)
        _, words = process.communicate(timeout=20)
        assert process.returncode == (-number if number == signal.SIGKILL else 128 + number)
        assert b"Traceback" not in words
        until = time.monotonic() + 10
        while processes_of(process.pid) and time.monotonic() < until:
            time.sleep(0.02)
        assert [] == processes_of(process.pid)
