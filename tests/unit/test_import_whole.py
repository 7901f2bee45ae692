"""Nothing of an original gets lost in silence: what is missing, what the form does not know, what a page prints around."""

import logging
import re
from collections.abc import Callable

import published
import pytest
from test_import import FORM, NUMBERS, found, page

from gipgen.check import examine
from gipgen.imports import frame
from gipgen.imports.compose_report import compose
from gipgen.imports.import_report import Published, import_report
from gipgen.imports.leftover_words import as_remarks, describe
from gipgen.imports.match import Leftover
from gipgen.imports.missing_parts import missing_parts
from gipgen.imports.raw import plain
from gipgen.layout.grid import Grid

PROBLEMS = published.TEXTS["problems"]
OTHER = published.TEXTS["other_matters"]
HEADINGS = [section.heading for section in FORM.sections]
TITLE = "测试区民政局2024年政府信息公开工作年度报告"


def lines(change: Callable[[str], str], table: Callable[[Grid], str] = published.tabs) -> Published:
    """The report as plain text, changed."""
    text = "\n".join(published.parts(2024, NUMBERS, table, lambda line: line))
    return import_report("a.txt", change(f"{text}\n测试区民政局\n2025年1月20日\n").encode())


def noted(imported: Published) -> list[tuple[str, str]]:
    return [(each.text or each.place, each.reason) for each in imported.noted]


def is_whole(imported: Published) -> bool:
    return found(imported) == NUMBERS and not imported.leftovers and not imported.noted


def test_a_page_without_any_table_is_no_page_without_anything_to_say() -> None:
    html = re.sub("<table border='1'>.*?</table>", "", published.page(NUMBERS, 2024).decode())
    imported = import_report("a.html", html.encode())
    assert [(heading, "no_table") for heading in HEADINGS[1:4]] == noted(imported)
    assert "没有找到这一部分的表格" in describe(imported.noted[0])


def test_a_section_that_is_missing_is_named() -> None:
    imported = page(lambda text: re.sub(f"<p[^>]*>\u3000\u3000{HEADINGS[4]}</p><p[^>]*>[^<]*</p>", "", text))
    assert [(HEADINGS[4], "no_section")] == noted(imported)
    assert "problems" not in imported.texts


@pytest.mark.parametrize(("count", "told"), [(0, False), (2, False), (3, True), (5, True)])
def test_many_rows_that_are_missing_are_named(count: int, told: bool) -> None:  # noqa: FBT001  a table of cases
    labels = [
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "7.属于行政执法案卷",
    ]

    def without(text: str) -> str:
        for label in labels[:count]:
            text = re.sub(rf"(?m)^.*{re.escape(label)}\t.*\n", "", text)
        return text

    imported = lines(without)
    assert ["no_rows"] * told == [each.reason for each in imported.noted]
    assert all(label in imported.noted[0].text for label in labels[:count]) if told else True


@pytest.mark.parametrize(
    ("rows", "columns", "told"),
    [
        (["litigation_after_review"], ["other_result", "pending", "total"], ["复议后起诉的其他结果、尚未审结、总计"]),
        (["litigation_after_review"], ["total"], []),  # which is computed
        (["new_received", "carried_in", "disclosed"], ["other_org"], ["一、本年新收政府信息公开申请数量、二、上年结转政府信息公开申请数量等 3 行的其他"]),
    ],
)  # fmt: skip
def test_cells_that_rows_lack_are_named(rows: list[str], columns: list[str], told: list[str]) -> None:
    imported = page(lambda text: text)
    cells = {ref: read for ref, read in imported.cells.items() if not (ref[0] in rows and ref[1] in columns)}
    assert len(imported.cells) - len(rows) * len(columns) == len(cells)
    found = list(missing_parts(imported.form, cells, (), {"overview", "problems", "other_matters"}))
    assert [("no_cells", text) for text in told] == [(each.reason, each.text) for each in found]
    assert all("可能在页面外面" in describe(each) for each in found)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("1 3", [("1 3", "unclear")]),
        ("约20", [("约20", "unclear")]),
        ("/", []),  # nothing, as the original says it
        ("", []),
        ("13", []),
    ],
)
def test_what_is_no_number_that_can_be_read_is_named(number: str, told: list[tuple[str, str]]) -> None:
    licensing = "licensing.decisions"
    html = published.page({**NUMBERS, licensing: number}, 2024)
    imported = import_report("a.html", html)
    assert told == noted(imported)
    assert {**NUMBERS, licensing: "13" if number == "13" else None} == {licensing: None, **found(imported)}
    assert all("看不出是几" in describe(each) for each in imported.noted)


