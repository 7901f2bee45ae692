"""Tables that stand as plain HTML in a text, read without lxml: as lxml reads them, or not at all."""

import pytest

from gipgen.imports.plain_tables import plain_rows
from gipgen.imports.raw import Table, lay
from gipgen.imports.read_html import from_markup

FIVE = "<tr><td>甲</td><td>1</td><td>2</td></tr><tr><td>乙</td><td>3</td></tr>"
ROWS = [[("甲", 1, 1), ("1", 1, 1), ("2", 1, 1)], [("乙", 1, 1), ("3", 1, 1)]]


def test_the_rows_of_a_table() -> None:
    assert ROWS == plain_rows(f"<table>{FIVE}</table>")


@pytest.mark.parametrize(
    ("cell", "text", "spans"),
    [
        ("<td>甲</td>", "甲", (1, 1)),
        ("<th>甲</th>", "甲", (1, 1)),
        ("<td></td>", "", (1, 1)),
        ("<td> 甲\n  乙 </td>", "甲\n乙", (1, 1)),
        ("<td>甲 \t 乙</td>", "甲 乙", (1, 1)),
        ("<td>甲<br>乙</td>", "甲\n乙", (1, 1)),
        ("<td>甲<br/>乙</td>", "甲\n乙", (1, 1)),
        ("<td>甲<br />乙<br >丙</td>", "甲\n乙\n丙", (1, 1)),
        ("<td><strong>甲</strong>乙</td>", "甲乙", (1, 1)),
        ("<td>&lt;甲&gt; &amp;</td>", "<甲> &", (1, 1)),
        ('<td colspan="3">甲</td>', "甲", (3, 1)),
        ('<td rowspan="2">甲</td>', "甲", (1, 2)),
        ('<td align="left" colspan="2" rowspan="4">甲</td>', "甲", (2, 4)),
        ('<td colspan="x">甲</td>', "甲", (1, 1)),
        ('<td colspan="12345">甲</td>', "甲", (1234, 1)),
    ],
)
def test_a_cell(cell: str, text: str, spans: tuple[int, int]) -> None:
    rows = plain_rows(f'<table><tr align="center">{cell}</tr>{FIVE}</table>')
    assert rows == [[(text, *spans)], *ROWS]


@pytest.mark.parametrize(
    "markup",
    [
        f"<table><thead>{FIVE}</thead></table>",
        f"<table><caption>题</caption><tbody>{FIVE}</tbody></table>",
        f"<table>{FIVE}<tr></tr></table>",
        f"<table>\n{FIVE}\n</table>",
    ],
)
def test_what_stands_around_rows_is_looked_through(markup: str) -> None:
    assert ROWS == [row for row in plain_rows(markup) or [] if row]


@pytest.mark.parametrize(
    "markup",
    [
        f"<table>{FIVE}</table><table>{FIVE}</table>",
        f"<table class='a'>{FIVE}</table>",
        f"<table>{FIVE}<tr><td style='display:none'>9</td></tr></table>",
        f"<table>{FIVE}<tr><td><p>9</p></td></tr></table>",
        f"<table>{FIVE}",
        f"<table>{FIVE}<tr><td>9</table>",
        f"<table>{FIVE}<tr><td>&nbsp;</td></tr></table>",  # no such sign in XML
        f"<table>{FIVE}<tr><td>9<tr></tr></td></tr></table>",  # a row inside a cell
        f"<table>{FIVE}<tr><td>9<td>8</td></td></tr></table>",
        "<table><td>9</td>" + FIVE + "</table>",  # a cell outside a row
        "<table><tr><td>甲</td><td>1</td><td>2</td><td>3</td></tr></table>",  # perhaps a frame
        "甲",
        "",
    ],
)
def test_what_has_to_be_looked_at_more_closely(markup: str) -> None:
    assert plain_rows(markup) is None


@pytest.mark.parametrize(
    "more", ["", '<tr><td colspan="2">甲<br>乙</td><td rowspan="2">丙</td></tr><tr><td>丁</td></tr>']
)
def test_what_both_readers_can_read_they_read_the_same(more: str) -> None:
    markup = f"<table>{FIVE}{more}</table>"
    rows = plain_rows(markup)
    assert rows is not None
    (table,) = from_markup(markup).blocks
    assert isinstance(table, Table)
    assert table.cells == lay(rows, "").cells
