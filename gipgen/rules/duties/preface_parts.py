"""GIP618: the list of parts in the preface is the list of headings."""

from collections.abc import Iterator
from itertools import chain, pairwise, zip_longest

from gipgen.findings.finding import ERROR, INFO, WARNING, Diagnostic, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import heading_words
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import QUOTE, has, prose
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.numerals import parse_chinese, to_chinese
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP618",
    severity=ERROR,
    also=(
        WARNING,
        INFO,
    ),
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
    "前言说有{seen}个部分，报告实际有{count}个部分。请改正。",
    "the preface speaks of {number} parts; the report has {count_en}",
)
MISSING = Text(
    "前言列出的部分里没有“{names}”，正文有这一部分。请补上，或者照六个标题写。",
    "the parts that the preface lists lack {names}",
)
EXTRA = Text(
    "前言列出的部分里有“{names}”，正文没有这一部分。请删去，或者照六个标题写。",
    "the preface lists {names}, which is no part of the report",
)
RENAMED = Text(
    "前言写的是“{seen}”，正文标题是“{heading}”，建议照标题写。",
    "the preface writes '{seen}' for the heading '{heading}'",
)
PARTED = Text(
    "前言列出的各部分之间用的是“{wanted}”，只有“{seen}”用的是“{wrong}”，请改成一样的。",
    "the parts in the preface are set apart by '{wanted}', but here by '{wrong}': '{seen}'",
)
_WIDE, _SIGNS = str.maketrans(",;", "，；"), 3
NO_VERB = Text(
    "“由……{seen}”后面没有“组成”，句子不完整，请补上。",
    "'由……{seen}' has no verb: add 组成 behind it",
)
_OF_YEAR = "0123456789年度"
_CONSISTS, _VERBS = "由", ("组成", "构成", "编")
_COUNTED = DUTIES.parts_counted
_OPENINGS = DUTIES.parts_opened
_NUMERALS = "一二三四五六七八九十两0123456789"
_FILLERS = (*DUTIES.heading_fillers, " ")
_SUBJECTS = DUTIES.subjects
_ITSELF = "报告"
_ALIKE = 0.5  # of a heading's pairs of signs
_PARTING = "、，,；;"
_LEAST = 4  # characters that are left over when something was listed that is no heading


class _List(NamedTuple):
    passage: Passage
    begin: int
    listed: str
    number: int
    seen: str
    lacks: str  # the count, where no verb says what the parts do: 由……等六个部分。


def check(case: Case) -> Iterator[Diagnostic]:
    sections = case.report.form.sections
    found = next((each for passage in prose(case, "preface") for each in _lists(passage)), None)
    found = found or _told_in_the_overview(case)
    if found is None:
        return
    severity: Severity
    place = found.passage.place(found.begin)
    if found.number != len(sections):
        values = {
            "seen": found.seen,
            "number": found.number,
            "count": to_chinese(len(sections)),
            "count_en": len(sections),
        }
        severity = ERROR if found.passage.section == "preface" else WARNING
        yield Diagnostic(PAGE.id, severity, COUNT, found.passage.path, values, offset=place)
    if found.lacks:
        yield Diagnostic(PAGE.id, WARNING, NO_VERB, found.passage.path, {"seen": found.lacks}, offset=place)
    headings = [heading_words(section.heading) for section in sections]
    yield from _parted(found, headings)
    for text, words in _differences(quoted(found.listed), headings):
        severity = INFO if text is RENAMED else WARNING
        yield Diagnostic(PAGE.id, severity, text, found.passage.path, words, offset=place)


def _parted(found: _List, headings: list[str]) -> Iterator[Diagnostic]:
    """The one sign between two parts that is another than those between the others: 、 three times and a comma."""
    signs = list(_between(found.listed, headings))
    kinds = [sign for sign, _ in signs]
    usual = max(kinds, key=kinds.count, default="")
    odd = [each for each in signs if each[0] != usual]
    if len(odd) == 1 and len(signs) > _SIGNS:
        wrong, at = odd[0]
        values = {"seen": quoted(found.listed, max(0, at - 4), at + 5), "wanted": usual, "wrong": wrong}
        place = found.passage.place(found.passage.text.index(found.listed, found.begin) + at)
        yield Diagnostic(PAGE.id, INFO, PARTED, found.passage.path, values, offset=place)


def _between(listed: str, headings: list[str]) -> Iterator[tuple[str, int]]:
    """The signs that stand alone between two headings, and their places."""
    plain, places = _with_places(listed)
    stands = [(plain.find(_plain(heading)), len(_plain(heading))) for heading in headings]
    known = sorted((at, at + length) for at, length in stands if at >= 0)
    for (_, end), (begin, _) in pairwise(known):
        signs = [at for at in range(places[end - 1] + 1, places[begin]) if listed[at] in _PARTING]
        if len(signs) == 1:
            yield listed[signs[0]].translate(_WIDE), signs[0]


def _told_in_the_overview(case: Case) -> _List | None:
    """The same where section one begins with what others write into the preface: a list of most of the headings."""
    form = case.report.form
    for passage in prose(case, form.roles.sections.overview):
        for each in _lists(passage) if _ITSELF in passage.text and has(_COUNTED, passage.text) else ():
            headings = [heading_words(section.heading) for section in form.sections]
            if len(_struck(each.listed, headings)[0]) * 2 < len(headings):
                return each
    return None


