"""Layouts of the seventh look (``benchmarks/layouts_seventh_*.py``), a test for each mechanism."""

import re
from collections.abc import Callable
from html import escape

import pytest
from test_import import found
from test_layouts import THEN, is_right, numbers, text
from test_other_shapes import html, page

from gipgen.form.editions import load
from gipgen.imports.import_report import Published
from gipgen.imports.raw import Block, lay, plain
from gipgen.imports.running_heads import without_running_heads
from gipgen.imports.serials import without_serials
from gipgen.layout.grid import Grid

FORM = load("2021")
REFS = [f"{row}.{column.id}" for row, columns in FORM.columns.items() for column in columns]
COLUMNS = [column.id for column in FORM.columns["results_total"]]
FOUR = ("review", "litigation_direct", "litigation_after_review")


def tabs(grid: Grid) -> str:
    return "\n".join("\t".join(cell.text for cell in row) for row in grid.rows)


_FORM = {
    "一、总体情况": "overview",
    "二、主动公开政府信息情况": "proactive",
    "三、收到和处理政府信息公开申请情况": "applications",
    "四、政府信息公开行政复议、行政诉讼情况": "review_litigation",
    "五、存在的主要问题及改进情况": "problems",
    "六、其他需要报告的事项": "other_matters",
}


def below(headings: dict[str, str], table: Callable[[Grid], str] = tabs) -> Published:
    """A report with other headings for some, and one sentence of its own at the end of each section."""

    def change(whole: str) -> str:
        for number, section in enumerate(_FORM.values()):
            after = list(_FORM)[number + 1] if number < 5 else "测试区民政局\n2023"
            whole = whole.replace(f"\n{after}", f"\n这是属于{section}的一句话。\n{after}", 1)
        for heading, other in headings.items():
            assert f"\n{heading}\n" in whole
            whole = whole.replace(f"\n{heading}\n", f"\n{other}\n", 1)
        return whole

    return text(table, change=change)


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("一、总体情况", "一、政务公开工作整体情况"),
        ("三、收到和处理政府信息公开申请情况", "三、申请公开的办理"),
        ("四、政府信息公开行政复议、行政诉讼情况", "四、政府信息公开行政复议、行政诉讼"),
        ("五、存在的主要问题及改进情况", "五、薄弱环节及下一步工作打算"),
        ("六、其他需要报告的事项", "六、其他情况"),
        ("六、其他需要报告的事项", "第六章 其他需要报告的有关事项"),
        ("五、存在的主要问题及改进情况", "【五】存在的主要问题及改进情况"),
    ],
)
def test_a_heading_with_its_own_number_is_known_by_what_it_names(form: str, other: str) -> None:
    imported = below({form: other})
    assert is_right(imported)
    for section in _FORM.values():
        assert f"这是属于{section}的一句话。" in imported.texts[section]
    assert other not in "".join(imported.texts.values())


def test_the_same_words_with_the_number_of_another_section_begin_nothing() -> None:
    imported = below({"五、存在的主要问题及改进情况": "四、薄弱环节\n五、存在的主要问题及改进情况"})
    assert is_right(imported)
    assert "这是属于problems的一句话。" in imported.texts["problems"]
    assert "薄弱环节" in imported.texts["review_litigation"]


def counted(grid: Grid, name: str) -> list[list[tuple[str, int, int]]]:
    """The rows of a table, with one that counts its columns in front of the first row of numbers."""
    rows = []
    done = False
    for row in grid.rows:
        values = [cell for cell in row if cell.kind == "value"]
        if values and not done:
            done = True
            stub = sum(cell.colspan for cell in row if cell.kind != "value")
            head = [(name, stub, 1)] if stub else []
            rows.append([*head, *((str(number), 1, 1) for number in range(1, len(values) + 1))])
        rows.append([(cell.text, cell.colspan, cell.rowspan) for cell in row])
    return rows


@pytest.mark.parametrize("name", ["栏次", "甲", ""])
def test_a_row_that_counts_columns_is_none_of_the_table(name: str) -> None:
    """Table four has no labels: 1 2 3 … 15 stood in it instead of its numbers."""

    def table(grid: Grid) -> str:
        cells = "</tr><tr>".join(
            "".join(f"<td colspan={wide} rowspan={high}>{escape(said)}</td>" for said, wide, high in row)
            for row in counted(grid, name)
        )
        return f"<table><tr>{cells}</tr></table>"

    imported = page(table)
    assert is_right(imported)
    assert any("10 11 12 13 14 15" in each.text for each in imported.dropped)


