"""What an OpenDocument text prints: the paragraphs of its body by their styles and levels, and its tables."""

from gipgen.formats.markup import Attributes, MarkupReader, TableReader
from gipgen.formats.printed import Printed, TableRead, is_page
from gipgen.formats.zip_package import part

_KINDS = {"Title": "title", "Title_first": "title", "Caption": "caption", "Contents_20_1": "contents"}
_BLANKS = ("text:s", "text:tab", "text:line-break")


class _Body(MarkupReader):
    """The paragraphs of a text with the kinds that their styles and outline levels name."""

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "text:p":
            self.begin(_KINDS.get(attributes.get("text:style-name", ""), "text"))
        elif name == "text:h":
            self.begin("heading", int(attributes["text:outline-level"]))
        elif name in _BLANKS:
            self.add(" ")

    def add(self, text: str) -> None:
        if not (self._kind == "contents" and is_page(text)):
            super().add(text)

    def closed(self, name: str) -> None:
        if name in ("text:p", "text:h"):
            self.end()


class _Table(TableReader):
    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "table:table-row":
            self.row()
        elif name == "table:table-cell":
            self.begin(attributes.get("table:number-columns-spanned"), attributes.get("table:number-rows-spanned"))
        elif name in _BLANKS:
            self.add(" ")

    def closed(self, name: str) -> None:
        if name == "table:table-cell":
            self.end()


def _read_table(source: bytes) -> TableRead:
    return _Table().read(source)


def read_odt(content: bytes) -> Printed:
    """What an OpenDocument text prints. Raises ``ValueError`` (or the parser's error) for a damaged one."""
    return _Body("table:table", _read_table).read(part(content, "content.xml"))
