"""GIP714: a fixed phrase of the field, or the title of a law, with one character changed."""

from collections.abc import Iterator, Sequence
from functools import cache

from gipgen.findings.finding import WARNING, Diagnostic, Offset, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.resources import package_text
from gipgen.rules.support.cited_titles import Cited, cited, lengthened, meant, missing_article
from gipgen.rules.support.nearly import STOPS, halves, nearly, without_stops
from gipgen.rules.support.reading import text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import is_han
from gipgen.vocabulary.known_titles import REPUBLIC
from gipgen.vocabulary.numerals import to_chinese
from gipgen.vocabulary.word_lists import Words, standing
from gipgen.vocabulary.words import DUTIES, LANGUAGE, has
from gipgen.vocabulary.wrong_words import slips, terms

PAGE = Page(
    id="GIP714",
    severity=WARNING,
    title=Text("固定说法、文件名称错了字", "a fixed phrase or a title with a character changed"),
    why=Text(
        "法规、文件里的固定说法（以公开为常态、不公开为例外；双随机、一公开）不能改字。只差一个字的，多半是打错、听错或者记错的。"
        "《》里的法律、行政法规和常用文件的名称也一样，引用的条也要有。",
        "Fixed phrases of laws and notices are quoted as they are; one that differs in a character is a slip.",
    ),
    fix=Text(
        "改成固定的说法；确实是别的意思的，不用改。", "Write it as it is fixed; leave it if something else is meant."
    ),
    source="《政府信息公开条例》第五条等；常用提法",
    checks=("OF-76",),
    confidence="B",
    good="坚持以公开为常态、不公开为例外。",
    bad="坚持以公开为常规、不公开为例外。",
)
CHANGED = Text(
    "“{seen}”与固定的说法“{right}”差一个字：“{wrong}”是不是“{meant}”？",
    "'{seen}' differs from the fixed phrase '{right}' in one character: is '{meant}' meant for '{wrong}'?",
)
ORDER = Text(
    "“{seen}”与固定的说法“{right}”先后颠倒，请改正。",
    "'{seen}' has the steps of '{right}' the wrong way round",
)
MEMBER = Text(
    "“{seen}”与固定的说法“{right}”有一项不同：“{wrong}”是不是“{meant}”？",
    "'{seen}' differs from the fixed phrase '{right}' in one member: is '{meant}' meant for '{wrong}'?",
)
TITLE = Text(
    "《{seen}》与《{right}》的名称不一样，请核对：引用文件要写准确的名称。",
    "'{seen}' is not the title of '{right}': cite it as it is, unless another is meant",
)
NICKNAME = Text(
    "《{title}》简称“{seen}”：名称里没有“{kind}”二字，请核对简称。",
    "'{seen}' is no short name of '{title}', which is no {kind}",
)
NO_ARTICLE = Text(
    "《{title}》共 {articles} 条，没有“{seen}”，请核对。", "'{title}' has {articles} articles, there is no {seen}"
)
OTHER_ARTICLE = Text(
    "《政府信息公开条例》讲“{topic}”的是{right}，这里写的是“{seen}”，请核对。",
    "the law on open government information speaks of '{topic}' in {right}, not in '{seen}'",
)
NO_ITEM = Text(
    "《政府信息公开条例》这一条只有 {many} 项，没有“{seen}”，请核对。",
    "this article of the law on open government information has {many} items: there is no '{seen}'",
)
_SHORT = 6  # characters of a phrase that others begin differently
_PUBLISHED_FIRST = tuple(f"先{word}" for word in LANGUAGE.published_then)
_UNCHECKED = "未经"
_MEMBERS = 5  # of a listing that is no other one with a word of its own
_FAR, _CALLED, _KIND, _MARKS, _STOPPED = 40, "简称", 2, {"《": "》", "“": "”"}, "。；《"
_AND = frozenset("和与及")  # which say the same
_NOUN = "公开"  # which the last of them has for all
_NEAR = 6  # characters of a phrase that are quoted on either side of the odd one


class _Phrase(NamedTuple):
    text: str  # without stops
    halves: tuple[str, str]
    printed: str


def check(case: Case) -> Iterator[Diagnostic]:
    report = text_of(case)
    whole = without_stops(report)
    phrases = [phrase for phrase in _met(whole) if not _is_always_whole(phrase, whole)]
    for passage in case.passages:
        found: list[Diagnostic] = []
        if passage.is_prose:
            told = _odd_ones(passage.text, phrases) if phrases else {}
            found = [each for odd, (phrase, begin) in told.items() for each in _changed(passage, phrase, begin, odd)]
            yield from found
            yield from _by_words(passage)
        if "《" in passage.text:
            yield from _titles(passage, [each.offset for each in found], report)
            yield from _articles(passage, report)


