"""Tables in the markup of wikis → HTML, which the reader of texts knows with all spans. A line stays a line, so that places are true.

Three markups: MediaWiki (``{|`` to ``|}``), AsciiDoc (``|===`` to ``|===``), DokuWiki (a row a line, ``^`` in front of heads,
``:::`` where a cell reaches down, nothing where one reaches to the right).
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from gipgen.named_tuple import NamedTuple

_BEGINS = ("{|", "|===")
_ATTRIBUTE = r"[\w-]{1,30}=(?:\"[^\"|]{0,200}\"|'[^'|]{0,200}'|[^\s|\"'=]{1,200})"
_ATTRIBUTES = re.compile(rf"{_ATTRIBUTE}(?: {_ATTRIBUTE})*")
_SPAN = re.compile(r"(colspan|rowspan)\s*=\s*[\"']?(\d{1,3})")
_BETWEEN = re.compile(r"\|\||!!")
_SPANNED = re.compile(r"(?:(?<=\s)|^)(?:(\d{1,3})?(?:\.(\d{1,3}))?\+)?(?:[<>^.]{0,4}[a-z]?)\|")
_FEWEST_ROWS = 2  # of DokuWiki's, one of them with a head
_REACHES = ":::"


class _Cell(NamedTuple):
    text: str
    across: int = 1
    down: int = 1

    @property
    def markup(self) -> str:
        return f'<td colspan="{self.across}" rowspan="{self.down}">{escape(self.text.strip())}'


def in_html(text: str) -> str:
    """A text with the tables of wikis as HTML; any other text as it is."""
    if "\n{|" not in f"\n{text}" and "\n|===" not in f"\n{text}" and "\n^" not in f"\n{text}":
        return text
    lines = text.split("\n")
    position = 0
    while position < len(lines):
        end, made = _table(lines, position)
        lines[position:end] = made
        position = max(end, position + 1)
    return "\n".join(lines)


def _table(lines: Sequence[str], start: int) -> tuple[int, list[str]]:
    """Where a table that begins in a line ends, and its lines as HTML; none of it where there is none."""
    line = lines[start].strip()
    if line.startswith("{|"):
        end = _end(lines, start, "|}")
        return (end, list(_of_mediawiki(lines[start:end]))) if end else (start, [])
    if line == "|===":
        end = _end(lines, start, "|===")
        return (end, list(_of_asciidoc(lines[start:end]))) if end else (start, [])
    if not line.startswith("^"):
        return start, []
    end = start
    while end < len(lines) and _is_row(lines[end].strip()):
        end += 1
    return (end, _of_dokuwiki(lines[start:end])) if end - start >= _FEWEST_ROWS else (start, [])


def _end(lines: Sequence[str], start: int, sign: str) -> int:
    """The number of the line behind that which ends a table; 0 where nothing does, or another begins first."""
    for number in range(start + 1, len(lines)):
        line = lines[number].strip()
        if line.startswith(sign):
            return number + 1
        if line.startswith(_BEGINS):
            return 0
    return 0


def _of_mediawiki(lines: Sequence[str]) -> Iterator[str]:
    yield "<table>"
    for line in lines[1:-1]:
        body = line.strip()
        if body.startswith("|-"):
            yield "<tr>"
        elif body.startswith("|+"):
            yield f"<caption>{escape(body[2:])}</caption>"
        elif body.startswith(("|", "!")):
            yield "".join(_with_attributes(each).markup for each in _BETWEEN.split(body[1:]))
        else:
            yield f"<br>{escape(body)}" if body else ""  # the cell goes on
    yield "</table>"


def _with_attributes(text: str) -> _Cell:
    said, bar, rest = text.partition("|")
    if not bar or not _ATTRIBUTES.fullmatch(" ".join(said.split())):
        return _Cell(text)
    spans = {name: int(number) for name, number in _SPAN.findall(said)}
    return _Cell(rest, spans.get("colspan", 1), spans.get("rowspan", 1))


def _of_asciidoc(lines: Sequence[str]) -> Iterator[str]:
    """Cells follow one another; a row is a line, or the cells between blank lines."""
    yield "<table><tr>"
    for line in lines[1:-1]:
        if not line.strip():
            yield "<tr>"
            continue
        marks = list(_SPANNED.finditer(line))
        begin = marks[0].start() if marks else len(line)
        made = [f"<br>{escape(line[:begin])}"] if line[:begin].strip() else []
        for mark, end in zip(marks, [*(each.start() for each in marks[1:]), len(line)], strict=True):
            made.append(_Cell(line[mark.end() : end], int(mark[1] or 1), int(mark[2] or 1)).markup)
        yield "".join(made) + ("<tr>" if len(marks) > 1 else "")
    yield "</table>"


def _is_row(line: str) -> bool:
    return len(line) > 1 and line[0] in "^|" and line[-1] in "^|" and not re.search("[。！？；]", line)


def _of_dokuwiki(lines: Sequence[str]) -> list[str]:
    rows: list[list[_Cell | None]] = []
    above: dict[
        int, tuple[int, int]
    ] = {}  # column → the row of the cell that may reach down from above, and its place in it
    for number, line in enumerate(lines):
        cells: list[_Cell | None] = []
        last = -1  # the place of the cell that may reach to the right
        for column, text in enumerate(re.split(r"[|^]", line.strip()[1:-1])):
            reached = above.get(column)
            if text.strip() == _REACHES and reached is not None:
                over = rows[reached[0]][reached[1]]
                assert over is not None  # noqa: S101  only cells are put there
                rows[reached[0]][reached[1]] = over._replace(down=number + 1 - reached[0])
                cells.append(None)
            elif not text and last >= 0:
                cells[last] = _widened(cells[last])
                cells.append(None)
            else:
                above[column], last = (number, column), column
                cells.append(_Cell(text))
        rows.append(cells)
    made = ["<tr>" + "".join(cell.markup for cell in row if cell) for row in rows]
    return [f"<table>{made[0]}", *made[1:-1], f"{made[-1]}</table>"]


def _widened(cell: _Cell | None) -> _Cell | None:
    return cell and cell._replace(across=cell.across + 1)
