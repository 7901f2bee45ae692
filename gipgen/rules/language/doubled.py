"""GIP711: words and characters written twice: 审核审核, 的的, 可通过可以通过."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.prose.typed_numbers import NUMBERS, typed_number
from gipgen.rules.support.mentions import pieces
from gipgen.rules.support.reading import has, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line, is_han
from gipgen.vocabulary.words import COUNTING, LANGUAGE
from gipgen.vocabulary.wrong_words import Pattern, doubled

PAGE = Page(
    id="GIP711",
    severity=WARNING,
    title=Text("重复的字词", "doubled words"),
    why=Text(
        "修改时留下的重复：“可通过可以通过”“审核审核”“的的”。“常常”“人人”“条条”这样的叠词、“目的的”“为了了解”这样的相邻不在此列。",
        "What editing left twice. Words that are doubled by nature (常常) and lawful neighbours (目的的) are left alone.",
    ),
    fix=Text("删去多余的；gipgen fmt --fix 可以改掉没有疑问的。", "Delete one of them."),
    checks=("OF-71",),
    good="为了了解群众常常关心的事项，规范审核发布机制。",
    bad="规范审核审核发布机制。",
    confidence="B",
)
TWICE = Text(
    "“{context}”里“{seen}”写了两遍，是不是多了一个“{wanted}”？", "'{seen}' in '{context}': is one '{wanted}' too many?"
)
KNOWN = Text("“{context}”里的“{seen}”重复，应为“{wanted}”。", "'{seen}' in '{context}' should be '{wanted}'")
ASK = Text("“{context}”里的“{seen}”像是重复，请核对{wanted}。", "'{seen}' in '{context}' looks doubled: {wanted}")
AGAIN = Text(
    "这一段和上一段一样（“{seen}”），会印两遍。多贴了的，删去这一段。",
    "this paragraph is the same as the one above ('{seen}') and is printed again: delete it if it was pasted twice",
)
NUMBER = Text(
    "编号“{seen}”写了两遍，请留一个“{wanted}”。", "the number '{seen}' is typed twice: one '{wanted}' is enough"
)
HALF = Text(
    "这里和前面说的一样（“{seen}”），像是贴了两遍。多贴了的，删去一处。",
    "this repeats what stands in front of it ('{seen}'), as if it were pasted twice: delete one",
)
_HALF = 14  # characters of a sentence, or of a part of a paragraph, that nobody writes twice
_CLAUSE = 10  # of a clause
_ITEMS = "0123456789.．、（）() "  # the number of an item, which may be another where it was pasted
_PARAGRAPH = 10  # characters of a paragraph that nobody writes twice
_ENDS, _SENTENCE_ENDS = "，。；！？", "。！？"
_STOPS = _ENDS + "、：,;"
_LAWFUL = frozenset(LANGUAGE.lawfully_doubled)
_RULES = frozenset(LANGUAGE.rules_that_rule)
_ADVERBS = [(word, tuple([word + each for each in LANGUAGE.in_front_of_objects])) for word in LANGUAGE.adverbs_once]
_LIVING = frozenset(LANGUAGE.reduplications)
_SURELY = frozenset(LANGUAGE.surely_doubled)
_LONGEST, _HEAD = 24, 8  # characters: longer hits are quoted by their beginning and end
_NUMERALS = "一二三四五六七八九十逐"  # 一项一项, 逐条逐条
_STEPS = frozenset((*COUNTING.units, *"步点句字"))
_ITEMS_OF_A_LIST, _ITEM = 4, 2  # items; characters of one that comes again
_BREAKS = "，。；：（）()"
_DIGITS = _NUMERALS + "〇零百千万亿"  # 十五五


def check(case: Case) -> Iterator[Diagnostic]:
    yield from _paragraphs(case)
    yield from _pasted_again(case)
    yield from _numbers(case)
    text = text_of(case)
    again = [word for word, begun in _ADVERBS if text.count(word) > 1 and has(begun, text)]
    patterns = [pattern for pattern in doubled() if pattern.may_fit(text)]
    for passage in case.passages:
        if not passage.is_prose:
            continue
        taken: list[tuple[int, int]] = []
        for pattern in patterns:
            if pattern.may_fit(passage.text):
                yield from _known(passage, pattern, taken)
        yield from _twice(passage, taken)
        if again:
            yield from _adverbs(passage, again)
        yield from _characters(case, passage, taken)
        if passage.text.count("、") >= _ITEMS_OF_A_LIST - 1:
            yield from _listed_twice(passage)


def _adverbs(passage: Passage, words: list[str]) -> Iterator[Diagnostic]:
    from gipgen.rules.support.adverbs_twice import adverbs_twice  # noqa: PLC0415  few reports may have some

    for begin, end, word in adverbs_twice(passage.text, words):
        seen, context = quoted(passage.text, begin, end, limit=_LONGEST), around(passage.text, begin, end)
        values = {"context": context, "seen": seen, "wanted": f"（多了一个“{word}”）"}
        yield Diagnostic(PAGE.id, WARNING, ASK, passage.path, values, offset=passage.place(begin))


def _paragraphs(case: Case) -> Iterator[Diagnostic]:
    """A paragraph that follows itself, as it does where it was pasted twice."""
    for one, other in pairwise(case.passages):
        is_text = one.is_prose and other.is_prose and not other.heading
        same = is_text and one.path == other.path and one.text.lstrip(_ITEMS) == other.text.lstrip(_ITEMS)
        if same and len(one.text) >= _PARAGRAPH:
            values = {"seen": quoted(other.text, limit=_LONGEST)}
            yield Diagnostic(PAGE.id, WARNING, AGAIN, other.path, values, offset=other.place(0))


def _pasted_again(case: Case) -> Iterator[Diagnostic]:
    """A clause or a sentence that follows itself, and a paragraph that is the beginning of its neighbour."""
    for passage in case.passages:
        if passage.is_prose and (at := _repeated(passage.text)) is not None:
            yield _again(passage, at)
    for one, other in pairwise(case.passages):
        if not (one.is_prose and other.is_prose and one.path == other.path) or one.text == other.text:
            continue
        shorter, longer = sorted((one.text.rstrip(_STOPS), other.text.rstrip(_STOPS)), key=len)
        if len(shorter) >= _HALF and longer.startswith(shorter):
            yield _again(other, 0)


def _numbers(case: Case) -> Iterator[Diagnostic]:
    """（六）（六）: the number of a paragraph that was typed twice, and one in front of a heading whose own was taken off."""
    for passage in case.passages:
        typed = typed_number(passage.text) if passage.is_prose and passage.text[:1] in NUMBERS else None
        again = typed_number(passage.text[typed.length :]) if typed and not passage.heading else None
        if typed is None or not (
            typed.level == passage.heading or (again and (again.level, again.value) == (typed.level, typed.value))
        ):
            continue
        values = {"seen": f"{again.text if again else passage.number}{typed.text}", "wanted": typed.text}
        for line in by_line(passage, [Spot(0, typed.length, "")]):
            yield Diagnostic(PAGE.id, WARNING, NUMBER, passage.path, values, offset=line.offset, fix=line.fix)


def _again(passage: Passage, at: int) -> Diagnostic:
    values = {"seen": quoted(passage.text, at, min(at + _LONGEST, len(passage.text)))}
    return Diagnostic(PAGE.id, WARNING, HALF, passage.path, values, offset=passage.place(at))


def _repeated(text: str) -> int | None:
    """Where a clause begins that is the same as the one in front of it, two that stood together before in the paragraph, or one in its sentence."""
    if len(text) < 2 * _CLAUSE:
        return None
    pairs: set[tuple[str, str]] = set()
    last, at, begin = "", 0, 0
    original, said = text, set[str]()
    for sign in _ENDS:
        text = text.replace(sign, "\n")
    for piece in text.split("\n")[:-1]:
        clause = piece.strip()
        if len(clause) >= _CLAUSE and (clause in said or last.endswith(clause)):
            return begin
        said.add(clause)
        if len(last) + len(clause) >= _HALF and (last, clause) in pairs:
            return at
        pairs.add((last, clause))
        last, at, begin = clause, begin, begin + len(piece) + 1
        if original[begin - 1] in _SENTENCE_ENDS:
            said.clear()
    return None


def _known(passage: Passage, pattern: Pattern, taken: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    for match in re.finditer(pattern.pattern, passage.text):
        if _is_taken(match.start(), match.end(), taken):
            continue
        taken.append(match.span())
        short = match.end() - match.start() <= _LONGEST
        begin, end = match.span() if short else (match.start(), match.start() + _HEAD)
        tail = "" if short else "……" + quoted(passage.text, match.end() - _HEAD, match.end())
        seen = quoted(passage.text, begin, end) + tail
        values = {"context": around(passage.text, begin, end), "seen": seen, "wanted": pattern.right}
        spot = Spot(*match.span(), pattern.right if pattern.certain else None)
        for line in by_line(passage, [spot]):
            text = KNOWN if pattern.certain else ASK
            yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=line.offset, fix=line.fix)


def _twice(passage: Passage, taken: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    """Two to fifteen Chinese characters that follow themselves."""
    for match in _repeats(passage.text):
        word = match[1]
        if not all(is_han(sign) for sign in word) or len(set(word)) == 1 or _is_taken(*match.span(), taken):
            continue
        if _is_lawful_word(word, passage.text, match.end()):
            continue
        taken.append(match.span())
        values = {
            "context": around(passage.text, *match.span()),
            "seen": quoted(passage.text, *match.span()),
            "wanted": word,
        }
        for line in by_line(passage, [Spot(*match.span())]):
            yield Diagnostic(PAGE.id, WARNING, TWICE, passage.path, values, offset=line.offset)


def _repeats(text: str) -> Iterator[re.Match[str]]:
    """What follows itself without a stop. (The pattern is dear: it is asked of clauses in which two signs stand twice.)"""
    begin = 0
    for clause in pieces(text):
        end = begin + len(clause)
        if len(set(clause)) < len(clause) - 1:
            yield from re.compile(r"(\w{2,15})\1").finditer(text, begin, end)
        begin = end + 1


def _is_lawful_word(word: str, text: str, end: int) -> bool:
    """研究研究, 一项一项, and 国家有关规定规定应当主动公开的信息."""
    steps = len(word) == 2 and word[0] in _NUMERALS and word[1] in _STEPS
    return word * 2 in _LAWFUL or steps or (word in _RULES and text.startswith(LANGUAGE.behind_deeds, end))


def _characters(case: Case, passage: Passage, taken: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    """A Chinese character that follows itself."""
    for match in re.finditer(r"(\w)\1", passage.text):
        sign = match[1]
        if not is_han(sign) or _is_taken(*match.span(), taken) or _is_lawful(passage.text, match.start()):
            continue
        if match[0] in case.report.agency:
            continue
        values = {"context": around(passage.text, *match.span()), "seen": match[0], "wanted": sign}
        certain = sign in _SURELY
        for line in by_line(passage, [Spot(*match.span(), sign if certain else None)]):
            yield Diagnostic(
                PAGE.id, WARNING, KNOWN if certain else TWICE, passage.path, values, offset=line.offset, fix=line.fix
            )


def _listed_twice(passage: Passage) -> Iterator[Diagnostic]:
    """机构职能、政策文件、财政预算、政策文件: one item of a list that comes again."""
    begin = 0
    text = passage.text
    for sign in _BREAKS:
        text = text.replace(sign, "\n")
    for clause in text.split("\n"):
        again = _listed_again(clause.split("、"))
        if again:
            at = begin + clause.rindex(f"、{again}") + 1
            values = {"context": quoted(passage.text, begin, begin + len(clause)), "seen": again, "wanted": again}
            yield Diagnostic(PAGE.id, WARNING, TWICE, passage.path, values, offset=passage.place(at))
        begin += len(clause) + 1


def _listed_again(items: list[str]) -> str:
    """The item that a list has twice; where several come again, the list is of two things."""
    if len(items) < _ITEMS_OF_A_LIST:
        return ""
    inner = [*items[1:-1], _last(items[-1])]
    first = next((item for item in inner if item and _begins_with(items[0], item)), "")
    listed = [first, *inner] if first else inner
    again = [item for at, item in enumerate(listed) if item in listed[:at]]
    return again[0] if len(again) == 1 and len(again[0]) >= _ITEM and all(map(is_han, again[0])) else ""


def _last(item: str) -> str:
    """The last item of a list without what closes it: 归档等, 归档全流程责任."""
    return item[: min((at for word in LANGUAGE.closes_list if (at := item.find(word)) > 0), default=len(item))]


def _begins_with(opening: str, item: str) -> bool:
    """Whether a list begins with an item: 公开内容包括供水水质、……; a deed of two characters has its object there: 信息发布、……"""
    is_deed = len(item) == _ITEM and opening.removesuffix(item) != opening
    return is_deed or opening == item or any(opening.endswith(word + item) for word in LANGUAGE.opens_list)


def _is_lawful(text: str, at: int) -> bool:
    sign = text[at]
    if sign in _DIGITS:
        return True
    from gipgen.spelling.borders import (  # noqa: PLC0415  few reports have a pair
        is_head_again,
        is_in_idiom,
        is_in_pairs,
        is_once_enough,
    )

    if is_head_again(text, at) or is_in_idiom(text, at) or is_in_pairs(text, at):
        return True
    is_living = sign * 2 in _LIVING and not text[max(0, at - 1) : at].isdecimal()
    return not is_once_enough(text, at, is_living=is_living)


def _is_taken(begin: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(left < end and begin < right for left, right in taken)


RULE = Rule(PAGE, check)