def test_a_table_with_nothing_in_its_cells_is_named() -> None:
    html = published.page(
        {ref: "" if ref in published.refs("2021")[:10] else number for ref, number in NUMBERS.items()}, 2024
    )
    imported = import_report("a.html", html)
    assert [(HEADINGS[1], "blank_table")] == noted(imported)


@pytest.mark.parametrize("behind", ["本页面已被访问328次", "是否有帮助：有 没有", "信息来源于区民政局办公室"])
def test_what_stands_behind_the_date_is_none_of_the_report(behind: str) -> None:
    imported = lines(lambda text: text.replace("2025年1月20日", f"2025年1月20日 {behind}"))
    assert [(behind, "behind")] == [(each.text, each.reason) for each in imported.leftovers]
    assert ("测试区民政局", "2025-01-20") == (imported.signature and tuple(imported.signature[:2]))
    assert imported.texts["other_matters"] == OTHER


OWN = "二、政务公开工作主要任务落实情况"
OWN_TEXT = "围绕中心工作公开重大项目审批信息34条。"


def further(text: str) -> str:
    """A section of its own behind the first; the others go on counting."""
    for number, heading in reversed(list(enumerate(HEADINGS[1:], 2))):
        text = text.replace(heading, "一二三四五六七"[number] + heading[1:])
    first = published.TEXTS["overview"].format(year=2024)
    return text.replace(first, f"{first}\n{OWN}\n{OWN_TEXT}")


def test_a_section_that_the_form_does_not_know_is_listed_and_stays_a_heading() -> None:
    imported = lines(further)
    assert [(OWN, "section")] == noted(imported)
    assert imported.texts["overview"].endswith(f"## {OWN[2:]}\n\n{OWN_TEXT}")
    assert (NUMBERS, ()) == (found(imported), imported.leftovers)
    assert f"情形: 多出部分, 位置: 第5行, 原文: {OWN}" in compose(imported, "a.txt", "report.yaml")


def test_headings_that_count_anew_inside_a_section_are_no_sections() -> None:
    imported = lines(lambda text: text.replace(PROBLEMS, f"一、主要问题\n{PROBLEMS}\n二、改进情况\n已经整改完毕。"))
    assert [] == noted(imported)
    assert "## 改进情况" in imported.texts["problems"]


@pytest.mark.parametrize("number", "六五")
def test_a_heading_about_fees_alone_stays_with_its_text(number: str) -> None:
    fee = "按照规定收取信息处理费0元。"
    last = lines(lambda text: text.replace(f"{HEADINGS[5]}\n{OTHER}", f"六、信息处理费收取情况\n{fee}"))
    assert f"## 信息处理费收取情况\n\n{fee}" == last.texts["other_matters"]

    def before(text: str) -> str:
        following = HEADINGS[5 if number == "六" else 4]
        text = text.replace(HEADINGS[5], f"七{HEADINGS[5][1:]}")
        text = text.replace(HEADINGS[4], f"六{HEADINGS[4][1:]}") if number == "五" else text
        own = f"{number}、信息处理费收取情况\n{fee}\n"
        place = "七" + following[1:] if number == "六" else "六" + following[1:]
        return text.replace(place, own + place)

    imported = lines(before)
    assert OTHER == imported.texts["other_matters"]
    section = "problems" if number == "六" else "review_litigation"
    assert imported.texts[section].endswith(f"## 信息处理费收取情况\n\n{fee}")
    assert [(f"{number}、信息处理费收取情况", "section")] == noted(imported)


