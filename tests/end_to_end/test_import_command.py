"""``gipgen import`` and ``gipgen new --from`` as users meet them: the five seeds, folders, PDF, what is left over."""

import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import published
import pytest
from conftest import Run
from reports import DATA, EXAMPLES, look

from gipgen.fence.office_program import office
from gipgen.source.compose import compose

SEEDS = sorted((DATA / "seeds").glob("*.txt"))
BY_SEED = {  # the seed's number → the example that was written by hand from it
    match[1]: path for path in EXAMPLES if (match := re.search(r"seeds/(\d{3})_", path.read_text(encoding="utf-8")))
}


def bare(text: object) -> str:
    """A text without blanks and heading marks; a number that was looked up is any number."""
    return re.sub(r"\s|^#+\s*", "", re.sub(r"\{\{.*?\}\}", "53", str(text or "")), flags=re.MULTILINE)


def unstopped(text: str | None) -> str:
    """Without what a PDF does not give back: bold, and commas that hang over the end of a line (LibreOffice leaves them out)."""
    return re.sub(r"[，。*]", "", bare(text))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_a_seed_becomes_what_was_written_by_hand(seed: Path, gipgen: Run, tmp_path: Path) -> None:
    done = gipgen("import", seed, "-o", "report.yaml")
    assert 0 == done.returncode, done.stdout + done.stderr
    assert "录入 200 个，待填 0 个；没有放进去的内容 0 处" in done.stdout
    imported, _ = look((tmp_path / "report.yaml").read_bytes())
    example, _ = look(BY_SEED[seed.name[:3]].read_bytes())
    cells = {ref: cell.text for ref, cell in example.case.report.cells.items()}
    assert cells == {ref: cell.text for ref, cell in imported.case.report.cells.items()}
    for section in example.case.report.form.sections:
        assert bare(example.case.report.texts[section.id]) == bare(imported.case.report.texts[section.id]), section.id
    assert bare(example.case.report.fields["preface"]) == bare(imported.case.report.fields["preface"])
    assert example.case.report.fields["signature"] == imported.case.report.fields["signature"]
    assert example.case.report.title == imported.case.report.title


def test_a_folder_is_imported_and_a_bad_file_stops_nothing(gipgen: Run, tmp_path: Path) -> None:
    source = tmp_path / "原件"
    source.mkdir()
    shutil.copy(SEEDS[0], source / "甲.txt")
    (source / "乙.txt").write_text("今天天气很好。", encoding="utf-8")
    done = gipgen("import", "原件", "-o", "成果")
    assert 1 == done.returncode
    assert ["甲.yaml"] == sorted(path.name for path in (tmp_path / "成果").iterdir())
    assert "乙.txt：没有找到年度报告的六个部分" in done.stderr
    again = gipgen("import", source / "甲.txt", "-o", "成果")
    assert 2 == again.returncode
    assert "已经存在，没有改动" in again.stderr


