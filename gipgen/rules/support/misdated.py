"""Years that the words around them contradict: 全年（2023年） in the report of 2024, 结转至2024年, a plan for the year that is over.

A year in Chinese numerals is one as well. Each is told with the year that the words ask for, where they ask for one.
"""

import re
from collections.abc import Callable, Iterator

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.periods import years_in
from gipgen.vocabulary.word_lists import standing
from gipgen.vocabulary.words import DUTIES, YEARS, has

_NUMERALS = "零〇○一二三四五六七八九"
_YEAR = rf"(?P<year>20\d\d|二[零〇○][{_NUMERALS}]{{2}})年"
_OWN = "(?:一年来|全年|本年度?|今年|年内|该年度?)"
_BEFORE = "(?:上一?年度?|去年度?)"
_BEHIND = "(?:下一?年度?|明年|次年)"
_DEEDS = f"(?:进一步|从|[为在按会]|通过|依托|继续|重点|着力|持续|聚焦|坚持|认真|不断|大力|围绕|采取|{'|'.join(DUTIES.mending)})"
_ACCOUNTS = "度的?(?:区|县|市|镇|乡|本)?级?(?:部门|单位|财政|收支|政府|一般公共|“三公”经费)*决算(?!编制)"  # ready in the year after
_BUDGETS = "度?的?(?:区|县|市|镇|乡|本)?级?(?:部门|单位|财政|收支|政府|一般公共|“三公”经费)*预算(?!执行|绩效|调整|公开|评价|草案)"
_CHANGED = "(?:增|减|上升|下降|提高|降低|多|少|翻)"
_SAID = "(?:指出|提出|提到|反映|列出)"
_PUBLISHED = "(?:公开|公布|公示)"


class Misdated(NamedTuple):
    begin: int  # in the text
    end: int
    wanted: str  # the year that the words ask for; empty where they only exclude this one


class _Shape(NamedTuple):
    pattern: str
    clues: tuple[str, ...]  # without one of them the pattern need not be compiled
    wanted: Callable[[int], int]  # by the report's year
    ahead: bool = False  # only in a section that looks ahead
    back: bool = False  # a year behind the wanted one may be meant
    older: bool = False  # any year in front of the wanted one may be meant
    within: int = 9  # years from the wanted one: what is further away is meant


