"""GIP505: how many applications came from persons and from organisations, in prose and in table three."""

import re
from collections import Counter
from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.report.report import Number, Report
from gipgen.rules.support import cells
from gipgen.rules.support.applications import COUNTED, about_applications, is_anchored
from gipgen.rules.support.known_nouns import nouns_in_front
from gipgen.rules.support.mentions import (
    JOINERS,
    Mention,
    Sentence,
    finding,
    mentions,
    sentences,
    squeeze,
)
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS, COUNTING

PAGE = Page(
    id="GIP505",
    severity=ERROR,
    also=(WARNING,),
    title=Text(
        "正文按申请人分列的件数与表三不符", "applications by kind of applicant differ in prose and in table three"
    ),
    why=Text(
        "正文写“自然人多少件、法人和其他组织多少件”时，应当等于表三“本年新收”这一行相应的格（法人和其他组织是五格之和）。",
        "Persons and organisations in prose are the columns of row one of table three; organisations are five columns together.",
    ),
    fix=Text("核对正文和表三，改正错的一处。", "Correct the wrong one."),
    source="国办公开办函〔2021〕30号 表三",
    checks=("OF-42",),
    good="2024年共收到政府信息公开申请0件，其中自然人申请0件，商业企业申请0件。",
    bad="2024年共收到政府信息公开申请0件，其中自然人申请2件，商业企业申请1件。",
)
DIFFERENT = Text(
    "正文“{quote}”，而{table}“{row}”的“{column}”是 {cell}，相差 {difference}。请核对，改正错的一处。",
    "the prose says '{quote}', but column '{column}' of row '{row}' says {cell}; difference {difference}",
)
ALL_PERSONS = Text(
    "请核对：正文写“{quote}”，而{table}“{row}”的“{column}”有 {cell} 件。",
    "please check: the prose says '{quote}', but row '{row}' has {cell} from organisations",
)
_ALL_PERSONS = r"(?:均|全部|都)(?:为|是|系|由|来自)(?:自然人|公民个人|个人)"
_TAILS = APPLICATIONS.behind_applicants
_ORGANISATIONS = (
    "法人",
    "法人组织",
    *(f"企业等{word}" for word in ("单位", "组织", "机构")),
    *(f"法人{joiner}其他组织" for joiner in APPLICATIONS.organisation_joiners),
)


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    if not report.form.roles.rows.received:
        return
    words = _words(report.form)
    found = [(mention, columns) for mention in mentions(case) if (columns := _columns(mention, words, report))]
    sentences_of = Counter(id(mention.sentence) for mention, _ in found)
    for mention, columns in found:
        accepted = _accepted(report, columns, came_in=has(APPLICATIONS.handing_in, mention.before))
        left = _left_over(mention, columns, report)
        if any(mention.quantity.fits(number) for number in left.values()):
            continue
        if accepted and _differs(mention, accepted, listed=sentences_of[id(mention.sentence)] > 1):
            row = min(left, key=lambda each: abs(left[each] - mention.quantity.value), default="")
            yield _different(case, mention, columns, (left[row],) if row else accepted, row)
    yield from _all_persons(case)
    received = case.report.form.roles.rows.received
    if len(received) == 1:  # where a form counts them in several rows, who applied stands in none alone
        yield from _none_of_them(case, words, received[0])


def _none_of_them(case: Case, words: dict[str, tuple[str, ...]], received: str) -> Iterator[Diagnostic]:
    """科研机构今年也提出了申请, and none from them in the table."""
    report = case.report
    labels = {each.id: each.label for each in report.form.columns[received]}
    none = _without(report, received, words)
    for sentence in sentences(case):
        text = sentence.plain
        if not has(APPLICATIONS.applied, text) or sentence.of_other_year(text, report.year):
            continue
        clause, word = next(((said, word) for word in none if (said := _applied(text, word))), ("", ""))
        if clause:
            values = {**cells.called(report.form, received), "column": labels[none[word]], "cell": 0}
            values["quote"] = quoted(clause)
            place = sentence.place(clause)
            yield Diagnostic(PAGE.id, WARNING, ALL_PERSONS, sentence.passage.path, values, offset=place)


