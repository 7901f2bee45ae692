"""``gipgen import`` of what offices hand in: old Word files, fixed pages, zip files, folders laid out by unit and year."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from conftest import Run
from reports import ROOT

from gipgen.fence.office_program import office

SEEDS = sorted((ROOT / "tests" / "data" / "seeds").glob("*.txt"))
TEXT = SEEDS[0].read_text(encoding="utf-8")
WITH_OFFICE = pytest.mark.skipif(not office(), reason="no LibreOffice")


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return made.getvalue()


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def told(stderr: str) -> list[str]:
    """The notes of a run, but for what comes next."""
    return [line for line in stderr.split("\n") if line and not line.startswith("接着")]


def test_a_zip_file_is_read_like_a_folder(gipgen: Run, tmp_path: Path) -> None:
    seed = SEEDS[0].read_bytes()
    files = {
        "甲局/甲.txt": seed,
        "乙局/乙.txt": SEEDS[1].read_bytes(),
        "乙局/照片.jpg": b"\xff\xd8\xff",
        "里层.zip": b"PK\x03\x04",
    }
    (tmp_path / "交来.zip").write_bytes(packed({**files, "说明.yaml": b"a: 1"}))
    done = gipgen("import", "交来.zip", "-o", "录入")
    assert 1 == done.returncode
    assert ["乙.yaml", "甲.yaml"] == written(tmp_path / "录入")
    assert "交来.zip/乙局/照片.jpg：这是图片" in done.stderr
    assert "交来.zip/里层.zip：这是压缩包里的压缩包" in done.stderr
    assert 2 == len(done.stderr.strip().split("\n"))
    assert "原件: 交来.zip/甲局/甲.txt" in (tmp_path / "录入" / "甲.yaml").read_text(encoding="utf-8")
    again = gipgen("import", ".", "-o", "又")  # found in a folder as well
    assert ["乙.yaml", "甲.yaml"] == written(tmp_path / "又")
    assert again.returncode
    beside = gipgen("import", "交来.zip")
    assert beside.returncode
    assert {"甲.导入.yaml", "乙.导入.yaml"} <= {path.name for path in tmp_path.iterdir()}


def test_names_that_no_system_holds_are_made_fit(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "交来.zip").write_bytes(
        packed({'甲局/年报:2024"?.txt': SEEDS[0].read_bytes(), "con.txt": SEEDS[1].read_bytes()})
    )
    assert "Traceback" not in gipgen("import", "交来.zip", "-o", "录入").stderr
    assert ["_con.yaml", "年报_2024__.yaml"] == written(tmp_path / "录入")


def test_a_zip_file_without_reports_and_a_broken_one_are_named(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "空.zip").write_bytes(packed({"照片.jpg": b"\xff\xd8\xff"}))
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04broken")
    done = gipgen("import", "空.zip", "坏.zip", "-o", "录入")
    assert "压缩包里没有可以导入的文件：空.zip" in done.stderr
    assert "坏.zip：压缩包损坏了，或者没有传完" in done.stderr
    assert not (tmp_path / "录入").exists()
    assert done.returncode == 1


def test_a_zip_file_of_too_many_files_stops_nothing(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "多.zip").write_bytes(packed({f"{number}.docx": b"" for number in range(3_001)}))
    (tmp_path / "甲.txt").write_text(TEXT, encoding="utf-8")
    done = gipgen("import", "多.zip", "甲.txt", "-o", "录入")
    assert "多.zip：文件里的内容太多" in done.stderr
    assert ["甲.yaml"] == [each.name for each in (tmp_path / "录入").iterdir()]
    assert done.returncode == 1


def test_reports_are_laid_out_by_unit_and_year(gipgen: Run, tmp_path: Path) -> None:
    year = next(year for year in range(2020, 2027) if f"{year}年" in TEXT)
    (tmp_path / "交来").mkdir()
    (tmp_path / "交来" / "今年.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "交来" / "又一份.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "交来" / "去年.txt").write_text(TEXT.replace(str(year), str(year - 1)), encoding="utf-8")
    (tmp_path / "交来" / "不知道.txt").write_text(
        "\n".join(TEXT.split("\n")[3:]).replace(str(year), ""), encoding="utf-8"
    )
    done = gipgen("import", "交来", "-o", "录入", "--by-unit")
    assert 1 == done.returncode
    places = written(tmp_path / "录入")
    unit = places[0].split("/")[0] if not places[0].startswith("单位待填") else places[-1].split("/")[0]
    assert {f"{unit}/{year - 1}/report.yaml", f"{unit}/{year}/report.yaml"} == {
        each for each in places if each.startswith(unit)
    }
    assert "是同一单位同一年度的" in done.stderr
    assert f"录入/{unit}/{year}/report.yaml" in done.stdout
    checked = gipgen("check", f"录入/{unit}/{year}/report.yaml", "--select", "GIP4")
    assert "GIP401" in checked.stdout or "GIP406" in checked.stdout, "the year before was found by the folders' names"
    again = gipgen("import", "交来", "-o", "录入", "--by-unit")
    assert "已经存在，没有改动" in again.stderr
    assert places == written(tmp_path / "录入")


def test_by_unit_wants_a_folder(gipgen: Run, tmp_path: Path) -> None:
    shutil.copy(SEEDS[0], tmp_path / "甲.txt")
    done = gipgen("import", "甲.txt", "-o", "甲.yaml", "--by-unit")
    assert 2 == done.returncode
    assert "--by-unit 要和一个文件夹一起用" in done.stderr


@WITH_OFFICE
@pytest.mark.parametrize("ending", ["doc", "rtf"])
def test_an_old_word_file_is_opened_by_libreoffice(ending: str, gipgen: Run, tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    import subprocess

    shutil.copytree(ROOT / "examples" / "硚口区卫生健康局", tmp_path / "甲")
    assert 0 == gipgen("build", "甲", "-o", "成果", "--to", "docx").returncode
    (made,) = (tmp_path / "成果").rglob("*.docx")
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [office(), "--headless", f"-env:UserInstallation={profile}", "--convert-to", ending, "--outdir", tmp_path / "交来", made],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    name = "年报.wps" if ending == "doc" else "年报.rtf"
    next((tmp_path / "交来").iterdir()).rename(tmp_path / name)
    done = gipgen("import", name, "-o", "年报.yaml")
    assert "录入 200 个，待填 0 个；没有放进去的内容 0 处" in done.stdout
    assert not [path for path in tmp_path.iterdir() if "gipgen" in path.name]
    assert "fontconfig" not in done.stderr


@WITH_OFFICE
def test_a_file_that_libreoffice_cannot_open_is_named(gipgen: Run, tmp_path: Path) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(2000)
    (tmp_path / "坏.doc").write_bytes(content)
    shutil.copy(SEEDS[0], tmp_path / "甲.txt")
    done = gipgen("import", ".", "-o", "录入")
    assert ["甲.yaml"] == written(tmp_path / "录入")
    assert "坏.doc：" in done.stderr
    assert "没有找到" in done.stderr or "打不开" in done.stderr
    assert 1 == len(told(done.stderr))


def test_fixed_pages_are_read_as_the_same_pages_in_pdf_are(gipgen: Run, tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    pytest.importorskip("typst")
    import made_ofd

    shutil.copytree(ROOT / "examples" / "硚口区卫生健康局", tmp_path / "甲")
    assert 0 == gipgen("build", "甲", "-o", "成果", "--to", "pdf").returncode
    made = max((tmp_path / "成果").rglob("*.pdf"))
    (tmp_path / "年报.ofd").write_bytes(made_ofd.of_pdf(made.read_bytes()))
    done = gipgen("import", "年报.ofd", "-o", "年报.yaml")
    assert "录入 200 个，待填 0 个；没有放进去的内容 0 处" in done.stdout
    assert [] == told(done.stderr)
