"""What can be looked up without a report: the rules and their pages, the schema of an edition."""

from typing import Any

from gipgen.findings.finding import Page
from gipgen.findings.text import Problem
from gipgen.form.editions import editions, load
from gipgen.form.schema import schema as schema_of
from gipgen.rules.rule_pages import pages


def rule_pages() -> tuple[Page, ...]:
    """The pages of all rules, by id: what each checks, why, and what to do."""
    return tuple(pages())


def schema(edition: str = "") -> dict[str, Any]:
    """The JSON Schema of report files of an edition; without one, of the newest. Raises ``Problem`` for one that is none."""
    edition = edition or editions()[-1]
    if edition not in editions():
        known = "、".join(editions())
        raise Problem(f"没有 {edition} 版格式；现有：{known}。", f"no edition {edition}; known: {known}")
    return schema_of(load(edition))
