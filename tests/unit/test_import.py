"""Single habits of published reports, each with what must come out of it."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import hostile
import published
import pytest
from reports import BASE, look

from gipgen.findings.families import is_of_file
from gipgen.findings.text import Problem
from gipgen.form.editions import load
from gipgen.imports import frame
from gipgen.imports.compose_report import compose
from gipgen.imports.cut_digits import all_ways, cut_line, cut_row
from gipgen.imports.cut_tables import joined
from gipgen.imports.detect import read
from gipgen.imports.divide import Divided
from gipgen.imports.import_report import Published, import_report
from gipgen.imports.paragraphs import prose
from gipgen.imports.printed_words import Value, core, value
from gipgen.imports.raw import Cell, Line, Raw, Run, Table, plain
from gipgen.imports.signed import signed
from gipgen.source.radical_signs import characters

FORM = load("2021")
NUMBERS = {ref: str(place % 97) for place, ref in enumerate(published.refs("2021"), 3)}


def page(change: Callable[[str], str]) -> Published:
    return import_report("a.html", change(published.page(NUMBERS, 2024).decode()).encode())


def found(imported: Published) -> dict[str, str | None]:
    return {
        f"{row}.{column}": read.value.text if read.value.kind == "number" else None
        for (row, column), read in imported.cells.items()
    }


def test_a_page_of_a_government_site_gives_the_report_and_nothing_else() -> None:
    imported = page(lambda text: text)
    assert NUMBERS == found(imported)
    assert ("测试区民政局", 2024, "") == (imported.agency, imported.year, imported.title)
    assert ("测试区民政局", "2025-01-20") == imported.signature
    assert published.PREFACE.format(year=2024) == imported.preface
    assert {id_: text.format(year=2024) for id_, text in published.TEXTS.items()} == imported.texts
    assert () == imported.leftovers


def test_a_table_cut_by_a_page_with_its_header_repeated_is_one() -> None:
    def cut(text: str) -> str:
        head = text[
            text.index('<tr><td colspan="3" rowspan="3"') : text.index(
                "<tr><td colspan=\"3\"><p><span style='font-family:宋体'>一、本年新收"
            )
        ]
        row = text.index("<tr><td rowspan=\"3\"><p><span style='font-family:宋体'>（四）")
        return f"{text[:row]}</tbody></table><p>- 3 -</p><table><tbody>{head}{text[row:]}"

    imported = page(cut)
    assert NUMBERS == found(imported)
    assert () == imported.leftovers


def test_a_row_cut_by_a_page_keeps_its_numbers() -> None:
    def cut(text: str) -> str:
        whole = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
        start = text.index(whole) - len("<td><p><span style='font-family:宋体'>")
        end = text.index("</tr>", start)
        rest = "<tr><td></td><td></td><td>行政机关不再处理其政府信息公开申请</td>" + "<td></td>" * 7 + "</tr>"
        row = text[start:end].replace("、行政机关不再处理其政府信息公开申请", "、")
        return f"{text[:start]}{row}</tr></tbody></table><table><tbody>{rest}{text[end + 5 :]}"

    imported = page(cut)
    assert NUMBERS == found(imported)
    assert () == imported.leftovers


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("本年废止件数", "本年度止件数"),
        ("现行有效件数", "先行有效件数"),
        ("行政规范性文件", "规范性文件"),
        ("7.属于行政执法案卷", "7、属于行政执法案件"),
        ("2.其他法律行政法规禁止公开", "２．其他法律、行政\n法规禁止公开"),
        ("3.危及“三安全一稳定”", '3.危及"三安全一稳定"'),
        ("（七）总计", "(七)合计"),
        ("一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数量（件）"),
        ("4.无正当理由大量反复申请", "4.无正当理由大量反复申清"),
        ("规章", "规章（县级无此项）"),
    ],
)
def test_a_label_with_a_slip_is_known(old: str, new: str) -> None:
    def slip(text: str) -> str:
        start = text.index("第二十条第")
        return text[:start] + text[start:].replace(f">{old}<", f">{new}<")

    imported = page(slip)
    assert NUMBERS == found(imported)
    assert () == imported.leftovers


def test_a_row_of_the_form_of_2019_is_left_over_and_not_shared_out() -> None:
    def old_row(text: str) -> str:
        start = text.index("<tr><td rowspan=\"3\"><p><span style='font-family:宋体'>（六）")
        end = text.index("<tr><td colspan=\"2\"><p><span style='font-family:宋体'>（七）")
        return text[:start] + '<tr><td colspan="2">（六）其他处理</td>' + "<td>4</td>" * 7 + "</tr>" + text[end:]

    imported = page(old_row)
    assert ["（六）其他处理 4 4 4 4 4 4 4"] == [each.text for each in imported.leftovers]
    assert not any(row.startswith("other_") for row, _ in imported.cells)


def test_amounts_in_another_unit_are_not_taken_for_ten_thousands() -> None:
    imported = page(lambda text: text.replace("单位：万元", "单位：元"))
    assert found(imported)["fees.amount"] is None
    assert imported.cells["fees", "amount"].value.raw == NUMBERS["fees.amount"]


@pytest.mark.parametrize(
    ("heading", "variant"),
    [
        ("二、主动公开政府信息情况", "2、 主动公开政府信息情况"),
        ("二、主动公开政府信息情况", "主动公开政府信息的情况"),
        ("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        ("四、政府信息公开行政复议、行政诉讼情况", "3、政府信息公开行政复议和行政诉讼情况"),
        ("三、收到和处理政府信息公开申请情况", "三、政府信息公开申请办理情况"),
        ("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进措施"),
        ("五、存在的主要问题及改进情况", "五、存在的不足及下一步工作打算"),
        ("六、其他需要报告的事项", "六、需要说明的其他事项与附表"),
        ("六、其他需要报告的事项", "六、其它需要报告的事项："),
    ],
)
def test_a_heading_with_other_words_begins_its_section(heading: str, variant: str) -> None:
    imported = page(lambda text: text.replace(f"\u3000\u3000{heading}", f"<b>{variant}</b>"))
    assert {id_: text.format(year=2024) for id_, text in published.TEXTS.items()} == imported.texts
    assert NUMBERS == found(imported)
    assert () == imported.leftovers


def test_headings_inside_prose_are_marked_and_run_in_ones_stay() -> None:
    text = "（一）主动公开情况</p><p>公开128条。</p><p>（二）依申请公开：收到2件。"
    imported = page(lambda page: page.replace(published.TEXTS["overview"].format(year=2024), text))
    assert "## 主动公开情况\n\n公开128条。\n\n（二）依申请公开：收到2件。" == imported.texts["overview"]


def test_a_sentence_broken_by_a_page_is_joined_and_a_page_number_dropped() -> None:
    text = published._text(published.tabs)(NUMBERS, 2024).decode()
    whole = "一是严格执行“分级审核、先审后发”的信息发布程序，全面落实制度，积极拓宽公开渠道，利用“大美互助融媒体”等平台发布。"
    broken = whole.replace("融媒体", "融\n\n- 2 -\n\n媒体")
    imported = import_report("a.txt", text.replace(published.TEXTS["overview"].format(year=2024), broken).encode())
    assert whole == imported.texts["overview"]


@pytest.mark.parametrize(
    ("printed", "kind", "expected"),
    [
        ("0", "count", Value("number", "0", "0")),
        ("１２", "count", Value("number", "１２", "12")),
        ("1,234", "count", Value("number", "1,234", "1234")),
        ("22（其中修订16件）", "count", Value("number", "22（其中修订16件）", "22", sure=False)),
        ("62.3360", "amount", Value("number", "62.3360", "62.3360")),
        ("", "count", Value("blank", "")),
        ("\u3000", "count", Value("blank", "")),
        ("/", "count", Value("mark", "/")),
        ("——", "count", Value("mark", "——")),
        ("O", "count", Value("unclear", "O")),
        ("约30", "count", Value("unclear", "约30")),
        ("1.5", "count", Value("unclear", "1.5")),
        ("٣0", "count", Value("unclear", "٣0")),
        ("9" * 30, "count", Value("unclear", "9" * 30)),
        ("减3", "signed", Value("number", "减3", "-3")),
        ("+2", "signed", Value("number", "+2", "2")),
        ("251000元", "unit_amount", Value("number", "251000元", "251000元")),
        ("251000", "unit_amount", Value("unclear", "251000")),
        ("251000元", "amount", Value("unclear", "251000元")),
    ],
)
def test_only_digits_become_a_number(printed: str, kind: str, expected: Value) -> None:
    assert expected == value(printed, kind)


def test_the_core_of_a_label_is_what_identifies_it() -> None:
    assert core("2.其他法律行政法规禁止公开") == core("２、其他法律、\n行政法规 禁止公开")
    assert core("（二）部分公开（区分处理的，只计这一情形，不计其他情形）") == core("部分公开")
    assert "危及三安全一稳定" == core("3.危及“三安全一稳定”")


def test_a_word_file_with_merged_and_nested_tables_and_numbers_that_word_counts() -> None:
    imported = import_report("a.docx", word_file())
    assert NUMBERS == found(imported)
    assert {id_: text.format(year=2024) for id_, text in published.TEXTS.items()} == imported.texts
    assert () == imported.leftovers


@cache
def word_file() -> bytes:
    from docx import Document

    document = Document()
    for block in published.parts(2024, NUMBERS, lambda grid: grid, lambda text: text):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        places = [row.cells for row in document.add_table(len(block.rows), block.columns).rows]
        for number, row in enumerate(block.rows):
            for cell in row:
                place = places[number][cell.column]
                if cell.colspan > 1 or cell.rowspan > 1:
                    place = place.merge(places[number + cell.rowspan - 1][cell.column + cell.colspan - 1])
                place.text = cell.text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_workbook_is_read_by_its_merged_cells() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for block in published.parts(2024, NUMBERS, lambda grid: grid, lambda text: text):
        if isinstance(block, str):
            sheet.append([block])
            continue
        first = sheet.max_row
        for number, row in enumerate(block.rows, 1):
            for cell in row:
                place = {"row": first + number, "column": cell.column + 1}
                sheet.cell(**place, value=int(cell.text) if cell.text.isdigit() else cell.text)
                if cell.colspan > 1 or cell.rowspan > 1:
                    sheet.merge_cells(
                        start_row=place["row"],
                        start_column=place["column"],
                        end_row=place["row"] + cell.rowspan - 1,
                        end_column=place["column"] + cell.colspan - 1,
                    )
    buffer = io.BytesIO()
    book.save(buffer)
    imported = import_report("a.xlsx", buffer.getvalue())
    assert NUMBERS == found(imported)
    assert () == imported.leftovers


def _package(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", '<Types><Override ContentType="wordprocessingml"/></Types>')
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


EDITOR = '<div class="TRS_Editor">'


@pytest.mark.parametrize("page_number", ["", "……{0}", "  {0}"])
def test_a_table_of_contents_takes_no_sentence_away(page_number: str) -> None:
    lines = [section.heading + page_number.format(number) for number, section in enumerate(FORM.sections, 1)]
    contents = "".join(f"<p>{line}</p>" for line in ("目　录", *lines))
    imported = page(lambda text: text.replace(EDITOR, EDITOR + contents))
    assert "主动公开政府信息128条" in imported.texts["overview"]
    assert "培训" in imported.texts["problems"]
    assert "目" not in imported.preface
    assert NUMBERS == found(imported)
    assert () == imported.leftovers


def test_a_second_copy_for_printing_is_left_out() -> None:
    imported = page(lambda text: text.replace('<div class="tools">', f"<div>{text[text.index(EDITOR) :]}</div><div>"))
    assert 1 == imported.texts["overview"].count("主动公开政府信息128条")
    assert "本年度未收取信息处理费。" == imported.texts["other_matters"]
    assert NUMBERS == found(imported)
    assert () == imported.leftovers


def test_a_file_offered_behind_the_signature_is_no_text_of_the_report() -> None:
    offer = "<p>附件：<a href='/a.docx'>测试区民政局2024年政府信息公开工作年度报告.docx</a></p>"
    imported = page(lambda text: text.replace("</p></div></div>", f"</p>{offer}</div></div>"))
    assert "本年度未收取信息处理费。" == imported.texts["other_matters"]
    assert imported.signature is not None
    assert "2025-01-20" == imported.signature.date


@pytest.mark.parametrize("agency", ["", "<p>测试区民政局</p>"])
def test_a_date_below_the_title_is_the_date_of_the_report(agency: str) -> None:
    first = "<p style='text-indent:2em'>\u3000\u3000根据"
    date = f"{agency}<p>（2025年1月9日）</p>{first}"
    imported = page(lambda text: text.replace(first, date).replace("2025年1月20日", ""))
    assert imported.preface.startswith("根据")
    assert imported.signature is not None
    assert "2025-01-09" == imported.signature.date


def test_a_page_whose_title_stands_in_its_head_only() -> None:
    title = "测试区民政局2024年政府信息公开工作年度报告"
    imported = page(lambda text: text.replace(f"<h1>{title}</h1>", "").replace(f"\u3000\u3000{title}", ""))
    assert ("测试区民政局", 2024) == (imported.agency, imported.year)
    assert published.PREFACE.format(year=2024) == imported.preface


def test_a_title_without_an_agency_takes_the_one_that_signed() -> None:
    imported = page(lambda text: text.replace("测试区民政局2024年政府", "2024年政府"))
    assert "测试区民政局" == imported.agency
    assert ("测试区民政局", "2025-01-20") == imported.signature


def test_a_report_that_nobody_signed_keeps_the_agency_of_its_title() -> None:
    signed = '<p align="right">测试区民政局</p><p align="right">2025年1月20日</p>'
    imported = page(lambda text: text.replace(signed, ""))
    assert ("测试区民政局", None) == (imported.agency, imported.signature)


def test_a_line_named_as_the_title_is_one() -> None:
    """Texts saved from a site begin with what its fields are called."""
    report = published.KEEPING_BLANKS["tabs"][1](NUMBERS, 2024).decode()
    title = "测试区民政局2024年政府信息公开工作年度报告"
    imported = import_report("a.txt", report.replace(title, f"标题：{title}", 1).encode())
    assert ("测试区民政局", 2024, "") == (imported.agency, imported.year, imported.title)
    assert () == imported.leftovers


def test_an_agency_that_signed_below_the_date() -> None:
    agency, date = '<p align="right">测试区民政局</p>', '<p align="right">2025年1月20日</p>'
    imported = page(lambda text: text.replace(agency + date, date + agency))
    assert ("测试区民政局", "2025-01-20") == imported.signature
    assert published.TEXTS["other_matters"] == imported.texts["other_matters"]


def test_without_a_heading_of_section_one_its_text_is_no_preface() -> None:
    overview = "2024年，我局主动公开政府信息128条，办理情况良好。"
    written = published.TEXTS["overview"].format(year=2024)
    imported = page(lambda text: text.replace("\u3000\u3000一、总体情况", "").replace(written, overview))
    assert published.PREFACE.format(year=2024) == imported.preface
    assert overview == imported.texts["overview"]


def test_table_four_as_rows_under_one_another_keeps_its_blanks() -> None:
    columns = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    rows = {"review": [""] * 5, "litigation_direct": [""] * 5, "litigation_after_review": ["3", "", "1", "", "4"]}
    table = "".join(f"<td>{each}</td>" for each in ("", *columns))
    for row, values in rows.items():
        cells = "".join(f"<td>{each}</td>" for each in (FORM.rows[row].label, *values))
        table += f"</tr><tr>{cells}"
    imported = import_report(
        "a.html", f"<p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr>{table}</tr></table>".encode()
    )
    read = found(imported)
    for row, values in rows.items():
        ids = [column.id for column in FORM.columns[row]]
        assert [each or None for each in values] == [read.get(f"{row}.{id_}") for id_ in ids]
    assert () == imported.leftovers


def test_blanks_at_both_ends_of_a_row_without_headers_are_not_shared_out() -> None:
    rows = (
        "5.要求行政机关确认或重新出具已获取信息\t\t3\t0\t0\t0\t0\t\t\n4.无正当理由大量反复申请\t1\t0\t0\t0\t0\t0\t1\n"
    )
    report = f"三、收到和处理政府信息公开申请情况\n{rows}\n五、存在的主要问题及改进情况\n无。"
    imported = import_report("a.txt", report.encode())
    assert {"not_processed_excessive"} == {row for row, _ in imported.cells}
    assert ["no_columns"] == [each.reason for each in imported.leftovers]


def test_a_merged_cell_repeated_in_all_its_places_is_one_number() -> None:
    header = "| 信息内容 | 上一年项目数量 | 上一年项目数量 | 本年增/减 | 本年增/减 | 处理决定数量 | 处理决定数量 |"
    rows = "| 行政许可 | 13 | 13 | | | 2 | 2 |\n| 其他对外管理服务事项 | 0 | 0 | -2 | -2 | | |"
    report = f"测试区2019年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n{header}\n{rows}\n\n六、其他需要报告的事项\n无。"
    numbers = found(import_report("a.txt", report.encode()))
    assert ["13", None, "2"] == [numbers[f"licensing.{each}"] for each in ("items_last_year", "change", "decisions")]
    assert ["0", "-2", None] == [
        numbers[f"other_services.{each}"] for each in ("items_last_year", "change", "decisions")
    ]


def test_radicals_in_a_text_layer_are_read_as_the_characters_they_look_like() -> None:
    assert "工作部门网民户口長" == characters("⼯作部⻔⽹⺠⼾⼝⻑")


def test_a_table_over_two_pages_is_one_where_its_rules_are() -> None:
    above = Table((Cell("规章", 0, 0), Cell("1", 0, 1), Cell("2", 0, 2)), "第1页表1")
    below = Table((Cell("合并", 0, 0, 1, 1), Cell("4", 0, 1)), "第2页表1")
    number = plain("- 1 -", "第1页第9行")
    edges = {"第1页表1": [10.0, 50.0, 90.0, 130.0], "第2页表1": [10.5, 90.5, 129.0]}
    one = [block for block in joined([above, number, below], edges) if isinstance(block, Table)]
    assert [(0, 2, "合并"), (2, 1, "4")] == [(cell.column, cell.colspan, cell.text) for cell in one[0].rows[1]]
    edges["第2页表1"] = [10.5, 70.0, 129.0]
    assert 3 == len(joined([above, number, below], edges))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "空的"),
        ("a.txt", "今天天气很好。".encode(), "没有找到"),
        ("a.txt", bytes(range(256)) * 50, "不是文本"),
        ("a.html", b"<html></html>", "没有找到"),
        ("a.docx", b"PK\x03\x04broken", "损坏"),
        ("a.docx", _package(document=b"\x00" * 50_000_000), "太多"),
        ("a.docx", _package(document=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "DOCTYPE"),
        ("a.docx", _package(document=f"<w:document {W}></w:document>".encode()), "没有正文"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.ofd", b"PK\x03\x04" + b"\x00" * 26 + b"OFD.xml", "损坏"),
        ("a.png", b"\x89PNG\r\n", "图片"),
        ("report.yaml", "单位: 甲".encode(), "YAML"),
        ("a.html", b"<table>" + b"<tr>" + b"<td>1</td>" * 90_000, "太多"),
        ("a.txt", "一\n".encode() * 30_000, "太多"),
    ],
)
def test_what_is_no_report_is_refused_in_words(name: str, content: bytes, words: str) -> None:
    if name.endswith((".html", ".docx")):
        pytest.importorskip("lxml")
    with pytest.raises(Problem) as raised:
        import_report(name, content)
    assert words in raised.value.zh
    assert raised.value.en


def test_a_broken_pdf_is_refused_in_words() -> None:
    pytest.importorskip("pdfplumber")
    with pytest.raises(Problem) as raised:
        import_report("a.pdf", b"%PDF-1.4 broken")
    assert "损坏" in raised.value.zh


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 5_000 + "一、总体情况",
        "<td colspan=999999 rowspan=999999>" * 100,
        "|" * 5_000,
        "（" * 5_000,
        "一、总体情况" * 3_000,
        "\t0" * 9_000,
    ],
)
def test_hostile_pages_end_in_time(content: str) -> None:
    for name in ("a.html", "a.txt", "a.md"):
        with contextlib.suppress(Problem):
            import_report(name, content.encode())


def test_a_pdf_without_text_and_one_with_too_many_pages_are_refused() -> None:
    pikepdf = pytest.importorskip("pikepdf")
    for pages, words in ((2, "没有足够的文字"), (1001, "1,000 页以上")):
        pdf = pikepdf.new()
        for _ in range(pages):
            pdf.add_blank_page()
        buffer = io.BytesIO()
        pdf.save(buffer)
        with pytest.raises(Problem) as raised:
            import_report("a.pdf", buffer.getvalue())
        assert words in raised.value.zh


@pytest.mark.parametrize(
    ("letters", "side", "pages", "words"),
    [
        (0, 600, 3, "是扫描件"),
        (30, 600, 3, "是扫描件"),  # a page number, and the name of the program that made it
        (30, 600, 9, "是扫描件"),  # … on many pages
        (30, 60, 3, "没有足够的文字"),  # a logo or a seal
        (0, 60, 1, "没有足够的文字"),
        (300, 600, 3, "没有找到年度报告"),  # a background behind text, or what was recognised in a scan
        (300, 60, 3, "没有找到年度报告"),
    ],
)
def test_a_scan_is_told_from_a_page_with_a_picture(letters: int, side: int, pages: int, words: str) -> None:
    pytest.importorskip("pdfplumber")
    lines = "".join(f"1 0 0 1 9 {9 * n + 9} Tm ({'abcdefgh' * 3}x) Tj " for n in range(letters // 25))
    made = hostile.pdf(
        f"q {side} 0 0 {side} 0 0 cm /I Do Q BT /F1 9 Tf {lines} ET".encode(),
        pages=pages,
        resources="/Font << /F1 4 0 R >> /XObject << /I 20 0 R >>",
        more="20 0 obj << /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "
        "/Length 1 >> stream\n0\nendstream endobj",
    )
    with pytest.raises(Problem) as raised:
        import_report("a.pdf", made)
    assert words in raised.value.zh


def line(text: str, **kwargs: Any) -> Line:
    return Line((Run(text),), "第1行", **kwargs)


NAME = "测试区民政局2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([NAME], (NAME, 0, 1)),
        (["首页", NAME, "来源：区民政局"], (NAME, 1, 2)),
        (["测试区民政局", "2024年政府信息公开工作年度报告"], (NAME, 0, 2)),
        (["测试区民政局", "2024年", "政府信息公开工作年度报告"], (NAME, 0, 3)),
        ([NAME, NAME], (NAME, 1, 2)),  # the last one counts
        ([f"标题:{NAME}"], (NAME, 0, 1)),
        (["测试区民政局(本级)2024年政府信息公开年报"], ("测试区民政局（本级）2024年政府信息公开年报", 0, 1)),
        ([f"{NAME}。"], None),
        ([f"现将{NAME}公布如下"], None),
        (["政府信息公开指南"], None),
        (["区" * 27 + "政府信息公开工作年度报告"], ("区" * 27 + "政府信息公开工作年度报告", 0, 1)),
        (["区" * 28 + "政府信息公开工作年度报告"], None),  # too long for one that names no year
        (["区" * 40 + "2024年政府信息公开工作年度报告"], ("区" * 40 + "2024年政府信息公开工作年度报告", 0, 1)),
        (["区" * 60 + "2024年政府信息公开工作年度报告"], None),
    ],
)
def test_the_title_among_the_lines(lines: list[str], found: tuple[str, int, int] | None) -> None:
    assert found == frame.title_of([line(text) for text in lines])


@pytest.mark.parametrize(
    ("title", "texts", "year"),
    [
        (NAME, ["统计期限为2023年1月1日至2023年12月31日。"], 2024),
        ("政府信息公开工作年度报告", ["2025年1月发布。", "统计期限为2023年1月1日至12月31日。"], 2023),
        ("政府信息公开工作年度报告", ["统计期限为2023年1月1日至2023年12月31日。"], 2023),
        ("政府信息公开工作年度报告", ["根据条例编制。", "2022年，我局公开5条。"], 2022),
        ("政府信息公开工作年度报告", ["《条例》2019年修订。", "2022年，我局公开5条。"], 2022),
        ("政府信息公开工作年度报告", ["一", "二", "三", "四", "2022年，我局公开5条。"], None),
        ("二〇二四年度政府信息公开工作年度报告", [], 2024),
        ("二零一九年政府信息公开工作年度报告", [], 2019),
        ("二○二○年政府信息公开工作年度报告", [], 2020),
        ("2024年度政府信息公开工作年度报告", [], 2024),
        ("12024年政府信息公开工作年度报告", [], None),
        ("2050年政府信息公开工作年度报告", [], None),
    ],
)
def test_the_year_of_a_report(title: str, texts: list[str], year: int | None) -> None:
    assert year == frame.year_of(title, texts)


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        (NAME, "测试区民政局"),
        ("2024年度测试区民政局政府信息公开工作年度报告", "测试区民政局"),
        ("关于测试区民政局2024年政府信息公开工作年度报告", "测试区民政局"),
        ("附件1：测试区民政局2024年度政府信息公开年报", "测试区民政局"),
        ("测试区民政局关于2024年政府信息公开工作年度报告", "测试区民政局"),
        ("测试区民政局2024年度的政府信息公开工作年度报告", "测试区民政局"),
        ("测试区民政局发布2024年政府信息公开工作年度报告", "测试区民政局"),
        ("测试区民政局(本级)2024年政府信息公开工作年度报告", "测试区民政局（本级）"),
        ("二〇二四年测试区民政局政府信息公开工作年度报告", "测试区民政局"),
        ("2024年政府信息公开工作年度报告", ""),
    ],
)
def test_the_agency_that_a_title_names(title: str, agency: str) -> None:
    assert agency == frame.agency_of(title)


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("硚口区卫健局", "硚口区卫生健康局", "硚口区卫生健康局"),
        ("硚口区卫生健康局", "硚口区卫健局", "硚口区卫生健康局"),
        ("硚口区卫生健康局", "硚口区财政和国资局", "硚口区卫生健康局"),
        ("", "硚口区卫健局", "硚口区卫健局"),
        ("硚口区卫健局", "", "硚口区卫健局"),
    ],
)
def test_the_fuller_of_two_names(one: str, other: str, name: str) -> None:
    assert name == frame.full_name(one, other)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{NAME}_测试区人民政府", NAME),
        (f"测试区人民政府 - {NAME}", NAME),
        (f"年报 > {NAME}（全文）", NAME),
        ("测试区人民政府_政府信息公开指南", ""),
        ("区" * 60 + NAME, ""),
    ],
)
def test_the_title_in_what_a_page_calls_itself(text: str, title: str) -> None:
    assert title == frame.title_from(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "如有疑问，请与测试区民政局办公室联系（地址：测试区人民路1号；邮编：430030；电话：027—83760190；邮箱：mzj@a.gov.cn）。",
            {"office": "测试区民政局办公室", "address": "测试区人民路1号", "postcode": "430030", "phone": "027-83760190", "email": "mzj@a.gov.cn"},
        ),
        ("联系电话：83760190，传真83760191。", {"phone": "83760190"}),
        ("电话：83760190，投诉电话：83760191。", {}),  # two of them: which is the one?
        ("电话：83760190；办公电话：83760190。", {"phone": "83760190"}),
        ("邮政编码：4300301", {}),
        ("本报告可在网站查阅。", {}),
    ],
)  # fmt: skip
def test_the_contact_that_a_preface_names(text: str, found: dict[str, str]) -> None:
    assert found == frame.contact_of(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("当前位置：首页 > 年报 根据条例要求编制本报告。", "根据条例要求编制本报告。"),
        ("您的位置：首页 > 年报 现将报告公布如下。", "现将报告公布如下。"),
        ("首页：本报告由六部分组成，根据条例编制。", "本报告由六部分组成，根据条例编制。"),
        ("首页 > 年报", "首页 > 年报"),
        ("我局在首页公开年报： 根据条例编制。", "我局在首页公开年报： 根据条例编制。"),
    ],
)
def test_navigation_that_ran_into_the_preface_is_taken_off(text: str, left: str) -> None:
    assert left == frame.without_chrome(text)


@pytest.mark.parametrize(
    ("text", "is_file"),
    [
        (f"附件：{NAME}.docx", True),
        (f"附件1：{NAME}.pdf（120KB）", True),
        (f"附件 2:{NAME}", True),
        ("附件：收费标准.docx", False),
        (f"见附件：{NAME}.docx", False),
    ],
)
def test_a_line_that_offers_the_report_as_a_file(text: str, *, is_file: bool) -> None:
    assert is_file == frame.is_own_file(text)


@pytest.mark.parametrize(
    ("pieces", "row", "numbers"),
    [
        ("0000000", "new_received", "0 0 0 0 0 0 0"),  # a digit a cell
        ("2100003", "new_received", "2 1 0 0 0 0 3"),
        ("312000033", "new_received", "31 2 0 0 0 0 33"),  # one way only that adds up
        ("1200012", "new_received", "1 2 0 0 0 1 2"),
        ("111000113", "new_received", None),
        ("1111111111", "new_received", None),  # many ways
        ("12100014", "new_received", None),  # no way
        ("000000", "new_received", None),
        ("1 2 3 4 5 6", "new_received", None),  # fewer than there are columns, nothing ran together
        ("00 00 000", "new_received", "0 0 0 0 0 0 0"),
        ("62", "fees", None),  # an amount is never cut
        ("10010", "review", "1 0 0 1 0"),
        ("100101", "review", None),
        ("1000010", "review", "10 0 0 0 10"),
    ],
)
def test_digits_are_cut_where_the_sums_leave_one_way(pieces: str, row: str, numbers: str | None) -> None:
    block = next(
        block for table in FORM.tables.values() for block in table.blocks if any(each.id == row for each in block.rows)
    )
    cut = cut_row(tuple(pieces.split()), block)
    assert (None if numbers is None else tuple(numbers.split())) == cut


def test_a_line_of_blocks_is_cut_where_the_sums_leave_one_way() -> None:
    assert ("1", "0", "0", "0", "1") * 3 == cut_line(("10001" * 3,), 15, 5)
    assert ("12", "0", "0", "0", "12") * 3 == cut_line(("1200012" * 3,), 15, 5)
    assert cut_line(("1200013" * 3,), 15, 5) is None
    assert cut_line(tuple("1200012" * 3), 15, 5) is None


def test_a_piece_without_digits_is_no_part_of_what_ran_together() -> None:
    block = next(block for table in FORM.tables.values() for block in table.blocks if block.rows[0].id == "review")
    assert all_ways(("10", "010", ""), block) == []
    assert all_ways(("", "10010"), block) == []
    assert all_ways(("10001",), block) == [tuple("10001")]
    assert cut_line(("", "10001" * 3), 15, 5) is None


HTML = published.page(NUMBERS, 2024).decode()
BODY = HTML[HTML.index("<div id=") :]


@pytest.mark.parametrize("ending", ["html", "htm", "shtml", "xhtml", "jsp", "aspx", "php", "HTML"])
def test_a_page_is_known_by_its_ending(ending: str) -> None:
    imported = import_report(f"a.{ending}", f"年报 {BODY}".encode())
    assert NUMBERS == found(imported)
    assert published.TEXTS["other_matters"] == imported.texts["other_matters"]  # no markup in it


@pytest.mark.parametrize(
    "begins",
    ["<!DOCTYPE html>", "<html>", "<HEAD>", "<body>", "<div>", "<p>", "<table>", "<meta>", "<section>", "<article>", "<!-- a -->",
     "\ufeff\r\n <html>", '<?xml version="1.0"?>'],
)  # fmt: skip
def test_a_page_is_known_by_how_it_begins(begins: str) -> None:
    assert NUMBERS == found(import_report("a", f"{begins}{BODY}".encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_the_encodings_of_windows(encoding: str) -> None:
    text = published.KEEPING_BLANKS["bars"][1](NUMBERS, 2024).decode()
    assert NUMBERS == found(import_report("a.txt", text.encode(encoding)))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.yml", "单位: 甲".encode(), "gipgen check"),
        ("a.rtf", b"{\\rtf1 a}", "RTF"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "图片"),
        ("a.bmp", b"BM\x00\x00", "图片"),
        ("a.tif", b"II*\x00", "图片"),
        ("a.odt", b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "损坏"),
        ("a.bin", b"abc\x00def", "不是文本文件"),
        ("a.txt", b"\xff\x81\xff\x81" * 50, "损坏"),
        ("a.txt", b" \n ", "文件是空的"),
        ("a.caj", b"CAJ\x00\x01", "CAJViewer"),
        ("a.url", b"[InternetShortcut]\r\nURL=https://www.example.com/", "快捷方式"),
        ("a.lnk", b"L\x00\x00\x00\x01\x14\x02\x00", "快捷方式"),
        ("a.eml", b"From: a@example.com\r\nSubject: b\r\n\r\nc", "附件"),
        ("a.docx.crdownload", b"PK", "没有下载完"),
        ("a.txt", b"1" * 60_000_001, "60.0 MB，超过上限 60 MB"),
    ],
)
def test_what_holds_no_text_is_refused_with_what_to_do(name: str, content: bytes, words: str) -> None:
    with pytest.raises(Problem) as raised:
        read(name, content)
    assert words in raised.value.zh
    assert raised.value.en


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html><body><div id=app></div><script src=a.js></script></body></html>", "打印成 PDF"),
        ("<html><body><p>会议通知</p></body></html>", "选错了文件"),
    ],
)
def test_a_page_whose_text_a_script_would_fetch_is_told_from_one_that_is_no_report(page: str, words: str) -> None:
    with pytest.raises(Problem) as raised:
        import_report("a.html", page.encode())
    assert words in raised.value.zh


def composed(change: Callable[[str], str] = lambda text: text) -> list[str]:
    imported = import_report("a.html", change(HTML).encode())
    return [line.partition("  #")[0].rstrip() for line in compose(imported, "a.html", "report.yaml").split("\n")]


def test_what_an_import_writes_in_front_of_the_sections() -> None:
    lines = composed()
    assert "单位: 测试区民政局" in lines
    assert "年度: 2024" in lines
    assert "落款: {单位: 测试区民政局, 日期: 2025-01-20}" in lines
    assert not [line for line in lines if line.startswith(("标题:", "版本:", "联系方式:"))]
    assert any("a.html 录入" in line for line in lines)


PREFACE = published.PREFACE.format(year=2024)
SIGNED = '<p align="right">测试区民政局</p><p align="right">2025年1月20日</p>'


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (PREFACE, PREFACE + "电话：027-83760190。", "联系方式: {电话: 027-83760190}"),
        (SIGNED, "<p>2025年1月20日</p>", "落款: {单位: 待填, 日期: 2025-01-20}"),
        (SIGNED, "<p>测试区民政局</p>", "落款: {单位: 测试区民政局, 日期: 待填}"),
        (NAME, "测试区民政局2024年政府信息公开年报", "标题: 测试区民政局2024年政府信息公开年报"),
    ],
)
def test_what_an_import_writes_of_what_it_found(old: str, new: str, wanted: str) -> None:
    lines = composed(lambda text: text.replace(old, new))
    assert wanted in lines, lines[:14]


@pytest.mark.parametrize(
    ("lines", "signature", "left"),
    [
        (["未收取信息处理费。", "测试区民政局", "2025年1月20日"], ("测试区民政局", "2025-01-20"), 1),
        (["未收取信息处理费。", "测试区民政局 2025年1月20日"], ("测试区民政局", "2025-01-20"), 1),
        (["未收取信息处理费。", "测试区民政局办公室", "二〇二五年一月二十日"], ("测试区民政局办公室", "2025-01-20"), 1),
        (["未收取信息处理费。", "二〇二五年十二月三十一日"], ("", "2025-12-31"), 1),
        (["未收取信息处理费。", "2025-01-20"], ("", "2025-01-20"), 1),
        (["未收取信息处理费。", "2025.1.20"], ("", "2025-01-20"), 1),
        (["未收取信息处理费。", "（2025年1月20日）"], ("", "2025-01-20"), 1),
        (["未收取信息处理费。", "测试区民政局"], ("测试区民政局", ""), 1),
        (["未收取信息处理费。测试区民政局2025年1月20日"], ("测试区民政局", "2025-01-20"), 1),
        (["未收取信息处理费。", "2025年1月20日", "测试区民政局"], ("测试区民政局", "2025-01-20"), 1),
        (["未收取信息处理费。", "2025年13月20日"], None, 2),
        (["未收取信息处理费。", "2025年1月32日"], None, 2),
        (["未收取信息处理费。", "附件：收费标准", "2025年1月20日"], ("", "2025-01-20"), 2),
        (["未收取信息处理费，办法施行于2025年1月20日。"], None, 1),
        (["未收取信息处理费。", "本年度报告公布于：2025年1月20日"], None, 2),
        (["测试区民政局"], None, 1),
    ],
)  # fmt: skip
def test_a_signature_is_told_from_a_sentence(lines: list[str], signature: tuple[str, str] | None, left: int) -> None:
    parts = Divided("", [], {"other_matters": [line(text) for text in lines]}, {}, [], [])
    rest, found = signed(parts, "测试区民政局", own=False)
    assert signature == found
    assert left == len(rest.notes["other_matters"])
    assert rest.notes["other_matters"][0].text.startswith(lines[0][:6])


@pytest.mark.parametrize(
    ("lines", "markdown"),
    [
        (["公开128条。", "收到2件。"], "公开128条。\n\n收到2件。"),
        (["（一）主动公开情况", "我局" * 20 + "。"], "## 主动公开情况\n\n" + "我局" * 20 + "。"),
        (["（一）主动公开情况。", "公开128条。"], "（一）主动公开情况。\n\n公开128条。"),
        (["（一）主动公开情况：", "公开128条。"], "（一）主动公开情况：\n\n公开128条。"),
        (["（一）主动公开，依申请公开"], "## 主动公开，依申请公开"),
        (["（一）" + "主" * 29], "## " + "主" * 29),
        (["（一）" + "主" * 30], "（一）" + "主" * 30),
        (["1.解读情况"], "1.解读情况"),  # a heading without the one above it
        (["（一）公开情况", "1.解读情况"], "## 公开情况\n\n### 解读情况"),
        (["（一）"], "（一）"),
        (["利用“大美", "互助”平台。"], "利用“大美互助”平台。"),
        (["利用平台，", "公开信息。"], "利用平台，公开信息。"),
        (["用 PDF，", "H5 作品。"], "用 PDF，H5作品。"),
        (["公开 128 条 。"], "公开128条。"),
        (["公开A B条。"], "公开A B条。"),
        (["公开*重点*信息。"], "公开*重点*信息。"),
        (["公开**重点**信息。"], "公开\\**重点\\**信息。"),
        (["见附件[1]，待定[略。"], "见附件[1]，待定[略。"),
        (["- 公开"], "\\- 公开"),
        (["＃公开"], "\\#公开"),
        (["1. 公开信息。"], "1.公开信息。"),
        (["公开\u200b信息\ufeff，｛一｝。"], "公开信息，{一｝。"),
    ],
)
def test_lines_as_prose(lines: list[str], markdown: str) -> None:
    assert markdown == prose([line(text) for text in lines], loose=True, own=False)


@pytest.mark.parametrize(
    ("runs", "markdown"),
    [
        ([Run("一、"), Run("问题", bold=True), Run("不少。")], "一、**问题**不少。"),
        ([Run("问题不少。", bold=True)], "问题不少。"),  # all bold is not marked
        ([Run("问题 ", bold=True), Run("不少。")], "**问题** 不少。"),
        ([Run("见"), Run("网站", target="https://a.gov.cn/")], "见[网站](https://a.gov.cn/)"),
        ([Run("见"), Run("https://a.gov.cn/", target="https://a.gov.cn/")], "见https://a.gov.cn/"),
        ([Run("见"), Run("网站", target="https://a.gov.cn/(1)")], "见[网站](https://a.gov.cn/%281%29)"),
        ([Run("见"), Run("网站", target="../nb.html")], "见网站"),
        ([Run("见"), Run("网站", target="javascript:alert(1)")], "见网站"),
        ([Run("甲。"), Run("\n"), Run("乙。")], "甲。\\\n乙。"),
    ],
)
def test_runs_as_prose(runs: list[Run], markdown: str) -> None:
    assert markdown == prose([Line(tuple(runs), "第1行")], loose=True, own=False)


def test_a_table_that_is_none_of_the_forms_as_prose() -> None:
    cells = (
        Cell("渠道", 0, 0),
        Cell("条数", 0, 1),
        Cell("网站|微信", 1, 0),
        Cell("98", 1, 1),
        Cell("共\n98", 2, 0, colspan=2),
    )
    assert "甲：\n\n| 渠道 | 条数 |\n| --- | --- |\n| 网站\\|微信 | 98 |\n| 共 98 |  |\n\n乙。" == prose(
        [line("甲："), Table(cells, "表1"), line("乙。")], loose=False, own=False
    )


def test_items_as_prose() -> None:
    blocks = [
        line("如下："),
        line("甲", item="-", depth=1),
        line("乙", item="-", depth=1),
        line("丙", item="-", depth=2),
        line("完。"),
    ]
    assert "如下：\n\n- 甲\n- 乙\n    - 丙\n\n完。" == prose(blocks, loose=False, own=False)


def lines_of(raw: Raw) -> list[Line]:
    lines = [block for block in raw.blocks if isinstance(block, Line)]
    assert len(lines) == len(raw.blocks)
    return lines


@pytest.mark.parametrize(
    "tag",
    ["address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form",
     "h1", "h6", "header", "li", "main", "ol", "p", "pre", "section", "ul"],
)  # fmt: skip
def test_elements_that_are_lines_of_their_own(tag: str) -> None:
    page = f"<html><head><title> 年  报 </title></head><body>甲<{tag}>乙</{tag}>丙</body></html>"
    raw = read("a.html", page.encode())
    assert "年 报" == raw.title
    assert [("甲", "网页第1段"), ("乙", "网页第2段"), ("丙", "网页第3段")] == [
        (each.text, each.place) for each in lines_of(raw)
    ]
    assert [0, int(tag[1]) if tag in ("h1", "h6") else 0, 0] == [each.heading for each in lines_of(raw)]


@pytest.mark.parametrize(
    ("markup", "runs"),
    [
        ("<p>&nbsp;甲&nbsp;</p>", [[("甲", False, "")]]),
        ("<p>甲 \n 乙</p>", [[("甲 乙", False, "")]]),
        ("<p>甲<b>乙</b><strong>丙</strong></p>", [[("甲", False, ""), ("乙丙", True, "")]]),
        ("<p>甲<span style='font-weight: bold'>乙</span></p>", [[("甲", False, ""), ("乙", True, "")]]),
        ("<p>甲<a href='https://a.gov.cn/'>乙</a></p>", [[("甲", False, ""), ("乙", False, "https://a.gov.cn/")]]),
        ("<p>甲<br>乙</p>", [[("甲", False, "")], [("乙", False, "")]]),
        (
            "<pre>甲\n 乙<b>丙\n丁</b></pre>",
            [[("甲", False, "")], [("乙", False, ""), ("丙", True, "")], [("丁", True, "")]],
        ),
        ("<pre style='white-space: normal'>甲\n乙</pre>\n丙\n丁", [[("甲 乙", False, "")], [("丙 丁", False, "")]]),
        ("<div style='white-space: pre-wrap'>甲\r\n乙</div>", [[("甲", False, "")], [("乙", False, "")]]),
        ("<script>x</script><style>y</style>甲<textarea>z</textarea>", [[("甲", False, "")]]),
        ("<p style='display: none'>甲</p>乙", [[("乙", False, "")]]),
    ],
)
def test_what_a_page_shows(markup: str, runs: list[list[tuple[str, bool, str]]]) -> None:
    assert runs == [[tuple(run) for run in block.runs] for block in lines_of(read("a.html", markup.encode()))]


def test_items_of_a_page() -> None:
    page = read("a.html", "<ol><li>甲<li>乙<ul><li>丙</ul></ol>丁".encode())
    assert [("甲", "1.", 1), ("乙", "2.", 1), ("丙", "-", 2), ("丁", "", 0)] == [
        (each.text, each.item, each.depth) for each in lines_of(page)
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲\r乙\r\n丙\n\n丁", [("甲", 1, 0, True), ("乙", 2, 0, False), ("丙", 3, 0, False), ("丁", 5, 0, True)]),
        ("甲\f乙", [("甲", 1, 0, True), ("乙", 2, 0, False)]),
        ("# 甲\n##  乙 ##\n#丙", [("甲", 1, 1, True), ("乙", 2, 2, True), ("#丙", 3, 0, False)]),
        ("\u3000\u3000甲\n乙\n    丙", [("甲", 1, 0, True), ("乙", 2, 0, False), ("丙", 3, 0, True)]),
    ],
)
def test_lines_of_a_text_and_where_they_stand(text: str, lines: list[tuple[str, int, int, bool]]) -> None:
    raw = read("a.txt", text.encode())
    assert [(words, f"第{number}行", *rest) for words, number, *rest in lines] == [
        (each.text, each.place, each.heading, each.begins) for each in lines_of(raw)
    ]


def test_the_account_says_where_a_number_stands() -> None:
    text = published.KEEPING_BLANKS["bars"][1](NUMBERS, 2024).decode()
    lines = text.split("\n")
    table = next(number for number, each in enumerate(lines, 1) if each.startswith("申请人") or "勾稽" in each)
    row = next(number for number, each in enumerate(lines, 1) if each.startswith("一、本年新收"))
    read = import_report("a.txt", text.encode()).cells["new_received", "total"]
    assert f"第{table}行第{row - table + 1}行" == read.place
    assert "一、本年新收政府信息公开申请数量" == read.label
    assert "表2第4行" == import_report("a.docx", word_file()).cells["new_received", "total"].place


@pytest.mark.parametrize(("again", "left"), [("same", 0), ("blank", 0), ("other", 1)])
def test_a_row_printed_again_is_listed_where_its_numbers_differ(again: str, left: int) -> None:
    number = {"same": NUMBERS["penalty.decisions"], "blank": "", "other": "999"}[again]
    row = f"<tr><td>行政处罚</td><td>{number}</td></tr></tbody></table>"
    imported = page(lambda text: text.replace("</tbody></table>", row, 1))
    assert left == len(imported.leftovers)
    assert NUMBERS == found(imported)


def test_three_headings_in_a_row_are_no_table_of_contents() -> None:
    lines = "".join(f"<p>{section.heading}</p>" for section in FORM.sections[:3])
    dropped = page(lambda text: text.replace(EDITOR, EDITOR + lines)).dropped
    assert not [each for each in dropped if each.text == FORM.sections[0].heading]
    lines += f"<p>{FORM.sections[3].heading}</p>"
    dropped = page(lambda text: text.replace(EDITOR, EDITOR + lines)).dropped
    assert [each.text for each in dropped if each.text == FORM.sections[0].heading]


@pytest.mark.parametrize(
    ("printed", "kind", "expected"),
    [
        ("-", "count", Value("mark", "-")),
        ("无", "count", Value("mark", "无")),
        ("*", "count", Value("mark", "*")),
        ("007", "count", Value("number", "007", "7", sure=False)),
        ("5.0", "count", Value("number", "5.0", "5", sure=False)),
        ("5件", "count", Value("number", "5件", "5", sure=False)),
        ("12,34", "count", Value("unclear", "12,34")),
        ("62.3万元", "amount", Value("number", "62.3万元", "62.3", sure=False)),
        ("2亿元", "amount", Value("unclear", "2亿元")),
        ("减少1,200", "signed", Value("number", "减少1,200", "-1200")),
        ("减0", "signed", Value("number", "减0", "0")),
        ("—8", "signed", Value("number", "—8", "-8")),
        ("增加8", "signed", Value("number", "增加8", "8")),
        ("0", "unit_amount", Value("number", "0", "0")),
        ("0.00元", "unit_amount", Value("number", "0.00元", "0")),
        ("5元（含税）", "unit_amount", Value("number", "5元（含税）", "5元", sure=False)),
    ],
)
def test_what_stands_beside_a_number_makes_it_doubtful(printed: str, kind: str, expected: Value) -> None:
    assert expected == value(printed, kind)


def test_a_pdf_with_ruled_tables_a_running_head_and_page_numbers() -> None:
    pytest.importorskip("pdfplumber")
    blank = "new_received.commercial"
    imported = import_report("a.pdf", published.pdf({**NUMBERS, blank: ""}, 2024))
    assert {**NUMBERS, blank: None} == found(imported)
    assert {"certain"} == {read.confidence for read in imported.cells.values()}
    assert {id_: text.format(year=2024) for id_, text in published.TEXTS.items()} == imported.texts
    assert PREFACE == imported.preface
    assert ("测试区民政局", "2025-01-20") == imported.signature
    assert () == imported.leftovers
    around = [f"- {number} -" for number in (1, 2, 3, 4)] + ["政府信息公开年报"] * 4
    assert around == [each.text for each in imported.dropped]
    assert "第2页表1第4行" == imported.cells["new_received", "total"].place


def test_a_locked_pdf_is_refused_in_words() -> None:
    pytest.importorskip("pdfplumber")
    pikepdf = pytest.importorskip("pikepdf")
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(published.pdf(NUMBERS, 2024))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Problem) as raised:
        import_report("a.pdf", buffer.getvalue())
    assert "密码" in raised.value.zh


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("<ul><div>甲。</div></ul>乙。", "甲。\n\n乙。"),
        ("<ul><ul><li>甲</li></ul><li>乙</li></ul>丙。", "- 甲\n- 乙\n\n丙。"),
        ("落实{{情况。", "落实\\{{情况。"),
        ("[甲](乙{{丙。", "\\[甲](乙\\{{丙。"),
    ],
)
def test_what_a_page_says_oddly_is_written_as_it_can_be_read(body: str, written: str) -> None:
    pytest.importorskip("lxml")
    text = prose(read("a.html", body.encode()).blocks, loose=False, own=False)
    assert written == text
    _, findings = look(BASE.replace("政策解读不够丰富。", text.replace("\n", "\n  ")))
    assert not [each.finding.rule for each in findings if is_of_file(each.finding.rule)]


def test_a_page_that_breaks_off_is_said_to() -> None:
    whole = published.page(NUMBERS, 2024).decode()
    half = page(lambda text: text[: len(text) * 2 // 3])
    assert "cut" in [each.reason for each in half.leftovers]
    end = whole.index('</div></div>\n<div class="tools">')
    piece = whole[whole.index("<h1>") :].partition('<div class="footer">')[0]
    for text in (whole, whole.replace("</body></html>", ""), whole[:end], piece):
        assert [] == [each for each in import_report("a.html", text.encode()).leftovers if each.reason == "cut"]


def test_the_encoding_of_a_page_is_told_by_its_bytes() -> None:
    text = published.page(NUMBERS, 2024).decode()
    wanted = found(import_report("a.html", text.encode()))
    broken = text.encode().replace("主办单位".encode(), b"\xe4\xb8" + "办单位".encode())
    for raw in (text.encode("gb18030"), broken, broken.replace(b"charset=utf-8", b"")):
        imported = import_report("a.html", raw)
        assert ("测试区民政局", wanted) == (imported.agency, found(imported))
