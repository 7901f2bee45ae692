"""How a number changed since another time, as a sentence says it.

67条，比2023年（58条）增加9条，增长15.5% · 由上年的850条增至1020条，增长20% · 3646件，同比增长1.08%. The numbers of a sentence are
read in order: one of another year is what was *then*, one behind 增加 or 减少 is the difference, a percentage behind such
a word is the rate, and any other number is what is *now* and begins a new statement.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.change_tokens import DOWN, NET, THEN, UP, WAYS, Token, arrives, tokens
from gipgen.rules.support.mentions import Mention, Sentence, squeeze
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import APPLICATIONS, COUNTING

_ARRIVALS = (*COUNTING.became, *COUNTING.came_to)
_MOVE = 4  # characters in front of a number that tell which way it went
_MATTERS = COUNTING.matters_of_tables
_THAN = "|".join((*COUNTING.were_fewer, *COUNTING.were_more))
_OF_THEN = rf"{_THAN}|20\d\d年度?|上一?年度?|去年|同期|往年|[较比与由从同]|相比|[的（(]"
_OF_NOW = r"20\d\d年度?|本年度?|今年"
_COMPARING = tuple("较比由从")
_OF_NO_NOUN = r"20\d\d年度?|总?数量?|总?量|件数|总体|整体|同比|相|这[一个]|，"
_DEED = 2  # characters of a verb
_SHORTER = ("环比", "月", "季")  # than a year


class Change(NamedTuple):
    """Two numbers and how the one became the other."""

    now: Mention
    then: Mention | None = None
    by: Mention | None = None
    rose: bool = True
    rate: str = ""  # as typed; empty where none is told
    kind: str = ""  # %, 倍 or 个百分点
    end: int = 0  # in the sentence's text, of the words that tell it
    begin: int = -1  # of these words, where the rate stands in front of the number
    within: Decimal | None = None  # how far off the rate may be, where it is told in words
    ratio: bool = False  # 是上年的3倍: the rate is what that makes
    arrived: bool = False  # 增至1020条, 降到56件: the words in front of the number say which way it went

    @property
    def told(self) -> bool:
        return self.by is not None or self.rate != "" or self.arrived

    @property
    def tells(self) -> bool:
        """Whether anything is told of another time."""
        return self.told or self.then is not None

    @property
    def before(self) -> Decimal | None:
        """What it was: said, or what follows from the difference."""
        if self.then is not None:
            return self.then.quantity.value
        if self.by is None or not self.rate:
            return None
        difference = self.by.quantity.value
        return self.now.quantity.value + (-difference if self.rose else difference)

    @property
    def words(self) -> str:
        """What the sentence says of it, from the number on."""
        sentence = self.now.sentence
        begin = self.begin if self.begin >= 0 else self.now.quantity.begin - sentence.begin
        first = min(each.quantity.begin - sentence.begin for each in (self.now, self.then, self.by) if each)
        if first < begin:  # 从上年的40件降到47件
            front = sentence.text[:first]
            begin = max(front.rfind(stop) for stop in "，。；：、") + 1
        return squeeze(sentence.text[begin : self.end])

    @property
    def named(self) -> str:
        """The words beside the number that name what it counts; 复议由上年的4件增至6件 has them in front of what it was."""
        if self.by is not None and self.by.quantity.begin < self.now.quantity.begin and self.then is None:
            return self.by.before + self.now.before + self.now.after
        is_behind = self.then is not None and self.then.quantity.begin < self.now.quantity.begin
        front = (
            self.then.before if self.then is not None and is_behind and (self.arrived or self.names_it_before) else ""
        )
        return front + self.now.before + self.now.after

    @property
    def names_it_before(self) -> bool:
        """上年办理行政许可250件，本年办理280件: only the deed is said again."""
        if self.then is None or self.then.quantity.begin > self.now.quantity.begin:
            return False
        noun = self.now.noun
        deed = re.sub(_OF_NOW, "", noun) if "年" in noun else noun  # most need no pattern
        return 1 < len(deed) <= _DEED and re.sub(_OF_THEN, "", self.then.noun).lstrip("，").startswith(deed)

    def since(self, year: int | None) -> bool:
        """Whether it is told of the year before: a sentence may leave that number to last year's report."""
        words = self.words
        if year is None or has(_SHORTER, words):
            return False
        years = re.findall(r"20\d\d(?=年)", words)
        return all(each == str(year - 1) for each in years) and (years != [] or "同比" in words or has(THEN, words))

    def says_the_same_of_last_year(self, year: int | None) -> bool:
        """Whether what was then is said of last year, and of nothing but what is said of now."""
        if self.then is None or self.then.quantity.vague or year is None:
            return False
        words = self.then.before
        if not (f"{year - 1}年" in words or has(THEN, words)) or has(APPLICATIONS.carried, words + self.then.after):
            return False
        if self.arrived and self.then.quantity.begin < self.now.quantity.begin:
            return True  # named once, in front of both
        noun = re.sub(_OF_THEN, "", self.then.noun)
        if self.names_it_before:
            return True
        if noun.endswith("申请") and noun.startswith(APPLICATIONS.receiving):
            return True
        return noun in ("", self.now.noun[-len(noun) :], *APPLICATIONS.receiving, *APPLICATIONS.handling)

    def is_wrong(self, then: Decimal) -> bool:
        """Whether direction, difference or percentage are not those of the numbers; no rate is one of nothing."""
        now = self.now.quantity.value
        if now == then or not then:
            return False
        if (now > then) is not self.rose or self._differs_otherwise(then):
            return True
        rate = Decimal(self.rate or 0)
        return self.rate != "" and abs(self._rate_of(then) - rate) > (self.within or step(rate))

    def _differs_otherwise(self, then: Decimal) -> bool:
        """Whether the difference told is another; numbers in 万 were rounded, each by half of what its last digit stands for."""
        if self.by is None:
            return False
        every = (self.now, self.by, self.then)
        rounded = sum((each.quantity.step for each in every if each and each.quantity.step > 1), Decimal(0)) / 2
        return abs(abs(self.now.quantity.value - then) - self.by.quantity.value) > rounded

    def _rate_of(self, then: Decimal) -> Decimal:
        return abs(self.now.quantity.value - then) * (1 if self.kind == "倍" else 100) / then

    def values(self, then: Decimal) -> dict[str, object]:
        """For a message."""
        now = self.now.quantity.value
        digits = step(Decimal(self.rate)) if self.rate and not self.within else Decimal("0.1")
        in_times = self.kind == "倍" and self.within is None
        shown = abs(now - then) * (1 if in_times else 100) / then
        return {
            "now": f"{now.normalize():f}",
            "then": f"{then.normalize():f}",
            "difference": f"{abs(now - then).normalize():f}",
            "direction": "增长" if now > then else "下降",
            "percent": f"{shown.quantize(digits):f}{'倍' if in_times else '%'}",
            "times": f"{(now / then).quantize(Decimal('0.01')).normalize():f}",
        }


