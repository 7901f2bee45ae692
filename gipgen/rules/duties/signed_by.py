"""GIP619: the report is signed by the agency that it is of."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.agency_names import SHORT_NAMES, has_place, is_blank
from gipgen.rules.support.last_years import is_related
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP619",
    severity=WARNING,
    title=Text("落款单位与报告单位不同", "signed by another agency"),
    why=Text(
        "谁的报告由谁落款。套用别的单位的文件时，落款最容易忘记改；机构更名以后，落款也容易还是旧名称。"
        "由本机关的办公室（办公厅）落款、前面多写或少写上一级地名的，不算不同。",
        "A report is signed by the agency that it is of. In a file begun from another agency's the signature is what is forgotten first; "
        "after a renaming it often keeps the old name. The agency's own office, and the name of the city in front, do not count.",
    ),
    fix=Text(
        "把落款的单位改成和“单位”一样；确由别的机关落款的，在 豁免 里写明。",
        "Sign with the agency's name, or exempt the rule where another one does sign.",
    ),
    source="公文格式 GB/T 9704-2012 7.3.5（发文机关署名）",
    checks=("OF-15",),
    confidence="B",
    good="单位: 测试市民政局\n落款: {单位: 测试市民政局, 日期: 2025-01-20}",
    bad="单位: 测试市民政局\n落款: {单位: 测试市水务局, 日期: 2025-01-20}",
)
ANOTHER = Text(
    "落款的单位是“{seen}”，而这份报告是“{agency}”的。请核对：多半是套用别的单位的文件，忘了改。",
    "signed by '{seen}', but this is the report of '{agency}'; was it begun from another agency's file?",
)
OTHER_NAME = Text(
    "落款的单位是“{seen}”，“单位”写的是“{agency}”，名称不一样。请统一写现在的法定全称（更名以前的、简写的都要改）。",
    "signed by '{seen}', while the agency is '{agency}'; write the full present name in both (not a former or a short one)",
)


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    field = report.form.field("signature")
    agency, seen = _plain(report.fields["agency"]), _plain(report.fields["signature"]["agency"])
    blank = report.form.fill_in
    if not agency or not seen or blank in agency or blank in seen or _is_same(agency, seen) or is_blank(agency):
        return
    path = (field.key, next(each.key for each in field.fields if each.id == "agency"))
    text = OTHER_NAME if is_related(agency, seen) or seen in agency else ANOTHER
    yield Diagnostic(PAGE.id, WARNING, text, path, {"seen": seen, "agency": agency})


def _plain(name: str | None) -> str:
    return "".join((name or "").split())


def _is_same(agency: str, seen: str) -> bool:
    """Whether one name is the other with a place in front or an office behind; short names are another rule's."""
    if any(short in seen and short not in agency for short in SHORT_NAMES):
        return True
    return agency in seen or (seen in agency and has_place(seen))


RULE = Rule(PAGE, check)
