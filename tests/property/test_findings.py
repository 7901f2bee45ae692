"""Whatever the text: what is private stays hidden, excerpts fit and point right, fixes mend and then are done."""

from typing import Any

from gate import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import DATA, as_yaml, look

from gipgen.findings.excerpt import WIDTH, excerpt, width
from gipgen.findings.finding import Diagnostic, Finding
from gipgen.findings.privacy import _CHECK_SIGNS, _WEIGHTS, find, mask
from gipgen.findings.text import Text
from gipgen.source.compose import compose

HAN = "政府信息公开工作的了一是二三、，。：；（）“”《》"
PROSE = st.text(HAN + ",;:()<>\"' 0123456789年月日号X【】[]&.年", max_size=80)
AROUND = st.text(HAN, max_size=6)


@st.composite
def identities(draw: st.DrawFn) -> str:
    digits = (
        draw(st.from_regex(r"[1-9][0-9]{5}", fullmatch=True))
        + str(draw(st.integers(1900, 2024)))
        + f"{draw(st.integers(1, 12)):02}{draw(st.integers(1, 28)):02}{draw(st.integers(0, 999)):03}"
    )
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return digits + _CHECK_SIGNS[total % 11]


@given(AROUND, identities(), AROUND)
def test_every_identity_number_is_found_and_hidden(before: str, number: str, after: str) -> None:
    text = before + number + after
    assert [(each.kind, each.sure) for each in find(text)] == [("identity", True)]
    hidden = mask(text)
    assert number not in hidden
    assert number[4:17] not in hidden
    assert len(hidden) == len(text)
    assert mask(hidden) == hidden


@given(AROUND, st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), AROUND, st.sampled_from(["", "-", " "]))
def test_every_mobile_number_is_found_and_hidden(before: str, number: str, after: str, separator: str) -> None:
    written = separator.join((number[:3], number[3:7], number[7:]))
    hidden = mask(before + written + after)
    assert written not in hidden
    assert number[4:9] not in hidden.replace(separator or "?", "")


@given(st.text(max_size=40))
def test_masking_keeps_the_length(text: str) -> None:
    assert len(mask(text)) == len(text)


@given(st.text("政府a, ，1é", min_size=1, max_size=300), st.integers(1, 320))
def test_excerpts_fit_and_the_caret_stands_below_the_place(line: str, column: int) -> None:
    shown = excerpt(Finding("r", 1, column, Diagnostic("GIP720", "info", Text("x", "x")), line))
    if shown is None:
        return
    text, caret = shown
    assert width(text) <= WIDTH
    assert caret.strip() == "^"
    if column <= len(line.rstrip()):
        at = [position for position in range(len(text) + 1) if width(text[:position]) == len(caret) - 1]
        assert at
        assert text[at[0]] == line[column - 1]


@settings(deadline=None, max_examples=examples(60))
@given(PROSE)
def test_fixes_mend_and_then_are_done(prose: str) -> None:
    """A few rounds at most: a fix may bring two signs together that another rule then minds."""
    data = compose((DATA / "base.yaml").read_text(encoding="utf-8")).data
    text = f"开头{prose}完。"
    for _ in range(6):
        fixes = sorted((each.finding.fix for each in findings(data, text) if each.finding.fix), reverse=True)
        if not fixes:
            return
        last = len(text)
        for fix in fixes:
            begin, end = fix.offset.column, fix.offset.column + fix.length
            if end <= last:  # of two that overlap one waits for the next round
                text, last = text[:begin] + fix.replacement + text[end:], begin
    raise AssertionError(text)


def findings(data: dict[str, Any], text: str) -> list[Finding]:
    return look(as_yaml({**data, "存在问题及改进": f"{text}\n"}))[1]
