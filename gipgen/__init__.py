"""gipgen turns one YAML file into the statutory 政府信息公开工作年度报告.

``gipgen.Project`` is the way in; docs/reference/library.md shows what it can do.
"""

__version__ = "0.1.0"

TYPE_CHECKING = (
    False  # the name that type checkers know; importing typing takes as long as all else of `gipgen --version`
)
if TYPE_CHECKING:
    from gipgen.compare.change import Compared as Compared
    from gipgen.findings.finding import Finding as Finding
    from gipgen.findings.finding import Page as Page
    from gipgen.findings.text import Problem as Problem
    from gipgen.project.build_files import Built as Built
    from gipgen.project.check_files import Checked as Checked
    from gipgen.project.facts import Fact as Fact
    from gipgen.project.format_files import Formatted as Formatted
    from gipgen.project.import_files import Imported as Imported
    from gipgen.project.new_report import NewReport as NewReport
    from gipgen.project.project import Project as Project
    from gipgen.project.reference import rule_pages as rule_pages
    from gipgen.project.reference import schema as schema

_PUBLIC = {  # name → where it is; loaded when it is asked for, so that starting costs nothing
    "Built": "project.build_files.Built",
    "Checked": "project.check_files.Checked",
    "Compared": "compare.change.Compared",
    "Fact": "project.facts.Fact",
    "Finding": "findings.finding.Finding",
    "Formatted": "project.format_files.Formatted",
    "Imported": "project.import_files.Imported",
    "NewReport": "project.new_report.NewReport",
    "Page": "findings.finding.Page",
    "Problem": "findings.text.Problem",
    "Project": "project.project.Project",
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
