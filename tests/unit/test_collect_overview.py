"""What a supervising office opens first: the workbook, the page, the 通报; and the names of the units' files."""

import pickle
import re
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from collected_units import collected, handed, unit
from reports import BASE, changed

from gipgen.collect.circular import circular
from gipgen.collect.collect_documents import Overview, documents
from gipgen.collect.collected import Collected, NotTaken, Unit, UnitState
from gipgen.collect.overview_html import overview_html
from gipgen.collect.overview_xlsx import overview_xlsx
from gipgen.collect.rule_ranking import ranking
from gipgen.collect.state_words import file_names, why_to_unit
from gipgen.collect.unit_papers import Paper, ToMake, papers
from gipgen.findings.text import Problem, Text
from gipgen.formats.house import House
from gipgen.formats.templating import Templates

OTHER = changed(("行政处罚: 53", "行政处罚: 7"), ("62.336", "0.1"), ("行政许可: 12", "行政许可: 0"))
WRONG = changed(("[1, 0, 1, 0, 2]", "[1, 0, 1, 0, 3]"))


def run(**more: object) -> Collected:
    return collected(
        unit("甲局", "通过", BASE),
        unit("乙局", "有警告", OTHER)._replace(late=True, by=3),
        unit("丙局", "有错误", WRONG, file="收件/丙局.docx")._replace(late=False),
        unit("丁局", "未交"),
        unit("=1+1", "读不了", why="文件损坏，打不开。"),
        UnitState(Unit("戊局", merged_into="甲局"), "已并入"),
        **more,
    )


def workbook(of: Collected) -> Any:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    made = overview_xlsx(of, ranking(of.units), ["反馈/a.docx"] * len(of.units))
    return openpyxl.load_workbook(BytesIO(made))


def rows(sheet: Any, start: int = 3) -> list[tuple[Any, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=start)]


def cell_behind(sheet: Any, label: str) -> Any:
    """The first cell with something in it behind the one with this label."""
    for row in sheet.iter_rows():
        values = [cell.value for cell in row]
        if label in values:
            return next(value for value in values[values.index(label) + 1 :] if value is not None)
    raise AssertionError(label)


def test_the_units_are_listed_with_what_is_known_and_nothing_else() -> None:
    sheet = workbook(run())["单位"]
    found = {row[1]: row for row in rows(sheet)}
    assert ("乙局", None, "测试市", "有警告", "迟交 3 天", 0, 0, 0) == found["乙局"][1:9]
    assert ("有错误", "按时", 1) == found["丙局"][4:7]
    assert found["丙局"][10] == "收件/丙局.docx"
    assert ("未交", None, None, None, None) == found["丁局"][4:9], "nobody knows how many errors: no 0"
    assert found["戊局"][9] == "已并入甲局"
    assert found["=1+1"][9] == "文件损坏，打不开。"


