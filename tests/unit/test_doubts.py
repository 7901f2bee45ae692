"""What the importer is not sure of is marked in the file, and what has no place is listed: nothing is said to be certain that is not."""

import io
import json
import re
from collections.abc import Callable

import pytest
from published import KEEPING_BLANKS, LOSING_BLANKS, flat, refs
from test_import import FORM, NUMBERS, found, page, word_file

from gipgen.imports.account import item
from gipgen.imports.compose_report import compose, rows_of
from gipgen.imports.import_report import Published, import_report
from gipgen.imports.match import Confidence

Change = Callable[[str], str]


def lines(imported: Published) -> list[str]:
    """The lines of the file behind its head, which explains the marks."""
    return compose(imported, "原件", "report.yaml").split("\n")[4:]


def remark(imported: Published, key: str) -> str:
    """The comment behind a row, found by its key in the file."""
    (line,) = [line for line in lines(imported) if re.match(rf"\s*{key}:", line)]
    return line.partition("# ")[2]


def confidences(imported: Published) -> dict[str, object]:
    """Of each cell as ``import --report json`` tells it."""
    cells = json.loads(json.dumps(item("a", "b", imported, (), "zh")))["cells"]
    return {cell["cell"]: cell["confidence"] for cell in cells}


def swapped(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


def behind(place: str, old: str, new: str) -> Change:
    """The first ``old`` behind a place is changed."""

    def change(text: str) -> str:
        start = text.index(place)
        assert old in text[start:]
        return text[:start] + text[start:].replace(old, new, 1)

    return change


def in_line(row: str) -> str:
    """The numbers of a row as they stand in running text."""
    return " ".join(NUMBERS[f"{row}.{column.id}"] for column in FORM.columns[row])


def as_text(change: Change, *, bars: bool = False) -> Published:
    raw = (KEEPING_BLANKS["bars"][1] if bars else flat)(NUMBERS, 2024)
    return import_report("a.txt", change(raw.decode()).encode())


SHAPES = {**KEEPING_BLANKS, **LOSING_BLANKS, "docx": ("a.docx", lambda *_: word_file())}


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_certain_has_no_mark(shape: str) -> None:
    name, make = SHAPES[shape]
    imported = import_report(name, make(NUMBERS, 2024))
    assert not [
        line
        for line in lines(imported)
        if "核对" in line or "原件" in line.replace("原件的发布时间", "").replace("原件: 原件", "")
    ]
    assert {"certain"} == set(confidences(imported).values())


PRINTED = "<span style='font-family:宋体'>{}</span>"
FIRST = PRINTED.format(NUMBERS["penalty.decisions"])


@pytest.mark.parametrize("printed", ["22（其中修订16件）", "22件", "022", "22.0"])
def test_a_number_with_anything_about_it_is_quoted(printed: str) -> None:
    imported = page(behind("行政处罚<", FIRST, PRINTED.format(printed)))
    assert "22" == found(imported)["penalty.decisions"]
    assert f"核对：原件写作“{printed}”" == remark(imported, "行政处罚")
    assert {"penalty.decisions"} == {ref for ref, sure in confidences(imported).items() if sure != "certain"}


def test_a_label_with_a_slip_is_quoted() -> None:
    imported = page(swapped("4.无正当理由大量反复申请", "4.无正当理由大量反复申清"))
    assert "核对：原件的行名是“4.无正当理由大量反复申清”" == remark(imported, "大量反复申请")
    doubted = {ref.partition(".")[0] for ref, sure in confidences(imported).items() if sure != "certain"}
    assert {"not_processed_excessive"} == doubted


ONE, TWO = "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"


@pytest.mark.parametrize(("first", "second"), [("", ONE + TWO), (ONE + TWO, ""), (f"{ONE}<br>{TWO}", "")])
def test_rows_whose_labels_ran_into_one_cell_are_marked(first: str, second: str) -> None:
    """A rule between two rows was lost: the labels stand in one cell, the numbers in two rows."""
    imported = page(lambda text: text.replace(f">{TWO}<", f">{second}<").replace(f">{ONE}<", f">{first}<"))
    assert NUMBERS == found(imported)
    for key, label in (("需要另行制作", first), ("补正后仍不明确", second)):
        named = f"的行名是“{ONE}{TWO}”" if label else "这一行没有行名"
        assert f"核对：原件{named}，按前后的行推定" == remark(imported, key)


def test_two_labels_in_one_cell_with_one_row_of_numbers_are_left_open() -> None:
    """Whose numbers they are cannot be known."""

    def change(text: str) -> str:
        start = text.index(f">{TWO}<")
        row = text.rindex("<tr>", 0, start)
        return (text[:row] + text[text.index("</tr>", start) + 5 :]).replace(f">{ONE}<", f">{ONE}<br>{TWO}<")

    imported = page(change)
    numbers = found(imported)
    assert not [ref for ref in numbers if ref.startswith(("unavailable_needs_creation", "unavailable_still_unclear"))]
    assert [f"{ONE} {TWO} {in_line('unavailable_needs_creation')}"] == [
        " ".join(each.text.split()) for each in imported.leftovers
    ]


@pytest.mark.parametrize(
    ("glued", "numbers"),
    [
        ("1000001", ["1", "0", "0", "0", "0", "0", "1"]),  # a digit a cell
        ("120000012", ["12", "0", "0", "0", "0", "0", "12"]),  # the total leaves one way
        ("1000001 2", None),  # eight digits for seven cells: several ways, or none
        ("1111111111", None),
        ("12", None),
    ],
)
def test_digits_that_ran_together_are_marked_or_left_over(glued: str, numbers: list[str] | None) -> None:
    imported = as_text(swapped(f"申请数量 {in_line('new_received')}", f"申请数量 {glued}"))
    read = [found(imported).get(f"new_received.{column.id}") for column in FORM.columns["new_received"]]
    if numbers:
        assert numbers == read
        assert "核对：原件的数字连在一起或者少了格" == remark(imported, "本年新收")
        return
    assert [None] * 7 == read
    assert any(glued in each.text for each in imported.leftovers)
    assert any(glued in line for line in lines(imported))


def test_a_mark_for_nothing_does_not_cut_a_row_short() -> None:
    """The first number alone has as many digits as the row has cells, and is no row."""
    printed = ["7787421", "", "无", "0", "0", "0", "9589478"]
    columns = [f"carried_out.{column.id}" for column in FORM.columns["carried_out"]]
    imported = import_report("a.txt", flat({**NUMBERS, **dict(zip(columns, printed, strict=True))}, 2024))
    assert [None] * 7 == [found(imported).get(ref) for ref in columns]
    assert any("7787421 无 0 0 0 9589478" in each.text for each in imported.leftovers)


def test_cells_cut_off_behind_a_row_stay_open_and_the_row_is_marked() -> None:
    whole = in_line("new_received").replace(" ", " | ") + " |||"
    imported = as_text(swapped(whole, " | ".join(whole.split(" | ")[:5]) + "\n"), bars=True)
    read = [found(imported)[f"new_received.{column.id}"] for column in FORM.columns["new_received"]]
    assert [*in_line("new_received").split()[:5], None, None] == read
    assert "原件其他、总计空白；核对：原件的数字连在一起或者少了格" == remark(imported, "本年新收")


def test_an_amount_printed_in_all_columns_is_marked() -> None:
    amount = NUMBERS["fees.amount"]
    imported = as_text(
        swapped(f"行政事业性收费 | {amount} |||", f"行政事业性收费 | {amount} | {amount} | {amount}"), bars=True
    )
    assert amount == found(imported)["fees.amount"]
    assert remark(imported, "行政事业性收费").startswith("核对")


FOUR = [
    f"{row}.{column.id}"
    for row in ("review", "litigation_direct", "litigation_after_review")
    for column in FORM.columns[row]
]


@pytest.mark.parametrize(
    ("glued", "numbers"),
    [
        ("0" * 15, ["0"] * 15),  # a digit a cell
        ("00000" + "1200012" + "30104", [*"00000", "12", *"000", "12", *"30104"]),  # the totals leave one way
        ("00000" + "1200013" + "30104", None),  # no way
        ("0" * 14, None),
    ],
)
def test_table_four_run_together_is_marked_or_left_over(glued: str, numbers: list[str | None] | None) -> None:
    printed = flat(NUMBERS, 2024).decode()
    imported = as_text(swapped(" ".join(NUMBERS[ref] for ref in FOUR), glued))
    assert glued not in printed
    assert (numbers or [None] * 15) == [found(imported).get(ref) for ref in FOUR]
    for key in ("行政复议", "未经复议直接起诉", "复议后起诉"):
        assert remark(imported, key).startswith("核对" if numbers else ("原件没有找到这一行", "原件这一行的数连在一起"))
    assert bool(numbers) != any(glued in each.text for each in imported.leftovers)


def test_table_four_printed_again_with_other_numbers_is_listed() -> None:
    again = " | ".join(str(int(NUMBERS[ref]) + 100) for ref in FOUR)
    once = " | ".join(NUMBERS[ref] for ref in FOUR)
    imported = as_text(swapped(once, f"{once} |\n{again}"), bars=True)
    assert NUMBERS == found(imported)
    assert any(again.replace(" |", "") in each.text for each in imported.leftovers)


@pytest.mark.parametrize("level", ["likely", "inferred"])
def test_one_doubtful_cell_marks_its_row_wherever_it_stands(level: Confidence) -> None:
    imported = page(lambda text: text)
    for ref, read in imported.cells.items():
        doubted = imported._replace(cells={**imported.cells, ref: read._replace(confidence=level)})
        marked = {row for row, (_, comment) in rows_of("待填", doubted).items() if "核对" in comment}
        assert {ref[0]} == marked


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("", "空白"),
        ("/", "写作“/”"),
        ("——", "写作“——”"),
        ("约30", "写作“约30”，看不出是几"),
        ("O", "写作“O”，看不出是几"),
    ],
)
def test_what_is_no_number_is_left_open_and_quoted(printed: str, words: str) -> None:
    numbers = {**NUMBERS, "new_received.commercial": printed}
    raw = KEEPING_BLANKS["bars"][1](numbers, 2024)
    imported = import_report("a.txt", raw)
    (line,) = [line for line in lines(imported) if re.match(r"\s*本年新收:", line)]
    assert "待填" == line.split("[")[1].split("]")[0].split(", ")[1].strip()
    assert f"原件企业{words}" == line.partition("# ")[2]


