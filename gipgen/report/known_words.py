"""What the forms know of keys, for files whose lines have to be told apart without a parser."""

from collections.abc import Iterator, Sequence
from typing import Any

from gipgen.form.definition import Form
from gipgen.report.lost_signs import column_names, remarks
from gipgen.source.text_lines import Words


def words_of(definitions: Sequence[dict[str, Any]], forms: Sequence[Form]) -> Words:
    """The words of some editions, by their JSON Schemas and forms."""
    beside: dict[str, frozenset[str]] = {}
    depths: dict[str, frozenset[int]] = {}
    kinds: dict[str, set[str]] = {}
    for depth, family in (each for definition in definitions for each in _families(definition, 0)):
        for key, inner in family.items():
            depths[key] = depths.get(key, frozenset()) | {depth}
            beside[key] = beside.get(key, frozenset()) | family.keys()
            kinds.setdefault(key, set()).add(inner.get("$comment", "").partition(" ")[0])
    texts = frozenset(key for key, found in kinds.items() if found <= {"text", "prose"})
    names = frozenset(key for key, found in kinds.items() if found == {"text"})
    counts = frozenset(key for key, found in kinds.items() if found & {"count", "amount"} and "row" not in found)
    return Words(frozenset(beside), texts, beside, depths, remarks(forms), column_names(forms), names, counts)


def _families(definition: dict[str, Any], depth: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The keys of each mapping of a schema, with what their values are to be, and how deep they stand."""
    properties = definition.get("properties", {})
    if properties:
        yield depth, properties
    inner = definition.get("items")
    for each in (*properties.values(), *([inner] if isinstance(inner, dict) else [])):
        yield from _families(each, depth + 1)
