"""Mending a file's signs changes no character of a text, whatever words stand in it and wherever the slip is."""

from random import Random
from typing import Any

import pytest
from reports import BASE, changed, look

from gipgen.report.structure import read_structure

PIECES = [
    "改进措施：", "，", "。", "［1，2］", "[1，2]", "电话：0451", "行政许可：12", "行政许可：", "{部门：办公室，地址：某路}", "总体情况：好。", "制发：2，废止：1",
    "：", "、", "｜", "# ", "##", "【1，2】", "（一）", "规则：GIP703", "其他事项：", "单位: 某局", "年度:2024", "- 一是", "待填", "１２", "　　", "\t", "“引号”",
    "a:b", "{{ 主动公开.行政处罚 }}", "![图，片：一](a.png)", "其他：0", "落款：｛单位：某局｝", "主动公开：|", "依申请公开：",
]  # fmt: skip
SLIPS = [
    ("年度: 2024", "年度：2024"),
    ("年度: 2024", "年度:2024"),
    ("  行政许可: 12", "\t行政许可: 12"),
    ("  行政许可: 12", "　行政许可: 12"),
    ("行政处罚: 53", "行政处罚：53"),
    ("{制发: 2, 废止: 1, 现行有效: 9}", "｛制发：2，废止：1，现行有效：9｝"),
    ("[2, 1, 0, 0, 0, 0, 3]", "［2，1，0，0，0，0，3］"),
    ("联系方式: {部门: 办公室,", "联系方式：{部门：办公室，"),
    ("主动公开:\n", "主动公开：\n"),
    ("存在问题及改进: |", "存在问题及改进:|"),
    ("存在问题及改进: |", "存在问题及改进：|"),
    ("存在问题及改进: |", "存在问题及改进: ｜"),
]


def _words(chance: Random) -> str:
    """One line of a text, which neither begins nor ends with a blank."""
    line = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 5)))
    return f"文{line}字"


def _prose(chance: Random, *, indent: str) -> str:
    lines = [
        chance.choice(["", _words(chance).removeprefix("文").strip(" \t　") or "文"])
        for _ in range(chance.randint(0, 3))
    ]
    return "\n".join(f"{indent}{line}" if line else "" for line in [_words(chance), *lines, _words(chance)])


def _file(chance: Random) -> str:
    address = _words(chance).replace("\t", "").replace("'", "")
    text = changed(
        ("  政策解读不够丰富。下一步增加图解。", _prose(chance, indent="  ")),
        ("  本年度未收取信息处理费。", _prose(chance, indent="  ")),
        ("主动公开:\n", f"主动公开:\n  说明: |\n{_prose(chance, indent='    ')}\n"),
        ("地址: 测试市人民路1号", f"地址: '{address}'"),
    )
    return f"{text}豁免:\n  - 规则: GIP402\n    理由: '{_words(chance)}'\n"


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("seed", range(120))
def test_no_slip_of_structure_changes_a_text(seed: int) -> None:
    chance = Random(seed)
    text = _file(chance)
    wanted, _, _ = read_structure(text.encode())
    assert not wanted.broken
    assert [] == [each for each in wanted.findings if each.rule in ("GIP111", "GIP112")]
    old, new = chance.choice(SLIPS)
    source, _, _ = read_structure(text.replace(old, new, 1).encode())
    assert not source.broken
    assert _texts(wanted.data) == _texts(source.data)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("lead", ["\t", "　　", " ", ""])
def test_a_text_that_lost_its_indentation_keeps_its_characters(seed: int, lead: str) -> None:
    chance = Random(seed)
    prose = [line for line in _prose(chance, indent="").split("\n") if line]
    typed = "\n".join(f"{lead}{line}" for line in prose)
    source, _, _ = read_structure(
        changed(("  政策解读不够丰富。下一步增加图解。", typed), ("年度: 2024", "年度：2024")).encode()
    )
    left = "".join(source.text.split())
    assert all("".join(line.split()) in left for line in prose)


def test_the_base_has_texts() -> None:
    assert len(_texts(look(BASE)[0].source.data)) > 5
