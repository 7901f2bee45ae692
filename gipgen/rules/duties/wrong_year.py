"""GIP620: a year that was left over from last year's report."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.prose.quantities import quantities
from gipgen.rules.support.mentions import pieces
from gipgen.rules.support.misdated import misdated
from gipgen.rules.support.periods import periods_in, years_in
from gipgen.rules.support.reading import QUOTE, has, prose
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import AGENCIES, APPLICATIONS, COUNTING, YEARS

PAGE = Page(
    id="GIP620",
    severity=WARNING,
    title=Text("年份疑似有误", "a year that looks wrong"),
    why=Text(
        "在上年报告上改写时，最容易漏改年份。这里只问“某年，我局……”“截至某年12月31日”一类说本年工作的句子；与上年比较、下一年打算、文号、文件名和历史日期不问。“从2021年起连续五年”一类的年数、颠倒了的起止日期也核对。",
        "Reports are written over last year's, and a year is easily missed. Only sentences about the year's own work are asked about: not comparisons, "
        "plans, document numbers, titles or dates. Years in a row are counted, and periods may not end before they begin.",
    ),
    fix=Text("核对年份；确实是说那一年的，不用改，或写明与哪年相比。", "Check the year; if it is meant, leave it."),
    source="地方考核：年份错误；四川省地方标准 DB51/T 2660—2019 第2.1条",
    checks=("OF-16",),
    confidence="C",
    good="2024年，我局主动公开政府信息61条，比2023年增加5条。",
    bad="2023年，我局主动公开政府信息61条。",
)
LOOKS_WRONG = Text(
    "“{quote}”说的是 {seen} 年，而本报告是 {year} 年度，请核对是不是忘了改。",
    "'{quote}' speaks of {seen}, but this is the report of {year}",
)
SHOULD_BE = Text(
    "“{quote}”里的年份是 {seen}，按前后文应是 {wanted}（本报告是 {year} 年度），请核对。",
    "the year {seen} in '{quote}' should be {wanted} by the words around it; this is the report of {year}",
)
NO_YEAR = Text(
    "“{quote}”里的年份 {seen} 不对：多了、少了数字，或者在本报告的统计期限（{year} 年）之后，请核对。",
    "the year {seen} in '{quote}' cannot be meant in the report of {year}",
)
BACKWARDS = Text(
    "“{quote}”的起止颠倒了：{last} 年 {last_month} 月在 {seen} 年 {month} 月之前，请核对年份。",
    "'{quote}' ends before it begins; check the years",
)
MISCOUNTED = Text(
    "“{quote}”：从 {seen} 年到 {last} 年是 {right} 年，不是{stated}年，请核对。",
    "'{quote}': from {seen} to {last} there are {right} years, not {stated}",
)
_COMPARED = YEARS.compared
_PLANNED = YEARS.planned
_OWN = YEARS.own_work
_NAMES = YEARS.titles
_SUBJECTS = frozenset(f"{who}{what}" for who in "我本全" for what in AGENCIES.offices)
_IN_THE_WORK = tuple(
    f"{of}{what}工作中" for of in ("度", "度的", "") for what in ("政府信息公开", "政务公开", "信息公开")
)
_NUMBERING = "（）()一二三四五六七八九十、.． 0123456789是"
_SHORT = 30  # characters of a heading
_STOPS, _GAP = "。！？", " ，,、"
_SENTENCE = 200  # characters of a sentence that are looked at on either side
_NEXT = 8  # characters of the sentence that follows: 2023年收到5件。2024年收到6件。
_CLAUSE = 40  # characters after the year in which it may go on to a number
_RELATIVE = 8  # 2023年印发的办法共12条: what is counted is of that year, not the work
_ALL_YEAR = "1月(?:1日)?(?:至|到|-|—|－)+12月(?:31日|底|末)?[，,、 ]*"
_DEEDS = COUNTING.own_deeds
_ON = (*APPLICATIONS.left_over, "转到", "转至", "转入")
_REACH = 14  # characters after the year that show what the sentence is about


class _Mention(NamedTuple):
    """A year in running text, with the sentence that it stands in."""

    year: int
    before: str  # what of the sentence stands before the year …
    after: str  # … and behind 年
    sentence: str
    ahead: str  # how the sentence that follows begins

    @property
    def item(self) -> str:
        """What stands before the year since the last item of an enumeration."""
        return self.before[max(self.before.rfind("；"), self.before.rfind("：")) + 1 :]


def check(case: Case) -> Iterator[Diagnostic]:
    year = case.report.year
    if year is None:
        return
    for passage in prose(case):
        if "年" in passage.text:
            yield from _left_over(case, passage, year)
            yield from _contradicted(case, passage, year)
            yield from _spans(passage, year) if "连续" in passage.text else ()
            yield from _backwards(passage) if passage.section != "preface" else ()


def _looks_ahead(case: Case, passage: Passage) -> bool:
    parts = case.report.form.roles.sections
    return passage.section in (parts.problems, parts.other_matters)


def _left_over(case: Case, passage: Passage, year: int) -> Iterator[Diagnostic]:
    """Years of statements about the agency's own work."""
    for position, seen in years_in(_without_titles(passage)):
        if seen == year or year - seen > 2 or passage.is_computed(position, position + 5):
            continue
        mention = _by_itself(_mention(passage.text, position, seen), case.report.fields["agency"])
        is_own = _is_own_work(passage, mention, year)
        explained = _is_explained(mention, year, ahead=_looks_ahead(case, passage))
        if (is_own and not explained) or _is_named_report(passage, mention):
            yield _found(passage, LOOKS_WRONG, position, {"seen": seen, "year": year})


