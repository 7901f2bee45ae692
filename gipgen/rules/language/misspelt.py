"""GIP712: characters that sound or look like those that stand there usually; asked, never asserted (docs/decisions/0043)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line, is_han
from gipgen.vocabulary.words import LANGUAGE
from gipgen.vocabulary.wrong_words import listed

if TYPE_CHECKING:
    from gipgen.spelling.repairs import Doubt  # not with --no-questions

PAGE = Page(
    id="GIP712",
    severity=INFO,
    title=Text("疑似错别字", "perhaps a misspelling"),
    why=Text(
        "这里的字很少这样连用，换成读音相近、字形相近的字，或者把相邻两字调过来，就是法规和年报里常见的写法。这是按统计提的疑问，约有三分之二不是错字："
        '新词、地名、简称常被问到，看过不用改的不必理会。本单位自己的词写进 gipgen.toml 的 [terms]（"赋能" = "赋能"）就不再问；'
        '整条不看：[rules] 里写 GIP712 = "off"，或者 gipgen check --no-questions。',
        "These characters hardly ever stand together, while others that sound or look like them, or the same two the other way "
        "round, do. It is a question from statistics, and two of three are about new words, names and short forms.",
    ),
    fix=Text("看一看：是错字就改，不是就不用管。", "Look at it: mend it, or leave it as it is."),
    checks=("OF-71",),
    good="本年度规范依申请公开办理流程。",
    bad="本年度规范依申请公开办离流程。",
    confidence="C",
)
ASK = Text("请核对：“{context}”里的“{seen}”疑为“{wanted}”？", "'{context}': is '{seen}' perhaps '{wanted}'?")
LOST = Text(
    "请核对：“{context}”里像是漏了“{lost}”字，疑为“{wanted}”？",
    "'{context}': is '{lost}' perhaps missing, for '{wanted}'?",
)
LETTERS = Text(
    "请核对：“{context}”里的“{seen}”像是没有转成汉字的拼音？",
    "'{context}': is '{seen}' perhaps what was typed for Chinese characters?",
)
_CONTEXT = 6  # characters on either side that a message quotes
_PLACES = frozenset(LANGUAGE.ranks)
_EVERYDAY = list(LANGUAGE.everyday)
_SHORT = frozenset(LANGUAGE.short_words)
_CONTACT = LANGUAGE.contact
_NOUNS_TOO = LANGUAGE.units_of_cases  # 依申请公开件: behind what they are of no other character is lost
_REACH = 40  # characters behind the word 地址 that may be one
_WORD = 4  # characters of a word that a message shows, and of one that the report writes elsewhere
_SHORTEST = 2  # characters: names of the form that are longer are no everyday words
_IN_FRONT = 2  # of these, in front of the character behind which one is lost


class _Known(NamedTuple):
    """What a report says elsewhere, and who says it."""

    text: str  # of the whole report …
    last: str  # … and of last year's
    agency: str
    words: list[str]  # the agency's own, and those that GIP710 speaks of
    form: Form


def check(case: Case) -> Iterator[Diagnostic]:
    from gipgen.spelling.repairs import doubts  # noqa: PLC0415  not with --no-questions

    text = text_of(case)
    own = [right for right in case.settings.terms.values() if right]
    known = _Known(
        text, _last_year(case), case.report.agency, own + [term.wrong for term in listed(text)], case.report.form
    )
    for passage in case.passages:
        if passage.is_prose:
            for doubt in _likeliest(known, passage.text, doubts(passage.text)):
                if not _is_meant(known, passage.text, doubt) and not _is_said(known, passage.text, doubt):
                    yield from _asked(passage, doubt)
    if text != text.upper():  # else nothing is in small letters
        for passage in case.passages:
            yield from _of_letters(passage)


def _of_letters(passage: Passage) -> Iterator[Diagnostic]:
    """What was typed for characters, and stayed."""
    from gipgen.rules.support.unconverted import unconverted  # noqa: PLC0415  few reports have small letters

    for begin, end in unconverted(passage.text):
        values = {"context": around(passage.text, begin, end), "seen": quoted(passage.text, begin, end), "wanted": ""}
        yield Diagnostic(PAGE.id, INFO, LETTERS, passage.path, values, offset=passage.place(begin))


def _is_meant(known: _Known, text: str, doubt: "Doubt") -> bool:
    """Whether a name may stand here, or what the report or last year's says more than once."""
    begin, end = doubt.begin, doubt.end
    if _is_whole(text, begin, end) if doubt.is_lost else doubt.wanted in _PLACES and text[begin:end] in _PLACES:
        return True
    pieces = _around_gap if doubt.is_lost else _pieces
    if any(pair in known.agency for pair in pieces(text, begin, end, 2)) or _is_contact(text, begin):
        return True
    return any(_is_twice(known.text, three) or three in known.last for three in pieces(text, begin, end, 3))


def _likeliest(known: _Known, text: str, found: "tuple[Doubt, ...]") -> Iterator["Doubt"]:
    """The likeliest of each place; of signs that may be lost one that the report writes there elsewhere."""
    written = [doubt for doubt in found if doubt.is_lost and _is_written(known, text, doubt)]
    likely = [doubt for doubt in found if doubt.is_likely]
    taken: set[int] = set()
    for doubt in sorted(written, key=_rank) + sorted(likely, key=_rank):
        if doubt.begin not in taken:
            taken.add(doubt.begin)
            yield doubt


def _rank(doubt: "Doubt") -> float:
    return -doubt.rank


