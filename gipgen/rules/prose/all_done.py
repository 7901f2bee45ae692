"""GIP514: all applications are said to be dealt with, all decisions upheld; the tables say otherwise."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Report, number_text
from gipgen.rules.support import cells
from gipgen.rules.support.mentions import STRONG, Sentence, pieces, sentences
from gipgen.rules.support.one_of_several import is_of_the_rest
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS, COUNTING, YEARS

PAGE = Page(
    id="GIP514",
    severity=WARNING,
    title=Text(
        "正文写“全部办结”“均维持”，表里还有没办结的", "all is said to be done or upheld, the table has open cases"
    ),
    why=Text(
        "正文写申请全部办结、均已答复，表三“结转下年度”就应当是 0；写复议、诉讼均维持、没有被纠错，表四就不应当有纠正或者尚未审结的。写“回复率100%”，同一句又说还有几条没有回复的，也请核对。",
        "Where all is said to be answered, nothing is carried over; where all is upheld, table four has nothing corrected or pending. A rate of 100 % beside what is still open is asked about as well.",
    ),
    fix=Text(
        "按表里的数改写，例如“除1件结转下年度外，均已办结”。",
        "Say what the table says: all but one, which is carried over.",
    ),
    source="国办公开办函〔2021〕30号 表三、表四",
    checks=("OF-46", "OF-45"),
    good="总体情况: 收到政府信息公开申请1件，结转下年度继续办理1件。\n依申请公开:\n  本年新收: [1, 0, 0, 0, 0, 0]\n  结转下年度: [1, 0, 0, 0, 0, 0]",
    bad="总体情况: 收到政府信息公开申请1件，所有申请均已办结。\n依申请公开:\n  本年新收: [1, 0, 0, 0, 0, 0]\n  结转下年度: [1, 0, 0, 0, 0, 0]",
)
OPEN = Text(
    "请核对：正文写“{quote}”，而{table}“{row}”总计是 {cell}，还有申请没有办结。可以写明“除 {cell} 件结转下年度外”。",
    "please check: the prose says '{quote}', but '{row}' in {table} is {cell}",
)
NOT_UPHELD = Text(
    "请核对：正文写“{quote}”，而{table}“{row}”的总计是 {cell}，维持的只有 {upheld}。",
    "please check: the prose says '{quote}', but of {cell} cases of '{row}' in {table} only {upheld} were upheld",
)
CORRECTED = Text(
    "请核对：正文写“{quote}”，而{table}“{row}”有 {cell} 件结果纠正。",
    "please check: the prose says '{quote}', but {table} has {cell} corrected in '{row}'",
)
LATE = Text(
    "请核对：正文写“{quote}”，又写“{late}”。有超期的，按期办理的比率就不是 100%。",
    "please check: the prose says '{quote}', and '{late}' as well",
)
LEFT_OVER = Text(
    "请核对：正文写“{quote}”，又写“{late}”，这个比率就不是 100%。",
    "please check: the prose says '{quote}', and '{late}' as well",
)
STILL_OPEN = Text(
    "请核对：正文写“{quote}”，而{table}“{row}”还有 {cell} 件尚未审结。",
    "please check: the prose says '{quote}', but {table} has {cell} of '{row}' pending",
)
_ALL_DONE = r"(?:所有|全部|(?<!平)均|都)[^，。；、]{0,24}?(?:办结(?!的)|办理完[成毕]|答复完毕|予以答复|作出答复|(?<=[均都已期时限法部规内了到行])(?:答复|回复)|办毕)|(?:按期|按时|及时|如期|限时)?(?:办结|答复|办复|处理)率(?:[和与及、][^，。；、]{0,6}率)?[为达到均都是]*(?:100[%％]|百分之百|百分百)"
_IN_TIME = (*APPLICATIONS.in_time, "工作日内", "时限")
_EXCEPT = APPLICATIONS.exceptions
_OTHERS = APPLICATIONS.other_affairs
_LEFT_OPEN = r"(?<!上年)(?<!上年度)(?<!无)结转[^，。；]{0,6}[1-9一二三四五六七八九]"
_SAID_OPEN = "[1-9一二三四五六七八九][件宗][^，。；]{0,6}结转"
_RECEIVED = ("当年", *APPLICATIONS.receiving)
_RATE = "率"
_NEAR = 4  # characters in front of a rate that narrow it: 按期答复率
_LATE = "(?:超期|逾期|超时|延迟)(?:未)?(?:答复|办理|办结|回复)"
_ON_TIME = "(?:按期|按时|及时)(?:答复|办结|办复|回复|办理)率[为达到均]*(?:100[%％]|百分之百)"
_FULL_RATE = r"(?P<verb>[\u4e00-\u9fff]{2})率[为达到均]*(?:100[%％]|百分之百|百分百)"
_STILL_LEFT = rf"[1-9]\d{{0,5}}[件条次个项封][^，。；\d]{{0,6}}(?:{'|'.join(APPLICATIONS.still_open)})(?P<undone>[^，。；]{{1,6}})"
_ENDED = APPLICATIONS.ended
_CLOSED = rf"(?:均|全部|都)(?:已|已经)?(?:{'|'.join(_ENDED)})"
_KINDS = ("复议", "诉讼")
_UPHELD = r"(?:均|全部|都)(?:获|被|予以|为|得到|系|是)?(?:结果)?维持|(?<=[件起宗][，（(])结果(?:为|均为)?维持(?![的\d])|维持率[为达到]*100[%％]"
_LOST = "(?:纠错|纠正|败诉)"
_FAULT = "差错"
_NEVER_CORRECTED = (
    rf"(?:未|无|没有)[^，。；]{{0,8}}{_LOST}|零{_LOST}(?:[、和与，]零{_LOST})?"
    rf"|(?:未|无|没有)[^，。；]{{0,14}}被[^，。；]{{0,8}}(?:撤销|确认违法|{_LOST})|被?{_LOST}(?:率|案件)?为?(?:0[件起宗例%％]|零)"
    r"|(?:准确|合法|规范|合格|正确)率[^，。；\d]{0,10}100[%％]|胜诉率[为达到]*100[%％]"
    rf"|(?:答复|申请|复议|办理)[^，。；]{{0,6}}(?:零|无){_FAULT}"
)
_JUDGED = APPLICATIONS.judged
_OF_THE_LAST = "结果"  # 复议3件……；诉讼1件，结果维持: of the kind that was named last
_OF_SUITS = _KINDS[1:]
_ONE_KIND = ("复议后", "未经复议", "直接起诉")
_ONLY_SUITS = ("败诉", "胜诉")
_OF_ANSWERS = APPLICATIONS.faultless


class Claim(NamedTuple):
    """What a sentence says of how disputes ended; empty where it says nothing of the kind."""

    upheld: str
    never_corrected: str
    closed: str
    kinds: tuple[str, ...]  # of 复议 and 诉讼, those that it says so of


def check(case: Case) -> Iterator[Diagnostic]:
    out = cells.totals(case.report, case.report.form.roles.rows.carried_out)
    is_open = out is not None and out.values != () and min(out.values) != 0
    for sentence in sentences(case):
        if sentence.of_other_year(sentence.plain, case.report.year):
            continue
        done = _all_done(sentence) if is_open else ""
        if out is not None and done:
            yield _found(sentence, OPEN, done, **out.names, cell=number_text(out.value))
        yield from _judged(case, sentence)
        yield from _late(sentence)


def _all_done(sentence: Sentence) -> str:
    """The words that say that all applications were answered, if the sentence does."""
    text = sentence.plain
    matches = re.finditer(_ALL_DONE, text) if "申请" in text or "申请" in sentence.topic else ()
    return next((match[0] for match in matches if _is_of_ours(match) and _says_all(match, sentence)), "")


def _is_of_ours(match: re.Match[str]) -> bool:
    text = match.string
    front = text[: match.start()]
    subject = _subject(front)
    of_before = has((*YEARS.last_year, *YEARS.earlier, *APPLICATIONS.left_over), subject)
    own = _without(APPLICATIONS.left_over, subject)  # 上年转入本年办理的97件
    is_else = has(("诉", "复议"), front[-12:]) or (of_before and not has((*YEARS.this_year, *_RECEIVED), own))
    return not is_else and not _is_of_others(text[: match.end()])


def _subject(front: str) -> str:
    """The clause that says of what all were dealt with: the last one, or what the statement begins with (上年结转的5件，均已办结)."""
    statement = front[front.rfind("；") + 1 :]
    return statement if statement.startswith(YEARS.last_year) else pieces(front, STRONG)[-1]


def _without(words: tuple[str, ...], text: str) -> str:
    for word in words:
        text = text.replace(word, "")
    return text


def _says_all(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether the words leave nothing open: what is in time may be, and what is said to be open beside them."""
    words = match[0]
    if "申请中" in words or match.string[match.end() :].lstrip("了申请人共计")[:1].isdecimal():
        return False  # 全部申请中已答复30件
    if _RATE in words:
        in_time = has(_IN_TIME, match.string[max(0, match.start() - _NEAR) : match.end()])
        if has(APPLICATIONS.due, match.string[: match.start()]):
            return False  # 应当在期限内答复的申请46件，按期答复率100%
        if in_time:  # 办结率95.4%，按时办结率100%
            return _RATE not in match.string[: max(0, match.start() - _NEAR)] and not _says_what_is_open(
                sentence.passage.text
            )
        return "除" not in match.string and re.search(_SAID_OPEN, match.string) is None
    if has(_EXCEPT, match.string):
        return False
    claims_all = words.startswith(("所有", "全部"))
    if has(_IN_TIME, words):
        return claims_all and "办结" in words
    return claims_all or not _says_what_is_open(sentence.passage.text)


