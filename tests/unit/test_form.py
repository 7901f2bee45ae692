"""The form file against facts written down independently of it (tests/data; 2021 from the notice's Word template, 2019 from published reports)."""

import json

import pytest
from reports import DATA

from gipgen.form import editions as editions_module
from gipgen.form.composed import COMPOSED
from gipgen.form.editions import UnknownEditionError, edition_for, editions, load
from gipgen.layout.grid import Grid, GridCell, _Shape, _shape
from gipgen.report.cell_names import names
from gipgen.report.report import cell_path
from gipgen.resources import package_files, package_text
from gipgen.source.compose import compose

FACTS = {each: json.loads((DATA / f"form-{each}.json").read_text(encoding="utf-8")) for each in ("2021", "2019")}


def test_every_edition_is_held_to_facts() -> None:
    assert sorted(FACTS) == list(editions())


@pytest.mark.parametrize("edition", FACTS)
@pytest.mark.parametrize("table", ["proactive", "applications", "review_litigation"])
def test_printed_table_is_the_official_one_cell_by_cell(table: str, edition: str) -> None:
    grid = _shape(edition, table)
    printed = [
        [[cell.ref or cell.text, "value" if cell.ref else "text", parts(grid, cell), cell.rowspan] for cell in row]
        for row in grid.rows
    ]
    assert FACTS[edition]["layout"][table] == printed
    begun = {cell.column for row in grid.rows for cell in row}
    assert set(range(grid.columns)) == begun, "HTML has no column in which no cell begins"


def parts(grid: Grid | _Shape, cell: GridCell) -> int:
    """How many of the parts into which the official table is divided a cell takes."""
    shares = (1,) * grid.stub_columns + (grid.shares or (1,) * (grid.columns - grid.stub_columns))
    return sum(shares[cell.column : cell.column + cell.colspan])


@pytest.mark.parametrize("edition", FACTS)
def test_headings_are_the_official_ones_in_order(edition: str) -> None:
    assert FACTS[edition]["headings"] == [section.heading for section in load(edition).sections]


@pytest.mark.parametrize(
    ("edition", "proactive", "applications", "results"), [("2021", 10, 175, 21), ("2019", 22, 161, 19)]
)
def test_the_form_has_as_many_numbers_as_the_notice(
    edition: str, proactive: int, applications: int, results: int
) -> None:
    form = load(edition)
    counts = {id_: sum(len(b.rows) * len(b.columns) for b in table.blocks) for id_, table in form.tables.items()}
    assert {"proactive": proactive, "applications": applications, "review_litigation": 15} == counts
    row = form.rows["results_total"]
    assert results == len(row.parts)
    assert ("依申请公开", "办理结果", "总计") == row.path
    paths = {cell_path(form, (row, column.id)) for row, columns in form.columns.items() for column in columns}
    assert sum(counts.values()) == len(paths)


@pytest.mark.parametrize("edition", FACTS)
def test_the_examples_in_messages_are_names(edition: str) -> None:
    form = load(edition)
    assert all(tuple(example.split(".")) in names(form) for example in form.examples)


def test_edition_follows_the_year() -> None:
    assert "2021" == edition_for(2021) == edition_for(2025)
    assert "2019" == edition_for(2019) == edition_for(2020)
    with pytest.raises(UnknownEditionError):
        edition_for(2010)


def test_names_for_prose_lead_to_every_row_and_group() -> None:
    known = names(load("2021"))
    assert (("licensing", "decisions"),) == known["主动公开", "行政许可"].refs
    assert (("new_received", "total"),) == known["依申请公开", "本年新收"].refs
    assert 8 == len(known["依申请公开", "办理结果", "不予公开"].refs)
    assert 21 == len(known["依申请公开", "办理结果"].refs)
    assert (("review", "upheld"),) == known["复议诉讼", "行政复议", "维持"].refs


def test_the_form_files_were_composed_as_they_are() -> None:
    """After a change of a form file: python scripts/compose_forms.py"""
    files = [name for name in package_files("form") if name.endswith(".yaml")]
    assert sorted(COMPOSED) == files
    for name in files:
        text = package_text(f"form/{name}")
        assert editions_module._read(name, text) is COMPOSED[name][1], name
        assert compose(text).data == COMPOSED[name][1], name


def test_a_form_file_that_has_changed_is_read_itself() -> None:
    text = package_text("form/fields.yaml")
    assert editions_module._read("fields.yaml", text.replace("key: 单位,", "key: 机关,"))["head"][0]["key"] == "机关"
    assert editions_module._read("2040.yaml", text)["head"][0]["key"] == "单位"