def _is_written(known: _Known, text: str, doubt: "Doubt") -> bool:
    """Whether the report, or last year's, writes elsewhere what is lost here: 信息公， beside 信息公开."""
    written = text[max(0, doubt.begin - _IN_FRONT) : doubt.begin] + doubt.wanted
    is_word = len(written) == _WORD and all(map(is_han, written))
    return is_word and (written in known.text or written in known.last)


def _is_whole(text: str, begin: int, end: int) -> bool:
    """Whether nothing is lost behind a place: a short word, in front of what is counted, words as long as those beside them."""
    return text[begin:end] in _SHORT or text.startswith(_NOUNS_TOO, end) or _is_of_equals(text, begin)


def _is_of_equals(text: str, at: int) -> bool:
    """Whether the words around a place are as long as their neighbours, and made alike: 抓落实、促规范、优服务."""
    begin = at
    while begin and is_han(text[begin - 1]):
        begin -= 1
    end = at + 1
    while is_han(text[end : end + 1]):
        end += 1
    return end - begin <= _WORD and any(
        len(piece) == end - begin and all(map(is_han, piece)) and not is_han(beside)
        for stop, piece, beside in (
            (
                text[begin - 1 : begin],
                text[2 * begin - end - 1 : begin - 1],
                text[2 * begin - end - 2 : 2 * begin - end - 1],
            ),
            (text[end : end + 1], text[end + 1 : 2 * end - begin + 1], text[2 * end - begin + 1 : 2 * end - begin + 2]),
        )
        if stop in ("、", "，")
    )


def _around_gap(text: str, begin: int, end: int, length: int) -> Iterator[str]:
    """The stretches of so many Chinese characters with a part on either side of where a character may be missing."""
    for first in range(max(0, end - length + 1), begin + 1):
        piece = text[first : first + length]
        if len(piece) == length and all(map(is_han, piece)):
            yield piece


def _is_twice(text: str, piece: str) -> bool:
    return text.find(piece, text.find(piece) + 1) >= 0


def _is_said(known: _Known, text: str, doubt: "Doubt") -> bool:
    """Whether another rule speaks of this place, or gipgen.toml says that it is right."""
    if _is_doubled(text, doubt.begin, doubt.end) or _overlaps(text, doubt.begin, doubt.end, known.words):
        return True
    if _overlaps(text, doubt.begin, doubt.end, _EVERYDAY):
        return True
    return _overlaps(text, doubt.begin, doubt.end, _of_the_form(known.form))


def _of_the_form(form: Form) -> list[str]:
    """What the form itself says: 未审结 is a row's name, and nothing is lost behind it."""
    names = [(row.key, *row.words) for row in form.rows.values()]
    names += [(column.key, column.label, *column.words) for row in form.columns.values() for column in row]
    return [name for each in names for name in each if len(name) > _SHORTEST]


def _last_year(case: Case) -> str:
    if case.previous is None:
        return ""
    return "\n".join(filter(None, (*case.previous.texts.values(), case.previous.fields["preface"])))


def _pieces(text: str, begin: int, end: int, length: int) -> Iterator[str]:
    """The stretches of so many Chinese characters that have a part in a place."""
    for first in range(max(0, begin - length + 1), end):
        piece = text[first : first + length]
        if len(piece) == length and all(map(is_han, piece)):
            yield piece


def _is_doubled(text: str, begin: int, end: int) -> bool:
    """Whether the place is a part of a word that stands twice: GIP711 says that."""
    return any(
        text[first : first + size] == text[first + size : first + 2 * size]
        for size in range(2, _WORD + 1)
        for first in range(max(0, begin - 2 * size + 1), end)
        if first + 2 * size <= len(text)
    )


def _is_contact(text: str, at: int) -> bool:
    """Whether an address or a person may stand here."""
    before = text[max(0, at - _REACH) : at]
    sentence = before[before.rfind("。") + 1 :]
    return any(word in sentence for word in _CONTACT)


def _overlaps(text: str, begin: int, end: int, words: list[str]) -> bool:
    """Whether the place is a part of one of these words."""
    for word in words:
        at = text.find(word, max(0, begin - len(word)), end + len(word))
        if word and 0 <= at < end and at + len(word) > begin:
            return True
    return False


def _asked(passage: Passage, doubt: "Doubt") -> Iterator[Diagnostic]:
    text, begin, end = passage.text, doubt.begin, doubt.end
    repaired = text[:begin] + doubt.wanted + text[end:]
    first, last = _word_at(repaired, begin + doubt.is_lost, end + doubt.is_lost)
    values = {
        "context": quoted(text, max(0, begin - _CONTEXT), min(len(text), end + _CONTEXT)),
        "seen": quoted(text, first, last - len(repaired) + len(text)),
        "wanted": quoted(repaired, first, last),
        "lost": doubt.wanted[-1] if doubt.is_lost else "",
    }
    for line in by_line(passage, [Spot(begin, end)]):
        yield Diagnostic(PAGE.id, INFO, LOST if doubt.is_lost else ASK, passage.path, values, offset=line.offset)


def _word_at(text: str, begin: int, end: int) -> tuple[int, int]:
    """The word that a place is a part of, the longest; where there is none, the place with what stands beside it."""
    from gipgen.spelling.borders import is_word  # noqa: PLC0415  for a question only

    for length in range(_WORD, end - begin, -1):
        for first in range(max(0, end - length), begin + 1):
            if len(text) >= first + length and is_word(text[first : first + length]):
                return first, first + length
    first = begin - 1 if is_han(text[max(0, begin - 1) : begin]) else begin
    return first, end + 1 if is_han(text[end : end + 1]) else end


RULE = Rule(PAGE, check, is_question=True)