def _lists(passage: Passage) -> Iterator[_List]:
    """The sentences that say how many parts there are and, before that, which."""
    for position, sentence in passage.sentences():
        for start, seen in _counts(sentence):
            number = int(seen) if seen.isdecimal() else parse_chinese(seen)
            opening, length = _opening(sentence, start)
            if number and opening >= 0:
                listed, ending = sentence[opening - length : start], sentence[start:].rstrip("。")
                consists = sentence.startswith(_CONSISTS, opening) and not has(_VERBS, sentence[opening:])
                yield _List(passage, position + opening, listed, number, seen, ending if consists else "")
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
    """Where the list before ``start`` is opened, and the length of the word that opens it, below zero.

    By the last such word of its first item: 由某某局编制，全文包括总体情况、…….
    """
    first = sentence.find("、", 0, start)
    places = [(sentence.rfind(word, 0, first if first > 0 else start), -len(word)) for word in _OPENINGS]
    places += [(sentence.find(word, 0, start), -len(word)) for word in _OPENINGS]
    opened = [each for each in places if each[0] >= 0]
    inside = [each for each in opened if each[0] < first]
    return max(inside) if inside else min(opened, default=(-1, 0))


def _differences(listed: str, headings: list[str]) -> Iterator[tuple[Text, dict[str, str]]]:
    """Headings that are not listed, those listed in other words, and what is listed besides."""
    absent, left = _struck(listed, headings)
    if len(absent) > len(headings) / 2:
        return  # no list of the headings: 由总体情况等六个部分组成, or one in words of its own
    left = [piece for piece in left if _plain(piece).lstrip(_OF_YEAR) not in _SUBJECTS]
    missing = []
    for heading in absent:
        pieces = [piece for piece in left if _share(piece, heading) >= _ALIKE]  # a heading may have been cut at its 、
        if _share(heading, "、".join(pieces)) < _ALIKE:
            missing.append(heading)
            continue
        left = [piece for piece in left if piece not in pieces]  # the heading, in words that say the same
    yield from _paired(missing, [piece for piece in left if len(_plain(piece)) >= _LEAST])


def _renamed(seen: str, heading: str) -> tuple[Text, dict[str, str]]:
    return RENAMED, {"seen": quoted(seen, limit=QUOTE), "heading": heading}


def _paired(missing: list[str], other: list[str]) -> Iterator[tuple[Text, dict[str, str]]]:
    """What is listed in words that no heading has most likely stands for the headings that are not listed."""
    for heading, piece in zip_longest(missing, other):
        if heading and piece:
            yield _renamed(piece, heading)
        elif heading:
            yield MISSING, {"names": heading}
        else:
            yield EXTRA, {"names": quoted(piece, limit=QUOTE)}


def _struck(listed: str, headings: list[str]) -> tuple[list[str], list[str]]:
    """The headings that are not in the list, in their order, and what is left of the list without the others, as typed."""
    plain, places = _with_places(listed)
    taken = [False] * len(listed)
    struck = set()
    for heading in sorted(headings, key=len, reverse=True):
        at = plain.find(_plain(heading))
        if at >= 0:
            struck.add(heading)
            end = at + len(_plain(heading))
            plain = plain[:at] + "\0" * (end - at) + plain[end:]
            for place in range(places[at], places[end - 1] + 1):
                taken[place] = True
    rest = "".join("\0" if gone else sign for sign, gone in zip(listed, taken, strict=True))
    for sign in _PARTING:
        rest = rest.replace(sign, "\n")
    pieces = map(_trimmed, chain.from_iterable(map(_apart, rest.split("\n"))))
    return [heading for heading in headings if heading not in struck], [piece for piece in pieces if _plain(piece)]


def _apart(item: str) -> list[str]:
    """What of an item is none of the headings in it, nor a word in front of one: 行政机关主动公开政府信息情况."""
    head, *tail = item.split("\0")
    ends = [piece.removeprefix("的").removeprefix("情况") for piece in tail]  # of headings, behind their words
    joined = [piece for piece in ends if piece.startswith(DUTIES.list_joiners)]
    return [*([] if tail and not head.endswith(DUTIES.list_joiners) else [head]), *joined]


def _with_places(listed: str) -> tuple[str, list[int]]:
    """The list without little words, and where each character of that stands in it."""
    plain, places, at = "", [], 0
    while at < len(listed):
        filler = next((each for each in _FILLERS if listed.startswith(each, at)), "")
        if not filler:
            plain += listed[at]
            places.append(at)
        at += len(filler) or 1
    return plain, places


def _trimmed(piece: str) -> str:
    """Without the little words at its ends that belong to nothing."""
    changed = True
    while changed:
        piece, before = piece.strip(" “”；。"), piece
        for word in DUTIES.list_joiners:
            piece = piece.removeprefix(word)
            piece = piece.removesuffix(word)
        changed = piece != before
    return piece


def _share(words: str, text: str) -> float:
    """What share of the pairs of signs of some words stands in a text."""
    plain, wanted = _plain(text), _plain(words)
    pairs = {wanted[at : at + 2] for at in range(len(wanted) - 1)}
    return sum(pair in plain for pair in pairs) / len(pairs) if pairs else 0.0


def _plain(text: str) -> str:
    for filler in _FILLERS:
        text = text.replace(filler, "")
    return text


RULE = Rule(PAGE, check)
