"""Where each rule begins and ends to object: texts on either side of every condition, with the place that is told."""

import pytest
from reports import BASE, changed

from gipgen.check import examine, locate
from gipgen.findings.finding import Finding
from gipgen.settings.settings import DEFAULT

FIRST = "行政处罚{{ 主动公开.行政处罚 }}件。"
PROBLEM = "政策解读不够丰富。下一步增加图解。"


def findings(rule: str, text: str, **settings: object) -> list[Finding]:
    wanted = DEFAULT._replace(**settings)  # type: ignore[arg-type]
    return [each for each in locate("report.yaml", examine(text.encode(), wanted)) if each.finding.rule == rule]


def stands(text: str, found: list[Finding], length: int) -> list[str]:
    """What stands where the findings point."""
    lines = text.split("\n")
    return [lines[each.line - 1][each.column - 1 :][:length] for each in found]


def objects(rule: str, sentence: str, *, at: str = FIRST, agency: str = "测试市民政局") -> list[str]:
    """What a rule points at in a sentence put into the base report, each with as many signs as are asked for."""
    text = changed(("单位: 测试市民政局", f"单位: {agency}"), (at, sentence))
    return stands(text, findings(rule, text), 4)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2023年，我局收到申请5件。", ["2023"]),
        ("2022年，我局收到申请5件。", ["2022"]),
        ("2021年，我局收到申请5件。", []),  # long ago: it is meant
        ("2025年，我局收到申请5件。", ["2025"]),
        ("2026年，我局收到申请5件。", ["2026"]),
        ("2027年，我局收到申请5件。", ["2027"]),
        ("2042年，我局收到申请5件。", ["2042"]),
        ("到2035年，我局将全面实现公开。", []),
        ("2024年，我局收到申请5件。", []),
        ("2025年，我局将公开信息。", []),
        ("2023年，我局将公开信息。", ["2023"]),
        ("2023年，我局收到申请5件，同期增加。", []),
        ("2023年，我局收到申请5件，2024年收到6件。", []),
        ("2023年，我局收到申请5件。2024年收到6件。", []),
        ("2023年，我局收到申请5件。其中我局于2024年答复。", ["2023"]),
        ("2023年度，我局收到申请5件。", ["2023"]),
        ("在2023年，我局收到申请5件。", ["2023"]),
        ("（2023年，我局收到申请5件）。", ["2023"]),
        ("公开有序；2023年，我局收到申请5件。", ["2023"]),
        ("情况如下：2023年，我局收到申请5件。", ["2023"]),
        ("公开有序，2023年，我局收到申请5件。", []),
        ("公开有序。2023年，我局收到申请5件。", ["2023"]),
        ("公开有序！2023年，我局收到申请5件。", ["2023"]),
        ("公开有序？2023年，我局收到申请5件。", ["2023"]),
        ("我局2023年公开5件。", ["2023"]),
        ("本局2023年公开5件。", ["2023"]),
        ("我局2023年公开有序。", []),  # no figure
        ("他局2023年公开5件。", []),
        ("（二）2023年，我局收到申请5件。", ["2023"]),
        ("（二）主动公开2023年，我局收到申请5件。", ["2023"]),  # a run-in heading without a stop
        ("（二）主动公开，2023年，我局收到申请5件。", []),
        ("截至2023年12月31日，公开5件。", ["2023"]),
        ("截至2023年末，公开5件。", ["2023"]),
        ("截止2023年底，公开5件。", ["2023"]),
        ("截至2022年底，公开5件。", []),
        ("截至2023年6月，公开5件。", []),
        ("截至2025年底，公开5件。", ["2025"]),  # not over when the report of 2024 is written
        ("2023年5月，我局收到申请5件。", []),  # a date
        ("2023年预算公开5件。", []),
        ("2023年度工作要点公开5件。", []),
        ("2023年，机关工作总结公开。", []),
        ("2023年，政府信息公开有序。", ["2023"]),
        ("2023年，机关公开信息5条。", ["2023"]),
        ("2023年，机关干部学习条例和有关办法并公开。", []),  # too far behind
        ("2023年机关公开信息5条。", ["2023"]),
        ("印发《2023年，我局公开情况》。", []),
        ("按“2023年，我局公开”填写。", []),
        ("印发〔2023年，我局公开〕。", []),
        ("印发《公开办法》。2023年，我局收到申请5件。", ["2023"]),
        ("印发《公开办法。2023年，我局收到申请5件。", ["2023"]),
        ("2023年，我局收到申请5件。我局2022年公开5件。", ["2023", "2022"]),
    ],
)
def test_a_year_that_was_left_over(sentence: str, told: list[str]) -> None:
    assert told == objects("GIP620", sentence)


