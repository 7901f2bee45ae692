"""GIP615: the agency's full statutory name, in 单位, 标题 and 落款."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page, Path
from gipgen.findings.text import Text
from gipgen.report.report import Report
from gipgen.rules.support.agency import level
from gipgen.rules.support.agency_names import SHORT_NAMES, has_place, is_blank
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP615",
    severity=WARNING,
    title=Text("单位的法定全称", "the full statutory name"),
    why=Text(
        "标题、单位和落款用法定全称：不用“卫健局”“区政府”之类的简称，也不省去地名——公众从别处打开报告时，要能看出是哪里的哪个机关。",
        "Title, agency and signature use the full statutory name, with the place: readers must see whose report it is.",
    ),
    fix=Text(
        "改成法定全称。通行的简称确是法定名称的，在 豁免 里写明。",
        "Write the full name, or exempt the rule if it is the full name.",
    ),
    source="国办公开办函〔2021〕30号；公文格式 GB/T 9704-2012（发文机关全称或者规范化简称）",
    checks=("OF-14", "OF-15"),
    confidence="B",
    good="单位: 测试市卫生健康局",
    bad="单位: 测试市卫健局",
)
SHORT = Text(
    "“{seen}”是简称（{name}），{key}应写法定全称，例如“……{full}”。",
    "'{seen}' is short in '{name}'; write the full statutory name, e.g. …{full}",
)
SHORT_ANYWHERE = Text(
    "“{seen}”是简称（{name}），也看不出是哪里的，{key}应写带地名的法定全称，例如“……{full}”。",
    "'{seen}' is a short form, and says not where ({name}); write the full legal name with its place ({full})",
)
NO_PLACE = Text(
    "“{name}”看不出是哪里的，{key}应写带地名的法定全称。",
    "'{name}' does not say where; write the full name with its place",
)
BLANK = Text(
    "“{key}”还是样本里的“{name}”，请换成本单位的全称。",
    "'{key}' is still the '{name}' of a model; write the agency's full name",
)
IS_TITLE = Text(
    "“{key}”只写单位的名称：“{name}”里还有标题的话，会印成“{name}……年度报告”。请删去单位名称以外的字。",
    "'{key}' is the agency's name alone; '{name}' has words of the title, which would be printed twice",
)
NOT_IN_TITLE = Text(
    "标题里没有单位的全称“{name}”。请写全称，或者删去 标题，由 gipgen 自动写。",
    "the title does not have the agency's full name '{name}'",
)


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    agency = report.fields["agency"]
    if not agency or report.form.fill_in in agency or not agency.isprintable():
        return
    title, signature = report.fields["title"], report.fields["signature"]["agency"]
    key = report.form.field("agency").key
    if (no_name := _no_name(agency)) is not None:
        yield Diagnostic(PAGE.id, WARNING, no_name, (key,), {"name": agency, "key": key})
        return
    yield from _name(report, agency, key)
    if title:
        yield from _title(report, title, agency)
    if signature:
        field = report.form.field("signature")
        inner = next(each.key for each in field.fields if each.id == "agency")
        yield from _short(signature, (field.key, inner), field.key)


def _no_name(agency: str) -> Text | None:
    """What is said of a name that is still a model's, or the whole title of the report."""
    if is_blank(agency):
        return BLANK
    return IS_TITLE if "年度报告" in agency or "政府信息公开工作" in agency else None


def _name(report: Report, agency: str, key: str) -> Iterator[Diagnostic]:
    """What is wrong with the name itself: short, of nowhere, or both."""
    short = list(_short(agency, (key,), key))
    if has_place(agency) or level(report) == "state":
        yield from short
    elif short:
        yield from (each._replace(text=SHORT_ANYWHERE) for each in short)
    else:
        yield Diagnostic(PAGE.id, WARNING, NO_PLACE, (key,), {"name": agency, "key": key})


def _title(report: Report, title: str, agency: str) -> Iterator[Diagnostic]:
    key = report.form.field("title").key
    squeezed = "".join(title.split())
    if agency in squeezed or report.form.fill_in in title or "{{" in title:
        return
    short = list(_short(squeezed, (key,), key))
    yield from short
    tails = (agency[begin:] for begin in range(1, len(agency) // 2 + 1))  # 洪泽区人民政府 of 淮安市洪泽区人民政府
    if not short and not any(tail in squeezed and has_place(tail) for tail in tails):
        yield Diagnostic(PAGE.id, WARNING, NOT_IN_TITLE, (key,), {"name": agency})


def _short(name: str, path: Path, key: str) -> Iterator[Diagnostic]:
    for short, full in SHORT_NAMES.items():
        if short in name and short in name.replace(full, "").replace(f"{short}公", ""):  # 政府办公厅 is no 政府办
            yield Diagnostic(PAGE.id, WARNING, SHORT, path, {"seen": short, "name": name, "full": full, "key": key})
            return


RULE = Rule(PAGE, check)
