"""Several parts pasted below one key: one message, and one run of ``fmt --fix`` sets each text below its own."""

from reports import BASE, changed, look

from gipgen import Project

PROBLEMS = "存在问题及改进: |\n  政策解读不够丰富。下一步增加图解。"
OTHER = "其他事项: |\n  本年度未收取信息处理费。"
PASTED = (
    "存在问题及改进: |\n  五、存在的主要问题及改进情况\n  政策解读不够丰富。\n  下一步增加图解。\n"
    "  六、其他需要报告的事项\n  本年度未收取信息处理费。"
)


def _fixed(text: str) -> str:
    (done,) = Project({"report.yaml": text.encode()}).format("report.yaml", fix=True)
    return done.content.decode() if done.content else text


def test_texts_go_below_their_own_keys_where_these_wait_for_them() -> None:
    text = changed((PROBLEMS, PASTED), (OTHER, "其他事项: 待填"))
    (told,) = look(text)[1]
    assert ("GIP704", "fmt --fix" in told.message("zh")) == (told.rule, True)
    assert "五、存在的主要问题及改进情况" in told.message("zh")
    fixed = _fixed(text)
    assert [] == look(fixed)[1]
    data = look(fixed)[0].source.data
    assert "政策解读不够丰富。\n\n下一步增加图解。\n" == data["存在问题及改进"]
    assert "本年度未收取信息处理费。\n" == data["其他事项"]
    assert look(BASE)[0].source.data["依申请公开"] == data["依申请公开"]


def test_what_stands_there_already_is_never_replaced() -> None:
    text = changed((PROBLEMS, PASTED))
    (told,) = look(text)[1]
    assert "gipgen fmt --fix" not in told.message("zh")
    assert "请把文字移过去" in told.message("zh")
    assert look(text)[0].source.data["其他事项"] == look(_fixed(text))[0].source.data["其他事项"]


def test_the_note_of_a_table_and_the_preface_are_placed_too() -> None:
    text = changed(
        ("总体情况: |\n", "总体情况: |\n  根据条例编制本报告。\n\n  一、总体情况\n\n"),
        (
            "（五）监督保障情况：开展培训。\n",
            "（五）监督保障情况：开展培训。\n\n  二、主动公开政府信息情况\n\n  本年制发文件2件。\n",
        ),
    )
    data = look(_fixed(text))[0].source.data
    assert "根据条例编制本报告。\n" == data["前言"]
    assert "本年制发文件2件。\n" == data["主动公开"]["说明"]
    assert look(BASE)[0].source.data["总体情况"] == data["总体情况"]


def test_a_table_that_was_pasted_along_is_left_to_a_person() -> None:
    text = changed((PROBLEMS, PASTED + "\n\n  | 类别 | 件数 |\n  |---|---|\n  | 政策 | 4 |"), (OTHER, "其他事项: 待填"))
    told = [each for each in look(text)[1] if each.rule == "GIP704"]
    assert ["请把文字移过去" in each.message("zh") for each in told] == [True]
