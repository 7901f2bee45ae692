"""A value of another kind than its schema asks for: what is said of it, in the words of the form.

Works on the kind of value: the schema's ``$comment``.
"""

import re
from collections.abc import Callable
from typing import Any

from gipgen.findings.file_messages import EMPTY_TEXT, NUMBER, ROW_LENGTH, TEXTS, WRONG_KIND
from gipgen.findings.finding import ERROR, Diagnostic, Path
from gipgen.findings.privacy import quoted
from gipgen.form.amounts import explain_money, explain_unit_amount
from gipgen.form.meant import date_meant, dates_meant, year_meant
from gipgen.form.numbers import explain_number, letters_among_digits
from gipgen.named_tuple import NamedTuple

NUMBERS = frozenset(("count", "signed", "amount", "unit_amount"))
_EXAMPLES = {"count": "12", "signed": "-8", "amount": "62.336", "unit_amount": "160.5964万元"}
_KINDS = {"count": "件数", "signed": "增减数", "amount": "金额（万元）", "unit_amount": "金额和单位"}
_MAPPINGS = ("object", "report", "table", "group", "cells", "map")
_ALL_KEYS_SHOWN = 6
LONGEST = 40  # characters of a value that are looked at


def kind_of(schema: dict[str, Any]) -> str:
    """The kind of a value; behind it ``$comment`` may name the units that an amount takes."""
    return str(schema["$comment"]).partition(" ")[0]


class Wrong(NamedTuple):
    """A value that does not fit: where it stands, what its schema asks for, how it was typed."""

    path: Path
    schema: dict[str, Any]
    instance: Any
    raw: str
    in_quotes: bool

    @property
    def kind(self) -> str:
        return kind_of(self.schema)

    @property
    def typed(self) -> str:
        return " ".join(self.raw.split())

    def finding(self, rule: str, variant: str, **more: Any) -> Diagnostic:
        """What is wrong with it, in the words of ``variant``, which may tell ``more`` than the key and what was typed."""
        key = next((part for part in reversed(self.path) if isinstance(part, str)), "")
        values = {"key": key, "raw": quoted(self.typed, limit=LONGEST), **more}
        return Diagnostic(rule, ERROR, TEXTS[variant], self.path, values)


def wrong_value(wrong: Wrong) -> Diagnostic:
    say = _BY_KIND.get(wrong.kind)
    return say(wrong) if say else wrong.finding(WRONG_KIND, f"want_{wrong.kind}")


def _no_text(wrong: Wrong) -> Diagnostic:
    if wrong.instance in (None, "", []):
        return wrong.finding(EMPTY_TEXT, "empty_text")
    if isinstance(wrong.instance, str):
        return wrong.finding(WRONG_KIND, "long_text", seen=len(wrong.instance), limit=wrong.schema["maxLength"])
    return wrong.finding(WRONG_KIND, "want_bar" if wrong.kind == "prose" and not wrong.in_quotes else "want_text")


def _no_year(wrong: Wrong) -> Diagnostic:
    if wrong.in_quotes and wrong.raw.isdigit() and wrong.raw.isascii():
        return wrong.finding(NUMBER, "quoted_number", wanted=wrong.raw)
    if year := year_meant(wrong.typed or _alone(wrong.instance)):
        return wrong.finding(WRONG_KIND, "year_so", wanted=year)
    if letters := letters_among_digits(wrong.typed):
        return wrong.finding(WRONG_KIND, "letter_in_year", letters=letters)
    return wrong.finding(WRONG_KIND, "year_out" if re.fullmatch("[0-9]{4}", wrong.typed) else "want_year")


def _no_choice(wrong: Wrong) -> Diagnostic:
    choices = "、".join(str(choice) for choice in wrong.schema["enum"] if isinstance(choice, str))
    meant = [each for each in wrong.schema["enum"] if isinstance(each, str) and each in wrong.typed]
    if len(meant) == 1:
        return wrong.finding(WRONG_KIND, "choice_so", wanted=meant[0])
    return wrong.finding(WRONG_KIND, "want_choice", choices=choices)


def _no_rule(wrong: Wrong) -> Diagnostic:
    capital = wrong.typed.upper()
    so = re.fullmatch("GIP[03-9][0-9]{2}", capital) is not None
    return wrong.finding(WRONG_KIND, "choice_so" if so else "want_rule", wanted=capital)


