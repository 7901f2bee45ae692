"""GIP510: 未收到、无结转、未发生 in prose, and a table that says otherwise."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple
from gipgen.prose.quantities import quantities
from gipgen.report.report import Report, number_text
from gipgen.rules.support import cells
from gipgen.rules.support.form_names import names
from gipgen.rules.support.mentions import (
    MAX_LEAD,
    STRONG,
    Sentence,
    pieces,
    sentences,
)
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS, COUNTING, DECISIONS, YEARS

PAGE = Page(
    id="GIP510",
    severity=ERROR,
    also=(WARNING,),
    title=Text("正文写“没有”，表里却有数", "the prose says none, the table has some"),
    why=Text(
        "正文写未收到申请、无结转、未发生行政复议和诉讼、未制发文件、无行政许可时，表里相应的格应当是 0。",
        "Where the prose says that nothing was received, carried over, contested or issued, the cell of the table is 0.",
    ),
    fix=Text(
        "核对正文和表，改正错的一处。往年的文字照抄下来，最容易这样出错。",
        "Correct the wrong one; often last year's words stayed.",
    ),
    source="国办公开办函〔2021〕30号",
    checks=("OF-46",),
    good="2024年未收到政府信息公开申请，上年度无结转。",
    bad="2024年未作出行政许可、行政处罚决定。",
)
NOT_ZERO = Text(
    "正文写“{quote}”，而{table}“{row}”是 {cell}。请核对，改正错的一处。",
    "the prose says '{quote}', but '{row}' says {cell}",
)
MAYBE = Text(
    "请核对：正文写“{quote}”，而{table}“{row}”是 {cell}。",
    "please check: the prose says '{quote}', '{row}' says {cell}",
)
_NEGATION = r"(?:没有|未|无(?!论|障碍|法|偿|故|正当|人|线|纸|差别|害|效|缝|需|愧|限|误|一(?!件)|死角)|(?<!信息)不存在)"
_NOT_NONE = APPLICATIONS.not_none
_SCOPES = APPLICATIONS.narrowing
_NONE_OF = APPLICATIONS.none_of


class Denial(NamedTuple):
    """Rows that a clause says are empty, in one column or (none named) in their totals."""

    rows: tuple[str, ...]
    column: str
    sure: bool
    label: str = ""  # what the form calls them together


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    for sentence in sentences(case):
        text = sentence.plain
        told: set[tuple[str, ...]] = set()
        if "零" in text:
            yield from _zeros(case, sentence, told)
        if not has(COUNTING.none, text):
            continue
        begin = 0
        for clause in pieces(text, STRONG):
            begin += len(clause) + 1
            denied = re.search(_NEGATION, clause) if has(COUNTING.none, clause) else None
            if denied and any(number.value for number in quantities(clause[: denied.start()])):
                continue  # 2件未到答复期限，结转下年 is said of two
            if denied is None or sentence.of_other_year(text[max(0, begin - MAX_LEAD) : begin], report.year):
                continue
            for denial in _denials(clause[: denied.start()], clause[denied.end() :], sentence, report):
                yield from _compare(case, sentence, clause, denial, told)


def _zeros(case: Case, sentence: Sentence, told: set[tuple[str, ...]]) -> Iterator[Diagnostic]:
    """零结转, 零复议、零诉讼."""
    for clause in pieces(sentence.plain):
        front, zero, rest = clause.partition("零")
        if zero and rest.startswith(_NONE_OF) and not sentence.of_other_year(front, case.report.year):
            for denial in _denials(front, rest, sentence, case.report):
                yield from _compare(case, sentence, clause, denial._replace(sure=False), told)


def _compare(
    case: Case, sentence: Sentence, clause: str, denial: Denial, told: set[tuple[str, ...]]
) -> Iterator[Diagnostic]:
    row = (
        cells.rows(case.report, denial.rows, denial.column)
        if denial.column
        else cells.totals(case.report, denial.rows, denial.label)
    )
    if row is None or not row.values or not min(row.values) or denial.rows in told:
        return
    told.add(denial.rows)
    severity: Severity = ERROR if denial.sure else WARNING
    quote = quoted(clause, max(0, len(clause) - 30))
    values = {"quote": quote, **row.names, "cell": number_text(row.value)}
    place = sentence.place(clause)
    yield Diagnostic(PAGE.id, severity, NOT_ZERO if denial.sure else MAYBE, sentence.passage.path, values, offset=place)


def _denials(front: str, rest: str, sentence: Sentence, report: Report) -> Iterator[Denial]:
    """What a clause denies; ``front`` stands before the negation, ``rest`` behind it."""
    if _denies_nothing(front, rest, report.form):
        return
    whole = not has(_SCOPES, front + rest)
    form = report.form
    if rest.startswith(APPLICATIONS.open_then) and rest.endswith("申请"):
        yield Denial(form.roles.rows.carried_out, "", sure=False)  # 没有未办结的申请
        return
    result = _result(rest, report)
    if result:
        yield Denial(cells.outcomes(report)[result], "", sure=False, label=result)
        return
    if has(("复议", "诉讼", "起诉"), rest):
        yield from _disputes(rest, sentence, form, whole=whole)
    elif "结转" in rest or "转结" in rest:
        yield from _carried(front + rest, report, whole=whole, done=has(_DONE, sentence.plain))
    elif any(name in rest for name in names(form, form.roles.rows.documents)):
        yield from _documents(rest, sentence, form, whole=whole)
    elif "申请" in rest:
        yield from _who_did_not(front, report) or _applications(rest, sentence, report, whole=whole)
    else:
        yield from _decisions(rest, form)


def _result(rest: str, report: Report) -> str:
    """The result that is denied: 无不予公开情形."""
    words = rest
    while verb := next((each for each in COUNTING.of_being if words.startswith(each)), ""):
        words = words.removeprefix(verb)
    return next((word for word in cells.outcomes(report) if len(word) > 3 and words.startswith(word)), "")


def _denies_nothing(front: str, rest: str, form: Form) -> bool:
    """Whether the words round a negation are about no row of the tables."""
    if rest.startswith(_NOT_NONE) or not rest or front.endswith(COUNTING.not_denying):
        return True
    if any(before == "的" and sign in "123456789" for before, sign in pairwise(rest)):
        return True  # 未到期的4件结转 is said of four
    return _is_of_something_else(rest, form)


def _is_of_something_else(rest: str, form: Form) -> bool:
    """Whether what is denied only has to do with a row: 无申请逾期答复情形, 未收到对处理结果的异议."""
    if "结转" in rest or "转结" in rest:
        return False
    end = max((rest.rfind(noun) + len(noun) for noun in _nouns(form.edition) if noun in rest), default=len(rest))
    tail = rest[end:]
    while tail.startswith(_TAILS):
        tail = next(tail[len(word) :] for word in _TAILS if tail.startswith(word))
    return tail != ""


@cache
def _nouns(edition: str) -> tuple[str, ...]:
    """What has to do with a row of the tables."""
    form = load(edition)
    rows = form.roles.rows
    return "申请", "复议", "诉讼", *names(form, (*rows.documents, *rows.decisions, *rows.fees, *rows.suits))


_TAILS = DECISIONS.behind_denials
_FOR_INFORMATION = frozenset(("", *APPLICATIONS.kinds))
_WHO = APPLICATIONS.who
_OTHER_APPLICATIONS = APPLICATIONS.other_denials


def _applications(rest: str, sentence: Sentence, report: Report, *, whole: bool) -> Iterator[Denial]:
    until, _, behind = rest.replace("申请人提出的", "").partition("申请")
    some = _some_applicants(until, report)
    if has(_OTHER_APPLICATIONS, until) or behind.startswith("人") or "费" in rest or len(until) > 30 or some == 0:
        return
    kind = _what_kind(until)
    if kind.replace("环境", "") in _FOR_INFORMATION and "公开" in sentence.plain + sentence.topic:
        sure = whole and some is None and ("公开" in rest or "申请" in sentence.topic)
        yield Denial(report.form.roles.rows.received, "", sure)


def _who_did_not(front: str, report: Report) -> list[Denial]:
    """Those of whom a clause says that they did not apply: a column, as the form or prose calls it, in front of 没有提出申请."""
    rows = report.form.roles.rows.received
    columns = [each for row in rows for each in report.form.columns[row] if not each.total]
    named = [each.id for each in columns if has((each.key, each.label, *each.words), front)]
    return [Denial(rows, column, sure=False) for column in named]


def _some_applicants(words: str, report: Report) -> int | None:
    """How many of those applied who alone are denied: 未收到企业的申请; ``None`` where everybody is."""
    persons, organisations = has(APPLICATIONS.persons, words), has(APPLICATIONS.organisations, words)
    rows = report.form.roles.rows.received
    if persons == organisations or not rows:
        return None
    columns = report.form.roles.columns.organisations
    received = rows[0]
    named = [ref[1] for ref in report.cells if ref[0] == received and (ref[1] in columns) is organisations]
    whole = report.form.whole(received)
    return sum(int(report.cells[received, column].value or 0) for column in named if (received, column) not in whole)


def _what_kind(words: str) -> str:
    """What stands right before 申请, without who applied: 收到群众的公开 → 公开."""
    while True:
        front = next((each for each in _WHO if words.startswith(each)), None)
        if front is None:
            return words
        words = words.removeprefix(front)


_DONE = ("办结率", "全部办结", "均已办结")
_ONWARD = ("继续办理", "跨年")


def _carried(clause: str, report: Report, *, whole: bool, done: bool) -> Iterator[Denial]:
    """What was carried in, or over; both where the words do not tell. 办结率100%，没有结转 is of what is left."""
    if "资金" in clause or "项目" in clause:
        return
    rows = report.form.roles.rows
    into = _names_a_year(clause, YEARS.last_year, report.year, -1)
    onto = has(_ONWARD, clause) or _names_a_year(clause, YEARS.next_year, report.year, 1)
    if into or not (onto or done):
        yield Denial(rows.carried_in, "", sure=whole and into)
    if onto or not into:
        yield Denial(rows.carried_out, "", sure=whole and onto)


def _names_a_year(clause: str, words: tuple[str, ...], year: int | None, later: int) -> bool:
    """Whether a clause names the year before or after the report's, by a word or by its number."""
    return has((*words, f"{year + later}年") if year else words, clause)


