"""gipgen turns one YAML file into the statutory 政府信息公开工作年度报告.

``gipgen.Project`` is the way in; docs/reference/library.md shows what it can do.
"""

__version__ = "0.1.0"

TYPE_CHECKING = (
    False  # the name that type checkers know; importing typing takes as long as all else of `gipgen --version`
)
if TYPE_CHECKING:
    from gipgen.collect.collected import Unit as Unit
    from gipgen.compare.change import Compared as Compared
    from gipgen.export.fact import Fact as Fact
    from gipgen.filling.in_place import Written as Written
    from gipgen.findings.finding import Finding as Finding
    from gipgen.findings.finding import Page as Page
    from gipgen.findings.text import Problem as Problem
    from gipgen.project.aggregate_files import Aggregated as Aggregated
    from gipgen.project.build_files import Built as Built
    from gipgen.project.collect_files import Collecting as Collecting
    from gipgen.project.collect_files import DraftedRoster as DraftedRoster
    from gipgen.project.excel_forms import FormFile as FormFile
    from gipgen.project.export_files import Exported as Exported
    from gipgen.project.format_files import Formatted as Formatted
    from gipgen.project.import_files import Imported as Imported
    from gipgen.project.looks import Checked as Checked
    from gipgen.project.new_report import NewReport as NewReport
    from gipgen.project.project import Project as Project
    from gipgen.project.reference import rule_pages as rule_pages
    from gipgen.project.reference import schema as schema
    from gipgen.project.roster_forms import RosterForms as RosterForms
    from gipgen.project.trend_reports import Trended as Trended

_PUBLIC = {  # name → where it is; loaded when it is asked for, so that starting costs nothing
    "Aggregated": "project.aggregate_files.Aggregated",
    "Built": "project.build_files.Built",
    "Checked": "project.looks.Checked",
    "Compared": "compare.change.Compared",
    "Exported": "project.export_files.Exported",
    "Fact": "export.fact.Fact",
    "Collecting": "project.collect_files.Collecting",
    "DraftedRoster": "project.collect_files.DraftedRoster",
    "FormFile": "project.excel_forms.FormFile",
    "Finding": "findings.finding.Finding",
    "Formatted": "project.format_files.Formatted",
    "Imported": "project.import_files.Imported",
    "NewReport": "project.new_report.NewReport",
    "Page": "findings.finding.Page",
    "Problem": "findings.text.Problem",
    "Project": "project.project.Project",
    "RosterForms": "project.roster_forms.RosterForms",
    "Trended": "project.trend_reports.Trended",
    "Unit": "collect.collected.Unit",
    "Written": "filling.in_place.Written",
    "rule_pages": "project.reference.rule_pages",
    "schema": "project.reference.schema",
}
__all__ = ["__version__", *_PUBLIC]  # noqa: PLE0604  names, one list of them


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'gipgen' has no attribute '{name}'")
    from importlib import import_module  # noqa: PLC0415  `gipgen --version` needs none

    module, _, attribute = _PUBLIC[name].rpartition(".")
    found: object = getattr(import_module(f"gipgen.{module}"), attribute)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})  # what a prompt completes, asked for yet or not
