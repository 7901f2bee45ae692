"""A JSON Schema compiled to closures that answer one question: is this valid?

Why not jsonschema: importing it takes ten times as long as starting Python, and parts of what it needs are compiled. What
does not fit is found by ``misfits`` and put into words by ``explain``. A property test holds all of it to what jsonschema
says; only the keywords that ``schema`` writes are known here, any other is refused.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

Check = Callable[[Any], bool]
_Shared = dict[int, list[Check]]  # what lists of schemas compile to, by identity: rows of a table share theirs

IGNORED = frozenset(("$schema", "$comment", "title", "description", "patternErrorMessage"))
_READ_BY_OTHERS = frozenset(("type", "required", "additionalProperties", "additionalItems"))
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, Decimal),
    "boolean": (bool,),
}


def compile_schema(schema: dict[str, Any]) -> Check:
    """Return the function that tells whether a value fits ``schema``."""
    return _compile(schema, {})


def _compile(schema: dict[str, Any], shared: _Shared) -> Check:
    return _joined(types(schema), list(_checks(schema, shared)))


def types(schema: dict[str, Any]) -> tuple[type, ...]:
    """The Python types of what a schema allows; none where it does not say."""
    names = schema.get("type", ())
    if isinstance(names, str):
        return _TYPES[names]
    return tuple(kind for name in names for kind in _TYPES[name])


def _checks(schema: dict[str, Any], shared: _Shared) -> Iterator[Check]:
    """A check for each keyword, apart from those that ``types``, ``_properties`` and ``_items`` read."""
    for keyword, value in schema.items():
        if keyword in IGNORED or keyword in _READ_BY_OTHERS:
            continue
        if keyword not in KEYWORDS:
            raise ValueError(f"keyword {keyword} is not known to the fast validator")
        yield KEYWORDS[keyword](value, schema, shared)
    if schema.get("type") == "object" and "properties" not in schema:
        yield _properties({}, schema, shared)


def _joined(types: tuple[type, ...], checks: list[Check]) -> Check:
    """One check for all; for the commonest cases with as few calls as can be."""
    if not checks:
        return lambda value: isinstance(value, types) if types else True
    if len(checks) == 1:
        only = checks[0]
        return (lambda value: isinstance(value, types) and only(value)) if types else only

    def check(value: Any) -> bool:
        return (not types or isinstance(value, types)) and _passes(value, checks)

    return check


def _passes(value: Any, checks: list[Check]) -> bool:
    for check in checks:  # noqa: SIM110  a report has some hundred values, and ``all`` takes twice as long
        if not check(value):
            return False
    return True


def _properties(properties: dict[str, Any], schema: dict[str, Any], shared: _Shared) -> Check:
    compiled = {key: _compile(inner, shared) for key, inner in properties.items()}
    required = schema.get("required", ())
    others = schema.get("additionalProperties", True)
    other = _compile(others, shared) if isinstance(others, dict) else None

    def check(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        for key in required:
            if key not in value:
                return False
        for key, inner in value.items():
            known = compiled.get(key, other)
            if known is None:
                if others is False:
                    return False
            elif not known(inner):
                return False
        return True

    return check


def _items(items: Any, schema: dict[str, Any], shared: _Shared) -> Check:
    if isinstance(items, dict):
        each = _compile(items, shared)
        return lambda value: not isinstance(value, list) or all(each(item) for item in value)
    compiled = shared.get(id(items))
    if compiled is None:
        compiled = shared[id(items)] = [_compile(item, shared) for item in items]

    def check(value: Any) -> bool:
        if not isinstance(value, list):
            return True
        if len(value) > len(compiled) and schema.get("additionalItems") is False:
            return False
        return all(inner(item) for inner, item in zip(compiled, value, strict=False))

    return check


def _min_items(limit: int, schema: dict[str, Any], shared: _Shared) -> Check:
    return lambda value: not isinstance(value, list) or len(value) >= limit


def _min_length(limit: int, schema: dict[str, Any], shared: _Shared) -> Check:
    return lambda value: not isinstance(value, str) or len(value) >= limit


def _max_length(limit: int, schema: dict[str, Any], shared: _Shared) -> Check:
    return lambda value: not isinstance(value, str) or len(value) <= limit


def _pattern(pattern: str, schema: dict[str, Any], shared: _Shared) -> Check:
    whole = (
        pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern
    )  # $ is the end in JSON Schema; here a line break may follow
    return lambda value: not isinstance(value, str) or re.search(whole, value) is not None  # compiled when needed


def _minimum(limit: int, schema: dict[str, Any], shared: _Shared) -> Check:
    return lambda value: not isinstance(value, (int, Decimal)) or value >= limit


def _maximum(limit: int, schema: dict[str, Any], shared: _Shared) -> Check:
    return lambda value: not isinstance(value, (int, Decimal)) or value <= limit


def _enum(values: list[Any], schema: dict[str, Any], shared: _Shared) -> Check:
    return lambda value: value in values


KEYWORDS: dict[str, Callable[[Any, dict[str, Any], _Shared], Check]] = {
    "properties": _properties,
    "items": _items,
    "minItems": _min_items,
    "minLength": _min_length,
    "maxLength": _max_length,
    "pattern": _pattern,
    "minimum": _minimum,
    "maximum": _maximum,
    "enum": _enum,
}
