"""What a unit gets back: its points in the form's words, with their places, in a Word file with room for replies."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from collected_units import unit
from reports import BASE, ROOT, changed

from gipgen.collect.collected import UnitState
from gipgen.collect.feedback_docx import feedback_docx
from gipgen.collect.feedback_points import Point, is_sent, points
from gipgen.collect.office_words import left_over_words, office_words
from gipgen.findings.finding import ERROR, Diagnostic, Finding
from gipgen.findings.text import Text
from gipgen.formats.templating import Templates
from gipgen.imports.leftover_words import REASONS

docx = pytest.importorskip("docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WRONG_SUM = ("[1, 0, 1, 0, 2]", "[1, 0, 1, 0, 3]")
SLIP = ("政策解读不够丰富。", "政策解读不够丰富。未主动不子公开信息,请谅解。")


def told(*replacements: tuple[str, str], file: str = "收件/甲局.docx") -> tuple[Point, ...]:
    return points(unit("甲局", "有错误", changed(*replacements), file=file))


def one(rule: str, *replacements: tuple[str, str]) -> Point:
    (found,) = (each for each in told(*replacements) if each.rule == rule)
    return found


def test_a_wrong_total_is_told_by_row_and_column_of_the_form() -> None:
    point = one("GIP304", WRONG_SUM)
    assert point.place.lines == ("四、政府信息公开行政复议、行政诉讼情况", "行：行政复议", "列：总计")
    assert point.words == (
        "“行政复议”的总计写的是 3，而前四格相加：维持 1 + 纠正 0 + 其他 1 + 未审结 0 = 2，相差 1。请核对。"
    )
    assert point.duty == "必须改正"
    assert point.basis.startswith("国办公开办函〔2021〕30号")


def test_a_slip_is_told_by_its_sentence() -> None:
    point = one("GIP710", SLIP)
    assert point.place.lines == ("五、存在的主要问题及改进情况",)
    assert point.place.quote == "未主动不子公开信息,请谅解。"
    assert point.duty == "请核对"


def test_what_is_missing_is_told_by_its_rows() -> None:
    point = one(
        "GIP210", ("规章:           {制发: 0, 废止: 0, 现行有效: 0}", "规章: {制发: 待填, 废止: 待填, 现行有效: 待填}")
    )
    assert point.place.lines == ("二、主动公开政府信息情况", "行：规章")
    assert "待填" not in point.words
    assert "没有读出来" in point.words


def test_a_section_that_is_missing_is_told_as_such() -> None:
    point = one("GIP210", ("本年度未收取信息处理费。", "待填"))
    assert point.place.lines == ("六、其他需要报告的事项",)
    assert point.place.quote == ""
    assert "没有读到文字" in point.words


def test_a_unit_that_wrote_the_file_itself_is_told_the_line() -> None:
    state = unit("甲局", "有错误", changed(WRONG_SUM))
    (point,) = points(state)
    assert point.line == BASE[: BASE.index("[1, 0, 1, 0, 2]")].count("\n") + 1
    assert point.words.endswith("或删去总计由 gipgen 计算。")


def test_a_long_sentence_is_quoted_from_clause_to_clause() -> None:
    before, behind = "对标对表查漏补缺整改提升，" * 6, "，落实落细见行见效常态长效" * 6
    point = one("GIP710", ("政策解读不够丰富。", f"{before}未主动不子公开信息{behind}。"))
    assert point.place.quote == (
        "…对标对表查漏补缺整改提升，对标对表查漏补缺整改提升，对标对表查漏补缺整改提升，未主动不子公开信息，落实落细见行见效常态长效，落实落细见行见效常态长效，…"
    )


def test_a_telephone_number_is_hidden_in_the_quotation() -> None:
    found = told(("政策解读不够丰富。", "政策解读不够丰富,请打13812345678联系。"))
    assert found
    assert not any("13812345678" in f"{each.words}{each.place.quote}" for each in found)
    assert any("138" in each.place.quote for each in found)


def test_errors_come_first_and_how_a_file_is_written_is_not_told_to_others() -> None:
    found = told(WRONG_SUM, SLIP, ("政策解读不够丰富。", "政策解读**不够丰富。"))
    duties = [each.duty for each in found]
    assert duties == sorted(duties, key=["必须改正", "请核对", "建议"].index)
    assert "GIP230" not in [each.rule for each in found]
    own = told(WRONG_SUM, ("政策解读不够丰富。", "政策解读**不够丰富。"), file="")
    assert "GIP230" in [each.rule for each in own]


def test_an_error_of_an_imported_file_is_never_passed_over() -> None:
    state = unit("甲局", "有错误", changed(("行政处罚: 53", "行政处罚: 五十三")), file="收件/甲局.docx")
    (point,) = [each for each in points(state) if each.severity == ERROR]
    assert point.place.lines == ("二、主动公开政府信息情况", "行：行政处罚")
    assert "gipgen" not in point.words


def templates_of_messages() -> Iterator[tuple[str, str]]:
    """Every text of a rule that is no page: what findings of imported reports may say."""
    for path in sorted((ROOT / "gipgen" / "rules").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        pages = {
            inner
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Page"
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                said = node.args[0] if node.args and node not in pages else None
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield path.name, said.value


OF_FILES = re.compile(r"gipgen|YAML|toml|豁免|\{file\}|\[overview\]|\{\{\{\{|##|“\||缩进|顶格|行首|第 \{\w+\} 行")


def test_no_rule_speaks_of_the_report_file_to_whoever_handed_in_a_document() -> None:
    from gipgen.collect.form_places import Where

    seen = 0
    for name, said in templates_of_messages():
        values = {name: f"<{name}>" for name in re.findall(r"\{(\w+)", said)}
        finding = Finding("a", 1, 1, Diagnostic("GIP999", ERROR, Text(said, said), values=values))
        words = office_words(finding, Where())
        assert "<file>" not in words
        raw = OF_FILES.search(said)
        assert not OF_FILES.search(words), f"{name}: {words}"
        seen += raw is not None
    assert seen > 10, "the test must have seen what it looks for"


def test_what_an_import_found_missing_is_told_without_its_own_doings() -> None:
    for reason in REASONS.values():
        words = left_over_words(reason)
        assert not re.search("写成了待填|##|对照着填", words), words


def rendered(state: UnitState) -> Any:
    return docx.Document(
        BytesIO(feedback_docx(state, points(state), 2024, Templates(), supervisor="测试市人民政府办公室"))
    )


def test_the_file_has_one_table_that_repeats_its_header_and_splits_no_row() -> None:
    state = unit("甲局", "有错误", changed(WRONG_SUM, SLIP), file="收件\\一\\甲局.docx")
    made = rendered(state)
    (table,) = made.tables
    assert ["序号", "位置", "问题和改正办法", "性质", "答复"] == [cell.text for cell in table.rows[0].cells]
    assert len(table.rows) == len(points(state)) + 1
    first = [cell.text for cell in table.rows[1].cells]
    assert first[0] == "1"
    assert first[1] == "四、政府信息公开行政复议、行政诉讼情况\n行：行政复议\n列：总计"
    assert first[3] == "必须改正\nGIP304"
    assert first[4] == ""
    properties = [row._tr.find(f"{W}trPr") for row in table.rows]
    assert properties[0].find(f"{W}tblHeader") is not None
    assert all(each.find(f"{W}cantSplit") is not None for each in properties)
    assert (made.sections[0].page_width.mm, made.sections[0].page_height.mm) == pytest.approx((210, 297), abs=0.2)
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "甲局2024年政府信息公开工作年度报告审核反馈表" in text.replace("\n", "")
    assert "收到的文件：甲局.docx。" in text
    assert "必须改正 1 处" in text
    assert made.core_properties.author == "测试市人民政府办公室"


def test_a_unit_whose_file_could_not_be_read_is_told_why() -> None:
    state = unit("甲局", "读不了", BASE, why="文件损坏，打不开。")
    made = rendered(state)
    assert not made.tables
    assert "原因：文件损坏，打不开。" in [paragraph.text for paragraph in made.paragraphs]


def test_of_a_report_of_another_year_nothing_else_is_said() -> None:
    state = unit("甲局", "年度不符", changed(WRONG_SUM), file="甲.docx", why="交来的是 2023 年度的。")._replace(
        late=True, by=2
    )
    assert points(state) == ()
    assert is_sent(state)
    said = [paragraph.text for paragraph in rendered(state).paragraphs]
    assert "审核结果：报来的不是本年度的报告。" in said
    assert "报送时间：迟交 2 天。" in said


def test_signs_that_xml_cannot_hold_break_nothing() -> None:
    made = rendered(unit("甲\x00<局>&", "读不了", BASE, why="坏\x0b\ud800了"))
    assert any("甲\\u0000<局>&" in paragraph.text.replace("\n", "") for paragraph in made.paragraphs)


def test_who_gets_a_file() -> None:
    assert is_sent(unit("甲局", "有错误", changed(WRONG_SUM)))
    assert is_sent(unit("甲局", "重复", BASE, why="收到两份"))
    assert not is_sent(unit("甲局", "通过", BASE))
    assert not is_sent(unit("甲局", "未交"))
    assert not is_sent(unit("甲局", "已并入", changed(WRONG_SUM)))


def deviation(matter: str, wanted: str, place: str = "第29行第2行", words: str = "别的写法") -> Point:
    noted = f"来源: {{原件: 甲局.docx, 偏差: [{{情形: {matter}, 位置: {place}, 原文: {words}, 格式: {wanted}}}]}}\n"
    found = points(unit("甲局", "有警告", BASE + noted, file="收件/甲局.docx"))
    (point,) = (each for each in found if each.rule in ("GIP011", "GIP012", "GIP013", "GIP014"))
    return point


def test_a_note_about_the_original_is_told_at_its_part_of_the_form() -> None:
    """A unit has never seen the field 来源 of the report file that was made of its document."""
    heading = deviation(
        "标题写法", "四、政府信息公开行政复议、行政诉讼情况", words="三、政府信息公开行政复议、行政诉讼情况"
    )
    assert heading.place.lines == ("四、政府信息公开行政复议、行政诉讼情况",)
    row = deviation("行列写法", "行政规范性文件", words="规范性文件")
    assert row.place.lines == ("二、主动公开政府信息情况", "行：行政规范性文件")
    column = deviation("行列写法", "本年废止件数", words="本年度止件数")
    assert column.place.lines == ("二、主动公开政府信息情况", "列：本年废止件数")
    missing = deviation("缺少行", "规章", place="二、主动公开政府信息情况")
    assert missing.place.lines == ("二、主动公开政府信息情况",)
    assert "填报单位" not in missing.words
    twice = deviation("行列写法", "总计", words="合计")
    assert twice.place.lines == ("原件",), "three tables have it"
    assert deviation("多出行", "待填", words="其他处理 3").place.lines == ("原件",)


def test_a_unit_whose_file_cannot_be_used_is_asked_for_another() -> None:
    from collected_units import handed

    state = unit("甲局", "读不了", why="甲局.docx：文件损坏，打不开。")._replace(handed=handed(BASE, file="甲局.docx"))
    texts = [each.text for each in rendered(state._replace()).paragraphs]
    assert any("请核对文件，重新报送。" in text for text in texts), texts
    passed = [each.text for each in rendered(unit("甲局", "通过", BASE, file="甲局.docx")).paragraphs]
    assert not any("重新报送。" in text and "请核对文件" in text for text in passed)


def test_what_is_wrong_with_the_original_is_told_once() -> None:
    noted = (
        "来源: {原件: 甲局.docx, 偏差: [{情形: 多出行, 位置: 第171行, 原文: （六）其他处理 1},"
        " {情形: 缺少部分, 格式: 六、其他需要报告的事项}]}\n"
    )
    state = unit("甲局", "待填", BASE + noted, file="收件/甲局.docx")
    assert state.handed is not None
    lefts = (
        "第171行：（六）其他处理 1（格式里没有这一行）",
        "六、其他需要报告的事项：原件里没有找到这一部分，写成了待填；请核对它是不是在别的部分里",
        "第172行：7（数的个数和格式的列对不上）",
    )
    state = state._replace(handed=state.handed._replace(left_over=tuple(Text(each, each) for each in lefts)))
    words = [each.words for each in points(state)]
    assert 1 == sum("其他处理 1" in each for each in words)
    assert 1 == sum("这一部分" in each for each in words)
    assert 1 == sum("数的个数和格式的列对不上" in each for each in words), "and what only the import says stays"
