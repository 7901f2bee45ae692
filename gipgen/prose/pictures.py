"""Pictures in prose: ``![说明](文件)``. What kind a file is and how large it prints is read from its first bytes.

A picture goes into the outputs as it is, neither decoded nor scaled; its pixels are counted, no further than its header
promises; an SVG's shapes are, and it is drawn behind the fence to see whether it can be.
"""

import re
import struct
from typing import Final

from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import Picture
from gipgen.report.neighbours import Neighbours, UnreachableError

PICTURE: Final = "GIP231"
MAX_BYTES: Final = 2_000_000
MAX_PIXELS: Final = 10_000  # of one side
_MOST_PIXELS: Final = 50_000_000  # of a photograph: whoever shows it takes four bytes for each
_PNG_HEADER = 33  # bytes
_OUTSIDE = rb"href\s*=\s*[\"'](?!#|data:)"  # an SVG that draws in other files
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}

TEXTS: Final[dict[str, Text]] = {
    "no_alt": Text(
        "图片“{file}”没有文字说明，看不见图的人无从得知内容。写成 ![说明文字]({file})。",
        "the picture '{file}' has no alternative text; write ![what it shows]({file})",
    ),
    "nowhere": Text(
        "图片“{file}”不在报告旁边，也没有文字说明。要这张图，把图片文件放在报告旁边，写成 ![图的说明](图.png)；不要的，删去它。",
        "the picture '{file}' is not beside the report and has no alternative text: put the file there and write ![what it shows](picture.png), "
        "or delete it",
    ),
    "remote": Text(
        "图片“{file}”是网上的地址。报告不能依赖网络：把图片存到报告旁边，写文件名。",
        "the picture '{file}' is on the network; save it beside the report",
    ),
    "missing": Text(
        "找不到图片“{file}”，请核对路径（相对于本文件所在文件夹）。", "the picture '{file}' does not exist"
    ),
    "outside": Text(
        "图片“{file}”在项目文件夹之外，没有读取。请把它放到报告旁边。",
        "the picture '{file}' lies outside the project folder and was not read",
    ),
    "too_large": Text(
        "图片“{file}”有 {size} MB，上限是 {limit} MB。请压缩后再用。",
        "the picture '{file}' has {size} MB, more than {limit} MB",
    ),
    "unknown": Text(
        "图片“{file}”不是完整的 PNG、JPEG 或 SVG，或者 SVG 里引用了别的文件。请用画图等软件另存为 PNG。",
        "the picture '{file}' is no whole PNG, JPEG or SVG, or an SVG that refers to other files",
    ),
    "damaged": Text(
        "图片“{file}”损坏了：像素数据不全，或者读不出来，打开只有空白。请找原图，用画图等软件另存为 PNG。",
        "the picture '{file}' is damaged: its pixels are not all there; save it anew from the original",
    ),
    "too_many_pixels": Text(
        "图片“{file}”有 {count} 个像素，上限是 {limit} 个。请用画图等软件缩小后再用。",
        "the picture '{file}' has {count} pixels, more than {limit}; make it smaller",
    ),
    "too_deep": Text(
        "图片“{file}”的图形套了 {count} 层，上限是 {limit} 层。请用绘图软件打开，另存为 PNG。",
        "the shapes of the picture '{file}' are nested {count} levels deep, more than {limit}; save it as PNG",
    ),
    "too_many_shapes": Text(
        "图片“{file}”有 {count} 个图形，上限是 {limit} 个。请用绘图软件打开，另存为 PNG。",
        "the picture '{file}' has {count} shapes, more than {limit}; save it as PNG",
    ),
    "too_many_copies": Text(
        "图片“{file}”有 {count} 个引用的图形（use），上限是 {limit} 个。请用绘图软件打开，另存为 PNG。",
        "the picture '{file}' has {count} copied shapes (use), more than {limit}; save it as PNG",
    ),
    "too_many_effects": Text(
        "图片“{file}”有 {count} 个滤镜效果，上限是 {limit} 个。请用绘图软件打开，另存为 PNG。",
        "the picture '{file}' has {count} filter effects, more than {limit}; save it as PNG",
    ),
    "undrawable": Text("图片“{file}”画不出来：{why}", "the picture '{file}' cannot be drawn: {why}"),
    "unreadable": Text("图片“{file}”读不了：{reason}", "the picture '{file}' cannot be read: {reason}"),
}


