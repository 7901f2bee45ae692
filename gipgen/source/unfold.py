"""Prose that was typed without ``|``: YAML makes one line of its lines; they are read back as they were typed.

Clerks forget the sign, or type ``>``. What they see in the file are paragraphs, one a line, and paragraphs they mean.
"""

from gipgen.named_tuple import NamedTuple
from gipgen.source.compose import Mark

FOLDED = "/"  # the style of a mark whose text was read back: its first line stands beside the key


class Unfolded(NamedTuple):
    text: str
    mark: Mark


def unfolded(lines: list[str], value: str, mark: Mark) -> Unfolded | None:
    """The text as its lines were typed; nothing where it stands on one line, or was written with escapes."""
    if mark.style == ">":
        return _block(lines, value, mark)
    if mark.style not in ("", "'", '"'):
        return None
    column = mark.column + len(mark.style)
    parts = [lines[mark.line][column:]]
    wanted = _letters(value)
    seen = _letters(parts[0])
    number = mark.line + 1
    while len(seen) < len(wanted) and number < len(lines):
        parts.append(lines[number])
        seen += _letters(lines[number])
        number += 1
    if len(parts) == 1 or (mark.style == '"' and "\\" in "".join(parts)):
        return None
    parts[-1] = _ended(parts[-1], mark.style, len(seen) - len(wanted))
    text = "\n".join(part.strip(" \t") for part in parts)
    if mark.style == "'":
        text = text.replace("''", "'")
    if _letters(text) != wanted:
        return None
    return Unfolded(text, mark._replace(column=column, style=FOLDED, raw=text))


def _block(lines: list[str], value: str, mark: Mark) -> Unfolded | None:
    parts: list[str] = []
    wanted, seen = _letters(value), 0
    number = mark.line + 1
    while seen < len(wanted) and number < len(lines):
        parts.append(lines[number])
        seen += len(_letters(lines[number]))
        number += 1
    leads = [len(part) - len(part.lstrip(" ")) for part in parts if part.strip(" ")]
    text = "".join(part[min(leads) :] + "\n" for part in parts) if leads else ""
    return Unfolded(text, mark._replace(style="|", raw=text)) if text and _letters(text) == wanted else None


def _ended(line: str, quote: str, more: int) -> str:
    """The last line without what follows the text: ``more`` letters, the quotation mark or a comment."""
    if not more:
        return line
    end = line.rfind(quote) if quote else line.find(" #")
    return line[:end] if end >= 0 else line


def _letters(text: str) -> str:
    return "".join(text.split())
