"""GIP710: words that mean something else than the law's, and slips of the pen; the lists are data (gipgen/vocabulary)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, by_line
from gipgen.vocabulary.words import DUTIES, LANGUAGE, has
from gipgen.vocabulary.wrong_words import Term, listed

PAGE = Page(
    id="GIP710",
    severity=WARNING,
    title=Text("错误用语和错别字", "wrong terms and misspellings"),
    why=Text(
        "年度报告的用语以条例和国务院办公厅的文件为准：是“国家秘密”，不是“国家机密”；是“信息处理费”，不是“信息公开处理费”。"
        "常见的错别字（“不子公开”“行政法复议”）也在这里查。书名号里的文件名照原文，不查。"
        "本单位自己的用语可以写在 gipgen.toml 的 [terms] 里。",
        "Terms follow the law and the notices of the State Council's office. Common misspellings are told too. Titles in "
        "《》 are left alone. An agency's own terms belong into [terms] of gipgen.toml.",
    ),
    fix=Text("改成提示的用语；gipgen fmt --fix 可以改掉没有疑问的。", "Use the word that is proposed."),
    source="《政府信息公开条例》；国办函〔2020〕109号",
    checks=("OF-64", "OF-70", "OF-72"),
    good="除涉及国家秘密、商业秘密的以外，全部公开。",
    bad="除涉及国家机密、商业秘密的以外，全部公开。",
    confidence="A",
)
WRONG = Text("“{wrong}”应为“{right}”。{note}", "'{wrong}' should be '{right}'")
ASK = Text("“{wrong}”是不是“{right}”？{note}", "'{wrong}': is '{right}' meant?")
OMIT = Text("“{wrong}”是本单位 gipgen.toml 里不用的词，请删去或改写。", "'{wrong}' is not to be used (gipgen.toml)")
THOUGHT = Text(
    "“习近平新时代”后面应是“中国特色社会主义思想”，这里是“{seen}”。",
    "'习近平新时代' goes on with '中国特色社会主义思想'; here '{seen}'",
)
PINYIN = Text(
    "“{seen}”像是输入法里没有选字的拼音，请改成汉字。",
    "'{seen}' looks like what an input method left as letters: write the characters",
)
MANNER = Text("“{seen}”里的“的”应为“地”：后面是动作。", "'{seen}': 地, not 的, in front of what is done")
IN_CASES = Text("“{seen}”：申请按件计，请写成“{wanted}”。", "applications are counted in 件: '{wanted}', not '{seen}'")
_OF, _MANNERS, _DONE, _ENDED = "的", LANGUAGE.manners, LANGUAGE.deeds_in_a_manner, ("了", "到")
_WELL = ("好", "满")  # 较好的完成任务, and no 更好的完成率
_ACHIEVED, _NOUNS = ("完成", "做好", "落实"), "率度情效质，。"
_APPLIED, _COUNTED, _ITEM, _ENDS_COUNT = "申请", ("数量", "共计", "共"), "条", "，。；、！？）"
_NUMERALS, _DIGITS = "0123456789一二三四五六七八九十两零", 12  # characters of a number at most
_PINYIN = r"(?<=[\u4e00-\u9fff，。；：、])[a-z]{1,6}(?:'[a-z]{1,6}){1,8}(?![A-Za-z0-9'])"
_LONGEST_TITLE = 100  # characters
_STOPS = "，。；："
_THOUGHT = ("习近平新时代", "中国特色社会主义思想")


def check(case: Case) -> Iterator[Diagnostic]:
    text = text_of(case)
    # a term that is its own right word is the house's own: GIP712 asks nothing about it
    own = tuple(Term(wrong, right, bool(right), "") for wrong, right in case.settings.terms.items() if wrong != right)
    wanted = [*(term for term in own if term.wrong and term.wrong in text), *listed(text)]
    thought = text.count(_THOUGHT[0]) > text.count("".join(_THOUGHT))
    for passage in case.passages if "'" in text else ():
        yield from _letters(passage)
    for passage in case.passages:
        yield from _manners(passage)
        yield from _in_cases(passage)
    if wanted or thought:
        for passage in case.passages:
            yield from _passage(passage, wanted)
            yield from _thought(passage)


def _letters(passage: Passage) -> Iterator[Diagnostic]:
    for match in re.finditer(_PINYIN, passage.text):
        values = {"seen": match[0]}
        yield Diagnostic(PAGE.id, WARNING, PINYIN, passage.path, values, offset=passage.place(match.start()))


def _manners(passage: Passage) -> Iterator[Diagnostic]:
    """较好的完成了任务, 准确的发布到网站上: 地 in front of what is done, if 了, 到 or what it is done to shows that."""
    begin = 0
    for one, other in pairwise(passage.text.split(_OF)):
        begin += len(one)
        if one.endswith(_MANNERS) and other.startswith(_DONE) and _is_done(one, other):
            values = {"seen": quoted(passage.text, begin - 2, begin + 3)}
            for line in by_line(passage, [Spot(begin, begin + 1, "地")]):
                yield Diagnostic(PAGE.id, WARNING, MANNER, passage.path, values, offset=line.offset, fix=line.fix)
        begin += 1


def _is_done(manner: str, deed: str) -> bool:
    if deed[2:3] in _ENDED and deed[2:3]:
        return deed[2:4] not in ("了解", "到期")
    return manner.endswith(_WELL) and deed.startswith(_ACHIEVED) and deed[2:3] not in _NOUNS


def _in_cases(passage: Passage) -> Iterator[Diagnostic]:
    """收到申请3条: no 条 of the law, and no items of information."""
    text, at = passage.text, passage.text.find(_APPLIED)
    while at >= 0:
        first = at + len(_APPLIED)
        first += next((len(word) for word in _COUNTED if text.startswith(word, first)), 0)
        count = text[first : first + _DIGITS]
        end = first + len(count) - len(count.lstrip(_NUMERALS))
        if (
            end > first and text.startswith(_ITEM, end) and text[end + 1 : end + 2] in _ENDS_COUNT
        ):  # 申请两条渠道 goes on
            values = {"seen": quoted(text, at, end + 1), "wanted": f"{quoted(text, at, end)}件"}
            for line in by_line(passage, [Spot(end, end + 1, "件")]):
                yield Diagnostic(PAGE.id, WARNING, IN_CASES, passage.path, values, offset=line.offset, fix=line.fix)
        at = text.find(_APPLIED, end)


def _passage(passage: Passage, wanted: list[Term]) -> Iterator[Diagnostic]:
    taken: list[tuple[int, int]] = []
    for term in wanted:
        at = passage.text.find(term.wrong)
        while at >= 0:
            end = at + len(term.wrong)
            if not _is_right_after_all(passage.text, at, term) and not any(
                begin < end and at < last for begin, last in taken
            ):
                taken.append((at, end))
                yield from _found(passage, term, at)
            at = passage.text.find(term.wrong, end)


def _found(passage: Passage, term: Term, at: int) -> Iterator[Diagnostic]:
    text = OMIT if not term.right else WRONG if term.certain else ASK
    note = f"（{term.note}）" if term.note else ""
    values = {"wrong": term.wrong, "right": term.right, "note": note}
    spot = Spot(at, at + len(term.wrong), term.right if term.certain else None)
    for line in by_line(passage, [spot]):
        yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=line.offset, fix=line.fix)


def _is_right_after_all(text: str, at: int, term: Term) -> bool:
    """Whether the wrong word is a piece of the right one here, or of a title, which is quoted as it is."""
    if term.right and term.wrong in term.right:
        shift = term.right.index(term.wrong)
        if text[max(0, at - shift) : at - shift + len(term.right)] == term.right:
            return True
    if term.is_charged and has(DUTIES.fee_none, _clause(text, at, at + len(term.wrong))):
        return True
    if term.wrong.startswith("《"):
        return False
    begin = max(0, at - _LONGEST_TITLE)
    return text.rfind("《", begin, at) > text.rfind("》", begin, at)


def _clause(text: str, begin: int, end: int) -> str:
    """What stands round a word up to the next stops."""
    before = text[max(0, begin - _LONGEST_TITLE) : begin]
    behind = text[end : end + _LONGEST_TITLE]
    first = max(before.rfind(stop) for stop in _STOPS) + 1
    last = min((at for stop in _STOPS if (at := behind.find(stop)) >= 0), default=len(behind))
    return before[first:] + behind[:last]


def _thought(passage: Passage) -> Iterator[Diagnostic]:
    at = passage.text.find(_THOUGHT[0])
    while at >= 0:
        end = at + len(_THOUGHT[0])
        if not passage.text.startswith(_THOUGHT[1], end):
            seen = quoted(passage.text, end, end + len(_THOUGHT[1]))
            yield Diagnostic(PAGE.id, WARNING, THOUGHT, passage.path, {"seen": seen}, offset=passage.place(at))
        at = passage.text.find(_THOUGHT[0], end)


RULE = Rule(PAGE, check)
