"""``gipgen rules`` and ``gipgen explain``: what is checked, why, and how to mend it."""

import difflib

from gipgen.cli.console import Terminal
from gipgen.cli.write import write_file
from gipgen.findings.as_text import severities_word
from gipgen.findings.finding import Page
from gipgen.findings.text import Text, chosen, filled, problem, say
from gipgen.rules.rule_pages import CONFIDENCE, pages

_NO_RULE = Text("没有规则 {rule}{near}", "no rule {rule}{near}")
_NEAR = Text("，是不是 {near}？", ", did you mean {near}?")
_ALL = Text("。gipgen rules 列出全部规则。", "; 'gipgen rules' lists them")
_HEAD = Text("{id}  {title}（{severity}）", "{id}  {title} ({severity})")
_WHY = Text("为什么：{text}", "Why: {text}")
_FIX = Text("怎么改：{text}", "What to do: {text}")
_SOURCE = Text("依据：{text}", "Source: {text}")
_CHECKS = Text("对应检查项：{text}", "Checks: {text}")
_CONFIDENCE = Text("可信度：{kind}（{text}）", "Confidence: {kind} ({text})")
_RIGHT = Text("正确：", "Right:")
_WRONG = Text("错误：", "Wrong:")


def run_rules(
    terminal: Terminal,
    *,
    format: str = "text",  # noqa: A002  the option's name
    output: str = "",
    force: bool = False,
) -> None:
    """One line a rule, or the table of all rules, printed or written to a file; with ``force`` over one that is there."""
    if format == "md":
        from gipgen.cli.rule_table import table  # noqa: PLC0415

        text = table(terminal.lang)
    else:
        text = "".join(f"{_line(page, terminal.lang)}\n" for page in pages())
    if output:
        write_file(terminal, output, text.encode("utf-8"), force=force)
    else:
        terminal.result(text.rstrip("\n"))


def _line(page: Page, lang: str) -> str:
    return f"{page.id}  {severities_word(page.severities, lang)}  {chosen(page.title, lang)}"


def run_explain(terminal: Terminal, rule: str) -> None:
    """The page of one rule; for the beginning of an id or a word of a title the list of what fits."""
    known = {page.id: page for page in pages()}
    page = known.get(rule.upper())
    if page is not None:
        terminal.result(render(page, terminal.lang))
        return
    family = [
        each for each in pages() if each.id.startswith(rule.upper()) or any(rule in title for title in each.title)
    ]
    if not family:
        near = difflib.get_close_matches(rule.upper(), known, n=1)
        raise problem(_NO_RULE, rule=rule, near=filled(_NEAR, near=near[0]) if near else _ALL)
    for each in family:
        terminal.result(_line(each, terminal.lang))


def render(page: Page, lang: str) -> str:
    """A page as text."""
    severity = severities_word(page.severities, lang)
    parts = [
        say(_HEAD, lang, id=page.id, title=page.title, severity=severity),
        "",
        say(_WHY, lang, text=page.why),
        say(_FIX, lang, text=page.fix),
    ]
    if page.source:
        parts.append(say(_SOURCE, lang, text=page.source))
    if page.checks:
        parts.append(say(_CHECKS, lang, text=", ".join(page.checks)))
    if page.confidence:
        parts.append(say(_CONFIDENCE, lang, kind=page.confidence, text=CONFIDENCE[page.confidence]))
    for label, example in ((_RIGHT, page.good), (_WRONG, page.bad)):
        if example:
            parts += ["", chosen(label, lang), *(f"  {line}".rstrip() for line in example.split("\n"))]
    return "\n".join(parts)