def test_the_last_heading_in_the_middle_of_a_line_begins_its_section() -> None:
    imported = lines(
        lambda text: text.replace(f"{PROBLEMS}\n{HEADINGS[5]}\n{OTHER}", f"{PROBLEMS}七、其他需要报告的事项{OTHER}")
    )
    assert (PROBLEMS, OTHER) == (imported.texts["problems"], imported.texts["other_matters"])
    mention = lines(lambda text: text.replace(PROBLEMS, f"{PROBLEMS[:-1]}，详见六、其他需要报告的事项。"))
    assert "详见六、其他需要报告的事项" in mention.texts["problems"]


def test_the_rest_of_a_heading_on_the_next_line_is_no_sentence_of_the_section() -> None:
    imported = lines(lambda text: text.replace(HEADINGS[4], "五、存在的主要问题、改进情况及\n明年工作计划"))
    assert PROBLEMS == imported.texts["problems"]
    assert is_whole(imported)


@pytest.mark.parametrize("between", ["", " "])
def test_a_title_that_ran_together_with_the_preface(between: str) -> None:
    imported = lines(lambda text: text.replace(f"{TITLE}\n", f"{TITLE}{between}"))
    assert published.PREFACE.format(year=2024) == imported.preface
    assert ("测试区民政局", "") == (imported.agency, imported.title)
    other = lines(lambda text: text.replace("要求编制本报告。", f"要求，现将{TITLE}公布如下。"))
    assert f"现将{TITLE}公布如下。" in other.preface


def counted(grid: Grid) -> str:
    """All of a table in one line, with a unit behind each number."""
    rows = [[f"{cell.text}件" if cell.kind == "value" else cell.text for cell in row if cell.text] for row in grid.rows]
    return " ".join(" ".join(row) for row in rows)


def test_units_behind_the_numbers_of_running_text_leave_a_table_a_table() -> None:
    imported = lines(lambda text: text, counted)
    amounts = {"fees.amount"}  # 件 is no unit of money
    assert {ref: number for ref, number in NUMBERS.items() if ref not in amounts} == {
        ref: number for ref, number in found(imported).items() if number is not None
    }
    assert "件" not in "".join(imported.texts.values()).replace("128条", "")


def test_a_number_among_the_rows_that_no_row_took_is_told() -> None:
    imported = page(lambda text: text.replace("</tbody></table>", "<tr><td></td><td>4711</td></tr></tbody></table>", 1))
    assert NUMBERS == found(imported)
    assert ["4711"] == [each.text.split()[-1] for each in imported.leftovers]


def test_an_address_keeps_what_stands_in_brackets() -> None:
    where = "（地址：滨河路18号（二号楼），邮编：134600）"
    imported = lines(lambda text: text.replace("要求编制本报告。", f"要求编制本报告{where}。"))
    assert "滨河路18号（二号楼）" == imported.contact["address"]


BUTTONS = "附件下载：年报.pdf 【打印】【关闭】 扫一扫在手机打开当前页 责任编辑：王某 上一篇：2023年年报"


@pytest.mark.parametrize(
    "sign", ["测试区民政局 2025年1月20日 ", "测试区民政局\n2025年1月20日　", "测试区民政局\n2025年1月20日（"]
)
def test_what_the_page_prints_behind_the_signature_is_furniture(sign: str) -> None:
    imported = lines(lambda text: text.replace("测试区民政局\n2025年1月20日\n", sign + BUTTONS))
    assert is_whole(imported)
    assert (OTHER, ("测试区民政局", "2025-01-20")) == (imported.texts["other_matters"], imported.signature)
    assert [BUTTONS] == [each.text for each in imported.dropped]


