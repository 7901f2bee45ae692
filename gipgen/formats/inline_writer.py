"""The one walk over inline nodes: a format says how it writes text, bold, links, pictures and breaks, and nothing else."""

from abc import ABC, abstractmethod

from gipgen.prose.nodes import Break, Image, Inline, Lead, Link, Strong, Text, Value


class InlineWriter(ABC):
    """Writes the inside of a paragraph. What each method returns is markup; texts are escaped by it.

    ``joins``: a text and the value of ``{{ }}`` beside it are written as one, for what looks at more than single characters.
    """

    joins = False

    def write(
        self, children: tuple[Inline, ...], *, bold: bool = False, face: int = 0, after: tuple[Inline, ...] = ()
    ) -> str:
        """The markup of ``children``; ``bold`` where they stand inside bold text, ``face`` in a run-in heading of that level.

        ``after`` is the next node behind them.
        """
        parts = []
        children = _joined(children) if self.joins else children
        siblings = (*children, *after)
        for position, node in enumerate(children):
            match node:
                case Text():
                    parts.append(self.text(node.text, bold=bold, face=face))
                case Strong():
                    inner = self.write(node.children, bold=True, face=face)
                    parts.append(self.strong(inner, siblings, position))
                case Lead():
                    inner = self.write(
                        node.children, bold=bold, face=node.level, after=children[position + 1 : position + 2]
                    )
                    parts.append(self.lead(inner, node))
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
    def text(self, text: str, *, bold: bool, face: int = 0) -> str:
        """A run of text; with ``face`` one of a run-in heading of that level."""

    @abstractmethod
    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:
        """Bold text whose inside is written already; it stands at ``place`` among its siblings."""

    def lead(self, inner: str, node: Lead) -> str:  # noqa: ARG002  for formats whose every run has a face of its own
        """A run-in heading whose inside is written already."""
        return inner

    @abstractmethod
    def link(self, inner: str, node: Link) -> str:
        """A link whose inside is written already."""

    @abstractmethod
    def image(self, node: Image) -> str:
        """A picture, or the text of one that could not be opened."""

    @abstractmethod
    def line_break(self) -> str:
        """A line break that the writer asked for."""


def _joined(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The nodes with texts that stand side by side in one."""
    found: list[Inline] = []
    for node in children:
        last = found[-1] if found else None
        if isinstance(node, Text) and isinstance(last, Text):
            found[-1] = Text(last.text + node.text)
        else:
            found.append(node)
    return tuple(found)


class Shown(InlineWriter):
    """What a reader of the page gets to know: the text, a picture by its description, a break as a blank."""

    def text(self, text: str, *, bold: bool, face: int = 0) -> str:  # noqa: ARG002  bold letters are the same letters
        return text

    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:  # noqa: ARG002
        return inner

    def link(self, inner: str, node: Link) -> str:  # noqa: ARG002
        return inner

    def image(self, node: Image) -> str:
        return node.alt

    def line_break(self) -> str:
        return " "
