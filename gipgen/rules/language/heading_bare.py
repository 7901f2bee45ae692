"""GIP705: a line that reads as a heading and is printed as running text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Section
from gipgen.prose.line_ends import is_fragment
from gipgen.prose.lines import number_mark
from gipgen.prose.passages import Passage
from gipgen.prose.typed_numbers import is_title, typed_number
from gipgen.rules.support.pictures_lost import names_picture
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, by_line
from gipgen.vocabulary.numerals import ORDINALS
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
MARKED = Text(
    "“{line}”像小标题，前面的“{mark}”却不是标题的编号，印成了正文。是小标题的，写成“{signs} {title}”，编号由 gipgen 加；不是的，和下一段接起来，或者补上句号。",
    "'{line}' reads as a heading, but '{mark}' is no number of one: if it is one, write '{signs} {title}'",
)
STOPPED = Text(
    "“{line}”单独一行，像小标题，末尾却有句号，印成了正文。是小标题的，删去末尾的“。”；不是的，和下一段接起来。",
    "'{line}' stands alone and reads as a heading, but ends with a stop: delete the stop if it is one, or join it to the next paragraph",
)
NUMBERED = Text(
    "小标题前面的“{mark}”不是标题的编号，会跟在“{number}”后面印出来。删去“{mark}”。",
    "'{mark}' in front of this heading is no number of one and would be printed behind '{number}': delete it",
)
CUT = Text(
    "“{line}”单独一行，在小标题“{heading}”下面，没有句号，印成了正文。是这个小标题的后半截，请接到小标题末尾；是正文的，请补上句号。",
    "'{line}' stands alone below the heading '{heading}' without a stop and is printed as text: join it to the heading if it is its end, "
    "or put a stop behind it",
)
_MARK = (
    r"(?:[⑴-⒇①-⑳]|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）]|0[1-9](?=[ \t\u3000])|[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}[.、]?|[\[［〔【](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[\]］〕】]|"
    r"第[一二三四五六七八九十]{1,3}[章节部][分]?|[A-Za-z][.、)）])[ \t\u3000]*(?=[\u4e00-\u9fff])"
)
_ORDINALS = frozenset(ORDINALS)  # of the first level, as those of （一） are
_OF_MARKS = _ORDINALS.union("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽①②③④⑤⑥⑦⑧⑨⑩[［〔【第")  # what they begin with, beside digits and letters
_OF_LISTS = ("-", "*", "+")  # Markdown's own
_FEWEST, _DEEPEST = 2, 4  # number signs
_LONGEST_STOPPED = 20  # characters of a title with its number and stop
_LONGEST = 24  # characters of a line that may be a heading
_STOPS = frozenset("，。；！？…,;!?|")
_FRAMES = (("【", "】"), ("［", "］"), ("[", "]"), ("〔", "〕"))


def check(case: Case) -> Iterator[Diagnostic]:
    sections = {section.id: section for section in case.report.form.sections}
    above: Passage | None = None
    level = 0
    for passage, after in pairwise(case.passages):
        if above is None or above.path != passage.path:
            above, level = None, 0
        level = passage.heading or level
        cut = _cut(above, passage) if passage.text != case.report.form.fill_in else None
        told = cut or _told_below(above, (passage, after), level, sections.get(passage.section))
        if told:
            message, values = told
            values = {"line": quoted(passage.text), **values, "slip": "bare"}
            yield Diagnostic(PAGE.id, WARNING, message, passage.path, values, offset=passage.place(0))
        if passage.heading and passage.number and (mark := _mark(passage.text)):
            yield _numbered(passage, mark)
        above = passage


def _numbered(heading: Passage, mark: str) -> Diagnostic:
    """What is said of a heading that has another number behind the one that gipgen prints: ## 1.1 主动公开."""
    values = {"mark": mark, "number": heading.number, "slip": "numbered"}
    length = len(heading.text) - len(heading.text[len(mark) :].lstrip(" \t\u3000"))
    fix = next((line.fix for line in by_line(heading, [Spot(0, length, "")])), None)
    return Diagnostic(PAGE.id, WARNING, NUMBERED, heading.path, values, offset=heading.place(0), fix=fix)


def _told_below(
    above: Passage | None, pair: tuple[Passage, Passage], level: int, section: Section | None
) -> tuple[Text, dict[str, str]] | None:
    """What is said of the first of two passages; nothing where it is the next item below ``above``, or what that introduces."""
    told = _told(*pair, level, section) if pair[0].path == pair[1].path else None
    if told is None or told[0] is BARE or above is None:
        return told
    return None if _is_item(above) or _introduces(above) else told


