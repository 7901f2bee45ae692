"""GIP722: stops that stand side by side (。。 ，。 、，), where one of them is left over."""

import re
from collections.abc import Iterable, Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import met, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line
from gipgen.vocabulary.word_lists import Words
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP722",
    severity=WARNING,
    title=Text("标点重复", "stops side by side"),
    why=Text(
        "两个点号连在一起（“。。”“，。”），一定有一个是多余的，或者中间漏了字，请核对。",
        "Of two stops side by side one is left over, or words between them are lost.",
    ),
    fix=Text("删去多余的一个；两个不同的，看看中间是不是漏了字。", "Delete one; if they differ, look for lost words."),
    source="GB/T 15834—2011 《标点符号用法》",
    checks=("OF-74",),
    good="公开面达100%。内容涉及多个方面",
    bad="公开面达100%。。内容涉及多个方面。",
    confidence="A",
)
TWICE = Text("“{context}”里的“{seen}”重复了，请留一个“{wanted}”。", "'{seen}' in '{context}': one '{wanted}' is enough")
SIDE_BY_SIDE = Text(
    "“{context}”里的“{seen}”连在一起，有一个是多余的，或者中间漏了字，请核对。",
    "'{seen}' in '{context}': one of them is left over, or words between them are lost",
)
JOINED = Text(
    "“{context}”里“、”后面又有“{seen}”，两个只留一个：请删去“、”。",
    "'、' in front of '{seen}' in '{context}': delete one of them",
)
_STOPS = "，。；：、！？"
_MARKS = _STOPS + ",;:."
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"), ("【", "】"))
_EDGES = ("、）", "，）", "；）", "（、", "（，", "（；", "、”", "“、", "“，", "、》", "《、", "“”", "《》")
_LAWFUL = ("？！", "！？", "！！", "！！！", "？？", "？？？")


_JOINERS = LANGUAGE.joiners
_OTHER_WORDS = LANGUAGE.begin_like_joiners


def check(case: Case) -> Iterator[Diagnostic]:
    text = text_of(case)
    in_a_row = _has_two_in_a_row(text)
    (edges,) = met(case, _EDGES)
    pairs = [pair for pair in _PAIRS if pair[0] * 2 in text]
    for passage in case.passages:
        if not passage.is_prose:
            continue
        if "、" in passage.text:
            yield from _before_joiners(passage)
        if in_a_row:
            yield from _in_a_row(passage)
        yield from _brackets(passage, pairs)
        yield from _at_edges(passage, edges)


def _has_two_in_a_row(text: str) -> bool:
    """Whether a text has two marks side by side: sooner said than the pattern is compiled that finds them."""
    for sign in _MARKS:
        text = text.replace(sign, ",")
    return ",," in text


def _in_a_row(passage: Passage) -> Iterator[Diagnostic]:
    for match in re.finditer(f"[{_MARKS}]{{2,}}", passage.text):
        seen = match[0]
        if _is_code(passage.text, match.start()):
            continue  # &nbsp;，: GIP730 tells
        if seen in _LAWFUL or not any(sign in _STOPS for sign in seen):
            continue
        same = len(set(seen)) == 1
        spot = Spot(match.start(), match.end(), seen[0] if same else None)
        values = {"context": around(passage.text, *match.span()), "seen": seen, "wanted": seen[0]}
        for line in by_line(passage, [spot]):
            text = TWICE if same else SIDE_BY_SIDE
            yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=line.offset, fix=line.fix)


def _is_code(text: str, at: int) -> bool:
    return text[at] == ";" and re.search(r"&#?[a-zA-Z0-9]{2,8}\Z", text[max(0, at - 10) : at]) is not None


def _is_name(text: str) -> bool:
    """Whether a path of keys stands there, with brackets for braces, as GIP221 tells."""
    return "." in text and text.strip().replace(".", "").isalnum()


def _brackets(passage: Passage, pairs: Iterable[tuple[str, str]]) -> Iterator[Diagnostic]:
    """（（…））: brackets, quotation marks or title marks that were typed twice on both sides."""
    text = passage.text
    for opening, closing in pairs:
        begin = text.find(opening * 2)
        end = text.find(closing * 2, begin) if begin >= 0 else -1
        inner = text[begin + 2 : end]
        if end < 0 or not inner or opening in inner or closing in inner or _is_name(inner):
            continue
        spots = [Spot(begin, begin + 1, ""), Spot(end, end + 1, "")]
        values = {"context": around(text, begin, begin + 2), "seen": opening * 2, "wanted": opening}
        for line in by_line(passage, spots):
            yield Diagnostic(PAGE.id, WARNING, TWICE, passage.path, values, offset=line.offset, fix=line.fix)


def _at_edges(passage: Passage, edges: Words) -> Iterator[Diagnostic]:
    """（公告、通知、）: a comma that parts nothing, as behind it a bracket ends or in front of it one begins."""
    for seen in edges:
        at = passage.text.find(seen)
        if at >= 0:
            values = {"context": around(passage.text, at, at + 2), "seen": seen}
            yield Diagnostic(PAGE.id, WARNING, SIDE_BY_SIDE, passage.path, values, offset=passage.place(at))


def _before_joiners(passage: Passage) -> Iterator[Diagnostic]:
    """公告、通知、和动态, 公告、通知、等: an enumeration comma where a word joins, or the list has ended."""
    text = passage.text
    for word in _JOINERS:
        at = text.find(f"、{word}")
        while at >= 0:
            if not text.startswith(_OTHER_WORDS, at + 1):
                values = {"context": around(text, at, at + 2), "seen": word}
                for line in by_line(passage, [Spot(at, at + 1, "")]):
                    yield Diagnostic(PAGE.id, WARNING, JOINED, passage.path, values, offset=line.offset, fix=line.fix)
            at = text.find(f"、{word}", at + 1)


RULE = Rule(PAGE, check)
