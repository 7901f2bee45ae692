"""The headings of section one, and which of the form's aspects each of them announces."""

from collections.abc import Iterator
from itertools import pairwise

from gipgen.form.definition import Aspect, Section
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import prose
from gipgen.rules.support.rule import Case
from gipgen.vocabulary.numerals import ORDINALS

_BEFORE = "。；：;:”？！ \u3000"  # what may stand before a heading within a paragraph: ……。（二）依申请公开情况：……
_LISTS = "：:；;"  # … and in front of an item of a list
_NUMERALS = ORDINALS
_SAYS_NOTHING = frozenset(("", "无", "略", "暂无", "/"))
_BRACKETS = ("（", "(")
_NUMBER = "0123456789一二三四五六七八九十（）()、.．是 \u3000"
_COMMAS = ("，", ",")
_STOPS = "。：:；;！？\n"
_ENDS = _STOPS + "，,"
_LONGEST = 30
_LIKE_HEADINGS = ("方面", "情况")  # an unnumbered paragraph may begin with 平台建设方面，
_BEGINNING = 16  # characters at the beginning of a clause that say what it is about


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


def announced(case: Case, section: Section) -> list[Announced]:
    """The headings of the section, and openings of paragraphs that stand for headings.

    In front of the first aspect's a heading stands for the last one only by its name: （一）组织保障 is not 监督保障.
    """
    found = list(_announced(case, section))
    last = section.aspects[-1]
    first = next((at for at, each in enumerate(found) if section.aspects[0] in each.aspects), 0)
    head = [each._replace(aspects=() if _is_loose(each, last) else each.aspects) for each in found[:first]]
    return head + found[first:]


def _is_loose(opening: Announced, aspect: Aspect) -> bool:
    return opening.aspects == (aspect,) and aspect.name not in opening.text


def _announced(case: Case, section: Section) -> Iterator[Announced]:
    for passage in prose(case, section.id):
        text = passage.text
        for start in [0] if passage.heading else sorted((0, *_run_in(text))):
            is_heading = passage.heading > 0 or _is_number(text, start) or (start == 0 and passage.number != "")
            opening = _opening(text, start, whole=is_heading)
            if text.startswith("是", start + 1) and any(map(str.isdecimal, opening)):
                is_heading = False  # 一是制定文件1件，…: what was done, and no title
            loose = is_heading or opening.endswith(_LIKE_HEADINGS)
            yield Announced(opening, _aspects(opening, section, loose=loose), passage, start, is_heading)


def _run_in(text: str) -> Iterator[int]:
    """Where headings stand within a paragraph. (No pattern: compiling one takes longer than all of this.)"""
    for opening in "（(":
        start = text.find(opening, 1)
        while start > 0:
            inner = text[start + 1 : start + 4].replace("）", ")").partition(")")
            is_number = inner[1] and inner[0] and not inner[0].strip(_NUMERALS)
            if is_number and text[start - 1] in _BEFORE and not _is_item(text, start):
                yield start
            start = text.find(opening, start + 1)


def _is_item(text: str, start: int) -> bool:
    """Whether what begins there is an item of a list within a sentence, and no heading: 包括：（一）主动公开；（二）…….

    A heading has a stop behind it, and then its text.
    """
    if text[start - 1] not in _LISTS:
        return False
    end = _until(text, start, len(text), _ENDS)
    return text[end : end + 1] not in ("：", ":", "。") or text[end + 1 :].lstrip()[:1] in ("", *_BRACKETS)


