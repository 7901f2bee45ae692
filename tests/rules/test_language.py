"""Language, typography, privacy: what is told about sentences that clerks wrote, where, and what the fixes make of them."""

from collections.abc import Iterable
from typing import Any

import pytest
from reports import DATA, as_yaml, look
from ruamel.yaml import YAML

from gipgen.findings.finding import Diagnostic
from gipgen.formatting.fixes import fixed_texts
from gipgen.source.compose import compose

CASES = YAML(typ="safe").load((DATA.parent / "rules" / "language.yaml").read_text(encoding="utf-8"))
KEY = "存在问题及改进"


def report(text: str, key: str = KEY) -> str:
    data: dict[str, Any] = compose((DATA / "base.yaml").read_text(encoding="utf-8")).data
    return as_yaml({**data, key: f"{text}\n"})


def mended(text: str, findings: Iterable[Diagnostic]) -> str:
    return fixed_texts({KEY: text}, findings)[0].get((KEY,), text)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_what_is_told_and_where(case: dict[str, Any]) -> None:
    source = report(case["text"], case.get("key", KEY))
    ignored = tuple(case.get("ignore", ()))
    examined, findings = look(source)
    found = [each for each in findings if each.finding.rule > "GIP7" and each.finding.rule not in ignored]
    wanted = [each for each in case.get("finds", ()) if each[0] not in ignored]
    assert [each[0] for each in wanted] == [each.finding.rule for each in found]
    lines = source.split("\n")
    for (_, *words), each in zip(wanted, found, strict=True):
        assert lines[each.line - 1][each.column - 1 :].startswith("".join(map(str, words)))
    said = "\n".join(each.finding.message("zh") for each in found)
    assert case.get("says", "") in said
    assert all(each.finding.message("en") for each in found)
    if "fixed" in case:
        assert case["fixed"] == mended(
            case["text"], [each for each in examined.every if each.rule > "GIP7" and each.rule not in ignored]
        )
        left = [each.finding.rule for each in look(report(case["fixed"]))[1]]
        assert case["fixed"] == case["text"] or not set(left) & {each[0] for each in wanted}


def test_computed_numbers_and_tables_are_left_alone() -> None:
    table = "| 项目 | 数 |\n|---|---|\n| 解读, 回应 | 2 件 |"
    assert [] == [
        each.finding.rule for each in look(report(f"共{{{{ 主动公开.行政处罚 }}}}件。\n\n{table}\n\n完。"))[1]
    ]
    typed = look(report("共 {{ 主动公开.行政处罚 }} 件。"))[1]
    assert "共{{ 主动公开.行政处罚 }}件。" == mended(
        "共 {{ 主动公开.行政处罚 }} 件。", [each.finding for each in typed]
    )


def test_markup_between_the_signs_stays() -> None:
    text = "**一、规定**,常态化公开，[网站](http://a.gov.cn/a,b),查阅。"
    found = [each.finding for each in look(report(text))[1] if each.finding.rule == "GIP720"]
    assert "**一、规定**，常态化公开，[网站](http://a.gov.cn/a,b)，查阅。" == mended(text, found)


def test_an_agencys_own_terms() -> None:
    from gipgen.check import examine
    from gipgen.settings.parse_toml import parse

    settings = parse('[terms]\n"政务中心" = "政务服务中心"\n"老办法" = ""'.encode(), "gipgen.toml")
    findings = examine(report("政务中心按老办法办理，政务服务中心配合。").encode(), settings=settings).findings
    assert ["政务中心", "老办法"] == [each.values["wrong"] for each in findings]
    assert "政务服务中心按老办法办理" == mended("政务中心按老办法办理", list(findings))


def test_the_word_lists_hold_together() -> None:
    import re

    from gipgen.vocabulary.wrong_words import doubled, slips, terms

    words = [*terms(), *slips()]
    assert len(words) > 80
    assert len({word.wrong for word in words}) == len(words)
    for word in words:
        assert word.wrong
        assert word.wrong != word.right
        assert word.note
    for pattern in doubled():
        re.compile(pattern.pattern)
        assert pattern.clue