def test_every_file_of_a_folder_that_is_not_read_is_named(gipgen: Run, tmp_path: Path) -> None:
    source = tmp_path / "来件"
    (source / "里面").mkdir(parents=True)
    (source / "空的").mkdir()
    (source / "更里面" / "县里").mkdir(parents=True)
    (source / "更里面" / "县里" / "扫描.jpg").touch()
    (source / "网页_files").mkdir()  # which a browser laid beside the page
    (source / "网页_files" / "a.css").touch()
    (source / "结果" / "甲局").mkdir(parents=True)
    (source / "结果" / "甲局" / "report.yaml").touch()
    shutil.copy(SEEDS[0], source / "里面" / "甲.txt")
    shutil.copy(SEEDS[0], source / "甲.txt")
    others = {
        "网页.html": (b"<p>-</p>", "没有找到年度报告的六个部分"),
        "乙.doc": (b"\xd0\xcf\x11\xe0", "旧版 Office"),
        "丙.wps": (b"\xd0\xcf\x11\xe0", "旧版 Office"),
        "丁.ofd": (b"PK\x03\x04 OFD.xml", "损坏"),
        "戊.rar": (b"Rar!\x1a\x07", "请先解压"),
        "己.7z": (b"7z\xbc\xaf\x27", "请先解压"),
        "庚.rtf": (b"{\\rtf1", "LibreOffice 打不开" if office() else "这是 RTF 文件"),
        "辛.png": (b"\x89PNG", "这是图片"),
        "report.yaml.txt": ("单位: 甲局".encode(), "文件名末尾多了“.txt”"),
        "壬.json": (b'{"a": 1}', "不是网页"),
        "癸.csv": ("单位,年度\n甲局,2024".encode(), "没有找到年度报告的六个部分"),
        "子.sqlite": (b"SQLite format 3\x00", "这是数据库"),
        "丑.tmp": (b"a", "没有找到年度报告的六个部分"),
        "寅.csv": (b"\xef\xbb\xbfunit,unit_code,region_code,parent,year\n", "gipgen export"),
        "卯.csv": (b"row,column,unit,value,file,line,sha256\n", "aggregate 写的数据表"),
    }
    for name, (content, _) in others.items():
        (source / name).write_bytes(content)
    for name in (
        "report.yaml",
        "gipgen.toml",
        ".DS_Store",
        "~$甲.docx",
        "datapackage.json",
        "schema.json",
        "desktop.ini",
    ):
        (source / name).write_text("", encoding="utf-8")
    done = gipgen("import", "来件", "-o", "成果")
    assert 1 == done.returncode
    assert ["甲.yaml"] == [path.name for path in (tmp_path / "成果").iterdir()]
    told = done.stderr.split("\n")
    for name, (_, why) in others.items():
        assert [] != [line for line in told if line.startswith(f"来件/{name}：") and why in line], name
    for folder in ("里面", "更里面"):
        assert f"文件夹 来件/{folder} 里的文件没有导入" in done.stderr
    assert len(others) + 2 == sum("来件/" in line and not line.startswith("接着") for line in told)


def test_sources_that_would_be_written_to_one_file_are_named(gipgen: Run, tmp_path: Path) -> None:
    for folder in "abc":
        (tmp_path / folder).mkdir()
        shutil.copy(SEEDS[0], tmp_path / folder / "年报.txt")
    done = gipgen("import", "a/年报.txt", "b/年报.txt", "c/年报.txt", "-o", "new")
    assert 2 == done.returncode
    assert ["年报.yaml"] == [path.name for path in (tmp_path / "new").iterdir()]
    for name in "bc":
        assert f"{name}/年报.txt 没有导入：它和 a/年报.txt 都会写到 new/年报.yaml" in done.stderr
    done = gipgen("import", "a/年报.txt", "b/年报.txt", "-o", "new", "--report", "json")
    assert ["a/年报.txt", "b/年报.txt"] == [each["source"] for each in json.loads(done.stdout)["problems"]]


def test_a_source_that_cannot_be_read_takes_no_name_from_others(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "年报.html").write_text("<p>今天天气很好。</p>", encoding="utf-8")
    (tmp_path / "年报.md").write_text("今天天气很好。", encoding="utf-8")
    shutil.copy(SEEDS[0], tmp_path / "年报.txt")
    done = gipgen("import", "年报.html", "年报.md", "年报.txt", "-o", "new")
    assert ["年报.yaml"] == [path.name for path in (tmp_path / "new").iterdir()]
    assert "都会写到" not in done.stderr
    assert 2 == done.stderr.count("没有找到年度报告的六个部分")


