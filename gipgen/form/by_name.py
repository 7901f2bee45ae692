"""The numbers of a row or of a mapping, typed with their names in another way: 制发1，废止0，现行有效5; {自然人: 3, 企业: 1, …}."""

import re
import unicodedata
from typing import Any

from gipgen.findings.file_messages import NUMBER, ROW_LENGTH, TEXTS, UNKNOWN_KEY, WRONG_KIND
from gipgen.findings.finding import ERROR, Diagnostic, Path
from gipgen.form.key_names import key_meant
from gipgen.form.meant import row_meant
from gipgen.source.compose import plain_value
from gipgen.source.reader import Source
from gipgen.source.tokens import rewrite_token, token_at

_PIECE = r"([^\d:=-]+)[:=]?(-?\d{1,18}(?:\.\d{1,18})?)(?:件|条|项|个|份|万元)?"  # without its blanks
_LONGEST = 200  # characters that are looked at
_OF_CELLS = (UNKNOWN_KEY, NUMBER, WRONG_KIND)
_MENDED = ("key_so", "key_without_colon", "with_unit", "chinese_number", "full_width_number")
Found = dict[tuple[str, Path], Diagnostic]


def row_by_name(path: Path, schema: dict[str, Any], typed: str, source: Source) -> Diagnostic | None:
    """What to write for a row whose numbers stand behind the names of their columns, each of them once."""
    columns = [cell["title"].partition("（")[0] for cell in schema["items"]][:-1]
    token = token_at(source, path)
    known = {name: dict(cell) for name, cell in zip(columns, schema["items"], strict=False)}
    numbers = list(_numbers(token[1] if token else typed, known).values())
    if not numbers or not all(map(str.isdecimal, numbers)):
        return None
    wanted = f"[{', '.join(numbers)}]"
    values = {"key": path[-1], "columns": " ".join(columns), "wanted": wanted}
    rewrite = rewrite_token(source, path, wanted, [plain_value(number) for number in numbers])
    return Diagnostic(ROW_LENGTH, ERROR, TEXTS["row_so"], path, values, rewrite=rewrite)


def whole_cells(found: Found, source: Source, schema: dict[str, Any]) -> Found:
    """The findings with one for a mapping of numbers on one line, where several, or the whole, are to be written otherwise."""
    told: Found = {}
    for path in {at[:depth] for _, at in found for depth in range(1, len(at) + 1)}:
        inner = _schema_at(schema, path)
        if inner.get("$comment") == "cells" and _is_worth_it(found, path):
            whole = _cells_so(path, inner, source)
            if whole is not None:
                told[whole.rule, path] = whole
    whole_paths = {at for _, at in told}
    left = {
        key: finding
        for key, finding in found.items()
        if not any(key[1][:depth] in whole_paths for depth in range(1, len(key[1]) + 1))
    }
    return {**left, **told}


def _is_worth_it(found: Found, path: Path) -> bool:
    """Whether the mapping as a whole is no mapping, or several of its cells have a slip of which a program knows the cure."""
    inside = [finding for (_, at), finding in found.items() if at[: len(path)] == path and finding.rule in _OF_CELLS]
    if any(finding.path == path for finding in inside):
        return True
    return len(inside) > 1 and all(finding.text in [TEXTS[name] for name in _MENDED] for finding in inside)


def _cells_so(path: Path, schema: dict[str, Any], source: Source) -> Diagnostic | None:
    token = token_at(source, path)
    if token is None:
        return None
    known = {key: schema["properties"][key] for key in schema["required"]}
    row = row_meant(token[1], len(known)) if token[1].startswith("[") else []
    numbers = dict(zip(known, row, strict=True)) if len(row) == len(known) else _numbers(token[1], known)
    if not numbers:
        return None
    wanted = "{" + ", ".join(f"{key}: {number}" for key, number in numbers.items()) + "}"
    values = {"key": path[-1], "keys": "、".join(known), "wanted": wanted}
    value = {key: plain_value(number) for key, number in numbers.items()}
    rewrite = rewrite_token(source, path, wanted, value)
    return Diagnostic(WRONG_KIND, ERROR, TEXTS["cells_by_name"], path, values, rewrite=rewrite)


def _numbers(typed: str, known: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The numbers by name, in the order of the form; empty unless each name stands there once, with one number."""
    text = unicodedata.normalize("NFKC", typed[:_LONGEST]).strip("{}[]() \"'。")
    found: dict[str, str] = {}
    for piece in re.split(r"[,、;\n]\s*", text):
        match = re.fullmatch(_PIECE, "".join(piece.split()))
        name = key_meant(match[1], known, [key for key in known if key not in found], "") if match else ""
        if match is None or not name:
            return {}
        found[name] = match[2]
    return {name: found[name] for name in known} if len(found) == len(known) else {}


def _schema_at(schema: dict[str, Any], path: Path) -> dict[str, Any]:
    for step in path:
        schema = schema.get("properties", {}).get(step, {}) if isinstance(step, str) else {}
    return schema
