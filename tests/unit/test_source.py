"""Reading: encodings, limits, places."""

import re

import pytest
from outputs import LIGHT, render
from reports import BASE, DATA, changed, look, said

from gipgen import Project
from gipgen.check import examine
from gipgen.findings.families import is_of_reading
from gipgen.formatting.rewrites import rewritten
from gipgen.source.characters import clean
from gipgen.source.compose import compose
from gipgen.source.decode import forbidden, is_usual
from gipgen.source.reader import read
from gipgen.source.wording import syntax_finding


@pytest.mark.parametrize(
    "raw",
    [
        BASE.encode(),
        b"\xef\xbb\xbf" + BASE.encode(),
        BASE.replace("\n", "\r\n").encode(),
        BASE.replace("\n", "\r").encode(),
    ],
)
def test_what_windows_writes_is_read(raw: bytes) -> None:
    examined, findings = look(raw)
    assert [] == findings
    assert 53 == examined.case.report.cells["penalty", "decisions"].value


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_other_encodings_are_named_and_the_rest_is_checked_all_the_same(encoding: str, says: str) -> None:
    text = changed(("行政许可: 12", "行政许可: 012"))
    findings = look(text.encode(encoding))[1]
    assert ["GIP101", "GIP203"] == [each.finding.rule for each in findings]
    assert says in findings[0].finding.message("zh")


def test_a_broken_byte_is_told_with_its_place() -> None:
    raw = BASE.encode()
    place = raw.index("行政许可".encode())
    broken = raw[:place] + b"\xff\xff" + raw[place:]
    first = look(broken)[1][0]
    assert ("GIP101", BASE[: BASE.index("  行政许可")].count("\n") + 1) == (first.finding.rule, first.line)


def test_control_characters_are_told_and_do_not_stop_the_check() -> None:
    findings = look(changed(("测试市人民路", "测试市\x07人民路"), ("行政许可: 12", "行政许可: 012")))[1]
    assert ["GIP101", "GIP203"] == [each.finding.rule for each in findings]


@pytest.mark.parametrize(
    "raw", [b"", b"   \n", b"hello", b"- a\n- b\n", b"12", b"\x00\x01\x02", bytes(range(256)), b"# only a comment\n"]
)
def test_no_report_is_a_finding(raw: bytes) -> None:
    examined, findings = look(raw)
    assert findings
    assert {"GIP101", "GIP110", "GIP115"} >= {each.finding.rule for each in findings}
    assert not examined.readable


HUGE = {
    "deep flow": "[" * 10_000,
    "deep flow mapping": "主动公开: " + "{a: " * 10_000,
    "deep block": "\n".join(" " * depth + "a:" for depth in range(1_500)),
    "many items": "a: [" + "1, " * 100_000 + "1]",
    "aliases": "a: &a [1]\nb: [" + "*a, " * 50_000 + "*a]",
    "bomb": "a: &a [x, x]\n"
    + "\n".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(20)),
    "long line": "单位: " + "很" * 600_000,
    "20 MB": "单位: x\n" + "# 注\n" * 3_400_000,
    "stars": BASE.replace("政策解读", "*" * 100_000),
    "brackets": BASE.replace("政策解读", "[" * 100_000),
    "links": BASE.replace("政策解读", "[](" * 50_000),
    "bars": BASE.replace("政策解读", "|" * 50_000),
    "values": BASE.replace("政策解读", "{{ 甲 }}" * 10_000),
    "open values": BASE.replace("政策解读", "{{" * 50_000),
    "hashes": BASE.replace("政策解读", "# " * 50_000),
    "strong": BASE.replace("政策解读", "**甲**" * 20_000),
    "escapes": BASE.replace("政策解读", "\\*" * 50_000),
    "to fill in": BASE.replace("政策解读", "待填" * 60_000),
    "table": BASE.replace("  政策解读", "  |a|b|\n  |-|-|\n" + "  |1|2|\n" * 8_000 + "\n  政策解读"),
    "nested lists": BASE.replace(
        "  政策解读", "\n".join("  " + " " * depth + "- a" for depth in range(400)) + "\n\n  政策解读"
    ),
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
@pytest.mark.timeout(60)  # seconds: quadratic ones would take hours, a busy machine takes its time
def test_hostile_texts_end_without_a_traceback(text: str) -> None:
    examined, _ = look(text)
    if examined.readable:
        render(examined, LIGHT, draft=True)


