"""`gipgen export`: the numbers of many reports as one file, read back with other programs' eyes."""

import csv
import gzip
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from reports import BASE, BASE_2019, ROOT, changed

import gipgen as library

AGENCY = "测试市民政局"
NOTES = "datapackage.json"


def put(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def named(agency: str, text: str = BASE) -> str:
    return changed((f"单位: {AGENCY}", f"单位: {json.dumps(agency, ensure_ascii=False)}"), base=text)


def rows_of(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes UTF-8 for GB18030 without a BOM"
    assert content.count(b"\n") == content.count(b"\r\n")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


COLUMNS = [
    "unit",
    "unit_code",
    "region_code",
    "parent",
    "year",
    "edition",
    "table",
    "row",
    "row_label",
    "column",
    "column_label",
    "value",
    "unit_of_measure",
    "status",
    "file",
    "line",
    "sha256",
]


def test_each_cell_is_a_row_with_its_words_and_its_place(gipgen: Run, tmp_path: Path) -> None:
    text = changed(("行政事业性收费: 62.336", "行政事业性收费: 62.30"), ("[5, 1, 0, 0, 0, 0, 6]", "[5, 1, 0, 0, 0, 0]"))
    put(tmp_path, {"收集/甲/report.yaml": text})
    done = gipgen("export", "收集", "-o", "全部.csv")
    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout == "全部.csv：1 份报告，200 个数。每一列是什么，见 datapackage.json。\n"
    rows = rows_of((tmp_path / "全部.csv").read_bytes())
    assert len(rows) == 200
    assert list(rows[0]) == COLUMNS
    fees = next(row for row in rows if row["row"] == "fees")
    assert fees == {
        "unit": AGENCY, "unit_code": "", "region_code": "", "parent": "", "year": "2024", "edition": "2021",
        "table": "proactive", "row": "fees", "row_label": "行政事业性收费", "column": "amount",
        "column_label": "本年收费金额（单位：万元）", "value": "62.30", "unit_of_measure": "万元", "status": "given",
        "file": "收集/甲/report.yaml", "line": str(text.split("行政事业性收费:")[0].count("\n") + 1),
        "sha256": sha256(text.encode()).hexdigest(),
    }  # fmt: skip
    totals = {row["row"]: (row["value"], row["status"]) for row in rows if row["column"] == "total"}
    assert (totals["new_received"], totals["carried_in"]) == (("6", "computed"), ("1", "given"))


def test_what_is_missing_is_empty_and_never_zero(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"report.yaml": changed(("行政许可: 12", "行政许可: 待填"))})
    done = gipgen("export", "report.yaml", "-o", "a.csv")
    assert done.returncode == 0, "a report with faults is exported as it is"
    assert "200 个数（其中 1 个报告里没有，空着）" in done.stdout
    row = next(each for each in rows_of((tmp_path / "a.csv").read_bytes()) if each["row"] == "licensing")
    assert (row["value"], row["status"]) == ("", "missing")
    gipgen("export", "report.yaml", "-o", "a.sqlite")
    with sqlite3.connect(tmp_path / "a.sqlite") as database:
        found = database.execute("SELECT value, number, status FROM facts WHERE row = 'licensing'").fetchall()
    assert found == [(None, None, "missing")]


def test_a_bad_file_is_named_and_stops_nothing(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"收集/a/report.yaml": "name: x", "收集/b/report.yaml": BASE, "收集/c/report.yaml": ""})
    done = gipgen("export", "收集", "-o", "a.csv")
    assert done.returncode == 1
    assert "收集/a/report.yaml：不是年度报告" in done.stderr
    assert "收集/c/report.yaml：第 1 行：文件是空的" in done.stderr
    assert "2 个文件读不了，没有导出" in done.stderr
    assert "Traceback" not in done.stderr
    assert {row["file"] for row in rows_of((tmp_path / "a.csv").read_bytes())} == {"收集/b/report.yaml"}


def test_where_nothing_can_be_exported_no_file_is_left(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"report.yaml": "name: x"})
    done = gipgen("export", "report.yaml", "-o", "新/a.csv")
    assert done.returncode == 1
    assert "没有一份报告可以导出" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.yaml"]


