"""GIP504: the results of applications, listed in prose and in table three."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

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


class Words(NamedTuple):
    """What results are called, and the rows that each word stands for."""

    exact: dict[str, tuple[str, ...]]  # in the form
    known: dict[str, tuple[str, ...]]  # there and in prose


class Item(NamedTuple):
    """A number in a list of results."""

    mention: Mention
    nouns: list[str]  # what it counts, the nearest first
    rows: list[str]  # that these words stand for, one after the other

    @property
    def label(self) -> str:
        """The nouns as they stand in the sentence."""
        return "、".join(reversed(self.nouns))


def check(case: Case) -> Iterator[Diagnostic]:
    words, total = _words(case.report), cells.results(case.report)
    if not words.exact or total is None:
        return
    missing: list[cells.Cells] = []
    for items, alone in _lists(case, words.known):
        for item in items:
            cell = _cell(case.report, item, words)
            if cell and not cell.values:
                missing.append(cell)
            elif cell and _differs(item, cell, listed=len(items) > 1):
                yield _different(item, cell, certain=len(items) > 1 and _is_certain(case, item, words.known))
        if alone:
            yield from _sum(case.report, items, words.known, total)
    yield from cells.unknown(PAGE.id, case.report, missing)


def _words(report: Report) -> Words:
    """The form's words, then what prose calls a row, then 予以公开答复 and the like."""
    exact = cells.outcomes(report)
    known = dict(exact)
    for row in dict.fromkeys(row for rows in exact.values() for row in rows):
        known.update({word: (row,) for word in report.form.rows[row].words if word not in known})
    known.update({f"{word}答复": ids for word, ids in exact.items() if word.endswith("公开")})
    return Words(exact, known)


def _lists(case: Case, known: dict[str, tuple[str, ...]]) -> Iterator[tuple[list[Item], bool]]:
    """The results that each sentence lists, and whether it lists nothing else."""
    for _, in_sentence in groupby(mentions(case), key=lambda mention: id(mention.sentence)):
        together = list(in_sentence)
        items = list(_items(together, known, case.report))
        if items:
            yield items, not _others(together, [item.mention for item in items])


def _items(together: list[Mention], known: dict[str, tuple[str, ...]], report: Report) -> Iterator[Item]:
    """The numbers of a sentence that count results."""
    for mention in together:
        nouns = _nouns(mention, known, report)
        if nouns:
            yield Item(mention, nouns, [row for noun in nouns for row in known[noun]])


def _cell(report: Report, item: Item, words: Words) -> cells.Cells | None:
    """What the table says of an item; nothing to compare where that was looked up."""
    if item.mention.computed:
        return None
    is_exact = all(noun in words.exact for noun in item.nouns)
    return cells.totals(report, dict.fromkeys(item.rows), item.label if is_exact else "")


def _differs(item: Item, cell: cells.Cells, *, listed: bool) -> bool:
    """Whether the table says otherwise; a number that stands alone may be of a part, as long as it is not larger."""
    quantity = item.mention.quantity
    return not cell.holds(quantity) and (listed or quantity.value > cell.value)


def _different(item: Item, cell: cells.Cells, *, certain: bool) -> Diagnostic:
    values = {"cell": cell.value, "difference": cell.apart(item.mention.quantity), **cell.names}
    return finding(PAGE.id, ERROR if certain else WARNING, DIFFERENT if certain else MAYBE, item.mention, **values)


def _is_certain(case: Case, item: Item, known: dict[str, tuple[str, ...]]) -> bool:
    """Whether an item of a list can be nothing but its rows of the table."""
    return (
        all(_is_own(noun, case.report.form) for noun in item.nouns)
        and not item.mention.quantity.vague
        and not _is_narrowed(item.mention, item.nouns, known, case.report)
        and is_anchored(case, item.mention)
    )


def _nouns(mention: Mention, known: dict[str, tuple[str, ...]], report: Report) -> list[str]:
    """Which results a number counts, the nearest first."""
    if not _may_count_results(mention, known, report.year):
        return []
    found = nouns_in_front(mention.run, known, _TAILS)
    if found and mention.noun.endswith("申请公开答复"):
        return []  # 依申请公开答复30件: answers of whatever kind
    found = found or _noun_behind(mention.after, known)
    if not found or not about_applications(mention, report.form.roles.sections.applications):
        return []
    return [] if found == ["其他"] and not _speaks_of_giving(mention.lead) else found


def _may_count_results(mention: Mention, known: dict[str, tuple[str, ...]], year: int | None) -> bool:
    """Whether a number is of applications and of this year; not of documents, nor of how those are classed."""
    if mention.quantity.unit not in COUNTED or mention.quantity.unit == "条" or mention.earlier(year, known):
        return False
    return not any(word in mention.run for word in _DOCUMENTS) and not any(
        word in mention.sentence.text for word in APPLICATIONS.classed
    )


def _noun_behind(after: str, known: dict[str, tuple[str, ...]]) -> list[str]:
    """7件予以公开, 3件属于国家秘密: the longest word that fits."""
    words = after.lstrip("被依法已属于为因申请").removeprefix("政府信息")
    return [noun for noun in sorted(known, key=len, reverse=True) if words.startswith(noun)][:1]


def _speaks_of_giving(lead: str) -> bool:
    """予以公开3件、其他2件, 无法提供3件、其他2件: what else there is, is a result as well."""
    return "予" in lead or "提供" in lead


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
    report: Report, items: list[Item], known: dict[str, tuple[str, ...]], total: cells.Cells
) -> Iterator[Diagnostic]:
    """A long list that has each result once should be the whole; an item that was wrong itself has been told."""
    if not total.values or not _is_long(items) or not _is_typed(items):
        return
    added = sum(int(item.mention.quantity.value) for item in items)
    if added in total.values or not _is_whole(report, items, known, added):
        return
    terms = " + ".join(f"{item.label} {item.mention.quantity.digits}" for item in items)
    values = {"terms": terms, "sum": added, "cell": total.value, "difference": abs(total.value - added), **total.names}
    yield finding(PAGE.id, WARNING, SUM, items[0].mention, **values)


def _is_long(items: list[Item]) -> bool:
    """Four numbers and more, and no result in two of them."""
    seen = [row for item in items for row in item.rows]
    return len(items) >= 4 and len(seen) == len(set(seen))


def _is_typed(items: list[Item]) -> bool:
    """Whether each number was typed, and exactly."""
    return not any(item.mention.quantity.vague or item.mention.computed for item in items)


def _is_whole(report: Report, items: list[Item], known: dict[str, tuple[str, ...]], added: int) -> bool:
    """Whether the list has every result there is, or just what its rows add up to: then one was left out."""
    seen = dict.fromkeys(row for item in items for row in item.rows)
    rows = cells.totals(report, seen)
    every = set(seen) == {row for ids in known.values() for row in ids}
    return rows is not None and (every or added in rows.values)


RULE = Rule(PAGE, check)