def _contradicted(case: Case, passage: Passage, year: int) -> Iterator[Diagnostic]:
    """Years that the words around them contradict."""
    ahead = passage.section == case.report.form.roles.sections.problems
    for each in misdated(passage.text, year, ahead=ahead):
        if not passage.is_computed(each.begin, each.end):
            values = {"seen": quoted(passage.text, each.begin, each.end), "wanted": each.wanted, "year": year}
            begin = max(passage.text.rfind(stop, 0, each.begin) for stop in "，。；") + 1
            yield _found(passage, SHOULD_BE if each.wanted else NO_YEAR, max(begin, each.begin - 12), values)


def _backwards(passage: Passage) -> Iterator[Diagnostic]:
    """2024年3月至2024年2月; those of the preface are GIP610's."""
    for each in periods_in(passage.text):
        if each.last_year is not None and (each.last_year, each.last) < (each.first_year, each.first):
            values = {
                "seen": each.first_year,
                "month": each.first[0],
                "last": each.last_year,
                "last_month": each.last[0],
            }
            quote = quoted(passage.text, each.begin, each.end, limit=QUOTE)
            place = passage.place(each.begin)
            yield Diagnostic(PAGE.id, WARNING, BACKWARDS, passage.path, {**values, "quote": quote}, offset=place)


def _spans(passage: Passage, year: int) -> Iterator[Diagnostic]:
    """从2021年起连续五年, in the report of 2024."""
    from gipgen.rules.support.year_spans import miscounted_spans  # noqa: PLC0415  few texts tell of years in a row

    for each in miscounted_spans(passage.text, year):
        values = {"seen": each.first, "last": each.last, "right": each.years, "stated": each.stated}
        quote = quoted(passage.text, each.begin, each.end, limit=QUOTE)
        place = passage.place(each.begin)
        yield Diagnostic(PAGE.id, WARNING, MISCOUNTED, passage.path, {**values, "quote": quote}, offset=place)


def _found(passage: Passage, text: Text, position: int, values: dict[str, object]) -> Diagnostic:
    quote = quoted(passage.text, position, position + _REACH + 6, limit=QUOTE)
    return Diagnostic(PAGE.id, WARNING, text, passage.path, {**values, "quote": quote}, offset=passage.place(position))


def _without_titles(passage: Passage) -> str:
    """The text with blanks for titles of documents, quotations, and the periods that GIP610 sees to."""
    text = passage.text
    spans = [(each.begin, each.end) for each in periods_in(text)] if passage.section == "preface" else []
    for opening, closing in zip("《〔“", "》〕”", strict=True):
        begin = text.find(opening)
        while begin >= 0:
            end = text.find(closing, begin)
            if end < 0:
                break
            spans.append((begin, end))
            begin = text.find(opening, end)
    pieces, done = [], 0
    for begin, end in sorted(spans):
        if end > done:
            pieces += [text[done:begin], "\0" * (end - max(begin, done))]
            done = end
    return "".join(pieces) + text[done:]


def _mention(text: str, position: int, year: int) -> _Mention:
    first, last = max(0, position - _SENTENCE), position + _SENTENCE
    begin = max(text.rfind(stop, first, position) for stop in _STOPS) + 1 or first
    ends = (text.find(stop, position, last) for stop in _STOPS)
    end = min((at for at in ends if at >= 0), default=last)
    after = text[position + 4 : end].lstrip()[1:]
    return _Mention(year, text[begin:position], after, text[begin:end], text[end : end + _NEXT])


def _by_itself(mention: _Mention, agency: str | None) -> _Mention:
    """The same with 我局 for the agency's own name, where the sentence goes on with that: 2023年，测试市民政局……."""
    words = mention.after.removeprefix("度").lstrip(_GAP)
    if not agency or not words.startswith(agency):
        return mention
    gap = mention.after[: len(mention.after) - len(words)]
    return mention._replace(after=f"{gap}我局{words.removeprefix(agency)}")


