"""Random slips of a hand: ``fmt --fix`` never fails, never changes a word, and is done after one run."""

import re

from gate import examples
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reports import BASE

from gipgen import Formatted, Project
from gipgen.findings.families import is_of_reading

LINES = BASE.rstrip("\n").split("\n")
LEADS = st.sampled_from(["", " ", "  ", "   ", "    ", "\t", "\u3000", "\u3000\u3000", "      "])
WIDE = str.maketrans(":,[]{}|#", "：，［］｛｝｜＃")
SLIPS = st.one_of(
    st.tuples(st.just("lead"), st.integers(0, len(LINES) - 1), LEADS),
    st.tuples(st.just("wide"), st.integers(0, len(LINES) - 1), st.sampled_from([*":,[]{}|#"])),
    st.tuples(st.just("drop"), st.integers(0, len(LINES) - 1), st.sampled_from([*":,[]|", ": ", " "])),
    st.tuples(
        st.just("behind"),
        st.integers(0, len(LINES) - 1),
        st.sampled_from(["件", "。", " # 注", ",000", "余", "\u200b", " 0"]),
    ),
    st.tuples(
        st.just("sign"),
        st.integers(0, len(LINES) - 1),
        st.sampled_from([*"“”‘’\"'（()《》【】，。；、?？ ①⑴%*\u2028", "\n\n", "  "]),
    ),
    st.tuples(st.just("move"), st.integers(0, len(LINES) - 1), st.sampled_from(["1", "-1", "9", "30"])),
)


def slipped(slips: list[tuple[str, int, str]]) -> str:
    lines = list(LINES)
    for kind, number, what in slips:
        line = lines[number]
        if kind == "lead":
            lines[number] = what + line.lstrip()
        elif kind == "wide":
            lines[number] = line.replace(what, what.translate(WIDE))
        elif kind == "drop":
            lines[number] = line.replace(what, "", 1)
        elif kind == "behind":
            lines[number] = line + what
        elif kind == "cell":
            lines[number] = line.rpartition("0")[0] + what + "]"
        elif kind == "sign":
            lines[number] = line[: len(line) // 2] + what + line[len(line) // 2 :]
        else:
            lines.insert((number + int(what)) % len(lines), lines.pop(number))
    return "\n".join(lines) + "\n"


def fixed(text: str) -> Formatted:
    (done,) = Project({"report.yaml": text.encode()}).format("report.yaml", fix=True)
    return done


def words(text: str) -> list[str]:
    """The words of a file, whatever their order; what nobody sees parts none."""
    return sorted(re.findall("[\u3400-\u9fff]+", text.replace("\u200b", "")))


@settings(max_examples=examples(300), deadline=None)
@example([("cell", 37, "?0")])  # laid out as `{0: }`, of which another finding tells
@given(st.lists(SLIPS, min_size=1, max_size=4))
def test_random_slips(slips: list[tuple[str, int, str]]) -> None:
    text = slipped(slips)
    done = fixed(text)
    assert done.problem is None
    assert not done.unsafe
    if done.content is None:
        assert done.findings or done.foreign
        return
    result = done.content.decode()
    if all(is_of_reading(each.rule) for each in done.made):
        assert words(text) == words(result)
    again = fixed(result)
    assert (result, ()) == ((again.content or b"").decode(), again.made)
