"""No output says anything but the report: lies of every kind, in every format of the registry, are found."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from gate import spread
from outputs import RENDERER, prove, render, rendered
from reports import BASE, EXAMPLES, ROOT, changed, look

import gipgen
from gipgen.check import Examined
from gipgen.findings.text import Problem, Text
from gipgen.formats import ProofError
from gipgen.formats.house import House
from gipgen.formats.machine import Machine
from gipgen.formats.printed import Piece
from gipgen.formats.registry import Format, checked, formats, named, names
from gipgen.formats.renderer import Renderer
from gipgen.layout.document import Document, lay_out
from gipgen.prose.nodes import Block, Heading, List, Paragraph, Strong, Table
from gipgen.prose.nodes import Text as Words
from gipgen.settings.settings import Style

PROSE = """\
政策解读不够丰富，全年办结12.5件，其中**3件**超期，见[网站](https://a.gov.cn/)。

  ## 原因

  人手不足。

  - 甲类2件
  - 乙类

  3. 第三
  4. 第四

  | 渠道 | 条数 |
  |---|--:|
  | 网站 | 98 |

  ### 措施

  明年增加2人。"""
REPORT = changed(
    ("政策解读不够丰富。下一步增加图解。", PROSE),
    ("其他事项: |", "落款: {单位: 测试市民政局, 日期: 2025-01-10}\n其他事项: |"),
)
EXAMINED = look(REPORT)[0]
DOCUMENT = lay_out(EXAMINED.case)
BLOCKS = (Paragraph, Heading, List, Table)
PROBLEMS = 4  # the part that has the prose above


def with_blocks(change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Document:
    """The document with other prose in one of its sections."""
    parts = list(DOCUMENT.parts)
    parts[PROBLEMS] = parts[PROBLEMS]._replace(blocks=change(parts[PROBLEMS].blocks))
    assert parts[PROBLEMS] != DOCUMENT.parts[PROBLEMS]
    return DOCUMENT._replace(parts=tuple(parts))


def with_words(old: str, new: str) -> Document:
    """The document with one of its words changed, wherever in the prose it stands."""

    def change(node: Any) -> Any:
        if isinstance(node, Words):
            return node._replace(text=node.text.replace(old, new))
        if isinstance(node, BLOCKS):
            return node._replace(**{name: change(getattr(node, name)) for name in node._fields})
        if isinstance(node, tuple) and not hasattr(node, "_fields"):
            return tuple(change(each) for each in node)
        return node

    return with_blocks(change)


def with_numbers(change: Callable[[str], str]) -> Document:
    parts = tuple(
        part._replace(
            grid=part.grid
            and part.grid._replace(
                rows=tuple(
                    tuple(cell._replace(text=change(cell.text)) if cell.ref else cell for cell in row)
                    for row in part.grid.rows
                )
            )
        )
        for part in DOCUMENT.parts
    )
    return DOCUMENT._replace(parts=parts)


def swapped(items: tuple[Block, ...], one: int, other: int) -> tuple[Block, ...]:
    changed_items = list(items)
    changed_items[one], changed_items[other] = items[other], items[one]
    return tuple(changed_items)


def with_headings(change: Callable[[list[str]], list[str]]) -> Document:
    headings = change([part.heading for part in DOCUMENT.parts])
    parts = tuple(part._replace(heading=heading) for part, heading in zip(DOCUMENT.parts, headings, strict=True))
    return DOCUMENT._replace(parts=parts)


def one_more_cell(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(b._replace(rows=(*b.rows, b.rows[-1])) if isinstance(b, Table) else b for b in blocks)


def another_in_bold(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    first, *others = blocks
    assert isinstance(first, Paragraph)
    children = tuple(Words("4件") if isinstance(node, Strong) else node for node in first.children)
    return (first._replace(children=children), *others)


def dated(date: str) -> Document:
    assert DOCUMENT.signature
    return DOCUMENT._replace(signature=DOCUMENT.signature._replace(date=date))


LIES: dict[str, Callable[[], Document]] = {
    "a 9 behind each number": lambda: with_numbers(lambda text: text + "9"),
    "one number": lambda: with_numbers(lambda text: "54" if text == "53" else text),
    "a point lost in prose": lambda: with_words("12.5", "125"),
    "a number in prose": lambda: with_words("办结12.5件", "办结12.6件"),
    "a number inside bold": lambda: with_blocks(another_in_bold),
    "a number in a table of the prose": lambda: with_words("98", "99"),
    "a row more in a table of the prose": lambda: with_blocks(one_more_cell),
    "a word": lambda: with_words("不够", "十分"),
    "a dropped paragraph": lambda: with_blocks(lambda blocks: blocks[1:]),
    "a dropped table": lambda: with_blocks(lambda blocks: tuple(b for b in blocks if not isinstance(b, Table))),
    "a doubled paragraph": lambda: with_blocks(lambda blocks: (blocks[0], *blocks)),
    "a paragraph more": lambda: with_blocks(lambda blocks: (*blocks, Paragraph((Words("另有99件。"),)))),
    "swapped paragraphs": lambda: with_blocks(lambda blocks: swapped(blocks, 0, 2)),
    "a dropped item": lambda: with_blocks(
        lambda blocks: tuple(b._replace(items=b.items[1:]) if isinstance(b, List) else b for b in blocks)
    ),
    "another number of an item": lambda: with_blocks(
        lambda blocks: tuple(b._replace(start=5) if isinstance(b, List) and b.ordered else b for b in blocks)
    ),
    "another level of a heading": lambda: with_blocks(
        lambda blocks: tuple(b._replace(level=1) if isinstance(b, Heading) else b for b in blocks)
    ),
    "another number of a heading": lambda: with_blocks(
        lambda blocks: tuple(b._replace(number="（九）") if isinstance(b, Heading) else b for b in blocks)
    ),
    "a heading as a paragraph": lambda: with_blocks(
        lambda blocks: tuple(Paragraph((Words(b.number), *b.children)) if isinstance(b, Heading) else b for b in blocks)
    ),
    "swapped headings": lambda: with_headings(
        lambda headings: [*headings[:2], headings[3], headings[2], *headings[4:]]
    ),
    "a section less": lambda: DOCUMENT._replace(parts=DOCUMENT.parts[:5]),
    "sections in another order": lambda: DOCUMENT._replace(parts=DOCUMENT.parts[::-1]),
    "another title": lambda: DOCUMENT._replace(title=DOCUMENT.title.replace("2024", "2025")),
    "no preface": lambda: DOCUMENT._replace(preface=()),
    "no signature": lambda: DOCUMENT._replace(signature=None),
    "no date": lambda: dated(""),
    "another date": lambda: dated("2025年1月11日"),
}


@pytest.mark.parametrize("format_", names())
@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_found(format_: str, lie: str) -> None:
    document = LIES[lie]()
    assert document != DOCUMENT
    with pytest.raises(ProofError) as told:
        prove(EXAMINED.case.report, DOCUMENT, format_, rendered(document, format_))
    is_said_in_both_languages(told.value.text)


def is_said_in_both_languages(text: Text) -> None:
    """No word of the other language but what is quoted, a line of the template included, and nothing of Python."""
    chinese = re.sub("“.*?”|^typst: [^：]*：", "", text.zh)
    english = re.sub("'.*?'|^typst: .*: ", "", text.en)
    assert not re.search(r"[\[({]|[a-z]{3,} [a-z]{2,}", chinese), text.zh
    assert not re.search(r"[\[({]|[\u3000-\u9fff\uff00-\uffef]", english), text.en


@pytest.mark.parametrize("lie", ["one number", "a number in a table of the prose"])
def test_a_lie_in_a_table_is_told_with_table_row_and_cell(lie: str) -> None:
    with pytest.raises(ProofError) as told:
        prove(EXAMINED.case.report, DOCUMENT, "html", rendered(LIES[lie](), "html"))
    zh, en = told.value.text
    assert re.fullmatch(r"html：(表格“.*情况”|文字里的表格)第 \d+ 行第 \d+ 格应是“\d+”，这里是“\d+”。", zh), zh
    assert re.fullmatch(r"html: (the table '.*情况'|a table of the prose), row \d+, cell \d+: '\d+', not '\d+'", en), en


@pytest.mark.parametrize("format_", names())
def test_the_truth_is_found_true(format_: str) -> None:
    prove(EXAMINED.case.report, DOCUMENT, format_, rendered(DOCUMENT, format_))


TEMPLATES = {  # what a template of an agency's says instead
    "a 9 behind each number": (r"(\bcell\.text\b|(?<![.\w])line(?= \| e\b))", r"(\1 ~ ('9' if cell.ref else ''))"),
    "a dropped block": (r"for block in items\b", "for block in items[1:]"),
    "doubled blocks": (r"for block in items\b", "for block in items + items"),
    "swapped headings": (r"\bpart\.heading\b", "document.parts[(loop.index0 + 1) % 6].heading"),
}


@pytest.mark.parametrize("format_", names())
@pytest.mark.parametrize("lie", TEMPLATES)
def test_a_template_that_lies_is_refused(tmp_path: Path, format_: str, lie: str) -> None:
    folder = tmp_path / named(format_).templates
    folder.mkdir()
    pattern, lying = TEMPLATES[lie]
    lied = 0
    for path in (ROOT / "templates" / folder.name).glob("*.j2"):
        text, count = re.subn(pattern, lying, path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(text, encoding="utf-8")
        lied += count
    assert lied
    with pytest.raises(Problem) as told:
        Renderer(House((str(tmp_path),)), machine=RENDERER.machine).render(EXAMINED.case.report, DOCUMENT, (format_,))
    assert f"用了 {tmp_path} 里的模板，生成的内容不对，没有写出文件：" in told.value.zh
    cause = told.value.__cause__
    assert isinstance(cause, ProofError) or (format_, lie) == ("pdf", "doubled blocks"), "Jinja's own words there"
    if isinstance(cause, ProofError):
        is_said_in_both_languages(cause.text)


@pytest.mark.parametrize(
    "agency", ["甲**乙**局", "甲[乙](c)_局", r"甲\*局`d`", "甲&lt;局", "甲<b>局</b>", "# 甲", "- 甲", "甲|乙"]
)
def test_a_signature_is_text_whatever_signs_it_has(agency: str) -> None:
    report = BASE + f"\n落款: {{单位: '{agency}', 日期: 2025-01-10}}\n"
    outputs = render(look(report)[0], names())
    assert set(names()) == set(outputs)


def test_a_format_without_read_back_is_none() -> None:
    whole = named("md")
    fields = {name: value for name, value in whole._asdict().items() if name != "read"}
    with pytest.raises(TypeError):
        Format(**fields)
    with pytest.raises(TypeError):
        checked("md", whole._replace(read=None))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        checked("md", object())
    assert checked("md", whole) is whole


def test_a_format_that_reads_nothing_makes_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever registers a format with a read-back that is none gets nothing out of it."""
    from gipgen.formats import renderer

    blind = named("md")._replace(read=lambda _: [])
    monkeypatch.setattr(renderer, "named", lambda _: blind)
    with pytest.raises(ProofError):
        Renderer().render(EXAMINED.case.report, DOCUMENT, ("md",))


def test_every_file_named_as_a_format_is_one() -> None:
    files = {path.stem.removeprefix("as_") for path in (ROOT / "gipgen" / "formats").glob("as_*.py")}
    assert files == set(names()) == {each.name for each in formats()}
    assert {"md", "html", "docx", "pdf"} <= files
    for each in formats():
        assert (ROOT / "templates" / each.templates).is_dir()
    assert len({each.templates for each in formats()}) == len({each.rank for each in formats()}) == len(files)


def test_what_a_house_may_add(tmp_path: Path) -> None:
    """Blocks before and after the title and the signature; none inside the report, none that repeats it, no table."""
    page = '{% extends "builtin/html/report.html.j2" %}'
    every = "{% for part in document.parts %}<h2>{{ part.heading }}</h2>{% endfor %}"
    own = tmp_path / "html" / "report.html.j2"
    own.parent.mkdir()

    def refused(block: str, text: str) -> bool:
        own.write_text(f"{page}{{% block {block} %}}{text}{{% endblock %}}", encoding="utf-8")
        try:
            Renderer(House((str(tmp_path),))).render(EXAMINED.case.report, DOCUMENT, ("html",))
        except Problem:
            return True
        return False

    assert refused("masthead", "<table><tr><td>测试市民政局</td><td>2025年第3号</td></tr></table>")
    assert not refused("title", "<p>编号99</p>{{ super() }}<p>本馆编</p>")
    assert not refused("signature", "{{ super() }}<h3>附则</h3><p>联系电话：0451-53523359</p>")
    assert not refused("signature", "<p>附件：办事指南</p>{{ super() }}")
    assert refused(
        "parts",
        "{{ super() | replace('<section', '<section><p>另有9件</p></section><p>x</p><table><tr><td>9</td></tr></table><section') | safe }}",
    )
    assert refused("parts", "{{ super() | replace('</h2>', '</h2><p>另有9件。</p>') | safe }}")
    assert refused("signature", "{{ super() }}<h2>七、附则</h2>")
    assert refused("signature", "{{ super() }}<p>人手不足。</p>")
    assert refused("masthead", "<!-- {{ document.title }} --><h1>另一份</h1>")
    assert refused("parts", "<!-- {{ super() }} -->" + every)
    assert refused("contents", "<nav><ol><li>一、另一节</li></ol></nav>")


def test_a_renderer_serves_several_threads() -> None:
    shared = Renderer(machine=Machine())
    documents = [
        (each, lay_out(each.case))
        for each in (look(path.read_text(encoding="utf-8"))[0] for path in spread(EXAMPLES, 3))
    ]
    asked = ("md", "html", "docx", "pdf")

    def outputs(pair: tuple[Examined, Document]) -> dict[str, bytes]:
        return shared.render(pair[0].case.report, pair[1], asked)

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(outputs, documents * 2))
    assert together == [outputs(pair) for pair in documents] * 2


