"""What the browser shows of one report: the page as ``build`` writes it, and the findings with the lines they stand in."""

import os
import traceback
import zlib
from collections.abc import Iterator, Mapping

from gipgen.check import has_errors
from gipgen.engine.shown_at import target, targets
from gipgen.findings.as_text import count
from gipgen.findings.finding import Finding
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Problem, Text, chosen
from gipgen.named_tuple import NamedTuple
from gipgen.project.looks import Checked
from gipgen.web import sources
from gipgen.workspace.workspace import Workspace

_OUR_FAULT = Text("这是 gipgen 自身的错误，请把命令窗口里的内容发给维护者。", "this is a fault of gipgen")
_AROUND = 2  # lines shown before and after the one that a finding points at
_WIDEST = 160  # characters of a line that are shown, of them …
_BEFORE = 40  # … so many before the place


class Line(NamedTuple):
    """One line of the YAML file; of the line pointed at, ``before`` ends where the finding's place begins."""

    number: int
    before: str
    after: str
    hit: bool


class Item(NamedTuple):
    """One finding as the panel shows it. ``target`` is what the report page has of it: a cell, a section, or nothing."""

    located: Finding
    excerpt: tuple[Line, ...]
    target: str


class Page(NamedTuple):
    """The report page and the clock's time when it was made; ``draft`` where errors kept it from being final."""

    html: bytes
    made: str
    draft: bool

    @property
    def tag(self) -> str:
        """Changes with the page, and with nothing else."""
        return f"{zlib.crc32(self.html):08x}"


class View(NamedTuple):
    """All that is shown of one report. ``page`` is ``None`` until the file could be read once."""

    name: str
    title: str
    file: str  # absolute, for the editor
    items: tuple[Item, ...]
    counts: Mapping[str, int]
    problem: str  # words about a file or settings that cannot be used; empty where all is well
    page: Page | None
    stale: bool  # the page is older than the file, because the file cannot be read now


def look(workspace: Workspace, checked: Checked, name: str, before: View | None, *, now: str, lang: str) -> View:
    """Make the view of a report that was just checked; what cannot be made anew is kept from ``before``."""
    file = os.path.abspath(checked.found.path)
    page = before.page if before else None
    title = before.title if before else name
    examined = checked.examined
    if checked.problem is not None or examined is None:
        problem = words(checked.problem, lang)
        return View(name, title, file, (), count((), 1), problem, page, page is not None)
    items = tuple(_items(checked))
    counts = count(checked.findings, 1)
    if not examined.readable:
        return View(name, title, file, items, counts, "", page, page is not None)
    draft = has_errors(examined.findings)
    try:
        html = sources.page(workspace, examined, draft=draft)
    except Problem as error:
        return View(name, title, file, items, counts, words(error, lang), page, page is not None)
    except Exception:  # noqa: BLE001  a fault of ours must not end the preview of the other reports
        traceback.print_exc()
        return View(name, title, file, items, counts, chosen(_OUR_FAULT, lang), page, page is not None)
    if page is None or page.html != html:
        page = Page(html, now, draft)
    return View(name, examined.case.report.title, file, items, counts, "", page, stale=False)


def words(problem: Problem | None, lang: str) -> str:
    """A problem of files in the language asked for; empty where there is none."""
    return "" if problem is None else problem.say(lang)


def _items(checked: Checked) -> Iterator[Item]:
    if checked.examined is None:
        return
    lines = checked.examined.source.typed.split("\n")  # places are those of the file
    known = targets(checked.examined.case.report.form)
    for each in checked.findings:
        yield Item(each, tuple(_excerpt(lines, each.line, each.column)), target(each.finding.path, known))


def _excerpt(lines: list[str], line: int, column: int) -> Iterator[Line]:
    for number in range(max(1, line - _AROUND), min(len(lines), line + _AROUND) + 1):
        text = lines[number - 1]
        place = min(column - 1, len(text)) if number == line else len(text)
        begin = max(0, place - _BEFORE) if number == line and len(text) > _WIDEST else 0
        before = ("…" if begin else "") + _shortened(text, begin, place)
        yield Line(number, before, _shortened(text, place, len(text)), hit=number == line)


def _shortened(text: str, begin: int, end: int) -> str:
    """A piece of a line, what is private in it hidden as in the messages."""
    return quoted(text, begin, min(end, begin + _WIDEST)) + ("…" if end - begin > _WIDEST else "")
