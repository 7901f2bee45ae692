"""Lines → prose as a report file writes it: sentences joined again, headings marked, signs of Markdown guarded (``prose.rewriting``).

A line is joined to the one above when that one did not end: a quotation mark or bracket is still open, or the line is long
and ends without a sign. Only sources whose line breaks mean little (plain text, PDF) are joined so; paragraphs of Word
files and pages stay apart unless a bracket is open.
"""

import re
from collections.abc import Sequence

from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Line, Run, Table
from gipgen.imports.written_prose import written_guard, written_inline, written_table
from gipgen.prose.numbering import Typed, typed_number
from gipgen.prose.rewriting import heading_line

_ENDS = "。！？；：…!?;:"
_ENDED = (*_ENDS, "。”", "。）", "！”", "？”", "；”")
_GOES_ON = "，、,（《“〔"
_PAIRS = {"“": "”", "《": "》", "（": "）", "〔": "〕", "(": ")"}
_HEADING = 32  # characters of a heading line
_LONG = 20  # characters of a line that is no heading or list of names
_WRAPPED = 60  # lines of a page hold up to 50 characters


def prose(blocks: Sequence[Block], *, loose: bool, own: bool) -> str:
    """The blocks of one section as Markdown."""
    lines = list(blocks) if own else _joined(blocks, loose=loose)
    marks = _heading_levels(lines, own=own)
    parts: list[str] = []
    in_list = False
    for block, level in zip(lines, marks, strict=True):
        if isinstance(block, Table):
            parts += [written_table(block), ""]
            continue
        text = written_inline(block.runs, loose=loose and not own, own=own)
        if not text:
            continue
        listed = bool(block.item or block.depth)
        if in_list and not listed:
            parts.append("")
        in_list = listed
        if level:
            parts += [heading_line(level, _bare(block, own=own).replace("**", "")), ""]
        elif block.item:
            parts.append(_indented(f"{block.item} {written_guard(text, own=own)}", block.depth - 1))
        elif block.depth:
            parts += ["", _indented(written_guard(text, own=own), block.depth)]
        else:
            parts += [written_guard(text, own=own), ""]
    return "\n".join(parts).strip("\n")


def _indented(text: str, depth: int) -> str:
    """Lines of an item, set in as deep as lists are nested around them; four blanks are enough for any sign."""
    return "\n".join("    " * depth + line for line in text.split("\n"))


class _Joining:
    """Lines that are being made one, with what has to be known of them to go on; looking at all of them each time would not do."""

    def __init__(self, line: Line) -> None:
        self._lines = [line]
        self._opened = dict.fromkeys(_PAIRS, 0)
        self.short: Line | None = line  # all of them, as long as that may be a heading
        self._look_at(line.text)

    @property
    def first(self) -> Line:
        return self._lines[0]

    @property
    def is_open(self) -> bool:
        """Whether a quotation mark or bracket waits for its partner."""
        return any(count > 0 for count in self._opened.values())

    def add(self, line: Line) -> None:
        self._lines.append(line)
        short = self.short
        self.short = short._replace(runs=_glued([short, line])) if short and len(short.text) <= _HEADING else None
        self._look_at(line.text)

    def joined(self) -> Line:
        return self.first if len(self._lines) == 1 else self.first._replace(runs=_glued(self._lines))

    def _look_at(self, text: str) -> None:
        self.end = text[-2:]
        for opening, closing in _PAIRS.items():
            self._opened[opening] += text.count(opening) - text.count(closing)


def _joined(blocks: Sequence[Block], *, loose: bool) -> list[Block]:
    joined: list[Table | _Joining] = []
    last: Line | None = None  # the last line as it stood, before it was joined to those above
    widths = sorted(_width(block.text) for block in blocks if isinstance(block, Line))
    widest = widths[len(widths) * 9 // 10] if widths else 0
    for block in blocks:
        above = joined[-1] if joined else None
        if isinstance(block, Table):
            joined.append(block)
            last = None
            continue
        if isinstance(above, _Joining) and last and _goes_on(above, last, block, widest, loose=loose):
            above.add(block)
        else:
            joined.append(_Joining(block))
        last = block
    return [each.joined() if isinstance(each, _Joining) else each for each in joined]


def _width(text: str) -> float:
    """The width of a text in Chinese characters."""
    return sum(1.0 if sign > "\u2e7f" or sign in "“”‘’…—" else 0.5 for sign in text)


def _goes_on(above: _Joining, last: Line, line: Line, widest: float, *, loose: bool) -> bool:
    """Whether ``line`` goes on with the sentence of ``above``, whose last line is ``last``."""
    if any(map(_is_apart, (above.first, line))) or is_heading(line) or _is_short_heading(above.short, widest):
        return False
    if above.end[-1] in _GOES_ON:
        return True
    number = typed_number(line.text)
    if above.is_open:
        return number is None or not line.begins
    return loose and number is None and not above.end.endswith(_ENDED) and _is_full(last, widest)


def _is_short_heading(line: Line | None, widest: float) -> bool:
    return line is not None and is_heading(line) and _width(line.text) < min(_LONG, widest * 0.8)


def _is_full(line: Line, widest: float) -> bool:
    """Whether a line is so long that it may have been broken; where every paragraph is one line only a page breaks it."""
    return _width(line.text) >= (_LONG if widest > _WRAPPED else widest * 0.8)


def _is_apart(line: Line) -> bool:
    """Whether a line is marked as no part of a paragraph, or is blank."""
    return bool(line.item or line.heading or not line.text)


def _glued(lines: Sequence[Line]) -> tuple[Run, ...]:
    """The runs of lines that are made one: nothing stands between two of them, but for words in Latin letters."""
    done = list(lines[0].runs[:-1])
    dress = lines[0].runs[-1]  # what the last run looks like …
    parts = [dress.text]  # … and its text in pieces
    for line in lines[1:]:
        first, *more = line.runs
        before, after = _last_of(parts), first.text.lstrip()
        latin = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalpha()
        parts += [" "] if latin else []
        if dress[1:] == first[1:]:
            parts.append(after)
        else:
            done.append(dress._replace(text="".join(parts)))
            dress, parts = first, [after]
        if more:
            done += [dress._replace(text="".join(parts)), *more[:-1]]
            dress, parts = more[-1], [more[-1].text]
    return (*done, dress._replace(text="".join(parts)))


def _last_of(parts: list[str]) -> str:
    """The last piece of a text, from which the blanks at its end are taken off."""
    while parts and not parts[-1].rstrip():
        parts.pop()
    if not parts:
        return ""
    parts[-1] = parts[-1].rstrip()
    return parts[-1]


def is_heading(line: Line) -> bool:
    """Whether a line by itself is a heading inside a section: numbered, short, without the end of a sentence."""
    text = line.text
    number = typed_number(text)
    if number is None or len(text) > _HEADING or not text[number.length :].strip():
        return False
    return text[-1] not in "。；！？;，,、" and not re.search("[。；！？]", text[:-1])


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
        short = line.heading > 1 and len(line.text) <= _HEADING and line.text[-1:] not in _ENDS
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
