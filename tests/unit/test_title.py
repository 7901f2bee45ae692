"""Where titles break, and in which size numbers fit their columns."""

import re

import pytest
from outputs import ODF, W, docx_document, html_text, odt_part, render
from reports import DATA, changed, look

from gipgen.formats.measures import measures
from gipgen.formats.table_widths import number_size, widths
from gipgen.layout.document import lay_out
from gipgen.layout.title_lines import broken_width, screen_parts, screen_words, title_lines, title_words
from gipgen.settings.settings import DEFAULT


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
        ("测试市民政局2024年政府信息公开工作年度报告", 21.5, ["测试市民政局2024年政府信息公开工作年度报告"]),  # just fits: 2024 has a quarter on either side
        ("测试市民政局2024年政府信息公开工作年度报告", 20.5, ["测试市民政局2024年", "政府信息公开工作年度报告"]),
        ("云川市清河区卫生健康委员会2024年政府信息公开工作年度报告", 22, ["云川市清河区卫生健康委员会2024年", "政府信息公开工作年度报告"]),
        ("测试市政府信息公开工作年度报告", 12, ["测试市政府信息公开", "工作年度报告"]),  # of like length
        ("测试市民政局2024年政府信息公开工作年度报告", 8, ["测试市民政局", "2024年", "政府信息公开", "工作年度报告"]),
        ("测试市民政局2024年政府信息公开工作年度报告", 5, ["测试市民政局2024年政府信息公开工作年度报告"]),  # no words so short
        (
            "积石山保安族东乡族撒拉族自治县人民政府办公室2024年政府信息公开工作年度报告",
            20,
            ["积石山保安族东乡族撒拉族自治县人民政府", "办公室2024年政府信息公开工作年度报告"],
        ),
        (
            "双江拉祜族佤族布朗族傣族自治县住房和城乡建设局2024年政府信息公开工作年度报告",
            20,
            ["双江拉祜族佤族布朗族傣族自治县", "住房和城乡建设局2024年", "政府信息公开工作年度报告"],
        ),
        (
            "云川市清河区住房和城乡建设局（人民防空办公室）2024年政府信息公开工作年度报告",
            20,
            ["云川市清河区住房和城乡建设局", "（人民防空办公室）2024年", "政府信息公开工作年度报告"],
        ),
        (
            "黄河水利委员会黄河流域生态环境监督管理局信息中心2024年政府信息公开工作年度报告",
            20,
            ["黄河水利委员会黄河流域生态环境监督管理局", "信息中心2024年政府信息公开工作年度报告"],
        ),
        (  # what it is stands in one line where that takes no line more
            "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县塔尔塔吉克民族乡人民政府政务公开办公室2024年政府信息公开工作年度报告",
            20,
            ["新疆维吾尔自治区克孜勒苏柯尔克孜自治州", "阿克陶县塔尔塔吉克民族乡人民政府", "政务公开办公室2024年", "政府信息公开工作年度报告"],
        ),
        (  # 61 characters
            "云川市清河区经济开发区管理委员会综合行政执法与应急管理监督检查局行政审批信息服务中心2024年度政府信息公开工作年度报告",
            20,
            ["云川市清河区经济开发区管理委员会", "综合行政执法与应急管理监督检查局", "行政审批信息服务中心2024年度", "政府信息公开工作年度报告"],
        ),
        (  # no seam in 24 characters: lines of like length, the other words whole
            "测试市甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地中心2024年政府信息公开工作年度报告",
            20,
            ["测试市甲乙丙丁戊己庚辛壬癸子丑", "寅卯辰巳午未申酉戌亥天地中心", "2024年政府信息公开工作年度报告"],
        ),
    ],
)  # fmt: skip
def test_a_long_title_breaks_between_words_into_lines_of_like_length(
    title: str, width: float, lines: list[str]
) -> None:
    assert lines == title_lines(title, width)


def test_on_a_page_of_unknown_width_the_browser_may_break_the_title_between_words_only() -> None:
    page = render(look(changed())[0], ("html",))["html"]
    assert "<h1>测试市民政局<wbr/>2024年<wbr/>政府信息公开<wbr/>工作<wbr/>年度报告</h1>" in page.decode()
    long = "积石山保安族东乡族撒拉族自治县人民政府办公室2024年年度报告"  # its name is longer than a line of a telephone
    assert screen_words(long) == ["积石山保安族", "东乡族撒拉族", "自治县", "人民政府", "办公室", "2024年", "年度报告"]
    assert "测试市民政局2024年政府信息公开工作年度报告" in html_text(page)
    assert ["信息公开科第一办公室"] == screen_words("信息公开科第一办公室")
    assert ["和水利", "水产", "畜牧", "兽医", "综合", "执法"] == screen_words(
        "和水利水产畜牧兽医综合执法"
    )  # longer than a line
    parts = screen_parts(
        "云川市政务公开领导小组协调办公室2024年年度报告"
    )  # a line that has room for all of one breaks none
    assert parts == [["云川市政务公开领导小组协调", "办公室"], ["2024年"], ["年度报告"]]


