"""Whatever is done to a report file, it is checked without an exception, and what can be read builds as a draft."""

from gate import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from outputs import LIGHT, render
from reports import BASE, BASE_2019, EXAMPLES, look

LINES = (BASE.split("\n"), BASE_2019.split("\n"))
JUNK = st.one_of(
    st.sampled_from(
        ["：", "，", "［", "］", "\t", "|", "｜", "{{", "}}", "{{ 主动公开 }}", "待填", "null", "~", "[]", "{}", "- ", "? ", "!!str ", "&a ", "*a", "<<: ",
         "#", "'", '"', "%", "@", "---", "...", "\u3000", "\x07", "\ufeff", "**", "## ", "（一）", "1.", "\\", "0", "-1", "1e9", "。", "\U00020000", '"\\x07"', '"\\0"', '"\\ud800"', '"\\uFFFE\\n<"', "[]", "[1]", "{a: 1}", "2025-13-40", "<b>&", "]]>"]
    ),
    st.text(max_size=8),
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A base report with a few lines removed, doubled, shifted or filled with junk."""
    lines = list(draw(st.sampled_from(LINES)))
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        line = lines[number]
        how = draw(st.sampled_from(["delete", "double", "indent", "dedent", "insert", "cut", "replace"]))
        if how == "delete" and len(lines) > 1:
            del lines[number]
        elif how == "double":
            lines.insert(number, line)
        elif how == "indent":
            lines[number] = " " * draw(st.integers(1, 3)) + line
        elif how == "dedent":
            lines[number] = line[draw(st.integers(1, 3)) :]
        elif how == "cut":
            lines[number] = line[: draw(st.integers(0, len(line)))]
        elif how == "replace":
            lines[number] = line.partition(":")[0] + ": " + draw(JUNK)
        else:
            place = draw(st.integers(0, len(line)))
            lines[number] = line[:place] + draw(JUNK) + line[place:]
    return "\n".join(lines)


@settings(max_examples=examples(400), deadline=None)
@given(spoilt())
def test_a_spoilt_report_is_checked_and_drafted(text: str) -> None:
    raw = text.encode("utf-8", errors="surrogatepass")
    examined, findings = look(raw)
    lines = text.count("\n") + 1
    for each in findings:
        assert each.line >= 1
        assert each.column >= 1
        assert (
            each.line <= lines + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 1
        )
        assert each.finding.message("zh")
        assert each.finding.message("en")
    if examined.readable:
        render(examined, LIGHT, draft=True)


@settings(max_examples=examples(100), deadline=None)
@given(st.binary(max_size=300), st.integers(0, 4), st.integers(0, 3000))
def test_bytes_thrown_into_a_real_report(junk: bytes, which: int, place: int) -> None:
    raw = EXAMPLES[which].read_bytes()
    examined, _ = look(raw[:place] + junk + raw[place:])
    if examined.readable:
        render(examined, LIGHT, draft=True)