def test_what_a_page_of_wechat_prints_around_is_furniture() -> None:
    before = "点击上方蓝字关注我们\n"
    behind = "\n来源：办公室\n编辑：李某\n审核：王某\n预览时标签不可点\n微信扫一扫\n关注该公众号\n阅读 120\n赞\n在看\n"
    imported = lines(lambda text: before + text.rstrip("\n") + behind)
    assert is_whole(imported)
    assert 10 == len(imported.dropped)


def test_a_date_in_a_sentence_is_no_signature() -> None:
    imported = lines(lambda text: text.replace(OTHER, f"{OTHER}2025年1月20日打印的报告放在大厅。"))
    assert "打印的报告放在大厅" in imported.texts["other_matters"]


def test_what_the_page_prints_in_front_is_told_and_its_day_is_kept() -> None:
    front = "点击收听年报语音朗读\n字号：大 中 小\n分享到： 微信 微博 QQ空间\n发布时间：2025-02-07 16:20 来源：民政局\n"
    imported = lines(lambda text: front + text)
    assert is_whole(imported)
    assert ("2025-02-07", 4) == (imported.published, len(imported.dropped))
    assert "原件的发布时间：2025-02-07" in compose(imported, "a.txt", "report.yaml")
    assert "" == lines(lambda text: text).published


def test_what_browsers_print_at_the_edges_of_pages_parts_no_text() -> None:
    edge = f"file:///C:/Users/admin/Desktop/nb.html\n1/5\n11/28/26, 1:50 PM {TITLE}\n"
    imported = lines(
        lambda text: text.replace(PROBLEMS, f"{edge}{PROBLEMS}").replace("（四）无法提供", f"{edge}（四）无法提供")
    )
    assert PROBLEMS == imported.texts["problems"]
    assert NUMBERS == found(imported)
    assert [] == [each.text for each in imported.leftovers]


def test_what_stands_below_the_signature_is_told_and_leaves_it_a_signature() -> None:
    note = "本报告的电子版可以在网站下载。"
    imported = lines(lambda text: f"{text}{note}\n")
    assert (OTHER, ("测试区民政局", "2025-01-20")) == (imported.texts["other_matters"], imported.signature)
    assert [(note, "behind")] == [(each.text, each.reason) for each in imported.leftovers]
    quoted = lines(lambda text: text.replace(OTHER, f"{OTHER}\n某某局\n2024年3月1日\n{OTHER}"))
    assert "某某局" in quoted.texts["other_matters"]


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("甲县水务局关于公布2024年政府信息公开工作年度报告", "甲县水务局"),
        ("甲市市场监督管理局关于2024年度政府信息公开工作年度报告", "甲市市场监督管理局"),
        ("关于发布2024年度甲区民政局政府信息公开工作年度报告", "甲区民政局"),
        ("《甲县公安局2024年政府信息公开工作年度报告》", "甲县公安局"),
        ("定》）和《关于印发2024年政府信息公开工作年度报告", ""),
        ("根据《条例》编制2024年政府信息公开工作年度报告", ""),
    ],
)
def test_the_agency_of_a_title_is_a_name_or_nothing(title: str, agency: str) -> None:
    assert agency == frame.agency_of(title)


def test_a_piece_of_a_sentence_is_no_title() -> None:
    assert frame.title_of([plain("定》）和《关于印发2024年政府信息公开工作年度报告", "第1行")]) is None


def test_an_agency_that_is_not_certain_is_left_open_with_its_candidates() -> None:
    bare = "2024年政府信息公开工作年度报告"
    imported = lines(
        lambda text: (
            "来源：测试区民政局 浏览：3次\n" + text.replace(TITLE, bare).replace("测试区民政局\n2025年1月20日\n", "")
        )
    )
    assert ("", ("测试区民政局",)) == (imported.agency, imported.candidates)
    written = compose(imported, "a.txt", "report.yaml")
    assert "单位: 待填" in written
    assert "可能是：测试区民政局" in written
    assert () == lines(lambda text: f"来源：某某网\n{text}").candidates


