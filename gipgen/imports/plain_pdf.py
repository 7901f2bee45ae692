"""Signs and straight lines by their places → a PDF that says just these, to be read as any other: it looks like nothing."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from gipgen.named_tuple import NamedTuple


class Sign(NamedTuple):
    """A sign with the place where its line begins under it, and its size."""

    text: str
    x: float
    y: float
    size: float


class Rule(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float


class Picture(NamedTuple):
    """Where a picture stands; what it shows is not looked at."""

    x: float
    y: float
    width: float
    height: float


class Page(NamedTuple):
    """In points, from the lower left corner."""

    width: float
    height: float
    signs: Sequence[Sign]
    rules: Sequence[Rule]
    pictures: Sequence[Picture] = ()


_NARROW = 500  # thousandths of its size that a sign of ASCII is wide; all others are as wide as they are high
_WIDE = 1000
_UNSEEN = 5
_FIRST = 6  # the number of the first page's object


def written(pages: Sequence[Page], author: str) -> bytes:
    """The file; each sign has a number in the one font, which says what it is."""
    numbers = {sign: at for at, sign in enumerate(sorted({each.text for page in pages for each in page.signs}), 1)}
    kids = " ".join(f"{_FIRST + 2 * at} 0 R" for at in range(len(pages)))
    narrow = " ".join(f"{number} {number} {_NARROW}" for sign, number in numbers.items() if sign.isascii())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
        b"/BaseFont/Plain/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/Plain/Flags 4/Ascent 880/Descent -120/FontBBox[0 -120 1000 880]>>"
        + f"/W[{narrow}]>>]/ToUnicode 4 0 R>>".encode(),
        _stream(_meanings(numbers)),
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\n0\nendstream",
    ]
    for at, page in enumerate(pages):
        box = f"[0 0 {page.width:.2f} {page.height:.2f}]"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Resources<</Font<</F 3 0 R>>/XObject<</I 5 0 R>>>>/Contents {_FIRST + 2 * at + 1} 0 R>>".encode(),
            _stream(_drawn(page, numbers)),
        ]
    objects.append(f"<</Author<{_text(author)}>>>".encode())
    return _file(objects)


def _drawn(page: Page, numbers: dict[str, int]) -> Iterable[str]:
    for rule in page.rules:
        yield f"{rule.x0:.2f} {rule.y0:.2f} m {rule.x1:.2f} {rule.y1:.2f} l S"
    for each in page.pictures:
        yield f"q {each.width:.2f} 0 0 {each.height:.2f} {each.x:.2f} {each.y:.2f} cm /I Do Q"
    yield "BT"
    size = ""
    for (height, own), line in groupby(page.signs, key=lambda sign: (f"{sign.y:.2f}", f"{sign.size:.2f}")):
        if own != size:
            size = own
            yield f"/F {size} Tf"
        signs = list(line)
        yield f"1 0 0 1 {signs[0].x:.2f} {height} Tm [{''.join(_in_line(signs, numbers))}] TJ"
    yield "ET"


def _in_line(signs: Sequence[Sign], numbers: dict[str, int]) -> Iterable[str]:
    """Signs one behind the other, and between two how far the second is from where it would stand by itself."""
    for sign, after in zip(signs, [*signs[1:], None], strict=True):
        yield f"<{numbers[sign.text]:04x}>"
        if after is not None:
            own = _NARROW if sign.text.isascii() else _WIDE
            back = own - 1000 * (after.x - sign.x) / sign.size
            yield f"{back:.0f}" if abs(back) > _UNSEEN else ""


def _meanings(numbers: dict[str, int]) -> Iterable[str]:
    yield "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/Plain def/CMapType 2 def"
    yield "1 begincodespacerange <0000> <ffff> endcodespacerange"
    every = list(numbers.items())
    for start in range(0, len(every), 100):
        part = every[start : start + 100]
        yield f"{len(part)} beginbfchar"
        yield from (f"<{number:04x}> <{sign.encode('utf-16-be', 'replace').hex()}>" for sign, number in part)
        yield "endbfchar"
    yield "endcmap end end"


def _text(text: str) -> str:
    return f"\ufeff{text}".encode("utf-16-be", "replace").hex()


def _stream(lines: Iterable[str]) -> bytes:
    content = "\n".join(lines).encode("ascii")
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects, numbered from 1, with the table of where each begins; the last one says what the file is called."""
    parts, places, length = [b"%PDF-1.7\n"], list[int](), 9
    for number, each in enumerate(objects, 1):
        places.append(length)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, each))
        length += len(parts[-1])
    count = len(objects) + 1
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    parts.append(f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode())
    parts.append(f"trailer <</Size {count}/Root 1 0 R/Info {count - 1} 0 R>>\nstartxref\n{length}\n%%EOF\n".encode())
    return b"".join(parts)
