"""GIP514: all applications are said to be dealt with, all decisions upheld; the tables say otherwise."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.report.report import number_text
from gipgen.rules.support import cells
from gipgen.rules.support.mentions import Sentence, sentences
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS

PAGE = Page(
    id="GIP514",
    severity=WARNING,
    title=Text(
        "正文写“全部办结”“均维持”，表里还有没办结的", "all is said to be done or upheld, the table has open cases"
    ),
    why=Text(
        "正文写申请全部办结、均已答复，表三“结转下年度”就应当是 0；写复议、诉讼均维持、没有被纠错，表四就不应当有纠正或者尚未审结的。",
        "Where all is said to be answered, nothing is carried over; where all is upheld, table four has nothing corrected or pending.",
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
_ALL_DONE = r"(?:所有|全部|均|都)[^，。；、]{0,24}?(?:办结(?!的)|办理完[成毕]|答复完毕|予以答复|作出答复|(?<=[均都已期时限法部规内了到行])(?:答复|回复)|办毕)|(?:办结|答复|办复)率[为达到均]*100[%％]"
_IN_TIME = APPLICATIONS.in_time
_EXCEPT = APPLICATIONS.exceptions
_UPHELD = r"(?:均|全部|都)(?:获|被|予以|为|得到|系|是)?(?:结果)?维持|(?<=[件起宗][，（(])结果(?:为|均为)?维持(?!\d)"
_KINDS = ("复议", "诉讼")
_NEVER_CORRECTED = r"(?:未|无|没有)[^，。；]{0,8}(?:纠错|纠正|败诉)|零(?:纠错|败诉)"


class Claim(NamedTuple):
    """What a sentence says of how disputes ended; both empty where it says nothing of the kind."""

    upheld: str
    never_corrected: str
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


def _all_done(sentence: Sentence) -> str:
    """The words that say that all applications were answered, if the sentence does."""
    text = sentence.plain
    match = re.search(_ALL_DONE, text) if "申请" in text or "申请" in sentence.topic else None
    if match is None or has(_IN_TIME, match[0]):
        return ""
    if match[0][:2] not in ("所有", "全部") and has(APPLICATIONS.open_cases, sentence.passage.text):
        return ""  # 已办结98件，均按时答复。另有6件结转到下年度: what is open is said next to it
    return "" if has(_EXCEPT, text) or "诉" in text[: match.start()][-12:] else match[0]


def _judged(case: Case, sentence: Sentence) -> Iterator[Diagnostic]:
    """What is said of judgements, against the results of each kind that it is said of."""
    claim = _claim(sentence.plain)
    roles = case.report.form.roles
    rows_of = {"复议": roles.rows.reviews, "诉讼": roles.rows.suits}
    for rows in [rows_of[kind] for kind in claim.kinds]:
        total = cells.totals(case.report, rows)
        kept = cells.rows(case.report, rows, roles.columns.upheld)
        lost = cells.rows(case.report, rows, roles.columns.corrected)
        if total is None or kept is None or lost is None or not all(each.values for each in (total, kept, lost)):
            continue
        if claim.upheld and total.value > kept.value:
            values = {"cell": number_text(total.value), "upheld": number_text(kept.value)}
            yield _found(sentence, NOT_UPHELD, claim.upheld, **total.names, **values)
        elif claim.never_corrected and lost.value:
            yield _found(sentence, CORRECTED, claim.never_corrected, **lost.names, cell=number_text(lost.value))


def _claim(text: str) -> Claim:
    if not (has(_KINDS, text) and has(("维持", "纠", "败诉"), text)):
        return Claim("", "", ())
    upheld, never = re.search(_UPHELD, text), re.search(_NEVER_CORRECTED, text)
    told = upheld or never
    kinds = tuple(kind for kind in _KINDS if told and kind in text[: told.end()])
    if never and not upheld and "败诉" in never[0]:
        kinds = ("诉讼",)  # only suits are lost
    return Claim(upheld[0] if upheld else "", never[0] if never else "", kinds)


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
