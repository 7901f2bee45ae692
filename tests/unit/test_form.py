"""The form file against facts written down independently of it (tests/data, from the notice's Word template)."""

import json

import pytest
from reports import DATA, ROOT

from gipgen.form.load import UnknownEditionError, edition_for, load
from gipgen.layout.grid import _shape
from gipgen.report import cell_path, names

FACTS = json.loads((DATA / "form-2021.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("table", ["proactive", "applications", "review_litigation"])
def test_printed_table_is_the_official_one_cell_by_cell(table: str) -> None:
    grid = _shape("2021", table)
    printed = [
        [[cell.ref or cell.text, "value" if cell.ref else "text", cell.colspan, cell.rowspan] for cell in row]
        for row in grid.rows
    ]
    assert FACTS["layout"][table] == printed


def test_headings_are_the_official_ones_in_order() -> None:
    assert FACTS["headings"] == [section.heading for section in load("2021").sections]


def test_the_form_has_two_hundred_numbers() -> None:
    form = load("2021")
    counts = {id_: sum(len(b.rows) * len(b.columns) for b in table.blocks) for id_, table in form.tables.items()}
    assert {"proactive": 10, "applications": 175, "review_litigation": 15} == counts


def test_the_total_row_adds_up_the_twenty_one_results() -> None:
    row = load("2021").rows["results_total"]
    assert 21 == len(row.parts)
    assert ("依申请公开", "办理结果", "总计") == row.path


def test_every_cell_has_a_path_of_its_own() -> None:
    form = load("2021")
    paths = {cell_path(form, (row, column.id)) for row, columns in form.columns.items() for column in columns}
    assert 200 == len(paths)


def test_edition_follows_the_year() -> None:
    assert "2021" == edition_for(2021) == edition_for(2025)
    with pytest.raises(UnknownEditionError):
        edition_for(2010)


def test_names_for_prose_lead_to_every_row_and_group() -> None:
    known = names(load("2021"))
    assert (("licensing", "decisions"),) == known["主动公开", "行政许可"].refs
    assert (("new_received", "total"),) == known["依申请公开", "本年新收"].refs
    assert 8 == len(known["依申请公开", "办理结果", "不予公开"].refs)
    assert 21 == len(known["依申请公开", "办理结果"].refs)
    assert (("review", "upheld"),) == known["复议诉讼", "行政复议", "维持"].refs


def test_a_new_edition_is_a_data_file_only(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The 2019 form's peculiarities (signed numbers, uneven blocks, one row （六）) load, validate and print."""
    from gipgen.check import examine
    from gipgen.form import load as loader
    from gipgen.layout.document import lay_out

    for path in (ROOT / "gipgen" / "form").glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    old = (tmp_path / "2021.yaml").read_text(encoding="utf-8")
    block = """      - caption: 第二十条第（八）项
        law: 第二十条第八项
        unit: 项
        columns:
          - {id: last_year, key: 上一年项目, label: 上一年项目数量}
          - {id: change, key: 增减, label: 本年增/减, type: signed}
        rows:
          - {id: fees, key: 行政事业性收费, label: 行政事业性收费}
"""
    start, end = old.index("      - caption: 第二十条第（八）项"), old.index("    stock:")
    new = old[:start] + block + old[end:]
    new = new.replace('edition: "2021"', 'edition: "2030"').replace("grid_columns: 4", "grid_columns: 7")
    (tmp_path / "2030.yaml").write_text(new, encoding="utf-8")
    monkeypatch.setattr(loader, "_FOLDER", str(tmp_path))
    loader.editions.cache_clear()
    try:
        base = (DATA / "base.yaml").read_text(encoding="utf-8").replace("年度: 2024", "年度: 2031")
        text = base.replace("行政事业性收费: 62.336", "行政事业性收费: {上一年项目: 3, 增减: -2}")
        examined = examine(text.encode())
        assert [] == [finding.message("zh") for finding in examined.findings]
        grid = lay_out(examined.case).grids[0]
        assert ["行政事业性收费", "3", "-2"] == [cell.text for cell in grid.rows[-1]]
        assert [1, 3, 3] == [cell.colspan for cell in grid.rows[-1]]
    finally:
        monkeypatch.undo()
        loader.editions.cache_clear()
        loader.load.cache_clear()
