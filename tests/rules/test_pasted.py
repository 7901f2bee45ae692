"""Pasted texts come out as a person saw them, or one finding says what was taken (``pasted.yaml``)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reports import BASE, look
from ruamel.yaml import YAML

from gipgen import Project
from gipgen.formatting.format import format_report
from gipgen.prose.nodes import Block, Heading, Lead, List, Paragraph, inlines, plain
from gipgen.prose.spacing import spaced
from gipgen.prose.typed_numbers import number_text
from gipgen.report.structure import read_structure

CASES: list[dict[str, Any]] = YAML(typ="safe").load((Path(__file__).parent / "pasted.yaml").read_text(encoding="utf-8"))
RULES = (
    "GIP1",
    "GIP2",
    "GIP701",
    "GIP702",
    "GIP703",
    "GIP704",
    "GIP705",
    "GIP721",
    "GIP722",
    "GIP723",
    "GIP730",
    "GIP731",
)
BY_HAND = (
    "another part's heading",
    "two marked headings of one name",
    "two typed headings of one name",
    "twins with a heading between their texts",
)
SECTION = re.search(r"^总体情况: \|\n(?:  .*\n|\n)+", BASE, re.MULTILINE)


def report(text: str, lead: str = "总体情况: |\n") -> str:
    """The base report with this prose as its first section."""
    assert SECTION
    lines = "".join(f"  {line}\n" if line.strip() else "\n" for line in text.rstrip("\n").split("\n"))
    return BASE[: SECTION.start()] + lead + lines + "\n" + BASE[SECTION.end() :]


def seen(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield f"H{block.level} {block.number}{plain(block.children)}"
        elif isinstance(block, Paragraph):
            yield f"¶ {plain(block.children)}"
        elif isinstance(block, List):
            for number, item in enumerate(block.items, block.start):
                sign = f"{number}." if block.ordered else "•"
                yield sign + " " + " ".join(plain(inside) for inside in inlines(item))
        else:
            yield from ("T " + "|".join(plain(cell) for cell in row) for row in block.rows)


def fits(found: str, wanted: str) -> bool:
    """Whether a block is the one wanted; … stands for anything."""
    pieces = wanted.split("…") if not wanted.endswith("……") else [wanted]
    position = 0
    for piece in pieces:
        position = found.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    return found.startswith(pieces[0]) and found.endswith(pieces[-1])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_pasted(case: dict[str, Any]) -> None:
    examined, findings = look(report(case["text"]))
    blocks = list(seen(examined.case.narratives["overview"].blocks))
    assert len(case["seen"]) == len(blocks), blocks
    assert all(map(fits, blocks, case["seen"])), blocks
    found = [each for each in findings if each.rule.startswith(RULES)]
    assert case.get("finds", []) == [each.rule for each in found], [each.message() for each in found]


def test_a_run_in_heading_is_set_apart_from_what_follows() -> None:
    for text, lead in (
        ("（一）主动公开情况。全年公开98条。", "（一）主动公开情况。"),
        ("（二）依申请公开：收到2件。", "（二）依申请公开："),
        ("**（一）存在的问题。**一是不够。", "（一）存在的问题。"),
        ("1.加强领导。成立领导小组。", "1.加强领导。"),
        ("（一）强化领导，健全机制。成立小组。", "（一）强化领导，健全机制。"),
        ("（三）目前，解读形式还不够丰富。下一步改进。", ""),
        ("（一）2024年，收到2件。答复2件。", ""),
        ("2024年，公开98条。", ""),
        ("3.每季度组织一次业务培训。", ""),  # the last of some items, of which ； ends the others
        ("（3）组织培训。", ""),
        ("（二）加强培训。", ""),
        ("（二）具体措施：", "（二）具体措施："),
    ):
        examined, _ = look(report(text))
        (block,) = examined.case.narratives["overview"].blocks
        assert isinstance(block, Paragraph)
        first = block.children[0]
        assert lead == (plain(first.children) if isinstance(first, Lead) else "")
        assert plain(block.children) == text.replace("**", "")


def formatted(text: str, *, fix: bool = False) -> str:
    source, form, _ = read_structure(text.encode("utf-8"))
    findings = look(text)[0].every if fix else ()
    return format_report(source, form, findings, spaced).text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_fmt_writes_down_what_is_printed(case: dict[str, Any]) -> None:
    text = report(case["text"])
    once = formatted(text)
    assert once == formatted(once)
    before, after = (look(each)[0].case.narratives["overview"] for each in (text, once))
    assert list(seen(before.blocks)) == list(seen(after.blocks))
    assert before.typed.split() == after.typed.split(), "no word may change"
    apart = "当作两段"
    assert not any(apart in each.message() for each in look(once)[1]), "blank lines say so now"


@pytest.mark.parametrize(
    "case",
    [
        each
        for each in CASES
        if "GIP704" in each.get("finds", []) and each["name"] not in BY_HAND and "fixed" not in each
    ],
    ids=lambda case: case["name"],
)
def test_fix_takes_off_the_heading_that_stands_twice(case: dict[str, Any]) -> None:
    examined, findings = look(formatted(report(case["text"]), fix=True))
    assert [] == [each.message() for each in findings if each.rule in ("GIP701", "GIP702", "GIP703", "GIP704")]
    was = list(seen(look(report(case["text"]))[0].case.narratives["overview"].blocks))
    assert len(list(seen(examined.case.narratives["overview"].blocks))) == len(was) - 1


@pytest.mark.parametrize("case", [each for each in CASES if "fixed" in each], ids=lambda case: case["name"])
def test_one_fix_does_what_the_messages_say(case: dict[str, Any]) -> None:
    (done,) = Project({"report.yaml": report(case["text"]).encode()}).format("report.yaml", fix=True)
    assert done.content is not None
    examined, findings = look(done.content)
    blocks = list(seen(examined.case.narratives["overview"].blocks))
    assert len(case["fixed"]) == len(blocks), blocks
    assert all(map(fits, blocks, case["fixed"])), blocks
    mended = {each.rule for each in done.made}
    assert not mended & {each.rule for each in findings}, [each.message() for each in findings]


@pytest.mark.parametrize(
    ("lead", "end"),
    [
        ("总体情况: ", ""),
        ("总体情况:\n  ", ""),
        ("总体情况: >\n  ", ""),
        ("总体情况: '", "'"),
        ('总体情况: "', '"'),
        ("总体情况: ", " # 注"),
    ],
)
def test_prose_without_a_bar_is_read_line_by_line(lead: str, end: str) -> None:
    typed = "2024年，我局公开信息98条。\n（一）主动公开情况\n全年主动公开共公开XX条。"
    text = report(typed).replace("总体情况: |\n  ", lead).replace("XX条。", f"XX条。{end}")
    examined, findings = look(text)
    assert ["¶ 2024年，我局公开信息98条。", "H1 （一）主动公开情况", "¶ 全年主动公开共公开XX条。"] == list(
        seen(examined.case.narratives["overview"].blocks)
    )
    (blank,) = (each for each in findings if each.rule == "GIP731")
    assert text.split("\n")[blank.line - 1][blank.column - 1 :].startswith("XX条")
    assert typed.replace("\n", "\n\n  ") in formatted(text)


def test_what_stands_right_below_a_marked_heading_is_laid_out_apart_from_it() -> None:
    text = report("2024年，我局公开信息98条。\n## 主动公开\n全年公开98条。\n##依申请公开\n收到2件。")
    parted = "2024年，我局公开信息98条。\n\n  ## 主动公开\n\n  全年公开98条。\n\n  ##依申请公开\n\n  收到2件。\n"
    assert parted in formatted(text)


ELEMENTS = st.lists(
    st.tuples(
        st.sampled_from(["marked", "typed", "run-in", "run-in", "text"]),
        st.integers(1, 6),
        st.sampled_from([1, 1, 1, 2]),
    ),
    min_size=1,
    max_size=9,
)


@settings(deadline=None)
@given(ELEMENTS)
@example([("marked", 1, 1), ("typed", 1, 1), ("typed", 1, 1), ("typed", 1, 2), ("typed", 1, 1)])
def test_who_follows_the_advice_about_numbers_is_done(elements: list[tuple[str, int, int]]) -> None:
    """Each number that the findings name is replaced by the one that they want, once: then nothing is left to say.

    Where numbers of the next level stand below some that move there, it takes once more.
    """
    lines = []
    for place, (kind, value, level) in enumerate(elements):
        name = f"第{chr(0x7532 + place)}类事项"  # no two are alike
        number = number_text(level, value)
        lines.append(
            {
                "marked": "#" * (level + 1) + f" {name}",
                "typed": number + name,
                "run-in": f"{number}{name}。已经办好。",
                "text": f"{name}已经办好。",
            }[kind]
        )
    for _ in range(2 if any(level == 2 for _, _, level in elements) else 1):
        text = "\n\n".join(lines)
        narrative = look(report(text))[0].case.narratives["overview"]
        told = [each for each in narrative.problems if each.rule == "GIP701"]
        if not told:
            break
        for each in told:
            assert each.offset
            at = each.offset.line // 2
            for seen_number, wanted in zip(
                each.values["seen"].split("、"), each.values["wanted"].split("、"), strict=True
            ):
                at = next(place for place in range(at, len(lines)) if lines[place].startswith(seen_number))
                lines[at] = wanted + lines[at].removeprefix(seen_number)
                at += 1
    narrative = look(report("\n\n".join(lines)))[0].case.narratives["overview"]
    assert [] == [each.message("zh") for each in narrative.problems if each.rule == "GIP701"]
