"""What an import tells of itself: the account for programs, the remarks in the file, the signs that were taken out."""

import json
from functools import cache
from typing import Any

import pytest
from test_doubts import lines, remark
from test_import import FORM, HTML, page

from gipgen.findings.finding import WARNING, Diagnostic, Finding
from gipgen.findings.text import Text
from gipgen.imports.account import VERSION, emit, item
from gipgen.imports.compose_report import compose, counts, rows_of
from gipgen.imports.import_report import Published, import_report
from gipgen.imports.leftover_words import REASONS, describe
from gipgen.imports.match import Leftover, Read
from gipgen.imports.printed_words import Value
from gipgen.imports.raw import Cell, Line, Raw, Run, Table
from gipgen.imports.sieve import sifted
from gipgen.imports.signed import Signature

LEFT = Leftover("电话 13812345678\n 第二行", "第3行", "no_row")
OUT = Leftover("打印本页", "第9行", "page")


@cache
def plain() -> Published:
    """What a page of a report with nothing amiss comes to."""
    return page(lambda text: text)


def told(imported: Published, language: str = "zh", findings: tuple[Finding, ...] = ()) -> dict[str, Any]:
    made = item("原件.html", "report.yaml", imported, findings, language)
    again: dict[str, Any] = json.loads(json.dumps(made))
    return again


def test_the_account_of_a_report() -> None:
    account = told(plain()._replace(leftovers=(LEFT,), dropped=(OUT,)))
    keys = [
        "source",
        "file",
        "agency",
        "year",
        "edition",
        "summary",
        "cells",
        "texts",
        "leftovers",
        "dropped",
        "findings",
        "candidates",
        "published",
        "noted",
        "deviations",
    ]
    assert keys == list(account)
    assert ("原件.html", "report.yaml", "测试区民政局", 2024, "2021") == tuple(account[key] for key in keys[:5])
    assert {"cells": 200, "read": 200, "to_fill_in": 0, "leftovers": 1} == account["summary"]
    assert {"preface", "overview", "problems", "other_matters"} == set(account["texts"])
    assert plain().texts["problems"] == account["texts"]["problems"]
    assert plain().preface == account["texts"]["preface"]
    assert [{"text": "打印本页", "source": "第9行", "reason": "page", "message": "网页或页眉页脚的文字"}] == account[
        "dropped"
    ]
    assert ["第3行", "no_row", "格式里没有这一行"] == [
        account["leftovers"][0][key] for key in ("source", "reason", "message")
    ]
    assert "the form has no such row" == told(plain()._replace(leftovers=(LEFT,)), "en")["leftovers"][0]["message"]
    assert [] == account["findings"]


def test_what_is_private_is_hidden_in_the_account() -> None:
    number = "13812345678"
    read = plain().cells["penalty", "decisions"]
    private = read._replace(value=Value("unclear", number), label=f"行政处罚{number}")
    shown = plain()._replace(
        preface=f"联系{number}。",
        texts={"overview": f"联系{number}。"},
        leftovers=(LEFT,),
        dropped=(LEFT,),
        cells={**plain().cells, ("penalty", "decisions"): private},
    )
    assert number not in json.dumps(told(shown), ensure_ascii=False)
    assert number in compose(shown, "原件.html", "report.yaml")


def test_a_report_of_nobody_in_no_year() -> None:
    account = told(plain()._replace(agency="", year=None))
    assert (None, None) == (account["agency"], account["year"])


@pytest.mark.parametrize(
    ("value", "state", "number", "printed"),
    [
        (Value("number", "12件", "12"), "read", "12", "12件"),
        (Value("blank", ""), "blank", None, ""),
        (Value("mark", "/"), "mark", None, "/"),
        (Value("unclear", "约30"), "unclear", None, "约30"),
    ],
)
def test_the_account_of_a_cell(value: Value, state: str, number: str | None, printed: str) -> None:
    ref = ("new_received", "natural_person")
    read = Read(value, "likely", "表2第4行", "本年新收")
    cells = told(plain()._replace(cells={ref: read}))["cells"]
    assert [
        {
            "path": ["依申请公开", "本年新收", 0],
            "cell": "new_received.natural_person",
            "state": state,
            "value": number,
            "printed": printed,
            "source": "表2第4行",
            "label": "本年新收",
            "confidence": "likely",
        }
    ] == [cell for cell in cells if cell["state"] != "missing"]
    missing = next(cell for cell in cells if cell["state"] == "missing")
    assert {None} == {missing[key] for key in ("value", "printed", "source", "label", "confidence")}
    assert {"cells": 200, "read": int(state == "read"), "to_fill_in": 200 - (state == "read")} == dict(
        counts(plain()._replace(cells={ref: read}))
    )


def test_what_check_says_stands_in_the_account_without_the_file() -> None:
    finding = Finding("report.yaml", 3, 5, Diagnostic("GIP999", WARNING, Text("甲{n}", "a{n}"), (), {"n": 1}))
    (said,) = told(plain(), findings=(finding,))["findings"]
    assert ("GIP999", "甲1", 3) == (said["rule"], said["message"], said["line"])
    assert not {"file", "values"} & set(said)