def _late(sentence: Sentence) -> Iterator[Diagnostic]:
    """按时答复率100%，其中2件超期答复."""
    text = sentence.plain
    told = re.search(_ON_TIME, text) if "率" in text and "期" in text + "时" else None
    late = (
        re.search(
            rf"[1-9][件宗][^，。；]{{0,16}}{_LATE}|(?<![无未零]){_LATE}[^，。；]{{0,6}}[1-9]\d{{0,5}}[件宗]", text
        )
        if told
        else None
    )
    if told and late:
        yield _found(sentence, LATE, told[0], late=late[0])
    yield from _not_all(sentence)


def _not_all(sentence: Sentence) -> Iterator[Diagnostic]:
    """回复率100%，……余下8条尚未回复: what the rate is of is said to be open."""
    text = sentence.plain
    if _RATE not in text or not has(APPLICATIONS.still_open, text):
        return
    for told in re.finditer(_FULL_RATE, text):
        for left in re.finditer(_STILL_LEFT, text[told.end() :]):
            if told["verb"] in left["undone"]:
                yield _found(sentence, LEFT_OVER, told[0], late=left[0])
                return


def _is_of_others(words: str) -> bool:
    """Whether what is dealt with was named last, and is no application: 办理提案5件，办结率100%."""
    front, named, _ = words.rpartition("申请")
    if named and front.removesuffix("事项").endswith(APPLICATIONS.other_matters):
        return True  # 行政许可事项申请
    return max(words.rfind(word) for word in _OTHERS) > words.rfind("申请")