def test_values_are_taken_as_typed() -> None:
    data = compose("a: 012\nb: no\nc: 2024-01-01\nd: 1_000\ne: '2'\nf: 2\ng: 2.50\nh:\ni: 1:30\nj: 0o7\n").data
    assert ["012", "no", "2024-01-01", "1_000", "2", 2, "2.50", None, "1:30", "0o7"] == [
        format(value, "f") if key == "g" else value for key, value in data.items()
    ]


def test_the_pure_python_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    fast = compose(BASE)
    monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    slow = compose(BASE)
    assert fast.data == slow.data
    assert fast.marks == slow.marks


def test_a_place_is_told_for_every_kind_of_value() -> None:
    source = read((DATA / "base.yaml").read_bytes())
    lines = source.text.split("\n")

    def at(*path: str | int) -> str:
        span = source.span(path)
        return lines[span.line - 1][span.column - 1 :]

    assert at("单位").startswith("测试市民政局")
    assert at("主动公开", "行政处罚").startswith("53")
    assert at("依申请公开", "本年新收", 1).startswith("1, 0")
    assert at("依申请公开", "办理结果", "部分公开", 3).startswith("0")
    assert at("主动公开", "没有的行").startswith("主动公开:")
    assert (1, 1) == source.span(("没有的部分",))


def test_mending_a_full_width_sign_keeps_all_other_places() -> None:
    first, second = said(changed(("{制发: 2, 废止: 1, 现行有效: 9}", "{制发：2, 废止: 1.5, 现行有效: 9}")))
    line = changed(("{制发: 2, 废止: 1, 现行有效: 9}", "{制发：2, 废止: 1.5, 现行有效: 9}")).split("\n")[
        int(second.split(":")[0]) - 1
    ]
    assert line[int(second.split(":")[1].split()[0]) - 1 :].startswith("1.5")
    assert first.endswith("GIP111")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: |9999999999", "“|”后面"),
        ("a: |9x\n  b", "“|”后面"),
        ("%YAML 9.9\n---\na: 1", "% 开头"),
        ("a: !<x", "“!”开头"),
        ("a: !e!x b", "“!”开头"),
        ('a: "\\q"', "反斜杠"),
        ('a: "\\U00110000"', "反斜杠"),
        ('a: "\\UFFFFFFFF"', "反斜杠"),
        ("a: ? b", "符号在 YAML 里有特殊含义"),
        ("a: ]", "缺了内容"),
    ],
)
def test_what_the_parser_says_is_said_in_chinese(text: str, words: str) -> None:
    (finding,) = (each for each in examine(text.encode()).findings if each.rule == "GIP110")
    assert words in finding.message("zh")
    assert re.search("[a-z]{3}", finding.message("zh")) is None


def test_words_of_a_parser_that_nobody_knows_are_quoted_behind_a_sentence() -> None:
    said = syntax_finding(ValueError("something else"), "a: 1").message("zh")
    assert re.search("[\u4e00-\u9fff]{4}.*（解析器的原话：something else）", said)


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_a_pasted_separator_is_named_where_an_editor_shows_it(sign: str) -> None:
    text = changed(("本年度未收取信息处理费。", f"本年度{sign}未收取信息处理费。"))
    (finding,) = [each for each in look(text)[1] if is_of_reading(each.finding.rule)]
    line = next(number for number, each in enumerate(text.split("\n"), 1) if sign in each)
    assert ("GIP101", line) == (finding.finding.rule, finding.line)
    assert f"U+{ord(sign):04X}" in finding.finding.message("zh")