def _is_explained(mention: _Mention, year: int, *, ahead: bool) -> bool:
    """Whether something in the sentence says why it speaks of another year: a plan, the report's own year, a comparison.

    ``ahead``: in a section that looks ahead, as that of problems does.
    """
    if mention.year > year and (ahead or any(word in mention.sentence for word in _PLANNED)):
        return True
    if mention.year == year - 1 and _is_of_last_year(mention.after):
        return True
    return str(year) in mention.sentence + mention.ahead or any(word in mention.sentence for word in _COMPARED)


def _is_of_last_year(after: str) -> bool:
    """2023年没有办完、转到今年的申请; 2023年结转6件; 2023年制发5件，今年压减四成: another year is meant on purpose."""
    if after.removeprefix("度").startswith(_ON):
        return True
    return has(YEARS.this_year, after) and (has(_ON, after) or any(f"，{word}" in after for word in YEARS.this_year))


def _is_own_work(passage: Passage, mention: _Mention, year: int) -> bool:
    """Whether the year opens a statement about the year's work."""
    item, after = mention.item, mention.after
    lead = item.strip(" ，,在截至于到止（(")
    lead = "" if lead in YEARS.looking_back else lead
    if lead and item.rstrip().endswith(("，", ",")) and _tells_a_deed(after):
        return True
    if lead:
        return (_is_subject(lead, after) or _is_heading(passage, item)) and _speaks(after)
    if "截至" in item or "截止" in item or item.rstrip().endswith(("至", "到")):
        return after.startswith(YEARS.year_end) and mention.year >= year - 1
    return _speaks(after)


def _is_subject(lead: str, after: str) -> bool:
    """Whether the sentence begins with the agency itself, and goes on to a figure, or to none: 我局2023年收到申请5件."""
    if lead.strip(_NUMBERING) not in _SUBJECTS:
        return False
    says_none = after.removeprefix("度").startswith(("没有", "未", "无"))
    return says_none or after.startswith(_IN_THE_WORK) or any(map(str.isdecimal, after[:_SENTENCE]))


def _is_heading(passage: Passage, before: str) -> bool:
    """Whether only a number stands before the year in a heading, or a run-in heading without a stop: （二）主动公开的类别2023年，……."""
    if passage.heading:
        return not before.strip(_NUMBERING)
    return before[:1] in ("（", "(") and before[1:2] in _NUMBERING and len(before) < _SHORT and "，" not in before


def _speaks(after: str) -> bool:
    """Whether what follows the year is about the agency's own work of that year."""
    words = after.removeprefix("度").lstrip(" ，,、")
    words = words[len(match[0]) :] if (match := re.match(_ALL_YEAR, words)) else words
    if words[:1].isdecimal() or words.startswith(_NAMES) or any(name in words[:8] for name in _NAMES):
        return False  # a date, or the name of a document
    if words.startswith(_OWN) or (after[:1] in "，," and any(word in words[:_REACH] for word in _OWN)):
        return True
    return _counts(words)


def _tells_a_deed(after: str) -> bool:
    """Whether a clause that a year opens goes on to a deed and its number: ……，2023年共更新栏目内容97条."""
    words = after.removeprefix("度")
    if words.lstrip("，").startswith(YEARS.none_of_the_year):
        return True
    if not words.startswith(YEARS.opens_own_deed) or has(_NAMES, words[:8]):
        return False
    clause = pieces(words)[0]
    return has(_DEEDS, clause) and next(quantities(clause), None) is not None


def _counts(words: str) -> bool:
    """Whether a statement goes on to count, of what no list of verbs knows: 2023年制作、获取政府信息总数467条."""
    first = next(quantities(words[:_CLAUSE]), None)
    said = words[: first.begin] if first else ""
    return said != "" and not any(stop in said for stop in "。；《") and "的" not in said[:_RELATIVE]


def _is_named_report(passage: Passage, mention: _Mention) -> bool:
    """Whether the report calls itself by another year: 编制完成2023年度政府信息公开工作年度报告, 现将2023年度信息公开工作情况报告如下."""
    presents = mention.before.rstrip().endswith(YEARS.looking_back) and mention.after.rstrip("。 ").endswith("如下")
    if presents and "信息公开" in mention.after:
        return True
    if passage.section != "preface" and not pieces(mention.before)[-1].startswith(YEARS.presenting):
        return False
    clause = pieces(mention.after)[0]
    return has(("报告", "年报"), clause) and "月" not in clause[:6] and not has(("通知", "格式", "要求"), clause)


RULE = Rule(PAGE, check)