def _says_what_is_open(text: str) -> bool:
    """已办结98件，均按时答复。另有6件结转到下年度: what is open is said next to it."""
    return has(APPLICATIONS.open_cases, text) or re.search(_LEFT_OPEN, text) is not None


def _judged(case: Case, sentence: Sentence) -> Iterator[Diagnostic]:
    """What is said of judgements, against the results of each kind that it is said of."""
    if not has(_JUDGED, sentence.plain):
        return
    roles = case.report.form.roles
    of_disputes = sentence.passage.section == roles.sections.disputes
    rows_of = {"复议": roles.rows.reviews, "诉讼": roles.rows.suits}
    claim = _claim(sentence.plain, of_disputes=of_disputes)
    lost = claim.never_corrected if claim.kinds == _OF_SUITS else ""
    rest = sentence.plain.partition(lost)[2] if lost else ""
    for each in (claim, _claim(rest, of_disputes=of_disputes)) if rest else (claim,):  # 诉讼无败诉，复议无纠错
        for kind in each.kinds:
            yield from _compare(case.report, sentence, each, rows_of[kind])


def _compare(report: Report, sentence: Sentence, claim: Claim, rows: tuple[str, ...]) -> Iterator[Diagnostic]:
    columns = report.form.roles.columns
    if claim.closed:
        waiting = cells.rows(report, rows, columns.pending)
        if waiting and any(waiting.values):
            yield _found(sentence, STILL_OPEN, claim.closed, **waiting.names, cell=number_text(waiting.value))
    total = cells.totals(report, rows)
    kept, lost = cells.rows(report, rows, columns.upheld), cells.rows(report, rows, columns.corrected)
    if total and kept and lost and all(each.values for each in (total, kept, lost)):
        yield from _ended_otherwise(sentence, claim, total, kept, lost)


