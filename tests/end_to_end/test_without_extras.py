"""On a machine that has none of the compiled packages, gipgen's core does the same, byte for byte."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import hostile
import pytest
from conftest import Run
from reports import EXAMPLES, ROOT

from gipgen.findings.extras import PARTS
from gipgen.imports.raw import Table
from gipgen.imports.read_html import from_markup
from gipgen.imports.read_own_text import tables_in

COMPILED = (
    "lxml",
    "resvg_py",
    "_ruamel_yaml",
    "jsonschema",
    "rpds",
    "pdfplumber",
    "openpyxl",
    "pyarrow",
    "typst",
    "pypdf",
    "xlsxwriter",
    "distributed",
)
BARE = f"""
import sys
sys.modules.update(dict.fromkeys({COMPILED}))
from gipgen.__main__ import main
sys.exit(main())
"""
EXAMPLE = next(path for path in EXAMPLES if "硚口" in str(path))


def bare(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BARE, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False, timeout=60)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parts[-3])
def test_outputs_are_the_same(gipgen: Run, path: Path, tmp_path: Path) -> None:
    with_svg = "svg" in path.read_text(encoding="utf-8")
    to = "md,html" if with_svg else "md,html,docx,odt"
    (tmp_path / "bare").mkdir()
    usual = gipgen("build", path, "--to", to, "-o", "out")
    without = bare("build", path, "--to", to, "-o", "out", cwd=tmp_path / "bare")
    assert (usual.returncode, usual.stderr) == (without.returncode, without.stderr)
    made = sorted((tmp_path / "out").iterdir())
    assert len(made) == to.count(",") + 1
    for each in made:
        assert each.read_bytes() == (tmp_path / "bare" / "out" / each.name).read_bytes(), each.name


@pytest.mark.parametrize(
    ("arguments", "change"),
    [
        (("check",), ("行政处罚: 53", "行政处罚: 五十三")),
        (("check", "--format", "json"), ("行政处罚: 53", "行政处罚: 54")),
        (("check",), ("主动公开:", "主动公幵:")),
        (("fmt", "--check"), ("行政处罚: 53", "行政处罚:    53")),
        (("diff", str(EXAMPLE)), ("行政处罚: 53", "行政处罚: 54")),
    ],
)
def test_what_is_said_is_the_same(
    gipgen: Run, tmp_path: Path, arguments: tuple[str, ...], change: tuple[str, str]
) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "report.yaml").write_text(text.replace(*change), encoding="utf-8")
    usual, without = gipgen(*arguments, "report.yaml"), bare(*arguments, "report.yaml", cwd=tmp_path)
    assert (usual.returncode, usual.stdout, usual.stderr) == (without.returncode, without.stdout, without.stderr)
    assert usual.stdout or usual.stderr


@pytest.mark.parametrize(
    ("name", "content", "extra"),
    [
        ("a.pdf", b"%PDF-1.4", "pdf-import"),
        ("a.xlsx", hostile.xlsx("<row/>"), "xlsx"),
        ("a.ofd", hostile.ofd(hostile.ofd_page("")), "pdf-import"),
    ],
)
def test_what_a_part_is_needed_for_is_said(tmp_path: Path, name: str, content: bytes, extra: str) -> None:
    (tmp_path / name).write_bytes(content)
    done = bare("import", name, cwd=tmp_path)
    assert f'pip install "gipgen[{extra}]"' in done.stderr
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("format_", ["docx", "html", "odt"])
def test_documents_are_read_the_same(gipgen: Run, format_: str, tmp_path: Path) -> None:
    gipgen("build", EXAMPLE, "--to", format_, "-o", "out")
    (made,) = (tmp_path / "out").glob(f"*.{format_}")
    (tmp_path / "bare").mkdir()
    usual = gipgen("import", made, "-o", "new.yaml")
    without = bare("import", made, "-o", "new.yaml", cwd=tmp_path / "bare")
    assert (usual.returncode, usual.stderr) == (without.returncode, without.stderr)
    assert (tmp_path / "new.yaml").read_bytes() == (tmp_path / "bare" / "new.yaml").read_bytes()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parts[-3])
def test_markdown_of_our_own_needs_no_part(gipgen: Run, path: Path, tmp_path: Path) -> None:
    gipgen("build", path, "--to", "md", "-o", "out")
    (made,) = (tmp_path / "out").glob("*.md")
    (tmp_path / "bare").mkdir()
    usual = gipgen("import", made, "-o", "new.yaml")
    without = bare("import", made, "-o", "new.yaml", cwd=tmp_path / "bare")
    assert (usual.returncode, usual.stderr) == (without.returncode, without.stderr)
    assert (tmp_path / "new.yaml").read_bytes() == (tmp_path / "bare" / "new.yaml").read_bytes()


@pytest.mark.parametrize(
    "table",
    [
        (
            '<table><caption>表</caption><tr><th rowspan="2">甲</th><th colspan="3">乙<br>丙</th></tr>'
            '<tr align="center"><td>1 &amp; 2</td><td>\n a  b\n</td><td><strong>3</strong></td></tr></table>'
        ),
        "<table>" + "<tr><td>甲</td><td></td></tr>" * 3 + "</table>",
        "<table>" + "<tr><td>甲<td>乙</tr>" * 3 + "</table>",
        "<table>" + "<tr><td>甲&nbsp;乙</td><td>丙</td></tr>" * 3 + "</table>",
        "<table>" + "<tr><td style='display:none'>甲</td><td>丙</td></tr>" * 3 + "</table>",
        "<table><tr><td>" + "长" * 200 + "</td></tr></table>",
        "<table>" + "<td>甲</td>" * 6 + "<tr><td>乙</td></tr></table>",
    ],
)
def test_a_plain_table_is_read_as_the_other_reader_reads_it(table: str) -> None:
    others = [block for block in from_markup(table).blocks if isinstance(block, Table)]
    assert [each.cells for each in tables_in(table, 1)] == [each.cells for each in others]


@pytest.mark.parametrize("missing", ["typer", "typer.core"])
def test_a_typer_that_will_not_do_is_told_with_the_one_that_does(tmp_path: Path, missing: str) -> None:
    program = BARE.replace("from gipgen.__main__", f"sys.modules[{missing!r}] = None\nfrom gipgen.__main__")
    done = subprocess.run(
        [sys.executable, "-c", program, "chekc"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    (typer,) = (each for each in wanted if each.startswith("typer"))
    assert done.returncode == 2
    assert f'pip install "{typer}"' in done.stderr
    assert done.stderr.count("\n") == 1


def test_advice_fits_what_the_part_is_wanted_for(tmp_path: Path) -> None:
    (tmp_path / "model.docx").write_bytes(b"PK")
    reference = bare("build", EXAMPLE, "--reference-doc", "model.docx", "-o", "out", cwd=tmp_path).stderr
    assert "先不用参照文档" in reference
    assert "再导入" not in reference
    assert "。。" not in reference


def test_the_page_of_dependencies_names_them_all() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    users = [name for name in extras if name not in ("dev", "docs")]
    wanted = [*project["dependencies"], *(each for name in users for each in extras[name])]
    page = (ROOT / "docs/reference/dependencies.md").read_text(encoding="utf-8")
    assert {re.findall(r"[\w.-]+", each)[0] for each in wanted} <= set(re.findall(r"[\w.-]+", page))
    assert set(users) <= set(re.findall(r"`([\w-]+)`", page))


def test_every_part_is_an_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert {part.extra for part in PARTS} <= set(extras)
    assert {part.module.replace("_", "-") for part in PARTS} <= {
        each.partition(">")[0] for part in PARTS for each in extras[part.extra]
    }