@pytest.mark.parametrize("name", ["a.txt", "a", "全部", "a.csv.zip"])
def test_an_ending_that_says_nothing_is_told_with_those_that_do(gipgen: Run, tmp_path: Path, name: str) -> None:
    put(tmp_path, {"report.yaml": BASE})
    done = gipgen("export", "report.yaml", "-o", name)
    assert done.returncode == 2
    assert ".csv.gz、.sqlite" in done.stderr
    assert "-o 全部.csv" in gipgen("export", "report.yaml").stderr


@pytest.mark.parametrize(
    ("module", "ending", "told"),
    [
        ("_sqlite3", ".sqlite", "请用 .csv"),
        ("xlsxwriter", ".xlsx", 'pip install "gipgen[office]"'),
        ("pyarrow", ".parquet", 'pip install "gipgen[parquet]"'),
    ],
)
def test_a_part_that_is_missing_is_told(tmp_path: Path, module: str, ending: str, told: str) -> None:
    put(tmp_path, {"report.yaml": BASE})
    program = f"import sys; sys.modules[{module!r}] = None; from gipgen.__main__ import main; sys.exit(main())"
    call = [sys.executable, "-c", program, "export", "report.yaml", "-o", f"a{ending}"]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, told in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert [path.name for path in tmp_path.iterdir()] == ["report.yaml"]


FORMULAS = ["=1+1局", "+86局", "-1局", "@SUM(A1)局", "＝1+1局", "\t=1局", " =cmd|' /C calc'!A0"]


@pytest.mark.parametrize("agency", FORMULAS)
def test_a_name_is_no_formula_for_a_spreadsheet(agency: str) -> None:
    files = {"report.yaml": named(agency).encode()}
    library.Project(files).export("report.yaml", output="a.csv")
    units = {row["unit"] for row in rows_of(files["a.csv"])}
    assert units == {"'" + " ".join(agency.split())}


def test_negative_numbers_are_numbers(tmp_path: Path) -> None:
    files = {"2019.yaml": changed(("增减: 2", "增减: -8"), base=BASE_2019).encode()}
    library.Project(files).export("2019.yaml", output="a.csv")
    assert "-8" in {row["value"] for row in rows_of(files["a.csv"]) if row["column"] == "change"}


def test_a_unit_of_measure_that_the_author_chose_is_kept() -> None:
    files = {"2019.yaml": BASE_2019.encode()}
    project = library.Project(files)
    project.export("2019.yaml", output="a.csv")
    (typed,) = [fact for fact in project.facts("2019.yaml") if fact.row == "procurement" and fact.column == "amount"]
    (row,) = [row for row in rows_of(files["a.csv"]) if row["row"] == "procurement" and row["column"] == "amount"]
    assert (row["value"], row["unit_of_measure"]) == (typed.value, typed.unit_of_measure)
    assert row["unit_of_measure"] in ("元", "万元", "亿元")


def test_all_kinds_say_the_same_as_facts_do(tmp_path: Path) -> None:
    files = {
        "甲/report.yaml": BASE.encode(),
        "乙/report.yaml": BASE_2019.encode(),
        "丙/report.yaml": named("丙局", changed(("行政许可: 12", "行政许可: 待填"))).encode(),
    }
    project = library.Project(files)
    facts = [tuple(map(str, fact)) for fact in project.facts("甲", "乙", "丙")]
    assert len(facts) == 598
    project.export("甲", "乙", "丙", output="a.csv")
    assert [tuple(row.values()) for row in rows_of(files["a.csv"])] == facts
    project.export("甲", "乙", "丙", output="a.csv.gz")
    assert gzip.decompress(files["a.csv.gz"]) == files["a.csv"]
    project.export("甲", "乙", "丙", output="a.sqlite")
    (tmp_path / "a.sqlite").write_bytes(files["a.sqlite"])
    quoted = '", "'.join(COLUMNS)
    with sqlite3.connect(tmp_path / "a.sqlite") as database:
        view = database.execute(f'SELECT "{quoted}" FROM facts').fetchall()
        assert [tuple("" if each is None else str(each) for each in row) for row in view] == facts
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert {"report", "cell", "fact"} <= tables


