"""Lines of a page that belong to one paragraph → one line. Each is looked at once, however many there are."""

import re
from collections.abc import Sequence

from gipgen.imports.raw import Block, Line, Run, Table
from gipgen.prose.typed_numbers import typed_number

_ENDS = "。！？；：…!?;:"
_ENDED = (*_ENDS, "。”", "。）", "！”", "？”", "；”")
_GOES_ON = "，、,（《“〔"
_PAIRS = {"“": "”", "《": "》", "（": "）", "〔": "〕", "(": ")"}
LONGEST_HEADING = 32  # characters of a heading line
_SPREAD = re.compile("(?<=[\u2e80-\uffff]) +(?=[\u2e80-\uffff])")
_LONG = 20  # characters of a line that is no heading or list of names
_WRAPPED = 60  # lines of a page hold up to 50 characters


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
        self.short = (
            short._replace(runs=_glued([short, line])) if short and len(short.text) <= LONGEST_HEADING else None
        )
        self._look_at(line.text)

    def joined(self) -> Line:
        return self.first if len(self._lines) == 1 else self.first._replace(runs=_glued(self._lines))

    def _look_at(self, text: str) -> None:
        self.end = text[-2:]
        for opening, closing in _PAIRS.items():
            self._opened[opening] += text.count(opening) - text.count(closing)


def joined_lines(blocks: Sequence[Block], *, loose: bool) -> list[Block]:
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
    """The width of a text in Chinese characters, as it is where it is not spread: a line that is set to the margin has blanks between its signs."""
    text = _SPREAD.sub("", text)
    return sum(1.0 if sign > "\u2e7f" or sign in "“”‘’…—" else 0.5 for sign in text)


def _goes_on(above: _Joining, last: Line, line: Line, widest: float, *, loose: bool) -> bool:
    """Whether ``line`` goes on with the sentence of ``above``, whose last line is ``last``."""
    if _is_apart(above.first) or _is_apart(line) or is_heading(line):
        return False
    if _is_short_heading(above.short, widest):
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
    if number is None or len(text) > LONGEST_HEADING or not text[number.length :].strip():
        return False
    return text[-1] not in "。；！？;，,、" and not re.search("[。；！？]", text[:-1])
