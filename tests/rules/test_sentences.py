"""The prose rules, one sentence at a time: sentences.yaml says what is found in each, and that nothing else is."""

from pathlib import Path
from typing import Any

import pytest
from planted import looked_at, of_sentence
from reports import as_yaml
from ruamel.yaml import YAML

from gipgen.check import examine, locate

CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["句"][:24] for case in CASES])
def test_sentence(case: dict[str, Any]) -> None:
    text = as_yaml(of_sentence(case))
    lines = text.split("\n")
    wanted = case.get("报", [])
    found = [
        (each.finding.rule, each.finding.severity, lines[each.line - 1][each.column - 1 :], each.finding)
        for each in locate("report.yaml", examine(text.encode()))
        if each.finding.rule[:4] == "GIP5" and (each.finding.rule != "GIP515" or "GIP515" in str(wanted))
    ]
    assert [tuple(each[:2]) for each in wanted] == [each[:2] for each in found], [
        each[3].message("zh") for each in found
    ]
    assert case.get("说", "") in "\n".join(each[3].message("zh") for each in found)
    for (_, _, stands), (_, _, line, finding) in zip(wanted, found, strict=True):
        assert line.startswith(stands)
        assert finding.message("en")


def test_there_are_many() -> None:
    assert len(CASES) > 150
    assert len([case for case in CASES if not case.get("报")]) > 80, "silence is tested as often as speech"


