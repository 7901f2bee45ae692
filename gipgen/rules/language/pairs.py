"""GIP721: brackets, quotation marks and title marks that are opened and not closed, or closed and never opened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import has, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line
from gipgen.vocabulary.numerals import ORDINALS

PAGE = Page(
    id="GIP721",
    severity=WARNING,
    title=Text("括号、引号、书名号不成对", "unpaired brackets or quotation marks"),
    why=Text(
        "括号、引号、书名号要成对。缺一半时读者不知道引用或注释到哪里为止，多半是删改时漏掉的。",
        "Brackets, quotation marks and title marks come in pairs; a single one is usually left over from editing.",
    ),
    fix=Text("补上缺的一半，或删去多的一半。", "Add the missing half, or delete the one left over."),
    source="GB/T 15834—2011 《标点符号用法》",
    checks=("OF-74",),
    good="通过“一网通办”平台（见附件）公开。",
    bad="通过“一网通办平台（见附件）公开。",
    confidence="A",
)
UNCLOSED = Text(
    "“{context}”里的 {sign} 没有配对的 {wanted}，请补上，或者删去多余的。",
    "{sign} in '{context}' is never closed by {wanted}",
)
UNOPENED = Text(
    "“{context}”里的 {sign} 前面没有配对的 {wanted}，请补上，或者删去多余的。",
    "{sign} in '{context}' was never opened by {wanted}",
)
MIXED = Text(
    "“{context}”的括号一边是全角、一边是半角，应都用全角：“{wanted}”。",
    "the brackets of '{context}' are of two widths; both should be '{wanted}'",
)
SAME = Text(
    "“{context}”的引号两边都是 {sign}，这里应写成 {wanted}。",
    "both quotation marks of '{context}' are {sign}: write {wanted} here",
)
TURNED = Text("“{context}”的引号左右用反了，应写成 {wanted}。", "the quotation marks are turned round: write {wanted}")
NO_PAIR = Text(
    "“{context}”的两边不是一对：{sign} 和 {other}。请改成一样的，例如 {sign}{wanted}。",
    "{sign} and {other} in '{context}' are no pair; make them one, for example {sign}{wanted}",
)
CROSSED = Text(
    "“{context}”的引号一边是全角、一边是半角，{sign} 应写成 {wanted}。",
    "one of the quotation marks of '{context}' is half width: write {wanted} for {sign}",
)
IN_TURN = Text(
    "“{context}”的引号写乱了，左右应轮流写，改成：{wanted}。",
    "the quotation marks of '{context}' are mixed up: write {wanted}",
)
_WIDTHS = {("（", ")"): "）", ("(", "）"): "（"}
_OPENING = {"（": "）", "(": "）", "《": "》", "〈": "〉", "“": "”", "【": "】", "〔": "〕", "「": "」", "[": "]"}
_CLOSING = {"）": "（", ")": "（", "》": "《", "〉": "〈", "”": "“", "】": "【", "〕": "〔", "」": "「", "]": "["}
_LONGEST = 60  # characters between two marks that were meant for a pair
_FEWEST_IN_TURN = 4  # marks
_STOPS = frozenset("，、。；：,;")  # what a quotation does not begin with, and what parts two of them
_SHOWN = 24  # characters of a bracket that are quoted
_KINDS = [(each[0], each[1]) for each in ("（）", "“”", "《》", "〈〉", "【】", "〔〕", "「」", "()", "[]")]
_MOST = 5  # of one paragraph: after the first few the rest follow from them


def check(case: Case) -> Iterator[Diagnostic]:
    text = text_of(case)
    kinds = [kind for kind in _KINDS if has(kind, text)]
    for passage in case.passages:
        if passage.is_prose and _may_be_wrong(passage.text, kinds):
            yield from _single(passage)
            if "(" in passage.text or ")" in passage.text:
                yield from _of_two_widths(passage)


def _single(passage: Passage) -> Iterator[Diagnostic]:
    text = passage.text
    single = _pairs(text).single
    crossed = dict(_crossed(text, single))
    yield from _half_quotes(passage, crossed)
    told = set(crossed)
    if not crossed and (spots := _in_turn(text, single)):
        yield from _taking_turns(passage, spots)
        told.update(place for place, _ in single if text[place] in "“”")
    yield from _wrong_pairs(passage, single, told)
    for place, wanted in [each for each in single if each[0] not in told][:_MOST]:
        if not passage.is_computed(place, place + 1):
            values = {"context": around(text, place, place + 1), "sign": text[place], "wanted": wanted}
            message = UNCLOSED if text[place] in _OPENING else UNOPENED
            yield Diagnostic(PAGE.id, WARNING, message, passage.path, values, offset=passage.place(place))


def _wrong_pairs(passage: Passage, single: Sequence[tuple[int, str]], told: set[int]) -> Iterator[Diagnostic]:
    """What is said of two single marks that were meant for one pair; their places are added to ``told``."""
    for (begin, wanted), (end, _) in pairwise(single):
        if told & {begin, end} or end - begin > _LONGEST:
            continue
        found = (
            _same_twice(passage, begin, end) or _turned(passage, begin, end) or _no_pair(passage, begin, end, wanted)
        )
        is_year = _is_year(passage.text, begin, end)
        if found is None and not is_year:
            continue
        told.update((begin, end))
        if found is not None and not is_year:
            yield found


def _is_year(text: str, begin: int, end: int) -> bool:
    """Whether the two are around the year of a document's number, of which GIP725 tells: [2021〕30号."""
    return text[begin + 1 : end].isdecimal() and text[end + 1 : end + 2].isdecimal() and text[end] in "〕]】"


