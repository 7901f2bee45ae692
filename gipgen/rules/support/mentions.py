"""What the prose says in numbers: sentences, and each number with the words around it.

A rule asks what a number is *of*: what stands right in front of it (行政处罚63条) or behind it (63条行政处罚信息). The words between two numbers
belong to one of them, so they are cut at stops and at the neighbouring numbers. What stands in 《 》 is a title and never counted.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from gipgen.findings.finding import Diagnostic, Offset, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.prose.quantities import Quantity, quantities
from gipgen.rules.support.form_names import speaks_of
from gipgen.rules.support.in_order import begins_with_a_year, nouns_in_order
from gipgen.rules.support.periods import is_since_then, leaves
from gipgen.rules.support.reading import asked_again, has
from gipgen.rules.support.rule import Case
from gipgen.rules.support.titles import blotted
from gipgen.vocabulary.words import APPLICATIONS, COUNTING, YEARS

STOPS = "，、；：。！？（）(),;:\n|"
STRONG = STOPS.replace("、", "")
MAX_MENTIONS = 3000  # of one report; real ones have some hundred at most
MAX_SENTENCE = 2000  # characters; what goes on longer is no sentence, and is read in pieces
MAX_HEADING = 32  # characters of a heading typed as a paragraph
_NUMBERS_OF_HEADINGS = "一二三四五六七八九十0123456789"
MAX_LEAD = 600  # characters in front of a number that are looked at
_FILLERS = COUNTING.fillers
_FILLERS_END = frozenset(filler[-1] for filler in _FILLERS)
JOINERS = COUNTING.joiners
_NOT_ONE = rf"(?:{'|'.join(COUNTING.none)})(?:曾|再|有|发生|收到|接到|接收到?|出现|产生|引发|发现|受理)?(?:过)?\s*$"
_PAST = COUNTING.comparing
_ASIDE = "[（(][^（）()]*[）)]"  # what is said in a bracket is of that number: 124件（含2023年结转5件）
_LAST_YEAR = YEARS.last_year
_CARRIED = 12  # characters behind 上年 in which 结转 makes it a number of this year
_TO = "至到-—–~～"


class Mention(NamedTuple):
    """A number in a sentence; all texts without blanks."""

    sentence: "Sentence"
    quantity: Quantity
    before: str  # back to the last stop or number
    run: str  # the same, but enumerations (、) are kept whole
    after: str  # up to the next stop or number
    lead: str  # the sentence before the number
    computed: bool  # looked up by {{ }}

    @property
    def noun(self) -> str:
        """``before`` without the little words between a noun and its number (共, 为, 总数 …)."""
        return strip_fillers(self.before)

    def earlier(self, year: int | None, known: Iterable[str] = ()) -> bool:
        """Whether the number is of another year, or a difference from it: not what the tables of this year count.

        ``known`` are names of what is counted, which may hold such a word themselves (地方标准).
        """
        compared = _compares(self.before) and speaks_of(_PAST, self.before, (*known, *COUNTING.not_comparing))
        return compared or leaves(self.before) or self.sentence.of_other_year(self.lead, year)

    def quote(self) -> str:
        """The words to show in a message: the number with what it is of."""
        words = ""
        text = self.sentence.text[: self.quantity.end - self.sentence.begin]
        for stops in (STOPS, STRONG, "。"):
            cut = max(text.rfind(stop, 0, self.quantity.begin - self.sentence.begin) for stop in stops)
            words = quoted(self.sentence.text, max(cut + 1, len(text) - 30), len(text)).strip()
            if len(words) > self.quantity.end - self.quantity.begin + 1:
                break
        return words

    def shown(self) -> str:
        """The number for a message: its digits, unless it is a piece of something private."""
        typed = self.sentence.passage.text[self.quantity.begin : self.quantity.end]
        shown = quoted(self.sentence.passage.text, self.quantity.begin, self.quantity.end)
        return self.quantity.digits if typed == shown else shown


class Sentence(NamedTuple):
    passage: Passage
    begin: int  # in passage.text
    text: str  # as in the passage; what stands in 《 》 is blotted out
    plain: str  # the same without blanks
    topic: str  # the headings above it, run-in ones too

    def of_other_year(self, lead: str, year: int | None) -> bool:
        """Whether the last year named in front is not the report's."""
        if year is not None and "以来" in lead and is_since_then(lead, year):
            return True
        if year is None or "年" not in lead:
            return False
        if _is_of_last_year(lead):
            return True
        return _last_year(said := re.sub(_ASIDE, "", lead) if has("（(", lead) else lead) not in (
            "",
            str(year),
        ) or _is_span(said)

    def place(self, words: str) -> Offset:
        """Where ``words`` (as they stand in ``plain``) begin in the file."""
        at = self.plain.find(words)
        kept = [index for index, sign in enumerate(self.text) if not sign.isspace()]
        return self.passage.place(self.begin + (kept[at] if 0 <= at < len(kept) else 0))


