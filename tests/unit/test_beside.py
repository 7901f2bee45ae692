"""Reports beside one another, where there is no disk: the year before, what is published, what was begun."""

import pytest
from reports import BASE, changed

from gipgen import Problem, Project
from gipgen.report.neighbours import year_before

CARRIED = ("  结转下年度:    [1, 0, 0, 0, 0, 0, 1]", "  结转下年度:    [0, 1, 0, 0, 0, 0, 1]")
LAST = changed(("年度: 2024", "年度: 2023"), CARRIED)
OUT = changed(("年度: 2024", "年度: 2024\n状态: 已公布"), ("行政许可: 12", "行政许可: 012"))


@pytest.mark.parametrize(
    ("place", "year", "wanted"),
    [
        ("/甲/2024/report.yaml", 2024, "../2023/report.yaml"),
        (r"D:\年报\2024\report.yaml", 2024, "../2023/report.yaml"),
        ("2024/report.yaml", 2024, "../2023/report.yaml"),
        ("/甲/2024年报/甲局.yaml", 2024, "../2023年报/甲局.yaml"),
        ("/甲/2024年报.yaml", 2024, "2023年报.yaml"),
        ("/甲/2024/report.yaml", 2025, None),
        ("/甲/report.yaml", 2024, None),
        ("report.yaml", 2024, None),
        ("", 2024, None),
        ("/甲/2024/report.yaml", None, None),
    ],
)
def test_the_year_before_lies_in_the_folder_of_its_year(place: str, year: int | None, wanted: str | None) -> None:
    assert wanted == year_before(place, year)


def rules(files: dict[str, str], path: str) -> set[str]:
    (checked,) = Project({name: text.encode() for name, text in files.items()}).check(path)
    return {each.rule for each in checked.findings}


def test_it_is_compared_as_if_it_were_named() -> None:
    assert "GIP401" in rules({"甲/2023/report.yaml": LAST, "甲/2024/report.yaml": BASE}, "甲/2024/report.yaml")
    named = changed(("年度: 2024", "年度: 2024\n上年报告: ../old.yaml"))
    same = LAST.replace(CARRIED[1], CARRIED[0])
    files = {"甲/2023/report.yaml": LAST, "甲/old.yaml": same, "甲/2024/report.yaml": named}
    assert "GIP401" not in rules(files, "甲/2024/report.yaml"), "what is named goes first"


def test_an_agencys_name_with_braces_is_no_place_for_words() -> None:
    odd = LAST.replace("单位: 测试市民政局", "单位: '{why}{0}'")
    assert {"GIP240"} == rules({"2023/report.yaml": odd, "2024/report.yaml": BASE}, "2024/report.yaml")


def test_what_is_published_is_built_by_its_name_only_and_only_where_that_is_asked_for() -> None:
    text = OUT.replace("012", "12").encode()
    project = Project({"2024/report.yaml": text})
    assert [{}] == [built.outputs for built in project.build(".", to="md", published=True)]
    (refused,) = project.build("2024/report.yaml", to="md")
    assert refused.problem is not None
    (built,) = project.build("2024/report.yaml", to="md", published=True)
    assert ["2024/report.md"] == list(built.outputs)


def test_a_caller_of_the_library_is_given_all_findings_and_told_that_they_need_not_be_shown() -> None:
    project = Project({"2024/report.yaml": OUT.encode()})
    (met,) = project.check(".")
    (named,) = project.check("2024/report.yaml")
    assert (True, False) == (met.is_folded, named.is_folded)
    assert met.findings == named.findings != []


def test_a_report_that_somebody_has_touched_is_not_begun_again() -> None:
    files = {"2023/report.yaml": LAST.encode()}
    project = Project(files)
    project.write(project.new("测试市民政局", 2024, path="2024/report.yaml"))
    begun = project.new(path="2024/report.yaml", previous="2023/report.yaml")
    assert b"\xe4\xb8\x8a\xe5\xb9\xb4\xe6\x8a\xa5\xe5\x91\x8a: ../2023" in begun.outputs["2024/report.yaml"]
    for words in (b"# mine\n", "备注".encode()):
        touched = Project({**files, "2024/report.yaml": files["2024/report.yaml"] + words})
        with pytest.raises(Problem, match="was begun"):
            touched.new(path="2024/report.yaml", previous="2023/report.yaml")
    project.write(begun)
    with pytest.raises(Problem, match="was begun"):
        project.new(path="2024/report.yaml", previous="2023/report.yaml")
