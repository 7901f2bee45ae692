"""GIP612: a report neither cites the notice that the present form has replaced, nor follows it."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.editions import UnknownEditionError, edition_for, load
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import QUOTE, has, prose
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP612",
    severity=ERROR,
    also=(WARNING,),
    title=Text("用了已被取代的格式", "a form or a notice that was replaced"),
    why=Text(
        "2021 年起的年度报告按国办公开办函〔2021〕30号的格式编制；2019 年的通知（〔2019〕60号）和“格式（试行）”已被取代。",
        "Since 2021 reports follow 〔2021〕30号; the notice of 2019 and its provisional form were replaced.",
    ),
    fix=Text("改为国办公开办函〔2021〕30号，去掉“（试行）”。", "Cite 〔2021〕30号, without （试行）."),
    source="国办公开办函〔2021〕30号",
    checks=("OF-19",),
    confidence="A",
    good="前言: |\n  根据《政府信息公开条例》和国办公开办函〔2021〕30号编制。",
    bad="前言: |\n  根据《政府信息公开条例》和国办公开办函〔2019〕60号编制。",
)
REPLACED = Text(
    "“{seen}”已被 {document} 取代，{year} 年度的报告应按后者编制。",
    "'{seen}' was replaced by {document}, which the report of {year} follows",
)
OLD_FORM = Text(
    "“{key}”写的是 {edition}（{old}），而 {year} 年度的报告应按 {document} 的格式编制。请删去“{key}”这一项，按新格式填表。",
    "'{key}' is {edition} ({old}); the report of {year} follows {document}",
)
OLD_COLUMN = Text(
    "“{seen}”是已被取代的旧表格的栏目，{year} 年度的表格（{document}）里没有。请按现在的栏目写，例如“制发”“废止”“现行有效”。",
    "'{seen}' is a column of the form that {document} replaced; the report of {year} has none of that name",
)
_OPEN, _CLOSE = "[［（(【〔<〈", "]］）)】〕>〉"
_TRIAL = "试行"
_OFFICE = 40  # characters of an office's name in front of a title


def check(case: Case) -> Iterator[Diagnostic]:
    form = case.report.form
    yield from _old_form(case)
    if not form.supersedes:
        return
    year, _, number = form.supersedes.partition("〔")[2].partition("〕")
    for passage in prose(case):
        text = passage.text
        if has(DUTIES.old_columns, text):
            yield from _old_columns(case, passage)
        if year not in text and _TRIAL not in text and not _is_titled(text, form.supersedes_title):
            continue
        begin, end = max(_cited(text, year, number), _provisional(text), _titled(text, form.supersedes_title))
        if begin < 0:
            continue
        severity: Severity = ERROR if passage.section == "preface" else WARNING
        values = {"seen": quoted(text, begin, end, limit=QUOTE), "document": form.document, "year": case.report.year}
        yield Diagnostic(PAGE.id, severity, REPLACED, passage.path, values, offset=passage.place(begin))


def _old_columns(case: Case, passage: Passage) -> Iterator[Diagnostic]:
    for name in DUTIES.old_columns:
        at = passage.text.find(name)
        if at >= 0:
            values = {"seen": name, "document": case.report.form.document, "year": case.report.year}
            yield Diagnostic(PAGE.id, WARNING, OLD_COLUMN, passage.path, values, offset=passage.place(at))


def _old_form(case: Case) -> Iterator[Diagnostic]:
    """The edition that the file names, against the one in force for its year."""
    report = case.report
    key = report.form.field("edition").key
    if key not in case.data or report.year is None:
        return
    try:
        in_force = edition_for(report.year)
    except UnknownEditionError:
        return  # a year without any form: GIP203 says so
    if in_force <= report.form.edition:
        return
    values = {"key": key, "edition": report.form.edition, "old": report.form.document}
    values |= {"year": str(report.year), "document": load(in_force).document}
    yield Diagnostic(PAGE.id, ERROR, OLD_FORM, (key,), values)


def _cited(text: str, year: str, number: str) -> tuple[int, int]:
    """Where the old number stands, in whatever brackets; begin −1 if nowhere."""
    begin = text.find(year)
    while begin >= 0:
        end = begin + len(year)
        if (
            text[max(0, begin - 1)] in _OPEN
            and text[end : end + 1]
            and text[end] in _CLOSE
            and text.startswith(number, end + 1)
        ):
            return begin - 1, end + 1 + len(number)
        begin = text.find(year, end)
    return -1, 0


def _provisional(text: str) -> tuple[int, int]:
    """Where 年度报告格式（试行） stands; begin −1 if nowhere."""
    position = text.find(_TRIAL)
    while position > 0:
        before = text[max(0, position - 6) : position]
        if "格式" in before:
            return position - len(before) + before.index("格式"), position + len(_TRIAL)
        position = text.find(_TRIAL, position + 1)
    return -1, 0


def _is_titled(text: str, title: str) -> bool:
    return title != "" and title in text


def _titled(text: str, title: str) -> tuple[int, int]:
    """Where the old notice is named by its title; one that another office gave a notice of its own is another matter."""
    begin = text.find(title) if title else -1
    head = text[max(0, begin - _OFFICE) : begin].rpartition("《")[2] if begin >= 0 else ""
    return (begin, begin + len(title)) if begin >= 0 and (not head or "国务院" in head or "国办" in head) else (-1, 0)


RULE = Rule(PAGE, check)
