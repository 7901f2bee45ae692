"""Random typing: only what was typed is another value afterwards, and typing the old value again gives the old bytes back."""

from typing import Any

from gate import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import BASE, EXAMPLES

from gipgen.filling.in_place import Typed, write_in_place
from gipgen.findings.text import Problem
from gipgen.form.editions import load
from gipgen.formatting.tree import parse
from gipgen.report.report import bind
from gipgen.report.structure import read_structure

FORM = load("2021")
CELLS = [(row, column.id) for row, columns in FORM.columns.items() for column in columns if not column.total]
NUMBERS = st.one_of(st.integers(0, 20).map(str), st.integers(0, 10**17).map(str))
TEXTS = st.sampled_from(["overview", "proactive", "problems", "other_matters", "preface"])
PROSE = st.lists(
    st.sampled_from(["一段。", "## 小标题", "", "- 甲", "  缩进的", "带# 号", "冒号: 值", "{{ 主动公开.行政处罚 }}件", '"引号"', "|", "---"]), max_size=6
).map("\n".join)  # fmt: skip
FILES = [BASE.encode(), *(path.read_bytes() for path in EXAMPLES)]
FILES = [raw for raw in FILES if read_structure(raw)[1].edition == "2021"]
REMARKED = "\n".join(
    line + ("  # 注" if number % 3 == 0 and ": " in line and "|" not in line and "#" not in line else "")
    for number, line in enumerate(BASE.split("\n"))
)
FILES += [BASE.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + REMARKED.encode()]


@settings(max_examples=examples(60), deadline=None)
@given(st.sampled_from(FILES), st.dictionaries(st.sampled_from(CELLS), NUMBERS, min_size=1, max_size=8))
def test_only_what_was_typed_changes(raw: bytes, typed: dict[tuple[str, str], str]) -> None:
    before = bind(read_structure(raw)[0].data, FORM)
    written = write_in_place(raw, Typed(typed))
    refused = {each.name for each in written.refused}
    assert all(not text.isdecimal() for ref, text in typed.items() if ref in refused)
    after = bind(read_structure(written.raw)[0].data, FORM)
    for ref, cell in after.cells.items():
        if ref in typed and ref not in refused:
            assert cell.text == typed[ref]
        elif ref in CELLS and before.cells[ref].given:
            assert cell.value == before.cells[ref].value
    assert before.texts == after.texts
    text, new = (each.decode("utf-8-sig").replace("\r\n", "\n") for each in (raw, written.raw))
    assert sorted(parse(text).comments) == sorted(parse(new).comments)
    assert raw.count(b"\r\n") == written.raw.count(b"\r\n")


@settings(max_examples=examples(60), deadline=None)
@given(st.sampled_from(FILES), st.dictionaries(TEXTS, PROSE, min_size=1, max_size=3))
def test_texts_are_read_back_as_they_were_typed(raw: bytes, typed: dict[str, str]) -> None:
    before = bind(read_structure(raw)[0].data, FORM)
    written = write_in_place(raw, Typed(texts=typed))
    assert not written.refused
    after = bind(read_structure(written.raw)[0].data, FORM)
    assert before.cells == after.cells
    for name, text in typed.items():
        found = after.fields["preface"] if name == "preface" else after.texts[name]
        wanted = text.strip("\n ")
        assert (found or "").rstrip() == wanted or (not wanted and (found or "").rstrip() in ("", "待填"))


@settings(max_examples=examples(25), deadline=None)
@given(st.sampled_from(FILES), st.lists(st.tuples(st.sampled_from(CELLS), st.integers(0, 9).map(str)), max_size=6))
def test_typing_the_old_digits_again_gives_the_old_bytes(raw: bytes, typed: list[tuple[tuple[str, str], str]]) -> None:
    """With as many digits nothing moves; rows where 0 stood for all are rows from then on."""
    source, form, _ = read_structure(raw)
    report = bind(source.data, form)
    wide = {ref: report.cells[ref].text for ref, _ in typed if _stands_alone(raw, ref, report.cells[ref].text)}
    once = write_in_place(raw, Typed({ref: text for ref, text in typed if ref in wide}))
    back = write_in_place(once.raw, Typed({ref: text or "" for ref, text in wide.items()}))
    assert not once.refused and not back.refused  # noqa: PT018  both sides of one story
    assert back.raw == raw


def _stands_alone(raw: bytes, ref: tuple[str, str], text: str | None) -> bool:
    row = FORM.rows[ref[0]]
    value: Any = read_structure(raw)[0].data
    for key in row.path:
        value = value.get(key) if isinstance(value, dict) else None
    return text is not None and len(text) == 1 and (len(FORM.columns[ref[0]]) == 1 or isinstance(value, (list, dict)))


SIGNS = st.sampled_from(
    [
        "",
        " ",
        "\n",
        ":",
        "：",
        "#",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "|",
        "- ",
        "\t",
        "&a ",
        "*a",
        "0",
        "待填",
        "\r",
        "\x85",
        "\ufeff",
        "!!x ",
        "---\n",
        "? ",
    ]
)


@settings(max_examples=examples(80), deadline=None)
@given(st.sampled_from(FILES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), SIGNS), max_size=4), st.data())
def test_a_damaged_file_is_filled_in_rightly_or_not_at_all(
    raw: bytes, slips: list[tuple[float, int, str]], data: st.DataObject
) -> None:
    text = raw.decode("utf-8")
    for place, gone, come in slips:
        at = int(place * len(text))
        text = text[:at] + come + text[at + gone :]
    damaged = text.encode("utf-8")
    typed = Typed(
        {data.draw(st.sampled_from(CELLS)): "7"}, {data.draw(TEXTS): "一\n\n二"}, {("contact", "phone"): "1-2"}
    )
    before = read_structure(damaged)
    if before[1].edition != "2021":
        return
    try:
        written = write_in_place(damaged, typed)
    except Problem:
        return
    after = bind(read_structure(written.raw)[0].data, FORM)
    refused = {each.name for each in written.refused}
    for ref, cell in bind(before[0].data, FORM).cells.items():
        if ref in typed.cells and ref not in refused:
            assert after.cells[ref].text == "7"
        elif ref in CELLS and cell.given:
            assert after.cells[ref].value == cell.value
