"""The Excel form: what is typed into it comes back, whatever people and programs do to the file; what is no number is named."""

import subprocess
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reports import EXAMPLES

import gipgen
from gipgen.form.editions import load
from gipgen.form.workbook_names import EDITION, of_cell, of_field, of_text
from gipgen.imports.leftover_words import describe
from gipgen.imports.match import Leftover

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


def made(agency: str = "测试市民政局", year: int = 2024, previous: Path | None = None) -> bytes:
    files = {} if previous is None else {"上年.yaml": previous.read_bytes()}
    form = gipgen.Project(files).form(agency, year, path="表.xlsx", previous="上年.yaml" if previous else None)
    return form.outputs["表.xlsx"]


def place(book: Any, name: str) -> Any:
    """The cell, or the first of the cells, that a name stands for."""
    ((sheet, area),) = book.defined_names[name].destinations
    return book[sheet][area.replace("$", "").partition(":")[0]]


def edited(content: bytes, edit: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(BytesIO(content))
    edit(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_back(content: bytes) -> Any:
    (done,) = gipgen.Project({"表.xlsx": content}).import_published("表.xlsx")
    assert done.problem is None, done.problem
    return done


def typed_in(values: dict[tuple[str, str], Any]) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        for ref, value in values.items():
            place(book, of_cell(ref)).value = value

    return edit


def numbers_of(path: Path) -> dict[tuple[str, str], Any]:
    """The numbers of an example that a person types: all but the totals."""
    facts = list(gipgen.Project({"a.yaml": path.read_bytes()}).facts("a.yaml"))
    form = load(facts[0].edition)
    totals = {
        (row, each.id)
        for row, columns in form.columns.items()
        for each in columns
        if each.total or form.rows[row].parts
    }
    return {(each.row, each.column): each.value for each in facts if (each.row, each.column) not in totals}


def same(text: str) -> Decimal | str:
    """Excel keeps no noughts at the end of a decimal number."""
    return Decimal(text) if text.replace(".", "", 1).lstrip("-").isdecimal() else text


def as_excel_has_it(text: str) -> Any:
    return int(text) if text.lstrip("-").isdecimal() else float(text) if text.replace(".", "", 1).isdecimal() else text


ROSTER = """单位,曾用名,并入,起,应报
硚口区卫生健康局,,,,
CON,,,,
A/B:局,,,,
a/b:局,,,,
新局,旧局,,,
甲局,,,,否
乙局,,新局,,
丙局,,,2026,
"""


def forms_of(files: dict[str, bytes], previous: str | None = None) -> gipgen.RosterForms:
    return gipgen.Project({"名册.csv": ROSTER.encode(), **files}).forms(
        "名册.csv", 2025, output="表", previous=previous
    )


def test_with_a_roster_every_unit_that_owes_a_report_gets_a_form_under_a_name_that_windows_takes() -> None:
    done = forms_of({})
    assert {path: each.agency for path, each in zip(done.outputs, done.forms, strict=True)} == {
        "表/硚口区卫生健康局2025年填报表.xlsx": "硚口区卫生健康局",
        "表/_CON2025年填报表.xlsx": "CON",
        "表/A_B_局2025年填报表.xlsx": "A/B:局",
        "表/a_b_局（2）2025年填报表.xlsx": "a/b:局",
        "表/新局2025年填报表.xlsx": "新局",
    }
    assert (done.begun, done.there, done.notes) == ((), (), ())
    book = openpyxl.load_workbook(BytesIO(done.outputs["表/A_B_局2025年填报表.xlsx"]))
    assert place(book, of_field("agency")).value == "A/B:局"
    with pytest.raises(gipgen.Problem, match="no unit of the roster owes a report of 2025"):
        gipgen.Project({"名册.csv": "单位,应报\n甲局,否\n".encode()}).forms("名册.csv", 2025, output="表")
    with pytest.raises(gipgen.Problem, match="-o takes a folder"):
        gipgen.Project({"名册.csv": ROSTER.encode()}).forms("名册.csv", 2025, output="名册.csv")


def test_with_a_roster_a_form_that_exists_is_left_alone() -> None:
    files = {"名册.csv": ROSTER.encode(), "表/CON2025年填报表.xlsx": b"other", "表/_CON2025年填报表.xlsx": b"filled in"}
    project = gipgen.Project(files)
    done = project.forms("名册.csv", 2025, output="表")
    assert done.there == ("表/_CON2025年填报表.xlsx",)
    assert len(project.write(done)) == 4
    again = project.forms("名册.csv", 2025, output="表")
    assert len(again.there) == 5
    assert not again.outputs


def test_with_a_roster_each_form_has_its_own_units_numbers_of_the_year_before() -> None:
    base = next(path for path in EXAMPLES if path.parts[-3:-1] == ("硚口区卫生健康局", "2024")).read_text(
        encoding="utf-8"
    )

    def report(agency: str, year: int = 2024) -> bytes:
        return base.replace("单位: 硚口区卫生健康局", f"单位: {agency}").replace("年度: 2024", f"年度: {year}").encode()

    files = {
        "年报/a.yaml": base.encode(),
        "年报/old.yaml": report("硚口区卫生健康局", 2023),
        "年报/b/report.yaml": report("旧局"),
        "年报/c1.yaml": report("CON"),
        "年报/c2.yaml": report("CON"),
        "年报/stranger.yaml": report("别的局"),
        "年报/broken.yaml": report("A/B:局").replace(b"\n\xe5\xb9\xb4", b"\n  - [\xe5\xb9\xb4", 1),
    }
    done = forms_of(files, "年报")
    assert done.begun == ("硚口区卫生健康局", "新局")
    (note,) = done.notes
    assert note.zh.startswith("CON 2024 年度的报告有两份（年报/c1.yaml、年报/c2.yaml），没有用。")
    assert ["broken.yaml" in each.text.zh for each in done.problems] == [True]
    notes = {
        each.agency: sum(
            1
            for sheet in openpyxl.load_workbook(BytesIO(each.content))
            for row in sheet
            for cell in row
            if cell.comment
        )
        for each in done.forms
    }
    assert notes["硚口区卫生健康局"] == notes["新局"] > 100
    assert notes["CON"] < 20


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.parent.name)
def test_every_number_of_a_report_comes_back(path: Path) -> None:
    values = numbers_of(path)
    first = next(iter(gipgen.Project({"a.yaml": path.read_bytes()}).facts("a.yaml")))
    content = made(first.unit, int(first.year))
    typed = {ref: as_excel_has_it(text) for ref, text in values.items() if text}
    typed |= {
        ref: f"{value}元" for ref, value in typed.items() if ref[1] == "amount" and first.edition == "2019" and value
    }
    done = read_back(edited(content, typed_in(typed)))
    found = {(each.row, each.column): each for each in gipgen.Project({"b.yaml": done.text.encode()}).facts("b.yaml")}
    assert {ref: same(text) for ref, text in values.items()} == {ref: same(found[ref].value) for ref in values}
    assert "missing" not in {each.status for ref, each in found.items() if ref not in values and all(values.values())}
    assert (first.unit, first.year) == (done.imported.agency, str(done.imported.year))


def test_the_same_form_has_the_same_bytes() -> None:
    assert made() == made()


def test_an_empty_form_is_to_be_filled_in_and_no_number_is_nought() -> None:
    done = read_back(made())
    facts = list(gipgen.Project({"b.yaml": done.text.encode()}).facts("b.yaml"))
    assert {""} == {each.value for each in facts}
    assert not done.imported.leftovers
    assert not [each for each in done.findings if each.severity == "error" and each.rule != "GIP220"] or all(
        "待填" in each.message() for each in done.findings if each.severity == "error"
    )


def test_paragraphs_headings_contact_fee_and_signature() -> None:
    def edit(book: Any) -> None:
        place(book, of_field("contact", "office")).value = "办公室"
        place(book, of_field("contact", "phone")).value = "027-83760190"
        first = place(book, of_text("overview"))
        rows = ["## 主动公开", "全年公开12条。", "  更新专栏3次。", "", "## 依申请公开", "全年收到申请0件。"]
        for number in range(40):
            first.offset(number, 0).value = rows[number] if number < len(rows) else None
        place(book, of_text("problems")).value = "一是公开不够。\n二是解读不够。"
        for id_, value in (("notices", 1), ("notified", 20.5), ("collected", 0)):
            place(book, of_field("fee", id_)).value = value
        place(book, of_field("signature", "date")).value = datetime(2025, 1, 20)  # noqa: DTZ001  Excel knows no zones

    done = read_back(edited(made(), edit))
    data = gipgen.Project({"b.yaml": done.text.encode()}).check_text(done.text).examined
    assert data is not None
    said = data.source.data
    assert "## 主动公开\n\n全年公开12条。\n\n更新专栏3次。\n\n## 依申请公开\n\n全年收到申请0件。\n" == said["总体情况"]
    assert "一是公开不够。\n\n二是解读不够。\n" == said["存在问题及改进"]
    assert {"部门": "办公室", "电话": "027-83760190"} == said["联系方式"]
    assert ["1", "20.5", "0"] == list(map(str, said["信息处理费"].values()))
    assert {"单位": "测试市民政局", "日期": "2025-01-20"} == said["落款"]
    assert "前言" not in said


def test_a_heading_with_nothing_below_is_to_be_filled_in() -> None:
    done = read_back(made())
    headings = [line for line in done.text.splitlines() if line.startswith("  ## ")]
    assert len(headings) == 5
    assert all(f"{heading}\n\n  待填\n" in done.text for heading in headings)


RECEIVED = ("new_received", "natural_person")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("１２", "typed"),
        ("1,234", "typed"),
        ("12件", "typed"),
        ("无", "typed"),
        ("一二", "typed"),
        ("012", "typed"),
        (1.5, "typed"),
        (-3, "typed"),
        (1e20, "typed"),
        (True, "typed"),
        ("=1+1", "formula"),
        ("=SUM(A1:A9)", "formula"),
        (datetime(2024, 1, 2), "date"),  # noqa: DTZ001
    ],
)
def test_what_is_no_number_is_left_open_and_named_with_its_cell(value: Any, reason: str) -> None:
    done = read_back(edited(made(), typed_in({RECEIVED: value})))
    (left,) = done.imported.leftovers
    assert reason == left.reason
    assert left.place.startswith("表三 依申请公开!D")
    assert "本年新收 · 自然人" in left.text
    (fact,) = (
        each
        for each in gipgen.Project({"b.yaml": done.text.encode()}).facts("b.yaml")
        if (each.row, each.column) == RECEIVED
    )
    assert ("", "missing") == (fact.value, fact.status)


