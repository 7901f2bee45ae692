"""What ``build --review`` adds to the Markdown output: every exemption with its reason, and what is left to look at."""

from gipgen.check import Examined, locate
from gipgen.findings.as_text import severity_word
from gipgen.findings.finding import Finding
from gipgen.findings.privacy import mask
from gipgen.findings.text import chosen
from gipgen.layout.document import Exemption, Remark, Review
from gipgen.rules.rule_pages import pages


def review_of(examined: Examined) -> Review:
    """The review appendix of one report. Places are lines of its file."""
    titles = {page.id: chosen(page.title, "zh") for page in pages()}
    taken = locate("", examined, examined.exempted)
    exemptions = tuple(
        Exemption(rule or "", titles.get(rule or "", ""), mask(reason or ""), _places(taken, rule))
        for rule, reason in examined.case.report.fields["exemptions"]
    )
    return Review(exemptions, tuple(_remark(each) for each in locate("", examined)))


def _places(taken: list[Finding], rule: str | None) -> tuple[str, ...]:
    return tuple(f"第 {each.line} 行：{each.finding.message('zh')}" for each in taken if each.finding.rule == rule)


def _remark(each: Finding) -> Remark:
    finding = each.finding
    return Remark(finding.rule, severity_word(finding.severity, "zh"), each.line, finding.message("zh"))
