"""An edition that nobody has issued, through every command: a form file and no line of code."""

import json
import os
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from as_2027 import as_2027
from outputs import docx_text, html_text
from reports import BASE, EDITIONS, ROOT, as_yaml

from gipgen.check import examine
from gipgen.form.editions import UnknownEditionError, also_from, edition_for, editions, load
from gipgen.report.report import Report
from gipgen.source.compose import compose

Run = Callable[..., "subprocess.CompletedProcess[str]"]
COMMAND = [sys.executable, str(ROOT / "tests" / "with_editions.py")]
CELLS = (3 * 3 + 5) + 26 * 8 + 4 * 6  # tables two, three and four: rows by columns, the row of totals among them


@pytest.fixture(scope="module")
def text() -> str:
    """A report of 2027 without a finding."""
    with also_from(str(EDITIONS)):
        data = as_2027({**compose(BASE).data, "年度": 2027})
        del data["格式"]
        data["主动公开"] |= {"行政检查": 4, "地方标准": {"制发": 3, "废止": 1, "现行有效": 8}}
        data["申请办理"]["本年新收"] = [5, 2, 1, 0, 0, 0, 0, 8]
        data["申请办理"]["办理结果"]["不予公开"]["档案材料"] = [0, 2, 0, 0, 0, 0, 0, 2]
        data["申请办理"]["办理结果"]["总计"] = [5, 2, 1, 0, 0, 0, 0, 8]
        data["复议诉讼"] |= {"行政复议": [1, 0, 1, 1, 0, 3], "再审": [0, 0, 0, 0, 1, 1]}
        data["总体情况"] = data["总体情况"].replace("行政诉讼{{", "行政诉讼{{ 复议诉讼.再审 + ")
        data["信息处理费"] = {"通知件数": 1, "通知金额": 30, "实收金额": 30}
        data["其他事项"] = "没有其他事项。\n"
        return as_yaml(data)


@pytest.fixture
def run(tmp_path: Path, text: str) -> Run:
    """The command in a folder with the report of 2027, and that of 2026 in the form of its year."""
    (tmp_path / "report.yaml").write_text(text, encoding="utf-8")
    old = as_yaml({**compose(BASE).data, "年度": 2026})
    (tmp_path / "2026.yaml").write_text(old, encoding="utf-8")

    def ran(*arguments: str, code: int | None = 0) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [*COMMAND, *arguments], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=120
        )
        assert code in (None, done.returncode), done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done

    return ran


def bound(path: Path) -> Report:
    with also_from(str(EDITIONS)):
        return examine(path.read_bytes()).case.report


def cells(report: Report) -> dict[Any, Any]:
    return {ref: cell.text for ref, cell in report.cells.items()}


def test_new_counts_and_names_the_columns(run: Run, tmp_path: Path) -> None:
    run("new", "测试市民政局", "--year", "2027", "-o", "new.yaml")
    written = (tmp_path / "new.yaml").read_text(encoding="utf-8")
    assert "一行七个数的，依次是 自然人 境外 企业 科研 公益 法律 其他，写成 [2, 0, 0, 0, 0, 0, 0]" in written
    assert "每行依次写：维持 纠正 其他 终止 未审结，例如 [0, 0, 0, 0, 0]" in written
    for word in ("地方标准:", "行政检查:", "档案材料:", "再审:", "问题与改进: |", "# 六、数据质量和核查情况"):
        assert word in written
    found = json.loads(run("check", "new.yaml", "--format", "json", code=1).stdout)["findings"]
    assert {each["rule"] for each in found if each["severity"] == "error"} == {"GIP210"}, (
        "it only waits to be filled in"
    )


def test_new_from_last_year(run: Run, tmp_path: Path) -> None:
    run("new", "--from", "2026.yaml", "-o", "first.yaml")
    first = (tmp_path / "first.yaml").read_text(encoding="utf-8")
    assert "上年结转: 待填" in first, "last year had no column for 境外"
    assert "## 依申请公开" in first
    run("new", "--from", "report.yaml", "-o", "second.yaml")
    second = (tmp_path / "second.yaml").read_text(encoding="utf-8")
    assert "上年结转: [1, 0, 0, 0, 0, 0, 0]" in second
    assert bound(tmp_path / "second.yaml").year == 2028


def test_check(run: Run, tmp_path: Path, text: str) -> None:
    assert "0 个错误" in run("check", "report.yaml", "--strict").stdout
    wrong = text.replace("[5, 2, 1, 0, 0, 0, 0, 8]", "[5, 3, 1, 0, 0, 0, 0, 9]", 1)
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")
    found = json.loads(run("check", "wrong.yaml", "--format", "json", code=1).stdout)["findings"]
    assert ("GIP301", "境外") in {(each["rule"], each["values"].get("column")) for each in found}