def _by_words(passage: Passage) -> Iterator[Diagnostic]:
    """Whole words that are others, or stand in the place of each other."""
    if passage.text.count("、") >= _MEMBERS - 1:
        yield from _other_members(passage)
    if has(_PUBLISHED_FIRST, passage.text) or (_UNCHECKED in passage.text and has(LANGUAGE.may, passage.text)):
        yield from _reversed(passage)


def _odd_ones(typed: str, phrases: Sequence[_Phrase]) -> dict[int, tuple[_Phrase, int]]:
    """The phrases that are there but for a character, by its place: they may be pieces of each other."""
    text = without_stops(typed)
    told: dict[int, tuple[_Phrase, int]] = {}
    for phrase in phrases:
        for begin, odd in _nearly(text, phrase) if has(phrase.halves, text) else ():
            is_same = {text[odd], phrase.text[odd - begin]} <= _AND
            if not is_same and not _is_beside(text, phrase.text, begin):
                told.setdefault(odd, (phrase, begin))
    return told


def _is_beside(text: str, phrase: str, begin: int) -> bool:
    """Whether the phrase itself stands right before or behind: 谁主管、谁负责，谁主办、谁负责 are two on purpose."""
    return text.startswith(phrase, begin + len(phrase)) or text.endswith(phrase, 0, begin)


def _other_members(passage: Passage) -> Iterator[Diagnostic]:
    """A listing of which one member, not the first, is another word of the same length."""
    for listing in _listings():
        members = listing.split("、")
        for at in range(1, len(members) if "、".join(members[:2]) in passage.text else 0):
            head = "、".join(members[:at]) + "、"
            right = members[at].removesuffix(_NOUN)
            begin = passage.text.find(head)
            first, last = begin + len(head), begin + len(head) + len(right)
            seen = passage.text[first:last]
            goes_on = begin >= 0 and passage.text.startswith(listing[len(head) + len(right) :], last)
            if (
                goes_on
                and len(seen) == len(right)
                and all(is_han(one) and one != other for one, other in zip(seen, right, strict=True))
            ):
                values = {
                    "seen": quoted(passage.text, begin, last),
                    "right": listing,
                    "wrong": quoted(passage.text, first, last),
                    "meant": right,
                }
                yield Diagnostic(PAGE.id, WARNING, MEMBER, passage.path, values, offset=passage.place(first))


def _reversed(passage: Passage) -> Iterator[Diagnostic]:
    from gipgen.rules.support.reversed_order import allowed_unchecked, reversed_in  # noqa: PLC0415  hardly a text has it

    for each in (*reversed_in(passage.text), *allowed_unchecked(passage.text)):
        values = {"seen": quoted(passage.text, each.begin, each.end), "right": each.right}
        yield Diagnostic(PAGE.id, WARNING, ORDER, passage.path, values, offset=passage.place(each.begin))


@cache
def _listings() -> tuple[str, ...]:
    """The fixed listings of five and more."""
    return tuple(each.printed for each in _phrases() if each.printed.count("、") >= _MEMBERS - 1)


def _titles(passage: Passage, told: Sequence[Offset | None], whole: str) -> Iterator[Diagnostic]:
    """What is wrong with titles; of one that a phrase is a part of enough is told."""
    for each in cited(passage.text):
        is_told = any(passage.place(at) in told for at in range(each.begin, each.end)) if told else False
        is_full = passage.text.endswith(REPUBLIC, 0, each.begin)
        yield from _nickname(passage, each)
        right = "" if is_told else meant(each.title) or (lengthened(each.title) if is_full else "")
        if right and not _is_term(passage.text[each.begin - 1 : each.end]):
            values = {"seen": each.title, "right": right}
            yield Diagnostic(PAGE.id, WARNING, TITLE, passage.path, values, offset=passage.place(each.begin))
        if (article := missing_article(passage.text, each, whole)) is not None:
            begin, end, articles = article
            values = {"title": each.title, "articles": str(articles), "seen": quoted(passage.text, begin, end)}
            yield Diagnostic(PAGE.id, WARNING, NO_ARTICLE, passage.path, values, offset=passage.place(begin))