def _ended_otherwise(
    sentence: Sentence, claim: Claim, total: cells.Cells, kept: cells.Cells, lost: cells.Cells
) -> Iterator[Diagnostic]:
    if claim.upheld and total.value > kept.value and not is_of_the_rest(sentence.plain, claim.upheld):
        values = {"cell": number_text(total.value), "upheld": number_text(kept.value)}
        yield _found(sentence, NOT_UPHELD, claim.upheld, **total.names, **values)
    elif claim.never_corrected and lost.value:
        yield _found(sentence, CORRECTED, claim.never_corrected, **lost.names, cell=number_text(lost.value))


def _claim(text: str, *, of_disputes: bool) -> Claim:
    upheld = re.search(_UPHELD, text) if "维持" in text else None
    never = _never_lost(text)
    closed = _all_closed(text)
    told = upheld or never or closed
    if told is None:
        return Claim("", "", "", ())
    words = _words(never)
    if words and not upheld and _is_of_suits(words):
        return Claim("", words, "", _OF_SUITS)
    kinds = _kinds(text[: told.end()], of_disputes=of_disputes or _FAULT in words)
    if told[0].startswith(_OF_THE_LAST):
        kinds = tuple(sorted(kinds, key=lambda kind: text.rfind(kind, 0, told.end())))[-1:]
    return Claim(_words(upheld), words, _words(closed), kinds)


def _words(match: re.Match[str] | None) -> str:
    return match[0] if match else ""


def _is_of_suits(words: str) -> bool:
    return has(_ONLY_SUITS, words) and not has(("纠错", "纠正"), words)


def _never_lost(text: str) -> re.Match[str] | None:
    return re.search(_NEVER_CORRECTED, text) if has(APPLICATIONS.lost, text) else None  # dear to compile


def _all_closed(text: str) -> re.Match[str] | None:
    found = re.search(_CLOSED, text) if has(_ENDED, text) and has(_KINDS, text) else None
    return None if found and text[: found.start()].endswith(COUNTING.surely_rest) else found


def _kinds(front: str, *, of_disputes: bool) -> tuple[str, ...]:
    """What kinds of dispute a sentence names; none names both where it is about disputes, or about answers."""
    if has(_ONE_KIND, front[front.rfind("；") + 1 :]):
        return ()  # 复议后起诉19件，无纠正: of those suits alone
    named = tuple(kind for kind in _KINDS if kind in front)
    of_answers = has(_OF_ANSWERS, front) or ("答复" in front and has(("申请", "信息公开"), front))
    return named or (_KINDS if of_disputes or (of_answers and not has(_OTHERS, front)) else ())


def _found(sentence: Sentence, text: Text, quote: str, **values: str | Text) -> Diagnostic:
    place, begin = sentence.place(quote), sentence.plain.find(quote)
    return Diagnostic(
        PAGE.id,
        WARNING,
        text,
        sentence.passage.path,
        {"quote": quoted(sentence.plain, begin, begin + len(quote)), **values},
        offset=place,
    )


RULE = Rule(PAGE, check)
