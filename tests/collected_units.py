"""Units of a run of collecting for tests: reports that were checked, and units of which nothing came."""

from hashlib import sha256

from reports import BASE, look

from gipgen.collect.cells_of import cells_of
from gipgen.collect.collected import Collected, Handed, State, Unit, UnitState
from gipgen.findings.text import Text

YEAR = 2024


def handed(text: str = BASE, *, file: str = "", name: str = "") -> Handed:
    """A report text as it was read and checked; ``file`` is the document that it was imported from."""
    examined, findings = look(text)
    report = examined.case.report
    own = f"录入/{name or report.agency}/{report.year}/report.yaml"
    return Handed(
        file=file or own,
        report=own,
        agency=name or report.agency,
        year=report.year,
        edition=report.form.edition,
        fill_ins=sum(each.values.get("count", 1) for each in findings if each.rule == "GIP210"),
        findings=tuple(findings),
        values=tuple(report.cells[ref].text or "" for ref in cells_of(report.form.edition)),
        sha256=sha256(text.encode()).hexdigest(),
    )


def unit(name: str, state: State, text: str = "", *, file: str = "", why: str = "") -> UnitState:
    """A unit in a state, with its report where it has one."""
    return UnitState(
        Unit(name, parent="测试市"),
        state,
        Text(why, why) if why else None,
        handed(text, file=file, name=name) if text else None,
    )


def collected(*units: UnitState, **more: object) -> Collected:
    return Collected(YEAR, "2025-01-20", units)._replace(**more)  # type: ignore[arg-type]
