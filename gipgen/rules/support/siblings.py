"""The prose of the reports of one run, kept as fingerprints, so that each report can be compared with those before it."""

from typing import NamedTuple

from gipgen.form.definition import Form
from gipgen.prose.passages import Passage
from gipgen.prose.sentences import Sentence, comparable_sentences
from gipgen.report.report import Report

_OWNERS = 8  # reports that are remembered for one sentence; a phrase of all agencies does not fill the memory


class Likeness(NamedTuple):
    """What a report has in common with another one: the sentences, and their share of its text (0 to 1)."""

    file: str
    agency: str
    share: float
    sentences: tuple[Sentence, ...]


class Siblings:
    """The reports checked so far. A sentence takes about 150 bytes: 6,000 reports some 50 MB."""

    def __init__(self) -> None:
        self._reports: list[tuple[str, str]] = []  # file, agency
        self._owners: dict[int, tuple[int, ...]] = {}  # hash of year and sentence → numbers of reports

    def add(self, file: str, report: Report, passages: tuple[Passage, ...]) -> None:
        """Remember a report that was checked."""
        number = len(self._reports)
        self._reports.append((file, report.agency))
        for key in {sentence.key for sentence in sentences_of(report, passages)}:
            mark = hash((report.year, key))
            owners = self._owners.get(mark, ())
            if len(owners) < _OWNERS:
                self._owners[mark] = (*owners, number)

    def nearest(self, report: Report, passages: tuple[Passage, ...]) -> Likeness | None:
        """The report before this one, of the same year and another agency, that shares most with it."""
        total = 0
        shared: dict[int, list[Sentence]] = {}
        for sentence in sentences_of(report, passages):
            total += len(sentence.key)
            for number in self._owners.get(hash((report.year, sentence.key)), ()):
                if self._reports[number][1] != report.agency:
                    shared.setdefault(number, []).append(sentence)
        if not shared:
            return None
        sizes = {number: sum(len(each.key) for each in found) for number, found in shared.items()}
        nearest = max(sizes, key=lambda number: (sizes[number], -number))
        file, agency = self._reports[nearest]
        return Likeness(file, agency, sizes[nearest] / total, tuple(shared[nearest]))


def compared(form: Form) -> tuple[str, ...]:
    """The sections that every agency has to write itself."""
    return tuple(id_ for id_ in (form.roles.sections.overview, form.roles.sections.problems) if id_)


def sentences_of(report: Report, passages: tuple[Passage, ...]) -> list[Sentence]:
    """The sentences of the compared sections."""
    sections = compared(report.form)
    return list(comparable_sentences((each for each in passages if each.section in sections), report.agency))
