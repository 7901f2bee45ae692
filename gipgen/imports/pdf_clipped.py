"""Numbers of a PDF that its page cuts off: a digit that reaches over the edge of what is shown, with none behind it.

A browser leaves out what a narrow cell does not show, so that ``3001`` becomes ``30`` in the text of the file. The last
digit that is there is seen in part only: it gets ``…`` behind it, and the number is left open.
"""

from collections.abc import Iterable
from typing import Any

from gipgen.imports.pdf_counts import Bounds

CUT = "…"
_OVER = 0.12  # share of a digit's width beyond the edge; what rounding leaves is less
_NEXT = 0.5  # share of its width that may stand between two digits of one number
Box = tuple[float, float, float, float]


class Clips:
    """What is shown while a page is drawn, and the digit that reaches over its edge."""

    def __init__(self) -> None:
        self._shown: Box | None = None
        self._kept: list[Box | None] = []
        self._over: Any = None

    def keep(self) -> None:
        self._kept.append(self._shown)

    def again(self) -> None:
        if self._kept:
            self._shown = self._kept.pop()

    def clip(self, points: Iterable[tuple[float, float]]) -> None:
        """Show no more than what lies inside a path."""
        across, down = zip(*points, strict=True)
        box = min(across), min(down), max(across), max(down)
        was = self._shown
        if was is not None:
            box = max(was[0], box[0]), max(was[1], box[1]), min(was[2], box[2]), min(was[3], box[3])
        self._shown = box

    def draw(self, sign: Any) -> None:
        """A sign was drawn."""
        self.settle(sign)
        shown = self._shown
        if shown is None or not sign.get_text().isdecimal():
            return
        over = _OVER * (sign.x1 - sign.x0)
        if sign.upright and sign.x0 < shown[2] - over and sign.x1 > shown[2] + over:
            self._over = sign

    def settle(self, following: Any = None) -> None:
        """Mark the digit over the edge, where no other follows that shows the number to be all there."""
        sign, self._over = self._over, None
        if sign is None or (following is not None and _goes_on(sign, following)):
            return
        sign._text += CUT  # noqa: SLF001  where pdfminer keeps what a sign says


def _goes_on(sign: Any, following: Any) -> bool:
    """Whether a digit stands right behind another."""
    width = sign.x1 - sign.x0
    return bool(
        following.get_text().isdecimal()
        and abs(following.x0 - sign.x1) < _NEXT * width
        and abs(following.y0 - sign.y0) < width
    )


def watching(interpreter: type[Any], clips: Clips, bounds: Bounds) -> type[Any]:
    """What follows instructions, and says what of a page they leave to be shown."""
    from pdfminer.utils import apply_matrix_pt  # noqa: PLC0415  an extra, and slow to load

    class Watching(interpreter):  # type: ignore[misc]
        def do_q(self) -> None:
            clips.keep()
            super().do_q()

        def do_Q(self) -> None:  # noqa: N802  the instruction's name
            clips.again()
            super().do_Q()

        def do_W(self) -> None:  # noqa: N802
            points = [point for step in self.curpath for point in zip(step[1::2], step[2::2], strict=False)]
            bounds.rule(len(points))
            if points:
                clips.clip(apply_matrix_pt(self.ctm, point) for point in points)

        def do_W_a(self) -> None:  # noqa: N802
            self.do_W()

    return Watching
