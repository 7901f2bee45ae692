"""An SVG as PNG, for the programs that show none: Word before 2016, WPS, LibreOffice before 24.2."""

import re

from gipgen.findings.extras import needed
from gipgen.prose.nodes import Picture

_FAMILIES = "Microsoft YaHei, SimHei, PingFang SC, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei"
_SHARP = 2  # pixels of a fallback for each of the drawing's


def fallback(picture: Picture) -> bytes:
    """The drawing as PNG. Of the generic font families resvg knows no Chinese font, so they are named."""
    with needed("resvg_py"):
        from resvg_py import svg_to_bytes  # noqa: PLC0415  few reports have an SVG

    svg = picture.data.decode("utf-8-sig")
    if "font-family" not in svg:
        svg = svg.replace("<svg", '<svg font-family="sans-serif"', 1)
    generic = r"(?<![\w-])(sans-serif|serif|monospace|system-ui)(?![\w-])"
    svg = re.sub(r"font-family\s*[:=]\s*[\"']?[^\"';>]*", lambda found: re.sub(generic, _FAMILIES, found[0]), svg)
    return bytes(svg_to_bytes(svg_string=svg, zoom=_SHARP))