def _without(report: Report, row: str, words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """The kinds of applicants of whom the table has none, with their columns."""
    known = {word: found[0] for word, found in words.items() if len(found) == 1 and (row, found[0]) in report.cells}
    return {word: column for word, column in known.items() if report.cells[row, column].value == 0}


def _applied(text: str, word: str) -> str:
    """The words that say of a kind of applicants that they applied this year, and not that they may."""
    behind = text.partition(word)[2]
    clause = re.split("[，。；：]", behind, maxsplit=1)[0]
    between, verb, rest = "", "", ""
    for each in APPLICATIONS.applied:
        if each in clause:
            between, verb, rest = clause.partition(each)
            break
    surely = between.strip("".join(APPLICATIONS.surely_applied)) == "" and (between or rest.startswith(("了", "过")))
    is_of_all = rest.lstrip("了过").removeprefix("政府").removeprefix("信息公开").startswith("申请")
    is_told = verb and surely and is_of_all and not rest.rstrip("的").endswith("权")
    return f"{word}{clause}" if is_told and not has("0123456789", clause) else ""


def _differs(mention: Mention, accepted: tuple[Number, ...], *, listed: bool) -> bool:
    """Whether the table says otherwise; outside a list of all applicants a number may be of a part."""
    if any(mention.quantity.fits(number) for number in accepted):
        return False
    return listed or _in_list(mention) or mention.quantity.value > max(accepted)


def _left_over(mention: Mention, columns: tuple[str, ...], report: Report) -> dict[str, Number]:
    """上年结转的42件中，自然人34件 are of that row, and not of what came in; which one it is the words may leave open."""
    at = max(mention.lead.rfind(word) for word in APPLICATIONS.left_over)
    if at < 0 or has((*APPLICATIONS.receiving, *APPLICATIONS.handling, "；"), mention.lead[at:]):
        return {}
    found = {}
    for row in (*report.form.roles.rows.carried_in, *report.form.roles.rows.carried_out):
        numbers = [report.cells[row, column].value for column in columns if (row, column) in report.cells]
        known = [number for number in numbers if number is not None]
        if len(known) == len(columns):
            found[row] = sum(known)
    return found


def _different(
    case: Case, mention: Mention, columns: tuple[str, ...], accepted: tuple[Number, ...], row: str
) -> Diagnostic:
    form = case.report.form
    received = row or form.roles.rows.received[0]
    labels = {column.id: column.label for column in form.columns[received]}
    own = len(columns) == 1 and nouns_in_front(mention.run, {labels[columns[0]]: columns}, _TAILS) != []
    certain = (
        own and not row and not mention.quantity.vague and accepted[0] == max(accepted) and is_anchored(case, mention)
    )
    column = "、".join(labels[id_] for id_ in columns) if len(columns) < 3 else _ORGANISATIONS[-1]
    values: dict[str, object] = {**cells.called(form, received), "column": column, "cell": accepted[0]}
    values["difference"] = abs(accepted[0] - int(mention.quantity.value))
    return finding(PAGE.id, ERROR if certain else WARNING, DIFFERENT, mention, **values)


def _all_persons(case: Case) -> Iterator[Diagnostic]:
    """申请人均为自然人, and an organisation in the table."""
    accepted = _accepted(case.report, _words(case.report.form)[_ORGANISATIONS[-1]])
    if not accepted or not accepted[0]:
        return
    (received,) = case.report.form.roles.rows.received
    called = {**cells.called(case.report.form, received), "cell": accepted[0], "column": _ORGANISATIONS[-1]}
    for sentence in sentences(case):
        match = _persons_only(sentence)
        if match and not sentence.of_other_year(sentence.plain, case.report.year):
            values = {"quote": quoted(sentence.plain, *match.span()), **called}
            place = sentence.place(match[0])
            yield Diagnostic(PAGE.id, WARNING, ALL_PERSONS, sentence.passage.path, values, offset=place)


def _persons_only(sentence: Sentence) -> re.Match[str] | None:
    """Where a sentence says of all applicants that they are persons, and not of a part (其中)."""
    text = sentence.plain
    if "自然人" not in sentence.text or not ("申请" in text or "申请" in sentence.topic):
        return None
    match = re.search(_ALL_PERSONS, text)
    if match is None or text.startswith(JOINERS, match.end()):
        return None  # 均来自自然人和商业企业
    return match if "其中" not in text[: match.start()] else None


def _words(form: Form) -> dict[str, tuple[str, ...]]:
    columns = form.columns[form.roles.rows.received[0]]
    words: dict[str, tuple[str, ...]] = {column.label: (column.id,) for column in columns if len(column.label) > 2}
    for column in columns:
        words.update(dict.fromkeys(column.words, (column.id,)))
    return {**words, **dict.fromkeys(_ORGANISATIONS, form.roles.columns.organisations)}


def _columns(mention: Mention, words: dict[str, tuple[str, ...]], report: Report) -> tuple[str, ...]:
    """The columns that a number counts the applications of."""
    if not _counts_applications(mention, report):
        return ()
    found = nouns_in_front(mention.run, words, _TAILS)
    if not found and (found := _noun_behind(mention.after, words)) and _goes_on_naming(mention):
        return ()
    if mention.after.startswith("比") or _speaks_of_anyone(mention):
        return ()
    return tuple(dict.fromkeys(column for word in found for column in words[word]))


def _counts_applications(mention: Mention, report: Report) -> bool:
    if mention.quantity.unit not in COUNTED or mention.earlier(report.year):
        return False
    if not about_applications(mention, report.form.roles.sections.applications):
        return False
    in_dispute = "复议" in mention.sentence.text or "诉讼" in mention.sentence.text
    return not in_dispute or "申请" in mention.before


def _noun_behind(after: str, words: dict[str, tuple[str, ...]]) -> list[str]:
    """3件为自然人, 2件来自商业企业: the longest name that fits."""
    behind = after.lstrip("为是由系来").removeprefix("自") if after.startswith("来自") else after.lstrip("为是由系")
    return [word for word in sorted(words, key=len, reverse=True) if behind.startswith(word)][:1]


def _goes_on_naming(mention: Mention) -> bool:
    """8件来自企业、高校和律师: of all of them, and not of the first."""
    behind = squeeze(mention.sentence.text[mention.quantity.end - mention.sentence.begin :])
    _, joiner, more = behind.partition("，")[0].partition("、")
    return joiner != "" and not any(map(str.isdecimal, more))


def _speaks_of_anyone(mention: Mention) -> bool:
    """公民、法人和其他组织 are all applicants; 服务群众 are none."""
    anyone = "公民" in mention.run and any(word in mention.run for word in _ORGANISATIONS)
    before = mention.before.replace("服务机构", "")  # a kind of applicants
    return anyone or any(word in before for word in APPLICATIONS.served)


def _accepted(report: Report, columns: tuple[str, ...], *, came_in: bool = False) -> tuple[Number, ...]:
    """Received, received and carried in, or dealt with; a missing cell leaves nothing to compare."""
    cell, parts = report.cells, report.form.roles.rows
    sums = []
    for rows in (parts.received, parts.carried_in, parts.results):
        numbers = [cell[row, column].value for row in rows for column in columns if (row, column) in cell]
        known = [number for number in numbers if number is not None]
        if len(known) < len(columns):
            return ()
        sums.append(sum(known))
    received, carried, results = sums
    if came_in:
        return (received,)
    return tuple(dict.fromkeys((received, received + carried, results)))


def _in_list(mention: Mention) -> bool:
    opened = any(word in mention.lead for word in ("其中", "涉及", "分别", "：", "（"))
    return opened or has(COUNTING.surely_rest, mention.sentence.plain)


RULE = Rule(PAGE, check)