def _same_twice(passage: Passage, begin: int, end: int) -> Diagnostic | None:
    """“…“ and ”…”: one of the two marks was typed twice."""
    text = passage.text
    sign = text[begin]
    if sign not in "“”" or text[end] != sign:
        return None
    at, wanted = (end, "”") if sign == "“" else (begin, "“")
    values = {"context": quoted(text, begin, min(end + 1, begin + _SHOWN)), "sign": sign, "wanted": wanted}
    for line in by_line(passage, [Spot(at, at + 1, wanted)]):
        return Diagnostic(PAGE.id, WARNING, SAME, passage.path, values, offset=line.offset, fix=line.fix)
    return None


def _in_turn(text: str, single: Iterable[tuple[int, str]]) -> list[Spot]:
    """The quotation marks to be replaced where “ ” and " stand in no order, and taken in turn open and close short quotations: “甲"、“乙“."""
    if '"' not in text or not any(text[place] in "“”" for place, _ in single):
        return []
    places = [place for place, sign in enumerate(text) if sign in '“”"']
    if len(places) % 2 or len(places) < _FEWEST_IN_TURN or not _take_turns(text, places):
        return []
    wanted = dict.fromkeys(places[::2], "“") | dict.fromkeys(places[1::2], "”")
    return [Spot(place, place + 1, wanted[place]) for place in places if text[place] != wanted[place]]


def _take_turns(text: str, places: Sequence[int]) -> bool:
    """Whether marks open and close quotations with a stop between them; without one, perhaps one stands within another."""
    pairs = list(zip(places[::2], places[1::2], strict=True))
    return all(_is_quotation(text[begin + 1 : end]) for begin, end in pairs) and all(
        text[end + 1] in _STOPS for _, end in pairs[:-1]
    )


def _is_quotation(inner: str) -> bool:
    """Whether words may stand between two marks."""
    is_short = bool(inner.strip()) and len(inner) <= _LONGEST
    return is_short and inner[0] not in _STOPS and not any(stop in inner for stop in "。；\n")


def _taking_turns(passage: Passage, spots: Sequence[Spot]) -> Iterator[Diagnostic]:
    text = passage.text
    for line in by_line(passage, list(spots)):
        begin, end = line.spots[0].begin, line.spots[-1].end
        written = text
        for spot in reversed(line.spots):
            written = written[: spot.begin] + (spot.replacement or "") + written[spot.end :]
        first = max(text.rfind(sign, 0, begin) for sign in '“”"')
        shown = slice(max(first, begin - _LONGEST, 0), min(end, begin + _SHOWN))
        values = {"context": quoted(text[shown]), "wanted": quoted(written[shown])}
        yield Diagnostic(PAGE.id, WARNING, IN_TURN, passage.path, values, offset=line.offset, fix=line.fix)


def _turned(passage: Passage, begin: int, end: int) -> Diagnostic | None:
    """”…“: the two marks in each other's place."""
    text = passage.text
    if (text[begin], text[end]) != ("”", "“"):
        return None
    inner = quoted(text, begin + 1, min(end, begin + _SHOWN))
    values = {"context": f"”{inner}“", "wanted": f"“{inner}”"}
    for line in by_line(passage, [Spot(begin, begin + 1, "“"), Spot(end, end + 1, "”")]):
        return Diagnostic(PAGE.id, WARNING, TURNED, passage.path, values, offset=line.offset, fix=line.fix)
    return None


def _no_pair(passage: Passage, begin: int, end: int, wanted: str) -> Diagnostic | None:
    """〈…》 and [2021〕: an opening mark of one kind, and a closing one of another. Which was meant a person knows."""
    text = passage.text
    sign, other = text[begin], text[end]
    if sign not in _OPENING or other not in _CLOSING or passage.is_computed(begin, end + 1):
        return None
    shown = quoted(text, begin, min(end + 1, begin + _SHOWN))
    values = {"context": shown, "sign": sign, "other": other, "wanted": wanted}
    return Diagnostic(PAGE.id, WARNING, NO_PAIR, passage.path, values, offset=passage.place(begin))


