"""A field of a roster with its place."""

from gipgen.named_tuple import NamedTuple


class Field(NamedTuple):
    """What stands in a field of a line or a cell of a sheet; line and column count from 1."""

    text: str
    line: int
    column: int