_IN_BRACKET = ("（2", "(2", "（二")
_SHAPES = (
    _Shape(rf"{_OWN}[（(]{_YEAR}", _IN_BRACKET, lambda year: year),
    _Shape(rf"{_BEFORE}[（(]{_YEAR}", _IN_BRACKET, lambda year: year - 1),
    _Shape(rf"{_BEHIND}[（(]{_YEAR}", _IN_BRACKET, lambda year: year + 1),
    _Shape(
        rf"(?:结转|转结)(?:至|到|下)?{_YEAR}",
        YEARS.over_to,
        lambda year: year + 1,
    ),
    _Shape(rf"{_YEAR}度?结转的?(?:政府信息公开|信息公开)?申请", ("年结转", "度结转"), lambda year: year - 1, back=True),
    _Shape(
        rf"(?:转|顺延|延)[至到入]{_YEAR}度?(?:继续|再)?(?:办|处理|答复)",
        YEARS.carried_to,
        lambda year: year + 1,
    ),
    _Shape(rf"{_PUBLISHED}[^。；]{{0,24}}?{_YEAR}{_ACCOUNTS}", ("决算",), lambda year: year - 1, older=True),
    _Shape(rf"{_YEAR}{_ACCOUNTS}[^。；]{{0,32}}?{_PUBLISHED}", ("决算",), lambda year: year - 1, older=True),
    _Shape(rf"{_PUBLISHED}(?:了|的)?{_YEAR}{_BUDGETS}", ("预算",), lambda year: year, back=True),
    _Shape(rf"[较比]{_YEAR}度?(?:同期)?{_CHANGED}", YEARS.than_years, lambda year: year - 1, older=True, within=1),
    _Shape(
        rf"{_YEAR}度?(?:政府信息公开|政务公开)?(?:工作)?(?:年度)?(?:报告|年报)中?所?{_SAID}的",
        YEARS.reports_said,
        lambda year: year - 1,
        older=True,
    ),
    _Shape(
        rf"(?:{'|'.join(YEARS.drawn_up)})(?:了|并实施)?《[^《》]{{0,24}}?{_YEAR}[^《》]{{0,20}}(?:{'|'.join(YEARS.plans)})》",
        YEARS.plans_ended,
        lambda year: year,
        back=True,
    ),
    _Shape(rf"{_YEAR}度?，?[^，。；将]{{0,8}}将{_DEEDS}", ("将",), lambda year: year + 1, ahead=True),
)
_DAY = r"(?:\d{1,2}月)?(?:\d{1,2}日)?"
_YET_TO_COME = (
    rf"{_YEAR}度?{_DAY}[底末前]?(?:{'|'.join(YEARS.made_by_then)})",
    rf"(?:{'|'.join(YEARS.done_with)}){_YEAR}",
)
_NEXT = rf"(?:{'|'.join(YEARS.next_steps)})[^。；0-9]{{0,24}}(?:将[于在]?|[于在]){_YEAR}"
_WILL = (
    rf"(?:^|(?<=[。；]))\s*{_YEAR}度?，?(?:我|本)?[局委办镇乡县区市厅院街]?(?:机关|单位)?(?:{'|'.join(YEARS.will_do)})"
)
_OF_THE_YEAR = tuple(shape for shape in _SHAPES if not shape.ahead)
_TITLE = rf"《[^《》]{{0,40}}?{_YEAR}[^《》]{{0,20}}年度报告》"
_SENTENCE_ENDS, _CLAUSE_ENDS = "。；！？\n", "，。；！？\n"
_LONG_AGO = 3  # years: what was to be done earlier is history
_HALF = 6  # the month that stands for a half of the year
_NEAR = 12  # characters around a title
_FROM = 24  # characters in front in which it stands from when something came
# Both begin with what is looked for, so that the search skips what cannot begin them; then comes what must not stand in front.
_MALFORMED = r"2(?<![\d.—-]2)(?:0\d|0\d{3}|[1-9]\d\d)年(?!前|历史|以[上内])"
_THIS_YEAR = r"(?:今年|本年度?|全年|年内)[^，。；]{0,16}?(?P<year>20(?<!\d20)\d\d)年(?P<month>\d{1,2})月(?![^。；]{0,8}(?:前|底|到期))"
_LATER = r"(?P<year>20(?<!\d20)\d\d)年(?:(?P<month>\d{1,2})月|[上下]半年)[^。；]{0,30}?[了已]"


def misdated(text: str, year: int, *, ahead: bool) -> Iterator[Misdated]:
    """The years of a text that cannot be meant; ``ahead``: in a section that looks ahead."""
    found = [*_by_words(text, year, ahead=ahead)]
    if _has_odd_year(text):
        found += (Misdated(match.start(), match.end() - 1, "") for match in re.finditer(_MALFORMED, text))
    if not ahead:
        found += _afterwards(text, year)
    found += _to_come(text, year, ahead=ahead)
    if standing(YEARS.done_by, text):
        found += _still_to_be_done(text, year, ahead=ahead)
    if "年度报告》" in text:
        found += _own_title(text, year)
    yield from {each.begin: each for each in reversed(found)}.values()


def _has_odd_year(text: str) -> bool:
    """Whether digits stand in front of 年 that are no year of this century. (Without a pattern, as in ``_has_later``.)"""
    for piece in text.split("年")[:-1]:
        is_year = piece[-4:-2] == "20" and not piece[-5:-4].isdecimal()
        if piece[-3:].isdecimal() and not is_year:
            return True
    return False


def _by_words(text: str, year: int, *, ahead: bool) -> Iterator[Misdated]:
    told = set[int]()  # 结转至2024年继续办理 is of two shapes
    for shape in _SHAPES if ahead else _OF_THE_YEAR:
        for match in re.finditer(shape.pattern, text) if standing(shape.clues, text) else ():
            seen, wanted = year_of(match["year"]), shape.wanted(year)
            is_told = match.start("year") in told or _came_before(text, match.start(), seen, year)
            if is_told or abs(seen - wanted) > shape.within:
                continue
            told.add(match.start("year"))
            if not (shape.older if seen < wanted else seen == wanted or shape.ahead or shape.back):
                yield Misdated(*match.span("year"), str(wanted))


