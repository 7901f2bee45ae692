"""Texts beside their keys that hold signs of YAML's, and were typed without quotation marks: where each begins and ends.

What a person wrote between two keys of the form is one text, whatever signs it holds. Told by the names of the keys alone,
so that neither ``{地址: 人民路1号, 2楼, 电话: 1}`` nor ``地址: [硚口区]集贤路`` loses a word.
"""

import re
from collections.abc import Iterator

from gipgen.named_tuple import NamedTuple
from gipgen.source.text_lines import Words

_ITEM = re.compile(r"(?:- +)?([^\s:：,，\[\]{}\"'#]{1,24}):[ \t]+")
_INNER = re.compile(r"[{,][ \t]*([^\s:：,，\[\]{}\"'#]{1,24}):[ \t]+")
_OPENING = frozenset("[{")
_LEFT_TO_OTHERS = frozenset(
    "\"'|>&*!%@`｜"
)  # how values begin that are quoted, stand below, or are told by their first sign
_FLOW_SIGNS = (",", "[", "]", "{", "}")
_GAP = " \t,，、;；。"  # what parts two items that ran together
_SECOND = re.compile(rf"(?<=[{_GAP}])([^\s:：,，、;；。\[\]{{}}\"'#]{{2,24}})[:：]")
_PIECE = re.compile(r"[ \t]*[^\s:]{1,24}:(?:[ \t]|\Z)")


class Unquoted(NamedTuple):
    """A text that needs quotation marks: its key, where it stands in its line, and the sign that asks for them."""

    key: str
    start: int
    text: str
    sign: str

    @property
    def quoted(self) -> str:
        """The text between marks of which it holds none; several telephone numbers between brackets without these."""
        if re.fullmatch(r"\[[0-9][-0-9 ,，、]*\]", self.text):
            return "、".join(each.strip() for each in re.split("[,，、]", self.text[1:-1]))
        mark = "'" if '"' in self.text or "\\" in self.text else '"'
        return f"{mark}{self.text}{mark}"


def unquoted(body: str, words: Words) -> Iterator[Unquoted]:
    """The texts of a line of structure that hold signs of YAML's; none where it cannot be told what was meant."""
    head = _ITEM.match(body)
    start = head.end() if head else len(body) - len(body.removeprefix("-").lstrip(" "))
    if body.startswith("{", start) and (head is None or head[1] not in words.texts):
        found = list(_between_braces(body, start, words))
    else:
        found = list(_beside(head, body, words)) if head else []
    yield from (each for each in found if not ({'"', "\\"} & set(each.text) and "'" in each.text))


def _beside(head: re.Match[str], body: str, words: Words) -> Iterator[Unquoted]:
    """A text on the line of its key."""
    text = body[head.end() :].rstrip()
    if head[1] not in words.texts or text[:1] in _LEFT_TO_OTHERS or " #" in text or not text:
        return
    if second_item(text, words.keys):
        return
    sign = text[0] if text[0] in _OPENING else _colon(text)
    if sign:
        yield Unquoted(head[1], head.end(), text, sign)


def _between_braces(body: str, start: int, words: Words) -> Iterator[Unquoted]:
    """Texts in a mapping on one line: each goes on up to the next key that stands beside its own in the form."""
    code = body.rstrip()
    keys = _own_keys(code, start, words)
    if not keys:
        return
    family = words.beside.get(keys[0][1], frozenset())
    ends = [*(match.start() for match in keys[1:]), len(code) - 1]
    for match, end in zip(keys, ends, strict=True):
        text = code[match.end() : end].rstrip()
        sign = next((sign for sign in _FLOW_SIGNS if sign in text), "") or _colon(text)
        if sign and match[1] in words.texts and text[0] not in _LEFT_TO_OTHERS and not _holds_items(text, family):
            yield Unquoted(match[1], match.end(), text, sign)


def _own_keys(code: str, start: int, words: Words) -> list[re.Match[str]]:
    """The keys of a mapping that begins there: its first one, and those that stand beside that in the form."""
    known = [match for match in _INNER.finditer(code, start) if match[1] in words.keys]
    if not known or known[0].start() != start or not code.endswith("}") or " #" in code:
        return []
    family = words.beside.get(known[0][1], frozenset())
    return [match for match in known if match[1] in family]


def second_item(text: str, keys: frozenset[str]) -> tuple[str, int, int] | None:
    """The key of another item in what follows a key on its line, where the gap before it begins, and where it does."""
    match = next((match for match in _SECOND.finditer(text) if match[1] in keys), None)
    return (match[1], len(text[: match.start()].rstrip(_GAP)), match.start()) if match else None


def _colon(text: str) -> str:
    return ": " if ": " in text else ":" * text.endswith(":")


def _holds_items(text: str, family: frozenset[str]) -> bool:
    """Whether a comma in a text parts it from another item, whose key is misspelt or lost its colon."""
    if second_item(text, family):
        return True
    return any(_PIECE.match(piece) or piece.lstrip().startswith(tuple(family)) for piece in text.split(",")[1:])
