"""What stands on which page: lines and rows one below the other, those that belong together on one page.

Word and LibreOffice set the pages; nobody can tell beforehand, to the line, where one of them ends: it hangs on their fonts. Reckoned here is
what they come to with letters as wide as those of the official fonts.
"""

from collections.abc import Iterable

from gipgen.named_tuple import NamedTuple


class Strip(NamedTuple):
    """A line, a row or a picture, which no page parts. Lengths in twips."""

    height: int
    after: int = 0  # space below it, which no page needs to have room for
    keeps: bool = False  # it stands on the page of what follows
    mark: str = ""  # by which its page is asked for


def paragraph(lines: int, line: int, *, after: int = 0, keeps: bool = False, mark: str = "") -> list[Strip]:
    """The lines of a paragraph: two at least on either page."""
    last = lines - 1
    together = {0, last - 1} if lines > 1 else set()
    return [
        Strip(
            line,
            after if number == last else 0,
            keeps if number == last else number in together,
            mark if not number else "",
        )
        for number in range(lines)
    ]


class Flow:
    """The pages as they fill. ``used`` is how far down its page what was placed ends; what must stay with the next waits."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.used = 0
        self.page = 1
        self.pages: dict[str, int] = {}  # of marks
        self.filled: list[float] = []  # of each page that is done, how far
        self._waiting: list[Strip] = []

    @property
    def waiting(self) -> int:
        """The height of what waits for the next."""
        return sum(strip.height + strip.after for strip in self._waiting)

    def add(self, strips: Iterable[Strip], *, repeated: int = 0) -> None:
        """Place strips; ``repeated`` is the height of the headers that a table has on each of its pages."""
        began = False
        for strip in strips:
            self._waiting.append(strip)
            if not strip.keeps:
                self._place(repeated if began else 0)
                began = True

    def end(self) -> None:
        """Place what waits."""
        self._place(0)

    def turn(self, height: int) -> None:
        """Begin a page of another height."""
        self.end()
        if self.used:
            self._next(0)
        self.height = height

    def _place(self, repeated: int) -> None:
        group, self._waiting = self._waiting, []
        needed = sum(strip.height + strip.after for strip in group) - (group[-1].after if group else 0)
        if self.used and self.used + needed > self.height:
            self._next(repeated)
        for strip in group:
            if self.used and self.used + strip.height > self.height:  # together they are higher than a page
                self._next(repeated)
            if strip.mark:
                self.pages[strip.mark] = self.page
            self.used += strip.height + strip.after

    def _next(self, used: int) -> None:
        self.filled.append(self.used / self.height)
        self.page, self.used = self.page + 1, used