def test_build_and_import_of_all_that_was_built(run: Run, tmp_path: Path) -> None:
    run("build", "report.yaml", "-o", "out", "--to", "md,html,docx,pdf")
    built = {path.suffix: path for path in (tmp_path / "out").iterdir()}
    assert {".md", ".html", ".docx", ".pdf"} == set(built)
    for shown in (html_text(built[".html"].read_bytes()), docx_text(built[".docx"].read_bytes())):
        for word in ("境外申请人", "9.属于档案材料", "地方标准", "行政检查", "再审", "终止审理"):
            assert word in shown
        assert "五、政府信息公开工作的不足和改进" in shown
        assert "七个部分组成" in shown
        assert shown.index("七、其他需要报告的事项") < shown.rindex("本年度发出政府信息公开信息处理费收费通知1件")
        assert "数据由各科室报送，办公室核对。七、其他需要报告的事项" in shown
    wanted = bound(tmp_path / "report.yaml")
    for ending in (".md", ".html", ".docx"):
        out = f"again{ending}.yaml"
        done = run("import", str(built[ending]), "-o", out)
        assert f"录入 {CELLS} 个，待填 0 个；没有放进去的内容 0 处" in done.stdout
        assert cells(bound(tmp_path / out)) == cells(wanted)
        texts = bound(tmp_path / out).texts
        assert all(
            (wanted.texts[id_] or "").split("{")[0].split()[:3] == (texts[id_] or "").split()[:3]
            for id_ in ("shortcomings", "data_quality")
        )


def test_diff_of_two_states(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "new.yaml").write_text(text.replace("行政检查: 4", "行政检查: 5"), encoding="utf-8")
    done = run("diff", "report.yaml", "new.yaml", "--exit-code", code=1)
    assert "行政检查 · 本年处理决定数量：4 → 5" in done.stdout


def test_diff_of_years_across_editions(run: Run) -> None:
    found = json.loads(run("diff", "--years", "2026.yaml", "report.yaml", "--format", "json").stdout)
    changes = {tuple(each["path"]): (each["old"], each["new"]) for each in found["changes"]}
    assert changes["申请办理", "本年新收", 7] == (6, 8), "the total of a row that has another id and one column more"
    assert not any("境外" in each["label"] or "地方标准" in each["label"] for each in found["changes"])
    rules = [(each["rule"], each["path"], each["holds"]) for each in found["equalities"]]
    assert ("GIP402", ["主动公开", "行政规范性文件", "现行有效"], False) in rules
    assert len([rule for rule, *_ in rules if rule == "GIP401"]) == 7


def test_diff_of_years_within_the_edition(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "2028.yaml").write_text(text.replace("年度: 2027", "年度: 2028"), encoding="utf-8")
    found = json.loads(run("diff", "--years", "report.yaml", "2028.yaml", "--format", "json").stdout)
    stock = [each for each in found["equalities"] if each["rule"] == "GIP402"]
    assert ["主动公开", "地方标准", "现行有效"] in [each["path"] for each in stock]
    assert [10] == [each["expected"] for each in stock if "地方标准" in each["path"]]
    assert len([each for each in found["equalities"] if each["rule"] == "GIP401"]) == 8


def test_fmt(run: Run, tmp_path: Path) -> None:
    run("fmt", "report.yaml")
    once = (tmp_path / "report.yaml").read_text(encoding="utf-8")
    assert "地方标准:       {制发: 3, 废止: 1, 现行有效: 8}" in once
    assert "  本年新收: [5, 2, 1, 0, 0, 0, 0, 8]" in once
    run("fmt", "--check", "report.yaml")


def test_schema_and_explain(run: Run, text: str) -> None:
    schema = json.loads(run("schema", "--edition", "2027").stdout)
    jsonschema.Draft7Validator(schema).validate(dict(compose(text).data))
    assert "地方标准" in schema["properties"]["主动公开"]["properties"]
    assert schema == json.loads(run("schema").stdout), "it is the newest"
    assert "GIP402" in run("explain", "GIP402").stdout
    assert "GIP402" in run("rules").stdout


def test_init(run: Run, tmp_path: Path) -> None:
    run("init", "仓库", "--agency", "测试市民政局", "--year", "2027")
    assert 'landscape = ["request_table"]' in (tmp_path / "仓库" / "gipgen.toml").read_text(encoding="utf-8")


def test_a_table_lies_on_its_side_by_its_own_id(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gipgen.toml").write_text('[style]\nlandscape = ["request_table"]\n', encoding="utf-8")
    run("build", "report.yaml", "-o", "out", "--to", "html")
    (page,) = (tmp_path / "out").iterdir()
    assert '<section id="requests" aria-labelledby="requests-heading" class="tree landscape">' in page.read_text(
        "utf-8"
    )


def test_preview(run: Run, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [*COMMAND, "preview", "report.yaml", "--no-open"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=environment,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        page = urllib.parse.urljoin(address, "/page/report.yaml")
        with urllib.request.urlopen(page, timeout=30) as answer:
            page = answer.read().decode("utf-8")
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert "境外申请人" in page
    assert "七、其他需要报告的事项" in page


def test_the_edition_is_forgotten_with_its_folder() -> None:
    with also_from(str(EDITIONS)):
        assert ("2019", "2021", "2027") == editions()
        assert "2027" == edition_for(2028)
        assert "国办公开办函〔2027〕1号" == load("2027").document
    assert "2021" == edition_for(2028)
    with pytest.raises(UnknownEditionError):
        load("2027")
