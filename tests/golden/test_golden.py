"""Whole outputs, read by a person before they were committed.

After a wanted change: pytest tests/golden --update-golden, then read the diff.
"""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from outputs import render
from reports import EXAMPLES, ROOT

from gipgen.check import examine
from gipgen.form.editions import load
from gipgen.report.scaffold import scaffold

FOLDER = Path(__file__).parent


def same(request: pytest.FixtureRequest, name: str, text: str) -> None:
    path = FOLDER / name
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.parts[-3] for path in EXAMPLES])
def test_markdown(request: pytest.FixtureRequest, path: Path) -> None:
    same(request, f"{path.parts[-3]}.md", render(examine(path.read_bytes()), ("md",))["md"].decode())


def test_html_and_word(request: pytest.FixtureRequest) -> None:
    path = ROOT / "examples" / "硚口区卫生健康局" / "2024" / "report.yaml"
    outputs = render(examine(path.read_bytes()), ("html", "docx"))
    same(request, "硚口区卫生健康局.html", outputs["html"].decode())
    with zipfile.ZipFile(BytesIO(outputs["docx"])) as package:
        body = package.read("word/document.xml").decode()
    same(request, "硚口区卫生健康局.document.xml", body.replace("<w:tc>", "\n <w:tc>"))


def test_scaffold(request: pytest.FixtureRequest) -> None:
    same(request, "new.yaml", scaffold(load("2021"), "测试市民政局", 2024, "report.yaml", "../../schema.json"))
    old = scaffold(load("2019"), "测试市民政局", 2020, "report.yaml", "../../schema-2019.json")
    same(request, "new-2019.yaml", old)
