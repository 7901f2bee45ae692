"""GIP622: section one has at least one figure of the agency's own."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.agency import level
from gipgen.rules.support.reading import is_unwritten, prose, section_key, section_names
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import AGENCIES

PAGE = Page(
    id="GIP622",
    severity=WARNING,
    also=(INFO,),
    title=Text("总体情况没有本单位的实际内容", "section one has no facts of the agency's own"),
    why=Text(
        "通篇没有一个数字，或者写“多数部门”“部分地区”这类与本单位无关的话，读起来像套用的范文，属于通知所说的敷衍塞责。",
        "A section without a single figure, or about 'most departments', reads like a model text.",
    ),
    fix=Text(
        "写明本年公开多少条、收到多少件申请、培训几次等；{{ }} 可以直接引用表里的数。",
        "Give figures: what was published, how many applications, how many trainings; {{ }} takes them from the tables.",
    ),
    source="国办公开办函〔2021〕30号：不宜泛化；（四）明确责任：敷衍塞责",
    checks=("OF-67",),
    confidence="C",
    good="总体情况: 2024年，我局主动公开政府信息12条。",
    bad="总体情况: 2024年，我局高度重视政府信息公开工作，认真贯彻条例，狠抓任务落实，取得了明显成效。",
)
NO_FIGURE = Text(
    "{section}没有一个具体的数字（年份、日期不算）。请写明本年公开的条数、申请的件数等。",
    "{part} has no figure at all, years and dates apart",
)
VAGUE = Text(
    "“{word}”不像一个单位自己的报告，请写本单位的情况。", "'{word}' does not belong in one agency's own report"
)
_VAGUE = AGENCIES.of_nobody
_WORDS = "一二三四五六七八九十百千两"
_UNITS = "条件次期份篇场项名家余"
_LEAD = 4  # characters in front of a paragraph's number
_LEAST = 30  # characters; shorter texts have other findings


def check(case: Case) -> Iterator[Diagnostic]:
    overview = case.report.form.roles.sections.overview
    if is_unwritten(case, overview):
        return
    passages = list(prose(case, overview))
    if sum(len(passage.text) for passage in passages) >= _LEAST and not any(
        _has_figure(each.text) for each in passages
    ):
        yield Diagnostic(
            PAGE.id, WARNING, NO_FIGURE, (section_key(case, overview),), section_names(case, overview), at_key=True
        )
    if level(case.report) not in ("department", "town"):
        return
    for passage in prose(case, overview, case.report.form.roles.sections.problems):
        word = next((each for each in _VAGUE if each in passage.text), None)
        if word is not None:
            offset = passage.place(passage.text.index(word))
            yield Diagnostic(PAGE.id, INFO, VAGUE, passage.path, {"word": word}, offset=offset)


def _has_figure(text: str) -> bool:
    """Whether a number stands there that is no year, no day, no number of a paragraph or document."""
    return any(_is_figure(text, begin, end) for begin, end in _digits(text)) or any(
        _counts_in_words(text, position) for position, sign in enumerate(text) if sign in _UNITS
    )


def _digits(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers in digits begin and end, with the points, commas and percent signs in them."""
    end = 0
    for begin, sign in enumerate(text):
        if begin >= end and sign.isdecimal():
            end = begin + 1
            while end < len(text) and (text[end].isdecimal() or text[end] in ".,，%"):
                end += 1
            yield begin, end


def _is_figure(text: str, begin: int, end: int) -> bool:
    if text[end - 1] == "%":
        return True
    before, after = text[max(0, begin - 1) : begin], text[end : end + 2].lstrip()[:1]
    if before in "〔[" or after in "年月日号〕]":  # or nothing stands there
        return False
    starts_paragraph = begin < _LEAD and not text[:begin].strip("（( ") and after in "、.．)）"
    return not starts_paragraph


def _counts_in_words(text: str, position: int) -> bool:
    """Whether the unit there has a numeral before it: 三次, but not 第三次."""
    return position > 0 and text[position - 1] in _WORDS and text[position - 2 : position - 1] != "第"


RULE = Rule(PAGE, check)
