"""Everything that is neither a number of a table nor prose: who reports, contact, signature, exemptions, unknown keys."""

from collections.abc import Iterator, Mapping
from typing import Any

from gipgen.check import Examined
from gipgen.compare.change import Change
from gipgen.compare.compare_tables import value_at, written
from gipgen.compare.row_labels import BESIDE
from gipgen.findings.finding import Path
from gipgen.form.definition import Form

_Name = tuple[str, ...]


def prose_paths(form: Form) -> dict[Path, tuple[str, str]]:
    """Where prose stands: part and label of each text."""
    found: dict[Path, tuple[str, str]] = {}
    for field in (*form.head, *form.tail):
        if field.kind == "prose":
            found[field.key,] = ("", field.key)
    for section in form.sections:
        if section.table:
            found[section.key, form.note.key] = (section.heading, form.note.key)
        else:
            found[section.key,] = (section.heading, "")
    return found


def field_changes(old: Examined, new: Examined) -> Iterator[Change]:
    """Yield what changed in the fields, each by its keys."""
    before, after = dict(_leaves(old)), dict(_leaves(new))
    form = new.case.report.form
    parts = {section.key: section.heading for section in form.sections}
    for name in [*after, *(name for name in before if name not in after)]:
        old_text, new_text = _text_of(before, name), _text_of(after, name)
        if old_text != new_text:
            path = (after.get(name) or before[name])[0]
            part = parts.get(str(path[0]), "")
            words = name[1:] if part and len(name) > 1 else name
            yield Change("field", path, part, BESIDE.join(words), old_text, new_text)


def _text_of(leaves: Mapping[_Name, tuple[Path, str]], name: _Name) -> str | None:
    return leaves[name][1] if name in leaves else None


def _leaves(side: Examined) -> Iterator[tuple[_Name, tuple[Path, str]]]:
    """Each value by its name; an exemption by its rule, so that its place in the list does not matter."""
    form = side.case.report.form
    taken = {row.path for row in form.rows.values()} | set(prose_paths(form))
    exemptions, origin = form.field("exemptions"), form.field("origin")
    for key, value in side.source.data.items():
        if key == exemptions.key and isinstance(value, list):
            for index, item in enumerate(value):
                rule = item.get(exemptions.rule) if isinstance(item, dict) else None
                reason = value_at(item, (exemptions.reason,)) if rule else item
                name = (key, str(rule) if rule else str(index + 1))
                yield name, ((key, index), written(reason, side, (key, index, exemptions.reason)))
        elif key != origin.key:  # of the file, not of the report
            yield from _below(value, (key,), side, taken)


def _below(
    value: Any, path: Path, side: Examined, taken: set[Any]
) -> Iterator[tuple[tuple[str, ...], tuple[Path, str]]]:
    if path in taken:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _below(inner, (*path, key), side, taken)
    elif value is not None:
        yield tuple(map(str, path)), (path, written(value, side, path))