@pytest.mark.parametrize(
    ("numbers", "size"),
    [
        ([1234, 0, 0, 0], None),
        ([123456, 0, 0, 0], None),  # its columns are wider, the others narrower
        ([123456789, 0, 0, 0], None),
        ([123456789, 123456789, 123456789, 0], 8),
    ],
)
def test_long_numbers_of_table_four_have_wider_columns_and_are_never_broken(
    numbers: list[int], size: float | None
) -> None:
    built = render(
        look(changed(("行政复议:         [1, 0, 1, 0, 2]", f"行政复议:         {numbers}")))[0], ("docx", "odt")
    )
    table = docx_document(built["docx"]).tables[2]
    number = str(numbers[0])
    run = next(each for each in table._tbl.iter(f"{W}r") if number in "".join(each.itertext()))
    found = run.find(f"{W}rPr/{W}sz")
    assert size == (None if found is None else int(found.get(f"{W}val")) / 2)
    columns = [int(each.get(f"{W}w")) for each in table._tbl.iter(f"{W}gridCol")]
    assert sum(columns) <= 8844
    assert len(number) * 0.637 * (size or 8.5) <= (columns[0] - 56) / 20, "in the widest fonts that stand in for others"
    assert min(columns) >= 2 * 180 + 56, "结果 over 维持"
    span = next(each for each in odt_part(built["odt"]).iter() if each.text == number)
    assert (span.get(f"{ODF['text']}style-name") == f"Figures{int(2 * size)}") if size else span.tag.endswith("}p")


@pytest.mark.parametrize(("number", "size", "share"), [(1234567, 7.5, None), (123456789, 6.0, 72)])
def test_numbers_in_fifteen_columns_are_rather_narrower_than_too_small(
    number: int, size: float, share: int | None
) -> None:
    rows = [("行政复议:         [1, 0, 1, 0, 2]", "行政复议"), ("未经复议直接起诉: 0", "未经复议直接起诉")]
    rows += [("复议后起诉:       [0, 1, 0, 0, 1]", "复议后起诉")]
    lines = [(old, f"{name}: [{number}, {number}, {number}, {number}]") for old, name in rows]
    built = render(look(changed(*lines))[0], ("docx", "odt"))
    table = docx_document(built["docx"]).tables[2]
    (run,) = {
        tuple((each.tag.removeprefix(W), each.get(f"{W}val")) for each in run.find(f"{W}rPr"))
        for run in table._tbl.iter(f"{W}r")
        if str(number) in "".join(run.itertext())
    }
    look_of_it = dict(run)
    assert int(look_of_it["sz"]) / 2 >= size
    assert share is None or share <= int(look_of_it["w"]) < 100
    (style,) = {
        each.get(f"{ODF['text']}style-name") for each in odt_part(built["odt"]).iter() if each.text == str(number)
    }
    assert str(style).startswith(f"Figures{look_of_it['sz']}")


@pytest.mark.parametrize(("factor", "least"), [(1, 7.5), (60, 7.5)])  # seven digits in each column, and eight or nine
def test_numbers_of_table_three_are_read_without_a_glass(factor: int, least: float) -> None:
    text = (DATA / "large.yaml").read_text(encoding="utf-8")
    before, _, rest = text.partition("依申请公开:\n")
    table, mark, after = rest.partition("复议诉讼:\n")
    larger = re.sub(r"\d+", lambda found: str(int(found[0]) * factor), table)
    examined, _ = look(f"{before}依申请公开:\n{larger}{mark}{after}")
    page, grid = measures(DEFAULT.style), lay_out(examined.case).parts[2].grid
    assert grid
    columns = widths(grid, page)
    assert sum(columns) <= page.text_width
    assert number_size(grid, page, columns) >= 2 * least
    assert columns[1] >= 3 * page.small * 10 + 56, "（三） in one line"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "云川哈尼族彝族自治州清河拉祜族佤族自治县市场监督管理局",
            ["云川哈尼族彝族自治州清河拉祜族佤族自治县", "市场监督管理局"],
        ),
        (
            "甘孜藏族自治州康定市人民政府国有资产监督管理委员会办公室暨地方金融监督管理局办公室",
            ["甘孜藏族自治州康定市人民政府国有资产监督管理委员会", "办公室暨地方金融监督管理局办公室"],
        ),
        (
            "云川市清河区社会工作部甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申",
            ["云川市清河区社会工作部甲乙丙丁", "戊己庚辛壬癸子丑寅卯辰巳午未申"],
        ),
    ],
)
def test_a_long_name_at_the_end_fills_lines_that_end_with_its_words(name: str, lines: list[str]) -> None:
    width = broken_width(name, 26)
    assert lines == [name[at : at + width] for at in range(0, len(name), width)]


def test_the_report_of_large_numbers_has_seven_digits_in_each_column() -> None:
    examined, findings = look((DATA / "large.yaml").read_text(encoding="utf-8"))
    assert "error" not in {each.finding.severity for each in findings}
    cells = [cell.value for (row, _), cell in examined.case.report.cells.items() if row == "new_received"]
    assert {7} == {len(str(value)) for value in cells}
