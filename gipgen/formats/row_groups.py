"""Which rows of a table stand together on a page."""

from gipgen.layout.grid import Grid

_FIRST = 2  # rows at least on the first page of a table that is split …
_TOGETHER = 3  # … and on the last
_GROUPS = 2  # columns of labels in which groups begin


def kept_rows(grid: Grid, *, whole: bool) -> list[bool]:
    """For each row whether it stands on the page of the next one. The blocks of table two are never split."""
    rows = len(grid.rows)
    if whole or rows == grid.header_rows + 1:
        return [True] * (rows - 1) + [False]
    if not grid.header_rows:
        begins = [len(row) == 1 and row[0].colspan == grid.columns for row in grid.rows]
        return [not begin for begin in begins[1:]] + [False]
    first, last = grid.header_rows + _FIRST - 1, rows - _TOGETHER
    in_group = _in_groups(grid)
    return [number < first or last <= number < rows - 1 or in_group[number] for number in range(rows)]


def block_rows(grid: Grid) -> list[int]:
    """How many rows each block of a table without headers has."""
    if grid.header_rows:
        return []
    ends = [number for number, keeps in enumerate(kept_rows(grid, whole=False), 1) if not keeps]
    return [end - begin for begin, end in zip([0, *ends], ends, strict=False)]


def blocks(grid: Grid) -> list[tuple[int, int]]:
    """Of each block of a table without headers how many cells stand on the page of the others, and how many these are."""
    if grid.header_rows:
        return []
    found: list[tuple[int, int]] = []
    kept = rest = reach = 0
    for number, (row, keeps) in enumerate(zip(grid.rows, kept_rows(grid, whole=False), strict=True), 1):
        rest += len(row)
        reach = max([reach, *(number + cell.rowspan - 1 for cell in row)])  # of the cells that span rows
        if not keeps:
            found.append((kept, rest))
            kept = rest = 0
        elif reach == number:
            kept, rest = kept + rest, 0
    return found


def _in_groups(grid: Grid) -> list[bool]:
    """For each row whether it stands on the page of the next one because the label of their group would be cut."""
    found = [row[0].column >= _GROUPS for row in grid.rows[1:]] + [False]
    for number, row in enumerate(grid.rows[grid.header_rows :], grid.header_rows):
        if row[0].rowspan > 1 and not row[0].column:  # a group of groups: some rows high
            found[number : number + _TOGETHER] = [True] * _TOGETHER
    return found


def halved(grid: Grid, rows: list[int], room: int) -> list[bool]:
    """The rows of a table alone on its pages: about as many on the second as on the first, parted where a group begins; nothing where that cannot be."""
    groups = [number for number, row in enumerate(grid.rows) if number > grid.header_rows and row[0].column < _GROUPS]
    middle = (sum(rows) + sum(rows[: grid.header_rows])) / 2
    begin = min(groups, key=lambda number: abs(sum(rows[:number]) - middle), default=0)
    if not (grid.header_rows and begin) or sum(rows[:begin]) > room:
        return []
    return [number not in (begin - 1, len(rows) - 1) for number in range(len(rows))]


def groups_begin(grid: Grid) -> int:
    """The row in which a group of groups begins; 0 where there is none."""
    rows = enumerate(grid.rows[grid.header_rows :], grid.header_rows)
    return next((number for number, row in rows if row[0].rowspan > 1 and not row[0].column), 0)
