"""PDFs in the page that needs no installation: with its second file and a font that is chosen, as page.py does."""

import importlib.metadata
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

import typst
from playwright.sync_api import Page

from gipgen.check import examine
from gipgen.formats.machine import Machine
from gipgen.formats.renderer import Renderer
from gipgen.project.build_files import render

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))
from pdf_part import NAME, WHEEL  # noqa: E402

PART = NAME
EXAMPLE = ROOT / "examples" / "硚口区卫生健康局" / "2024" / "report.yaml"
FONT = next(Path("/usr/share/fonts").rglob("NotoSerifCJK-Regular.ttc"))


def asked(page: Page, part: Path | None, font: Path | None) -> None:
    """A PDF alone is wanted, with what it takes."""
    page.get_by_role("button", name="生成文件").click()
    for name in ("html", "docx"):
        page.get_by_label(name, exact=True).uncheck()
    page.get_by_label(re.compile("^(生成 PDF|pdf$)")).check()  # pdf: once what it takes is there
    if part:
        page.get_by_label("PDF 部件").set_input_files(part)
    if font:
        page.get_by_label("字体文件").set_input_files(font)


def as_on_paper(made: bytes) -> None:
    """The PDF has the bytes that it has natively with the same font, where Typst is the same."""
    with tempfile.TemporaryDirectory() as work:
        shutil.copy(FONT, work)
        machine = Machine()
        machine.once("fonts", lambda: typst.Fonts(include_system_fonts=False, font_paths=[work]))
        wanted = render(examine(EXAMPLE.read_bytes()), ("pdf",), Renderer(machine=machine), name="example")
    assert made.startswith(b"%PDF-")
    assert made == wanted["pdf"] or importlib.metadata.version("typst") not in WHEEL


def printed(page: Page) -> None:
    """A PDF with the fonts that are chosen; what is missing is said in a sentence."""
    part = Path(page.evaluate("decodeURIComponent(new URL('.', location).pathname)")) / PART
    refused(page, None, FONT, "还没有选 PDF 部件")
    with tempfile.TemporaryDirectory() as work:
        other = Path(work) / part.name
        other.write_bytes(part.read_bytes()[:-1])
        refused(page, other, None, "不是和这个页面一起发布的")  # the font is the one that was chosen before
        other.with_suffix(".ttf").write_bytes(b"no font")
        refused(page, part, other.with_suffix(".ttf"), "没有公文用的中文字体")
    refused(page, None, None, "还没有选字体")
    asked(page, None, FONT)
    started = time.monotonic()
    with page.expect_download() as making:
        page.locator("dialog button.main").click()
    as_on_paper(Path(making.value.path()).read_bytes())
    print(f"a PDF, with what it takes: {time.monotonic() - started:.1f} s")


def refused(page: Page, part: Path | None, font: Path | None, said: str) -> None:
    """Nothing is made, and why is said."""
    asked(page, part, font)
    page.locator("dialog button.main").click()
    page.get_by_text(said).wait_for()


def with_fonts_of_the_machine(page: Page) -> None:
    """From a server there is nothing to choose where the browser hands over the fonts that it has."""
    page.context.grant_permissions(["local-fonts"])
    asked(page, None, None)
    page.get_by_role("button", name="用这台电脑的字体").click()
    page.get_by_text("种公文用的字体").wait_for()
    with page.expect_download() as making:
        page.locator("dialog button.main").click()
    assert Path(making.value.path()).read_bytes().startswith(b"%PDF-")
