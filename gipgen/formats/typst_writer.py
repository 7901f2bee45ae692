"""Inline nodes → Typst markup, and the pictures that they show."""

from gipgen.formats.inline_writer import InlineWriter
from gipgen.formats.typst_text import code, in_column, whole
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline, Picture

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_LONG = 24  # letters of a word that a line of text holds in any case
_LONG_NARROW = 8  # … and a column of a table
_LONGEST_URL = 2000  # Typst takes 8,000 bytes; browsers take no more than this


class TypstWriter(InlineWriter):
    """Inline nodes as Typst markup; ``files`` gathers the pictures that they show. ``narrow`` where they stand in a column.

    ``hold`` is how many letters of a word its lines hold, where that is known. ``blank`` is what a draft has no words for yet.
    """

    joins = True

    def __init__(self, files: dict[str, Picture], blank: str = "", *, narrow: bool = False, hold: int = 0) -> None:
        self._files, self._blank, self._narrow = files, blank, narrow
        self._long = max(hold, _LONG_NARROW) if narrow else _LONG

    def text(self, text: str, *, bold: bool, face: int = 0) -> str:  # noqa: ARG002  the call around it says so
        if self._blank and self._blank in text:
            between = (self.text(piece, bold=bold) if piece else "" for piece in text.split(self._blank))
            return f"#blank({code(self._blank)})".join(between)
        return in_column(text, self._long) if self._narrow else whole(text, self._long)

    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:  # noqa: ARG002
        return f"#strong[{inner}]"

    def lead(self, inner: str, node: nodes.Lead) -> str:
        return f"#lead({node.level})[{inner}]"

    def link(self, inner: str, node: nodes.Link) -> str:
        return f"#link({code(node.target)})[{inner}]" if len(node.target) < _LONGEST_URL else inner

    def image(self, node: nodes.Image) -> str:
        return "#" + self.place(node)

    def line_break(self) -> str:
        return "#linebreak()"

    def place(self, image: nodes.Image) -> str:
        """A picture as a call of ``picture`` (style.typ); one that could not be opened as its text."""
        picture = image.picture
        if picture is None:
            return code(image.alt)
        name = f"picture{len(self._files) + 1}.{_ENDINGS[picture.media_type]}"
        self._files[name] = picture
        size = f"{picture.width}, {picture.height}"
        return f"picture({code(name)}, {code(image.alt)}, {size}, narrow: {code(self._narrow)})"
