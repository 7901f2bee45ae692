"""What gipgen builds comes back: the same numbers, the same printed document."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from outputs import render
from reports import BASE, EXAMPLES, as_yaml, look

from gipgen.findings.families import is_of_file, is_of_reading
from gipgen.form.editions import load
from gipgen.imports.compose_report import compose
from gipgen.imports.import_report import import_report
from gipgen.layout.document import Document, lay_out
from gipgen.prose.nodes import Block, Heading, Image, Inline, Lead, Link, Paragraph, Strong, Table, Text
from gipgen.source.compose import compose as read_yaml

WORDS = ["主动公开政府信息128条", "“三审三校”制度", "2024年1月1日", "A级", "《条例》", "（含附件）", "1.5万元"]
SIGNS = [
    r"\*星号\*",
    "a_b",
    "1.5",
    "~",
    "&amp",
    "&amp;",
    "<b>",
    "<br>",
    "|",
    "“",
    r"\[甲](b)",
    "____",
    "[乙]",
    "#",
    r"\{\{ x }}",
    "a\\\\b",
    "***",
    "`x`",
]
STARTS = [r"\# 不是标题", r"\- 不是列表", r"1\. 不是列表", r"\## 也不是", "+86", "-3", "2024.1", "> 引", ">引", "=="]


KINDS = ["paragraph", "paragraph", "heading", "bold", "link", "list", "table", "break", "signs", "start"]


def prose(random: Random, *, nested: bool) -> str:
    """A random narrative in gipgen's Markdown; ``nested`` with lists of more than one paragraph an item."""
    parts = []
    for _ in range(random.randint(1, 5)):
        text = "，".join(random.choice(WORDS) for _ in range(random.randint(1, 6)))
        word, other = random.choice(WORDS), random.choice(WORDS)
        sign, sign_too = random.choice(SIGNS), random.choice(["", *SIGNS])
        parts.append(
            {
                "paragraph": f"{text}。",
                "heading": f"## {random.choice(['主动公开', '依申请公开', '监督保障'])}\n\n{text}。",
                "bold": f"**{text}。**一是{text}。",
                "link": f"见[{random.choice(['公报', '专栏'])}](https://www.example.gov.cn/a?b=1)：{text}。",
                "list": f"- {word}\n- {other}{sign}",
                "table": f"渠道 | 条数\n--- | ---\n{word}{sign.replace('|', '')} | {other}\na\\|b | 98",
                "break": f"{text}\\\n（一）{text}  \n见<https://www.example.gov.cn/x?a=1&b=2>。",
                "start": f"{random.choice(STARTS)}{text}。",
                "signs": f"{text}{sign}{sign_too}。",
                "nested": f"1. {text}。\n\n   又一段{sign}。\n   - {word}\n   - **粗**{sign}。\n2. 二{text}\n\n此外：{text}。",
            }[random.choice([*KINDS, "nested"] if nested else KINDS)]
        )
    return "\n\n".join([*parts, "以上。"])


def report(seed: int, *, nested: bool) -> str:
    random = Random(seed)
    form = load("2021")
    data = read_yaml(BASE).data
    for section in form.sections:
        if section.table:
            for block in form.tables[section.table].blocks:
                for row in block.rows:
                    place = data
                    for key in row.path[:-1]:
                        place = place[key]
                    if block.writing == "list":
                        numbers = [random.choice([0, random.randint(0, 99999)]) for _ in block.columns[:-1]]
                        place[row.path[-1]] = [*numbers, sum(numbers) + random.choice([0, 0, 1])]
            data[section.key] = (
                {form.note.key: prose(random, nested=nested), **data[section.key]}
                if random.random() < 0.5
                else data[section.key]
            )
        else:
            data[section.key] = prose(random, nested=nested)
    data["前言"] = prose(random, nested=nested)
    data["落款"] = "{单位: 硚口区卫生健康局, 日期: 2025-01-10}"
    return as_yaml(data)


@pytest.mark.parametrize("format_", ["md", "html", "docx"])
@settings(deadline=None, max_examples=15, phases=[Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_a_random_report_comes_back(format_: str, seed: int) -> None:
    comes_back(report(seed, nested=format_ != "docx"), format_)  # a Word file has no items of several paragraphs


@pytest.mark.parametrize("format_", ["md", "html", "docx"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parts[-3])
def test_the_examples_come_back(path: Path, format_: str) -> None:
    comes_back(path.read_text(encoding="utf-8"), format_)


def comes_back(text: str, format_: str) -> None:
    examined, findings = look(text)
    assert [] == [
        each.finding.message("zh") for each in findings if is_of_reading(each.finding.rule) and each.severity == "error"
    ]
    first = lay_out(examined.case)
    built = render(examined, (format_,))[format_]
    imported = import_report(f"report.{format_}", built)
    assert () == imported.leftovers
    again, findings = look(compose(imported, "report", "report.yaml"))
    assert [] == [
        each.finding.message("zh") for each in findings if is_of_file(each.finding.rule) and each.severity == "error"
    ]
    second = lay_out(again.case)
    cells = {ref: cell.text for ref, cell in examined.case.report.cells.items()}
    assert cells == {ref: cell.text for ref, cell in again.case.report.cells.items()}
    assert plain(first, format_) == plain(second, format_)


def plain(document: Document, format_: str) -> list[object]:
    """Everything that is printed, with the lines of the source taken off."""
    return [
        document.title,
        document.year,
        *map(without_lines, document.preface),
        *((part.id, part.heading, *map(without_lines, part.blocks)) for part in document.parts),
        document.signature,
    ]


def without_lines(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(merged(block.children))
    if isinstance(block, Heading):
        return block._replace(line=0, typed="", children=merged(block.children))
    if isinstance(block, Table):
        return block._replace(line=0, rows=tuple(tuple(map(merged, row)) for row in block.rows))
    return block._replace(line=0, items=tuple(tuple(map(without_lines, item)) for item in block.items))


def merged(children: Iterable[Inline]) -> tuple[Inline, ...]:
    """Inline nodes with neighbouring texts joined (a looked-up number is a text of its own), and without their places."""
    result: list[Inline] = []
    for each in children:
        last = result[-1] if result else None
        if isinstance(each, Text) and isinstance(last, Text):
            result[-1] = Text(last.text + each.text)
        elif isinstance(each, Text):
            result.append(Text(each.text))
        elif isinstance(each, (Strong, Lead, Link)):
            result.append(each._replace(children=merged(each.children)))
        else:
            result.append(each if isinstance(each, Image) else each._replace(offset=0))
    return tuple(result)
