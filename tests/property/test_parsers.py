"""With and without the C parser a report file gives the same data, places, findings and layout."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from gate import examples, some
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from reports import BASE, BASE_2019, EXAMPLES, changed, look
from ruamel.yaml import YAML

from gipgen.form.editions import load
from gipgen.formatting.format import UnsafeError, format_report
from gipgen.source.compose import compose
from gipgen.source.reader import read
from gipgen.source.text_lines import Words

C_PARSER = pytest.importorskip("_ruamel_yaml")
KEYS = frozenset(("单位", "年度", "主动公开", "行政许可", "制发", "废止", "规则", "理由"))
WORDS = Words(KEYS, frozenset(("单位", "理由")), dict.fromkeys(KEYS, KEYS))
SMALL = "a: 1\nb:\n  - x y\n  - 'q'\nc: |\n  t\n\n  u\nd: [1, 2]\ne: {f: 1, g: \"h\"}\ni: plain\n  more\nj: 'q\n  r'\n"


@contextmanager
def parser(module: Any) -> Iterator[None]:
    """``None`` stands for a machine without the C parser."""
    before = sys.modules["_ruamel_yaml"]
    sys.modules["_ruamel_yaml"] = module
    try:
        yield
    finally:
        sys.modules["_ruamel_yaml"] = before


def seen(text: str, module: Any) -> tuple[Any, ...]:
    """All that a user may notice of the reading of ``text``."""
    with parser(module):
        source = read(text.encode("utf-8", errors="surrogatepass"), lambda: WORDS)
        whole = [(each.rule, each.span, each.message("zh"), each.message("en")) for each in source.findings]
        try:
            laid_out = "" if source.findings else format_report(source, load("2021")).text
        except UnsafeError as error:
            laid_out = str(error)
    return source.data, source.marks, whole, source.broken, source.text, laid_out


def same(text: str) -> None:
    assert seen(text, C_PARSER) == seen(text, None), text


SLIPS = [
    changed((slip["old"], slip["new"]), base=base)
    for name, base in (("slips.yaml", BASE), ("slips-2019.yaml", BASE_2019))
    for slip in YAML(typ="safe").load(Path(__file__).parents[1].joinpath("rules", name).read_text(encoding="utf-8"))
]
TEXTS = [BASE, BASE_2019, SMALL, *(path.read_text(encoding="utf-8") for path in EXAMPLES)]


def test_every_slip_that_clerks_make_is_read_the_same() -> None:
    assert len(SLIPS) > 100
    for text in some(SLIPS):
        same(text)


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_reports_are_read_the_same(number: int) -> None:
    text = TEXTS[number]
    same(text)
    same(text.replace(": ", ":\t"))
    same("\n".join(line + "\t" for line in text.split("\n")))
    same(text.replace("  ", "\t"))


JUNK = st.sampled_from([
    "：", "，", "［", "］", "|", "｜", "{{ 主动公开 }}", "待填", "null", "~", "[]", "{}", "- ", "? ", "!!str ", "!", "!<a>", "&a ", "&a", "*a", "*", "&", "<<: ",
    "#", " #", "'", '"', "%", "@", "`", "---", "--- ", "...", "\u3000", "\x07", "\ufeff", "\x85", "\u2028", "**", "## ", "1.", "\\", "\\q", "0", "-1",
    "\U00020000", '"\\x07"', '"\\ud800"', '"\\', "[1]", "{a: 1}", "]]>", ": ", " : ", ":", "?", "-", ">", "|-", ">+", "|2", "|#", "{", "}", "[", "]", ",", "'a'",
    '"x" y', "%YAML 1.2", "%TAG ! x", "\n", "\n  ", "\n\n", "? a\n: b\n", "!~!x ", "!!x!y ",
    "\t", " \t", "\t ", "\t\t", ":\t", "\t#", "\t# x", "\n\t", "\n  \t", "\n \t\n", "\t'", "'\t", "[\t", "\t]", "|\t", "|\t#", "-\t", '\t"a"\t', "a\tb",
])  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Some lines of a report in which signs were put in, taken away, and blanks made tabs."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    lines = lines[first : first + draw(st.integers(1, 30))]
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        line = lines[number]
        place = draw(st.integers(0, len(line)))
        how = draw(st.sampled_from(["put", "put", "tab", "tab", "cut", "double", "indent", "dedent", "value"]))
        if how == "put":
            lines[number] = line[:place] + draw(JUNK) + line[place:]
        elif how == "tab":
            blank = line.find(" ", place)
            lines[number] = line[:blank] + "\t" + line[blank + 1 :] if blank >= 0 else line + "\t"
        elif how == "double":
            lines.insert(number, line)
        elif how == "indent":
            lines[number] = " " * draw(st.integers(1, 3)) + line
        elif how == "dedent":
            lines[number] = line[draw(st.integers(1, 3)) :]
        else:
            lines[number] = line[:place] if how == "cut" else line.partition(":")[0] + ": " + draw(JUNK)
    return "\n".join(lines)


@settings(max_examples=examples(800), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_whatever_is_done_to_a_file_both_parsers_read_the_same(text: str) -> None:
    # of a tag and an anchor behind it the place is the tag's in one parser, the anchor's in the other
    assume(not re.search(r"!\S*\s+&", text))
    same(text)


@pytest.mark.parametrize("text", ["? a: b", "? a: b\n", "? - a", "? [a]\n: b", "{[a]: 1}", "? ? a\n: b"])
@pytest.mark.parametrize("module", [C_PARSER, None], ids=["C", "pure"])
def test_what_stands_for_a_key_and_is_no_text_is_told_once_and_nothing_behind_it_is_lost(
    text: str, module: Any
) -> None:
    with parser(module):
        composed = compose(text)
        followed = compose("\n".join((text.removesuffix("\n"), "c: d")))
    assert ["GIP110"] == [each.rule for each in composed.findings]
    assert {} == composed.data
    if text != "{[a]: 1}":
        assert {"c": "d"} == followed.data
    same(text)


@pytest.mark.parametrize(
    "tag", ["!~!str", "!a!b", "!!a!b", "!!!b", "!~!", "![!a", "!a!!b", "!-a!b", "!<a!b>", "!!~!c", "!é!a"]
)
@pytest.mark.parametrize("front", ["", "%TAG !a! b\n---\n", "%TAG !~! b\n---\n"])
def test_signs_of_tags_are_read_the_same(tag: str, front: str) -> None:
    for text in (f"{front}{tag} 单位: 甲\n", f"{front}单位: {tag} 甲\n", f"{front}- {tag}\n"):
        same(text)


TABS = [  # where a tab stands for a blank, and what the file says
    ("a:\tb\n", {"a": "b"}),
    ("a: \t12\n", {"a": 12}),
    ("a: 12\t\n", {"a": 12}),
    ("a: b\t# c\n", {"a": "b"}),
    ("a:\t\n  b: 1\n", {"a": {"b": 1}}),
    ("a\t: b\n", {"a": "b"}),
    ("'a'\t:\t'b'\t\n", {"a": "b"}),
    ("a:\n  -\tb\n", {"a": ["b"]}),
    ("a: [\t1,\t2\t]\t\n", {"a": [1, 2]}),
    ("a:\t{b:\t1\t,\tc: 2}\n", {"a": {"b": 1, "c": 2}}),
    ("a:\t|\t\n  b\n", {"a": "b\n"}),
    ("a: |\t# c\n  b\n", {"a": "b\n"}),
    ("a: b\n  \tc\n", {"a": "b c"}),
    ("---\t\na: b\n", {"a": "b"}),
    # … and where it is part of the text
    ("a: b\tc\n", {"a": "b\tc"}),
    ("a: |\n  b\t\n  \tc\n", {"a": "b\t\n\tc\n"}),
    ("a: '\tb\t'\n", {"a": "\tb\t"}),
    ('a: "b\tc"\n', {"a": "b\tc"}),
]


@pytest.mark.parametrize(("text", "says"), TABS)
@pytest.mark.parametrize("module", [C_PARSER, None], ids=["C", "pure"])
def test_a_tab_behind_the_first_word_of_a_line_is_a_blank(text: str, says: dict[str, Any], module: Any) -> None:
    with parser(module):
        composed = compose(text)
    assert ([], says) == (composed.findings, composed.data)


@pytest.mark.parametrize("module", [C_PARSER, None], ids=["C", "pure"])
def test_a_report_with_tabs_behind_its_values_has_no_findings(module: Any) -> None:
    text = BASE.replace(": 12\n", ":\t12\t\n").replace("[2, 1,", "[2,\t1,").replace("行政强制: 0", "行政强制: 0\t# 无")
    assert text.count("\t") > 3
    with parser(module):
        assert [] == look(text)[1]
