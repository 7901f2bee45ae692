"""Findings that say once more what another finding of the same place says: one rule sees the cause, another what comes of it."""

from collections.abc import Callable, Iterator, Mapping

from gipgen.findings.file_messages import (
    DUPLICATE_KEY,
    EDGES,
    EXPRESSION,
    FILL_IN,
    MARKUP,
    NUMBER,
    PUNCTUATION,
    TEXTS,
    UNKNOWN_KEY,
    WRONG_KIND,
)
from gipgen.findings.finding import ERROR, Diagnostic
from gipgen.findings.text import Text
from gipgen.prose.numbering import NUMBERING
from gipgen.prose.pasted_title import TITLE
from gipgen.rules.support.lone_lines import without_strays
from gipgen.rules.support.residue_echoes import SMALL_PICTURES, in_residue

_LineOf = Callable[[Diagnostic], int]
_NO_TEXT, _SIGNATURE, _EMPTY_BRACKETS, _RESIDUE = "GIP601", "GIP626", "GIP616", "GIP730"
_UNMENTIONED, _DOUBLED, _STOP = "GIP515", "GIP722", "GIP723"
_HALF_WIDTH, _PAIRS, _BLANKS = "GIP720", "GIP721", "GIP724"
_DOUBTS = tuple(TEXTS[f"lines_{variant}"] for variant in ("apart", "apart_many", "together", "together_many"))
_HEADING_TWICE, _NO_NUMBER, _BLANK_PLACE, _FEE = "GIP704", "GIP713", "GIP731", "GIP607"
_BARS = "bars"  # of GIP207: the full-width ones of a table
_DUTIES = "GIP6"  # the family of rules that say what a text lacks
_NO_PLACE, _SIGNED_BY, _MISSPELT, _SERIES = "GIP615", "GIP619", "GIP712", "GIP702"
_DATES, _PERIOD, _BASIS = "GIP725", "GIP610", "GIP611"
_TITLE, _NEXT = "GIP705", 2  # lines that a title stands below its marks
_LEVELS = "GIP703"
_BELOW = 3  # lines below a cell that was cut, in which its table goes on


def without_echoes(findings: list[Diagnostic], line_of: _LineOf) -> list[Diagnostic]:
    """The findings without those that follow from another one in the same line, whatever the rules."""
    findings = without_strays(findings, line_of)
    causes = [each for each in findings if each.rule in _OF_CAUSES or _is_furniture(each)]
    if not causes:
        return findings
    dropped = {id(each) for cause in causes for each in _echoes(cause, findings, line_of)}
    from gipgen.rules.support.keys_together import keys_together  # noqa: PLC0415  wanted for files with causes only

    told = keys_together(findings, line_of)
    return [each for each in told if id(each) not in dropped]


_OF_CAUSES = (
    NUMBER,
    WRONG_KIND,
    MARKUP,
    _SIGNATURE,
    _EMPTY_BRACKETS,
    EXPRESSION,
    UNKNOWN_KEY,
    DUPLICATE_KEY,
    _HALF_WIDTH,
    _HEADING_TWICE,
    _NO_NUMBER,
    _BLANK_PLACE,
    _RESIDUE,
    EDGES,
    _NO_PLACE,
    _MISSPELT,
    _STOP,
    _FEE,
    _BLANKS,
    _TITLE,
    _DATES,
    _LEVELS,
)
_SAME_LINE: Mapping[str, tuple[str, ...]] = {
    _SIGNATURE: (MARKUP, _BLANKS),
    _EMPTY_BRACKETS: (_BLANKS,),
    EXPRESSION: (_HALF_WIDTH,),
    DUPLICATE_KEY: (PUNCTUATION,),
    _RESIDUE: (_DOUBLED, _STOP),
    _BLANK_PLACE: (_STOP,),
}


