"""An SVG as PNG, for the programs that show none: Word before 2016, WPS, LibreOffice before 24.2.

It is drawn behind the fence, once for all formats and all reports of a run, and by ``check`` as well: what cannot be
drawn is a finding at its place, not a build that fails.
"""

import re
import threading
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec

from gipgen.fence.fence import fenced
from gipgen.fence.limits import DRAWING_SECONDS
from gipgen.findings.extras import needed
from gipgen.findings.text import Problem, Text, filled, problem
from gipgen.prose.drawing_words import in_words
from gipgen.prose.nodes import Picture

_FAMILIES = "Microsoft YaHei, SimHei, PingFang SC, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei"
_SHARP = 2  # pixels of a fallback for each of the drawing's
_WIDEST = 3_000  # pixels of its longer side: as wide as a page, 460 of them to the inch
_STACK = 2 * 2**20  # bytes; a main thread has 8
_UNDRAWABLE = Text("图片 {path} 画不出来：{why}", "the picture {path} cannot be drawn: {why}")


_NO_DRAWING = Text("不是能画的 SVG 图（{why}）", "it is no SVG that can be drawn ({why})")


def fallback(picture: Picture) -> bytes:
    """The drawing as PNG. Raises ``Problem`` where it cannot be drawn."""
    zoom = min(_SHARP, _WIDEST / max(picture.width, picture.height))
    try:
        return _drawn(picture.data, zoom)
    except Problem as problem:
        if problem.of_call:
            raise
        raise Problem(*filled(_UNDRAWABLE, path=picture.path, why=problem.text), of_report=True) from problem


def undrawable(picture: Picture) -> Text | None:
    """Why the drawing cannot be drawn; ``None`` too where nothing on this machine draws."""
    if find_spec("resvg_py") is None:
        return None
    try:
        fallback(picture)
    except Problem as problem:
        return problem.__cause__.text if isinstance(problem.__cause__, Problem) else None
    return None


@lru_cache(maxsize=16)
def _drawn(svg: bytes, zoom: float) -> bytes:
    return fenced(draw, svg, zoom, seconds=DRAWING_SECONDS)


def draw(data: bytes, zoom: float) -> bytes:
    """The bytes of an SVG as PNG. Of the generic font families resvg knows no Chinese font, so they are named."""
    with needed("resvg_py"):
        from resvg_py import svg_to_bytes  # noqa: PLC0415  few reports have an SVG

    svg = data.decode("utf-8-sig")
    if "font-family" not in svg:
        svg = svg.replace("<svg", '<svg font-family="sans-serif"', 1)
    generic = r"(?<![\w-])(sans-serif|serif|monospace|system-ui)(?![\w-])"
    svg = re.sub(r"font-family\s*[:=]\s*[\"']?[^\"';>]*", lambda found: re.sub(generic, _FAMILIES, found[0]), svg)
    try:
        return _with_small_stack(lambda: bytes(svg_to_bytes(svg_string=svg, zoom=zoom)))
    except ValueError as error:
        raise problem(_NO_DRAWING, why=in_words(str(error))) from error


def _with_small_stack(job: Callable[[], bytes]) -> bytes:
    """What a job gives, run with less of a stack than any program that draws has.

    A chain of masks, each with the next inside, takes as much stack as it is long. Typst draws the same pictures with the
    same library in our own process, which must not end there.
    """
    done: list[bytes | ValueError] = []

    def run() -> None:
        try:
            done.append(job())
        except ValueError as error:
            done.append(error)

    before = threading.stack_size(_STACK)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    if not done or isinstance(done[0], ValueError):
        raise done[0] if done else ValueError("panic")  # type: ignore[misc]
    return done[0]
