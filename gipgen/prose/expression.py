"""The grammar of ``{{ … }}``: text → a small tree.

    expression  =  sum { "|" filter }
    sum         =  product { ("+" | "-") product }
    product     =  factor { ("*" | "/") factor }
    factor      =  "-" factor | number | name { "." name } | "(" sum ")"
    filter      =  同比 | 占比 | 千分位 | 中文

No calls, no attributes, no statements: there is nothing here that could reach Python.
"""

import re
from typing import Any

from gipgen.findings.file_messages import EXPRESSION, TEXTS
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple

_TOKENS = r"(?P<number>\d+(?:\.\d+)?)|(?P<sign>[-+*/()|.])|(?P<name>[^\W\d]\w*)|(?P<other>\S)"
_MAX_LENGTH = 400
_MAX_DEPTH = 40


class ValueProblem(Exception):  # noqa: N818  control flow inside this module; it never leaves it
    def __init__(self, rule: str, text: Text, **values: Any) -> None:
        self.rule, self.text, self.values = rule, text, values
        super().__init__(rule)


class Node(NamedTuple):
    """A parsed expression: an operator with its operands, a number, or a name."""

    kind: str
    parts: tuple[Any, ...]


def syntax_problem(reason: str, reason_en: str) -> ValueProblem:
    return ValueProblem(EXPRESSION, TEXTS["expression"], reason=reason, reason_en=reason_en)


def parse(expression: str) -> tuple[Node, list[str]]:
    """The tree of an expression and the names of its filters. Raises ``ValueProblem``."""
    return _Parser(expression).parse()


def _tokens(expression: str) -> list[tuple[str, str]]:
    """Kinds and texts. (Most expressions are one name of letters and points, and need no pattern.)"""
    names = expression.strip().split(".")
    if all(map(str.isalpha, names)):
        dot = ("sign", ".")
        return [token for name in names for token in (dot, ("name", name))][1:]
    return [(match.lastgroup or "", match[match.lastgroup or 0]) for match in re.finditer(_TOKENS, expression)]


class _Parser:
    """Recursive descent over the tokens of one expression."""

    def __init__(self, expression: str) -> None:
        if len(expression) > _MAX_LENGTH:
            raise syntax_problem("太长了", "too long")
        self._tokens = _tokens(expression)
        self._position = 0
        self._depth = 0

    def parse(self) -> tuple[Node, list[str]]:
        if not self._tokens:
            raise syntax_problem("里面是空的", "it is empty")
        tree = self._sum()
        filters = []
        while self._take("|"):
            kind, text = self._next()
            if kind != "name":
                raise syntax_problem("“|”后面要写 同比、占比、千分位 或 中文", "a filter must follow '|'")
            filters.append(text)
        if self._position < len(self._tokens):
            text = self._tokens[self._position][1]
            raise syntax_problem(f"“{text}”放在这里读不懂", f"'{text}' makes no sense here")
        return tree, filters

    def _peek(self) -> str:
        return self._tokens[self._position][1] if self._position < len(self._tokens) else ""

    def _next(self) -> tuple[str, str]:
        if self._position >= len(self._tokens):
            raise syntax_problem("没有写完", "it ends too early")
        self._position += 1
        return self._tokens[self._position - 1]

    def _take(self, *signs: str) -> str:
        if self._position < len(self._tokens) and self._tokens[self._position][0] == "sign" and self._peek() in signs:
            return self._next()[1]
        return ""

    def _sum(self) -> Node:
        node = self._product()
        while sign := self._take("+", "-"):
            node = Node(sign, (node, self._product()))
        return node

    def _product(self) -> Node:
        node = self._factor()
        while sign := self._take("*", "/"):
            node = Node(sign, (node, self._factor()))
        return node

    def _factor(self) -> Node:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise syntax_problem("括号套得太深", "it nests too deeply")
        try:
            return self._atom()
        finally:
            self._depth -= 1

    def _atom(self) -> Node:
        kind, text = self._next()
        if text == "-" and kind == "sign":
            return Node("neg", (self._factor(),))
        if text == "(" and kind == "sign":
            node = self._sum()
            if not self._take(")"):
                raise syntax_problem("括号没有配对", "a bracket is not closed")
            return node
        if kind == "number":
            return Node("number", (text,))
        if kind == "name":
            parts = [text]
            while self._take("."):
                kind, text = self._next()
                if kind != "name":
                    raise syntax_problem("“.”后面要写项目名", "a key must follow '.'")
                parts.append(text)
            return Node("name", tuple(parts))
        raise syntax_problem(f"“{text}”不能用在这里", f"'{text}' is not allowed here")
