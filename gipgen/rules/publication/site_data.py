"""GIP905: the page's meta tags, where any are set, are those that government sites must have."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.rules.support.rule import Case, Rule

_WANTED = ("SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")

PAGE = Page(
    id="GIP905",
    severity=WARNING,
    also=(INFO,),
    title=Text("网页标签", "the page's meta tags"),
    why=Text(
        "政府网站的网页要有《政府网站发展指引》规定的标签，检索系统按它们收录。报告里写了 站点（或 gipgen.toml 的 [site]）就照印；ArticleTitle、ContentSource 由 gipgen 填写；"
        "没有写 PubDate（发布时间）的，印落款的日期（时间 00:00），网站后台发布时会换成实际的。",
        "Pages of government sites carry the tags of the guidelines for government websites. gipgen writes ArticleTitle and ContentSource itself, and the date below the text as PubDate where none is set (at 00:00; the site knows the hour).",
    ),
    fix=Text(
        "在 gipgen.toml 的 [site] 里把缺少的标签补上，一个网站写一次。PubDate 写成 2025-01-20 09:30。",
        "Add what is missing to [site] of gipgen.toml, once a site. PubDate is written 2025-01-20 09:30.",
    ),
    source="《政府网站发展指引》（国办发〔2017〕47号）附件",
    confidence="B",
    good="年度: 2024",
    bad="站点: {SiteName: 测试市人民政府}",
)
MISSING = Text("网页标签缺少 {missing}，请在 gipgen.toml 的 [site] 里补上。", "the page's meta tags lack {missing}")
DATE = Text(
    "网页标签 PubDate 写的是“{seen}”，应写成 2025-01-20 09:30 的样子。",
    "PubDate is '{seen}'; write it as 2025-01-20 09:30",
)


def check(case: Case) -> Iterator[Diagnostic]:
    field = case.report.form.field("site")
    own = case.report.fields["site"]
    site = {**case.settings.site, **own}
    if not site:
        return
    path = (field.key,) if own else (case.report.form.field("agency").key,)
    missing = [name for name in _WANTED if not site.get(name)]
    if missing:
        yield Diagnostic(PAGE.id, INFO, MISSING, path, {"missing": "、".join(missing)})
    seen = site.get("PubDate", "")
    if seen and not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", seen):
        yield Diagnostic(PAGE.id, WARNING, DATE, path, {"seen": quoted(seen, limit=30)})


RULE = Rule(PAGE, check)
