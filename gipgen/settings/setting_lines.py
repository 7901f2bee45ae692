"""Where a setting stands in ``gipgen.toml``: the parser of Python keeps no places, so its lines are gone through once more."""

import re
from collections.abc import Iterator, Sequence

_PART = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=")
_TABLE = re.compile(rf"\s*\[\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]")


def located(path: str, text: str, setting: Sequence[object]) -> str:
    """The file with the line of a setting, or of what it stands in; the file alone where that is not found."""
    line = line_of(text, [str(part) for part in setting])
    return f"{path}:{line}" if line else path


def line_of(text: str, setting: Sequence[str]) -> int:
    """The line of the longest beginning of a setting's name that stands in the file; 0 for none."""
    best, found = 0, 0
    for number, name in names(text):
        same = name == tuple(setting[: len(name)])
        if same and len(name) > best:
            best, found = len(name), number
    return found


def names(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each line that begins a table or a value, with its whole name."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if match := _TABLE.match(line):
            table = _parts(match[1])
            yield number, table
        elif match := _KEY.match(line):
            yield number, (*table, *_parts(match[1]))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, name))
