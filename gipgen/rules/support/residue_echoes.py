"""What follows from what was copied along (GIP730), rule by rule."""

from gipgen.findings.finding import Diagnostic

_RESIDUE, _UNSHOWN, _HALF_WIDTH = "GIP730", "GIP910", "GIP720"
_MISSPELT, _SERIES, _TITLE = "GIP712", "GIP702", "GIP705"
SMALL_PICTURES = ("small_picture", "picture_and_title")  # no font needs to have what is to go
_TAGS = ("paragraphs", "tags")  # of a web page, between paragraphs of one line and around them
_NEXT = 2  # lines that a title stands below its number


def in_residue(cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    """Whether a finding follows from what was copied along: its sign, its word, what it hides, what it numbers."""
    follows = _OF_RESIDUE.get(other.rule)
    return follows is not None and follows(cause, other, lines)


def _hidden_by_tag(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether 一是 stands behind a tag, as if nothing went before it."""
    is_tag = cause.values.get("slip") in _TAGS or str(cause.values.get("seen")).startswith("<")
    return is_tag and other.path == cause.path


def _below_number(cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    """Whether a title is told whose number stands above it, which tells of both."""
    return "title" in cause.values and other.path == cause.path and 0 < lines <= _NEXT


def _is_small_picture(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether a character that no font shows is one that is to go."""
    return cause.values.get("slip") in SMALL_PICTURES and str(other.values["character"]) >= "\U0001f000"


def _other_tags(cause: Diagnostic, other: Diagnostic, _lines: int) -> bool:
    """Whether tags stand in another line of the same text: they go as these do."""
    return (cause.values.get("slip"), other.values.get("slip")) == _TAGS and other.path == cause.path


def _asked_of_it(cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    return not lines and str(other.values["seen"]) in str(cause.values.get("seen", ""))


def _sign_of_it(cause: Diagnostic, other: Diagnostic, lines: int) -> bool:
    in_it = str(other.values.get("sign", "\0")) in str(cause.values.get("seen", ""))
    return not lines and in_it and other.values.get("count") == 1


_OF_RESIDUE = {
    _SERIES: _hidden_by_tag,
    _TITLE: _below_number,
    _UNSHOWN: _is_small_picture,
    _RESIDUE: _other_tags,
    _MISSPELT: _asked_of_it,
    _HALF_WIDTH: _sign_of_it,
}