def test_the_same_reports_give_the_same_bytes(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"收集/甲/report.yaml": BASE, "收集/乙/report.yaml": named("乙局")})
    for ending in ("csv", "csv.gz", "sqlite"):
        gipgen("export", "收集", "-o", f"one/a.{ending}", PYTHONHASHSEED="1", TZ="UTC")
        gipgen("export", "收集", "-o", f"two/a.{ending}", PYTHONHASHSEED="2", TZ="Asia/Shanghai")
        assert (tmp_path / f"one/a.{ending}").read_bytes() == (tmp_path / f"two/a.{ending}").read_bytes()
    assert (tmp_path / "one" / NOTES).read_bytes() == (tmp_path / "two" / NOTES).read_bytes()


def test_what_gipgen_exported_is_replaced_and_what_excel_saved_is_not(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"收集/甲/report.yaml": BASE})
    gipgen("export", "收集", "-o", "a.csv")
    put(tmp_path, {"收集/乙/report.yaml": named("乙局")})
    again = gipgen("export", "收集", "-o", "a.csv")
    assert (again.returncode, "2 份报告" in again.stdout) == (0, True)
    made = (tmp_path / "a.csv").read_bytes()
    (tmp_path / "a.csv").write_bytes(made + b"x")
    refused = gipgen("export", "收集", "-o", "a.csv")
    assert (refused.returncode, "被改动过" in refused.stderr) == (2, True)
    assert (tmp_path / "a.csv").read_bytes() == made + b"x"
    assert gipgen("export", "收集", "-o", "a.csv", "--force").returncode == 0
    assert (tmp_path / "a.csv").read_bytes() == made


def test_a_file_of_somebody_else_is_left_alone(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"report.yaml": BASE, "a.csv": "my own"})
    refused = gipgen("export", "report.yaml", "-o", "a.csv")
    assert (refused.returncode, "不是 gipgen 导出的" in refused.stderr) == (2, True)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "my own"
    assert not (tmp_path / NOTES).exists()


@pytest.mark.parametrize("theirs", ['{"name": "mine", "resources": []}', "[]", "no json", ""])
def test_a_package_of_somebody_else_is_left_alone_even_with_force(gipgen: Run, tmp_path: Path, theirs: str) -> None:
    put(tmp_path, {"report.yaml": BASE, NOTES: theirs})
    for force in ((), ("--force",)):
        refused = gipgen("export", "report.yaml", "-o", "a.csv", *force)
        assert (refused.returncode, "写到别的文件夹" in refused.stderr) == (2, True)
    assert (tmp_path / NOTES).read_text(encoding="utf-8") == theirs
    assert not (tmp_path / "a.csv").exists()


def test_the_package_tells_of_every_file_beside_it_and_keeps_what_people_wrote(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"report.yaml": BASE})
    gipgen("export", "report.yaml", "-o", "甲.csv")
    package = json.loads((tmp_path / NOTES).read_text(encoding="utf-8"))
    package["title"] = "某区的数据"
    package["resources"][0]["description"] = "只给内部用"
    (tmp_path / NOTES).write_text(json.dumps(package), encoding="utf-8")
    gipgen("export", "report.yaml", "-o", "乙.csv")
    gipgen("export", "report.yaml", "-o", "丙.sqlite")
    gipgen("export", "report.yaml", "-o", "甲.csv")
    package = json.loads((tmp_path / NOTES).read_text(encoding="utf-8"))
    assert package["title"] == "某区的数据"
    resources = {each["path"]: each for each in package["resources"]}
    assert set(resources) == {"甲.csv", "乙.csv", "丙.sqlite"}
    assert resources["甲.csv"]["description"] == "只给内部用"
    assert len({each["name"] for each in package["resources"]}) == 3
    for path, resource in resources.items():
        content = (tmp_path / path).read_bytes()
        assert (len(content), f"sha256:{sha256(content).hexdigest()}") == (resource["bytes"], resource["hash"])


