"""GIP509: fees in prose, in 元 or 万元, against table two and the key 信息处理费."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.findings.finding import WARNING, Diagnostic, Page, Path
from gipgen.findings.text import Text
from gipgen.prose.quantities import Quantity
from gipgen.report.report import Number, Report, number_text
from gipgen.rules.support import cells
from gipgen.rules.support.form_names import names
from gipgen.rules.support.mentions import Mention, finding, mentions, sentences
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DECISIONS

PAGE = Page(
    id="GIP509",
    severity=WARNING,
    title=Text("收费金额前后不符", "amounts of fees that do not agree"),
    why=Text(
        "表二收费金额的单位是万元，第六部分的信息处理费通常写元。信息处理费也算在表二这一格里，所以实收的元数不会大于表二的万元数乘以 10 000；"
        "正文写的全年收费要和表二是同一个数。",
        "Table two counts fees in 万元, section six usually in 元. The fee for information is one of them, so it cannot be larger.",
    ),
    fix=Text(
        "核对金额和单位（1 万元 = 10 000 元）；表二漏了信息处理费的补上。",
        "Check amount and unit; add the fee to table two.",
    ),
    source="国办公开办函〔2021〕30号 表二；国办函〔2020〕109号",
    checks=("OF-52", "OF-53"),
    good="本年度实际收取信息处理费0元。",
    bad="本年度实际收取信息处理费3940元。",
)
DIFFERENT = Text(
    "请核对：正文“{quote}”，而{table}“{row}”是 {cell} 万元，即 {money} 元，两处不是同一个数。",
    "please check: the prose says '{quote}', '{row}' in {table} is {cell} 万元, which is {money} 元",
)
UNIT = Text(
    "“{quote}”和{table}“{row}”数字相同，单位不同：正文是元，{table}的单位是万元。请核对，看{table}是不是填成了元（应为 {right} 万元）。",
    "'{quote}' and '{row}' in {table} have the same digits, but the table counts in 万元 ({right})",
)
MORE = Text(
    "请核对：实收信息处理费 {money} 元，而{table}“{row}”只有 {cell} 万元。信息处理费也算在这一格里，应当包括在内。",
    "please check: {money} 元 were collected for information, but '{row}' in {table}, which includes it, is {cell} 万元",
)
FIELD = Text(
    "请核对：正文“{quote}”，而“{key}”写的是通知 {notified} 元、实收 {collected} 元。",
    "please check: the prose says '{quote}', the key {key} says {notified} 元 notified and {collected} 元 collected",
)
NOT_NONE = Text(
    "正文写没有收取信息处理费，而“{key}”写的实收金额是 {collected} 元。请核对，改正错的一处。",
    "the prose says that no fee was collected, the key {key} says {collected} 元",
)
ABOVE = Text(
    "请核对：正文“{quote}”，比前面写的“{asked}”还多。实收的金额不会多于通知缴纳的金额，请改正错的一处。",
    "please check: '{quote}' is more than '{asked}', and no more is collected than was asked for",
)
NOTICES = Text(
    "请核对：正文“{quote}”，而“{key}”写的通知件数是 {notices}。",
    "please check: the prose says '{quote}', the key {key} says {notices} notices",
)
_NOTICE, _NOTICES = "收费通知", DECISIONS.notice_units
_TEN_THOUSAND = 10_000
_NONE = DECISIONS.no_fee
_TAILS = DECISIONS.behind_fees
_CHARGED = "(?:本年度?|全年|年度|实际|共)*收费"


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    fees = cells.rows(report, report.form.roles.rows.fees, report.form.roles.columns.fee_amount)
    table = fees if fees and fees.values else None
    for mention in mentions(case):
        if mention.quantity.unit in _NOTICES and _NOTICE in mention.before + mention.after:
            yield from _notices(report, mention)
        if mention.quantity.unit != "元" or mention.earlier(report.year):
            continue
        if _is_information_fee(mention):
            yield from _information(report, mention, table)
            yield from _more_than_asked(mention, list(mentions(case)))
        elif table is not None and _is_fees(mention, report):
            yield from _fees(mention, table)
    collected = report.fields["fee"]["collected"]
    if collected:
        yield from _collected(report, collected, table)
        yield from _denied(case, collected)


def _notices(report: Report, mention: Mention) -> Iterator[Diagnostic]:
    """发出收费通知2件, against the key."""
    notices = report.fields["fee"]["notices"]
    if notices is not None and not (mention.earlier(report.year) or mention.quantity.fits(notices)):
        yield finding(
            PAGE.id, WARNING, NOTICES, mention, key=report.form.field("fee").key, notices=number_text(notices)
        )


def _collected(report: Report, collected: Number, table: cells.Cells | None) -> Iterator[Diagnostic]:
    """The key, against the table, of whose fees it is one."""
    if table is not None and collected > table.value * _TEN_THOUSAND:
        field = report.form.field("fee")
        yield Diagnostic(PAGE.id, WARNING, MORE, (field.key, field.fields[2].key), _values(collected, table))


def _values(money: Number, table: cells.Cells) -> dict[str, str | Text]:
    return {"money": number_text(money), **table.names, "cell": number_text(table.value)}


def _is_information_fee(mention: Mention) -> bool:
    return "处理费" in mention.lead[-40:] and not any(word in mention.before for word in DECISIONS.fee_rates)


def _is_fees(mention: Mention, report: Report) -> bool:
    words = mention.before
    while words.endswith(_TAILS):
        words = min((words[: -len(tail)] for tail in _TAILS if words.endswith(tail)), key=len)
    known = tuple(names(report.form, report.form.roles.rows.fees))
    named_before = re.fullmatch(_CHARGED, words) is not None and has(known, mention.lead)
    return named_before or words.endswith(known)


def _information(report: Report, mention: Mention, table: cells.Cells | None) -> Iterator[Diagnostic]:
    """The fee for information in prose, against the table and against the key."""
    stated = mention.quantity
    fee = report.fields["fee"]
    if table is not None and not _is_notified(mention) and _is_more(stated, table.value * _TEN_THOUSAND):
        yield finding(PAGE.id, WARNING, MORE, mention, **_values(stated.value, table))
    known = [amount for amount in (fee["notified"], fee["collected"]) if amount is not None]
    if known and not any(stated.fits(amount) for amount in known):
        values = {id_: "" if fee[id_] is None else number_text(fee[id_]) for id_ in ("notified", "collected")}
        yield finding(PAGE.id, WARNING, FIELD, mention, key=report.form.field("fee").key, **values)


def _more_than_asked(mention: Mention, found: list[Mention]) -> Iterator[Diagnostic]:
    """应收380元，实收2380元."""
    if _is_notified(mention) or "实" not in mention.before:
        return
    beside = [each for each in found if each.sentence == mention.sentence and each.quantity.unit == "元"]
    asked = [each for each in beside if each.quantity.begin < mention.quantity.begin and _is_notified(each)]
    if asked and mention.quantity.value > asked[-1].quantity.value:
        yield finding(PAGE.id, WARNING, ABOVE, mention, asked=asked[-1].quote())


def _is_notified(mention: Mention) -> bool:
    """Whether the amount was asked for, and perhaps not paid."""
    return "通知" in mention.before or "应收" in mention.before


def _is_more(stated: Quantity, money: Number) -> bool:
    return stated.value > money and not stated.fits(money)


def _fees(mention: Mention, table: cells.Cells) -> Iterator[Diagnostic]:
    stated, charged = mention.quantity, table.value
    if stated.fits(charged * _TEN_THOUSAND):
        return
    values = {**table.names, "cell": number_text(charged)}
    if charged and stated.value == charged:
        right = number_text(Decimal(charged) / _TEN_THOUSAND)
        yield finding(PAGE.id, WARNING, UNIT, mention, right=right, **values)
    else:
        money = f"{(Decimal(charged) * _TEN_THOUSAND).normalize():f}"
        yield finding(PAGE.id, WARNING, DIFFERENT, mention, money=money, **values)


def _denied(case: Case, collected: Number) -> Iterator[Diagnostic]:
    key = case.report.form.field("fee").key
    for sentence in sentences(case):
        plain = sentence.plain
        words = next((word for word in _NONE if word in plain and not _is_end_of_number(plain, word)), None)
        if words and "处理费" in plain and sentence.passage.section != "preface":
            path: Path = sentence.passage.path
            values = {"key": key, "collected": number_text(collected)}
            yield Diagnostic(PAGE.id, WARNING, NOT_NONE, path, values, offset=sentence.place(words))


def _is_end_of_number(text: str, word: str) -> bool:
    """Whether 0元 is the end of 880元."""
    return word[0].isdecimal() and text[: text.find(word)][-1:] in (*"0123456789", ".")


RULE = Rule(PAGE, check)
