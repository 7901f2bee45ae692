"""What does not fit the schema → findings in the words of the form.

Asked only for files that the fast validator refused. Works on the kind of value: the schema's ``$comment``.
"""

import difflib
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

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
from gipgen.form.misfits import Misfit, misfits
from gipgen.form.numbers import explain_number
from gipgen.source.reader import Source

_NUMBERS = frozenset(("count", "signed", "amount", "unit_amount"))
_EXAMPLES = {"count": "12", "signed": "-8", "amount": "62.336", "unit_amount": "160.5964万元"}
_KINDS = {"count": "件数", "signed": "增减数", "amount": "金额（万元）", "unit_amount": "金额和单位"}
_MAPPINGS = ("object", "report", "table", "group", "cells", "map")
_ALL_KEYS_SHOWN = 6
_LOOKED_UP = 50  # unknown keys of one mapping for which the right one is sought; a form has fewer in most
_LONGEST = 40  # characters of a value that are looked at


def explain(source: Source, schema: dict[str, Any]) -> Iterator[Diagnostic]:
    """Yield the structural findings of a file that does not fit ``schema``."""
    found: dict[tuple[str, Path], Diagnostic] = {}  # one value may break several keywords: one finding will do
    for misfit in misfits(source.data, schema):
        for finding in _findings(misfit, source):
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


def _findings(misfit: Misfit, source: Source) -> Iterator[Diagnostic]:
    path, schema, instance, keyword = misfit
    if keyword == "required":
        if not source.broken:  # what is missing may stand behind the place where reading stopped
            yield from _missing(path, schema, instance)
    elif keyword == "additionalProperties":
        yield from _unknown(path, schema, instance)
    else:
        mark = source.marks.get(path)
        yield _wrong_value(
            _Wrong(path, schema, instance, mark.raw if mark else "", in_quotes=bool(mark and mark.style))
        )


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
    yield from (_thousands((*path, key), ",".join(pieces)) for key, pieces in torn.items())
    for number, key in enumerate(_unknown_keys(schema, instance, torn)):
        near = (nearest(key, absent) or nearest(key, known)) if number < _LOOKED_UP else ""
        values = {"key": key, "where": _where(path), "nearest": near}
        text = TEXTS["unknown_key_near" if near else "unknown_key"]
        yield Diagnostic(UNKNOWN_KEY, ERROR, text, (*path, key), values, at_key=True)


def _thousands(path: Path, typed: str) -> Diagnostic:
    values = {"raw": typed, "wanted": re.sub(r"^0+(?=[0-9])", "", typed.replace(",", ""))}
    return Diagnostic(NUMBER, ERROR, TEXTS["thousands"], path, values)


def _unknown_keys(schema: dict[str, Any], instance: dict[str, Any], torn: dict[str, list[str]]) -> list[str]:
    behind = {piece for pieces in torn.values() for piece in pieces[1:]}
    return [key for key in instance if key not in schema["properties"] and key not in behind]


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


class _Wrong(NamedTuple):
    """A value that does not fit: where it stands, what its schema asks for, how it was typed."""

    path: Path
    schema: dict[str, Any]
    instance: Any
    raw: str
    in_quotes: bool

    @property
    def kind(self) -> str:
        return _kind(self.schema)

    @property
    def typed(self) -> str:
        return " ".join(self.raw.split())

    def finding(self, rule: str, variant: str, **more: Any) -> Diagnostic:
        """What is wrong with it, in the words of ``variant``, which may tell ``more`` than the key and what was typed."""
        key = next((part for part in reversed(self.path) if isinstance(part, str)), "")
        values = {"key": key, "raw": quoted(self.typed, limit=_LONGEST), **more}
        return Diagnostic(rule, ERROR, TEXTS[variant], self.path, values)


def _wrong_value(wrong: _Wrong) -> Diagnostic:
    say = _BY_KIND.get(wrong.kind)
    return say(wrong) if say else wrong.finding(WRONG_KIND, f"want_{wrong.kind}")