def test_the_workbook_prints_and_filters() -> None:
    book = workbook(run())
    assert ["单位", "缺报", "问题", "合计", "来源"] == book.sheetnames
    for name in ("单位", "缺报", "问题", "来源"):
        sheet = book[name]
        assert sheet.freeze_panes == "C3"
        assert sheet.auto_filter.ref.startswith("A2:")
        assert sheet.print_title_rows in ("2:2", "$2:$2")
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    sheet = workbook(run())["单位"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_sums_are_exact_and_count_only_reports_without_errors() -> None:
    book = workbook(run())
    sheet = book["合计"]
    assert cell_behind(sheet, "行政处罚") == 60
    assert cell_behind(sheet, "行政许可") == 12
    fee = next(cell for row in sheet.iter_rows() for cell in row if cell.value == 62.436)
    assert fee.number_format == "0.000"
    assert "2 个单位" in sheet["A1"].value
    counted = {row[0]: row[2:4] for row in rows(book["来源"])}
    assert counted == {"甲局": ("是", None), "乙局": ("是", None), "丙局": ("否", "状态是“有错误”")}
    assert handed(BASE).sha256 in [row[6] for row in rows(book["来源"])]


def doubled() -> str:
    """The base report with every number of its tables twice as large."""
    head, tables, rest = re.split(r"(?=^主动公开:|^存在问题及改进:)", BASE, flags=re.MULTILINE)
    return head + re.sub(r"\d+(\.\d+)?", lambda number: str(Decimal(number[0]) * 2), tables) + rest


def test_a_total_and_its_parts_are_not_both_added() -> None:
    whole = unit("测试市", "通过", doubled())._replace(unit=Unit("测试市"))
    book = workbook(collected(whole, unit("甲局", "通过", BASE), unit("乙局", "通过", BASE)))
    assert cell_behind(book["合计"], "行政处罚") == 106
    assert cell_behind(book["合计"], "行政许可") == 24
    reasons = {row[0]: row[3] for row in rows(book["来源"])}
    assert reasons["甲局"] is None
    assert "2 个单位的汇总" in reasons["测试市"]


def test_a_sum_of_which_a_part_is_missing_says_so() -> None:
    with_gap = unit("乙局", "有警告", OTHER)
    assert with_gap.handed is not None
    values = tuple("" if value == "7" else value for value in with_gap.handed.values)
    gap = with_gap._replace(handed=with_gap.handed._replace(values=values))
    sheet = workbook(collected(unit("甲局", "通过", BASE), gap))["合计"]
    assert cell_behind(sheet, "行政处罚") == "缺 1 家"
    assert cell_behind(sheet, "行政许可") == 12
    assert any("缺数的单位：乙局" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_without_any_report_there_is_no_sum() -> None:
    sheet = workbook(collected(unit("甲局", "未交")))["合计"]
    assert sheet["A2"].value == "没有可以合计的报告。"
    assert cell_count(sheet) == 2


def cell_count(sheet: Any) -> int:
    return sum(cell.value is not None for row in sheet.iter_rows() for cell in row)


def test_rules_are_ranked_by_how_many_units_broke_them() -> None:
    of = collected(
        unit("甲局", "有错误", WRONG),
        unit("乙局", "有错误", WRONG),
        unit("丙局", "待填", changed(("行政处罚: 53", "行政处罚: 待填"))),
    )
    sheet = workbook(of)["问题"]
    found = rows(sheet)
    assert found[0][0] == "GIP304"
    assert found[0][3:] == (2, 2, "甲局、乙局")
    assert [row[3] for row in found if row[2] == "必须改正"] == sorted(
        (row[3] for row in found if row[2] == "必须改正"), reverse=True
    )
    assert ("GIP210", 1, 1, "丙局") in [(row[0], row[3], row[4], row[5]) for row in found]


def test_every_document_is_the_same_bytes_again() -> None:
    pytest.importorskip("xlsxwriter")
    of = run()
    assert list(documents(of)) == list(documents(of))
    assert ["总表.xlsx", "总表.html", "通报.md"] == [path for path, _ in documents(of)][-3:]


def test_what_a_unit_gets_is_made_of_plain_values_in_any_process() -> None:
    pytest.importorskip("xlsxwriter")
    of, sizes = run(), list[int]()

    def elsewhere(wanted: Iterable[ToMake]) -> Iterator[list[Paper]]:
        for each in wanted:
            sent = pickle.dumps(each)
            sizes.append(len(sent))
            yield pickle.loads(pickle.dumps(papers(pickle.loads(sent))))

    assert list(documents(of, spread=elsewhere)) == list(documents(of))
    assert sizes
    assert max(sizes) < 5_000, "the cells of a report are not sent along"


def test_the_workbook_is_begun_when_others_are_at_work_and_waited_for_behind_them() -> None:
    pytest.importorskip("xlsxwriter")
    told: list[str] = []

    def meanwhile(work: Callable[[], Overview]) -> Callable[[], Overview]:
        def waited_for() -> Overview:
            told.append("waited for")
            return work()

        told.append("begun")
        return waited_for

    for path, _ in documents(run(), meanwhile=meanwhile):
        told.append(path)
    assert told[:2] == ["begun", "反馈/丙局.docx"]
    assert told[-4:] == ["waited for", "总表.xlsx", "总表.html", "通报.md"]


def page(of: Collected) -> str:
    return overview_html(of, ranking(of.units), ["反馈/甲 局.docx", *[""] * (len(of.units) - 1)], Templates()).decode()


def test_the_page_is_one_file_without_script_and_escapes_what_others_wrote() -> None:
    evil = "<script>alert(1)</script>"
    text = page(run(not_taken=(NotTaken(evil, Text(evil, evil)),), supervisor=evil))
    assert "<script" not in text
    assert text.count("&lt;script&gt;alert(1)") == 3
    assert '<html lang="zh-CN">' in text
    assert not re.search(r"(src|href)=\"(https?:|//)", text)
    assert 'href="%E5%8F%8D%E9%A6%88/%E7%94%B2%20%E5%B1%80.docx"' in text


def test_rows_of_very_many_units_leave_the_memory_as_they_are_written() -> None:
    """A page of 600 rows: its bytes, and little more; every cell as a value of its own takes five times that."""
    states = tuple(UnitState(Unit(f"第{number}区民政局"), "未交", Text("没有交", "")) for number in range(600))
    of = Collected(2024, "", states)

    def made() -> bytes:
        return overview_html(of, [], ["反馈/甲.docx"] * len(states), Templates())

    size = len(made())
    tracemalloc.start()
    made()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * size + 500_000


def test_the_tables_of_the_workbook_are_written_row_by_row_and_the_sums_as_a_whole() -> None:
    pytest.importorskip("xlsxwriter")
    content = overview_xlsx(run(), [], [""] * len(run().units))
    with ZipFile(BytesIO(content)) as package:
        sheets = [package.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2, 3, 4, 5)]
    assert ["inlineStr" in each for each in sheets] == [True, True, True, False, True]


def test_the_page_says_who_is_missing() -> None:
    text = page(run())
    missing = text.partition('id="absent"')[2].partition("</section>")[0]
    assert "丁局" in missing
    assert "=1+1" in missing
    assert "丙局" not in missing
    assert "未交</span> 1 个" in text


def letter(of: Collected, folder: str = "") -> str:
    return circular(of, ranking(of.units), Templates(House(folders=(folder,)) if folder else House())).decode()


def test_the_letter_names_who_is_missing_late_or_wrong() -> None:
    text = letter(run(supervisor="测试市人民政府办公室", changed={"新交": ("甲局", "乙局"), "仍缺": ("丁局",)}))
    assert text.startswith("# 关于2024年政府信息公开工作年度报告报送和审核情况的通报\n\n各有关单位：\n")
    assert (
        "应当报送年度报告的单位 5 个，已收到 4 个，未报送 1 个。报送期限是2025年1月20日，迟交 1 个，看不出报送日期的 2 个。"
        in text
    )
    assert "与上次相比，新交 2 个，仍缺 1 个。" in text
    assert "\n未报送的单位：丁局。\n" in text
    assert "\n迟交的单位：乙局（3 天）。\n" in text
    assert "\n- =1+1（读不了）：文件损坏，打不开。\n" in text
    assert (
        "没有发现问题的 1 份，有需要核对的问题的 1 份，有必须改正的错误的 1 份，有未填写或者读不出来的内容的 0 份。"
        in text
    )
    assert "有必须改正的错误的单位：丙局（1 处）。" in text
    assert "| 1 | 表四总计 = 维持 + 纠正 + 其他 + 未审结（GIP304） | 必须改正 | 1 | 1 |" in text
    assert "雷同" not in text
    assert "\n## 三、改正要求\n" in text
    assert "\n\n测试市人民政府办公室\n\n年" in text, "who signs stands on a line of its own"
    assert "\n\n\n" not in text
    assert text.rstrip().endswith("年　　月　　日")


def test_the_letter_counts_nothing_of_those_it_does_not_speak_of() -> None:
    """Its numbers add up: one error in the report of the one unit that is asked, and one in the table of rules."""
    pytest.importorskip("xlsxwriter")
    of = collected(unit("甲局", "有错误", WRONG), unit("外单位", "不在名册", WRONG))
    made = dict(documents(of))
    text = made["通报.md"]
    assert isinstance(text, bytes)
    assert "有必须改正的错误的单位：甲局（1 处）。" in text.decode()
    assert "（GIP304） | 必须改正 | 1 | 1 |" in text.decode()
    found = rows(openpyxl_of(made["总表.xlsx"])["问题"])
    assert found[0][:1] + found[0][3:] == ("GIP304", 2, 2, "甲局、外单位"), "the office itself sees all"


def test_what_is_an_error_of_one_unit_and_a_warning_of_another_is_counted_apart() -> None:
    """As many units are named for errors as have some."""
    wrong, doubtful = unit("甲局", "有错误", WRONG), unit("乙局", "有警告", WRONG)
    assert doubtful.handed is not None
    weighed = (each._replace(finding=each.finding._replace(severity="warning")) for each in doubtful.handed.findings)
    doubtful = doubtful._replace(handed=doubtful.handed._replace(findings=tuple(weighed)))
    text = letter(collected(wrong, doubtful))
    assert "（GIP304） | 必须改正 | 1 | 1 |" in text
    assert "（GIP304） | 请核对 | 1 | 1 |" in text
    assert "有必须改正的错误的 1 份" in text


def test_the_letter_asks_units_and_not_the_office() -> None:
    why = "交了内容不同的 2 份：收集/甲/一.docx、收集/甲/二.docx。请确认用哪一份，把其余的移走。"
    state = unit("甲局", "重复", BASE, file="收集/甲/一.docx", why=why)
    text = letter(collected(state))
    assert "\n- 甲局（重复）：报来的文件不止一份，内容不同。请确认以哪一份为准。\n" in text
    assert "移走" not in text


def test_the_letter_says_the_whole_reason_of_a_file_that_cannot_be_read() -> None:
    problem = Text("第 16 行：花括号没有配对的另一半。请补上", "a brace")
    why = f"收集/甲/年报.docx 读不了，按文件夹的名称估计是本单位的：{problem.zh}。改好再报。"
    state = unit("甲局", "读不了", BASE, file="收集/甲/年报.docx", why=why)
    assert state.handed is not None
    text = letter(collected(state._replace(handed=state.handed._replace(problem=problem))))
    assert "\n- 甲局（读不了）：第 16 行：花括号没有配对的另一半。请补上\n" in text


def openpyxl_of(made: object) -> Any:
    assert isinstance(made, bytes)
    return pytest.importorskip("openpyxl").load_workbook(BytesIO(made))


def test_the_letter_names_no_files_and_the_feedback_no_folders() -> None:
    why = "交来的是 2021、2022 年度的（收集/甲/一.docx、收集/甲/二.docx），要的是 2024 年度的。另有旧的，没有用：收集/甲/二.docx。"
    state = unit("甲局", "年度不符", BASE, file="收集/甲/一.docx", why=why)
    state = state._replace(others=(handed(BASE, file="收集/甲/二.docx"),))
    text = letter(collected(state))
    assert "\n- 甲局（年度不符）：交来的是 2021、2022 年度的，要的是 2024 年度的。\n" in text
    assert "docx" not in text
    assert why_to_unit(state).startswith("交来的是 2021、2022 年度的（一.docx、二.docx），")
    assert text.endswith("\n\n年　　月　　日\n")
    assert "看不出报送日期" not in text, "of another year's report nobody asks when it came"


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    assert file_names(["收/甲/1.docx", "收/乙/2.docx"]) == {"收/甲/1.docx": "1.docx", "收/乙/2.docx": "2.docx"}
    same = ["收/甲/2024/r.yaml", "收/乙/2024/r.yaml", "r.yaml", "其他\\x.pdf"]
    assert list(file_names(same).values()) == ["甲/2024/r.yaml", "乙/2024/r.yaml", "r.yaml", "x.pdf"]


def test_reports_that_are_alike_are_named_in_the_letter_and_in_the_workbook() -> None:
    of = run(alike=(("甲局", "乙局", Text("第五部分有 3 句和 乙局 的相同", "3 sentences")),))
    assert rows(workbook(of)["雷同"]) == [(1, "甲局", "乙局", "第五部分有 3 句和 乙局 的相同")]
    assert "雷同" not in workbook(run()).sheetnames
    text = letter(of)
    assert "\n## 三、内容雷同的报告\n\n- 甲局：第五部分有 3 句和 乙局 的相同\n\n## 四、" in text


def test_a_unit_that_may_have_handed_in_is_not_named_without_a_word() -> None:
    text = letter(
        collected(unit("甲局", "未交"), unit("乙局", "未交", why="没有收的 乙局.rar 按名称像是本单位的，请核对"))
    )
    assert "\n未报送的单位：甲局、乙局（待核实）。\n" in text


def test_what_others_wrote_is_no_markup_of_the_letter() -> None:
    text = letter(collected(unit("甲*乙*|局", "未交"), unit("# 局", "读不了", why="- [x](y)")))
    assert "未报送的单位：甲\\*乙\\*\\|局。" in text
    assert "- \\# 局（读不了）：- \\[x\\](y)" in text


def test_an_office_has_a_letter_of_its_own(tmp_path: Any) -> None:
    own = tmp_path / "collect"
    own.mkdir()
    (own / "通报.md.jinja").write_text("{{ year }}：{{ absent | join('，') }}", encoding="utf-8")
    assert letter(run(), str(tmp_path)) == "2024：丁局\n"
    (own / "通报.md.jinja").write_text("{{ nothing.there }}", encoding="utf-8")
    found = dict(documents(run(), templates=Templates(House(folders=(str(tmp_path),)))))
    refused = found["通报.md"]
    assert isinstance(refused, Problem)
    assert "通报.md.jinja:1" in refused.say("zh")
    assert isinstance(found["反馈/丙局.docx"], bytes), "the others are written"
