"""One text for all: what comes from other processes has a copy of every message with each finding; here it is the same again."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import Any, Final, overload

from gipgen.collect.collected import Handed
from gipgen.findings.finding import ERROR, INFO, NO_VALUES, WARNING, Diagnostic, Finding, Path, Severity
from gipgen.findings.text import Text


class SharedTexts:
    """Keeps each text once, over all the files of a run."""

    def __init__(self) -> None:
        self._known: dict[Text, Text] = {}

    def of(self, handed: Handed) -> Handed:
        """The same values in less memory."""
        return handed._replace(
            values=Joined(BETWEEN.join(handed.values)) if handed.values else (),
            lines=short(handed.lines),
            edition=intern(handed.edition),
            findings=tuple(map(self._finding, handed.findings)),
        )

    def text(self, zh: str, en: str) -> Text:
        """A text, the same each time."""
        made = Text(zh, en)
        return self._known.setdefault(made, made)

    def _finding(self, each: Finding) -> Finding:
        told = each.finding
        shared = self._known.setdefault(told.text, told.text)
        return each._replace(finding=diagnostic(told.rule, told.severity, shared, *told[3:]))


BETWEEN: Final = "\x1f"  # the texts of cells, none of which has it


class Joined(Sequence[str]):
    """Short texts as one: a quarter of the memory that they take in a tuple. They are taken apart whenever they are asked for."""

    __slots__ = ("_whole",)

    def __init__(self, whole: str) -> None:
        self._whole = whole

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        return self._whole.split(BETWEEN)[at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole.split(BETWEEN))

    def __len__(self) -> int:
        return self._whole.count(BETWEEN) + 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def short(numbers: Sequence[int]) -> Sequence[int]:
    """Numbers of lines in two bytes each, where that is enough."""
    return array("H", numbers) if max(numbers, default=0) < _TWO_BYTES else numbers


_TWO_BYTES: Final = 1 << 16


def words(each: Iterable[str]) -> tuple[str, ...]:
    """Words that come again and again, each once in memory."""
    return tuple(map(intern, each))


def diagnostic(
    rule: str, severity: Severity, text: Text, path: Path, values: Mapping[str, Any], *rest: Any
) -> Diagnostic:
    """What is found, with words that all others have as well: its rule, the route, the names of its values."""
    route = tuple(intern(part) if isinstance(part, str) else part for part in path)
    named = {intern(name): value for name, value in values.items()} or NO_VALUES
    return Diagnostic(intern(rule), _SEVERITIES[severity], text, route, named, *rest)


_SEVERITIES: Final[Mapping[Severity, Severity]] = {each: each for each in (ERROR, WARNING, INFO)}
