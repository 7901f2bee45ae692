"""Keys that a mapping does not know: which of them are there at all, and what they may have been."""

import difflib
import re
from typing import Any

from gipgen.findings.file_messages import EMPTY_FILE, NUMBER, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Path, Span
from gipgen.form.amounts import explain_money
from gipgen.form.numbers import explain_number
from gipgen.source.reader import Source


def texts_above(schema: dict[str, Any], instance: dict[str, Any]) -> dict[str, str]:
    """The key of the text that a sentence with a colon stands below, as its next line without blanks would; for all at once."""
    texts = {key for key, inner in schema["properties"].items() if inner.get("$comment") == "prose"}
    return {
        key: before
        for before, (key, value) in zip(instance, list(instance.items())[1:], strict=False)
        if before in texts and isinstance(value, str) and re.search("[。，；]", value)
    }


def only_missing(schema: dict[str, Any], instance: dict[str, Any]) -> dict[str, str]:
    """The one key that is missing, where the only stranger can be nothing else.

    That is a word in Latin letters (``year``, ``niandu``), any other in a mapping of few keys: ``{署名: …, 日期: …}``, or
    that of the one text that is missing (``總體情況``).
    """
    missing = [each for each in schema["required"] if each not in instance]
    strangers = [each for each in instance if each not in schema["properties"]]
    if not len(missing) == len(strangers) == 1:
        return {}
    in_latin = strangers[0].isascii() and strangers[0].isalpha()
    is_text = schema["properties"][missing[0]].get("$comment") == "prose" and isinstance(instance[strangers[0]], str)
    return {strangers[0]: missing[0]} if in_latin or is_text or schema.get("$comment") == "map" else {}


def no_report(found: list[Diagnostic], source: Source) -> Source | None:
    """The source without data where the form knows none of the file's own keys, nor what any of them may have been."""
    strange = [each for each in found if each.text is TEXTS["unknown_key"] and len(each.path) == 1]
    if not len(strange) == len(source.data) > 1:
        return None
    foreign = Diagnostic(EMPTY_FILE, ERROR, TEXTS["not_a_mapping"], span=Span(1, 1))
    return source._replace(data={}, marks={}, findings=(*source.findings, foreign))


def is_no_item(path: Path, schema: dict[str, Any], instance: dict[str, Any]) -> bool:
    """Whether what stands in a list has none of the keys of its items."""
    in_list = bool(path) and isinstance(path[-1], int)
    return in_list and bool(instance) and instance.keys().isdisjoint(schema["properties"])


def needless_group(schema: dict[str, Any], instance: dict[str, Any], key: str) -> list[str]:
    """The keys below a stranger that belong beside it, as the form prints them under a heading: 行政诉讼."""
    inner = instance[key] if isinstance(instance[key], dict) else {}
    return list(inner) if inner and inner.keys() <= schema["properties"].keys() - instance.keys() else []


def unknown_keys(schema: dict[str, Any], instance: dict[str, Any], torn: dict[str, list[str]]) -> list[str]:
    behind = {piece for pieces in torn.values() for piece in pieces[1:]}
    return [key for key in instance if key not in schema["properties"] and key not in behind]


def torn(instance: dict[str, Any]) -> dict[str, list[str]]:
    """Numbers that lost what follows their thousands separator: YAML reads ``{制发: 1,000}`` as two keys."""
    torn: dict[str, list[str]] = {}
    last = ""
    for key, value in instance.items():
        if value is None and re.fullmatch(r"\d{3}(\.\d+)?\D*", key) and isinstance(instance.get(last), int):
            torn.setdefault(last, [str(instance[last])]).append(key)
        else:
            last = key
    return torn


def thousands(path: Path, typed: str, schema: dict[str, Any]) -> Diagnostic:
    """What to write for a number between braces that a comma between its thousands tore in two."""
    digits = re.sub(r"^0+(?=[0-9])", "", typed.replace(",", ""))
    kind, *units = str(schema.get("$comment", "count")).split()
    units = units if kind == "amount" else []
    slip = explain_money(digits, units[0], quoted=False) if units else explain_number(digits, "count", quoted=False)
    in_other_unit = not units and digits.endswith("元")
    wanted = slip.wanted if slip.variant == "with_unit" and not in_other_unit else digits  # 1,009件
    values = {"raw": typed, "wanted": wanted}
    return Diagnostic(NUMBER, ERROR, TEXTS["thousands"], path, values)


def misspelt(key: str, schema: dict[str, Any], absent: list[str]) -> str:
    """The key that a stranger most likely is: one that is ``absent``, or very like one that is there; empty for none.

    Of those that a file need not have, only one that is much like it, or as long: else anything is like something.
    """
    needed = [each for each in absent if each in schema["required"] or _is_as_long(key, each)]
    near = nearest(key, needed) or nearest(key, absent, _LIKE)
    return near if near or schema.get("$comment") == "map" else _close(key, list(schema["properties"]), _SURELY)


def _is_as_long(key: str, other: str) -> bool:
    """Whether two keys differ in some of their characters only, and not in where those stand: 报告名称 is no 上年报告."""
    return len(key) == len(other) and any(map(str.__eq__, key, other))


_LIKE = 0.6
_SURELY = 0.75  # how much a key is like one that is there already, if it is that one, misspelt


def _close(word: str, known: list[str], likeness: float) -> str:
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=likeness)), "")


def nearest(word: str, known: list[str], likeness: float = 0.5) -> str:
    """The known word that ``word`` most likely stands for, or an empty text."""
    if close := _close(word, known, likeness):
        return close
    within = [key for key in known if len(word) > 1 and (word in key or key in word)]
    return within[0] if len(within) == 1 else ""