@lru_cache(maxsize=1024)
def _last_year(words: str) -> str:
    """The last year that is named; many rules ask it of the same words. (Without a pattern, which every start would compile.)"""
    for piece in reversed(words.split("年")[:-1]):
        if piece[-4:-2] == "20" and piece[-2:].isdecimal() and not piece[-5:-4].isdecimal():
            return piece[-4:]
    return ""


@lru_cache(maxsize=1024)
def _compares(words: str) -> bool:
    """Whether the words may speak of another year or of a difference; many rules ask it of the same ones."""
    return has(_PAST, words) and speaks_of(_PAST, words, COUNTING.not_comparing)


@lru_cache(maxsize=1024)
def _is_of_last_year(lead: str) -> bool:
    """Whether a clause in front begins with last year (上年本局收到申请9件), and none behind it with this one.

    上年结转1件 is a number of this year's table, and 较上年 compares.
    """
    at = max(lead.rfind(word) for word in _LAST_YEAR)
    if at < 0 or (at and lead[at - 1] not in STOPS):
        return False
    behind = lead[at:]
    is_else = has(APPLICATIONS.left_over, behind[:_CARRIED]) or has(YEARS.this_year, behind)
    return not is_else and _last_year(behind) == ""


@lru_cache(maxsize=1024)
def _is_span(words: str) -> bool:
    """Whether the last year that is named ends a span of years: 2021至2024年, 2021年—2024年."""
    text = squeeze(words)
    before = text[: text.rfind(f"{_last_year(words)}年")]
    first = before.rstrip(_TO)
    return len(first) < len(before) and first.removesuffix("年")[-4:].isdecimal()


def pieces(text: str, stops: str = STOPS) -> list[str]:
    """Cut a text at its stops; never empty."""
    for stop in stops:
        if stop in text:
            text = text.replace(stop, "\n")
    return text.split("\n")


def squeeze(text: str) -> str:
    """Without blanks; full-width brackets and digits stay as they are."""
    return "".join(text.split())


@lru_cache(maxsize=1024)
def strip_fillers(words: str) -> str:
    """Without the little words at the end: 收到申请共计 → 收到申请."""
    while words[-1:] in _FILLERS_END and words.endswith(_FILLERS):
        words = words[: -len(next(filler for filler in _FILLERS if words.endswith(filler)))]
    return words


def sentences(case: Case) -> tuple[Sentence, ...]:
    """The sentences of all prose of this report, in order."""
    return _sentences(case.passages)


def mentions(case: Case) -> tuple[Mention, ...]:
    """The numbers of all prose of this report, in order."""
    return _mentions(case.passages)


