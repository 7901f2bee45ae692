"""A text whose key is not there: it became a comment, or its line was deleted."""

from typing import Any

from gipgen.findings.file_messages import SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Rewrite, Span
from gipgen.findings.privacy import quoted
from gipgen.form.key_names import key_meant
from gipgen.source.text_lines import Line, Words, is_structural, item

_LONGEST = 40  # characters of a line that a message shows


def text_without_key(line: int, lines: list[str], part: str, schema: dict[str, Any], words: Words) -> Diagnostic | None:
    """What is wrong with a text that begins at or above ``line`` (0-based) where its key can be told; ``part`` is the one above."""
    above = line - 1
    while above >= 0 and _is_heading(lines[above]):
        above -= 1
    return (
        _torn_key(lines, line, words)
        or _title_with_bar(lines, line, schema["properties"])
        or _below_key(lines, above, line, words)
        or _commented(lines, above, words)
        or _deleted(lines, above, line, _between(lines, line, part, schema))
    )


def _title_with_bar(lines: list[str], line: int, properties: dict[str, Any]) -> Diagnostic | None:
    """The title of a part with the bar behind it, and no colon."""
    title, bar, rest = lines[line].rstrip().partition("|")
    if not bar or rest or not title[:1].strip():
        return None
    at_margin = keys_at_margin("\n".join(lines))
    absent = [key for key in properties if key not in at_margin and properties[key].get("$comment") == "prose"]
    found = _told("title_with_bar", key_meant(title.strip(), properties, absent, ""), lines, line)
    key, excerpt = found.values["key"], quoted(title.strip(), limit=_LONGEST)
    return found._replace(values={"key": key, "excerpt": excerpt}) if key else None


def _below_key(lines: list[str], above: int, line: int, words: Words) -> Diagnostic | None:
    """A number, a row or a name on the line below its key."""
    found = item(lines[above].strip()) if above == line - 1 >= 0 else None
    if found is None or found[2] or found[0] not in words.keys:
        return None
    value = lines[line].strip()
    is_value = bool(value) and is_structural(value) and not value.startswith(("#", "|", ">"))
    return _told("value_below", found[0], lines, line) if is_value or found[0] in words.names else None


def _is_heading(line: str) -> bool:
    """Whether a line is blank, or a heading of the text, which is a comment as long as its key is not there."""
    return not line.strip() or (line.lstrip().startswith("##") and item(line.lstrip("# ")) is None)


def _commented(lines: list[str], above: int, words: Words) -> Diagnostic | None:
    typed = lines[above].lstrip() if above >= 0 else ""
    found = item(typed.lstrip("#＃ ")) if typed.startswith(("#", "＃")) else None
    if found is None or found[0] not in words.texts or not found[2].startswith("|"):
        return None
    return _told("missing_commented_group", found[0], lines, above)


def _deleted(lines: list[str], above: int, line: int, keys: list[str]) -> Diagnostic | None:
    if len(keys) != 1:
        return None
    first = next(number for number in range(above + 1, line + 1) if lines[number].strip())
    return _told("missing_text_key", keys[0], lines, first)


def _between(lines: list[str], line: int, part: str, schema: dict[str, Any]) -> list[str]:
    """The keys of texts that every report has, between the one above and the next one that the file has below."""
    order = list(schema["properties"])
    behind = order[order.index(part) + 1 :] if part in order else order
    further = {found[0] for each in lines[line:] if (found := item(each)) is not None}
    end = next((number for number, key in enumerate(behind) if key in further), len(behind))
    required = [key for key in behind[:end] if key in schema["required"]]
    return [key for key in required if schema["properties"][key]["$comment"] == "prose"]


def _told(variant: str, key: str, lines: list[str], number: int) -> Diagnostic:
    span = Span(number + 1, len(lines[number]) - len(lines[number].lstrip()) + 1)
    return Diagnostic(SYNTAX, ERROR, TEXTS[variant], values={"key": key}, span=span)