def _came_before(text: str, at: int, seen: int, year: int) -> bool:
    """2023年12月收到、结转至2024年, in the report of 2024: what came in the year before was carried into this one."""
    return seen == year and f"{year - 1}年" in text[max(0, at - _FROM) : at]


def _to_come(text: str, year: int, *, ahead: bool) -> Iterator[Misdated]:
    """2024年，将进一步扩大…… and 下一步，将于2024年6月完成: in the report of 2024 they speak of the year after."""
    if f"{year}年" not in text:
        return
    patterns = [_WILL] if not ahead and has(YEARS.will_do, text) else []
    patterns += [_NEXT] if has(YEARS.next_steps, text) else []
    for pattern in patterns:
        for match in re.finditer(pattern, text):
            if year_of(match["year"]) == year:
                yield Misdated(*match.span("year"), str(year + 1))


def _still_to_be_done(text: str, year: int, *, ahead: bool) -> Iterator[Misdated]:
    """上述措施将于2023年落实到位: over when the report was written; of the year itself only where it looks ahead, else GIP726 tells."""
    for begin, seen in years_in(text):
        if seen >= year + ahead or year - seen > _LONG_AGO or not text.endswith(YEARS.done_by, 0, begin):
            continue
        first = max(text.rfind(stop, 0, begin) for stop in _SENTENCE_ENDS) + 1
        last = min((at for stop in _CLAUSE_ENDS if (at := text.find(stop, begin)) >= 0), default=len(text))
        behind = text[begin:last]
        is_named = "的" in behind and not has(DUTIES.problems, behind)  # 拟于2023年举行的听证会: so it was called
        if not is_named and not has(YEARS.meant_earlier, text[first:last]):
            yield Misdated(begin, text.index("年", begin), str(year + 1))


def _afterwards(text: str, year: int) -> Iterator[Misdated]:
    """What is said to have been done when the year was over; January is when reports are written."""
    if not _has_later(text, year):
        return
    yield from (Misdated(*match.span("year"), "") for match in _yet_to_come(text, year))
    later = [match for match in re.finditer(_LATER, text) if _is_after(match, year)]
    if not later and f"{year + 1}年" in text and has(YEARS.this_year, text) and not has(YEARS.planned, text):
        later = [match for match in re.finditer(_THIS_YEAR, text) if _is_after(match, year)]
    yield from (Misdated(*match.span("year"), "") for match in later)


def _yet_to_come(text: str, year: int) -> Iterator[re.Match[str]]:
    """2032年12月31日印发的文件, 完成对2042年度公文的核对: what is there already is of no such year."""
    for pattern in _YET_TO_COME if has((*YEARS.made_by_then, *YEARS.done_with), text) else ():
        yield from (match for match in re.finditer(pattern, text) if year_of(match["year"]) > year + 1)


def _has_later(text: str, year: int) -> bool:
    """Whether a year behind this one stands there. (Without a pattern: in most reports none does.)"""
    before = [piece[-4:] for piece in text.split("年")]
    return any(digits > str(year) and digits.isdecimal() for digits in before)


def _is_after(match: re.Match[str], year: int) -> bool:
    return (int(match["year"]), int(match["month"] or _HALF)) > (year + 1, 1)


def _own_title(text: str, year: int) -> Iterator[Misdated]:
    """现公布《某局2023年政府信息公开工作年度报告》: the report calls itself."""
    for match in re.finditer(_TITLE, text):
        around = text[max(0, match.start() - _NEAR) : match.start()] + text[match.end() : match.end() + _NEAR]
        if year_of(match["year"]) != year and has(YEARS.issued, around):
            yield Misdated(*match.span("year"), str(year))


def year_of(signs: str) -> int:
    """A year in digits or in Chinese numerals."""
    return next(year for _, year in years_in(signs + "年"))
