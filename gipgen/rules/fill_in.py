"""GIP210: everything that is still marked 待填."""

from collections.abc import Iterator
from typing import Any

from gipgen.diagnostics.catalogue import FILL_IN, TEXTS
from gipgen.diagnostics.pages import PAGES
from gipgen.diagnostics.types import ERROR, Diagnostic, Path
from gipgen.rules.rule import Case, Rule

PAGE = next(page for page in PAGES if page.id == FILL_IN)


def check(case: Case) -> Iterator[Diagnostic]:
    mark = case.report.form.fill_in
    for path in _marked(case.data, mark, ()):
        values = {"key": ".".join(str(part) for part in path if isinstance(part, str)), "mark": mark}
        yield Diagnostic(FILL_IN, ERROR, TEXTS["fill_in"], path, values)


def _marked(value: Any, mark: str, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _marked(inner, mark, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _marked(inner, mark, (*path, index))
    elif isinstance(value, str) and value.strip() == mark:
        yield path


RULE = Rule(PAGE, check)
