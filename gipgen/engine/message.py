"""A message as it came → one that fits what was declared, or one sentence about what is wrong with it."""

import base64
import binascii
import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from gipgen.engine.messages import BY_NAME, MAX_DOCUMENT, MAX_FILES, MAX_TEXT, MAX_TYPED, MESSAGES, Key, Kind, Message
from gipgen.findings.text import Text, listed, problem

_LONGEST_NAME = 500
_DEEPEST = 20  # a message nests three deep
_STRING_OR_BRACKET = r'"(?:[^"\\]|\\.?)*+"?|[\[{]|[\]}]'  # a string without an end is read once as well
_NO_OBJECT = Text("消息要是一个 JSON 对象。", "a message is a JSON object")
_NO_DO = Text("没有 {name} 这种消息；有：{known}。", "no message '{name}'; known: {known}")
_NO_KEY = Text("消息 {do} 没有 {name} 这一项；可以有：{known}。", "'{do}' has no key '{name}'; known: {known}")
_NO_KEYS = Text("（没有）", "(none)")
_MISSING = Text("消息 {do} 缺少 {name}：{help}", "'{do}' lacks '{name}': {help}")
_WRONG = Text("消息 {do} 的 {name} 要是{kind}。", "'{name}' of '{do}' has to be {kind}")
_LARGE = Text("消息 {do} 的 {name} 太大，上限是 {limit}。", "'{name}' of '{do}' is too large; the limit is {limit}")
_KINDS: dict[Kind, Text] = {
    "name": Text("一个不长的字符串", "a short string"),
    "text": Text("字符串", "a string"),
    "flag": Text(" true 或 false", "true or false"),
    "year": Text("整数", "a whole number"),
    "words": Text("字符串的列表", "a list of strings"),
    "cells": Text("对象，值是字符串", "an object of strings"),
    "texts": Text("对象，值是字符串", "an object of strings"),
    "fields": Text("对象，值是字符串", "an object of strings"),
    "base64": Text(" base64 字符串", "a base64 string"),
    "files": Text("对象，值是 base64 字符串", "an object of base64 strings"),
    "spot": Text("有 rule、line、column 的对象", "an object with rule, line and column"),
}


class TooLargeError(Exception):
    """A value goes beyond its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


def parsed(text: str | bytes) -> object:
    """The JSON of a message; ``None`` for what is none.

    What nests deeper than any message is not given to the parser: in a web page it would go beyond the stack, which ends
    Python there. ``NaN``, ``Infinity`` and ``1e999`` are none: Python reads them, and an answer that has them again is no JSON.
    """
    try:
        typed = text.decode("utf-8") if isinstance(text, bytes) else text
        return None if _nests(typed) else json.loads(typed, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError):
        return None


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


def written(answer: Mapping[str, Any]) -> str:
    """The JSON of an answer, as bytes of UTF-8 can have it: half a character (of a message's ``id``) is written as its code."""
    text = json.dumps(answer, ensure_ascii=False)
    return text if text.isascii() or _is_whole(text) else json.dumps(answer)


def _is_whole(text: str) -> bool:
    try:
        return bool(text.encode("utf-8"))
    except UnicodeEncodeError:
        return False


def _nests(text: str) -> bool:
    """Whether brackets outside of strings stand too deep in one another."""
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    depth = 0
    for found in re.finditer(_STRING_OR_BRACKET, text, re.DOTALL):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > _DEEPEST:
            return True
    return False


def asked(message: Any) -> tuple[Message, dict[str, Any]]:
    """The declaration of a message and its values, decoded. Raises ``Problem``."""
    if not isinstance(message, Mapping):
        raise problem(_NO_OBJECT)
    do = message.get("do")
    declared = BY_NAME.get(do) if isinstance(do, str) else None
    if declared is None:
        raise problem(_NO_DO, name=_shown(do), known=listed(each.name for each in MESSAGES))
    return declared, _values(declared, message)


def _values(declared: Message, message: Mapping[str, Any]) -> dict[str, Any]:
    known = {key.name: key for key in declared.keys}
    values: dict[str, Any] = {}
    for name, value in message.items():
        if name in ("id", "do"):
            continue
        if name not in known:
            shown = listed(known) if known else _NO_KEYS
            raise problem(_NO_KEY, do=declared.name, name=_shown(name), known=shown)
        if value is not None:
            values[name] = _value(declared, known[name], value)
    for key in declared.keys:
        if key.required and key.name not in values:
            raise problem(_MISSING, do=declared.name, name=key.name, help=key.help)
    return values


def _shown(value: Any) -> str:
    return str(value)[:40]


def _value(declared: Message, key: Key, value: Any) -> Any:
    try:
        return _READ[key.kind](value)
    except TooLargeError as error:
        raise problem(_LARGE, do=declared.name, name=key.name, limit=error.limit) from error
    except (TypeError, ValueError) as error:
        raise problem(_WRONG, do=declared.name, name=key.name, kind=_KINDS[key.kind]) from error


def _text(value: Any, limit: int = MAX_TEXT) -> str:
    if not isinstance(value, str):
        raise TypeError
    if len(value) > limit:
        raise TooLargeError(limit)
    value.encode("utf-8")  # half a character is none
    return value


def _name(value: Any) -> str:
    return _text(value, _LONGEST_NAME)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    if len(value) > MAX_FILES:
        raise TooLargeError(MAX_FILES)
    return tuple(map(_name, value))


def _typed(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError
    if len(value) > MAX_TYPED:
        raise TooLargeError(MAX_TYPED)
    return {_name(name): _text(text) for name, text in value.items()}


def _bytes(value: Any) -> bytes:
    if not isinstance(value, str):
        raise TypeError
    if len(value) > MAX_DOCUMENT * 4 // 3 + 4:
        raise TooLargeError(MAX_DOCUMENT)
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError from error


def _files(value: Any) -> dict[str, bytes]:
    if not isinstance(value, dict):
        raise TypeError
    if len(value) > MAX_FILES:
        raise TooLargeError(MAX_FILES)
    return {_name(name): _bytes(content) for name, content in value.items()}


def _spot(value: Any) -> tuple[str, int, int]:
    if not isinstance(value, dict) or set(value) != {"rule", "line", "column"}:
        raise TypeError
    return _name(value["rule"]), _whole(value["line"]), _whole(value["column"])


_READ: dict[Kind, Callable[[Any], Any]] = {
    "name": _name,
    "text": _text,
    "flag": _flag,
    "year": _whole,
    "words": _words,
    "cells": _typed,
    "texts": _typed,
    "fields": _typed,
    "base64": _bytes,
    "files": _files,
    "spot": _spot,
}
