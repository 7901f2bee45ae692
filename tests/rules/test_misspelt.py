"""GIP712: what is asked about, what is left alone, and what nothing finds; sentences are of this file's own."""

import pytest
from reports import BASE, changed, look

from gipgen.check import examine, locate
from gipgen.settings.parse_toml import parse
from gipgen.spelling import repairs
from gipgen.spelling.lexicon import lexicon
from gipgen.spelling.repairs import doubts

KEY = "政策解读不够丰富。"


def asked(sentence: str, base: str = BASE) -> list[str]:
    """The words that are meant instead, as the questions about a sentence have them."""
    found = look(changed((KEY, f"{KEY}{sentence}"), base=base))[1]
    return [each.finding.values["wanted"] for each in found if each.finding.rule == "GIP712"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("安排专人负责政府网站的日常为护。", "维护"),  # same sound
        ("我局renzhen落实条例，定期组织培训。", ""),  # nothing is proposed for what was typed
        ("进一步健全信息公开工作几制。", "机制"),
        ("及时答付群众提出的申请。", "答复"),
        ("加强对工作人员的业务陪训。", "培训"),
        ("严格落实保密申查制度。", "审查"),  # near sound
        ("建立长校管理制度，定期组织检查。", "长效"),
        ("依法保障人民群众的知清权。", "知情权"),  # similar shape
        ("我局信息更新不及时，质量有侍提高。", "有待"),
        ("定期开展自查，发现问题及时改整。", "整改"),  # neighbours swapped
        ("主动接受社会督监。", "监督"),
        ("不断完善相制关度。", "制度"),
        ("加强组织领，明确分管领导。", "领导"),  # a character dropped
        ("充分利用微信众号发布信息。", "公众"),
        (
            "依法推进政府信息公开。本年度认真做好政府信息公，及时回应社会关切。",
            "公开",
        ),  # the report writes the word elsewhere
        ("我局高度重视政务公，把政务公开纳入考核。", "公开"),
        ("各科室密切合，形成工作合力。", "配合"),
        ("保障公民依法获取政府新戏。", "信息"),  # another word of the same sound
        ("全面落实各项宫做任务。", "工作"),
    ],
)
def test_a_slip_is_asked_about(sentence: str, wanted: str) -> None:
    assert any(wanted in each for each in asked(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "安排专人负责政府网站的日常维护。",
        "通过wechat、online平台和media专栏公开信息，网址是zhengfu.example。",
        "聚焦赋能增效，推动线上线下一体化办理。",
        "依托融媒体中心拓宽公开渠道，做到应公开尽公开。",
        "按照“谁公开、谁负责，谁审查、谁把关”的原则，严把政治关、法律关、保密关。",
        "联系地址：测试市甪里巷旮旯弄3号，联系人：亓官淼。",
        "落实《中华人民共和国政府信息公开条例》第十九条、第二十条。",
        "“十四五”以来累计办件123件，同比增长6.5%。",
        "全县层层签订责任书，人人参与，事事有回音。",
        "对国际科创中心建设、城市内涝治理、河长履职情况作专题公开。",
        "发布各类信息共98条，阅读量超2300次，转办0件，分为“综合”“专题”两栏。",
        "无其他需报告的事项，电子版可在网站查阅，其他应主动公开的信息均已公开。",
        "全年办复文12件，复文全文公开；督办件、交办件逐件销号。",
    ],
)
def test_what_is_written_so_on_purpose_is_not_asked_about(sentence: str) -> None:
    assert asked(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "进一步加强政府信公开工作。",  # a character dropped
        "及时发布权力清单和财务预决算，做到权利公开透明。",  # lawful words in the wrong place
        "围绕群众关心的势力问题开展解读。",
        "领导小组由局长人组长。",  # one character that is a word
        "明确责任分工，细化工作指施。",  # like their neighbours in other words
        "认真学习贯彻条例，提高政冶站位。",
        "严格按照法定程序和时现办理。",
    ],
)
def test_what_nothing_finds_is_known(sentence: str) -> None:
    """Not wished for, but true: nobody shall list these and call it recall."""
    assert asked(sentence) == []


@pytest.mark.parametrize("numbers", [("1,024", "12.5"), ("7", "100"), ("１２", "0.35")])
def test_a_slip_is_found_where_it_stands_whatever_the_numbers_around_it(numbers: tuple[str, str]) -> None:
    text = "2024年办理{}件，占{}%，安排专人负责政府网站的日常为护，答复30件。".format(*numbers)
    (doubt,) = (each for each in doubts(text) if each.is_likely)
    assert (text[doubt.begin : doubt.end], doubt.wanted) == ("为", "维")
    assert doubt.begin == text.index("为护")