@pytest.mark.parametrize(
    ("sentence", "here", "last", "said"),
    [
        (
            "收到政府信息公开申请3646件，同比增长1.05%。",
            {"本年新收": 3646},
            {"本年新收": 3607},
            "3607 相差 39，增长1.08%",
        ),
        ("收到政府信息公开申请3646件，同比增长1.08%。", {"本年新收": 3646}, {"本年新收": 3607}, ""),
        ("收到政府信息公开申请3646件，比上年增加38件。", {"本年新收": 3646}, {"本年新收": 3607}, "相差 39"),
        ("收到政府信息公开申请3646件，较2023年减少39件。", {"本年新收": 3646}, {"本年新收": 3607}, "增长1.1%"),
        ("收到政府信息公开申请3646件，较2022年减少390件。", {"本年新收": 3646}, {"本年新收": 3607}, ""),
        ("作出行政许可12件，同比增长10%。", {"行政许可": 12}, {"行政许可": 10}, "“行政许可”是 10"),
        ("作出行政许可12件，同比增长20%。", {"行政许可": 12}, {"行政许可": 10}, ""),
        ("接待来访12件，同比增长10%。", {"行政许可": 12}, {"行政许可": 10}, ""),
        ("作出行政许可12件，与上年持平。", {"行政许可": 12}, {"行政许可": 20}, "上年报告是 20，本年是 12"),
        ("作出行政许可19件，与上年基本持平。", {"行政许可": 19}, {"行政许可": 20}, ""),
        ("与上年相比，政府信息公开申请数量有所减少。", {"本年新收": 12}, {"本年新收": 9}, "本年是 12"),
        ("与上年相比，政府信息公开申请数量有所增加。", {"本年新收": 12}, {"本年新收": 9}, ""),
        ("政府信息公开申请量较2023年略有下降。", {"本年新收": 12}, {"本年新收": 9}, "“本年新收”上年报告是 9"),
        ("政府信息公开申请量同比上升30%。", {"本年新收": 12}, {"本年新收": 10}, "上年报告是 10，本年是 12"),
        ("政府信息公开申请量同比上升20%。", {"本年新收": 12}, {"本年新收": 10}, ""),
        ("项目申请数量较上年下降。", {"本年新收": 12}, {"本年新收": 9}, ""),
        ("作出行政许可12件，较上年翻一番。", {"行政许可": 12}, {"行政许可": 10}, "增长20.0%"),
        ("作出行政许可20件，较上年翻一番。", {"行政许可": 20}, {"行政许可": 10}, ""),
        ("作出行政许可12件，是上年的2倍。", {"行政许可": 12}, {"行政许可": 10}, "12 ÷ 10 = 1.2"),
        ("行政复议由上年的3件增至6件。", {"行政复议": [6, 0, 0, 0]}, {"行政复议": [4, 0, 0, 0]}, "“行政复议”是 4"),
        ("行政复议由上年的4件增至6件。", {"行政复议": [6, 0, 0, 0]}, {"行政复议": [4, 0, 0, 0]}, ""),
        (
            "现行有效的行政规范性文件由上年末的20件增至23件。",
            {"行政规范性文件": [0, 0, 23]},
            {"行政规范性文件": [0, 0, 21]},
            "“行政规范性文件”是 21",
        ),
        (
            "现行有效的行政规范性文件由上年末的21件增至23件。",
            {"行政规范性文件": [0, 0, 23]},
            {"行政规范性文件": [0, 0, 21]},
            "",
        ),
        ("与2023年相比，政府信息公开申请增加8件。", {"本年新收": 12}, {"本年新收": 5}, "上年报告是 5，本年是 12"),
        ("与2023年相比，政府信息公开申请增加7件。", {"本年新收": 12}, {"本年新收": 5}, ""),
        ("与2022年相比，政府信息公开申请增加8件。", {"本年新收": 12}, {"本年新收": 5}, ""),
        ("政府信息公开申请量与上年基本一致。", {"本年新收": 12}, {"本年新收": 5}, "上年报告是 5，本年是 12"),
        ("与上年相比，政府信息公开申请量下降20%。", {"本年新收": 12}, {"本年新收": 10}, "上年报告是 10，本年是 12"),
        ("与上年相比，政府信息公开申请量上升20%。", {"本年新收": 12}, {"本年新收": 10}, ""),
        ("作出处罚决定12件，同比减少20%。", {"行政处罚": 12}, {"行政处罚": 10}, "增长20%"),
        (
            "行政许可12件、行政处罚9件，分别比上年增加2件、4件。",
            {"行政许可": 12, "行政处罚": 9},
            {"行政许可": 10, "行政处罚": 6},
            "9 与 6 相差 3",
        ),
        (
            "行政许可12件、行政处罚9件，分别比上年增加2件、3件。",
            {"行政许可": 12, "行政处罚": 9},
            {"行政许可": 10, "行政处罚": 6},
            "",
        ),
        (
            "行政许可12件、行政处罚9件，比上年分别增加2件、减少4件。",
            {"行政许可": 12, "行政处罚": 9},
            {"行政许可": 10, "行政处罚": 12},
            "9 与 12 相差 3",
        ),
        (
            "行政许可12件、行政处罚9件，比上年分别增加2件、减少3件。",
            {"行政许可": 12, "行政处罚": 9},
            {"行政许可": 10, "行政处罚": 12},
            "",
        ),
        ("行政强制2件，与上年持平。", {"行政强制": 2}, {"行政强制": 3}, "上年报告是 3，本年是 2"),
        ("行政强制2件，与上年基本持平。", {"行政强制": 2}, {"行政强制": 3}, ""),
        (
            "收到政府信息公开申请12件，比上年增加2件；加上2023年结转的1件，共13件。",
            {"本年新收": 12},
            {"本年新收": 10},
            "",
        ),
        ("行政许可较上年增加5件，达到12件。", {"行政许可": 12}, {"行政许可": 10}, "12 与 10 相差 2"),
        ("行政许可较上年增加2件，达到12件。", {"行政许可": 12}, {"行政许可": 10}, ""),
        ("政府信息公开申请量同比下降20%，共计12件。", {"本年新收": 12}, {"本年新收": 10}, "增长20%"),
        ("新收政府信息公开申请数量比上年净增2件，增长率为25%。", {"本年新收": 12}, {"本年新收": 10}, "本年是 12"),
        ("新收政府信息公开申请数量比上年净增2件，增长率为20%。", {"本年新收": 12}, {"本年新收": 10}, ""),
        ("作出行政许可12件，比上年减半。", {"行政许可": 12}, {"行政许可": 16}, "下降25.0%"),
    ],
)
def test_a_change_since_last_years_report(sentence: str, here: dict[str, Any], last: dict[str, Any], said: str) -> None:
    data = of_sentence({"句": sentence, "表": here}) | {"上年报告": "../2023/report.yaml"}
    before = of_sentence({"句": "略。", "表": last, "年": 2023})
    found = [each.message("zh") for each in looked_at(data, before)[1].findings if each.rule == "GIP516"]
    assert len(found) == bool(said)
    assert said in "".join(found)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("2023年、2024年收到申请分别为10件和13件，复议分别为2件和5件。", ""),
        ("2023年、2024年收到申请分别为11件和13件，复议分别为2件和4件。", "是 10。/是 5"),
        ("近两年收到的申请分别为11件、13件。", "是 10。"),
        ("近两年收到的申请分别为10件、13件。", ""),
        ("行政复议由2件升为5件，行政许可由10件压减到8件。", ""),
        ("行政复议案件由2件升为6件。", "是 5"),
        ("行政处罚案件比上年减少5件，下降50%。", ""),
        ("行政处罚案件比上年减少5件，下降40%。", "上年报告是 10"),
        ("新收申请较2023年的10件增加3件，增幅为30%。", ""),
        ("新收申请较2023年的10件增加4件。", "相差 3"),
        ("新收申请是上年的1.3倍。", ""),
        ("新收申请是上年的1.6倍，留言是上年的3倍。", "1.3 倍"),
        ("被复议纠正1件。行政复议案件5件，较上年增加3件。", ""),
        ("行政复议案件比上年增加3件，纠正率为20%。", ""),
        ("行政复议案件比上年增加3件，纠正率为25%。", "20.0%"),
        ("新收申请13件，较上年多2件。", "相差 3"),
    ],
)
def test_a_number_beside_last_years_report(sentence: str, said: str) -> None:
    here = {"本年新收": 13, "行政复议": [3, 1, 1, 0], "行政许可": 8, "行政处罚": 5}
    last = {"本年新收": 10, "行政复议": [2, 0, 0, 0], "行政许可": 10, "行政处罚": 10}
    data = of_sentence({"句": sentence, "表": here, "题": "依申请公开"}) | {"上年报告": "../2023/report.yaml"}
    before = of_sentence({"句": "略。", "表": last, "年": 2023})
    findings = looked_at(data, before)[1].findings
    found = [each.message("zh") for each in findings if each.rule in ("GIP505", "GIP506", "GIP516", "GIP518")]
    assert len(found) == len(said.split("/")) * bool(said), found
    assert all(each in "".join(found) for each in said.split("/")), found


def test_the_number_of_fee_notices_is_that_of_the_key() -> None:
    def told(sentence: str) -> list[str]:
        data = of_sentence({"句": sentence, "表": {"行政事业性收费": 1}})
        data |= {"信息处理费": {"通知件数": 2, "通知金额": 300, "实收金额": 300}}
        return [each.message("zh") for each in examine(as_yaml(data).encode()).findings if each.rule == "GIP509"]

    assert told("发出信息处理费收费通知2件。上年发出收费通知3件。") == []
    assert "通知件数是 2" in told("全年共发出3份收费通知。")[0]
