"""What tabs say where Word and Excel paste them: cells of tables, and how deep a bullet stands."""

from itertools import groupby

from gipgen.prose.line_ends import is_labelled
from gipgen.prose.lines import Line, bullet_match, item_match, number_mark


def tabbed(run: list[Line], text: str) -> list[Line]:
    """Mark the rows of tables whose cells have tabs between them, as Word and Excel paste them."""
    found = list(run)
    counts = [cells_of(text, line) for line in run]
    for is_row, group in groupby(range(len(run)), key=lambda place: _may_be_row(run[place], len(counts[place]))):
        rows = list(group)
        while len(rows) > 2 and _is_title(run[rows[0]].text, rows, counts):
            rows = rows[1:]
        if all(is_labelled(run[place].text) for place in rows):
            continue  # 联系人：办公室, tab, 电话：…: lines of a text, and no table
        if is_row and len(rows) > 1 and not _is_numbered(run[rows[0]].text):
            most = max(len(counts[place]) for place in rows)
            for place in rows:
                found[place] = run[place]._replace(cells=most)
    return found


def with_depths(lines: list[Line]) -> list[Line]:
    """Set the bullets deeper that Word has for items of the second and the third depth, where one of the first stands above."""
    found, signs = [], ""  # of the items that this one stands below, and its own
    for line in lines:
        first = line.text[:1]
        if bullet_match(line.text):
            signs = signs[: signs.index(first) + 1] if first in signs else signs + first
            if first in _DEEPER and line.text[1:2] == "\t":
                line = line._replace(indent=line.indent + _DEPTH * (len(signs) - 1))  # noqa: PLW2901  the same, set in
        elif line.text:
            signs = ""
        found.append(line)
    return found


_DEEPER, _DEPTH = ("o", "§"), 2  # columns


def _is_title(text: str, rows: list[int], counts: list[list[tuple[int, int]]]) -> bool:
    """Whether only the first cell of the first row has words: the title above a table, which Excel had over all columns."""
    filled = [sum(begin < end for begin, end in counts[place]) for place in rows[:2]]
    return filled[0] == 1 < filled[1] and bool(text.partition("\t")[0].strip())


def _may_be_row(line: Line, cells: int) -> bool:
    return cells > 2 or "\t" in line.text


def _is_numbered(text: str) -> bool:
    """Whether a tab stands behind a number or bullet only, or behind a name with a colon."""
    first = text.partition("\t")[0].strip()
    return bool(number_mark(first + "字") or bullet_match(text) or item_match(first + " 字")) or first.endswith("：")


def cells_of(text: str, line: Line) -> list[tuple[int, int]]:
    """Where the cells of a line with tabs begin and end, in the narrative; the first and the last may be empty."""
    start = line.offset - line.column
    end = text.find("\n", start)
    typed = text[start : len(text) if end < 0 else end].rstrip(" \u3000\xa0\r")
    position = len(typed) - len(typed.lstrip(" \u3000\xa0"))
    found = []
    for cell in typed[position:].split("\t"):
        begin = start + position + len(cell) - len(cell.lstrip())
        found.append((begin, max(begin, begin + len(cell.strip()))))
        position += len(cell) + 1
    return found
