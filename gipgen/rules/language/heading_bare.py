"""GIP705: a line that reads as a heading and is printed as running text."""

from collections.abc import Iterator
from itertools import pairwise

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Section
from gipgen.prose.lines import number_mark
from gipgen.prose.passages import Passage
from gipgen.prose.typed_numbers import typed_number
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP705",
    severity=WARNING,
    title=Text("像小标题，却印成正文", "a heading that is printed as text"),
    why=Text(
        "单独一行“主动公开情况”“【依申请公开】”，写的人当它是小标题；没有 ## 也没有（一），gipgen 只能印成一段正文，不加粗，也不编号。",
        "A short line alone above its paragraph is meant as a heading; without ## or a number it is printed as running text.",
    ),
    fix=Text(
        "在这一行前面加“## ”（井号、空格），去掉【】；编号由 gipgen 加。不是小标题的，和下一段接起来，或者补上句号。",
        "Put '## ' in front of the line; gipgen adds the number.",
    ),
    source="GB/T 9704—2012 7.3.3",
    checks=("OF-09",),
    good="## 主动公开情况\n\n全年公开98条，均按时公开。",
    bad="主动公开情况\n\n全年公开98条，均按时公开。",
    confidence="B",
)
BARE = Text(
    "“{line}”像小标题，却印成了正文。是小标题的，写成“## {title}”；不是的，和下一段接起来。",
    "'{line}' reads as a heading and is printed as text; if it is one, write '## {title}'",
)
_LONGEST = 24  # characters of a line that may be a heading
_STOPS = frozenset("，。；！？…,;!?|")
_FRAMES = (("【", "】"), ("［", "］"), ("[", "]"), ("〔", "〕"))


def check(case: Case) -> Iterator[Diagnostic]:
    sections = {section.id: section for section in case.report.form.sections}
    for passage, after in pairwise(case.passages):
        if passage.path != after.path or not _is_alone(passage) or not _stands_above(passage, after):
            continue
        title = _title(passage.text.strip(), sections.get(passage.section))
        if title:
            values = {"line": quoted(passage.text), "title": quoted(title), "slip": "bare"}
            yield Diagnostic(PAGE.id, WARNING, BARE, passage.path, values, offset=passage.place(0))


def _is_alone(passage: Passage) -> bool:
    """Whether a passage is a short line of its own without any stop."""
    return (
        passage.kind == "paragraph"
        and not passage.depth
        and len(passage.text) <= _LONGEST
        and _STOPS.isdisjoint(passage.text)
        and typed_number(passage.text) is None
    )


def _stands_above(passage: Passage, after: Passage) -> bool:
    """Whether running text follows, or a list: but a line with a colon above a list (● 一是 ①) only introduces it."""
    if after.kind == "item" or number_mark(after.text):
        return not passage.text.rstrip().endswith(("：", ":"))
    return after.kind == "paragraph" and not _STOPS.isdisjoint(after.text)


def _title(line: str, section: Section | None) -> str:
    """The words of the heading that a line is without its marks; nothing where it is none."""
    title = line.rstrip("：: ")
    if not title:
        return ""
    for begin, end in _FRAMES:
        if title.startswith(begin) and title.endswith(end):
            return title[1:-1].strip()
    names = {word for aspect in (section.aspects if section else ()) for word in (aspect.name, *aspect.words)}
    return title if _key(title) in {*map(_key, names), *map(_key, LANGUAGE.headings)} else ""


def _key(title: str) -> str:
    """A heading without the words that it may have or not: 政府信息主动公开情况 is 主动公开."""
    for word in LANGUAGE.idle_in_headings:
        title = title.replace(word, "")
    return title


RULE = Rule(PAGE, check)