class Opened(NamedTuple):
    """A picture, or why there is none: a name of ``TEXTS`` with its values."""

    picture: Picture | None
    problem: str = ""
    values: dict[str, str | Text] = {}  # noqa: RUF012  a named tuple's default, never changed


def open_picture(neighbours: Neighbours, origin: str, file: str) -> Opened:
    """The picture that the report at ``origin`` calls ``file``: of its project, no larger than it may be, of a kind that all programs show."""
    if "://" in file or file.startswith(("//", "data:")):
        return Opened(None, "remote")
    try:
        found = neighbours.open(origin, file, MAX_BYTES)
    except UnreachableError as error:
        values: dict[str, str | Text] = {**error.values}
        if error.why == "too_large":
            values = {"size": f"{error.values['size'] / 1e6:.1f}", "limit": f"{MAX_BYTES / 1e6:.0f}"}
        return Opened(None, error.why, values)
    picture = recognise(found.content, found.place)
    if picture is None:
        return Opened(None, "unknown")
    why_not = unusable(picture)
    return Opened(None, *why_not) if why_not else Opened(picture)


def unusable(picture: Picture) -> tuple[str, dict[str, str | Text]] | None:
    """Why a picture cannot be shown, as a name of ``TEXTS`` with its values: there is too much in it, or nothing draws it."""
    if picture.media_type != "image/svg+xml":
        pixels = picture.width * picture.height
        if pixels > _MOST_PIXELS:
            return "too_many_pixels", _counted(pixels, _MOST_PIXELS)
        from gipgen.prose.pixels import jpeg_is_whole, png_is_whole  # noqa: PLC0415  few reports have a picture

        is_whole = png_is_whole if picture.media_type == "image/png" else jpeg_is_whole
        return None if is_whole(picture.data) else ("damaged", {})
    from gipgen.prose.svg_counts import excess  # noqa: PLC0415  few reports have an SVG
    from gipgen.prose.svg_fallback import undrawable  # noqa: PLC0415

    found = excess(picture.data)
    if found is not None:
        return found[0], _counted(found[1], found[2])
    why = undrawable(picture)
    return ("undrawable", {"why": why}) if why else None


def _counted(count: int, limit: int) -> dict[str, str | Text]:
    return {"count": f"{count:,}", "limit": f"{limit:,}"}


def recognise(data: bytes, path: str) -> Picture | None:
    """The picture in ``data``, by its content and not by its name; ``None`` for anything but PNG, JPEG and SVG."""
    for media_type, size in (("image/png", _png), ("image/jpeg", _jpeg), ("image/svg+xml", _svg)):
        found = size(data)
        if found is not None and all(0 < side <= MAX_PIXELS for side in found):
            return Picture(path, media_type, *found, data)
    return None


def _png(data: bytes) -> tuple[int, int] | None:
    begins = data.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") and len(data) > _PNG_HEADER
    if not begins or b"IEND" not in data[-64:]:
        return None  # another file, or cut off
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """Width and height stand in the first start-of-frame segment; the segments before it are passed over."""
    if not data.startswith(b"\xff\xd8\xff") or b"\xff\xd9" not in data[-1024:]:
        return None  # another file, or cut off
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + max(int.from_bytes(data[position + 2 : position + 4], "big"), 2)
    return None


def _svg(data: bytes) -> tuple[int, int] | None:
    """Width and height, else the view box; declarations and entities are refused, and what no strict parser reads."""
    if b"<svg" not in data[:4096] or b"<!" in data.replace(b"<!--", b"") or re.search(_OUTSIDE, data):
        return None
    from pyexpat import ExpatError, ParserCreate  # noqa: PLC0415  few reports have a picture

    try:
        ParserCreate().Parse(data, True)  # noqa: FBT003  positional in the standard library
    except ExpatError:
        return None
    tag = re.search(rb"<svg\b[^>]*>", data)
    attributes = dict(
        re.findall(r"\s([\w:-]+)\s*=\s*[\"']([^\"']*)[\"']", tag[0].decode("utf-8", "replace") if tag else "")
    )
    sides = [_length(attributes.get(name, "")) for name in ("width", "height")]
    box = [_length(part) for part in re.split(r"[\s,]+", attributes.get("viewBox", "").strip())]
    if None in sides and len(box) == 4:
        sides = box[2:]
    width, height = sides
    return (round(width), round(height)) if width and height else None


def _length(text: str) -> float | None:
    match = re.fullmatch(r"(\d{1,9}(?:\.\d+)?)\s*(px|pt|mm|cm|in|)", text.strip())
    return float(match[1]) * _UNITS[match[2]] if match else None