@pytest.mark.parametrize("between", ["\n", " "])
def test_columns_counted_in_text(between: str) -> None:
    """A cell a line, or a row a line."""

    def table(grid: Grid) -> str:
        return "\n".join(between.join(said for said, _, _ in row) for row in counted(grid, "栏次"))

    assert is_right(text(table))


def test_an_index_in_front_of_all_rows_is_none_of_the_table() -> None:
    def table(grid: Grid) -> str:
        whole = [[""] * grid.columns for _ in grid.rows]
        for number, row in enumerate(grid.rows):
            for cell in row:
                whole[number][cell.column] = cell.text
        head = ["", *map(str, range(grid.columns))]
        return html([head, *([str(number), *row] for number, row in enumerate(whole))])

    assert is_right(page(table))


def test_numbers_that_happen_to_rise_are_numbers() -> None:
    """Of a row with a label nothing is taken away, nor of three numbers without any."""
    blocks = lay(
        [[("甲", 1, 1), ("1", 1, 1), ("2", 1, 1), ("3", 1, 1)], [("规章", 1, 1), *[(n, 1, 1) for n in "123"]]], ""
    )
    kept, around = without_serials([blocks, plain("1 2 3", ""), plain("规章 1 2 3 4 5", "")])
    assert [each.text for each in kept] == ["规章 1 2 3", "1 2 3", "规章 1 2 3 4 5"]
    assert [each.text for each in around] == ["甲 1 2 3"]


_WOVEN = {  # as a page without rules has it: pieces of the stub beside those of labels, numbers (#) at the middle of these
    "（二）部分公开": "办理结果\n（二）部分公开（区分处理\n的，只计这一情形，不计其 #\n他情形）",
    "4.保护第三方": "4.保护第三\n（三）不予 方合法权益 #\n公开",
    "2.没有现成": "2.没有现成\n（四）无法\n信息需要另 #\n提供\n行制作",
}


def woven(grid: Grid) -> str:
    lines = []
    for row in grid.rows:
        label = next((cell.text for cell in reversed(row) if cell.kind != "value"), "")
        said = next((pieces for begin, pieces in _WOVEN.items() if label.startswith(begin)), f"{label} #")
        lines.append(said.replace("#", " ".join(cell.text for cell in row if cell.kind == "value")))
    return "\n".join(lines)


def test_rows_whose_labels_are_in_pieces_are_those_that_are_missing_between_two() -> None:
    """One row is short of its blank total, so that their order alone does not tell them."""
    last = "四、结转下年度继续办理 0 0 0 0 0 0 0"
    read = found(text(woven, change=lambda whole: whole.replace(last, last.removesuffix(" 0"))))
    true = {ref: number for ref, number in numbers(THEN).items() if not ref.startswith("carried_out")}
    assert {ref: read.get(ref) for ref in true} == true


def test_rows_of_zeros_and_pieces_of_labels_are_no_running_heads() -> None:
    """A table without rules goes over four pages: 申请 and a row of zeros stand in the middle of each."""
    middle = ["申请", "0 0 0 0 0 0 0", "乙"]
    blocks = [
        plain(words, f"第{page}页第{at}行")
        for page in range(1, 5)
        for at, words in enumerate(
            ["某局年度报告", f"{page}甲", f"{page}丙", *middle, f"{page}丁", f"{page}戊", "内部资料"]
        )
    ]
    kept, heads = without_running_heads(list[Block](blocks))
    assert {each.text for each in heads} == {"某局年度报告", "内部资料"}
    assert [each.text for each in kept if each.text in middle] == middle * 4


@pytest.mark.parametrize(("first", "ends", "read"), [("7", "2 5", None), ("1361", "2 9", "13612"), ("136", "1", None)])
def test_numbers_that_a_narrow_cell_breaks(first: str, ends: str, read: str | None) -> None:
    """What stands below a row whose sum does not hold are the ends of its numbers, where one way makes it hold; else it is open."""
    total = {"7": "9", "1361": "1406", "136": "999"}[first]
    rest = {"7": "1 0 0 0 0", "1361": "252 0 45 128 32", "136": "1 0 0 0 0"}[first]

    def table(grid: Grid) -> str:
        whole = "\n".join(" ".join(cell.text for cell in row) for row in grid.rows)
        return re.sub(
            r"(?<=申请数量) 3 0 0 0 0 0 3|(?<=^一、本年新收政府信息公开申请数量) .*",
            f" {first} {rest} {total}\n{ends}",
            whole,
            count=1,
            flags=re.MULTILINE,
        )

    cells = found(text(table))
    assert cells.get("new_received.natural_person") == read
    assert cells.get("carried_in.natural_person") is not None