def _is_number(text: str, start: int) -> bool:
    """Whether a paragraph begins with （一）, 1. or 一、 rather than with a year."""
    sign = text[start : start + 1]
    return (sign in _BRACKETS and text[start + 1 : start + 2] in _NUMBER) or (
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
    if not loose:
        return tuple(aspect for aspect in section.aspects if _names(opening, aspect.name))
    rest = opening
    for aspect in section.aspects:
        rest = rest.replace(aspect.name, "\0")
    return tuple(each for each in section.aspects if each.name in opening or _is_meant(rest, each, section))


def _is_meant(opening: str, aspect: Aspect, section: Section) -> bool:
    """Whether a heading says another word for an aspect."""
    return any(word in opening and _is_its_own(opening, word, aspect, section) for word in aspect.words)


def _is_its_own(opening: str, word: str, aspect: Aspect, section: Section) -> bool:
    """Whether a word stands in a heading by itself: 管理 in 监督管理 and 网站管理 goes with the other aspect's word before it."""
    at = opening.find(word)
    while at >= 0:
        if not any(opening.endswith(each.words, 0, at) for each in section.aspects if each is not aspect):
            return True
        at = opening.find(word, at + 1)
    return False


def rank(opening: Announced) -> int:
    """How deep a heading stands: 1 for （一） and ##, more for what is below it."""
    if opening.position == 0 and opening.passage.heading:
        return opening.passage.heading
    return 1 if opening.passage.text.startswith(_BRACKETS, opening.position) else 2


def treated(case: Case, section: Section) -> Iterator[Aspect]:
    """The aspects of a section without headings: those by whose name a sentence or a part of it begins.

    A list of the aspects, 从主动公开、依申请公开……五个方面, treats none of them.
    """
    for passage in prose(case, section.id):
        for clause in _clauses(passage.text):
            beginning = clause[:_BEGINNING]
            for aspect in section.aspects:
                if any(_names(beginning, name) for name in (aspect.name, *aspect.words[:1])):
                    yield aspect


def _clauses(text: str) -> Iterator[str]:
    begin = 0
    for at, sign in enumerate(text):
        if sign in "。；;！？\n":
            yield text[begin:at].strip()
            begin = at + 1
    yield text[begin:].strip()


def _names(beginning: str, name: str) -> bool:
    at = beginning.find(name)
    around = beginning[max(0, at - 1) : at] + beginning[at + len(name) : at + len(name) + 1]
    return at >= 0 and "、" not in around


def without_text(case: Case, section: Section) -> Iterator[Announced]:
    """Headings of an aspect with nothing below them before the next heading, or the end of the section."""
    behind: dict[int, Passage] = {id(left): right for left, right in pairwise(prose(case, section.id))}
    openings = announced(case, section)
    for opening, after in zip(openings, [*openings[1:], None], strict=False):
        if not _names_one(opening):
            continue
        passage = opening.passage
        within = after is not None and after.passage == passage
        if not _is_bare(opening, after.position if after is not None and within else len(passage.text)):
            continue
        following = behind.get(id(passage))
        if within or following is None or _is_sister(passage, following):
            yield opening


def _names_one(opening: Announced) -> bool:
    """Whether it is the heading of one aspect; 三是开展培训 is an item."""
    is_item = rank(opening) > 1 and not opening.passage.heading
    return opening.is_heading and not is_item and len(opening.aspects) == 1


def _is_sister(heading: Passage, behind: Passage) -> bool:
    """Whether what follows a heading is one of the same rank: set as such, or （二）…… at the beginning of a paragraph."""
    if behind.heading:
        return 0 < behind.heading <= heading.heading or (heading.heading == 0 and behind.heading == 1)
    line = heading.typed.split("\n")[heading.place(0).line] if heading.heading else ""
    if line.lstrip().startswith("#"):
        return False  # below ## a paragraph with （一） may be an item
    return heading.heading <= 1 and behind.text[:1] in _BRACKETS and behind.text[1:2] in _NUMERALS


def _is_bare(opening: Announced, end: int) -> bool:
    """Whether nothing is said behind a heading, up to the position given."""
    text = opening.passage.text
    begin = text.find(opening.text, opening.position) + len(opening.text)
    said = text[begin:end].strip("。：:；; \n")
    return (opening.passage.heading > 0 and opening.position == 0) or said in _SAYS_NOTHING
