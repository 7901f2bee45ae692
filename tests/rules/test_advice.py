"""Whatever a message tells to write, `gipgen fmt --fix` writes: both come from one value."""

import re
from functools import cache

import pytest
from gate import some
from reports import BASE_2019, changed
from test_cures import SLIPS as CURED
from test_fixes import CASES, formatted, report
from test_slips import AMOUNTS, CHANGES, NUMBERS, SLIPS, UNIT_AMOUNTS

from gipgen.check import examine
from gipgen.findings.file_messages import TEXTS
from gipgen.findings.finding import Diagnostic
from gipgen.prose import pictures
from gipgen.prose.numbering import NUMBERING
from gipgen.rules.duties import signed_in_text
from gipgen.rules.language import final_stop, heading_bare, residue, uncounted
from gipgen.rules.support import copied_lines, small_pictures

TEXTS_SEEN = [
    *(changed((slip["old"], slip["new"]), base=slip["base"]) for slip in SLIPS),
    *(report(case, "new") for case in CASES),
    *(changed(*map(tuple, slip["change"])) for slip in CURED),
    *(changed(("行政许可: 12", f"行政许可: {typed}")) for typed, _ in NUMBERS),
    *(changed(("行政事业性收费: 62.336", f"行政事业性收费: {typed}")) for typed, _ in AMOUNTS),
    *(changed(("增减: -8", f"增减: {typed}"), base=BASE_2019) for typed, _ in CHANGES),
    *(changed(("金额: 160.5964万元", f"金额: {typed}"), base=BASE_2019) for typed, _ in UNIT_AMOUNTS),
]
SAMPLES = (
    "的样子",
    "例如",
    "……",
    "一行数字写成",
    "普通数字",
    "写成注释",
)  # behind these stands how such things look, not what to write here
FOR_A_PERSON = {  # what is told to write is certain only when somebody has looked
    TEXTS["other_scale"],  # whether 元 was meant
    TEXTS["blank_inside"],  # whether it is one number
    TEXTS["cut_off"],  # whether text or a comment was meant
    TEXTS["cut_off_perhaps"],
    TEXTS["heading_jump"],  # whether the level above is missing
    TEXTS["underlined"],  # whether the line above is a heading
    pictures.TEXTS["no_alt"],  # a picture's text
    residue.PICTURE,  # whether the picture is wanted, and its file
    residue.CAPTION,
    copied_lines.NUMBER_OF_TITLE,  # takes two lines
    small_pictures.OF_TITLE,  # whether it is a heading
    copied_lines.NUMBER_ALONE,  # of a page, of a heading, of a table
    residue.WEB_TABLE,  # a table, which takes lines of its own
    TEXTS["parted"],
    pictures.TEXTS["nowhere"],
    signed_in_text.OTHERWISE,  # which of two dates
    uncounted.GROUPED,  # whether it is one number or two
    final_stop.STRAY,  # whether it is a heading, or was copied along
    heading_bare.MARKED,  # likewise
}


@cache
def told() -> tuple[tuple[str, Diagnostic], ...]:
    return tuple((text, finding) for text in TEXTS_SEEN for finding in examine(text.encode()).every)


def is_concrete(finding: Diagnostic) -> bool:
    message = finding.message("zh")
    if finding.rule == NUMBERING:  # whether a number is wrong or a paragraph is missing only a person knows
        return False
    return "写成" in message and not any(sample in message for sample in SAMPLES)


def test_what_is_told_to_write_can_be_written() -> None:
    seen = 0
    for text, finding in told():
        if is_concrete(finding) and finding.text not in FOR_A_PERSON:
            assert finding.mendable, (finding.message("zh"), text)
            seen += 1
    assert seen > 80, "the test must have seen the messages"


def test_what_is_written_is_what_was_told() -> None:
    variants = set()
    for _, finding in told():
        if finding.rewrite is None or not finding.rewrite.becomes or "wanted" not in finding.values:
            continue
        wanted = finding.values["wanted"]
        assert [wanted] == [edit.replacement for edit in finding.rewrite.edits]
        for language in ("zh", "en"):
            assert wanted in finding.message(language)
        variants.add(finding.text)
    assert len(variants) >= 15, "the test must have seen the messages"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_text_with_a_value_to_write_was_met(language: str) -> None:
    """A new message that says what to write needs an entry among the slips or fixes."""
    met = {finding.text for _, finding in told()}
    asks = {variant for variant, text in TEXTS.items() if re.search(r"\{wanted\}", getattr(text, language))}
    assert {variant for variant in asks if TEXTS[variant] not in met} <= NEVER_WRITTEN


NEVER_WRITTEN = {"needs_unit", "other_unit", "row_length", "row_single", "sign", "cut_cell", "previous_document"}


@pytest.mark.timeout(300)  # many runs; what is written for each of them alone the other tests of fixes ask
def test_a_run_of_fixes_leaves_no_such_message() -> None:
    texts = dict.fromkeys(text for text, each in told() if is_concrete(each) or each.mendable)
    assert len(texts) > 300
    for text in some(tuple(texts)):
        done = formatted(text.encode(), fix=True)
        if done.content is not None:
            left = [each for each in examine(done.content).every if is_concrete(each) and each.text not in FOR_A_PERSON]
            assert [] == left, text