@pytest.mark.parametrize(
    ("named", "agency"),
    [
        ("测试区民政局办公室", "测试区民政局"),
        ("测试镇人民政府党政办公室", "测试镇人民政府"),
        ("测试区委网络安全和信息化委员会办公室", "测试区委网络安全和信息化委员会办公室"),
        ("测试区人民政府办公室", "测试区人民政府办公室"),
    ],
)
def test_an_office_within_an_agency_is_not_offered_for_it(named: str, agency: str) -> None:
    assert (agency,) == frame.candidates([], [named])


def test_a_library_says_nothing_of_its_own_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pdfplumber")
    doubtful = published.pdf(NUMBERS, 2024).replace(b"/FontBBox[0 -120 1000 880]", b"/FontBBox[0 -120 1000    ]")
    monkeypatch.setattr(logging.root, "handlers", [])  # as where nobody listens
    assert NUMBERS == found(import_report("a.pdf", doubtful))
    assert "" == capfd.readouterr().err


def test_what_a_page_does_not_show_is_told_too() -> None:
    shown = '<nav><a>首页</a><script>var a;</script> <a>年报</a></nav>不属于它<p style="display: none">供检索的文字</p><footer>主办：某某</footer>'
    imported = page(lambda text: text.replace("</body>", f"{shown}</body>"))
    around = [each.text for each in imported.dropped]
    assert {"首页 年报", "不属于它", "供检索的文字", "主办：某某"} <= set(around)
    assert "var a" not in "".join(around)
    assert is_whole(imported)


def test_a_day_on_the_line_of_the_title_is_no_part_of_it() -> None:
    imported = lines(lambda text: text.replace(f"{TITLE}\n", f"{TITLE}（2025年1月20日）\n"))
    assert (published.PREFACE.format(year=2024), "") == (imported.preface, imported.title)


def test_a_row_whose_numbers_fit_no_columns_is_not_called_missing() -> None:
    imported = lines(lambda text: re.sub(r"(（一）予以公开\t)[^\n]*", r"\g<1>1\t2\t3", text))
    assert ("disclosed",) == imported.unread
    assert re.search(
        "予以公开: 待填 +# 原件这一行的数连在一起，或者个数和格式的列对不上", compose(imported, "a.txt", "report.yaml")
    )
    assert [] == noted(imported)


@pytest.mark.parametrize("lead", ["明年工作计划", "下一步工作打算", "下一年度的工作安排", "信息处理费收取情况"])
def test_an_unnumbered_heading_in_front_of_a_sections_heading_belongs_to_that_section(lead: str) -> None:
    place, text = (5, OTHER) if "费" in lead else (4, PROBLEMS)
    imported = lines(lambda whole: whole.replace(f"{HEADINGS[place]}\n", f"{lead}\n{HEADINGS[place]}\n"))
    section = FORM.sections[place].id
    assert f"{lead}\n\n{text}" == imported.texts[section]
    assert is_whole(imported)
    assert {"overview", "problems", "other_matters"} == set(imported.texts)


def test_a_sentence_in_front_of_a_heading_stays_where_it_is() -> None:
    sentence = "明年工作计划另行公布。"
    imported = lines(lambda whole: whole.replace(f"{HEADINGS[5]}\n", f"{sentence}\n{HEADINGS[5]}\n"))
    assert imported.texts["problems"].endswith(sentence)
    assert OTHER == imported.texts["other_matters"]


def test_a_plan_for_the_next_year_alone_is_section_five() -> None:
    imported = lines(lambda whole: whole.replace(HEADINGS[4], "五、明年工作计划"))
    assert imported.texts["problems"].endswith(PROBLEMS)
    assert "明年工作计划" in imported.texts["problems"]
    assert NUMBERS == found(imported)


