"""One text for all: what comes from other processes has a copy of every message with each finding; here it is the same again."""

from sys import intern

from gipgen.collect.collected import Handed
from gipgen.findings.finding import INFO, Finding
from gipgen.findings.text import Text


class SharedTexts:
    """Keeps each text once, over all the files of a run."""

    def __init__(self) -> None:
        self._known: dict[Text, Text] = {}

    def of(self, handed: Handed) -> Handed:
        """The same values in less memory; of what is only noted the line of the file is not kept."""
        return handed._replace(
            values=tuple(map(intern, handed.values)),
            edition=intern(handed.edition),
            findings=tuple(map(self._finding, handed.findings)),
        )

    def _finding(self, each: Finding) -> Finding:
        told = each.finding
        told = told._replace(rule=intern(told.rule), text=self._known.setdefault(told.text, told.text))
        return each._replace(finding=told, source="" if told.severity == INFO else each.source)
