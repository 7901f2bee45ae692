"""Findings as JUnit XML, for servers that show test results (Jenkins, GitLab, Azure): a file is a suite, a finding a case.

What makes ``check`` fail is a failure; a warning or a note is a case that passed and says something. A file in which
nothing was found is one case that passed, so that it is seen to have been checked.
"""

from collections.abc import Collection, Sequence

from gipgen.findings.as_text import severity_word
from gipgen.findings.finding import Finding, Outcome
from gipgen.findings.text import Text, chosen

_CLEAN = Text("没有问题", "no findings")
_PUBLISHED = Text("已公布，未逐条列出", "published, findings not told")
_FILES = Text("文件", "files")


def emit(outcome: Outcome, language: str, failing: Collection[str] = ("error",)) -> str:
    """One XML document; ``failing`` are the severities that end in exit code 1."""
    by_file: dict[str, list[Finding]] = {file: [] for file in outcome.files}
    for each in outcome.findings:
        by_file[each.file].append(each)
    failures = sum(each.finding.severity in failing for each in outcome.findings)
    tests = sum(max(1, len(found)) for found in by_file.values()) + len(outcome.problems)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="gipgen check" tests="{tests}" failures="{failures}" errors="{len(outcome.problems)}">',
    ]
    published = {each.file for each in outcome.published}
    for file, found in by_file.items():
        lines += _suite(file, found, language, failing, _PUBLISHED if file in published else _CLEAN)
    if outcome.problems:
        lines += _problems(outcome.problems, language)
    return "\n".join([*lines, "</testsuites>"])


def _suite(file: str, found: Sequence[Finding], language: str, failing: Collection[str], clean: Text) -> list[str]:
    failures = sum(each.finding.severity in failing for each in found)
    head = f'<testsuite name="{_escape(file)}" tests="{max(1, len(found))}" failures="{failures}" errors="0">'
    if not found:
        return [head, f'<testcase classname="{_escape(file)}" name="{chosen(clean, language)}"/>', "</testsuite>"]
    return [head, *(_case(each, language, failing) for each in found), "</testsuite>"]


def _case(each: Finding, language: str, failing: Collection[str]) -> str:
    finding = each.finding
    place = f"{each.file}:{each.line}:{each.column}"
    message = finding.message(language)
    word = severity_word(finding.severity, language)
    head = f'<testcase classname="{_escape(each.file)}" name="{finding.rule} {finding.severity} {each.line}:{each.column}">'
    text = _escape(f"{place}: {word} {finding.rule} {message}")
    if finding.severity in failing:
        return f'{head}<failure type="{finding.rule}" message="{_escape(message)}">{text}</failure></testcase>'
    return f"{head}<system-out>{text}</system-out></testcase>"


def _problems(problems: Sequence[Text], language: str) -> list[str]:
    name = chosen(_FILES, language)
    cases = []
    for problem in problems:
        text = _escape(chosen(problem, language))
        cases.append(f'<testcase classname="{name}" name="{text}"><error type="file" message="{text}"/></testcase>')
    count = len(problems)
    return [f'<testsuite name="{name}" tests="{count}" failures="0" errors="{count}">', *cases, "</testsuite>"]


def _escape(text: str) -> str:
    """A text inside XML: escaped, and without the characters that XML 1.0 cannot hold."""
    text = "".join(sign if _fits(sign) else "\ufffd" for sign in text)
    for sign, entity in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ('"', "&quot;"),
        ("\r", "&#13;"),
        ("\n", "&#10;"),
    ):
        text = text.replace(sign, entity)
    return text


def _fits(sign: str) -> bool:
    return (
        sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff"
        if sign not in "\t\r\n"
        else True
    )
