"""What jsonschema objects to → findings in the words of the form.

Asked only for files that the fast validator refused. Works on the kind of value (the schema's ``$comment``), never on
jsonschema's English sentences, which change between releases.
"""

import difflib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from gipgen.findings.file_messages import (
    EMPTY_TEXT,
    MISSING,
    NUMBER,
    ROW_LENGTH,
    TEXTS,
    UNKNOWN_KEY,
    WRONG_KIND,
)
from gipgen.findings.finding import ERROR, Diagnostic, Path
from gipgen.findings.privacy import quoted
from gipgen.form.amounts import explain_unit_amount
from gipgen.form.numbers import explain_number
from gipgen.source.reader import Source

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_NUMBERS = frozenset(("count", "signed", "amount", "unit_amount"))
_EXAMPLES = {"count": "12", "signed": "-8", "amount": "62.336", "unit_amount": "160.5964万元"}
_KINDS = {"count": "件数", "signed": "增减数", "amount": "金额（万元）", "unit_amount": "金额和单位"}
_ALL_KEYS_SHOWN = 6
_LONGEST = 40  # characters of a value that are looked at


def explain(source: Source, schema: dict[str, Any]) -> Iterator[Diagnostic]:
    """Yield the structural findings of a file that does not fit ``schema``."""
    from jsonschema import Draft7Validator  # noqa: PLC0415  slow to import, wanted for faulty files only

    found: dict[tuple[str, Path], Diagnostic] = {}  # one value may break several keywords: one finding will do
    for error in Draft7Validator(schema).iter_errors(source.data):
        for finding in _findings(error, source):
            if finding.text is TEXTS["thousands"]:  # says more than what is wrong with the digits before the comma
                found[finding.rule, finding.path] = finding
            found.setdefault((finding.rule, finding.path), finding)
    _join_row(found)
    misspelt = {
        (*path[:-1], finding.values["nearest"]) for (_, path), finding in found.items() if "nearest" in finding.values
    }
    for (rule, path), finding in found.items():
        if rule != MISSING or path not in misspelt:  # a key that is there, misspelt, is not missing too
            yield finding


def _join_row(found: dict[tuple[str, Path], Diagnostic]) -> None:
    """Of numbers in one row with the same slip (a row of 无) keep the first: one mistake, one finding."""
    told: set[tuple[Any, ...]] = set()
    for (rule, path), finding in list(found.items()):
        if rule == NUMBER and path and isinstance(path[-1], int):
            slip = (path[:-1], finding.text, finding.values["raw"])
            if slip in told:
                del found[rule, path]
            told.add(slip)


def _findings(error: "ValidationError", source: Source) -> Iterator[Diagnostic]:
    path: Path = tuple(error.absolute_path)
    schema = cast("dict[str, Any]", error.schema)  # our schemas are never booleans
    instance: Any = error.instance
    if error.validator == "required":
        if not source.broken:  # what is missing may stand behind the place where reading stopped
            yield from _missing(path, schema, instance)
    elif error.validator == "additionalProperties":
        yield from _unknown(path, schema, instance)
    else:
        yield _wrong_value(path, schema, error, source)


def _kind(schema: dict[str, Any]) -> str:
    """The kind of a value; behind it ``$comment`` may name the units that an amount takes."""
    return str(schema["$comment"]).partition(" ")[0]


def _where(path: Path) -> str:
    return f"（{'.'.join(str(part) for part in path)}）" if path else ""


def _missing(path: Path, schema: dict[str, Any], instance: dict[str, Any]) -> Iterator[Diagnostic]:
    order = list(schema["properties"])
    for key in schema["required"]:
        if key in instance:
            continue
        inner = schema["properties"][key]
        is_row = _kind(inner) in _NUMBERS | {"row"}
        before = [each for each in order[: order.index(key)] if each in instance]
        after = f"，应在“{before[-1]}”下面" if before else ""
        values = {"key": key, "label": inner["title"], "where": _where(path), "after": after}
        yield Diagnostic(MISSING, ERROR, TEXTS["missing_row" if is_row else "missing"], (*path, key), values)


def _unknown(path: Path, schema: dict[str, Any], instance: dict[str, Any]) -> Iterator[Diagnostic]:
    known = list(schema["properties"])
    absent = [key for key in known if key not in instance]
    torn = _torn(instance) if _kind(schema) in ("cells", "map") else {}
    for key, pieces in torn.items():
        typed = ",".join(pieces)
        values = {"raw": typed, "wanted": re.sub(r"^0+(?=[0-9])", "", typed.replace(",", ""))}
        yield Diagnostic(NUMBER, ERROR, TEXTS["thousands"], (*path, key), values)
    for key in instance:
        if key in schema["properties"] or any(key in pieces[1:] for pieces in torn.values()):
            continue
        near = nearest(key, absent) or nearest(key, known)
        values = {"key": key, "where": _where(path), "nearest": near}
        text = TEXTS["unknown_key_near" if near else "unknown_key"]
        yield Diagnostic(UNKNOWN_KEY, ERROR, text, (*path, key), values, at_key=True)


