"""Where a value's token stands in the file as typed, and the rewrite that puts another in its place."""

import re
from typing import Any

from gipgen.findings.finding import GONE, Edit, Path, Rewrite, Span
from gipgen.source.compose import plain_value
from gipgen.source.reader import Source

_CLOSING = {"[": "]", "{": "}"}


def rewrite_value(source: Source, path: Path, token: str) -> Rewrite | None:
    """``token``, a number or a word without quotes, for the value at ``path``; ``None`` where it is not typed on one line."""
    return rewrite_token(source, path, token, plain_value(token))


def rewrite_row(source: Source, path: Path, numbers: list[str]) -> Rewrite | None:
    """A row of numbers for the value at ``path``."""
    return rewrite_token(source, path, f"[{', '.join(numbers)}]", [plain_value(number) for number in numbers])


def rewrite_token(source: Source, path: Path, token: str, value: Any) -> Rewrite | None:
    """``token`` for the value at ``path``, which then is ``value``."""
    found = token_at(source, path)
    if found is None:
        return None
    span, typed = found
    return Rewrite((Edit(span, len(typed), token),), ((path, value),))


def rewrite_torn(source: Source, path: Path, pieces: list[str], token: str) -> Rewrite | None:
    """``token`` for a number that lost what follows its thousands separator to keys of its own: ``{制发: 1,000}``."""
    found = token_at(source, path)
    typed = ",".join(pieces)
    if found is None or not source.typed.split("\n")[found[0].line - 1].startswith(typed, found[0].column - 1):
        return None
    gone = tuple(((*path[:-1], piece), GONE) for piece in pieces[1:])
    return Rewrite((Edit(found[0], len(typed), token),), ((path, plain_value(token)), *gone))


def token_at(source: Source, path: Path) -> tuple[Span, str] | None:
    """The token of the value at ``path`` as typed, with its quotes or brackets, and where it stands."""
    mark = source.marks.get(path)
    if mark is None or not path or mark.style in ("|", ">") or not (mark.raw or mark.style):
        return None
    span = source.span(path)
    lines = source.typed.split("\n")
    if span.line > len(lines):
        return None
    rest = lines[span.line - 1][span.column - 1 :]
    typed = _collection(rest) if mark.style == "[" else mark.style + mark.raw + mark.style
    return (span, typed) if typed and rest.startswith(typed) else None


def _collection(rest: str) -> str:
    """A list or mapping on one line, without quotes and comments in it; else nothing."""
    closing = _CLOSING.get(rest[:1], "")
    end = rest.find(closing) if closing else -1
    inner = rest[1:end]
    plain = re.sub(r"([\"'])(\d+)\1", r"\2", inner)  # numbers in quotes hold no bracket
    return rest[: end + 1] if end > 0 and not any(sign in plain for sign in "[]{}\"'#") else ""
