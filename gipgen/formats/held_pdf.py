"""What a person sees of a PDF that a house's templates made: each piece of the report's text as it is drawn on its page.

The source was held to an allow list (held_typst.py), and the tags are compared with the report (proof.py); both say what
was meant. Here the instructions that draw are followed: where a text stands, how large, in which colour and on which ground,
what is painted over it, and whether it stands upright.
"""

from collections.abc import Iterator
from typing import Any

from gipgen.findings.text import Text, filled
from gipgen.formats import ProofError
from gipgen.formats.pdf_canvas import Canvas, Painted, Shown
from gipgen.formats.pdf_objects import opened
from gipgen.formats.pdf_text import Run, runs_of
from gipgen.formats.visible import WHITE, stands_out

_SMALLEST = 5.0  # points; the smallest letters that a style may set are 7.5
_THICKEST = 0.075  # of a letter's size: with a thicker outline 0, 6, 8 and 9 look the same
_SQUEEZED = 2.0  # times that a letter may be wider or narrower than it is
_OVER = 0.4  # of a text that another may stand on
_SLACK = 1.0  # points
_SHOWN = 20  # letters that are quoted
_IN = Text("pdf：第 {page} 页的“{words}”{why}", "pdf: page {page}, '{words}': {why}")
_SMALL = Text("太小，看不清；字号至少写 7.5pt", "too small; set 7.5pt at least")
_OUTSIDE = Text("不在纸面上；请把间距、缩进写小一些", "outside of the page; make room and indents smaller")
_FAINT = Text("和底色太接近，看不清；请把颜色改深，或者把底色改浅", "too little contrast with what it stands on")
_COVERED = Text("被后面画的东西盖住了；线条和底色写细、写小一些", "something is painted over it")
_TURNED = Text("是斜的、倒的或者反的；请不要旋转文字", "turned or mirrored")
_THICK = Text("的笔画太粗，糊在一起；stroke 至多写 0.05em", "its outline fills it; at most 0.05em")
_UNSEEN = Text("没有画出来；请不要隐藏文字", "it is not drawn")
_BOTH = Text("和别的文字叠在一起；请把行距、缩进、格子的间距改大", "it stands on other text")


def hold_pdf(content: bytes) -> None:
    """Hold what is drawn. Raises ``ProofError``."""
    for number, page in enumerate(opened(content).pages, 1):
        left, low, right, high = (float(each) for each in page.mediabox)
        canvas = Canvas((left, low, right, high))
        drawn = list(_drawn(page, canvas))
        for run, shown in drawn:
            if why := _fault(shown, canvas):
                raise _refused(number, run, why)
        if met := _two(drawn):
            raise _refused(number, met, _BOTH)


def _drawn(page: Any, canvas: Canvas) -> Iterator[tuple[Run, Shown]]:
    """The pieces of the report's text with how each is drawn."""
    for run in runs_of(page, canvas.take):
        if run.text.strip():
            shown = canvas.show(run.widths)
            if run.number is not None:
                yield run, shown


def _refused(page: int, run: Run, why: Text) -> ProofError:
    words = run.text.strip()[:_SHOWN]
    return ProofError(filled(_IN, page=page, words=words, why=why), words)


def _fault(shown: Shown, canvas: Canvas) -> Text | None:
    """Why a person cannot read a text."""
    return _of_shape(shown) or _of_place(shown, canvas) or _of_ground(shown, canvas)


def _of_shape(shown: Shown) -> Text | None:
    if not shown.upright:
        return _TURNED
    if shown.size < _SMALLEST or not 1 / _SQUEEZED <= shown.stretch <= _SQUEEZED:
        return _SMALL
    return _THICK if shown.outline > _THICKEST * shown.size else None


def _of_place(shown: Shown, canvas: Canvas) -> Text | None:
    if not _inside(shown.box, canvas.page):
        return _OUTSIDE
    return _UNSEEN if shown.hidden or not _inside(shown.box, shown.clip) else None


def _of_ground(shown: Shown, canvas: Canvas) -> Text | None:
    grounds = [each for each in canvas.painted if _meet(each, shown)]
    if any(each.order > shown.order for each in grounds):
        return _COVERED
    under = grounds[-1].colour if grounds else WHITE
    return None if stands_out(shown.colour, [under]) else _FAINT


def _inside(box: tuple[float, ...], around: tuple[float, ...]) -> bool:
    return (
        box[0] >= around[0] - _SLACK
        and box[1] >= around[1] - _SLACK
        and box[2] <= around[2] + _SLACK
        and box[3] <= around[3] + _SLACK
    )


def _meet(painted: Painted, shown: Shown) -> bool:
    """Whether the middle of a text, or a good part of it, is painted."""
    return _shared(painted.box, shown.box) > _OVER * _area(shown.box)


def _two(drawn: list[tuple[Run, Shown]]) -> Run | None:
    """A text that stands on another one."""
    ordered = sorted(drawn, key=lambda each: each[1].box[1])
    for place, (run, shown) in enumerate(ordered):
        for other, behind in ordered[place + 1 :]:
            if behind.box[1] >= shown.box[3]:
                break
            least = min(_area(shown.box), _area(behind.box))
            if _shared(shown.box, behind.box) > _OVER * least:
                return run if len(run.text) <= len(other.text) else other
    return None


def _area(box: tuple[float, ...]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _shared(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0.0) * max(height, 0.0)
