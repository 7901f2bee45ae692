"""Titles that a text cites, 《…》: whether one is that of a law or notice but for a character, and whether the article cited is in it."""

from collections.abc import Iterator
from functools import cache

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.known_titles import REPUBLIC, notices, titles
from gipgen.vocabulary.numerals import parse_chinese

_SHORTEST = 6  # characters of a title: shorter ones are near too many others
_ALWAYS = "政府信息公开条例"  # which nearly all reports cite
_ITS_ARTICLES = 56
_NUMERALS = "〇零一二三四五六七八九十百0123456789"
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


def meant(title: str) -> str:
    """The known title that this one is but for one character, or with its characters in another order; else nothing."""
    if len(title) < _SHORTEST or title == _ALWAYS or title in notices() or title in titles():
        return ""
    return next((known for known in _as_long(len(title)) if _is_near(title, known)), "")


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


def missing_article(text: str, each: Cited) -> tuple[int, int, int] | None:
    """Where behind a title an article is cited that the law has not, and how many it has."""
    at = each.end
    if text.startswith("（", at):
        at = text.find("）", at, at + _LONGEST_REMARK) + 1
    end = at + 1
    while text[end : end + 1] and text[end] in _NUMERALS:
        end += 1
    typed = text[at + 1 : end]
    if not (at and typed and text.startswith("第", at) and text.startswith("条", end)):
        return None
    number = int(typed) if typed.isdecimal() else parse_chinese(typed) or 0
    articles = _articles(each.title)
    return (at, end + 1, articles) if number > articles > 0 else None


def _articles(title: str) -> int:
    """How many articles a law has; 0 if that is not known."""
    return _ITS_ARTICLES if title == _ALWAYS else titles().get(title, 0)
