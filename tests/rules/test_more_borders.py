"""Borders of further rules: words, stops, residue, endings, telephones, lists of parts, sums; with messages and severities."""

import pytest
from reports import BASE, changed
from test_borders import FIRST, OVERVIEW, PROBLEM, findings, objects, overview, stands

from gipgen.findings.finding import Finding

LAW = "根据《政府信息公开条例》和报告格式编制"
PERIOD = "统计期限为2024年1月1日至2024年12月31日"
PHONE = "0451-53523359"


def messages(found: list[Finding]) -> list[str]:
    return [each.finding.message("zh") for each in found]


def severities(found: list[Finding]) -> list[str]:
    return [each.finding.severity for each in found]


def preface(words: str) -> str:
    return changed(("总体情况: |", f"前言: |\n  {words}\n\n总体情况: |"))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("涉及国家机密。", ["国家机密"]),
        ("涉及国家机密和国家机密。", ["国家机密"]),  # one finding, with the number of places
        ("涉及国家秘密。", []),
        ("依《国家机密办法》办理。", []),  # a title is quoted as it is
        ("依《办法》涉及国家机密。", ["国家机密"]),
        ("依《信息公开条例》办理。", ["《信息公"]),
        ("依《政府信息公开条例》办理。", []),
        ("公开权利清单。", ["权利清单"]),
        ("学习习近平新时代思想。", ["习近平新"]),
        ("学习习近平新时代中国特色社会主义思想。", []),
        ("学习习近平新时代中国特色社会主义思想和习近平新时代思想。", ["习近平新"]),
        ("收取政府信息公开处理费。", ["政府信息"]),
    ],
)
def test_wrong_words(sentence: str, told: list[str]) -> None:
    assert told == objects("GIP710", sentence)


def test_words_of_the_settings_go_first() -> None:
    text = changed((FIRST, "公开旧词和国家机密。"))
    found = findings("GIP710", text, terms={"旧词": "新词", "国家机密": ""})
    assert ["旧词和国", "国家机密"] == stands(text, found, 4)
    assert "新词" in messages(found)[0]
    assert found[0].finding.fix is not None
    assert found[1].finding.fix is None  # nothing to put there
    certain, asked = (findings("GIP710", changed((FIRST, f"公开{word}。"))) for word in ("国家机密", "权利清单"))
    assert [True, False] == [each[0].finding.fix is not None for each in (certain, asked)]
    assert "《政府信息公开条例》第十四条" in messages(certain)[0]


@pytest.mark.parametrize(
    ("sentence", "told", "mends"),
    [
        ("公开。。解读。", "。。解读", True),
        ("公开，，，解读。", "，，，解", True),
        ("公开，。解读。", "，。解读", False),
        ("公开，,解读。", "，,解读", False),
        ("公开？！解读。", "", False),
        ("公开！！！解读。", "", False),
        ("公开！！！！解读。", "！！！！", True),
        ("公开..解读。", "", False),
        ("公开。解读，培训。", "", False),
    ],
)
def test_stops_side_by_side(sentence: str, told: str, *, mends: bool) -> None:
    text = changed((FIRST, sentence))
    found = findings("GIP722", text)
    assert ([told] if told else []) == stands(text, found, 4)
    assert [mends] * len(found) == [each.finding.fix is not None for each in found]


