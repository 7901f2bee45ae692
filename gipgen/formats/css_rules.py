"""A style sheet as rules: where each holds, what it selects, what it sets. Only as much of CSS as a house style needs."""

import re
from collections.abc import Iterable, Iterator

from gipgen.formats.visible import refuse
from gipgen.named_tuple import NamedTuple

_NO_RULE = "样式表里不能这样写：只有“选择器 { 属性: 值; }”和 @media；外部的样式、字体（@import、@font-face）请删去，字体写 font-family"
_NO_RULE_ENGLISH = "write rules and @media only; nothing is loaded (@import, @font-face)"


class Rule(NamedTuple):
    """``context`` are the ``@`` lines around it; a selector of ``@page`` stands there too."""

    context: tuple[str, ...]
    selector: str
    declarations: tuple[tuple[str, str], ...]

    @property
    def scheme(self) -> str:
        """``dark`` or ``light`` where it holds for such pages only."""
        found = re.search(r"prefers-color-scheme: ?(\w+)", " ".join(self.context))
        return found[1] if found else ""

    @property
    def is_print(self) -> bool:
        return any(re.search(r"\bprint\b", each) for each in self.context)


def parse_css(text: str) -> list[Rule]:
    """The rules of a style sheet. Raises ``ProofError`` for what is no plain CSS."""
    for sign in ("\\", "<", "&", "\0"):
        if sign in text:
            raise refuse(sign, "样式表里不能有这个符号", "this sign may not stand in a style sheet")
    text = _PASSED_OVER.sub(_without_comment, text)
    if "/*" in text or "*/" in text:
        raise refuse("/*", "样式表的说明没有结束，或者写在了引号里", "a comment that does not end, or in quotes")
    rules, rest = list(_rules(text, ())), _outside(text)
    if rest:
        raise refuse(rest, _NO_RULE, _NO_RULE_ENGLISH)
    return rules


_LONGEST = 1_000  # characters of a declaration
_MEANINGS = 1_000  # of one value; a variable has two or three
_PASSED_OVER = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|/\*(?:[^*]|\*(?!/))*(?:\*/)?", re.DOTALL)


def _without_comment(match: re.Match[str]) -> str:
    return " " if match[0].startswith("/*") and match[0].endswith("*/") and len(match[0]) > 3 else match[0]


def declarations_of(text: str) -> tuple[tuple[str, str], ...]:
    """What stands between braces, or in a ``style`` attribute."""
    found = []
    for part in _split(text, ";"):
        name, colon, value = part.partition(":")
        if len(part) > _LONGEST:
            raise refuse(part.strip(), "样式的值太长", "a value is too long")
        if colon:
            name = name.strip()
            found.append((name if name.startswith("--") else name.lower(), " ".join(value.split())))
        elif part.strip():
            raise refuse(part.strip(), "样式要写成 名称: 值", "a declaration is written name: value")
    return tuple(found)


def selectors_of(text: str) -> list[str]:
    """The selectors of a rule, which commas part."""
    return [" ".join(each.split()) for each in _split(text, ",")]


def variables_of(rules: Iterable[Rule]) -> dict[str, list[str]]:
    """All values that variables are given, by their names."""
    found: dict[str, list[str]] = {}
    for rule in rules:
        for name, value in rule.declarations:
            if name.startswith("--"):
                found.setdefault(name, []).append(value)
    return found


def meanings(value: str, variables: dict[str, list[str]]) -> Iterator[str]:
    """All that a value with variables can come to. Raises ``ProofError`` for more than a style sheet needs."""
    for number, each in enumerate(_meanings(value, variables)):
        if number == _MEANINGS:
            raise refuse(value, "变量的取值太多，请少用几个变量", "the variables of this value can come to too much")
        yield each


def _meanings(value: str, variables: dict[str, list[str]], depth: int = 4) -> Iterator[str]:
    match = re.search(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)", value)
    if match is None or not depth:
        yield value
        return
    choices = dict.fromkeys([*variables.get(match[1], ()), *([match[2].strip()] if match[2] else [])])
    for each in choices or ["?"]:
        yield from _meanings(value[: match.start()] + each + value[match.end() :], variables, depth - 1)


def _rules(text: str, context: tuple[str, ...]) -> Iterator[Rule]:
    for head, body in _blocks(text):
        name = " ".join(head.split())
        if name.startswith("@page"):
            yield from _page((*context, name), body)
        elif name.startswith("@"):
            inner = (*context, name)
            yield from _rules(body, inner)
            if rest := _outside(body):
                raise refuse(rest, _NO_RULE, _NO_RULE_ENGLISH)
            yield Rule(inner, "", ())  # so that the line is held even where nothing is in it
        else:
            yield Rule(context, name, declarations_of(body))


def _page(context: tuple[str, ...], body: str) -> Iterator[Rule]:
    """What is set for pages, and for the boxes in their margins, which are rules of their own."""
    boxes = list(_blocks(body))
    for head, inner in boxes:
        body = body.replace(f"{head}{{{inner}}}", "", 1)
    declared = declarations_of(body)
    if declared or not boxes:
        yield Rule(context, context[-1], declared)
    for head, inner in boxes:
        yield Rule((*context, head.strip()), f"{context[-1]} {head.strip()}", declarations_of(inner))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Each head with what stands in its braces."""
    start = depth = opened = 0
    for place, sign in _signs(text):
        if sign == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth < 0:
                raise refuse("}", "样式表里多了一个括号", "a brace too many")
            if not depth:
                yield text[start:opened], text[opened + 1 : place]
                start = place + 1
        elif sign == ";" and not depth:
            start = place + 1
    if depth:
        raise refuse("{", "样式表里少了一个括号", "a brace that is not closed")


def _outside(text: str) -> str:
    """What stands outside of all braces and before none: ``@import`` and its like."""
    depth = start = 0
    for place, sign in _signs(text):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            start = place + 1
        elif sign == ";" and not depth and text[start:place].strip():
            return text[start:place].strip()
    return text[start:].strip() if not depth else ""


def _signs(text: str) -> Iterator[tuple[int, str]]:
    """The signs that part rules, with their places; those in quotes part none."""
    quote = ""
    for match in re.finditer(r"[{};\"'\n]", text):
        sign = match[0]
        if quote:
            if sign == "\n":
                raise refuse(quote, "样式表里的引号没有结束", "a text that does not end")
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign != "\n":
            yield match.start(), sign


def _split(text: str, at: str) -> list[str]:
    """The parts of a text between signs that stand in no quotes and no parentheses."""
    parts, depth, quote, start = [], 0, "", 0
    for place, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == at and depth <= 0:
            parts.append(text[start:place])
            start = place + 1
    if quote or depth:
        raise refuse(text.strip(), "引号或括号没有成对", "quotes and brackets come in pairs")
    return [*parts, text[start:]]
