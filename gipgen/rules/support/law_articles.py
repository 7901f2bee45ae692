"""Articles of the law on open government information cited for what another one says, and items that an article has not.

Only what stands right behind the article is looked at, up to the next stop: further on a sentence speaks of other things.
"""

from collections.abc import Iterator
from functools import cache

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.cited_titles import SHORT, Article, articles_at, is_the_law
from gipgen.vocabulary.known_titles import REPUBLIC
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.word_lists import lines_of
from gipgen.vocabulary.words import LANGUAGE

LAW = "政府信息公开条例"
_END = SHORT + "》"
_STOPS = "，。；：！？\n"
_REACH = 30  # characters of what an article is said to say
_REMARK = 30  # characters of a bracket between the title and the article
_ITEM, _UNITS = "项", ("项", "款", "目")
_NUMERAL = 5  # characters of a number of an item, with its brackets


class Misplaced(NamedTuple):
    """A place where the law is cited amiss: for a topic that other articles have, or by an item that is none."""

    begin: int
    end: int
    topic: str  # nothing where the item is wrong
    right: tuple[int, ...]  # the articles on the topic, or the number of items


def misplaced(text: str, whole: str) -> Iterator[Misplaced]:
    """What a text cites amiss; ``whole`` is the report, which may call another law 《条例》."""
    at = text.find(_END)
    while at >= 0:
        title = text[text.rfind("《", 0, at) + 1 : at + len(SHORT)].removeprefix(REPUBLIC)
        if title == LAW or (title == SHORT and is_the_law(whole)):
            yield from _cited(text, at + len(_END))
        at = text.find(_END, at + 1)


def _cited(text: str, begin: int) -> Iterator[Misplaced]:
    if text.startswith("（", begin):
        begin = text.find("）", begin, begin + _REMARK) + 1
    articles = list(articles_at(text, begin)) if begin else []
    if not articles:
        return
    last = articles[-1]
    number, end, is_item = _item(text, last.end)
    items = next((count for article, count in _items() if article == last.number), 0)
    if is_item and 0 < items < number:
        yield Misplaced(last.begin, end, "", (items,))
    elif (found := _other_topic(articles, _said(text, end))) is not None:
        yield Misplaced(articles[0].begin, last.end, *found)


def _item(text: str, begin: int) -> tuple[int, int, bool]:
    """The item behind an article, 第二款第（三）项: its number, where it ends, whether there is one."""
    number, is_item = 0, False
    while text.startswith("第", begin):
        behind = text[begin + 1 : begin + 1 + _NUMERAL]
        end = next((at for at, sign in enumerate(behind) if sign in _UNITS), -1)
        if end < 1:
            break
        typed = behind[:end].strip("（）()")
        number = int(typed) if typed.isdecimal() else parse_chinese(typed) or 0
        is_item = behind[end] == _ITEM
        begin += end + 2
    return number, begin, is_item


def _said(text: str, begin: int) -> str:
    """What stands behind an article, up to the next stop."""
    behind = text[begin : begin + _REACH]
    while behind.startswith(LANGUAGE.before_contents):
        lead = next(each for each in LANGUAGE.before_contents if behind.startswith(each))
        behind = behind[len(lead) :]
    return behind[: next((at for at, sign in enumerate(behind) if sign in _STOPS), len(behind))]


def _other_topic(articles: list[Article], said: str) -> tuple[str, tuple[int, ...]] | None:
    """A topic that none of the articles may be cited for, unless they may be for another that is said as well."""
    found = [(word, right, besides) for words, right, besides in _topics() for word in words if word in said]
    cited = {each.number for each in articles}
    if not found or any(cited.intersection(right + besides) for _, right, besides in found):
        return None
    return found[0][:2]


class _Topic(NamedTuple):
    words: tuple[str, ...]
    right: tuple[int, ...]  # the articles that speak of it
    besides: tuple[int, ...]  # those that may be cited for it too


@cache
def _lines() -> tuple[_Topic, ...]:
    parts = [line.split(" | ") for line in lines_of("articles.txt")]
    return tuple(_Topic(tuple(words.split()), *map(_numbers, [*numbers, ""][:2])) for words, *numbers in parts)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))


def _topics() -> list[_Topic]:
    return [line for line in _lines() if line.words != (_ITEM,)]


def _items() -> list[tuple[int, ...]]:
    return [line.right for line in _lines() if line.words == (_ITEM,)]
