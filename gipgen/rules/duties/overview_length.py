"""GIP630: a local limit on the length of section one."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.reading import is_unwritten, prose, section_key, section_names
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP630",
    severity=WARNING,
    title=Text("总体情况的字数", "the length of section one"),
    why=Text(
        "有的地方规定总体情况原则上不超过一定字数（例如 1000 字）。在 gipgen.toml 的 [overview] 里写 characters = 1000 后检查；不写不查。",
        "Some places limit section one, to 1,000 characters for example. It is checked where gipgen.toml says characters = 1000 under [overview].",
    ),
    fix=Text("删去一般性的表述，只留本年的事实和数字。", "Keep this year's facts and figures."),
    source="地方规定，例如武政办发〔2025〕54号",
    checks=("OF-66",),
    confidence="B",
)
TOO_LONG = Text(
    "{section}有 {left} 字，超过本地规定的 {right} 字（{file} 的 [overview]）。请删减。",
    "{part} has {left} characters, more than the {right} of {file}",
)


def check(case: Case) -> Iterator[Diagnostic]:
    overview = case.report.form.roles.sections.overview
    limit = case.settings.overview.get("characters")
    if limit is None or is_unwritten(case, overview):
        return
    length = sum(not character.isspace() for passage in prose(case, overview) for character in passage.text)
    if length > limit:
        values = {"left": length, "right": limit, "file": "gipgen.toml", **section_names(case, overview)}
        yield Diagnostic(PAGE.id, WARNING, TOO_LONG, (section_key(case, overview),), values, at_key=True)


RULE = Rule(PAGE, check)
