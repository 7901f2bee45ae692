"""The headings of section one, and which of the form's aspects each of them announces."""

from collections.abc import Iterator
from typing import NamedTuple

from gipgen.form.definition import Aspect, Section
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import prose
from gipgen.rules.support.rule import Case
from gipgen.vocabulary.numerals import ORDINALS

_BEFORE = "。；：;:”？！ \u3000"  # what may stand before a heading within a paragraph: ……。（二）依申请公开情况：……
_NUMERALS = ORDINALS
_NUMBER = "0123456789一二三四五六七八九十（）()、.．是 \u3000"
_COMMAS = ("，", ",")
_STOPS = "。：:；;！？\n"
_ENDS = _STOPS + "，,"
_LONGEST = 30


class Announced(NamedTuple):
    """A heading, or the beginning of a paragraph that serves as one, with the aspects that it may stand for."""

    text: str
    aspects: tuple[Aspect, ...]
    passage: Passage
    position: int
    is_heading: bool  # numbered or set as one; else only the words at the start of a paragraph


def section_with_aspects(case: Case) -> Section | None:
    """The section of the form that is written by aspects, if the edition knows one."""
    return next((section for section in case.report.form.sections if section.aspects), None)


def announced(case: Case, section: Section) -> Iterator[Announced]:
    """The headings of the section, and openings of paragraphs that stand for headings."""
    for passage in prose(case, section.id):
        text = passage.text
        for start in [0] if passage.heading else sorted((0, *_run_in(text))):
            is_heading = passage.heading > 0 or _is_number(text, start) or (start == 0 and passage.number != "")
            opening = _opening(text, start, whole=is_heading)
            yield Announced(opening, _aspects(opening, section, loose=is_heading), passage, start, is_heading)


def _run_in(text: str) -> Iterator[int]:
    """Where headings stand within a paragraph. (No pattern: compiling one takes longer than all of this.)"""
    for opening in "（(":
        start = text.find(opening, 1)
        while start > 0:
            inner = text[start + 1 : start + 4].replace("）", ")").partition(")")
            if inner[1] and inner[0] and not inner[0].strip(_NUMERALS) and text[start - 1] in _BEFORE:
                yield start
            start = text.find(opening, start + 1)


def _is_number(text: str, start: int) -> bool:
    """Whether a paragraph begins with （一）, 1. or 一、 rather than with a year."""
    sign = text[start : start + 1]
    return sign in ("（", "(") or (
        sign != "" and sign in _NUMBER and text[start + 1 : start + 2] in ("、", ".", "．", "是")
    )


def _opening(text: str, start: int, *, whole: bool) -> str:
    """The words up to the first stop, without the number before them; a heading may have commas in it."""
    begin = start
    while begin < len(text) and text[begin] in _NUMBER:
        begin += 1
    end = _until(text, begin, begin + _LONGEST, _ENDS)
    if whole and text[end : end + 1] in _COMMAS:
        last = _until(text, end + 1, begin + _LONGEST + 1, _STOPS)
        if last - begin <= _LONGEST and (last == len(text) or text[last] in "。：:\n"):
            end = last
    return text[begin:end]


def _until(text: str, begin: int, limit: int, stops: str) -> int:
    """Where the first of the stops is, the text ends, or the limit is reached."""
    last = max(begin, min(len(text), limit))
    return next((at for at in range(begin, last) if text[at] in stops), last)


def _aspects(opening: str, section: Section, *, loose: bool) -> tuple[Aspect, ...]:
    """The aspects that a heading names; by their other words only where it is numbered, or set as a heading."""
    named = tuple(aspect for aspect in section.aspects if aspect.name in opening)
    if named or not loose:
        return named
    return tuple(aspect for aspect in section.aspects if any(word in opening for word in aspect.words))
