"""What ``import`` wrote down of the original's form (来源.偏差), as findings: the rules of a family, one for each kind."""

from collections.abc import Iterator

from gipgen.findings.finding import Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.rules.support.rule import Case

_FIRST = 11  # the number of the rule of the first kind; the others follow in the order of the field's choices
_LONGEST = 120  # characters of a text of the original that a message shows


def told(case: Case, page: Page, text: Text, **lacking: Text) -> Iterator[Diagnostic]:
    """A finding for each deviation of the page's kind; ``lacking`` is said instead of one without these words."""
    if not case.report.fields["origin"]["deviations"]:
        return  # as in all reports but imported ones
    origin = case.report.form.field("origin")
    field = next(each for each in origin.fields if each.id == "deviations")
    kind = kinds(case.report.form)[page.id]
    for index, each in enumerate(case.report.fields[origin.id][field.id]):
        if each["matter"] == kind:
            values = {name: quoted(each[name] or "", limit=_LONGEST) for name in ("place", "words", "wanted")}
            said = next((other for name, other in lacking.items() if not values[name]), text)
            yield Diagnostic(page.id, page.severity, said, (origin.key, field.key, index), values)


def kinds(form: Form) -> dict[str, str]:
    """The kinds of deviations by the ids of their rules, which are in the order of the field's choices."""
    (listed,) = (field for field in form.field("origin").fields if field.kind == "list")
    choices = next(each.choices for each in listed.fields if each.choices)
    return {f"GIP{number:03}": kind for number, kind in enumerate(choices, _FIRST)}