def test_what_has_no_place_is_listed_and_stands_in_the_file(gipgen: Run, tmp_path: Path) -> None:
    text = (
        SEEDS[1]
        .read_text(encoding="utf-8")
        .replace("行政许可\t88", "行政许可\t/")
        .replace("行政处罚\t8", "行政检查\t8")
    )
    (tmp_path / "a.txt").write_text(text, encoding="gb18030", newline="\r\n")
    done = gipgen("import", "a.txt")
    assert 1 == done.returncode
    assert "行政检查 8 （空） （空）（格式里没有这一行）" in done.stdout
    written = (tmp_path / "a.导入.yaml").read_text(encoding="utf-8")
    assert re.search(r"行政许可: 待填 +# 原件写作“/”", written)
    assert re.search(r"行政处罚: 待填 +# 原件没有找到这一行", written)
    assert "：行政检查 8" in written
    checked = gipgen("check", "a.导入.yaml")
    assert "其中 2 处待填" in checked.stdout


def test_the_report_in_json_names_the_source_of_every_cell(gipgen: Run, tmp_path: Path) -> None:
    done = gipgen("import", SEEDS[1], "-o", "a.yaml", "--report", "json", "--lang", "en")
    document = json.loads(done.stdout)
    assert 1 == document["version"]
    (report,) = document["reports"]
    assert {"cells": 200, "read": 200, "to_fill_in": 0, "leftovers": 0} == report["summary"]
    cell = next(each for each in report["cells"] if each["cell"] == "licensing.decisions")
    assert {
        "path": ["主动公开", "行政许可"],
        "state": "read",
        "value": "88",
        "printed": "88",
        "confidence": "certain",
        "label": "行政许可",
    }.items() <= cell.items()
    assert "第29行第7行" == cell["source"]


def test_what_an_original_lacks_ends_with_1_and_what_was_left_out_is_shown_when_asked(
    gipgen: Run, tmp_path: Path
) -> None:
    text = SEEDS[1].read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"字号：大 中 小\n{text}", encoding="utf-8")
    done = gipgen("import", "a.txt", "-o", "a.yaml")
    assert (0, False) == (done.returncode, "字号" in done.stdout)
    done = gipgen("import", "a.txt", "-o", "b.yaml", "-v")
    assert 0 == done.returncode
    assert "第1行：字号：大 中 小（网页或页眉页脚的文字）" in done.stdout
    bare = re.sub(r"(?m)^.*\t.*\n", "", text)
    (tmp_path / "c.txt").write_text(bare, encoding="utf-8")
    done = gipgen("import", "c.txt")
    assert 1 == done.returncode
    assert 3 == done.stdout.count("没有找到这一部分的表格")
    document = json.loads(gipgen("import", "c.txt", "-o", "d.yaml", "--report", "json").stdout)
    assert ["no_table"] * 3 == [each["reason"] for each in document["reports"][0]["noted"]]


def test_standard_output_takes_one_file_only(gipgen: Run) -> None:
    done = gipgen("import", SEEDS[1], "-o", "-")
    assert 0 == done.returncode
    assert 2024 == compose(done.stdout).data["年度"]
    assert 2 == gipgen("import", SEEDS[1], SEEDS[0], "-o", "-").returncode


def test_several_reports_need_a_folder(gipgen: Run, tmp_path: Path) -> None:
    done = gipgen("import", SEEDS[1], SEEDS[0], "-o", "all.yaml")
    assert 2 == done.returncode
    assert "文件夹" in done.stdout + done.stderr
    assert not (tmp_path / "all.yaml").exists()