def _told(passage: Passage, after: Passage, level: int, section: Section | None) -> tuple[Text, dict[str, str]] | None:
    """What is said of a short line above running text, ``level`` being that of the heading that both stand below."""
    text = passage.text.strip().strip("*")  # of bold that has no end, or no beginning
    if len(text) > _LONGEST or passage.heading or not passage.is_prose or names_picture(text):
        return None
    if _is_alone(passage) and _stands_above(passage, after) and (title := _title(text, section)):
        return BARE, {"title": quoted(title)}
    if not _is_running(after):
        return None
    if text.endswith("。"):
        return (STOPPED, {}) if _is_stopped(text) else None
    return _with_other_mark(passage, text, level) if _may_be_title(passage, text) else None


def _cut(heading: Passage | None, passage: Passage) -> tuple[Text, dict[str, str]] | None:
    """What is said of a few words below a heading, which may be its end."""
    if not (heading and heading.heading and passage.kind == "paragraph" and is_fragment(passage.text)):
        return None
    line = heading.place(0).line
    is_marked = heading.typed.split("\n")[line].lstrip().startswith("#")
    is_apart = heading.heading == 1 and passage.place(0).line > line + 1  # else GIP230 asks whether it is one line
    is_marked = is_marked or is_apart
    return (CUT, {"heading": quoted(heading.text)}) if is_marked else None


def _is_running(passage: Passage) -> bool:
    """Whether a passage is text with a stop, and no item."""
    if passage.kind != "paragraph" or _STOPS.isdisjoint(passage.text):
        return False
    return not _mark(passage.text) and typed_number(passage.text) is None


def _may_be_title(passage: Passage, text: str) -> bool:
    return (
        _STOPS.isdisjoint(text) and passage.depth < _FEWEST and typed_number(text) is None and not _introduces(passage)
    )


def _with_other_mark(passage: Passage, text: str, level: int) -> tuple[Text, dict[str, str]] | None:
    """What is said of a title behind a mark that no heading has."""
    if passage.kind == "item":
        mark = passage.typed.split("\n")[passage.place(0).line].lstrip()[:1]
        if passage.number or mark in _OF_LISTS:
            return None
        line, words = f"{mark}{text}", text
    else:
        mark = _mark(text)
        line, words = text, text[len(mark) :].strip(" \t\u3000")
    signs = "#" * (_FEWEST if mark[:1] in _ORDINALS else min(level + _FEWEST, _DEEPEST))
    return (MARKED, {"line": quoted(line), "mark": mark, "title": quoted(words), "signs": signs}) if mark else None


def _mark(text: str) -> str:
    """What begins a line as the number of a heading does, and is none."""
    first = text[:1]
    match = re.match(_MARK, text) if first in _OF_MARKS or (first.isascii() and first.isalnum()) else None
    return match[0].rstrip(" \t\u3000") if match else ""


def _is_stopped(text: str) -> bool:
    """Whether a line is the number of a heading and a title with a stop behind it."""
    typed = typed_number(text) if len(text) <= _LONGEST_STOPPED else None
    return typed is not None and typed.level == 1 and is_title(text[typed.length : -1])


def _is_item(passage: Passage) -> bool:
    """Whether a passage is an item, so that a short line below it is the next one."""
    return (
        passage.kind == "item"
        or bool(_mark(passage.text))
        or (not passage.heading and bool(typed_number(passage.text)))
    )


def _introduces(passage: Passage) -> bool:
    return passage.text.rstrip().endswith(("：", ":"))


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
    """Whether running text follows, or a list: but a line with a colon above a list (● 一是 ① ——) only introduces it."""
    if (
        after.kind == "item"
        or number_mark(after.text)
        or after.text.startswith("—")
        or _begins_with_picture(after.text)
    ):
        return not passage.text.rstrip().endswith(("：", ":"))
    return after.kind == "paragraph" and not _STOPS.isdisjoint(after.text)


def _begins_with_picture(text: str) -> bool:
    """Whether a text has a small picture in front, as what is written on a telephone has for a bullet."""
    return "\u2600" <= text[:1] <= "\u2bff" or text[:1] >= "\U0001f000"


def _title(line: str, section: Section | None) -> str:
    """The words of the heading that a line is without its marks; nothing where it is none."""
    title = line.rstrip("：: ")
    if _begins_with_picture(title):
        title = title[1:].lstrip("\ufe0f \u3000")
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
