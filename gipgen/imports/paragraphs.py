"""Lines → prose as a report file writes it: sentences joined again, headings marked, signs of Markdown guarded (``prose.rewriting``).

A line is joined to the one above when that one did not end: a quotation mark or bracket is still open, or the line is long
and ends without a sign. Only sources whose line breaks mean little (plain text, PDF) are joined so; paragraphs of Word
files and pages stay apart unless a bracket is open.
"""

from collections.abc import Sequence

from gipgen.imports.joined_lines import LONGEST_HEADING, is_heading, joined_lines
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Line, Run, Table
from gipgen.imports.written_prose import written_guard, written_inline, written_table
from gipgen.prose.rewriting import heading_line
from gipgen.prose.typed_numbers import Typed, typed_number

_ENDS = "。！？；：…!?;:"


def prose(blocks: Sequence[Block], *, loose: bool, own: bool) -> str:
    """The blocks of one section as Markdown."""
    lines = list(blocks) if own else joined_lines(blocks, loose=loose)
    marks = _heading_levels(lines, own=own)
    parts: list[str] = []
    outermost = 0  # depth of the list that is going on; 0 for none
    for block, level in zip(lines, marks, strict=True):
        if isinstance(block, Table):
            parts += [written_table(block), ""]
            continue
        text = written_inline(block.runs, loose=loose and not own, own=own)
        if not text:
            continue
        if outermost and not block.item and not block.depth:
            parts.append("")
            outermost = 0
        if block.item:  # what begins further in than any before begins a list all the same
            outermost = min(outermost or block.depth, block.depth)
        if level:
            parts += [heading_line(level, _bare(block, own=own).replace("**", "")), ""]
        else:
            parts += _paragraph(block, written_guard(text, own=own), outermost)
    return "\n".join(parts).strip("\n")


def _paragraph(line: Line, text: str, outermost: int) -> list[str]:
    """A paragraph, an item, or a paragraph that goes on in the item above it."""
    if line.item:
        is_number = line.item == "-" and text[:1].isdigit()  # "- 5件" alone would be a minus (prose/minuses.py)
        return [_indented(f"{'·' if is_number else line.item} {text}", line.depth - outermost)]
    return ["", _indented(text, max(line.depth - outermost + 1, 1))] if outermost else [text, ""]


def _indented(text: str, depth: int) -> str:
    """Lines of an item, set in as deep as lists are nested around them; four blanks are enough for any sign."""
    return "\n".join("    " * depth + line for line in text.split("\n"))


def _heading_levels(lines: Sequence[Block], *, own: bool) -> list[int]:
    """The level of each line that is a heading (0: none). Levels must follow one another as gipgen writes them."""
    if own:
        return [min(max(line.heading - 2, 0), 3) if isinstance(line, Line) else 0 for line in lines]
    levels: list[int] = []
    open_level = 0
    for line in lines:
        level = _level(line) if isinstance(line, Line) else 0
        if level > open_level + 1:
            level = 0  # a heading without the one above it stays the paragraph that it is
        if level:
            open_level = level
        levels.append(level)
    return levels


def _level(line: Line) -> int:
    if not is_heading(line):
        short = line.heading > 1 and len(line.text) <= LONGEST_HEADING and line.text[-1:] not in _ENDS
        return 1 if short and typed_number(line.text) is None else 0
    text = line.text
    number = typed_number(text)
    if number is None or text[-1] in "：:":
        return 0
    return number.level


def _bare(line: Line, *, own: bool) -> str:
    """A heading without its number where that is the one gipgen will give."""
    text = written_inline(line.runs, loose=not own, own=own)
    number: Typed | None = typed_number(line.text)
    if number is None:
        return text
    return written_inline(_cut(line.runs, number.length), loose=not own, own=own)


def _cut(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    left = length
    result = []
    for run in runs:
        kept = run.text[left:]
        left = max(left - len(run.text), 0)
        if kept:
            result.append(run._replace(text=kept))
    return tuple(result)


def same_text(one: str, other: str) -> bool:
    """Whether two texts say the same, blanks and width aside."""
    return normal(one) == normal(other)