def test_settings_change_no_word_in_any_format() -> None:
    style = Style(captions=True, seal=True, landscape=("applications", "review_litigation"), charts=False)
    turned = tuple(p._replace(landscape=p.grid is not None and p.grid.id in style.landscape) for p in DOCUMENT.parts)
    document = DOCUMENT._replace(style=style, parts=turned)
    for format_ in names():
        prove(EXAMINED.case.report, document, format_, rendered(document, format_))


def test_captions_number_the_tables_of_the_form_wherever_the_prose_has_one() -> None:
    table = "总体情况: |\n  | 渠道 | 条数 |\n  |---|--:|\n  | 网站 | 98 |\n\n"
    examined = look(changed(("总体情况: |\n", table)))[0]
    document = lay_out(examined.case)._replace(style=Style(captions=True))
    for format_, content in RENDERER.render(examined.case.report, document, names()).items():
        prove(examined.case.report, document, format_, content)


def test_a_draft_is_proved_as_well() -> None:
    text = changed(("行政许可: 12", "行政许可: 待填"), base=BASE)
    for format_, content in render(look(text)[0], names(), draft=True).items():
        pieces = [each for each in named(format_).read(content) if isinstance(each, Piece)]
        assert len(pieces) > 10


def test_what_is_told_of_a_lie_is_where_the_texts_part(tmp_path: Path) -> None:
    long = "一二三四五六七八九十" * 9
    (tmp_path / "report.yaml").write_text(
        BASE.replace("  政策解读不够丰富。", f"  {long}，编发312条。"), encoding="utf-8"
    )
    (tmp_path / "gipgen.toml").write_text('[style]\ntemplates = ["own"]\n', encoding="utf-8")
    own = tmp_path / "own" / "markdown" / "report.md.j2"
    own.parent.mkdir(parents=True)
    text = (ROOT / "templates" / "markdown" / "report.md.j2").read_text(encoding="utf-8")
    own.write_text(re.sub(r"run\(([a-z.]+)\)", r"(run(\1)|replace('312', '313'))", text), encoding="utf-8")
    (built,) = gipgen.Project().build(str(tmp_path / "report.yaml"), to=["md"])
    assert built.problem is not None
    assert "编发312条" in built.problem.zh
    assert "编发313条" in built.problem.zh