def may_tell(text: str, year: int | None) -> bool:
    """Whether a text can speak of a change, or of last year's number, at all; mostly it does not."""
    return (
        has(WAYS, text)
        or has(NET, text)
        or has("幅番", text)
        or has(_ARRIVALS, text)
        or has(THEN, text)
        or (year is not None and f"{year - 1}年" in text)
    )


def changes(sentence: Sentence, found: list[Mention], year: int | None) -> Iterator[Change]:
    """The changes that a sentence tells of its numbers."""
    return (change for change in _statements(tokens(sentence, found, year)) if change.tells)


def _statements(tokens: list[Token]) -> Iterator[Change]:
    """Each number of now with what the sentence goes on to say of it."""
    change: Change | None = None
    waiting: list[Token] = []  # what stands in front of its number: what was then and the difference, or a rate
    for token in tokens:
        if change and _is_said_again(change, token):
            change = _arriving(change, token)
        elif token.kind == "now" and token.mention:
            if change:
                yield change
            change, waiting = _arriving(_begin(token.mention, waiting), token), []
        elif change is None or _is_of_the_next(change, token):
            waiting = _waiting(waiting, token)
        elif _is_of_another(change.now, token):
            yield change
            change, waiting = None, [token]
        else:
            change = _go_on(change, token)
    if change:
        yield change


def _waiting(before: list[Token], token: Token) -> list[Token]:
    return [*before[:1], token] if token.kind == "by" else [token]


def _is_of_another(now: Mention, token: Token) -> bool:
    """收到申请86件，网上申请较上年的50件增加13件: what was then is said of a noun of its own."""
    then = token.mention
    if token.kind != "then" or then is None:
        return False
    at = min((at for word in _COMPARING if (at := then.before.find(word)) >= 0), default=0)
    noun = re.sub(_OF_NO_NOUN, "", then.before[:at])
    return len(noun) > 1 and noun not in now.before + now.after


