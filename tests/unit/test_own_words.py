"""What counts in words of a house's own, and what is a telephone number, a date, an address."""

import pytest

from gipgen.formats.own_words import claims_count, other_year

LABELS = ("行政处罚", "行政强制", "行政许可", "其他", "总计", "自然人")
COUNTS = [
    "99户次",
    "99例",
    "99人次",
    "99份",
    "99批",
    "99个",
    "99亿元",
    "99家",
    "99人",
    "99万",
    "99%",
    "百分之九十九",
    "一百余件",
    "九成",
    "99 cases",
    "Ⅸ件",
    "ⅸ件",
    "ix件",
    "⑨件",
    "⑼件",
    "㊈件",
    "壹佰件",
    "廿件",
    "99 元",
    "99\n件",
    "99、件",
    "99（件）",
    "共计（99）件",
    "99部",
    "99期",
    "99名",
    "处罚:99",
    "处罚｜99",
    "处罚（99）",
    "强制 99",
    "行政处罚共99",
    "行政处罚九十九",
    "更正：表一处罚一栏应为12。",
    "处罚一栏应为Ⅻ",
    "处罚一栏应为xii",
    "处罚一栏以九十九为准",
    "处罚数更正如下：壹佰贰拾",
    "行政许可应为廿三",
    "行政许可量：⓽⓽",
    "行政许可量：९९",
    "行政许可量：〹",
    "公开率为十分之九",
    "比上年翻一番",
]
HONEST = [
    "电话：027-83760190\u3000邮编：430030",
    "工作时间：周一至周五 9:00—17:00",
    "索引号：420104/2025-00123\u3000发布日期：2025年1月10日",
    "备案号：鄂ICP备05003345号-1\u3000鄂公网安备42010402000001号",
    "硚卫函〔2025〕3号",
    "网站标识码：4201040001",
    "地址：云川市集贤路36号3楼201室",
    "附件1：条例全文",
    "附件：1. 项目清单",
    "让我们一起努力",
    "根据《中华人民共和国政府信息公开条例》第四十九条",
    "申请受理电话：027-83760190",
    "受理时间：8:30-12:00",
    "行政许可 2024年公示",
    "政务服务热线 12345 人工服务",
    "一个窗口受理",
    "惠及千家万户",
    "a99@example.gov.cn",
    "2025年1月10日印发",
    "— 1 —",
    "二〇二五年一月十日",
    "申请应当以书面形式提出",
    "联系电话（Ⅰ）：027-83760190",
    "三十个工作日内答复",
    "2023年年报",
]


@pytest.mark.parametrize("text", COUNTS)
def test_a_count_is_one_however_it_is_written(text: str) -> None:
    assert claims_count(f"行政执法：{text}", LABELS)


@pytest.mark.parametrize("text", HONEST)
def test_numbers_that_count_nothing_are_left_alone(text: str) -> None:
    assert not claims_count(text, LABELS)
    assert other_year(text, "2024") is None


def test_the_report_of_another_year() -> None:
    for text in ("2023年政府信息公开工作年度报告", "二〇二三年 年度报告", "２０２３年度报告"):
        assert other_year(text, "2024")
    assert other_year("2024年政府信息公开工作年度报告", "2024") is None