def test_a_merge_conflict_is_told_as_one() -> None:
    text = changed(("  行政处罚: 53", "<<<<<<< HEAD\n  行政处罚: 53\n=======\n  行政处罚: 54\n>>>>>>> x"))
    (finding,) = look(text)[1]
    assert ("GIP110", True) == (finding.finding.rule, "git 合并冲突" in finding.finding.message("zh"))
    assert "<<<<<<< HEAD" == text.split("\n")[finding.line - 1]


def test_of_a_broken_file_no_exemption_is_called_unused() -> None:
    text = BASE + "豁免:\n  - {规则: GIP402, 理由: 已核对}\n"
    assert ["GIP250"] == [each.finding.rule for each in look(text)[1]]
    assert ["GIP110"] == [each.finding.rule for each in look(text + '其他: "abc')[1]]


def test_a_huge_name_is_shortened_and_no_false_size_told() -> None:
    messages = [each.finding.message("zh") for each in look("单位: &" + "a" * 20_000 + " x\n")[1]]
    assert ("锚点" in "".join(messages), max(map(len, messages)) < 400) == (True, True)
    (finding,) = look(b"a: b\n" * 200_000)[1]
    assert "文件超过上限 0.5 MB" in finding.finding.message("zh")


def test_nothing_odd_is_among_the_characters_that_a_quick_look_passes() -> None:
    usual = "".join(sign for sign in map(chr, range(0xD800)) if is_usual(sign))
    usual += "".join(sign for sign in map(chr, range(0xE000, 0x10000)) if is_usual(sign))
    text = f"{usual}㐀"  # the last one is not of GBK: now each is looked at
    assert len(usual) > 20_000
    assert not is_usual(text)
    assert (text, []) == clean(text)[:2]
    assert [] == [sign for sign in usual if forbidden(sign)]


def _in_front(sign: str) -> str:
    return "".join(f"{sign}{line}\n" for line in BASE.rstrip("\n").split("\n"))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (_in_front("+").encode(), "每一行前面都多了“+”"),
        (_in_front("> ").encode(), "每一行前面都多了“>”"),
        ("".join(f"{at:4}  {line}\n" for at, line in enumerate(BASE.split("\n"), 1)).encode(), "行号"),
        (BASE.encode().decode("latin-1").encode(), "乱码"),
    ],
)
def test_what_programs_do_to_a_whole_file_is_one_finding_and_mended(raw: bytes, says: str) -> None:
    examined, findings = look(raw)
    assert [True] == [says in each.finding.message("zh") for each in findings]
    (finding,) = examined.findings
    text, _ = rewritten(examined.source.typed, [finding])
    assert look(text)[0].source.data == look(BASE)[0].source.data


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (BASE.encode("ascii", "backslashreplace"), "文件内容不是报告"),
        (b"b0VIM 8.2\0\0" + b"\0" * 100, "不是文本文件"),
        (f"# {BASE}".replace("\n", " ").encode(), "只有注释"),
    ],
)
def test_what_is_no_report_is_told_once(raw: bytes, says: str) -> None:
    examined, findings = look(raw)
    assert [True] == [says in each.finding.message("zh") for each in findings]
    assert not examined.readable


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  行政处罚: 53", "  行政处罚: 53\n    \uf0d8 含简易程序"),
        ("单位: 测试市民政局", "单位: 测试市\n  \uf0d8 民政局"),
    ],
)
def test_a_sign_of_wingdings_is_no_bullet_where_yaml_joins_its_line_to_a_value(old: str, new: str) -> None:
    text = changed((old, new))
    assert "GIP101" in [each.rule for each in look(text)[1]]
    (done,) = Project({"report.yaml": text.encode()}).format("report.yaml")
    assert not done.unsafe