def test_a_number_stored_as_text_is_taken_and_named() -> None:
    done = read_back(edited(made(), typed_in({RECEIVED: "12"})))
    assert not done.imported.leftovers
    (noted,) = done.imported.noted
    assert "text_number" == noted.reason
    assert "[12, 待填, 待填, 待填, 待填, 待填]" in done.text
    assert "核对" in done.text


def test_deleted_rows_merged_cells_renamed_and_moved_sheets() -> None:
    def edit(book: Any) -> None:
        sheet = place(book, of_cell(RECEIVED)).parent
        place(book, of_cell(RECEIVED)).value = 7
        place(book, of_cell(("disclosed", "natural_person"))).value = 3
        row = place(book, of_cell(("partially_disclosed", "natural_person"))).row
        sheet.merge_cells(start_row=row - 1, end_row=row, start_column=4, end_column=4)
        del book.defined_names[of_cell(("carried_out", "natural_person"))]
        book.move_sheet(sheet, -2)

    done = read_back(edited(made(), edit))
    reasons = {each.reason: each for each in done.imported.leftovers}
    assert {"merged", "gone"} == set(reasons)
    assert "部分公开" in reasons["merged"].text
    assert "结转下年度" in reasons["gone"].text
    assert "本年新收: [7," in done.text


