"""The files of ``init`` install the gipgen that wrote them: a package, a wheel, a commit or a checkout, whichever can be had."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from reports import ROOT

COMMIT = "0123456789abcdef0123456789abcdef01234567"
RECIPES = (".gitlab-ci.yml", "Jenkinsfile", ".github/workflows/gipgen.yml", ".workflow/gipgen.yml", "README.md")
AGENCY = "测试市民政局"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with gipgen as an installer leaves it: away from its checkout, without a word on where it came from."""
    site = tmp_path_factory.mktemp("site")
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "gipgen", site / "gipgen", ignore=skipped)
    shutil.copytree(ROOT / "templates", site / "gipgen" / "templates", ignore=skipped)
    (site / "gipgen-0.1.0.dist-info").mkdir()
    (site / "gipgen-0.1.0.dist-info" / "METADATA").write_text("Name: gipgen\nVersion: 0.1.0\n", encoding="utf-8")
    return site


def laid_out(site: Path, folder: Path, record: dict[str, Any] | None) -> tuple[dict[str, str], str]:
    """What the recipes install, by their names, and what ``init`` said."""
    written = site / "gipgen-0.1.0.dist-info" / "direct_url.json"
    written.unlink(missing_ok=True)
    if record is not None:
        written.write_text(json.dumps(record), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "gipgen", "init", "年报", "--agency", AGENCY, "--year", "2024"], cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1", "GIPGEN_LANG": "zh"},
    )  # fmt: skip
    assert 0 == done.returncode, done.stderr
    found = {}
    for name in RECIPES:
        lines = (folder / "年报" / name).read_text(encoding="utf-8").split("\n")
        (line,) = [each for each in lines if ("pip install" in each and "gipgen" in each) or "--python 3.12" in each]
        found[name] = line.partition("pip install ")[2].partition("`")[0] or line.partition("--python 3.12 ")[2]
    return found, done.stderr


def test_from_an_index_it_is_the_package(installed: Path, tmp_path: Path) -> None:
    wanted, said = laid_out(installed, tmp_path, None)
    assert {"gipgen"} == set(wanted.values())
    assert "平台" not in said
    assert not (tmp_path / "年报/packages").exists()


def test_from_a_wheel_the_wheel_comes_along(installed: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "下载 1" / "gipgen-0.1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"PK the wheel")
    wanted, said = laid_out(installed, tmp_path, {"url": wheel.as_uri(), "archive_info": {}})
    assert {"./packages/gipgen-0.1.0-py3-none-any.whl"} == set(wanted.values())
    assert b"PK the wheel" == (tmp_path / "年报/packages" / wheel.name).read_bytes()
    assert "请把它放进" not in said


def test_from_a_wheel_that_is_gone_it_is_said_where_it_belongs(installed: Path, tmp_path: Path) -> None:
    gone = (tmp_path / "gipgen-0.1.0-py3-none-any.whl").as_uri()
    wanted, said = laid_out(installed, tmp_path, {"url": gone, "archive_info": {}})
    assert {"./packages/gipgen-0.1.0-py3-none-any.whl"} == set(wanted.values())
    assert "请把它放进 packages 文件夹" in said


def test_from_a_repository_it_is_the_commit_without_the_password(installed: Path, tmp_path: Path) -> None:
    url = "https://somebody:secret@gitee.com/office/gipgen.git"
    record = {"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"}}
    (wanted,) = set(laid_out(installed, tmp_path, record)[0].values())
    assert f"git+https://gitee.com/office/gipgen.git@{COMMIT}" == Requirement(wanted.strip('"')).url
    everything = b"".join(path.read_bytes() for path in (tmp_path / "年报").rglob("*") if path.is_file())
    assert b"secret" not in everything


def test_from_a_web_address_it_is_the_address(installed: Path, tmp_path: Path) -> None:
    url = "https://mirror.example/gipgen-0.1.0-py3-none-any.whl"
    (wanted,) = set(laid_out(installed, tmp_path, {"url": url, "archive_info": {}})[0].values())
    assert url == Requirement(wanted.strip('"')).url


@pytest.mark.parametrize("info", [{"editable": True}, {}], ids=["in place", "copied"])
def test_from_a_folder_it_is_the_folder_and_what_others_need(
    installed: Path, tmp_path: Path, info: dict[str, bool]
) -> None:
    checkout = tmp_path / "D 盘" / "gipgen"
    checkout.mkdir(parents=True)
    wanted, said = laid_out(installed, tmp_path, {"url": checkout.as_uri(), "dir_info": info})
    (one,) = set(wanted.values())
    assert checkout.as_uri() == Requirement(one.strip('"')).url
    assert f'py -m pip wheel --no-deps -w packages "{checkout}"' in said


def test_from_a_checkout_that_others_can_have_it_is_the_commit(installed: Path, tmp_path: Path) -> None:
    checkout = tmp_path / "gipgen"
    git = ["git", "-C", str(checkout), "-c", "user.name=x", "-c", "user.email=x@x", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "init", "--quiet", str(checkout)], check=True)
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "-m", "x"], check=True)
    commit = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    record = {"url": checkout.as_uri(), "dir_info": {"editable": True}}
    subprocess.run([*git, "remote", "add", "origin", "https://gitee.com/office/gipgen.git"], check=True)
    before, _ = laid_out(installed, tmp_path, record)
    assert {checkout.as_uri()} == {Requirement(each.strip('"')).url for each in before.values()}, "nobody has it yet"
    shutil.rmtree(tmp_path / "年报")
    subprocess.run([*git, "update-ref", "refs/remotes/origin/main", "HEAD"], check=True)
    after, said = laid_out(installed, tmp_path, record)
    wanted = {Requirement(each.strip('"')).url for each in after.values()}
    assert {f"git+https://gitee.com/office/gipgen.git@{commit}"} == wanted
    assert "平台" not in said
