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
        for word in _COUNTED:
            end = sentence.find(word)
            start = end
            while start > 0 and sentence[start - 1] in _NUMERALS:
                start -= 1
            seen = sentence[start:end]
            number = int(seen) if seen.isdecimal() else parse_chinese(seen) if seen else None
            if end < 0 or not number:
                continue
            openings = ((sentence.find(each), -len(each)) for each in _OPENINGS)
            opening, length = min((each for each in openings if 0 <= each[0] < start), default=(-1, 0))
            if opening >= 0:
                listed = sentence[opening - length : start]
                yield _List(passage, position + opening, listed, number, seen)
                return


def _differences(listed: str, headings: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Headings that are not listed, those listed in other words, and what is listed besides; conjunctions do not count."""
    rest = _plain(listed)
    absent = []
    for heading in sorted(headings, key=len, reverse=True):
        plain = _plain(heading)
        if plain in rest:
            rest = rest.replace(plain, "\n", 1)
        else:
            absent.append(heading)
    if len(absent) == len(headings):
        return [], [], []  # no list at all
    pieces = [piece for piece in rest.split("\n") if len(piece) >= _LEAST and piece not in _SUBJECTS]
    renamed = [heading for heading in headings if heading in absent and _is_in(_plain(heading)[-_LEAST:], pieces)]
    missing = [heading for heading in headings if heading in absent and heading not in renamed]
    return missing, renamed, [] if absent else [quoted(piece, limit=QUOTE) for piece in pieces]


def _is_in(words: str, pieces: list[str]) -> bool:
    """Whether a heading's last words stand in what is left over: 因信息公开被申请行政复议、提起行政诉讼情况."""
    return any(words in piece for piece in pieces)


def _plain(text: str) -> str:
    for filler in _FILLERS:
        text = text.replace(filler, "")
    return text


RULE = Rule(PAGE, check)
