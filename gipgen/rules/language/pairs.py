"""GIP721: brackets, quotation marks and title marks that are opened and not closed, or closed and never opened."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import around
from gipgen.vocabulary.numerals import ORDINALS

PAGE = Page(
    id="GIP721",
    severity=WARNING,
    title=Text("括号、引号、书名号不成对", "unpaired brackets or quotation marks"),
    why=Text(
        "括号、引号、书名号要成对。缺一半时读者不知道引用或注释到哪里为止，多半是删改时漏掉的。",
        "Brackets, quotation marks and title marks come in pairs; a single one is usually left over from editing.",
    ),
    fix=Text("补上缺的一半，或删去多的一半。", "Add the missing half, or delete the one left over."),
    source="GB/T 15834—2011 《标点符号用法》",
    checks=("OF-74",),
    good="通过“一网通办”平台（见附件）公开。",
    bad="通过“一网通办平台（见附件）公开。",
    confidence="A",
)
UNCLOSED = Text(
    "“{context}”里的 {sign} 没有配对的 {wanted}。",
    "{sign} in '{context}' is never closed by {wanted}",
)
UNOPENED = Text(
    "“{context}”里的 {sign} 前面没有配对的 {wanted}。",
    "{sign} in '{context}' was never opened by {wanted}",
)
_OPENING = {"（": "）", "(": "）", "《": "》", "〈": "〉", "“": "”", "【": "】", "〔": "〕", "「": "」"}
_CLOSING = {"）": "（", ")": "（", "》": "《", "〉": "〈", "”": "“", "】": "【", "〕": "〔", "」": "「"}
_MOST = 5  # of one paragraph: after the first few the rest follow from them


def check(case: Case) -> Iterator[Diagnostic]:
    for passage in case.passages:
        text = passage.text
        if not passage.is_prose or not _may_be_wrong(text):
            continue
        for number, (place, wanted) in enumerate(_unpaired(text)):
            if number == _MOST:
                break
            if passage.is_computed(place, place + 1):
                continue
            values = {"context": around(text, place, place + 1), "sign": text[place], "wanted": wanted}
            message = UNCLOSED if text[place] in _OPENING else UNOPENED
            yield Diagnostic(PAGE.id, WARNING, message, passage.path, values, offset=passage.place(place))


def _may_be_wrong(text: str) -> bool:
    """Whether the marks differ in number or order; most paragraphs are seen to be right without a walk through them."""
    for opening, closing in ("（）", "“”", "《》", "〈〉", "【】", "〔〕", "「」", "()"):
        if text.count(opening) != text.count(closing):
            return True
        if opening in text and text.find(closing) < text.find(opening):
            return True
    return False


def _unpaired(text: str) -> list[tuple[int, str]]:
    """Places of single marks, and what each lacks. Half and full width close each other here; GIP720 minds that."""
    open_: list[tuple[int, str]] = []
    waiting = dict.fromkeys(_OPENING.values(), 0)
    single: list[tuple[int, str]] = []
    for position, sign in enumerate(text):
        if sign in _OPENING:
            open_.append((position, _OPENING[sign]))
            waiting[_OPENING[sign]] += 1
        elif sign in _CLOSING:
            kind = _OPENING[_CLOSING[sign]]
            if waiting[kind]:
                while open_[-1][1] != kind:
                    place, other = open_.pop()
                    waiting[other] -= 1
                    single.append((place, other))
                open_.pop()
                waiting[kind] -= 1
            elif not _is_item(text, position):
                single.append((position, _CLOSING[sign]))
    return sorted(single + open_)


def _is_item(text: str, position: int) -> bool:
    """Whether the bracket belongs to the number of an item: 1）"""
    if text[position] not in "）)":
        return False
    begin = position
    while begin and position - begin < 3 and (text[begin - 1].isdecimal() or text[begin - 1] in ORDINALS):
        begin -= 1
    return begin < position and (begin == 0 or text[begin - 1] in "，。；：、 ")


RULE = Rule(PAGE, check)