@pytest.mark.parametrize(("stop", "least", "most"), [("。", 150, 200), ("", 70, 110)])
def test_what_a_section_has_no_room_for_is_named_with_its_place(stop: str, least: int, most: int) -> None:
    """An office prints its lists of documents behind the report: a text may have 100,000 signs, and a line 50,000."""
    annex = "\n".join(f"第{number}号文件{'公开' * 250}{stop}" for number in range(1, 301))
    imported = lines(lambda text: text.replace(OTHER, f"{OTHER}\n{annex}"))
    (told,) = (each for each in imported.leftovers if each.reason == "long")
    first = int(told.text[1:].partition("号")[0])
    last = imported.texts[FORM.sections[-1].id]
    assert f"第{first - 1}号文件" in last
    assert f"第{first}号文件" not in last
    assert least < first < most


def test_long_sections_together_stay_a_file_that_can_be_read() -> None:
    heads = ("一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项")
    lines = "\n".join(f"第{number}次会议{'研究了政府信息公开工作，' * 20}提出了要求。" for number in range(220))
    text = "某某市民政局2024年政府信息公开工作年度报告\n\n" + "\n\n".join(f"{head}\n{lines}" for head in heads)
    imported = import_report("a.txt", text.encode())
    assert examine(compose(imported, "a.txt", "report.yaml").encode()).readable
    long = [each.place for each in imported.leftovers if each.reason == "long"]
    assert len(long) == len(heads)


def test_more_leftovers_than_a_file_has_room_for_are_counted_in_it() -> None:
    left = [Leftover("甲" * 40, f"第{number}行", "line") for number in range(5000)] + [
        Leftover("乙" * 9000, "第1页", "line")
    ]
    told = list(as_remarks(left))
    assert sum(map(len, told)) < 31_000
    assert told[1].startswith("  第0行：甲")
    assert f"还有 {5001 - (len(told) - 2)} 处，这里写不下" in told[-1]
    assert [] == list(as_remarks([]))
    assert 2100 > len(list(as_remarks(left[-1:]))[1])


def read_back(imported: Published) -> list[str]:
    return [
        each.rule for each in examine(compose(imported, "a", "report.yaml").encode()).findings if each.rule < "GIP3"
    ]


@pytest.mark.parametrize("label", ["第二十条第（六）项", "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他"])
def test_labels_of_a_table_at_the_end_of_a_text_are_told_and_make_no_fault(label: str) -> None:
    imported = lines(lambda text: text.replace(OTHER, f"{OTHER}\n{label}"))
    assert imported.texts["other_matters"] == OTHER
    assert [(label, "nowhere")] == [(each.text, each.reason) for each in imported.leftovers]
    assert read_back(imported) == []


@pytest.mark.parametrize(("field", "most"), [("单位", 500), ("联系方式", 495)])
def test_names_that_no_field_holds_are_told_and_left_open(field: str, most: int) -> None:
    def imported(length: int) -> Published:
        name = "a" * length
        html = published.page(NUMBERS, 2024).decode()
        if field == "单位":
            html = html.replace("<body", '<body data-edition="2021"')
            return import_report(
                "a.html", html.replace("<head>", f'<head><meta name="author" content="{name}">').encode()
            )
        preface = re.search("<p[^>]*>[^<]*根据", html)
        assert preface
        return import_report("a.html", html.replace(preface[0], f"<p>邮箱：{name}@b.cn。</p>{preface[0]}").encode())

    for length, told in ((most, False), (most + 1, True)):
        found = imported(length)
        assert ((field, "long_field") in [(each.place, each.reason) for each in found.leftovers]) == told
        assert (found.agency == "") == (told and field == "单位")
        assert ("email" in found.contact) == (not told and field == "联系方式")
        assert "GIP204" not in read_back(found)


@pytest.mark.parametrize("sign", ["\uf009", "\U000f0000"])
def test_a_sign_that_no_other_computer_shows_is_told_by_its_code(sign: str) -> None:
    imported = lines(str)._replace(leftovers=(Leftover(f"甲{sign}", "第3行", "line"),))
    written = compose(imported, "a.txt", "report.yaml")
    assert sign not in written
    assert read_back(imported) == []
