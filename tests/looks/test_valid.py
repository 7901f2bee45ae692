"""What houses may wish, each setting alone and all together, by the rules of the formats themselves: validators that share no code with gipgen."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from openxml_audit import OpenXmlValidator
from openxml_audit.odf import OdfValidator
from reports import ROOT, changed

from gipgen.check import examine
from gipgen.formats.house import House
from gipgen.formats.renderer import Renderer
from gipgen.layout.document import lay_out
from gipgen.prose.pictures import recognise
from gipgen.settings.parse_toml import parse

EXAMPLE = ROOT / "examples" / "official-document"
ALL = (EXAMPLE / "gipgen.toml").read_text(encoding="utf-8") + "[style.sizes]\ntable = 12\n"
SETTINGS = {
    "none": "",
    "all": ALL,
    "draft": ALL,
    "cover": "[style]\ncover = true",
    "contents": "[style]\ncontents = true",
    "looks": '[style]\nheader = "测试市民政局"\nwatermark = "内部"\nfonts.latin = "Arial"\nbold.heading1 = true',
    "around": '[style]\nissuer = "李明"\nattachments = ["公开指南"]\nimprint.copies = ["甲局"]\nimprint.office = "办公室"',
    "seal": '[style]\nseal-picture = "seal.svg"',
    "tables": '[style]\ncaptions = true\ncharts = true\nlandscape = ["applications"]\ntables.header-colour = "DCE6F1"',
    "numbers": '[style.page-number]\nformat = "none"',
}
OFFICE = ("all", "draft", "cover", "contents", "tables")  # settings that change what the files consist of
THEME = "/relationships/theme"  # as in test_paper.py
VALIDATE = shutil.which("html-validate")
RULES = {  # the page is XML as well, says where a seal and a column stand, and has regions that scroll
    "root": True,
    "extends": ["html-validate:standard"],
    "rules": {
        "void-style": ["error", {"style": "selfclosing"}],
        "no-inline-style": "off",
        "prefer-native-element": "off",
    },
}
PROSE = "图解不够。\n\n  ### 表\n\n  | 类别 | 数 |\n  | :-: | --: |\n  | 甲 | 1 |\n\n  - 一项\n\n  1. 二项\n\n  见[网站](https://www.example.gov.cn/a)。"


def made(name: str, formats: tuple[str, ...]) -> dict[str, bytes]:
    text = changed(("其他事项: |", "落款: {单位: 测试市民政局, 日期: 2025-01-10}\n其他事项: |"), ("图解。", PROSE))
    text = text.replace("行政许可: 12", "行政许可: 待填") if name == "draft" else text
    found = examine(text.encode(), settings=parse(SETTINGS[name].encode(), "/nowhere/gipgen.toml"))
    seal = recognise((EXAMPLE / "seal.svg").read_bytes(), "seal.svg")
    house = House(seal=seal if found.case.settings.style.seal_picture else None)
    return Renderer(house).render(found.case.report, lay_out(found.case, draft=name == "draft"), formats)


@pytest.fixture(scope="module", params=OFFICE)
def outputs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``report.docx`` and its like."""
    folder = tmp_path_factory.mktemp("valid")
    for format_, content in made(request.param, ("docx", "odt", "html")).items():
        (folder / f"report.{format_}").write_bytes(content)
    return folder


def test_the_word_file_is_valid_open_xml(outputs: Path) -> None:
    errors = OpenXmlValidator().validate(outputs / "report.docx").errors
    assert [] == [(error.part_uri, error.path, error.description) for error in errors if THEME not in error.description]


def test_the_odt_is_valid_open_document(outputs: Path) -> None:
    result = OdfValidator(relaxng_validation=True, require_schema_routes=False).validate(outputs / "report.odt")
    assert result.is_valid, [(error.part_uri, error.description) for error in result.errors]


@pytest.mark.skipif(not VALIDATE, reason="needs html-validate (npm install html-validate)")
def test_the_pages_are_valid_html(tmp_path: Path) -> None:
    for name in SETTINGS:
        (tmp_path / f"{name}.html").write_bytes(made(name, ("html",))["html"])
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(RULES), encoding="utf-8")
    (tmp_path / "wrong.html").write_text("<!DOCTYPE html><html lang='zh'><p><div></div></p></html>", encoding="utf-8")
    command = [str(VALIDATE), "--formatter", "json", *(f"{name}.html" for name in (*SETTINGS, "wrong"))]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    found = {
        Path(page["filePath"]).stem: [each["message"] for each in page["messages"]] for page in json.loads(done.stdout)
    }
    assert found.pop("wrong"), "else nothing was proved"
    assert {} == {name: messages for name, messages in found.items() if messages}


Element = Any  # of a structure tree


def children(element: Element) -> list[Element]:
    found = element.get("/K", [])
    found = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [each for each in found if isinstance(each, pikepdf.Dictionary) and "/S" in each]


def walk(element: Element) -> Iterator[Element]:
    for child in children(element):
        yield child
        yield from walk(child)


def span(cell: Element, name: str) -> int:
    attributes = cell.get("/A", [])
    attributes = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((int(each[name]) for each in attributes if isinstance(each, pikepdf.Dictionary) and name in each), 1)


def widths(table: Element) -> set[int]:
    """How many columns the rows of a table take, those that cells above reach down into as well."""
    taken: set[tuple[int, int]] = set()
    rows = [each for each in walk(table) if str(each.S) == "/TR"]
    for number, row in enumerate(rows):
        for cell in children(row):
            column = next(at for at in range(100) if (number, at) not in taken)
            for down in range(span(cell, "/RowSpan")):
                taken |= {(number + down, column + across) for across in range(span(cell, "/ColSpan"))}
    assert max(row for row, _ in taken) == len(rows) - 1, "no cell reaches below the table"
    return {sum(row == number for row, _ in taken) for number in range(len(rows))}


@pytest.mark.parametrize("name", ["draft", "tables"])
def test_the_pdf_can_be_listened_to(name: str) -> None:
    with pikepdf.open(BytesIO(made(name, ("pdf",))["pdf"])) as pdf:
        assert not pdf.check_pdf_syntax()
        elements = list(walk(pdf.Root.StructTreeRoot))
        kinds = [str(each.S) for each in elements]
        levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
        assert levels[0] == 1
        assert all(below <= level + 1 for level, below in pairwise(levels))
        assert all(str(each.get("/Alt", "")).strip() for each in elements if str(each.S) in ("/Figure", "/Formula"))
        tables = [each for each in elements if str(each.S) == "/Table"]
        assert len(tables) == 4
        assert all(len(widths(table)) == 1 for table in tables)
        cells = {
            str(cell.S) for table in tables for row in walk(table) if str(row.S) == "/TR" for cell in children(row)
        }
        assert cells == {"/TH", "/TD"}
        links = [each for page in pdf.pages for each in page.get("/Annots", [])]
        assert links
        assert all(each.get("/Contents") and "/StructParent" in each for each in links)
        for page in pdf.pages:
            assert outside_of_marks(page) == [], "all that is shown is tagged, or decoration"


def outside_of_marks(page: pikepdf.Page) -> list[str]:
    """What is drawn outside of marked content."""
    depth, found = 0, []
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        depth += name in ("BDC", "BMC")
        depth -= name == "EMC"
        if not depth and name in ("Tj", "TJ", "'", '"', "S", "s", "f", "f*", "B", "B*", "b", "b*", "Do", "sh"):
            found.append(name)
    return found
