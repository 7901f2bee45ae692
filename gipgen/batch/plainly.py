"""Values as JSON and back: what is kept between two runs is data, and nothing that is read from a file can be called.

What JSON knows stands for itself; anything else is a list that begins with its kind. Of named tuples only those are made
again that the reader names.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any


def dumped(value: Any) -> bytes:
    """Raises ``TypeError`` for what holds something else than values."""
    return json.dumps(_flat(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def loaded(content: bytes, types: Mapping[str, Callable[..., Any]]) -> Any:
    """Raises ``ValueError``, ``LookupError`` or ``TypeError`` for what ``dumped`` has not made."""
    return _made(json.loads(content.decode("utf-8", "surrogatepass")), types)


def named(types: Iterable[type]) -> dict[str, type]:
    return {each.__name__: each for each in types}


def _flat(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    if isinstance(value, dict):
        return ["dict", *(_flat(part) for pair in value.items() for part in pair)]
    if isinstance(value, (list, tuple)):
        kind = "list" if isinstance(value, list) else type(value).__name__
        return [kind, *map(_flat, value)]
    raise TypeError(f"{type(value).__name__} is no plain value")


def _made(value: Any, types: Mapping[str, Callable[..., Any]]) -> Any:
    if value.__class__ is not list:
        return value
    kind, *parts = value
    if kind == "decimal":
        return Decimal(parts[0])
    # What is no list stands for itself, and is most of it: asking here is half of what an unchanged file costs.
    made = [_made(part, types) if part.__class__ is list else part for part in parts]
    if kind == "dict":
        return dict(zip(made[::2], made[1::2], strict=True))
    if kind == "list":
        return made
    return tuple(made) if kind == "tuple" else types[kind](*made)
