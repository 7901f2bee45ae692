"""GIP504: the results of applications, listed in prose and in table three."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.report.report import Report
from gipgen.rules.support import cells
from gipgen.rules.support.applications import is_anchored
from gipgen.rules.support.mentions import JOINERS, STRONG, Mention, Sentence, finding, mentions, pieces, sentences
from gipgen.rules.support.one_of_several import is_of_one_body
from gipgen.rules.support.reading import has
from gipgen.rules.support.results import Item, Words, is_own, lists, words_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS

PAGE = Page(
    id="GIP504",
    severity=ERROR,
    also=(WARNING,),
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
ALL = Text(
    "请核对：正文写“{quote}”，而{table}“{row}”总计是 {cell}，办理结果总计是 {whole}，还有别的结果。",
    "please check: the prose says '{quote}', but '{row}' of {table} is {cell} of {whole} results",
)
_SHORT = 2  # characters of 其他
_OF_A_KIND = ("类申请", "类的申请", "领域申请")
_NAMELY = ("为", "是")
_ABOUT = ("涉及", "关于")
_DECIDED = "^(?:其中|(?:办理|处理|答复)?结果(?:为|是)|经审查|依法|准予|同意|决定|作出|作为|作|属于|已|全年|本年度?|年内|共有?|：|，)+"
_ALL = "(?:全部|均|都|一律)(?:已|依法|按时|按期|及时|为|是)*"


def check(case: Case) -> Iterator[Diagnostic]:
    words, total = words_of(case.report), cells.results(case.report)
    if not words.exact or total is None:
        return
    missing: list[cells.Cells] = []
    for items, alone in lists(case, words.known):
        told: list[Mention] = []
        for item in items:
            cell = _cell(case.report, item, words)
            if cell and not cell.values:
                missing.append(cell)
            elif cell and item.mention not in told and _differs(case, items, item, cell):
                told.append(item.mention)
                yield _different(item, cell, certain=len(items) > 1 and _is_certain(case, item, words.known))
        if alone:
            yield from _sum(case, items, words.known, total)
    yield from _wholly(case, words, total)
    yield from cells.unknown(PAGE.id, case.report, missing)


def _wholly(case: Case, words: Words, total: cells.Cells) -> Iterator[Diagnostic]:
    """收到申请7件，全部予以公开, and no number behind it: then that row is all there is."""
    own = tuple(noun for noun in words.exact if is_own(noun, case.report.form))
    for sentence in sentences(case):
        if not has(own, sentence.plain) or "申请" not in sentence.plain + sentence.topic:
            continue
        for match in re.finditer(_ALL, sentence.plain):
            noun = next((noun for noun in own if sentence.plain.startswith(noun, match.end())), "")
            if noun and _is_of_all(case, sentence, match.start(), total):
                yield from _not_all(
                    case, sentence, sentence.plain[match.start() : match.end() + len(noun)], noun, total
                )


def _not_all(case: Case, sentence: Sentence, quote: str, noun: str, total: cells.Cells) -> Iterator[Diagnostic]:
    row = cells.totals(case.report, cells.outcomes(case.report)[noun], noun)
    if row and row.values and total.values and row.value != total.value:
        values = {**row.names, "cell": row.value, "whole": total.value, "quote": quote}
        yield Diagnostic(PAGE.id, WARNING, ALL, sentence.passage.path, values, offset=sentence.place(quote))


def _is_of_all(case: Case, sentence: Sentence, at: int, total: cells.Cells) -> bool:
    """Whether a sentence says so of all applications: of no subject, way or number that is not all."""
    front = sentence.plain[:at]
    if has(APPLICATIONS.exceptions, sentence.plain) or has(APPLICATIONS.partial, front):
        return False
    before = [each for each in mentions(case) if each.sentence == sentence and len(each.lead) < len(front)]
    received = cells.totals(case.report, case.report.form.roles.rows.received)
    numbers = [number for each in (received, total) if each for number in each.values]
    return not before or any(before[-1].quantity.fits(number) for number in numbers)


def _cell(report: Report, item: Item, words: Words) -> cells.Cells | None:
    """What the table says of an item."""
    is_exact = all(noun in words.exact for noun in item.nouns)
    return cells.totals(report, dict.fromkeys(item.rows), item.label if is_exact else "")


def _differs(case: Case, items: list[Item], item: Item, cell: cells.Cells) -> bool:
    """Whether the table says otherwise; a number that stands alone may be of a part, as long as it is not larger."""
    quantity = item.mention.quantity
    if cell.holds(quantity) or _is_of_the_group(case.report, item) or _names_more(item) or _is_of_one(case, item):
        return False
    if quantity.value > cell.value:
        return True
    if _is_of_some(items[0]) or _are_of_a_kind(case, items) or is_of_one_body(item.mention, case.report.agency):
        return False
    return len(items) > 1 or _is_plain(item)


def _names_more(item: Item) -> bool:
    """其余31件为不予公开、无法提供等: the number behind which results are listed is that of them all."""
    mention, noun = item.mention, item.nouns[0]
    if noun not in mention.after:
        return False
    behind = mention.sentence.text[mention.quantity.end - mention.sentence.begin :].partition(noun)[2]
    if behind[:1].isdecimal() and mention.after.startswith(_NAMELY):
        return True  # 其余6件为部分公开1件、不掌握5件: the name is of the number behind it
    return behind[:1] in JOINERS and behind != "" and not has("0123456789", pieces(behind, STRONG)[0])


def _is_of_one(case: Case, item: Item) -> bool:
    """涉及商业秘密、个人隐私，不予公开51件: the number is that of the row that the clause in front names."""
    front = item.mention.lead.removesuffix(item.mention.run).rstrip("，")
    clause = pieces(front, STRONG)[-1] if front else ""
    rows = set(item.rows)
    named = [ids for word, ids in words_of(case.report).known.items() if word in clause and set(ids) < rows]
    sums = [cells.totals(case.report, ids) for ids in named]
    return any(each.holds(item.mention.quantity) for each in sums if each)


def _is_of_the_group(report: Report, item: Item) -> bool:
    """不予处理13件，其他7件: 其他 in short may be all that 其他处理 has."""
    if len(item.nouns) != 1 or len(item.nouns[0]) > _SHORT:
        return False
    groups = [rows for noun, rows in cells.outcomes(report).items() if noun.startswith(item.nouns[0])]
    sums = [cells.totals(report, rows) for rows in groups if set(item.rows) < set(rows)]
    return any(each.holds(item.mention.quantity) for each in sums if each)


def _is_of_some(item: Item) -> bool:
    """征地类申请予以公开12件、部分公开5件: the list is of one kind of applications."""
    front = item.mention.noun.removesuffix(item.nouns[0])
    return front.endswith(_OF_A_KIND)


def _are_of_a_kind(case: Case, items: list[Item]) -> bool:
    """涉及林权类申请18件，予以公开9件、部分公开3件、无法提供6件: what became of those that the number in front counts."""
    first = items[0].mention
    before = [each for each in mentions(case) if each.sentence == first.sentence and len(each.lead) < len(first.lead)]
    kinds = [each for each in before[-1:] if each.noun.endswith(_OF_A_KIND) or has(_ABOUT, each.before)]
    return any(sum(item.mention.quantity.value for item in items) <= each.quantity.value for each in kinds)


def _is_plain(item: Item) -> bool:
    """Whether nothing narrows a number that stands alone: 不予公开3件, 其中予以公开8件, and no 涉及征地的予以公开3件."""
    words = re.sub(_DECIDED, "", item.mention.noun).removesuffix("申请").removesuffix("的")
    words = words.removeprefix("因").removeprefix("申请人").removesuffix("不再处理").removesuffix("而")
    words = words.removesuffix("相关政府信息").removesuffix("相关信息")
    if len(item.nouns) > 1:  # 予以公开和部分公开126件
        return _without_joiners(words) == "".join(reversed(item.nouns)) and not item.mention.after
    return len(words) > 3 and item.nouns[0].startswith(words) and not item.mention.after


def _without_joiners(words: str) -> str:
    for joiner in JOINERS:
        words = words.replace(joiner, "")
    return words


def _different(item: Item, cell: cells.Cells, *, certain: bool) -> Diagnostic:
    values = {"cell": cell.value, "difference": cell.apart(item.mention.quantity), **cell.names}
    return finding(PAGE.id, ERROR if certain else WARNING, DIFFERENT if certain else MAYBE, item.mention, **values)


def _is_certain(case: Case, item: Item, known: dict[str, tuple[str, ...]]) -> bool:
    """Whether an item of a list can be nothing but its rows of the table."""
    return (
        all(is_own(noun, case.report.form) for noun in item.nouns)
        and not item.mention.quantity.vague
        and not _is_narrowed(item.mention, item.nouns, known, case.report)
        and is_anchored(case, item.mention)
    )


def _is_narrowed(mention: Mention, nouns: list[str], known: dict[str, tuple[str, ...]], report: Report) -> bool:
    """因本机关不掌握等原因无法提供265件: the number may be that of a single row."""
    named = [
        word
        for word in known
        if word in mention.before and word not in nouns and not any(word in noun for noun in nouns)
    ]
    named_rows = [cells.totals(report, known[word]) for word in named]
    return any(mention.quantity.fits(number) for row in named_rows if row for number in row.values)


def _sum(case: Case, items: list[Item], known: dict[str, tuple[str, ...]], total: cells.Cells) -> Iterator[Diagnostic]:
    """A long list that has each result once should be the whole; an item that was wrong itself has been told."""
    if not total.values or not _is_long(items) or not _is_typed(items):
        return
    added = sum(int(item.mention.quantity.value) for item in items)
    if added in total.values or not _is_whole(case, items, known, added):
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


def _is_whole(case: Case, items: list[Item], known: dict[str, tuple[str, ...]], added: int) -> bool:
    """Whether the list has every result there is, or just what its rows add up to, behind the total of all: then one was left out."""
    seen = dict.fromkeys(row for item in items for row in item.rows)
    rows = cells.totals(case.report, seen)
    every = set(seen) == {row for ids in known.values() for row in ids}
    return rows is not None and (every or (added in rows.values and is_anchored(case, items[0].mention)))


RULE = Rule(PAGE, check)
