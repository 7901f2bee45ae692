"""A narrative's text → finished blocks: parsed, numbered, values looked up; with everything that is wrong in it."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Offset, Path
from gipgen.findings.privacy import quoted
from gipgen.named_tuple import NamedTuple
from gipgen.prose.blocks import parse_blocks
from gipgen.prose.doubled_headings import headings_twice
from gipgen.prose.nodes import (
    Block,
    Heading,
    Image,
    Inline,
    Lead,
    Link,
    List,
    Paragraph,
    Strong,
    Text,
    Value,
    plain,
)
from gipgen.prose.numbering import number_headings
from gipgen.prose.places import Piece
from gipgen.prose.typed_numbers import is_of_parts, typed_number
from gipgen.prose.unprinted import unprinted
from gipgen.report.report import Report

if TYPE_CHECKING:
    from gipgen.prose.pictures import Opened

_SHOWN, _MOST_NAMES = 20, 4  # characters of a heading, and headings, that a message shows
MAX_PROBLEMS = 50  # of one narrative; more would only bury the first ones


class Narrative(NamedTuple):
    """Finished prose: all that outputs print and rules read of it, and the text as typed, to which its places lead back."""

    blocks: tuple[Block, ...]
    problems: tuple[Diagnostic, ...]
    typed: str = ""
    doubtful: frozenset[int] = (
        frozenset()
    )  # lines of which it is not known whether they end a paragraph; a finding says so


OpenPicture = Callable[[str], "Opened"]


def narrate(
    text: str, path: Path, report: Report, previous: Report | None, open_picture: OpenPicture | None = None
) -> Narrative:
    """Read the prose that stands at ``path``. In the result no ``Value`` is left; a bad one prints as typed."""
    parsed = parse_blocks(text)
    section = next((each for each in report.form.sections if each.key == path[0]), None)
    twice = headings_twice(parsed.blocks, text, report.form, section)
    blocks, numbering = number_headings(parsed.blocks, twice.uncounted, twice.foreign)
    problems = [*parsed.problems, *twice.problems, *_beside(numbering, parsed.problems), *unprinted(blocks, text)]
    problems += _empty_headings(blocks, [*twice.problems, *numbering, *parsed.problems])
    problems += [*_of_columns(text), *_of_copies(text)]
    if "{" in text or "｛" in text or "}}" in text or any(f"{part.key}." in text for part in report.form.sections):
        from gipgen.prose.braces import brace_slips, with_brace_slips  # noqa: PLC0415  many reports quote no number

        problems = with_brace_slips(problems, islice(brace_slips(text, blocks, report), MAX_PROBLEMS))
    if "{{" in text or "![" in text:
        filler = _Filler(report, previous, open_picture, problems)
        blocks = tuple(filler.block(block) for block in blocks)
        problems = _without_covered(problems)
    return Narrative(
        blocks, tuple(problem._replace(path=path) for problem in problems[:MAX_PROBLEMS]), text, parsed.doubtful
    )


def _without_covered(problems: list[Diagnostic]) -> list[Diagnostic]:
    if not any(each.text is TEXTS["name_so"] for each in problems):
        return problems
    from gipgen.prose.braces import without_covered  # noqa: PLC0415  few names are written otherwise

    return without_covered(problems)


def _empty_headings(blocks: tuple[Block, ...], said: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Say once that nothing stands below headings; where some are to go or to change, that is said first."""
    if any(each.rule != MARKUP or each.text in map(TEXTS.get, _OF_HEADINGS) for each in said):
        return
    found = [
        block
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and _ends(blocks[place + 1 : place + 2], block)
    ]
    if found:
        names = "、".join(f"“{quoted(plain(each.children), limit=_SHOWN)}”" for each in found[:_MOST_NAMES])
        values = {"names": names + ("等" if len(found) > _MOST_NAMES else "")}
        offset = Offset(found[0].line, 0)
        yield Diagnostic(MARKUP, WARNING, TEXTS["heading_empty"], values=values, offset=offset)


def _ends(following: tuple[Block, ...], heading: Heading) -> bool:
    """Whether what stands below a heading ends where these blocks begin."""
    if not following or not isinstance(following[0], Heading):
        return not following
    typed = typed_number(f"{following[0].typed}字")  # which may be of another level than the marks: GIP703 tells
    above = typed_number(f"{heading.typed}字")
    if above and typed and is_of_parts(above) and typed.level == 1 and not is_of_parts(typed):
        return False  # （一） below 一、: GIP703 tells as well
    return (typed.level if typed else following[0].level) <= heading.level


def _may_be_row(line: str) -> bool:
    """Whether a line has blanks, bars or commas inside and is no sentence, no heading, and no row of Markdown's."""
    if "。" in line or "；" in line or "#" in line or "{" in line or line.startswith("|"):
        return False
    if "|" in line or "｜" in line or line.count(",") + line.count("，") > 1:
        return True
    return "，" not in line and " " in line.strip()


def _of_columns(text: str) -> Iterator[Diagnostic]:
    """What is said of tables that are set with blanks."""
    if "  " in text or "\u3000" in text or any(map(_may_be_row, text.split("\n"))):
        from gipgen.prose.aligned import aligned_tables  # noqa: PLC0415  few texts have such lines

        yield from aligned_tables(text)


_COMPARED = "\n+"  # a line that a comparison shows as new
_BEHIND_LINE_NUMBERS = (" ", "\t", "|", ":", "│")


def _of_copies(text: str) -> Iterator[Diagnostic]:
    """What is said of signs that came along in front of lines or around them."""
    if (
        '"' in text
        or _COMPARED in text
        or (text[:1].isdecimal() and text[:5].lstrip("0123456789").startswith(_BEHIND_LINE_NUMBERS))
    ):
        from gipgen.prose.line_prefixes import along_lines  # noqa: PLC0415  likewise

        yield from along_lines(text)


_LEVELS = ("heading_level", "heading_one", "single_sign")
_OF_HEADINGS = (*_LEVELS, "heading_long", "heading_sign", "heading_jump")


def _beside(numbering: list[Diagnostic], problems: list[Diagnostic]) -> Iterator[Diagnostic]:
    """What is wrong with numbers, but not that a heading skips a level whose signs are told to be wrong anyway."""
    told = {each.offset.line for each in problems if each.text in map(TEXTS.get, _LEVELS) and each.offset}
    for each in numbering:
        if not (each.text is TEXTS["heading_jump"] and each.offset and each.offset.line in told):
            yield each


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
        return block._replace(rows=tuple(tuple(self._inline(cell) for cell in row) for row in block.rows))

    def _inline(self, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(self._node(node) for node in children)

    def _node(self, node: Inline) -> Inline:
        if isinstance(node, (Strong, Lead, Link)):
            return node._replace(children=self._inline(node.children))
        if isinstance(node, Image):
            return self._image(node)
        if isinstance(node, Value):
            return Text(self._text(node), (Piece(0, node.offset, plain=False),), node.expression)
        return node

    def _image(self, node: Image) -> Image:
        """Open the picture; one that cannot be used is told and leaves its text."""
        from gipgen.prose.pictures import PICTURE, TEXTS, Opened  # noqa: PLC0415  few reports have one

        opened = self._open_picture(node.target) if self._open_picture else Opened(None)
        if not node.alt:
            is_nowhere = "://" in node.target or opened.problem in ("remote", "missing", "outside")
            opened = Opened(None, "nowhere" if is_nowhere else "no_alt")
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
