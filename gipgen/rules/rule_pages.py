"""The pages of all rules: those of this room and those about the file itself. Loaded when somebody reads them."""

from gipgen.findings.file_pages import PAGES
from gipgen.findings.finding import Page
from gipgen.findings.roster_pages import PAGES as OF_ROSTER
from gipgen.findings.text import Text
from gipgen.rules import RULES

CONFIDENCE = {  # of the evidence, as in the specification of the form
    "A": Text("官方文本，或几份独立来源一致", "official text, or independent copies that agree"),
    "B": Text("一份可靠来源，或各地通行做法", "one good source, or uniform practice"),
    "C": Text("来源单一，或由条文推出", "one weak source, or derived"),
}


def pages() -> list[Page]:
    """The pages of all rules, by id."""
    found = {page.id: page for page in (*PAGES, *OF_ROSTER, *(rule.page for rule in RULES))}
    return [found[id_] for id_ in sorted(found)]