def title_for_key(line: Line, properties: dict[str, Any], at_margin: frozenset[str]) -> Diagnostic | None:
    """The title of a part in place of its key, which is not ``at_margin`` of the file anywhere."""
    absent = [key for key in properties if key not in at_margin and "、" in str(properties[key].get("title"))]
    typed = line.text.strip()
    key = "" if line.text != line.text.lstrip() else key_meant(typed.rstrip(":："), properties, absent, "")
    if not key:
        return None
    bar = " |" if properties[key].get("$comment") == "prose" else ""
    values = {"key": key, "bar": bar, "excerpt": quoted(typed, limit=_LONGEST)}
    return Diagnostic(SYNTAX, ERROR, TEXTS["title_for_key"], values=values, span=Span(line.number + 1, 1))


def second_half(line: Line, above: Line | None, words: Words) -> Diagnostic | None:
    """What goes on with a text of one line, which is the item in the line above."""
    found = item(above.text.strip()) if above is not None and above.number == line.number - 1 else None
    typed = line.text.lstrip()
    if found is None or found[0] not in words.names or not found[2].strip() or typed == line.text:
        return None
    values = {"key": found[0], "excerpt": quoted(typed, limit=_LONGEST)}
    span = Span(line.number + 1, len(line.text) - len(typed) + 1)
    return Diagnostic(SYNTAX, ERROR, TEXTS["second_half"], values=values, span=span)


def _torn_key(lines: list[str], line: int, words: Words) -> Diagnostic | None:
    """A key that a line break tore in two: the second half stands on the next line, and both are one that the form knows."""
    above, below = lines[line].rstrip(), lines[line + 1].strip() if line + 1 < len(lines) else ""
    found = item(above.strip() + below)
    if found is None or found[0] not in words.keys or found[0] in (above.strip(), below.partition(":")[0]):
        return None
    span = Span(line + 1, len(above) - len(above.lstrip()) + 1)
    gap = len(lines[line]) - len(above) + 1 + len(lines[line + 1]) - len(lines[line + 1].lstrip())
    joined = Rewrite((Edit(Span(line + 1, len(above) + 1), gap, ""),))
    return Diagnostic(SYNTAX, ERROR, TEXTS["torn_key"], values={"key": found[0]}, span=span, rewrite=joined)


def row_below(line: Line, above: Line | None) -> Diagnostic | None:
    """The numbers of a key that stand on a line of their own, no deeper than the key."""
    found = item(above.text.strip()) if above is not None else None
    if found is None or found[2].strip() or not line.text.lstrip().startswith(("[", "{")):
        return None
    return Diagnostic(SYNTAX, ERROR, TEXTS["value_below"], values={"key": found[0]}, span=Span(line.number + 1, 1))


def other_key(line: Line, found: tuple[str, str, str] | None, properties: dict[str, Any]) -> Diagnostic | None:
    """A key by its label with a full-width colon behind it, or none: both are to be written otherwise.

    At the margin a label without a colon is a title, which explains what stands below it.
    """
    typed = line.text.strip()
    if found is None and typed == line.text:
        return None
    found = found or (typed, "", "")
    key = key_meant(found[0], properties, properties, "")
    if not key:
        return None
    bar = "|" if properties[key].get("$comment") == "prose" and not found[2] else ""
    values = {"excerpt": quoted(typed[: len(typed) - len(found[2])].rstrip(), limit=_LONGEST), "key": key, "bar": bar}
    span = Span(line.number + 1, len(line.text) - len(line.text.lstrip()) + 1)
    return Diagnostic(SYNTAX, ERROR, TEXTS["label_for_key"], values=values, span=span)


def keys_at_margin(text: str) -> frozenset[str]:
    """The words in front of a colon that stand at the margin somewhere in the file."""
    found = (item(line) for line in text.split("\n") if line[:1].strip())
    return frozenset(each[0] for each in found if each is not None)