def test_a_phrase_is_told_of_beside_one_that_stands_as_it_should() -> None:
    whole, wrong = "坚持以公开为常态、不公开为例外。", "坚持以公开为常规、不公开为例外。"
    told = {
        text: [each.rule for each in look(changed((KEY, KEY + text)))[1]].count("GIP714")
        for text in (whole, whole + wrong)
    }
    assert told == {whole: 0, whole + wrong: 1}


def test_what_a_fixed_phrase_says_is_not_asked_as_well() -> None:
    found = look(changed((KEY, f"{KEY}落实“谁公开、谁审查、谁负”的原则。")))[1]
    assert ["GIP714"] == [each.finding.rule for each in found if each.finding.rule in ("GIP712", "GIP714")]


def test_a_lost_character_is_named() -> None:
    (found,) = [
        each.finding for each in look(changed((KEY, "加强组织领，明确分管领导。")))[1] if each.finding.rule == "GIP712"
    ]
    assert found.message("zh") == "请核对：“加强组织领，明确分管领”里像是漏了“导”字，疑为“领导”？"


def test_the_message_asks_and_quotes() -> None:
    (found,) = [
        each.finding
        for each in look(changed((KEY, "安排专人负责政府网站的日常为护，每月检查。")))[1]
        if each.finding.rule == "GIP712"
    ]
    assert found.severity == "info"
    assert found.message("zh") == "请核对：“府网站的日常为护，每月检查”里的“为护”疑为“维护”？"
    assert "'维护'" in found.message("en")
    assert found.fix is None


SLIP = "安排专人负责政府网站的日常为护。"


def test_what_stands_twice_is_meant() -> None:
    assert asked(SLIP)
    assert asked(f"{SLIP}落实日常为护责任。") == []


def test_the_agencys_own_name_is_meant() -> None:
    named = changed(("单位: 测试市民政局", "单位: 测试市为护局"))
    assert asked("测试市为护局负责日常工作。", base=named) == []


def test_an_agencys_own_words_are_meant() -> None:
    text = changed((KEY, f"{KEY}{SLIP}")).encode()
    for setting, count in (("", 1), ('[terms]\n"为护" = "为护"', 0), ('[rules]\nGIP712 = "off"', 0)):
        found = [each.rule for each in examine(text, parse(setting.encode(), "gipgen.toml")).findings]
        assert found.count("GIP712") == count
        assert "GIP710" not in found


def test_without_questions_nothing_is_asked_and_no_exemption_is_idle() -> None:
    text = changed((KEY, f"{KEY}{SLIP}")) + "豁免:\n  - {规则: GIP712, 理由: 原文如此}\n"
    for questions in (True, False):
        examined = examine(text.encode(), questions=questions)
        assert locate("report.yaml", examined) == []
        assert len(examined.exempted) == questions


def test_a_paragraph_is_looked_at_once_whatever_its_numbers() -> None:
    repairs.forget()
    look(changed(("下一步增加图解。", "下一步增加图解5期。")))
    first = repairs._likely.cache_info()
    look(changed(("下一步增加图解。", "下一步增加图解12期。")))
    assert repairs._likely.cache_info().misses == first.misses
    look(changed(("下一步增加图解。", "下一步增加视频12期。")))
    assert repairs._likely.cache_info().misses == first.misses + 1


def test_a_doubt_is_told_where_it_stands_behind_long_numbers_and_blanks() -> None:
    text = "全年公开信息１２３４５６条，  答复 20241231 件，依申请公开办离流程规范。"
    (doubt,) = doubts(text)
    assert text[doubt.begin : doubt.end] == "离"


def test_the_lexicon_knows_what_stands_together() -> None:
    own = lexicon()
    first, second, third = list(own.coded("公开条"))
    assert second in own.seconds(first)
    assert third in own.pair(first + second)
    assert own.pair(own.coded("公\U0002a6a5")) == ""
    assert own.word(own.coded("政府信息")) == -1
    assert own.word(own.coded("政府")) > own.word(own.coded("赋税")) > 0
    assert own.plain(own.coded("政府，0A")) == "政府，0A"
    alike = own.alike(own.coded("例"))
    assert own.coded("立") in alike.same
    assert own.coded("泥") in alike.near
    assert own.coded("列") not in alike.same  # read so in old books only
    assert own.coded("受") not in own.alike(own.coded("道")).same
    assert own.coded("长") in own.alike(own.coded("常")).same
    assert own.coded("长") in own.alike(own.coded("掌")).same
    assert own.coded("刑") in own.alike(own.coded("列")).shape
    assert own.word(own.coded("\U0002a6a5")) == own.level(own.coded("\U0002a6a5")) == -1
