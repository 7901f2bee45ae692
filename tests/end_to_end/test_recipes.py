"""The CI recipes that ``gipgen init`` writes: valid for their platforms, and their shell steps run with this gipgen.

The platforms' own programs (pip's download, gh, curl to their servers) are replaced by a stub that writes down its call.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Run
from reports import BASE, changed
from ruamel.yaml import YAML

from gipgen.project.origin import origin

BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(os.name != "posix" or not BASH or not shutil.which("git"), reason="needs bash and git")

GOOD = changed(("行政处罚: 53", "行政处罚: 54"))
BAD = changed(("行政许可: 12", "行政许可: 012"))


def load(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def github(folder: Path) -> list[str]:
    return [
        step["run"]
        for step in load(folder / ".github/workflows/gipgen.yml")["jobs"]["report"]["steps"]
        if "run" in step
    ]


def gitlab(folder: Path) -> list[str]:
    job = load(folder / ".gitlab-ci.yml")["report"]
    return ["set -e\n" + "\n".join([*job["before_script"], *job["script"]]), "\n".join(job["after_script"])]


def gitee(folder: Path) -> list[str]:
    steps = load(folder / ".workflow/gipgen.yml")["stages"][0]["steps"]
    return ["\n".join(steps[0]["commands"])]


def jenkins(folder: Path) -> list[str]:
    return re.findall(r"sh '''(.*?)'''", (folder / "Jenkinsfile").read_text(encoding="utf-8"), re.DOTALL)


class Agency(NamedTuple):
    """A repository whose first commit is on the main branch and whose second is the pull request."""

    folder: Path
    base: str
    called: Path

    def change(self, text: str) -> None:
        (self.folder / "2024/report.yaml").write_text(text, encoding="utf-8")
        git(self.folder, "commit", "--quiet", "--all", "-m", "change")

    def run(self, steps: list[str], **environment: str) -> tuple[list[int], str]:
        """Run the steps one after the other, as the platform does, each in its own shell; exit codes and output."""
        path = os.pathsep.join([str(self.called.parent / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
        done = [
            subprocess.run(
                [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step], cwd=self.folder, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                env={**os.environ, "PATH": path, "CALLED": str(self.called), "PYTHONUTF8": "1", **environment},
            )
            for step in steps
        ]  # fmt: skip
        return [each.returncode for each in done], "".join(each.stdout for each in done)


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=测试", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True
    ).stdout


@pytest.fixture
def agency(gipgen: Run, tmp_path: Path) -> Agency:
    folder = tmp_path / "年报"
    assert 0 == gipgen("init", folder, "--agency", "测试市民政局", "--year", "2024").returncode
    (folder / "2024/report.yaml").write_text(BASE, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "remote", "add", "origin", "https://gitee.com/some-city/reports.git")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "main")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    (tmp_path / "bin").mkdir()
    for name in ("python", "python3", "curl", "gh"):
        stub = tmp_path / "bin" / name
        stub.write_text('#!/bin/sh\necho "$(basename "$0") $*" >> "$CALLED"\n', encoding="utf-8")
        stub.chmod(0o755)
    return Agency(folder, git(folder, "rev-parse", "HEAD").strip(), tmp_path / "called")


RECIPES: dict[str, tuple[Callable[[Path], list[str]], dict[str, str]]] = {
    "github": (github, {"BASE": "{base}", "GITHUB_STEP_SUMMARY": "{called}.md", "NUMBER": "7", "GH_TOKEN": "t"}),
    "gitlab": (
        gitlab,
        {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "{base}", "GIPGEN_COMMENT_TOKEN": "t", "CI_API_V4_URL": "https://git.example/api/v4", "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7"},
    ),
    "gitee": (gitee, {"GITEE_PULL_ID": "7", "GITEE_COMMIT": "{base}", "GITEE_BRANCH": "main", "GIPGEN_COMMENT_TOKEN": "t"}),
    "jenkins": (jenkins, {"CHANGE_TARGET": "main"}),
}  # fmt: skip
WANTED = origin().requirement.strip('"')
INSTALLS = {
    "github": f"python -m pip install {WANTED}", "gitlab": f"python -m pip install {WANTED}", "gitee": f"python3 -m uv tool install --python 3.12 {WANTED}", "jenkins": f"python -m pip install {WANTED}",
}  # fmt: skip
COMMENTS = {
    "github": "gh pr comment 7 --edit-last --create-if-none --body-file changes.md", "gitlab": "body@changes.md https://git.example/api/v4/projects/3/merge_requests/7/notes",
    "gitee": "body@changes.md https://gitee.com/api/v5/repos/some-city/reports/pulls/7/comments", "jenkins": "",
}  # fmt: skip


@pytest.mark.parametrize("platform", RECIPES)
def test_a_pull_request_is_checked_built_and_compared(gipgen: Run, agency: Agency, platform: str) -> None:
    if gipgen("check", "-", "--format", "junit", text=BASE).returncode == 2:
        pytest.skip("needs `gipgen check --format github` and `junit`")
    steps, variables = RECIPES[platform]
    values = {name: value.format(base=agency.base, called=agency.called) for name, value in variables.items()}
    assert 0 == gipgen("fmt", ".", cwd=agency.folder).returncode
    agency.change(
        (agency.folder / "2024/report.yaml").read_text(encoding="utf-8").replace("行政处罚: 53", "行政处罚: 54")
    )
    codes, output = agency.run(steps(agency.folder), **values)
    assert {0} == set(codes), output
    calls = agency.called.read_text(encoding="utf-8")
    assert INSTALLS[platform] in calls
    assert COMMENTS[platform] in calls
    changes = (agency.folder / "changes.md").read_text(encoding="utf-8")
    assert ("行政处罚" in changes, "53" in changes, "54" in changes) == (True, True, True)
    built = {path.name for path in (agency.folder / "out/2024").iterdir()}
    assert {"report.docx", "report.html", "report.md"} <= built
    assert "草稿" not in (agency.folder / "out/2024/report.md").read_text(encoding="utf-8")
    ignored = git(agency.folder, "status", "--porcelain")
    assert "" == ignored, "what the recipe writes is not for the repository"


@pytest.mark.parametrize("platform", RECIPES)
def test_a_faulty_report_fails_the_check_and_is_still_shown(gipgen: Run, agency: Agency, platform: str) -> None:
    steps, variables = RECIPES[platform]
    values = {name: value.format(base=agency.base, called=agency.called) for name, value in variables.items()}
    agency.change(BAD)
    codes, output = agency.run(steps(agency.folder), **values)
    assert any(codes), output
    assert "GIP203" in output
    assert "草稿" in (agency.folder / "out/2024/report.md").read_text(encoding="utf-8")
    assert "行政许可" in (agency.folder / "changes.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "schema"),
    [(".github/workflows/gipgen.yml", "vendor.github-workflows"), (".gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_the_recipes_fit_their_platforms_schemas(agency: Agency, file: str, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(agency.folder / file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert 0 == done.returncode, done.stdout + done.stderr


def test_gitee_go_finds_all_that_it_needs(agency: Agency) -> None:
    """There is no schema for Gitee Go; these are the keys of its manual (help.gitee.com/gitee-go)."""
    pipeline = load(agency.folder / ".workflow/gipgen.yml")
    assert {"version", "name", "displayName", "triggers", "stages"} == set(pipeline)
    assert {"push", "pr"} == set(pipeline["triggers"])
    build, publish = pipeline["stages"][0]["steps"]
    assert ("build@python", "publish@general_artifacts") == (build["step"], publish["step"])
    assert build["artifacts"][0]["name"] == publish["dependArtifact"]
    assert build["name"] == publish["dependsOn"]


def test_nothing_from_outside_gets_into_a_shell_line(agency: Agency) -> None:
    """A title or a branch name of a stranger's pull request must not be run: GitHub fills ``${{ }}`` in as text."""
    assert [] == [step for step in github(agency.folder) if "${{" in step]
