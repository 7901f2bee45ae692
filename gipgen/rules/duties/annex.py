"""GIP625: an annex that the report refers to is there."""

from collections.abc import Iterable, Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.rules.support.reading import QUOTE, prose
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES, has

PAGE = Page(
    id="GIP625",
    severity=WARNING,
    title=Text("提到的附件、附表", "annexes that are referred to"),
    why=Text(
        "正文写“详见附件”“统计表附后”，或者文末列了附件的名称，读者会去找；报告里没有这个附件，多半是定稿时漏贴了。",
        "A report that refers to an annex, or lists one, must have it: most often it was left out of the final version.",
    ),
    fix=Text(
        "把附件的表格或内容贴进报告，或者写上能打开的网址；不用附件的，删去这一句。",
        "Put the annex into the report or give its address; if there is none, delete the reference.",
    ),
    source="GB/T 9704—2012 7.3.4（附件说明）",
    checks=("OF-77",),
    confidence="C",
    good="总体情况: |\n  各科室公开信息统计见下表。\n\n  | 科室 | 条数 |\n  | --- | --- |\n  | 办公室 | 12 |",
    bad="总体情况: |\n  各科室公开信息统计详见附件。",
)
MISSING = Text(
    "“{quote}”提到的附件，报告里没有。请把附件的内容贴进报告，或者删去这一句。",
    "'{quote}' refers to an annex that the report does not have; put it in, or delete the reference",
)
_NOUNS = DUTIES.annexes
_POINTING = DUTIES.pointing
_NUMBERS = "0123456789一二三四五六七八九十 "
_ATTACHED = DUTIES.attached
_AND_ATTACHED = "并附"  # of a report that speaks of itself
_OTHER_PAPERS = DUTIES.of_other_papers
_BELOW = DUTIES.tables_below
_COLONS = "：:"
_PARTING = "，。；、的："  # between what points and what is pointed at nothing of this stands
_BEHIND = 12  # characters between 见 and 附件
_STOPS = ("", "。", "，", "；", "、", "）", ")", "\n")
_THINGS = "表图单册例"  # the last sign of what is attached: （附统计表）
_LONGEST = 20  # characters of such a bracket
_WHOLE = 2  # characters of a word for an annex; 附 alone only heads a list: 附：……


def check(case: Case) -> Iterator[Diagnostic]:
    if any(each.kind in ("row", "picture") for each in case.passages):
        return  # a table or picture of the report's own may be what is meant
    tables = {section.id for section in case.report.form.sections if section.table}
    for passage in prose(case):
        begin, end = _reference(passage.text, above_table=passage.section in tables)
        if begin >= 0:
            values = {"quote": quoted(passage.text, begin, end, limit=QUOTE)}
            yield Diagnostic(PAGE.id, WARNING, MISSING, passage.path, values, offset=passage.place(begin))


def _reference(text: str, *, above_table: bool) -> tuple[int, int]:
    """Where a text refers to an annex of the report; begin −1 if it does not, or says where the annex can be had.

    What stands above a table of the form may well speak of that as the table below.
    """
    if any(sign in text for sign in ("http", "www.")):
        return -1, 0
    found = [*(_named(text) if "附" in text else ()), *(() if above_table else _pointed(text, _BELOW)), *_figures(text)]
    return found[0] if found else (-1, 0)


def _named(text: str) -> Iterator[tuple[int, int]]:
    """References by a word for what is fixed to a report."""
    for noun in _NOUNS:
        for begin in _places(text, noun):
            found = _listed(text, begin, begin + len(noun))
            if found is not None:
                yield found
    yield from _pointed(text, _NOUNS)
    for at in _places(text, "见附"):
        if text[at + 2 : at + 3] in _STOPS:
            yield at, at + 2
    for at in (*_places(text, "（附"), *_places(text, "(附")):
        end = text.find("）", at, at + _LONGEST)
        if end > 0 and text[end - 1] in _THINGS:
            yield at, end + 1
    yield from _beside_report(text)
    for word in _ATTACHED:
        begin = text.find(word)
        if begin >= 0 and not has(_OTHER_PAPERS, text[text.rfind("，", 0, begin) + 1 : begin]):
            yield max(0, begin - _BEHIND), begin + len(word) + _BEHIND


def _beside_report(text: str) -> Iterator[tuple[int, int]]:
    """本报告由六部分组成，并附相关图表: what a report says that it has beside its text."""
    for at in _places(text, _AND_ATTACHED):
        end = next((place for place in range(at, len(text)) if text[place] in _PARTING), len(text))
        if text[end - 1] in _THINGS and has(DUTIES.on_itself, text[text.rfind("。", 0, at) + 1 : at]):
            yield at, end


def _figures(text: str) -> Iterator[tuple[int, int]]:
    """如图1所示, 见图2: pictures by their number."""
    for word in _POINTING:
        for at in _places(text, word + "图") if "图" in text else ():
            end = at + len(word) + 1
            if text[end : end + 1].isdecimal():
                yield at, end + 1


def _pointed(text: str, nouns: Iterable[str]) -> Iterator[tuple[int, int]]:
    for noun in nouns:
        for begin in _places(text, noun):
            found = _pointed_at(text, begin, begin + len(noun))
            if found is not None:
                yield found


def _places(text: str, word: str) -> Iterator[int]:
    begin = text.find(word)
    while begin >= 0:
        yield begin
        begin = text.find(word, begin + 1)


def _listed(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """An annex named at the end of a report or in brackets, 附件1：……统计表."""
    behind = text[end:].lstrip(_NUMBERS)
    begins = begin == 0 or text[begin - 1] in "\n（(。"
    return (begin, len(text)) if begins and behind[:1] in _COLONS and behind else None


def _pointed_at(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """The reference round a word for an annex: 详见附件, 见文末附表."""
    if end - begin < _WHOLE:
        return None
    for word in _POINTING:
        at = text.rfind(word, max(0, begin - _BEHIND), begin)
        between = text[at + len(word) : begin]
        if at >= 0 and not any(sign in between for sign in _PARTING):
            return at, len(text) - len(text[end:].lstrip(_NUMBERS))
    return None


RULE = Rule(PAGE, check)
