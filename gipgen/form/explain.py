"""What does not fit the schema → findings in the words of the form.

Asked only for files that the fast validator refused. Works on the kind of value: the schema's ``$comment``.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from gipgen.findings.file_messages import EMPTY_TEXT, MISSING, NUMBER, ROW_LENGTH, TEXTS, UNKNOWN_KEY, WRONG_KIND
from gipgen.findings.finding import ERROR, Diagnostic, Path
from gipgen.findings.privacy import quoted
from gipgen.form import strangers
from gipgen.form.amounts import explain_money, explain_unit_amount
from gipgen.form.by_name import whole_cells
from gipgen.form.cut_texts import cut_number
from gipgen.form.key_names import key_meant, name_meant
from gipgen.form.meant import date_meant, dates_meant, year_meant
from gipgen.form.mending import with_rewrite
from gipgen.form.misfits import Misfit, misfits
from gipgen.form.misplaced import above, home_of
from gipgen.form.numbers import explain_number, letters_among_digits
from gipgen.form.routes import where
from gipgen.form.whole_rows import as_a_whole, whole_rows
from gipgen.named_tuple import NamedTuple
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
    return _wrong_value(_Wrong(path, schema, typed, typed, in_quotes=False))


def _home(finding: Diagnostic, path: Path) -> Path:
    """Where the key is missing that a finding speaks of."""
    home = finding.values.get("home")
    return path[:-1] if home is None else tuple(home.split(".")) if home else ()


def _findings(misfit: Misfit, source: Source, root: dict[str, Any]) -> Iterator[Diagnostic]:
    path, schema, instance, keyword = misfit
    if keyword == "required":
        if strangers.is_no_item(path, schema, instance):
            yield _no_mapping(_Wrong(path, schema, instance, "", in_quotes=False))
        elif not source.broken:  # what is missing may stand behind the place where reading stopped
            yield from _missing(path, schema, instance)
    elif keyword == "additionalProperties":
        yield from _unknown(path, schema, instance, root)
    else:
        mark = source.marks.get(path)
        wrong = _Wrong(path, schema, instance, mark.raw if mark else "", in_quotes=bool(mark and mark.style))
        whole = as_a_whole(path, schema, wrong.typed, source) if wrong.kind == "row" else None
        lost = cut_number(source, mark) if instance is None and wrong.kind in (*_NUMBERS, "row") else ""
        yield (
            wrong.finding(NUMBER, "cut_number", lost=quoted(lost, limit=_LONGEST))
            if lost
            else whole or _wrong_value(wrong)
        )


def _kind(schema: dict[str, Any]) -> str:
    """The kind of a value; behind it ``$comment`` may name the units that an amount takes."""
    return str(schema["$comment"]).partition(" ")[0]


def _missing(path: Path, schema: dict[str, Any], instance: dict[str, Any]) -> Iterator[Diagnostic]:
    order = list(schema["properties"])
    for key in schema["required"]:
        if key in instance:
            continue
        inner = schema["properties"][key]
        is_row = _kind(inner) in _NUMBERS | {"row"}
        before = [each for each in order[: order.index(key)] if each in instance]
        after = f"，应在“{before[-1]}”下面" if before else ""
        values = {"key": key, "label": inner["title"], "where": where(path), "after": after}
        yield Diagnostic(MISSING, ERROR, TEXTS["missing_row" if is_row else "missing"], (*path, key), values)


def _unknown(
    path: Path, schema: dict[str, Any], instance: dict[str, Any], root: dict[str, Any]
) -> Iterator[Diagnostic]:
    torn_numbers = strangers.torn(instance) if _kind(schema) in ("cells", "map") else {}
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
        if variant == "unknown_key" and _kind(schema) == "map":
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
    if wrong.instance in (None, "", []):
        return wrong.finding(EMPTY_TEXT, "empty_text")
    if isinstance(wrong.instance, str):
        return wrong.finding(WRONG_KIND, "long_text", seen=len(wrong.instance), limit=wrong.schema["maxLength"])
    return wrong.finding(WRONG_KIND, "want_bar" if wrong.kind == "prose" and not wrong.in_quotes else "want_text")


def _no_year(wrong: _Wrong) -> Diagnostic:
    if wrong.in_quotes and wrong.raw.isdigit() and wrong.raw.isascii():
        return wrong.finding(NUMBER, "quoted_number", wanted=wrong.raw)
    if year := year_meant(wrong.typed or _alone(wrong.instance)):
        return wrong.finding(WRONG_KIND, "year_so", wanted=year)
    if letters := letters_among_digits(wrong.typed):
        return wrong.finding(WRONG_KIND, "letter_in_year", letters=letters)
    return wrong.finding(WRONG_KIND, "year_out" if re.fullmatch("[0-9]{4}", wrong.typed) else "want_year")


def _no_choice(wrong: _Wrong) -> Diagnostic:
    choices = "、".join(str(choice) for choice in wrong.schema["enum"] if isinstance(choice, str))
    meant = [each for each in wrong.schema["enum"] if isinstance(each, str) and each in wrong.typed]
    if len(meant) == 1:
        return wrong.finding(WRONG_KIND, "choice_so", wanted=meant[0])
    return wrong.finding(WRONG_KIND, "want_choice", choices=choices)


def _no_rule(wrong: _Wrong) -> Diagnostic:
    capital = wrong.typed.upper()
    so = re.fullmatch("GIP[03-9][0-9]{2}", capital) is not None
    return wrong.finding(WRONG_KIND, "choice_so" if so else "want_rule", wanted=capital)


def _no_mapping(wrong: _Wrong) -> Diagnostic:
    if wrong.path and isinstance(wrong.path[-1], int):
        return _no_list(wrong._replace(schema={"items": wrong.schema}))
    names = list(wrong.schema.get("properties", ("名称: 内容",)))
    keys = "、".join(names[:_ALL_KEYS_SHOWN]) + "……" * (len(names) > _ALL_KEYS_SHOWN)
    if wrong.typed and wrong.kind != "cells":
        barred = wrong.in_quotes and "\n" in wrong.raw  # a text below a bar
        return wrong.finding(WRONG_KIND, "bar_behind_group" if barred else "want_mapping", keys=keys)
    shown = wrong.typed or ("一行数" if isinstance(wrong.instance, list) else "空白")
    if wrong.kind != "cells":
        return wrong.finding(WRONG_KIND, "want_mapping", keys=keys, raw=shown)
    example = "{" + ", ".join(f"{name}: 0" for name in names) + "}"
    return wrong.finding(
        WRONG_KIND, "want_cells", keys=keys, raw=quoted(shown, limit=_LONGEST), wanted=len(names), example=example
    )


def _no_list(wrong: _Wrong) -> Diagnostic:
    names = wrong.schema.get("items", {}).get("properties", {})
    item = "{" + ", ".join(f"{name}: ……" for name in names) + "}" if names else "……"
    return wrong.finding(WRONG_KIND, "want_list", example=f"- {item}")


def _no_date(wrong: _Wrong) -> Diagnostic:
    date = date_meant(wrong.typed)
    if date:
        return wrong.finding(WRONG_KIND, "date_so", wanted=date)
    if either := dates_meant(wrong.typed):
        return wrong.finding(WRONG_KIND, "date_either", one=either[0], other=either[1])
    return wrong.finding(WRONG_KIND, "want_date", example="2025-01-10")


def _number(wrong: _Wrong) -> Diagnostic:
    kind = wrong.kind
    told = {"kind": _KINDS[kind], "example": _EXAMPLES[kind]}
    if alone := _alone(wrong.instance):
        return wrong.finding(NUMBER, "number_in_brackets", wanted=alone)
    if isinstance(wrong.instance, (dict, list)):
        return wrong.finding(NUMBER, "number_not_list", **told)
    units = wrong.schema["$comment"].split()[1:]
    told["scale"] = units[0] if units else "万元"
    if kind == "amount" and units:
        told["kind"] = f"金额（{units[0]}）"
    if kind == "unit_amount":
        slip = explain_unit_amount(wrong.typed[:_LONGEST], units)
    elif units:
        slip = explain_money(wrong.typed[:_LONGEST], units[0], quoted=wrong.in_quotes)
    else:
        slip = explain_number(wrong.typed[:_LONGEST], kind, quoted=wrong.in_quotes)
    return wrong.finding(NUMBER, slip.variant, **told, **slip.parts, wanted=slip.wanted)


def _alone(instance: Any) -> str:
    """The one number between brackets: ``[12]`` or, as YAML reads ``{12}``, a key without a value."""
    inner = list(instance) if isinstance(instance, (dict, list)) else []
    found = str(inner[0]) if len(inner) == 1 and (isinstance(instance, list) or instance[inner[0]] is None) else ""
    return found if re.fullmatch("0|[1-9][0-9]{0,17}", found) else ""


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
    return wrong.finding(NUMBER, slip.variant, **{**told, **slip.parts, "kind": "一行数", "wanted": slip.wanted})


_BY_KIND: dict[str, Callable[[_Wrong], Diagnostic]] = {
    **dict.fromkeys(_NUMBERS, _number),
    **dict.fromkeys(_MAPPINGS, _no_mapping),
    "list": _no_list,
    "rule": _no_rule,
    "row": _row,
    "text": _no_text,
    "prose": _no_text,
    "year": _no_year,
    "choice": _no_choice,
    "date": _no_date,
}
