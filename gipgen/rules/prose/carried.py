"""GIP502: the numbers of applications carried in and carried over, in prose and in table three."""

from collections.abc import Iterable, Iterator
from typing import Literal

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page, Severity
from gipgen.findings.text import Text
from gipgen.rules.support import cells
from gipgen.rules.support.applications import COUNTED, SCOPES, about_applications, counts_both
from gipgen.rules.support.mentions import JOINERS, Mention, finding, mentions, pieces, squeeze
from gipgen.rules.support.periods import leaves
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS, YEARS

PAGE = Page(
    id="GIP502",
    severity=ERROR,
    also=(WARNING,),
    title=Text("正文写的结转件数与表三不符", "the applications carried over differ in prose and in table three"),
    why=Text(
        "“上年结转多少件”等于表三第二项的总计，“结转下年度多少件”等于第四项的总计。",
        "What the prose says was carried in is row two of table three, what was carried over is row four.",
    ),
    fix=Text("核对正文和表三，改正错的一处。", "Correct the wrong one."),
    source="国办公开办函〔2021〕30号 表三",
    checks=("OF-43",),
    good="上年结转政府信息公开申请0件，结转下年度继续办理0件。",
    bad="上年结转政府信息公开申请1件，结转下年度继续办理1件。",
)
DIFFERENT = Text(
    "正文“{quote}”，而{table}“{row}”总计是 {cell}，相差 {difference}。请核对，改正错的一处。",
    "the prose says '{quote}', but row '{row}' of {table} says {cell}; difference {difference}",
)
EITHER = Text(
    "请核对：正文“{quote}”没有写明是上年结转还是结转下年度，而{table}这两项的总计是 {cell}，都不是 {stated}。",
    "please check: the prose says '{quote}', but {table} has neither carried in nor carried over {stated} ({cell})",
)
_Way = Literal["in", "out"]
_CARRY = APPLICATIONS.carried
_CARRY_BEHIND = (*_CARRY, "跨年")
_NEXT = APPLICATIONS.onto
_LAST = APPLICATIONS.into
_MONEY = APPLICATIONS.carried_otherwise
_UNDONE = ("未办结", "未答复", "未办")
_WHY = ("申请", "因", "未到")  # behind a number of applications that a clause goes on about
_REACH = 60  # characters behind a number
_CLAUSE = 12  # characters in front of it
_AT_FIRST = ("年初", "期初")
_ADDED = (*JOINERS, "加")
_CAME_OVER = APPLICATIONS.came_over


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    found = list(_carried(mentions(case)))
    if not found:
        return
    parts = report.form.roles.rows
    rows: dict[_Way, cells.Cells | None] = {
        "in": cells.totals(report, parts.carried_in),
        "out": cells.totals(report, parts.carried_out),
    }
    both = cells.totals(report, (*parts.received, *parts.carried_in))
    missing: list[cells.Cells] = []
    for mention, words in found:
        wanted = [rows[way] for way in _directions(words, report.year)]
        known = [each for each in wanted if each is not None]
        if len(known) < len(wanted):
            continue
        empty = [each for each in known if not each.values]
        missing += empty
        if not empty and not _is_one_of(mention, known, both):
            section = report.form.roles.sections.applications
            yield _different(mention, known, _severity(mention, words, section))
    yield from cells.unknown(PAGE.id, report, missing)


def _is_one_of(mention: Mention, known: list[cells.Cells], both: cells.Cells | None) -> bool:
    """Whether a number is that of its row; where the words name neither, it may be all there was to do (含结转共65件)."""
    every = [*known, both] if both is not None and len(known) > 1 else known
    return any(each.holds(mention.quantity) for each in every)


