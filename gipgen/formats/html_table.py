"""A table in HTML, as the web page and Markdown have it: its cells with their spans, and the caption."""

from gipgen.formats.markup import Attributes, TableReader
from gipgen.formats.printed import TableRead


class HtmlTable(TableReader):
    def opened(self, name: str, attributes: Attributes) -> None:
        if name in ("td", "th"):
            self.begin(attributes.get("colspan"), attributes.get("rowspan"))
        elif name == "tr":
            self.row()
        elif name == "br":
            self.add(" ")
        elif name == "img":
            self.add(attributes.get("alt", ""))

    def closed(self, name: str) -> None:
        if name in ("td", "th"):
            self.end()


def read_html_table(source: bytes) -> TableRead:
    """The table in a piece of well-formed HTML."""
    return HtmlTable().read(source)
