"""What is typed into the form changes its own token or lines in the file, and not a byte besides."""

import difflib
import re
from pathlib import Path

import pytest
from reports import BASE, BASE_2019, EXAMPLES, changed

from gipgen.filling.in_place import Typed, Written, write_in_place
from gipgen.findings.text import Problem
from gipgen.report.report import bind
from gipgen.report.structure import read_structure


def filled(text: str | bytes, typed: Typed) -> Written:
    return write_in_place(text.encode("utf-8") if isinstance(text, str) else text, typed)


def cell(text: str, ref: str, typed: str) -> str:
    row, _, column = ref.partition(".")
    written = filled(text, Typed({(row, column): typed}))
    assert not written.refused, written.refused
    return written.raw.decode("utf-8")


def prose(text: str, name: str, typed: str) -> str:
    written = filled(text, Typed(texts={name: typed}))
    assert not written.refused, written.refused
    return written.raw.decode("utf-8")


def field(text: str, name: str, typed: str) -> str:
    written = filled(text, Typed(fields={tuple(name.split(".")): typed}))
    assert not written.refused, written.refused
    return written.raw.decode("utf-8")


def lines_of(before: str, after: str) -> list[str]:
    """The lines that are gone (-) and those that came (+)."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "-+"]


ONE_ROW = "  行政处罚: 53"
LIST = "  本年新收: [2, 0, 0, 0, 0, 0]"


@pytest.mark.parametrize(
    ("old", "new", "ref", "typed", "wanted"),
    [
        (ONE_ROW, "  行政处罚: 53", "penalty.decisions", "7", "  行政处罚: 7"),
        (ONE_ROW, "  行政处罚:    53   # 含简易程序", "penalty.decisions", "1234", "  行政处罚:    1234  # 含简易程序"),
        (ONE_ROW, "  行政处罚: 53          # 含简易程序", "penalty.decisions", "1234", "  行政处罚: 1234        # 含简易程序"),
        (ONE_ROW, "  行政处罚: '53'", "penalty.decisions", "7", "  行政处罚: 7"),
        (ONE_ROW, '  "行政处罚" : 53', "penalty.decisions", "7", '  "行政处罚" : 7'),
        (ONE_ROW, "  行政处罚:", "penalty.decisions", "7", "  行政处罚: 7"),
        (ONE_ROW, "  行政处罚: # 还没有", "penalty.decisions", "7", "  行政处罚: 7 # 还没有"),
        (ONE_ROW, "  行政处罚: 待填", "penalty.decisions", "0", "  行政处罚: 0"),
        (ONE_ROW, "  行政处罚: 53", "penalty.decisions", "", "  行政处罚: 待填"),
        ("  行政事业性收费: 0", "  行政事业性收费: 62.330", "fees.amount", "62.340", "  行政事业性收费: 62.340"),
        ("  本年新收: ", "  本年新收: ", "new_received.research", "3", None),
    ],
)  # fmt: skip
def test_a_number_alone_is_replaced(old: str, new: str, ref: str, typed: str, wanted: str | None) -> None:
    if wanted is None:
        return
    base = next(line for line in BASE.splitlines() if line.startswith(old.partition(":")[0] + ":"))
    before = BASE.replace(base, new)
    after = cell(before, ref, typed)
    assert after == before.replace(new, wanted)


def row(text: str, key: str) -> str:
    return next(line for line in text.splitlines() if line.lstrip().startswith(f"{key}:"))


@pytest.mark.parametrize(
    ("line", "column", "typed", "wanted"),
    [
        ("[2, 0, 0, 0, 0, 0]", "research", "3", "[2, 0, 3, 0, 0, 0]"),
        ("[2,    0,   0,   0,   0,   0]", "natural_person", "12", "[12,   0,   0,   0,   0,   0]"),
        ("[2,    0,   0,   0,   0,   0]", "commercial", "1234", "[2,    1234, 0,   0,   0,   0]"),
        ("[12,   0,   0,   0,   0,   0]", "natural_person", "2", "[2,    0,   0,   0,   0,   0]"),
        ("[2, 0, 0, 0, 0, 0, 2]", "total", "5", "[2, 0, 0, 0, 0, 0, 5]"),
        ("[2, 0, 0, 0, 0, 0]", "total", "2", "[2, 0, 0, 0, 0, 0, 2]"),
        ("[2, 0, 0, 0, 0, 0, 2]", "total", "", "[2, 0, 0, 0, 0, 0]"),
        ("0", "commercial", "4", "[0, 4, 0, 0, 0, 0]"),
        ("待填", "commercial", "4", "[待填, 4, 待填, 待填, 待填, 待填]"),
        ("", "commercial", "4", "[待填, 4, 待填, 待填, 待填, 待填]"),
        ("待填", "*", "0", "0"),
        ("0  # 没有发生", "commercial", "4", "[0, 4, 0, 0, 0, 0]  # 没有发生"),
        ("[2,0,0,0,0,0]", "other_org", "7", "[2,0,0,0,0,7]"),
        ("[ 2, 0, 0, 0, 0, 0 ]", "other_org", "7", "[ 2, 0, 0, 0, 0, 7 ]"),
        ("[2, '0', \"0\", 0, 0, 0]", "commercial", "7", '[2, 7, "0", 0, 0, 0]'),
        ("[2, 0, 0, 0, 0, 0,]", "other_org", "7", "[2, 0, 0, 0, 0, 7,]"),
        ("\n    - 2 # 张三等\n    - 0\n    - 0\n    - 0\n    - 0\n    - 0", "commercial", "7", "\n    - 2 # 张三等\n    - 7\n    - 0\n    - 0\n    - 0\n    - 0"),
        ("[2, # 自然人\n     0, # 企业\n     0, 0, 0, 0]", "commercial", "7", "[2, # 自然人\n     7, # 企业\n     0, 0, 0, 0]"),
    ],
)  # fmt: skip
def test_a_row_of_numbers_changes_in_one_place(line: str, column: str, typed: str, wanted: str) -> None:
    own = row(BASE, "本年新收")
    before = BASE.replace(own, f"  本年新收: {line}")
    columns = ["natural_person", "commercial", "research", "public_welfare", "legal_service", "other_org"]
    refs = {("new_received", each): typed for each in (columns if column == "*" else [column])}
    assert filled(before, Typed(refs)).raw.decode() == BASE.replace(own, f"  本年新收: {wanted}")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("{制发: 0, 废止: 0, 现行有效: 0}", "{制发: 0, 废止: 0, 现行有效: 12}"),
        ("{现行有效: 0, 制发: 0, 废止: 0}", "{现行有效: 12, 制发: 0, 废止: 0}"),
        ("{制发: 0, 废止: 0}", "{制发: 0, 废止: 0, 现行有效: 12}"),
        ("{制发: 0,   废止: 0,   现行有效: 0} # 三项", "{制发: 0,   废止: 0,   现行有效: 12} # 三项"),
        ("待填", "{制发: 待填, 废止: 待填, 现行有效: 12}"),
        ("\n    制发: 0\n    废止: 0 # 无\n    现行有效: 0", "\n    制发: 0\n    废止: 0 # 无\n    现行有效: 12"),
        ("\n    制发: 0\n    # 以下两项\n    废止: 0", "\n    制发: 0\n    # 以下两项\n    废止: 0\n    现行有效: 12"),
    ],
)  # fmt: skip
def test_a_row_by_names(line: str, wanted: str) -> None:
    own = row(BASE, "规章")
    before = BASE.replace(own, f"  规章: {line}")
    assert cell(before, "regulations.in_force", "12") == BASE.replace(own, f"  规章: {wanted}")


def test_a_row_that_is_missing_comes_where_the_form_has_it() -> None:
    before = BASE.replace(row(BASE, "行政处罚") + "\n", "")
    after = cell(before, "penalty.decisions", "53")
    assert lines_of(before, after) == ["+   行政处罚: 53"]
    lines = after.splitlines()
    assert lines.index("  行政处罚: 53") == lines.index(row(after, "行政许可")) + 1


def test_rows_below_a_group_that_is_missing() -> None:
    group = BASE[BASE.index("    无法提供:") : BASE.index("    不予处理:")]
    before = BASE.replace(group, "")
    typed = Typed({("unavailable_needs_creation", "natural_person"): "1", ("unavailable_not_held", "commercial"): "2"})
    written = filled(before, typed)
    assert not written.refused
    assert lines_of(before, written.raw.decode()) == [
        "+     无法提供:",
        "+       本机关不掌握: [待填, 2, 待填, 待填, 待填, 待填]",
        "+       需要另行制作: [1, 待填, 待填, 待填, 待填, 待填]",
    ]


@pytest.mark.parametrize(
    ("typed", "said", "wanted"),
    [
        ("１２", "全角", "12"), ("1,234", "千分位", "1234"), ("无", "无", ""), ("/", "/", ""), ("—", "—", ""), ("012", "012", "12"),
        ("12件", "件", "12"), ("十二", "十二", "12"), ("-1", "-1", ""), ("约12", "约", ""), ("1.5", "1.5", ""), ("2.0", "2.0", "2"),
        ("1 2", "1 2", ""), ("[1]", "[1]", ""), ("12 # 说明", "12", ""), ("1e3", "1e3", ""), ("是", "是", ""), ("1O", "1O", ""),
    ],
)  # fmt: skip
def test_what_is_no_number_is_named_and_never_guessed(typed: str, said: str, wanted: str) -> None:
    for ref in (("penalty", "decisions"), ("new_received", "natural_person"), ("regulations", "made")):
        written = filled(BASE, Typed({ref: typed}))
        assert written.raw == BASE.encode("utf-8")
        (refused,) = written.refused
        assert (refused.name, refused.wanted) == (ref, wanted)
        assert said in refused.why.zh


def test_good_numbers_are_written_beside_bad_ones() -> None:
    written = filled(BASE, Typed({("penalty", "decisions"): "54", ("licensing", "decisions"): "无"}))
    assert [each.name for each in written.refused] == [("licensing", "decisions")]
    assert written.raw.decode() == BASE.replace(row(BASE, "行政处罚"), row(BASE, "行政处罚").replace("53", "54"))


def test_only_the_lines_of_a_section_that_changed() -> None:
    before = (
        "总体情况: |  # 由办公室写\n  第一段。\n\n  第二段。  \n   \n  第三段。\n# 二\n"
        + BASE[BASE.index("主动公开:\n") :]
    )
    before = f"单位: 某县民政局\n年度: 2024\n{before}"
    after = prose(before, "overview", "第一段。\n\n第二段改了。\n \n第三段。")
    assert lines_of(before, after) == ["-   第二段。  ", "+   第二段改了。"]
    assert prose(before, "overview", "第一段。\n\n第二段。  \n \n第三段。") == before


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("待填", "|\n  甲\n\n  乙"),
        ("待填  # 等科室的稿子", "|     # 等科室的稿子\n  甲\n\n  乙"),
        ('"原来的一段。"', "|\n  甲\n\n  乙"),
        ("", "|\n  甲\n\n  乙"),
        (">\n  原来的\n  一段。", "|\n  甲\n\n  乙"),
        ("|-\n  原来的一段。", "|-\n  甲\n\n  乙"),
        ("|\n      原来的一段。", "|\n      甲\n\n      乙"),
        ("原来的一段，\n  分成两行。", "|\n  甲\n\n  乙"),
    ],
)  # fmt: skip
def test_a_text_that_was_written_otherwise_is_set_below_a_bar(typed: str, wanted: str) -> None:
    start = BASE.index("存在问题及改进:")
    end = BASE.index("其他事项:")
    before = f"{BASE[:start]}存在问题及改进: {typed}\n\n{BASE[end:]}"
    assert prose(before, "problems", "甲\n\n乙\n") == f"{BASE[:start]}存在问题及改进: {wanted}\n\n{BASE[end:]}".replace(
        ": \n", ":\n"
    )


def test_a_text_from_word_has_its_breaks_and_nothing_unseen() -> None:
    after = prose(BASE, "problems", "\r\n  一、问题。\v换行。\u200e\r\n\r\n二、改进。\r\n\r\n")
    assert "存在问题及改进: |\n  一、问题。\n  换行。\n\n  二、改进。\n" in after


def test_a_sign_that_stands_for_something_lost_is_named() -> None:
    written = filled(BASE, Typed(texts={"problems": "第\x07段\ue004。"}))
    assert written.raw == BASE.encode()
    assert "U+0007" in written.refused[0].why.zh


def test_the_text_in_front_of_a_table_comes_and_goes() -> None:
    before = changed(("主动公开:\n", "主动公开:\n  # 表二\n"))
    after = prose(before, "proactive", "表格前的一段。")
    assert lines_of(before, after) == ["+   说明: |", "+     表格前的一段。"]
    assert prose(after, "proactive", "") == before
    with_preface = prose(BASE, "preface", "一段前言。")
    assert lines_of(BASE, with_preface) == ["+ ", "+ 前言: |", "+   一段前言。"]
    assert lines_of(BASE, prose(with_preface, "preface", "")) == ["+ "]


def test_fields_of_one_line() -> None:
    before = "# 头\n单位: 某县民政局 # 全称\n年度: 2024\n\n" + BASE[BASE.index("总体情况:") :]
    assert lines_of(before, field(before, "agency", "某市民政局")) == [
        "- 单位: 某县民政局 # 全称",
        "+ 单位: 某市民政局 # 全称",
    ]
    assert lines_of(before, field(before, "contact.phone", "027-83760190")) == ["+ 联系方式:", "+   电话: 027-83760190"]
    assert lines_of(before, field(before, "contact.address", "# 1 号: 楼")) == ["+ 联系方式:", '+   地址: "# 1 号: 楼"']
    assert lines_of(before, field(before, "agency_type", "政府部门")) == ["+ 机关类型: 政府部门"]
    assert field(field(before, "agency_type", "政府部门"), "agency_type", "") == before
    flow = before.replace("年度: 2024\n", "年度: 2024\n联系方式: {部门: 办公室, 电话: 1-2}\n")
    assert lines_of(flow, field(flow, "contact.address", "一号，二楼, 三室")) == [
        "- 联系方式: {部门: 办公室, 电话: 1-2}",
        '+ 联系方式: {部门: 办公室, 地址: "一号，二楼, 三室", 电话: 1-2}',
    ]
    assert lines_of(flow, field(flow, "contact.phone", "")) == [
        "- 联系方式: {部门: 办公室, 电话: 1-2}",
        "+ 联系方式: {部门: 办公室}",
    ]


@pytest.mark.parametrize(
    ("name", "typed"), [("year", "２０２４年"), ("signature.date", "2025年1月10日"), ("agency_type", "局")]
)
def test_fields_are_held_to_the_words_of_the_file(name: str, typed: str) -> None:
    written = filled(BASE, Typed(fields={tuple(name.split(".")): typed}))
    assert written.raw == BASE.encode()
    assert written.refused[0].why.zh


PENALTY, RECEIVED = "  行政处罚: 53\n", "  本年新收:      [5, 1, 0, 0, 0, 0, 6]\n"
REMARKED = [  # what a file has where remarks stand in odd places; the other lines are those of the base report
    (PENALTY, "  行政处罚: 53 # 含 # 两次\n", "54 # 含 # 两次"),
    (PENALTY, "  行政处罚: 53\t# 跟着制表符\n", "54\t# 跟着制表符"),
    (PENALTY, "  行政处罚: 53     #不空格\n", "54     #不空格"),
    (PENALTY, "# 顶格\n      # 缩进很深\n  行政处罚: 53\n      # 下面也有\n", None),
    (PENALTY, "  行政处罚: # 先说明\n    53\n", None),
    (PENALTY, "  行政处罚:\n    # 隔一行\n    53 # 尾\n", None),
    (PENALTY, "  ? 行政处罚\n  : 53 # 问号的写法\n", None),
    (PENALTY, '  行政处罚: "53" # 引号\n', "54 # 引号"),
    (PENALTY, "  行政处罚: 53 # 处罚: 53\n", "54 # 处罚: 53"),
    (PENALTY, "\n\n  # 空行之间\n\n  行政处罚: 53\n\n\n", None),
    (RECEIVED, "  本年新收: [5, 1, 0, 0, 0, 0] # 共 6 件\n", "[7, 1, 0, 0, 0, 0] # 共 6 件"),
    (RECEIVED, "  本年新收: [ # 自然人在前\n    5, # 甲\n    1, 0, # 乙\n    0, 0, 0 # 丙\n  ] # 完\n", None),
    (RECEIVED, "  本年新收: # 逐项\n    # 头\n    - 5 # 自然人\n    # 中\n    - 1\n    - 0\n    - 0\n    - 0\n    - 0\n    # 尾\n", None),
    (RECEIVED, "  本年新收:\n  - 5 # 不缩进\n  - 1\n  - 0\n  - 0\n  - 0\n  - 0\n", None),
    (RECEIVED, "  本年新收: [5 , 1,0,  0,0 ,0] #紧跟\n", None),
    (RECEIVED, "  #              自然人 企业\n  本年新收:      [5,    1,   0,   0,   0,   0]     # 列\n", "[7,    1,   0,   0,   0,   0]     # 列"),
    (RECEIVED, "  本年新收: 0 # 一个零\n", "[7, 0, 0, 0, 0, 0] # 一个零"),
    (RECEIVED, "  本年新收: 待填            # 还没有\n", "[7, 待填, 待填, 待填, 待填, 待填]  # 还没有"),
    (RECEIVED, "  本年新收:   # 空着\n", "[7, 待填, 待填, 待填, 待填, 待填] # 空着"),
    (RECEIVED, "  本年新收: [5, 1, 0, 0, 0, 0,\n             6] # 折行\n", None),
    (RECEIVED, "  本年新收: ['5', 1, 0, 0, 0, \"0\"] # 引号\n", '[7, 1, 0, 0, 0, "0"] # 引号'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "wanted"), REMARKED, ids=range(len(REMARKED)))
def test_remarks_in_odd_places_stay(old: str, new: str, wanted: str | None) -> None:
    before = changed((old, new))
    is_row = old == RECEIVED
    ref, number = ("new_received.natural_person", "7") if is_row else ("penalty.decisions", "54")
    row_id, column = ref.split(".")
    written = filled(before, Typed({(row_id, column): number}))
    after = written.raw.decode()
    assert not written.refused
    gone, come = (line[2:] for line in lines_of(before, after))
    assert come.count("#") == gone.count("#")
    if wanted is None:
        assert come == gone.replace("5" if is_row else "53", number, 1)
    else:
        assert re.sub(" +#", " #", come).endswith(re.sub(" +#", " #", wanted))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_the_byte_order_mark_stay(end: str, mark: bytes) -> None:
    before = mark + BASE.replace("\n", end).encode("utf-8")
    written = filled(before, Typed({("penalty", "decisions"): "54"}, {"problems": "一\n\n二"}))
    text = written.raw[len(mark) :].decode("utf-8")
    assert written.raw.startswith(mark)
    assert text.count("\n" if "\n" in end else "\r") == text.count(end)
    back = filled(written.raw, Typed({("penalty", "decisions"): "53"})).raw
    assert mark + prose(BASE, "problems", "一\n\n二").replace("\n", end).encode() == back


def test_mixed_line_ends_stay_mixed() -> None:
    lines = BASE.splitlines(keepends=True)
    mixed = "".join(line.replace("\n", "\r\n") if number % 3 else line for number, line in enumerate(lines))
    after = filled(mixed, Typed({("penalty", "decisions"): "54"})).raw.decode()
    assert after == mixed.replace(row(BASE, "行政处罚"), row(BASE, "行政处罚").replace("53", "54"))


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("  行政处罚：53", "行"),
        ("  行政处罚: [53", "行"),
        ("  行政处罚: &a 53", "行"),
        ("  行政处罚: 53\n  行政处罚: 54", "行"),
    ],
)
def test_a_file_with_slips_in_its_signs_is_put_right_first(broken: str, line: str) -> None:
    with pytest.raises(Problem, match="line") as told:
        filled(BASE.replace(row(BASE, "行政处罚"), broken), Typed({("licensing", "decisions"): "1"}))
    assert line in told.value.zh


def test_other_encodings_are_converted_first() -> None:
    with pytest.raises(Problem):
        filled(BASE.encode("gb18030"), Typed({("licensing", "decisions"): "1"}))


@pytest.mark.parametrize("odd", ["[1, 2]", "{自然人: 1}", "[[1], 0, 0, 0, 0, 0]", "一件", "|\n    2"])
def test_what_is_written_in_a_way_of_its_own_is_left_alone(odd: str) -> None:
    before = BASE.replace(row(BASE, "本年新收"), f"  本年新收: {odd}")
    written = filled(before, Typed({("new_received", "natural_person"): "3"}))
    assert written.raw == before.encode()
    assert "YAML" in written.refused[0].why.zh


def test_the_form_of_2019() -> None:
    before = BASE_2019
    after = cell(before, "procurement.amount", "12.50万元")
    assert lines_of(before, after)[1] == "+   政府集中采购:         {项目: 4, 金额: 12.50万元}"
    (refused,) = filled(before, Typed({("procurement", "amount"): "160"})).refused
    assert "160万元" in refused.why.zh


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parts[-3])
def test_typing_what_is_there_changes_nothing(example: Path) -> None:
    raw = example.read_bytes()
    source, form, _ = read_structure(raw)
    cells = {ref: each.text for ref, each in bind(source.data, form).cells.items() if each.given and each.text}
    assert len(cells) > 100
    assert filled(raw, Typed({ref: text for ref, text in cells.items() if text})).raw == raw


@pytest.mark.parametrize("text", ["9", "#", "行政许可: 9\n", "# 话\n"])
def test_a_change_that_says_more_than_it_should_is_not_made(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Whatever mistake is made in finding a place: the file that comes of it is read before it is believed."""
    from gipgen.filling import in_place
    from gipgen.filling.file_text import Piece
    from gipgen.filling.room import Change, Opened
    from gipgen.filling.rows_in_place import Wanted, row_change

    def wrong(opened: Opened, wanted: Wanted) -> Change:
        change = row_change(opened, wanted)
        if wanted.row.id != "licensing":
            return change
        place = (opened.file.text.count("\n"), 0) if text.startswith("#") else (1, len(opened.file.lines[1]))
        return change._replace(pieces=(*change.pieces, Piece(place, place, text)))

    monkeypatch.setattr(in_place, "row_change", wrong)
    written = filled(BASE, Typed({("licensing", "decisions"): "13", ("penalty", "decisions"): "54"}))
    assert [each.name for each in written.refused] == [("licensing", "decisions")]
    assert written.raw.decode() == changed(("行政处罚: 53", "行政处罚: 54"))