def _is_of_the_next(change: Change, token: Token) -> bool:
    """Whether what was then is told of a number that comes behind it."""
    return token.kind == "then" and change.then is not None


def _is_said_again(change: Change, token: Token) -> bool:
    """处罚31件，由上年的40件下降到31件: the same number, once more behind what it was."""
    now = token.mention
    if token.kind != "now" or now is None or change.then is None or not arrives(now.before.removesuffix("了")):
        return False
    return (now.quantity.value, now.quantity.unit) == (change.now.quantity.value, change.now.quantity.unit)


def _arriving(change: Change, token: Token) -> Change:
    """With the direction that 增至 and 降到 tell of a number, where what it was stands in the sentence as well."""
    words = token.mention.before.removesuffix("了") if token.mention else ""
    rose, fell = has(UP, words[-_MOVE:]), has(DOWN, words[-_MOVE:])
    if change.then is None or change.told or rose is fell or not arrives(words):
        return change
    return change._replace(arrived=True, rose=rose, end=token.end)


def _begin(now: Mention, waiting: list[Token]) -> Change:
    """A statement about a number, with what stands in front of it that is of the same unit."""
    if waiting and waiting[0].kind == "rate":
        return _with_rate_ahead(Change(now), waiting[0])
    by = _alike(waiting[:1], "by", now)
    if by is not None and (now.before.endswith(("达到", "达")) or arrives(now.before)):
        end = now.quantity.end - now.sentence.begin  # 案件较上年增加5件，达到25件
        return Change(now, by=by, rose=waiting[0].rose, end=end)
    change = Change(now, _alike(waiting[:1], "then", now))
    by = _alike(waiting[1:], "by", now)
    if change.then is None or by is None or not (arrives(now.before) or now.before.endswith(("达到", "达"))):
        return change
    end = now.quantity.end - now.sentence.begin  # 由年初的4.2万人增加1.4万人，达到5.6万人
    return change._replace(by=by, rose=waiting[1].rose, end=end)


def _alike(tokens: list[Token], kind: str, now: Mention) -> Mention | None:
    """The number of a token of this kind, if it is of the unit of the number now."""
    found = tokens[0].mention if tokens and tokens[0].kind == kind else None
    return found if found is not None and found.quantity.unit == now.quantity.unit else None


def _with_rate_ahead(change: Change, rate: Token) -> Change:
    """申请数量比上年下降24.59%，本年新收41件: only where both name the same matter, and the number is of the next clause."""
    sentence, now = change.now.sentence, change.now
    front = sentence.text[: rate.begin]
    clause = front[max(front.rfind(stop) for stop in "，。；：") + 1 :]
    behind = sentence.text[rate.end : now.quantity.begin - sentence.begin].lstrip("，, ")
    named = now.before + now.after
    same = any(word in clause and word in named for word in _MATTERS)
    received = "申请" in clause and now.noun.endswith(APPLICATIONS.receiving)
    bare = "申请" in clause and now.noun == ""
    if change.then is not None or not (same or received or bare) or has("，。；", behind):
        return change
    end = now.quantity.end - sentence.begin
    return change._replace(rate=rate.rate, kind=rate.unit, rose=rate.rose, begin=len(front) - len(clause), end=end)


def _go_on(change: Change, token: Token) -> Change:
    mention = token.mention
    if mention and mention.quantity.unit != change.now.quantity.unit:
        return change
    if token.kind == "then":
        if change.told and has("；;", change.now.sentence.text[change.end : token.begin]):
            return change  # 23件，比上年减少4件；加上2021年结转的2件，共25件
        return _beside(change._replace(then=mention), token)
    if change.told and token.rose is not change.rose:
        return change
    if token.kind == "by" and change.by is None:
        return change._replace(by=mention, rose=token.rose, end=token.end)
    if token.kind == "rate" and not change.rate:
        told = change._replace(rate=token.rate, kind=token.unit, rose=token.rose, end=token.end)
        return told._replace(within=token.within, ratio=token.ratio)
    return change


def _beside(change: Change, token: Token) -> Change:
    """215件，少于上年的188件: which of the two is more is said in front of what was."""
    words = token.mention.before if token.mention else ""
    fewer, more = words.startswith(COUNTING.were_fewer), words.startswith(COUNTING.were_more)
    if change.told or fewer is more:
        return change
    return change._replace(arrived=True, rose=more, end=token.end)


def step(number: Decimal) -> Decimal:
    """What the last digit of a number stands for."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent))
