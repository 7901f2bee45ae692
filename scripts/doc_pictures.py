"""Write the pictures of the README and the documentation (docs/images/) from what the examples look like now.

    python scripts/doc_pictures.py             → docs/images/*.png, and docs/images/pictures.json, which says what they were made of
    python scripts/doc_pictures.py --accept    → pictures.json only: what changed since does not show (look first)

`tests/unit/test_reference.py` tells when what they show has changed. Needs LibreOffice and poppler (tests/looks/programs.py) and, for letters like
an office's, the fonts of Fandol: Debian has them in texlive-lang-chinese, which is downloaded and unpacked (not installed) into the cache once.
"""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "looks"))

import programs  # noqa: E402

from gipgen.formats.as_pdf import source_of  # noqa: E402
from gipgen.formats.machine import Machine  # noqa: E402
from gipgen.formats.registry import Job, named  # noqa: E402
from gipgen.layout.document import lay_out  # noqa: E402
from gipgen.project.project import Project  # noqa: E402
from gipgen.settings.settings import Fonts  # noqa: E402

TARGET = ROOT / "docs" / "images"
MADE_OF = TARGET / "pictures.json"
_GAP = 14  # pixels between pages
_DESK = (200, 204, 210)
_DARKER = 1.3
_PACKAGE = "texlive-lang-chinese"
_FANDOL = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
_LATIN = "/usr/share/fonts/truetype/liberation"  # Liberation Serif, for Times New Roman
_STANDS_FOR = {"仿宋_GB2312": "FandolFang R", "楷体_GB2312": "FandolKai"}


class Picture(NamedTuple):
    """Pages of a report in rows, by their places: those of the PDF, then the same of the Word file."""

    example: str
    pages: tuple[int, ...]
    formats: tuple[str, ...]
    width: int  # pixels of a page


PICTURES = {
    "report.png": Picture("北关区卫生健康委员会/2025", (0, 1, 2), ("pdf",), 560),
    "official-document.png": Picture("official-document", (0, 1, 2, -1), ("pdf", "docx"), 420),
    "house-style.png": Picture("house-style", (0, 2, 3, -1), ("pdf",), 420),
}


def made_of() -> dict[str, dict[str, str]]:
    """What each picture shows, in short: words and looks of the PDF and of the Word file, whatever fonts a machine has."""
    return {name: dict(_made_of(picture)) for name, picture in PICTURES.items()}


def _made_of(picture: Picture) -> Iterator[tuple[str, str]]:
    report = ROOT / "examples" / picture.example / "report.yaml"
    workspace = Project().workspace
    examined = workspace.examine(str(report), report.read_bytes())
    job = Job(lay_out(examined.case), workspace.renderer(examined.case.settings).templates, _machine())
    for format_ in picture.formats:
        if format_ == "pdf":
            yield format_, _short(re.sub(r"(?m)(^|\s)//.*$", "", source_of(job)))  # without comments
        else:
            with zipfile.ZipFile(io.BytesIO(named(format_).render(job))) as package:
                yield (
                    format_,
                    _short("".join(package.read(f"word/{part}.xml").decode() for part in ("document", "styles"))),
                )


def _machine() -> Machine:
    """A computer that has the official fonts and no others, none of them bold."""
    fonts = SimpleNamespace(families=lambda: [name for name in Fonts() if name], fonts=list)
    machine = Machine()
    machine.once("fonts", lambda: fonts)
    return machine


def _short(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def make(folder: Path, picture: Picture) -> bytes:
    """The picture, as PNG."""
    (built,) = Project().build(
        str(ROOT / "examples" / picture.example / "report.yaml"), to=picture.formats, output=str(folder)
    )
    rows = []
    for output, content in built.outputs.items():
        file = folder / Path(output).name
        file.write_bytes(content)
        if file.suffix != ".pdf":
            programs.to_pdf([file], folder / "printed")
            file = folder / "printed" / f"{file.stem}.pdf"
        pages = programs.pages(file, 2 * picture.width, file.parent)
        rows.append([pages[number] for number in picture.pages])
    png = io.BytesIO()
    _sheet(rows, picture.width).quantize(64, dither=Image.Dither.NONE).save(png, "PNG", optimize=True)
    return png.getvalue()


def _sheet(rows: list[list[Path]], width: int) -> Image.Image:
    """The pages side by side, made smaller so that thin strokes stay dark."""
    height = round(width * 297 / 210)
    shown = [[_small(page, width, height) for page in row] for row in rows]
    across = max(sum(page.width + _GAP for page in row) for row in shown)
    sheet = Image.new("RGB", (across + _GAP, len(rows) * (height + _GAP) + _GAP), _DESK)
    for down, row in enumerate(shown):
        left = _GAP
        for page in row:
            sheet.paste(page, (left, _GAP + down * (height + _GAP)))
            left += page.width + _GAP
    return sheet


def _small(file: Path, width: int, height: int) -> Image.Image:
    """A page at the size of the picture; one that lies on its side is as wide as the others are high."""
    page = Image.open(file).convert("RGB")
    size = (height, width) if page.width > page.height else (width, height)
    small = page.resize(size, Image.Resampling.LANCZOS)
    return small.point([round(255 * (level / 255) ** _DARKER) for level in range(256)] * 3)


def use_fonts(folder: Path) -> None:
    """All programs see Fandol's fonts in the place of the official ones, and no fonts but those and the tests'."""
    stands = "".join(
        f'<match><test name="family" qual="any"><string>{name}</string></test>'
        f'<edit name="family" mode="prepend" binding="strong"><string>{instead}</string></edit></match>'
        for name, instead in _STANDS_FOR.items()
    )
    known = programs.SETTINGS.read_text(encoding="utf-8")
    opening = "<fontconfig>"
    known = known.replace(opening, f"{opening}<dir>{fandol()}</dir><dir>{_LATIN}</dir>{stands}")
    settings = folder / "fonts.conf"
    settings.write_text(known, encoding="utf-8")
    programs.SETTINGS = settings  # of what it starts
    os.environ["FONTCONFIG_FILE"] = str(settings)  # Typst's, in this process


def fandol() -> Path:
    """The folder of Fandol's fonts; the package is downloaded and unpacked where it is not there yet."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gipgen-pictures"
    if not (cache / _FANDOL).exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "download", _PACKAGE], cwd=cache, check=True)
        (package,) = cache.glob(f"{_PACKAGE}_*.deb")
        subprocess.run(["dpkg-deb", "-x", package, cache], check=True)
        package.unlink()
    return cache / _FANDOL


def main() -> None:
    if "--accept" not in sys.argv:
        if missing := programs.missing():
            sys.exit(f"not installed: {missing}")
        with tempfile.TemporaryDirectory() as name:
            use_fonts(Path(name))
            for target, picture in PICTURES.items():
                folder = Path(name) / target
                (folder / "printed").mkdir(parents=True)
                (TARGET / target).write_bytes(make(folder, picture))
    MADE_OF.write_text(json.dumps(made_of(), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
