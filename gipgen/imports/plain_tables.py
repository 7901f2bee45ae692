"""Tables that stand as plain HTML in a text, as gipgen's Markdown has them → rows, with what Python brings.

For these nobody needs lxml, which is not on every machine. A table with anything else in it is left to ``read_html``; what
both can read they read the same (a test holds them together).
"""

import re
from pyexpat import ExpatError, ParserCreate

from gipgen.imports.raw import Row

_TAG = r"<(?:/?(?:table|caption|thead|tbody|tr|td|th|strong)|br ?/?|(?:tr|td|th)(?: (?:align|colspan|rowspan)=\"[0-9A-Za-z]{1,10}\")+)>"
_PLAIN = re.compile(f"(?:[^<]|{_TAG})*")
_FEWEST_CELLS = 5  # with fewer it may be a frame around text


def plain_rows(markup: str) -> list[Row] | None:
    """The rows of the one table that ``markup`` is; ``None`` where it holds what has to be looked at more closely."""
    if not _PLAIN.fullmatch(markup) or markup.count("<table") != 1:
        return None
    reader = _Reader()
    try:
        reader.parser.Parse(re.sub("<br ?>", "<br/>", markup).encode("utf-8", "replace"), True)  # noqa: FBT003
    except (ExpatError, ValueError):  # a tag that nothing closes, say
        return None
    return reader.rows if sum(map(len, reader.rows)) >= _FEWEST_CELLS and not reader.odd else None


class _Reader:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.odd = False  # a cell outside a row, or inside another
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self.parser = ParserCreate()
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tr":
            self.rows.append([])
            self.odd |= self._cell is not None
        elif name in ("td", "th"):
            self.odd |= self._cell is not None or not self.rows
            self._cell = []
            self._spans = (_span(attributes.get("colspan", "")), _span(attributes.get("rowspan", "")))
        elif name == "br":
            self._text("\n")

    def _end(self, name: str) -> None:
        if name in ("td", "th") and self._cell is not None and self.rows:
            lines = "".join(self._cell).split("\n")
            self.rows[-1].append(("\n".join(" ".join(line.split()) for line in lines).strip(), *self._spans))
            self._cell = None

    def _text(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)


def _span(written: str) -> int:
    return int(written[:4]) if written.isascii() and written.isdecimal() else 1
