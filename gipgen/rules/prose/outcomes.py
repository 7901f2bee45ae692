"""GIP504: the results of applications, listed in prose and in table three."""

from collections.abc import Iterator
from itertools import groupby

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.report.report import Report
from gipgen.rules.support import cells
from gipgen.rules.support.applications import COUNTED, about_applications, is_anchored
from gipgen.rules.support.mentions import Mention, finding, mentions, nouns_in_front
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS

PAGE = Page(
    id="GIP504",
    severity=ERROR,
    title=Text("正文列的办理结果与表三不符", "the results listed in prose differ from table three"),
    why=Text(
        "正文写“予以公开7件、部分公开2件……”时，每一个数都应当等于表三相应的行（“不予公开”“无法提供”等是几行之和），各项相加等于办理结果总计。",
        "Results that the prose lists are the rows of table three, one by one; together they are its total row.",
    ),
    fix=Text("核对正文和表三，改正错的一处；漏列的补上。", "Correct the wrong one; add what was left out."),
    source="国办公开办函〔2021〕30号 表三",
    checks=("OF-47",),
    good="共收到政府信息公开申请0件，其中予以公开0件、不予公开0件。",
    bad="共收到政府信息公开申请0件，其中予以公开3件、不予公开1件。",
)
DIFFERENT = Text(
    "正文“{quote}”，而{table}“{row}”总计是 {cell}，相差 {difference}。请核对，改正错的一处。",
    "the prose says '{quote}', but row '{row}' of {table} says {cell}; difference {difference}",
)
MAYBE = Text(
    "请核对：正文“{quote}”，而{table}“{row}”总计是 {cell}，相差 {difference}。",
    "please check: the prose says '{quote}', row '{row}' of {table} says {cell}; difference {difference}",
)
SUM = Text(
    "请核对：正文列出的办理结果 {terms} = {sum}，而{table}办理结果总计是 {cell}，相差 {difference}。看看是不是漏列或者多列了一项。",
    "please check: the results listed in prose, {terms} = {sum}, but the total of {table} is {cell}",
)
_TAILS = APPLICATIONS.behind_results
_DOCUMENTS = APPLICATIONS.documents


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    exact = cells.outcomes(report)
    known = dict(exact)
    for row in dict.fromkeys(row for rows in exact.values() for row in rows):
        known.update({word: (row,) for word in report.form.rows[row].words if word not in known})
    known.update({f"{word}答复": ids for word, ids in exact.items() if word.endswith("公开")})
    total = cells.results(report)
    if not exact or total is None:
        return
    missing: list[cells.Cells] = []
    for _, in_sentence in groupby(mentions(case), key=lambda mention: id(mention.sentence)):
        together = list(in_sentence)
        listed = [(mention, nouns) for mention in together if (nouns := _nouns(mention, known, report))]
        sure = len(listed) > 1
        for mention, nouns in listed:
            if mention.computed:
                continue
            ids = tuple(dict.fromkeys(row for noun in nouns for row in known[noun]))
            cell = cells.totals(report, ids, label="、".join(reversed(nouns)) if all(n in exact for n in nouns) else "")
            if cell is None or not cell.values:
                missing += [cell] if cell else []
                continue
            quantity = mention.quantity
            if any(quantity.fits(number) for number in cell.values) or (not sure and quantity.value <= cell.value):
                continue
            certain = sure and all(_is_own(noun, report.form) for noun in nouns) and not quantity.vague
            certain = certain and not _is_narrowed(mention, nouns, known, report) and is_anchored(case, mention)
            values = {"cell": cell.value, "difference": abs(cell.value - int(quantity.value)), **cell.names}
            yield finding(PAGE.id, ERROR if certain else WARNING, DIFFERENT if certain else MAYBE, mention, **values)
        if listed and not _others(together, [mention for mention, _ in listed]):
            yield from _sum(report, listed, known, total)
    yield from cells.unknown(PAGE.id, report, missing)


def _nouns(mention: Mention, known: dict[str, tuple[str, ...]], report: Report) -> list[str]:
    """Which results a number counts, the nearest first."""
    if mention.quantity.unit not in COUNTED or mention.quantity.unit == "条" or mention.earlier(report.year, known):
        return []
    if any(word in mention.run for word in _DOCUMENTS) or any(
        word in mention.sentence.text for word in APPLICATIONS.classed
    ):
        return []
    found = nouns_in_front(mention.run, known, _TAILS)
    if found and mention.noun.endswith("申请公开答复"):
        return []  # 依申请公开答复30件: answers of whatever kind
    if not found:
        after = mention.after.lstrip("被依法已属于为因申请").removeprefix("政府信息")
        found = [noun for noun in sorted(known, key=len, reverse=True) if after.startswith(noun)][:1]
    if not found or not about_applications(mention, report.form.roles.sections.applications):
        return []
    return [] if found == ["其他"] and "予" not in mention.lead and "提供" not in mention.lead else found


def _is_narrowed(mention: Mention, nouns: list[str], known: dict[str, tuple[str, ...]], report: Report) -> bool:
    """因本机关不掌握等原因无法提供265件: the number may be that of a single row."""
    named = [
        word
        for word in known
        if word in mention.before and word not in nouns and not any(word in noun for noun in nouns)
    ]
    named_rows = [cells.totals(report, known[word]) for word in named]
    return any(mention.quantity.fits(number) for row in named_rows if row for number in row.values)


def _is_own(noun: str, form: Form) -> bool:
    """The form's own long words; short ones (其他, 国家秘密) and everyday ones may mean something wider."""
    return len(noun) == 4 and any(noun in row.path[2:] for row in form.rows.values())


def _others(together: list[Mention], listed: list[Mention]) -> bool:
    """Whether the list has an item that is no row's word: then its sum says nothing."""
    known = {mention.quantity.begin for mention in listed}
    return any(
        mention.quantity.begin > min(known)
        and mention.quantity.begin not in known
        and mention.quantity.unit == listed[0].quantity.unit
        and "结转" not in mention.before
        for mention in together
    )


def _sum(
    report: Report, listed: list[tuple[Mention, list[str]]], known: dict[str, tuple[str, ...]], total: cells.Cells
) -> Iterator[Diagnostic]:
    """A long list that has each result once should be the whole; an item that was wrong itself has been told."""
    seen = [row for _, nouns in listed for noun in nouns for row in known[noun]]
    whole = len(listed) >= 4 and len(seen) == len(set(seen))
    if not whole or not total.values or any(mention.quantity.vague for mention, _ in listed):
        return
    added = sum(int(mention.quantity.value) for mention, _ in listed)
    rows = cells.totals(report, dict.fromkeys(seen))
    every = set(seen) == {row for ids in known.values() for row in ids}
    if added in total.values or rows is None or not (every or added in rows.values):
        return
    if any(mention.computed for mention, _ in listed):
        return
    terms = " + ".join(f"{'、'.join(reversed(nouns))} {mention.quantity.digits}" for mention, nouns in listed)
    values = {"terms": terms, "sum": added, "cell": total.value, "difference": abs(total.value - added), **total.names}
    yield finding(PAGE.id, WARNING, SUM, listed[0][0], **values)


RULE = Rule(PAGE, check)
