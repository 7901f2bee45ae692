"""``gipgen collect`` on the disk, as a supervising office runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import hostile
import pytest
from conftest import Run
from reports import DATA

from gipgen import Collecting, Project

WALK = (DATA / "walk" / "report.yaml").read_text(encoding="utf-8")


def put(folder: Path, agency: str, text: str = WALK, name: str = "report.yaml") -> Path:
    path = folder / "收集" / agency / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("测试区民政局", agency), encoding="utf-8")
    return path


def test_codes_words_and_files(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, "测试区民政局")
    (tmp_path / "名册.csv").write_bytes("单位,收到\r\n测试区民政局,2025-01-20\r\n测试区司法局,\r\n".encode("gb18030"))
    call = ["collect", "收集", "--roster", "名册.csv", "--year", "2024", "--deadline", "2025-01-31", "-o", "结果"]
    first = gipgen(*call)
    assert first.returncode == 1
    assert "2024 年度：2 个单位应报，1 个已经合格。\n  未交 1，通过 1\n未交（1）：\n  测试区司法局\n" in first.stdout
    assert "和上次比" not in first.stdout
    put(tmp_path, "测试区司法局")
    second = gipgen(*call)
    assert second.returncode == 0
    assert "和上次比：新交 1，改正 0，仍缺 0。" in second.stdout
    found = json.loads((tmp_path / "结果" / "collect.json").read_text(encoding="utf-8"))
    assert found["summary"] == {"通过": 2}
    (tmp_path / "结果" / "总表.html").write_text("edited", encoding="utf-8")
    assert gipgen(*call).stderr.count("总表.html 有人改过") == 1
    english = gipgen(*call, "--lang", "en")
    assert "2024: 2 unit(s) owe a report, 2 of them pass." in english.stdout
    assert "：" not in english.stdout + english.stderr


def test_many_units_are_folded(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, "测试区民政局")
    units = "\n".join(f"测试区第{number}小学" for number in range(40))
    (tmp_path / "名册.csv").write_text(f"单位\n{units}\n", encoding="utf-8")
    done = gipgen("collect", "收集", "--roster", "名册.csv", "--year", "2024", "-o", "结果")
    assert "第19小学\n  ……另有 20 个，见 collect.json" in done.stdout
    assert "第20小学" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["收集"], "--roster"),
        (["收集", "--roster", "名册.csv"], "--year"),
        (["收集", "--roster", "名册.csv", "--year", "2024"], "-o"),
        (["--roster", "名册.csv", "--year", "2024", "-o", "结果"], "哪个文件夹"),
        (["收集", "--roster", "没有.csv", "--year", "2024", "-o", "结果"], "没有.csv"),
        (["没有", "--roster", "名册.csv", "--year", "2024", "-o", "结果"], "找不到：没有"),
        (["收集", "--roster", "名册.csv", "--year", "2024", "--deadline", "1月31日", "-o", "结果"], "截止日期"),
        (["收集", "--roster", "名册.csv", "--year", "二〇二四", "-o", "结果"], "数字"),
        (["收集", "--roster", "收集", "--year", "2024", "-o", "结果"], "收集"),
        (["--init", "空"], "没有找到写明单位的报告"),
    ],
)
def test_a_wrong_call_is_told_in_a_sentence(gipgen: Run, tmp_path: Path, arguments: list[str], words: str) -> None:
    put(tmp_path, "测试区民政局")
    (tmp_path / "空").mkdir()
    (tmp_path / "名册.csv").write_text("单位\n测试区民政局\n", encoding="utf-8")
    done = gipgen("collect", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "结果").exists()


def test_a_roster_that_cannot_be_right_fails_with_its_place(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, "测试区民政局")
    (tmp_path / "名册.csv").write_text("单位,上级\n测试区民政局,测试区民政局\n", encoding="utf-8")
    done = gipgen("collect", "收集", "--roster", "名册.csv", "--year", "2024", "-o", "结果")
    assert done.returncode == 1
    assert "名册.csv\n  2:8     错误 GIP027  “测试区民政局”的上级是它自己" in done.stdout


def test_a_roster_is_drafted_and_never_written_over(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, "测试区民政局")
    done = gipgen("collect", "--init", "收集")
    assert done.returncode == 0
    assert "--year 2024" in done.stderr
    (tmp_path / "名册.csv").write_bytes((tmp_path / "名册.csv").read_bytes() + "测试区司法局\r\n".encode())
    again = gipgen("collect", "--init", "收集")
    assert again.returncode == 2
    assert "已经存在" in again.stderr
    assert (tmp_path / "名册.csv").read_bytes().endswith("测试区司法局\r\n".encode())
    assert gipgen("collect", "收集", "--roster", "名册.csv", "--year", "2024", "-o", "结果").returncode == 1


def test_whatever_lies_in_the_folders_is_named_or_left_alone(gipgen: Run, tmp_path: Path) -> None:
    path = put(tmp_path, "测试区民政局")
    gipgen("build", path, "--to", "html,md")
    folder = tmp_path / "收集"
    (folder / "~$年报.docx").write_bytes(b"lock")
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "Thumbs.db").write_bytes(b"\0")
    (folder / "说明.txt").write_text("请于一月底前报送。", encoding="utf-8")
    (folder / "空.docx").write_bytes(b"")
    (folder / "其他.yaml").write_text("a: 1\n", encoding="utf-8")
    (folder / "报告.yaml.txt").write_text(WALK, encoding="utf-8")
    (tmp_path / "名册.csv").write_text("单位\n测试区民政局\n", encoding="utf-8")
    call = ["collect", ".", "--roster", "名册.csv", "--year", "2024", "-o", "收集/结果"]
    for _ in range(2):
        done = gipgen(*call)
        assert done.returncode == 0, done.stdout + done.stderr
        found = json.loads((folder / "结果" / "collect.json").read_text(encoding="utf-8"))
        assert [each["file"].split("/")[-1] for each in found["not_taken"]] == [
            "其他.yaml",
            "报告.yaml.txt",
            "空.docx",
            "说明.txt",
        ]
        assert found["summary"] == {"通过": 1}
        assert not found["units"][0]["others"]


@pytest.mark.skipif(os.name == "nt", reason="a shell of other systems")
@pytest.mark.parametrize("end", ["| true", "2>&1 | true"])
def test_results_are_whole_where_nobody_reads_what_is_told(tmp_path: Path, end: str) -> None:
    put(tmp_path, "测试区民政局")
    (tmp_path / "名册.csv").write_text("单位\n测试区民政局\n测试区司法局\n", encoding="utf-8")
    line = f"set -o pipefail; '{sys.executable}' -m gipgen collect 收集 --roster 名册.csv --year 2024 -o 结果 {end}"
    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1, "one has handed in nothing"
    made = {path.name for path in (tmp_path / "结果").iterdir()}
    assert made >= {"collect.json", "总表.xlsx", "总表.html", "通报.md"}


@pytest.mark.skipif(not hasattr(os, "mkfifo") or os.name == "nt", reason="pipes have names on Unix only")
def test_a_pipe_among_the_files_does_not_stop_the_run(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, "测试区民政局")
    os.mkfifo(tmp_path / "收集" / "report.yaml")
    (tmp_path / "名册.csv").write_text("单位\n测试区民政局\n", encoding="utf-8")
    done = gipgen("collect", "收集", "--roster", "名册.csv", "--year", "2024", "-o", "结果")
    assert "管道" in done.stdout
    assert done.returncode == 0


def test_hostile_files_are_named_and_the_others_are_taken(gipgen: Run, tmp_path: Path) -> None:
    documents = hostile.documents()
    put(tmp_path, "测试区民政局")
    folder = tmp_path / "收集"
    for name in ("paragraphs.docx", "merged.xlsx", "attributes.html"):
        (folder / f"坏-{name}").write_bytes(documents[name]()[0])
    bad = [b"\xd0\xc7.yaml", "名\n字.yaml".encode()] if os.name == "posix" else []
    for raw in bad:
        (folder / os.fsdecode(raw)).write_text(WALK, encoding="utf-8")
    (tmp_path / "名册.csv").write_text("单位\n测试区民政局\n", encoding="utf-8")
    done = gipgen("collect", "收集", "--roster", "名册.csv", "--year", "2024", "-o", "结果")
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads((tmp_path / "结果" / "collect.json").read_text(encoding="utf-8"))
    assert len(found["not_taken"]) == 3
    assert [each["state"] for each in found["units"]] == ["通过"]
    assert len(found["units"][0]["others"]) == len(bad)


def test_what_was_read_before_is_not_read_again_and_the_outcome_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "收集").mkdir()
    for number, name in enumerate(("民政局", "司法局", "水务局", "教育局")):
        text = WALK.replace("行政许可: 12", f"行政许可: {number + 20}").replace("：一是", f"：{name}一是")
        put(tmp_path, f"测试区{name}", text)
    built = next(iter(Project({"r.yaml": WALK.encode()}).build("r.yaml", to=["html"]))).outputs["r.html"]
    (tmp_path / "收集" / "网页.html").write_bytes(built.replace("测试区民政局".encode(), "测试区旧局".encode()))
    (tmp_path / "名册.csv").write_text("单位\n测试区民政局\n测试区司法局\n", encoding="utf-8")
    told: list[str] = []
    roster, output, cache = tmp_path / "名册.csv", tmp_path / "结果", tmp_path / "cache"

    def collect(jobs: int | None = 1, **wanted: Any) -> Collecting:
        return Project().collect(tmp_path / "收集", roster=roster, year=2024, output=output, jobs=jobs, **wanted)

    def known() -> Collecting:
        return collect(cache=cache, tell=lambda text: told.append(text.zh))

    plain = collect()
    assert known().outputs == plain.outputs
    assert len(told) == 5
    assert all("没有以前的结果可用" in each for each in told)
    told.clear()
    again = known()
    assert (again.outputs, again.collected) == (plain.outputs, plain.collected)
    assert told == []
    assert collect(jobs=2).outputs == plain.outputs
    put(tmp_path, "测试区司法局", WALK.replace("结转下年度: 0", "结转下年度: [1, 0, 0, 0, 0, 0]"))
    assert known().collected.units[1].state == "有错误"
    assert [each.partition("：")[0].endswith("report.yaml") for each in told] == [True]
    (cache / "looks-1.sqlite").write_bytes(b"broken")
    assert known().collected.units[1].state == "有错误"


@pytest.mark.parametrize(
    ("reports", "output"), [("收集", "收集"), ("收集", "."), ("收集/*/*.yaml", "收集"), ("收集", "链接")]
)
def test_results_go_to_a_folder_apart(gipgen: Run, tmp_path: Path, reports: str, output: str) -> None:
    """What lies in the folder of the results is left alone: every unit would be told that it owes its report."""
    put(tmp_path, "测试区民政局")
    (tmp_path / "名册.csv").write_text("单位\n测试区民政局\n", encoding="utf-8")
    if output == "链接":
        (tmp_path / output).symlink_to("收集")
    before = sorted(tmp_path.rglob("*"))
    done = gipgen("collect", reports, "--roster", "名册.csv", "--year", "2024", "-o", output)
    assert done.returncode == 2
    assert f"收来的报告（{reports}）就在写结果的文件夹 {output} 里" in done.stderr
    assert before == sorted(tmp_path.rglob("*"))


def test_what_the_call_names_and_cannot_be_used_is_wrong_usage(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, "测试区民政局")
    os.mkfifo(tmp_path / "名册.csv")
    done = gipgen("collect", "收集", "--roster", "名册.csv", "--year", "2024", "-o", "结果")
    assert (done.returncode, done.stdout) == (2, "")
    assert "不是普通文件（管道或设备）" in done.stderr
    (tmp_path / "名册.csv").unlink()
    (tmp_path / "名册.csv").write_text("单位\n测试区民政局\n", encoding="utf-8")
    done = gipgen("collect", "收集", "--roster", "名册.csv", "--year", "-5", "-o", "结果")
    assert (done.returncode, done.stdout) == (2, "")
    assert "年度应在 2019 到 2100 之间，这里是 -5。" in done.stderr
