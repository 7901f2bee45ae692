"""Where a page shows what a path of the file leads to: ``cell:row.column``, ``section:id``, ``field:contact.phone``."""

from collections.abc import Mapping

from gipgen.findings.finding import Path
from gipgen.form.definition import Form
from gipgen.report.report import cell_path


def targets(form: Form) -> dict[Path, str]:
    """What has a place on the page of a report: cells and sections."""
    found: dict[Path, str] = {}
    for row, columns in form.columns.items():
        for column in columns:
            path = cell_path(form, (row, column.id))
            found[path] = f"cell:{row}.{column.id}"
            found.setdefault(form.rows[row].path, f"cell:{row}.{column.id}")
    for section in form.sections:
        found[section.key,] = f"section:{section.id}"
    return found


def targets_of_form(form: Form) -> dict[Path, str]:
    """What has a place where the form is filled in: the fields too, and the preface."""
    found = targets(form)
    for field in (*form.head, *form.tail):
        if field.kind == "prose":
            found[field.key,] = f"section:{field.id}"
            continue
        found[field.key,] = f"field:{field.id}" if not field.fields else f"field:{field.id}.{field.fields[0].id}"
        for inner in field.fields:
            found[field.key, inner.key] = f"field:{field.id}.{inner.id}"
    return found


def target(path: Path, known: Mapping[Path, str]) -> str:
    """The target of a path, or of what is nearest above it; empty for none."""
    while path:
        if path in known:
            return known[path]
        path = path[:-1]
    return ""