def test_the_whole_document() -> None:
    text = emit([told(plain())], [{"source": "坏.pdf", "message": "损坏"}])
    document = json.loads(text)
    assert ["version", "reports", "problems"] == list(document)
    assert (VERSION, 1, [{"source": "坏.pdf", "message": "损坏"}]) == (
        document["version"],
        len(document["reports"]),
        document["problems"],
    )
    assert "测试区民政局" in text
    assert text.startswith('{\n "version": 1')


@pytest.mark.parametrize("reason", REASONS)
def test_a_leftover_in_a_line(reason: str) -> None:
    left = LEFT._replace(reason=reason)
    assert f"第3行：电话 13812345678 第二行（{REASONS[reason].zh}）" == describe(left)
    assert f"第3行: 电话 13812345678 第二行 ({REASONS[reason].en})" == describe(left, "en")


def test_leftovers_stand_in_the_file_and_nothing_is_said_of_none() -> None:
    text = compose(plain()._replace(leftovers=(LEFT,)), "原件.html", "report.yaml")
    assert "没有放进去的内容（核对以后可以删去）：" in text
    assert describe(LEFT) in text
    assert "没有放进去" not in compose(plain(), "原件.html", "report.yaml")


def test_the_name_of_the_source_is_shown_as_far_as_it_tells_what_it_is() -> None:
    assert f"从 {'长' * 39}… 录入" in compose(plain(), "长" * 41, "report.yaml")
    assert f"从 {'长' * 40} 录入" in compose(plain(), "长" * 40, "report.yaml")


def head(imported: Published) -> list[str]:
    return [line.partition("  #")[0].rstrip() for line in compose(imported, "原件", "report.yaml").split("\n")]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, ["单位: 测试区民政局", "年度: 2024", "落款: {单位: 测试区民政局, 日期: 2025-01-20}"]),
        ({"agency": "", "year": None}, ["单位: 待填", "年度: 待填"]),
        ({"year": 2020}, ["年度: 2020", '格式: "2021"']),  # a report that follows another edition than its year's
        ({"title": "某年报"}, ["标题: 某年报"]),
        ({"contact": {"phone": "027-83760190"}}, ["联系方式: {电话: 027-83760190}"]),
        ({"signature": Signature("", "2025-01-20")}, ["落款: {单位: 待填, 日期: 2025-01-20}"]),
        ({"signature": Signature("甲局", "")}, ["落款: {单位: 甲局, 日期: 待填}"]),
    ],
)
def test_the_head_of_the_file(changes: dict[str, Any], wanted: list[str]) -> None:
    written = head(plain()._replace(**changes))
    assert [] == [each for each in wanted if each not in written]
    others = {"格式:": "year", "标题:": "title", "联系方式:": "contact"}
    assert not [
        line for line in written for key, name in others.items() if line.startswith(key) and changes.get(name) is None
    ]


def test_without_a_signature_none_is_written() -> None:
    assert not [line for line in head(plain()._replace(signature=None)) if line.startswith("落款:")]


def row(id_: str, *values: Value) -> tuple[str, str]:
    """What stands in the file for a row that was read so."""
    columns = FORM.columns[id_]
    label = FORM.rows[id_].label
    reads = {
        (id_, column.id): Read(value, "certain", "", label) for column, value in zip(columns, values, strict=False)
    }
    return rows_of("待填", plain()._replace(cells=reads))[id_]


ZERO, ONE, BLANK = Value("number", "0", "0"), Value("number", "1", "1"), Value("blank", "")


@pytest.mark.parametrize(
    ("id_", "values", "text", "comment"),
    [
        ("penalty", [ONE], "1", "件"),
        ("fees", [ONE], "1", "万元"),
        ("penalty", [BLANK], "待填", "原件空白"),
        ("penalty", [Value("mark", "/")], "待填", "原件写作“/”"),
        ("penalty", [Value("unclear", "约 3")], "待填", "原件写作“约 3”，看不出是几"),
        ("penalty", [Value("unclear", "长" * 50)], "待填", f"原件写作“{'长' * 39}…”，看不出是几"),
        ("penalty", [], "待填", "原件没有找到这一行"),
        ("regulations", [ONE, ZERO, ONE], "{制发: 1, 废止: 0, 现行有效: 1}", ""),
        ("regulations", [BLANK, ZERO, BLANK], "{制发: 待填, 废止: 0, 现行有效: 待填}", "原件制发、现行有效空白"),
        ("regulations", [ONE, ZERO], "{制发: 1, 废止: 0, 现行有效: 待填}", "原件现行有效没有找到"),
        ("regulations", [BLANK, Value("mark", "/"), ONE], "{制发: 待填, 废止: 待填, 现行有效: 1}", "原件制发空白；原件废止写作“/”"),
        ("new_received", [ZERO] * 7, "0", ""),
        ("new_received", [ONE, *[ZERO] * 5, ONE], "[1, 0, 0, 0, 0, 0, 1]", ""),
        ("new_received", [ONE] * 7, "[1, 1, 1, 1, 1, 1, 1]", ""),
        ("new_received", [BLANK] * 7, "待填", "原件空白"),
        ("new_received", [ZERO, BLANK, *[ZERO] * 5], "[0, 待填, 0, 0, 0, 0, 0]", "原件企业空白"),
        ("penalty", [Value("number", "１ 件", "1", sure=False)], "1", "核对：原件写作“１ 件”"),
    ],
)  # fmt: skip
def test_a_row_of_the_file(id_: str, values: list[Value], text: str, comment: str) -> None:
    assert (text, comment) == row(id_, *values)


