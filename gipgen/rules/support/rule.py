"""What a rule is, and what it may look at."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from gipgen.findings.finding import INFO, Diagnostic, Page, Path
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef
from gipgen.named_tuple import NamedTuple
from gipgen.prose.narrative import Narrative
from gipgen.prose.passages import Passage
from gipgen.report.report import Report, cell_path
from gipgen.settings.settings import DEFAULT, Settings

Unshown = Callable[[Iterable[str]], Collection[str]]


class Case(NamedTuple):
    """One report and all that rules may know of it."""

    report: Report
    previous: Report | None  # last year's, when 上年报告 is given and readable
    narratives: Mapping[str, Narrative]  # finished prose by section id, and ``preface``
    data: Mapping[str, Any]  # the file as typed
    settings: Settings = DEFAULT  # gipgen.toml
    passages: tuple[Passage, ...] = ()  # the same prose as running text, in the form's order, preface first
    texts: tuple[tuple[Path, str], ...] = ()  # every text in ``data``, and numbers as long as a telephone's
    unshown: Unshown | None = None  # … of characters those that this machine cannot print; None where nobody can say


class Rule(NamedTuple):
    """A check with its page. ``check`` yields findings and never changes what it is given."""

    page: Page
    check: Callable[[Case], Iterator[Diagnostic]]
    is_question: bool = False  # from statistics, dearer than all others together: can be left out

    @property
    def id(self) -> str:
        return self.page.id


NOT_ASSESSABLE = Text(
    "“{row}”{more}无法核对：用到的数缺了，或者还没有填。请补上。",
    "'{row}'{more} cannot be assessed: numbers are missing",
)


UNKNOWN_LAST_YEAR = Text(
    "“{row}”{more}无法核对：上年报告里缺了数，或者还没有填。请补上上年的数。",
    "'{row}'{more} cannot be assessed: last year's report lacks the numbers",
)


def not_assessable(
    rule: str, report: Report, refs: list[CellRef], words: Text = NOT_ASSESSABLE
) -> Iterator[Diagnostic]:
    """A check that lacks numbers says so, once for the whole rule; that is not a pass.

    With ``NOT_ASSESSABLE`` the numbers are missing from this very report, where something else is said of them.
    """
    if refs:
        row_id, _ = refs[0]
        more = Text(f"等 {len(refs)} 处", f" and {len(refs) - 1} more") if len(refs) > 1 else Text("", "")
        values = {"rule": rule, "row": report.form.rows[row_id].called, "count": len(refs), "more": more}
        path: Path = cell_path(report.form, refs[0])
        yield Diagnostic(rule, INFO, words, path, values)


def addition(keys: list[str], numbers: list[Any]) -> str:
    """``自然人 2 + 企业 1 = 3``; of a single term only that."""
    terms = terms_text(keys, numbers)
    return f"{terms} = {sum(numbers)}" if " + " in terms else terms


def terms_text(keys: list[str], numbers: list[Any]) -> str:
    """``本年新收 2 + 上年结转 0``; terms of zero are left out of long sums."""
    shown = [(key, number) for key, number in zip(keys, numbers, strict=True) if number or len(keys) <= 4]
    return " + ".join(f"{key} {number}" for key, number in shown) or "0"