@asked_again
def _sentences(passages: tuple[Passage, ...]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    heading = section = ""
    for passage in passages:
        if passage.section != section:
            heading, section = "", passage.section
        if passage.heading:
            heading = passage.text
            continue
        heading = _typed_heading(passage) or heading
        found += _of_passage(passage, heading)
    return tuple(found)


def _typed_heading(passage: Passage) -> str:
    """The heading that a short paragraph with a number is."""
    text = passage.text
    return _run_in(passage.number + text) if len(text) <= MAX_HEADING and not has("。；：，", text) else ""


def _of_passage(passage: Passage, heading: str) -> Iterator[Sentence]:
    """The sentences of a paragraph that stands below a heading; it may begin with one of its own."""
    text = blotted(passage.text)
    topic, begin = heading, 0
    for piece in text.replace("。", "\n").replace("！", "\n").replace("？", "\n").split("\n"):
        end = begin + len(piece) + 1
        if piece.strip():
            topic = _run_in(piece if begin else passage.number + piece) or topic
            for at in range(begin, end, MAX_SENTENCE):
                part = text[at : min(end, at + MAX_SENTENCE)]
                yield Sentence(passage, at, part, squeeze(part), topic)
        begin = end


def _run_in(sentence: str) -> str:
    """A heading that begins a paragraph: （二）依申请公开情况，2. 平台建设。"""
    text = sentence.strip().lstrip("（(")
    if text[:1] not in _NUMBERS_OF_HEADINGS:
        return ""
    number = text[: next((at for at, sign in enumerate(text[:4]) if sign not in _NUMBERS_OF_HEADINGS), 4)]
    rest = text[len(number) :]
    return pieces(rest[1:32])[0].strip() if number and rest[:1] in ("）", ")", "、", ".", "．") else ""


@asked_again
def _mentions(passages: tuple[Passage, ...]) -> tuple[Mention, ...]:
    return tuple(islice((mention for sentence in _sentences(passages) for mention in _of(sentence)), MAX_MENTIONS))


def _of(sentence: Sentence) -> Iterator[Mention]:
    text = sentence.text
    found = list(quantities(text))
    ordered = nouns_in_order(text, found)
    for index, quantity in enumerate(found):
        previous = found[index - 1].end if index else 0
        following = found[index + 1].begin if index + 1 < len(found) else len(text)
        gap = text[previous : quantity.begin]
        noun, lead = ordered.get(index, ""), squeeze(text[max(0, quantity.begin - MAX_LEAD) : quantity.begin])
        if quantity.value == 1 and not quantity.vague and has(COUNTING.none, gap) and re.search(_NOT_ONE, gap):
            continue  # 未发生一起 says none
        yield Mention(
            sentence,
            quantity._replace(begin=sentence.begin + quantity.begin, end=sentence.begin + quantity.end),
            noun or _front(gap, STOPS, first=index == 0),
            noun or _front(gap, STRONG, first=index == 0),
            squeeze(pieces(text[quantity.end : following])[0]),
            f"{lead}，{noun}" if noun and begins_with_a_year(noun) else lead,
            sentence.passage.is_computed(sentence.begin + quantity.begin, sentence.begin + quantity.end),
        )


def _front(gap: str, stops: str, *, first: bool) -> str:
    """The words that belong to a number; the piece right behind the previous number may belong to that one."""
    found = [squeeze(piece) for piece in pieces(gap, STRONG if _denies(gap) else stops)]
    if not first and len(found) > 1:
        found = found[1:]
    while len(found) > 1 and not strip_fillers(found[-1]) and not _denies(found[-2]):
        found[-2:] = [found[-2] + found[-1]]
    front = found[-1]
    for joiner in JOINERS if not first else ():
        front = front.removeprefix(joiner)
    return front


def _denies(words: str) -> bool:
    return has(COUNTING.none, words) and has(COUNTING.none, words.replace("无法", ""))  # 无法提供 is a result


def finding(rule: str, severity: Severity, text: Text, mention: Mention, **values: object) -> Diagnostic:
    """A finding that points at the number."""
    passage = mention.sentence.passage
    common = {"quote": mention.quote(), "stated": mention.shown(), "unit": mention.quantity.unit}
    at = passage.place(mention.quantity.begin)
    return Diagnostic(rule, severity, text, passage.path, {**common, **values}, offset=at)
