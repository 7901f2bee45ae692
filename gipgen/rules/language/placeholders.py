"""GIP731: places that were to be filled in: XX, ××, □, ____, 待补充."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from gipgen.findings.finding import WARNING, Diagnostic, Page, Path
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Field
from gipgen.prose.unprinted import STARRED
from gipgen.rules.support.nothing_said import says_nothing
from gipgen.rules.support.reading import has, met
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line, is_han
from gipgen.vocabulary.word_lists import Words
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP731",
    severity=WARNING,
    title=Text("没有填的空", "blanks that were not filled in"),
    why=Text(
        "范文和去年的稿子里常有 XX、××、□、____、“待补充”，要换成实际的内容。还不知道的数，正文里写 待填，检查时会列出来。",
        "Model texts have blanks (XX, ××, □, ____, 待补充) that must be replaced by what really happened.",
    ),
    fix=Text("换成实际的内容，或删去这一句。", "Replace it, or delete the sentence."),
    checks=("OF-11", "OF-77"),
    good="公开信息98条。",
    bad="公开信息XX条。",
    confidence="B",
)
FOUND = Text(
    "“{context}”里的“{seen}”像是还没有填的空，请换成实际的内容。",
    "'{seen}' in '{context}' looks like a blank to fill in",
)
ENTRY = Text(
    "“{key}”写的是“{seen}”，等于没有填，会照这样印出来。请写实际的内容；没有的，删去“{key}”。",
    "'{key}' says '{seen}', which is nothing, and would be printed; fill it in, or delete '{key}'",
)
NEEDED = Text(
    "“{key}”写的是“{seen}”，等于没有填，会照这样印出来。请写实际的内容；还不知道的，写 待填。",
    "'{key}' says '{seen}', which is nothing, and would be printed; fill it in, or write 待填",
)
_SIGNS = (*LANGUAGE.blanks, "  ", "\u3000\u3000")
_IN_FIELDS = ("XX", "xx", "ＸＸ", "××", "○○", "〇〇", "__", "□")  # of them, in a name or an address


def check(case: Case) -> Iterator[Diagnostic]:
    form = case.report.form
    yield from _in_fields((*form.head, *form.tail), case.data, ())
    (signs,) = met(case, _SIGNS)
    for passage in case.passages:
        text = passage.text
        if "___" in text and text.strip("_ "):
            spots = [Spot(*match.span()) for match in re.finditer(r"_{3,}", text)]
            for line in by_line(passage, spots):
                first = line.spots[0].begin
                values = {"seen": "____", "context": around(text, first, first + 3)}
                yield Diagnostic(PAGE.id, WARNING, FOUND, passage.path, values, offset=line.offset)
        if not passage.is_prose or not _may_have_blanks(text, signs):
            continue
        starred = _emphasis(text)
        for match in _blanks(text):
            if _is_anonymous(text, match) or match.start() in starred:
                continue
            values = {"seen": match[0], "context": around(text, *match.span())}
            yield Diagnostic(PAGE.id, WARNING, FOUND, passage.path, values, offset=passage.place(match.start()))


def _may_have_blanks(text: str, signs: Words) -> bool:
    return (has(signs, text) or _has_choice(text)) and bool(text.strip("* "))


def _has_choice(text: str) -> bool:
    """Whether words stand on both sides of a bar, as in 未发生/发生, and not in an address."""
    choices = text.replace("／", "/").split("/")
    return any(is_han(one[-1:]) and is_han(other[:1]) for one, other in pairwise(choices))


def _in_fields(fields: Iterable[Field], values: Mapping[str, Any], above: Path) -> Iterator[Diagnostic]:
    """Names, addresses and numbers that say nothing."""
    for field in fields:
        value = values.get(field.key)
        path = (*above, field.key)
        if field.kind == "map" and isinstance(value, dict):
            yield from _in_fields(field.fields, value, path)
        elif field.kind in ("text", "prose") and says_nothing(value):
            text = NEEDED if field.required else ENTRY
            yield Diagnostic(PAGE.id, WARNING, text, path, {"seen": str(value).strip(), "key": field.key})
        elif above and field.kind == "text" and isinstance(value, str) and has(_IN_FIELDS, value):
            match = next(_blanks(value), None)
            if match:
                yield Diagnostic(PAGE.id, WARNING, FOUND, path, {"seen": match[0], "context": quoted(value)})


def _blanks(text: str) -> Iterator[re.Match[str]]:
    from gipgen.rules.support.blank_signs import blanks  # noqa: PLC0415  few reports have a sign of one

    return blanks(text)


def _emphasis(text: str) -> frozenset[int]:
    """Where stars stand around words, as Markdown's do (***重点***), which GIP230 tells."""
    found = re.finditer(STARRED, text) if "***" in text else ()
    return frozenset(place for match in found for place in range(*match.span()))


def _is_anonymous(text: str, blank: re.Match[str]) -> bool:
    """Whether a name or a number was hidden on purpose: 申请人张××, 李XX, 138****1234; words (此处填写) hide nothing."""
    position = blank.start()
    if is_han(blank[0][0]):
        return False
    before = text[max(0, position - 4) : position]
    if before[-1:].isdecimal() and text[position:].lstrip("*")[:1].isdecimal():
        return True
    return any(role in before for role in ("人", "告", "某")) or before[-1:] in LANGUAGE.common_surnames


RULE = Rule(PAGE, check)