def no_mapping(wrong: Wrong) -> Diagnostic:
    if wrong.path and isinstance(wrong.path[-1], int):
        return _no_list(wrong._replace(schema={"items": wrong.schema}))
    if nought := _nought(wrong):
        return nought
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
        WRONG_KIND, "want_cells", keys=keys, raw=quoted(shown, limit=LONGEST), wanted=len(names), example=example
    )


def _nought(wrong: Wrong) -> Diagnostic | None:
    """A single 0 for all that a group or a mapping takes, as it stands for the numbers of a row: nothing is guessed there.

    Of 制发, 废止, 现行有效 it may mean the first one only, and a person decides.
    """
    inner = wrong.schema.get("properties", {})
    kinds = {kind_of(each) for each in inner.values() if "$comment" in each}
    if wrong.typed != "0" or wrong.in_quotes or not inner or wrong.kind == "cells":
        return None
    if kinds <= NUMBERS:
        wanted = "{" + ", ".join(f"{name}: 0" for name in inner) + "}"
        return wrong.finding(WRONG_KIND, "nought_map", keys="、".join(inner), wanted=wanted)
    if kinds == {"row"}:
        return wrong.finding(
            WRONG_KIND, "nought_rows", keys="、".join(inner), count=len(inner), first=f"{next(iter(inner))}: 0"
        )
    return None


def _no_list(wrong: Wrong) -> Diagnostic:
    names = wrong.schema.get("items", {}).get("properties", {})
    item = "{" + ", ".join(f"{name}: ……" for name in names) + "}" if names else "……"
    return wrong.finding(WRONG_KIND, "want_list", example=f"- {item}")


def _no_date(wrong: Wrong) -> Diagnostic:
    date = date_meant(wrong.typed)
    if date:
        return wrong.finding(WRONG_KIND, "date_so", wanted=date)
    if either := dates_meant(wrong.typed):
        return wrong.finding(WRONG_KIND, "date_either", one=either[0], other=either[1])
    return wrong.finding(WRONG_KIND, "want_date", example="2025-01-10")


def _number(wrong: Wrong) -> Diagnostic:
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
        slip = explain_unit_amount(wrong.typed[:LONGEST], units)
    elif units:
        slip = explain_money(wrong.typed[:LONGEST], units[0], quoted=wrong.in_quotes)
    else:
        slip = explain_number(wrong.typed[:LONGEST], kind, quoted=wrong.in_quotes)
    return wrong.finding(NUMBER, slip.variant, **told, **slip.parts, wanted=slip.wanted)


def _alone(instance: Any) -> str:
    """The one number between brackets: ``[12]`` or, as YAML reads ``{12}``, a key without a value."""
    inner = list(instance) if isinstance(instance, (dict, list)) else []
    found = str(inner[0]) if len(inner) == 1 and (isinstance(instance, list) or instance[inner[0]] is None) else ""
    return found if re.fullmatch("0|[1-9][0-9]{0,17}", found) else ""


def _row(wrong: Wrong) -> Diagnostic:
    names = [cell["title"].partition("（")[0] for cell in wrong.schema["items"]][:-1]
    instance = wrong.instance
    single = isinstance(instance, int) and instance > 0
    numbers = [str(instance) if single else "0", *["0"] * (len(names) - 1)]
    told = {"columns": " ".join(names), "wanted": len(names), "example": f"[{', '.join(numbers)}]"}
    if instance == [0]:
        return wrong.finding(ROW_LENGTH, "nought_row", **{**told, "wanted": "0"})
    if isinstance(instance, list):
        return wrong.finding(ROW_LENGTH, "row_length", **told, seen=len(instance))
    if isinstance(instance, dict):
        return wrong.finding(ROW_LENGTH, "row_mapping", **told)
    if single:
        return wrong.finding(ROW_LENGTH, "row_single", **told)
    slip = explain_number(wrong.typed[:LONGEST], "count", quoted=wrong.in_quotes)
    return wrong.finding(NUMBER, slip.variant, **{**told, **slip.parts, "kind": "一行数", "wanted": slip.wanted})


_BY_KIND: dict[str, Callable[[Wrong], Diagnostic]] = {
    **dict.fromkeys(NUMBERS, _number),
    **dict.fromkeys(_MAPPINGS, no_mapping),
    "list": _no_list,
    "rule": _no_rule,
    "row": _row,
    "text": _no_text,
    "prose": _no_text,
    "year": _no_year,
    "choice": _no_choice,
    "date": _no_date,
}
