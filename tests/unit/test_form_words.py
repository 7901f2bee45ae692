"""The words of a form as an index, and which row a printed label stands for."""

import pytest

from gipgen.form.definition import Group, Node
from gipgen.form.editions import load
from gipgen.imports.form_words import block_of, exact, fuzzy, holds_two, index, is_debris, is_patched, is_piece
from gipgen.imports.printed_words import core

WORDS = index("2021")
FORM = load("2021")
ALL = frozenset(WORDS.order)
NOT_HELD, RECONFIRM = "unavailable_not_held", "not_processed_reconfirm"


def groups(nodes: tuple[Node, ...]) -> list[str]:
    return [each for node in nodes if isinstance(node, Group) for each in (node.label, *groups(node.children))]


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_every_word_of_a_form_is_known(edition: str) -> None:
    form, words = load(edition), index(edition)
    rows: dict[str, tuple[str, ...]] = {}
    columns: dict[str, str] = {}
    headers, stubs = set[str](), set[str]()
    across: dict[str, set[str]] = {}
    order: list[str] = []
    for table in form.tables.values():
        for block in table.blocks:
            rows |= {core(label): (row.id,) for row in block.rows for label in (row.label, *row.printed)}
            order += [row.id for row in block.rows]
            printed = [label for column in block.columns for label in (column.label, *column.printed)]
            columns |= {core(label): column.id for column in block.columns for label in (column.label, *column.printed)}
            stubs |= {core(label) for label in groups(block.row_tree)}
            of_table = (block.caption, table.row_header, table.corner)
            headers |= {core(label) for label in (*printed, *groups(block.column_tree), *of_table) if label}
            if table.layout == "across":
                across[table.id] = {
                    core(each) for each in (*groups(block.row_tree), *(row.label for row in block.rows))
                }
    headers |= stubs | {core(section.heading) for section in form.sections}
    assert form == words.form
    assert rows == words.rows
    assert columns == words.columns
    assert tuple(order) == words.order
    assert (headers, stubs) == (set(words.headers), set(words.stubs))
    assert across == {table: set(cores) for table, cores in words.across.items()}
    assert "" not in words.headers
    lines = words.wholes.split("\n")
    assert {core(line) for line in lines} == {*rows, *words.headers} - {core(each.heading) for each in form.sections}
    assert all(line and line == "".join(line.split()) for line in lines)


@pytest.mark.parametrize(
    ("labels", "row"),
    [
        (("行政处罚",), "penalty"),
        (("行政处罚决定",), "penalty"),  # what published reports write
        (("（七）合计",), "results_total"),
        (("第二十条第（六）项", "行政处罚"), "penalty"),  # the last one counts
        (("行政处罚", "信息内容"), None),
        (("三、本年度办理结果", "（六）其他处理", "3.其他"), "other_misc"),
        (("3.其他",), "other_misc"),
        (("行政", "处罚"), "penalty"),  # torn apart
        (("一、本年新收政府", "信息公开申请数量"), "new_received"),
        (("三、 果 行政处罚",), "penalty"),  # what is left of a stub in front
        (("办理结果的重复申请",), None),  # a short label counts whole only
        (("第八项行政事业性收费",), "fees"),  # a longer one also behind other words
        (("办理情况", "一、本年新收政府信息公开申请数量"), "new_received"),
        (("办理情况一、本年新收", "政府信息公开申请数量"), "new_received"),
        (("行政事业性收费（万元）",), "fees"),  # a remark in brackets
        (("行政处罚行政强制",), None),  # whose numbers they are cannot be known
        (("某地的情况",), None),
    ],
)
def test_the_row_that_labels_name(labels: tuple[str, ...], row: str | None) -> None:
    assert row == exact(labels, WORDS, ALL)
    if row is not None:
        assert exact(labels, WORDS, ALL - {row}) is None


def test_the_longest_label_at_the_end_counts_and_others_where_it_may_not() -> None:
    """规范性文件 and 先前规范性文件 would both stand at the end."""
    rows: dict[str, tuple[str, ...]] = {"规范性文件": ("short",), "先前规范性文件": ("long",)}
    words = WORDS._replace(rows=rows, wholes="\n".join(rows))
    assert "long" == exact(("各地的先前规范性文件",), words, frozenset(("short", "long")))
    assert "short" == exact(("各地的先前规范性文件",), words, frozenset(("short",)))


def test_a_label_of_two_rows_names_the_one_that_is_allowed() -> None:
    words = WORDS._replace(rows={"行政处罚": ("one", "two")})
    assert exact(("行政处罚",), words, frozenset(("one", "two"))) is None
    assert "two" == exact(("行政处罚",), words, frozenset(("two", "three")))


@pytest.mark.parametrize(
    ("labels", "two"),
    [
        (("行政许可行政处罚",), True),
        (("行政许可\n行政处罚",), True),
        (("3.要求提供公开出版物4.无正当理由大量反复申请",), True),
        (("前三项一、本年新收政府信息公开申请数量行政处罚",), True),
        (("甲重复申请行政处罚",), False),  # a short label behind other words is no label
        (("信息内容", "行政许可行政处罚"), True),
        (("行政许可行政处罚", "信息内容"), False),  # the last cell only
        (("行政处罚",), False),
        (("行政许可", "行政处罚"), False),
        (("（五）不予处理1.信访举报投诉类申请",), False),  # the row with the group above it
        (("自然人行政处罚",), False),
        (("甲行政处罚",), False),
        (("某地的情况",), False),
        (("",), False),
    ],
)
def test_a_cell_that_holds_the_labels_of_two_rows(labels: tuple[str, ...], *, two: bool) -> None:
    assert two == holds_two(labels, WORDS)


