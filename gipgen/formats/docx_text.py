"""What a Word file prints: the paragraphs of its body by their styles, and its tables."""

from gipgen.findings.text import Text
from gipgen.formats import ProofError
from gipgen.formats.markup import Attributes, MarkupReader, TableReader
from gipgen.formats.printed import Printed, TableRead, is_page
from gipgen.formats.zip_package import part

_HEADINGS = {f"Heading{level}": level for level in range(1, 10)}
_KINDS = {"Title": "title", "Caption": "caption", "TOC1": "contents"}
_BLANKS = ("w:br", "w:tab", "w:cr")

_MERGED = Text(
    "和上面一格合并了的格子里有文字，Word 不显示它；去掉 <w:vMerge/>，或者把文字放到上面那一格",
    "a text in a cell that is merged with the one above, which Word does not show",
)


class _Body(MarkupReader):
    """The paragraphs of a body with the kinds that their styles name; text is what stands in ``w:t``."""

    _in_text = False

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "w:t":
            self._in_text = True
        elif name == "w:pStyle":
            style = attributes["w:val"]
            if style in _HEADINGS:
                self.begin("heading", _HEADINGS[style])
            else:
                self.begin(_KINDS.get(style, "text"))
        elif name == "wp:docPr":
            super().add(attributes.get("descr", ""))
        elif name in _BLANKS:
            super().add(" ")

    def add(self, text: str) -> None:
        if self._in_text and not (self._kind == "contents" and is_page(text)):
            super().add(text)

    def closed(self, name: str) -> None:
        if name == "w:t":
            self._in_text = False
        elif name == "w:p":
            self.end()


class _Table(TableReader):
    """A table; a cell that merges downwards is one with those below it."""

    def __init__(self) -> None:
        super().__init__()
        self._column = 0
        self._merge = ""
        self._in_text = False
        self._reaching: dict[int, tuple[int, int]] = {}  # column → row and number of the cell that reaches down in it

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "w:tc":
            self._merge = ""
            self.begin(None, None)
        elif name == "w:gridSpan":
            self._spans = (int(attributes["w:val"]), 1)
        elif name == "w:vMerge":
            self._merge = attributes.get("w:val", "continue")
        elif name == "w:t":
            self._in_text = True
        elif name == "w:tr":
            self._column = 0
            self.row()
        elif name in _BLANKS:
            super().add(" ")
        elif name == "wp:docPr":
            super().add(attributes.get("descr", ""))

    def add(self, text: str) -> None:
        if self._in_text:
            super().add(text)

    def closed(self, name: str) -> None:
        if name == "w:t":
            self._in_text = False
        elif name == "w:tc":
            self._end_cell()

    def _end_cell(self) -> None:
        column, (columns, _) = self._column, self._spans
        self._column += columns
        if self._merge == "continue":
            if self._cell:
                raise ProofError(_MERGED, "<w:vMerge")
            row, number = self._reaching[column]
            text, columns, rows = self.rows[row][number]
            self.rows[row][number] = (text, columns, rows + 1)
        else:
            self._reaching[column] = (len(self.rows) - 1, len(self.rows[-1]))
            self.end()


def _read_table(source: bytes) -> TableRead:
    return _Table().read(source)


def read_docx(content: bytes) -> Printed:
    """What a Word file prints. Raises ``ValueError`` (or the parser's error) for a damaged one."""
    return _Body("w:tbl", _read_table).read(part(content, "word/document.xml"))
