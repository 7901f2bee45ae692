"""Plain text and Markdown → raw lines and tables. What has no separators stays lines; ``entries`` looks at those."""

import re
from collections.abc import Callable, Iterator

from gipgen.fence.counts import refuse
from gipgen.findings.text import Text
from gipgen.imports.marks_between import with_blanks
from gipgen.imports.markup_in_text import without_markup
from gipgen.imports.raw import CHARACTERS, MAX_CHARACTERS, MAX_LINES, Block, Line, Raw, Run
from gipgen.imports.read_own_text import dressed, is_own, read_own, tables_in
from gipgen.imports.text_tables import laid, table_at
from gipgen.imports.torn_rows import mended

_INVISIBLE = re.compile(r"(?<=\S)\u200b(?=\d)")  # between cells of a row: what keeps numbers apart
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_OF_WIKI = re.compile(
    r"(?:h([1-6])\.|(={1,6}))[ \t]+(?=\S)"
)  # a heading of a wiki, MediaWiki's with signs behind it too
_TABLE_BEGINS = re.compile(r"<table[\s>]", re.IGNORECASE)
_TABLE_ENDS = re.compile(r"</table\s*>", re.IGNORECASE)
_TAB_BELOW = re.compile(r"^[^\S\t\n]*\S[^\t\n]*(?:\n+[ \xa0]*\t|\t[ \xa0]*$)", re.MULTILINE)
_BETWEEN_CELLS = re.compile(
    r"(?:(?<!\n)\n+|(?<![ \xa0\n]))(?:[ \xa0]*\t[ \xa0]*(?:\n+(?=[ \xa0]*\t)|\n{1,3}(?!\n|[一二三四五六七八]\s*[、.．])|(?=\n|\S|$)))+"
)
_QUOTED = re.compile(r'(^|\t)"([^"\t]{1,300})"(?=\t|$)', re.MULTILINE)
_BETWEEN_ROWS = re.compile(r"(\t[^\t\n]*)\n{2,}(?=[^\n]*\t)")
_MARK = re.compile(r"^<!-- [^\n]* gipgen:[0-9a-f]{16} -->$", re.MULTILINE)  # as formats/as_md.py puts it, for no reader
_WIDE_BAR = "｜"
_FEWEST_TABS = 20  # of a table; where each cell has its tab in front, only its first line follows other text


def read_text(text: str, *, markdown: bool) -> Raw:
    """Read text; ``markdown`` says that marks of Markdown mean what they do there."""
    refuse(CHARACTERS, len(text), MAX_CHARACTERS)
    refuse(Text("行", "lines"), text.count("\n") + text.count("\r"), MAX_LINES)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if "\t" in text and len(_TAB_BELOW.findall(text)) > _FEWEST_TABS:  # as browsers copy: a tab between cells
        text = _BETWEEN_ROWS.sub(r"\1\n", _BETWEEN_CELLS.sub(_tabs_only, text))
    if '"' in text and "\t" in text:  # as a sheet's cells are copied that have several lines
        text = _QUOTED.sub(lambda found: found[1] + found[2].replace("\n", ""), text)
    text = _MARK.sub("", with_blanks(mended(_with_bars(_unquoted(text)))))
    if markdown and is_own(text):
        return Raw(tuple(read_own(text)), own=True)
    if "{|" in text or "|===" in text or "\n^" in text:
        from gipgen.imports.wiki_tables import in_html  # noqa: PLC0415  texts of wikis only

        text = in_html(text)
    blocks: list[Block] = []
    outside: Callable[[str], str] = without_markup if markdown else str
    position = 0
    line = 1
    for start, end in _html_tables(text):
        _Lines(blocks, outside(text[position:start]), line).read()
        line += text.count("\n", position, start)
        blocks += tables_in(text[start:end], line)
        line += text.count("\n", start, end)
        position = end
    _Lines(blocks, outside(text[position:]), line).read()
    return Raw(tuple(blocks), loose=True)


def _unquoted(text: str) -> str:
    """A text without the sign that mail programs put in front of each line that they quote."""
    lines = text.split("\n") if text.startswith(">") else []
    if not lines or any(line[:1] != ">" for line in lines if line.strip()):
        return text
    return "\n".join(line[1:].removeprefix(" ") for line in lines)


def _with_bars(text: str) -> str:
    """A text with plain bars for wide ones between cells; a sentence keeps its own."""
    if _WIDE_BAR not in text:
        return text
    rows = (line.count(_WIDE_BAR) > 1 and not set("。！？；") & set(line) for line in text.split("\n"))
    return "\n".join(
        line.replace(_WIDE_BAR, "|") if is_row else line for line, is_row in zip(text.split("\n"), rows, strict=True)
    )


def _html_tables(text: str) -> Iterator[tuple[int, int]]:
    """Where tables in HTML begin and end; the first of which no end is found is the last that is looked for."""
    position = 0
    while begin := _TABLE_BEGINS.search(text, position):
        end = _TABLE_ENDS.search(text, begin.end())
        if end is None:
            return
        position = end.end()
        yield begin.start(), position


def _tabs_only(match: re.Match[str]) -> str:
    new_row = match[0].startswith("\n" * 4)  # in front of a row whose first cell is blank
    return "\n" * new_row + "\t" * match[0].count("\t")


class _Lines:
    def __init__(self, blocks: list[Block], text: str, first: int) -> None:
        self._blocks, self._first = blocks, first
        self._lines = text.split("\n")
        self._gap = True

    def read(self) -> None:
        position = 0
        while position < len(self._lines):
            line = self._lines[position]
            if not line.strip(" \t\u3000\xa0") or _parts_columns(line):
                self._gap = True
                position += 1
            elif table := table_at(self._lines, position):
                self._blocks.append(laid(table, self._place(position)))
                self._gap = True
                position = table.end
            else:
                self._blocks.append(self._line(line, position))
                self._gap = False
                position += 1

    def _place(self, position: int) -> str:
        return f"第{self._first + position}行"

    def _line(self, line: str, position: int) -> Line:
        begins = self._gap or line.startswith(("\u3000", "    ", "\xa0\xa0"))
        body = line.strip(" \u3000\xa0\u200b\ufeff")
        body = _INVISIBLE.sub(" ", body) if "\u200b" in body else body
        heading = 0
        if marked := _HEADING.match(body):
            heading, body = len(marked[1]), body[marked.end() :].rstrip("# ")
            begins = True
        elif body[:1] in ("h", "=") and (marked := _OF_WIKI.match(body)):
            heading, body = int(marked[1] or len(marked[2])), body[marked.end() :].rstrip("= ")
            begins = True
        return Line(runs_of(body), self._place(position), heading, begins, pictured="![" in body)


def _parts_columns(line: str) -> bool:
    """Whether a line is drawn below the names of columns, each by itself, or below a table: of dashes and blanks only."""
    return not set(line) - {" ", "-"} and len(line.split()) > 1 and min(map(len, line.split())) > 1


def runs_of(text: str) -> tuple[Run, ...]:
    """A line of text as runs. Marks that only look like Markdown stay as they are."""
    if "**" not in text and "](" not in text and "<br>" not in text:
        return (Run(text),)
    from gipgen.prose.inline import parse_inline  # noqa: PLC0415  lines with marks only

    return dressed(parse_inline(text).children)
