"""``gipgen init``: what it writes works, and what was there stays."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from reports import ROOT, changed

from gipgen.settings.parse_toml import parse

AGENCY = "测试市民政局"


@pytest.fixture
def agency(gipgen: Run, tmp_path: Path) -> Path:
    done = gipgen("init", "年报", "--agency", AGENCY, "--year", "2024")
    assert 0 == done.returncode, done.stderr
    return tmp_path / "年报"


def left(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_says_what_it_wrote_and_the_report_lacks_only_its_numbers(gipgen: Run, tmp_path: Path) -> None:
    done = gipgen("init", "年报", "--agency", AGENCY, "--year", "2024")
    folder = tmp_path / "年报"
    assert {f"年报/{name}" for name in left(folder)} == set(done.stdout.replace("\\", "/").split())
    assert {
        "2024/report.yaml", "README.md", "gipgen.toml", "schema.json", ".gitattributes", ".gitignore", ".editorconfig", ".vscode/settings.json",
        ".vscode/extensions.json", ".vscode/tasks.json", ".pre-commit-config.yaml", ".github/workflows/gipgen.yml", ".gitlab-ci.yml", ".workflow/gipgen.yml", "Jenkinsfile",
    } == set(left(folder))  # fmt: skip
    checked = gipgen("check", ".", "--format", "json", cwd=folder)
    summary = json.loads(checked.stdout)
    assert (1, 1) == (checked.returncode, summary["summary"]["files"])
    assert {"GIP210"} == {each["rule"] for each in summary["findings"] if each["severity"] != "info"}
    text = (folder / "2024/report.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema.json\n")
    assert gipgen("schema").stdout == (folder / "schema.json").read_text(encoding="utf-8")
    assert AGENCY in (folder / "README.md").read_text(encoding="utf-8")
    schema = {"schema.json"}  # its description of the title says 〈单位〉 as well
    assert schema >= {
        name for name, content in left(folder).items() if "〈单位〉".encode() in content or b"\r" in content
    }


def test_nothing_that_is_there_is_changed_and_the_next_year_joins_in(gipgen: Run, agency: Path) -> None:
    (agency / "README.md").write_text("我们自己的说明", encoding="utf-8")
    (agency / "2024/report.yaml").write_text(changed(), encoding="utf-8")
    (agency / ".gitlab-ci.yml").unlink()
    before = left(agency)
    done = gipgen("init", ".", "--agency", AGENCY, "--year", "2025", cwd=agency)
    assert ["2025/report.yaml", ".gitlab-ci.yml"] == done.stdout.replace("./", "").replace(".\\", "").split()
    assert "没有改动" in done.stderr
    assert before.items() <= left(agency).items()
    assert "\n上年报告: ../2024/report.yaml\n" in (agency / "2025/report.yaml").read_text(encoding="utf-8")
    assert "GIP240" not in gipgen("check", "2025", cwd=agency).stdout
    done = gipgen("init", ".", "--agency", AGENCY, "--year", "2025", cwd=agency)
    assert (0, "") == (done.returncode, done.stdout)


def test_the_folders_chinese_name_is_the_agencys(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / AGENCY).mkdir()
    assert 0 == gipgen("init", cwd=tmp_path / AGENCY).returncode
    (report,) = (tmp_path / AGENCY).glob("*/report.yaml")
    assert f"单位: {AGENCY} " in report.read_text(encoding="utf-8")


def test_a_year_of_the_older_form_brings_its_own_schema(gipgen: Run, tmp_path: Path) -> None:
    assert 0 == gipgen("init", "年报", "--agency", AGENCY, "--year", "2020").returncode
    folder = tmp_path / "年报"
    assert {"schema.json", "schema-2019.json"} == {path.name for path in folder.glob("*.json")}
    text = (folder / "2020/report.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema-2019.json\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["reports"], "--agency"), (["x", "--agency", " "], "--agency 后面的内容是空的"), (["x", "--agency", "../甲局"], "单位的全称"), (["file", "--agency", "甲局"], "不是文件夹"),
        (["x", "--agency", "甲局", "--year", "1990"], "年度应在 2019 到 2100 之间，这里是 1990"), (["x", "--agency", "甲局", "--year", "x"], "要写数字"), (["file/in", "--agency", "甲局"], "建不了文件夹 file/in"),
    ],
)  # fmt: skip
def test_calls_that_cannot_work_write_nothing(gipgen: Run, tmp_path: Path, arguments: list[str], says: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = gipgen("init", *arguments)
    assert (2, True, False) == (done.returncode, says in done.stderr, "Traceback" in done.stderr), done.stderr
    assert ["file"] == [path.name for path in tmp_path.iterdir()]


def test_every_setting_that_the_file_proposes_works(agency: Path) -> None:
    path = agency / "gipgen.toml"
    text = path.read_text(encoding="utf-8")
    assert parse(text.encode(), str(path)) == parse(b"", str(path)), "as written it sets nothing"
    proposed = re.sub(r'(?m)^# (?=[\w"-]+ = |"[^"]+" = )', "", text)
    settings = parse(proposed.encode(), str(path))
    assert AGENCY == settings.site["SiteName"]
    schema = json.loads((ROOT / "gipgen/settings/schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == set(tomllib.loads(proposed)), "each table of gipgen.toml is explained"


def test_git_takes_the_attributes(agency: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=agency, check=True)
    names = ["2024/report.yaml", "2024/report.docx", "封面.png", "a.bat"]
    done = subprocess.run(
        ["git", "-c", "core.quotepath=off", "check-attr", "text", "eol", "diff", "--", *names],
        cwd=agency, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    told = set(done.stdout.splitlines())
    assert {
        "2024/report.yaml: eol: lf", "2024/report.yaml: diff: gipgen", "2024/report.docx: text: unset", "2024/report.docx: diff: unset", "封面.png: text: unset", "a.bat: eol: crlf",
    } <= told  # fmt: skip
    pattern = re.search(r'xfuncname "(.*)"', (agency / ".gitattributes").read_text(encoding="utf-8"))
    assert pattern
    assert "行政处罚" == re.match(pattern[1], "  行政处罚: 53")[1]  # type: ignore[index]


def test_vs_code_reads_the_settings_and_finds_the_places(gipgen: Run, agency: Path) -> None:
    read = {path.name: _json(path) for path in (agency / ".vscode").iterdir()}
    assert {"./schema.json": ["report.yaml", "report.yml"]} == read["settings.json"]["yaml.schemas"]
    assert "redhat.vscode-yaml" in read["extensions.json"]["recommendations"]
    task = read["tasks.json"]["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    checked = gipgen(*task["args"], cwd=agency)
    if checked.returncode == 2:
        pytest.skip("needs `gipgen check --format github`")
    lines = checked.stdout.splitlines()
    found = [match for line in lines if (match := re.match(pattern["regexp"], line))]
    assert len(lines) - 1 == len(found), "all but the summary"
    assert {"2024/report.yaml"} == {match[pattern["file"]].removeprefix("./") for match in found}
    assert {"GIP210"} == {match[pattern["code"]] for match in found if match[pattern["severity"]] == "error"}
    assert all(int(match[pattern["line"]]) > 1 and match[pattern["message"]] for match in found)


def _json(path: Path) -> dict[str, Any]:
    """JSON with the comments that VS Code allows."""
    text = path.read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(re.sub(r"(?m)^\s*//.*$", "", text))
    return found


def test_every_command_that_the_files_name_exists(gipgen: Run, agency: Path) -> None:
    text = "\n".join(content.decode() for content in left(agency).values())
    commands = set(re.findall(r"\bgipgen ([a-z]+)(?= )", text)) | set(re.findall(r'"args": \["([a-z]+)"', text))
    assert {"check", "build", "preview", "schema", "init", "explain", "diff", "fmt"} <= commands
    assert set() == {command for command in commands if gipgen(command, "--help").returncode}