_RESULTS = DECISIONS.denied_of_disputes


def _disputes(rest: str, sentence: Sentence, form: Form, *, whole: bool) -> Iterator[Denial]:
    if has(_RESULTS, rest) or "执法" in sentence.plain:
        return
    ours = has(DECISIONS.disclosure, sentence.plain) or "申请" in sentence.topic
    sure = whole and (ours or sentence.passage.section == form.roles.sections.disputes)
    some = _named(rest, form.roles.rows.suits, form)
    if some:
        yield from (Denial((row,), "", sure=False) for row in some)  # 没有复议后起诉的案件
        return
    if "复议" in rest:
        yield Denial(form.roles.rows.reviews, "", sure)
    if "诉讼" in rest:
        yield Denial(form.roles.rows.suits, "", sure)


def _documents(rest: str, sentence: Sentence, form: Form, *, whole: bool) -> Iterator[Denial]:
    columns = form.roles.columns
    if not columns.repealed or has(DECISIONS.denied_of_documents, rest):
        return  # without that column what is published is counted, not issued
    repealed, made = has(("废止", "失效"), rest), has(DECISIONS.denied_issue, rest)
    sure = whole and made and not repealed and "全" not in sentence.plain[:6]
    for row in _named(rest, form.roles.rows.documents, form):
        if made or not repealed:
            yield Denial((row,), columns.made, sure)
        if repealed:
            yield Denial((row,), columns.repealed, sure=False)


def _decisions(rest: str, form: Form) -> Iterator[Denial]:
    if has(DECISIONS.denied_of_decisions, rest):
        return
    rows, columns = form.roles.rows, form.roles.columns
    for ids, column in ((rows.decisions, columns.decided), (rows.fees, columns.fee_amount)):
        for row in _named(rest, ids if column else (), form):
            yield Denial((row,), column, sure=False)


def _named(rest: str, rows: tuple[str, ...], form: Form) -> list[str]:
    """Those of the rows that the words speak of."""
    return [row for row in rows if any(name in rest for name in names(form, (row,)))]


RULE = Rule(PAGE, check)
