"""One text for all: what comes from other processes has a copy of every message with each finding; here it is the same again."""

from collections.abc import Iterable
from sys import intern
from typing import Any

from gipgen.collect.collected import Handed
from gipgen.findings.finding import Diagnostic, Finding
from gipgen.findings.text import Text


class SharedTexts:
    """Keeps each text once, over all the files of a run."""

    def __init__(self) -> None:
        self._known: dict[Text, Text] = {}

    def of(self, handed: Handed) -> Handed:
        """The same values in less memory."""
        return handed._replace(
            values=words(handed.values),
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
        return each._replace(finding=told._replace(rule=intern(told.rule), text=shared))


def words(each: Iterable[str]) -> tuple[str, ...]:
    """Words that come again and again, each once in memory."""
    return tuple(map(intern, each))


def diagnostic(rule: str, *rest: Any) -> Diagnostic:
    """What is found, with the rule's name as all others have it."""
    return Diagnostic(intern(rule), *rest)