def _crossed(text: str, single: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """The single “ and ” whose partner was typed as ", and where that stands; none where they are several."""
    if text.count('"') != 1:
        return
    at = text.index('"')
    quotes = [place for place, _ in single if text[place] in "“”"]
    if len(quotes) == 1 and (quotes[0] < at) == (text[quotes[0]] == "“"):
        yield quotes[0], at


def _half_quotes(passage: Passage, crossed: Mapping[int, int]) -> Iterator[Diagnostic]:
    text = passage.text
    for place, at in crossed.items():
        wanted = "”" if text[place] == "“" else "“"
        for line in by_line(passage, [Spot(at, at + 1, wanted)]):
            begin, end = sorted((place, at))
            shown = quoted(text, begin, min(end + 1, begin + _SHOWN))
            values = {"context": shown, "sign": '"', "wanted": wanted}
            yield Diagnostic(PAGE.id, WARNING, CROSSED, passage.path, values, offset=line.offset, fix=line.fix)


def _of_two_widths(passage: Passage) -> Iterator[Diagnostic]:
    """（…): one finding for each line, with the half-width sign to be replaced."""
    text = passage.text
    spots = []
    for begin, end in _pairs(text).paired:
        wanted = _WIDTHS.get((text[begin], text[end]))
        if wanted:
            at = end if text[end] == ")" else begin
            spots.append((Spot(at, at + 1, wanted), begin, end))
    shown = {spot: (begin, end) for spot, begin, end in spots}
    for line in by_line(passage, sorted(shown)):
        begin, end = shown[line.spots[0]]
        values = {"context": quoted(text, begin, min(end + 1, begin + _SHOWN)), "wanted": "（）"}
        yield Diagnostic(PAGE.id, WARNING, MIXED, passage.path, values, offset=line.offset, fix=line.fix)


def _may_be_wrong(text: str, kinds: Iterable[tuple[str, str]]) -> bool:
    """Whether the marks differ in number or order; most paragraphs are seen to be right without a walk through them."""
    for opening, closing in kinds:
        if text.count(opening) != text.count(closing):
            return True
        if opening in text and text.find(closing) < text.find(opening):
            return True
    return False


class _Pairs(NamedTuple):
    paired: list[tuple[int, int]]  # where each pair opens and closes
    single: list[tuple[int, str]]  # where a single mark stands, and what it lacks


def _pairs(text: str) -> _Pairs:
    """The marks of a text; half and full width close each other."""
    open_: list[tuple[int, str]] = []
    waiting = dict.fromkeys(_OPENING.values(), 0)
    found = _Pairs([], [])
    for position, sign in enumerate(text):
        if sign in _OPENING:
            open_.append((position, _OPENING[sign]))
            waiting[_OPENING[sign]] += 1
        elif sign in _CLOSING:
            kind = _OPENING[_CLOSING[sign]]
            if waiting[kind]:
                while open_[-1][1] != kind:
                    place, other = open_.pop()
                    waiting[other] -= 1
                    found.single.append((place, other))
                found.paired.append((open_.pop()[0], position))
                waiting[kind] -= 1
            elif not _is_item(text, position):
                found.single.append((position, _CLOSING[sign]))
    return _Pairs(found.paired, sorted(found.single + open_))


def _is_item(text: str, position: int) -> bool:
    """Whether the bracket belongs to the number or letter of an item: 1） a)"""
    if text[position] not in "）)":
        return False
    begin = position
    if position == 1 and text[0].isascii() and text[0].isalpha():
        return True
    while begin and position - begin < 3 and (text[begin - 1].isdecimal() or text[begin - 1] in ORDINALS):
        begin -= 1
    if begin == position or (begin and text[begin - 1] not in "，。；：、 *"):
        return False
    return not _is_one_of_a_series(text, text[begin:position])


def _is_one_of_a_series(text: str, typed: str) -> bool:
    """（一）…；二）…；（三）: the numbers beside it have both brackets, and none has one only."""
    last = int(typed) if typed.isdecimal() else 0
    numbers = [str(number) for number in range(1, last + 2)] if last else list(ORDINALS)
    if typed not in numbers:
        return False
    at = numbers.index(typed)
    beside = [each for each in (numbers[max(0, at - 1) : at], numbers[at + 1 : at + 2]) if each]
    both = [sum(text.count(f"{opening}{each[0]}{closing}") for opening, closing in ("（）", "()")) for each in beside]
    ends = [text.count(f"{each[0]}）") + text.count(f"{each[0]})") for each in beside]
    return any(both) and both == ends


RULE = Rule(PAGE, check)