@pytest.mark.parametrize(
    ("sentence", "told", "severity"),
    [
        ("公开[bookmark: _Toc1]信息。", "[boo", "warning"),
        ("公开_GoBack信息。", "_GoB", "warning"),
        ("公开错误!未找到引用源。信息。", "错误!未", "warning"),
        ("公开&nbsp;信息。", "&nbs", "warning"),
        ("公开&copy信息。", "", ""),
        ("公开<br>信息。", "<br>", "warning"),
        ("公开<解读>信息。", "", ""),
        ("公开\ufffd信息。", "\ufffd信息。", "warning"),
        ("公开锟斤拷信息。", "锟斤拷信", "warning"),
        ("公开信息12条。", "", ""),
    ],
)
def test_residue_of_programs(sentence: str, told: str, severity: str) -> None:
    text = changed((FIRST, sentence))
    found = findings("GIP730", text)
    assert ([told[:4]] if told else []) == stands(text, found, 4)
    assert [severity] * len(found) == severities(found)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("第3页", True),
        ("12", True),
        ("123", True),
        ("1234", False),
        ("第1234页", True),
        ("第1页共123456页", False),
        ("3/12", True),
        ("第页", False),
        ("３", True),
        ("第3条", False),
    ],
)
def test_a_page_number_in_a_paragraph_of_its_own(line: str, *, told: bool) -> None:
    text = changed((FIRST, f"{FIRST}\n\n  {line}\n"))
    found = [each for each in findings("GIP730", text) if each.finding.severity == "warning"]
    assert ([line[:4]] if told else []) == stands(text, found, min(len(line), 4))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("截至目前，公开12条。", ["截至目前"]),
        ("截止目前，公开12条。", ["截止目前"]),
        ("截至2024年12月31日，公开12条。", []),
        ("截止2024年12月31日，公开12条。", ["截止20"]),
        ("截止到12月31日，公开12条。", ["截止到1"]),
        ("截止至年底，公开12条。", ["截止至年"]),
        ("截止去年，公开12条。", ["截止去年"]),
        ("申请于截止12月31日。", []),
        ("日期截止12月31日。", []),
        ("公开截止12月31日。", ["截止12"]),
        ("申请截止，公开12条。", []),
    ],
)
def test_as_of_when(sentence: str, told: list[str]) -> None:
    assert told == objects("GIP726", sentence)


@pytest.mark.parametrize(
    ("phone", "told"),
    [
        ("0451-53523359", False),
        ("027-8376019", True),
        ("027-837601", True),
        ("02-83760190", True),
        ("83760190转12", False),
        ("8376转12", True),
        ("（027）83760190", False),
        ("83760190；83760191", False),
        ("83760190，8376", True),
        ("83760190,83760191;83760192", False),
        ("83760190 83760191", False),
        ("13812345678", False),
        ("12345", False),
        ("95598", False),
        ("82340", True),
        ("4008123456", False),
        ("400-812-3456", False),
    ],
)
def test_telephone_numbers(phone: str, *, told: bool) -> None:
    text = changed((PHONE, f'"{phone}"'))
    found = [each for each in findings("GIP616", text) if "位数" in each.finding.message("zh")]
    length = min(5, len(phone) + 2)
    assert ([f'"{phone}"'[:length]] if told else []) == stands(text, found, length)


CONTACT = "联系方式: {部门: 办公室, 地址: 测试市人民路1号, 电话: 0451-53523359}"


@pytest.mark.parametrize(
    ("contact", "words", "severity", "at"),
    [
        (CONTACT, None, None, ""),
        ("联系方式: {部门: 办公室}", None, "info", "联系方式"),
        ("", None, "info", "单位"),
        ("联系方式: {部门: 待填}", None, None, ""),
        (CONTACT, f"{LAW}，{PERIOD}。", "warning", "前言"),
        (CONTACT, f"{LAW}，{PERIOD}，电话{PHONE}。", None, ""),
        ("", f"{LAW}，{PERIOD}。", "info", "前言"),
        ("", f"{LAW}，{PERIOD}，地址在人民路。", "info", "前言"),
        (CONTACT, f"{LAW}，{PERIOD}，地址在人民路。", None, ""),
        ("联系方式: 办公室", None, None, ""),
    ],
)
def test_where_readers_turn_to(contact: str, words: str | None, severity: str | None, at: str) -> None:
    text = changed((CONTACT, contact))
    text = text if words is None else text.replace("总体情况: |", f"前言: |\n  {words}\n\n总体情况: |")
    found = findings("GIP616", text)
    assert ([severity] if severity else []) == severities(found)
    assert ([at] if at else []) == stands(text, found, len(at))


