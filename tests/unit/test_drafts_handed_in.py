"""A draft that is handed in as a report is told to be one, whoever made it; and a report is not."""

import io
import zipfile

import pytest
from outputs import rendered
from reports import BASE
from test_collect import A, collect, one, report, states, with_roster

from gipgen import Project
from gipgen.check import examine
from gipgen.collect.feedback_points import points
from gipgen.imports.draft_mark import is_draft_mark
from gipgen.imports.import_report import import_report
from gipgen.layout.document import lay_out


def told(name: str, content: bytes) -> list[str]:
    return [each.text for each in import_report(name, content).noted if each.reason == "draft"]


@pytest.mark.parametrize("format_", ["docx", "html", "md", "odt"])
def test_a_draft_of_ours_is_told_in_each_format_and_a_report_is_not(format_: str) -> None:
    case = examine(BASE.encode()).case
    (mark,) = told(f"年报.{format_}", rendered(lay_out(case, draft=True), format_))
    assert "草稿" in mark
    assert told(f"年报.{format_}", rendered(lay_out(case), format_)) == []


HEADER = """<?xml version="1.0" encoding="UTF-8"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:p><w:r><w:t>{head}</w:t></w:r><w:r><w:pict><v:shape><v:textpath string="{drawn}"/></v:shape></w:pict></w:r></w:p></w:hdr>"""


@pytest.mark.parametrize(
    ("head", "drawn", "mark"),
    [("送审稿", "", ["送审稿"]), ("", "草稿 1", ["草稿 1"]), ("测试区民政局稿件处理单", "内部资料", [])],
)
def test_the_header_and_the_letters_across_the_page_of_a_word_file_tell_it(
    head: str, drawn: str, mark: list[str]
) -> None:
    package = io.BytesIO(rendered(lay_out(examine(BASE.encode()).case, draft=True), "docx"))
    made = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = HEADER.format(head=head, drawn=drawn).encode() if name == "word/header1.xml" else old.read(name)
            new.writestr(name, part)
    assert told("年报.docx", made.getvalue()) == mark


def test_a_header_that_is_broken_keeps_no_report_from_being_read() -> None:
    """It was read before anybody looked into headers."""
    package = io.BytesIO(rendered(lay_out(examine(BASE.encode()).case, draft=True), "docx"))
    made = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, "<草稿" if name == "word/header1.xml" else old.read(name))
    assert told("年报.docx", made.getvalue()) == []


MARKS = ("（征求意见稿）", "测试区民政局2024年政府信息公开工作年度报告（初稿）", "讨 论 稿")
PROSE = (
    "全年起草规范性文件草稿3件",
    "《测试区养老服务办法（征求意见稿）》",
    "2024年起草并公布征求意见稿2件，按时答复",
)


def test_a_line_by_itself_or_a_title_is_a_mark_and_prose_about_drafts_is_none() -> None:
    assert [is_draft_mark(line) for line in (*MARKS, *PROSE)] == [True] * len(MARKS) + [False] * len(PROSE)


def test_a_unit_that_handed_in_a_draft_is_not_done_and_told_so() -> None:
    """Complete and without a fault, but not what was signed: nothing but its mark says so."""
    document = rendered(lay_out(examine(report(A)).case, draft=True), "md")
    files = with_roster({"收集/民政局.md": document}, f"单位\n{A}\n")
    found = collect(files, "")
    assert states(found) == {A: "有警告"}
    assert "草稿的标记" in one(found, A)["why"]
    assert f"结果/反馈/{A}.docx" in files


def test_a_unit_is_told_once_that_it_is_a_draft() -> None:
    """The mark in front of the title is left over as well."""
    document = "（征求意见稿）\n\n" + rendered(lay_out(examine(report(A)).case), "md").decode()
    project = Project(with_roster({"收集/民政局.md": document.encode()}, f"单位\n{A}\n"))
    (state,) = project.collect("收集", roster="名册.csv", year=2024, output="结果").collected.units
    assert ["征求意见稿" in each.words for each in points(state)].count(True) == 1
