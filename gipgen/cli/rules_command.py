"""``gipgen rules`` and ``gipgen explain``: what is checked, why, and how to mend it."""

import difflib

from gipgen.cli.console import OK, USAGE, language, note, result, usage_error
from gipgen.findings.as_text import severity_word
from gipgen.findings.finding import Page
from gipgen.findings.text import Problem, chosen
from gipgen.rules.rule_pages import CONFIDENCE, pages
from gipgen.workspace.disk import replace_file

FORMATS = ("text", "md")


def run_rules(
    *,
    format: str = "text",  # noqa: A002  the option's name
    output: str | None = None,
    lang: str | None = None,
) -> int:
    """One line a rule, or the table of all rules, printed or written to a file."""
    lang = language(lang)
    if format not in FORMATS:
        return usage_error(
            f"--format 只能是 {'、'.join(FORMATS)}，这里是 {format}。", f"--format takes {', '.join(FORMATS)}", lang
        )
    if format == "md":
        from gipgen.cli.rule_table import table  # noqa: PLC0415

        text = table(lang)
    else:
        text = "".join(f"{_line(page, lang)}\n" for page in pages())
    if output is None:
        result(text.rstrip("\n"))
        return OK
    try:
        replace_file(output, text.encode("utf-8"))
    except Problem as problem:
        note(problem.say(lang))
        return USAGE
    return OK


def _line(page: Page, lang: str) -> str:
    return f"{page.id}  {_severity(page, lang)}  {chosen(page.title, lang)}"


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
        ("Why", "What to do", "Source", "Checks", "Right", "Wrong", "Confidence")
        if lang == "en"
        else ("为什么", "怎么改", "依据", "对应检查项", "正确", "错误", "可信度")
    )
    parts = [
        f"{page.id}  {chosen(page.title, lang)}（{_severity(page, lang)}）",
        "",
        f"{labels[0]}：{chosen(page.why, lang)}",
        f"{labels[1]}：{chosen(page.fix, lang)}",
    ]
    if page.source:
        parts.append(f"{labels[2]}：{page.source}")
    if page.checks:
        parts.append(f"{labels[3]}：{', '.join(page.checks)}")
    if page.confidence:
        parts.append(f"{labels[6]}：{page.confidence}（{chosen(CONFIDENCE[page.confidence], lang)}）")
    for label, example in ((labels[4], page.good), (labels[5], page.bad)):
        if example:
            parts += ["", f"{label}：", *(f"  {line}".rstrip() for line in example.split("\n"))]
    return "\n".join(parts)


def _severity(page: Page, lang: str) -> str:
    return severity_word(page.severity, lang)