def _nickname(passage: Passage, title: Cited) -> Iterator[Diagnostic]:
    """《某某条例》（以下简称《规定》）: a short name is made of the title's own words."""
    text, called = passage.text, passage.text.find(_CALLED, title.end, title.end + _FAR)
    begin = called + len(_CALLED)
    if (
        called < 0
        or not text[begin : begin + 1]
        or text[begin] not in _MARKS
        or has(_STOPPED, text[title.end : called])
    ):
        return
    end = text.find(_MARKS[text[begin]], begin, begin + _FAR)
    kind = text[max(begin + 1, end - _KIND) : end]
    whole = text[text.rfind("《", 0, title.begin) : title.end]
    if kind in DUTIES.kinds_of_documents and kind not in whole:
        values = {"title": title.title, "seen": quoted(text, begin + 1, end), "kind": kind}
        yield Diagnostic(PAGE.id, WARNING, NICKNAME, passage.path, values, offset=passage.place(begin + 1))


def _articles(passage: Passage, whole: str) -> Iterator[Diagnostic]:
    """Articles of the law that are about something else than what they are cited for."""
    if passage.section == "preface" or "条例》" not in passage.text:
        return  # of the preface GIP611 tells
    if not any(passage.text.startswith(("第", "（"), at + 1) for at, sign in enumerate(passage.text) if sign == "》"):
        return
    from gipgen.rules.support.law_articles import misplaced  # noqa: PLC0415  few reports cite an article in their sections

    for each in misplaced(passage.text, whole):
        seen = quoted(passage.text, each.begin, each.end)
        right = "、".join(f"第{to_chinese(number)}条" for number in each.right)
        values = (
            {"seen": seen, "topic": each.topic, "right": right}
            if each.topic
            else {"seen": seen, "many": str(each.right[0])}
        )
        text = OTHER_ARTICLE if each.topic else NO_ITEM
        yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=passage.place(each.begin))


def _is_term(title: str) -> bool:
    """Whether GIP710 tells of a title; of a word within one it does not."""
    return any(term.wrong[:1] == "《" and term.wrong in title for term in (*terms(), *slips()))


def _changed(passage: Passage, phrase: _Phrase, begin: int, odd: int) -> Iterator[Diagnostic]:
    places = [at for at, sign in enumerate(passage.text) if sign not in STOPS]
    first, last = places[begin], places[begin + len(phrase.text) - 1] + 1
    if passage.is_computed(first, last):
        return
    near = quoted(passage.text, max(first, places[odd] - _NEAR), min(last, places[odd] + _NEAR))
    values = {
        "seen": near,
        "right": phrase.printed,
        "wrong": passage.text[places[odd]],
        "meant": phrase.text[odd - begin],
    }
    yield Diagnostic(PAGE.id, WARNING, CHANGED, passage.path, values, offset=passage.place(places[odd]))


def _nearly(text: str, phrase: _Phrase) -> Iterator[tuple[int, int]]:
    for begin, odd in nearly(text, phrase.text):
        end = begin + len(phrase.text)
        if not _is_lawful(text[begin:end], odd - begin) and not (odd == end - 1 and _goes_on(text, odd)):
            yield begin, odd


def _goes_on(text: str, odd: int) -> bool:
    """Whether the character begins another word: 信息处理机制 is no 信息处理费."""
    from gipgen.spelling.borders import is_word  # noqa: PLC0415  few reports have a phrase but for its last character

    return is_word(text[odd : odd + 2])


def _is_lawful(seen: str, odd: int) -> bool:
    """Whether it is a piece of another phrase, or but for the character at its edge the begin or end of one."""
    if odd == 0 and len(seen) <= _SHORT:
        return True  # 能公开尽公开 for 应公开尽公开
    if odd == 0:
        return any(each.text.startswith(seen[1:]) or seen in each.text for each in _phrases())
    if odd == len(seen) - 1:
        return any(each.text.endswith(seen[:-1]) or seen in each.text for each in _phrases())
    return any(seen in each.text for each in _phrases())


def _met(text: str) -> list[_Phrase]:
    """The phrases that may stand in a whole report: one half of them does."""
    met = standing(_halves(), text)
    return [each for each in _phrases() if each.halves[0] in met or each.halves[1] in met]


def _is_always_whole(phrase: _Phrase, text: str) -> bool:
    """Whether neither half stands anywhere without the other."""
    whole = text.count(phrase.text)
    return whole > 0 and all(text.count(half) == whole for half in phrase.halves)


@cache
def _halves() -> Words:
    return tuple([half for each in _phrases() for half in each.halves])


@cache
def _phrases() -> tuple[_Phrase, ...]:
    lines = package_text("vocabulary/phrases.txt")
    both = zip(without_stops(lines).split("\n"), lines.split("\n"), strict=True)
    return tuple(_Phrase(text, halves(text), line) for text, line in both if text and not line.startswith("#"))


RULE = Rule(PAGE, check)