def test_a_cell_that_was_moved_onto_another_one_is_nobodys_number() -> None:
    other = ("new_received", "commercial")

    def edit(book: Any) -> None:  # what LibreOffice leaves: both names stand for one cell
        place(book, of_cell(RECEIVED)).value = 7
        book.defined_names[of_cell(other)].attr_text = book.defined_names[of_cell(RECEIVED)].attr_text

    done = read_back(edited(made(), edit))
    assert ["shared", "shared"] == [each.reason for each in done.imported.leftovers]
    assert "本年新收: 待填" in done.text


def test_a_total_typed_over_its_formula_is_named_where_it_is_not_the_sum() -> None:
    columns = [column.id for column in load("2021").columns["new_received"]]
    known: dict[tuple[str, str], Any] = {("new_received", column): 0 for column in columns}
    right = read_back(edited(made(), typed_in(known)))
    wrong = read_back(edited(made(), typed_in(known | {("new_received", "total"): 5})))
    assert not right.imported.leftovers
    assert ["sum"] == [each.reason for each in wrong.imported.leftovers]
    assert "本年新收: 0" in wrong.text


def test_last_years_numbers_stand_beside_the_cells_and_what_was_carried_over_is_filled_in() -> None:
    path = next(each for each in EXAMPLES if "硚口" in str(each))
    book = openpyxl.load_workbook(BytesIO(made("硚口区卫生健康局", 2025, path)))
    assert "2024 年：53" == place(book, of_cell(("penalty", "decisions"))).comment.text
    assert 0 == place(book, of_cell(("carried_in", "natural_person"))).value
    assert None is place(book, of_cell(("penalty", "decisions"))).value


