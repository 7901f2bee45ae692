"""The state in which a page of a PDF is drawn, instruction by instruction: places, colours, what is painted. ISO 32000-1 8 and 9."""

from typing import Any

from gipgen.formats.pdf_objects import entry
from gipgen.named_tuple import NamedTuple

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[int, int, int]

_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BLACK: Colour = (0, 0, 0)
_WHITE = 255
_CAPITAL = 0.7  # of its size that a letter stands above the line
_THICK = 6.0  # points of a line that covers what is under it
_STRAIGHT = 0.02
_INVISIBLE = (3, 7)
_OUTLINED = (1, 2, 5, 6)


class Shown(NamedTuple):
    """A text as it stands on the page."""

    box: Box
    size: float
    stretch: float
    colour: Colour
    outline: float
    upright: bool
    hidden: bool
    clip: Box
    order: int


class Painted(NamedTuple):
    """A surface with a colour."""

    box: Box
    colour: Colour
    order: int


class _State(NamedTuple):
    """What q keeps and Q brings back."""

    ctm: Matrix
    clip: Box
    fill: Colour = _BLACK
    stroke: Colour = _BLACK
    alpha: float = 1.0
    width: float = 1.0
    mode: int = 0
    size: float = 0.0
    spaced: float = 0.0
    wide: float = 1.0


class Canvas:
    """Takes the instructions of a page in their order."""

    def __init__(self, page: Box) -> None:
        self.page = page
        self.painted: list[Painted] = []
        self._state = _State(_PLAIN, page)
        self._kept: list[_State] = []
        self._text = self._line = _PLAIN
        self._points: list[tuple[float, float]] = []
        self._clips = False
        self._order = 0

    def take(self, name: str, operands: Any, resources: Any) -> None:
        """One instruction; those that show text are told by ``show``."""
        self._order += 1
        if name in ("q", "Q", "cm", "gs"):
            self._of_state(name, operands, resources)
        elif name in ("BT", "Tm", "Td", "TD", "T*", "Tf", "Tr", "Tc", "Tz"):
            self._of_text(name, operands)
        elif name in ("m", "l", "c", "v", "y", "re"):
            self._of_path(name, [float(each) for each in operands])
        elif name in ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"):
            self._paint(name)
        elif name in ("W", "W*"):
            self._clips = True
        elif name in ("g", "rg", "k", "sc", "scn", "cs"):
            self._state = self._state._replace(fill=_colour(name, operands, self._state.fill))
        elif name in ("G", "RG", "K", "SC", "SCN", "CS"):
            self._state = self._state._replace(stroke=_colour(name.lower(), operands, self._state.stroke))
        elif name == "w":
            self._state = self._state._replace(width=float(operands[0]))

    def show(self, advance: float) -> Shown:
        """A text so many thousandths of its size wide is shown; what follows stands behind it."""
        state = self._state
        self._order += 1
        width = advance / 1000 * state.size * state.wide
        a, b, c, d, _, _ = matrix = _times(self._text, state.ctm)
        corners = [_at(matrix, x, y) for x in (0.0, width) for y in (0.0, _CAPITAL * state.size)]
        self._text = _times((1.0, 0.0, 0.0, 1.0, width, 0.0), self._text)
        across, up = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        outlined = state.mode in _OUTLINED
        grown = (abs(state.ctm[0] * state.ctm[3] - state.ctm[1] * state.ctm[2])) ** 0.5
        return Shown(
            _box(corners),
            state.size * min(across, up),
            across * state.wide / up if up else 0.0,
            _blended(state.fill if state.mode in (0, 2, 4, 6) else state.stroke, state.alpha),
            state.width * grown if outlined else 0.0,
            a > 0 and d > 0 and abs(b) + abs(c) < _STRAIGHT * (a + d),
            state.mode in _INVISIBLE,
            state.clip,
            self._order,
        )

    def _of_state(self, name: str, operands: Any, resources: Any) -> None:
        if name == "q":
            self._kept.append(self._state)
        elif name == "Q":
            self._state = self._kept.pop() if self._kept else self._state
        elif name == "cm":
            self._state = self._state._replace(ctm=_times(_matrix(operands), self._state.ctm))
        else:
            said = entry(entry(resources, "/ExtGState", {}), operands[0], {})
            if "/ca" in said:
                self._state = self._state._replace(alpha=float(said["/ca"]))

    def _of_text(self, name: str, operands: Any) -> None:
        if name == "BT":
            self._text = self._line = _PLAIN
        elif name == "Tm":
            self._text = self._line = _matrix(operands)
        elif name in ("Td", "TD"):
            x, y = (float(each) for each in operands)
            self._text = self._line = _times((1.0, 0.0, 0.0, 1.0, x, y), self._line)
        elif name == "Tf":
            self._state = self._state._replace(size=float(operands[1]))
        elif name == "Tr":
            self._state = self._state._replace(mode=int(operands[0]))
        elif name == "Tz":
            self._state = self._state._replace(wide=float(operands[0]) / 100)
        elif name == "Tc":
            self._state = self._state._replace(spaced=float(operands[0]))

    def _of_path(self, name: str, values: list[float]) -> None:
        if name == "re":
            x, y, width, height = values
            pairs = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
        else:
            pairs = list(zip(values[::2], values[1::2], strict=False))
        self._points += [_at(self._state.ctm, *pair) for pair in pairs]

    def _paint(self, name: str) -> None:
        state, points = self._state, self._points
        if points and name in ("f", "F", "f*", "B", "B*", "b", "b*"):
            self.painted.append(Painted(_box(points), _blended(state.fill, state.alpha), self._order))
        if points and name in ("S", "s", "B", "B*", "b", "b*"):
            half = state.width * abs(state.ctm[0] * state.ctm[3] - state.ctm[1] * state.ctm[2]) ** 0.5 / 2
            x0, y0, x1, y1 = _box(points)
            if 2 * half > _THICK:
                grown = (x0 - half, y0 - half, x1 + half, y1 + half)
                self.painted.append(Painted(grown, _blended(state.stroke, state.alpha), self._order))
        if self._clips and points:
            x0, y0, x1, y1 = _box(points)
            left, low, right, high = state.clip
            clip = (max(x0, left), max(y0, low), min(x1, right), min(y1, high))
            self._state = state._replace(clip=clip)
        self._clips = False
        self._points = []


def _colour(name: str, operands: Any, before: Colour) -> Colour:
    """A colour by how many numbers tell it; of a pattern nothing is known, which is as good as white."""
    if name == "cs":
        return _BLACK
    try:
        parts = [float(each) for each in operands]
    except (TypeError, ValueError):
        return (_WHITE, _WHITE, _WHITE)
    if len(parts) == 4:
        cyan, magenta, yellow, key = parts
        parts = [(1 - each) * (1 - key) for each in (cyan, magenta, yellow)]
    parts = parts * 3 if len(parts) == 1 else parts
    if len(parts) != 3:
        return before
    red, green, blue = (round(min(max(each, 0.0), 1.0) * _WHITE) for each in parts)
    return red, green, blue


def _blended(colour: Colour, alpha: float) -> Colour:
    """A colour as it is seen on white."""
    red, green, blue = (round(_WHITE - (_WHITE - part) * alpha) for part in colour)
    return red, green, blue


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(points: list[tuple[float, float]]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)
