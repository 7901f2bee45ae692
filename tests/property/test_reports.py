"""Identities and round trips over random reports, generated from the form."""

from fractions import Fraction
from typing import Any

import pytest
from gate import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from outputs import GRIDS, LIGHT, render
from reports import BASE, BASE_2019, as_yaml, look

from gipgen.form.editions import load
from gipgen.prose.values import evaluate
from gipgen.report.report import cell_path
from gipgen.source.compose import compose

BASES = {"2021": BASE, "2019": BASE_2019}
FORMS = {edition: load(edition) for edition in BASES}
BLOCKS = {edition: form.tables["applications"].blocks[0] for edition, form in FORMS.items()}
COLUMNS = [column for column in BLOCKS["2021"].columns if not column.total]
NUMBERS = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 9_999_999))


both_editions = pytest.mark.parametrize("edition", BASES)


@st.composite
def balanced(draw: st.DrawFn, edition: str) -> dict[str, list[int]]:
    """Table three by row id, all seven numbers, every identity true."""
    leaves = FORMS[edition].rows["results_total"].parts
    rows: dict[str, list[int]] = {
        row: [draw(NUMBERS) for _ in COLUMNS] for row in (*leaves, "carried_out", "carried_in")
    }
    total = [sum(rows[leaf][index] for leaf in leaves) for index in range(len(COLUMNS))]
    for index in range(len(COLUMNS)):
        room = total[index] + rows["carried_out"][index]
        rows["carried_in"][index] = min(rows["carried_in"][index], room)
    rows["new_received"] = [total[i] + rows["carried_out"][i] - rows["carried_in"][i] for i in range(len(COLUMNS))]
    rows["results_total"] = total
    return {row: [*numbers, sum(numbers)] for row, numbers in rows.items()}


def as_text(edition: str, rows: dict[str, list[int]], fourth: list[list[int]] | None = None) -> str:
    """The base report of an edition with these numbers."""
    data = compose(BASES[edition]).data
    for row, numbers in rows.items():
        _put(data, FORMS[edition].rows[row].path, numbers)
    for row, numbers in zip(("review", "litigation_direct", "litigation_after_review"), fourth or (), strict=False):
        _put(data, FORMS[edition].rows[row].path, numbers)
    return as_yaml(data)


def _put(data: Any, path: tuple[str | int, ...], value: Any) -> None:
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = value


def arithmetic(text: str) -> set[tuple[str, tuple[Any, ...]]]:
    """What is found of the arithmetic; whether random numbers are in proportion (GIP642) is not asked."""
    return {(each.finding.rule, each.finding.path) for each in look(text)[1] if each.finding.rule[:4] == "GIP3"}


FOURTH = st.lists(st.lists(NUMBERS, min_size=4, max_size=4), min_size=3, max_size=3)


@both_editions
@settings(deadline=None, max_examples=examples(60))
@given(st.data())
def test_a_balanced_report_passes(edition: str, data: st.DataObject) -> None:
    rows, fourth = data.draw(balanced(edition)), data.draw(FOURTH)
    assert set() == arithmetic(as_text(edition, rows, [[*numbers, sum(numbers)] for numbers in fourth]))


@both_editions
@settings(deadline=None, max_examples=examples(200))
@given(st.data())
def test_one_changed_cell_fails_exactly_the_identities_that_contain_it(edition: str, data: st.DataObject) -> None:
    form, block = FORMS[edition], BLOCKS[edition]
    rows = data.draw(balanced(edition))
    row = data.draw(st.sampled_from([each.id for each in block.rows]))
    index = data.draw(st.integers(0, 6))
    rows[row][index] += data.draw(st.integers(1, 5))
    expected: set[tuple[str, tuple[Any, ...]]] = {("GIP303", cell_path(form, (row, "total")))}
    column = block.columns[index].id
    leaves = form.rows["results_total"].parts
    if row in leaves or row == "results_total":
        expected.add(("GIP302", cell_path(form, ("results_total", column))))
    if row not in leaves:
        expected.add(("GIP301", cell_path(form, ("carried_out", column))))
    examined, told = look(as_text(edition, rows))
    assert expected == {(each.rule, each.path) for each in examined.every if each.rule[:4] == "GIP3"}
    (only,) = (each.finding for each in told if each.rule[:4] == "GIP3")  # the others are told behind it
    assert sorted(rule for rule, _ in expected) == sorted([only.rule, *only.values.get("also_rules", [])])


