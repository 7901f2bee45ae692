"""The one walk over inline nodes: a format says how it writes text, bold, links, pictures and breaks, and nothing else."""

from abc import ABC, abstractmethod

from gipgen.prose.nodes import Break, Image, Inline, Link, Strong, Text, Value


class InlineWriter(ABC):
    """Writes the inside of a paragraph. What each method returns is markup; texts are escaped by it."""

    def write(self, children: tuple[Inline, ...], *, bold: bool = False) -> str:
        """The markup of ``children``; ``bold`` where they stand inside bold text."""
        parts = []
        for position, node in enumerate(children):
            match node:
                case Text():
                    parts.append(self.text(node.text, bold=bold))
                case Strong():
                    inner = self.write(node.children, bold=True)
                    parts.append(self.strong(inner, children, position))
                case Link():
                    parts.append(self.link(self.write(node.children, bold=bold), node))
                case Image():
                    parts.append(self.image(node))
                case Break():
                    parts.append(self.line_break())
                case Value():
                    pass  # looked up before a document is laid out
        return "".join(parts)

    @abstractmethod
    def text(self, text: str, *, bold: bool) -> str:
        """A run of text."""

    @abstractmethod
    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:
        """Bold text whose inside is written already; it stands at ``place`` among its siblings."""

    @abstractmethod
    def link(self, inner: str, node: Link) -> str:
        """A link whose inside is written already."""

    @abstractmethod
    def image(self, node: Image) -> str:
        """A picture, or the text of one that could not be opened."""

    @abstractmethod
    def line_break(self) -> str:
        """A line break that the writer asked for."""


class Shown(InlineWriter):
    """What a reader of the page gets to know: the text, a picture by its description, a break as a blank."""

    def text(self, text: str, *, bold: bool) -> str:  # noqa: ARG002  bold letters are the same letters
        return text

    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:  # noqa: ARG002
        return inner

    def link(self, inner: str, node: Link) -> str:  # noqa: ARG002
        return inner

    def image(self, node: Image) -> str:
        return node.alt

    def line_break(self) -> str:
        return " "
