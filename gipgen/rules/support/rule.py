"""What a rule is, and what it may look at."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from gipgen.findings.finding import INFO, Diagnostic, Page, Path
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef
from gipgen.prose.narrative import Narrative
from gipgen.prose.passages import Passage
from gipgen.report.report import Report, cell_path
from gipgen.settings.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from gipgen.rules.support.siblings import Siblings  # a run of one report has none


class Case(NamedTuple):
    """One report and all that rules may know of it."""

    report: Report
    previous: Report | None  # last year's, when 上年报告 is given and readable
    narratives: Mapping[str, Narrative]  # finished prose by section id, and ``preface``
    data: Mapping[str, Any]  # the file as typed
    settings: Settings = DEFAULT  # gipgen.toml
    passages: tuple[Passage, ...] = ()  # the same prose as running text, in the form's order, preface first
    texts: tuple[tuple[Path, str], ...] = ()  # every text in ``data``, and numbers as long as a telephone's
    siblings: "Siblings | None" = None  # the reports of this run that were checked before


class Rule(NamedTuple):
    """A check with its page. ``check`` yields findings and never changes what it is given."""

    page: Page
    check: Callable[[Case], Iterator[Diagnostic]]

    @property
    def id(self) -> str:
        return self.page.id


NOT_ASSESSABLE = Text(
    "{rule} 有 {count} 处无法核对（从“{row}”起）：用到的数缺了，或还没有填。",
    "{rule} cannot be assessed in {count} place(s), '{row}' first: numbers are missing",
)


def not_assessable(rule: str, report: Report, refs: list[CellRef]) -> Iterator[Diagnostic]:
    """A check that lacks numbers says so, once for the whole rule; that is not a pass."""
    if refs:
        row_id, _ = refs[0]
        values = {"rule": rule, "row": report.form.rows[row_id].key, "count": len(refs)}
        path: Path = cell_path(report.form, refs[0])
        yield Diagnostic(rule, INFO, NOT_ASSESSABLE, path, values)


def terms_text(keys: list[str], numbers: list[Any]) -> str:
    """``本年新收 2 + 上年结转 0``; terms of zero are left out of long sums."""
    shown = [(key, number) for key, number in zip(keys, numbers, strict=True) if number or len(keys) <= 4]
    return " + ".join(f"{key} {number}" for key, number in shown) or "0"