def _torn(instance: dict[str, Any]) -> dict[str, list[str]]:
    """Numbers that lost what follows their thousands separator: YAML reads ``{制发: 1,000}`` as two keys."""
    torn: dict[str, list[str]] = {}
    last = ""
    for key, value in instance.items():
        if value is None and re.fullmatch(r"\d{3}(\.\d+)?\D*", key) and isinstance(instance.get(last), int):
            torn.setdefault(last, [str(instance[last])]).append(key)
        else:
            last = key
    return torn


def nearest(word: str, known: list[str]) -> str:
    """The known word that ``word`` most likely stands for, or an empty text."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    if close:
        return close[0]
    within = [key for key in known if len(word) > 1 and (word in key or key in word)]
    return within[0] if len(within) == 1 else ""


def _wrong_value(path: Path, schema: dict[str, Any], error: "ValidationError", source: Source) -> Diagnostic:
    kind = _kind(schema)
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    mark = source.marks.get(path)
    raw = mark.raw if mark else ""
    typed = " ".join(raw.split())
    values: dict[str, Any] = {"key": key, "raw": quoted(typed, limit=_LONGEST)}
    if kind in _NUMBERS:
        return _number(path, schema, values, error.instance, typed, in_quotes=bool(mark and mark.style))
    if kind == "row":
        return _row(path, schema, values, error, typed, in_quotes=bool(mark and mark.style))
    if kind in ("object", "report", "table", "group", "cells", "map"):
        names = list(schema.get("properties", ("名称: 内容",)))
        shown = "、".join(names[:_ALL_KEYS_SHOWN]) + ("……" if len(names) > _ALL_KEYS_SHOWN else "")
        values = {
            **values,
            "keys": shown,
            "raw": values["raw"] or ("一行数" if isinstance(error.instance, list) else "空白"),
        }
        return Diagnostic(WRONG_KIND, ERROR, TEXTS["want_mapping"], path, values)
    if kind in ("text", "prose") and (error.instance is None or error.instance == ""):
        return Diagnostic(EMPTY_TEXT, ERROR, TEXTS["empty_text"], path, values)
    if kind == "year" and mark and mark.style and raw.isdigit():
        return Diagnostic(NUMBER, ERROR, TEXTS["quoted_number"], path, {**values, "wanted": raw})
    if kind == "choice":
        values["choices"] = "、".join(str(choice) for choice in schema["enum"] if isinstance(choice, str))
    if kind == "date":
        parts = re.findall(r"\d+", raw)
        plausible = len(parts) == 3 and len(parts[0]) == 4
        values["wanted"] = f"{parts[0]}-{int(parts[1]):02}-{int(parts[2]):02}" if plausible else "2025-01-10"
    variant = {"prose": "want_text", "text": "want_text"}.get(kind, f"want_{kind}")
    return Diagnostic(WRONG_KIND, ERROR, TEXTS[variant], path, values)


def _number(
    path: Path, schema: dict[str, Any], values: dict[str, Any], instance: Any, typed: str, *, in_quotes: bool
) -> Diagnostic:
    kind = _kind(schema)
    values = {**values, "kind": _KINDS[kind], "example": _EXAMPLES[kind]}
    if isinstance(instance, (dict, list)):
        return Diagnostic(NUMBER, ERROR, TEXTS["number_not_list"], path, values)
    if kind == "unit_amount":
        slip = explain_unit_amount(typed[:_LONGEST], schema["$comment"].split()[1:])
    else:
        slip = explain_number(typed[:_LONGEST], kind, quoted=in_quotes)
    return Diagnostic(NUMBER, ERROR, TEXTS[slip.variant], path, {**values, "wanted": slip.wanted})


def _row(
    path: Path, schema: dict[str, Any], values: dict[str, Any], error: "ValidationError", typed: str, *, in_quotes: bool
) -> Diagnostic:
    names = [cell["title"].partition("（")[0] for cell in schema["items"]][:-1]
    numbers = ["0"] * len(names)
    instance = error.instance
    if isinstance(instance, int) and instance > 0:
        numbers[0] = str(instance)
    values = {**values, "columns": " ".join(names), "wanted": len(names), "example": f"[{', '.join(numbers)}]"}
    if isinstance(instance, list):
        return Diagnostic(ROW_LENGTH, ERROR, TEXTS["row_length"], path, {**values, "seen": len(instance)})
    if isinstance(instance, dict):
        return Diagnostic(ROW_LENGTH, ERROR, TEXTS["row_mapping"], path, values)
    if isinstance(instance, int) and instance > 0:
        return Diagnostic(ROW_LENGTH, ERROR, TEXTS["row_single"], path, values)
    slip = explain_number(typed[:_LONGEST], "count", quoted=in_quotes)
    values = {**values, "kind": "一行数", "example": values["example"], "wanted": slip.wanted}
    return Diagnostic(NUMBER, ERROR, TEXTS[slip.variant], path, values)
