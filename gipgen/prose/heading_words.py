"""What is wrong with a heading's line: marks of no level, a text that goes on there, a stop behind the title."""

import re
from collections.abc import Iterator

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import ERROR, NEW_PARAGRAPH, WARNING, Diagnostic, Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.prose.line_ends import is_plain_title
from gipgen.prose.lines import Line, bullet_match, item_match
from gipgen.prose.typed_headings import title_level
from gipgen.prose.typed_numbers import typed_number
from gipgen.prose.widths import heading_fix

_LONGEST, _SHOWN = 60, 20  # characters of a heading; of it that a message shows
_DEEPEST = 4  # signs of a heading
_STOPS = ("。", "；")
_MARKS = (*_STOPS, "：", ":", "，", "、")  # at the end of a heading
_SIGNS = ("#", "＃")
_DIGITS = "0123456789"
_IN_BRACKET = r"[0-9]{1,2}[)）]"  # a number that headings do not have
_AROUND_NUMBERS = "-*+•·・●■◆➢>、.。，,:：—_"  # what may stand in front of marks and means nothing there
_GAP = r"[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff0-9]"  # between a title and the text behind it


def told_of_heading(line: Line, marks: str, words: str, text: str, *, in_item: bool) -> Iterator[Diagnostic]:
    """One finding at most for the heading that stands on ``line``: its ``marks`` and ``words``; ``text`` is its narrative."""
    if not 2 <= len(marks) <= _DEEPEST:
        yield _bad_level(line, marks, words, text)
        return
    if in_item and words:
        yield _in_item(line, marks, words, text)
    elif (bare := _without_signs(words)) != words:
        yield _marked_so(line, marks, bare)
    else:
        yield from _told_of_words(line, words)


def _without_signs(words: str) -> str:
    """The words of a heading without more marks, or the sign of an item, in front of them."""
    if words.startswith(_SIGNS):
        return words.lstrip("".join(_SIGNS) + " \u3000")
    item = None if words[:1] in _DIGITS else item_match(words) or bullet_match(words)
    return words[item.end() :] or words if item else words


def _told_of_words(line: Line, words: str) -> Iterator[Diagnostic]:
    """A text that goes on in the heading's line, a stop behind its title."""
    place = Offset(line.number, line.column)
    stops = words.endswith(_STOPS)
    if "。" in words[:-1] or len(words) > _LONGEST or (stops and re.search(_GAP, words)):
        values = {"seen": quoted(words, limit=_SHOWN)}
        yield Diagnostic(
            MARKUP, WARNING, TEXTS["heading_long"], values=values, offset=place, fix=_title_apart(line, words)
        )
    elif words.endswith(_MARKS):
        fix = Fix(Offset(line.number, line.column + line.text.rindex(words[-1])), 1, "")
        values = {"seen": quoted(words, limit=_SHOWN), "wanted": quoted(words[:-1], limit=_SHOWN)}
        yield Diagnostic(MARKUP, WARNING, TEXTS["heading_stop"], values=values, offset=place, fix=fix)


def _title_apart(line: Line, words: str) -> Fix | None:
    """A new paragraph at the first blank, where a title stands in front of it and sentences behind it."""
    gap = re.search(_GAP, words)
    if gap is None or not 1 < gap.start() + 1 <= _SHOWN or not words.endswith("。"):
        return None
    begin, end = gap.start() + 1, gap.end() - 1
    if not is_plain_title(words[:begin]):
        return None
    front = len(line.text) - len(words)
    return Fix(Offset(line.number, line.column + front + begin), end - begin, NEW_PARAGRAPH)


def told_of_marks(line: Line) -> Iterator[Diagnostic]:
    """The marks of a heading that make none: in full width, or behind a sign or a number that does not belong there."""
    front, _, words = re.match(r"([^#＃]*)([#＃]*)(.*)", line.text, re.DOTALL).groups()  # type: ignore[union-attr]
    marks = "#" * (len(line.text) - len(front) - len(words))
    words = words.strip(" \u3000")
    if not front and line.text.startswith("＃"):
        place = Offset(line.number, line.column)
        told = {"wanted": quoted(line.text.replace("＃", "#"), limit=30)}
        yield Diagnostic(
            MARKUP, ERROR, TEXTS["heading_sign"], values=told, offset=place, fix=heading_fix(line.text, place)
        )
    elif len(marks) in range(2, _DEEPEST + 1) and 0 < len(words) <= _SHOWN and not words.endswith(_STOPS):
        number = front.strip(_AROUND_NUMBERS + " \u3000")
        if re.fullmatch(_IN_BRACKET, number):
            number = ""
        if typed_number(f"{front}字") or not number:
            yield _marked_so(line, marks, f"{front.strip() if number else ''}{words}")


def _in_item(line: Line, marks: str, words: str, text: str) -> Diagnostic:
    """The marks of a heading behind the sign of an item, or indented below one, where they make none: ``- ## 主动公开``."""
    whole = text.split("\n")[line.number]
    return _marked_so(Line(line.number, 0, whole, line.offset, 0), marks, words)


def _marked_so(line: Line, marks: str, words: str) -> Diagnostic:
    place, wanted = Offset(line.number, line.column), f"{marks} {words}"
    fix = Fix(place, len(line.text), wanted)
    values = {"wanted": quoted(wanted, limit=_LONGEST)}
    return Diagnostic(MARKUP, ERROR, TEXTS["heading_marks"], values=values, offset=place, fix=fix)


def _bad_level(line: Line, marks: str, words: str, text: str) -> Diagnostic:
    """A number of signs that no heading has. A single one in front of a number is meant for ``##`` where no other heading has
    that; in front of words it may have been meant for a comment.
    """
    place = Offset(line.number, line.column)
    alone = len(marks) == 1 and not re.search(r"^[ \t]*##(?!#)", text, re.MULTILINE)
    alone = alone and title_level(line.text[1:].lstrip()) > 0
    fix = Fix(place, 1, "##" if line.text[1:2].isspace() else "## ") if alone else None
    variant = "heading_one" if alone else "single_sign" if len(marks) == 1 else "heading_level"
    values = {"seen": marks, "words": quoted(words, limit=_SHOWN)}
    return Diagnostic(MARKUP, WARNING, TEXTS[variant], values=values, offset=place, fix=fix)