def test_a_year_in_a_section_that_looks_ahead() -> None:
    for at in (PROBLEM, "本年度未收取信息处理费。"):
        assert [] == objects("GIP620", "公开不足。2025年，我局开展培训。", at=at)
        assert ["2023"] == objects("GIP620", "公开不足。2023年，我局收到申请5件。", at=at)
    text = changed((FIRST, "## 2023年公开情况\n\n  " + FIRST))
    assert ["2023"] == stands(text, findings("GIP620", text), 4)


@pytest.mark.parametrize(
    ("agency", "sentence", "told"),
    [
        ("测试县测试镇人民政府", "推动全省政务公开工作。", ["推动全省"]),
        ("测试县测试镇人民政府", "推动全县政务公开工作。", ["推动全县"]),
        ("测试县测试镇人民政府", "推动全镇政务公开工作。", []),
        ("测试市民政局", "推动全省政务公开工作。", ["推动全省"]),
        ("测试市民政局", "推动全国政务公开工作。", ["推动全国"]),
        ("测试市民政局", "推动全市政务公开工作。", []),
        ("湖北省民政厅", "推动全省政务公开工作。", []),
        ("湖北省民政厅", "推动全国政务公开工作。", ["推动全国"]),
        ("湖北省测试市民政局", "推动全省政务公开工作。", ["推动全省"]),
        ("北京市民政局", "推动全省政务公开工作。", []),
        ("内蒙古自治区民政厅", "推动全省政务公开工作。", []),
        ("湖北省人民政府", "推动全国政务公开工作。", []),  # of its level nothing is asked
        ("测试市民政局", "按照推动全省政务公开工作部署。", ["推动全省"]),
        ("测试市民政局", "推动按照全省政务公开工作部署。", []),
        ("测试市民政局", "推动。全省政务公开工作。", []),
        ("测试市民政局", "推动各项工作以及全省政务公开。", ["推动各项"]),
        ("测试市民政局", "推动了各项工作以及全省政务公开。", []),  # too far in front
        ("测试市民政局", "全省政务公开工作。", []),
        ("测试市民政局", "推动全省的政务公开工作。", []),
        ("测试市民政局", "推动全省各级部门。", ["推动全省"]),
        ("测试市民政局", "推动全省经济，推动全省政务公开。", ["推动全省"]),
        ("测试市民政局", "推动全省政务公开，组织全国政务公开。", ["组织全国", "推动全省"]),
    ],
)
def test_text_of_another_level(agency: str, sentence: str, told: list[str]) -> None:
    assert sorted(told) == sorted(objects("GIP621", sentence, agency=agency))


@pytest.mark.parametrize(
    ("agency", "sentence", "told"),
    [
        ("测试市民政局", "我委召开会议。", ["我委召开"]),
        ("测试市民政局", "我局召开会议。", []),
        ("测试市民政局", "我委托第三方评估。", []),
        ("测试市民政局", "“我委召开会议”。", []),
        ("测试市民政局", "“公开”后我委召开会议。", ["我委召开"]),
        ("测试市民政局", "我委召开会议。我委召开会议。我镇召开会议。", ["我委召开", "我镇召开"]),
        ("测试县测试镇人民政府", "我局召开会议。", ["我局召开"]),
        ("测试县测试镇人民政府", "我镇召开会议。", []),
        ("某某单位", "我局召开会议。", []),  # what it calls itself is not known
    ],
)
def test_what_another_agency_calls_itself(agency: str, sentence: str, told: list[str]) -> None:
    assert sorted(told) == sorted(objects("GIP621", sentence, agency=agency))


OVERVIEW = BASE[BASE.index("总体情况: |") : BASE.index("主动公开:\n")]
LONG = "我局高度重视政府信息公开工作，认真贯彻落实条例各项规定"  # no figure in it