@pytest.mark.parametrize(
    ("labels", "row"),
    [
        (("4.无正当理由大量反复申清",), "not_processed_excessive"),  # a slip
        (("不掌握相关政府信息",), NOT_HELD),
        (("1.本机关不掌握相关信息",), NOT_HELD),  # something left out
        (("1.信访举报投诉类的各种申请",), "not_processed_petition"),
        (("一、本年新收政府信息",), "new_received"),  # cut off
        (("一、本年新收政府信息公开申请数量及说明",), "new_received"),  # with a remark behind it
        (("其中一、本年新收政府信息公开申请数量合并",), "new_received"),
        (("确认或重新出具",), RECONFIRM),  # seven signs of it
        (("确认或重新出",), None),  # six may be anything
        (("要求行政机关",), RECONFIRM),
        (("要求行政机",), RECONFIRM),
        (("要求行政",), None),  # four are matched whole only
        (("行政许",), None),
        (("行政处分",), None),
        (("重复申报",), None),
        (("行政处罚",), "penalty"),
        (("行政处罚决定书",), "penalty"),
        (("行政处罚及其他",), None),  # nothing but a short label is in it
        (("行政处罚书面决定",), "penalty"),
        (("政府信息公开申请数量",), None),  # in two rows
        (("申请人逾期",), None),  # three rows begin so
        (("不予公开",), None),  # a header
        (("现行有效件数",), None),
        (("二、主动公开政府信息情况",), None),
        (("主动公开政府", "信息情况"), None),
        (("第三方合法",), None),  # the middle of a label
        (("要求提供", "公开出版"), "not_processed_publication"),  # torn apart
        (("某某工作情况说明",), None),
        (("",), None),
    ],
)
def test_the_one_row_whose_label_is_alike(labels: tuple[str, ...], row: str | None) -> None:
    assert row == fuzzy(labels, WORDS, ALL)
    assert fuzzy(labels, WORDS, frozenset()) is None
    if row is not None:
        assert row == fuzzy(labels, WORDS, frozenset((row,)))
        assert fuzzy(labels, WORDS, ALL - {row}) is None


def test_two_rows_of_which_one_is_taken_leave_no_doubt() -> None:
    label = ("政府信息公开申请数量",)
    assert "carried_in" == fuzzy(label, WORDS, ALL - {"new_received"})
    assert "new_received" == fuzzy(label, WORDS, ALL - {"carried_in"})


@pytest.mark.parametrize(
    ("seen", "alike"),
    [
        ("甲乙丙丁戊己庚辛壬癸", True),
        ("甲乙丙丁戊己庚辛", True),  # cut off
        ("甲乙丙丁戊某庚辛壬某", True),  # 16 of 20 signs are the same
        ("甲乙丙某戊某庚辛壬某", False),  # 14 of 20
    ],
)
def test_how_much_two_labels_must_have_in_common(seen: str, *, alike: bool) -> None:
    words = WORDS._replace(rows={"甲乙丙丁戊己庚辛壬癸": ("row",)})
    assert ("row" if alike else None) == fuzzy((seen,), words, frozenset(("row",)))


@pytest.mark.parametrize(
    ("one", "row"),
    [
        ("甲乙丙丁戊己庚辛壬某", None),  # 0.9 beside 1: hardly apart, in doubt …
        ("甲乙丙丁戊己庚某某某", "row"),
    ],
)
def test_another_row_nearly_as_like_leaves_doubt(one: str, row: str | None) -> None:
    words = WORDS._replace(rows={"甲乙丙丁戊己庚辛壬癸": ("row",), one: ("other",)})
    seen = "甲乙丙丁戊己庚辛壬子"  # 0.9 like the first
    assert row == fuzzy((seen,), words, frozenset(("row", "other")))


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("规范性", True),
        ("理由大量", True),
        (" 信息 内容 ", True),
        ("信息内容", True),
        ("其他需要报告的事项", True),
        ("（一）予以", True),
        ("(区分处理的,只计这一", True),
        ("行政处罚（含简易程序）", True),
        ("3.", False),
        ("", False),
        ("我局", False),
        ("行政处罚行政强制", False),
    ],
)
def test_a_piece_of_a_label(text: str, *, piece: bool) -> None:
    assert piece == is_piece(text, WORDS)


@pytest.mark.parametrize(
    ("text", "patched"),
    [
        ("结果维持结果纠正", True),
        ("结果维持 结果纠正 其他", True),
        ("维持纠正", True),
        ("结果维持", True),
        ("结果维持项", False),  # a sign is left over
        ("项结果维持", False),
        ("结果维持我局结果纠正", False),
        ("果", False),
        ("", False),
        ("3.", False),
    ],
)
def test_a_text_that_is_patched_of_labels(text: str, *, patched: bool) -> None:
    assert patched == is_patched(text, WORDS)


@pytest.mark.parametrize(
    ("text", "debris"),
    [
        ("", True),
        ("甲", True),
        ("甲乙", True),
        ("甲乙丙", False),
        ("行政处", True),
        ("行政甲", False),  # one pair of two
        ("行政处罚甲乙", True),  # three of five
        ("行政处甲乙丙", False),  # two of five
        ("三、 行 政 处 罚", True),
        ("我局认真落实", False),
    ],
)
def test_what_is_left_of_torn_labels(text: str, *, debris: bool) -> None:
    assert debris == is_debris(text, WORDS)


def test_each_row_belongs_to_its_block() -> None:
    for table in FORM.tables.values():
        for block in table.blocks:
            assert {id(block)} == {id(block_of(FORM, row.id)) for row in block.rows}