def test_a_total_behind_the_labels_of_blank_rows_is_the_total_where_it_is_the_sum() -> None:
    """Blank cells leave nothing behind in text of a cell a line."""
    blank = dict.fromkeys(
        (f"{row}.{column}" for row in ("other_no_supplement", "other_fee_unpaid", "other_misc") for column in COLUMNS),
        "-",
    )
    true = {**numbers(THEN), **blank}
    for at, column in enumerate(COLUMNS):
        rows = [
            row
            for row in FORM.rows["results_total"].parts
            if row not in ("other_no_supplement", "other_fee_unpaid", "other_misc")
        ]
        true[f"results_total.{column}"] = str(sum(int(true[f"{row}.{column}"] or 0) for row in rows))
        assert at < 7
    report = " ".join(f"{true[ref]}" for ref in REFS)

    def table(grid: Grid) -> str:
        return "\n".join(cell.text for row in grid.rows for cell in row if cell.text != "-")

    cells = found(text(table, report))
    assert {ref: cells[ref] for ref in true if ref.startswith("results_total")} == {
        ref: n for ref, n in true.items() if ref.startswith("results_total")
    }
    assert not {ref for ref in cells if ref in blank}
    wrong = found(text(table, report.replace(true["results_total.total"] or "", "998")))
    assert not {ref for ref in wrong if ref.startswith("results_total")}


def test_a_label_whose_lines_stand_in_two_cells_is_one() -> None:
    """A rule goes through the cell of （二）部分公开."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            cells = []
            for cell in row:
                if cell.text.startswith("（二）部分公开"):
                    cells.append(
                        "<td>（二）部分<br>分处理的，<br>情形，不计</td><td>公开（区<br>只计这一<br>其他情形）</td>"
                    )
                else:
                    cells.append(f"<td colspan={cell.colspan} rowspan={cell.rowspan}>{escape(cell.text)}</td>")
            out.append("".join(cells))
        return f"<table><tr>{'</tr><tr>'.join(out)}</tr></table>"

    assert is_right(page(table))


def test_table_four_in_pieces_needs_its_names_in_order_and_its_sums() -> None:
    """The names of four columns, their numbers; 总计 and five further names, six numbers."""
    names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    values = ["0", "1", "1", "0", "2", "1", "0", "0", "0", "1", "0", "0", "0", "0", "0"]

    def pieces(numbers: list[str], *, swapped: bool = False) -> Callable[[Grid], str]:
        def table(grid: Grid) -> str:
            if grid.columns != 15:
                return tabs(grid)
            second = [*names[1::-1], *names[2:]] if swapped else names
            lines = [
                "行政复议",
                "行政诉讼",
                "未经复议直接起诉",
                *names,
                *numbers[:5],
                "复议后起诉",
                *second[:4],
                *numbers[5:9],
            ]
            return "\n".join([*lines, "总计", *names, *numbers[9:]])

        return table

    assert is_right(text(pieces(values)))
    for table in (pieces([*values[:4], "3", *values[5:]]), pieces(values, swapped=True)):
        assert not {ref for ref in found(text(table)) if ref.partition(".")[0] in FOUR}


def test_a_closing_sign_on_a_line_of_its_own_gives_no_row_to_the_label_below_it() -> None:
    true = numbers(THEN) | {"deny_three_safeties.natural_person": "1", "deny_three_safeties.total": "1"}

    def table(grid: Grid) -> str:
        lines = [piece for row in grid.rows for cell in row for piece in re.findall(".{1,6}”?", cell.text)]
        return "\n".join(lines).replace("一稳定”\n", "一稳定\n”\n")

    read = found(text(table, " ".join(f"{true[ref]}" for ref in REFS)))
    assert {ref: true[ref] for ref in read} == read
    assert read["deny_three_safeties.total"] == "1"


def test_two_of_the_three_rows_of_table_four_are_not_missed_in_silence() -> None:
    names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]

    def table(grid: Grid) -> str:
        return tabs(grid) if grid.columns != 15 else "\n".join(["行政复议", *names, *"01102"])

    imported = text(table)
    assert not {ref for ref in found(imported) if ref.startswith("litigation")}
    assert "no_rows" in {left.reason for left in imported.noted}
