"""A narrative's text → finished blocks: parsed, numbered, values looked up; with everything that is wrong in it."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from gipgen.findings.file_messages import EXPRESSION, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Offset, Path
from gipgen.findings.privacy import quoted
from gipgen.prose.blocks import parse_blocks
from gipgen.prose.nodes import (
    Block,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Paragraph,
    Strong,
    Table,
    Text,
    Value,
    inlines,
    leaves,
)
from gipgen.prose.numbering import number_headings
from gipgen.prose.places import Piece, line_and_column, offset_at, typed_span
from gipgen.report.report import Report

if TYPE_CHECKING:
    from gipgen.prose.pictures import Opened

MAX_PROBLEMS = 50  # of one narrative; more would only bury the first ones


class Narrative(NamedTuple):
    """Finished prose: all that outputs print and rules read of it, and the text as typed, to which its places lead back."""

    blocks: tuple[Block, ...]
    problems: tuple[Diagnostic, ...]
    typed: str = ""


OpenPicture = Callable[[str], "Opened"]


def narrate(
    text: str, path: Path, report: Report, previous: Report | None, open_picture: OpenPicture | None = None
) -> Narrative:
    """Read the prose that stands at ``path``. In the result no ``Value`` is left; a bad one prints as typed."""
    parsed = parse_blocks(text)
    blocks, numbering = number_headings(parsed.blocks)
    problems = [*parsed.problems, *numbering]
    if "{" in text or "｛" in text:
        problems += islice(_brace_slips(text, blocks, report), MAX_PROBLEMS)
    if "{{" in text or "![" in text:
        filler = _Filler(report, previous, open_picture, problems)
        blocks = tuple(filler.block(block) for block in blocks)
    return Narrative(blocks, tuple(problem._replace(path=path) for problem in problems[:MAX_PROBLEMS]), text)


_BRACES = r"(?<!\{)\{([^{}\n.]+)\.[^{}\n]+\}(?!\})"


def _brace_slips(typed: str, blocks: tuple[Block, ...], report: Report) -> Iterator[Diagnostic]:
    """Braces typed in full width or once instead of twice, which would be printed as they stand."""
    known = {report.form.previous, *(section.key for section in report.form.sections)}
    end = -1  # of the last line with a full-width brace: one finding a line is enough
    for children in inlines(blocks):
        for node in leaves(children):
            if not isinstance(node, Text):
                continue
            for match in re.finditer("｛", node.text):
                offset = offset_at(node.pieces, match.start())
                if offset > end:
                    place = line_and_column(typed, offset)
                    yield Diagnostic(EXPRESSION, ERROR, TEXTS["full_width_braces"], offset=place)
                    end = typed.find("\n", offset)
                    end = len(typed) if end < 0 else end
            for match in re.finditer(_BRACES, node.text):
                span = typed_span(node.pieces, *match.span())  # none where a brace is guarded by a backslash
                if span and match[1].strip() in known:
                    place = line_and_column(typed, span[0])
                    inside = match[0][1:-1]
                    begin = match.start() + 1 + len(inside) - len(inside.lstrip())
                    values = {"name": quoted(node.text, begin, begin + len(inside.strip()), limit=60)}
                    yield Diagnostic(EXPRESSION, ERROR, TEXTS["single_braces"], values=values, offset=place)


class _Filler:
    """Replaces every ``Value`` below a block by its text and opens its pictures; collects what cannot be had."""

    def __init__(
        self,
        report: Report,
        previous: Report | None,
        open_picture: OpenPicture | None,
        problems: list[Diagnostic],
    ) -> None:
        self._report, self._previous, self._open_picture = report, previous, open_picture
        self._problems = problems

    def block(self, block: Block) -> Block:
        if isinstance(block, (Paragraph, Heading)):
            return block._replace(children=self._inline(block.children))
        if isinstance(block, List):
            return block._replace(items=tuple(tuple(self.block(inner) for inner in item) for item in block.items))
        if isinstance(block, Table):
            return block._replace(rows=tuple(tuple(self._inline(cell) for cell in row) for row in block.rows))
        return block

    def _inline(self, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(self._node(node) for node in children)

    def _node(self, node: Inline) -> Inline:
        if isinstance(node, (Strong, Link)):
            return node._replace(children=self._inline(node.children))
        if isinstance(node, Image):
            return self._image(node)
        if isinstance(node, Value):
            return Text(self._text(node), (Piece(0, node.offset, plain=False),), node.expression)
        return node

    def _image(self, node: Image) -> Image:
        """Open the picture; one that cannot be used is told and leaves its text."""
        from gipgen.prose.pictures import PICTURE, TEXTS, Opened  # noqa: PLC0415  few reports have one

        opened = Opened(None, "no_alt") if not node.alt else Opened(None)
        if node.alt and self._open_picture:
            opened = self._open_picture(node.target)
        if opened.problem and len(self._problems) < MAX_PROBLEMS:
            values = {"file": quoted(node.target, limit=60), **opened.values}
            place = Offset(node.line, node.column)
            self._problems.append(Diagnostic(PICTURE, ERROR, TEXTS[opened.problem], values=values, offset=place))
        return node._replace(picture=opened.picture)

    def _text(self, node: Value) -> str:
        from gipgen.prose.values import evaluate  # noqa: PLC0415  fractions cost start-up; few reports calculate

        if len(self._problems) >= MAX_PROBLEMS:
            return f"{{{{ {node.expression} }}}}"
        result = evaluate(node.expression, self._report, self._previous)
        if isinstance(result, str):
            return result
        self._problems.append(result._replace(offset=Offset(node.line, node.column)))
        return f"{{{{ {node.expression} }}}}"
