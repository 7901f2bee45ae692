"""GIP711: words written twice: 审核审核, 的的, 可通过可以通过."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line, is_han
from gipgen.vocabulary.words import LANGUAGE
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
_LAWFUL = frozenset(LANGUAGE.lawfully_doubled)
_ENDLESS = frozenset(LANGUAGE.not_at_an_end)
_LONGEST, _HEAD = 24, 8  # characters: longer hits are quoted by their beginning and end
_NUMERALS = "一二三四五六七八九十逐"  # 一项一项, 逐条逐条


def check(case: Case) -> Iterator[Diagnostic]:
    text = "\n".join(passage.text for passage in case.passages)
    patterns = [pattern for pattern in doubled() if pattern.clue in text]
    for passage in case.passages:
        if not passage.is_prose:
            continue
        taken: list[tuple[int, int]] = []
        for pattern in patterns:
            if pattern.clue in passage.text:
                yield from _known(passage, pattern, taken)
        yield from _twice(passage, taken)


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
    """Two to eight Chinese characters that follow themselves."""
    for match in re.finditer(r"(\w{2,8})\1", passage.text):
        word = match[1]
        if not all(is_han(sign) for sign in word) or len(set(word)) == 1 or _is_taken(*match.span(), taken):
            continue
        if _is_lawful(match[0], passage.text[match.end() : match.end() + 1]) or (
            word[0] in _NUMERALS and len(word) == 2
        ):
            continue
        values = {
            "context": around(passage.text, *match.span()),
            "seen": quoted(passage.text, *match.span()),
            "wanted": word,
        }
        for line in by_line(passage, [Spot(*match.span())]):
            yield Diagnostic(PAGE.id, WARNING, TWICE, passage.path, values, offset=line.offset)


def _is_lawful(seen: str, behind: str) -> bool:
    """工作工作人员 may be, 公开工作工作， is not."""
    return seen in _LAWFUL and (seen not in _ENDLESS or not behind or behind not in "，。；、：,;")


def _is_taken(begin: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(left < end and begin < right for left, right in taken)


RULE = Rule(PAGE, check)
