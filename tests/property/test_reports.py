"""Identities and round trips over random reports, generated from the form."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from outputs import docx_grids, html_grids, markdown_grids
from reports import BASE, as_yaml, look

from gipgen.app import render
from gipgen.form.load import load
from gipgen.report import cell_path
from gipgen.source.compose import compose

FORM = load("2021")
APPLICATIONS = FORM.tables["applications"]
BLOCK = APPLICATIONS.blocks[0]
LEAVES = FORM.rows["results_total"].parts
COLUMNS = [column for column in BLOCK.columns if not column.total]
NUMBERS = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 9_999_999))


@st.composite
def balanced(draw: st.DrawFn) -> dict[str, list[int]]:
    """Table three by row id, all seven numbers, every identity true."""
    rows: dict[str, list[int]] = {
        row: [draw(NUMBERS) for _ in COLUMNS] for row in (*LEAVES, "carried_out", "carried_in")
    }
    total = [sum(rows[leaf][index] for leaf in LEAVES) for index in range(len(COLUMNS))]
    for index in range(len(COLUMNS)):
        room = total[index] + rows["carried_out"][index]
        rows["carried_in"][index] = min(rows["carried_in"][index], room)
    rows["new_received"] = [total[i] + rows["carried_out"][i] - rows["carried_in"][i] for i in range(len(COLUMNS))]
    rows["results_total"] = total
    return {row: [*numbers, sum(numbers)] for row, numbers in rows.items()}


def as_text(rows: dict[str, list[int]], fourth: list[list[int]] | None = None) -> str:
    """The base report with these numbers."""
    data = compose(BASE).data
    for row, numbers in rows.items():
        _put(data, FORM.rows[row].path, numbers)
    for row, numbers in zip(("review", "litigation_direct", "litigation_after_review"), fourth or (), strict=False):
        _put(data, FORM.rows[row].path, numbers)
    return as_yaml(data)


def _put(data: Any, path: tuple[str, ...], value: Any) -> None:
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = value


def arithmetic(text: str) -> set[tuple[str, tuple[Any, ...]]]:
    return {(each.finding.rule, each.finding.path) for each in look(text)[1]}


@settings(deadline=None)
@given(balanced(), st.lists(st.lists(NUMBERS, min_size=4, max_size=4), min_size=3, max_size=3))
def test_a_balanced_report_passes(rows: dict[str, list[int]], fourth: list[list[int]]) -> None:
    assert set() == arithmetic(as_text(rows, [[*numbers, sum(numbers)] for numbers in fourth]))


@settings(deadline=None, max_examples=300)
@given(balanced(), st.data())
def test_one_changed_cell_fails_exactly_the_identities_that_contain_it(
    rows: dict[str, list[int]], data: st.DataObject
) -> None:
    row = data.draw(st.sampled_from([each.id for each in BLOCK.rows]))
    index = data.draw(st.integers(0, 6))
    rows[row][index] += data.draw(st.integers(1, 5))
    expected: set[tuple[str, tuple[Any, ...]]] = {("GIP303", cell_path(FORM, (row, "total")))}
    column = BLOCK.columns[index].id
    if row in LEAVES or row == "results_total":
        expected.add(("GIP302", cell_path(FORM, ("results_total", column))))
    if row not in LEAVES:
        expected.add(("GIP301", cell_path(FORM, ("carried_out", column))))
    assert expected == arithmetic(as_text(rows))


@settings(deadline=None)
@given(balanced(), st.data())
def test_without_typed_totals_a_changed_cell_fails_the_balance_of_its_column(
    rows: dict[str, list[int]], data: st.DataObject
) -> None:
    row = data.draw(st.sampled_from([each.id for each in BLOCK.rows if not each.parts]))
    index = data.draw(st.integers(0, 5))
    rows[row][index] += 1
    short = {each: numbers[:6] for each, numbers in rows.items()}
    text = as_text(short).replace(f"    总计: {short['results_total']}\n", "")
    assert {("GIP301", cell_path(FORM, ("carried_out", BLOCK.columns[index].id)))} == arithmetic(text)


@settings(deadline=None)
@given(st.lists(st.lists(NUMBERS, min_size=5, max_size=5), min_size=3, max_size=3))
def test_table_four_totals(fourth: list[list[int]]) -> None:
    rows = ("review", "litigation_direct", "litigation_after_review")
    wrong = {
        ("GIP304", cell_path(FORM, (row, "total")))
        for row, numbers in zip(rows, fourth, strict=True)
        if sum(numbers[:4]) != numbers[4]
    }
    zeros = {row.id: [0] * 7 for row in BLOCK.rows}
    assert wrong == arithmetic(as_text(zeros, fourth))


@settings(deadline=None, max_examples=25)
@given(
    balanced(),
    st.lists(st.lists(NUMBERS, min_size=4, max_size=4), min_size=3, max_size=3),
    st.decimals(0, 10**6, places=4),
)
def test_what_was_typed_is_what_is_printed(rows: dict[str, list[int]], fourth: list[list[int]], amount: Any) -> None:
    """YAML → report → three outputs → read back, by readers of their own: nothing is lost."""
    text = as_text(rows, fourth).replace("行政事业性收费: 62.336", f"行政事业性收费: {amount:f}")
    examined, findings = look(text)
    assert [] == findings
    outputs = render(examined, ("md", "html", "docx"))
    for grids in (docx_grids(outputs["docx"]), html_grids(outputs["html"]), markdown_grids(outputs["md"])):
        printed = [[cell[0] for cell in row] for row in grids[1]]
        expected = [[str(number) for number in rows[row.id]] for row in BLOCK.rows]
        assert expected == [row[-7:] for row in printed[3:]]
        assert [str(number) for numbers in fourth for number in [*numbers, sum(numbers)]] == [
            cell[0] for cell in grids[2][3]
        ]
        assert f"{amount:f}" == grids[0][13][1][0]
