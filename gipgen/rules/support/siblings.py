"""The reports of one run, each compared with those before it: the second of two phases, and the only one that sees several.

The first phase looks at one file and may be done anywhere: ``Traces`` is what it leaves of a report. Here they come in
the order of the run, whoever made them, so that the outcome is the same for any number of processes.
"""

from array import array
from collections.abc import Mapping, Sequence
from struct import unpack
from typing import Any

from gipgen.form.definition import Form
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.prose.sentences import Sentence, comparable_sentences
from gipgen.report.report import Report
from gipgen.rules.support.marks import MOST_REPORTS, Marks, mark

_OWNERS = 8  # reports that are remembered for one sentence; a phrase of all agencies does not fill the memory


class Details(NamedTuple):
    """What it takes to tell what a report is like: values as JSON has them, so that reading them costs little.

    A sentence stands as it is printed in ``texts``; ``places`` has the route to its text, its line and column in that, and
    those in the file. ``lines`` are the lines of the file that sentences and the year stand in. ``silent`` are the rules and
    routes of which nothing is told, because something else is wrong there; ``weights`` the severities of the rules by the
    settings, ``exempted`` those that the file exempts.
    """

    year_key: str
    year_place: Sequence[int]  # line and column
    sections: Sequence[Any]  # the key of the first compared section, its name, the name of the last in both languages
    texts: Sequence[str]
    places: Sequence[Sequence[Any]]
    lines: Mapping[str, str]
    weights: Mapping[str, str]
    exempted: Sequence[str]
    silent: Sequence[Sequence[Any]]


class Traces(NamedTuple):
    """What is kept of a report to compare others with it: it comes from other processes and machines, and out of a cache.

    ``marks`` are those of its sentences, eight bytes each, ``lengths`` of their comparable forms, two bytes each.
    ``details`` are those of ``Details``, seldom wanted, as JSON and compressed.
    """

    agency: str
    year: int | None
    asked: bool  # whether the file was read to its end: of one that broke off nothing can be told
    named: bool  # the agency is filled in
    marks: bytes
    lengths: bytes
    details: bytes


class Likeness(NamedTuple):
    """What a report has in common with another one: the numbers of its sentences, and their share of its text (0 to 1).

    ``length`` is that of the sentences, in characters.
    """

    file: str
    agency: str
    share: float
    length: int
    sentences: tuple[int, ...]


class Met(NamedTuple):
    """What a report meets among those before it: one of the same agency and year, and the one that it is most like."""

    same: str | None = None
    nearest: Likeness | None = None


class Siblings:
    """The reports so far. A sentence takes eight bytes, a report's names two hundred: 300,000 reports some 100 MB."""

    def __init__(self) -> None:
        self._marks = Marks(_OWNERS)
        self._agencies = array("Q")  # the mark of each report's agency
        self._names = bytearray()
        self._ends = array("Q")

    def meet(self, file: str, traces: Traces) -> Met:
        """Compare a report with those before it, and remember it for those behind it."""
        number = len(self._agencies)
        if number == MOST_REPORTS:
            return Met()
        own = mark("agency", traces.agency)
        met = Met(self._same(traces, number), self._nearest(traces, number, own))
        self._agencies.append(own)
        self._names += f"{file}\0{traces.agency}".encode("utf-8", "surrogatepass")
        self._ends.append(len(self._names))
        return met if traces.asked else Met()

    def _name(self, number: int) -> tuple[str, str]:
        """The file and the agency of a report."""
        begin = self._ends[number - 1] if number else 0
        file, _, agency = self._names[begin : self._ends[number]].decode("utf-8", "surrogatepass").partition("\0")
        return file, agency

    def _same(self, traces: Traces, number: int) -> str | None:
        """The first file before this one that is a report of the same agency and year."""
        if traces.year is None:
            return None
        owners = self._marks.met(mark("report", traces.agency, traces.year), number)
        names = (self._name(owner) for owner in owners if traces.named)
        return next((file for file, agency in names if agency == traces.agency), None)

    def _nearest(self, traces: Traces, number: int, own: int) -> Likeness | None:
        """The report before this one, of the same year and another agency, that shares most with it."""
        count = len(traces.lengths) // 2
        marks = unpack(f"<{count}Q", traces.marks)
        lengths = unpack(f"<{count}H", traces.lengths)
        owners = {each: self._marks.met(each, number) for each in dict.fromkeys(marks)}
        sizes: dict[int, int] = {}
        for each, length in zip(marks, lengths, strict=True):
            for owner in owners[each]:
                sizes[owner] = sizes.get(owner, 0) + length
        sizes = {owner: size for owner, size in sizes.items() if self._agencies[owner] != own}
        if not sizes:
            return None
        nearest = max(sizes, key=lambda owner: (sizes[owner], -owner))
        shared = tuple(at for at, each in enumerate(marks) if nearest in owners[each])
        return Likeness(*self._name(nearest), sizes[nearest] / sum(lengths), sizes[nearest], shared)


def compared(form: Form) -> tuple[str, ...]:
    """The sections that every agency has to write itself."""
    return tuple(id_ for id_ in (form.roles.sections.overview, form.roles.sections.problems) if id_)


def sentences_of(report: Report, passages: tuple[Passage, ...]) -> list[Sentence]:
    """The sentences of the compared sections."""
    sections = compared(report.form)
    return list(comparable_sentences((each for each in passages if each.section in sections), report.agency))
