"""What stands in a Word document as a reader sees it: nothing deleted, nothing hidden, whatever wraps it.

Paragraphs and runs stand inside content controls, smart tags, insertions, links and fields as often as in their parent;
all of these are looked through. Text boxes are left to whoever reads the paragraph that they hang on.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from gipgen.imports.office_package import W, is_on, values
from gipgen.imports.raw import Marked, Run, noted
from gipgen.imports.word_fields import FIELD, TEXT
from gipgen.imports.word_styles import Styles

P, TABLE, _BOX = W + "p", W + "tbl", W + "txbxContent"
_RUN, _RUN_PROPERTIES, _BREAK = W + "r", W + "rPr", W + "br"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_SKIPPED = frozenset(
    (  # taken away, not meant for readers, said again elsewhere, or how the characters are read (rt)
        *(W + name for name in ("del", "moveFrom", "delText", "instrText", "sectPr", "pPr", "rPr", "tcPr", "rt")),
        _FALLBACK,
    )
)
_MARKS = frozenset(W + name for name in ("ins", "del", "moveFrom"))
_CONTROL, _WAITS = W + "sdt", f"{W}sdtPr/{W}showingPlcHdr"
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


class Dress:
    """What runs refer to outside the text: targets of links by id, styles that hide, and what fields show (``word_fields``)."""

    def __init__(self, links: Mapping[str, str], styles: Styles, fields: Mapping[Any, str] | None = None) -> None:
        self._links, self._styles, self._fields = links, styles, fields or {}
        self.struck: list[str] = []  # what is struck through, as far as it was met

    def target(self, hyperlink: Any, above: str) -> str:
        """Where a link leads; inside the document, where the one around it leads."""
        return self._links.get(hyperlink.get(_LINKED, ""), above)

    def shown(self, element: Any) -> str:
        """The text that a reader sees of an element."""
        own = "" if element.tag == FIELD else element.text or ""
        return self._fields.get(element, own) if self._fields else own

    def hides(self, said: Mapping[str, str]) -> bool:
        """Whether a run with these properties is hidden, by itself or by its style."""
        if "vanish" in said:
            return is_on(said, "vanish")
        return "rStyle" in said and self._styles[said["rStyle"]].hides

    def strikes(self, run: Any, said: Mapping[str, str]) -> bool:
        """Whether a run is struck through, which is kept apart."""
        if "strike" not in said and "dstrike" not in said:
            return False
        struck = any(name in said and said[name] not in ("0", "false", "off") for name in ("strike", "dstrike"))
        if struck and (text := "".join(each.text or "" for each in run.iter(TEXT))).strip():
            self.struck.append(text)
        return struck


def marked(body: Any) -> Marked:
    """The changes and remarks in a document; what only says that the end of a paragraph is new has nothing inside."""
    found = Counter(element.tag for element in body.iter() if element.tag in _MARKS and len(element))
    remarks = sum(1 for _ in body.iter(W + "commentReference"))
    return Marked(found[W + "ins"], found[W + "del"], found[W + "moveFrom"], remarks)


def content(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables of a body, a cell or a text box, in order."""
    for child in parent:
        if child.tag in (P, TABLE):
            yield child
        elif child.tag not in _SKIPPED and not _is_empty(child):
            yield from content(child)


def _is_empty(element: Any) -> bool:
    """Whether this is a control that shows what to type (单击此处输入文字), since nobody has."""
    return element.tag == _CONTROL and element.find(_WAITS) is not None


def boxes(element: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, each once; those inside another are that one's."""
    if next(element.iter(_BOX), None) is None:
        return
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _SKIPPED:
            yield from boxes(child)


def has_picture(element: Any) -> bool:
    """Whether a picture stands in a paragraph."""
    return any(next(element.iter(name), None) is not None for name in _PICTURES)


def runs(element: Any, dress: Dress, target: str = "", *, bold: bool = False, cell: bool = False) -> Iterator[Run]:
    """The text of a paragraph in the order of reading; breaks are ``\\n``, tabs ``\\t``, each a run of its own.

    In a ``cell`` raised numbers are those of notes, and no digits of the number that they stand behind.
    """
    for child in element:
        tag = child.tag
        if tag in (TEXT, FIELD):
            if text := dress.shown(child):
                yield Run(text, bold, target)
        elif tag == _RUN:
            yield from _run(child, dress, target, cell=cell)
        elif tag in _SIGNS:
            yield Run(_SIGNS[tag]) if tag == _BREAK else Run(_SIGNS[tag], bold, target)
        elif tag == W + "hyperlink":
            yield from runs(child, dress, dress.target(child, target), bold=bold, cell=cell)
        elif tag not in _SKIPPED and tag != _BOX and not _is_empty(child):
            yield from runs(child, dress, target, bold=bold, cell=cell)


def _run(element: Any, dress: Dress, target: str, *, cell: bool) -> Iterator[Run]:
    """What is in a run, unless it is hidden or struck through."""
    said = values(element.find(_RUN_PROPERTIES))
    if dress.hides(said) or dress.strikes(element, said):
        return
    inner = runs(element, dress, target, bold=is_on(said, "b"), cell=cell)
    raised = cell and said.get("vertAlign") == "superscript"
    yield from (each._replace(text=noted(each.text)) for each in inner) if raised else inner
