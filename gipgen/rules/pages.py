"""The pages of all rules: those of this room and those about the file itself. Loaded when somebody reads them."""

from gipgen.diagnostics.pages import PAGES
from gipgen.diagnostics.types import Page
from gipgen.rules import RULES


def pages() -> list[Page]:
    """The pages of all rules, by id."""
    found = {page.id: page for page in (*PAGES, *(rule.page for rule in RULES))}
    return [found[id_] for id_ in sorted(found)]
