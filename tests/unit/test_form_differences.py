"""What an original did to the form stands in the file that is made of it, and ``check`` tells it; nothing of it is printed."""

import re
from collections.abc import Callable

import published
import pytest
from outputs import render
from reports import BASE, look
from test_import import FORM, NUMBERS, found, page

from gipgen.check import examine
from gipgen.compare.compare_fields import field_changes
from gipgen.findings.families import is_of_original
from gipgen.formatting.format import format_report
from gipgen.imports.compose_report import compose
from gipgen.imports.form_differences import _is_torn
from gipgen.imports.import_report import Published, import_report
from gipgen.project.project import Project
from gipgen.source.compose import compose as read_yaml
from gipgen.source.reader import read

HEADINGS = [section.heading for section in FORM.sections]


def lines(change: Callable[[str], str]) -> Published:
    """The report as text with tabs between cells, changed."""
    text = "\n".join(published.parts(2024, NUMBERS, published.tabs, lambda line: line))
    return import_report("a.txt", change(f"{text}\n测试区民政局\n2025年1月20日\n").encode())


def noted(imported: Published) -> list[dict[str, str]]:
    """来源.偏差 of the file that is made."""
    data = read_yaml(compose(imported, "年报.docx", "report.yaml")).data
    assert "年报.docx" == data["来源"]["原件"]
    items: list[dict[str, str]] = data["来源"].get("偏差", [])
    return items


def told(imported: Published) -> list[tuple[str, str, str]]:
    """What ``check`` says of the original: rule, severity, message."""
    _, findings = look(compose(imported, "年报.docx", "report.yaml"))
    return [
        (each.rule, each.severity, each.finding.message("zh")) for each in findings if is_of_original(each.finding.rule)
    ]


def test_a_report_in_the_form_itself_did_nothing_to_it() -> None:
    for imported in (lines(lambda text: text), page(lambda text: text)):
        assert NUMBERS == found(imported)
        assert ([], []) == (noted(imported), told(imported))


def test_headings_in_other_words_and_with_other_numbers() -> None:
    imported = lines(lambda text: text.replace(HEADINGS[1], "2、主动公开情况").replace(HEADINGS[5], "六、其他事项"))
    assert [("标题写法", "2、主动公开情况", HEADINGS[1]), ("标题写法", "六、其他事项", HEADINGS[5])] == [
        (each["情形"], each["原文"], each["格式"]) for each in noted(imported)
    ]
    (only,) = told(imported)
    assert ("GIP011", "info") == only[:2]
    assert f"的标题写作“2、主动公开情况”，规定的是“{HEADINGS[1]}”" in only[2]
    assert "同样的还有 1 处：" in only[2]
    assert f"的“六、其他事项”（规定的是“{HEADINGS[5]}”）" in only[2]


def test_a_stop_of_another_kind_behind_the_number_is_nothing() -> None:
    assert [] == noted(
        lines(lambda text: text.replace("一、总体情况", "一．总体情况").replace("二、主动", "二、 主动"))
    )


def test_a_section_without_a_heading() -> None:
    imported = lines(lambda text: text.replace(f"{HEADINGS[2]}\n", ""))
    (only,) = noted(imported)
    assert ("标题写法", HEADINGS[2]) == (only["情形"], only["格式"])
    assert "原文" not in only
    assert f"没有标题，规定的是“{HEADINGS[2]}”" in told(imported)[0][2]


def test_labels_of_the_old_form_and_labels_that_the_agency_made_up() -> None:
    imported = lines(lambda text: text.replace("本年废止件数", "本年度止件数"))
    (only,) = noted(imported)
    assert ("行列写法", "本年度止件数", "本年废止件数") == (only["情形"], only["原文"], only["格式"])
    assert ("GIP012", "info") == told(imported)[0][:2]


def test_a_row_that_is_missing_and_a_row_of_the_agencys_own() -> None:
    without = lines(lambda text: re.sub(r"\n[^\n]*重复申请[^\n]*", "", text))
    (only,) = noted(without)
    assert "缺少行" == only["情形"]
    assert "重复申请" in only["格式"]
    assert ("GIP013", "warning") == told(without)[0][:2]
    assert "不要当作 0" in told(without)[0][2]
    assert not without.noted, "of one row nothing need be said but in the file"
    more = lines(lambda text: re.sub(r"(\n行政强制[^\n]*)", r"\1\n行政征收\t7", text))
    assert [("多出行", "行政征收 7")] == [(each["情形"], each["原文"]) for each in noted(more)]
    assert ("GIP014", "warning") == told(more)[0][:2]


def test_a_row_of_the_form_that_a_page_tore_is_no_row_of_the_agencys_own() -> None:
    torn = "（六）其他处理2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    imported = lines(lambda text: re.sub(r"(\n行政强制[^\n]*)", rf"\1\n{torn}\t1", text))
    assert "多出行" not in [each["情形"] for each in noted(imported)]
    assert any(torn in each.text.replace(" ", "") for each in imported.leftovers), (
        "what was not taken is told all the same"
    )