def test_only_inputs_can_be_typed_into() -> None:
    book = openpyxl.load_workbook(BytesIO(made()))
    form = load("2021")
    for row, columns in form.columns.items():
        for column in columns:
            cell = place(book, of_cell((row, column.id)))
            total = column.total or bool(form.rows[row].parts)
            assert total == cell.protection.locked, (row, column.id)
            assert total == (cell.data_type == "f")
            assert cell.parent.protection.sheet


def test_a_form_of_an_edition_that_is_not_known_is_refused_in_words() -> None:
    def edit(book: Any) -> None:
        place(book, EDITION).value = "2031"

    (done,) = gipgen.Project({"表.xlsx": edited(made(), edit)}).import_published("表.xlsx")
    assert done.problem is not None
    assert "2031" in done.problem.zh


def test_a_form_whose_cells_lost_their_names_is_not_read_as_a_report() -> None:
    def edit(book: Any) -> None:
        for name in list(book.defined_names):
            del book.defined_names[name]

    (done,) = gipgen.Project({"表.xlsx": edited(made(), edit)}).import_published("表.xlsx")
    assert done.problem is not None
    assert "名称都不见了" in done.problem.zh


def test_a_form_that_exists_is_left_alone() -> None:
    with pytest.raises(gipgen.Problem, match="may be filled in"):
        gipgen.Project({"表.xlsx": b"x"}).form("测试市民政局", 2024, path="表.xlsx")
    with pytest.raises(gipgen.Problem, match=r"\.xlsx"):
        gipgen.Project({}).form("测试市民政局", 2024, path="表.xls")


CALC = Path("/usr/lib/libreoffice/program/libsclo.so")


@pytest.mark.skipif(not CALC.exists(), reason="needs LibreOffice Calc (libreoffice-calc-nogui)")
@pytest.mark.parametrize("between", ["xlsx", "xls"])
def test_libreoffice_saves_it_and_every_number_is_still_there(tmp_path: Path, between: str) -> None:
    path = next(each for each in EXAMPLES if "互助" in str(each))
    values = numbers_of(path)
    (tmp_path / "表.xlsx").write_bytes(
        edited(
            made("互助县卫生健康局", 2024),
            typed_in({ref: as_excel_has_it(text) for ref, text in values.items() if text}),
        )
    )
    file = tmp_path / "表.xlsx"
    for number, ending in enumerate([between] if between == "xlsx" else [between, "xlsx"]):
        folder = tmp_path / str(number)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", folder, file],
            check=True,
            capture_output=True,
            timeout=100,
        )
        file = folder / f"表.{ending}"
    done = read_back(file.read_bytes())
    found = {(each.row, each.column): each for each in gipgen.Project({"b.yaml": done.text.encode()}).facts("b.yaml")}
    assert {ref: same(text) for ref, text in values.items()} == {ref: same(found[ref].value) for ref in values}
    assert not done.imported.leftovers


def test_what_is_gone_from_the_workbook_is_said_to_stand_nowhere() -> None:
    leftover = Leftover("本年新收 · 自然人", "", "gone")
    assert describe(leftover).startswith("本年新收 · 自然人（填报表里找不到这一格")
    assert describe(leftover, "en").startswith("本年新收 · 自然人 (")


@pytest.mark.parametrize("typed", ["../2023/report.yaml", "report.yaml", "甲局\\年报.docx", "甲局年报.pdf", "甲局.wps"])
def test_a_file_is_no_agency(typed: str) -> None:
    for begin in (gipgen.Project({}).form, gipgen.Project({}).new):
        with pytest.raises(gipgen.Problem, match="looks like a file, no agency"):
            begin(typed, 2025)