def _no_text(wrong: _Wrong) -> Diagnostic:
    if wrong.instance is None or wrong.instance == "":
        return wrong.finding(EMPTY_TEXT, "empty_text")
    if isinstance(wrong.instance, str):
        return wrong.finding(WRONG_KIND, "long_text", seen=len(wrong.instance), limit=wrong.schema["maxLength"])
    return wrong.finding(WRONG_KIND, "want_text")


def _no_year(wrong: _Wrong) -> Diagnostic:
    if wrong.in_quotes and wrong.raw.isdigit():
        return wrong.finding(NUMBER, "quoted_number", wanted=wrong.raw)
    return wrong.finding(WRONG_KIND, "want_year")


def _no_choice(wrong: _Wrong) -> Diagnostic:
    choices = "、".join(str(choice) for choice in wrong.schema["enum"] if isinstance(choice, str))
    return wrong.finding(WRONG_KIND, "want_choice", choices=choices)


def _no_mapping(wrong: _Wrong) -> Diagnostic:
    names = list(wrong.schema.get("properties", ("名称: 内容",)))
    keys = "、".join(names[:_ALL_KEYS_SHOWN]) + ("……" if len(names) > _ALL_KEYS_SHOWN else "")
    if wrong.typed:
        return wrong.finding(WRONG_KIND, "want_mapping", keys=keys)
    shown = "一行数" if isinstance(wrong.instance, list) else "空白"
    return wrong.finding(WRONG_KIND, "want_mapping", keys=keys, raw=shown)


def _no_date(wrong: _Wrong) -> Diagnostic:
    parts = re.findall(r"\d+", wrong.raw)
    plausible = len(parts) == 3 and len(parts[0]) == 4
    wanted = f"{parts[0]}-{int(parts[1]):02}-{int(parts[2]):02}" if plausible else "2025-01-10"
    return wrong.finding(WRONG_KIND, "want_date", wanted=wanted)


def _number(wrong: _Wrong) -> Diagnostic:
    kind = wrong.kind
    told = {"kind": _KINDS[kind], "example": _EXAMPLES[kind]}
    if isinstance(wrong.instance, (dict, list)):
        return wrong.finding(NUMBER, "number_not_list", **told)
    if kind == "unit_amount":
        slip = explain_unit_amount(wrong.typed[:_LONGEST], wrong.schema["$comment"].split()[1:])
    else:
        slip = explain_number(wrong.typed[:_LONGEST], kind, quoted=wrong.in_quotes)
    return wrong.finding(NUMBER, slip.variant, **told, wanted=slip.wanted)


def _row(wrong: _Wrong) -> Diagnostic:
    names = [cell["title"].partition("（")[0] for cell in wrong.schema["items"]][:-1]
    instance = wrong.instance
    single = isinstance(instance, int) and instance > 0
    numbers = [str(instance) if single else "0", *["0"] * (len(names) - 1)]
    told = {"columns": " ".join(names), "wanted": len(names), "example": f"[{', '.join(numbers)}]"}
    if isinstance(instance, list):
        return wrong.finding(ROW_LENGTH, "row_length", **told, seen=len(instance))
    if isinstance(instance, dict):
        return wrong.finding(ROW_LENGTH, "row_mapping", **told)
    if single:
        return wrong.finding(ROW_LENGTH, "row_single", **told)
    slip = explain_number(wrong.typed[:_LONGEST], "count", quoted=wrong.in_quotes)
    return wrong.finding(NUMBER, slip.variant, **{**told, "kind": "一行数", "wanted": slip.wanted})


_BY_KIND: dict[str, Callable[[_Wrong], Diagnostic]] = {
    **dict.fromkeys(_NUMBERS, _number),
    **dict.fromkeys(_MAPPINGS, _no_mapping),
    "row": _row,
    "text": _no_text,
    "prose": _no_text,
    "year": _no_year,
    "choice": _no_choice,
    "date": _no_date,
}
