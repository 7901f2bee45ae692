"""Forms that have little in common with those in force: what is read back, added up and said of them is right all the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gipgen import Checked, Project
from gipgen.form.drafts import read_draft
from gipgen.form.editions import also_from, load
from gipgen.form.roles import FormError
from gipgen.resources import package_text
from gipgen.source.compose import compose

EDITIONS = Path(__file__).parent.parent / "data" / "editions-apart"
HEAD = """\
单位: 某市发展局
年度: {year}
联系方式: {{部门: 办公室, 地址: 人民路1号, 电话: 010-53523359}}

"""
LISTS = """\
关键数据:
  当面: [1, 2]
  网上: [5, 6]
  挂号信: 0
  快递: [0, 1]
  上年未办结: [2, 0]
  已办结: [7, 8]
  未办结: [1, 1]

救济:
"""
NESTED = """\
  行政复议: {维持: 4, 纠错: 2}
  行政诉讼:
    一审: {维持: 3, 纠错: 1}
    二审: {维持: 1, 纠错: 0}
"""
FLAT = """\
  行政复议: {维持: 4, 纠错: 2}
  一审: {维持: 3, 纠错: 1}
  二审: {维持: 1, 纠错: 0}
  三审: {维持: 0, 纠错: 0}
"""
TEXTS = """\

工作综述: |
  受理申请15件，办理政府信息公开行政复议6件、行政诉讼5件。

下年计划: |
  继续做好工作。
"""
REPORTS = {
    2041: HEAD.format(year=2041) + LISTS + NESTED + TEXTS,
    2042: HEAD.format(year=2042) + LISTS + NESTED + TEXTS,
    2043: HEAD.format(year=2043) + LISTS + FLAT + TEXTS,
}


@pytest.fixture(autouse=True)
def _known() -> Iterator[None]:
    with also_from(str(EDITIONS)):
        yield


def checked(text: str) -> Checked:
    return Project().check_text(text)


@pytest.mark.parametrize("year", REPORTS)
def test_what_is_printed_is_read_back_however_many_tables_lie_across(year: int) -> None:
    project = Project({"report.yaml": REPORTS[year].encode()})
    (built,) = project.build("report.yaml", to=["html"])
    assert built.outputs, [each.message() for each in built.checked.findings]
    (read,) = Project({"a.html": built.outputs["report.html"]}).import_published("a.html")
    assert read.imported is not None
    assert read.imported.leftovers == ()
    counted = {ref: each.value.raw for ref, each in read.imported.cells.items()}
    assert ("2", "4", "1") == tuple(
        counted[ref] for ref in (("recon", "lost"), ("recon", "won"), ("first_court", "lost"))
    )
    assert ("5", "6", "11") == tuple(counted["online", half] for half in ("january", "july", "whole_year"))


def test_the_preface_names_parts_that_are_counted_in_chapters() -> None:
    (built,) = Project({"report.yaml": REPORTS[2041].encode()}).build("report.yaml", to=["md"])
    text = built.outputs["report.md"].decode()
    assert "全文共四章：申请的受理、权利救济、工作综述、下年度计划。" in text


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        ("受理申请15件", "受理申请16件", "GIP501", "16"),
        ("行政复议6件", "行政复议8件", "GIP506", "6"),
        ("行政诉讼5件", "行政诉讼4件", "GIP506", "5"),
        ("已办结: [7, 8]", "已办结: [7, 7]", "GIP301", ""),
    ],
)
def test_rules_hold_where_a_table_has_no_column_of_totals(old: str, new: str, rule: str, said: str) -> None:
    assert not checked(REPORTS[2041]).findings
    found = checked(REPORTS[2041].replace(old, new)).findings
    assert rule in {each.rule for each in found}, [(each.rule, each.message()) for each in found]
    assert any(said in each.message() for each in found if each.rule == rule)


def test_a_row_without_a_total_is_the_sum_of_its_columns_over_the_years() -> None:
    trended = Project({"report.yaml": REPORTS[2041].encode()}).trend("report.yaml")
    assert trended.trend is not None
    lines = {line.indicator.name.zh: line.points[0] for line in trended.trend.units[0].lines}
    assert 6 == lines["复议案件"].value
    assert 5 == lines["诉讼案件"].value
    page = trended.rendered("a.md").decode()
    assert "附表乙“一、行政复议”的“维持”、“纠错”之和" in page
    assert "减去\n" not in page
    assert "减去）" not in page


def test_only_a_table_that_is_stacked_has_blocks() -> None:
    text = package_text("form/2021.yaml").replace("layout: stacked", "layout: tree")
    with pytest.raises(FormError) as caught:
        read_draft("2021.yaml", text, compose(package_text("form/fields.yaml")).data, {"2019": load("2019")})
    assert "只有 layout: stacked 的表可以写 blocks" in caught.value.zh
