"""The hooks in a real pre-commit run, in a fresh git repository and without a network."""

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from conftest import Run
from reports import BASE, ROOT, changed

BAD = changed(("行政许可: 12", "行政许可: 012"))
NO_NETWORK = {
    "PIP_NO_INDEX": "1",
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=测试", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout


def pre_commit(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    scripts = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    home = {"PRE_COMMIT_HOME": str(folder.parent / "pre-commit-home"), "PATH": scripts, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=100, env={**os.environ, **NO_NETWORK, **home, **environment},
    )  # fmt: skip


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    folder = tmp_path / "agency"
    (folder / "2024").mkdir(parents=True)
    git(folder, "init", "--quiet")
    (folder / "2024" / "report.yaml").write_text(BASE, encoding="utf-8")
    (folder / "other.yaml").write_text("a: [1", encoding="utf-8")
    return folder


def test_the_hooks_that_init_writes_pass_a_good_report_and_stop_a_bad_one(gipgen: Run, agency: Path) -> None:
    assert 0 == gipgen("init", ".", "--agency", "测试市民政局", "--year", "2024", cwd=agency).returncode
    gipgen("fmt", ".", cwd=agency)
    good = (agency / "2024" / "report.yaml").read_text(encoding="utf-8")
    git(agency, "add", ".")
    done = pre_commit(agency)
    assert (0, True) == (done.returncode, "检查年度报告" in done.stdout), done.stdout + done.stderr
    assert "Passed" in done.stdout
    (agency / "2024" / "report.yaml").write_text(BAD, encoding="utf-8")
    git(agency, "add", ".")
    done = pre_commit(agency)
    assert (1, True, True) == (done.returncode, "GIP203" in done.stdout, "2024/report.yaml" in done.stdout)
    (agency / "2024" / "report.yaml").write_text(good.replace("行政许可: 12", "行政许可: 待填"), encoding="utf-8")
    git(agency, "add", ".")
    done = pre_commit(agency)
    assert 0 == done.returncode, "work in progress may be committed"
    (agency / "2024" / "report.yaml").write_text(good, encoding="utf-8")
    git(agency, "add", ".")
    git(agency, "commit", "--quiet", "-m", "x")
    (agency / "other.yaml").write_text("a: [2", encoding="utf-8")
    git(agency, "add", ".")
    assert re.search("no files to check", pre_commit(agency).stdout), "other files are none of its business"


def test_the_hook_that_mends_the_layout_stops_the_commit_once(gipgen: Run, agency: Path) -> None:
    gipgen("init", ".", "--agency", "测试市民政局", "--year", "2024", cwd=agency)
    report = agency / "2024" / "report.yaml"
    report.write_text(changed(("行政许可: 12", "行政许可:     12")), encoding="utf-8")
    git(agency, "add", ".")
    done = pre_commit(agency)
    assert (1, True) == (done.returncode, "files were modified" in done.stdout), done.stdout
    assert "行政许可: 12" in report.read_text(encoding="utf-8")
    git(agency, "add", ".")
    assert 0 == pre_commit(agency).returncode


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the git checkout")
def test_the_repositorys_own_hooks_install_and_run(agency: Path, tmp_path: Path) -> None:
    """``repo: …/gipgen`` with ``language: python``: pre-commit makes an environment and installs gipgen there.

    Without a network the dependencies come from this environment instead of the index.
    """
    source = tmp_path / "gipgen"
    source.mkdir()
    git(ROOT, "checkout-index", "--all", f"--prefix={source}{os.sep}")
    git(source, "init", "--quiet")
    git(source, "add", ".")
    git(source, "commit", "--quiet", "-m", "x")
    revision = git(source, "rev-parse", "HEAD").strip()
    (agency / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {source.as_uri()}\n    rev: {revision}\n    hooks:\n      - id: gipgen-check\n",
        encoding="utf-8",
    )
    git(agency, "add", ".")
    from_here = {
        "PYTHONPATH": sysconfig.get_paths()["purelib"],
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this as: no isolation
        "PIP_NO_WARN_CONFLICTS": "1",
    }
    done = pre_commit(agency, **from_here)
    assert (0, True) == (done.returncode, "Passed" in done.stdout), done.stdout + done.stderr
    (agency / "2024" / "report.yaml").write_text(BAD, encoding="utf-8")
    git(agency, "add", ".")
    done = pre_commit(agency, **from_here)
    assert (1, True) == (done.returncode, "GIP203" in done.stdout)