def _echoes(cause: Diagnostic, findings: list[Diagnostic], line_of: _LineOf) -> Iterator[Diagnostic]:
    """What follows from one finding: in its line by its rule or its text, or as one of a few relations of their own."""
    if _is_furniture(cause):
        yield from (each for each in _beside(cause, findings, line_of) if each.rule != cause.rule)
        return
    rules = _rules_beside(cause)
    yield from (each for each in _beside(cause, findings, line_of) if each.rule in rules)
    for follows in _relations(cause):
        yield from (each for each in findings if follows(cause, each, line_of(each) - line_of(cause)))


def _rules_beside(cause: Diagnostic) -> tuple[str, ...]:
    """The rules whose findings in the line of a finding follow from it."""
    if cause.rule == _LEVELS and cause.fix is not None:
        return (NUMBERING,)  # what is written for a heading's number follows those above it
    return (
        _OF_TEXT.get(cause.text, ()) or (_PAIRS,) * (cause.values.get("sign") == '"') or _SAME_LINE.get(cause.rule, ())
    )


def _relations(cause: Diagnostic) -> Iterator[Callable[[Diagnostic, Diagnostic, int], bool]]:
    if cause.rule in _OF_RULE:
        yield _OF_RULE[cause.rule]
    for text, follows in _RELATIONS.items():
        if cause.text is TEXTS[text]:
            yield follows
    if cause.rule == _HEADING_TWICE and "below" in cause.values:
        yield _pasted_along