@pytest.mark.parametrize(
    ("change", "text", "reason"),
    [
        (swapped("<td><p><span style='font-family:宋体'>行政强制<", "<td><p><span style='font-family:宋体'>行政检查<"), "行政检查", "no_row"),
        (
            lambda text: text.replace("</tbody></table>", f"<tr><td>行政处罚</td><td>{99 + 900}</td></tr></tbody></table>", 1),
            "行政处罚 999",
            "twice",
        ),
        (behind("行政处罚<", f"<p>{FIRST}</p></td>", "1</td><td>2</td>"), "行政处罚 1 2", "no_columns"),
    ],
    ids=["no_row", "twice", "no_columns"],
)  # fmt: skip
def test_rows_without_a_place_are_listed(change: Change, text: str, reason: str) -> None:
    imported = page(change)
    assert [reason] == [each.reason for each in imported.leftovers if text in " ".join(each.text.split())]
    assert any(text in line for line in lines(imported))


def test_what_stands_in_front_of_the_title_is_listed() -> None:
    text = KEEPING_BLANKS["tabs"][1](NUMBERS, 2024).decode()
    imported = import_report("a.txt", f"区政府办公室收文第88号\n\n{text}".encode())
    assert [("区政府办公室收文第88号", "front")] == [(each.text, each.reason) for each in imported.leftovers]
    assert NUMBERS == found(imported)


