"""What readers see: the outputs in LibreOffice, Chromium and on paper, as files and pictures.

The pictures are made with Debian's Noto fonts and no others (``fonts.conf``), so that they are the same on every machine.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from gipgen.formats.registry import formats
from gipgen.project.project import Project

ROOT = Path(__file__).resolve().parent.parent.parent
HOUSE = "house-style"
LARGE = "large"
REPORTS = {path.parts[-3]: path for path in sorted((ROOT / "examples").glob("*/*/report.yaml"))} | {
    HOUSE: ROOT / "examples" / "house-style" / "report.yaml",
    LARGE: ROOT / "tests" / "data" / "large.yaml",  # seven digits in every column of table three
}
OFFICIAL = "official-document"  # every wish of [style]: what is looked at on paper only
PAPERS = REPORTS | {OFFICIAL: ROOT / "examples" / OFFICIAL / "report.yaml"}
SHOWN = tuple(each.name for each in formats() if not each.has_review)  # in programs of their own; Markdown has none
OFFICE = {"docx": "word", "odt": "opendocument"}  # what LibreOffice opens, and the folder of what it prints of it
FONTS = Path("/usr/share/fonts/opentype/noto")
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
POPPLER = shutil.which("pdftoppm") and shutil.which("pdftotext")
_LONG = "td { height: 9mm } .scroll { break-inside: auto !important }"
SETTINGS = Path(__file__).with_name("fonts.conf")


def missing() -> str:
    """What has to be installed for pictures; empty where all is there."""
    wanted = {
        "LibreOffice (libreoffice-writer-nogui)": SOFFICE,
        "Chromium (chromium)": CHROMIUM,
        "pdftoppm (poppler-utils)": POPPLER,
        f"Noto CJK in {FONTS} (fonts-noto-cjk)": (FONTS / "NotoSerifCJK-Regular.ttc").exists(),
    }
    return ", ".join(name for name, found in wanted.items() if not found)


@cache
def version() -> str:
    """LibreOffice's name and version."""
    return subprocess.run([str(SOFFICE), "--version"], check=True, capture_output=True, text=True).stdout.strip()


def build(folder: Path, wanted: tuple[str, ...] = SHOWN) -> None:
    """Every report as ``folder/name.format``, by the way of ``gipgen build``: with the settings beside the report."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in PAPERS.items():
        for built in Project().build(str(path), to=wanted, output=str(folder / "built" / name)):
            assert built.outputs, (name, built.problem, built.checked.findings)
            for output, content in built.outputs.items():
                (folder / f"{name}{Path(output).suffix}").write_bytes(content)


def to_pdf(files: Iterable[Path], folder: Path) -> None:
    """What LibreOffice prints of its files, in one run of it."""
    profile = (folder / "profile").absolute().as_uri()
    office = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless"]
    to_folder = ["--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*office, *to_folder, *files], check=True, capture_output=True, timeout=110, env=_environment())


def pages(pdf: Path, width: int, folder: Path) -> list[Path]:
    """The pages of a PDF as pictures ``width`` pixels wide, written to ``folder``."""
    stem = folder / pdf.stem
    resolution = round(width / (210 / 25.4), 2)
    subprocess.run(["pdftoppm", "-png", "-r", str(resolution), pdf, stem], check=True, capture_output=True)
    return sorted(folder.glob(f"{stem.name}-*.png"))


def text_of(pdf: Path, *options: str) -> str:
    """The text of a PDF; a form feed ends a page."""
    return subprocess.run(["pdftotext", *options, pdf, "-"], check=True, capture_output=True).stdout.decode()


@contextmanager
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by playwright (which brings none of its own here)."""
    from playwright.sync_api import sync_playwright

    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=switches, env={**_environment()})
        yield started
        started.close()


@contextmanager
def opened(browser: Any, page: Path, width: int, **options: Any) -> Iterator[Any]:
    """A page in a window ``width`` CSS pixels wide."""
    tab = browser.new_page(viewport={"width": width, "height": 800}, **options)
    tab.goto(page.absolute().as_uri())
    yield tab
    tab.close()


def print_page(browser: Any, page: Path, pdf: Path, style: str = "") -> None:
    """What Chromium prints of a page, with ``style`` added to its own."""
    pdf.parent.mkdir(exist_ok=True)
    with opened(browser, page, 1280) as tab:
        if style:
            tab.add_style_tag(content=style)
        tab.pdf(path=pdf, prefer_css_page_size=True)


def show_all(folder: Path) -> None:
    """Build every report, PDF too, and print it; ``printed/long.pdf`` has high rows, so that table three takes more than one page."""
    build(folder, ("html", "pdf", *OFFICE))
    for format_, printed in OFFICE.items():
        to_pdf([folder / f"{name}.{format_}" for name in PAPERS], folder / printed)
    with browser() as started:
        for name in PAPERS:
            print_page(started, folder / f"{name}.html", folder / "printed" / f"{name}.pdf")
        print_page(started, folder / f"{LARGE}.html", folder / "printed" / "long.pdf", _LONG)


def _environment() -> dict[str, str]:
    return {**os.environ, "FONTCONFIG_FILE": str(SETTINGS)}
