"""Every place at which a value does not fit a JSON Schema, with the keyword that it breaks.

Asked only for files that the fast validator refused, for ``explain`` to put into words. What jsonschema says of the same
value is the same, in the same order: a property test holds the two together. jsonschema itself is not asked, since what
it needs is compiled and not there on every machine (docs/decisions/0029).
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from gipgen.findings.finding import Path
from gipgen.form.validate import IGNORED, KEYWORDS, types
from gipgen.named_tuple import NamedTuple

Schema = dict[str, Any]


class Misfit(NamedTuple):
    """A value that breaks one keyword of its schema."""

    path: Path
    schema: Schema
    instance: Any
    keyword: str


def misfits(value: Any, schema: Schema, path: Path = ()) -> Iterator[Misfit]:
    """All misfits of ``value`` and what is in it, in the order of the schema's keywords."""
    for keyword in schema:
        if keyword in IGNORED:
            continue
        if keyword in _INSIDE:
            yield from _INSIDE[keyword](value, schema, path)
        if not _OWN.get(keyword, partial(_fits, keyword))(value, schema):
            yield Misfit(path, schema, value, keyword)


def _fits(keyword: str, value: Any, schema: Schema) -> bool:
    return keyword in _INSIDE or KEYWORDS[keyword](schema[keyword], schema, {})(value)


def _properties(value: Any, schema: Schema, path: Path) -> Iterator[Misfit]:
    if isinstance(value, dict):
        for key, inner in schema["properties"].items():
            if key in value:
                yield from misfits(value[key], inner, (*path, key))


def _other_properties(value: Any, schema: Schema, path: Path) -> Iterator[Misfit]:
    others = schema["additionalProperties"]
    if isinstance(value, dict) and isinstance(others, dict):
        for key in _unknown(value, schema):
            yield from misfits(value[key], others, (*path, key))


def _items(value: Any, schema: Schema, path: Path) -> Iterator[Misfit]:
    if isinstance(value, list):
        items = schema["items"]
        each = [items] * len(value) if isinstance(items, dict) else items
        for index, (item, inner) in enumerate(zip(value, each, strict=False)):
            yield from misfits(item, inner, (*path, index))


def _unknown(value: dict[str, Any], schema: Schema) -> list[str]:
    return [key for key in value if key not in schema.get("properties", ())]


def _is_of_type(value: Any, schema: Schema) -> bool:
    return isinstance(value, types(schema))


def _has_required(value: Any, schema: Schema) -> bool:
    return not isinstance(value, dict) or all(key in value for key in schema["required"])


def _knows_all(value: Any, schema: Schema) -> bool:
    return schema["additionalProperties"] is not False or not isinstance(value, dict) or not _unknown(value, schema)


def _is_short_enough(value: Any, schema: Schema) -> bool:
    return schema["additionalItems"] is not False or not isinstance(value, list) or len(value) <= len(schema["items"])


_INSIDE: dict[str, Callable[[Any, Schema, Path], Iterator[Misfit]]] = {
    "properties": _properties,
    "additionalProperties": _other_properties,
    "items": _items,
}
_OWN: dict[str, Callable[[Any, Schema], bool]] = {
    "type": _is_of_type,
    "required": _has_required,
    "additionalProperties": _knows_all,
    "additionalItems": _is_short_enough,
}
