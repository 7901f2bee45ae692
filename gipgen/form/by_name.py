"""The numbers of a row or of a mapping, typed with their names in another way: 制发1，废止0，现行有效5; {自然人: 3, 企业: 1, …}."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gipgen.findings.file_messages import NUMBER, ROW_LENGTH, TEXTS, UNKNOWN_KEY, WRONG_KIND
from gipgen.findings.finding import ERROR, Diagnostic, Path
from gipgen.form.key_names import key_meant
from gipgen.form.meant import row_meant
from gipgen.named_tuple import NamedTuple
from gipgen.source.compose import plain_value
from gipgen.source.reader import Source
from gipgen.source.tokens import rewrite_token, token_at

_PIECE = r"([^\d:=-]+)[:=]?(-?\d{1,18}(?:\.\d{1,18})?)(?:件|条|项|个|份|万元)?"  # without its blanks
_REST_IS_NOTHING = (
    r"(?:(?:其余|余下|其它|剩余)[^0-9]{0,6}?|其他(?:各?[列项类])?(?:均|都|全)[^0-9]{0,3}?)[:=]?(?:0|零|无|没有)件?"
)
_TOTAL = r"(?:合计|总计|总数|共计|一共|共|计)[^0-9]{0,4}?[:=]?(\d{1,18})件?"
_LONGEST = 200  # characters that are looked at
_OF_CELLS = (UNKNOWN_KEY, NUMBER, WRONG_KIND)
_MENDED = ("key_so", "key_without_colon", "with_unit", "chinese_number", "full_width_number")
Found = dict[tuple[str, Path], Diagnostic]


def row_by_name(path: Path, schema: dict[str, Any], typed: str, source: Source) -> Diagnostic | None:
    """What to write for a row whose numbers stand behind the names of their columns; which of them are not said, where some are."""
    columns = [cell["title"].partition("（")[0] for cell in schema["items"]][:-1]
    token = token_at(source, path)
    known = {name: dict(cell) for name, cell in zip(columns, schema["items"], strict=False)}
    said = _of_row(token[1] if token else typed, known)
    if said is None or not all(map(str.isdecimal, said.numbers.values())):
        return None
    numbers = [said.numbers.get(name, "0") for name in columns]
    wanted = f"[{', '.join(numbers)}]"
    values = {"key": path[-1], "columns": " ".join(columns), "wanted": wanted}
    if len(said.numbers) < len(columns) and not said.is_whole:
        missing = "、".join(name for name in columns if name not in said.numbers)
        text = TEXTS["row_in_part"]
        return Diagnostic(ROW_LENGTH, ERROR, text, path, {**values, "missing": missing, "many": len(columns)})
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
    if any(finding.path == path for finding in inside) or (inside and all(map(_is_bare, inside))):
        return True
    return len(inside) > 1 and all(finding.text in [TEXTS[name] for name in _MENDED] for finding in inside)


def _is_bare(finding: Diagnostic) -> bool:
    """Whether a number stands where its name belongs: ``{1, 0, 5}``."""
    return finding.rule == UNKNOWN_KEY and str(finding.path[-1]).isdecimal()


def _cells_so(path: Path, schema: dict[str, Any], source: Source) -> Diagnostic | None:
    token = token_at(source, path)
    if token is None:
        return None
    known = {key: schema["properties"][key] for key in schema["required"]}
    row = row_meant(token[1], len(known))
    numbers = dict(zip(known, row, strict=True)) if len(row) == len(known) else _numbers(token[1], known)
    if not numbers:
        return None
    wanted = "{" + ", ".join(f"{key}: {number}" for key, number in numbers.items()) + "}"
    values = {"key": path[-1], "keys": "、".join(known), "wanted": wanted}
    value = {key: plain_value(number) for key, number in numbers.items()}
    rewrite = rewrite_token(source, path, wanted, value)
    return Diagnostic(WRONG_KIND, ERROR, TEXTS["cells_by_name"], path, values, rewrite=rewrite)


class _Said(NamedTuple):
    """The numbers that stand behind names; ``is_whole``: what is not named is said to be 0, or leaves nothing of the sum."""

    numbers: dict[str, str]
    is_whole: bool


def _numbers(typed: str, known: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The numbers by name, in the order of the form; empty unless each name stands there once, with one number."""
    said = _said(typed, known)
    numbers = said.numbers if said else {}
    return {name: numbers[name] for name in known} if len(numbers) == len(known) else {}


def _said(typed: str, known: dict[str, dict[str, Any]]) -> _Said | None:
    """The numbers by name, each name once, with one number; None where anything else is said."""
    text = unicodedata.normalize("NFKC", typed[:_LONGEST]).strip("{}[]() \"'。")
    text = re.sub(r"\A(\d{1,18})件?\(", r"共\1,", text)
    pieces = ["".join(each.split()).removeprefix("其中").removeprefix(":") for each in re.split(r"[,、;\n]\s*", text)]
    totals = [match[1] for each in pieces if (match := re.fullmatch(_TOTAL, each))]
    others = [each for each in pieces if not re.fullmatch(_TOTAL, each)]
    named = [each for each in others if not re.fullmatch(_REST_IS_NOTHING, each)]
    found = _by_column(named, known)
    if not found or not _comes_to(found, totals):
        return None
    return _Said(found, len(named) < len(others) or bool(totals))


def _by_column(pieces: Iterable[str], known: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The number behind each name; nothing where a piece is anything else, or a name stands there twice."""
    found: dict[str, str] = {}
    for piece in pieces:
        match = re.fullmatch(_PIECE, piece)
        name = key_meant(match[1], known, [key for key in known if key not in found], "") if match else ""
        if match is None or not name:
            return {}
        found[name] = match[2]
    return found


def _of_row(typed: str, known: dict[str, dict[str, Any]]) -> _Said | None:
    return _said(typed, known) or _in_their_places(typed, known)


def _in_their_places(typed: str, known: dict[str, dict[str, Any]]) -> _Said | None:
    """The numbers of a whole row some of which have their name before them: [自然人5, 商业企业1, 0, 0, 0, 0, 6]."""
    pieces = ["".join(each.split()) for each in re.split("[,，、]", typed[:_LONGEST].strip("[]"))]
    if len(pieces) - len(known) not in (0, 1):
        return None
    found: dict[str, str] = {}
    for name, piece in zip(known, pieces, strict=False):
        found |= {name: piece} if piece.isdecimal() else _by_column([piece], {name: known[name]})
    totals = [re.sub(r"\A(?:合计|总计)[:：]?", "", each) for each in pieces[len(known) :]]
    return _Said(found, is_whole=True) if len(found) == len(known) and _comes_to(found, totals) else None


def _comes_to(found: Mapping[str, str], totals: Sequence[str]) -> bool:
    """Whether the numbers come to the sum that is said; without one they do."""
    if not totals:
        return True
    counts = all(map(str.isdecimal, found.values()))
    return len(totals) == 1 and counts and int(totals[0]) == sum(map(int, found.values()))


def _schema_at(schema: dict[str, Any], path: Path) -> dict[str, Any]:
    for step in path:
        schema = schema.get("properties", {}).get(step, {}) if isinstance(step, str) else {}
    return schema
