"""Where titles break, and in which size numbers fit their columns."""

import pytest
from outputs import W, docx_document, html_text, render
from reports import DATA, changed, look

from gipgen.layout.title_lines import title_lines, title_words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (
            "云川市清河区卫生健康局2024年政府信息公开工作年度报告",
            ["云川市清河区卫生健康局", "2024年", "政府信息公开", "工作", "年度报告"],
        ),
        (
            "2019年上海市人民政府办公厅政府信息公开工作年度报告",
            ["2019年上海市人民政府办公厅", "政府信息公开", "工作", "年度报告"],
        ),
        ("年报", ["年报"]),
    ],
)
def test_a_title_breaks_between_words_only(title: str, words: list[str]) -> None:
    assert words == title_words(title)
    assert title == "".join(title_lines(title, 20))


@pytest.mark.parametrize(
    ("title", "width", "lines"),
    [
        ("测试市民政局2024年政府信息公开工作年度报告", 21, ["测试市民政局2024年政府信息公开工作年度报告"]),  # just fits
        ("测试市民政局2024年政府信息公开工作年度报告", 20.5, ["测试市民政局2024年", "政府信息公开工作年度报告"]),
        ("云川市清河区卫生健康委员会2024年政府信息公开工作年度报告", 22, ["云川市清河区卫生健康委员会2024年", "政府信息公开工作年度报告"]),
        ("测试市政府信息公开工作年度报告", 12, ["测试市政府信息公开", "工作年度报告"]),  # of like length
        ("测试市民政局2024年政府信息公开工作年度报告", 8, ["测试市民政局2024年政府信息公开工作年度报告"]),  # no words so short
    ],
)  # fmt: skip
def test_a_long_title_breaks_into_two_lines_of_like_length(title: str, width: float, lines: list[str]) -> None:
    assert lines == title_lines(title, width)


def test_on_a_page_of_unknown_width_the_browser_may_break_the_title_between_words_only() -> None:
    page = render(look(changed())[0], ("html",))["html"]
    assert "<h1>测试市民政局<wbr/>2024年<wbr/>政府信息公开<wbr/>工作<wbr/>年度报告</h1>" in page.decode()
    assert "测试市民政局2024年政府信息公开工作年度报告" in html_text(page)


@pytest.mark.parametrize(("number", "style"), [("12345", "TableNumberSmall"), ("123456", "TableNumberTiny")])
def test_a_number_too_long_for_table_four_is_printed_smaller_not_broken(number: str, style: str) -> None:
    text = changed(("行政复议:         [1, 0, 1, 0, 2]", f"行政复议:         [{number}, 0, 0, 0]"))
    table = docx_document(render(look(text)[0], ("docx",))["docx"]).tables[2]
    paragraph = next(each for each in table._tbl.iter(f"{W}p") if number in "".join(each.itertext()))
    assert style == paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def test_the_report_of_large_numbers_has_seven_digits_in_each_column() -> None:
    examined, findings = look((DATA / "large.yaml").read_text(encoding="utf-8"))
    assert "error" not in {each.finding.severity for each in findings}
    cells = [cell.value for (row, _), cell in examined.case.report.cells.items() if row == "new_received"]
    assert {7} == {len(str(value)) for value in cells}
