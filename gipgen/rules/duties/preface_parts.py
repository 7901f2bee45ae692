"""GIP618: the list of parts in the preface is the list of headings."""

from collections.abc import Iterator
from typing import NamedTuple

from gipgen.findings.finding import ERROR, INFO, WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import QUOTE, prose
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.numerals import parse_chinese, to_chinese
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP618",
    severity=ERROR,
    title=Text("前言列出的部分与实际标题", "the parts that the preface lists"),
    why=Text(
        "前言常写“本报告由……六个部分组成”。说的数目、列的名称要和正文的六个标题一致；多一个、少一个，或者沿用旧标题，都会被退回。",
        "The preface often lists the six parts. Their number and names must be those of the headings.",
    ),
    fix=Text(
        "改成六个标题的原文；或者删去 前言，由 gipgen 自动写。",
        "Use the six headings, or let gipgen write the preface.",
    ),
    source="国办公开办函〔2021〕30号",
    checks=("OF-10", "OF-03"),
    confidence="A",
    good="前言: 本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成。",
    bad="前言: 本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项等五个部分组成。",
)
COUNT = Text(
    "前言说有{seen}个部分，报告实际有{count}个部分。", "the preface speaks of {number} parts; the report has {count_en}"
)
NAMES = Text(
    "前言列出的部分和正文标题不一致：{differences}。",
    "the parts that the preface lists are not the headings: {differences}",
)
RENAMED = Text(
    "前言列的{names}和正文标题的写法不一样，建议照标题写。",
    "the preface lists {names} in other words than the heading",
)
_COUNTED = DUTIES.parts_counted
_OPENINGS = DUTIES.parts_opened
_NUMERALS = "一二三四五六七八九十两0123456789"
_FILLERS = (*DUTIES.heading_fillers, " ")
_SUBJECTS = DUTIES.subjects
_LEAST = 4  # characters that are left over when something was listed that is no heading


class _List(NamedTuple):
    passage: Passage
    begin: int
    listed: str
    number: int
    seen: str


def check(case: Case) -> Iterator[Diagnostic]:
    sections = case.report.form.sections
    found = next((each for passage in prose(case, "preface") for each in _lists(passage)), None)
    if found is None:
        return
    place = found.passage.place(found.begin)
    if found.number != len(sections):
        values = {
            "seen": found.seen,
            "number": found.number,
            "count": to_chinese(len(sections)),
            "count_en": len(sections),
        }
        yield Diagnostic(PAGE.id, ERROR, COUNT, found.passage.path, values, offset=place)
    missing, renamed, extra = _differences(
        quoted(found.listed), [section.heading.partition("、")[2] for section in sections]
    )
    told = [f"没有列“{name}”" for name in missing] + [f"多出“{name}”" for name in extra]
    if told:
        values = {"differences": "；".join(told)}
        yield Diagnostic(PAGE.id, WARNING, NAMES, found.passage.path, values, offset=place)
    if renamed:
        values = {"names": "、".join(f"“{name}”" for name in renamed)}
        yield Diagnostic(PAGE.id, INFO, RENAMED, found.passage.path, values, offset=place)


def _lists(passage: Passage) -> Iterator[_List]:
    """The sentences that say how many parts there are and, before that, which."""
    for position, sentence in passage.sentences():
        for start, seen in _counts(sentence):
            number = int(seen) if seen.isdecimal() else parse_chinese(seen)
            opening, length = _opening(sentence, start)
            if number and opening >= 0:
                yield _List(passage, position + opening, sentence[opening - length : start], number, seen)
                return


def _counts(sentence: str) -> Iterator[tuple[int, str]]:
    """Where a numeral stands before the word for parts, and the numeral: 六 of 六个部分."""
    for word in _COUNTED:
        end = start = sentence.find(word)
        while start > 0 and sentence[start - 1] in _NUMERALS:
            start -= 1
        if start < end:
            yield start, sentence[start:end]


def _opening(sentence: str, start: int) -> tuple[int, int]:
    """Where the list before ``start`` is opened, and the length of the word that opens it, below zero."""
    places = ((sentence.find(word), -len(word)) for word in _OPENINGS)
    return min((each for each in places if 0 <= each[0] < start), default=(-1, 0))


def _differences(listed: str, headings: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Headings that are not listed, those listed in other words, and what is listed besides; conjunctions do not count."""
    absent, rest = _struck(listed, headings)
    if len(absent) == len(headings):
        return [], [], []  # no list at all
    pieces = [piece for piece in rest if len(piece) >= _LEAST and piece not in _SUBJECTS]
    renamed = [heading for heading in absent if _is_in(_plain(heading)[-_LEAST:], pieces)]
    missing = [heading for heading in absent if heading not in renamed]
    return missing, renamed, [] if absent else [quoted(piece, limit=QUOTE) for piece in pieces]


def _struck(listed: str, headings: list[str]) -> tuple[list[str], list[str]]:
    """The headings that are not in the list, in their order, and what is left of the list without the others."""
    rest = _plain(listed)
    struck = set()
    for heading in sorted(headings, key=len, reverse=True):
        plain = _plain(heading)
        if plain in rest:
            rest = rest.replace(plain, "\n", 1)
            struck.add(heading)
    return [heading for heading in headings if heading not in struck], rest.split("\n")


def _is_in(words: str, pieces: list[str]) -> bool:
    """Whether a heading's last words stand in what is left over: 因信息公开被申请行政复议、提起行政诉讼情况."""
    return any(words in piece for piece in pieces)


def _plain(text: str) -> str:
    for filler in _FILLERS:
        text = text.replace(filler, "")
    return text


RULE = Rule(PAGE, check)
