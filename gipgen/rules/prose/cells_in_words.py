"""GIP518: a number whose clause names cells of a table, and says nothing else."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef
from gipgen.report.report import Report, number_text
from gipgen.rules.support.mentions import Mention, finding, mentions, sentences, squeeze
from gipgen.rules.support.reading import has, met, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.word_lists import standing
from gipgen.vocabulary.words import COUNTING

if TYPE_CHECKING:
    from gipgen.rules.support.cell_values import Reading  # read where there are numbers

PAGE = Page(
    id="GIP518",
    severity=WARNING,
    title=Text("正文的数与它说的那一格不符", "a number that differs from the cell that its words name"),
    why=Text(
        "正文写“由企业提出的8件”“先复议再起诉3件”“年末保留17件”时，说的就是表里的某一格，两处应当一致；写去年是多少、比去年多多少的，应当与上年报告一致。只有整句都能看懂的才核对。",
        "A clause that consists of names of rows, columns and years says which cell it means; both should agree. Only clauses that are wholly understood are compared.",
    ),
    fix=Text(
        "核对正文和表，改正错的一处；说的是别的范围的，在正文里写明。",
        "Correct the wrong one; where the prose counts something else, say so.",
    ),
    source="国办公开办函〔2021〕30号 表二、表三、表四；《政府信息公开条例》第五十条",
    checks=("OF-45",),
    good="对信息公开申请，予以公开和部分公开两项合起来0件。",
    bad="对信息公开申请，予以公开和部分公开两项合起来1件。",
)
DIFFERENT = Text(
    "请核对：正文“{quote}”，而{table}“{row}”是 {cell}。如果说的是别的范围，可以不理会。",
    "please check: the prose says '{quote}', '{row}' in {table} says {cell}; if it counts something else, never mind",
)
THEN = Text(
    "请核对：正文“{quote}”，而上年报告{table}“{row}”是 {cell}。",
    "please check: the prose says '{quote}', '{row}' in {table} of last year's report says {cell}",
)
CHANGE = Text(
    "请核对：正文“{quote}”，而{table}“{row}”本年与上年报告相差 {cell}。",
    "please check: the prose says '{quote}', but '{row}' in {table} and in last year's report differ by {cell}",
)
SHARE = Text(
    "请核对：正文“{quote}”，而按{table}“{row}”的数算是 {cell}%。",
    "please check: the prose says '{quote}', but by '{row}' in {table} it is {cell}%",
)
GROWTH = Text(
    "请核对：正文“{quote}”，而{table}“{row}”与上年报告相比{direction}了 {cell}%。",
    "please check: the prose says '{quote}', but against last year's report '{row}' in {table} went {direction} by {cell}%",
)
RATIO = Text(
    "请核对：正文“{quote}”，而按{table}“{row}”的数和上年报告算是 {cell} 倍。",
    "please check: the prose says '{quote}', but by '{row}' in {table} and in last year's report it is {cell} times",
)
PLACE = Text(
    "请核对：正文写“{quote}”“{place}”，而按{table}的数，“{row}”应排第 {right}。",
    "please check: the prose says '{quote}', '{place}'; by {table} '{row}' is number {right}",
)
_PLACES = COUNTING.places
_WAYS = {True: Text("增加", "up"), False: Text("减少", "down")}
_UNITS = frozenset((*COUNTING.dispute_units, *COUNTING.document_units, "元")) - {"条", "次", "个"}
_STEMS = COUNTING.matters_of_cells
_RATES, _SIGNS = tuple("占率增降升减是为"), ("%", "倍")
_IN_WORDS = ("成", "分之")
_TURNED = (
    *(f"{tenths}成" for tenths in "一二三四五六七八九"),
    *(f"{sign}{verb}" for sign in "%％" for verb in "的由来以左多予"),
)
_PLAIN = tuple("开请件人业定可罚制")  # of 公开, 申请, 办件, 自然人, 企业, 决定, 许可, 处罚, 强制
_NEAR = 24  # characters in front of a number
_BARE = tuple(f"{digit}{stop}" for digit in range(10) for stop in "、，；。")
_TENTH = Decimal("0.1")
_TEN_THOUSAND = 10_000


def check(case: Case) -> Iterator[Diagnostic]:
    yield from _turned(case)
    (places,) = met(case, _PLACES)
    tells_places = places and any(has(places, each.plain) and has(_STEMS, each.plain) for each in sentences(case))
    if (
        all(_is_plainly_right(each, case) for each in mentions(case))
        and not _has_bare_numbers(case)
        and not tells_places
    ):
        return
    from gipgen.rules.support.cell_readings import readings  # noqa: PLC0415  not where nothing can be wrong

    found = list(readings(case))
    if tells_places:
        yield from _places(found, case.report)
    for each in found:
        if not each.holds:
            names = each.named.names(case.report)
            text = _of_rate(each) if each.is_rate else _text(each)
            yield finding(PAGE.id, WARNING, text, each.mention, **names, **_right(each))


def _turned(case: Case) -> Iterator[Diagnostic]:
    (turned,) = met(case, _TURNED)
    if not turned:
        return
    from gipgen.rules.support.turned_shares import turned_shares  # noqa: PLC0415  few reports tell shares so

    for sentence in sentences(case):
        for each in turned_shares(case, sentence) if has(turned, sentence.text) else ():
            if not each.holds:
                yield finding(PAGE.id, WARNING, SHARE, each.mention, **each.named.names(case.report), **_right(each))


def _places(found: "list[Reading]", report: Report) -> Iterator[Diagnostic]:
    from gipgen.rules.support.ranks import ranks  # noqa: PLC0415  few reports tell which place a number takes

    for each in ranks(found, report):
        names = each.reading.named.names(report)
        yield finding(PAGE.id, WARNING, PLACE, each.reading.mention, **names, place=each.words, right=each.right)


def _is_plainly_right(mention: Mention, case: Case) -> bool:
    """Whether a number is none of the tables, by the words beside it, or stands right behind its name and is the table's."""
    quantity = mention.quantity
    if quantity.unit not in _UNITS or quantity.value == 0:
        return True
    if not has(_STEMS, mention.lead[-_NEAR:] + mention.after):
        return True
    if mention.after or not mention.noun.endswith(_PLAIN):
        return False
    cells = case.report.cells
    return any(ref in cells and cells[ref].value == quantity.value for ref in _plain_cells(mention.noun, case.report))


