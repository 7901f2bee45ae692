"""What does not fit the schema → findings in the words of the form.

Asked only for files that the fast validator refused. Works on the kind of value: the schema's ``$comment``.
"""

from collections.abc import Iterator
from typing import Any

from gipgen.findings.file_messages import MISSING, NUMBER, TEXTS, UNKNOWN_KEY, WRONG_KIND
from gipgen.findings.finding import ERROR, Diagnostic, Path
from gipgen.findings.privacy import quoted
from gipgen.form import strangers
from gipgen.form.by_name import whole_cells
from gipgen.form.cut_texts import cut_number
from gipgen.form.key_names import key_meant, name_meant
from gipgen.form.mending import with_rewrite
from gipgen.form.misfits import Misfit, misfits
from gipgen.form.misplaced import above, home_of
from gipgen.form.routes import where
from gipgen.form.whole_rows import as_a_whole, whole_rows
from gipgen.form.wrong_values import LONGEST, NUMBERS, Wrong, kind_of, no_mapping, wrong_value
from gipgen.source.reader import Source

_LOOKED_UP = 50  # unknown keys of one mapping for which the right one is sought; a form has fewer in most


def explain(source: Source, schema: dict[str, Any]) -> Iterator[Diagnostic]:
    """Yield the structural findings of a file that does not fit ``schema``."""
    found: dict[tuple[str, Path], Diagnostic] = {}  # one value may break several keywords: one finding will do
    for misfit in misfits(source.data, schema):
        for finding in _findings(misfit, source, schema):
            if finding.text is TEXTS["thousands"]:  # says more than what is wrong with the digits before the comma
                found[finding.rule, finding.path] = finding
            found.setdefault((finding.rule, finding.path), finding)
    found = whole_cells(whole_rows(found, source, schema), source, schema)
    misspelt = {
        (*_home(finding, path), finding.values["nearest"])
        for (_, path), finding in found.items()
        if "nearest" in finding.values
    }
    misspelt |= {(*path[:-1], key) for (_, path), finding in found.items() for key in finding.values.get("inside", ())}
    for (rule, path), finding in found.items():
        if rule != MISSING or path not in misspelt:  # a key that is there, misspelt, is not missing too
            yield with_rewrite(finding, source)


def explain_typed(path: Path, schema: dict[str, Any], typed: str) -> Diagnostic:
    """What is wrong with a value that was ``typed`` for ``path`` and does not fit its ``schema``."""
    return wrong_value(Wrong(path, schema, typed, typed, in_quotes=False))


def _home(finding: Diagnostic, path: Path) -> Path:
    """Where the key is missing that a finding speaks of."""
    home = finding.values.get("home")
    return path[:-1] if home is None else tuple(home.split(".")) if home else ()


def _findings(misfit: Misfit, source: Source, root: dict[str, Any]) -> Iterator[Diagnostic]:
    path, schema, instance, keyword = misfit
    if keyword not in ("required", "additionalProperties"):
        yield _of_value(misfit, source)
    elif _has_other_columns(misfit, root):
        names = {"keys": "、".join(schema["properties"]), "seen": quoted("、".join(instance), limit=LONGEST)}
        yield Wrong(path, schema, instance, "", in_quotes=False).finding(WRONG_KIND, "other_columns", **names)
    elif keyword == "additionalProperties":
        yield from _unknown(path, schema, instance, root)
    elif strangers.is_no_item(path, schema, instance):
        yield no_mapping(Wrong(path, schema, instance, "", in_quotes=False))
    elif not source.broken:  # what is missing may stand behind the place where reading stopped
        yield from _missing(path, schema, instance)


def _of_value(misfit: Misfit, source: Source) -> Diagnostic:
    path, schema, instance, _ = misfit
    mark = source.marks.get(path)
    wrong = Wrong(path, schema, instance, mark.raw if mark else "", in_quotes=bool(mark and mark.style))
    whole = as_a_whole(path, schema, wrong.typed, source) if wrong.kind == "row" else None
    lost = cut_number(source, mark) if instance is None and wrong.kind in (*NUMBERS, "row") else ""
    return (
        wrong.finding(NUMBER, "cut_number", lost=quoted(lost, limit=LONGEST)) if lost else whole or wrong_value(wrong)
    )


def _has_other_columns(misfit: Misfit, root: dict[str, Any]) -> bool:
    """Whether all numbers of a row have names that it does not know, nor anything like them: those of another edition."""
    path, schema, instance, _ = misfit
    known = schema["properties"]
    if kind_of(schema) != "cells" or not 1 < len(instance) <= len(known) or not instance.keys().isdisjoint(known):
        return False
    return all(_meant(key, path, instance, schema, root)[0] == "unknown_key" for key in instance)


def _missing(path: Path, schema: dict[str, Any], instance: dict[str, Any]) -> Iterator[Diagnostic]:
    order = list(schema["properties"])
    for key in schema["required"]:
        if key in instance:
            continue
        inner = schema["properties"][key]
        is_row = kind_of(inner) in NUMBERS | {"row"}
        before = [each for each in order[: order.index(key)] if each in instance]
        after = f"，应在“{before[-1]}”下面" if before else ""
        values = {"key": key, "label": inner["title"], "where": where(path), "after": after}
        yield Diagnostic(MISSING, ERROR, TEXTS["missing_row" if is_row else "missing"], (*path, key), values)


def _unknown(
    path: Path, schema: dict[str, Any], instance: dict[str, Any], root: dict[str, Any]
) -> Iterator[Diagnostic]:
    torn_numbers = strangers.torn(instance) if kind_of(schema) in ("cells", "map") else {}
    for key, pieces in torn_numbers.items():
        yield strangers.thousands((*path, key), ",".join(pieces), schema["properties"].get(key, {}))
    only, above_them = (
        strangers.only_missing(schema, instance),
        strangers.texts_above(schema, instance),
    )  # asked once: there may be many
    for number, key in enumerate(strangers.unknown_keys(schema, instance, torn_numbers)):
        variant, values = _meant(key, path, instance, schema, root) if number < _LOOKED_UP else ("unknown_key", {})
        if variant == "unknown_key" and key in only:
            variant, values = "unknown_key_near", {"nearest": only[key]}
        if variant == "unknown_key" and key in above_them:
            variant, values = "unknown_key_text", {"nearest": above_them[key]}
        if variant == "unknown_key" and kind_of(schema) == "map":
            variant, values = "unknown_key_of_few", {"keys": "、".join(schema["properties"])}
        values = {"key": key, "where": where(path), **values}
        yield Diagnostic(UNKNOWN_KEY, ERROR, TEXTS[variant], (*path, key), values, at_key=True)


def _meant(
    key: str, path: Path, instance: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """What an unknown key most likely is: one of another place, one that lost its colon, one by its label, a misspelt one."""
    known = list(schema["properties"])
    home = home_of(root, key, tuple(map(str, path)) or above(instance, key))
    if home is not None:
        return "unknown_key_home" if home else "unknown_key_top", {"home": ".".join(home), "nearest": key}
    absent = [each for each in known if each not in instance]
    if found := name_meant(key, schema["properties"], absent, path, is_bare=instance[key] is None):
        return found
    if inner := strangers.needless_group(schema, instance, key):
        return "needless_group", {"inside": inner, "keys": "、".join(inner)}
    near = key_meant(key, schema["properties"], instance, "") or strangers.misspelt(key, schema, absent)
    variant = "unknown_key_twin" if near in instance else "unknown_key_near"
    return variant if near else "unknown_key", {"nearest": near}