SIX = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (f"本报告由{SIX}六个部分组成。", []),
        (f"本报告由{SIX}6个部分组成。", []),
        (f"本报告由{SIX}六部分组成。", []),
        (f"本报告由{SIX}七个部分组成。", [("error", "前言说有七个部分，报告实际有六个部分")]),
        (
            f"本报告由{SIX.removesuffix('、其他需要报告的事项')}六个部分组成。",
            [("warning", "里没有“其他需要报告的事项”")],
        ),
        (f"本报告由{SIX}、附件与说明六个部分组成。", [("warning", "里有“附件与说明”")]),
        (
            f"本报告由{SIX.replace('、其他需要报告的事项', '、别的需要报告的事项')}六个部分组成。",
            [],
        ),
        ("本报告由六个部分组成。", []),
        ("本报告由七个部分组成。", [("error", "七个部分")]),
        ("我局由七个部门组成。", []),
        (f"本报告包括{SIX}六个部分。", []),
    ],
)
def test_the_parts_that_a_preface_lists(words: str, said: list[tuple[str, str]]) -> None:
    text = preface(f"{LAW}，{PERIOD}，电话{PHONE}。{words}")
    found = findings("GIP618", text)
    assert [severity for severity, _ in said] == severities(found)
    for (_, part), message in zip(said, messages(found), strict=True):
        assert part in message
    assert ["由" if "由" in words[:8] else "包"] * len(found) == stands(text, found, 1)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("按国办公开办函〔2019〕60号编制", "〔2019〕60号"),
        ("按国办公开办函[2019]60号编制", "[2019]60号"),
        ("按国办公开办函（2019）60号编制", "（2019）60号"),
        ("按国办公开办函2019年60号编制", ""),
        ("按国办公开办函〔2019〕61号编制", ""),
        ("2019年起按国办公开办函〔2019〕60号编制", "〔2019〕60号"),
        ("按年度报告格式（试行）编制", "格式（试行）"),
        ("按办法（试行）编制", ""),
        ("按格式以及保密审查的办法（试行）编制", ""),
        ("按办法（试行）和格式（试行）编制", "格式（试行）"),
    ],
)
def test_the_notice_that_was_replaced(words: str, seen: str) -> None:
    for text, severity in (
        (preface(f"{LAW}，{words}，{PERIOD}，电话{PHONE}。"), "error"),
        (changed((FIRST, f"{words}。")), "warning"),
    ):
        found = findings("GIP612", text)
        assert ([seen[:4]] if seen else []) == stands(text, found, min(4, len(seen) or 4))
        assert [severity] * len(found) == severities(found)


@pytest.mark.parametrize(("limit", "told"), [(9, True), (10, False), (11, False)])
def test_how_long_section_one_may_be(limit: int, *, told: bool) -> None:
    text = overview("公开 1234 5678")
    found = findings("GIP630", text, overview={"characters": limit})
    assert (["总体情况"] if told else []) == stands(text, found, 4)
    assert not told or f"规定的 {limit} 字" in messages(found)[0]
    assert [] == findings("GIP630", overview("待填待填待填待填待填待填"), overview={"characters": limit})
    assert [] == findings("GIP630", text)


ASPECTS = ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"]


