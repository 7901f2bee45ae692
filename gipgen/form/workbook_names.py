"""The defined names of the Excel form: ``gipgen form`` gives them to its cells, ``gipgen import`` finds the cells by them.

They stay with their cells when sheets are renamed and rows moved, in Excel, WPS and LibreOffice alike. Letters and
underscores only: other signs are lost on the way through the old format (xls).
"""

from gipgen.form.definition import CellRef

_HEAD = "gipgen"
EDITION = f"{_HEAD}_edition"
HELP_SHEET = "填写说明"
READ_BACK = "gipgen import"  # in its words: a form that lost its names is known by them


def of_cell(ref: CellRef) -> str:
    """The name of a number's cell; of a total's, too, though it is never read."""
    return f"{_HEAD}_cell_{ref[0]}_{ref[1]}"


def of_field(*ids: str) -> str:
    """The name of a field's cell: ``contact``, ``phone``."""
    return "_".join((_HEAD, "field", *ids))


def of_text(section: str) -> str:
    """The name of the rows that hold a section's paragraphs."""
    return f"{_HEAD}_text_{section}"