def test_the_package_forgets_a_file_that_is_gone(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"report.yaml": BASE})
    for name in ("甲.csv", "乙.csv"):
        gipgen("export", "report.yaml", "-o", name)
    (tmp_path / "甲.csv").unlink()
    gipgen("export", "report.yaml", "-o", "乙.csv")
    assert [each["path"] for each in json.loads((tmp_path / NOTES).read_text(encoding="utf-8"))["resources"]] == [
        "乙.csv"
    ]


def test_standard_output_gets_csv_and_nothing_else(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"report.yaml": BASE})
    done = gipgen("export", "report.yaml", "-o", "-")
    assert done.stdout.startswith("unit,unit_code,"), "no BOM: it is for programs"
    assert done.stdout.rstrip("\n").count("\n") == 200
    assert done.stderr == "1 份报告，200 个数。\n"
    assert not (tmp_path / NOTES).exists()


def test_the_queries_of_the_page_run(tmp_path: Path) -> None:
    page = (ROOT / "docs/how-to/export.md").read_text(encoding="utf-8")
    first, second = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    files = {"甲.yaml": BASE.encode(), "乙.yaml": named("乙局", changed(("行政许可: 12", "行政许可: 待填"))).encode()}
    library.Project(files).export("甲.yaml", "乙.yaml", output="a.sqlite")
    (tmp_path / "a.sqlite").write_bytes(files["a.sqlite"])
    with sqlite3.connect(tmp_path / "a.sqlite") as database:
        assert database.execute(first).fetchall() == [(AGENCY, 2024, 6), ("乙局", 2024, 6)]
        assert database.execute(second).fetchall() == [("乙局", 2024, 1)]


def sheets_of(content: bytes) -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_workbook_has_a_row_for_each_report_and_a_sheet_for_each_edition() -> None:
    pytest.importorskip("xlsxwriter")
    fees = changed(("行政事业性收费: 62.336", "行政事业性收费: 62.30"), ("行政许可: 12", "行政许可: 待填"))
    files = {"甲.yaml": fees.encode(), "乙.yaml": BASE_2019.encode(), "丙.yaml": named("=1+1局").encode()}
    project = library.Project(files)
    done = project.export("甲.yaml", "乙.yaml", "丙.yaml", output="a.xlsx")
    assert (done.reports, done.problems) == (3, ())
    book = sheets_of(files["a.xlsx"])
    assert book.sheetnames == ["2021年格式", "2019年格式", "说明"]
    heading, first, second = book["2021年格式"].iter_rows()
    of = {cell.value: place for place, cell in enumerate(heading)}
    assert len(of) == len(heading) == 208, "no heading twice"
    fee = first[of["行政事业性收费"]]
    assert (fee.value, fee.number_format) == (62.3, "0.00"), "62.30 stays 62.30"
    assert (first[of["单位"]].value, first[of["年度"]].value) == (AGENCY, 2024)
    assert first[of["行政许可"]].value is None, "missing, not 0"
    assert (first[of["没有的数"]].value, second[of["没有的数"]].value) == (1, 0)
    assert first[of["一、本年新收政府信息公开申请数量 · 总计"]].value == 6
    assert (second[of["单位"]].value, second[of["单位"]].data_type) == ("=1+1局", "s"), "a text and no formula"
    old = {cell[0].value: cell[1].value for cell in book["2019年格式"].iter_cols()}
    assert old["政府集中采购 · 采购总金额"] == "160.5964万元", "no number that could be added to one in 元"
    assert old["行政许可 · 本年增/减"] == -8


def test_a_number_with_more_digits_than_a_workbook_keeps_is_a_text() -> None:
    pytest.importorskip("xlsxwriter")
    files = {"甲.yaml": changed(("行政事业性收费: 62.336", "行政事业性收费: 12345678901.123456")).encode()}
    library.Project(files).export("甲.yaml", output="a.xlsx")
    heading, row = sheets_of(files["a.xlsx"])["2021年格式"].iter_rows()
    told = {cell.value: value.value for cell, value in zip(heading, row, strict=True)}
    assert told["行政事业性收费"] == "12345678901.123456"


