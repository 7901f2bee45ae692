"""The rewrites of findings, made in the file's own text, and the proof that nothing else has changed.

The text is that of the file, so a file that does not read yet can be mended too (docs/decisions/0032). Words are safe in
two ways: an edit that names no value may only touch blanks and the width of signs, and of all values of the file, as far as
it was read, none may be another one afterwards but those that a rewrite names.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gipgen.findings.file_messages import ENCODING, SYNTAX, TOO_DEEP
from gipgen.findings.finding import GONE, Diagnostic, Edit, Path, Rewrite
from gipgen.source.radical_signs import characters
from gipgen.source.reader import Source


def rewritten(text: str, findings: Iterable[Diagnostic]) -> tuple[str, list[Diagnostic]]:
    """``text`` with the rewrites made that overlap none before them, and the findings that these belong to."""
    text = _ended(text)
    starts = _line_starts(text)
    taken: list[tuple[int, int, str]] = []
    made = []
    for finding in findings:
        if finding.rewrite is not None:
            ranges = [_range(edit, starts, text) for edit in finding.rewrite.edits]
            wanted = [each for each in ranges if each is not None and each not in taken]
            if len(wanted) == len(ranges) and not any(_overlap(each, other) for each in wanted for other in taken):
                taken += wanted
                made.append(finding)
    for start, end, replacement in sorted(taken, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text, made


def _ended(text: str) -> str:
    """The text with a line end behind its last line, so that lines can be moved."""
    return text if text.endswith("\n") else f"{text}\n"


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _range(edit: Edit, starts: Sequence[int], text: str) -> tuple[int, int, str] | None:
    if not 0 < edit.span.line < len(starts):
        return None
    start = starts[edit.span.line - 1] + edit.span.column - 1
    end = start + edit.length
    return (start, end, edit.replacement) if start < starts[edit.span.line] and end <= len(text) else None


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return (one[0] < other[1] and other[0] < one[1]) or one[0] == other[0]


def keeps(before: Source, after: Source, made: Sequence[Diagnostic]) -> bool:
    """Whether ``after``, which the rewrites of ``made`` turned ``before`` into, says the same but for what they name."""
    rewrites = _of(made)
    becomes = dict(pair for rewrite in rewrites for pair in rewrite.becomes)
    return (
        (not before.data or all(_is_token(rewrite) or _only_signs(before.typed, rewrite.edits) for rewrite in rewrites))
        and _reads_further(before, after)
        and all(_at(after.data, path) == value for path, value in becomes.items())
        and _same(
            before, after, becomes, by_key=before.broken or any(rewrite.moves for rewrite in rewrites), ink=_parts(made)
        )
    )


def _of(made: Iterable[Diagnostic]) -> list[Rewrite]:
    return [finding.rewrite for finding in made if finding.rewrite is not None]


def _is_token(rewrite: Rewrite) -> bool:
    """Whether a rewrite is one value in place of another: what it may be is known."""
    return bool(rewrite.becomes) and len(rewrite.edits) == 1


def _reads_further(before: Source, after: Source) -> bool:
    return not after.broken or (before.broken and _end(after) >= _end(before))


def _only_signs(text: str, edits: Sequence[Edit]) -> bool:
    """Whether the edits, taken together, change blanks, unseen characters and the width of signs only, or move lines."""
    text = _ended(text)
    starts = _line_starts(text)
    old, new = [], []
    for edit in edits:
        found = _range(edit, starts, text)
        if found is None:
            return False
        old.append(_ink(text[found[0] : found[1]]))
        new.append(_ink(edit.replacement))
    return sorted(filter(None, old)) == sorted(filter(None, new)) or all(
        _is_sign(*pair) for pair in zip(old, new, strict=True)
    )


def _ink(text: str) -> str:
    """What is seen of a text: without blanks and unseen characters, in half width."""
    folded = unicodedata.normalize("NFKC", characters(text.translate(_SIGNS)))
    return "".join(
        each for each in folded if not each.isspace() and unicodedata.category(each) not in ("Cf", "Cc", "Cs")
    )


_SIGNS = str.maketrans("、【】", ",[]")
_BETWEEN = frozenset(";。.")  # two items of a mapping, in place of a comma
_ADDED = frozenset("]},#")  # what ends a row, parts two items, stands in front of an explanation
_STRUCTURE = frozenset(":|")
_FENCE = r"(?:`{3,}|~{3,})[a-z]{0,10}|[*@`%&!+>~|·•]{1,3}"  # around a file, and in front of a key
_STOPS = frozenset("。;:.,|>")  # behind a closed row, and behind a bar, they say nothing
_AROUND = frozenset(("-", "*", "**", "***", '"', "'"))  # nor do these before a key or a value, and behind it


def _is_sign(old: str, new: str) -> bool:
    """Whether a sign of YAML, quotation marks around all, or nothing is what an edit adds."""
    if not new and (set(old) <= _STOPS or old in _AROUND or re.fullmatch(_FENCE, old)):
        return True
    if not old and new in _ADDED:  # another number, or values behind them, would be missed
        return True
    if new == "," and old in _BETWEEN:
        return True
    return (
        old.strip("*`|>[]") == new
        or new in (f"'{old}'", f'"{old}"')
        or (new.startswith(old) and set(new[len(old) :]) <= _STRUCTURE)
    )


def _end(source: Source) -> int:
    """The line at which reading stopped."""
    breaks = (each.span.line for each in source.findings if each.span is not None and each.rule in (SYNTAX, TOO_DEEP))
    return max(breaks, default=0)


def _parts(made: Iterable[Diagnostic]) -> bool:
    """Whether a character that nobody sees becomes the end of a paragraph: then texts are the same but for blanks."""
    return any(each.rule == ENCODING and "\n" in edit.replacement for each in made for edit in _edits(each))


def _edits(finding: Diagnostic) -> Sequence[Edit]:
    return finding.rewrite.edits if finding.rewrite else ()


def _same(before: Source, after: Source, becomes: Mapping[Path, Any], *, by_key: bool, ink: bool) -> bool:
    old = dict(_leaves(before.data, (), becomes))
    new = dict(_leaves(after.data, (), becomes))
    if ink:
        old, new = ({path: _without_blanks(value) for path, value in each.items()} for each in (old, new))
    if not by_key:
        return old == new
    last = next(reversed(old), None) if before.broken else None  # half of it may stand behind the break
    found: dict[Path, list[Any]] = {}
    for path, value in new.items():
        found.setdefault(_name(path), []).append(value)
    return all(
        path == last or value is None or any(_continues(value, each) for each in found.get(_name(path), ()))
        for path, value in old.items()
    )


def _without_blanks(value: Any) -> Any:
    return "".join(value.split()) if isinstance(value, str) else value


def _name(path: Path) -> Path:
    """The key of a value, with its place in a list below that."""
    key = max((place for place, step in enumerate(path) if isinstance(step, str)), default=0)
    return path[key:]


def _continues(old: Any, new: Any) -> bool:
    """Whether what was read before the break is the beginning of what stands there now."""
    return bool(old == new or (isinstance(old, str) and isinstance(new, str) and new.startswith(old.rstrip("\n"))))


def _leaves(value: Any, path: Path, becomes: Mapping[Path, Any]) -> Iterator[tuple[Path, Any]]:
    """Every value with its path, in the order of the file, without those that rewrites name."""
    if path in becomes:
        return
    items: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict) and value:
        items = value.items()
    elif isinstance(value, list) and value:
        items = enumerate(value)
    else:
        yield path, value
    for key, inner in items:
        yield from _leaves(inner, (*path, key), becomes)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return GONE
    return data