def everywhere(imported: Published, mark: str) -> list[str]:
    """All places of an import in which a text is found."""
    signature = imported.signature.agency if imported.signature else ""
    texts = [imported.preface, *imported.texts.values(), imported.title, signature]
    texts += [each.text for each in (*imported.leftovers, *imported.dropped)]
    return [text for text in texts if mark in text]


@pytest.mark.parametrize("text", ["此处原有一句说明。", "此处原有说明 1 2 3 4 5 6 7"])
def test_a_line_anywhere_in_a_word_file_is_in_one_place_of_the_result(text: str) -> None:
    import docx

    blocks = len(docx.Document(io.BytesIO(word_file())).element.body)
    for place in range(blocks - 1):
        document = docx.Document(io.BytesIO(word_file()))
        body = document.element.body
        body.insert(place, document.add_paragraph(text)._p)
        buffer = io.BytesIO()
        document.save(buffer)
        imported = import_report("a.docx", buffer.getvalue())
        assert 1 == len(everywhere(imported, "此处原有")), place
        assert NUMBERS == found(imported)


def test_every_cell_of_the_form_has_a_state() -> None:
    """A cell that was not found is told as such, not left out."""
    imported = page(swapped("行政处罚<", "行政检查<"))
    told = json.loads(json.dumps(item("a", "b", imported, (), "zh")))
    assert refs("2021") == [cell["cell"] for cell in told["cells"]]
    (missing,) = [cell for cell in told["cells"] if cell["state"] == "missing"]
    assert ("penalty.decisions", None, None) == (missing["cell"], missing["value"], missing["printed"])
    assert {"cells": 200, "read": 199, "to_fill_in": 1, "leftovers": 1} == told["summary"]
    assert ("a", "b", "测试区民政局", 2024, "2021") == tuple(
        told[key] for key in ("source", "file", "agency", "year", "edition")
    )
    (left,) = told["leftovers"]
    assert ("no_row", "格式里没有这一行") == (left["reason"], left["message"])
    licensing = next(cell for cell in told["cells"] if cell["cell"] == "licensing.decisions")
    assert ("read", NUMBERS["licensing.decisions"], "行政许可") == (
        licensing["state"],
        licensing["value"],
        licensing["label"],
    )
    assert ["主动公开", "行政许可"] == licensing["path"]
    assert "原件没有找到这一行" == remark(imported, "行政处罚")