def test_the_five_aspects_of_section_one() -> None:
    whole = "\n\n  ".join(f"## {aspect}\n\n  公开有序。" for aspect in ASPECTS)
    assert [] == findings("GIP601", overview(whole))
    for missing in ASPECTS:
        (found,) = findings("GIP601", overview(whole.replace(f"## {missing}\n", "## 其余情况\n")))
        assert f"没有看到 1 个方面的小标题或段落：{missing}" in found.finding.message("zh")
        assert "五个方面" in found.finding.message("zh")
    (none,) = findings("GIP601", overview("我局公开有序，公开12条。"))
    assert "没有按五个方面分段" in none.finding.message("zh")
    assert "正文里没有提到" in none.finding.message("zh")
    assert [] == findings("GIP601", overview("待填"))
    assert OVERVIEW in BASE


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{制发: 2, 废止: 1, 现行有效: 9}", ""),
        ("{制发: 2, 废止: 1, 现行有效: 1}", ""),  # just enough
        ("{制发: 2, 废止: 1, 现行有效: 0}", "现行有效 0 + 废止 1 = 1，小于 制发 2"),
        ("{制发: 9, 废止: 0, 现行有效: 2}", "现行有效 2 + 废止 0 = 2，小于 制发 9"),
        ("{制发: 2, 废止: 1, 现行有效: 待填}", ""),
        ("{制发: 0, 废止: 0, 现行有效: 0}", ""),
    ],
)
def test_numbers_that_cannot_go_together(row: str, told: str) -> None:
    text = changed(("{制发: 2, 废止: 1, 现行有效: 9}", row))
    found = findings("GIP305", text)
    assert bool(told) == bool(found)
    assert all(told in message for message in messages(found)), messages(found)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("[5, 1, 0, 0, 0, 0, 6]", ""),
        ("[5, 1, 0, 0, 0, 0]", ""),
        ("[5, 1, 0, 0, 0, 0, 7]", "自然人 5 + 企业 1 = 6，相差 1"),
        ("[5, 1, 0, 0, 0, 0, 4]", "自然人 5 + 企业 1 = 6，相差 2"),
        ("[0, 0, 0, 0, 0, 0, 4]", "各列相加：0，相差 4"),
    ],
)
def test_the_total_of_a_row(row: str, told: str) -> None:
    text = changed(("本年新收:      [5, 1, 0, 0, 0, 0, 6]", f"本年新收:      {row}"))
    found = findings("GIP303", text)
    assert ([row[-2:]] if told else []) == stands(text, found, 2)
    assert all(told in message for message in messages(found))


def test_totals_that_cannot_be_checked_are_told_with_what_is_not_known_yet() -> None:
    text = changed(
        ("本年新收:      [5, 1, 0, 0, 0, 0, 6]", "本年新收:      [5, 待填, 0, 0, 0, 0, 6]"),
        ("上年结转:      [1, 0, 0, 0, 0, 0, 1]", "上年结转:      [1, 0, 待填, 0, 0, 0, 1]"),
    )
    assert [] == findings("GIP303", text)
    (found,) = findings("GIP210", text)
    assert "GIP303" in found.finding.message("zh")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("公开工作工作，", ["工作工作"]),
        ("公开信息信息。", ["信息信息"]),
        ("研究研究。", []),
        ("哈哈哈哈。", []),  # one sign again and again
        ("一一一一。", []),
        ("公开12121212条。", []),
        ("政府信息公开政府信息公开。", ["政府信息"]),
    ],
)
def test_words_that_follow_themselves(sentence: str, told: list[str]) -> None:
    assert told == objects("GIP711", sentence)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("政策解读不够丰富，下一步增加图解。", False),
        ("政策解读不够丰富，下一步增加图解", True),
        ("政策解读不够丰富，下一步增加图解；", True),
        ("政策解读不够丰富，下一步增加“图解”", True),
        ("政策解读不够丰富，下一步增加（图解。）", False),
        ("不够丰富，下一步增加图", False),  # a short line is a heading or an answer
        ("不够丰富，下一步增加图解了", True),
        ("政策解读不够丰富下一步增加图解并且按月检查", False),  # without any stop it is a heading
        ("附件一，政策解读不够丰富下一步增加图解", False),
        ("不够丰富，下一步增加图解，见https://a.gov.cn/x", False),
    ],
)
def test_paragraphs_that_end_with_a_word(words: str, *, told: bool) -> None:
    text = changed((PROBLEM, words))
    assert ([words[-1]] if told else []) == stands(text, findings("GIP723", text), 1)
