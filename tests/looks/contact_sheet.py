"""All examples on one picture, as Word files, pages on a screen, a telephone and paper, and PDF.

python tests/looks/contact_sheet.py [out/looks [shown]]     → out/looks/contact-sheet.png, and each picture beside it

``shown`` is a folder in which `show_all` has made the outputs already, as the tests do.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from programs import FONTS, OFFICE, PAPERS, browser, missing, opened, pages, show_all

PAPER = 400  # the width of a sheet of A4
WIDTH = 4200  # of the picture: a longer row goes on below
HEIGHT = round(PAPER * 297 / 210)  # of a row; long web pages are cut into columns of this height
GAP = 12
BETWEEN = (150, 155, 165)


def main(folder: Path, shown: Path | None) -> None:
    if missing():
        sys.exit(f"not installed: {missing()}")
    folder.mkdir(parents=True, exist_ok=True)
    if not shown:
        show_all(shown := folder)
    with browser() as chromium:
        rows = [
            line for name in PAPERS for title, row in show(chromium, shown, folder, name) for line in lines(title, row)
        ]
    sheet = stack(rows)
    sheet.quantize(256).save(folder / "contact-sheet.png")
    print(f"{folder / 'contact-sheet.png'}: {len(PAPERS)} reports, {sheet.width} × {sheet.height}")


def show(chromium: Any, shown: Path, folder: Path, name: str) -> Iterator[tuple[str, list[Image.Image]]]:
    """The rows of one report, each with its title."""
    for format_, printed in OFFICE.items():
        yield f"{name} · {format_} (LibreOffice)", sheets(shown / printed / f"{name}.pdf")
    yield f"{name} · PDF", sheets(shown / f"{name}.pdf")
    screens = []
    with opened(chromium, shown / f"{name}.html", 1280) as tab:
        for width, scheme in ((1280, "light"), (320, "light"), (320, "dark")):
            tab.set_viewport_size({"width": width, "height": 800})
            tab.emulate_media(color_scheme=scheme)
            picture = folder / f"{name}-{width}-{scheme}.png"
            tab.screenshot(path=picture, full_page=True)
            screens += columns(Image.open(picture).convert("RGB"), PAPER if width == 1280 else PAPER // 2)
    yield f"{name} · HTML 1280, 320, 320 dark", screens
    yield f"{name} · HTML printed", sheets(shown / "printed" / f"{name}.pdf")


def sheets(pdf: Path) -> list[Image.Image]:
    return [Image.open(page).convert("RGB") for page in pages(pdf, PAPER, pdf.parent)]


def columns(picture: Image.Image, width: int) -> list[Image.Image]:
    """A long page, made ``width`` pixels wide, as columns of one height."""
    picture = picture.resize((width, picture.height * width // picture.width), Image.Resampling.BOX, reducing_gap=2)
    tops = range(0, picture.height, HEIGHT)
    return [picture.crop((0, top, width, min(top + HEIGHT, picture.height))) for top in tops]


def lines(title: str, row: list[Image.Image]) -> Iterator[tuple[str, list[Image.Image]]]:
    """A row broken where it is wider than the sheet."""
    line: list[Image.Image] = []
    for picture in row:
        if sum(each.width + GAP for each in (*line, picture)) + GAP > WIDTH:
            yield title, line
            title, line = "", []
        line.append(picture)
    yield title, line


def stack(rows: list[tuple[str, list[Image.Image]]]) -> Image.Image:
    font = ImageFont.truetype(str(FONTS / "NotoSansCJK-Regular.ttc"), 22)
    heights = [max(picture.height for picture in row) + 3 * GAP + 22 for _, row in rows]
    width = max(sum(picture.width + GAP for picture in row) for _, row in rows) + GAP
    sheet = Image.new("RGB", (width, sum(heights)), BETWEEN)
    draw = ImageDraw.Draw(sheet)
    top = 0
    for (title, row), height in zip(rows, heights, strict=True):
        draw.text((GAP, top + GAP // 2), title, fill="black", font=font)
        left = GAP
        for picture in row:
            sheet.paste(picture, (left, top + 2 * GAP + 22))
            left += picture.width + GAP
        top += height
    return sheet


if __name__ == "__main__":
    given = [Path(each) for each in sys.argv[1:]]
    main(given[0] if given else Path("out/looks"), given[1] if len(given) > 1 else None)
