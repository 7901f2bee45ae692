"""What the cells of the Excel form look like. What may be typed into is yellow, what Excel computes is grey."""

from typing import Any

from gipgen.named_tuple import NamedTuple

_FACE = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
_LINE = {"border": 1, "border_color": "#7F7F7F"}
_INPUT = {**_FACE, **_LINE, "bg_color": "#FFF8DC", "locked": False}


class Looks(NamedTuple):
    """Formats of XlsxWriter."""

    title: Any
    hint: Any
    header: Any
    label: Any
    number: Any
    amount: Any
    typed: Any  # a number with its unit, a text of one line
    computed: Any
    paragraph: Any
    heading: Any
    right: Any  # of the balance that is right …
    wrong: Any  # … and that is not


def looks_of(book: Any) -> Looks:
    """The formats, made in ``book`` (an ``xlsxwriter.Workbook``)."""
    return Looks(
        title=book.add_format({**_FACE, "font_size": 16, "bold": True, "text_wrap": False}),
        hint=book.add_format({**_FACE, "font_color": "#595959"}),
        header=book.add_format({**_FACE, **_LINE, "bold": True, "align": "center", "bg_color": "#E7EDF5"}),
        label=book.add_format({**_FACE, **_LINE, "bg_color": "#F7F9FC"}),
        number=book.add_format({**_INPUT, "align": "center", "num_format": "0"}),
        amount=book.add_format({**_INPUT, "align": "center", "num_format": "General"}),
        typed=book.add_format({**_INPUT, "num_format": "@"}),
        computed=book.add_format({**_FACE, **_LINE, "align": "center", "bg_color": "#EDEDED", "num_format": "0"}),
        paragraph=book.add_format({**_INPUT, "valign": "top", "num_format": "@"}),
        heading=book.add_format({**_FACE, "font_size": 13, "bold": True, "text_wrap": False}),
        right=book.add_format({"font_color": "#1E6B34", "bg_color": "#E3F4E7"}),
        wrong=book.add_format({"font_color": "#9C0006", "bg_color": "#FFD9DC", "bold": True}),
    )
