"""Tables that lost the borders of their cells: what was printed comes back where the sums leave one way to cut it, and else nothing."""

from collections.abc import Callable

import pytest

from gipgen.form.editions import load
from gipgen.imports.import_report import import_report
from gipgen.layout.grid import Grid, fill

COLUMNS = 7
ROWS = [row for block in load("2021").tables["applications"].blocks for row in block.rows]
NUMBERS = {  # five digits and dense rows; total: the sum of the other rows, received: total and carried out
    "disclosed": (110, 0, 0, 0, 0, 11, 121),
    "deny_internal_affairs": (0, 83, 21, 507, 8, 0, 619),
    "not_processed_petition": (71093, 0, 0, 0, 0, 0, 71093),
    "other_misc": (1, 10, 0, 0, 0, 0, 11),
    "results_total": (71204, 93, 21, 507, 8, 11, 71844),
    "carried_out": (30, 6, 0, 0, 0, 0, 36),
    "new_received": (71234, 99, 21, 507, 8, 11, 71880),
}
FIRST = {"normative_documents.made": 2, "normative_documents.repealed": 0, "normative_documents.in_force": 8}
REVIEWS = (7100, 0, 0, 71055, 78155, 5, 0, 5, 5, 15, 5, 4, 123, 0, 132)


def _printed() -> dict[str, str]:
    form = load("2021")
    refs = [f"{row}.{column.id}" for row, columns in form.columns.items() for column in columns]
    printed = dict.fromkeys(refs, "0") | {ref: str(number) for ref, number in FIRST.items()}
    for row, numbers in NUMBERS.items():
        printed |= {f"{row}.{column.id}": str(n) for column, n in zip(form.columns[row], numbers, strict=True)}
    return printed | dict(zip(refs[-len(REVIEWS) :], map(str, REVIEWS), strict=True))


def _read(table: Callable[[Grid], str], printed: dict[str, str]) -> dict[str, str]:
    parts = ["某某县民政局2024年政府信息公开工作年度报告"]
    for section in load("2021").sections:
        parts.append(section.heading)
        parts.append(table(fill("2021", section.table, "", printed)) if section.table else "本年工作平稳。")
    published = import_report("a.txt", "\n".join(parts).encode())
    return {f"{row}.{column}": read.value.text for (row, column), read in published.cells.items()}


def _rows(grid: Grid) -> list[str]:
    return ["".join(cell.text for cell in row) for row in grid.rows]


def _with_commas(grid: Grid) -> str:
    texts = [[f"{int(c.text):,}" if c.text.isdecimal() else c.text for c in row] for row in grid.rows]
    return "\n".join(map("".join, texts))


def _by_pairs(grid: Grid) -> str:
    rows = _rows(grid)
    return "\n".join("".join(rows[at : at + 2]) for at in range(0, len(rows), 2))


def _labels_above(grid: Grid) -> str:
    lines = [
        ["".join(c.text for c in row if c.kind != "value"), "".join(c.text for c in row if c.kind == "value")]
        for row in grid.rows
    ]
    return "\n".join(text for line in lines for text in line if text)


def _in_wide_digits(grid: Grid) -> str:
    return "\n".join(
        "".join(c.text.translate({48 + n: 0xFF10 + n for n in range(10)}) if c.kind == "value" else c.text for c in row)
        for row in grid.rows
    )


@pytest.mark.parametrize(
    "table",
    [
        lambda grid: "\n".join(_rows(grid)),
        lambda grid: "".join(_rows(grid)),
        lambda grid: "\n".join("\u200b".join(cell.text for cell in row) for row in grid.rows),
        _with_commas,
        _by_pairs,
        _labels_above,
        _in_wide_digits,
    ],
    ids=[
        "a row a line",
        "all in one line",
        "invisible borders",
        "commas",
        "two rows a line",
        "labels above",
        "wide digits",
    ],
)
def test_all_numbers_come_back(table: Callable[[Grid], str]) -> None:
    assert _read(table, _printed()) == _printed()


def test_what_may_be_cut_in_two_ways_stays_open() -> None:
    """A total that is not the sum of its rows tells nothing of any row."""
    printed = _printed()
    wrong = printed | {"results_total.natural_person": "71203", "results_total.total": "71843"}
    read = _read(lambda grid: "\n".join(_rows(grid)), wrong)
    assert "deny_internal_affairs.commercial" not in read
    assert read.items() <= wrong.items()


def test_blank_zeros_are_not_taken_for_digits_of_others() -> None:
    """74, 42, 15, 5, 30 and 166 with one column blank come to a sum as 74, 4, 2, 1, 55 and 30 too."""
    printed = dict.fromkeys(_printed(), "")
    numbers = ("74", "42", "15", "5", "", "30", "166")
    printed |= {f"new_received.{c.id}": n for c, n in zip(load("2021").columns["new_received"], numbers, strict=True)}
    assert not any(
        ref.startswith("new_received.") and n for ref, n in _read(lambda g: "\n".join(_rows(g)), printed).items()
    )


def test_digits_broken_over_lines_are_nobodys() -> None:
    """The first seven of fourteen digits are no row of seven numbers, though other rows are."""

    def broken(grid: Grid) -> str:
        return "\n".join(_rows(grid)).replace("7109300000", "7109300\n000")

    read = _read(broken, _printed())
    assert read.items() <= _printed().items()
