"""What the words of a line say of whether a paragraph ends there."""

from gipgen.prose.typed_numbers import is_title, typed_number

_LONGEST_TITLE = 30  # characters
_ENDS = "。！？；：…!?;:"
SHOWN_ENDS = "↵¶⏎↲"  # how programs show the end of a line or paragraph, and copies bring it along
NOTES = "①②③④⑤⑥⑦⑧⑨⑩¹²³"  # behind a stop, numbers of footnotes
_CLOSERS = "”’》）】」』)]*\"'" + SHOWN_ENDS + NOTES
_PICTURES = "\U0001f000"  # the first of the small ones that telephones have, which GIP730 tells
_GOES_ON = ("，", ",", "、", "（", "(", "《", "“", "‘", "【", "〔", "[", "—")
_GOES_ON_WITH = tuple("，。；：、！？）》”’】〕」,.;!?)")
_COUNTED = frozenset("件条次个份项人篇期场年日元")
_LONGEST_LABEL, _LONGEST_ENTRY = 10, 40  # characters
_LONGEST_FRAGMENT = 6  # characters
_OF_DATE = "年月日-—/、.．)）" + " \t\u3000\xa0"  # … or of a number in front of a text
_NO_ENTRY = frozenset("，。；！？{}|\t")
_NO_PLAIN_TITLE = frozenset("，。；：！？,;:!?{}|\t")


def goes_on(above: str, below: str) -> bool:
    """Whether a sentence goes on between two lines by the signs that they end and begin with."""
    if above[-1:].isdecimal() and below[:1] in _COUNTED and below[1:2] in _GOES_ON_WITH:
        return True  # 公开86 ¶ 条，其中…
    return above.endswith(_GOES_ON) or is_cut_name(above) or below.startswith(_GOES_ON_WITH)


def width(text: str) -> int:
    """The columns that a text takes in an editor; Chinese characters count double."""
    return len(text) + sum(sign > "\u2e7f" for sign in text)


def is_ended(text: str) -> bool:
    if text.endswith("]"):  # the mark of a comment, which GIP730 tells
        text = text[: max(text.rfind("["), 0)]
    bare = text.rstrip(_CLOSERS)
    if bare[-1:] >= _PICTURES or bare[-1:] == "\ufe0f":  # in place of the stop, or behind it
        return True
    return bare.endswith(tuple(_ENDS)) or (bare[-1:] == "." and bare[-2:-1] > "\u2e7f")


def is_cut_name(text: str) -> bool:
    """Whether a line ends inside of the name of a document or of brackets: 《关于做好…"""
    return text.rfind("《") > text.rfind("》") or text.rfind("（") > text.rfind("）")


def is_uneven(text: str) -> bool:
    """Whether the words behind a number have parts of different lengths, as those of headings have not."""
    typed = typed_number(text.replace("**", ""))
    return typed is not None and not is_title(text.replace("**", "")[typed.length :])


def is_labelled(text: str) -> bool:
    """Whether a line is an entry of a list of names and values: 电话：0451-53523359, 1月：公开8条; or some with tabs between them."""
    if "\t" in text:
        return all(is_labelled(cell.strip()) for cell in text.split("\t") if cell.strip())
    label, _, value = text.replace(":", "：", 1).partition("：")
    return (
        0 < len(label) <= _LONGEST_LABEL and value != "" and len(text) <= _LONGEST_ENTRY and _NO_ENTRY.isdisjoint(text)
    )


def is_plain_title(text: str) -> bool:
    """Whether a line may be a heading without a number, a name, a word that stands for itself."""
    return len(text) <= _LONGEST_TITLE and _NO_PLAIN_TITLE.isdisjoint(text)


def is_quantity(text: str) -> bool:
    """Whether a line begins with a number that is no date: 12条，其中…, 3.2万件; few sentences do."""
    end = next((at for at, sign in enumerate(text) if not (sign.isdecimal() or sign == ".")), len(text))
    return 0 < end < len(text) and text[end] not in _OF_DATE and not is_plain_title(text)


def is_fragment(text: str) -> bool:
    """Whether a line is so short and without any stop that it may be the end of a title."""
    return 0 < len(text) <= _LONGEST_FRAGMENT and _NO_PLAIN_TITLE.isdisjoint(text) and text.isalpha()


def first_word(text: str) -> int:
    """The columns of what cannot be parted at the beginning of a line: a word or number, a character with its stops."""
    end = 0
    while end < len(text) and text[end].isascii() and not text[end].isspace():
        end += 1
    end = end or 1
    while end < len(text) and text[end] in _GOES_ON_WITH:
        end += 1
    return width(text[:end])
