"""Sentences made comparable: what stays when numbers, years and names are taken out of copied prose."""

import re
from collections.abc import Iterable, Iterator

from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.vocabulary.word_lists import has

_LEAST = 15  # characters; shorter sentences agree by chance
_NUMBER = r"\{\{[^{}]*\}\}|[0-9０-９][0-9０-９.,，%％]*"
_LEAD = r"\s*(?:第?[一二三四五六七八九十]+(?:是|[、，])|[（(][一二三四五六七八九十]+[)）]|\#[.、．])"
_ITEM = "[：:，,][一二三四五六七八九十]是"
_GENERAL = (  # the signs that one begins with, and what is written for it
    ("我本该", r"[我本该](?:局|委|办|镇|乡|区|县|市|州|省|厅|街道|中心|院|站|所|队|单位|机关|部门)", "我"),
    ("全", r"全(?:省|市|区|县|州|旗|镇|乡|街道|局)", "全"),
)
_PASSED_OVER = "*_#|“”\"'‘’《》（）()、，,：:；;。.！!？?"


class Sentence(NamedTuple):
    key: str  # comparable form
    text: str  # as printed
    passage: Passage
    position: int


def comparable_sentences(passages: Iterable[Passage], agency: str) -> Iterator[Sentence]:
    """The sentences that are long enough to be compared; ``agency`` and the places in its name are taken out."""
    names = _names(agency)
    for passage in passages:
        if passage.heading:
            continue
        for start, sentence in passage.sentences():
            for position, piece in _items(start, sentence):
                key = _key(piece, names)
                if len(key) >= _LEAST:
                    yield Sentence(key, piece.strip(), passage, position)


def _items(start: int, sentence: str) -> Iterator[tuple[int, str]]:
    """A sentence in pieces where it counts: ……以下工作：一是……，二是……."""
    cuts = [0]
    if "是" in sentence:
        cuts += [match.start() + 1 for match in re.finditer(_ITEM, sentence)]
    for begin, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True):
        yield start + begin, sentence[begin:end]


def _key(sentence: str, names: Iterable[str]) -> str:
    for name in names:
        if name in sentence:
            sentence = sentence.replace(name, "")
    text = re.sub(_NUMBER, "#", sentence)
    lead = re.match(_LEAD, text)
    text = text[lead.end() :] if lead else text
    for signs, pattern, instead in _GENERAL:
        if has(signs, text):
            text = re.sub(pattern, instead, text)
    for sign in _PASSED_OVER:
        text = text.replace(sign, "")
    return "".join(text.split())


def _names(agency: str) -> list[str]:
    """What an agency is called, the longest first: its name, ``淮安市`` and ``洪泽区`` of 淮安市洪泽区卫生健康局."""
    places = re.findall(r"[^省市区县州盟旗镇乡]{1,8}?[省市区县州盟旗镇乡](?!场|政|管|村|建)", agency)
    return sorted({agency, *places}, key=len, reverse=True)