@both_editions
@settings(deadline=None, max_examples=examples(60))
@given(st.data())
def test_without_typed_totals_a_changed_cell_fails_the_balance_of_its_column(edition: str, data: st.DataObject) -> None:
    block = BLOCKS[edition]
    rows = data.draw(balanced(edition))
    row = data.draw(st.sampled_from([each.id for each in block.rows if not each.parts]))
    index = data.draw(st.integers(0, 5))
    rows[row][index] += 1
    short = {each: numbers[:6] for each, numbers in rows.items()}
    text = as_text(edition, short).replace(f"    总计: {short['results_total']}\n", "")
    assert {("GIP301", cell_path(FORMS[edition], ("carried_out", block.columns[index].id)))} == arithmetic(text)


@both_editions
@settings(deadline=None, max_examples=examples(60))
@given(st.lists(st.lists(NUMBERS, min_size=5, max_size=5), min_size=3, max_size=3))
def test_table_four_totals(edition: str, fourth: list[list[int]]) -> None:
    rows = ("review", "litigation_direct", "litigation_after_review")
    wrong = {
        ("GIP304", cell_path(FORMS[edition], (row, "total")))
        for row, numbers in zip(rows, fourth, strict=True)
        if sum(numbers[:4]) != numbers[4]
    }
    zeros = {row.id: [0] * 7 for row in BLOCKS[edition].rows}
    assert wrong == arithmetic(as_text(edition, zeros, fourth))


AMOUNTS = st.decimals(0, 10**6, places=4).map(lambda amount: f"{amount:f}")
SECOND = {  # what table two may hold, by type of the column
    "count": NUMBERS.map(str),
    "signed": st.integers(-9_999, 9_999).map(str),
    "amount": AMOUNTS,
    "unit_amount": st.one_of(st.just("0"), st.tuples(AMOUNTS, st.sampled_from(["元", "万元", "亿元"])).map("".join)),
}


@st.composite
def second(draw: st.DrawFn, edition: str) -> dict[tuple[str, str], str]:
    """Table two: what is typed in each cell."""
    columns = FORMS[edition].columns
    rows = [row for block in FORMS[edition].tables["proactive"].blocks for row in block.rows]
    return {(row.id, column.id): draw(SECOND[column.type]) for row in rows for column in columns[row.id]}


@both_editions
@settings(deadline=None, max_examples=examples(25))
@given(st.data())
def test_what_was_typed_is_what_is_printed(edition: str, data: st.DataObject) -> None:
    """YAML → report → outputs → read back, by readers of their own: nothing is lost."""
    rows, fourth, typed = data.draw(balanced(edition)), data.draw(FOURTH), data.draw(second(edition))
    plain = compose(as_text(edition, rows, fourth)).data
    for ref, text in typed.items():
        _put(plain, cell_path(FORMS[edition], ref), text)
    examined, findings = look(as_yaml(plain))
    numbers = {
        "GIP305",
        "GIP506",
        "GIP513",
        "GIP640",
        "GIP642",
        "GIP643",
    }  # random numbers of table two need not go together
    assert numbers >= {each.finding.rule for each in findings}
    outputs = render(examined, LIGHT)
    for format_, read in GRIDS.items():
        grids = read(outputs[format_])
        blocks = FORMS[edition].tables["proactive"].blocks
        assert list(typed.values()) == _values(grids[0], {row.label for block in blocks for row in block.rows})
        printed = [[cell[0] for cell in row] for row in grids[1]]
        expected = [[str(number) for number in rows[row.id]] for row in BLOCKS[edition].rows]
        assert expected == [row[-7:] for row in printed[3:]]
        assert [str(number) for numbers in fourth for number in [*numbers, sum(numbers)]] == [
            cell[0] for cell in grids[2][3]
        ]


def _values(grid: list[list[list[Any]]], labels: set[str]) -> list[str]:
    """What stands behind the row labels of table two."""
    return [cell[0] for row in grid if row[0][0] in labels for cell in row[1:]]


@settings(deadline=None, max_examples=examples(60))
@given(AMOUNTS, st.sampled_from([("元", 1), ("万元", 10**4), ("亿元", 10**8)]))
def test_an_amount_is_the_same_whatever_its_unit(amount: str, unit: tuple[str, int]) -> None:
    """Printed as typed, counted in 元: comparing last year's 元 with this year's 万元 goes wrong nowhere."""
    text = BASE_2019.replace("160.5964万元", amount + unit[0])
    report = look(text)[0].case.report
    assert amount + unit[0] == evaluate("主动公开.政府集中采购.金额", report, None)
    seen = evaluate("主动公开.政府集中采购.金额 * 1", report, None)
    assert Fraction(amount) * unit[1] == Fraction(str(seen))