def overview(words: str) -> str:
    return changed((OVERVIEW, f"总体情况: |\n  {words}\n\n"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (f"{LONG}，成效明显。", True),
        (f"{LONG}，公开12条。", False),
        (f"{LONG}，公开率12%。", False),
        (f"2024年，{LONG}，成效明显。", True),
        (f"12月，{LONG}，成效明显。", True),
        (f"3日，{LONG}，成效明显。", True),
        (f"{LONG}，按12号文办理。", True),
        (f"{LONG}，按〔12〕办理。", True),
        (f"{LONG}，按[12条办理。", True),
        (f"{LONG}，共计12", True),  # nothing stands behind it
        (f"1.{LONG}，成效明显。", True),
        (f"1、{LONG}，成效明显。", True),
        (f"（1）{LONG}，成效明显。", True),
        (f"1条{LONG}，成效明显。", True),  # nothing stands in front of it
        (f"有1条{LONG}，成效明显。", False),
        (f"{LONG}，培训三次。", False),
        (f"{LONG}，培训第三次。", True),
        (f"{LONG}，培训三回。", True),
        (f"{LONG}，培训若干次。", True),
        (f"{LONG}，公开1,234条。", False),
        ("成效明显。", False),  # short texts have other findings
        ("我局" * 14 + "好。", True),  # thirty signs
        ("我局" * 14 + "。", False),
    ],
)
def test_section_one_without_a_figure(words: str, *, told: bool) -> None:
    text = overview(words)
    found = [each for each in findings("GIP622", text) if "没有一个具体的数字" in each.finding.message("zh")]
    assert (["总体情况"] if told else []) == stands(text, found, 4)