def _plain_cells(noun: str, report: Report) -> list[CellRef]:
    """The cells that a name in its shortest form is of: 行政处罚, 自然人, 申请."""
    form, roles = report.form, report.form.roles
    acts = [(row, roles.columns.decided) for row in roles.rows.decisions if form.rows[row].key in noun]
    columns = [(row, each) for row in roles.rows.received for each in form.columns[row]]
    named = [(row, each.id) for row, each in columns if noun.endswith(each.label)]
    return acts or named or [(row, each.id) for row, each in columns if each.total]


def _has_bare_numbers(case: Case) -> bool:
    """Whether there is a row of a table, a number without unit or a rate, beside words of the tables."""
    text = squeeze(text_of(case))
    bare = standing(_BARE, text)
    texts = [
        each.plain
        for each in sentences(case)
        if each.passage.kind == "row" or has(bare, each.plain) or _may_have_a_rate(each.plain)
    ]
    return any(has(_STEMS, text) for text in texts)


def _may_have_a_rate(text: str) -> bool:
    return (has(_SIGNS, text) and has(_RATES, text)) or ("占" in text and has(_IN_WORDS, text))


def _of_rate(reading: "Reading") -> Text:
    return RATIO if reading.is_ratio else GROWTH if reading.growth is not None else SHARE


def _text(reading: "Reading") -> Text:
    return CHANGE if reading.change else THEN if reading.then else DIFFERENT


def _right(reading: "Reading") -> dict[str, object]:
    """The number that it should be, as the prose has it: a rate to the tenth, money in 万元."""
    right = reading.right[0]
    if reading.is_rate:
        step = min(reading.mention.quantity.step, _TENTH)
        return {"cell": f"{abs(Decimal(right)).quantize(step):f}", "direction": _WAYS[right >= 0]}
    if reading.named.money:
        money = f"{(Decimal(right) / _TEN_THOUSAND).normalize():f}"
        return {"cell": Text(f"{money} 万元", f"{money} (10,000 yuan)")}
    return {"cell": number_text(right)}


RULE = Rule(PAGE, check)
