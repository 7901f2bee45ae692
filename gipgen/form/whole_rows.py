"""A row of numbers as a whole: two numbers in one cell for want of a comma, one number in two cells for a comma too many."""

from collections.abc import Iterator
from typing import Any

from gipgen.findings.file_messages import NUMBER, ROW_LENGTH, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Path
from gipgen.form.by_name import row_by_name
from gipgen.form.meant import row_meant
from gipgen.source.reader import Source
from gipgen.source.tokens import rewrite_row, token_at

Found = dict[tuple[str, Path], Diagnostic]
_NO_NUMBERS = (TEXTS["not_a_number"], TEXTS["number_not_list"])
_OF_WHOLE = (TEXTS["row_so"], TEXTS["cells_so"], TEXTS["row_in_part"])


def row_so(path: Path, schema: dict[str, Any], typed: str, source: Source) -> Diagnostic | None:
    """What to write for a row that was typed in another way (``typed``, or a list in brackets), where that is certain."""
    columns = [cell["title"].partition("（")[0] for cell in schema["items"]][:-1]
    token = token_at(source, path)
    numbers = row_meant(token[1].strip("\"'") if token else typed, len(columns))
    if not numbers:
        return None
    values = {"key": path[-1], "columns": " ".join(columns), "wanted": f"[{', '.join(numbers)}]"}
    rule = ROW_LENGTH if token and source.marks[path].style == "[" else NUMBER
    return Diagnostic(rule, ERROR, TEXTS["row_so"], path, values, rewrite=rewrite_row(source, path, numbers))


def as_a_whole(path: Path, schema: dict[str, Any], typed: str, source: Source) -> Diagnostic | None:
    """What to write for a row: its numbers alone, or behind the names of their columns."""
    return row_so(path, schema, typed, source) or row_by_name(path, schema, typed, source)


def whole_rows(found: Found, source: Source, schema: dict[str, Any]) -> Found:
    """The findings with one for a row, in place of those about its cells, where what to write for the row is certain."""
    told: Found = {}
    rows = {
        path[:-1] for (_, path), finding in found.items() if finding.text in _NO_NUMBERS and isinstance(path[-1], int)
    }
    sure = {path: as_a_whole(path, _schema_at(schema, path), "", source) for path in rows}
    sure |= {path: _cell_by_cell(found, path, source, schema) for path in _rows_of_slips(found)}
    for (rule, path), finding in found.items():
        row = path if finding.text is TEXTS["row_so"] else path[:-1]
        whole = sure.get(row) or found.get((ROW_LENGTH, row)) or found.get((NUMBER, row))
        if whole is not None and whole.text in _OF_WHOLE:
            told.setdefault((whole.rule, row), whole)
        else:
            told[rule, path] = finding
    return told


def _rows_of_slips(found: Found) -> set[Path]:
    """The rows in which several cells are to be written otherwise, each in its way: ``[3件, 1件, 0件]``."""
    wanted: dict[Path, set[str]] = {}
    for (rule, path), finding in found.items():
        if rule == NUMBER and isinstance(path[-1], int):
            wanted.setdefault(path[:-1], set()).add(str(finding.values.get("wanted", "")))
    return {path for path, each in wanted.items() if len(each) > 1 and all(map(str.isdecimal, each))}


def _cell_by_cell(found: Found, path: Path, source: Source, schema: dict[str, Any]) -> Diagnostic | None:
    """The row with what is to be written in each of its cells; nothing where the other ones are no numbers."""
    columns = [cell["title"].partition("（")[0] for cell in _schema_at(schema, path)["items"]][:-1]
    told = {at[-1]: each.values["wanted"] for (rule, at), each in found.items() if rule == NUMBER and at[:-1] == path}
    numbers = [str(told.get(place, value)) for place, value in enumerate(_at(source.data, path))]
    if len(numbers) - len(columns) not in (0, 1) or not all(map(str.isdecimal, numbers)):
        return None
    values = {"key": path[-1], "columns": " ".join(columns), "wanted": f"[{', '.join(numbers)}]"}
    return Diagnostic(NUMBER, ERROR, TEXTS["cells_so"], path, values, rewrite=rewrite_row(source, path, numbers))


def torn_rows(source: Source, schema: dict[str, Any]) -> Iterator[Diagnostic]:
    """Rows that read well only because a comma between thousands made one number two: ``[1,599, 0, 0, 0, 0, 0]``."""
    for path, mark in source.marks.items():
        inner = _schema_at(schema, path) if mark.style == "[" else {}
        if inner.get("$comment") != "row":
            continue
        numbers = [int(number) for number in _at(source.data, path) if isinstance(number, int)]
        token = token_at(source, path)
        if token and len(numbers) == len(inner["items"]) and sum(numbers[:-1]) != numbers[-1]:
            found = row_so(path, inner, "", source)
            if found is not None:
                yield found


def short_rows(source: Source, schema: dict[str, Any]) -> Iterator[Diagnostic]:
    """Rows whose last number is the sum of the others, where rows beside them give a total: one number is missing, or the total."""
    rows = list(_rows(source, schema))
    with_total = {path[0] for path, columns, numbers in rows if len(numbers) == len(columns) + 1}
    for path, columns, numbers in rows:
        if path[0] in with_total and len(numbers) == len(columns) and 0 < numbers[-1] == sum(numbers[:-1]):
            values = {"key": path[-1], "columns": " ".join(columns), "wanted": len(columns), "seen": len(numbers)}
            values |= {"last": numbers[-1], "whole": sum(numbers)}
            yield Diagnostic(ROW_LENGTH, ERROR, TEXTS["row_one_short"], path, values)


def _rows(source: Source, schema: dict[str, Any]) -> Iterator[tuple[Path, list[str], list[int]]]:
    """The rows of numbers with the names of their columns, without that of the total."""
    for path, mark in source.marks.items():
        inner = _schema_at(schema, path) if mark.style == "[" else {}
        if inner.get("$comment") == "row":
            numbers = [number for number in _at(source.data, path) if isinstance(number, int)]
            yield path, [cell["title"].partition("（")[0] for cell in inner["items"]][:-1], numbers


def _schema_at(schema: dict[str, Any], path: Path) -> dict[str, Any]:
    for step in path:
        schema = schema.get("properties", {}).get(step, {})
    return schema


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