@pytest.mark.parametrize(
    ("agency", "at", "told"),
    [
        ("测试市民政局", FIRST, ["多数部门"]),
        ("测试县测试镇人民政府", FIRST, ["多数部门"]),
        ("测试市民政局", PROBLEM, ["多数部门"]),
        ("测试市人民政府", FIRST, []),
        ("测试市民政局", "本年度未收取信息处理费。", []),
    ],
)
def test_words_of_nobody(agency: str, at: str, told: list[str]) -> None:
    assert told == objects("GIP622", "我局和多数部门公开12条，部分地区不足。", at=at, agency=agency)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("政府网站公开12条。", None),
        ("政府网站公开三条。", None),
        ("公开12条，见政府网站。", None),
        ("政府网站公开2024年信息。", "同一句里没有数字"),
        ("政府网站公开12月信息。", "同一句里没有数字"),
        ("政府网站12日公开信息。", "同一句里没有数字"),
        ("政府网站公开信息。微信公开12条。", "同一句里没有数字"),
        ("政府网站公开信息。政府网站公开12条。", None),
        ("公开12条，各部门认真做好公开工作和政府网站。", "同一句里没有数字"),  # too far in front
        ("政府网站未公开信息。", "同一句里没有数字"),
        ("公开12条。", "没有写“政府网站”的数量"),
        ("政府网站未有条目。", "同一句里没有数字"),
        ("政府网站公开无条。", None),
    ],
)
def test_numbers_that_a_local_rule_wants(words: str, said: str | None) -> None:
    text = overview(words)
    found = findings("GIP631", text, overview={"numbers": ["政府网站"]})
    assert (["总体情况"] if said else []) == stands(text, found, 4)
    assert said is None or said in found[0].finding.message("zh")
    assert [] == findings("GIP631", text)
    assert [] == findings("GIP631", overview("待填"), overview={"numbers": ["政府网站"]})


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2024年01月05日公开。", ["01月0"]),
        ("2024年1月05日公开。", ["05日公"]),
        ("2024年1月5日公开。", []),
        ("2024年10月20日公开。", []),
        ("公开1.01月报。", []),
        ("24年1月5日公开。", ["24年1"]),
        ("24年1月公开。", []),
        ("2024年2月30日公开。", ["2024"]),
        ("2024年2月29日公开。", []),
        ("2023年2月29日公开。", ["2023"]),
        ("1900年2月29日公开。", ["1900"]),
        ("2000年2月29日公开。", []),
        ("2024年13月公开。", ["2024"]),
        ("2024年12月31日公开。", []),
        ("2024年12月32日公开。", ["2024"]),
        ("2024年4月31日公开。", ["2024"]),
        ("2024年0月5日公开。", ["2024"]),
        ("20241月1日公开。", ["2024"]),
        ("2024我局公开。", ["2024"]),
        ("2024全年公开。", ["2024"]),
        ("公开有序，2024我局公开。", ["2024"]),
        ("公开2024我局信息。", []),
        ("2024测试市公开。", ["2024"]),
        ("2024机关公开。", []),
        ("依国办函[2021]30号公开。", ["[202"]),
        ("依国办函〔2021〕30号公开。", []),
        ("依国办函〔2021〕第30号公开。", ["〔202"]),
        ("依国办函〔2021〕030号公开。", ["〔202"]),
        ("依国办函（2021）30号公开。", ["（202"]),
        ("依国办函(2021)30号公开。", ["(202"]),
        ("依国办函【2021】30号公开。", ["【202"]),
        ("依A[2021]30号公开。", []),
        ("依国办函[1999]30号公开。", []),
    ],
)
def test_how_dates_and_numbers_of_documents_are_written(sentence: str, told: list[str]) -> None:
    assert told == objects("GIP725", sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("一是公开，二是解读，三是培训。", []),
        ("一是公开，三是培训。", ["三是培训"]),
        ("一是公开，二是解读，二是培训。", ["二是培训"]),
        ("二是公开，三是培训。", ["二是公开"]),
        ("一是公开。", ["一是公开"]),
        ("统一是公开的要求。", []),
        ("一是否公开，二是解读。", ["二是解读"]),
        ("一是公开，一是解读，二是培训，二是考核。", []),  # one inside another
        ("一是公开；一是解读。", ["一是解读"]),
        ("一是公开；一是解读；三是培训。", ["一是解读"]),
        ("九是公开，十是解读，十一是培训。", ["九是公开"]),
        ("第一，公开；第二，解读。", []),
        ("第一，公开；第三，解读。", ["第三，解"]),
        ("第一，公开。", ["第一，公"]),
        ("其一，公开；其二，解读。", []),
        ("其一，公开；其三，解读；其二，培训。", ["其三，解", "其二，培"]),
        ("1.公开；2.解读；3.培训。", []),
        ("1.公开；3.培训。", ["3.培训"]),
        ("1.公开；2.解读；4.培训。", ["4.培训"]),
        ("（1）公开；（2）解读；（4）培训。", ["（4）培"]),
        ("1.公开。", []),
        ("公开1.5万条，2.5万条。", []),
        ("依第（2）项公开，第（4）项不公开。", []),
    ],
)
def test_series_that_count(sentence: str, told: list[str]) -> None:
    assert told == [each[: len(wanted)] for each, wanted in zip(objects("GIP702", sentence), told, strict=True)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("公开 12 条。", [" 12 "]),
        ("公开信息 12条。", [" 12条"]),
        ("公开 信息。", [" 信息。"]),
        ("公开， 信息。", [" 信息。"]),
        ("公开\u3000信息。", ["\u3000信息。"]),
        ("公开H5 作品。", []),
        ("公开 H5作品。", []),
        ("公开PDF 文件。", []),
        ("公开12 34条。", []),
        ("1. 公开信息。", []),
        ("公开PM2.5 数据。", []),
        ("公开2.5 万条。", [" 万条。"]),
        ("公开12% 以上。", []),
        ("公开信息。", []),
    ],
)
def test_surplus_blanks(sentence: str, told: list[str]) -> None:
    assert told == [each[: len(wanted)] for each, wanted in zip(objects("GIP724", sentence), told, strict=True)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("公开,解读。", [",解读。"]),
        ("公开;解读。", [";解读。"]),
        ("公开:解读。", [":解读。"]),
        ("公开?解读。", ["?解读。"]),
        ("公开!解读。", ["!解读。"]),
        ("公开,12条。", [",12条"]),
        ("公开, 解读。", [", 解读"]),
        ("公开12,解读。", [",解读。"]),
        ("公开1,234条。", []),
        ("公开A,B两类。", []),
        ("公开A,乙两类。", [",乙两类"]),
        ("公开(解读)。", ["(解读)"]),
        ("公开(12)条。", ["(12)"]),
        ("A(12)条。", []),
        ("A(解读)条。", ["(解读)"]),
        ("公开()条。", []),
        ("公开<解读>。", ["<解读>"]),
        ("公开<br>。", []),
        ('公开"解读"。', ['"解读"']),
        ('公开"A"。', []),
        ('公开"解读。', []),
        ("公开解读.", [".\n"[:1]]),
        ("公开，解读。", []),
        ("错误!未找到引用源。", []),
    ],
)
def test_half_width_marks(sentence: str, told: list[str]) -> None:
    assert told == [each[: len(wanted)] for each, wanted in zip(objects("GIP720", sentence), told, strict=True)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("公开“解读。", ["“解读。"]),
        ("公开解读”。", ["”。"]),
        ("公开（解读。", ["（解读。"]),
        ("公开解读）。", ["）。"]),
        ("公开“（解读”）。", []),
        ("公开《解读》和《办法。", ["《办法。"]),
        ("公开”解读“。", ["”解读“"]),
        ("公开：1）解读；2）培训。", []),
        ("公开：一）解读；二）培训。", []),
        ("公开解读12）条。", ["）条。"]),
        ("公开“解读”（办法）。", []),
        ("公开（解读)。", [")。"]),
    ],
)
def test_marks_that_come_in_pairs(sentence: str, told: list[str]) -> None:
    assert told == [each[: len(wanted)] for each, wanted in zip(objects("GIP721", sentence), told, strict=True)]