def test_a_full_sheet_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    from gipgen.export import xlsx_file

    monkeypatch.setattr(xlsx_file, "_LAST_ROW", 2)
    files = {f"{number}.yaml": named(f"第{number}局").encode() for number in range(5)}
    library.Project(files).export(*files, output="a.xlsx")
    book = sheets_of(files["a.xlsx"])
    assert book.sheetnames == ["2021年格式", "2021年格式（2）", "2021年格式（3）", "说明"]
    units = [row[0] for sheet in book.worksheets[:3] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert units == [f"第{number}局" for number in range(5)]
    assert [sheet.auto_filter.ref.partition(":")[2][-1] for sheet in book.worksheets[:3]] == ["3", "3", "2"]


def test_the_columns_of_a_workbook_are_in_the_package() -> None:
    pytest.importorskip("xlsxwriter")
    files = {"甲.yaml": BASE.encode(), "乙.yaml": BASE_2019.encode()}
    library.Project(files).export("甲.yaml", "乙.yaml", output="a.xlsx")
    book = sheets_of(files["a.xlsx"])
    resources = json.loads(files[NOTES])["resources"]
    assert [each["name"] for each in resources] == ["reports-2019", "reports-2021"]
    for each in resources:
        sheet = book[each["dialect"]["excel"]["sheet"]]
        assert [cell.value for cell in next(sheet.iter_rows())] == [field["name"] for field in each["schema"]["fields"]]


def test_parquet_has_decimals() -> None:
    pytest.importorskip("pyarrow")
    from decimal import Decimal

    from pyarrow import BufferReader, decimal128, parquet

    texts = {
        "甲.yaml": changed(("行政事业性收费: 62.336", "行政事业性收费: 62.30"), ("行政许可: 12", "行政许可: 待填")),
        "乙.yaml": BASE_2019,
        "丙.yaml": changed(("行政事业性收费: 62.336", f"行政事业性收费: 0.{'1' * 30}")),
    }
    files = {name: text.encode() for name, text in texts.items()}
    project = library.Project(files)
    facts = list(project.facts(*texts))
    project.export(*texts, output="a.parquet")
    table = parquet.read_table(BufferReader(files["a.parquet"]))
    assert table.schema.field("number").type == decimal128(38, 10)
    rows = table.to_pylist()
    assert [tuple("" if row[name] is None else str(row[name]) for name in COLUMNS) for row in rows] == [
        tuple(map(str, fact)) for fact in facts
    ]
    numbers = {(row["file"], row["row"], row["column"]): row["number"] for row in rows}
    assert numbers["甲.yaml", "fees", "amount"] == Decimal("62.30")
    assert numbers["甲.yaml", "licensing", "decisions"] is None
    assert numbers["乙.yaml", "licensing", "change"] == Decimal(-8)
    assert numbers["丙.yaml", "fees", "amount"] is None, "no room for its digits: they are in value"


def test_a_run_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the disk is full, or somebody presses Ctrl-C."""
    from gipgen.export import kinds

    put(tmp_path, {"甲.yaml": BASE, "乙.yaml": named("乙局")})
    monkeypatch.chdir(tmp_path)
    for ending in (kind.ending for kind in kinds.KINDS):
        if ending in (".xlsx", ".parquet"):
            pytest.importorskip({".xlsx": "xlsxwriter", ".parquet": "pyarrow"}[ending])
        name = f"{ending[1:].replace('.', '')}/a{ending}"
        library.Project().export("甲.yaml", output=name)
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        probe = kinds.kind_of(name).open(str(tmp_path / "probe"))
        probe.close()
        writer = type(probe)
        (tmp_path / "probe").unlink(missing_ok=True)

        def full(self: object, numbers: object) -> None:
            raise OSError(28, "No space left on device")

        def stopped(self: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(writer, "add", full)
            with pytest.raises(library.Problem, match="No space left"):
                library.Project().export("甲.yaml", "乙.yaml", output=name)
        with monkeypatch.context() as patch:
            patch.setattr(writer, "finish", stopped)
            with pytest.raises(KeyboardInterrupt):
                library.Project().export("甲.yaml", "乙.yaml", output=name)
        assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}, ending


def test_libreoffice_shows_the_right_characters(gipgen: Run, tmp_path: Path) -> None:
    """In a window it sees the BOM by itself; without one it has to be told what any CSV is."""
    pytest.importorskip("xlsxwriter")
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    put(tmp_path, {"甲.yaml": BASE})
    gipgen("export", "甲.yaml", "-o", "a.xlsx")
    gipgen("export", "甲.yaml", "-o", "b.csv")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    to_text = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", "seen"]
    for name in (["a.xlsx"], ["--infilter=CSV:44,34,76", "b.csv"]):
        call = [office, profile, "--headless", *to_text, *name]
        subprocess.run(call, cwd=tmp_path, check=True, capture_output=True, timeout=100)
    book = (tmp_path / "seen/a.csv").read_text(encoding="utf-8-sig")
    table = (tmp_path / "seen/b.csv").read_text(encoding="utf-8-sig")
    assert f"{AGENCY},2024," in book
    assert "一、本年新收政府信息公开申请数量 · 总计" in book
    assert table.startswith("unit,unit_code,")
    assert f"{AGENCY},,,,2024,2021,proactive,regulations,规章,made,本年制发件数,0,件,given," in table


TYPES = {"string", "number", "integer", "any"}  # of those that Table Schema knows


def must_be_a_package(package: dict[str, Any]) -> None:
    """What the standards ask for (Data Package 1 and 2, Table Schema), as far as a package of ours can offend them."""
    assert package["resources"]
    assert all(each.get("name") or each.get("path") for each in package["licenses"])
    names = [each["name"] for each in package["resources"]]
    assert all(re.fullmatch(r"[a-z0-9._/-]+", name) for name in (package["name"], *names))
    assert len(set(names)) == len(names)
    for each in package["resources"]:
        assert not re.match(r"[/~.]|.*\.\.|[a-z]+:", each["path"]), "beside the package, and nowhere else"
        assert {source["title"] for source in each["sources"]}
        fields = each["schema"]["fields"]
        assert {field["type"] for field in fields} <= TYPES
        assert len({field["name"] for field in fields}) == len(fields)
        assert all(field["title"] for field in fields)
        assert each["schema"]["missingValues"] == [""]
        if "bytes" in each:
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", each["hash"])


def test_the_package_keeps_to_the_standard_and_the_rows_to_it() -> None:
    """frictionless is 290 MB: what it would look at is looked at here."""
    for part in ("xlsxwriter", "pyarrow"):
        pytest.importorskip(part)
    from gipgen.export.kinds import KINDS

    files = {"甲.yaml": BASE.encode(), "乙.yaml": BASE_2019.encode(), "丙.yaml": "单位: 丙局\n".encode()}
    for kind in KINDS:
        library.Project(files).export("甲.yaml", "乙.yaml", "丙.yaml", output=f"全部{kind.ending}")
    package = json.loads(files[NOTES])
    must_be_a_package(package)
    assert {each["path"] for each in package["resources"]} == {f"全部{kind.ending}" for kind in KINDS}
    (table,) = (each for each in package["resources"] if each["path"] == "全部.csv")
    rows = rows_of(files["全部.csv"])
    assert list(rows[0]) == [field["name"] for field in table["schema"]["fields"]]
    for field in table["schema"]["fields"]:
        rules = field.get("constraints", {})
        values = {row[field["name"]] for row in rows}
        assert values <= set(rules.get("enum", values)), field["name"]
        assert "" not in values or not rules.get("required"), field["name"]
        if field["type"] in ("number", "integer"):
            assert all(
                re.fullmatch(r"-?\d+" if field["type"] == "integer" else r"-?\d+(\.\d+)?", each)
                for each in values - {""}
            )
    assert [row["value"] for row in rows if row["file"] == "丙.yaml"] == [""] * 200


ROSTER = "单位,统一社会信用代码,上级,行政区划代码,曾用名\n测试市人民政府,,,110000,\n测试市民政和社保局,,测试市人民政府,110100,测试市民政局\n"


def test_a_roster_tells_codes_and_parents_also_of_former_names(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"收集/甲.yaml": BASE, "收集/乙.yaml": named("测试市水务局")})
    (tmp_path / "名册.csv").write_bytes(ROSTER.encode("gb18030"))
    done = gipgen("export", "收集", "--roster", "名册.csv", "-o", "a.csv")
    assert done.returncode == 0
    assert "1 份报告的单位不在名册里，代码、区划和上级空着：测试市水务局。" in done.stderr
    told = {(row["unit"], row["region_code"], row["parent"]) for row in rows_of((tmp_path / "a.csv").read_bytes())}
    assert told == {(AGENCY, "110100", "测试市人民政府"), ("测试市水务局", "", "")}
    assert gipgen("export", "收集", "--roster", "名册.csv", "-o", "名册.csv", "--force").returncode == 2
    assert gipgen("export", "收集", "--roster", "没有.csv", "-o", "b.csv").returncode == 2
    assert (tmp_path / "名册.csv").read_bytes() == ROSTER.encode("gb18030")


def test_a_code_that_the_report_gives_is_known_before_its_name() -> None:
    code = "11420104MB1234567D"
    from gipgen.collect.unit_code import check_character

    code = code[:17] + check_character(code[:17])
    text = changed(("存在问题及改进: |\n", f"存在问题及改进: |\n  统一社会信用代码：{code}。\n\n"))
    files = {"甲.yaml": text.encode()}
    units = [library.Unit("某局", code, parent="某市"), library.Unit(AGENCY, parent="别处")]
    library.Project(files).export("甲.yaml", output="a.csv", roster=units)
    assert {(row["unit_code"], row["parent"]) for row in rows_of(files["a.csv"])} == {(code, "某市")}


def test_any_number_of_processes_writes_the_same(gipgen: Run, tmp_path: Path) -> None:
    put(
        tmp_path,
        {f"收集/{number}.yaml": named(f"第{number}局") for number in range(20)} | {"收集/x/report.yaml": "a: b"},
    )
    made = []
    for jobs in ("1", "3"):
        done = gipgen("export", "收集", "-o", f"{jobs}/a.csv", "--jobs", jobs)
        assert done.returncode == 1
        made.append(((tmp_path / jobs / "a.csv").read_bytes(), (tmp_path / jobs / NOTES).read_bytes(), done.stderr))
    assert made[0] == made[1]


@pytest.mark.parametrize("command", ["export", "trend"])
def test_no_output_leads_to_what_the_run_reads(gipgen: Run, tmp_path: Path, command: str) -> None:
    put(tmp_path, {"收集/甲.yaml": BASE, "名册.csv": f"单位\n{AGENCY}\n"})
    (tmp_path / "出.csv").symlink_to("收集/甲.yaml")
    (tmp_path / "又.csv").symlink_to("名册.csv")
    for output in ("出.csv", "又.csv"):
        done = gipgen(command, "收集", "--roster", "名册.csv", "-o", output, "--force")
        assert done.returncode == 2, output
        assert "什么都没有写" in done.stderr
    assert (tmp_path / "收集" / "甲.yaml").read_text(encoding="utf-8") == BASE
    assert (tmp_path / "名册.csv").read_text(encoding="utf-8") == f"单位\n{AGENCY}\n"


def test_a_name_that_windows_cannot_hold_is_noted(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"收集/甲.yaml": BASE})
    done = gipgen("export", "收集", "-o", "a:b.csv")
    assert done.returncode == 0
    assert "在 Windows 上不能用" in done.stderr


def test_two_reports_of_a_unit_and_year_are_told(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"甲/a.yaml": named("甲局"), "甲/b.yaml": named("甲 局"), "乙/a.yaml": named("乙局")})
    result = gipgen("export", "甲", "乙", "-o", "all.csv")
    assert result.returncode == 0
    assert "1 份报告的单位和年度，前面已经导出过一份：甲/b.yaml。" in result.stderr
    alone = gipgen("export", "乙", "-o", "all.csv")
    assert "前面已经" not in alone.stderr
