"""Tables that are drawn with signs, or whose cells stand between commas → rows of cells.

Drawn: rules of ``-`` and ``+`` or of box signs, bars between the cells; a cell may go over several lines. Between commas or
semicolons: as a spreadsheet writes its table as text. Columns mean nothing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from gipgen.imports.printed_words import is_value

_RULE_SIGNS = "-=+─━═┼╋╬├┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╪╞╡┝┥┏┓┗┛┣┫┳┻"
_RULE = re.compile(rf"[{_RULE_SIGNS}|│┃║][{_RULE_SIGNS}|│┃║ ]*[{_RULE_SIGNS}|│┃║]")
_LINE_OF_RULE = re.compile(r"[-=─━═]{3}")
_BAR = re.compile(r"[|│┃║]")
_FEWEST_LINES = 4  # between commas, that make a table
_LONGEST_LINE = 2_000  # characters
_FEWEST_SIGNS = 3  # commas in each


def drawn_rows(lines: Sequence[str], start: int) -> tuple[list[list[str]], int] | None:
    """The rows of a table that is drawn from a line on, and the number of the line behind it."""
    first = lines[start].strip()
    if not _is_rule(first) or first[0] in "-=" or not _BAR.match("".join(lines[start + 1 : start + 2]).strip()):
        return None
    rows: list[list[str]] = []
    group: list[list[str]] = []
    end = start
    for end in range(start, len(lines)):
        line = lines[end].strip()
        if _is_rule(line):
            rows += _rows(group)
            group = []
        elif _BAR.match(line) and _BAR.match(line[-1]):
            group.append([cell.strip() for cell in _BAR.split(line[1:-1])])
        else:
            break
    else:
        end = len(lines)
    rows += _rows(group)
    return (rows, end) if rows else None


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None and _LINE_OF_RULE.search(line) is not None


def _rows(group: Sequence[list[str]]) -> Iterator[list[str]]:
    """What stands between two rules: one row, whose cells go over several lines, or a row a line."""
    if len({len(cells) for cells in group}) > 1:
        yield from group
        return
    columns = [list(filter(None, parts)) for parts in zip(*group, strict=True)]
    if any(len(parts) > 1 and any(map(is_value, parts)) for parts in columns):
        yield from group  # a number stands alone in its cell
    elif columns:
        yield list(map("\n".join, columns))


def listed_rows(lines: Sequence[str], start: int) -> tuple[list[list[str]], int] | None:
    """The rows of a table whose cells stand between commas or semicolons, and the number of the line behind it."""
    for sign in ",;":
        if lines[start].count(sign) < _FEWEST_SIGNS:
            continue
        end = start
        rows: list[list[str]] = []
        for line in lines[start:]:
            cells = _cells(line, sign) if line.count(sign) >= _FEWEST_SIGNS else []
            if not cells or (rows and len(cells) != len(rows[0])):
                break
            rows.append(cells)
            end += 1
        if len(rows) >= _FEWEST_LINES:
            return rows, end
    return None


def _cells(line: str, sign: str) -> list[str]:
    """The cells of a line; none where it is a sentence."""
    if len(line) > _LONGEST_LINE or re.search("[。！？；]", line):
        return []
    import csv  # noqa: PLC0415  few texts list cells

    return [cell.strip() for cell in chain.from_iterable(csv.reader([line], delimiter=sign))]
