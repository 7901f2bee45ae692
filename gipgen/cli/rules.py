"""``gipgen rules`` and ``gipgen explain``: what is checked, why, and how to mend it."""

import difflib

from gipgen.cli.console import OK, language, result, usage_error
from gipgen.diagnostics.text import severity_word
from gipgen.diagnostics.types import Page, Text
from gipgen.rules.pages import pages


def run_rules(*, lang: str | None = None) -> int:
    """One line a rule."""
    lang = language(lang)
    for page in pages():
        result(_line(page, lang))
    return OK


def _line(page: Page, lang: str) -> str:
    return f"{page.id}  {_severity(page, lang)}  {_in(page.title, lang)}"


def run_explain(rule: str, *, lang: str | None = None) -> int:
    """The page of one rule; for the beginning of an id or a word of a title the list of what fits."""
    lang = language(lang)
    known = {page.id: page for page in pages()}
    page = known.get(rule.upper())
    family = [each for each in pages() if each.id.startswith(rule.upper()) or rule in each.title.zh]
    if page is None and family:
        for each in family:
            result(_line(each, lang))
        return OK
    if page is None:
        near = difflib.get_close_matches(rule.upper(), known, n=1)
        hint = f"，是不是 {near[0]}？" if near else "。gipgen rules 列出全部规则。"
        return usage_error(f"没有规则 {rule}{hint}", f"no rule {rule}; 'gipgen rules' lists them", lang)
    result(render(page, lang))
    return OK


def render(page: Page, lang: str) -> str:
    """A page as text."""
    labels = (
        ("Why", "What to do", "Source", "Checks", "Right", "Wrong")
        if lang == "en"
        else ("为什么", "怎么改", "依据", "对应检查项", "正确", "错误")
    )
    parts = [
        f"{page.id}  {_in(page.title, lang)}（{_severity(page, lang)}）",
        "",
        f"{labels[0]}：{_in(page.why, lang)}",
        f"{labels[1]}：{_in(page.fix, lang)}",
    ]
    if page.source:
        parts.append(f"{labels[2]}：{page.source}")
    if page.checks:
        parts.append(f"{labels[3]}：{', '.join(page.checks)}")
    for label, example in ((labels[4], page.good), (labels[5], page.bad)):
        if example:
            parts += ["", f"{label}：", *(f"  {line}".rstrip() for line in example.split("\n"))]
    return "\n".join(parts)


def _severity(page: Page, lang: str) -> str:
    return severity_word(page.severity, lang)


def _in(text: Text, lang: str) -> str:
    return text.en if lang == "en" else text.zh
