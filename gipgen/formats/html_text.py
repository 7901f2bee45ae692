"""What a page of gipgen's prints, read back piece by piece."""

from gipgen.formats.html_table import read_html_table
from gipgen.formats.markup import Attributes, MarkupReader
from gipgen.formats.printed import Printed

_UNSEEN = frozenset(("head", "script", "style", "template"))
_IN_A_LINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
_SIGNS = {"br": " "}  # what an element of a line reads as
_LISTS = ("ol", "ul")
_HEADINGS = {"h1": ("title", 0), **{f"h{level + 1}": ("heading", level) for level in range(1, 6)}}


class _Page(MarkupReader):
    """The pieces of a page: whatever is no part of a line ends one. Lists have their signs, charts are one piece each."""

    def __init__(self) -> None:
        super().__init__("table", read_html_table)
        self._lists: list[
            int | None
        ] = []  # the number of the next item of each open list; None for one without numbers
        self._contents = self._charts = 0  # how deep the walk is inside them

    def opened(self, name: str, attributes: Attributes) -> None:
        if name in _UNSEEN:
            self.hide()
        elif self._charts or _is_chart(name, attributes):
            self._chart_opened()
        elif name in _IN_A_LINE:
            self.add(attributes.get("alt", "") if name == "img" else _SIGNS.get(name, ""))
        elif name in _LISTS:
            self._list_opened(None if name == "ul" else int(attributes.get("start", 1)))
        elif name == "nav" or self._contents:
            self._contents += 1
            self.begin("contents")
        elif name == "li" and self._lists:
            self._item_opened()
        else:
            self.begin(*_kind(name, attributes))

    def _chart_opened(self) -> None:
        if not self._charts:
            self.begin("chart")
        self._charts += 1
        self.add(" ")

    def _list_opened(self, first: int | None) -> None:
        self._lists.append(first)
        self.sign("")

    def _item_opened(self) -> None:
        number = self._lists[-1]
        self.sign("• " if number is None else f"{number}.")
        self._lists[-1] = number and number + 1

    def closed(self, name: str) -> None:
        if name in _UNSEEN:
            self.show()
        elif self._charts:
            self._charts -= 1
            self.add(" ")
            if not self._charts:
                self.end()
        elif name not in _IN_A_LINE:
            if name in _LISTS:
                self._lists.pop()
            elif self._contents:
                self._contents -= 1
            self.sign("")


def _kind(name: str, attributes: Attributes) -> tuple[str, int]:
    """What begins with an element that is no part of a line, and its level."""
    if name == "p" and "publishing" in attributes.get("class", "").split():
        return "publishing", 0
    return _HEADINGS.get(name, ("text", 0))


def _is_chart(name: str, attributes: Attributes) -> bool:
    return name == "figure" and "chart" in attributes.get("class", "")


def read_html(content: bytes) -> Printed:
    """What a page prints. Raises ``ValueError`` (or the parser's error) for one that is no well-formed XML."""
    return _Page().read(content)
