"""GIP514: all applications are said to be dealt with, all decisions upheld; the tables say otherwise."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.report.report import number_text
from gipgen.rules.support import cells
from gipgen.rules.support.mentions import Sentence, sentences
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
_NEVER_CORRECTED = r"(?:未|无|没有)[^，。；]{0,8}(?:纠错|纠正|败诉)|零(?:纠错|败诉)"


def check(case: Case) -> Iterator[Diagnostic]:
    out = cells.totals(case.report, case.report.form.roles.rows.carried_out)
    for sentence in sentences(case):
        text = sentence.plain
        if sentence.of_other_year(text, case.report.year):
            continue
        if out is not None and out.values and min(out.values) and ("申请" in text or "申请" in sentence.topic):
            match = re.search(_ALL_DONE, text)
            if match and any(word in match[0] for word in _IN_TIME):
                match = None
            if match and match[0][:2] not in ("所有", "全部") and _says_so(sentence):
                match = None
            if match and not any(word in text for word in _EXCEPT) and "诉" not in text[: match.start()][-12:]:
                yield _found(sentence, OPEN, match[0], **out.names, cell=number_text(out.value))
        if ("复议" in text or "诉讼" in text) and any(word in text for word in ("维持", "纠", "败诉")):
            yield from _judged(case, sentence)


def _says_so(sentence: Sentence) -> bool:
    """已办结98件，均按时答复。另有6件结转到下年度: what is open is said next to it."""
    return any(word in sentence.passage.text for word in APPLICATIONS.open_cases)


def _judged(case: Case, sentence: Sentence) -> Iterator[Diagnostic]:
    text = sentence.plain
    upheld, never = re.search(_UPHELD, text), re.search(_NEVER_CORRECTED, text)
    if not upheld and not never:
        return
    roles = case.report.form.roles
    told = upheld or never
    assert told is not None  # noqa: S101  one of them matched
    kinds = [
        rows for word, rows in (("复议", roles.rows.reviews), ("诉讼", roles.rows.suits)) if word in text[: told.end()]
    ]
    if never and not upheld and "败诉" in never[0]:
        kinds = [roles.rows.suits]  # only suits are lost
    for rows in kinds:
        total = cells.totals(case.report, rows)
        kept, lost = (
            cells.rows(case.report, rows, column) for column in (roles.columns.upheld, roles.columns.corrected)
        )
        if total is None or kept is None or lost is None or not (total.values and kept.values and lost.values):
            continue
        if upheld and total.value > kept.value:
            values = {"cell": number_text(total.value), "upheld": number_text(kept.value)}
            yield _found(sentence, NOT_UPHELD, upheld[0], **total.names, **values)
        elif never and lost.value:
            yield _found(sentence, CORRECTED, never[0], **lost.names, cell=number_text(lost.value))


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