def test_the_optional_row_of_totals_is_left_out_where_it_was_not_found() -> None:
    assert "results_total" not in rows_of("待填", plain()._replace(cells={}))
    assert ("0", "") == row("results_total", *[ZERO] * 7)
    assert ("[0, 待填, 待填, 待填, 待填, 待填, 待填]", "原件企业、科研、公益、法律、其他、总计没有找到") == row(
        "results_total", ZERO
    )


@pytest.mark.parametrize(
    ("confidence", "label", "sure", "comment"),
    [
        ("certain", "行政处罚", True, "件"),
        ("likely", "行政处分", True, "核对：原件的行名是“行政处分”"),
        ("likely", "1.行政处罚", True, "核对：原件的数字连在一起或者少了格"),
        ("likely", "行政处分", False, "核对：原件写作“3件”"),
        ("inferred", "行政处分", True, "核对：原件的行名是“行政处分”，按前后的行推定"),
        ("inferred", "", True, "核对：原件这一行没有行名，按前后的行推定"),
        ("inferred", "行政处分", False, "核对：原件写作“3件”；核对：原件的行名是“行政处分”，按前后的行推定"),
    ],
)
def test_why_a_row_is_to_be_compared(confidence: Any, label: str, comment: str, *, sure: bool) -> None:
    read = Read(Value("number", "3件", "3", sure), confidence, "", label)
    rows = rows_of("待填", plain()._replace(cells={("penalty", "decisions"): read}))
    assert ("3", comment) == rows["penalty"]


def raw(*texts: str, title: str = "", agency: str = "") -> Raw:
    return Raw(tuple(Line((Run(text),), f"第{number}行") for number, text in enumerate(texts, 1)), title, agency)


@pytest.mark.parametrize(
    ("text", "clean", "turning", "others"),
    [
        ("甲\t乙\n丙", "甲\t乙\n丙", [], []),
        ("甲\u202e乙", "甲乙", ["U+202E"], []),
        ("甲\u2066乙\u2069", "甲乙", ["U+2066 U+2069"], []),
        ("甲\x00乙", "甲乙", [], ["U+0000"]),
        ("甲\x0b乙", "甲 乙", [], ["U+000B"]),  # parts words
        ("甲\x85乙", "甲 乙", [], ["U+0085"]),
        ("甲\x1c\x1d\x1e乙", "甲   乙", [], ["U+001C U+001D U+001E"]),
        ("甲\x07\u202b乙", "甲乙", ["U+202B"], ["U+0007"]),
    ],
)
def test_signs_that_no_file_may_hold(text: str, clean: str, turning: list[str], others: list[str]) -> None:
    cell = Table((Cell(text, 0, 0), Cell("末", 0, 1)), "表1")
    link = Line((Run("见", target=text), Run(text, bold=True)), "第9行")
    for block, wanted in (
        (Line((Run(text),), "第1行"), Line((Run(clean),), "第1行")),
        (cell, Table((Cell(clean, 0, 0), Cell("末", 0, 1)), "表1")),
        (link, Line((Run("见", target=clean), Run(clean, bold=True)), "第9行")),
    ):
        done, turned, found = sifted(Raw((Line((Run("前"),), "第0行"), block), f"题{text}", f" 局{text}"))
        assert (Line((Run("前"),), "第0行"), wanted) == done.blocks
        assert [(signs, block.place, "sign") for signs in turning] == [each[:3] for each in turned]
        assert [(signs, block.place, "sign") for signs in others] == [each[:3] for each in found]
        if turning or others:
            assert (f"题{clean}", f"局{clean}") == (done.title, done.agency)


def test_of_many_such_places_twenty_are_told() -> None:
    for count, told_ in ((19, 19), (20, 20), (21, 20)):
        _, turned, others = sifted(raw(*["甲\u202e\x00"] * count))
        assert (told_, told_) == (len(turned), len(others))


def test_signs_in_the_title_of_the_page_only_are_taken_out_too() -> None:
    done, turned, others = sifted(raw("甲", title="题\x00", agency="局\u202e"))
    assert ("题", "局", [], []) == (done.title, done.agency, turned, others)


def test_a_file_that_breaks_off_is_told_where_unless_all_of_a_report_was_read() -> None:
    whole = import_report("a.html", HTML.replace("</body></html>", "").encode())
    assert "cut" not in [each.reason for each in whole.leftovers]
    cut = HTML.replace("行政处罚<", "行政检查<").replace("</body></html>", "")
    (left,) = [each for each in import_report("a.html", cut.encode()).leftovers if each.reason == "cut"]
    assert left.place.startswith("网页第")
    assert lines(whole)
    assert "件" == remark(whole, "行政处罚")