def _carried(found: Iterable[Mention]) -> Iterator[tuple[Mention, str]]:
    """The numbers of applications carried over, with the words that say so; not money, nor what is compared."""
    for mention in found:
        words = _words(mention) if mention.quantity.unit in COUNTED and _may_be_applications(mention) else ""
        is_else = has(_MONEY, words + mention.after) or leaves(mention.before) or "比" in words or "较" in words
        if words and not is_else:
            yield mention, words


def _may_be_applications(mention: Mention) -> bool:
    """年底前完成26项要点，另有1项顺延至次年: what is counted so is an application only where these are spoken of."""
    return mention.quantity.unit != "项" or "申请" in mention.sentence.plain + mention.sentence.topic


def _different(mention: Mention, known: list[cells.Cells], severity: Severity) -> Diagnostic:
    """The number is not that of its row, or of neither of the two that it may mean."""
    row = known[0]
    if len(known) == 2:
        either = "、".join(str(each.value) for each in known)
        return finding(PAGE.id, WARNING, EITHER, mention, **{**row.names, "cell": either})
    values = {"cell": row.value, "difference": row.apart(mention.quantity)}
    return finding(PAGE.id, severity, DIFFERENT, mention, **row.names, **values)


def _words(mention: Mention) -> str:
    """The words that say what was carried where, when the number counts that."""
    noun = mention.noun
    if counts_both(noun):
        return ""
    at = max(noun.rfind(word) for word in _CARRY)
    if at >= 0:
        behind = noun[at:]
        counts = has(APPLICATIONS.carried_verbs, behind[2:]) and "的" not in behind[-2:]
        return "" if counts and "办理" not in behind else noun[max(0, at - 12) :]
    if noun.endswith(_CAME_OVER) and has(_LAST, noun[-_CLAUSE:]):
        return noun[-_CLAUSE:]
    if noun.endswith(APPLICATIONS.open_then) and has((*YEARS.year_end, *_AT_FIRST), noun):
        return _open_then(noun)
    return "" if noun.endswith(("公开", "提供", "处理")) else _words_behind(mention)


def _open_then(noun: str) -> str:
    """年末在办 goes over to the next year, 年初在办 came over from the last."""
    return noun[-_CLAUSE:] + (_LAST if has(_AT_FIRST, noun) else YEARS.next_year)[0]


def _words_behind(mention: Mention) -> str:
    """The same, where they stand behind the number."""
    if mention.after.startswith(_ADDED):
        return ""  # 新收21件与上年结转1件之和, 新收60件加上年结转5件
    goes_on = has(_WHY, mention.after) or mention.noun.endswith(_UNDONE)
    after = _behind(mention) if goes_on else mention.after
    at = min((after.find(word) for word in _CARRY_BEHIND if word in after), default=-1)
    return after[: at + 14] if 0 <= at <= 16 else ""


def _behind(mention: Mention) -> str:
    """What stands behind a number, with the clause that goes on about it: 3件申请正在办理，将结转至下年度."""
    sentence = mention.sentence
    first, *others = pieces(squeeze(sentence.text[mention.quantity.end - sentence.begin :][:_REACH]))
    goes_on = others and others[0].lstrip("将均都拟需已").startswith(_CARRY)
    return first[-12:] + others[0] if goes_on else first


def _directions(words: str, year: int | None) -> tuple[_Way, ...]:
    """Carried in from last year, out to the next; both where the words do not tell."""
    following = [*_NEXT, *([f"{year + 1}年"] if year else [])]
    preceding = [*_LAST, *([f"{year - 1}年"] if year else [])]
    into, onto = has(preceding, words), has(following, words)
    if into and ("继续办理" in words or not onto):
        return ("in",)
    return ("out",) if onto else ("in", "out")


def _severity(mention: Mention, words: str, section: str) -> Severity:
    """No doubt where the sentence is about applications and counts them whole."""
    sure = ("申请" in words or about_applications(mention, section)) and not mention.quantity.vague
    return ERROR if sure and not has((*SCOPES, *_AT_FIRST), mention.lead) else WARNING


RULE = Rule(PAGE, check)