def _nothing_below(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether a finding says again that nothing stands below a heading."""
    return other.rule == _NO_TEXT and str(other.values.get("heading", "\0")) in str(cause.values["names"])


def _said_in_heading(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether a text is told to lack what it says in a line that became a heading."""
    return cause.path == other.path and other.rule.startswith(_DUTIES)


def _unmentioned(cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    """Whether the prose is told not to speak of what may be spoken of in the text that ran into a heading."""
    return other.rule == _UNMENTIONED or _said_in_heading(cause, other, lines)


def _pasted_along(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether the title of the report was pasted with several parts, or a text is told to be missing that was."""
    if other.text is TITLE:
        return other.path == cause.path
    return (
        other.rule == FILL_IN and other.path in [path for path, _ in cause.rewrite.becomes] if cause.rewrite else False
    )


def _in_cut_table(_cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    """Whether a doubt is about the lines of a table that a cell with a line break cut in two, or below a line that is no text."""
    return other.text in _DOUBTS and 0 <= lines <= _BELOW


def _above_lost_text(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether a heading has no text because that slipped to the margin."""
    return other.text is TEXTS["heading_empty"] and other.path[-1:] == (cause.values["nearest"],)


def _parted_heading(cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    """Whether a line is the title that belongs behind the marks above it, or the heading that is missed for that reason."""
    return cause.path == other.path and ((other.rule == _TITLE and 0 < lines <= _NEXT) or other.rule == _NO_TEXT)


def _under_twice(_cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    """Whether a heading has no text because it stands there again right below."""
    return other.rule == _NO_TEXT and -_BELOW <= lines < 0


def _blanks_for_number(cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    """Whether blanks stand where a number was left out."""
    return other.rule == _BLANKS and not lines and f" {cause.values.get('unit')}" in str(other.values.get("context"))


def _nothing_but_blank(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether a text lacks what it is to say because it says nothing yet, or because there is a blank for it."""
    if cause.path != other.path:
        return False
    if "context" not in cause.values:  # an entry that says nothing: 前言: 无
        return other.rule.startswith(_DUTIES)
    blank = other.severity != ERROR and _is_in_text(other, cause)
    return other.rule == _FEE and (cause.values["context"] == cause.values["seen"] or blank)


def _blank_of_fee(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether a blank stands in the text that says nothing of the fee, which is an error and tells what to write."""
    only = other.values.get("context") == other.values.get("seen")
    return other.rule == _BLANK_PLACE and cause.severity == ERROR and not only and _is_in_text(cause, other)


def _is_in_text(told: Diagnostic, blank: Diagnostic) -> bool:
    return told.path == blank.path and str(blank.values.get("seen", "\0")) in str(told.values.get("text", ""))


def _barred(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether something is said of the words of a text that is none: the items of a part, below a bar."""
    return other is not cause and other.path == cause.path


def _of_its_marks(_cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    """Whether stars that make no pair, or a small picture, stand in a line that is to be written as a heading."""
    return not lines and (other.text is TEXTS["unpaired_bold"] or other.values.get("slip") in SMALL_PICTURES)


def _in_same_value(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether a value is told to be none because of the signs around it, or a table because of the bars of one row."""
    if cause.values.get("slip") == _BARS:
        return other.path == cause.path and other.text is TEXTS["no_delimiter"]
    return other.rule == _EMPTY_BRACKETS and other.path == cause.path


def _signed_by_another(_cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether the signature differs from a name that is no full one."""
    return other.rule == _SIGNED_BY


def _misspelt_aspect(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether an aspect is missed whose name is misspelt."""
    missed = str(other.values.get("missing", ""))
    return other.rule == _NO_TEXT and "、" not in missed and str(cause.values.get("wanted", "\0")) in missed


def _of_whole_text(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether a finding is about a text that reads otherwise without what stands in front of its lines."""
    return cause.path == other.path and other.severity != ERROR and other.text is not cause.text


def _drawn_out(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether a text is told to lack words that blanks draw out in it."""
    return bool(cause.values.get("slip")) and cause.path == other.path and other.rule.startswith(_DUTIES)


def _broken_in_two(cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    """Whether a mark has no pair because its paragraph was broken in two, which is told."""
    return bool(cause.values.get("next")) and other.rule == _PAIRS and other.path == cause.path and 0 <= lines <= _NEXT


def _in_date(cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    """Whether the period lacks its year because a sign was lost in its dates, or a document's number is told to have other brackets."""
    if other.rule == _PERIOD:
        return other.path == cause.path and "period" not in other.values and "wanted" not in cause.values
    return (
        other.rule == _BASIS
        and not lines
        and str(other.values.get("seen")).endswith(str(cause.values.get("seen", "\0")))
    )


_OF_RULE = {
    _DATES: _in_date,
    EDGES: _in_same_value,
    _NO_PLACE: _signed_by_another,
    _MISSPELT: _misspelt_aspect,
    _STOP: _broken_in_two,
    _BLANKS: _drawn_out,
    _RESIDUE: in_residue,
    _TITLE: _of_its_marks,
    _HEADING_TWICE: _under_twice,
    _NO_NUMBER: _blanks_for_number,
    _BLANK_PLACE: _nothing_but_blank,
    _FEE: _blank_of_fee,
}
_OF_TEXT: Mapping[Text, tuple[str, ...]] = {
    TEXTS["blank_number"]: (PUNCTUATION,),
    TEXTS["heading_long"]: (_NO_TEXT, _BLANKS),
    TEXTS["heading_marks"]: (MARKUP,),
    TEXTS["single_sign"]: (_NO_TEXT,),
    TEXTS["heading_level"]: (_NO_TEXT,),
    TEXTS["several_lines"]: (EDGES,),
    TEXTS["number_in_brackets"]: (PUNCTUATION,),
    TEXTS["wide_stars"]: (_SERIES, _BLANK_PLACE),
}
_RELATIONS = {
    "heading_empty": _nothing_below,
    "cut_cell": _in_cut_table,
    "barred_key": _in_cut_table,
    "no_words": _parted_heading,
    "single_sign": _said_in_heading,
    "heading_one": _said_in_heading,
    "unknown_key_text": _above_lost_text,
    "bar_behind_group": _barred,
    "line_numbers": _of_whole_text,
    "heading_long": _unmentioned,
}


def _beside(cause: Diagnostic, findings: list[Diagnostic], line_of: _LineOf) -> Iterator[Diagnostic]:
    line = line_of(cause)
    yield from (each for each in findings if each is not cause and line_of(each) == line)


def _is_furniture(finding: Diagnostic) -> bool:
    return finding.rule == _RESIDUE and finding.values.get("slip") in ("furniture", "program", "reviewed")
