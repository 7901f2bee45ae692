"""Titles that a text cites, 《…》: whether one is that of a law or notice but for a character, and whether the article cited is in it."""

from collections.abc import Iterator
from functools import cache, lru_cache

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.known_titles import REPUBLIC, notices, titles
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import DUTIES

_SHORTEST = 6  # characters of a title: shorter ones are near too many others
_ACT, _SHORTEST_ACT = "法", 5  # laws of the congress; shorter names are near too many others
_LONG = 12  # characters of one that is known by the rest of it
_WORD, _LONGEST_WORD = 2, 4  # characters
_ALWAYS = "政府信息公开条例"  # which nearly all reports cite
SHORT = "条例"
_END, _CALLED_SHORT = "条例》", "简称《条例》"
_ITS_ARTICLES = 56
_JOINERS = ("、", "和", "及", "与")
_NUMERALS = "〇零一二三四五六七八九十百0123456789"
_REMEMBERED = 1024  # titles: reports cite the same ones
_LONGEST_REMARK = 30  # characters of （国务院令第711号） between a title and the article


class Cited(NamedTuple):
    """A title, without what may stand in front of it, with its place in the text."""

    begin: int
    end: int  # of the closing mark
    title: str


def cited(text: str) -> Iterator[Cited]:
    """The titles of a text, and those inside of others (关于印发〈…〉的通知)."""
    at = text.find("《")
    while at >= 0:
        end = text.find("》", at)
        if end < 0:
            return
        begin = max(at + 1, text.rfind("《", at, end) + 1, text.rfind("〈", at, end) + 1)
        last = min((each for each in (end, text.find("〉", begin)) if each >= 0), default=end)
        title = text[begin:last].partition("（")[0]
        bare = title.removeprefix(REPUBLIC)
        head = bare.find("关于")
        bare = bare[head:] if head > 0 else bare
        yield Cited(begin + title.index(bare) if bare else begin, end + 1, bare)
        at = text.find("《", end)


@lru_cache(_REMEMBERED)
def meant(title: str) -> str:
    """The known title that this one is but for a character, their order, or a word of a long notice's; else nothing."""
    if len(title) < _SHORTEST or title == _ALWAYS or title in notices() or title in titles():
        return ""
    near = next((known for known in _as_long(len(title)) if _is_near(title, known)), "")
    return near or next((known for known in notices() if _is_in_other_words(title, known)), "")


@lru_cache(_REMEMBERED)
def lengthened(title: str) -> str:
    """The law whose full name this is with a character or a word put in: 行政许可证法, 行政诉讼复议法."""
    if not title.endswith(_ACT) or title in titles():
        return ""
    for known in titles():
        more = len(title) - len(known)
        is_shorter = len(known) >= _SHORTEST_ACT and 0 < more <= _WORD
        if is_shorter and any(title[:at] + title[at + more :] == known for at in range(1, len(known))):
            return known
    return ""


@cache
def _as_long(length: int) -> tuple[str, ...]:
    """The known titles of about this length, in their order."""
    return tuple(each for each in titles() if len(each) >= _SHORTEST and abs(len(each) - length) <= 1)


def _is_near(seen: str, known: str) -> bool:
    if seen[0] != known[0] and seen[-1] != known[-1]:
        return False  # most are told apart by that
    if len(seen) == len(known):
        differ = sum(one != other for one, other in zip(seen, known, strict=True))
        return differ == 1 or (differ > 0 and seen[:1] == known[:1] and sorted(seen) == sorted(known))
    shorter, longer = sorted((seen, known), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _is_in_other_words(seen: str, known: str) -> bool:
    """Whether a long title lost a word (年度报告格式 for 工作年度报告格式), or is of another kind of document (规定 for 办法)."""
    if len(known) < _LONG or seen[:_WORD] != known[:_WORD]:
        return False
    if len(seen) == len(known):
        return seen[:-_WORD] == known[:-_WORD] and seen.endswith(DUTIES.kinds_of_documents)
    lost = len(known) - len(seen)
    return 1 < lost <= _LONGEST_WORD and any(
        known[:at] + known[at + lost :] == seen for at in range(_WORD, len(known) - lost)
    )


class Article(NamedTuple):
    """第五十条, with its place in the text."""

    begin: int
    end: int
    number: int


def articles_at(text: str, begin: int) -> Iterator[Article]:
    """The articles that stand in a row from there on: 第四十九条、第五十条."""
    while text.startswith("第", begin):
        end = begin + 1
        while text[end : end + 1] and text[end] in _NUMERALS:
            end += 1
        typed = text[begin + 1 : end]
        if not typed or not text.startswith("条", end):
            return
        yield Article(begin, end + 1, int(typed) if typed.isdecimal() else parse_chinese(typed) or 0)
        begin = end + 2 if text[end + 1 : end + 2] in _JOINERS else end + 1


def missing_article(text: str, each: Cited, whole: str) -> tuple[int, int, int] | None:
    """Where behind a title an article is cited that the law has not, and how many it has; ``whole`` says what 《条例》 is."""
    at = each.end
    if text.startswith("（", at):
        at = text.find("）", at, at + _LONGEST_REMARK) + 1
    first = next(articles_at(text, at), None) if at else None
    last = _articles(_ALWAYS if each.title == SHORT and is_the_law(whole) else each.title) if first else 0
    return (first.begin, first.end, last) if first and first.number > last > 0 else None


def is_the_law(whole: str) -> bool:
    """Whether 《条例》 is short for the law on open government information, as far as the report says."""
    said = whole.find(_CALLED_SHORT)
    last = whole.rfind(_END, 0, said) + len(SHORT)
    return said < 0 or whole.endswith(_ALWAYS, 0, last)


def _articles(title: str) -> int:
    """How many articles a law has; 0 if that is not known."""
    return _ITS_ARTICLES if title == _ALWAYS else titles().get(title, 0)