@pytest.mark.parametrize("path", EXAMPLES[:2], ids=lambda path: path.parts[-3])
def test_the_pdf_that_gipgen_builds_comes_back(path: Path, gipgen: Run, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    shutil.copy(path, tmp_path / "report.yaml")
    assert 0 == gipgen("build", "report.yaml", "--to", "pdf").returncode
    done = gipgen("import", "report.pdf", "-o", "again.yaml")
    assert 0 == done.returncode, done.stdout + done.stderr
    first, second = (look((tmp_path / name).read_bytes())[0].case.report for name in ("report.yaml", "again.yaml"))
    assert {ref: cell.text for ref, cell in first.cells.items()} == {
        ref: cell.text for ref, cell in second.cells.items()
    }
    assert {id_: unstopped(text) for id_, text in first.texts.items()} == {
        id_: unstopped(text) for id_, text in second.texts.items()
    }


def test_a_pdf_over_several_pages(gipgen: Run, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no LibreOffice")
    numbers = {ref: str(place % 9973) for place, ref in enumerate(published.refs("2021"), 3)}
    (tmp_path / "a.html").write_bytes(published.page(numbers, 2024))
    gipgen("import", "a.html", "-o", "report.yaml")
    gipgen("build", "report.yaml", "--draft", "--to", "docx")  # its sums are wrong on purpose
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "report.docx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=110)
    done = gipgen("import", "report.pdf", "-o", "again.yaml")
    assert "录入 200 个，待填 0 个" in done.stdout, done.stdout + done.stderr
    first, second = (look((tmp_path / name).read_bytes())[0].case.report for name in ("report.yaml", "again.yaml"))
    assert first.cells == second.cells
    assert {id_: unstopped(text) for id_, text in first.texts.items()} == {
        id_: unstopped(text) for id_, text in second.texts.items()
    }


@pytest.mark.parametrize(
    ("package", "file", "extra"), [("pdfplumber", "a.pdf", "pdf-import"), ("openpyxl", "a.xlsx", "xlsx")]
)
def test_a_missing_extra_is_named(package: str, file: str, extra: str, tmp_path: Path) -> None:
    (tmp_path / file).write_bytes(b"%PDF-1.4" if file.endswith("pdf") else workbook())
    program = f"import sys; sys.modules['{package}'] = None; sys.argv = ['gipgen', 'import', '{file}']\nfrom gipgen.__main__ import main\nsys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert 2 == done.returncode
    assert f'pip install "gipgen[{extra}]"' in done.stderr
    assert "Traceback" not in done.stderr


def workbook() -> bytes:
    """The least of a workbook: enough to be taken for one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", '<Types><Override ContentType="spreadsheetml"/></Types>')
    return buffer.getvalue()


def test_a_new_report_begins_from_last_year(gipgen: Run, tmp_path: Path) -> None:
    last = BY_SEED["000"].read_text(encoding="utf-8").replace("结转下年度: 0", "结转下年度: [3, 0, 1, 0, 0, 0]")
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "report.yaml").write_text(last, encoding="utf-8")
    done = gipgen("new", "--from", "2024/report.yaml", "-o", "2025/report.yaml")
    assert 0 == done.returncode, done.stderr
    data = compose((tmp_path / "2025" / "report.yaml").read_text(encoding="utf-8")).data
    assert ("硚口区卫生健康局", 2025, "../2024/report.yaml") == (data["单位"], data["年度"], data["上年报告"])
    assert [3, 0, 1, 0, 0, 0] == data["依申请公开"]["上年结转"]
    assert "待填" == data["依申请公开"]["结转下年度"] == data["主动公开"]["行政处罚"]
    assert {"部门": "硚口区卫健局办公室", "地址": "硚口区集贤路36号", "电话": "027-83760190"} == data["联系方式"]
    assert 5 == data["总体情况"].count("## ") == data["总体情况"].count("待填")
    checked = gipgen("check", "2025/report.yaml", "--select", "GIP1,GIP2,GIP3")
    assert {"GIP210", "GIP301"} >= set(re.findall(r"GIP\d{3}(?=  )", checked.stdout))


def test_last_year_must_be_readable(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("单位: [", encoding="utf-8")
    assert "读不了" in gipgen("new", "--from", "bad.yaml").stderr
    assert 2 == gipgen("new", "--from", "missing.yaml").returncode
    assert ["bad.yaml"] == [path.name for path in tmp_path.iterdir()]