def test_sections_that_are_missing_added_or_in_another_order() -> None:
    problems = f"\n{published.TEXTS['problems']}"
    missing = lines(lambda text: text.replace(f"{HEADINGS[4]}{problems}\n", ""))
    assert [("缺少部分", HEADINGS[4])] == [(each["情形"], each["格式"]) for each in noted(missing)]
    assert ("GIP015", "warning") == told(missing)[0][:2]
    shifted = lines(lambda text: text.replace(f"{HEADINGS[4]}{problems}\n", "").replace("六、", "五、"))
    assert ["缺少部分"] == [each["情形"] for each in noted(shifted)]
    added = lines(
        lambda text: text.replace("测试区民政局\n2025", "七、下一年工作计划\n加强培训，提高质量。\n测试区民政局\n2025")
    )
    assert [("多出部分", "七、下一年工作计划")] == [(each["情形"], each["原文"]) for each in noted(added)]
    assert "GIP016" == told(added)[0][0]


def test_two_sections_that_changed_places_are_read_where_they_belong() -> None:
    problems, other = published.TEXTS["problems"], published.TEXTS["other_matters"]
    right = f"{HEADINGS[4]}\n{problems}\n{HEADINGS[5]}\n{other}\n"
    wrong = f"五、其他需要报告的事项\n{other}\n六、存在的主要问题及改进情况\n{problems}\n"
    imported = lines(lambda text: text.replace(right, wrong))
    assert (problems, other) == (imported.texts["problems"], imported.texts["other_matters"])
    assert ("测试区民政局", "2025-01-20") == (
        imported.signature and (imported.signature.agency, imported.signature.date)
    )
    assert ["顺序不同"] == [each["情形"] for each in noted(imported)], "other numbers follow from that"
    rules = [rule for rule, *_ in told(imported)]
    assert ["GIP017"] == rules
    assert () == imported.leftovers


def test_a_table_that_is_not_there_and_one_that_is_a_picture() -> None:
    html = published.page(NUMBERS, 2024).decode()
    tables = list(re.finditer("<table border='1'>.*?</table>", html))
    gone = import_report("a.html", (html[: tables[1].start()] + html[tables[1].end() :]).encode())
    assert [("缺少表格", HEADINGS[2])] == [(each["情形"], each["格式"]) for each in noted(gone)]
    assert ["GIP018"] == [rule for rule, *_ in told(gone)]
    for picture in ("<p><img src='2.png'></p>", "<p><img width=600 height=400></p>"):
        drawn = import_report("a.html", f"{html[: tables[1].start()]}{picture}{html[tables[1].end() :]}".encode())
        assert [("表格是图片", HEADINGS[2])] == [(each["情形"], each["格式"]) for each in noted(drawn)]
        assert ["picture"] == [each.reason for each in drawn.noted]
        assert "请对照图片填" in told(drawn)[0][2]
    icon = import_report("a.html", f"{html[: tables[1].start()]}<img width=16>{html[tables[1].end() :]}".encode())
    assert ["缺少表格"] == [each["情形"] for each in noted(icon)]


def test_what_was_noted_is_kept_by_fmt_and_goes_no_further() -> None:
    imported = lines(lambda text: text.replace("本年废止件数", "本年度止件数"))
    text = compose(imported, "年报.docx", "report.yaml")
    source = read(text.encode())
    assert text == format_report(source, FORM).text
    mixed = text.replace("{情形: 行列写法, ", "{").replace(
        "原文: 本年度止件数, ", "原文: 本年度止件数, 情形: 行列写法, "
    )
    assert mixed != text == format_report(read(mixed.encode()), FORM).text
    project = Project({"2024/report.yaml": text.encode()})
    begun = project.new("测试区民政局", 2025, path="2025/report.yaml", previous="2024/report.yaml")
    assert "测试区民政局" in begun.text
    assert "来源:" not in begun.text
    assert "本年度止件数" not in begun.text
    printed = render(examine(text.encode()), ("md", "html", "docx", "odt"))
    assert len(printed) > 3
    assert not [name for name, content in printed.items() if "本年度止件数".encode() in content]


def test_two_files_that_differ_in_where_they_come_from_are_the_same_report() -> None:
    one, other = (
        examine(compose(lines(lambda text: text), name, "report.yaml").encode()) for name in ("甲.docx", "乙.pdf")
    )
    assert [] == list(field_changes(one, other))


@pytest.mark.parametrize(
    ("item", "wrong"),
    [
        ("{情形: 标题, 位置: 第3行}", "情形"),
        ("{情形: 标题写法}", "位置"),
        ("{情形: 标题写法, 位置: 第3行, 原话: 甲}", "原话"),
    ],
)
def test_what_stands_there_is_held_to_the_schema(item: str, wrong: str) -> None:
    _, findings = look(f"{BASE}\n来源: {{原件: 年报.docx, 偏差: [{item}]}}\n")
    assert any(wrong in each.finding.message("zh") and each.severity == "error" for each in findings)


@pytest.mark.parametrize(
    ("place", "found", "torn"),
    [
        ("第3页表2（续第4页）", "其他法律行政止公开", True),
        ("第3页表2", "其他法律行政禁止信息公开", False),
        ("表2", "其他法律行政止公开", False),
        ("第29行", "其他法律行政止公开", False),
    ],
)
def test_a_label_that_a_page_cut_is_no_other_label(place: str, found: str, torn: bool) -> None:  # noqa: FBT001  a table of cases
    assert torn is _is_torn(place, found, "2.其他法律行政法规禁止公开")
