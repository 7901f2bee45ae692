"""How wide the columns of the form's tables are on paper, and how small their numbers must be to stay whole."""

from gipgen.formats.measures import Measures
from gipgen.layout.grid import Grid

_STANDARD_WIDTH = 8844  # twips, 156 mm; the stubs below are for it and scale with the page
_STUB_TREE = (420, 720, 2644)  # table three: 三、 and （三） in narrow columns, then the longest labels
_STUB_ONE = 2600
_DIGIT = 0.58  # the width of a figure in the widest usual fonts, to its size; a number is never broken
CELL_MARGINS = 56  # twips, left and right together


def widths(grid: Grid, text_width: int) -> list[int]:
    """Column widths in twips; together never more than the text is wide."""
    stub = list(_STUB_TREE) if grid.stub_columns == len(_STUB_TREE) else [_STUB_ONE] * grid.stub_columns
    stub = [each * text_width // _STANDARD_WIDTH for each in stub]
    rest = grid.columns - len(stub)
    return stub + [(text_width - sum(stub)) // rest] * rest


def number_size(grid: Grid, page: Measures, columns: list[int]) -> str:
    """``Small``, or ``Tiny`` where the longest number would not fit its column: the end of a style's name."""
    longest = max(len(cell.text) for row in grid.rows for cell in row if cell.ref)
    return "Small" if longest * 10 * page.number * _DIGIT <= columns[-1] - CELL_MARGINS else "Tiny"
